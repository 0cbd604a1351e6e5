// The rule of working time against a model that paints every minute of the day.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimsOf, type TimedLine } from '../../shared/appointments-times.ts'
import { addDays, isoWeek, weekdayOf } from '../../shared/day.ts'
import { DayShift, ShiftChange, type ShiftPattern } from '../../shared/shifts.ts'
import {
  copiedWeek,
  dayPlan,
  fitsWorkingTime,
  misfitsOf,
  patternOn,
  type ShiftRules,
  workingTime,
} from '../../shared/shifts-times.ts'

const people = ['person-a', 'person-b'] as const
const monday = '2026-11-23'

const day = fc.integer({ min: 0, max: 20 }).map((count) => addDays(monday, count))
const stretch = (least: number, most: number) =>
  fc
    .tuple(fc.integer({ min: least, max: most - 1 }), fc.integer({ min: 1, max: 300 }))
    .map(([startMin, length]) => ({ startMin, endMin: Math.min(most, startMin + length) }))
const shift = stretch(300, 1200).chain((outer) =>
  fc.array(stretch(outer.startMin, outer.endMin), { maxLength: 3 }).map((found): DayShift => {
    const breaks: DayShift['breaks'] = []
    for (const each of [...found].sort((a, b) => a.startMin - b.startMin)) {
      if (each.startMin >= (breaks.at(-1)?.endMin ?? 0)) breaks.push(each)
    }
    return { ...outer, breaks }
  }),
)
const week = fc.array(fc.option(shift), { minLength: 7, maxLength: 7 })
const staffId = fc.constantFrom(...people)
const pattern = fc
  .record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    version: fc.constant(1),
    staffId,
    weeks: fc.constantFrom('every', 'odd', 'even'),
    validFrom: day,
    length: fc.option(fc.integer({ min: 0, max: 15 })),
    days: week,
  })
  .map(({ length, ...rest }) => ({
    ...rest,
    validTo: length === null ? null : addDays(rest.validFrom, length),
  })) as fc.Arbitrary<ShiftPattern>
const absence = fc
  .record({
    id: fc.string({ minLength: 1 }),
    version: fc.constant(1),
    staffId,
    why: fc.constantFrom('holiday', 'sick', 'training', 'other'),
    fromDay: day,
    length: fc.integer({ min: 0, max: 5 }),
    part: fc.option(stretch(0, 1440)),
  })
  .map(({ length, ...rest }) => ({
    ...rest,
    toDay: rest.part === null ? addDays(rest.fromDay, length) : rest.fromDay,
  }))
const rules = fc.record({
  hours: fc.array(
    fc.option(stretch(400, 1200).map(({ startMin, endMin }) => ({ openMin: startMin, closeMin: endMin }))),
    { minLength: 7, maxLength: 7 },
  ),
  patterns: fc.array(pattern, { maxLength: 4 }),
  exceptions: fc.uniqueArray(fc.record({ staffId, day, shift: fc.option(shift) }), {
    maxLength: 3,
    selector: (each) => each.staffId + each.day,
  }),
  absences: fc.array(absence, { maxLength: 2 }),
  closedDays: fc.uniqueArray(fc.record({ day, reason: fc.constant('inventaario') }), {
    maxLength: 1,
    selector: (each) => each.day,
  }),
}) as fc.Arbitrary<ShiftRules>

/** The shift a person has of her own, found by asking each pattern in turn; undefined when she has none. */
function ownShift(who: string, on: string, given: ShiftRules): DayShift | null | undefined {
  for (const each of given.exceptions) if (each.staffId === who && each.day === on) return each.shift
  const valid = given.patterns.filter(
    (each) => each.staffId === who && each.validFrom <= on && on <= (each.validTo ?? '9999-12-31'),
  )
  if (valid.length === 0) return undefined
  const isOdd = isoWeek(on).week % 2 === 1
  const matching = valid.filter((each) => each.weeks === 'every' || (each.weeks === 'odd') === isOdd)
  // Strongest last: by the day it began, then particular weeks, then id.
  const order = matching.sort((a, b) => {
    const keyOf = (each: ShiftPattern) => [each.validFrom, each.weeks === 'every' ? '0' : '1', each.id]
    const [x, y] = [keyOf(a), keyOf(b)]
    for (let at = 0; at < 3; at += 1) if (x[at] !== y[at]) return (x[at] ?? '') < (y[at] ?? '') ? -1 : 1
    return 0
  })
  return order.at(-1)?.days[weekdayOf(on) - 1] ?? null
}

