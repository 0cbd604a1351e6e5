// Sales and receipts: shapes. The arithmetic of a sale is sales-sums.ts. Runs anywhere.
import { z } from 'zod'
import { MAX_TYPED_CENTS } from './money.ts'
import { SellerName } from './sellers.ts'
import { VatCode } from './services.ts'
import { AtMs, BasisPoints, Day, filledLine, Id, Language, line, Minute, PriceCents } from './values.ts'

// ------------------------------------------------------------------ payment methods

/**
 * What a method is to the rules: only cash is rounded and counted, a gift card has a balance, a benefit can only be given
 * back as the benefit it was.
 */
export const paymentKinds = ['cash', 'card', 'mobile', 'transfer', 'gift-card', 'benefit', 'invoice'] as const
export const PaymentMethodKind = z.enum(paymentKinds)
export type PaymentMethodKind = z.infer<typeof PaymentMethodKind>

/** The id of a method: ready ones have short words ('cash', 'card'), the salon's own opaque ids. */
export const PaymentMethodId = z.string().regex(/^[A-Za-z0-9_-]{2,64}$/)

export const PaymentMethod = z.object({
  id: PaymentMethodId,
  kind: PaymentMethodKind,
  /** '' for a ready method that the program names in the language at hand. */
  name: z.string(),
  active: z.boolean(),
})
export type PaymentMethod = z.infer<typeof PaymentMethod>

/** What every till takes. */
export const cashMethod: PaymentMethod = { id: 'cash', kind: 'cash', name: '', active: true }
export const cardMethod: PaymentMethod = { id: 'card', kind: 'card', name: '', active: true }

// ------------------------------------------------------------------ what is sold

/** `OUTSIDE`: no supply yet or none at all (AVL): multi-purpose gift cards when sold, voluntary tips. */
export const DocumentVatCode = z.enum([...VatCode.options, 'OUTSIDE'])
export type DocumentVatCode = z.infer<typeof DocumentVatCode>

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
  /** Which of the sale's appointments it belongs to; the sale's first when left out. */
  appointmentId: Id.nullable().default(null),
})
export type SaleLineInput = z.infer<typeof SaleLineInput>

/** What is sold beside services and products: money for later, money for nothing, money for a missed time. */
export const ExtraLineInput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('gift-card'),
    valueCents: PriceCents.min(1),
    /** Single-purpose: everything it buys has this VAT code, so the tax is due now. Null: multi-purpose, taxed when used. */
    vatCode: VatCode.nullable(),
    /** For whom, as written on the card. */
    holder: line(80).default(''),
    expiresDay: Day.nullable(),
    staffId: Id,
  }),
  z.strictObject({
    kind: z.literal('series-card'),
    /** What each use buys; its VAT code and rate of today are due now. */
    serviceId: Id,
    uses: z.int().min(1).max(100),
    valueCents: PriceCents.min(1),
    holder: line(80).default(''),
    expiresDay: Day.nullable(),
    staffId: Id,
  }),
  /** Part of the price of an appointment, paid beforehand. */
  z.strictObject({ kind: z.literal('deposit'), appointmentId: Id, cents: PriceCents.min(1), staffId: Id }),
  /** For a time that was booked and not kept. */
  z.strictObject({ kind: z.literal('fee'), appointmentId: Id, cents: PriceCents.min(1), staffId: Id }),
  z.strictObject({ kind: z.literal('tip'), cents: PriceCents.min(1), staffId: Id }),
])
export type ExtraLineInput = z.infer<typeof ExtraLineInput>

/** A whole sale's sum, cents: more than one price, up to 999 999 999,99 €. */
export const SumCents = z.int().min(0).max(MAX_TYPED_CENTS)

/**
 * Something paid beforehand that is used now: a single-purpose gift card or a deposit by sum, a series card by one use for
 * one line. It was taxed when it was sold, so it takes the tax out of what it covers and is no payment.
 */
export const PrepaidUse = z.strictObject({
  prepaidId: Id,
  /** Cents to use; of a series card left out. */
  cents: SumCents.optional(),
  /** Of a series card: index in `lines` of the service it covers. */
  lineIndex: z.int().min(0).max(99).optional(),
})
export type PrepaidUse = z.infer<typeof PrepaidUse>

export const PaymentInput = z.strictObject({
  method: PaymentMethodId,
  /** What this payment settles of the sale, before cash rounding, cents. */
  cents: SumCents,
  /** Cash only: what the client handed over, cents; change is counted from it. Exact money when left out. */
  givenCents: SumCents.optional(),
  /** A multi-purpose gift card's own id. */
  prepaidId: Id.optional(),
})
export type PaymentInput = z.infer<typeof PaymentInput>

