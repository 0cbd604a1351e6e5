// Kysely's view of the till: products, documents, payments, prepaid cards, day closes; see db/schema.ts.
import type { Generated } from 'kysely'
import type { DocumentVatCode, LineKind, PaymentMethodKind } from '../shared/sales.ts'
import type { ProductUnit, VatCode } from '../shared/services.ts'
import type { Language } from '../shared/values.ts'

export interface ProductTable {
  id: string
  version: Generated<number>
  name: string
  barcode: Generated<string>
  price_cents: number
  vat_code: VatCode
  archived_at_ms: number | null
  created_at_ms: number
  unit: Generated<ProductUnit>
  package_size: Generated<number>
  low_limit: number | null
  supplier: Generated<string>
}

export interface ProductPriceTable {
  product_id: string
  valid_from: string
  price_cents: number
}

export interface SellerTable {
  id: string
  position: number
  details: string
  version: Generated<number>
  prefix: Generated<string>
  archived_at_ms: number | null
}

export interface NumberSeriesTable {
  seller_id: string
  series: string
  next_number: number
}

export interface DocumentTable {
  id: string
  request_id: string
  kind: 'receipt' | 'invoice' | 'credit'
  seller_id: string
  series: string
  number: number
  day: string
  issued_at_ms: number
  language: Language
  seller_print: string
  staff_id: string
  cashier_print: string
  appointment_id: string | null
  client_id: string | null
  total_cents: number
  rounding_cents: Generated<number>
  original_id: string | null
  reason: Generated<string>
}

export interface DocumentLineTable {
  document_id: string
  position: number
  kind: LineKind
  item_id: string | null
  name: string
  quantity: number
  unit_cents: number
  discount_cents: number
  discount_reason: string
  total_cents: number
  vat_code: DocumentVatCode
  rate_bp: number
  staff_id: string
  staff_print: string
  prepaid_id: string | null
  credits_position: number | null
}

export interface DocumentVatTable {
  document_id: string
  vat_code: DocumentVatCode
  rate_bp: number
  gross_cents: number
  vat_cents: number
  net_cents: number
}

export interface PaymentTable {
  document_id: string
  position: number
  method: string
  cents: number
  rounding_cents: number
  given_cents: number | null
  change_cents: number
  method_kind: PaymentMethodKind
  method_print: string
  prepaid_id: string | null
}

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
  configured_contacts: Generated<number>
}

export interface TillTables {
  product: ProductTable
  product_price: ProductPriceTable
  seller: SellerTable
  number_series: NumberSeriesTable
  document: DocumentTable
  document_line: DocumentLineTable
  document_vat: DocumentVatTable
  payment: PaymentTable
  payment_method: PaymentMethodTable
  paid_appointment: PaidAppointmentTable
  document_print: DocumentPrintTable
  prepaid: PrepaidTable
  prepaid_movement: PrepaidMovementTable
  parked_sale: ParkedSaleTable
  cash_movement: CashMovementTable
  day_close: DayCloseTable
  day_close_document: DayCloseDocumentTable
  day_close_cash: DayCloseCashTable
  outside_contact: OutsideContactTable
}
