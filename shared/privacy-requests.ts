// Requests of clients about their own data: kinds, due dates, how often is often. Pure rules and shapes. Runs anywhere.
// Sources: GDPR 12(3) one month, extended by two with notice inside the first; 12(5) free of charge, repeated requests;
// 12(6) identity; 15-22 the six rights. The salon's notice says: usually at most twice a year.
import { z } from 'zod'
import { addMonths, daysBetween } from './day.ts'
import { answerDeadline } from './finland/deadlines.ts'
import { AtMs, Day, filledLine, Id, Language, line, paragraphs } from './values.ts'

export const requestKinds = ['access', 'rectification', 'erasure', 'restriction', 'portability', 'objection'] as const
export const RequestKind = z.enum(requestKinds)
export type RequestKind = z.infer<typeof RequestKind>

export const receivedWays = ['in-person', 'email', 'letter', 'phone', 'other'] as const
export const ReceivedBy = z.enum(receivedWays)
export type ReceivedBy = z.infer<typeof ReceivedBy>

export const requestOutcomes = ['done', 'partly', 'refused', 'withdrawn'] as const
export const RequestOutcome = z.enum(requestOutcomes)
export type RequestOutcome = z.infer<typeof RequestOutcome>

export const requestFileKinds = ['access-pdf', 'access-json', 'portability', 'letter'] as const
export const RequestFileKind = z.enum(requestFileKinds)
export type RequestFileKind = z.infer<typeof RequestFileKind>

/** What the owner decides from the third request in a year on. Refusing needs a written reason. */
export const repeatDecisions = ['fulfil', 'fee', 'refuse'] as const
export const RepeatDecision = z.enum(repeatDecisions)
export type RepeatDecision = z.infer<typeof RepeatDecision>

export const NewRequest = z.strictObject({
  kind: RequestKind,
  /** Null: the person is not on file. */
  clientId: Id.nullable(),
  requesterName: filledLine(200),
  about: paragraphs(4000),
  language: Language,
  receivedDay: Day,
  receivedBy: ReceivedBy,
})
export type NewRequest = z.infer<typeof NewRequest>

export const RequestDue = z.object({
  /** The same day one month (or three) later: what the salon aims at. */
  goal: Day,
  /** The goal moved to the next working day. */
  latest: Day,
  daysLeft: z.int(),
  state: z.enum(['open', 'soon', 'late', 'closed']),
})
export type RequestDue = z.infer<typeof RequestDue>

export const RequestRow = z.object({
  id: Id,
  version: z.int(),
  kind: RequestKind,
  clientId: Id.nullable(),
  requesterName: z.string(),
  receivedDay: Day,
  due: RequestDue,
  identityChecked: z.boolean(),
  extended: z.boolean(),
  outcome: RequestOutcome.nullable(),
})
export type RequestRow = z.infer<typeof RequestRow>

/** How many times the same person has asked to see her data, this request included. */
export const RequestCount = z.object({ rolling: z.int(), calendarYear: z.int(), isRepeated: z.boolean() })
export type RequestCount = z.infer<typeof RequestCount>

export const PrivacyRequest = RequestRow.extend({
  about: z.string(),
  language: Language,
  receivedBy: ReceivedBy,
  /** Null when nobody of that name is on file. */
  clientName: z.string().nullable(),
  identityCheckedAtMs: AtMs.nullable(),
  identityNote: z.string(),
  extendedDay: Day.nullable(),
  extensionReason: z.string(),
  mayExtend: z.boolean(),
  outcomeReason: z.string(),
  repeatDecision: RepeatDecision.nullable(),
  count: RequestCount,
  closedAtMs: AtMs.nullable(),
  files: z.array(
    z.object({
      id: Id,
      kind: RequestFileKind,
      sha256: z.string(),
      bytes: z.int(),
      atMs: AtMs,
      staffNamed: z.boolean(),
    }),
  ),
})
export type PrivacyRequest = z.infer<typeof PrivacyRequest>

const byId = { id: Id, version: z.int() }
export const CheckIdentity = z.strictObject({ ...byId, note: filledLine(300) })
export const ExtendRequest = z.strictObject({ ...byId, reason: filledLine(500) })
export const CloseRequest = z.strictObject({
  ...byId,
  outcome: RequestOutcome,
  /** Must be given for everything but 'done'. */
  reason: line(1000),
})
export const DecideRepeat = z.strictObject({ ...byId, decision: RepeatDecision, reason: line(1000) })

/** How many days before the goal a request is shown as due soon. */
export const soonDays = 7
/** The salon's notice: a list of one's data usually at most this often in twelve months. */
export const usualPerYear = 2

/**
 * When a request must be answered, seen from a day.
 * @throws RangeError when a text is not a day
 */
export function requestDue(
  request: { readonly receivedDay: string; readonly extended: boolean; readonly closed: boolean },
  today: string,
): RequestDue {
  const { goal, latest } = answerDeadline(request.receivedDay, request.extended ? 3 : 1)
  const daysLeft = daysBetween(today, latest)
  const state = request.closed
    ? 'closed'
    : daysLeft < 0
      ? 'late'
      : daysBetween(today, goal) <= soonDays
        ? 'soon'
        : 'open'
  return { goal, latest, daysLeft, state }
}

/** An extension must be told inside the first month (12(3)). */
export function mayExtend(
  request: { readonly receivedDay: string; readonly extended: boolean; readonly closed: boolean },
  today: string,
): boolean {
  return !request.extended && !request.closed && today <= answerDeadline(request.receivedDay, 1).latest
}

/** The kinds that hand out a list of data, which the notice's twice a year is about. */
export const listKinds: readonly RequestKind[] = ['access', 'portability']

/**
 * Counts the requests of one person to see her data, up to and with the one received on `day`.
 * @param days the days on which such requests came, this one included
 */
export function requestCount(days: readonly string[], day: string): RequestCount {
  const from = addMonths(day, -12)
  const rolling = days.filter((each) => each > from && each <= day).length
  const calendarYear = days.filter((each) => each.slice(0, 4) === day.slice(0, 4) && each <= day).length
  return { rolling, calendarYear, isRepeated: Math.max(rolling, calendarYear) > usualPerYear }
}
