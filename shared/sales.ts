// Sales and receipts: shapes. The arithmetic of a sale is sales-sums.ts. Runs anywhere.
import { z } from 'zod'
import { MAX_TYPED_CENTS } from './money.ts'
import { VatCode } from './services.ts'
import { AtMs, BasisPoints, Day, Id, Language, line, Minute, PriceCents } from './values.ts'

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
  /** The service or product sold; its name and VAT code come from the salon's own list, never from the window. */
  itemId: Id,
  quantity: z.int().min(1).max(999),
  unitCents: PriceCents,
  discount: Discount.nullable(),
  discountReason: line(120).default(''),
  /** Who did or sold it. */
  staffId: Id,
})
export type SaleLineInput = z.infer<typeof SaleLineInput>

/** A whole sale's sum, cents: more than one price, up to 999 999 999,99 €. */
export const SumCents = z.int().min(0).max(MAX_TYPED_CENTS)

export const PaymentInput = z.strictObject({
  method: PaymentMethod,
  /** What this payment settles of the sale, before cash rounding, cents. */
  cents: SumCents,
  /** Cash only: what the client handed over, cents; change is counted from it. Exact money when left out. */
  givenCents: SumCents.optional(),
})
export type PaymentInput = z.infer<typeof PaymentInput>

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
export type ReceiptLine = z.infer<typeof ReceiptLine>
export const ReceiptVat = z.object({
  vatCode: VatCode,
  rateBp: z.int(),
  grossCents: z.int(),
  vatCents: z.int(),
  netCents: z.int(),
})
export type ReceiptVat = z.infer<typeof ReceiptVat>
export const ReceiptPayment = z.object({
  method: PaymentMethod,
  /** What was received, after rounding. */
  cents: z.int(),
  roundingCents: z.int(),
  givenCents: z.int().nullable(),
  changeCents: z.int(),
})
export type ReceiptPayment = z.infer<typeof ReceiptPayment>
export const SellerPrint = z.object({
  name: z.string(),
  businessId: z.string(),
  street: z.string(),
  postCode: z.string(),
  city: z.string(),
  phone: z.string(),
  email: z.string(),
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

/** A line as the till shows it: what is sent, with the name to show. */
export const CheckoutLine = z.object({ ...SaleLineInput.shape, name: z.string() })
export type CheckoutLine = z.infer<typeof CheckoutLine>

/** What the till is filled with from an appointment. */
export const Checkout = z.object({
  appointmentId: Id.nullable(),
  appointmentVersion: z.int().nullable(),
  clientId: Id.nullable(),
  clientName: z.string(),
  alert: z.string(),
  language: Language,
  day: Day,
  lines: z.array(CheckoutLine),
})
export type Checkout = z.infer<typeof Checkout>

export const PaySale = z.strictObject({
  /** Made once by the window for each sale; a second call with it answers the same receipt, never a second one. */
  requestId: Id,
  appointmentId: Id.nullable(),
  /** The version the till was filled from: a booking changed since then is shown again, not paid unseen. */
  appointmentVersion: z.int().nullable(),
  clientId: Id.nullable(),
  language: Language,
  lines: z.array(SaleLineInput).max(100),
  payments: z.array(PaymentInput).max(10),
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
  /** The salon's dated rates and whether it charges VAT, so that the till shows the tax before it is paid. */
  vatRegistered: z.boolean(),
  rates: z.array(z.object({ code: z.string(), validFrom: Day, validTo: Day.nullable(), rateBp: z.int() })),
  /** Appointments of the day that are done and not paid. */
  unpaid: z.array(
    z.object({
      appointmentId: Id,
      clientName: z.string(),
      startMin: Minute,
      services: z.array(z.string()),
      cents: z.int(),
    }),
  ),
})
export type TillDay = z.infer<typeof TillDay>
