import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayFromNumber, dayNumber, daysBetween, isDay } from '../../shared/day.ts'
import { parseDayInput, parseTimeInput } from '../../shared/day-input.ts'
import { formatDay, formatDayShort, formatTime, formatWeekdayDay } from '../../shared/format.ts'

const TODAY = '2026-11-22'
const modernDay = fc.integer({ min: dayNumber('1977-01-01'), max: dayNumber('2075-12-31') }).map(dayFromNumber)

describe('a typed day', () => {
  test.each([
    ['22.11.2026', '2026-11-22'],
    ['22. 11. 2026', '2026-11-22'],
    ['1.2.27', '2027-02-01'],
    ['1.2.', '2027-02-01'],
    ['1.2', '2027-02-01'],
    ['20.11.', '2026-11-20'],
    ['24.12', '2026-12-24'],
    ['29.2.', '2028-02-29'],
    ['010227', '2027-02-01'],
    ['01022027', '2027-02-01'],
    ['0102', '2027-02-01'],
    ['2027-02-01', '2027-02-01'],
    ['+7', '2026-11-29'],
    ['-1', '2026-11-21'],
    ['−1', '2026-11-21'],
    ['+0', '2026-11-22'],
    ['vko 48', '2026-11-23'],
    ['v. 1', '2027-01-04'],
    ['wk 53', '2026-12-28'],
    ['Week 30', '2026-07-20'],
    ['t', '2026-11-22'],
    ['T', '2026-11-22'],
    ['su 22.11.2026', '2026-11-22'],
    ['22 Nov 2026', '2026-11-22'],
    ['1.5.85', '1985-05-01'],
    ['1.5.75', '2075-05-01'],
    ['1.5.76', '1976-05-01'],
  ])('%j is %s', (text, day) => {
    expect(parseDayInput(text, TODAY)).toBe(day)
  })
  test.each([
    '',
    ' ',
    '31.4.2027',
    '29.2.2027',
    '32.1.',
    '1/2/2027',
    '2027-2-1',
    '1.2.2',
    '1.2.027',
    '22',
    '1.13.',
    '+',
    '+x',
    '22 foo 2026',
    '99999999',
    '0.1.2027',
    '00000000',
    'huomenna',
  ])('%j is refused', (text) => {
    expect(parseDayInput(text, TODAY)).toBeNull()
  })
  test('every day the program prints is read back', () => {
    fc.assert(
      fc.property(modernDay, (day) => {
        for (const language of ['fi', 'sv', 'en'] as const) {
          expect(parseDayInput(formatDay(day, language), TODAY)).toBe(day)
          expect(parseDayInput(formatWeekdayDay(day, language), TODAY)).toBe(day)
        }
        const [year, month, date] = day.split('-') as [string, string, string]
        expect(parseDayInput(`${date}${month}${year.slice(2)}`, TODAY)).toBe(day)
      }),
    )
  })
  test('without a year the nearest such day is meant', () => {
    fc.assert(
      fc.property(modernDay, modernDay, (day, today) => {
        const found = parseDayInput(formatDayShort(day, 'fi'), today)
        expect(isDay(found)).toBe(true)
        if (!day.endsWith('02-29')) expect(Math.abs(daysBetween(today, found ?? ''))).toBeLessThanOrEqual(183)
      }),
    )
  })
  test('any text gives a day or null', () => {
    const nearMiss = fc.string({ unit: fc.constantFrom(...'0123456789. +-t'.split('')), maxLength: 11 })
    fc.assert(
      fc.property(fc.oneof(fc.string(), nearMiss), (text) => {
        const day = parseDayInput(text, TODAY)
        expect(day === null || isDay(day)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a typed time', () => {
  test.each([
    ['9', 540],
    ['09', 540],
    ['0', 0],
    ['930', 570],
    ['0930', 570],
    ['9.30', 570],
    ['09:30', 570],
    ['9,30', 570],
    ['klo 9.30', 570],
    ['Klo 9', 540],
    ['kl. 9.30', 570],
    ['kl 9:30', 570],
    ['23.59', 1439],
    ['2359', 1439],
  ])('%j is %i minutes from midnight', (text, minute) => {
    expect(parseTimeInput(text)).toBe(minute)
  })
  test.each(['', '24', '24.00', '9.3', '9.60', '960', '95', '-1', '9:30:00', '12345', 'klo', '9 30', 'x9'])(
    '%j is refused',
    (text) => {
      expect(parseTimeInput(text)).toBeNull()
    },
  )
  test('every time the program prints is read back', () => {
    for (let minute = 0; minute < 1440; minute += 1) {
      for (const language of ['fi', 'sv', 'en'] as const) {
        expect(parseTimeInput(formatTime(minute, language))).toBe(minute)
      }
    }
  })
})
