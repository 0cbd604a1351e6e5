// Which restore points stay: stated by example, then as properties over any history.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultRetention, keptPoints, type PointTime } from '../../../electron/backups/retention.ts'
import { instantToLocal, ZONE } from '../../../shared/day.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const now = Date.UTC(2026, 4, 18, 15, 30) // Monday 18.30 in Helsinki
const dayOf = (atMs: number) => instantToLocal(atMs, ZONE).day
const kept = (points: readonly PointTime[], nowMs = now) => keptPoints(points, nowMs, dayOf)
const every = (stepMs: number, count: number): PointTime[] =>
  Array.from({ length: count }, (_, index) => ({ sequence: count - index, takenAtMs: now - index * stepMs }))

test('backups every quarter of an hour: the last day stays whole, the day before as its last point', () => {
  const points = every(hourMs / 4, 200)
  const result = kept(points)
  expect(result.get(200)).toBe('newest')
  // 200 quarters reach back 50 hours: 96 quarters of the last 24 hours, and Saturday's last point, which is older than they.
  expect(result.size).toBe(97)
})

test('a year of one backup a day leaves thirty days, the weeks and the months back to 90 days, and nothing older', () => {
  const points = every(dayMs, 365)
  const result = kept(points)
  const ages = points.filter((point) => result.has(point.sequence)).map((point) => (now - point.takenAtMs) / dayMs)
  expect(ages.filter((age) => age < 30)).toHaveLength(30)
  expect(Math.max(...ages)).toBeLessThan(90)
  expect(Math.max(...ages)).toBeGreaterThan(70)
  expect([...result.values()].filter((as) => as === 'month').length).toBeGreaterThanOrEqual(3)
})

test('the last point of a day stands for it, by the salon’s own days', () => {
  // 23.50 and 0.10 in Helsinki on both sides of midnight; in UTC both are the same day.
  const before = { sequence: 1, takenAtMs: Date.UTC(2026, 4, 4, 20, 50) }
  const after = { sequence: 2, takenAtMs: Date.UTC(2026, 4, 4, 21, 10) }
  const many = every(hourMs / 2, 60).map((point) => ({ ...point, sequence: point.sequence + 10 }))
  const result = kept([before, after, ...many])
  expect(result.has(1)).toBe(true)
  expect(result.has(2)).toBe(true)
})

test('the only backup there is stays, however old', () => {
  expect([...kept([{ sequence: 7, takenAtMs: now - 400 * dayMs }])]).toEqual([[7, 'newest']])
})

test('with the clock set back, points that seem to lie in the future stay', () => {
  const future = every(dayMs, 5).map((point) => ({ ...point, takenAtMs: point.takenAtMs + 30 * dayMs }))
  expect(kept(future).size).toBe(5)
})

const history = fc
  .uniqueArray(fc.integer({ min: 0, max: 200 * 24 * 4 }), { maxLength: 300 })
  .map((quarters) =>
    quarters.map((quarter, index) => ({ sequence: index + 1, takenAtMs: now - (quarter * hourMs) / 4 })),
  )

test('any history: never more than the limits, never older than the privacy limit, always the newest', () => {
  fc.assert(
    fc.property(history, (points) => {
      const result = kept(points)
      const { hourly, daily, weekly, privacyDays } = defaultRetention
      expect(result.size).toBeLessThanOrEqual(hourly + daily + weekly + 5)
      const newest = Math.max(...points.map((point) => point.takenAtMs))
      for (const point of points) {
        if (point.takenAtMs === newest) expect(result.get(point.sequence)).toBe('newest')
        else if (point.takenAtMs <= now - privacyDays * dayMs) expect(result.has(point.sequence)).toBe(false)
      }
    }),
  )
})

test('any history: pruning twice is pruning once', () => {
  fc.assert(
    fc.property(history, (points) => {
      const once = kept(points)
      const left = points.filter((point) => once.has(point.sequence))
      expect([...kept(left).keys()].sort()).toEqual([...once.keys()].sort())
    }),
  )
})
