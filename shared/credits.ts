// Taking back what was sold: which part of which line, and by which way the money goes back. Pure; runs anywhere.
import { AppError } from './errors.ts'
import { allocateDiscount } from './finland/vat.ts'
import { roundHalfUp, sumCents } from './money.ts'
import type { CreditScope, PaymentInput, ReceiptPayment } from './sales.ts'
import { cashDue } from './sales-sums.ts'

/** What is left of a line: pieces and cents not yet taken back; cents are negative where something was set off. */
export interface LineLeft {
  readonly position: number
  readonly quantity: number
  readonly cents: number
}

/** What a credit takes back of a line. Quantity 0: a part of its sum. */
export type CreditPart = LineLeft

/**
 * The parts that a credit takes back. Parts of a line by count cost their share of what is left of it, the last ones all
 * the rest, so no cent is lost.
 * @throws AppError CREDIT_NOTHING_LEFT when nothing is; CREDIT_TOO_MUCH (data: leftCents) when more is asked than is left
 * of a line or of the whole
 */
export function creditParts(lines: readonly LineLeft[], scope: CreditScope): CreditPart[] {
  const leftCents = sumCents(lines.map((each) => each.cents))
  const open = lines.filter((each) => each.cents !== 0 || each.quantity !== 0)
  if (open.length === 0) throw new AppError('CREDIT_NOTHING_LEFT')
  const parts = partsOf(open, scope, leftCents)
  const total = sumCents(parts.map((each) => each.cents))
  // What covered a line beforehand goes back with it, not as money on top.
  if (total < 0 || total > leftCents) throw new AppError('CREDIT_TOO_MUCH', { leftCents })
  return parts
}

function partsOf(open: readonly LineLeft[], scope: CreditScope, leftCents: number): CreditPart[] {
  switch (scope.kind) {
    case 'all':
      return [...open]
    case 'lines':
      return scope.lines.map(({ position, quantity }) => {
        const line = open.find((each) => each.position === position)
        if (!line || quantity > line.quantity) throw new AppError('CREDIT_TOO_MUCH', { leftCents })
        const cents = quantity === line.quantity ? line.cents : roundHalfUp(line.cents * quantity, line.quantity)
        return { position, quantity, cents }
      })
    case 'sum': {
      if (scope.cents > leftCents) throw new AppError('CREDIT_TOO_MUCH', { leftCents })
      const sold = open.filter((each) => each.cents > 0)
      const shares = allocateDiscount(
        scope.cents,
        sold.map((each) => each.cents),
      )
      return sold.flatMap(({ position }, index) => {
        const cents = shares?.[index] ?? 0
        return cents === 0 ? [] : [{ position, quantity: 0, cents }]
      })
    }
  }
}

/** A payment of the original and what of it has not gone back, cents before rounding. */
export interface PaymentLeft extends Pick<ReceiptPayment, 'method' | 'kind' | 'name' | 'prepaidId'> {
  readonly leftCents: number
}

/** The way the money came, last payment first. */
export function refundAsPaid(totalCents: number, paid: readonly PaymentLeft[]): PaymentInput[] {
  let open = totalCents
  const back: PaymentInput[] = []
  for (const payment of [...paid].reverse()) {
    const cents = Math.min(open, payment.leftCents)
    if (cents <= 0) continue
    open -= cents
    const { method, prepaidId } = payment
    back.push({ method, cents, ...(prepaidId === null ? {} : { prepaidId }) })
  }
  return back
}

/** Money in itself, which can go back by another way of the same kind: a broken terminal, a cancelled phone payment. */
const isMoney = (kind: PaymentLeft['kind']) =>
  kind === 'cash' || kind === 'card' || kind === 'mobile' || kind === 'transfer'

/**
 * The payments of a credit: each negative, the cash part rounded as when it came. Money may go back as other money; a
 * benefit, an open invoice and a gift card only as what they were.
 * @throws AppError SALE_PAYMENT_MISMATCH (data: reason) `sum` when it is not the credit's sum, `method` for a way that
 * does not exist, `not-paid-so` for more than came that way, `cash-twice`, `empty`
 */
export function refund(
  totalCents: number,
  back: readonly PaymentInput[],
  paid: readonly PaymentLeft[],
  methods: readonly Pick<ReceiptPayment, 'method' | 'kind' | 'name'>[],
): ReceiptPayment[] {
  const refuse = (reason: string) => new AppError('SALE_PAYMENT_MISMATCH', { reason })
  if (sumCents(back.map((each) => each.cents)) !== totalCents) throw refuse('sum')
  if (back.some((each) => each.cents === 0)) throw refuse('empty')
  const ways = back.map((payment) => {
    const method = methods.find((each) => each.method === payment.method)
    if (!method) throw refuse('method')
    return { ...method, cents: payment.cents, prepaidId: payment.prepaidId ?? null }
  })
  if (ways.filter((each) => each.kind === 'cash').length > 1) throw refuse('cash-twice')
  const moneyBack = sumCents(ways.filter((each) => isMoney(each.kind)).map((each) => each.cents))
  const moneyLeft = sumCents(paid.filter((each) => isMoney(each.kind)).map((each) => each.leftCents))
  if (moneyBack > moneyLeft) throw refuse('not-paid-so')
  for (const way of ways.filter((each) => !isMoney(each.kind))) {
    const same = (each: PaymentLeft | typeof way) => each.method === way.method && each.prepaidId === way.prepaidId
    const backSoFar = sumCents(ways.filter(same).map((each) => each.cents))
    if (backSoFar > sumCents(paid.filter(same).map((each) => each.leftCents))) throw refuse('not-paid-so')
  }
  return ways.map(({ method, kind, name, cents, prepaidId }) => {
    const { dueCents, roundingCents } = kind === 'cash' ? cashDue(-cents) : { dueCents: -cents, roundingCents: 0 }
    return { method, kind, name, cents: dueCents, roundingCents, givenCents: null, changeCents: 0, prepaidId }
  })
}
