// Appointments that repeat: the rule, the days it makes, and what a change of one means for the others. Days are local
// days, so a Tuesday at 10.00 stays at 10.00 when the clocks move. Pure; runs anywhere.
import { z } from 'zod'
import { Appointment, ChangeAppointment, Conflict, FreeTime, NewLine, SetStatus } from './appointments.ts'
import {
  addDays,
  addMonths,
  dayOf,
  dayParts,
  daysBetween,
  daysInMonth,
  type Day as LocalDay,
  mondayOf,
  weekdayOf,
} from './day.ts'
import { SafetyReason } from './safety.ts'
import { Day, Id, line, Minute, paragraphs, Weekday } from './values.ts'

/** Ten years of weeks. */
export const mostOccurrences = 520

export const SeriesRule = z.strictObject({
  /** Every so many days, weeks or months. */
  every: z.int().min(1).max(52),
  unit: z.enum(['day', 'week', 'month']),
  /** Of weeks: on which days, ISO; none = the first one's own. */
  weekdays: z.array(Weekday).max(7),
  /** Of months: on the same date, or on the same weekday ("the second Tuesday"). */
  monthBy: z.enum(['date', 'weekday']),
  end: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('count'), count: z.int().min(2).max(mostOccurrences) }),
    z.strictObject({ kind: z.literal('until'), day: Day }),
  ]),
})
export type SeriesRule = z.infer<typeof SeriesRule>

/**
 * The days of a series in order, beginning on `first` or the first chosen weekday after it; null when there would be more
 * than `mostOccurrences`. A date that a month does not have is its last day; a fifth weekday is the last one.
 */
export function seriesDays(first: LocalDay, rule: SeriesRule): LocalDay[] | null {
  const { end } = rule
  const most = end.kind === 'count' ? Math.min(end.count, mostOccurrences) : mostOccurrences
  const days: LocalDay[] = []
  // Every step makes at least one day but the first, whose week may be over.
  for (let step = 0; step <= mostOccurrences + 1; step += 1) {
    for (const day of daysOfStep(first, rule, step)) {
      if (day < first) continue
      if (end.kind === 'until' && day > end.day) return days
      if (days.length === most) return end.kind === 'count' ? days : null
      days.push(day)
    }
  }
  return days
}

function daysOfStep(first: LocalDay, rule: SeriesRule, step: number): LocalDay[] {
  const { every, unit, weekdays, monthBy } = rule
  switch (unit) {
    case 'day':
      return [addDays(first, step * every)]
    case 'week': {
      const monday = addDays(mondayOf(first), step * every * 7)
      const chosen = weekdays.length === 0 ? [weekdayOf(first)] : [...new Set(weekdays)].sort((a, b) => a - b)
      return chosen.map((weekday) => addDays(monday, weekday - 1))
    }
    case 'month':
      return [monthBy === 'date' ? addMonths(first, step * every) : sameWeekday(first, step * every)]
  }
}

/** The same weekday of its month, so many months later. */
function sameWeekday(first: LocalDay, months: number): LocalDay {
  const { date } = dayParts(first)
  const order = Math.ceil(date / 7)
  const { year, month } = dayParts(addMonths(first, months))
  const begin = dayOf(year, month, 1) ?? first
  const ahead = (weekdayOf(first) - weekdayOf(begin) + 7) % 7
  const last = ahead + 1 + 28 <= daysInMonth(year, month) ? 4 : 3
  return addDays(begin, ahead + 7 * (order === 5 ? last : order - 1))
}

export const seriesScopes = ['this', 'later', 'all'] as const
export type SeriesScope = (typeof seriesScopes)[number]

/** Can still be moved or cancelled with its series: nothing has happened in it yet. */
export function isOpenInSeries(appointment: Appointment): boolean {
  return !appointment.removed && (appointment.status === 'booked' || appointment.status === 'confirmed')
}

