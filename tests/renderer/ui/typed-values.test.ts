// What a person types and what a form keeps: sums, days, times, whole numbers.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayKind, moneyKind, timeKind, wholeNumberKind } from '../../../renderer/ui/typed-values.ts'
import { addDays } from '../../../shared/day.ts'
import { languages } from '../../../shared/translations/define.ts'

const today = '2026-11-23'

describe('a typed field', () => {
  it('keeps null for nothing and for spaces, whatever its kind', () => {
    const kinds = [moneyKind('fi', true), dayKind('fi', today), timeKind('fi'), wholeNumberKind(0, 9)]
    expect(kinds.flatMap((kind) => ['', '  '].map((text) => kind.read(text)))).toEqual(Array(8).fill(null))
  })

  it('reads back every sum it writes, in every language', () => {
    fc.assert(
      fc.property(fc.constantFrom(...languages), fc.integer({ min: -9_999_999, max: 9_999_999 }), (language, cents) => {
        const kind = moneyKind(language, true)
        expect(kind.read(kind.write(cents))).toBe(cents)
      }),
    )
  })

  it('reads back every day it writes, in every language', () => {
    fc.assert(
      fc.property(fc.constantFrom(...languages), fc.integer({ min: -20_000, max: 10_000 }), (language, count) => {
        const kind = dayKind(language, today)
        const day = addDays(today, count)
        expect(kind.read(kind.write(day))).toBe(day)
      }),
    )
  })

  it('reads back every time it writes, in every language', () => {
    fc.assert(
      fc.property(fc.constantFrom(...languages), fc.integer({ min: 0, max: 1439 }), (language, minute) => {
        const kind = timeKind(language)
        expect(kind.read(kind.write(minute))).toBe(minute)
      }),
    )
  })

  it('never reads any text as something that is neither a value, null nor invalid', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cents = moneyKind('fi', false).read(text)
        expect(cents === null || cents === 'invalid' || (Number.isSafeInteger(cents) && cents >= 0)).toBe(true)
        const number = wholeNumberKind(5, 600).read(text)
        expect(
          number === null || number === 'invalid' || (Number.isInteger(number) && number >= 5 && number <= 600),
        ).toBe(true)
      }),
    )
  })

  it('refuses a negative sum unless it is allowed', () => {
    expect(moneyKind('fi', false).read('-5')).toBe('invalid')
    expect(moneyKind('fi', true).read('-5')).toBe(-500)
  })

  it('understands the short ways of typing', () => {
    expect(dayKind('fi', today).read('1.2.')).toBe('2027-02-01')
    expect(dayKind('fi', today).read('+7')).toBe('2026-11-30')
    expect(dayKind('fi', today).read('31.2.')).toBe('invalid')
    expect(timeKind('fi').read('930')).toBe(570)
    expect(timeKind('fi').read('99.99')).toBe('invalid')
    expect(moneyKind('fi', false).read('99.9')).toBe(9990)
    expect(wholeNumberKind(5, 600).read('1e3')).toBe('invalid')
  })
})
