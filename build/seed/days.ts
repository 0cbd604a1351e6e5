// The salon's year: which days it is open, how full they are, who is away, and what things cost then. Build scripts only.
import { type Day, dayNumber, dayParts, isoWeek, localToInstant, weekdayOf, ZONE } from '../../shared/day.ts'
import { isPublicHoliday } from '../../shared/finland/holidays.ts'
import type { WeekHours } from '../../shared/settings.ts'
import type { SeedStaff } from './plan-day.ts'
import type { Random } from './random.ts'

export interface OpenDay {
  readonly day: Day
  readonly dayNumber: number
  readonly openMin: number
  readonly closeMin: number
  /** Instant of a wall-clock minute of this day; for minutes after the hour in which clocks may move. */
  readonly instant: (minute: number) => number
}

/** The day with its hours; null on Sundays and public holidays. */
export function openDay(day: Day, hours: WeekHours): OpenDay | null {
  const open = hours[weekdayOf(day) - 1] ?? null
  if (open === null || isPublicHoliday(day)) return null
  return { day, dayNumber: dayNumber(day), ...open, instant: instantsOf(day) }
}

/** Asking the time zone once a day is enough: clocks move at three, and nothing happens in the salon before six. */
export function instantsOf(day: Day): (minute: number) => number {
  const six = localToInstant(day, 360, ZONE)
  return (minute) => six + (minute - 360) * 60_000
}

const fullnessByMonth = [0.72, 0.78, 0.82, 0.84, 0.9, 0.82, 0.55, 0.8, 0.84, 0.84, 0.88, 0.95]

export function fullnessOf(day: Day): number {
  return fullnessByMonth[dayParts(day).month - 1] ?? 0.8
}

/** Who works: everyone but for her free weekday, four weeks in summer, one in winter, and now and then a cold. */
export function whoWorks(day: Day, staff: readonly SeedStaff[], random: Random): SeedStaff[] {
  const weekday = weekdayOf(day)
  const { week } = isoWeek(day)
  const present = staff.filter((member) => {
    const isIll = random.chance(0.02)
    const inSummer = week >= member.holidayWeek && week < member.holidayWeek + 4
    const inWinter = week === 8 + (member.index % 3)
    return !isIll && !inSummer && !inWinter && (staff.length === 1 || weekday !== member.freeWeekday)
  })
  // Somebody always opens the door.
  return present.length > 0 ? present : staff.slice(0, 1)
}

/** A price of some years back: two and a half per cent less a year, in whole euros. */
export function priceOn(cents: number, day: Day, until: Day): number {
  const years = (dayNumber(until) - dayNumber(day)) / 365.25
  return Math.max(100, Math.round((cents * (1 - 0.025 * Math.max(0, years))) / 100) * 100)
}
