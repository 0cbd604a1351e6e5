// The waiting list: what someone wishes, and which times meet it. Pure but for the schemas; runs anywhere.
import { z } from 'zod'
import { FreeTime } from './appointments.ts'
import { addDays, daysBetween, type Day as LocalDay, MINUTES_PER_DAY, weekdayOf } from './day.ts'
import { Stretch } from './shifts.ts'
import { AtMs, Day, Id, Minute, paragraphs, Weekday } from './values.ts'

const wishShape = {
  /** One after another, by one person. */
  serviceIds: z.array(Id).min(1).max(10),
  /** None = anyone. */
  staffIds: z.array(Id).max(50),
  /** None = any day. */
  weekdays: z.array(Weekday).max(7),
  fromDay: Day,
  /** Inclusive. */
  untilDay: Day,
  /** Earliest start. */
  fromMin: z
    .int()
    .min(0)
    .max(MINUTES_PER_DAY - 1),
  /** Latest end of the client's time. */
  untilMin: Minute,
}
export type Wish = {
  readonly serviceIds: readonly string[]
  readonly staffIds: readonly string[]
  readonly weekdays: readonly number[]
  readonly fromDay: LocalDay
  readonly untilDay: LocalDay
  readonly fromMin: number
  readonly untilMin: number
}

export const WaitlistFields = z
  .strictObject({ clientId: Id, ...wishShape, note: paragraphs(1000) })
  .refine((wish) => wish.fromDay <= wish.untilDay, { error: 'ENDS_BEFORE_START', path: ['untilDay'] })
  .refine((wish) => wish.fromMin < wish.untilMin, { error: 'ENDS_BEFORE_START', path: ['untilMin'] })
export type WaitlistFields = z.infer<typeof WaitlistFields>

export const WaitlistEntry = z.object({
  id: Id,
  version: z.int(),
  clientId: Id,
  /** First name only for a role without `client-names`. */
  clientName: z.string(),
  /** Null for a role without `client-contacts`. */
  phone: z.string().nullable(),
  ...wishShape,
  serviceNames: z.array(z.string()),
  note: z.string(),
  createdAtMs: AtMs,
  /** Times that are free now and meet the wish, the next ones first. */
  times: z.array(FreeTime),
  /** The client's time, minutes. */
  durationMin: z.int(),
})
export type WaitlistEntry = z.infer<typeof WaitlistEntry>

/** Time that someone gave back: the staff's stretches on a day. */
export const FreedTime = z.strictObject({ day: Day, staffId: Id, ...Stretch.shape })
export type FreedTime = z.infer<typeof FreedTime>

/** True when the wish could be met on this day by this person at all. */
export function wishAllows(wish: Wish, staffId: string, day: LocalDay): boolean {
  if (day < wish.fromDay || day > wish.untilDay) return false
  if (wish.weekdays.length > 0 && !wish.weekdays.includes(weekdayOf(day))) return false
  return wish.staffIds.length === 0 || wish.staffIds.includes(staffId)
}

/** The part of some hours in which the wish may lie; null when there is none. */
export function hoursForWish(
  wish: Wish,
  staffId: string,
  day: LocalDay,
  hours: { readonly openMin: number; readonly closeMin: number } | null,
): { openMin: number; closeMin: number } | null {
  if (hours === null || !wishAllows(wish, staffId, day)) return null
  const openMin = Math.max(hours.openMin, wish.fromMin)
  const closeMin = Math.min(hours.closeMin, wish.untilMin)
  return openMin < closeMin ? { openMin, closeMin } : null
}

/** True when a booking at `time` would stand on some of what was given back. */
export function usesFreed(time: FreeTime, durationMin: number, freed: readonly FreedTime[]): boolean {
  return freed.some(
    (each) =>
      each.day === time.day &&
      each.staffId === time.staffId &&
      time.startMin < each.endMin &&
      each.startMin < time.startMin + durationMin,
  )
}

/** The stretch of days of a wish that lie ahead, at most `most`; null when it is over. */
export function daysAheadOf(wish: Wish, today: LocalDay, most: number): { from: LocalDay; days: number } | null {
  const from = wish.fromDay > today ? wish.fromDay : today
  if (from > wish.untilDay) return null
  const last = addDays(from, most - 1)
  const to = wish.untilDay < last ? wish.untilDay : last
  return { from, days: daysBetween(from, to) + 1 }
}
