// The forecast of a backup folder's size: properties over any history, and a year played through with the real rule of
// which points are kept.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keptPoints } from '../../electron/backups/retention.ts'
import { forecastPlace, type PointSize } from '../../shared/backup-forecast.ts'

const dayMs = 86_400_000
const start = Date.UTC(2026, 0, 5)
const dayOf = (atMs: number) => new Date(atMs).toISOString().slice(0, 10)

const bytes = fc.integer({ min: 0, max: 2_000_000_000 })
/** A history of one point a day. */
const history = fc
  .array(fc.record({ fileBytes: bytes, newBytes: bytes }), { minLength: 8, maxLength: 120 })
  .map((points) => points.map((point, day): PointSize => ({ ...point, takenAtMs: start + day * dayMs })))

describe('over any history', () => {
  it('the order of the points does not matter', () => {
    fc.assert(
      fc.property(history, (points) => {
        expect(forecastPlace([...points].reverse())).toEqual(forecastPlace(points))
      }),
    )
  })

  it('a year never holds less than the newest file', () => {
    fc.assert(
      fc.property(history, (points) => {
        expect(forecastPlace(points)?.inYearBytes).toBeGreaterThanOrEqual(points.at(-1)?.fileBytes ?? 0)
      }),
    )
  })

  it('more rewriting never forecasts less', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 1_000_000 }), (points, more) => {
        const busier = points.map((point) => ({ ...point, newBytes: point.newBytes + more }))
        expect(forecastPlace(busier)?.inYearBytes ?? 0).toBeGreaterThanOrEqual(forecastPlace(points)?.inYearBytes ?? 0)
      }),
    )
  })

  it('a file that never changes stays exactly as large', () => {
    fc.assert(
      fc.property(bytes, fc.integer({ min: 8, max: 100 }), (fileBytes, days) => {
        const still = Array.from({ length: days }, (_, day) => ({
          takenAtMs: start + day * dayMs,
          fileBytes,
          newBytes: 0,
        }))
        expect(forecastPlace(still)).toEqual({ perDayBytes: 0, inYearBytes: fileBytes })
      }),
    )
  })
})

it('a place younger than a week says nothing', () => {
  const points = Array.from({ length: 60 }, (_, hour) => ({
    takenAtMs: start + hour * 3_600_000,
    fileBytes: 1_000_000,
    newBytes: 65_536,
  }))
  expect(forecastPlace(points)).toBeNull()
  expect(forecastPlace([])).toBeNull()
})

/**
 * Plays days of a salon: each day appends pieces, rewrites the few that every day touches (the end of the log, the busy
 * indexes) and some at random. Keeps what the rule keeps. Answers the sizes of the points and of the folder.
 */
function play(days: number, seed: number) {
  const piece = 65_536
  let state = seed
  const random = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state % below
  }
  let versions = Array.from({ length: 3000 }, () => 0)
  let held: { sequence: number; takenAtMs: number; pieces: readonly number[] }[] = []
  for (let day = 0; day < days; day++) {
    versions = [...versions]
    for (let index = 0; index < 12; index++) versions.push(0)
    for (let index = 0; index < 40; index++) versions[index * 7] = (versions[index * 7] ?? 0) + 1
    for (let index = 0; index < 40; index++) {
      const at = random(versions.length)
      versions[at] = (versions[at] ?? 0) + 1
    }
    held.push({ sequence: day + 1, takenAtMs: start + day * dayMs, pieces: versions })
    const kept = keptPoints(held, start + day * dayMs, dayOf)
    held = held.filter((point) => kept.has(point.sequence))
  }
  const names = new Set(held.flatMap((point) => point.pieces.map((version, at) => `${at}.${version}`)))
  const points = held.map((point, index): PointSize => {
    const before = held[index - 1]?.pieces ?? []
    const fresh = point.pieces.filter((version, at) => before[at] !== version).length
    return { takenAtMs: point.takenAtMs, fileBytes: point.pieces.length * piece, newBytes: fresh * piece }
  })
  return { points, folderBytes: names.size * piece }
}

it.each([10, 30, 100])('after %i days it is within a quarter of what a played year really comes to', (days) => {
  const real = play(days + 365, 7).folderBytes
  const told = forecastPlace(play(days, 7).points)?.inYearBytes ?? 0
  expect(told / real).toBeGreaterThan(0.75)
  expect(told / real).toBeLessThan(1.25)
})
