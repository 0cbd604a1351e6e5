// Kysely's view of privacy: requests, erasures, restrictions, breaches, papers, roles; see db/schema.ts.
import type { Generated } from 'kysely'
import type { BreachKind, BreachRisk } from '../shared/privacy-breaches.ts'
import type { PaperKind } from '../shared/privacy-papers.ts'
import type { ReceivedBy, RequestFileKind, RequestKind, RequestOutcome } from '../shared/privacy-requests.ts'
import type { Language } from '../shared/values.ts'

export interface PrivacyRequestTable {
  id: string
  version: Generated<number>
  kind: RequestKind
  client_id: string | null
  requester_name: Generated<string>
  about: Generated<string>
  language: Generated<Language>
  received_day: string
  received_by: ReceivedBy
  identity_checked_at_ms: number | null
  identity_note: Generated<string>
  extended_day: string | null
  extension_reason: Generated<string>
  outcome: RequestOutcome | null
  outcome_reason: Generated<string>
  repeat_decision: string | null
  closed_at_ms: number | null
  created_at_ms: number
  created_by: string
}

export interface PrivacyRequestFileTable {
  id: string
  request_id: string
  kind: RequestFileKind
  sha256: string
  bytes: number
  at_ms: number
  staff_id: string
  staff_named_reason: Generated<string>
}

export interface HashKeyTable {
  id: string
  key: Uint8Array
  since_ms: number
}

export interface ErasureTable {
  id: string
  at_ms: number
  staff_id: string | null
  request_id: string | null
  removed: string
  kept: string
}

export interface ErasureHashTable {
  key_id: string
  hash: string
  at_ms: number
}

export interface SuppressionTable {
  key_id: string
  hash: string
  channel: 'email' | 'sms'
  at_ms: number
}

export interface MarketingReturnTable {
  key_id: string
  hash: string
  channel: 'email' | 'sms'
  at_ms: number
}

export interface RestrictionTable {
  id: string
  client_id: string
  reason: string
  from_ms: number
  staff_id: string
  lifted_at_ms: number | null
  lifted_by: string | null
}

export interface LegalHoldTable {
  id: string
  client_id: string
  reason: string
  from_ms: number
  staff_id: string
  ended_at_ms: number | null
  ended_by: string | null
}

export interface RetentionDecisionTable {
  id: string
  kind: string
  decision: 'purged' | 'skipped'
  client_id: string | null
  skip_until: string | null
  rows: number
  reason: string
  at_ms: number
  staff_id: string
}

export interface AccessLogStubTable {
  through_seq: Generated<number>
  mac: Uint8Array
  epoch: number
  entries: number
  at_ms: number
  signature: Uint8Array
}

export interface BreachTable {
  id: string
  version: Generated<number>
  kind: BreachKind
  aware_at_ms: number
  facts: string
  risk: BreachRisk | null
  authority_at_ms: number | null
  authority_note: Generated<string>
  people_at_ms: number | null
  people_note: Generated<string>
  follow_up_at_ms: number | null
  follow_up_note: Generated<string>
  closed_at_ms: number | null
  created_at_ms: number
  created_by: string
}

export interface BreachClientTable {
  breach_id: string
  client_id: string
}

export interface PrivacyPaperTable {
  id: string
  kind: PaperKind
  language: Language
  number: number
  content: string
  made_at_ms: number
  made_by: string
  review_day: string
}

export interface StaffAcknowledgementTable {
  staff_id: string
  kind: 'logging' | 'confidentiality'
  paper_number: number
  at_ms: number
  signed_how: Generated<string>
}

export interface StaffRoleTable {
  id: string
  version: Generated<number>
  name: string
  permissions: string
  created_at_ms: number
}

export interface VoucherPurgeTable {
  id: string
  kind: 'vouchers' | 'day-closes'
  through_day: string
  documents: number
  total_cents: number
  last_code: string
  at_ms: number
  staff_id: string
  epoch: number
  signature: Uint8Array
}

export interface VoucherPurgeNumberTable {
  purge_id: string
  seller_id: string
  series: string
  first_number: number
  last_number: number
}

export interface PrivacyTables {
  privacy_request: PrivacyRequestTable
  privacy_request_file: PrivacyRequestFileTable
  hash_key: HashKeyTable
  erasure: ErasureTable
  erasure_hash: ErasureHashTable
  suppression: SuppressionTable
  marketing_return: MarketingReturnTable
  restriction: RestrictionTable
  legal_hold: LegalHoldTable
  retention_decision: RetentionDecisionTable
  access_log_stub: AccessLogStubTable
  breach: BreachTable
  breach_client: BreachClientTable
  privacy_paper: PrivacyPaperTable
  staff_acknowledgement: StaffAcknowledgementTable
  staff_role: StaffRoleTable
  voucher_purge: VoucherPurgeTable
  voucher_purge_number: VoucherPurgeNumberTable
}
