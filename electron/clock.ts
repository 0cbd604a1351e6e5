// The one clock of main. Everything that needs the time gets it as a value from here.
import type { Timers } from '../db/idle-checkpoint.ts'
import { instantToLocal, ZONE } from '../shared/day.ts'

export interface Clock {
  /** Epoch ms. */
  readonly now: () => number
  /** Today in the salon's zone. */
  readonly today: () => string
}

/**
 * The computer's clock, or one that starts at `startAt` (ISO instant, from LOISTE_CLOCK) and runs on from there: tests
 * and the practice salon need a known day. It opens nothing that setting the computer's own clock would not.
 */
export function systemClock(startAt: string | undefined): Clock {
  const start = startAt ? Date.parse(startAt) : Number.NaN
  const shiftMs = Number.isNaN(start) ? 0 : start - Date.now()
  const now = () => Date.now() + shiftMs
  return { now, today: () => instantToLocal(now(), ZONE).day }
}

/** Timers that do not keep the program alive. */
export const systemTimers: Timers = {
  setTimeout: (run, delayMs) => setTimeout(run, delayMs).unref(),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
}
