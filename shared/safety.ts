// Health data and safety stops: what speaks against a treatment, decided from the salon's own list of rules, what the
// client has told, and her patch tests. Pure rules and shapes. Runs anywhere.
import { z } from 'zod'
import { type AgeLimit, type AgeVerdict, type Birth, judgeAge } from './age-limits.ts'
import { addMonths, instantToLocal, localToInstant, ZONE } from './day.ts'
import { HealthChange } from './incidents.ts'
import { AtMs, Day, filledLine, Id, line, Minute, paragraphs } from './values.ts'

export const safetyKinds = ['allergy', 'medication', 'pregnancy', 'skin', 'illness', 'other', 'patch-test'] as const
export const SafetyKind = z.enum(safetyKinds)
export type SafetyKind = z.infer<typeof SafetyKind>

const RuleFields = {
  kind: SafetyKind,
  name: filledLine(120),
  /** The services it concerns. */
  serviceIds: z.array(Id).max(500),
  /** Patch tests: at least so long before the treatment, hours; null for the other kinds. */
  minHours: z.int().min(0).max(336).nullable(),
  /** Patch tests: how long a clear test holds, months; null for the other kinds. */
  validMonths: z.int().min(1).max(60).nullable(),
}
const isTimedRight = (rule: { kind: SafetyKind; minHours: number | null; validMonths: number | null }) =>
  (rule.kind === 'patch-test') === (rule.minHours !== null) &&
  (rule.kind === 'patch-test') === (rule.validMonths !== null)

/** One thing of the salon's list. */
export const SafetyRule = z.object({ ...RuleFields, id: Id, version: z.int(), archived: z.boolean() })
export type SafetyRule = z.infer<typeof SafetyRule>

export const SaveSafetyRule = z
  .strictObject({
    /** Null makes a new one. */
    known: z.strictObject({ id: Id, version: z.int() }).nullable(),
    ...RuleFields,
    archived: z.boolean().default(false),
  })
  .refine(isTimedRight, { error: 'PATCH_TEST_TIMES' })
export type SaveSafetyRule = z.infer<typeof SaveSafetyRule>

/** Something a client has told: one rule's name and what more there is to say. */
export const HealthEntry = z.object({
  id: Id,
  version: z.int(),
  ruleId: Id,
  kind: SafetyKind,
  name: z.string(),
  detail: z.string(),
  staffName: z.string(),
  changedAtMs: AtMs,
  /** No longer true since then. */
  endedAtMs: AtMs.nullable(),
})
export type HealthEntry = z.infer<typeof HealthEntry>

export const patchResults = ['waiting', 'clear', 'reaction'] as const
export const PatchResult = z.enum(patchResults)
export type PatchResult = z.infer<typeof PatchResult>

export const PatchTest = z.object({
  id: Id,
  ruleId: Id,
  name: z.string(),
  testedAtMs: AtMs,
  result: PatchResult,
  detail: z.string(),
  staffName: z.string(),
  /** The last local day on which a clear result holds. */
  validUntil: Day,
})
export type PatchTest = z.infer<typeof PatchTest>

/** Why a treatment was gone on with. */
export const SafetyAnswer = z.object({
  appointmentId: Id,
  day: Day,
  stage: z.enum(['booking', 'start']),
  reason: z.string(),
  atMs: AtMs,
  staffName: z.string(),
})
export type SafetyAnswer = z.infer<typeof SafetyAnswer>

/** The health section of a card. */
export const ClientHealth = z.object({
  clientId: Id,
  /** Without an active explicit consent nothing can be written. */
  hasConsent: z.boolean(),
  entries: z.array(HealthEntry),
  /** Newest first. */
  tests: z.array(PatchTest),
  answers: z.array(SafetyAnswer),
  /** What was changed in the entries and tests, newest first. */
  changes: z.array(HealthChange),
})
export type ClientHealth = z.infer<typeof ClientHealth>

export const SaveHealthEntry = z.strictObject({
  clientId: Id,
  known: z.strictObject({ id: Id, version: z.int() }).nullable(),
  ruleId: Id,
  detail: paragraphs(2000),
})
export type SaveHealthEntry = z.infer<typeof SaveHealthEntry>

export const SavePatchTest = z.strictObject({
  clientId: Id,
  /** The test whose result is noted; null for a new one. */
  id: Id.nullable(),
  ruleId: Id,
  visitId: Id.nullable().default(null),
  day: Day,
  minute: Minute.max(1439),
  result: PatchResult,
  detail: line(300),
})
export type SavePatchTest = z.infer<typeof SavePatchTest>

export const stopKinds = [
  'contraindication',
  'patch-missing',
  'patch-waiting',
  'patch-too-fresh',
  'patch-expired',
  'patch-reaction',
  'age-too-young',
  'age-maybe-too-young',
  'age-needs-guardian',
  'age-maybe-needs-guardian',
  /** All there is to see without the permission for health data. */
  'ask-therapist',
] as const
export const StopKind = z.enum(stopKinds)
export type StopKind = z.infer<typeof StopKind>

/** One thing that speaks against the treatment. */
export const SafetyStop = z.object({
  /** Kind and rule: the same stop of the same client has the same key. */
  key: z.string(),
  kind: StopKind,
  /** Name of the rule; '' without the permission. */
  name: z.string(),
  detail: z.string(),
  /** The services of the booking that it concerns; none without the permission. */
  services: z.array(z.string()),
  /** The local day that a test was made or until which it held. */
  day: Day.nullable(),
  /** The age limit that it is about; 0 for what has none. */
  years: z.int(),
})
export type SafetyStop = z.infer<typeof SafetyStop>

