// Kysely's view of the tables; the meaning of each column stands beside it in db/migrations. Kept equal to the real
// schema by tests/db/schema.test.ts.

import type { ColumnType, Generated } from 'kysely'
import type { LogAction, LogKind, LogPurpose } from '../shared/accesslog.ts'
import type { AppointmentChange, AppointmentStatus } from '../shared/appointments.ts'
import type { Role } from '../shared/permissions.ts'
import type { ResourceKind } from '../shared/resources.ts'
import type { DocumentVatCode, LineKind, PaymentMethodKind } from '../shared/sales.ts'
import type { VatCode } from '../shared/services.ts'
import type { Language, Theme } from '../shared/values.ts'
import type {
  ClientFamilyTable,
  ClientFilterTable,
  ClientIdentityTable,
  ClientMergeTable,
  ClientNotSameTable,
  ClientTagLinkTable,
  ClientTagTable,
} from './schema-clients.ts'
import type {
  BankRowTable,
  InvoiceDraftTable,
  InvoicePaymentTable,
  InvoiceReminderTable,
  InvoiceTable,
} from './schema-invoices.ts'
import type {
  AccessLogStubTable,
  BreachClientTable,
  BreachTable,
  ErasureHashTable,
  ErasureTable,
  HashKeyTable,
  LegalHoldTable,
  PrivacyPaperTable,
  PrivacyRequestFileTable,
  PrivacyRequestTable,
  RestrictionTable,
  RetentionDecisionTable,
  StaffAcknowledgementTable,
  StaffRoleTable,
  SuppressionTable,
} from './schema-privacy.ts'
import type {
  AttachmentContentTable,
  AttachmentTable,
  ConsentTable,
  ConsentTextTable,
  HealthEntryTable,
  PatchTestTable,
  RecordTemplateServiceTable,
  RecordTemplateTable,
  SafetyAnswerTable,
  SafetyRuleServiceTable,
  SafetyRuleTable,
} from './schema-records.ts'
import type {
  CashMovementTable,
  DayCloseCashTable,
  DayCloseDocumentTable,
  DayCloseTable,
  DocumentPrintTable,
  OutsideContactTable,
  PaidAppointmentTable,
  ParkedSaleTable,
  PaymentMethodTable,
  PrepaidMovementTable,
  PrepaidTable,
} from './schema-till.ts'

export interface SettingTable {
  key: string
  value: string
  changed_at_ms: number
}

export interface StaffTable {
  id: string
  version: Generated<number>
  name: string
  role: Role
  colour: number
  position: number
  takes_appointments: number
  active: Generated<number>
  can_sign_in: Generated<number>
  language: Generated<Language>
  theme: Generated<Theme>
  initials_only: Generated<number>
  created_at_ms: number
  role_id: string | null
}

export interface VatRateTable {
  code: string
  valid_from: string
  valid_to: string | null
  rate_bp: number
}

export interface ServiceTable {
  id: string
  version: Generated<number>
  name: string
  category: Generated<string>
  colour: number
  prepare_min: Generated<number>
  active_min: number
  processing_min: Generated<number>
  finish_min: Generated<number>
  cleanup_min: Generated<number>
  price_cents: number
  vat_code: VatCode
  archived_at_ms: number | null
  created_at_ms: number
  add_on_min: number | null
}

export interface ServiceAddOnTable {
  add_on_id: string
  service_id: string
}

export interface ServiceTimeTable {
  service_id: string
  staff_id: string
  active_min: number
}

export interface ServicePriceTable {
  service_id: string
  staff_id: string | null
  valid_from: string
  price_cents: number
}

export interface ProductTable {
  id: string
  version: Generated<number>
  name: string
  barcode: Generated<string>
  price_cents: number
  vat_code: VatCode
  archived_at_ms: number | null
  created_at_ms: number
}

export interface ClientTable {
  pk: Generated<number>
  id: string
  version: Generated<number>
  name: string
  sort_key: string
  phone: Generated<string>
  phone_e164: string | null
  email: Generated<string>
  language: Generated<Language>
  alert: Generated<string>
  notes: Generated<string>
  last_visit_day: string | null
  visit_count: Generated<number>
  removed_at_ms: number | null
  created_at_ms: number
  card_number: number | null
  kind: Generated<'person' | 'company'>
  business_id: Generated<string>
  more_phones: Generated<string>
  street: Generated<string>
  post_code: Generated<string>
  city: Generated<string>
  gender: Generated<'' | 'woman' | 'man' | 'other'>
  birth_year: number | null
  birth_date: string | null
  source: Generated<string>
  billing_note: Generated<string>
  payer_id: string | null
  merged_into: string | null
}

