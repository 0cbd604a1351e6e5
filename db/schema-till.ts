// Kysely's view of the tables of db/migrations/007-till.ts; see db/schema.ts.
import type { Generated } from 'kysely'
import type { DocumentVatCode, PaymentMethodKind } from '../shared/sales.ts'

export interface PaymentMethodTable {
  id: string
  kind: PaymentMethodKind
  name: Generated<string>
  position: number
  active: Generated<number>
}

export interface PaidAppointmentTable {
  document_id: string
  appointment_id: string
  cents: number
}

export interface DocumentPrintTable {
  id: Generated<number>
  document_id: string
  way: 'pdf' | 'print' | 'receipt-printer'
  at_ms: number
  staff_id: string
}

export interface PrepaidTable {
  id: string
  version: Generated<number>
  kind: 'gift' | 'series' | 'deposit'
  code: string | null
  vat_kind: 'single' | 'multi'
  vat_code: DocumentVatCode
  rate_bp: number
  service_id: string | null
  name_print: string
  value_cents: number
  uses: number | null
  holder: Generated<string>
  client_id: string | null
  appointment_id: string | null
  document_id: string
  issued_day: string
  expires_day: string | null
  replaced_by: string | null
  created_at_ms: number
}

export interface PrepaidMovementTable {
  id: Generated<number>
  prepaid_id: string
  kind: 'sold' | 'used' | 'returned' | 'refunded' | 'moved'
  cents: number
  uses: Generated<number>
  document_id: string | null
  at_ms: number
  staff_id: string
}

export interface ParkedSaleTable {
  id: string
  name: string
  client_id: string | null
  staff_id: string
  draft: string
  parked_at_ms: number
}

export interface CashMovementTable {
  id: string
  seller_id: string
  cents: number
  reason: string
  day: string
  at_ms: number
  staff_id: string
}

export interface DayCloseTable {
  id: string
  seller_id: string
  number: number
  day: string
  closed_at_ms: number
  staff_id: string
  total_cents: number
  expected_cents: number
  counted_cents: number
  report: string
  previous_code: string
  code: string
}

export interface DayCloseDocumentTable {
  document_id: string
  day_close_id: string
}

export interface DayCloseCashTable {
  cash_movement_id: string
  day_close_id: string
}

export interface OutsideContactTable {
  place: string
  address: string
  last_at_ms: number
  contacts: Generated<number>
}
