// Erasure, restriction, legal hold, own roles, the dashboard and the contacts outwards: shapes of what the window shows
// and asks. Requests, retention, breaches and papers have files of their own. Runs anywhere.
import { z } from 'zod'
import { permissions } from './permissions.ts'
import { AtMs, Day, filledLine, Id, line } from './values.ts'

export const PreviewErasure = z.strictObject({
  clientId: Id,
  /** The request that the erasure would answer. */
  requestId: Id.nullable(),
})
export type PreviewErasure = z.infer<typeof PreviewErasure>

export const ErasurePreview = z.object({
  clientId: Id,
  name: z.string(),
  /** Tables of the file with the number of rows that go or are emptied, by heading of the access package. */
  goes: z.array(z.object({ section: z.string(), rows: z.int() })),
  stays: z.array(z.object({ because: z.string(), rows: z.int(), until: Day.nullable() })),
  /** Worth knowing before; none of it stops the erasure. */
  warnings: z.array(
    z.object({
      kind: z.enum(['coming-appointments', 'open-invoices', 'cards', 'open-requests', 'family']),
      count: z.int(),
    }),
  ),
  /** Why it cannot be done now. */
  hold: z.object({ reason: z.string(), fromMs: AtMs }).nullable(),
  files: z.int(),
  /** The last backup that still holds the person is gone by this day. */
  backupsUntil: Day,
})
export type ErasurePreview = z.infer<typeof ErasurePreview>

export const EraseClient = z.strictObject({
  clientId: Id,
  requestId: Id.nullable(),
  /** Refuse marketing to her addresses from now on, remembered as keyed hashes. */
  suppress: z.boolean(),
})
export type EraseClient = z.infer<typeof EraseClient>

export const ErasureDone = z.object({
  id: Id,
  removed: z.int(),
  kept: z.array(z.object({ because: z.string(), rows: z.int(), until: Day.nullable() })),
})
export type ErasureDone = z.infer<typeof ErasureDone>

/** What stands on a card about its owner's rights; the reasons are for those who handle requests. */
export const ClientPrivacy = z.object({
  restricted: z.object({ reason: z.string(), fromMs: AtMs }).nullable(),
  hold: z.object({ reason: z.string(), fromMs: AtMs }).nullable(),
  openRequests: z.array(z.object({ id: Id, kind: z.string(), latest: Day })),
  /** The channels on which she has refused marketing. */
  refused: z.array(z.enum(['email', 'sms'])),
})
export type ClientPrivacy = z.infer<typeof ClientPrivacy>

/** What is done again in a file that was restored from before it was asked for. */
export const rights = [
  'erasure',
  'restriction',
  'restriction-lifted',
  'hold',
  'hold-ended',
  'consent-withdrawn',
  'marketing-refused',
  'marketing-allowed',
] as const
export const Right = z.enum(rights)
export type Right = z.infer<typeof Right>

/** A restriction or a legal hold, on or off; a reason is needed to put one on. */
export const SetLimit = z.strictObject({ clientId: Id, on: z.boolean(), reason: line(500) })
export const Objection = z.strictObject({ clientId: Id, channels: z.array(z.enum(['email', 'sms'])).min(1) })

// ------------------------------------------------------------------ own roles

export const PermissionName = z.enum(permissions)
export const StaffRole = z.object({
  id: Id,
  version: z.int(),
  name: z.string(),
  permissions: z.array(PermissionName),
  /** How many people have it. */
  people: z.int(),
})
export type StaffRole = z.infer<typeof StaffRole>

export const SaveRole = z.strictObject({
  /** Null for a new one. */
  id: Id.nullable(),
  version: z.int(),
  name: filledLine(60),
  permissions: z.array(PermissionName).max(permissions.length),
})
export type SaveRole = z.infer<typeof SaveRole>

// ------------------------------------------------------------------ dashboard

export const promises = [
  'named-data',
  'treatment-consent',
  'no-third-parties',
  'marketing',
  'retention',
  'passwords',
  'backups',
  'breaches',
  'requests',
  'log',
  'confidentiality',
  'record',
] as const
export const PromiseName = z.enum(promises)
export type PromiseName = z.infer<typeof PromiseName>

/** One promise of the privacy notice: kept now, or what to do next. */
export const PromiseState = z.object({
  promise: PromiseName,
  state: z.enum(['kept', 'look', 'act']),
  /** Which sentence says the proof, with its figures. */
  proof: z.string(),
  numbers: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type PromiseState = z.infer<typeof PromiseState>

export const Dashboard = z.object({ promises: z.array(PromiseState) })
export type Dashboard = z.infer<typeof Dashboard>

/** A place outside this computer that the program has contacted, as often as it did. */
export const OutsideContact = z.object({
  place: z.string(),
  address: z.string(),
  lastAtMs: AtMs,
  contacts: z.int(),
  /** How many went to an address that did not stand in the settings at that moment. */
  unnamed: z.int(),
})
export type OutsideContact = z.infer<typeof OutsideContact>
