// Kysely's view of the outbox, as in migration 018. Runs in main.
import type { Generated } from 'kysely'
import type { LetterKind, LetterReason, LetterState } from '../shared/outbox.ts'
import type { Language } from '../shared/values.ts'

export interface OutboxTable {
  id: string
  version: Generated<number>
  request_id: string
  kind: LetterKind
  client_id: string | null
  document_id: string | null
  part_id: string | null
  paper_copy: number
  address: string
  subject: string
  body: string
  language: Language
  message_id: string
  state: LetterState
  reason: LetterReason | null
  tries: Generated<number>
  next_at_ms: number
  claimed_at_ms: number | null
  done_at_ms: number | null
  copy_of: string | null
  staff_id: string
  created_at_ms: number
}

export interface OutboxTables {
  outbox: OutboxTable
}
