// Breaches of personal data: what the wizard asks, the 72-hour clock, what the messages of articles 33 and 34 must hold.
// Pure rules and shapes. Sources: GDPR 33 (authority, contents in 33(3), everything documented in 33(5)) and 34 (the
// people concerned, when the risk is high; not when the data could not be read). Runs anywhere.
import { z } from 'zod'
import { AtMs, filledLine, Id, paragraphs } from './values.ts'

export const breachKinds = [
  'lost-computer',
  'lost-backup',
  'wrong-recipient',
  'snooping',
  'ransomware',
  'other',
] as const
export const BreachKind = z.enum(breachKinds)
export type BreachKind = z.infer<typeof BreachKind>

export const breachRisks = ['none', 'some', 'high'] as const
export const BreachRisk = z.enum(breachRisks)
export type BreachRisk = z.infer<typeof BreachRisk>

/** Categories of data, as the authority's form asks for them. */
export const breachData = ['names', 'contacts', 'appointments', 'records', 'health', 'photos', 'payments'] as const
export const BreachData = z.enum(breachData)

export const BreachFacts = z.strictObject({
  /** What happened, when and how it was noticed. */
  what: paragraphs(4000),
  /** Was everything encrypted, and the key not with it? For a lost computer or stick this decides most. */
  encrypted: z.enum(['yes', 'no', 'unknown']),
  data: z.array(BreachData).max(breachData.length),
  /** Approximate number of people. */
  people: z.int().min(0).max(1_000_000),
  consequences: paragraphs(4000),
  measures: paragraphs(4000),
})
export type BreachFacts = z.infer<typeof BreachFacts>

export const emptyFacts: BreachFacts = {
  what: '',
  encrypted: 'unknown',
  data: [],
  people: 0,
  consequences: '',
  measures: '',
}

export const NewBreach = z.strictObject({ kind: BreachKind, awareAtMs: AtMs, facts: BreachFacts })
export type NewBreach = z.infer<typeof NewBreach>

export const SaveBreach = z.strictObject({
  id: Id,
  version: z.int(),
  facts: BreachFacts,
  risk: BreachRisk.nullable(),
  clientIds: z.array(Id).max(20_000),
})
export type SaveBreach = z.infer<typeof SaveBreach>

export const breachSteps = ['authority', 'people', 'follow-up', 'closed'] as const
export const BreachStep = z.enum(breachSteps)
export type BreachStep = z.infer<typeof BreachStep>
/** What was told to whom, or, when it was left out, why. */
export const MarkBreach = z.strictObject({ id: Id, version: z.int(), step: BreachStep, note: filledLine(1000) })

export const BreachRow = z.object({
  id: Id,
  version: z.int(),
  kind: BreachKind,
  awareAtMs: AtMs,
  deadlineAtMs: AtMs,
  risk: BreachRisk.nullable(),
  authorityAtMs: AtMs.nullable(),
  peopleAtMs: AtMs.nullable(),
  followUpAtMs: AtMs.nullable(),
  closedAtMs: AtMs.nullable(),
})
export type BreachRow = z.infer<typeof BreachRow>

export const Breach = BreachRow.extend({
  facts: BreachFacts,
  authorityNote: z.string(),
  peopleNote: z.string(),
  followUpNote: z.string(),
  clients: z.array(z.object({ id: Id, name: z.string().nullable() })),
})
export type Breach = z.infer<typeof Breach>

/** Which step comes next; null when nothing is left to do. */
export function nextBreachStep(breach: Omit<BreachRow, 'id' | 'version'>): BreachStep | 'risk' | null {
  if (breach.closedAtMs !== null) return null
  if (breach.risk === null) return 'risk'
  if (breach.risk !== 'none' && breach.authorityAtMs === null) return 'authority'
  if (breach.risk === 'high' && breach.peopleAtMs === null) return 'people'
  if (breach.peopleAtMs !== null && breach.followUpAtMs === null) return 'follow-up'
  return 'closed'
}

/**
 * The risk that the facts point to; the owner decides. Encrypted data without its key can't be read by the finder
 * (34(3)(a)); anything of health or pictures in the wrong hands is a high risk.
 */
export function suggestedRisk(kind: BreachKind, facts: BreachFacts): BreachRisk {
  const isUnreadable = facts.encrypted === 'yes' && (kind === 'lost-computer' || kind === 'lost-backup')
  if (isUnreadable) return 'none'
  if (facts.data.some((each) => each === 'health' || each === 'photos' || each === 'records')) return 'high'
  return 'some'
}
