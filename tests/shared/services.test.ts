// The price of a day: of a service, of a person's own, of a product; and what of a product's prices is history.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../shared/day.ts'
import { beganOtherwise, NewProduct, priceOn, productPriceOn } from '../../shared/services.ts'

const first = '2026-11-23'
const day = fc.nat(60).map((count) => addDays(first, count))
const cents = fc.nat(99_999)
const rows = fc.uniqueArray(fc.record({ from: day, priceCents: cents }), {
  selector: (each) => each.from,
  maxLength: 8,
})

describe('the price of a product on a day', () => {
  it('is the one that a walk through the days comes to', () => {
    fc.assert(
      fc.property(rows, cents, day, (prices, firstPriceCents, asked) => {
        let walked = firstPriceCents
        for (let at = first; at <= asked; at = addDays(at, 1)) {
          walked = prices.find((each) => each.from === at)?.priceCents ?? walked
        }
        expect(productPriceOn({ firstPriceCents, prices }, asked)).toBe(walked)
      }),
    )
  })

  it('is what a service with the same prices for everyone costs', () => {
    fc.assert(
      fc.property(rows, cents, day, (prices, firstCents, asked) => {
        const ofService = prices.map((each) => ({ ...each, staffId: null }))
        expect(productPriceOn({ firstPriceCents: firstCents, prices }, asked)).toBe(
          priceOn({ priceCents: firstCents, prices: ofService }, null, asked),
        )
      }),
    )
  })

  it('has one price a day', () => {
    const product = { name: 'Öljy', barcode: '', priceCents: 1990, vatCode: 'STD' }
    const twice = [1, 2].map((priceCents) => ({ from: '2027-01-01', priceCents }))
    expect(NewProduct.safeParse({ ...product, prices: twice.slice(1) }).success).toBe(true)
    expect(NewProduct.safeParse({ ...product, prices: twice }).error?.issues).toMatchObject([
      { path: ['prices'], message: 'TWICE' },
    ])
  })
})

describe('a price that has begun', () => {
  it('may be given again as it stands, or left out; any other price begins tomorrow at the earliest', () => {
    const known = [{ from: '2026-11-01', priceCents: 2190 }]
    const is = (given: typeof known) => beganOtherwise(known, given, first)
    expect(is([])).toBe(false)
    expect(is(known)).toBe(false)
    expect(is([...known, { from: '2026-11-24', priceCents: 1 }])).toBe(false)
    expect(is([{ from: '2026-11-01', priceCents: 2200 }])).toBe(true)
    expect(is([{ from: '2026-11-02', priceCents: 2190 }])).toBe(true)
    expect(is([{ from: first, priceCents: 2190 }])).toBe(true)
  })
})
