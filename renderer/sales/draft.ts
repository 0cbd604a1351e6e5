// A sale that is being put together at the till: what has been typed so far, and what it comes to. Pure; nothing here
// is saved before the payment is confirmed.

import type { Checkout, CheckoutLine, Discount, PaymentInput, SaleLineInput } from '../../shared/sales.ts'
import { cashDue, isDiscountWithin, type LineSums, lineSums } from '../../shared/sales-sums.ts'
import type { Language } from '../../shared/translations/define.ts'
import type { Typed } from '../ui/typed-values.ts'

export interface DraftDiscount {
  readonly kind: 'cents' | 'percent'
  readonly cents: Typed<number>
  /** Whole percent. */
  readonly percent: Typed<number>
  readonly reason: string
}

export interface DraftLine {
  readonly key: string
  readonly kind: 'service' | 'product'
  readonly itemId: string
  readonly name: string
  readonly quantity: Typed<number>
  readonly unitCents: Typed<number>
  readonly discount: DraftDiscount | null
  readonly staffId: string
}

export type Tender = 'card' | 'cash' | 'both'

export interface Draft {
  /** Sent with the payment: a repeated call makes no second receipt. */
  readonly requestId: string
  readonly appointmentId: string | null
  readonly appointmentVersion: number | null
  readonly clientId: string | null
  readonly clientName: string
  readonly alert: string
  /** Day of the appointment, null for a walk-in. */
  readonly serviceDay: string | null
  readonly language: Language
  readonly lines: readonly DraftLine[]
  readonly tender: Tender
  /** The card's part of a payment by both. */
  readonly cardCents: Typed<number>
  /** Cash received; empty means exact money. */
  readonly givenCents: Typed<number>
}

const newId = () => crypto.randomUUID()

export function walkInDraft(language: Language): Draft {
  return {
    requestId: newId(),
    appointmentId: null,
    appointmentVersion: null,
    clientId: null,
    clientName: '',
    alert: '',
    serviceDay: null,
    language,
    lines: [],
    tender: 'card',
    cardCents: null,
    givenCents: null,
  }
}

export function draftOf(checkout: Checkout): Draft {
  return {
    ...walkInDraft(checkout.language),
    appointmentId: checkout.appointmentId,
    appointmentVersion: checkout.appointmentVersion,
    clientId: checkout.clientId,
    clientName: checkout.clientName,
    alert: checkout.alert,
    serviceDay: checkout.day,
    lines: checkout.lines.map(lineOf),
  }
}

function lineOf(line: CheckoutLine): DraftLine {
  const { kind, itemId, name, quantity, unitCents, staffId } = line
  return { key: newId(), kind, itemId, name, quantity, unitCents, discount: null, staffId }
}

/** One more of an item: the same product at the same price counts up, anything else is a line of its own. */
export function withItem(draft: Draft, item: Omit<DraftLine, 'key' | 'quantity' | 'discount'>): Draft {
  const present = draft.lines.find(
    (line) =>
      item.kind === 'product' &&
      line.itemId === item.itemId &&
      line.kind === 'product' &&
      line.unitCents === item.unitCents &&
      line.discount === null &&
      typeof line.quantity === 'number',
  )
  if (present !== undefined && typeof present.quantity === 'number') {
    return withLine(draft, { ...present, quantity: present.quantity + 1 })
  }
  return { ...draft, lines: [...draft.lines, { ...item, key: newId(), quantity: 1, discount: null }] }
}

export function withLine(draft: Draft, changed: DraftLine): Draft {
  return { ...draft, lines: draft.lines.map((line) => (line.key === changed.key ? changed : line)) }
}

export function withoutLine(draft: Draft, key: string): Draft {
  return { ...draft, lines: draft.lines.filter((line) => line.key !== key) }
}

