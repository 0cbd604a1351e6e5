// Which moment is meant by a time, and what is due when.
import { expect, test } from 'vitest'
import { momentsUntil, parseMoment } from '../../../electron/backups/moments.ts'
import {
  gatherMs,
  isMinuteDue,
  lookEveryMs,
  type MinuteState,
  slowAfterMs,
} from '../../../electron/backups/next-minute.ts'
import type { RestorePoint } from '../../../shared/backups.ts'
import { localToInstant } from '../../../shared/day.ts'

const summary = { clients: 0, appointments: 0, visits: 0, documents: 0, lastAppointment: null, lastDocument: null }
const point = (
  sequence: number,
  takenAtMs: number,
  minutes: number[] = [],
  problem: string | null = null,
): RestorePoint => ({
  sequence,
  takenAtMs,
  programVersion: '',
  fileBytes: 0,
  summary,
  problem,
  minutes,
})

test('a time means the last moment until the end of that minute, over points and minutes alike', () => {
  const points = [point(3, 300, [310, 320]), point(2, 200, [210], 'BACKUP_DAMAGED'), point(1, 100, [150])]
  const at = (latestMs?: number) =>
    momentsUntil(points, latestMs).map((moment) => [moment.point.sequence, moment.minute])
  expect(at()).toEqual([
    [3, 2],
    [3, 1],
    [3, 0],
    [1, 1],
    [1, 0],
  ])
  expect(at(319)[0]).toEqual([3, 1])
  expect(at(300)[0]).toEqual([3, 0])
  // A point that cannot be opened is passed over with its minutes.
  expect(at(299)[0]).toEqual([1, 1])
  expect(at(99)).toEqual([])
  expect(momentsUntil([])).toEqual([])
  // Of two made in one instant the later one counts.
  expect(
    momentsUntil([point(1, 100, []), point(2, 100, [100])]).map((each) => [each.point.sequence, each.minute]),
  ).toEqual([
    [2, 1],
    [2, 0],
    [1, 0],
  ])
})

test('times are read as a Finn writes them, and nothing else is taken for one', () => {
  const minute = localToInstant('2026-11-23', 14 * 60 + 32)
  expect(parseMoment('2026-11-23 14.32')).toBe(minute + 59_999)
  expect(parseMoment('2026-11-23T14:32')).toBe(minute + 59_999)
  expect(parseMoment('2026-11-23')).toBe(localToInstant('2026-11-24', 0) - 1)
  for (const text of ['', '14.32', '2026-13-01', '2026-11-23 24.00', '2026-11-23 14.60', 'now']) {
    expect(parseMoment(text)).toBeNull()
  }
})

const idle: MinuteState = { lackingSinceMs: null, isRunning: false, failures: 0, lastFailureAtMs: null }

test('what is committed is shipped within a minute: looking, gathering and a slow place together', () => {
  expect(lookEveryMs + gatherMs).toBeLessThan(60_000)
  expect(slowAfterMs).toBeLessThan(60_000)
  expect(isMinuteDue(idle, 1_000_000)).toBe(false)
  const lacking = { ...idle, lackingSinceMs: 1_000_000 }
  expect(isMinuteDue(lacking, 1_000_000 + gatherMs - 1)).toBe(false)
  expect(isMinuteDue(lacking, 1_000_000 + gatherMs)).toBe(true)
  expect(isMinuteDue({ ...lacking, isRunning: true }, 2_000_000)).toBe(false)
  // A clock set back puts nothing off.
  expect(isMinuteDue(lacking, 900_000)).toBe(true)
})

test('a place that fails is asked again after one minute, then after longer, at most after ten', () => {
  const failed = (failures: number) => ({ ...idle, lackingSinceMs: 0, failures, lastFailureAtMs: 1_000_000 })
  const waits = [1, 2, 3, 4, 5, 9].map((failures) => {
    let minutes = 0
    while (!isMinuteDue(failed(failures), 1_000_000 + minutes * 60_000)) minutes += 1
    return minutes
  })
  expect(waits).toEqual([1, 2, 4, 8, 10, 10])
})
