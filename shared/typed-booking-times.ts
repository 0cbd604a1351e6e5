// The days, times and lengths in a typed booking. Pure; runs anywhere, reads no clock. A number with two readings is
// settled by what else stands in the phrase, or it is a problem to ask about: nothing is guessed.
import { addDays, type Day, dayOf, dayParts, mondayOf, type Weekday, weekdayOf } from './day.ts'
import { parseDayInput, parseTimeInput } from './day-input.ts'
import {
  dayPrefixes,
  daysAhead,
  isSomeDate,
  monthOfWord,
  relativeDays,
  type Token,
  timePrefixes,
  weekdayOfWord,
  weekScopes,
  wordedLengths,
} from './typed-booking-words.ts'

export type WhenProblem =
  | 'day-twice'
  | 'time-twice'
  | 'duration-twice'
  | 'weekday-differs'
  | 'day-or-time'
  | 'time-or-duration'
  | 'impossible'

export interface When {
  /** One day, or two when "next Tuesday" may mean either; empty when the phrase names none. */
  readonly days: readonly Day[]
  readonly startMin: number | null
  readonly durationMin: number | null
  readonly problems: readonly { readonly code: WhenProblem; readonly text: string }[]
  /** Words that are about something else. */
  readonly rest: readonly Token[]
}

type Scope = 'plain' | 'next' | 'next-week' | 'this'

/** What some words at one place of the phrase mean. */
type Found =
  | { readonly kind: 'words' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'impossible' }
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'weekday'; readonly weekday: Weekday; readonly scope: Scope }
  | { readonly kind: 'scope'; readonly scope: Scope }
  | { readonly kind: 'time'; readonly minute: number; readonly durationMin?: number }
  | { readonly kind: 'duration'; readonly minutes: number }
  | { readonly kind: 'number'; readonly readings: Readings }

interface Readings {
  readonly time?: number
  readonly day?: Day
  readonly duration?: number
}

type Piece = Found & { readonly length: number }

/** Five minutes to twelve hours: nothing else is a treatment. */
const leastDuration = 5
const mostDuration = 720
const isLength = (minutes: number) => minutes >= leastDuration && minutes <= mostDuration

/** Reads the days, times and lengths of a phrase; what it does not use is left in `rest`, in order. */
export function readWhen(tokens: readonly Token[], today: Day, nowMin: number): When {
  const problems: { code: WhenProblem; text: string }[] = []
  const rest: Token[] = []
  const pieces: { piece: Piece; text: string; at: number }[] = []
  for (let at = 0; at < tokens.length; ) {
    const piece = pieceAt(tokens, at, today)
    const used = tokens.slice(at, at + piece.length)
    const text = used.map((token) => token.text).join(' ')
    if (piece.kind === 'words') rest.push(...used)
    else if (piece.kind === 'impossible') problems.push({ code: 'impossible', text })
    else if (piece.kind !== 'nothing') pieces.push({ piece, text, at })
    at += piece.length
  }

  const times: { minute: number; text: string }[] = []
  const lengths: { minutes: number; text: string }[] = []
  const dates: { day: Day; text: string }[] = []
  const weekdays: { weekday: Weekday; scope: Scope; text: string }[] = []
  let scope: Scope = 'plain'
  const numbers: { readings: Readings; text: string; isAfterDay: boolean }[] = []
  let lastKind: Found['kind'] | null = null
  let lastEnd = 0
  for (const { piece, text, at } of pieces) {
    switch (piece.kind) {
      case 'day':
        dates.push({ day: piece.day, text })
        break
      case 'weekday':
        weekdays.push({ weekday: piece.weekday, scope: piece.scope, text })
        break
      case 'scope':
        scope = piece.scope
        break
      case 'time':
        times.push({ minute: piece.minute, text })
        if (piece.durationMin !== undefined) lengths.push({ minutes: piece.durationMin, text })
        break
      case 'duration':
        lengths.push({ minutes: piece.minutes, text })
        break
      case 'number': {
        const isAfterDay = at === lastEnd && (lastKind === 'day' || lastKind === 'weekday' || lastKind === 'scope')
        numbers.push({ readings: piece.readings, text, isAfterDay })
        break
      }
      default:
        break
    }
    lastKind = piece.kind
    lastEnd = at + piece.length
  }
  settleNumbers(numbers, { times, lengths, dates, weekdays }, problems)

  const [time] = times
  if (times.some((each) => each.minute !== time?.minute)) problems.push(twice('time-twice', times))
  const [length] = lengths
  if (lengths.some((each) => each.minutes !== length?.minutes)) problems.push(twice('duration-twice', lengths))
  const startMin =
    times.length > 0 && times.every((each) => each.minute === time?.minute) ? (time?.minute ?? null) : null
  const durationMin = lengths.every((each) => each.minutes === length?.minutes) ? (length?.minutes ?? null) : null
  const days = settleDays(dates, weekdays, scope, { today, nowMin, startMin }, problems)
  return { days, startMin, durationMin, problems, rest }
}