export interface ClientChangeTable {
  id: Generated<number>
  client_id: string
  at_ms: number
  staff_id: string
  changes: string
}

export interface AppointmentTable {
  id: string
  version: Generated<number>
  day: string
  status: AppointmentStatus
  client_id: string | null
  note: Generated<string>
  cancel_reason: Generated<string>
  removed_at_ms: number | null
  created_at_ms: number
  created_by: string
  series_id: string | null
  late_cancel: Generated<number>
}

export interface AppointmentSeriesTable {
  id: string
  rule: string
  created_at_ms: number
  created_by: string
}

export interface WaitlistTable {
  id: string
  version: Generated<number>
  client_id: string
  service_ids: string
  staff_ids: string
  weekdays: string
  from_day: string
  until_day: string
  from_min: number
  until_min: number
  note: Generated<string>
  appointment_id: string | null
  closed_at_ms: number | null
  created_at_ms: number
  created_by: string
}

export interface AppointmentLineAddOnTable {
  line_id: string
  position: number
  service_id: string
  duration_min: number
  price_cents: number
}

export interface AppointmentLineTable {
  id: string
  appointment_id: string
  position: number
  service_id: string
  staff_id: string
  start_min: number
  duration_min: number
  processing_min: number
  finish_min: number
  cleanup_min: number
  price_cents: number
}

export interface ClaimTable {
  line_id: string
  part: number
  appointment_id: string
  staff_id: string
  day: string
  start_min: number
  end_min: number
  overridden: Generated<number>
}

export interface ResourceTable {
  id: string
  version: Generated<number>
  name: string
  kind: ResourceKind
  position: number
  archived_at_ms: number | null
  created_at_ms: number
}

export interface ResourceGroupTable {
  id: string
  version: Generated<number>
  name: string
  position: number
  archived_at_ms: number | null
  created_at_ms: number
}

export interface ResourceGroupMemberTable {
  group_id: string
  resource_id: string
}

export interface ServiceNeedTable {
  service_id: string
  group_id: string
}

export interface LineResourceTable {
  line_id: string
  resource_id: string
}

export interface ResourceClaimTable {
  line_id: string
  resource_id: string
  appointment_id: string
  day: string
  start_min: number
  end_min: number
  overridden: Generated<number>
}

export interface CalendarLayoutTable {
  staff_id: string
  layout: string
}

export interface AppointmentChangeTable {
  id: Generated<number>
  appointment_id: string
  at_ms: number
  staff_id: string
  kind: AppointmentChange['kind']
  override_reason: Generated<string>
  changes: string
}

export interface ShiftPatternTable {
  id: string
  version: Generated<number>
  staff_id: string
  weeks: 'every' | 'odd' | 'even'
  valid_from: string
  valid_to: string | null
  days: string
}

export interface ShiftExceptionTable {
  staff_id: string
  day: string
  start_min: number | null
  end_min: number | null
  breaks: Generated<string>
}

export interface AbsenceTable {
  id: string
  version: Generated<number>
  staff_id: string
  kind: 'holiday' | 'sick' | 'training' | 'other'
  from_day: string
  to_day: string
  start_min: number | null
  end_min: number | null
}

export interface ClosedDayTable {
  day: string
  reason: Generated<string>
}

export interface TimeBlockTable {
  id: string
  version: Generated<number>
  title: string
  staff_id: string
  day: string
  start_min: number
  end_min: number
  overridden: Generated<number>
  override_reason: Generated<string>
}

export interface VisitTable {
  id: string
  appointment_id: string
  client_id: string | null
  day: string
  arrived_at_ms: number
  started_at_ms: number | null
  finished_at_ms: number | null
}

export interface TreatmentRecordTable {
  id: string
  version: Generated<number>
  visit_id: string
  staff_id: string
  text: string
  products: Generated<string>
  amends_id: string | null
  signed_at_ms: number | null
  changed_at_ms: number
  created_at_ms: number
  forms: Generated<string>
}

