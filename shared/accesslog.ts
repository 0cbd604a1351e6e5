// The access log: who viewed or changed what, when, for what purpose. Shapes and the canonical text that the chain's
// code is computed over. Sources: the salon's promise that views are logged; GDPR art. 5(2), 15 and 32. Runs anywhere.
import { z } from 'zod'
import { AtMs, Day, Id } from './values.ts'

export const logActions = [
  'view',
  'search',
  'create',
  'change',
  'remove',
  'export',
  'print',
  'sign-in',
  'sign-in-failed',
  'sign-out',
  'lock',
  'unlock',
  'backup',
  'restore',
  'check',
  'override',
] as const
export const LogAction = z.enum(logActions)
export type LogAction = z.infer<typeof LogAction>

export const logKinds = [
  'client',
  'client-list',
  'appointment',
  'schedule',
  'shift',
  'time-block',
  'waitlist',
  'resource',
  'visit',
  'treatment-record',
  'consent',
  'health',
  'photo',
  'incident',
  'sale',
  'document',
  'payment',
  'till-day',
  'prepaid',
  'cash',
  'day-close',
  'bookkeeping',
  'service',
  'product',
  'staff',
  'setting',
  'session',
  'key',
  'backup',
  'backup-place',
  'access-log',
  'privacy-request',
  'retention',
  'breach',
  'privacy-paper',
  'message',
] as const
export const LogKind = z.enum(logKinds)
export type LogKind = z.infer<typeof LogKind>

export const logPurposes = ['appointment', 'treatment', 'billing', 'client-care', 'request', 'running'] as const
export const LogPurpose = z.enum(logPurposes)
export type LogPurpose = z.infer<typeof LogPurpose>

/** What an entry is about. Field names only, never values. */
export interface LogSubject {
  /** The record, when it is one. */
  readonly record?: string | null | undefined
  /** The client, when it is one. */
  readonly client?: string | null | undefined
  /** The records that were on screen, for a view of many (one entry, not one per client). */
  readonly ids?: readonly string[]
  /** Names of the fields changed. */
  readonly fields?: readonly string[]
}

/** One entry as it is stored and chained. */
export interface LogEntry {
  readonly seq: number
  readonly atMs: number
  readonly staffId: string | null
  readonly workstation: string
  readonly session: string
  readonly action: LogAction
  readonly kind: LogKind
  readonly record: string | null
  readonly client: string | null
  readonly purpose: LogPurpose
  readonly ids: readonly string[]
  readonly fields: readonly string[]
  /** Number of the key that made the entry's code; moves on each local day. */
  readonly epoch: number
}

/**
 * The text an entry's code covers: a JSON array in fixed order. JSON quotes every part, so no two different entries
 * share a text.
 */
export function canonicalEntry(entry: LogEntry): string {
  return JSON.stringify([
    1,
    entry.seq,
    entry.atMs,
    entry.staffId,
    entry.workstation,
    entry.session,
    entry.action,
    entry.kind,
    entry.record,
    entry.client,
    entry.purpose,
    entry.ids,
    entry.fields,
    entry.epoch,
  ])
}

/** A short code of the chain's head for papers: 16 characters in groups of four, from the first 10 bytes of the code. */
export function headCode(mac: Uint8Array): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  let bits = 0n
  for (const byte of mac.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte)
  let text = ''
  for (let shift = 75n; shift >= 0n; shift -= 5n) text += alphabet[Number((bits >> shift) & 31n)]
  return text.replace(/(.{4})(?=.)/g, '$1-')
}

export const LogRow = z.object({
  seq: z.int(),
  atMs: AtMs,
  staffId: Id.nullable(),
  staffName: z.string().nullable(),
  workstation: z.string(),
  action: LogAction,
  kind: LogKind,
  record: z.string().nullable(),
  client: z.string().nullable(),
  /** The client's present name, null when the card is gone or there is none. */
  clientName: z.string().nullable(),
  purpose: LogPurpose,
  /** How many records were on screen. */
  idCount: z.int(),
  fields: z.array(z.string()),
})
export type LogRow = z.infer<typeof LogRow>

/** What is worth a look: many cards in an hour, no appointment near, at night. */
export const unusualKinds = ['many-views', 'no-appointment', 'night'] as const
export const UnusualKind = z.enum(unusualKinds)
export type UnusualKind = z.infer<typeof UnusualKind>

export const LogFilter = z.strictObject({
  before: z.int().min(1).optional(),
  staffId: Id.optional(),
  clientId: Id.optional(),
  action: LogAction.optional(),
  kind: LogKind.optional(),
  /** Local days, both inclusive. */
  from: Day.optional(),
  to: Day.optional(),
  unusual: UnusualKind.optional(),
  limit: z.int().min(1).max(200).default(100),
})
export type LogFilter = z.infer<typeof LogFilter>

export const LogPage = z.object({ rows: z.array(LogRow), total: z.int(), headCode: z.string() })
export type LogPage = z.infer<typeof LogPage>

/** The answer of a check: whole, or the first entry where the chain breaks and how. */
export const LogVerdict = z.object({
  whole: z.boolean(),
  entries: z.int(),
  /** How far back codes could be recomputed: all when the owner's key was at hand, else only today's epoch. */
  checkedFromSeq: z.int(),
  brokenAtSeq: z.int().nullable(),
  reason: z.enum(['ok', 'code-differs', 'number-missing', 'key-missing', 'cut-short', 'purge-differs']).default('ok'),
  headCode: z.string(),
})
export type LogVerdict = z.infer<typeof LogVerdict>
