// The incident log: reactions, accidents and what nearly went wrong. What happened, with which product and batch, what was
// done, whom it was reported to and what came of it. Sources: consumer safety act 920/2011 (Tukes is told of serious
// cases); GDPR art. 9(2)(a): a client is named only under her consent for health data. Runs anywhere.
import { z } from 'zod'
import { AtMs, Day, Id, line, Minute, paragraphs } from './values.ts'

export const incidentKinds = ['reaction', 'injury', 'device', 'near-miss', 'other'] as const
export const IncidentKind = z.enum(incidentKinds)
export type IncidentKind = z.infer<typeof IncidentKind>

/** Whom it was reported to; `nobody` is a decision, with its reason. */
export const reportTargets = ['tukes', 'doctor', 'insurer', 'supplier', 'authority', 'nobody'] as const
export const incidentStepKinds = [...reportTargets, 'follow-up'] as const
export const IncidentStepKind = z.enum(incidentStepKinds)
export type IncidentStepKind = z.infer<typeof IncidentStepKind>

export const IncidentFields = z.strictObject({
  kind: IncidentKind,
  day: Day,
  /** Null when nobody knows the time. */
  minute: Minute.max(1439).nullable(),
  /** As it was called then. */
  service: line(120),
  product: line(120),
  batch: line(60),
  happened: paragraphs(5000).pipe(z.string().min(1)),
  done: paragraphs(5000),
  /** When to ask how she is. */
  followUpDay: Day.nullable(),
})
export type IncidentFields = z.infer<typeof IncidentFields>

export const IncidentStep = z.object({
  id: Id,
  kind: IncidentStepKind,
  day: Day,
  note: z.string(),
  staffName: z.string(),
  atMs: AtMs,
})
export type IncidentStep = z.infer<typeof IncidentStep>

/** One change of one field of health data, as its history tells it. */
export const HealthFieldChange = z.object({ field: z.string(), before: z.string(), after: z.string() })
export type HealthFieldChange = z.infer<typeof HealthFieldChange>

export const HealthChange = z.object({
  id: z.int(),
  atMs: AtMs,
  staffName: z.string(),
  about: z.enum(['entry', 'test', 'incident']),
  aboutId: Id,
  /** Of the rule, or ''. */
  name: z.string(),
  changes: z.array(HealthFieldChange),
})
export type HealthChange = z.infer<typeof HealthChange>

export const Incident = IncidentFields.extend({
  id: Id,
  version: z.int(),
  happened: z.string(),
  clientId: Id.nullable(),
  /** '' when it names nobody. */
  clientName: z.string(),
  visitId: Id.nullable(),
  staffName: z.string(),
  createdAtMs: AtMs,
  changedAtMs: AtMs,
  closedAtMs: AtMs.nullable(),
  /** Oldest first. */
  steps: z.array(IncidentStep),
  /** Newest first. */
  changes: z.array(HealthChange),
})
export type Incident = z.infer<typeof Incident>

export const SaveIncident = z.strictObject({
  /** Null writes a new one. */
  known: z.strictObject({ id: Id, version: z.int() }).nullable(),
  /** Null: without a name. */
  clientId: Id.nullable(),
  visitId: Id.nullable().default(null),
  fields: IncidentFields,
})
export type SaveIncident = z.infer<typeof SaveIncident>

export const AddIncidentStep = z.strictObject({
  id: Id,
  kind: IncidentStepKind,
  day: Day,
  note: line(500),
})
export type AddIncidentStep = z.infer<typeof AddIncidentStep>

/** True once somebody has been told, or it has been decided that nobody needs to be. */
export function isReported(incident: { readonly steps: readonly { readonly kind: IncidentStepKind }[] }): boolean {
  return incident.steps.some((step) => step.kind !== 'follow-up')
}

/** What there is still to do: asking on the day, reporting; nothing for one that is closed. */
export function openTasks(
  incident: Pick<Incident, 'closedAtMs' | 'followUpDay' | 'steps'>,
  today: string,
): readonly ('report' | 'follow-up')[] {
  if (incident.closedAtMs !== null) return []
  const { followUpDay } = incident
  const asked =
    followUpDay !== null && incident.steps.some((step) => step.kind === 'follow-up' && step.day >= followUpDay)
  return [
    ...(isReported(incident) ? [] : (['report'] as const)),
    ...(followUpDay !== null && followUpDay <= today && !asked ? (['follow-up'] as const) : []),
  ]
}