export interface SellerTable {
  id: string
  position: number
  details: string
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

export interface BackupPlaceTable {
  id: string
  path: string
  last_good_at_ms: number | null
  last_sequence: number | null
  repository_id: string | null
  problem: string | null
  created_at_ms: number
}

export interface BackupCheckTable {
  id: string
  place_id: string | null
  place_label: string | null
  kind: string
  part: number | null
  sequence: number | null
  at_ms: number
  ok: number
  details: string
}

export interface AccessLogKeyTable {
  id: Generated<number>
  epoch: number
  day: string
  key: Uint8Array
  first_seq: number
  mac_before: Uint8Array
  sealed_first_key: Uint8Array
  owner_public_key: Uint8Array
}

export interface AccessLogTable {
  seq: Generated<number>
  at_ms: number
  staff_id: string | null
  workstation: string
  session: string
  action: LogAction
  kind: LogKind
  record: string | null
  client: string | null
  purpose: LogPurpose
  ids: string
  fields: string
  epoch: number
  mac: Uint8Array
}

/** The full-text table: rowid is client.pk. Queried by MATCH on the column named like the table. */
export interface ClientSearchTable {
  rowid: number
  client_search: ColumnType<string, never, never>
  rank: ColumnType<number, never, never>
  name: string
  loose: string
  phone: string
  email: string
}

export interface Schema {
  setting: SettingTable
  staff: StaffTable
  vat_rate: VatRateTable
  service: ServiceTable
  service_add_on: ServiceAddOnTable
  service_time: ServiceTimeTable
  service_price: ServicePriceTable
  product: ProductTable
  client: ClientTable
  client_change: ClientChangeTable
  client_tag: ClientTagTable
  client_tag_link: ClientTagLinkTable
  client_family: ClientFamilyTable
  client_identity: ClientIdentityTable
  client_filter: ClientFilterTable
  client_not_same: ClientNotSameTable
  client_merge: ClientMergeTable
  appointment: AppointmentTable
  appointment_line: AppointmentLineTable
  appointment_line_add_on: AppointmentLineAddOnTable
  appointment_series: AppointmentSeriesTable
  waitlist: WaitlistTable
  claim: ClaimTable
  resource: ResourceTable
  resource_group: ResourceGroupTable
  resource_group_member: ResourceGroupMemberTable
  service_need: ServiceNeedTable
  line_resource: LineResourceTable
  resource_claim: ResourceClaimTable
  calendar_layout: CalendarLayoutTable
  appointment_change: AppointmentChangeTable
  shift_pattern: ShiftPatternTable
  shift_exception: ShiftExceptionTable
  absence: AbsenceTable
  closed_day: ClosedDayTable
  time_block: TimeBlockTable
  visit: VisitTable
  treatment_record: TreatmentRecordTable
  consent_text: ConsentTextTable
  consent: ConsentTable
  record_template: RecordTemplateTable
  record_template_service: RecordTemplateServiceTable
  safety_rule: SafetyRuleTable
  safety_rule_service: SafetyRuleServiceTable
  health_entry: HealthEntryTable
  patch_test: PatchTestTable
  safety_answer: SafetyAnswerTable
  attachment: AttachmentTable
  attachment_thumbnail: AttachmentContentTable
  attachment_content: AttachmentContentTable
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
  backup_place: BackupPlaceTable
  backup_check: BackupCheckTable
  access_log_key: AccessLogKeyTable
  access_log: AccessLogTable
  client_search: ClientSearchTable
  privacy_request: PrivacyRequestTable
  privacy_request_file: PrivacyRequestFileTable
  hash_key: HashKeyTable
  erasure: ErasureTable
  erasure_hash: ErasureHashTable
  suppression: SuppressionTable
  restriction: RestrictionTable
  legal_hold: LegalHoldTable
  retention_decision: RetentionDecisionTable
  access_log_stub: AccessLogStubTable
  breach: BreachTable
  breach_client: BreachClientTable
  privacy_paper: PrivacyPaperTable
  staff_acknowledgement: StaffAcknowledgementTable
  staff_role: StaffRoleTable
  invoice: InvoiceTable
  invoice_draft: InvoiceDraftTable
  invoice_payment: InvoicePaymentTable
  invoice_reminder: InvoiceReminderTable
  bank_row: BankRowTable
}