export const AppointmentPart = z.strictObject({ id: Id, version: z.int() })

/** What the window keeps of a sale that waits: its own draft as it was typed, without names of clients. */
export const ParkedDraft = z.record(z.string(), z.unknown())
export type ParkedDraft = z.infer<typeof ParkedDraft>

/** Another seller's part of a sale: put aside in the transaction that pays the first, so that nothing can lose it. */
export const WaitingPart = z.strictObject({ id: Id, name: filledLine(60), draft: ParkedDraft })
export type WaitingPart = z.infer<typeof WaitingPart>

export const PaySale = z.strictObject({
  /** Made once by the window for each sale; a second call with it answers the same receipt, never a second one. */
  requestId: Id,
  appointmentId: Id.nullable(),
  /** The version the till was filled from: a booking changed since then is shown again, not paid unseen. */
  appointmentVersion: z.int().nullable(),
  /** Further appointments that are paid with it: clients who pay together. */
  otherAppointments: z.array(AppointmentPart).max(20).default([]),
  /** Whose sale it is; null = of the client of the first appointment, or nobody. Another payer is named here. */
  clientId: Id.nullable(),
  language: Language,
  lines: z.array(SaleLineInput).max(100),
  extras: z.array(ExtraLineInput).max(20).default([]),
  /** Off the services and products together, after their own discounts. */
  discount: Discount.nullable().default(null),
  discountReason: line(120).default(''),
  uses: z.array(PrepaidUse).max(20).default([]),
  payments: z.array(PaymentInput).max(10),
  /** The parked sale that this was; it goes with the payment. */
  parkedId: Id.nullable().default(null),
  /** The other seller's part, which is paid next. */
  rest: WaitingPart.nullable().default(null),
})
export type PaySale = z.infer<typeof PaySale>

// ------------------------------------------------------------------ issued documents

export const lineKinds = [
  'service',
  'product',
  'gift-card',
  'series-card',
  'deposit',
  'fee',
  'tip',
  'prepaid-use',
] as const
export const LineKind = z.enum(lineKinds)
export type LineKind = z.infer<typeof LineKind>

export const ReceiptLine = z.object({
  position: z.int(),
  kind: LineKind,
  name: z.string(),
  quantity: z.int(),
  unitCents: z.int(),
  discountCents: z.int(),
  discountReason: z.string(),
  /** After discount, VAT included. */
  totalCents: z.int(),
  vatCode: DocumentVatCode,
  rateBp: z.int(),
  staffName: z.string(),
})
export type ReceiptLine = z.infer<typeof ReceiptLine>
export const ReceiptVat = z.object({
  vatCode: DocumentVatCode,
  rateBp: z.int(),
  grossCents: z.int(),
  vatCents: z.int(),
  netCents: z.int(),
})
export type ReceiptVat = z.infer<typeof ReceiptVat>
export const ReceiptPayment = z.object({
  method: PaymentMethodId,
  kind: PaymentMethodKind,
  /** As it was called that day; '' = named by the program. */
  name: z.string(),
  /** What was received, after rounding; negative when given back. */
  cents: z.int(),
  roundingCents: z.int(),
  givenCents: z.int().nullable(),
  changeCents: z.int(),
  prepaidId: Id.nullable(),
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

/** Another document, as it is pointed at. */
export const DocumentLink = z.object({ id: Id, label: z.string(), issuedAtMs: AtMs, totalCents: z.int() })
export type DocumentLink = z.infer<typeof DocumentLink>

/** What is left on a card after a document that sold or used it. */
export const PrepaidLeft = z.object({
  kind: z.enum(['gift', 'series', 'deposit']),
  /** The last four characters: the whole code buys, so it is only on the card. */
  ending: z.string(),
  name: z.string(),
  cents: z.int(),
  uses: z.int().nullable(),
  expiresDay: Day.nullable(),
})
export type PrepaidLeft = z.infer<typeof PrepaidLeft>

/** An issued receipt or credit, exactly as it was issued. */
export const Receipt = z.object({
  id: Id,
  kind: z.enum(['receipt', 'credit']),
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
  /** Only when the salon prints it: the client's present name. */
  clientName: z.string().nullable(),
  lines: z.array(ReceiptLine),
  vat: z.array(ReceiptVat),
  payments: z.array(ReceiptPayment),
  totalCents: z.int(),
  roundingCents: z.int(),
  /** Of a credit: what it takes back and why. */
  original: DocumentLink.nullable(),
  reason: z.string(),
  /** What has taken it back, oldest first. */
  credits: z.array(DocumentLink),
  prepaid: z.array(PrepaidLeft),
  /** Papers made of it before: the next one is a copy. */
  printCount: z.int(),
})
export type Receipt = z.infer<typeof Receipt>

// ------------------------------------------------------------------ the till's screen

/** A line as the till shows it: what is sent, with the name to show. */
export const CheckoutLine = z.object({ ...SaleLineInput.shape, name: z.string() })
export type CheckoutLine = z.infer<typeof CheckoutLine>

/** A deposit that waits for its appointment. */
export const CheckoutDeposit = z.object({ prepaidId: Id, cents: z.int(), vatCode: DocumentVatCode, paidDay: Day })
export type CheckoutDeposit = z.infer<typeof CheckoutDeposit>

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
  deposits: z.array(CheckoutDeposit),
  /** The time was not kept: what the salon charges for it, cents; null for an appointment that was. */
  feeCents: z.int().nullable(),
})
export type Checkout = z.infer<typeof Checkout>

