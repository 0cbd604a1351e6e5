import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayFromNumber, dayNumber, ZONE } from '../../shared/day.ts'
import {
  formatAge,
  formatBytes,
  formatDay,
  formatDayFull,
  formatDayLong,
  formatDayShort,
  formatDayTime,
  formatDuration,
  formatInstant,
  formatMoney,
  formatMoneyInput,
  formatMonth,
  formatNumber,
  formatPercentBp,
  formatTime,
  formatTimeRange,
  formatWeekdayDay,
} from '../../shared/format.ts'

const modernDay = fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2060-12-31') }).map(dayFromNumber)
const utc = (day: string) => Date.parse(`${day}T12:00:00Z`)

describe('days', () => {
  test.each([
    ['fi', '1.3.2026', '1. maaliskuuta 2026', 'sunnuntai 1. maaliskuuta 2026', 'su 1.3.2026', '1.3.', 'maaliskuu 2026'],
    ['sv', '1.3.2026', '1 mars 2026', 'söndag 1 mars 2026', 'sön 1.3.2026', '1.3.', 'mars 2026'],
    ['en', '1 Mar 2026', '1 March 2026', 'Sunday 1 March 2026', 'Sun 1 Mar 2026', '1 Mar', 'March 2026'],
  ] as const)('2026-03-01 in %s', (language, day, long, full, weekday, short, month) => {
    expect(formatDay('2026-03-01', language)).toBe(day)
    expect(formatDayLong('2026-03-01', language)).toBe(long)
    expect(formatDayFull('2026-03-01', language)).toBe(full)
    expect(formatWeekdayDay('2026-03-01', language)).toBe(weekday)
    expect(formatDayShort('2026-03-01', language)).toBe(short)
    expect(formatMonth(2026, 3, language)).toBe(month)
  })
  test('the Finnish and Swedish days are those of the ICU this runs on', () => {
    fc.assert(
      fc.property(modernDay, (day) => {
        for (const language of ['fi', 'sv'] as const) {
          const icu = (options: Intl.DateTimeFormatOptions) =>
            new Intl.DateTimeFormat(`${language}-FI`, { ...options, timeZone: 'UTC' }).format(utc(day))
          expect(formatDay(day, language)).toBe(icu({ day: 'numeric', month: 'numeric', year: 'numeric' }))
          expect(formatDayLong(day, language)).toBe(icu({ dateStyle: 'long' }))
          expect(formatDayFull(day, language)).toBe(icu({ dateStyle: 'full' }))
        }
      }),
      { numRuns: 50 },
    )
  })
  test('a text that is no day is refused', () => {
    expect(() => formatDay('2027-02-29', 'fi')).toThrow(RangeError)
    expect(() => formatMonth(2027, 13, 'fi')).toThrow(RangeError)
  })
})

describe('times', () => {
  test('the dot in Finnish and Swedish, the colon in English', () => {
    expect(formatTime(485, 'fi')).toBe('8.05')
    expect(formatTime(485, 'sv')).toBe('8.05')
    expect(formatTime(485, 'en')).toBe('08:05')
    expect(formatTime(0, 'fi')).toBe('0.00')
    expect(formatTime(1440, 'fi')).toBe('24.00')
    expect(formatTime(1450, 'fi')).toBe('0.10')
    expect(formatTimeRange(570, 615, 'fi')).toBe('9.30–10.15')
    expect(formatTimeRange(570, 615, 'en')).toBe('09:30–10:15')
    expect(() => formatTime(Number.NaN, 'fi')).toThrow(RangeError)
  })
  test('day and time together', () => {
    expect(formatDayTime('2026-11-22', 845, 'fi')).toBe('22.11.2026 klo 14.05')
    expect(formatDayTime('2026-11-22', 845, 'sv')).toBe('22.11.2026 14.05')
    expect(formatDayTime('2026-11-22', 845, 'en')).toBe('22 Nov 2026 14:05')
    expect(formatInstant(Date.parse('2026-11-22T23:30:00Z'), ZONE, 'fi')).toBe('23.11.2026 klo 1.30')
  })
  test('durations and ages', () => {
    expect(formatDuration(75)).toBe('1\u00a0h 15\u00a0min')
    expect(formatDuration(45)).toBe('45\u00a0min')
    expect(formatDuration(120)).toBe('2\u00a0h')
    expect(formatDuration(0)).toBe('0\u00a0min')
    expect(formatDuration(-15)).toBe('\u221215\u00a0min')
    const now = 1_800_000_000_000
    expect(formatAge(now - 59_999, now, 'fi')).toBe('juuri nyt')
    expect(formatAge(now - 180_000, now, 'fi')).toBe('3\u00a0min sitten')
    expect(formatAge(now - 180_000, now, 'sv')).toBe('för 3\u00a0min sedan')
    expect(formatAge(now - 7_200_000, now, 'en')).toBe('2\u00a0h ago')
    expect(formatAge(now - 86_400_000, now, 'en')).toBe('1\u00a0day ago')
    expect(formatAge(now - 5 * 86_400_000, now, 'fi')).toBe('5\u00a0pv sitten')
    expect(formatAge(now + 180_000, now, 'fi')).toBe('3\u00a0min kuluttua')
    expect(() => formatAge(Number.NaN, now, 'fi')).toThrow(RangeError)
  })
})

