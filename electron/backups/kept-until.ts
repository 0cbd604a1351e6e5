// Why a restore point is kept and until when, for the screen: what retention.ts does, told ahead. Pure; runs anywhere.
import type { KeptAs } from '../../shared/backups.ts'
import { addDays, type Day, mondayOf } from '../../shared/day.ts'
import { defaultRetention, type PointTime, type RetentionLimits } from './retention.ts'

export interface Kept {
  readonly as: KeptAs
  /** The day it goes, when a backup is made every day until then; null when that depends on the coming hours. */
  readonly until: Day | null
}

const dayMs = 86_400_000

/**
 * For each point its longest-lasting reason. Only a period that is over counts: today's last point may still be followed by
 * another. A point that no reason keeps is not in the answer.
 */
export function keptUntil(
  points: readonly PointTime[],
  nowMs: number,
  dayOf: (atMs: number) => Day,
  limits: RetentionLimits = defaultRetention,
): ReadonlyMap<number, Kept> {
  const today = dayOf(nowMs)
  const newestFirst = [...points].sort((a, b) => b.takenAtMs - a.takenAtMs || b.sequence - a.sequence)
  const kept = new Map<number, Kept>()
  const privacyEnd = (point: PointTime) => dayOf(point.takenAtMs + limits.privacyDays * dayMs)
  const keep = (point: PointTime, as: KeptAs, until: Day) => {
    const end = privacyEnd(point)
    const capped = until < end ? until : end
    const before = kept.get(point.sequence)?.until
    if (capped > today && (before === undefined || before === null || before <= capped)) {
      kept.set(point.sequence, { as, until: capped })
    }
  }
  /** The last point of each period that is over; `newer` counts the periods after it, the present one among them. */
  const eachPast = (
    periodOf: (point: PointTime) => string,
    now: string,
    use: (point: PointTime, newer: number) => void,
  ) => {
    const seen = new Set([now])
    for (const point of newestFirst) {
      const period = periodOf(point)
      if (seen.has(period)) continue
      use(point, seen.size)
      seen.add(period)
    }
  }

  for (const point of newestFirst) {
    // Hours fill up only while the salon is open, so no day is promised for them.
    if (point.takenAtMs > nowMs - dayMs) kept.set(point.sequence, { as: 'hour', until: null })
  }
  const dayOfPoint = (point: PointTime) => dayOf(point.takenAtMs)
  eachPast(dayOfPoint, today, (point, newer) => keep(point, 'day', addDays(today, limits.daily - newer)))
  eachPast(
    (point) => mondayOf(dayOfPoint(point)),
    mondayOf(today),
    (point, newer) => keep(point, 'week', addDays(mondayOf(today), 7 * (limits.weekly - newer))),
  )
  eachPast(
    (point) => dayOfPoint(point).slice(0, 7),
    today.slice(0, 7),
    (point) => keep(point, 'month', privacyEnd(point)),
  )
  const [newest] = newestFirst
  if (newest) kept.set(newest.sequence, { as: 'newest', until: null })
  return kept
}
