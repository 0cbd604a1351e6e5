// The arithmetic of a sale: golden sums of the Finnish rules, and properties that hold for any sale.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAppError } from '../../shared/errors.ts'
import type { Discount, PaymentInput } from '../../shared/sales.ts'
import { cashDue, isDiscountWithin, lineSums, settle, vatGroups } from '../../shared/sales-sums.ts'
import type { VatCode } from '../../shared/services.ts'

const std = (totalCents: number) => ({ vatCode: 'STD' as VatCode, rateBp: 2550, totalCents })
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

function codeOf(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return isAppError(error) ? [error.code, error.data.reason] : error
  }
  return 'nothing thrown'
}

describe('a line', () => {
  it('is quantity times price less the discount', () => {
    expect(lineSums({ quantity: 3, unitCents: 1990, discount: null })).toEqual({
      grossCents: 5970,
      discountCents: 0,
      totalCents: 5970,
    })
    expect(lineSums({ quantity: 2, unitCents: 1990, discount: { kind: 'cents', cents: 500 } }).totalCents).toBe(3480)
  })

  it('rounds a percentage half up: 10 % of 0,05 € is 0,01 €', () => {
    expect(lineSums({ quantity: 1, unitCents: 5, discount: { kind: 'percent', bp: 1000 } }).discountCents).toBe(1)
  })

  it('may be given away but never paid out', () => {
    expect(lineSums({ quantity: 1, unitCents: 6500, discount: { kind: 'percent', bp: 10_000 } }).totalCents).toBe(0)
    expect(lineSums({ quantity: 1, unitCents: 6500, discount: { kind: 'cents', cents: 6500 } }).totalCents).toBe(0)
    const over = { quantity: 1, unitCents: 6500, discount: { kind: 'cents', cents: 6501 } as Discount }
    expect(isDiscountWithin(over)).toBe(false)
    expect(codeOf(() => lineSums(over))).toEqual(['SALE_DISCOUNT_TOO_LARGE', undefined])
  })

  it('stays exact at the most absurd price and quantity', () => {
    const line = { quantity: 999, unitCents: 99_999_999, discount: { kind: 'percent', bp: 3333 } as Discount }
    const { grossCents, discountCents, totalCents } = lineSums(line)
    expect(grossCents).toBe(99_899_999_001)
    expect(discountCents).toBe(Number((99_899_999_001n * 3333n * 2n + 10_000n) / 20_000n))
    expect(totalCents + discountCents).toBe(grossCents)
  })
})

describe('VAT of a document', () => {
  it('is split once per rate: three lines of 9,91 give 6,04, not three times 2,01', () => {
    expect(vatGroups([std(991), std(991), std(991)])).toEqual([
      { vatCode: 'STD', rateBp: 2550, grossCents: 2973, vatCents: 604, netCents: 2369 },
    ])
  })

  it('of 3 × 45,00 and 2 × 19,90 is 35,52', () => {
    expect(vatGroups([std(13_500), std(3980)])[0]?.vatCents).toBe(3552)
  })

  it('lists the highest rate first and keeps codes of the same rate apart', () => {
    const rows = vatGroups([
      { vatCode: 'EXEMPT', rateBp: 0, totalCents: 5000 },
      { vatCode: 'RED1', rateBp: 1350, totalCents: 1190 },
      { vatCode: 'ZERO', rateBp: 0, totalCents: 100 },
      std(4500),
    ])
    expect(rows.map((row) => [row.vatCode, row.rateBp])).toEqual([
      ['STD', 2550],
      ['RED1', 1350],
      ['EXEMPT', 0],
      ['ZERO', 0],
    ])
  })

  it('has no rows for a seller outside the register', () => {
    expect(vatGroups([{ vatCode: 'NOTREG', rateBp: 0, totalCents: 4500 }])).toEqual([])
  })
})

