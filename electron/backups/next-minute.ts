// When the next minute of a place is due: a pure decision. Runs anywhere.

export interface MinuteState {
  /** Since when the place lacks something that was committed; null when it has everything. */
  readonly lackingSinceMs: number | null
  readonly isRunning: boolean
  /** Failed tries in a row, and when the last of them ended. */
  readonly failures: number
  readonly lastFailureAtMs: number | null
}

/** What is committed is looked for this often. */
export const lookEveryMs = 5_000
/** Changes gathered into one minute: with looking and shipping, no commit waits for a minute. */
export const gatherMs = 40_000
/** A place that has not taken its minute by then counts as slow; the try ends. */
export const slowAfterMs = 45_000
const longestRetryMs = 10 * 60_000

/** A clock that was set back makes a minute due at once instead of putting it off. */
export function isMinuteDue(state: MinuteState, nowMs: number): boolean {
  const { lackingSinceMs, isRunning, lastFailureAtMs, failures } = state
  if (lackingSinceMs === null || isRunning) return false
  if (lastFailureAtMs !== null && isWithin(lastFailureAtMs, retryMs(failures), nowMs)) return false
  return !isWithin(lackingSinceMs, gatherMs, nowMs)
}

function isWithin(fromMs: number, lengthMs: number, nowMs: number): boolean {
  return nowMs >= fromMs && nowMs < fromMs + lengthMs
}

/** One minute after the first failure, then twice as long each time, at most ten. */
function retryMs(failures: number): number {
  return Math.min(2 ** Math.max(failures - 1, 0) * 60_000, longestRetryMs)
}
