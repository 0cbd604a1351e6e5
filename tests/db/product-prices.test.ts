// Prices of products from a day on: which one holds where, what is history, and that receipts keep what was paid.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { paySale } from '../../db/sales.ts'
import { changeProduct, createProduct, listProducts, productById } from '../../db/services.ts'
import { purchase, stockList } from '../../db/stock.ts'
import { stockPaper } from '../../db/stock-papers.ts'
import { addDays, localToInstant, ZONE } from '../../shared/day.ts'
import type { ProductFields } from '../../shared/services.ts'
import { aLine, aSale } from '../helpers/aSale.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

const today = '2026-11-23'
const tomorrow = '2026-11-24'
const newYear = '2027-01-01'
const dearer = [{ from: newYear, priceCents: 2190 }]

let salon: TempSalon
beforeEach(() => {
  salon = tempSalon()
})
afterEach(() => salon.close())

const actorOn = (day: string) => salon.actor('owner', localToInstant(day, 720, ZONE))
const oilOn = (day: string) => productById(salon.db, salon.oil.id, day)
const change = (patch: Partial<ProductFields>, day = today) =>
  salon.write((tx) => changeProduct(tx, { id: salon.oil.id, version: oilOn(day).version, patch }, actorOn(day)))

describe('a price to come', () => {
  it('holds from its day on, in the list, the stock and the price list, and not a day before; the list of a day can be asked ahead', () => {
    change({ prices: dearer })
    salon.write((tx) =>
      purchase(
        tx,
        { supplier: '', day: today, lines: [{ productId: salon.oil.id, packages: 10, costCents: 9000 }] },
        salon.actor(),
      ),
    )
    const seen = (day: string) => {
      const row = stockList(salon.db, actorOn(day)).rows.find((each) => each.id === salon.oil.id)
      const { sections } = stockPaper(salon.db, { kind: 'prices', day }, salon.actor())
      const paper = sections.flatMap((each) => each.rows).find(([name]) => name === 'Hiusöljy 50 ml')
      const listed = listProducts(salon.db, day).find((each) => each.id === salon.oil.id)
      return [listed?.priceCents, row?.priceCents, row?.marginBp, paper?.at(-1)]
    }
    // Net 19,90 / 1,255 = 15,86 and 21,90 / 1,255 = 17,45; a bottle cost 9,00.
    expect(seen('2026-12-31')).toEqual([1990, 1990, 4325, '19,90\u00a0€'])
    expect(seen(newYear)).toEqual([2190, 2190, 4842, '21,90\u00a0€'])
  })

  it('leaves the line of a receipt as it was sold', () => {
    const receipt = salon.write((tx) =>
      paySale(
        tx,
        aSale({ lines: [aLine(salon, { itemId: salon.oil.id })], payments: [{ method: 'card', cents: 1990 }] }),
        salon.actor(),
      ),
    )
    const lines = () =>
      salon.db.raw.prepare('SELECT unit_cents, total_cents FROM document_line WHERE document_id = ?').all(receipt.id)
    const before = lines()
    change({ priceCents: 2500, prices: dearer })
    expect(before).toEqual([{ unit_cents: 1990, total_cents: 1990 }])
    expect(lines()).toEqual(before)
  })

  it('can be moved and taken away while it is to come; what does not name prices leaves them', () => {
    expect(change({ prices: dearer }).prices).toEqual(dearer)
    expect(change({ name: 'Öljy' }).prices).toEqual(dearer)
    expect(change({ prices: [{ from: tomorrow, priceCents: 2100 }] }).prices).toEqual([
      { from: tomorrow, priceCents: 2100 },
    ])
    expect(change({ prices: [] }).prices).toEqual([])
    expect(oilOn('2028-01-01').priceCents).toBe(1990)
  })

  it('begins tomorrow at the earliest, of a new product too, and a refused one changes nothing', () => {
    for (const from of [today, '2026-11-22']) {
      expect(() => change({ name: 'Muu', prices: [{ from, priceCents: 1 }] })).toThrow('INVALID_INPUT')
      const fields = { name: 'Uusi', barcode: '', priceCents: 1, vatCode: 'STD' } as const
      expect(() =>
        salon.write((tx) => createProduct(tx, { ...fields, prices: [{ from, priceCents: 1 }] }, actorOn(today))),
      ).toThrow('INVALID_INPUT')
    }
    expect(listProducts(salon.db, today)).toEqual([salon.oil])
    const made = salon.write((tx) =>
      createProduct(tx, { name: 'Uusi', barcode: '', priceCents: 1, vatCode: 'STD', prices: dearer }, actorOn(today)),
    )
    expect([made.priceCents, productById(salon.db, made.id, newYear).priceCents]).toEqual([1, 2190])
  })
})

describe('a price that has begun', () => {
  it('stays: it is neither changed nor removed by what is to come', () => {
    change({ prices: dearer })
    const later = '2027-02-01'
    expect(() => change({ prices: [{ from: newYear, priceCents: 1 }] }, later)).toThrow('INVALID_INPUT')
    expect(change({ prices: [] }, later).prices).toEqual(dearer)
    expect(change({ prices: [...dearer, { from: '2027-03-01', priceCents: 2290 }] }, later).prices).toHaveLength(2)
  })

  it('is followed by another from today on when the present price is changed; what it cost before stays known', () => {
    change({ prices: dearer })
    const later = '2027-02-01'
    const changed = change({ priceCents: 2050 }, later)
    expect(changed).toMatchObject({ priceCents: 2050, firstPriceCents: 1990 })
    expect(change({ priceCents: 2060 }, later).prices).toEqual([...dearer, { from: later, priceCents: 2060 }])
    const costs = ['2026-12-31', newYear, '2027-01-31', later].map((day) => oilOn(day).priceCents)
    expect(costs).toEqual([1990, 2190, 2190, 2060])
  })

  it('is what it was on every day gone by, whatever is changed later', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            after: fc.nat(5),
            priceCents: fc.option(fc.nat(9999), { nil: undefined }),
            coming: fc.option(
              fc.uniqueArray(fc.record({ in: fc.integer({ min: 1, max: 12 }), priceCents: fc.nat(9999) }), {
                selector: (each) => each.in,
                maxLength: 3,
              }),
              { nil: undefined },
            ),
          }),
          { maxLength: 6 },
        ),
        (steps) => {
          const fields = { name: 'Voide', barcode: '', priceCents: 1990, vatCode: 'STD' } as const
          const { id } = salon.write((tx) => createProduct(tx, fields, salon.actor()))
          const on = (at: string) => productById(salon.db, id, at)
          const seen = new Map<string, number>()
          let day = today
          for (const { after, priceCents, coming } of steps) {
            const until = addDays(day, after)
            for (; day < until; day = addDays(day, 1)) seen.set(day, on(day).priceCents)
            const patch = {
              priceCents,
              prices: coming?.map((each) => ({ from: addDays(day, each.in), priceCents: each.priceCents })),
            }
            salon.write((tx) => changeProduct(tx, { id, version: on(day).version, patch }, actorOn(day)))
            if (priceCents !== undefined) expect(on(day).priceCents).toBe(priceCents)
            for (const [gone, was] of seen) expect(on(gone).priceCents, gone).toBe(was)
          }
        },
      ),
      { numRuns: 25 },
    )
  })
})
