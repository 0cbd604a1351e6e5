import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cashRound } from '../../../shared/finland/cash-rounding.ts'
import vectors from '../../vectors/finland.json'

test.each([
  ...vectors.cash_rounding,
  ...vectors.cash_rounding_refund,
  { cents: 0, rounded: 0 },
  { cents: 2, rounded: 2 },
])('$cents cents is $rounded in cash', ({ cents, rounded }) => {
  expect(cashRound(cents)).toBe(rounded)
})
test('cash is a multiple of five within two cents, and refunds mirror payments', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 99_999_999 }), (cents) => {
      const rounded = cashRound(cents)
      expect(rounded % 5).toBe(0)
      expect(Math.abs(rounded - cents)).toBeLessThanOrEqual(2)
      expect(cashRound(-cents)).toBe(-rounded)
    }),
  )
})
test('a sum that is not whole cents is refused', () => {
  expect(() => cashRound(0.5)).toThrow(RangeError)
  expect(() => cashRound(Number.NaN)).toThrow(RangeError)
})
