// Invoices: shapes. What is due, when a reminder may be sent and which payment belongs where is invoice-rules.ts. Runs
// anywhere.
import { z } from 'zod'
import { isBusinessId } from './finland/business-id.ts'
import { isBic } from './finland/epc-qr.ts'
import {
  AppointmentPart,
  CreditScope,
  Discount,
  DocumentLink,
  ReceiptLine,
  ReceiptVat,
  SaleLineInput,
  SellerPrint,
} from './sales.ts'
import { AtMs, BasisPoints, Day, filledLine, Id, Language, line, PriceCents, paragraphs } from './values.ts'

// ------------------------------------------------------------------ settings

export const InvoiceSettings = z.strictObject({
  /** Days from issue to due day: 14 is customary. */
  dueDays: z.int().min(0).max(90).default(14),
  /** The same number, as the banks' old form or as the international RF. */
  referenceKind: z.enum(['national', 'rf']).default('national'),
  /** '' when unknown; needed inside SEPA by nobody, asked by some programs. */
  bic: z
    .string()
    .transform((text) => text.replace(/\s/g, '').toUpperCase())
    .refine((text) => text === '' || isBic(text), { error: 'NOT_BIC' })
    .default(''),
  /** Version of the EPC QR code; 001 needs the BIC. */
  epcVersion: z.enum(['001', '002']).default('002'),
  /** What a reminder costs the client, cents: a consumer at most 5 € (laki saatavien perinnästä 513/1999). */
  reminderFeeCents: PriceCents.max(500).default(500),
  /** When complaints must be made, days; printed on the invoice, 0 = not. */
  complaintDays: z.int().min(0).max(60).default(8),
})
export type InvoiceSettings = z.infer<typeof InvoiceSettings>

/** Half-years whose reference rate the owner has entered: the Bank of Finland tells each before it begins. */
export const ReferenceRates = z
  .array(z.strictObject({ validFrom: Day, validTo: Day, rateBp: BasisPoints }))
  .max(100)
  .refine((rates) => rates.every((rate) => rate.validFrom <= rate.validTo), { error: 'NOT_IN_ORDER' })
export type ReferenceRates = z.infer<typeof ReferenceRates>
export const usualInvoiceSettings: InvoiceSettings = InvoiceSettings.parse({})

// ------------------------------------------------------------------ the one who pays

export const InvoiceBuyer = z.strictObject({
  kind: z.enum(['person', 'company']),
  name: filledLine(120),
  /** Of a company; '' when not known. */
  businessId: line(20).refine((text) => text === '' || isBusinessId(text), { error: 'NOT_BUSINESS_ID' }),
  street: line(120),
  postCode: line(12),
  city: line(80),
  /** What the payer wants to see: a cost centre, an order number. */
  reference: line(60),
})
export type InvoiceBuyer = z.infer<typeof InvoiceBuyer>

export const emptyBuyer: InvoiceBuyer = {
  kind: 'person',
  name: '',
  businessId: '',
  street: '',
  postCode: '',
  city: '',
  reference: '',
}

// ------------------------------------------------------------------ drafts

export const DepositUse = z.strictObject({ prepaidId: Id, cents: z.int().min(1).max(99_999_999) })

/** A draft's content: as a sale, with a payer instead of payments. The payer may still be nameless. */
export const InvoiceContent = z.strictObject({
  clientId: Id.nullable(),
  buyer: z.strictObject({ ...InvoiceBuyer.shape, name: line(120) }),
  language: Language,
  appointments: z.array(AppointmentPart).max(20),
  lines: z.array(SaleLineInput).max(100),
  /** What was paid beforehand and is set off: deposits of its appointments. Taxed when it was paid. */
  uses: z.array(DepositUse).max(20).default([]),
  discount: Discount.nullable(),
  discountReason: line(120),
  /** When the services were done or the goods handed over, when that is not the day of issue. */
  deliveryDay: Day.nullable(),
  dueDays: z.int().min(0).max(90),
  /** Printed under the lines. */
  note: paragraphs(500),
})
export type InvoiceContent = z.infer<typeof InvoiceContent>

export const SaveInvoiceDraft = z.strictObject({
  /** Null for a new draft. */
  id: Id.nullable(),
  version: z.int().nullable(),
  content: InvoiceContent,
})
export type SaveInvoiceDraft = z.infer<typeof SaveInvoiceDraft>

export const InvoiceDraft = z.object({
  id: Id,
  version: z.int(),
  content: InvoiceContent,
  /** Of its client's card, which the payer's name may differ from; '' without one. */
  clientName: z.string(),
  /** Names of the lines' services and products, in the order of the lines. */
  names: z.array(z.string()),
  totalCents: z.int(),
  changedAtMs: AtMs,
})
export type InvoiceDraft = z.infer<typeof InvoiceDraft>

// ------------------------------------------------------------------ issued invoices

export const paymentWays = ['transfer', 'cash', 'card', 'other'] as const
/** Money that came for an invoice. Nothing is ever changed: what was entered wrongly is reversed by a row of its own. */
export const InvoicePayment = z.object({
  id: Id,
  day: Day,
  cents: z.int(),
  way: z.enum(paymentWays),
  note: z.string(),
  /** The bank's row it came with. */
  bankRowId: Id.nullable(),
  reversesId: Id.nullable(),
  isReversed: z.boolean(),
  atMs: AtMs,
  staffName: z.string(),
})
export type InvoicePayment = z.infer<typeof InvoicePayment>

