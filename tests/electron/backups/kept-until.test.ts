// What the screen promises of a point is what the retention rule then does.
import { expect, test } from 'vitest'
import { keptUntil } from '../../../electron/backups/kept-until.ts'
import { keptPoints, type PointTime } from '../../../electron/backups/retention.ts'
import { addDays, instantToLocal, localToInstant, ZONE } from '../../../shared/day.ts'

const dayOf = (atMs: number) => instantToLocal(atMs, ZONE).day
const noon = (day: string) => localToInstant(day, 12 * 60)
/** A backup at noon of each of `count` days, the last on `until`. */
const daily = (until: string, count: number): PointTime[] =>
  Array.from({ length: count }, (_, at) => ({ sequence: at + 1, takenAtMs: noon(addDays(until, at - count + 1)) }))

test('each promise holds to the day when a backup is made every day', () => {
  const today = '2026-11-23'
  const before = daily(today, 120)
  const promised = keptUntil(before, noon(today), dayOf)
  const goes = new Map<number, string>()
  for (let ahead = 1; ahead <= 95; ahead++) {
    const day = addDays(today, ahead)
    const points = daily(day, 120 + ahead)
    const kept = keptPoints(points, noon(day), dayOf)
    for (const { sequence } of before) if (!kept.has(sequence) && !goes.has(sequence)) goes.set(sequence, day)
  }
  const dated = [...promised].filter(([, { until }]) => until !== null)
  expect(dated.length).toBeGreaterThan(35)
  // The point of noon counts as 90 days old at noon sharp, so the privacy limit falls on the promised day itself.
  expect(dated.map(([sequence, { until }]) => [sequence, until])).toEqual(
    dated.map(([sequence]) => [sequence, goes.get(sequence)]),
  )
})

test('yesterday’s last point is kept as the day’s, today’s as newest or of the hour, last month’s to the privacy limit', () => {
  const today = '2026-11-25'
  const points = [
    { sequence: 1, takenAtMs: noon('2026-10-31') },
    { sequence: 2, takenAtMs: noon('2026-11-24') },
    { sequence: 3, takenAtMs: noon(today) - 3_600_000 },
    { sequence: 4, takenAtMs: noon(today) },
  ]
  expect([...keptUntil(points, noon(today), dayOf)].sort(([a], [b]) => a - b)).toEqual([
    [1, { as: 'month', until: '2027-01-29' }],
    [2, { as: 'day', until: '2026-12-24' }],
    [3, { as: 'hour', until: null }],
    [4, { as: 'newest', until: null }],
  ])
})
