// Reads days and times as people type them at the desk. Pure; runs in every process, reads no clock.
// Refuses (null) rather than guesses when a text has no single reading. Text in the other direction: format.ts.
import { addDays, type Day, dayOf, dayParts, daysBetween, isDay, isoWeek, mondayOf } from './day.ts'

const ENGLISH_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const WEEKDAY_PREFIX =
  /^(?:ma|ti|ke|to|pe|la|su|mån|tis|ons|tors|tor|fre|lör|sön|mon|tue|wed|thu|fri|sat|sun)\.? (?=\d)/

/**
 * Reads a day: `22.11.2026`, `1.2.27`, `1.2.` (with or without the last dot), `010227`, `01022027`, `0102`, ISO
 * `2027-02-01`, `vko 48`, `v. 48` and `week 48` (that ISO week's Monday, the nearest such), `+7` and `-1` (days from today), `t` (today), and whatever formatDay and formatWeekdayDay print.
 * Without a year: the nearest such day, past or coming (in November `1.2.` is next February; a tie means the coming one).
 * A two-digit year lies from 50 years back to 49 years ahead of today. Day comes before month, always.
 * @param today the salon's day now
 * @returns null when the text is not a day or there is no such day
 */
export function parseDayInput(text: string, today: Day): Day | null {
  const plain = text.replace(/\s+/g, ' ').trim().toLowerCase().replace(WEEKDAY_PREFIX, '')
  if (plain === 't') return today
  if (isDay(plain)) return plain
  const steps = /^([+\-\u2212]) ?(\d{1,4})$/.exec(plain)
  if (steps) return addDays(today, steps[1] === '+' ? Number(steps[2]) : -Number(steps[2]))
  const weekly = /^(?:vko|vk|viikko|v|vecka|wk|week)\.? ?(\d{1,2})$/.exec(plain)
  if (weekly) return mondayOfWeek(Number(weekly[1]), today)
  const dotted = /^(\d{1,2})\. ?(\d{1,2})(?:\.? ?|\. ?(\d{2}|\d{4})\.?)$/.exec(plain)
  if (dotted) return pick(dotted[1], dotted[2], dotted[3], today)
  const digits = /^(\d{2})(\d{2})(\d{2}|\d{4})?$/.exec(plain)
  if (digits) return pick(digits[1], digits[2], digits[3], today)
  const worded = /^(\d{1,2}) ([a-z]{3})[a-z]* ?(\d{4})?$/.exec(plain)
  const month = worded ? ENGLISH_MONTHS.indexOf(worded[2] ?? '') + 1 : 0
  return worded && month > 0 ? pick(worded[1], String(month), worded[3], today) : null
}

/**
 * Reads a wall-clock time as minutes from midnight: `9`, `09`, `930`, `0930`, `9.30`, `09:30`, `9,30`, `klo 9.30`, `kl. 9.30`.
 * @returns null for anything else, for `9.3` (9.03 or 9.30?), and for 24.00 and later
 */
export function parseTimeInput(text: string): number | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^kl(?:o|\.)?\s*(?=\d)/, '')
  const match = /^(\d{1,2})[.:,](\d{2})$/.exec(plain) ?? /^(\d{1,2})(\d{2})$/.exec(plain) ?? /^(\d{1,2})$/.exec(plain)
  if (!match) return null
  const hours = Number(match[1])
  const minutes = Number(match[2] ?? '0')
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null
}

function pick(date: string | undefined, month: string | undefined, year: string | undefined, today: Day): Day | null {
  if (year === undefined) return nearest(Number(month), Number(date), today)
  return dayOf(
    year.length === 2 ? fullYear(Number(year), dayParts(today).year) : Number(year),
    Number(month),
    Number(date),
  )
}

/** The Monday of that ISO week nearest to today; null for a week 53 that no near year has. */
function mondayOfWeek(week: number, today: Day): Day | null {
  const thisMonday = mondayOf(today)
  for (let away = 0; away <= 60; away += 1) {
    for (const monday of [addDays(thisMonday, away * 7), addDays(thisMonday, -away * 7)]) {
      if (isoWeek(monday).week === week) return monday
    }
  }
  return null
}

function fullYear(twoDigits: number, thisYear: number): number {
  const oldest = thisYear - 50
  return oldest + ((((twoDigits - oldest) % 100) + 100) % 100)
}

// A leap day may be up to eight years away (around 2100), so the search reaches that far.
function nearest(month: number, date: number, today: Day): Day | null {
  const thisYear = dayParts(today).year
  let best: Day | null = null
  let bestDistance = Number.POSITIVE_INFINITY
  for (let year = thisYear + 8; year >= thisYear - 8; year -= 1) {
    const candidate = dayOf(year, month, date)
    if (candidate === null) continue
    const distance = Math.abs(daysBetween(today, candidate))
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}