/** Minute by minute: true where the person works. */
function paintedDay(who: string, on: string, given: ShiftRules): boolean[] {
  const minutes = Array.from({ length: 1440 }, () => false)
  const paint = (from: number, to: number, value: boolean) => {
    for (let minute = from; minute < to; minute += 1) minutes[minute] = value
  }
  const own = ownShift(who, on, given)
  const hours = given.hours[weekdayOf(on) - 1]
  if (own) {
    paint(own.startMin, own.endMin, true)
    for (const pause of own.breaks) paint(pause.startMin, pause.endMin, false)
  } else if (own === undefined && hours) paint(hours.openMin, hours.closeMin, true)
  for (const each of given.absences) {
    if (each.staffId !== who || on < each.fromDay || on > each.toDay) continue
    paint(each.part?.startMin ?? 0, each.part?.endMin ?? 1440, false)
  }
  if (given.closedDays.some((each) => each.day === on)) paint(0, 1440, false)
  return minutes
}

const timedLine: fc.Arbitrary<TimedLine> = fc.record({
  staffId,
  startMin: fc.integer({ min: 0, max: 1200 }),
  durationMin: fc.integer({ min: 1, max: 180 }),
  processingMin: fc.integer({ min: 0, max: 40 }),
  finishMin: fc.integer({ min: 0, max: 40 }),
  cleanupMin: fc.integer({ min: 0, max: 20 }),
})

