// Empties the -wal when the salon is quiet: a flipped bit in the -wal silently drops every later commit, so nothing
// should stay there long. Runs in main, beside the one writing connection.
import { checkpointTruncate, type RawDatabase } from './open.ts'

export interface Timers {
  setTimeout(run: () => void, delayMs: number): unknown
  clearTimeout(timer: unknown): void
}

export interface IdleCheckpoint {
  /** Call after every commit; the checkpoint comes once nothing has been written for the idle time. */
  touched(): void
  /** No checkpoint until the returned function is called: the backup copy needs the file to stand still. */
  hold(): () => void
  /** Forgets the pending checkpoint. Closing the file does its own. */
  stop(): void
}

export const idleCheckpointMs = 2000

/** Starts watching. `timers` is the clock of the program, or of a test. */
export function createIdleCheckpoint(
  db: RawDatabase,
  timers: Timers,
  idleMs: number = idleCheckpointMs,
): IdleCheckpoint {
  let timer: unknown
  let holds = 0
  let isDirty = false
  const autocheckpointPages = 1000

  const cancel = () => {
    if (timer !== undefined) timers.clearTimeout(timer)
    timer = undefined
  }
  const schedule = () => {
    cancel()
    timer = timers.setTimeout(run, idleMs)
  }
  const run = () => {
    timer = undefined
    if (!db.open || holds > 0) return
    if (db.inTransaction || !checkpointTruncate(db).complete) schedule()
    else isDirty = false
  }

  return {
    touched() {
      isDirty = true
      if (holds === 0) schedule()
    },
    hold() {
      let isReleased = false
      holds += 1
      cancel()
      if (holds === 1 && db.open) db.pragma('wal_autocheckpoint=0')
      return () => {
        if (isReleased) return
        isReleased = true
        holds -= 1
        if (holds > 0 || !db.open) return
        db.pragma(`wal_autocheckpoint=${autocheckpointPages}`)
        if (isDirty) schedule()
      }
    },
    stop: cancel,
  }
}
