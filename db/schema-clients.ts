// Kysely's view of the tables of db/migrations/010-client-cards.ts; see db/schema.ts.
import type { Generated } from 'kysely'
import type { FamilyRelation } from '../shared/clients.ts'

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
