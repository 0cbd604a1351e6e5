import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dayFromNumber,
  dayNumber,
  dayOf,
  daysBetween,
  instantToLocal,
  isDay,
  isoWeek,
  isRealLocalTime,
  localToInstant,
  minutesInDay,
  mondayOf,
  monthDays,
  weekDays,
  weekdayOf,
  ZONE,
} from '../../shared/day.ts'

const anyDay = fc.integer({ min: 0, max: 3_652_058 }).map(dayFromNumber)
const modernDay = fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2060-12-31') }).map(dayFromNumber)

describe('days', () => {
  test.each(['2026-11-22', '2028-02-29', '0001-01-01', '9999-12-31', '2000-02-29'])('%s is a day', (text) => {
    expect(isDay(text)).toBe(true)
  })
  test.each([
    '2027-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '0000-01-01',
    '2026-1-1',
    '',
    null,
    5,
  ])('%s is not a day', (text) => {
    expect(isDay(text)).toBe(false)
  })
  test('day numbers go both ways and agree with UTC dates', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayFromNumber(dayNumber(day))).toBe(day)
        const utc = new Date(0)
        utc.setUTCFullYear(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)))
        expect(dayNumber(day) - dayNumber('1970-01-01')).toBe(utc.getTime() / 86_400_000)
        expect(weekdayOf(day)).toBe(utc.getUTCDay() === 0 ? 7 : utc.getUTCDay())
      }),
    )
  })
  test('adding days and counting them are inverse', () => {
    fc.assert(
      fc.property(modernDay, modernDay, (from, to) => {
        expect(addDays(from, daysBetween(from, to))).toBe(to)
      }),
    )
  })
  test('leaving the calendar, or a text that is no day, is an error and never a wrong day', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
    expect(() => addDays('0001-01-01', -1)).toThrow(RangeError)
    expect(() => addDays('2026-11-22', 0.5)).toThrow(RangeError)
    expect(() => addDays('2026-11-22', Number.NaN)).toThrow(RangeError)
    expect(() => weekdayOf('2027-02-29')).toThrow(RangeError)
    expect(dayOf(2027, 2, 29)).toBeNull()
    expect(dayOf(Number.NaN, 2, 2)).toBeNull()
  })
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
  ])('%s and %i months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected)
  })
  test('weeks start on Monday', () => {
    expect(weekdayOf('2026-11-22')).toBe(7)
    expect(mondayOf('2026-11-22')).toBe('2026-11-16')
    expect(mondayOf('2026-11-16')).toBe('2026-11-16')
    expect(weekDays('2027-01-01')[6]).toBe('2027-01-03')
  })
  test.each([
    ['2026-12-31', 2026, 53],
    ['2027-01-01', 2026, 53],
    ['2027-01-04', 2027, 1],
    ['2025-12-29', 2026, 1],
    ['2026-11-22', 2026, 47],
  ])('%s is in week %i/%i', (day, year, week) => {
    expect(isoWeek(day)).toEqual({ year, week })
  })
  test('every week has one number for its seven days', () => {
    fc.assert(
      fc.property(modernDay, (day) => {
        const weeks = new Set(weekDays(day).map((each) => JSON.stringify(isoWeek(each))))
        expect(weeks.size).toBe(1)
        expect(isoWeek(addDays(mondayOf(day), 7))).not.toEqual(isoWeek(day))
      }),
    )
  })
  test('a month lists its days', () => {
    expect(monthDays(2028, 2)).toHaveLength(29)
    expect(monthDays(2026, 12).at(-1)).toBe('2026-12-31')
    expect(() => monthDays(2026, 13)).toThrow(RangeError)
  })
})

