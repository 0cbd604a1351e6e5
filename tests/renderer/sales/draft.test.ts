// A sale at the till before it is paid: what can be typed, what it comes to, and how it is settled.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Draft,
  type DraftLine,
  draftOf,
  isDiscountTooLarge,
  lineInput,
  sumsOfDraft,
  totalOf,
  walkInDraft,
  withAppointment,
  withItem,
  withLine,
  withoutLine,
} from '../../../renderer/sales/draft.ts'
import { choosable, paymentOf, quickNotes, settlementOf, withPart } from '../../../renderer/sales/draft-payment.ts'
import { matchingItems } from '../../../renderer/sales/item-search.ts'
import { withCard } from '../../../renderer/sales/sale-actions.ts'
import { noScan, scanKey } from '../../../renderer/sales/scan.ts'
import { taxPreview } from '../../../renderer/sales/tax-preview.ts'
import type { Prepaid } from '../../../shared/prepaid.ts'
import { cardMethod, cashMethod } from '../../../shared/sales.ts'
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

const words = { fee: 'Maksu', deposit: 'Maksettu ennakkoon' }
const checkout = {
  appointmentId: 'appointment-1',
  appointmentVersion: 4,
  clientId: 'client-1',
  clientName: 'Virtanen, Maija',
  alert: 'Hajusteallergia',
  language: 'sv' as const,
  day: '2026-11-23',
  lines: [{ ...cut, quantity: 1, discount: null, discountReason: '', appointmentId: 'appointment-1' }],
  deposits: [],
  feeCents: null,
}
const methods = [cardMethod, cashMethod, { id: 'mobilepay', kind: 'mobile' as const, name: 'MobilePay', active: true }]

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
    const draft = draftOf(checkout, words)
    expect(draft).toMatchObject({
      language: 'sv',
      clientId: 'client-1',
      appointments: [{ id: 'appointment-1', version: 4, day: '2026-11-23', alert: 'Hajusteallergia' }],
    })
    expect(draft.requestId).not.toBe(draftOf(checkout, words).requestId)
    expect(totalOf(draft)).toBe(5900)
    const two = withAppointment(draft, { ...checkout, appointmentId: 'appointment-2', clientName: 'Matti' }, words)
    expect(two.lines.map((line) => line.appointmentId)).toEqual(['appointment-1', 'appointment-2'])
    expect(withAppointment(two, checkout, words)).toBe(two)
  })

  it('takes a deposit off by itself, and never more than there is to pay', () => {
    const deposits = [{ prepaidId: 'deposit-1', cents: 9000, vatCode: 'STD' as const, paidDay: '2026-11-01' }]
    const draft = draftOf({ ...checkout, deposits }, words)
    expect(sumsOfDraft(draft)).toMatchObject({ uses: [5900], totalCents: 0 })
    expect(paymentOf(draft, methods)).toMatchObject({ payments: [], uses: [{ prepaidId: 'deposit-1', cents: 5900 }] })
  })

  it('of a missed appointment has only the fee', () => {
    const draft = draftOf({ ...checkout, lines: [], feeCents: 2500 }, words)
    expect(draft.extras.map((extra) => [extra.name, extra.cents])).toEqual([['Maksu', 2500]])
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
  const settled = (over: Partial<Draft>, total = 4498) => settlementOf(draft(over), total, methods)

  it('by card needs nothing typed', () => {
    expect(settled({}).payments).toEqual([{ method: 'card', cents: 4498 }])
  })

  it('in cash takes exact money when nothing is typed, else counts the change from the rounded sum', () => {
    expect(settled({ method: 'cash' })).toMatchObject({
      cash: { dueCents: 4500, roundingCents: 2 },
      changeCents: 0,
      payments: [{ method: 'cash', cents: 4498, givenCents: 4500 }],
    })
    expect(settled({ method: 'cash', givenCents: 5000 }).changeCents).toBe(500)
    expect(settled({ method: 'cash', givenCents: 4000 })).toMatchObject({ missingCents: 500, payments: null })
    expect(settled({ method: 'cash', givenCents: 'invalid' }).payments).toBeNull()
  })

  it('in parts rounds the cash part only: 44,98 as card 20,00 leaves 25,00', () => {
    const parts = withPart(draft({ method: 'card' }), 2000, methods)
    expect(parts.method).toBe('cash')
    expect(settlementOf(parts, 4498, methods)).toMatchObject({
      restCents: 2498,
      cash: { dueCents: 2500, roundingCents: 2 },
      payments: [
        { method: 'card', cents: 2000 },
        { method: 'cash', cents: 2498, givenCents: 2500 },
      ],
    })
    expect(choosable(withPart(draft({ method: 'cash' }), 1000, methods), methods).map((each) => each.id)).toEqual([
      'card',
      'mobilepay',
    ])
  })

  it('waits while a part is typed, and says when it is more than what is left', () => {
    expect(settled({ part: { cents: null } })).toMatchObject({ payments: null, nowCents: null })
    expect(settled({ part: { cents: 2000 } })).toMatchObject({ payments: null, nowCents: 2000 })
    expect(settled({ part: { cents: 4499 } })).toMatchObject({ isPartTooMuch: true, nowCents: null })
  })

  it('never offers a settlement that main would refuse', () => {
    const typed = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 200_000 }))
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.constantFrom('card', 'cash', 'mobilepay'),
        fc.array(
          fc.record({ cents: fc.integer({ min: 1, max: 60_000 }), method: fc.constantFrom('card', 'mobilepay') }),
          {
            maxLength: 3,
          },
        ),
        typed,
        (total, method, parts, givenCents) => {
          const payments = parts.map((part, index) => ({ ...part, key: String(index), prepaidId: null, label: '' }))
          const { payments: made } = settlementOf(draft({ method, payments, givenCents }), total, methods)
          if (made !== null) expect(() => settle(total, made, methods)).not.toThrow()
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
    { name: 'Hiusöljy 50 ml', barcode: '6410000000018' },
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

describe('a card', () => {
  const card: Prepaid = {
    id: 'card-1',
    version: 1,
    kind: 'gift',
    code: '0123456789A00',
    vatKind: 'single',
    vatCode: 'STD',
    serviceId: null,
    name: 'Lahjakortti',
    valueCents: 5000,
    uses: null,
    leftCents: 5000,
    leftUses: null,
    holder: '',
    clientId: null,
    clientName: null,
    issuedDay: '2026-11-01',
    expiresDay: null,
    state: 'open',
  }
  const sale = withItem(walkInDraft('fi'), cut)
  const applied = (draft: Draft, used: Prepaid) => {
    const result = withCard(draft, used)
    if ('refusal' in result) throw new Error(result.refusal)
    return result.draft
  }

  it('taxed when sold lowers the sum; taxed when used pays a part of it', () => {
    expect(totalOf(applied(sale, card))).toBe(900)
    const paid = applied(sale, { ...card, vatKind: 'multi' })
    expect(totalOf(paid)).toBe(5900)
    expect(settlementOf(paid, 5900, methods)).toMatchObject({
      restCents: 900,
      payments: [
        { method: 'gift-card', cents: 5000, prepaidId: 'card-1' },
        { method: 'card', cents: 900 },
      ],
    })
  })

  it('is used once, and not where there is nothing to pay', () => {
    expect(withCard(applied(sale, card), card)).toEqual({ refusal: 'twice' })
    expect(withCard(walkInDraft('fi'), card)).toEqual({ refusal: 'nothing' })
  })

  it('of a series covers its own service, each line once', () => {
    const series: Prepaid = { ...card, kind: 'series', serviceId: 'item-cut', uses: 5, leftUses: 2 }
    const used = applied(sale, series)
    expect(totalOf(used)).toBe(0)
    expect(paymentOf(used, methods)).toMatchObject({ uses: [{ prepaidId: 'card-1', lineIndex: 0 }], payments: [] })
    expect(withCard(used, series)).toEqual({ refusal: 'twice' })
    expect(withCard(withOil(), series)).toEqual({ refusal: 'no-service' })
    expect(totalOf(withoutLine(used, only(used).key))).toBe(0)
  })
})

describe('a scanner', () => {
  const type = (keys: string[], gapMs: number) => {
    let state = noScan
    let code: string | null = null
    keys.forEach((key, index) => {
      const next = scanKey(state, key, 1000 + index * gapMs)
      state = next.state
      code = next.code
    })
    return code
  }

  it('is known by its speed and its Enter', () => {
    expect(type([...'6410000000018', 'Enter'], 8)).toBe('6410000000018')
    expect(type([...'6410000000018', 'Enter'], 90)).toBeNull()
    expect(type([...'641', 'Enter'], 8)).toBeNull()
    expect(type(['Shift', 'A', 'Shift', 'B', ...'12345678', 'Enter'], 8)).toBe('AB12345678')
  })

  it('begins again after a pause, so that what was typed before is not part of it', () => {
    let { state } = scanKey(noScan, '9', 0)
    for (const [index, key] of [...'64100017'].entries()) state = scanKey(state, key, 500 + index * 5).state
    expect(scanKey(state, 'Enter', 545).code).toBe('64100017')
  })
})
