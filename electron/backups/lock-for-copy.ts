// Makes the live file stand still for a copy while the salon goes on writing. Runs in main, beside the one writing
// connection; the copy itself is made by the backup process.
//
// A second connection empties the -wal into the file and begins a read in the same tick. As long as that read lasts,
// SQLite writes new pages into the -wal only, never into the file. With the read begun any later, most copies are torn,
// and every page of them still has a valid code.
import { statSync } from 'node:fs'
import { checkpointTruncate, openDatabase, type RawDatabase } from '../../db/open.ts'

export interface CopyLock<T> {
  /** What `read` answered, out of exactly the state that is copied. */
  readonly value: T
  /** Lets go. Safe to call twice. */
  release(): void
}

/**
 * Tries once. Null when somebody was reading or writing just then: try again a little later.
 * @param databaseKey the raw key of the file
 * @param read runs on the frozen state; short, because it runs in main
 */
export function lockForCopy<T>(
  file: string,
  databaseKey: Uint8Array,
  read: (frozen: RawDatabase) => T,
): CopyLock<T> | null {
  let db: RawDatabase | undefined
  try {
    db = openDatabase(file, databaseKey, { busyTimeoutMs: 0 })
    if (!checkpointTruncate(db).complete) return closed(db)
    db.exec('BEGIN')
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    // Only stat: opening the file here and closing it would drop SQLite's locks.
    if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) !== 0) return closed(db)
    const value = read(db)
    const held = db
    return { value, release: () => closed(held) }
  } catch (error) {
    closed(db)
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) return null
    throw error
  }
}

function closed(db: RawDatabase | undefined): null {
  if (db?.open) {
    if (db.inTransaction) db.exec('COMMIT')
    db.close()
  }
  return null
}
