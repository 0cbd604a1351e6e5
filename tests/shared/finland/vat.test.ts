import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cashRound } from '../../../shared/finland/cash-rounding.ts'
import {
  allocateDiscount,
  DEFAULT_VAT_RATES,
  vatBreakdown,
  vatFromGross,
  vatFromNet,
  vatRateOn,
} from '../../../shared/finland/vat.ts'
import vectors from '../../vectors/finland.json'

const rates = fc.constantFrom(2550, 2400, 1400, 1350, 1000, 0)
const sums = fc.integer({ min: -99_999_999, max: 99_999_999 })

describe('tax out of a gross sum', () => {
  test.each([...vectors.vat_from_gross, ...vectors.vat_from_gross_negative])('$gross cents at $rate_bp', (vector) => {
    expect(vatFromGross(vector.gross, vector.rate_bp)).toEqual({
      grossCents: vector.gross,
      vatCents: vector.vat,
      netCents: vector.net,
    })
  })
  test('a credit mirrors its sale, and net and tax are the gross', () => {
    fc.assert(
      fc.property(sums, rates, (gross, rate) => {
        const split = vatFromGross(gross, rate)
        const credit = vatFromGross(gross === 0 ? 0 : -gross, rate)
        expect(split.netCents + split.vatCents).toBe(gross)
        expect(split.vatCents + credit.vatCents).toBe(0)
        expect(Object.is(split.vatCents, -0) || Object.is(split.netCents, -0)).toBe(false)
      }),
    )
  })
  test('no gross sum up to 1 999,99 falls on half a cent, as counted', () => {
    for (const [rate, expected] of Object.entries(vectors['gross_tie_counts_1..199999'])) {
      const divisor = 10_000 + Number(rate)
      let ties = 0
      for (let gross = 1; gross <= 199_999; gross += 1) {
        const exact = (gross * Number(rate)) / divisor
        if (Math.abs(vatFromGross(gross, Number(rate)).vatCents - exact) > 0.5 - 1e-9) ties += 1
      }
      expect(ties).toBe(expected)
    }
  })
  test.each([
    [0.5, 2550],
    [Number.NaN, 2550],
    [100, -1],
    [100, 25.5],
    [100, Number.NaN],
    [100, 10_001],
  ])('%s cents at %s is refused', (cents, rate) => {
    expect(() => vatFromGross(cents, rate)).toThrow(RangeError)
    expect(() => vatFromNet(cents, rate)).toThrow(RangeError)
  })
})

describe('tax on a net sum', () => {
  test.each(vectors.vat_from_net)('$net cents at $rate_bp', (vector) => {
    expect(vatFromNet(vector.net, vector.rate_bp)).toEqual({
      grossCents: vector.gross,
      vatCents: vector.vat,
      netCents: vector.net,
    })
  })
})