const twice = <C extends WhenProblem>(code: C, found: readonly { text: string }[]) => ({
  code,
  text: found.map((each) => each.text).join(', '),
})

/** Gives each number with several readings the only one that is left by the others. */
function settleNumbers(
  numbers: readonly { readings: Readings; text: string; isAfterDay: boolean }[],
  known: {
    readonly times: { minute: number; text: string }[]
    readonly lengths: { minutes: number; text: string }[]
    readonly dates: { day: Day; text: string }[]
    readonly weekdays: readonly { weekday: Weekday }[]
  },
  problems: { code: WhenProblem; text: string }[],
): void {
  const give = (text: string, { time, day, duration }: Readings) => {
    if (time !== undefined) known.times.push({ minute: time, text })
    else if (day !== undefined) known.dates.push({ day, text })
    else if (duration !== undefined) known.lengths.push({ minutes: duration, text })
    else problems.push({ code: 'impossible', text })
  }
  const isSettled = ({ time, day, duration }: Readings) =>
    Number(time !== undefined) + Number(day !== undefined) + Number(duration !== undefined) < 2
  let open = [...numbers]
  for (const each of open.filter(({ readings }) => isSettled(readings))) give(each.text, each.readings)
  open = open.filter(({ readings }) => !isSettled(readings))
  // All that are left may be the time: nothing else makes a number ambiguous.
  if (known.times.length === 0 && open.length > 0) {
    const wanted = open.filter((each) => each.readings.time !== undefined)
    const placed = wanted.filter((each) => each.isAfterDay)
    const [time] = wanted.length === 1 ? wanted : placed
    if (time === undefined || (wanted.length > 1 && placed.length !== 1)) {
      problems.push(twice('time-or-duration', wanted))
      return
    }
    const { day } = time.readings
    const hasDay = known.dates.length > 0 || known.weekdays.length > 0
    // "to 10.12 Virtanen": Thursday at 10.12, or Thursday the tenth of December?
    const fitsWeekday = day !== undefined && known.weekdays.some((each) => each.weekday === weekdayOf(day))
    if (day !== undefined && (!hasDay || fitsWeekday)) problems.push({ code: 'day-or-time', text: time.text })
    else give(time.text, { ...(time.readings.time === undefined ? {} : { time: time.readings.time }) })
    open = open.filter((each) => each !== time)
  }
  // The time is known now, so what is left is a day or a length.
  for (const { text, readings } of open) {
    const { day, duration } = readings
    give(text, {
      ...(day === undefined ? {} : { day }),
      ...(day !== undefined || duration === undefined ? {} : { duration }),
    })
  }
}

