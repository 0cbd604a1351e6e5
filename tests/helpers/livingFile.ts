// A small encrypted file in a temporary folder with its vault beside it and a backup folder: what backups and restore
// work on, without the salon's schema. Real files, real process, only Argon2id made cheap.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { argon2id } from 'hash-wasm'
import { closeDatabase, openDatabase, type RawDatabase } from '../../db/open.ts'
import { countRows } from '../../electron/backups/check-copy.ts'
import { backupKeysOf } from '../../electron/backups/format.ts'
import { frozenContent } from '../../electron/backups/frozen-content.ts'
import { doJob } from '../../electron/backups/jobs.ts'
import { failureOf, type JobMessage, type StartBackupProcess } from '../../electron/backups/process.ts'
import { openRepository } from '../../electron/backups/repository.ts'
import { type ShipInput, type ShipResult, shipMinute } from '../../electron/backups/ship.ts'
import { makeSnapshot, type SnapshotInput, type SnapshotResult } from '../../electron/backups/snapshot.ts'
import { type TakeSnapshot, takeSnapshot } from '../../electron/backups/take-snapshot.ts'
import { type Disk, realDisk } from '../../electron/durable-file.ts'
import { keyFor } from '../../electron/keys/derived-keys.ts'
import type { Kdf } from '../../electron/keys/kdf.ts'
import { createVault, type OpenedVault, vaultForBackup } from '../../electron/keys/vault.ts'
import { startBackupProcess } from './backupProcess.ts'

/** Argon2id at a thousandth of its cost, with limits to match. Only a test can name it. */
export const weakKdf: Kdf = {
  derive: (secret, salt, params) =>
    argon2id({
      password: secret,
      salt,
      hashLength: 32,
      memorySize: params.memoryKiB,
      iterations: params.iterations,
      parallelism: params.parallelism,
      outputType: 'binary',
    }),
  limits: {
    least: { memoryKiB: 64, iterations: 1, parallelism: 1 },
    most: { memoryKiB: 256, iterations: 4, parallelism: 4 },
  },
  params: { memoryKiB: 64, iterations: 1, parallelism: 1 },
}

/**
 * Does the jobs of the backup process right here: quicker where the process itself is not what is tested. Never for a
 * backup of a file that is open.
 */
export const inThisProcess: StartBackupProcess = () => {
  let listener: (message: JobMessage) => void = () => {}
  return {
    send(job) {
      queueMicrotask(() => {
        try {
          listener({ kind: 'done', value: doJob(job, listener) })
        } catch (error) {
          listener(failureOf(error))
        }
      })
    },
    onMessage: (next) => {
      listener = next
    },
    onExit: () => {},
    kill: () => {},
  }
}

export const passphrase = 'koivu taivas lumi sauna'
export const ownerStaffId = 'staff-owner'
export const databaseName = 'salon.db'
export const schemaNow = 3
/** A Monday morning in May. */
export const morningMs = Date.UTC(2026, 4, 18, 6, 0)

export interface LivingFile {
  readonly root: string
  readonly userData: string
  readonly place: string
  readonly file: string
  readonly opened: OpenedVault
  readonly databaseKey: Uint8Array
  db: RawDatabase
  /** Adds rows of about a kilobyte each in one transaction. */
  add(rows: number): void
  rows(): number
  /** A backup as the program makes it: frozen here, copied in a process of its own. */
  snapshot(patch?: Partial<TakeSnapshot>): Promise<SnapshotResult>
  /** What changed since, shipped to the place in this process on the closed file. */
  minute(patch?: Partial<ShipInput>, disk?: Disk): ShipResult
  /** The same point made in this process on the closed file: quicker, for tests of what it holds. */
  point(patch?: Partial<SnapshotInput>): SnapshotResult
  remove(): void
}

/** The job of a snapshot as main would send it, for running it in this process on a file that nobody has open. */
export function snapshotInput(living: LivingFile, patch: Partial<SnapshotInput> = {}): SnapshotInput {
  const { schemaVersion, ...content } = frozenContent(living.db)
  return {
    place: living.place,
    databaseFile: living.file,
    checkFile: path.join(living.userData, 'backup-check', 'copy.db'),
    marksFolder: path.join(living.userData, 'backup-marks'),
    keys: backupKeysOf(living.opened.dataKey),
    slots: vaultForBackup({ folder: living.userData }),
    content,
    schemaVersion,
    reason: 'asked',
    programVersion: '0.0.0-test',
    takenAtMs: Date.now(),
    remembered: null,
    ...patch,
  }
}

