// When the next backup of a place is due: a pure decision. Runs anywhere.
import type { BackupReason } from './format.ts'

export interface ScheduleState {
  /** First and last change since the start of the last good backup; null when there is nothing to back up. */
  readonly firstChangeAtMs: number | null
  readonly lastChangeAtMs: number | null
  readonly isRunning: boolean
  /** Failed tries in a row, and when the last of them ended. */
  readonly failures: number
  readonly lastFailureAtMs: number | null
}

export type ScheduleAction =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'wait'; readonly delayMs: number }
  | { readonly kind: 'run'; readonly reason: BackupReason }

const minuteMs = 60_000
export const quietMs = 5 * minuteMs
export const longestMs = 60 * minuteMs

/**
 * Five minutes after the last change, at the latest an hour after the first; after a failure again in 1, 2, 4 … 30 min.
 * A clock that was set back shortens the wait instead of stretching it.
 */
export function nextBackupAction(state: ScheduleState, nowMs: number): ScheduleAction {
  const { firstChangeAtMs, lastChangeAtMs } = state
  if (firstChangeAtMs === null || lastChangeAtMs === null || state.isRunning) return { kind: 'nothing' }
  const untilQuiet = Math.min(lastChangeAtMs + quietMs - nowMs, quietMs)
  const untilHourly = Math.min(firstChangeAtMs + longestMs - nowMs, longestMs)
  const untilRetry =
    state.lastFailureAtMs === null ? 0 : Math.min(state.lastFailureAtMs + retryMs(state.failures) - nowMs, longestMs)
  const delayMs = Math.max(Math.min(untilQuiet, untilHourly), untilRetry)
  if (delayMs > 0) return { kind: 'wait', delayMs }
  return { kind: 'run', reason: untilHourly <= 0 && untilQuiet > 0 ? 'hourly' : 'quiet' }
}

function retryMs(failures: number): number {
  return failures === 0 ? 0 : Math.min(2 ** (failures - 1), 30) * minuteMs
}
