// The arithmetic of a sale, in whole cents. Prices include VAT; a document's VAT is the sum of its rate groups, each
// split once, never a sum of lines. Only the cash part is rounded to five cents. Pure; runs anywhere.
import type { Day } from './day.ts'
import { AppError } from './errors.ts'
import { cashRound } from './finland/cash-rounding.ts'
import { allocateDiscount, type VatRate, vatFromGross, vatRateOn } from './finland/vat.ts'
import { roundHalfUp, sumCents } from './money.ts'
import {
  cardMethod,
  cashMethod,
  type Discount,
  type DocumentVatCode,
  type PaymentInput,
  type PaymentMethod,
  type ReceiptPayment,
  type ReceiptVat,
} from './sales.ts'
import type { VatCode } from './services.ts'

export interface LineSums {
  /** Quantity × unit price, cents. */
  readonly grossCents: number
  /** What the discount takes off, cents. */
  readonly discountCents: number
  /** What the client pays for the line, VAT included, cents. */
  readonly totalCents: number
}

/** What decides a line's tax. */
export interface TaxRule {
  readonly vatRegistered: boolean
  readonly rates: readonly VatRate[]
  /** The day of the sale. */
  readonly today: Day
  /** The day of the appointment that is paid, null for a walk-in. */
  readonly serviceDay: Day | null
}

/**
 * The code and rate a line is taxed at: services by the day they were done, goods, walk-ins and payments ahead by the
 * day of the sale (arvonlisäverolaki 15 §). A seller outside the register charges none.
 * @returns null when no rate is known for that day, and for a registered seller's item without a code: NOTREG left from
 * before the registration would hide tax
 */
export function taxOf(
  item: { readonly kind: 'service' | 'product'; readonly vatCode: VatCode },
  rule: TaxRule,
): { vatCode: VatCode; rateBp: number } | null {
  if (!rule.vatRegistered) return { vatCode: 'NOTREG', rateBp: 0 }
  if (item.vatCode === 'NOTREG') return null
  const isDone = item.kind === 'service' && rule.serviceDay !== null && rule.serviceDay < rule.today
  const rateBp = vatRateOn(item.vatCode, isDone && rule.serviceDay !== null ? rule.serviceDay : rule.today, rule.rates)
  return rateBp === null ? null : { vatCode: item.vatCode, rateBp }
}

interface PricedLine {
  readonly quantity: number
  readonly unitCents: number
  readonly discount: Discount | null
}

/** What a discount takes off a sum, cents; a percentage rounds half up. May be more than the sum: `lineSums` refuses it. */
export function discountCents(grossCents: number, discount: Discount | null): number {
  if (discount === null) return 0
  return discount.kind === 'cents' ? discount.cents : roundHalfUp(grossCents * discount.bp, 10_000)
}

/** True when the discount is not more than the line itself. */
export function isDiscountWithin(line: PricedLine): boolean {
  const grossCents = line.quantity * line.unitCents
  return discountCents(grossCents, line.discount) <= grossCents
}

/** A line's sums. @throws AppError SALE_DISCOUNT_TOO_LARGE when the discount is more than the line */
export function lineSums(line: PricedLine): LineSums {
  const grossCents = line.quantity * line.unitCents
  const discount = discountCents(grossCents, line.discount)
  if (discount > grossCents) throw new AppError('SALE_DISCOUNT_TOO_LARGE')
  return { grossCents, discountCents: discount, totalCents: grossCents - discount }
}

/**
 * The document's VAT: one row per code and rate, highest rate first; net + VAT = gross in each, and the gross sums add
 * up to the document. A seller outside the VAT register (code NOTREG) has no rows at all.
 */
export function vatGroups(
  lines: readonly { readonly vatCode: DocumentVatCode; readonly rateBp: number; readonly totalCents: number }[],
): ReceiptVat[] {
  const groups = new Map<string, { vatCode: DocumentVatCode; rateBp: number; grossCents: number }>()
  for (const { vatCode, rateBp, totalCents } of lines) {
    if (vatCode === 'NOTREG') continue
    const key = `${vatCode} ${rateBp}`
    const grossCents = sumCents([groups.get(key)?.grossCents ?? 0, totalCents])
    groups.set(key, { vatCode, rateBp, grossCents })
  }
  return [...groups.values()]
    .sort((a, b) => b.rateBp - a.rateBp || (a.vatCode < b.vatCode ? -1 : 1))
    .map(({ vatCode, rateBp, grossCents }) => ({ vatCode, rateBp, ...vatFromGross(grossCents, rateBp) }))
}