export const InvoiceReminder = z.object({
  id: Id,
  /** 1, 2, … */
  number: z.int(),
  day: Day,
  dueDay: Day,
  /** What was open when it was written, cents. */
  openCents: z.int(),
  feeCents: z.int(),
  /** Interest to its day, cents. */
  interestCents: z.int(),
})
export type InvoiceReminder = z.infer<typeof InvoiceReminder>

/** What an invoice is by what has happened to it. */
export const invoiceStates = ['open', 'overdue', 'paid', 'overpaid', 'credited'] as const
export type InvoiceState = (typeof invoiceStates)[number]

/** An issued invoice, exactly as issued, with what has happened to it since. */
export const Invoice = z.object({
  id: Id,
  label: z.string(),
  number: z.int(),
  day: Day,
  issuedAtMs: AtMs,
  language: Language,
  seller: SellerPrint,
  /** Null after the payer was erased beyond what the voucher keeps; never before. */
  buyer: InvoiceBuyer,
  clientId: Id.nullable(),
  lines: z.array(ReceiptLine),
  vat: z.array(ReceiptVat),
  totalCents: z.int(),
  deliveryDay: Day.nullable(),
  dueDay: Day,
  /** National or RF, without spaces. */
  reference: z.string(),
  iban: z.string(),
  bic: z.string(),
  epcVersion: z.enum(['001', '002']),
  complaintDays: z.int(),
  note: z.string(),
  /** Full by AVL 209 e §, or the lighter set of 209 f § that a small or retail sale may have. */
  isSimplified: z.boolean(),
  payments: z.array(InvoicePayment),
  reminders: z.array(InvoiceReminder),
  credits: z.array(DocumentLink),
  /** Total less credits less payments; negative when too much came. */
  openCents: z.int(),
  state: z.enum(invoiceStates),
  /** The last day that money came, of a paid one. */
  paidDay: Day.nullable(),
  printCount: z.int(),
})
export type Invoice = z.infer<typeof Invoice>

export const InvoiceRow = z.object({
  id: Id,
  label: z.string(),
  day: Day,
  dueDay: Day,
  buyerName: z.string(),
  totalCents: z.int(),
  openCents: z.int(),
  state: z.enum(invoiceStates),
  reminderCount: z.int(),
  /** The day from which the next reminder may be sent; null when none may. */
  remindFrom: Day.nullable(),
})
export type InvoiceRow = z.infer<typeof InvoiceRow>

export const invoiceFilters = ['open', 'overdue', 'paid', 'all'] as const
export const InvoiceFilter = z.enum(invoiceFilters)
export type InvoiceFilter = z.infer<typeof InvoiceFilter>

export const InvoiceList = z.object({
  rows: z.array(InvoiceRow),
  drafts: z.array(z.object({ id: Id, buyerName: z.string(), totalCents: z.int(), changedAtMs: AtMs })),
  /** Of all invoices, whatever the filter. */
  sums: z.object({
    openCents: z.int(),
    openCount: z.int(),
    overdueCents: z.int(),
    overdueCount: z.int(),
  }),
  /** Rows of the bank that wait for somebody to say what they are. */
  bankRows: z.int(),
})
export type InvoiceList = z.infer<typeof InvoiceList>

export const AddInvoicePayment = z.strictObject({
  invoiceId: Id,
  day: Day,
  cents: z.int().min(1).max(99_999_999),
  way: z.enum(paymentWays),
  note: line(120),
})
export type AddInvoicePayment = z.infer<typeof AddInvoicePayment>

export const RemindInvoice = z.strictObject({
  invoiceId: Id,
  dueDays: z.int().min(7).max(60),
  feeCents: PriceCents,
  withInterest: z.boolean(),
})
export type RemindInvoice = z.infer<typeof RemindInvoice>

export const CreditInvoice = z.strictObject({
  requestId: Id,
  invoiceId: Id,
  scope: CreditScope,
  reason: filledLine(120),
})
export type CreditInvoice = z.infer<typeof CreditInvoice>

// ------------------------------------------------------------------ the bank

/** One row of a bank statement, as it was read. */
export const StatementRow = z.object({
  day: Day,
  /** Into the account; negative out of it. */
  cents: z.int(),
  name: z.string(),
  /** National or RF, without spaces; '' when the payer gave none. */
  reference: z.string(),
  message: z.string(),
  /** The bank's own id of the entry; '' when the file has none. */
  archiveId: z.string(),
})
export type StatementRow = z.infer<typeof StatementRow>

export const BankRow = z.object({
  ...StatementRow.shape,
  id: Id,
  state: z.enum(['open', 'matched', 'ignored']),
  /** What it most likely pays, best first. */
  proposals: z.array(
    z.object({
      invoiceId: Id,
      label: z.string(),
      buyerName: z.string(),
      openCents: z.int(),
      /** The reference, or only the sum and the name. */
      by: z.enum(['reference', 'sum-and-name', 'sum']),
    }),
  ),
})
export type BankRow = z.infer<typeof BankRow>

export const StatementImported = z.object({
  fileName: z.string(),
  /** Rows of money in that were new. */
  added: z.int(),
  /** Rows that an earlier file already had. */
  known: z.int(),
  /** Rows of money out, which are left in the bank. */
  leftOut: z.int(),
  /** Paid by reference and to the cent: entered at once. */
  matched: z.int(),
})
export type StatementImported = z.infer<typeof StatementImported>
