// How a sale at the till is paid: parts by different ways, cash with its rounding and change, and the call that is sent.
// Pure.

import type { PaymentInput, PaymentMethod, PaySale } from '../../shared/sales.ts'
import { cashDue } from '../../shared/sales-sums.ts'
import { type Draft, discountInput, lineInput, newKey, sumsOfDraft } from './draft.ts'

export interface Settlement {
  readonly payments: readonly PaymentInput[] | null
  /** What is left after the parts, before rounding. */
  readonly restCents: number
  /** What the chosen way takes now: the rest, or the part that is typed. */
  readonly nowCents: number | null
  /** What the cash comes to after rounding, and the difference; null when it is not cash. */
  readonly cash: { readonly dueCents: number; readonly roundingCents: number } | null
  readonly changeCents: number
  /** How much of the cash is still missing. */
  readonly missingCents: number
  /** The typed part is more than the rest. */
  readonly isPartTooMuch: boolean
}

/** How the total is paid with what has been typed; `payments` is null while that does not settle it. */
export function settlementOf(draft: Draft, totalCents: number, methods: readonly PaymentMethod[]): Settlement {
  const paidCents = draft.payments.reduce((sum, payment) => sum + payment.cents, 0)
  const restCents = totalCents - paidCents
  const parts = draft.payments.map(partInput)
  const nothing = { payments: null, restCents, nowCents: null, cash: null, changeCents: 0, missingCents: 0 }
  const kind = methods.find((method) => method.id === draft.method)?.kind ?? 'card'
  if (restCents < 0) return { ...nothing, isPartTooMuch: false }
  if (draft.part !== null) {
    const { cents } = draft.part
    const isReadable = typeof cents === 'number' && cents > 0
    const isPartTooMuch = isReadable && cents > restCents
    return { ...nothing, nowCents: isReadable && !isPartTooMuch ? cents : null, isPartTooMuch }
  }
  if (restCents === 0 && (parts.length > 0 || draft.uses.length > 0)) {
    return { ...nothing, nowCents: 0, payments: parts, isPartTooMuch: false }
  }
  if (kind !== 'cash') {
    const payments = [...parts, { method: draft.method, cents: restCents }]
    return { ...nothing, nowCents: restCents, payments, isPartTooMuch: false }
  }
  const cash = cashDue(restCents)
  const base = { ...nothing, nowCents: restCents, cash, isPartTooMuch: false }
  const given = draft.givenCents === null ? cash.dueCents : draft.givenCents
  if (given === 'invalid') return base
  if (given < cash.dueCents) return { ...base, missingCents: cash.dueCents - given }
  return {
    ...base,
    changeCents: given - cash.dueCents,
    payments: [...parts, { method: draft.method, cents: restCents, givenCents: given }],
  }
}

function partInput(payment: Draft['payments'][number]): PaymentInput {
  const { method, cents, prepaidId } = payment
  return { method, cents, ...(prepaidId === null ? {} : { prepaidId }) }
}

/** The typed part becomes one of the parts, and the rest goes on by another way. */
export function withPart(draft: Draft, cents: number, methods: readonly PaymentMethod[]): Draft {
  const part = { key: newKey(), method: draft.method, cents, prepaidId: null, label: '' }
  const others = methods.filter((method) => method.id !== draft.method && isChosenByHand(method))
  return { ...draft, payments: [...draft.payments, part], part: null, method: others[0]?.id ?? draft.method }
}

/** Gift cards come by their code, invoices by their own way. */
export function isChosenByHand(method: PaymentMethod): boolean {
  return method.kind !== 'gift-card' && method.kind !== 'invoice'
}

/** Ways that can take the rest: cash only once, because its parts would be rounded apart. */
export function choosable(draft: Draft, methods: readonly PaymentMethod[]): PaymentMethod[] {
  const hasCash = draft.payments.some((payment) => methods.find((each) => each.id === payment.method)?.kind === 'cash')
  return methods.filter((method) => isChosenByHand(method) && !(hasCash && method.kind === 'cash'))
}

/** The call's input, or null while the sale cannot be paid as it stands. */
export function paymentOf(draft: Draft, methods: readonly PaymentMethod[]): PaySale | null {
  const sums = sumsOfDraft(draft)
  const lines = draft.lines.flatMap((line) => lineInput(line) ?? [])
  const discount = discountInput(draft.discount)
  if (sums === null || discount === 'invalid' || lines.length + draft.extras.length === 0) return null
  const { payments } = settlementOf(draft, sums.totalCents, methods)
  if (payments === null) return null
  const [first, ...others] = draft.appointments
  return {
    requestId: draft.requestId,
    appointmentId: first?.id ?? null,
    appointmentVersion: first?.version ?? null,
    otherAppointments: others.map(({ id, version }) => ({ id, version })),
    clientId: draft.clientId,
    language: draft.language,
    lines,
    extras: draft.extras.map((extra) => extra.input),
    discount,
    discountReason: discount === null ? '' : (draft.discount?.reason ?? ''),
    uses: draft.uses.flatMap((use, index): PaySale['uses'] => {
      const cents = sums.uses[index] ?? 0
      if (use.kind !== 'series') return cents === 0 ? [] : [{ prepaidId: use.prepaidId, cents }]
      const lineIndex = draft.lines.findIndex((line) => line.key === use.lineKey)
      return lineIndex < 0 ? [] : [{ prepaidId: use.prepaidId, lineIndex }]
    }),
    payments: [...payments],
    parkedId: draft.parkedId,
    rest: null,
  }
}

/** Round sums worth offering as the sum received: the next ten, fifty and hundred euros above what is due. */
export function quickNotes(dueCents: number): number[] {
  const above = (step: number) => (Math.floor(dueCents / step) + 1) * step
  return [...new Set([above(1000), above(5000), above(10_000)])]
}