/** The members of a series that a change reaches, the chosen one first and always. */
export function membersInScope(
  members: readonly Appointment[],
  chosen: Appointment,
  scope: SeriesScope,
): Appointment[] {
  if (scope === 'this') return [chosen]
  const others = members.filter(
    (each) => each.id !== chosen.id && isOpenInSeries(each) && (scope === 'all' || each.day > chosen.day),
  )
  return [chosen, ...others]
}

export type SeriesPatch = Omit<ChangeAppointment, 'id' | 'version' | 'overrideReason'>

/**
 * What a change of one means for another of its series: moved by as many days, the same lines, client and note, as far
 * as the change names them. A member's own lines are kept line by line, so that they keep what was agreed.
 */
export function sameChange(member: Appointment, before: Appointment, patch: SeriesPatch): ChangeAppointment {
  const { day, lines, clientId, note } = patch
  return {
    id: member.id,
    version: member.version,
    ...(day === undefined ? {} : { day: addDays(member.day, daysBetween(before.day, day)) }),
    ...(clientId === undefined ? {} : { clientId }),
    ...(note === undefined ? {} : { note }),
    ...(lines === undefined
      ? {}
      : {
          lines: lines.map(({ id: _, ...line }, at) => {
            const own = member.lines[at]
            return own?.serviceId === line.serviceId ? { ...line, id: own.id } : line
          }),
        }),
  }
}

/** What is wrong with one time of a series. */
export const SeriesProblem = z.object({
  /** Null while it is not booked. */
  appointmentId: Id.nullable(),
  day: Day,
  /** Of the first line. */
  startMin: Minute,
  conflicts: z.array(Conflict),
  /** The time itself is impossible that day: past midnight, or skipped by the spring clock change. */
  fault: z.enum(['outside-day', 'does-not-exist']).nullable(),
})
export type SeriesProblem = z.infer<typeof SeriesProblem>

/** A problem before booking, with times near it that are free; only the first few are given any. */
export const SeriesDay = SeriesProblem.extend({ nearest: z.array(FreeTime) })
export type SeriesDay = z.infer<typeof SeriesDay>

const Lines = z.array(NewLine).min(1).max(20)

/** The lines of the first, asked about on other days at the same time. */
export const CheckSeries = z.strictObject({
  clientId: Id.nullable(),
  lines: Lines,
  days: z.array(Day).min(1).max(mostOccurrences),
})
export type CheckSeries = z.infer<typeof CheckSeries>

export const BookSeries = z.strictObject({
  clientId: Id.nullable(),
  note: paragraphs(2000).default(''),
  /** As on the first day. */
  lines: Lines,
  rule: SeriesRule,
  occurrences: z
    .array(
      z.strictObject({
        day: Day,
        /** When its first line begins; the others follow as in `lines`. */
        startMin: Minute,
        overrideReason: line(300).pipe(z.string().min(3)).optional(),
      }),
    )
    .min(1)
    .max(mostOccurrences),
  /** Written reason to go on although something speaks against the treatment; kept with each. */
  safetyReason: SafetyReason.optional(),
})
export type BookSeries = z.infer<typeof BookSeries>

export const Series = z.object({ id: Id, rule: SeriesRule, appointments: z.array(Appointment) })
export type Series = z.infer<typeof Series>

const Known = { id: Id, version: z.int() }

/** Changes of several appointments that are made together or not at all. */
export const ManySteps = z.strictObject({
  steps: z
    .array(
      z.discriminatedUnion('do', [
        ChangeAppointment.extend({ do: z.literal('change') }),
        SetStatus.extend({ do: z.literal('status') }),
        z.strictObject({ do: z.literal('remove'), ...Known }),
        z.strictObject({ do: z.literal('bring-back'), ...Known }),
      ]),
    )
    .min(1)
    .max(mostOccurrences),
  /** Those whose new time is taken stay where they are. */
  skipsConflicts: z.boolean().default(false),
})
export type ManySteps = z.infer<typeof ManySteps>
