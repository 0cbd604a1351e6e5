// What the books of a period are made from: issued documents with their parts, day closes, cash, money that came for
// invoices, cards. Read by db/bookkeeping-facts.ts; everything else about the month is worked out from it. Runs anywhere.
import type { AccountPlan } from './bookkeeping.ts'
import type { Day } from './day.ts'
import type { DayClose } from './dayclose.ts'
import type { DocumentVatCode, LineKind, PaymentMethodKind, ReceiptVat, SellerPrint } from './sales.ts'

/** Lines of one kind, tax and rate together. */
export interface LineSum {
  readonly kind: LineKind
  readonly vatCode: DocumentVatCode
  readonly rateBp: number
  readonly cents: number
}

export interface PaymentFact {
  readonly method: string
  readonly kind: PaymentMethodKind
  readonly name: string
  readonly cents: number
  readonly roundingCents: number
}

export interface DocumentFact {
  readonly id: string
  readonly kind: 'receipt' | 'invoice' | 'credit'
  readonly series: string
  readonly number: number
  readonly label: string
  readonly day: Day
  readonly issuedAtMs: number
  readonly totalCents: number
  readonly roundingCents: number
  readonly lines: readonly LineSum[]
  readonly vat: readonly ReceiptVat[]
  readonly payments: readonly PaymentFact[]
  /** Of a credit: what it takes back. */
  readonly original: { readonly label: string; readonly kind: 'receipt' | 'invoice' } | null
  /** Of an invoice, and of a credit of one. */
  readonly buyerName: string
  readonly dueDay: Day | null
  readonly reference: string
  /** The day close that holds it. */
  readonly closeId: string | null
  /** What multi-purpose gift cards gained by it, less what they lost, cents. */
  readonly untaxedCardsCents: number
}

export interface CloseFact {
  readonly id: string
  readonly number: number
  readonly day: Day
  readonly totalCents: number
  readonly expectedCents: number
  readonly countedCents: number
  readonly closedAtMs: number
  /** As it was frozen. */
  readonly report: Omit<DayClose, 'code'>
  /** Its code follows from its text and the code before. */
  readonly isWhole: boolean
  /** Some of its documents went when their legal time was over: it stands for itself. */
  readonly isPurged: boolean
  /** What its documents come to now. */
  readonly documentsCents: number
  readonly documentVatCents: number
  readonly documentPaymentsCents: number
}

/** Into the drawer, negative out of it; money of an invoice is not among these. */
export interface CashFact {
  readonly id: string
  readonly day: Day
  readonly cents: number
  readonly reason: string
}

export interface InvoicePaymentFact {
  readonly id: string
  readonly label: string
  /** The day it is booked on: its own, or that of writing it down when its month was locked by then. */
  readonly day: Day
  readonly cents: number
  readonly way: 'transfer' | 'cash' | 'card' | 'other'
}

export interface OpenInvoiceFact {
  readonly id: string
  readonly label: string
  readonly day: Day
  readonly dueDay: Day
  readonly buyerName: string
  readonly reference: string
  readonly totalCents: number
  readonly creditedCents: number
  readonly paidCents: number
  readonly openCents: number
}

export interface CardFact {
  readonly id: string
  readonly kind: 'gift' | 'series' | 'deposit'
  readonly vatKind: 'single' | 'multi'
  readonly rateBp: number
  /** The last four characters of its code; '' without one. */
  readonly ending: string
  readonly issuedDay: Day
  readonly expiresDay: Day | null
  readonly valueCents: number
  readonly leftCents: number
  readonly leftUses: number | null
}

export interface NumberGapFact {
  readonly series: string
  readonly from: number
  readonly to: number
}

/** Vouchers that went when their legal time was over. */
export interface PurgeFact {
  /** The financial year's end. */
  readonly throughDay: Day
  readonly atMs: number
}

export interface BookFacts {
  readonly seller: SellerPrint
  readonly sellerId: string
  readonly from: Day
  readonly to: Day
  readonly plans: readonly AccountPlan[]
  /** In the order they were issued. */
  readonly documents: readonly DocumentFact[]
  /** Those that hold a document of the period or close a day of it, in order. */
  readonly closes: readonly CloseFact[]
  readonly cash: readonly CashFact[]
  readonly invoicePayments: readonly InvoicePaymentFact[]
  /** Open at the end of the period. */
  readonly openInvoices: readonly OpenInvoiceFact[]
  /** What invoices were open before the period, cents. */
  readonly openBeforeCents: number
  /** Cards and deposits with something left at the end. */
  readonly cards: readonly CardFact[]
  /** Numbers that the period should have and has not, those explained by a restore or a purge left out. */
  readonly gaps: readonly NumberGapFact[]
  /** The newest that took documents of these days; null when none did. */
  readonly purge: PurgeFact | null
}
