// Which restore points stay: a pure decision over times. Runs anywhere.
//
// Every point of the last day, so that each of its minutes can be restored; then 24 hourly, 30 daily, 12 weekly, and monthly ones up to the privacy limit: what a client has had erased must leave the
// backups too, so nothing is kept longer than that (90 days unless the owner chose otherwise).

import type { KeptAs } from '../../shared/backups.ts'

export interface PointTime {
  readonly sequence: number
  readonly takenAtMs: number
}

export interface RetentionLimits {
  readonly hourly: number
  readonly daily: number
  readonly weekly: number
  /** Nothing older stays, except the newest point of all. */
  readonly privacyDays: number
}

export const defaultRetention: RetentionLimits = { hourly: 24, daily: 30, weekly: 12, privacyDays: 90 }

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/**
 * The points to keep, each with the longest-lasting reason it has. The last point of an hour, day, week or month stands
 * for it. The newest point always stays, whatever its age; points from the future (a clock set back) stay too.
 *
 * Days are the salon's own days: `dayOf` gives the local date of an instant as 'YYYY-MM-DD'.
 */
export function keptPoints(
  points: readonly PointTime[],
  nowMs: number,
  dayOf: (atMs: number) => string,
  limits: RetentionLimits = defaultRetention,
): ReadonlyMap<number, KeptAs> {
  const newestFirst = [...points].sort((a, b) => b.takenAtMs - a.takenAtMs || b.sequence - a.sequence)
  const recent = newestFirst.filter((point) => point.takenAtMs > nowMs - limits.privacyDays * dayMs)
  const kept = new Map<number, KeptAs>()
  const keepLastOf = (as: KeptAs, most: number, periodOf: (point: PointTime) => string) => {
    const seen = new Set<string>()
    for (const point of recent) {
      const period = periodOf(point)
      if (seen.has(period)) continue
      if (seen.size === most) break
      seen.add(period)
      kept.set(point.sequence, as)
    }
  }
  for (const point of recent) if (point.takenAtMs > nowMs - dayMs) kept.set(point.sequence, 'hour')
  keepLastOf('hour', limits.hourly, (point) => String(Math.floor(point.takenAtMs / hourMs)))
  keepLastOf('day', limits.daily, (point) => dayOf(point.takenAtMs))
  keepLastOf('week', limits.weekly, (point) => mondayOf(dayOf(point.takenAtMs)))
  keepLastOf('month', Number.POSITIVE_INFINITY, (point) => dayOf(point.takenAtMs).slice(0, 7))
  for (const point of newestFirst)
    if (point.takenAtMs > nowMs) kept.set(point.sequence, kept.get(point.sequence) ?? 'hour')
  const [newest] = newestFirst
  if (newest) kept.set(newest.sequence, 'newest')
  return kept
}

/** The Monday of a date's week, as a name of that week. Dates only, so no clock change can move it. */
function mondayOf(day: string): string {
  const utcMs = Date.parse(`${day}T00:00:00Z`)
  const weekday = (new Date(utcMs).getUTCDay() + 6) % 7
  return new Date(utcMs - weekday * dayMs).toISOString().slice(0, 10)
}
