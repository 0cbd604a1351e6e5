// Every piece of data of clients that the file may hold, by table: what the salon's privacy notice promises as "only named
// data". The overview compares it with what the opened file really has, so a column or table that nobody has named shows
// there and fails tests/db/privacy-proofs.test.ts. Runs in main.
import { clientData, clientTables } from './client-data.ts'
import type { Db } from './handle.ts'

const columns: Readonly<Record<string, string>> = {
  client:
    'pk id version name sort_key phone phone_e164 email language alert notes last_visit_day visit_count ' +
    'removed_at_ms created_at_ms card_number kind business_id more_phones street post_code city gender birth_year ' +
    'birth_date source billing_note payer_id merged_into',
  client_search: 'name loose phone email',
  client_change: 'id client_id at_ms staff_id changes',
  client_tag_link: 'client_id tag_id',
  client_family: 'id client_id relative_id relation guardian',
  client_identity: 'id client_id sealed changed_at_ms',
  client_not_same: 'client_id other_id staff_id at_ms',
  client_merge: 'id kept_id merged_id at_ms staff_id journal',
  restriction: 'id client_id reason from_ms staff_id lifted_at_ms lifted_by',
  legal_hold: 'id client_id reason from_ms staff_id ended_at_ms ended_by',
  retention_decision: 'id kind decision client_id skip_until rows reason at_ms staff_id',
  privacy_request:
    'id version kind client_id requester_name about language received_day received_by identity_checked_at_ms ' +
    'identity_note extended_day extension_reason outcome outcome_reason repeat_decision closed_at_ms ' +
    'created_at_ms created_by',
  privacy_request_file: 'id request_id kind sha256 bytes at_ms staff_id staff_named_reason',
  breach_client: 'breach_id client_id',
  consent:
    'id client_id kind answer source text_id signature guardian at_ms staff_id ended_at_ms ended_by end_source ' +
    'scan_id',
  consent_scan: 'id client_id name type content staff_id created_at_ms',
  health_change: 'id client_id about about_id name changes staff_id at_ms',
  incident:
    'id version client_id visit_id kind day minute service product batch happened done follow_up_day closed_at_ms ' +
    'staff_id created_at_ms changed_at_ms',
  incident_step: 'id incident_id kind day note staff_id at_ms',
  health_entry: 'id version client_id rule_id detail staff_id changed_at_ms created_at_ms ended_at_ms',
  patch_test: 'id client_id rule_id visit_id tested_at_ms result detail staff_id changed_at_ms',
  safety_answer: 'id appointment_id client_id stage stops reason at_ms staff_id',
  attachment:
    'id version client_id visit_id kind name type byte_count width height moment note day staff_id created_at_ms',
  attachment_thumbnail: 'attachment_id content',
  attachment_content: 'attachment_id content',
  appointment:
    'id version day status client_id note cancel_reason removed_at_ms created_at_ms created_by series_id ' +
    'late_cancel',
  appointment_line:
    'id appointment_id position service_id staff_id start_min duration_min processing_min finish_min cleanup_min ' +
    'price_cents',
  appointment_line_add_on: 'line_id position service_id duration_min price_cents',
  waitlist:
    'id version client_id service_ids staff_ids weekdays from_day until_day from_min until_min note ' +
    'appointment_id closed_at_ms created_at_ms created_by',
  line_resource: 'line_id resource_id',
  resource_claim: 'line_id resource_id appointment_id day start_min end_min overridden',
  claim: 'line_id part appointment_id staff_id day start_min end_min overridden',
  appointment_change: 'id appointment_id at_ms staff_id kind override_reason changes',
  visit: 'id appointment_id client_id day arrived_at_ms started_at_ms finished_at_ms',
  treatment_record:
    'id version visit_id staff_id text products amends_id signed_at_ms changed_at_ms created_at_ms forms',
  document:
    'id request_id kind seller_id series number day issued_at_ms language seller_print staff_id cashier_print ' +
    'appointment_id client_id total_cents rounding_cents original_id reason',
  document_line:
    'document_id position kind item_id name quantity unit_cents discount_cents discount_reason total_cents ' +
    'vat_code rate_bp staff_id staff_print prepaid_id credits_position',
  document_vat: 'document_id vat_code rate_bp gross_cents vat_cents net_cents',
  payment:
    'document_id position method cents rounding_cents given_cents change_cents method_kind method_print ' +
    'prepaid_id',
  invoice: 'document_id buyer_print delivery_day due_day reference iban bic epc_version complaint_days note',
  invoice_payment: 'id document_id day cents way note bank_row_id reverses_id at_ms staff_id',
  invoice_reminder: 'id document_id number day due_day open_cents fee_cents interest_cents at_ms staff_id',
  invoice_draft: 'id version client_id content staff_id changed_at_ms',
  bank_row: 'id fingerprint file_name day cents name reference message archive_id ignored imported_at_ms staff_id',
  outbox:
    'id version request_id kind client_id document_id part_id paper_copy address subject body language message_id ' +
    'state reason tries next_at_ms claimed_at_ms done_at_ms copy_of staff_id created_at_ms',
  paid_appointment: 'document_id appointment_id cents',
  document_print: 'id document_id way at_ms staff_id',
  prepaid:
    'id version kind code vat_kind vat_code rate_bp service_id name_print value_cents uses holder client_id ' +
    'appointment_id document_id issued_day expires_day replaced_by created_at_ms',
  prepaid_movement: 'id prepaid_id kind cents uses document_id at_ms staff_id',
  parked_sale: 'id name client_id staff_id draft parked_at_ms',
  access_log: 'seq at_ms staff_id workstation session action kind record client purpose ids fields epoch mac',
}

/** Tables and columns ('table.column') of the file that no list names; empty while the promise holds. */
export function unnamedData(db: Db): string[] {
  const named = new Map(clientTables().map(([table]) => [table, new Set((columns[table] ?? '').split(' '))]))
  return tablesOf(db).flatMap((table) => {
    if (clientData[table] === undefined) return [table]
    const known = named.get(table)
    if (known === undefined) return []
    const present = db.raw.pragma(`table_info(${table})`) as { name: string }[]
    return present.filter(({ name }) => !known.has(name)).map(({ name }) => `${table}.${name}`)
  })
}

/** The parts that a full-text table keeps itself in belong to it. */
function tablesOf(db: Db): string[] {
  const rows = db.raw
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .all() as { name: string; sql: string }[]
  const searches = rows.filter(({ sql }) => /^CREATE VIRTUAL TABLE/i.test(sql)).map(({ name }) => name)
  return rows.map(({ name }) => name).filter((name) => !searches.some((search) => name.startsWith(`${search}_`)))
}