describe('tax of a document', () => {
  test('is taken from the total of a rate, not from its lines', () => {
    const { lines, rate_bp: rateBp, sum_of_line_vat: ofLines, vat_of_total: ofTotal } = vectors.line_vs_total
    const min = vectors.line_vs_total_min
    const group = vatBreakdown(lines.map((grossCents) => ({ grossCents, rateBp })))
    expect(group.map((each) => each.vatCents)).toEqual([ofTotal])
    expect(lines.reduce((sum, line) => sum + vatFromGross(line, rateBp).vatCents, 0)).toBe(ofLines)
    const small = vatBreakdown(Array.from({ length: min.count }, () => ({ grossCents: min.line, rateBp: 2550 })))
    expect(small[0]?.vatCents).toBe(min.vat_of_total)
    expect(vatFromGross(min.line, 2550).vatCents * min.count).toBe(min.sum_of_line_vat)
  })
  test('rates come highest first, and the groups add up to the lines', () => {
    const line = fc.record({ grossCents: sums, rateBp: rates })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const groups = vatBreakdown(lines)
        expect(groups.map((group) => group.rateBp)).toEqual(
          [...new Set(lines.map((each) => each.rateBp))].sort((a, b) => b - a),
        )
        const gross = lines.reduce((sum, each) => sum + each.grossCents, 0)
        expect(groups.reduce((sum, group) => sum + group.netCents + group.vatCents, 0)).toBe(gross)
      }),
    )
  })
  test('the golden day balances', () => {
    const day = vectors.day_journal
    const groups = vatBreakdown([
      { grossCents: day.gross_13_5, rateBp: 1350 },
      { grossCents: day.gross_25_5, rateBp: 2550 },
    ])
    const cash = day.cash_sales_before_rounding.map((cents) => cashRound(cents))
    const received = cash.reduce((sum, cents) => sum + cents, 0)
    const rounding = received - day.cash_sales_before_rounding.reduce((sum, cents) => sum + cents, 0)
    const booked = [
      { acc: 1900, debit: received },
      { acc: 1713, debit: day.card },
      ...groups.map((group) => ({ acc: 3000, credit: group.netCents, vat_bp: group.rateBp })),
      ...groups.map((group) => ({ acc: 2939, credit: group.vatCents, vat_bp: group.rateBp })),
      { acc: 8570, credit: rounding },
    ]
    expect(booked).toEqual(day.lines)
    expect([received, rounding]).toEqual([day.cash_received, day.rounding])
    const balance = day.lines.reduce((sum, row) => sum + (row.debit ?? 0) - (row.credit ?? 0), 0)
    expect(balance).toBe(0)
  })
})

describe('the rate of a day', () => {
  test.each([
    ['STD', '2024-08-31', 2400],
    ['STD', '2024-09-01', 2550],
    ['STD', '2026-11-22', 2550],
    ['RED1', '2025-12-31', 1400],
    ['RED1', '2026-01-01', 1350],
    ['RED2', '2026-02-01', 1000],
    ['NOTREG', '2026-11-22', 0],
    ['STD', '2012-12-31', null],
    ['STD', '2026-02-30', null],
    ['NONE', '2026-11-22', null],
  ])('%s on %s is %s', (code, day, rate) => {
    expect(vatRateOn(code, day, DEFAULT_VAT_RATES)).toBe(rate)
  })
  test('a row that the owner adds decides from its first day, whatever the order of the rows', () => {
    const added = { code: 'STD', validFrom: '2027-01-01', validTo: null, rateBp: 2600 }
    for (const table of [
      [...DEFAULT_VAT_RATES, added],
      [added, ...DEFAULT_VAT_RATES],
    ]) {
      expect(vatRateOn('STD', '2026-12-31', table)).toBe(2550)
      expect(vatRateOn('STD', '2027-01-01', table)).toBe(2600)
    }
  })
})

describe('a discount on the whole', () => {
  test.each(vectors.discount_allocation)('$discount over $lines', ({ discount, lines, alloc }) => {
    expect(allocateDiscount(discount, lines)).toEqual(alloc)
  })
  test('is given to the cent, and no line goes below zero', () => {
    const lines = fc.array(fc.integer({ min: 0, max: 99_999_999_999 }), { maxLength: 30 })
    fc.assert(
      fc.property(lines, fc.double({ min: 0, max: 1, noNaN: true }), (lineCents, share) => {
        const discount = Math.floor(lineCents.reduce((sum, cents) => sum + cents, 0) * share)
        const parts = allocateDiscount(discount, lineCents) ?? []
        expect(parts).toHaveLength(lineCents.length)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(discount)
        expect(parts.every((part, index) => part >= 0 && part <= (lineCents[index] ?? 0))).toBe(true)
      }),
    )
  })
  test('that cannot be given is refused', () => {
    expect(allocateDiscount(101, [100])).toBeNull()
    expect(allocateDiscount(1, [])).toBeNull()
    expect(allocateDiscount(-1, [100])).toBeNull()
    expect(allocateDiscount(1, [100, -1])).toBeNull()
    expect(allocateDiscount(Number.NaN, [100])).toBeNull()
    expect(allocateDiscount(0, [0, 0])).toEqual([0, 0])
  })
})
