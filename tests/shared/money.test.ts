import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatMoney, formatMoneyInput } from '../../shared/format.ts'
import { addCents, isCents, MAX_TYPED_CENTS, parseMoney, roundHalfUp, sumCents } from '../../shared/money.ts'

describe('adding', () => {
  test('sums are exact and an empty sum is zero', () => {
    expect(sumCents([])).toBe(0)
    expect(sumCents([1, -3, 2])).toBe(0)
    expect(addCents(-5, 5)).toBe(0)
  })
  test.each([Number.NaN, 0.5, Number.POSITIVE_INFINITY, 2 ** 53])('%s is refused as cents', (value) => {
    expect(() => addCents(value, 1)).toThrow(RangeError)
    expect(() => sumCents([1, value])).toThrow(RangeError)
    expect(isCents(value)).toBe(false)
  })
  test('a sum that leaves the safe integers is refused', () => {
    expect(() => addCents(Number.MAX_SAFE_INTEGER, 1)).toThrow(RangeError)
  })
})

describe('rounding half away from zero', () => {
  test.each([
    [1, 2, 1],
    [-1, 2, -1],
    [-3, 2, -2],
    [-1, 3, 0],
    [0, 7, 0],
    [7, 2, 4],
    [6, 4, 2],
    [5, 4, 1],
  ])('%i / %i is %i', (numerator, denominator, expected) => {
    expect(roundHalfUp(numerator, denominator)).toBe(expected)
    expect(roundHalfUp(BigInt(numerator), denominator)).toBe(expected)
  })
  test('numbers and bigints agree, and negating the numerator negates the result', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: 2 ** 40 }), (numerator, denominator) => {
        const rounded = roundHalfUp(numerator, denominator)
        expect(rounded).toBe(roundHalfUp(BigInt(numerator), BigInt(denominator)))
        expect(roundHalfUp(-numerator, denominator) + rounded).toBe(0)
        expect(Object.is(rounded, -0)).toBe(false)
        const error = 2n * (BigInt(rounded) * BigInt(denominator) - BigInt(numerator))
        expect(error <= BigInt(denominator) && -error <= BigInt(denominator)).toBe(true)
      }),
    )
  })
  test.each([
    [1, 0],
    [1, -2],
    [0.5, 2],
    [Number.NaN, 2],
    [1, Number.NaN],
    [2 ** 53, 2],
  ])('%s / %s is refused', (numerator, denominator) => {
    expect(() => roundHalfUp(numerator, denominator)).toThrow(RangeError)
  })
  test('a result beyond the safe integers is refused', () => {
    expect(() => roundHalfUp(2n ** 60n, 1)).toThrow(RangeError)
    expect(() => roundHalfUp(1n, 0)).toThrow(RangeError)
    expect(() => roundHalfUp(1n, 0.5)).toThrow(RangeError)
  })
})

describe('reading a typed sum', () => {
  test.each([
    ['12', 1200],
    ['12,5', 1250],
    ['12.50', 1250],
    [' 12,50 € ', 1250],
    ['€12.50', 1250],
    ['−€12.50', -1250],
    ['€ -12.50', -1250],
    ['1 234,50', 123450],
    ['1\u00a0234\u202f567,89\u00a0€', 123456789],
    ['−45,00', -4500],
    ['- 45', -4500],
    ['-0', 0],
    ['−0,00', 0],
    ['007', 700],
    ['999 999 999,99', MAX_TYPED_CENTS],
    ['000999999999,99', MAX_TYPED_CENTS],
  ])('%j is %i cents', (text, cents) => {
    expect(parseMoney(text)).toEqual({ ok: true, cents })
  })
  test.each([
    ['', 'empty'],
    [' \u00a0 ', 'empty'],
    ['1.234', 'decimals'],
    ['1,234', 'decimals'],
    ['1.234,50', 'format'],
    ['1,234.50', 'format'],
    ['12 34', 'format'],
    ['1 23,00', 'format'],
    ['1234 567', 'format'],
    ["1'234", 'format'],
    ['5,', 'format'],
    [',5', 'format'],
    ['-', 'format'],
    ['€', 'format'],
    ['€5€', 'format'],
    ['--5', 'format'],
    ['+5', 'format'],
    ['5-', 'format'],
    ['1e3', 'format'],
    ['NaN', 'format'],
    ['Infinity', 'format'],
    ['٥', 'format'],
    ['0x10', 'format'],
    ['12,50 e', 'format'],
    ['1 000 000 000', 'range'],
    ['9'.repeat(400), 'range'],
  ])('%j is refused: %s', (text, reason) => {
    expect(parseMoney(text)).toEqual({ ok: false, reason })
  })
  test('any text gives whole cents within the limit or a refusal', () => {
    const nearMiss = fc.string({ unit: fc.constantFrom(...'0123456789,. -−€\u00a0'.split('')), maxLength: 14 })
    fc.assert(
      fc.property(fc.oneof(fc.string(), nearMiss), (text) => {
        const parsed = parseMoney(text)
        if (parsed.ok) {
          expect(isCents(parsed.cents)).toBe(true)
          expect(Math.abs(parsed.cents)).toBeLessThanOrEqual(MAX_TYPED_CENTS)
        }
      }),
      { numRuns: 1000 },
    )
  })
  test('what the program prints is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -MAX_TYPED_CENTS, max: MAX_TYPED_CENTS }), (cents) => {
        expect(parseMoney(formatMoney(cents, 'fi'))).toEqual({ ok: true, cents })
        expect(parseMoney(formatMoney(cents, 'sv'))).toEqual({ ok: true, cents })
        for (const language of ['fi', 'sv', 'en'] as const) {
          expect(parseMoney(formatMoneyInput(cents, language))).toEqual({ ok: true, cents })
        }
      }),
    )
  })
})
