// Makes the live file stand still for a copy while the salon goes on writing. Runs in the backup process, beside the one
// writing connection in main: main does not stop for it, and a save that meets it waits until the -wal is in the file.
//
// One connection keeps writers out for a moment, so that nothing can come between the steps; the other moves the whole -wal
// into the file and begins a read. SQLite lets that read go past the -wal, and as long as it lasts new pages go into the
// -wal only, never into the file. Begun without keeping writers out, most copies are torn, and every page of them still
// has a valid code.
import { databaseErrorOf, openDatabase, type RawDatabase } from '../../db/open.ts'
import { AppError } from '../../shared/errors.ts'

export interface CopyLock<T> {
  /** What `read` answered, out of exactly the state that is copied. */
  readonly value: T
  /** Lets go. Safe to call twice. */
  release(): void
}

/** Saves may follow each other closely: this process looks for its turn between two of them. */
const turnMs = 2000
const lookEveryMs = 1
/** How long saves are kept waiting for a reader of an older state. */
const readersMs = 20

/**
 * Tries once. Null when somebody was still reading an older state just then: try again a little later.
 * @param databaseKey the raw key of the file
 * @param read runs on the frozen state
 */
export function lockForCopy<T>(
  file: string,
  databaseKey: Uint8Array,
  read: (frozen: RawDatabase) => T,
): CopyLock<T> | null {
  let gate: RawDatabase | undefined
  let db: RawDatabase | undefined
  try {
    db = inTurn(() => openDatabase(file, databaseKey, { busyTimeoutMs: 0 }))
    const held = inTurn(() => openDatabase(file, databaseKey, { busyTimeoutMs: 0 }))
    gate = held
    inTurn(() => held.exec('BEGIN IMMEDIATE'))
    if (!moveWalIntoFile(db)) return closed(db)
    db.exec('BEGIN')
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    closed(gate)
    const value = read(db)
    const standing = db
    return { value, release: () => closed(standing) }
  } catch (error) {
    closed(db)
    if (isBusy(error)) return null
    throw databaseErrorOf(error) ?? error
  } finally {
    closed(gate)
  }
}

/**
 * Whether all of the -wal is in the file. Writers are kept out meanwhile, so what is waited for ends by itself: another
 * connection that is moving the -wal just now (in a rush the likeliest moment to get in is during its fsync), or a writer
 * that has committed and not yet let go of what it read. A real reader of an older state is waited for only so briefly that
 * no save notices: then false.
 */
function moveWalIntoFile(db: RawDatabase): boolean {
  const began = performance.now()
  for (;;) {
    const [row] = db.pragma('wal_checkpoint(PASSIVE)') as readonly { busy: number; log: number; checkpointed: number }[]
    if (!row) return false
    if (row.busy === 0 && row.log === row.checkpointed) return true
    if (performance.now() - began > (row.busy === 0 ? readersMs : turnMs)) return false
    wait(lookEveryMs)
  }
}

/** SQLite's own waiting sleeps ever longer and misses every gap in a rush; this looks again each millisecond. */
function inTurn<T>(step: () => T): T {
  const until = performance.now() + turnMs
  for (;;) {
    try {
      return step()
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error
      wait(lookEveryMs)
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
}

function wait(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

const lockTries = 50
const lockPauseMs = 100

/**
 * Waits for a still moment, for at least 5 s. The process does nothing else meanwhile and may be killed at any time.
 * @throws AppError BACKUP_BUSY, and what opening the file throws
 */
export function lockPatiently<T>(
  file: string,
  databaseKey: Uint8Array,
  read: (frozen: RawDatabase) => T,
  tries: number = lockTries,
): CopyLock<T> {
  for (let left = tries; left > 0; left--) {
    const lock = lockForCopy(file, databaseKey, read)
    if (lock) return lock
    if (left > 1) wait(lockPauseMs)
  }
  throw new AppError('BACKUP_BUSY')
}

function closed(db: RawDatabase | undefined): null {
  if (db?.open) {
    if (db.inTransaction) db.exec('ROLLBACK')
    db.close()
  }
  return null
}
