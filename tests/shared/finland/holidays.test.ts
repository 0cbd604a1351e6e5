import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRealLocalTime, minutesInDay, weekdayOf } from '../../../shared/day.ts'
import { finnishHolidays, HOLIDAY_NAMES, isPublicHoliday } from '../../../shared/finland/holidays.ts'
import vectors from '../../vectors/finland.json'

describe('holidays', () => {
  test.each(Object.entries(vectors.holidays))('of %s', (year, expected) => {
    const found = finnishHolidays(Number(year)).map(({ day, key, isPublic }) => [
      `${HOLIDAY_NAMES[key].fi}${isPublic ? '' : '*'}`,
      day,
    ])
    expect(Object.fromEntries(found)).toEqual(expected)
    expect(found).toHaveLength(15)
    expect(found.map(([, day]) => day)).toEqual(found.map(([, day]) => day).sort())
  })
  test('each falls on its weekday and within its days in any year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2199 }), (year) => {
        const day = Object.fromEntries(finnishHolidays(year).map((holiday) => [holiday.key, holiday.day]))
        const on = (key: keyof typeof HOLIDAY_NAMES) => day[key] ?? ''
        expect(weekdayOf(on('goodFriday'))).toBe(5)
        expect(weekdayOf(on('easterSunday'))).toBe(7)
        expect(weekdayOf(on('ascensionDay'))).toBe(4)
        expect(weekdayOf(on('whitSunday'))).toBe(7)
        expect(weekdayOf(on('midsummerEve'))).toBe(5)
        expect(weekdayOf(on('allSaintsDay'))).toBe(6)
        expect(on('easterSunday') >= `${year}-03-22` && on('easterSunday') <= `${year}-04-25`).toBe(true)
        expect(on('midsummerDay') >= `${year}-06-20` && on('midsummerDay') <= `${year}-06-26`).toBe(true)
        expect(on('allSaintsDay') >= `${year}-10-31` && on('allSaintsDay') <= `${year}-11-06`).toBe(true)
      }),
    )
  })
  test('eves are not public, and a wrong year is refused', () => {
    expect(isPublicHoliday('2026-12-24')).toBe(false)
    expect(isPublicHoliday('2026-12-25')).toBe(true)
    expect(() => finnishHolidays(Number.NaN)).toThrow(RangeError)
    expect(() => finnishHolidays(1500)).toThrow(RangeError)
    expect(() => isPublicHoliday('2026-02-30')).toThrow(RangeError)
  })
})

describe('the days the clocks move', () => {
  test.each(vectors.dst)('in $year', ({ summer_starts: spring, winter_starts: autumn }) => {
    expect([minutesInDay(spring), minutesInDay(autumn)]).toEqual([1380, 1500])
    expect([179, 180, 239, 240].map((minute) => isRealLocalTime(spring, minute))).toEqual([true, false, false, true])
    expect(isRealLocalTime(autumn, 210)).toBe(true)
  })
})
