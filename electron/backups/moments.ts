// Moments that a place can give back: each point, and each minute after it. Pure; runs anywhere.
import type { RestorePoint } from '../../shared/backups.ts'
import { isDay, localToInstant, ZONE } from '../../shared/day.ts'

export interface Moment {
  readonly point: RestorePoint
  /** How many minutes are laid over the point; 0 is the point itself. */
  readonly minute: number
  readonly takenAtMs: number
}

/** Every moment at or before an instant, or of all, newest first; points that cannot be opened are passed over. */
export function momentsUntil(points: readonly RestorePoint[], latestMs: number = Number.POSITIVE_INFINITY): Moment[] {
  return points
    .filter((point) => point.problem === null)
    .flatMap((point) => [point.takenAtMs, ...point.minutes].map((takenAtMs, minute) => ({ point, minute, takenAtMs })))
    .filter(({ takenAtMs }) => takenAtMs <= latestMs)
    .sort((a, b) => b.takenAtMs - a.takenAtMs || b.point.sequence - a.point.sequence || b.minute - a.minute)
}

/** "2026-11-23 14.32", "2026-11-23T14:32", "2026-11-23": the last instant of that minute, or of that day; null for anything else. */
export function parseMoment(text: string): number | null {
  const found = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2})[.:](\d{2}))?$/.exec(text.trim())
  const [day, hour, minute] = [found?.[1], found?.[2], found?.[3]]
  if (day === undefined || !isDay(day)) return null
  if (hour === undefined) return localToInstant(day, 24 * 60, ZONE) - 1
  if (Number(hour) > 23 || Number(minute) > 59) return null
  return localToInstant(day, Number(hour) * 60 + Number(minute), ZONE) + 59_999
}
