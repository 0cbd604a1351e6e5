// How large a backup folder will be in a year, from what its points say: a pure estimate. Runs anywhere.
//
// A folder holds the newest file whole, and of every older point that is kept the pieces that have been rewritten since.
// So it grows with the file for ever, and with the rewriting only until the oldest points begin to go.

/** One point of a place, in any order. */
export interface PointSize {
  readonly takenAtMs: number
  /** The size of the database file it holds. */
  readonly fileBytes: number
  /** Bytes of pieces that the point before it (by time) did not have; the whole file for the first one. */
  readonly newBytes: number
}

export interface PlaceForecast {
  /** What a day adds now. */
  readonly perDayBytes: number
  readonly inYearBytes: number
}

const dayMs = 86_400_000
/** Less history than this says nothing about a year. */
const leastDays = 7
/** Points stay for each of 30 days, then one a week up to 90 days; a week's point holds about half of what its days held. */
const keptDays = 30 + (90 - 30) / 2

/** Null while the place is too young to tell. */
export function forecastPlace(points: readonly PointSize[], horizonDays = 365): PlaceForecast | null {
  const byTime = [...points].sort((a, b) => a.takenAtMs - b.takenAtMs)
  const [oldest] = byTime
  const newest = byTime.at(-1)
  if (!oldest || !newest) return null
  const days = (newest.takenAtMs - oldest.takenAtMs) / dayMs
  if (days < leastDays) return null
  const growthPerDay = Math.max(0, newest.fileBytes - oldest.fileBytes) / days
  const newPerDay = byTime.slice(1).reduce((sum, point) => sum + point.newBytes, 0) / days
  const rewrittenPerDay = Math.max(0, newPerDay - growthPerDay)
  const inYearBytes = newest.fileBytes + growthPerDay * horizonDays + rewrittenPerDay * Math.min(keptDays, horizonDays)
  return { perDayBytes: Math.round(newPerDay), inYearBytes: Math.round(inYearBytes) }
}
