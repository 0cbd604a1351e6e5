// Local salon days: 'YYYY-MM-DD' plus minutes from local midnight. Pure; runs in every process, reads no clock.
// Day arithmetic is whole-number arithmetic on the proleptic Gregorian calendar; only the last part of the file, where a
// wall-clock time meets an instant, needs time-zone data. Reading typed days and times: day-input.ts. Text: format.ts.
import { Temporal } from 'temporal-polyfill'

/** A local calendar day, 'YYYY-MM-DD', years 0001 to 9999. */
export type Day = string

/** The salon's time zone: product law, never the computer's own setting. */
export const ZONE = 'Europe/Helsinki'

export const MINUTES_PER_DAY = 1440

/** 1 = Monday … 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** A wall-clock time of the salon: the day and the minutes from its local midnight (0 to 1439). */
export type LocalTime = { day: Day; minute: number }

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
const LAST_NUMBER = numberOfYear(10_000) - 1

/** True for an existing calendar day written 'YYYY-MM-DD'. */
export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const year = Number(value.slice(0, 4))
  const month = Number(value.slice(5, 7))
  const date = Number(value.slice(8))
  return year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Days in a month, month 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The parts of a day. @throws RangeError when the text is not a day. */
export function dayParts(day: Day): { year: number; month: number; date: number } {
  if (!isDay(day)) throw new RangeError('not a day')
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8)) }
}

/** The day of these parts, or null when there is no such day (31.4., 29.2.2027). */
export function dayOf(year: number, month: number, date: number): Day | null {
  const text = `${String(year).padStart(4, '0')}-${pad2(month)}-${pad2(date)}`
  return isDay(text) ? text : null
}

/** The day `count` days later (earlier when negative). @throws RangeError outside years 1 to 9999. */
export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count)
}

/** Days from `from` to `to`; negative when `to` is earlier. @throws RangeError when either is not a day. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** The same date `count` months later, or that month's last day when it is shorter (31.1. + 1 → 28.2.). */
export function addMonths(day: Day, count: number): Day {
  const { year, month, date } = dayParts(day)
  const index = year * 12 + (month - 1) + count
  const toYear = Math.floor(index / 12)
  const toMonth = index - toYear * 12 + 1
  const moved = dayOf(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)))
  if (moved === null) throw new RangeError('the day is outside the calendar')
  return moved
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: Day): Weekday {
  // Day 0 (0001-01-01) was a Monday.
  return ((dayNumber(day) % 7) + 1) as Weekday
}

/** The Monday of the week the day is in. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day))
}

/** The seven days, Monday first, of the week the day is in. */
export function weekDays(day: Day): Day[] {
  const monday = mondayOf(day)
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index))
}

/** ISO 8601 week: weeks start on Monday and belong to the year of their Thursday (2027-01-01 is week 53 of 2026). */
export function isoWeek(day: Day): { year: number; week: number } {
  const thursday = addDays(day, 4 - weekdayOf(day))
  const { year } = dayParts(thursday)
  return { year, week: Math.floor((dayNumber(thursday) - numberOfYear(year)) / 7) + 1 }
}

/** Every day of a month in order. @throws RangeError when there is no such month. */
export function monthDays(year: number, month: number): Day[] {
  const first = dayOf(year, month, 1)
  if (first === null) throw new RangeError('not a month')
  return Array.from({ length: daysInMonth(year, month) }, (_, index) => addDays(first, index))
}

/** Days since 0001-01-01, which is 0. @throws RangeError when the text is not a day. */
export function dayNumber(day: Day): number {
  const { year, month, date } = dayParts(day)
  const leapDay = month > 2 && isLeapYear(year) ? 1 : 0
  return numberOfYear(year) + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + leapDay + date - 1
}

/** The inverse of dayNumber. @throws RangeError outside years 1 to 9999. */
export function dayFromNumber(number: number): Day {
  if (!Number.isInteger(number) || number < 0 || number > LAST_NUMBER) throw new RangeError('outside the calendar')
  let year = Math.floor(number / 365.2425) + 1
  while (numberOfYear(year) > number) year -= 1
  while (numberOfYear(year + 1) <= number) year += 1
  let rest = number - numberOfYear(year)
  let month = 1
  while (rest >= daysInMonth(year, month)) {
    rest -= daysInMonth(year, month)
    month += 1
  }
  return `${String(year).padStart(4, '0')}-${pad2(month)}-${pad2(rest + 1)}`
}

/** True for minutes from local midnight: a whole number 0 to 1439. */
export function isMinuteOfDay(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < MINUTES_PER_DAY
}

/**
 * True when the wall clock shows this time on this day. False in the hour the clocks skip in spring: 2027-03-28 03:30 does
 * not exist in Finland. A time that happens twice (03:30 on the last Sunday of October) exists.
 */
export function isRealLocalTime(day: Day, minute: number, zone: string = ZONE): boolean {
  if (!isDay(day) || !isMinuteOfDay(minute)) return false
  if (zone === ZONE && !mayMoveClocks(day)) return true
  const back = instantToLocal(localToInstant(day, minute, zone), zone)
  return back.day === day && back.minute === minute
}

/**
 * False on the days when Finland's clocks surely stand: since 1996 they move on the last Sundays of March and October
 * (2000/84/EC). Asking the zone's own data takes a hundred times as long, and a series asks for hundreds of days.
 */
function mayMoveClocks(day: Day): boolean {
  const month = day.slice(5, 7)
  return day < '1996' || ((month === '03' || month === '10') && day.slice(8) > '24' && weekdayOf(day) === 7)
}

/**
 * The instant (epoch ms) of a wall-clock time. A time skipped in spring moves forward by the skipped hour (03:30 → 04:30);
 * of a time that happens twice in autumn the first, summer-time one is meant. `minute` may be 1440 or more: the end of an
 * appointment after midnight.
 * @throws RangeError when the day or the minute is not valid.
 */
export function localToInstant(day: Day, minute: number, zone: string = ZONE): number {
  if (!Number.isInteger(minute) || minute < 0) throw new RangeError('not minutes from midnight')
  const onDay = minute < MINUTES_PER_DAY ? day : addDays(day, Math.floor(minute / MINUTES_PER_DAY))
  const { year, month, date } = dayParts(onDay)
  const rest = minute % MINUTES_PER_DAY
  const wall = new Temporal.PlainDateTime(year, month, date, Math.floor(rest / 60), rest % 60)
  return wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
}

/** The wall-clock time at an instant (epoch ms), the minute rounded down. @throws RangeError when `atMs` is not a time. */
export function instantToLocal(atMs: number, zone: string = ZONE): LocalTime {
  const wall = Temporal.Instant.fromEpochMilliseconds(Math.floor(atMs)).toZonedDateTimeISO(zone)
  const day = dayOf(wall.year, wall.month, wall.day)
  if (day === null) throw new RangeError('the instant is outside the calendar')
  return { day, minute: wall.hour * 60 + wall.minute }
}

/** Real minutes in a local day: 1440, but 1380 and 1500 on the days the clocks move. */
export function minutesInDay(day: Day, zone: string = ZONE): number {
  return (localToInstant(addDays(day, 1), 0, zone) - localToInstant(day, 0, zone)) / 60_000
}

function numberOfYear(year: number): number {
  const past = year - 1
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400)
}

function pad2(value: number): string {
  return String(value).padStart(2, '0')
}
