// Proof that a copy of the database is whole: opened on its own, read-only, under the whole open contract. Runs in the
// backup process. The pages' codes alone do not prove it: a copy torn between two states has valid codes on every page.
import { handleOf } from '../../db/handle.ts'
import { closeDatabase, openDatabase, type RawDatabase, readPragma } from '../../db/open.ts'
import { summaryOf } from '../../db/summary.ts'
import type { PointSummary } from '../../shared/backups.ts'
import { AppError, isAppError } from '../../shared/errors.ts'

/** What a file says of itself: rows per table, and what lets a person recognise it. */
export interface CopyContent {
  readonly summary: PointSummary
  readonly counts: Readonly<Record<string, number>>
}

export interface CheckExpected {
  readonly counts: Readonly<Record<string, number>>
  readonly schemaVersion: number
}

/**
 * Opens the copy, runs quick_check (reads and authenticates every used page), compares schema version and row counts.
 * @throws AppError BACKUP_VERIFY_FAILED with what did not fit
 */
export function assertCopyWhole(file: string, databaseKey: Uint8Array, expected: CheckExpected): void {
  whole(file, databaseKey, expected, () => undefined)
}

/** The same, and what the copy holds. Counted here and not in main, where everybody would wait. */
export function checkedContent(file: string, databaseKey: Uint8Array, expected: CheckExpected): CopyContent {
  return whole(file, databaseKey, expected, contentOf)
}

function whole<T>(file: string, databaseKey: Uint8Array, expected: CheckExpected, read: (db: RawDatabase) => T): T {
  let db: RawDatabase | undefined
  try {
    db = openDatabase(file, databaseKey, { readonly: true })
    const answer = readPragma(db, 'quick_check(1)')
    if (answer !== 'ok') throw new AppError('BACKUP_VERIFY_FAILED', { step: 'quick_check' })
    const schemaVersion = Number(readPragma(db, 'user_version'))
    if (schemaVersion !== expected.schemaVersion) throw new AppError('BACKUP_VERIFY_FAILED', { step: 'schema version' })
    for (const [table, count] of Object.entries(expected.counts)) {
      if (countRows(db, table) !== count) throw new AppError('BACKUP_VERIFY_FAILED', { step: 'row counts', table })
    }
    return read(db)
  } catch (error) {
    if (isAppError(error) && error.code === 'BACKUP_VERIFY_FAILED') throw error
    throw new AppError('BACKUP_VERIFY_FAILED', { step: isAppError(error) ? error.code : 'open' }, { cause: error })
  } finally {
    if (db) closeDatabase(db)
  }
}

/** Rows of every ordinary table, and the summary of an open file. */
export function contentOf(db: RawDatabase): CopyContent {
  const counts = Object.fromEntries(ordinaryTables(db).map((table) => [table, countRows(db, table)]))
  return { summary: summaryOf(handleOf(db)), counts }
}

/** Tables that are neither SQLite's own nor a search index. */
export function ordinaryTables(db: RawDatabase): string[] {
  return db
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    )
    .pluck()
    .all() as string[]
}

/** Rows of one table. @throws RangeError for a name that is not a plain identifier */
export function countRows(db: RawDatabase, table: string): number {
  if (!/^[a-z][a-z0-9_]*$/.test(table)) throw new RangeError('not a table name')
  const row = db.prepare(`SELECT count(*) AS count FROM "${table}"`).get() as { count: number }
  return row.count
}
