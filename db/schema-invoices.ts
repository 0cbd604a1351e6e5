// Kysely's view of invoices and bank rows; see db/schema.ts.
import type { Generated } from 'kysely'

export interface InvoiceTable {
  document_id: string
  buyer_print: string
  delivery_day: string | null
  due_day: string
  reference: string
  iban: string
  bic: string
  epc_version: '001' | '002'
  complaint_days: number
  note: string
}

export interface InvoiceDraftTable {
  id: string
  version: Generated<number>
  client_id: string | null
  content: string
  staff_id: string
  changed_at_ms: number
}

export interface BankRowTable {
  id: string
  fingerprint: string
  file_name: string
  day: string
  cents: number
  name: string
  reference: string
  message: string
  archive_id: string
  ignored: Generated<number>
  imported_at_ms: number
  staff_id: string
}

export interface InvoicePaymentTable {
  id: string
  document_id: string
  day: string
  cents: number
  way: 'transfer' | 'cash' | 'card' | 'other'
  note: string
  bank_row_id: string | null
  reverses_id: string | null
  at_ms: number
  staff_id: string
}

export interface InvoiceReminderTable {
  id: string
  document_id: string
  number: number
  day: string
  due_day: string
  open_cents: number
  fee_cents: number
  interest_cents: number
  at_ms: number
  staff_id: string
}

export interface InvoicesTables {
  invoice: InvoiceTable
  invoice_draft: InvoiceDraftTable
  invoice_payment: InvoicePaymentTable
  invoice_reminder: InvoiceReminderTable
  bank_row: BankRowTable
}