/** The one day meant, or both readings of "next Tuesday" early in the week. */
function settleDays(
  dates: readonly { day: Day; text: string }[],
  weekdays: readonly { weekday: Weekday; scope: Scope; text: string }[],
  looseScope: Scope,
  now: { readonly today: Day; readonly nowMin: number; readonly startMin: number | null },
  problems: { code: WhenProblem; text: string }[],
): Day[] {
  const [date] = dates
  const [weekday] = weekdays
  if (dates.some((each) => each.day !== date?.day)) {
    problems.push(twice('day-twice', dates))
    return []
  }
  if (weekdays.some((each) => each.weekday !== weekday?.weekday)) {
    problems.push(twice('day-twice', weekdays))
    return []
  }
  if (date !== undefined) {
    if (weekday !== undefined && weekdayOf(date.day) !== weekday.weekday) {
      problems.push(twice('weekday-differs', [weekday, date]))
      return []
    }
    return [date.day]
  }
  if (weekday === undefined) return []
  const scope = weekday.scope === 'plain' ? looseScope : weekday.scope
  const monday = mondayOf(now.today)
  const inThisWeek = addDays(monday, weekday.weekday - 1)
  const inNextWeek = addDays(monday, 7 + weekday.weekday - 1)
  if (scope === 'next-week') return [inNextWeek]
  if (scope === 'this') return [inThisWeek]
  const isToday = inThisWeek === now.today
  if (scope === 'next') return inThisWeek > now.today ? [inThisWeek, inNextWeek] : [inNextWeek]
  const isOver = inThisWeek < now.today || (isToday && now.startMin !== null && now.startMin <= now.nowMin)
  return [isOver ? inNextWeek : inThisWeek]
}

function pieceAt(tokens: readonly Token[], at: number, today: Day): Piece {
  const words = tokens.slice(at, at + 6).map((token) => token.low)
  return (
    phoneAt(words) ??
    dayAt(words, at, today) ??
    timeAt(words) ??
    lengthAt(words) ??
    numberAt(words[0] ?? '', today) ?? { kind: 'words', length: 1 }
  )
}

/** Numbers that are a phone number belong to the client. */
function phoneAt(words: readonly string[]): Piece | null {
  const [first = ''] = words
  if (/^\+?\d[\d-]{4,}$/.test(first) && !/^\d{4}-\d{2}-\d{2}$/.test(first)) {
    const digits = first.replace(/\D/g, '')
    // Eight digits may be a day: 01022027.
    const isDate = /^\d{6}(?:\d{2})?$/.test(first) && /^(?:[0-2]\d|3[01])(?:0\d|1[0-2])(?:20)?\d\d$/.test(first)
    if (digits.length >= 5 && !isDate) return { kind: 'words', length: 1 }
  }
  if (!/^(?:0\d{1,3}|\+\d{1,3})$/.test(first)) return null
  let length = 1
  while (/^\d{2,7}$/.test(words[length] ?? '')) length += 1
  const digits = words.slice(0, length).join('').replace(/\D/g, '').length
  return length > 1 && digits >= 7 ? { kind: 'words', length } : null
}

const startsWith = (words: readonly string[], phrase: readonly string[]) =>
  phrase.every((word, at) => words[at] === word)

function dayAt(words: readonly string[], at: number, today: Day): Piece | null {
  const relative = relativeDays.find(([phrase]) => startsWith(words, phrase))
  if (relative) return { kind: 'day', day: addDays(today, relative[1]), length: relative[0].length }
  const ahead = daysAhead(words)
  if (ahead) return { kind: 'day', day: addDays(today, ahead.days), length: ahead.length }
  const [first = '', second = ''] = words
  if (dayPrefixes.has(first)) {
    const after = weekdayOrDate(words.slice(1), today)
    return after === null ? null : { ...after, length: after.length + 1 }
  }
  // The short form of today, as in the day fields; anywhere else a lone letter is an initial.
  if (at === 0 && first === 't' && second !== '') return { kind: 'day', day: today, length: 1 }
  return weekdayOrDate(words, today)
}

function weekdayOrDate(words: readonly string[], today: Day): Piece | null {
  const scope = weekScopes.find(([phrase]) => startsWith(words, phrase))
  if (scope) {
    const length = scope[0].length
    const weekday = weekdayOfWord(words[length] ?? '')
    if (weekday !== null) return { kind: 'weekday', weekday, scope: scope[1], length: length + 1 }
    // "ensi" before anything else may be a word of its own.
    return length > 1 ? { kind: 'scope', scope: scope[1], length } : null
  }
  const weekday = weekdayOfWord(words[0] ?? '')
  if (weekday !== null) return { kind: 'weekday', weekday, scope: 'plain', length: 1 }
  return dateAt(words, today)
}