describe('settling', () => {
  it('rounds only the cash part: 44,98 as card 20,00 and cash 24,98 takes 25,00 in cash', () => {
    expect(
      settle(4498, [
        { method: 'card', cents: 2000 },
        { method: 'cash', cents: 2498, givenCents: 5000 },
      ]),
    ).toEqual([
      {
        method: 'card',
        kind: 'card',
        name: '',
        prepaidId: null,
        cents: 2000,
        roundingCents: 0,
        givenCents: null,
        changeCents: 0,
      },
      {
        method: 'cash',
        kind: 'cash',
        name: '',
        prepaidId: null,
        cents: 2500,
        roundingCents: 2,
        givenCents: 5000,
        changeCents: 2500,
      },
    ])
  })

  it('does not round a card payment nor one or two cents in cash', () => {
    expect(settle(4498, [{ method: 'card', cents: 4498 }])[0]).toMatchObject({ cents: 4498, roundingCents: 0 })
    expect(cashDue(2)).toEqual({ dueCents: 2, roundingCents: 0 })
    expect(cashDue(4498)).toEqual({ dueCents: 4500, roundingCents: 2 })
  })

  it('takes exact money when nothing else was said', () => {
    expect(settle(4497, [{ method: 'cash', cents: 4497 }])[0]).toMatchObject({ givenCents: 4495, changeCents: 0 })
  })

  it('settles a sale that costs nothing', () => {
    expect(settle(0, [{ method: 'cash', cents: 0 }])).toHaveLength(1)
  })

  it('refuses what does not add up', () => {
    const cases: [number, PaymentInput[], string][] = [
      [4500, [], 'sum'],
      [4500, [{ method: 'card', cents: 4499 }], 'sum'],
      [4500, [{ method: 'card', cents: 4501 }], 'sum'],
      [4500, [{ method: 'cash', cents: 4500, givenCents: 4499 }], 'given'],
      [4498, [{ method: 'cash', cents: 4498, givenCents: 4498 }], 'given'],
      [
        4,
        [
          { method: 'cash', cents: 2 },
          { method: 'cash', cents: 2 },
        ],
        'cash-twice',
      ],
      [
        100,
        [
          { method: 'card', cents: 100 },
          { method: 'cash', cents: 0 },
        ],
        'empty',
      ],
    ]
    for (const [total, payments, reason] of cases) {
      expect(codeOf(() => settle(total, payments))).toEqual(['SALE_PAYMENT_MISMATCH', reason])
    }
  })
})

describe('any sale', () => {
  const rate = fc.constantFrom(
    { vatCode: 'STD' as VatCode, rateBp: 2550 },
    { vatCode: 'STD' as VatCode, rateBp: 2400 },
    { vatCode: 'RED1' as VatCode, rateBp: 1350 },
    { vatCode: 'RED2' as VatCode, rateBp: 1000 },
    { vatCode: 'EXEMPT' as VatCode, rateBp: 0 },
  )
  const line = fc
    .record({
      quantity: fc.integer({ min: 1, max: 999 }),
      unitCents: fc.integer({ min: 0, max: 99_999_999 }),
      percentBp: fc.integer({ min: 0, max: 10_000 }),
      cut: fc.double({ min: 0, max: 1, noNaN: true }),
      isPercent: fc.boolean(),
      rate,
    })
    .map(({ quantity, unitCents, percentBp, cut, isPercent, rate: dated }) => {
      const discount: Discount = isPercent
        ? { kind: 'percent', bp: percentBp }
        : { kind: 'cents', cents: Math.floor(quantity * unitCents * cut) }
      return { ...dated, quantity, unitCents, discount }
    })
  const sale = fc.array(line, { minLength: 1, maxLength: 30 })

  it('has VAT groups that add up to the document, net and VAT to gross, and no negative part', () => {
    fc.assert(
      fc.property(sale, (lines) => {
        const totals = lines.map((each) => ({ ...each, totalCents: lineSums(each).totalCents }))
        const groups = vatGroups(totals)
        expect(sum(groups.map((each) => each.grossCents))).toBe(sum(totals.map((each) => each.totalCents)))
        for (const group of groups) {
          expect(group.netCents + group.vatCents).toBe(group.grossCents)
          expect(group.vatCents).toBeGreaterThanOrEqual(0)
          expect(group.netCents).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  it('loses no cent between what is due, what is received, rounding and change', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 99_999_999 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 50_000 }),
        (total, share, extra) => {
          const cash = Math.max(1, Math.min(total - 1, Math.round(total * share)))
          const given = cashDue(cash).dueCents + extra
          const paid = settle(total, [
            { method: 'card', cents: total - cash },
            { method: 'cash', cents: cash, givenCents: given },
          ])
          const rounding = sum(paid.map((each) => each.roundingCents))
          expect(sum(paid.map((each) => each.cents))).toBe(total + rounding)
          expect(Math.abs(rounding)).toBeLessThanOrEqual(2)
          const cashPart = paid[1]
          expect(cashPart?.cents).toBe((cashPart?.givenCents ?? 0) - (cashPart?.changeCents ?? 0))
          expect(cash <= 2 || (cashPart?.cents ?? 1) % 5 === 0).toBe(true)
        },
      ),
    )
  })

  it('is refused unless the payments cover it to the cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 1_000_000 }), (total, paid) => {
        fc.pre(total !== paid)
        expect(codeOf(() => settle(total, [{ method: 'card', cents: paid }]))).toEqual(['SALE_PAYMENT_MISMATCH', 'sum'])
      }),
    )
  })
})