/** What the cash part comes to at the counter and the difference, cents. Source: act 890/2000, only for cash. */
export function cashDue(cashCents: number): { dueCents: number; roundingCents: number } {
  const dueCents = cashRound(cashCents)
  return { dueCents, roundingCents: dueCents - cashCents }
}

/**
 * The payments as they are issued: the cash part rounded, change counted from what was given. A sale that costs nothing,
 * or that was paid beforehand, needs none.
 * @throws AppError SALE_PAYMENT_MISMATCH with `reason`: `sum` when the payments do not cover the total to the cent,
 * `given` when the cash given is less than what is due, `cash-twice` for two cash payments (they would be rounded
 * apart), `empty` for a payment of nothing in a sale that costs something, `method` for one that the salon does not take
 */
export function settle(
  totalCents: number,
  payments: readonly PaymentInput[],
  methods: readonly PaymentMethod[] = [cashMethod, cardMethod],
): ReceiptPayment[] {
  const refuse = (reason: string) => new AppError('SALE_PAYMENT_MISMATCH', { reason })
  if (sumCents(payments.map((each) => each.cents)) !== totalCents) throw refuse('sum')
  if (payments.length === 0 && totalCents !== 0) throw refuse('sum')
  if (payments.length > 1 && payments.some((each) => each.cents === 0)) throw refuse('empty')
  const settled = payments.map((payment): ReceiptPayment => {
    const method = methods.find((each) => each.id === payment.method)
    if (method === undefined || !method.active) throw refuse('method')
    const { id, kind, name } = method
    const prepaidId = payment.prepaidId ?? null
    if ((kind === 'gift-card') !== (prepaidId !== null)) throw refuse('method')
    if (kind !== 'cash') {
      const { cents } = payment
      return { method: id, kind, name, cents, roundingCents: 0, givenCents: null, changeCents: 0, prepaidId }
    }
    const { dueCents, roundingCents } = cashDue(payment.cents)
    const givenCents = payment.givenCents ?? dueCents
    if (givenCents < dueCents) throw refuse('given')
    const changeCents = givenCents - dueCents
    return { method: id, kind, name, cents: dueCents, roundingCents, givenCents, changeCents, prepaidId }
  })
  if (settled.filter((each) => each.kind === 'cash').length > 1) throw refuse('cash-twice')
  return settled
}

/**
 * Lines with a discount on all of them spread over them after their own, in proportion to what they then cost.
 * @throws AppError SALE_DISCOUNT_TOO_LARGE when a discount is more than what it is off
 */
export function discountedSums(lines: readonly PricedLine[], discount: Discount | null): LineSums[] {
  const own = lines.map(lineSums)
  const total = sumCents(own.map((each) => each.totalCents))
  const shares = allocateDiscount(
    discountCents(total, discount),
    own.map((each) => each.totalCents),
  )
  if (shares === null) throw new AppError('SALE_DISCOUNT_TOO_LARGE')
  return own.map(({ grossCents, discountCents: before, totalCents }, index) => {
    const share = shares[index] ?? 0
    return { grossCents, discountCents: before + share, totalCents: totalCents - share }
  })
}

interface TaxedSum {
  readonly vatCode: DocumentVatCode
  readonly rateBp: number
  readonly totalCents: number
}

/**
 * What was paid beforehand, set off against what it buys: one negative sum a rate, so that the tax of the covered part is
 * nothing (it was paid when the card or deposit was sold, at that day's rate).
 * @param vatCode the one code it buys
 * @param open the document's lines, earlier uses included
 * @returns null when there is less of that code than is to be covered
 */
export function prepaidShares(cents: number, vatCode: DocumentVatCode, open: readonly TaxedSum[]): TaxedSum[] | null {
  const left = new Map<number, number>()
  for (const each of open) {
    if (each.vatCode === vatCode) left.set(each.rateBp, (left.get(each.rateBp) ?? 0) + each.totalCents)
  }
  const rates = [...left].filter(([, sum]) => sum > 0)
  const shares = allocateDiscount(
    cents,
    rates.map(([, sum]) => sum),
  )
  if (shares === null) return null
  return rates.flatMap(([rateBp], index) => {
    const share = shares[index] ?? 0
    return share === 0 ? [] : [{ vatCode, rateBp, totalCents: -share }]
  })
}
