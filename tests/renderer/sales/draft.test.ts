// A sale at the till before it is paid: what can be typed, what it comes to, and how it is settled.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Draft,
  type DraftLine,
  draftOf,
  isDiscountTooLarge,
  lineInput,
  quickNotes,
  settlementOf,
  totalOf,
  walkInDraft,
  withItem,
  withLine,
  withoutLine,
} from '../../../renderer/sales/draft.ts'
import { matchingItems } from '../../../renderer/sales/item-search.ts'
import { taxPreview } from '../../../renderer/sales/tax-preview.ts'
import { settle } from '../../../shared/sales-sums.ts'

const oil = {
  kind: 'product' as const,
  itemId: 'item-oil',
  name: 'Hiusöljy 50 ml',
  unitCents: 1990,
  staffId: 'staff-1',
}
const cut = { kind: 'service' as const, itemId: 'item-cut', name: 'Leikkaus', unitCents: 5900, staffId: 'staff-1' }
const withOil = () => withItem(walkInDraft('fi'), oil)
const only = (draft: Draft): DraftLine => {
  const [line] = draft.lines
  if (line === undefined) throw new Error('the draft has a line')
  return line
}
const of = (over: Partial<DraftLine>) => ({ ...only(withOil()), ...over })

describe('adding', () => {
  it('counts the same product up, and gives a service or a changed product its own line', () => {
    const two = withItem(withOil(), oil)
    expect(two.lines.map((line) => line.quantity)).toEqual([2])
    expect(withItem(two, { ...oil, unitCents: 1500 }).lines).toHaveLength(2)
    expect(withItem(withItem(two, cut), cut).lines).toHaveLength(3)
  })

  it('removes only the line asked for', () => {
    const draft = withItem(withOil(), cut)
    expect(withoutLine(draft, only(draft).key).lines.map((line) => line.name)).toEqual(['Leikkaus'])
  })

  it('fills from an appointment with its client, its version and a fresh request', () => {
    const checkout = {
      appointmentId: 'appointment-1',
      appointmentVersion: 4,
      clientId: 'client-1',
      clientName: 'Virtanen, Maija',
      alert: 'Hajusteallergia',
      language: 'sv' as const,
      day: '2026-11-23',
      lines: [{ ...cut, quantity: 1, discount: null, discountReason: '' }],
    }
    const draft = draftOf(checkout)
    expect(draft).toMatchObject({
      appointmentVersion: 4,
      language: 'sv',
      serviceDay: '2026-11-23',
      alert: 'Hajusteallergia',
    })
    expect(draft.requestId).not.toBe(draftOf(checkout).requestId)
    expect(totalOf(draft)).toBe(5900)
  })
})

describe('a line', () => {
  it('cannot be sent while something in it is empty or unreadable', () => {
    expect(lineInput(of({ quantity: null }))).toBeNull()
    expect(lineInput(of({ quantity: 'invalid' }))).toBeNull()
    expect(lineInput(of({ unitCents: 'invalid' }))).toBeNull()
    expect(lineInput(of({ discount: { kind: 'percent', cents: null, percent: 'invalid', reason: '' } }))).toBeNull()
  })

  it('with an opened but empty discount has none', () => {
    const line = lineInput(of({ discount: { kind: 'cents', cents: null, percent: 10, reason: 'x' } }))
    expect(line).toMatchObject({ discount: null, discountReason: '' })
  })

  it('says when its discount is more than itself, and the sale has no total then', () => {
    const line = of({ discount: { kind: 'cents', cents: 1991, percent: null, reason: '' } })
    expect(isDiscountTooLarge(line)).toBe(true)
    expect(totalOf({ ...withOil(), lines: [line] })).toBeNull()
    expect(isDiscountTooLarge(of({ discount: { kind: 'cents', cents: 1990, percent: null, reason: '' } }))).toBe(false)
  })

  it('sends whole percent as basis points', () => {
    const draft = withOil()
    const discount = { kind: 'percent' as const, cents: null, percent: 15, reason: 'Kampanja' }
    const changed = withLine(draft, { ...only(draft), discount })
    expect(lineInput(only(changed))).toMatchObject({
      discount: { kind: 'percent', bp: 1500 },
      discountReason: 'Kampanja',
    })
  })
})

