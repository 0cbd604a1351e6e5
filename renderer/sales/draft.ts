// A sale that is being put together at the till: what has been typed so far, and what it comes to before anyone pays.
// Pure; how it is paid is draft-payment.ts.

import type { Checkout, CheckoutLine, Discount, ExtraLineInput, SaleLineInput } from '../../shared/sales.ts'
import { discountedSums, isDiscountWithin, type LineSums, lineSums } from '../../shared/sales-sums.ts'
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
  /** What the list said when it was added; left out of what came at an agreed price. */
  readonly listCents?: number
  readonly discount: DraftDiscount | null
  readonly staffId: string
  readonly appointmentId: string | null
}

export interface DraftAppointment {
  readonly id: string
  readonly version: number
  readonly clientName: string
  readonly alert: string
  readonly day: string
}

/** A gift card, a deposit, a tip…: as it is sent, with the words to show. */
export interface DraftExtra {
  readonly key: string
  readonly name: string
  readonly cents: number
  readonly input: ExtraLineInput
}

/** Something paid beforehand that is used in this sale. */
export interface DraftUse {
  readonly key: string
  readonly prepaidId: string
  readonly kind: 'gift' | 'series' | 'deposit'
  readonly name: string
  /** What is wanted of it, at most what is on it; of a series nothing. */
  readonly cents: number
  /** Of a series: the line it covers. */
  readonly lineKey: string | null
}

/** A part of the sum that is already settled; the rest goes by `method`. */
export interface DraftPayment {
  readonly key: string
  readonly method: string
  readonly cents: number
  readonly prepaidId: string | null
  /** Of a card: its ending. */
  readonly label: string
}

export interface Draft {
  /** Sent with the payment: a repeated call makes no second receipt. */
  readonly requestId: string
  readonly parkedId: string | null
  readonly appointments: readonly DraftAppointment[]
  /** Who pays, or whose sale it is; null = nobody named. */
  readonly clientId: string | null
  readonly clientName: string
  readonly language: Language
  readonly lines: readonly DraftLine[]
  readonly extras: readonly DraftExtra[]
  /** Off the services and products together. */
  readonly discount: DraftDiscount | null
  readonly uses: readonly DraftUse[]
  readonly payments: readonly DraftPayment[]
  /** How the rest is paid. */
  readonly method: string
  /** The sum for `method` while the payment is being split; null when it takes all the rest. */
  readonly part: { readonly cents: Typed<number> } | null
  /** Cash received; empty means exact money. */
  readonly givenCents: Typed<number>
  /** Another seller's part of the same sale, which is paid after this one. */
  readonly rest: Draft | null
}

export const newKey = () => crypto.randomUUID()

export function walkInDraft(language: Language): Draft {
  return {
    requestId: newKey(),
    parkedId: null,
    appointments: [],
    clientId: null,
    clientName: '',
    language,
    lines: [],
    extras: [],
    discount: null,
    uses: [],
    payments: [],
    method: 'card',
    part: null,
    givenCents: null,
    rest: null,
  }
}

export interface Words {
  readonly fee: string
  readonly deposit: string
}

export function draftOf(checkout: Checkout, words: Words): Draft {
  const empty = { ...walkInDraft(checkout.language), clientId: checkout.clientId, clientName: checkout.clientName }
  return withAppointment(empty, checkout, words)
}

/** One more appointment in the same sale, with its deposits; clients who pay together. */
export function withAppointment(draft: Draft, checkout: Checkout, words: Words): Draft {
  const { appointmentId: id, appointmentVersion: version } = checkout
  if (id === null || version === null || draft.appointments.some((each) => each.id === id)) return draft
  const { clientName, alert, day } = checkout
  const staffId = checkout.lines[0]?.staffId ?? draft.lines[0]?.staffId ?? ''
  const fee = checkout.feeCents
  return {
    ...draft,
    appointments: [...draft.appointments, { id, version, clientName, alert, day }],
    lines: [...draft.lines, ...checkout.lines.map((line) => lineOf(line, id))],
    extras:
      fee === null
        ? draft.extras
        : [...draft.extras, extraOf(words.fee, { kind: 'fee', appointmentId: id, cents: Math.max(1, fee), staffId })],
    uses: [
      ...draft.uses,
      ...checkout.deposits.map(
        (deposit): DraftUse => ({
          key: newKey(),
          prepaidId: deposit.prepaidId,
          kind: 'deposit',
          name: words.deposit,
          cents: deposit.cents,
          lineKey: null,
        }),
      ),
    ],
  }
}