describe('working time', () => {
  it('is what painting every minute gives, on any day under any rules', () => {
    fc.assert(
      fc.property(staffId, day, rules, (who, on, given) => {
        const found = workingTime(who, on, given)
        const painted = Array.from({ length: 1440 }, (_, minute) =>
          found.some((each) => each.startMin <= minute && minute < each.endMin),
        )
        expect(painted).toEqual(paintedDay(who, on, given))
        // In order, apart from one another, none empty.
        for (const [index, each] of found.entries()) {
          expect(each.startMin).toBeLessThan(each.endMin)
          expect(each.startMin).toBeGreaterThanOrEqual(found[index - 1]?.endMin ?? 0)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('holds a line exactly when the model has her at work for it, processing excepted and clean-up free to follow', () => {
    fc.assert(
      fc.property(timedLine, day, rules, (line, on, given) => {
        const endMin = line.startMin + line.durationMin
        const own = ownShift(line.staffId, on, given)
        const hours = given.hours[weekdayOf(on) - 1]
        const frame = own === undefined ? hours && { startMin: hours.openMin, endMin: hours.closeMin } : own
        const away = given.absences.filter(
          (each) => each.staffId === line.staffId && each.fromDay <= on && on <= each.toDay,
        )
        const busy = new Set(
          claimsOf(line).flatMap((claim) =>
            Array.from({ length: claim.endMin - claim.startMin }, (_, index) => claim.startMin + index),
          ),
        )
        const isTaken = (minute: number) =>
          (own?.breaks ?? []).some((pause) => pause.startMin <= minute && minute < pause.endMin) ||
          away.some((each) => each.part && each.part.startMin <= minute && minute < each.part.endMin)
        const expected =
          !given.closedDays.some((each) => each.day === on) &&
          !!frame &&
          line.startMin >= frame.startMin &&
          endMin <= frame.endMin &&
          away.every((each) => each.part !== null) &&
          ![...busy].some(isTaken)
        expect(fitsWorkingTime(line, on, given)).toBe(expected)
      }),
      { numRuns: 2000 },
    )
  })

  it('copies a week so that the following ones are worked as it is, and a second copy finds nothing to do', () => {
    fc.assert(
      fc.property(rules, fc.integer({ min: 1, max: 2 }), (given, weeks) => {
        const days = copiedWeek(people, monday, weeks, given)
        const exceptions = [
          ...given.exceptions.filter(
            (each) => !days.some((set) => set.staffId === each.staffId && set.day === each.day),
          ),
          ...days.filter((each) => !each.follows),
        ]
        const after = { ...given, exceptions }
        for (const who of people) {
          for (let index = 0; index < weeks * 7; index += 1) {
            const source = ownShift(who, addDays(monday, index % 7), given)
            const target = ownShift(who, addDays(monday, 7 + index), after)
            // A person without shifts of her own that day has hers given back to the pattern, or a day off.
            if (source !== undefined) expect(target).toEqual(source)
          }
        }
        expect(copiedWeek(people, monday, weeks, after).filter((each) => !isBare(each, given))).toEqual([])
      }),
      { numRuns: 300 },
    )
    function isBare(each: { staffId: string; day: string }, given: ShiftRules) {
      const weekday = (weekdayOf(each.day) - 1) as number
      return ownShift(each.staffId, addDays(monday, weekday), given) === undefined
    }
  })
})

describe('patterns', () => {
  const off = Array.from({ length: 7 }, () => null)
  const from = (id: string, weeks: ShiftPattern['weeks'], validFrom: string, validTo: string | null = null) => ({
    id,
    version: 1,
    staffId: 'person-a',
    weeks,
    validFrom,
    validTo,
    days: off,
  })

  it('alternate by ISO week, also over the turn of the year', () => {
    const both = [from('odd', 'odd', '2026-01-05'), from('even', 'even', '2026-01-05')]
    const idOn = (on: string) => {
      const found = patternOn('person-a', on, both)
      return found === null || found === 'none' ? found : found.id
    }
    expect([idOn('2026-11-23'), idOn('2026-11-30'), idOn('2026-12-07')]).toEqual(['even', 'odd', 'even'])
    // 2026 has a week 53: two odd weeks follow one another.
    expect([idOn('2026-12-31'), idOn('2027-01-03'), idOn('2027-01-04')]).toEqual(['odd', 'odd', 'odd'])
  })

  it('leave the other weeks off, and the salon’s hours where none is valid', () => {
    const odd = [from('odd', 'odd', '2026-11-23', '2026-12-31')]
    expect(patternOn('person-a', '2026-11-23', odd)).toBe('none')
    expect(patternOn('person-a', '2027-01-01', odd)).toBe(null)
    expect(patternOn('person-b', '2026-11-30', odd)).toBe(null)
  })

  it('let the one that began last decide', () => {
    const changed = [from('new', 'every', '2026-12-01'), from('old', 'odd', '2026-01-05')]
    expect(patternOn('person-a', '2026-12-02', changed)).toMatchObject({ id: 'new' })
    expect(patternOn('person-a', '2026-11-17', changed)).toMatchObject({ id: 'old' })
  })
})

describe('what does not fit', () => {
  const nine = { startMin: 540, endMin: 1020, breaks: [{ startMin: 720, endMin: 750 }] }
  const given: ShiftRules = {
    hours: Array.from({ length: 7 }, () => ({ openMin: 480, closeMin: 1200 })),
    patterns: [],
    exceptions: [{ staffId: 'person-a', day: monday, shift: nine }],
    absences: [],
    closedDays: [],
  }
  const line = (startMin: number, durationMin: number, parts: Partial<TimedLine> = {}): TimedLine => ({
    staffId: 'person-a',
    startMin,
    durationMin,
    processingMin: 0,
    finishMin: 0,
    cleanupMin: 0,
    ...parts,
  })
  const kinds = (each: TimedLine) => misfitsOf(each, dayPlan('person-a', monday, given)).map((misfit) => misfit.kind)

  it('lets clean-up follow the shift’s end but not reach into a break', () => {
    expect(kinds(line(960, 60, { cleanupMin: 15 }))).toEqual([])
    expect(kinds(line(660, 60, { cleanupMin: 15 }))).toEqual(['break'])
    expect(kinds(line(660, 60))).toEqual([])
    expect(kinds(line(990, 60))).toEqual(['outside-shift'])
  })

  it('lets a colour process while its maker is on her break', () => {
    expect(kinds(line(675, 120, { processingMin: 30, finishMin: 45 }))).toEqual([])
  })
})

describe('schemas', () => {
  it('refuse breaks outside the shift or over one another, and ends before starts', () => {
    const at = (startMin: number, endMin: number) => ({ startMin, endMin })
    const shiftWith = (...breaks: { startMin: number; endMin: number }[]) =>
      DayShift.safeParse({ ...at(540, 1020), breaks }).success
    expect(shiftWith(at(700, 730), at(730, 745))).toBe(true)
    expect(shiftWith(at(700, 730), at(729, 745))).toBe(false)
    expect(shiftWith(at(530, 545))).toBe(false)
    expect(shiftWith(at(1000, 1021))).toBe(false)
    expect(DayShift.safeParse({ ...at(600, 600), breaks: [] }).success).toBe(false)
    const away = { kind: 'absence', staffId: 'person-a', why: 'holiday', fromDay: monday, toDay: monday, part: null }
    expect(ShiftChange.safeParse(away).success).toBe(true)
    expect(ShiftChange.safeParse({ ...away, toDay: '2026-11-22' }).success).toBe(false)
    expect(ShiftChange.safeParse({ ...away, toDay: '2026-11-25', part: at(600, 660) }).success).toBe(false)
  })
})
