// How long each kind of data is kept, and what may never be shorter. Pure rules and shapes. Runs anywhere.
// Sources: the salon's promises; kirjanpitolaki 2:10 (vouchers); trade practice of 38 months for inactive clients
// (limitation of claims, act 728/2003, is three years); GDPR 5(1)(e).
import { z } from 'zod'
import { addMonths, type Day as DayText } from './day.ts'
import { AtMs, Day, Id, line } from './values.ts'

export const retentionKinds = ['inactive-clients', 'bin', 'photos', 'messages', 'requests', 'access-log'] as const
export const RetentionKind = z.enum(retentionKinds)
export type RetentionKind = z.infer<typeof RetentionKind>

/** Months: what is used unless the owner says otherwise, and the least that still lets the salon answer for itself. */
export const retentionRules: Readonly<
  Record<RetentionKind, { readonly usual: number; readonly least: number; readonly most: number }>
> = {
  'inactive-clients': { usual: 38, least: 6, most: 120 },
  bin: { usual: 1, least: 1, most: 12 },
  photos: { usual: 24, least: 1, most: 120 },
  messages: { usual: 12, least: 1, most: 60 },
  // A request closed must be shown for as long as a complaint about it can be made.
  requests: { usual: 36, least: 24, most: 120 },
  // Shorter, and the log could no longer answer a client who asks who has looked.
  'access-log': { usual: 60, least: 24, most: 120 },
}

export const RetentionPeriods = z.strictObject(
  Object.fromEntries(
    retentionKinds.map((kind) => {
      const { least, most } = retentionRules[kind]
      return [kind, z.int().min(least).max(most)]
    }),
  ) as Record<RetentionKind, z.ZodInt>,
)
export type RetentionPeriods = Readonly<Record<RetentionKind, number>>

export const usualPeriods: RetentionPeriods = {
  'inactive-clients': 38,
  bin: 1,
  photos: 24,
  messages: 12,
  requests: 36,
  'access-log': 60,
}

/** Backups are gone after this many days at the latest; see electron/backups/retention.ts. */
export const backupDays = 90

/** The last day that is still kept: what is older may go. */
export function keptFrom(kind: RetentionKind, periods: RetentionPeriods, today: DayText): DayText {
  return addMonths(today, -periods[kind])
}

/** Bookkeeping: the law's own periods, which nobody sets. A row of these is a whole financial year. */
export const legalKinds = ['vouchers', 'day-closes'] as const
export type LegalKind = (typeof legalKinds)[number]

/** Everything that is proposed: kinds with a period of the salon's, what has lost its consent, and bookkeeping. */
export const proposalKinds = [...retentionKinds, 'unconsented', ...legalKinds] as const
export const ProposalKind = z.enum(proposalKinds)
export type ProposalKind = z.infer<typeof ProposalKind>

export const RetentionProposal = z.object({
  kind: ProposalKind,
  /** How long it is kept; for what stood on a consent nothing: as long as the consent. */
  months: z.int(),
  keptFrom: Day,
  /** One row a client where the kind is about clients; one row in all for the log. */
  items: z.array(
    z.object({
      id: z.string(),
      clientId: Id.nullable(),
      /** Shown to the person; never logged. */
      label: z.string(),
      /** What it is counted from. */
      sinceDay: Day,
      /** The end of the financial year, for bookkeeping. */
      untilDay: Day.optional(),
      rows: z.int(),
      /** Why it may not go now, or null. */
      blocked: z.enum(['legal-hold', 'coming-appointment', 'open-request', 'clock-unsure']).nullable(),
    }),
  ),
  total: z.int(),
})
export type RetentionProposal = z.infer<typeof RetentionProposal>

/** Bookkeeping that went when its time was over, and the numbers that are therefore not there. */
export const VoucherPurge = z.object({
  id: Id,
  kind: z.enum(legalKinds),
  throughDay: Day,
  documents: z.int(),
  totalCents: z.int(),
  atMs: AtMs,
  numbers: z.array(z.object({ series: z.string(), first: z.int(), last: z.int() })),
})
export type VoucherPurge = z.infer<typeof VoucherPurge>

export const RetentionState = z.object({
  periods: z.record(RetentionKind, z.int()),
  proposals: z.array(RetentionProposal),
  purges: z.array(VoucherPurge),
  lastPurgeAtMs: z.int().nullable(),
})
export type RetentionState = z.infer<typeof RetentionState>

export const retentionDecisions = ['purge', 'skip'] as const

export const DecideRetention = z.strictObject({
  kind: ProposalKind,
  decision: z.enum(retentionDecisions),
  ids: z.array(z.string().max(80)).min(1).max(500),
  reason: line(300),
})
export type DecideRetention = z.infer<typeof DecideRetention>

/** A skipped proposal comes back after this many months. */
export const skipMonths = 12