function dateAt(words: readonly string[], today: Day): Piece | null {
  const [first = '', second = '', third = ''] = words
  if (/^\d{4}-\d{2}-\d{2}$/.test(first) || /^[+\u2212-]\d{1,3}$/.test(first)) {
    const day = parseDayInput(first, today)
    return day === null ? { kind: 'impossible', length: 1 } : { kind: 'day', day, length: 1 }
  }
  // With a month's name, before it or after it: 24 Nov, 24. marraskuuta 2026, Nov 24th.
  const dateOf = (word: string) => (/^\d{1,2}(?:\.|st|nd|rd|th|:e)?$/.test(word) ? Number.parseInt(word, 10) : null)
  for (const [date, month] of [
    [dateOf(first), monthOfWord(second)],
    [dateOf(second), monthOfWord(first)],
  ] as const) {
    if (date === null || month === null) continue
    const year = /^20\d\d$/.test(third) ? third : ''
    const day = parseDayInput(`${date}.${month}.${year}`, today)
    const length = year === '' ? 2 : 3
    return day === null ? { kind: 'impossible', length } : { kind: 'day', day, length }
  }
  // A last dot or a year makes it a date: 24.11., 1.2.27, 22.11.2026.
  if (/^\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})?\.?$/.test(first)) {
    const day = parseDayInput(first, today)
    return day === null ? { kind: 'impossible', length: 1 } : { kind: 'day', day, length: 1 }
  }
  if (/^\d{6}$|^\d{8}$/.test(first)) {
    const day = parseDayInput(first, today)
    const isNear = day !== null && Math.abs(dayParts(day).year - dayParts(today).year) <= 3
    return day !== null && isNear ? { kind: 'day', day, length: 1 } : null
  }
  return null
}

/** 12-hour clock: 2pm, 2:30 pm, 12am. Null for an hour that has none. */
function halfDayTime(clock: string, half: string): number | null {
  const minute = parseTimeInput(clock)
  if (minute === null || minute < 60 || minute >= 13 * 60) return null
  return (minute % 720) + (half.startsWith('p') ? 720 : 0)
}

function timeAt(words: readonly string[]): Piece | null {
  const [first = '', second = ''] = words
  if (timePrefixes.has(first)) {
    const after = clockAt(words.slice(1), true)
    if (after !== null) return { ...after, length: after.length + 1 }
    return /^\d/.test(second) ? { kind: 'impossible', length: 2 } : null
  }
  const glued = /^(?:klo|kl\.?)(\d.*)$/.exec(first)
  if (glued) {
    const after = clockAt([glued[1] ?? '', ...words.slice(1)], true)
    return after ?? { kind: 'impossible', length: 1 }
  }
  return clockAt(words, false)
}

/** A time that can be nothing else; after "klo" a bare number is one too. */
function clockAt(words: readonly string[], isPrefixed: boolean): Piece | null {
  const [first = '', second = ''] = words
  const half = /^(\d[\d.:]*)(am|pm|a\.m|p\.m)$/.exec(first)
  if (half || /^(?:am|pm|a\.m|p\.m)$/.test(second)) {
    const [clock = '', mark = ''] = half ? half.slice(1) : [first, second]
    const length = half ? 1 : 2
    if (!/^\d/.test(clock)) return null
    const minute = halfDayTime(clock, mark)
    return minute === null ? { kind: 'impossible', length } : { kind: 'time', minute, length }
  }
  const range = /^(\d{1,2}(?:[.:]\d{2})?)[-–](\d{1,2}(?:[.:]\d{2})?)$/.exec(first)
  if (range) {
    const from = parseTimeInput(range[1] ?? '')
    const to = parseTimeInput(range[2] ?? '')
    if (from === null || to === null || !isLength(to - from)) return { kind: 'impossible', length: 1 }
    return { kind: 'time', minute: from, durationMin: to - from, length: 1 }
  }
  const isClock = /^\d{1,2}[:,]\d{2}$/.test(first) && lengthAt(words) === null
  if (!isClock && !(isPrefixed && /^\d{1,4}$|^\d{1,2}\.\d{2}$/.test(first))) return null
  const minute = parseTimeInput(first)
  return minute === null ? { kind: 'impossible', length: 1 } : { kind: 'time', minute, length: 1 }
}

