import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayFromNumber, dayNumber } from '../../../shared/day.ts'
import { DEFAULT_REFERENCE_RATES, interestFreeThrough, lateInterest } from '../../../shared/finland/interest.ts'
import vectors from '../../vectors/finland.json'

const consumer = { debtor: 'consumer', rates: DEFAULT_REFERENCE_RATES } as const
const knownDay = fc.integer({ min: dayNumber('2022-07-01'), max: dayNumber('2026-06-30') }).map(dayFromNumber)

describe('interest on late payment', () => {
  test.each(vectors.interest)('$principal from $due to $paid', (vector) => {
    const input = { ...consumer, principalCents: vector.principal, dueDay: vector.due, paidDay: vector.paid }
    expect(lateInterest(input)).toEqual({ ok: true, days: vector.days, cents: vector.interest })
  })
  test('a half-year without a rate is asked for', () => {
    const input = { ...consumer, principalCents: 10_000, dueDay: '2026-06-15', paidDay: '2026-07-15' }
    expect(lateInterest(input)).toEqual({ ok: false, missingRateOn: '2026-07-01' })
    const added = [...DEFAULT_REFERENCE_RATES, { validFrom: '2026-07-01', validTo: '2026-12-31', rateBp: 250 }]
    expect(lateInterest({ ...input, rates: added })).toEqual({ ok: true, days: 30, cents: 78 })
    expect(lateInterest({ ...input, rates: [] })).toEqual({ ok: false, missingRateOn: '2026-06-16' })
  })
  test('between businesses it is a point more', () => {
    const input = { ...consumer, principalCents: 3_650_000, dueDay: '2026-01-31', paidDay: '2026-02-10' }
    expect(lateInterest(input)).toEqual({ ok: true, days: 10, cents: 9500 })
    expect(lateInterest({ ...input, debtor: 'business' })).toEqual({ ok: true, days: 10, cents: 10_500 })
  })
  test('it never falls as days pass, and splitting the time loses at most a cent', () => {
    fc.assert(
      fc.property(knownDay, knownDay, knownDay, fc.integer({ min: 0, max: 10_000_000 }), (a, b, c, principalCents) => {
        const [first, middle, last] = [a, b, c].sort() as [string, string, string]
        const cents = (dueDay: string, paidDay: string) => {
          const result = lateInterest({ ...consumer, principalCents, dueDay, paidDay })
          return result.ok ? result.cents : Number.NaN
        }
        expect(cents(first, last)).toBeGreaterThanOrEqual(cents(first, middle))
        expect(Math.abs(cents(first, middle) + cents(middle, last) - cents(first, last))).toBeLessThanOrEqual(1)
        expect(cents(last, first)).toBe(0)
      }),
    )
  })
  test('wrong input is refused', () => {
    const input = { ...consumer, principalCents: 100, dueDay: '2026-01-01', paidDay: '2026-02-01' }
    expect(() => lateInterest({ ...input, principalCents: -1 })).toThrow(RangeError)
    expect(() => lateInterest({ ...input, principalCents: Number.NaN })).toThrow(RangeError)
    expect(() => lateInterest({ ...input, paidDay: '2026-02-30' })).toThrow(RangeError)
  })
  test('without an agreed due day the first thirty days are free', () => {
    expect(interestFreeThrough('2026-02-14', '2026-01-31', true)).toBe('2026-02-14')
    // The due day is the 14th; the 30th day from the 31st of January is the 2nd of March, the first day of interest.
    expect(interestFreeThrough('2026-02-14', '2026-01-31', false)).toBe('2026-03-01')
    expect(addDays('2026-01-31', 30)).toBe('2026-03-02')
    expect(interestFreeThrough('2026-04-30', '2026-01-31', false)).toBe('2026-04-30')
  })
})
