// How many document numbers are left out when nobody can know how many were given after a backup: the computer that gave
// them is gone. A pure rule. Runs anywhere.
import { type Day, daysBetween } from './day.ts'

/** No day of the salon was busier than its busiest so far, and every day since the backup may have been one. */
const leastInUse = 10
/** A series without documents (day closes, or one that nobody uses yet). */
const leastADay = 2

/**
 * @param busiestDay the most documents of the series on one day; 0 when it has none
 * @param fromDay local day of the moment gone back to
 * @param today a clock that was set back counts as the same day
 */
export function numbersToSkip(busiestDay: number, fromDay: Day, today: Day): number {
  const days = Math.max(daysBetween(fromDay, today), 0) + 1
  return busiestDay === 0 ? leastADay * days : Math.max(leastInUse, busiestDay * days)
}