describe('paying', () => {
  const draft = (over: Partial<Draft>): Draft => ({ ...withOil(), ...over })

  it('by card needs nothing typed', () => {
    expect(settlementOf(draft({}), 4498).payments).toEqual([{ method: 'card', cents: 4498 }])
  })

  it('in cash takes exact money when nothing is typed, else counts the change from the rounded sum', () => {
    expect(settlementOf(draft({ tender: 'cash' }), 4498)).toMatchObject({
      cash: { dueCents: 4500, roundingCents: 2 },
      changeCents: 0,
      payments: [{ method: 'cash', cents: 4498, givenCents: 4500 }],
    })
    expect(settlementOf(draft({ tender: 'cash', givenCents: 5000 }), 4498).changeCents).toBe(500)
    expect(settlementOf(draft({ tender: 'cash', givenCents: 4000 }), 4498)).toMatchObject({
      missingCents: 500,
      payments: null,
    })
    expect(settlementOf(draft({ tender: 'cash', givenCents: 'invalid' }), 4498).payments).toBeNull()
  })

  it('by both rounds the cash part only: 44,98 as card 20,00 leaves 25,00', () => {
    expect(settlementOf(draft({ tender: 'both', cardCents: 2000 }), 4498)).toMatchObject({
      cash: { dueCents: 2500, roundingCents: 2 },
      payments: [
        { method: 'card', cents: 2000 },
        { method: 'cash', cents: 2498, givenCents: 2500 },
      ],
    })
  })

  it('by both asks for a card part that is more than nothing and less than everything', () => {
    expect(settlementOf(draft({ tender: 'both' }), 4498).payments).toBeNull()
    expect(settlementOf(draft({ tender: 'both', cardCents: 4498 }), 4498)).toMatchObject({
      isCardTooMuch: true,
      payments: null,
    })
  })

  it('never offers a settlement that main would refuse', () => {
    const typed = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 200_000 }))
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.constantFrom('card' as const, 'cash' as const, 'both' as const),
        typed,
        typed,
        (total, tender, cardCents, givenCents) => {
          const { payments } = settlementOf(draft({ tender, cardCents, givenCents }), total)
          if (payments !== null) expect(() => settle(total, payments)).not.toThrow()
        },
      ),
    )
  })

  it('offers round sums above what is due', () => {
    expect(quickNotes(2400)).toEqual([3000, 5000, 10_000])
    expect(quickNotes(12_330)).toEqual([13_000, 15_000, 20_000])
    expect(quickNotes(9500)).toEqual([10_000])
  })
})

describe('the tax shown before paying', () => {
  const rates = [
    { code: 'STD', validFrom: '2024-09-01', validTo: null, rateBp: 2550 },
    { code: 'RED1', validFrom: '2025-01-01', validTo: '2025-12-31', rateBp: 1400 },
    { code: 'RED1', validFrom: '2026-01-01', validTo: null, rateBp: 1350 },
  ]
  const items = [
    { kind: 'product' as const, id: 'item-oil', name: '', barcode: '', priceCents: 0, vatCode: 'RED1' as const },
  ]

  it('is split by the rate of the day of the sale', () => {
    const shown = taxPreview(withOil(), items, { vatRegistered: true, rates, today: '2026-01-01' })
    expect(shown.groups).toMatchObject([{ rateBp: 1350, grossCents: 1990, vatCents: 237 }])
    expect(taxPreview(withOil(), items, { vatRegistered: true, rates, today: '2025-12-31' }).groups[0]?.rateBp).toBe(
      1400,
    )
  })

  it('is nothing for a seller outside the register, and says when a rate is missing', () => {
    expect(taxPreview(withOil(), items, { vatRegistered: false, rates, today: '2026-01-01' }).groups).toEqual([])
    expect(taxPreview(withOil(), items, { vatRegistered: true, rates: [], today: '2026-01-01' }).isRateMissing).toBe(
      true,
    )
  })
})

describe('finding an item', () => {
  const list = [
    { name: 'Hiusöljy 50 ml', barcode: '6410000000017' },
    { name: 'Kuivan hiuksen shampoo', barcode: '6410000000024' },
    { name: 'Hieronta 60 min', barcode: '' },
  ]
  const found = (text: string) => matchingItems(list, text).map((item) => item.name)

  it('takes the start of any word, with or without dots over letters, names beginning so first', () => {
    expect(found('hiu')).toEqual(['Hiusöljy 50 ml', 'Kuivan hiuksen shampoo'])
    expect(found('hiusoljy')).toEqual(['Hiusöljy 50 ml'])
    expect(found('hier 60')).toEqual(['Hieronta 60 min'])
    expect(found('')).toHaveLength(3)
  })

  it('takes a whole barcode for exactly its product, and a part of one for nothing', () => {
    expect(found('6410000000024')).toEqual(['Kuivan hiuksen shampoo'])
    expect(found('641000')).toEqual([])
  })
})
