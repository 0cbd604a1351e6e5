// Finding free time against a brute force that paints every minute of the day.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { claimsOf } from '../../shared/appointments-times.ts'
import { addDays } from '../../shared/day.ts'
import {
  type FreeTimeAsk,
  findTimes,
  freeStarts,
  isBestStart,
  type Stretch,
  type WantedLine,
} from '../../shared/free-time.ts'

const day = '2026-11-24'
const hours = { openMin: 540, closeMin: 1020 }
const line = (durationMin: number, parts: Partial<WantedLine> = {}): WantedLine => ({
  startMin: 0,
  durationMin,
  processingMin: 0,
  finishMin: 0,
  cleanupMin: 0,
  ...parts,
})

const stretch = fc
  .tuple(fc.integer({ min: 0, max: 280 }), fc.integer({ min: 1, max: 40 }))
  .map(([from, length]) => ({ startMin: from * 5, endMin: Math.min(1440, (from + length) * 5) }))
const taken = fc.array(stretch, { maxLength: 12 })
const openHours = fc
  .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 150 }))
  .map(([open, length]) => ({ openMin: open * 5, closeMin: Math.min(1440, (open + length) * 5) }))
const anyLine = fc
  .tuple(
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 0, max: 12 }),
    fc.integer({ min: 0, max: 8 }),
    fc.integer({ min: 0, max: 4 }),
  )
  .map(([duration, processing, finish, cleanup]) =>
    line(duration * 5, { processingMin: processing * 5, finishMin: finish * 5, cleanupMin: cleanup * 5 }),
  )
/** One line, or two that follow one another. */
const anyLines = fc.array(anyLine, { minLength: 1, maxLength: 2 }).map((lines) => {
  const [first, second] = lines
  if (first === undefined || second === undefined) return lines
  return [first, { ...second, startMin: first.durationMin }]
})

const minutesOf = (lines: readonly WantedLine[], startMin: number): Set<number> => {
  const minutes = new Set<number>()
  for (const each of lines) {
    for (const claim of claimsOf({ ...each, staffId: 'a', startMin: startMin + each.startMin })) {
      for (let at = claim.startMin; at < claim.endMin; at += 1) minutes.add(at)
    }
  }
  return minutes
}

function bruteStarts(lines: readonly WantedLine[], open: typeof hours, busy: readonly Stretch[]): number[] {
  const takenMinutes = new Set<number>()
  for (const each of busy) for (let at = each.startMin; at < each.endMin; at += 1) takenMinutes.add(at)
  const end = Math.max(...lines.map((each) => each.startMin + each.durationMin))
  const found: number[] = []
  for (let start = 0; start < 1440; start += 1) {
    const own = [...minutesOf(lines, start)]
    if (start < open.openMin || start + end > open.closeMin) continue
    if (own.every((at) => at < 1440 && !takenMinutes.has(at))) found.push(start)
  }
  return found
}

/** Free stretches of the hours, as texts, around the given minutes. */
function freeStretches(open: typeof hours, isFree: (minute: number) => boolean): string[] {
  const found: string[] = []
  let from: number | null = null
  for (let at = open.openMin; at <= open.closeMin; at += 1) {
    const free = at < open.closeMin && isFree(at)
    if (free && from === null) from = at
    if (!free && from !== null) {
      found.push(`${from}-${at}`)
      from = null
    }
  }
  return found
}

function bruteIsBest(
  lines: readonly WantedLine[],
  start: number,
  shortestMin: number,
  open: typeof hours,
  busy: readonly Stretch[],
): boolean {
  const isTaken = (at: number) => busy.some((each) => each.startMin <= at && at < each.endMin)
  const own = minutesOf(lines, start)
  const before = new Set(freeStretches(open, (at) => !isTaken(at)))
  return freeStretches(open, (at) => !isTaken(at) && !own.has(at))
    .filter((each) => !before.has(each))
    .every((each) => {
      const [from = 0, to = 0] = each.split('-').map(Number)
      const isOwnProcessing = own.has(from - 1) && own.has(to)
      return isOwnProcessing || to - from >= shortestMin
    })
}

describe('possible starts', () => {
  test('are the same minutes as by brute force', () => {
    fc.assert(
      fc.property(anyLines, openHours, taken, (lines, open, busy) => {
        const listed = freeStarts(lines, open, busy).flatMap((run) =>
          Array.from({ length: run.endMin - run.startMin + 1 }, (_, at) => run.startMin + at),
        )
        expect([...new Set(listed)].sort((a, b) => a - b)).toEqual(bruteStarts(lines, open, busy))
      }),
      { numRuns: 150 },
    )
  })
})