describe('wall clock and instants in Finland', () => {
  test('the hour skipped in spring does not exist and moves forward', () => {
    expect(isRealLocalTime('2027-03-28', 3 * 60 + 30, ZONE)).toBe(false)
    expect(isRealLocalTime('2027-03-28', 2 * 60 + 59, ZONE)).toBe(true)
    expect(isRealLocalTime('2027-03-28', 4 * 60, ZONE)).toBe(true)
    expect(instantToLocal(localToInstant('2027-03-28', 210, ZONE), ZONE)).toEqual({ day: '2027-03-28', minute: 270 })
  })
  test('the hour that happens twice in autumn is real and means the first one', () => {
    expect(isRealLocalTime('2026-10-25', 210, ZONE)).toBe(true)
    expect(localToInstant('2026-10-25', 210, ZONE)).toBe(Date.parse('2026-10-25T03:30:00+03:00'))
    expect(instantToLocal(Date.parse('2026-10-25T03:30:00+02:00'), ZONE)).toEqual({ day: '2026-10-25', minute: 210 })
  })

  test('a time is real exactly when the zone has it, on every day of seventy years', () => {
    for (let day = dayNumber('1990-01-01'); day <= dayNumber('2060-12-31'); day += 1) {
      const text = dayFromNumber(day)
      const back = instantToLocal(localToInstant(text, 210, ZONE), ZONE)
      if (isRealLocalTime(text, 210) !== (back.day === text && back.minute === 210)) throw new Error(text)
    }
  })
  test('the days the clocks move have 23 and 25 hours', () => {
    expect(minutesInDay('2027-03-28')).toBe(23 * 60)
    expect(minutesInDay('2026-10-25')).toBe(25 * 60)
    expect(minutesInDay('2026-11-22')).toBe(24 * 60)
  })
  test('"Tuesday 10:00" stays 10:00 across both changes, though 24-hour steps would not', () => {
    for (const [before, after] of [
      ['2027-03-23', '2027-03-30'],
      ['2026-10-20', '2026-10-27'],
    ] as const) {
      const start = localToInstant(before, 600, ZONE)
      expect(instantToLocal(localToInstant(addDays(before, 7), 600, ZONE), ZONE)).toEqual({ day: after, minute: 600 })
      expect(instantToLocal(start + 7 * 86_400_000, ZONE).minute).not.toBe(600)
    }
  })
  test('minutes past midnight belong to the next day', () => {
    expect(localToInstant('2026-11-22', 1440, ZONE)).toBe(localToInstant('2026-11-23', 0, ZONE))
    expect(localToInstant('2026-12-31', 1500, ZONE)).toBe(localToInstant('2027-01-01', 60, ZONE))
  })
  test('real local times survive the way to an instant and back', () => {
    fc.assert(
      fc.property(modernDay, fc.integer({ min: 0, max: 1439 }), (day, minute) => {
        const back = instantToLocal(localToInstant(day, minute, ZONE), ZONE)
        expect(isRealLocalTime(day, minute, ZONE)).toBe(back.day === day && back.minute === minute)
        if (!isRealLocalTime(day, minute, ZONE)) expect(back).toEqual({ day, minute: minute + 60 })
      }),
    )
  })
  test('seconds are rounded down, also before 1970', () => {
    expect(instantToLocal(59_999, 'UTC')).toEqual({ day: '1970-01-01', minute: 0 })
    expect(instantToLocal(-1, 'UTC')).toEqual({ day: '1969-12-31', minute: 1439 })
  })
  test('what is no time is refused', () => {
    expect(isRealLocalTime('2026-11-22', 1440, ZONE)).toBe(false)
    expect(isRealLocalTime('2026-11-22', 0.5, ZONE)).toBe(false)
    expect(isRealLocalTime('2026-02-30', 0, ZONE)).toBe(false)
    expect(() => localToInstant('2026-11-22', -1, ZONE)).toThrow(RangeError)
    expect(() => localToInstant('2026-11-22', Number.NaN, ZONE)).toThrow(RangeError)
    expect(() => instantToLocal(Number.NaN, ZONE)).toThrow(RangeError)
  })
})
