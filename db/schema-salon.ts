// Kysely's view of the salon itself: settings, people, backups and the access log; see db/schema.ts.
import type { Generated } from 'kysely'
import type { LogAction, LogKind, LogPurpose } from '../shared/accesslog.ts'
import type { Role } from '../shared/permissions.ts'
import type { Language, Theme } from '../shared/values.ts'

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
  /** Whose sales she makes; null = the salon's. */
  seller_id: string | null
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

export interface SalonTables {
  setting: SettingTable
  staff: StaffTable
  backup_place: BackupPlaceTable
  backup_check: BackupCheckTable
  access_log_key: AccessLogKeyTable
  access_log: AccessLogTable
}
