// Proof that the newest point of a place, with all its minutes, can really be restored: unpacked into a temporary folder, opened there on its own,
// counted, and (weekly) checked to the last index and along the access log's chain. Runs in the backup process.
import { checkLog } from '../../db/accesslog.ts'
import { handleOf } from '../../db/handle.ts'
import { closeDatabase, openDatabase, readPragma } from '../../db/open.ts'
import { AppError } from '../../shared/errors.ts'
import { type Disk, realDisk } from '../durable-file.ts'
import { countRows, ordinaryTables } from './check-copy.ts'
import { type BackupKeys, keysOfPoint } from './format.ts'
import { chainOf, listMinuteFiles } from './minutes.ts'
import { onPlace } from './place-errors.ts'
import { newestManifest, openRepository } from './repository.ts'
import { unpackPoint } from './unpack.ts'

export interface ProveInput {
  readonly place: string
  readonly keys: BackupKeys
  readonly newestSchema: number
  /** On this computer; made and removed here. */
  readonly targetFile: string
  /** integrity_check and the log's chain too. */
  readonly full: boolean
  /** The owner's, when she is the one signed in: then the chain is checked from its first entry. */
  readonly logPrivateKey: Uint8Array | null
}

export interface PointProof {
  readonly sequence: number
  /** Of the point, or of its last minute. */
  readonly takenAtMs: number
  /** Minutes that were laid over the point. */
  readonly minutes: number
  readonly fileBytes: number
  readonly fileSha256: string
  readonly tables: number
  readonly rows: number
  /** Entries of the log whose codes were computed again; null when the chain was not looked at. */
  readonly logEntriesChecked: number | null
}

/**
 * @throws AppError BACKUP_EMPTY, BACKUP_VERIFY_FAILED (data: step), and all that unpacking throws
 */
export function provePoint(
  input: ProveInput,
  onProgress: (doneBytes: number, totalBytes: number) => void = () => {},
  disk: Disk = realDisk,
): PointProof {
  const { place, keys, targetFile } = input
  const newest = onPlace(() => newestManifest(place, openRepository(place, disk), keys, disk))
  if (!newest) throw new AppError('BACKUP_EMPTY')
  const { sequence } = newest.header
  try {
    const minutes = onPlace(() => chainOf(listMinuteFiles(place, disk).get(sequence) ?? []).length)
    const { header, content, takenAtMs } = unpackPoint(
      { place, sequence, minute: minutes, keys, targetFile, newestSchema: input.newestSchema, hashWhole: true },
      onProgress,
      disk,
    )
    const db = openDatabase(targetFile, keysOfPoint(keys, header).database, { readonly: true })
    try {
      // The tables that the file itself has, not those the manifest promises: one that is missing there shows too.
      const tables = ordinaryTables(db)
      let rows = 0
      for (const table of tables) {
        const count = countRows(db, table)
        if (content.counts[table] !== count) throw new AppError('BACKUP_VERIFY_FAILED', { step: 'row counts', table })
        rows += count
      }
      if (tables.length !== Object.keys(content.counts).length) {
        throw new AppError('BACKUP_VERIFY_FAILED', { step: 'tables' })
      }
      let logEntriesChecked: number | null = null
      if (input.full) {
        if (readPragma(db, 'integrity_check(1)') !== 'ok') {
          throw new AppError('BACKUP_VERIFY_FAILED', { step: 'integrity_check' })
        }
        if ((db.pragma('foreign_key_check') as unknown[]).length > 0) {
          throw new AppError('BACKUP_VERIFY_FAILED', { step: 'references' })
        }
        const verdict = checkLog(handleOf(db), input.logPrivateKey)
        if (!verdict.whole) throw new AppError('BACKUP_VERIFY_FAILED', { step: 'access log' })
        logEntriesChecked = Math.max(0, verdict.entries - verdict.checkedFromSeq + 1)
      }
      const { fileBytes, fileSha256 } = header
      return { sequence, takenAtMs, minutes, fileBytes, fileSha256, tables: tables.length, rows, logEntriesChecked }
    } finally {
      closeDatabase(db)
    }
  } finally {
    for (const suffix of ['', '-wal', '-shm']) disk.rmSync(targetFile + suffix, { force: true })
  }
}