describe('best gaps', () => {
  test('leave nothing unsellable, as a painted day says', () => {
    fc.assert(
      fc.property(anyLines, openHours, taken, fc.integer({ min: 0, max: 12 }), (lines, open, busy, shortest) => {
        const starts = bruteStarts(lines, open, busy)
        for (const start of starts.filter((_, at) => at % 7 === 0)) {
          expect(isBestStart({ lines, shortestMin: shortest * 5 }, start, open, busy), String(start)).toBe(
            bruteIsBest(lines, start, shortest * 5, open, busy),
          )
        }
      }),
      { numRuns: 100 },
    )
  })
  test('an hour between two bookings is filled from either side, not from the middle', () => {
    const busy = [
      { startMin: 540, endMin: 600 },
      { startMin: 690, endMin: 1020 },
    ]
    const ask = { lines: [line(60)], shortestMin: 30 }
    expect([600, 615, 630].map((start) => isBestStart(ask, start, hours, busy))).toEqual([true, false, true])
  })
})

const ask = (more: Partial<FreeTimeAsk> = {}): FreeTimeAsk => ({
  fromDay: day,
  fromMin: 0,
  days: 60,
  staffIds: ['anna', 'bertta'],
  lines: [line(60)],
  dayPart: 'any',
  shortestMin: 30,
  limit: 10,
  ...more,
})

describe('the next free times', () => {
  test('the first is the earliest that brute force finds, on the first day that has any', () => {
    fc.assert(
      fc.property(
        anyLines,
        fc.array(fc.option(openHours, { nil: null }), { minLength: 3, maxLength: 3 }),
        fc.array(taken, { minLength: 3, maxLength: 3 }),
        (lines, openings, busy) => {
          const at = (of: string) => ['2026-11-24', '2026-11-25', '2026-11-26'].indexOf(of)
          const [first] = findTimes(
            ask({ lines, days: 3, staffIds: ['anna'], limit: 1 }),
            (_, of) => openings[at(of)] ?? null,
            (_, of) => busy[at(of)] ?? [],
          )
          const wanted = [0, 1, 2].flatMap((ahead) => {
            const open = openings[ahead] ?? null
            const start = open === null ? undefined : bruteStarts(lines, open, busy[ahead] ?? [])[0]
            return start === undefined ? [] : [{ day: addDays(day, ahead), startMin: start }]
          })[0]
          expect(first === undefined ? undefined : { day: first.day, startMin: first.startMin }).toEqual(wanted)
        },
      ),
      { numRuns: 100 },
    )
  })
  test('every one offered is possible, and its mark is true', () => {
    fc.assert(
      fc.property(
        anyLines,
        openHours,
        taken,
        fc.constantFrom('any', 'morning', 'afternoon', 'evening'),
        (lines, open, busy, dayPart) => {
          const found = findTimes(
            ask({ lines, days: 1, staffIds: ['anna'], dayPart, fromMin: 601, limit: 100 }),
            () => open,
            () => busy,
          )
          const starts = bruteStarts(lines, open, busy)
          for (const each of found) {
            expect(starts).toContain(each.startMin)
            expect(each.startMin).toBeGreaterThanOrEqual(601)
            expect(each.isBest).toBe(bruteIsBest(lines, each.startMin, 30, open, busy))
          }
        },
      ),
      { numRuns: 100 },
    )
  })
  test('of two people free at once the first of the row comes first, and the days follow', () => {
    const found = findTimes(
      ask({ limit: 3, lines: [line(480)] }),
      (_, of) => (of === '2026-11-25' ? null : hours),
      () => [],
    )
    expect(found.map(({ day: on, staffId, startMin }) => [on, staffId, startMin])).toEqual([
      ['2026-11-24', 'anna', 540],
      ['2026-11-24', 'bertta', 540],
      ['2026-11-26', 'anna', 540],
    ])
  })
  test('from now on they begin at a quarter', () => {
    const found = findTimes(
      ask({ fromMin: 607, staffIds: ['anna'], limit: 1 }),
      () => hours,
      () => [],
    )
    expect(found[0]?.startMin).toBe(615)
  })
  test('a part of the day is kept to', () => {
    const starts = findTimes(
      ask({ dayPart: 'evening', staffIds: ['anna'], limit: 1, days: 1 }),
      () => hours,
      () => [],
    )
    expect(starts[0]?.startMin).toBe(960)
  })
  test('the hour that the spring clock change skips is not offered', () => {
    const found = findTimes(
      ask({ fromDay: '2027-03-28', days: 1, staffIds: ['anna'], limit: 50 }),
      () => ({ openMin: 180, closeMin: 300 }),
      () => [],
    )
    expect(found.map((each) => each.startMin)).toEqual([240])
  })
  test('nothing wanted is nothing found', () => {
    expect(
      findTimes(
        ask({ lines: [] }),
        () => hours,
        () => [],
      ),
    ).toEqual([])
    expect(
      findTimes(
        ask({ staffIds: [] }),
        () => hours,
        () => [],
      ),
    ).toEqual([])
    expect(
      findTimes(
        ask({ lines: [line(1441)] }),
        () => ({ openMin: 0, closeMin: 1440 }),
        () => [],
      ),
    ).toEqual([])
  })
})
