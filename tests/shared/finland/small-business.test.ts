// The turnover limit of sellers outside the VAT register.
import { expect, it } from 'vitest'
import { smallBusinessLimit, turnoverLevel } from '../../../shared/finland/small-business.ts'

it('is 20 000 € for calendar years from 2025 on, and unknown before', () => {
  expect([2024, 2025, 2027].map(smallBusinessLimit)).toEqual([null, 2_000_000, 2_000_000])
})

it('warns at 80 and 90 per cent, and is over only above the limit, in either year', () => {
  const level = (thisYearCents: number, lastYearCents = 0) => turnoverLevel({ thisYearCents, lastYearCents }, 2026)
  expect([1_599_999, 1_600_000, 1_800_000, 2_000_000, 2_000_001].map((cents) => level(cents))).toEqual([
    'calm',
    'near',
    'close',
    'close',
    'over',
  ])
  expect([level(0, 2_000_000), level(0, 2_000_001)]).toEqual(['calm', 'over'])
  // Two checks, not one of both years together.
  expect(level(1_500_000, 1_500_000)).toBe('calm')
})
