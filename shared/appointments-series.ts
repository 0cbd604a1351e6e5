// Appointments that repeat: the rule, the days it makes, and what a change of one means for the others. Days are local
// days, so a Tuesday at 10.00 stays at 10.00 when the clocks move. Pure; runs anywhere.
import { z } from 'zod'
import type { Appointment, ChangeAppointment } from './appointments.ts'
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
import { Day, Weekday } from './values.ts'

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
