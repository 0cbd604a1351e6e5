// Sales and receipts: shapes and the arithmetic of a sale as pure functions. VAT is included in prices; per rate
// group VAT = round half up(gross × rate / (1 + rate)); cash is rounded to five cents on the cash part only
// (act 890/2000). Runs anywhere.
import { z } from 'zod'
import { cashRound } from './finland/cash-rounding.ts'
import { vatFromGross } from './finland/vat.ts'
import { roundHalfUp } from './money.ts'
import { VatCode } from './services.ts'
import { AtMs, BasisPoints, Day, filledLine, Id, Language, line, PriceCents } from './values.ts'

export const paymentMethods = ['cash', 'card'] as const
export const PaymentMethod = z.enum(paymentMethods)
export type PaymentMethod = z.infer<typeof PaymentMethod>

export const Discount = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cents'), cents: PriceCents }),
  z.strictObject({ kind: z.literal('percent'), bp: BasisPoints }),
])
export type Discount = z.infer<typeof Discount>

export const SaleLineInput = z.strictObject({
  kind: z.enum(['service', 'product']),
  /** The service or product sold. */
  itemId: Id,
  name: filledLine(120),
  quantity: z.int().min(1).max(999),
  unitCents: PriceCents,
  discount: Discount.nullable(),
  discountReason: line(120).default(''),
  vatCode: VatCode,
  /** Who did or sold it. */
  staffId: Id,
})
export type SaleLineInput = z.infer<typeof SaleLineInput>

export const PaymentInput = z.strictObject({
  method: PaymentMethod,
  /** What this payment settles of the sale, before cash rounding, cents. */
  cents: PriceCents,
  /** Cash only: what the client handed over, cents; change is counted from it. */
  givenCents: PriceCents.optional(),
})
export type PaymentInput = z.infer<typeof PaymentInput>

/** The line's sum before discount, cents. */
export function lineGross(input: { readonly quantity: number; readonly unitCents: number }): number {
  return input.quantity * input.unitCents
}

/** What a discount takes off a line of `grossCents`, cents. May be more than the line: the caller refuses that. */
export function discountCents(grossCents: number, discount: Discount | null): number {
  if (discount === null) return 0
  return discount.kind === 'cents' ? discount.cents : roundHalfUp(grossCents * discount.bp, 10_000)
}

export interface VatGroup {
  readonly vatCode: VatCode
  readonly rateBp: number
  readonly grossCents: number
  readonly vatCents: number
  readonly netCents: number
}

/** One row per code and rate, in rate order from the highest; net + VAT = gross in each. */
export function vatGroups(
  lines: readonly { readonly vatCode: VatCode; readonly rateBp: number; readonly totalCents: number }[],
): VatGroup[] {
  const sums = new Map<string, { vatCode: VatCode; rateBp: number; grossCents: number }>()
  for (const each of lines) {
    const key = `${each.vatCode} ${each.rateBp}`
    const sum = sums.get(key) ?? { vatCode: each.vatCode, rateBp: each.rateBp, grossCents: 0 }
    sum.grossCents += each.totalCents
    sums.set(key, sum)
  }
  return [...sums.values()]
    .sort((a, b) => b.rateBp - a.rateBp || a.vatCode.localeCompare(b.vatCode))
    .map((sum) => {
      const { vatCents, netCents } = vatFromGross(sum.grossCents, sum.rateBp)
      return { ...sum, vatCents, netCents }
    })
}

/** What the cash part comes to at the counter: rounded to five cents, and the difference. Cents. */
export function cashDue(cashCents: number): { dueCents: number; roundingCents: number } {
  const dueCents = cashRound(cashCents)
  return { dueCents, roundingCents: dueCents - cashCents }
}

export const ReceiptLine = z.object({
  position: z.int(),
  kind: z.enum(['service', 'product']),
  name: z.string(),
  quantity: z.int(),
  unitCents: z.int(),
  discountCents: z.int(),
  discountReason: z.string(),
  /** After discount, VAT included. */
  totalCents: z.int(),
  vatCode: VatCode,
  rateBp: z.int(),
  staffName: z.string(),
})
export const ReceiptVat = z.object({
  vatCode: VatCode,
  rateBp: z.int(),
  grossCents: z.int(),
  vatCents: z.int(),
  netCents: z.int(),
})
export const ReceiptPayment = z.object({
  method: PaymentMethod,
  /** What was received, after rounding. */
  cents: z.int(),
  roundingCents: z.int(),
  givenCents: z.int().nullable(),
  changeCents: z.int(),
})
export const SellerPrint = z.object({
  name: z.string(),
  businessId: z.string(),
  street: z.string(),
  postCode: z.string(),
  city: z.string(),
  phone: z.string(),
  vatRegistered: z.boolean(),
})
export type SellerPrint = z.infer<typeof SellerPrint>

/** An issued receipt, exactly as it was issued. */
export const Receipt = z.object({
  id: Id,
  series: z.string(),
  number: z.int(),
  /** Series and number as printed: "K-1024". */
  label: z.string(),
  issuedAtMs: AtMs,
  day: Day,
  language: Language,
  seller: SellerPrint,
  cashierName: z.string(),
  appointmentId: Id.nullable(),
  clientId: Id.nullable(),
  lines: z.array(ReceiptLine),
  vat: z.array(ReceiptVat),
  payments: z.array(ReceiptPayment),
  totalCents: z.int(),
  roundingCents: z.int(),
})
export type Receipt = z.infer<typeof Receipt>

/** What the till is filled with from an appointment. */
export const Checkout = z.object({
  appointmentId: Id.nullable(),
  appointmentVersion: z.int().nullable(),
  clientId: Id.nullable(),
  clientName: z.string(),
  alert: z.string(),
  language: Language,
  day: Day,
  lines: z.array(SaleLineInput),
})
export type Checkout = z.infer<typeof Checkout>

export const PaySale = z.strictObject({
  /** Made once by the window for each sale; a second call with it answers the same receipt, never a second one. */
  requestId: Id,
  appointmentId: Id.nullable(),
  appointmentVersion: z.int().nullable(),
  clientId: Id.nullable(),
  language: Language,
  lines: z.array(SaleLineInput).min(1).max(100),
  payments: z.array(PaymentInput).min(1).max(10),
})
export type PaySale = z.infer<typeof PaySale>

export const TillDay = z.object({
  day: Day,
  totalCents: z.int(),
  byMethod: z.array(z.object({ method: PaymentMethod, cents: z.int(), count: z.int() })),
  vat: z.array(ReceiptVat),
  roundingCents: z.int(),
  receipts: z.array(
    z.object({
      id: Id,
      label: z.string(),
      issuedAtMs: AtMs,
      clientName: z.string().nullable(),
      firstLine: z.string(),
      lineCount: z.int(),
      totalCents: z.int(),
      methods: z.array(PaymentMethod),
    }),
  ),
  /** Appointments of the day that are done and not paid. */
  unpaid: z.array(
    z.object({ appointmentId: Id, clientName: z.string(), services: z.array(z.string()), cents: z.int() }),
  ),
})
export type TillDay = z.infer<typeof TillDay>