describe('sums and numbers', () => {
  test.each([
    [123450, '1\u00a0234,50\u00a0€', '€1,234.50', '1234,50'],
    [-123456789, '\u22121\u00a0234\u00a0567,89\u00a0€', '\u2212€1,234,567.89', '-1234567,89'],
    [0, '0,00\u00a0€', '€0.00', '0,00'],
    [-5, '\u22120,05\u00a0€', '\u2212€0.05', '-0,05'],
  ])('%i cents', (cents, finnish, english, input) => {
    expect(formatMoney(cents, 'fi')).toBe(finnish)
    expect(formatMoney(cents, 'sv')).toBe(finnish)
    expect(formatMoney(cents, 'en')).toBe(english)
    expect(formatMoneyInput(cents, 'fi')).toBe(input)
  })
  test('the Finnish and Swedish sums are those of the ICU this runs on', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }), (cents) => {
        for (const language of ['fi', 'sv'] as const) {
          const icu = new Intl.NumberFormat(`${language}-FI`, { style: 'currency', currency: 'EUR' })
          expect(formatMoney(cents, language)).toBe(icu.format(cents / 100))
        }
      }),
    )
  })
  test('a sum that is not whole cents is refused', () => {
    expect(() => formatMoney(0.5, 'fi')).toThrow(RangeError)
    expect(() => formatMoney(Number.NaN, 'fi')).toThrow(RangeError)
  })
  test('rates', () => {
    expect(formatPercentBp(2550, 'fi')).toBe('25,5\u00a0%')
    expect(formatPercentBp(1000, 'sv')).toBe('10\u00a0%')
    expect(formatPercentBp(1005, 'fi')).toBe('10,05\u00a0%')
    expect(formatPercentBp(-50, 'fi')).toBe('\u22120,5\u00a0%')
    expect(formatPercentBp(2550, 'en')).toBe('25.5%')
  })
  test('numbers', () => {
    expect(formatNumber(1234.5, 'fi')).toBe('1\u00a0234,5')
    expect(formatNumber(1234.5, 'en')).toBe('1,234.5')
    expect(formatNumber(2, 'fi', 1)).toBe('2,0')
    expect(formatNumber(-0.05, 'sv')).toBe('\u22120,05')
    expect(formatNumber(-0.0001, 'fi')).toBe('0')
    expect(formatNumber(100, 'fi')).toBe('100')
    expect(() => formatNumber(Number.NaN, 'fi')).toThrow(RangeError)
  })
  test('file sizes', () => {
    expect(formatBytes(0, 'fi')).toBe('0\u00a0tavua')
    expect(formatBytes(1, 'fi')).toBe('1\u00a0tavu')
    expect(formatBytes(1_500_000, 'fi')).toBe('1,5\u00a0Mt')
    expect(formatBytes(1_500_000, 'sv')).toBe('1,5\u00a0MB')
    expect(formatBytes(999_960, 'en')).toBe('1\u00a0MB')
    expect(formatBytes(5e15, 'en')).toBe('5,000\u00a0TB')
  })
})
