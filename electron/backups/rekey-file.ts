// The salon's file under another key: a new file beside the old one, which is only read. Runs in the backup process.
//
// Never in place: in WAL mode a crash in the middle of a rekey leaves a file that no key opens. So the whole content goes
// into a new file (still under the old key), which is opened on its own, without a WAL, rekeyed, and checked.
import { closeDatabase, openDatabase, readPragma, rekeyAlone } from '../../db/open.ts'
import { AppError, isAppError } from '../../shared/errors.ts'
import { type Disk, realDisk } from '../durable-file.ts'
import { countRows } from './check-copy.ts'
import { onComputer } from './place-errors.ts'

export interface RekeyInput {
  readonly file: string
  /** Written anew; removed again when anything fails. */
  readonly targetFile: string
  readonly from: Uint8Array
  readonly to: Uint8Array
}

export interface RekeyResult {
  readonly fileBytes: number
  readonly tables: number
  readonly rows: number
}

/**
 * @throws AppError KEY_CHANGE_FAILED (data: step) when the new file is not the same as the old one, DISK_FULL, and what
 * opening the old file throws
 */
export function rekeyFile(input: RekeyInput, disk: Disk = realDisk): RekeyResult {
  const { file, targetFile, from, to } = input
  const remove = () => {
    for (const suffix of ['', '-wal', '-shm', '-journal']) disk.rmSync(targetFile + suffix, { force: true })
  }
  remove()
  try {
    return onComputer(() => {
      const before = contentsOf(file, from, (db) => db.prepare('VACUUM INTO ?').run(targetFile))
      rekeyAlone(targetFile, from, to)
      const after = contentsOf(targetFile, to, (db) => {
        if (readPragma(db, 'integrity_check(1)') !== 'ok') throw new AppError('KEY_CHANGE_FAILED', { step: 'check' })
      })
      if (JSON.stringify(after) !== JSON.stringify(before))
        throw new AppError('KEY_CHANGE_FAILED', { step: 'contents' })
      assertClosedTo(targetFile, from)
      for (const suffix of ['-wal', '-shm', '-journal']) disk.rmSync(targetFile + suffix, { force: true })
      const handle = disk.openSync(targetFile, 'r+')
      try {
        disk.fsyncSync(handle)
        const rows = before.counts.reduce((sum, [, count]) => sum + count, 0)
        return { fileBytes: disk.fstatSync(handle).size, tables: before.counts.length, rows }
      } finally {
        disk.closeSync(handle)
      }
    })
  } catch (error) {
    remove()
    throw error
  }
}

interface Contents {
  readonly schemaVersion: string | undefined
  readonly schema: number
  readonly counts: readonly (readonly [string, number])[]
}

/** Opens read-only, does something, and answers what makes two files the same. */
function contentsOf(file: string, key: Uint8Array, work: (db: ReturnType<typeof openDatabase>) => unknown): Contents {
  const db = openDatabase(file, key, { readonly: true })
  try {
    work(db)
    const tables = db
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name",
      )
      .pluck()
      .all() as string[]
    const schema = db.prepare('SELECT count(*) AS count FROM sqlite_schema').pluck().get() as number
    const counts = tables.map((table) => [table, countRows(db, table)] as const)
    return { schemaVersion: readPragma(db, 'user_version'), schema, counts }
  } finally {
    closeDatabase(db)
  }
}

/** The whole point of it: what is known of the old key opens nothing here. */
function assertClosedTo(file: string, key: Uint8Array): void {
  try {
    closeDatabase(openDatabase(file, key, { readonly: true }))
  } catch (error) {
    if (isAppError(error) && error.code === 'DATABASE_WRONG_KEY') return
    throw error
  }
  throw new AppError('KEY_CHANGE_FAILED', { step: 'old key' })
}