const hourUnit = '(?:h|t|tim|timme|timmar|tunti|tuntia|tunnin|hour|hours|hrs?)'
const minuteUnit = '(?:min|mins|minuuttia|minuutin|minuter|minuters|minutes?|m)'

function lengthAt(words: readonly string[]): Piece | null {
  const worded = wordedLengths.find(([phrase]) => startsWith(words, phrase))
  if (worded) return { kind: 'duration', minutes: worded[1], length: worded[0].length }
  if (!/^\d/.test(words[0] ?? '')) return null
  // The longest that makes sense: "1 h 30 min" before "1 h".
  for (let length = 4; length >= 1; length -= 1) {
    if (words.length < length) continue
    const text = words.slice(0, length).join(' ')
    const minutes = minutesOf(text)
    if (minutes === null) continue
    return isLength(minutes) ? { kind: 'duration', minutes, length } : { kind: 'impossible', length }
  }
  return null
}

const wholeHours = new RegExp(`^(\\d{1,2})(?:[.,](\\d{1,2}))? ?${hourUnit}$`)
const hoursAndMinutes = new RegExp(`^(\\d{1,2}) ?${hourUnit} ?(\\d{1,2}) ?${minuteUnit}$|^(\\d{1,2})h(\\d{2})$`)
const onlyMinutes = new RegExp(`^(\\d{1,4}) ?${minuteUnit}$`)

function minutesOf(text: string): number | null {
  const minutes = onlyMinutes.exec(text)
  if (minutes) return Number(minutes[1])
  const both = hoursAndMinutes.exec(text)
  if (both) return Number(both[1] ?? both[3]) * 60 + Number(both[2] ?? both[4])
  const hours = wholeHours.exec(text)
  if (!hours) return null
  const whole = Number(hours[1]) * 60
  const fraction = hours[2] ?? ''
  return whole + (fraction === '' ? 0 : Math.round(Number(`0.${fraction}`) * 60))
}

/** A bare number, with every reading it may have. */
function numberAt(word: string, today: Day): Piece | null {
  if (!/^\d/.test(word)) return null
  if (/^\d{1,2}\.\d{1,2}$/.test(word)) {
    const [date = 0, month = 0] = word.split('.').map(Number)
    const time = parseTimeInput(word)
    const day = isSomeDate(month, date) ? parseDayInput(word, today) : null
    return { kind: 'number', readings: readings(time, day, null), length: 1 }
  }
  if (!/^\d{1,4}$/.test(word)) return /\p{L}/u.test(word) ? null : { kind: 'impossible', length: 1 }
  const value = Number(word)
  const asLength = isLength(value) ? value : null
  const time = parseTimeInput(word)
  if (word.length === 4) {
    const day =
      dayOf(2028, Number(word.slice(2)), Number(word.slice(0, 2))) === null ? null : parseDayInput(word, today)
    return { kind: 'number', readings: readings(time, day, null), length: 1 }
  }
  // 120 is two hours and 930 half past nine: nobody books for one at night or for fifteen hours.
  if (word.length === 3) {
    const isLongLength = asLength !== null && value <= 480 && value % 5 === 0
    return {
      kind: 'number',
      readings: isLongLength ? readings(null, null, value) : readings(time, null, null),
      length: 1,
    }
  }
  return { kind: 'number', readings: readings(time, null, asLength), length: 1 }
}

function readings(time: number | null, day: Day | null, duration: number | null): Readings {
  return {
    ...(time === null ? {} : { time }),
    ...(day === null ? {} : { day }),
    ...(duration === null ? {} : { duration }),
  }
}
