// Kysely's view of client cards; see db/schema.ts.
import type { ColumnType, Generated } from 'kysely'
import type { FamilyRelation } from '../shared/clients.ts'
import type { Language } from '../shared/values.ts'

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

export interface ClientTagTable {
  id: string
  version: Generated<number>
  name: string
  colour: number
  position: number
  archived_at_ms: number | null
}

export interface ClientTagLinkTable {
  client_id: string
  tag_id: string
}

export interface ClientFamilyTable {
  id: string
  client_id: string
  relative_id: string
  relation: FamilyRelation
  guardian: Generated<'' | 'client' | 'relative'>
}

export interface ClientIdentityTable {
  id: string
  client_id: string
  sealed: Uint8Array
  changed_at_ms: number
}

export interface ClientFilterTable {
  id: string
  staff_id: string
  name: string
  filter: string
  created_at_ms: number
}

export interface ClientNotSameTable {
  client_id: string
  other_id: string
  staff_id: string
  at_ms: number
}

export interface ClientMergeTable {
  id: string
  kept_id: string
  merged_id: string
  at_ms: number
  staff_id: string
  journal: string | null
}

export interface ClientsTables {
  client: ClientTable
  client_change: ClientChangeTable
  client_tag: ClientTagTable
  client_tag_link: ClientTagLinkTable
  client_family: ClientFamilyTable
  client_identity: ClientIdentityTable
  client_filter: ClientFilterTable
  client_not_same: ClientNotSameTable
  client_merge: ClientMergeTable
  client_search: ClientSearchTable
}