export const MethodSum = z.object({
  method: PaymentMethodId,
  kind: PaymentMethodKind,
  name: z.string(),
  /** Received less given back. */
  cents: z.int(),
  count: z.int(),
})
export type MethodSum = z.infer<typeof MethodSum>

export const TillDay = z.object({
  day: Day,
  totalCents: z.int(),
  byMethod: z.array(MethodSum),
  vat: z.array(ReceiptVat),
  roundingCents: z.int(),
  receipts: z.array(
    z.object({
      id: Id,
      kind: z.enum(['receipt', 'credit']),
      sellerId: Id,
      label: z.string(),
      issuedAtMs: AtMs,
      clientName: z.string().nullable(),
      firstLine: z.string(),
      lineCount: z.int(),
      totalCents: z.int(),
    }),
  ),
  /** Who sells, whether with VAT, and what each has sold this day. */
  sellers: z.array(z.object({ ...SellerName.shape, totalCents: z.int() })),
  /** The dated rates, so that the till shows the tax before it is paid. */
  rates: z.array(z.object({ code: z.string(), validFrom: Day, validTo: Day.nullable(), rateBp: z.int() })),
  /** Methods that can be paid with, in the salon's order. */
  methods: z.array(PaymentMethod),
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
  parked: z.array(
    z.object({ id: Id, name: z.string(), parkedAtMs: AtMs, staffName: z.string(), clientName: z.string().nullable() }),
  ),
  /** The newest earlier day with sales that no day close covers yet; null when all are closed. */
  forgottenDay: Day.nullable(),
})
export type TillDay = z.infer<typeof TillDay>

// ------------------------------------------------------------------ credits

/** What is taken back: all that is left, chosen lines by count, or a sum spread over what is left. */
export const CreditScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({
    kind: z.literal('lines'),
    lines: z
      .array(z.strictObject({ position: z.int().min(0), quantity: z.int().min(1).max(999) }))
      .min(1)
      .max(200),
  }),
  z.strictObject({ kind: z.literal('sum'), cents: SumCents.min(1) }),
])
export type CreditScope = z.infer<typeof CreditScope>

export const CreditSale = z.strictObject({
  requestId: Id,
  originalId: Id,
  scope: CreditScope,
  reason: filledLine(120),
  /** How the money goes back, before cash rounding; null = the way it came, last payment first. */
  payments: z.array(PaymentInput).max(10).nullable().default(null),
  /** The appointments become payable again: the sale was a mistake. Only with scope `all`. */
  reopen: z.boolean().default(false),
})
export type CreditSale = z.infer<typeof CreditSale>

/** What can still be taken back of a document. */
export const Creditable = z.object({
  receipt: Receipt,
  leftCents: z.int(),
  lines: z.array(z.object({ position: z.int(), quantity: z.int(), cents: z.int() })),
  /** What each way of payment has left to give back, cents. */
  payments: z.array(z.object({ ...ReceiptPayment.shape, leftCents: z.int() })),
})
export type Creditable = z.infer<typeof Creditable>

// ------------------------------------------------------------------ parked sales

export const ParkSale = z.strictObject({
  /** The parked sale that this was, to put it back. */
  id: Id.nullable(),
  name: filledLine(60),
  clientId: Id.nullable(),
  draft: ParkedDraft,
})
export type ParkSale = z.infer<typeof ParkSale>
