// Backups, checks and restores use the places one after the other: two copies would freeze the file twice and share the
// checking copy. Whoever still waits may give up its turn. Runs in main.
import { AppError } from '../../shared/errors.ts'

/** @throws AppError CANCELLED when `signal` was given before the work began; once begun, the work itself must heed it */
export type InTurn = <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>

export function createTurns(): InTurn {
  let queue: Promise<unknown> = Promise.resolve()
  return (work, signal) => {
    let hasBegun = false
    const turn = queue.then(() => {
      if (signal?.aborted) throw new AppError('CANCELLED')
      hasBegun = true
      return work()
    })
    queue = turn.catch(() => undefined)
    if (!signal) return turn
    // At once, not when the turn comes: what is ahead may take minutes.
    const givenUp = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => hasBegun || reject(new AppError('CANCELLED')), { once: true })
    })
    return Promise.race([turn, givenUp])
  }
}