/** The line as it would be sent; null while something in it cannot be read or its discount is too large. */
export function lineInput(line: DraftLine): SaleLineInput | null {
  const { kind, itemId, quantity, unitCents, staffId } = line
  if (typeof quantity !== 'number' || typeof unitCents !== 'number') return null
  const discount = discountInput(line.discount)
  if (discount === 'invalid') return null
  const discountReason = discount === null ? '' : (line.discount?.reason ?? '')
  const input = { kind, itemId, quantity, unitCents, discount, discountReason, staffId }
  return isDiscountWithin(input) ? input : null
}

function discountInput(discount: DraftDiscount | null): Discount | null | 'invalid' {
  if (discount === null) return null
  const typed = discount.kind === 'cents' ? discount.cents : discount.percent
  if (typed === 'invalid') return 'invalid'
  if (typed === null || typed === 0) return null
  return discount.kind === 'cents' ? { kind: 'cents', cents: typed } : { kind: 'percent', bp: typed * 100 }
}

/** True when everything can be read but the discount is more than the line. */
export function isDiscountTooLarge(line: DraftLine): boolean {
  const discount = discountInput(line.discount)
  if (discount === 'invalid' || typeof line.quantity !== 'number' || typeof line.unitCents !== 'number') return false
  return !isDiscountWithin({ quantity: line.quantity, unitCents: line.unitCents, discount })
}

export function sumsOf(line: DraftLine): LineSums | null {
  const input = lineInput(line)
  return input === null ? null : lineSums(input)
}

/** The sale's total, cents; null while a line cannot be read. */
export function totalOf(draft: Draft): number | null {
  let total = 0
  for (const line of draft.lines) {
    const sums = sumsOf(line)
    if (sums === null) return null
    total += sums.totalCents
  }
  return total
}

export interface Settlement {
  readonly payments: readonly PaymentInput[] | null
  readonly cardCents: number
  /** What the cash part comes to after rounding, and the difference. */
  readonly cash: { readonly dueCents: number; readonly roundingCents: number } | null
  readonly changeCents: number
  /** How much of the cash is still missing. */
  readonly missingCents: number
  readonly isCardTooMuch: boolean
}

/** How the total is paid with what has been typed; `payments` is null while that does not settle it. */
export function settlementOf(draft: Draft, totalCents: number): Settlement {
  const nothing = { payments: null, cardCents: 0, cash: null, changeCents: 0, missingCents: 0, isCardTooMuch: false }
  if (draft.tender === 'card') {
    return { ...nothing, cardCents: totalCents, payments: [{ method: 'card', cents: totalCents }] }
  }
  const cardCents = draft.tender === 'both' ? draft.cardCents : 0
  if (cardCents === 'invalid') return nothing
  const card = cardCents ?? 0
  if (draft.tender === 'both' && card >= totalCents) return { ...nothing, isCardTooMuch: true }
  const cashCents = totalCents - card
  const cash = cashDue(cashCents)
  const given = draft.givenCents === null ? cash.dueCents : draft.givenCents
  if (given === 'invalid') return { ...nothing, cardCents: card, cash }
  if (given < cash.dueCents) return { ...nothing, cardCents: card, cash, missingCents: cash.dueCents - given }
  const isSplitReady = draft.tender === 'cash' || card > 0
  const cashPayment: PaymentInput = { method: 'cash', cents: cashCents, givenCents: given }
  const payments: PaymentInput[] = card > 0 ? [{ method: 'card', cents: card }, cashPayment] : [cashPayment]
  return {
    ...nothing,
    cardCents: card,
    cash,
    changeCents: given - cash.dueCents,
    payments: isSplitReady ? payments : null,
  }
}

/** Round sums worth offering as the sum received: the next ten, fifty and hundred euros above what is due. */
export function quickNotes(dueCents: number): number[] {
  const above = (step: number) => (Math.floor(dueCents / step) + 1) * step
  return [...new Set([above(1000), above(5000), above(10_000)])]
}