function lineOf(line: CheckoutLine, appointmentId: string): DraftLine {
  const { kind, itemId, name, quantity, unitCents, staffId } = line
  return { key: newKey(), kind, itemId, name, quantity, unitCents, discount: null, staffId, appointmentId }
}

export function extraOf(name: string, input: ExtraLineInput): DraftExtra {
  return { key: newKey(), name, cents: 'valueCents' in input ? input.valueCents : input.cents, input }
}

type NewLine = Omit<DraftLine, 'key' | 'quantity' | 'discount' | 'appointmentId'>

/** One more of an item: the same product at the same price counts up, anything else is a line of its own. */
export function withItem(draft: Draft, item: NewLine): Draft {
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
  const appointmentId = draft.appointments[0]?.id ?? null
  return { ...draft, lines: [...draft.lines, { ...item, key: newKey(), quantity: 1, discount: null, appointmentId }] }
}

export function withLine(draft: Draft, changed: DraftLine): Draft {
  return { ...draft, lines: draft.lines.map((line) => (line.key === changed.key ? changed : line)) }
}

export function withoutLine(draft: Draft, key: string): Draft {
  return {
    ...draft,
    lines: draft.lines.filter((line) => line.key !== key),
    uses: draft.uses.filter((use) => use.lineKey !== key),
  }
}

/** The line as it would be sent; null while something in it cannot be read or its discount is too large. */
export function lineInput(line: DraftLine): SaleLineInput | null {
  const { kind, itemId, quantity, unitCents, staffId, appointmentId } = line
  if (typeof quantity !== 'number' || typeof unitCents !== 'number') return null
  const discount = discountInput(line.discount)
  if (discount === 'invalid') return null
  const discountReason = discount === null ? '' : (line.discount?.reason ?? '')
  const input = { kind, itemId, quantity, unitCents, discount, discountReason, staffId, appointmentId }
  return isDiscountWithin(input) ? input : null
}

export function discountInput(discount: DraftDiscount | null): Discount | null | 'invalid' {
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

export interface DraftSums {
  /** The lines after every discount, in their order. */
  readonly lines: readonly LineSums[]
  /** What each use takes off, in their order: never more than is left to pay of services and products. */
  readonly uses: readonly number[]
  /** Services, products and fees, which cards and deposits can be used for, after what they took off. */
  readonly coverableCents: number
  readonly wholeDiscountCents: number
  readonly totalCents: number
}

/** What the sale comes to; null while a line or the whole discount cannot be read or is too large. */
export function sumsOfDraft(draft: Draft): DraftSums | null {
  const inputs = draft.lines.map(lineInput)
  const whole = discountInput(draft.discount)
  const readable = inputs.filter((input) => input !== null)
  if (readable.length !== inputs.length || whole === 'invalid') return null
  const own = readable.map(lineSums)
  const ownTotal = own.reduce((sum, line) => sum + line.totalCents, 0)
  if (!isDiscountWithin({ quantity: 1, unitCents: ownTotal, discount: whole })) return null
  const lines = discountedSums(readable, whole)
  const soldCents = lines.reduce((sum, line) => sum + line.totalCents, 0)
  const feeCents = draft.extras.reduce((sum, extra) => sum + (extra.input.kind === 'fee' ? extra.cents : 0), 0)
  let coverableCents = soldCents + feeCents
  const uses = draft.uses.map((use) => {
    const covered = use.kind === 'series' ? lines[draft.lines.findIndex((line) => line.key === use.lineKey)] : undefined
    const wanted = use.kind === 'series' ? (covered?.totalCents ?? 0) : use.cents
    const taken = Math.max(0, Math.min(wanted, coverableCents))
    coverableCents -= taken
    return taken
  })
  const otherCents = draft.extras.reduce((sum, extra) => sum + (extra.input.kind === 'fee' ? 0 : extra.cents), 0)
  return {
    lines,
    uses,
    coverableCents,
    wholeDiscountCents: ownTotal - soldCents,
    totalCents: coverableCents + otherCents,
  }
}

/** The sale's total, cents; null while something in it cannot be read. */
export function totalOf(draft: Draft): number | null {
  return sumsOfDraft(draft)?.totalCents ?? null
}