export const CheckSafety = z.strictObject({
  clientId: Id,
  serviceIds: z.array(Id).min(1).max(20),
  day: Day,
  startMin: Minute.max(1439),
  /** An appointment whose answers are shown beside the stops. */
  appointmentId: Id.optional(),
})
export type CheckSafety = z.infer<typeof CheckSafety>

export const SafetyCheck = z.object({
  stops: z.array(SafetyStop),
  answers: z.array(SafetyAnswer),
  /** Services with an age limit, when nothing is known of the client's age: said, not stopped. */
  ageUnknown: z.array(z.object({ service: z.string(), years: z.int() })),
})
export type SafetyCheck = z.infer<typeof SafetyCheck>

/** Written reason to go on; logged and kept with the appointment. */
export const SafetyReason = line(300).pipe(z.string().min(3))

interface StopQuestion {
  readonly rules: readonly SafetyRule[]
  /** What holds now. */
  readonly entries: readonly { readonly ruleId: string; readonly detail: string }[]
  readonly tests: readonly { readonly ruleId: string; readonly testedAtMs: number; readonly result: PatchResult }[]
  readonly services: readonly { readonly id: string; readonly name: string }[]
  readonly day: string
  readonly startMin: number
}

const hourMs = 3_600_000

/**
 * Everything that speaks against giving these services then. A rule that was taken off the list still stops when the
 * client has it: what she told does not stop being true. A reaction to a test counts for ever.
 */
export function stopsFor(question: StopQuestion): SafetyStop[] {
  const { rules, entries, tests, services } = question
  const startMs = localToInstant(question.day, question.startMin, ZONE)
  return rules.flatMap((rule): SafetyStop[] => {
    const concerned = services.filter((service) => rule.serviceIds.includes(service.id)).map((service) => service.name)
    if (concerned.length === 0) return []
    const stop = (kind: StopKind, detail: string, day: string | null): SafetyStop[] => [
      { key: `${kind}:${rule.id}`, kind, name: rule.name, detail, services: [...new Set(concerned)], day, years: 0 },
    ]
    if (rule.kind !== 'patch-test' || rule.minHours === null || rule.validMonths === null) {
      const told = entries.find((entry) => entry.ruleId === rule.id)
      return told === undefined ? [] : stop('contraindication', told.detail, null)
    }
    const { minHours, validMonths } = rule
    const own = tests.filter((test) => test.ruleId === rule.id).sort((one, other) => other.testedAtMs - one.testedAtMs)
    const dayOf = (test: { readonly testedAtMs: number }) => instantToLocal(test.testedAtMs, ZONE).day
    const reaction = own.find((test) => test.result === 'reaction')
    if (reaction) return stop('patch-reaction', '', dayOf(reaction))
    if (rule.archived) return []
    const before = own.filter((test) => test.testedAtMs <= startMs)
    const clear = before.filter((test) => test.result === 'clear')
    const valid = clear.filter((test) => question.day <= validUntil(dayOf(test), validMonths))
    if (valid.some((test) => startMs - test.testedAtMs >= minHours * hourMs)) return []
    const [fresh] = valid
    if (fresh) return stop('patch-too-fresh', '', dayOf(fresh))
    const [expired] = clear
    const waiting = before.find((test) => test.result === 'waiting')
    if (waiting && waiting.testedAtMs > (expired?.testedAtMs ?? 0)) return stop('patch-waiting', '', dayOf(waiting))
    return expired
      ? stop('patch-expired', '', validUntil(dayOf(expired), validMonths))
      : stop('patch-missing', '', null)
  })
}

const ageStops: Readonly<Record<Exclude<AgeVerdict, 'unknown'>, StopKind>> = {
  'too-young': 'age-too-young',
  'maybe-too-young': 'age-maybe-too-young',
  'needs-guardian': 'age-needs-guardian',
  'maybe-needs-guardian': 'age-maybe-needs-guardian',
}

interface AgeQuestion {
  readonly limits: readonly AgeLimit[]
  readonly birth: Birth
  readonly hasGuardianConsent: boolean
  readonly services: readonly { readonly id: string; readonly name: string }[]
  readonly day: string
}

/** What the age limits of these services say then: what stops, and where the age is not known. */
export function ageStopsFor(question: AgeQuestion): { stops: SafetyStop[]; unknown: SafetyCheck['ageUnknown'] } {
  const stops: SafetyStop[] = []
  const unknown: SafetyCheck['ageUnknown'] = []
  for (const service of question.services) {
    const limit = question.limits.find((each) => each.serviceId === service.id)
    const found = limit ? judgeAge(limit, question.birth, question.day, question.hasGuardianConsent) : null
    if (found === null) continue
    const { verdict, years } = found
    if (verdict === 'unknown') {
      unknown.push({ service: service.name, years })
      continue
    }
    const kind = ageStops[verdict]
    const services = [service.name]
    stops.push({ key: `${kind}:${service.id}`, kind, name: '', detail: '', services, day: null, years })
  }
  return { stops, unknown }
}

/** True for what a card's birth year says: no health data. */
export function isAgeStop(stop: Pick<SafetyStop, 'kind'>): boolean {
  return Object.values(ageStops).includes(stop.kind)
}

/** The last local day on which a test made on `day` holds. */
export function validUntil(day: string, months: number): string {
  return addMonths(day, months)
}

/** What a role without the permission for health data may know: that there is something to ask about, once. */
export function withheldStops(stops: readonly SafetyStop[]): SafetyStop[] {
  if (stops.length === 0) return []
  return [{ key: 'ask-therapist', kind: 'ask-therapist', name: '', detail: '', services: [], day: null, years: 0 }]
}
