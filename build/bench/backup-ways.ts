// The ways of making backups that are measured beside each other (backups.ts): ours, whole copies, restic, borg. Build scripts
// only.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { newestSchema } from '../../db/migrations/newest-schema.ts'
import { closeDatabase, openDatabase, readPragma } from '../../db/open.ts'
import { backupKeysOf } from '../../electron/backups/format.ts'
import { listPlace } from '../../electron/backups/list-points.ts'
import { runJob } from '../../electron/backups/process.ts'
import { keptPoints, type PointTime } from '../../electron/backups/retention.ts'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import type { OpenSalon } from './salons.ts'
import { snapshotTaker, startBackupProcess } from './snapshot-taker.ts'

export const localDay = (atMs: number) => instantToLocal(atMs, ZONE).day

/** One way of making backups. Times are those of the evening that the day's copy is made on. */
export interface Way {
  readonly name: string
  copy(atMs: number): Promise<void> | void
  /** The newest copy to a file, opened and proved whole. */
  restore(targetFile: string): Promise<void> | void
  /** Takes away what the rule of 30 days, 12 weeks and 90 days in all no longer keeps. */
  forget(atMs: number): Promise<void> | void
  /** Every byte of the place read again and compared with what it should be. */
  verify(): Promise<void> | void
  bytes(): number
}

function sizeOf(folder: string): number {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + fs.statSync(path.join(entry.parentPath, entry.name)).size, 0)
}

/** A restore counts once the file has been opened and checked, whichever way it came. */
function prove(file: string, key: Uint8Array): void {
  const db = openDatabase(file, key, { readonly: true })
  try {
    if (readPragma(db, 'quick_check(1)') !== 'ok') throw new Error(`${file} is not whole`)
  } finally {
    closeDatabase(db)
  }
}

function tool(command: string, args: readonly string[], env: NodeJS.ProcessEnv): void {
  const { status, stderr, error } = spawnSync(command, args, { env: { ...process.env, ...env }, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args[0]}: ${error?.message ?? stderr}`)
}

export const isInstalled = (command: string) =>
  ['version', '--version'].some((word) => spawnSync(command, [word]).status === 0)

export function ours(salon: OpenSalon, place: string): Way {
  const keys = backupKeysOf(salon.opened.dataKey)
  const take = snapshotTaker(salon, place)
  let newest = 0
  return {
    name: 'Loiste',
    async copy(atMs) {
      newest = (await take(atMs)).sequence
    },
    async restore(targetFile) {
      await runJob<'unpack'>(startBackupProcess, {
        kind: 'unpack',
        input: { place, sequence: newest, keys, targetFile, newestSchema },
      })
    },
    async verify() {
      const input = { place, keys, part: null, heal: false }
      const read = await runJob<'read-place'>(startBackupProcess, { kind: 'read-place', input })
      if (read.damagedPacks.length + read.damagedPoints.length > 0) throw new Error(`${place} is not whole`)
    },
    async forget(atMs) {
      const { points } = listPlace(place, keys, newestSchema)
      const keep = [...keptPoints(points, atMs, localDay).keys()]
      if (keep.length === points.length) return
      const decidedUpTo = Math.max(...points.map((point) => point.sequence))
      await runJob<'prune'>(startBackupProcess, {
        kind: 'prune',
        input: { place, keys, keep, decidedUpTo, minutesBeforeMs: atMs },
      })
    },
    bytes: () => sizeOf(place),
  }
}

/** Whole copies, one file a day; `write` makes one. */
export function wholeCopies(name: string, place: string, key: Uint8Array, write: (file: string) => void): Way {
  const kept: PointTime[] = []
  const fileOf = (sequence: number) => path.join(place, `${sequence}.db`)
  return {
    name,
    copy(atMs) {
      const sequence = (kept.at(-1)?.sequence ?? 0) + 1
      write(fileOf(sequence))
      kept.push({ sequence, takenAtMs: atMs })
    },
    restore(targetFile) {
      fs.copyFileSync(fileOf(kept.at(-1)?.sequence ?? 0), targetFile)
      prove(targetFile, key)
    },
    verify() {
      for (const { sequence } of kept) prove(fileOf(sequence), key)
    },
    forget(atMs) {
      const stays = keptPoints(kept, atMs, localDay)
      for (const point of kept.splice(0)) {
        if (stays.has(point.sequence)) kept.push(point)
        else fs.rmSync(fileOf(point.sequence))
      }
    },
    bytes: () => sizeOf(place),
  }
}

export function restic(salon: OpenSalon, place: string, key: Uint8Array): Way {
  const env = { RESTIC_PASSWORD: 'bench', RESTIC_REPOSITORY: place, RESTIC_CACHE_DIR: `${place}-cache` }
  tool('restic', ['init'], env)
  return {
    name: 'restic',
    copy(atMs) {
      const time = new Date(atMs).toISOString().slice(0, 19).replace('T', ' ')
      tool('restic', ['backup', '--time', time, salon.file], env)
    },
    restore(targetFile) {
      const folder = `${targetFile}.restic`
      tool('restic', ['restore', 'latest', '--target', folder], env)
      fs.renameSync(path.join(folder, salon.file), targetFile)
      fs.rmSync(folder, { recursive: true })
      prove(targetFile, key)
    },
    verify: () => tool('restic', ['check', '--read-data'], env),
    forget() {
      tool('restic', ['forget', '--keep-daily', '30', '--keep-weekly', '12', '--keep-within', '1d', '--prune'], env)
    },
    bytes: () => sizeOf(place),
  }
}

export function borg(salon: OpenSalon, place: string, key: Uint8Array): Way {
  const base = `${place}-borg`
  fs.mkdirSync(base, { recursive: true })
  const env = { BORG_PASSPHRASE: 'bench', BORG_BASE_DIR: base, BORG_REPO: place }
  fs.rmSync(place, { recursive: true })
  tool('borg', ['init', '--encryption=repokey-blake2'], env)
  let count = 0
  return {
    name: 'borg',
    copy(atMs) {
      count += 1
      const time = new Date(atMs).toISOString().slice(0, 19)
      tool('borg', ['create', '--timestamp', time, '--compression', 'none', `::day-${count}`, salon.file], env)
    },
    restore(targetFile) {
      const folder = `${targetFile}.borg`
      fs.mkdirSync(folder)
      const { status } = spawnSync('borg', ['extract', `::day-${count}`], {
        cwd: folder,
        env: { ...process.env, ...env },
      })
      if (status !== 0) throw new Error('borg extract')
      fs.renameSync(path.join(folder, salon.file), targetFile)
      fs.rmSync(folder, { recursive: true })
      prove(targetFile, key)
    },
    verify: () => tool('borg', ['check', '--verify-data'], env),
    forget() {
      tool('borg', ['prune', '--keep-daily', '30', '--keep-weekly', '12'], env)
      tool('borg', ['compact'], env)
    },
    bytes: () => sizeOf(place),
  }
}