/** As the place names itself. */
export function repositoryIdOf(place: string): string {
  return openRepository(place, realDisk).repositoryId
}

export async function livingFile(startRows = 200): Promise<LivingFile> {
  const root = mkdtempSync(path.join(tmpdir(), 'loiste-file-'))
  const userData = path.join(root, 'user-data')
  const place = path.join(root, 'stick')
  for (const folder of [userData, place]) mkdirSync(folder)
  const vaultPlace = { folder: userData, kdf: weakKdf }
  const opened = await createVault(vaultPlace, {
    staffId: ownerStaffId,
    signInName: 'Helmi Laine',
    password: passphrase,
  })
  const file = path.join(userData, databaseName)
  const databaseKey = keyFor(opened.dataKey, 'database')
  const db = openDatabase(file, databaseKey, { create: true })
  db.exec('CREATE TABLE entry (id INTEGER PRIMARY KEY, note TEXT NOT NULL, twin TEXT NOT NULL) STRICT')
  db.exec('CREATE INDEX entry_note ON entry (note)')
  // As much of a salon as the summary of a point asks for: each row counts as a client. Each transaction leaves an entry in
  // the log.
  db.exec(`
    CREATE TABLE access_log (seq INTEGER PRIMARY KEY, mac BLOB NOT NULL, at_ms INTEGER NOT NULL);
    CREATE VIEW client AS SELECT id FROM entry;
    CREATE TABLE appointment (id TEXT, day TEXT, removed_at_ms INTEGER);
    CREATE TABLE appointment_line (appointment_id TEXT, start_min INTEGER);
    CREATE TABLE visit (id TEXT);
    CREATE TABLE document (id TEXT, series TEXT, number INTEGER, day TEXT, issued_at_ms INTEGER);
  `)
  db.pragma(`user_version = ${schemaNow}`)

  const living: LivingFile = {
    root,
    userData,
    place,
    file,
    opened,
    databaseKey,
    db,
    add(rows) {
      const insert = living.db.prepare('INSERT INTO entry (note, twin) VALUES (?, ?)')
      living.db
        .transaction(() => {
          for (let row = 0; row < rows; row++) {
            const note = `${Math.random()} ${'x'.repeat(500)}`
            insert.run(note, note)
          }
          living.db.prepare('INSERT INTO access_log (mac, at_ms) VALUES (randomblob(32), 0)').run()
        })
        .immediate()
    },
    rows: () => countRows(living.db, 'entry'),
    snapshot: (patch = {}) =>
      takeSnapshot({
        place,
        databaseFile: file,
        userData,
        dataKey: opened.dataKey,
        slots: vaultForBackup(vaultPlace),
        reason: 'asked',
        programVersion: '0.0.0-test',
        remembered: null,
        nowMs: () => Date.now(),
        holdCheckpoints: () => () => {},
        start: startBackupProcess,
        ...patch,
      }),
    point(patch = {}) {
      const input = snapshotInput(living, patch)
      closeDatabase(living.db)
      try {
        return makeSnapshot(input)
      } finally {
        living.db = openDatabase(file, databaseKey)
      }
    },
    minute(patch = {}, disk = realDisk) {
      const { schemaVersion, ...content } = living.db.open
        ? frozenContent(living.db)
        : { schemaVersion: schemaNow, counts: {}, accessLogHead: null }
      closeDatabase(living.db)
      try {
        const input: ShipInput = {
          place,
          databaseFile: file,
          marksFolder: path.join(userData, 'backup-marks'),
          repositoryId: repositoryIdOf(place),
          keys: backupKeysOf(opened.dataKey),
          vaultId: opened.vaultId,
          content,
          programVersion: '0.0.0-test',
          schemaVersion,
          takenAtMs: Date.now(),
          ...patch,
        }
        return shipMinute(input, () => {}, disk)
      } finally {
        living.db = openDatabase(file, databaseKey)
      }
    },
    remove() {
      closeDatabase(living.db)
      rmSync(root, { recursive: true, force: true })
    },
  }
  living.add(startRows)
  return living
}
