// Kysely's view of visits, treatment records, consents, health data and photos; see db/schema.ts.
import type { Generated } from 'kysely'
import type { Consent, ConsentKind, ScanType } from '../shared/consents.ts'
import type { IncidentKind, IncidentStepKind } from '../shared/incidents.ts'
import type { SafetyKind } from '../shared/safety.ts'
import type { Language } from '../shared/values.ts'

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

export interface ConsentTextTable {
  id: string
  kind: ConsentKind
  language: Language
  version: number
  text: string
  created_at_ms: number
}

export interface ConsentTable {
  id: string
  client_id: string
  kind: ConsentKind
  answer: Consent['answer']
  source: Consent['source']
  text_id: string | null
  signature: string | null
  guardian: Generated<string>
  at_ms: number
  staff_id: string
  ended_at_ms: number | null
  ended_by: string | null
  end_source: Consent['source'] | 'replaced' | null
  scan_id: string | null
}

export interface ConsentScanTable {
  id: string
  client_id: string
  name: string
  type: ScanType
  content: Uint8Array
  staff_id: string
  created_at_ms: number
}

export interface RecordTemplateTable {
  id: string
  version: Generated<number>
  name: string
  fields: string
  care: string
  archived_at_ms: number | null
  created_at_ms: number
}

export interface RecordTemplateServiceTable {
  service_id: string
  template_id: string
}

export interface SafetyRuleTable {
  id: string
  version: Generated<number>
  kind: SafetyKind
  name: string
  min_hours: number | null
  valid_months: number | null
  archived_at_ms: number | null
  created_at_ms: number
}

export interface SafetyRuleServiceTable {
  rule_id: string
  service_id: string
}

export interface HealthEntryTable {
  id: string
  version: Generated<number>
  client_id: string
  rule_id: string
  detail: Generated<string>
  staff_id: string
  changed_at_ms: number
  created_at_ms: number
  ended_at_ms: number | null
}

export interface PatchTestTable {
  id: string
  client_id: string
  rule_id: string
  visit_id: string | null
  tested_at_ms: number
  result: 'waiting' | 'clear' | 'reaction'
  detail: Generated<string>
  staff_id: string
  changed_at_ms: number
}

export interface SafetyAnswerTable {
  id: string
  appointment_id: string
  client_id: string
  stage: 'booking' | 'start'
  stops: string
  reason: string
  at_ms: number
  staff_id: string
}

export interface AttachmentTable {
  id: string
  version: Generated<number>
  client_id: string
  visit_id: string | null
  kind: 'photo' | 'file'
  name: string
  type: string
  byte_count: number
  width: number | null
  height: number | null
  moment: Generated<'' | 'before' | 'after'>
  note: Generated<string>
  day: string
  staff_id: string
  created_at_ms: number
}

export interface AttachmentContentTable {
  attachment_id: string
  content: Uint8Array
}

export interface IncidentTable {
  id: string
  version: Generated<number>
  client_id: string | null
  visit_id: string | null
  kind: IncidentKind
  day: string
  minute: number | null
  service: Generated<string>
  product: Generated<string>
  batch: Generated<string>
  happened: Generated<string>
  done: Generated<string>
  follow_up_day: string | null
  closed_at_ms: number | null
  staff_id: string
  created_at_ms: number
  changed_at_ms: number
}

export interface IncidentStepTable {
  id: string
  incident_id: string
  kind: IncidentStepKind
  day: string
  note: Generated<string>
  staff_id: string
  at_ms: number
}

export interface HealthChangeTable {
  id: Generated<number>
  client_id: string | null
  about: 'entry' | 'test' | 'incident'
  about_id: string
  name: string
  changes: string
  staff_id: string
  at_ms: number
}

export interface ServiceAgeTable {
  service_id: string
  version: Generated<number>
  least_age: number | null
  guardian_age: number | null
}

export interface RecordsTables {
  visit: VisitTable
  treatment_record: TreatmentRecordTable
  consent_text: ConsentTextTable
  consent: ConsentTable
  consent_scan: ConsentScanTable
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
  incident: IncidentTable
  incident_step: IncidentStepTable
  health_change: HealthChangeTable
  service_age: ServiceAgeTable
}
