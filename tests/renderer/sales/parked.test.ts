// What the till sells at the prices of the day, and a sale that waited: what stood at the list's price stands at today's, what was typed or agreed stays.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { walkInDraft, withItem, withLine } from '../../../renderer/sales/draft.ts'
import { atListPrices, parkedDraftOf, repricedNames, sentDraft } from '../../../renderer/sales/parked.ts'
import { saleItems } from '../../../renderer/sales/sale-items.ts'

const oil = { kind: 'product' as const, itemId: 'oil', name: 'Hiusöljy', unitCents: 1990, staffId: 'aino' }
const list = (priceCents: number) => [
  { kind: 'service' as const, id: 'oil', priceCents: 1 },
  { kind: 'product' as const, id: 'oil', priceCents },
]
const waited = (draft: Parameters<typeof sentDraft>[0]) =>
  parkedDraftOf({ draft: JSON.parse(JSON.stringify(sentDraft(draft))), clientName: '' }, 'parked-1')
const prices = (draft: ReturnType<typeof waited>) => draft.lines.map((line) => line.unitCents)

describe('what the till sells', () => {
  it('costs what it costs on the day of the sale, also when the lists are from the day before', () => {
    const product = {
      ...{ id: 'oil', version: 1, name: 'Hiusöljy', barcode: '', vatCode: 'STD' as const, unit: 'pcs' as const },
      ...{ packageSize: 1, lowLimit: null, supplier: '', archived: false, priceCents: 1990, firstPriceCents: 1990 },
      prices: [{ from: '2027-01-01', priceCents: 2190 }],
    }
    const costs = (today: string) => saleItems([product], [], today).map((item) => item.priceCents)
    expect(['2026-12-31', '2027-01-01'].map(costs)).toEqual([[1990], [2190]])
    expect(saleItems([{ ...product, archived: true }], [], '2027-01-01')).toEqual([])
  })
})

describe('a sale that waited over a change of price', () => {
  it('takes the price of the day for what stood at the list’s, in the other seller’s part too, and says which', () => {
    const draft = withItem(walkInDraft('fi'), { ...oil, listCents: 1990 })
    const before = waited({ ...draft, rest: draft })
    const after = atListPrices(before, list(2190))
    expect(prices(after)).toEqual([2190])
    expect(after.rest?.lines[0]?.unitCents).toBe(2190)
    expect(repricedNames(before, after)).toEqual(['Hiusöljy'])
    expect(prices(atListPrices(after, list(2290)))).toEqual([2290])
  })

  it('keeps a price that was typed, agreed at booking, or parked by a program that did not know the list', () => {
    const draft = withItem(walkInDraft('fi'), { ...oil, listCents: 1990 })
    const [line] = draft.lines
    if (line === undefined) throw new Error('the draft has a line')
    const typed = waited(withLine(draft, { ...line, unitCents: 1500 }))
    const agreed = waited(withItem(walkInDraft('fi'), oil))
    const archived = waited(draft)
    for (const [before, items] of [
      [typed, list(2190)],
      [agreed, list(2190)],
      [archived, []],
    ] as const) {
      const after = atListPrices(before, items)
      expect(after).toEqual(before)
      expect(repricedNames(before, after)).toEqual([])
    }
  })

  it('stands at the list’s price whatever it was before', () => {
    fc.assert(
      fc.property(fc.nat(99_999), fc.nat(99_999), (was, is) => {
        const draft = waited(withItem(walkInDraft('fi'), { ...oil, unitCents: was, listCents: was }))
        expect(prices(atListPrices(draft, list(is)))).toEqual([is])
      }),
    )
  })
})
