// The only place where days, times, sums and other numbers become text for people. Pure; runs in every process.
// The strings are built by hand, because the ICU data of the program that happens to run must not change a receipt:
// Finnish and Swedish are exactly what ICU 78 gives for fi-FI and sv-FI (dot in the time, U+00A0 before the unit and between
// thousands, U+2212 as minus). English is a house style for a Finnish salon: the month in letters ("1 Mar 2026", so that
// nobody reads 1/3 the American way), a 24-hour clock with a colon, "€1,234.50", and the same minus sign.
import { type Day, dayParts, instantToLocal, weekdayOf } from './day.ts'
import type { Cents } from './money.ts'
import type { Language } from './translations/define.ts'

const NBSP = '\u00a0'
const MINUS = '\u2212'

const MONTHS: Record<Language, readonly string[]> = {
  fi: 'tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu'.split(' ').map((stem) => `${stem}kuuta`),
  sv: 'januari februari mars april maj juni juli augusti september oktober november december'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
}
const MONTH_TITLES_FI = 'tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu'
  .split(' ')
  .map((stem) => `${stem}kuu`)
const WEEKDAYS: Record<Language, readonly string[]> = {
  fi: 'maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai'.split(' '),
  sv: 'måndag tisdag onsdag torsdag fredag lördag söndag'.split(' '),
  en: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
}
const SHORT_WEEKDAYS: Record<Language, readonly string[]> = {
  fi: 'ma ti ke to pe la su'.split(' '),
  sv: 'mån tis ons tors fre lör sön'.split(' '),
  en: 'Mon Tue Wed Thu Fri Sat Sun'.split(' '),
}

/** `22.11.2026` (fi, sv), `22 Nov 2026` (en). @throws RangeError when the text is not a day; so do all day formats. */
export function formatDay(day: Day, language: Language): string {
  const { year, month, date } = dayParts(day)
  return language === 'en' ? `${date} ${monthName(month, 'en').slice(0, 3)} ${year}` : `${date}.${month}.${year}`
}

/** Without the year: `22.11.` (fi, sv), `22 Nov` (en). */
export function formatDayShort(day: Day, language: Language): string {
  const { month, date } = dayParts(day)
  return language === 'en' ? `${date} ${monthName(month, 'en').slice(0, 3)}` : `${date}.${month}.`
}

/** `1. maaliskuuta 2026`, `1 mars 2026`, `1 March 2026`. */
export function formatDayLong(day: Day, language: Language): string {
  const { year, month, date } = dayParts(day)
  return `${date}${language === 'fi' ? '.' : ''} ${monthName(month, language)} ${year}`
}

/** `sunnuntai 1. maaliskuuta 2026`, `söndag 1 mars 2026`, `Sunday 1 March 2026`. */
export function formatDayFull(day: Day, language: Language): string {
  return `${formatWeekday(day, language)} ${formatDayLong(day, language)}`
}

/** `su 22.11.2026`, `sön 22.11.2026`, `Sun 22 Nov 2026`. */
export function formatWeekdayDay(day: Day, language: Language): string {
  return `${formatWeekdayShort(day, language)} ${formatDay(day, language)}`
}

/** `sunnuntai`, `söndag`, `Sunday`. */
export function formatWeekday(day: Day, language: Language): string {
  return WEEKDAYS[language][weekdayOf(day) - 1] ?? ''
}

/** `su`, `sön`, `Sun`. */
export function formatWeekdayShort(day: Day, language: Language): string {
  return SHORT_WEEKDAYS[language][weekdayOf(day) - 1] ?? ''
}

/** The name of a month alone, small: `maaliskuu`, `mars`, `March`; month 1 to 12. */
export function monthTitle(month: number, language: Language): string {
  return (language === 'fi' ? MONTH_TITLES_FI[month - 1] : MONTHS[language][month - 1]) ?? ''
}

/** A month as a heading: `maaliskuu 2026`, `mars 2026`, `March 2026`; month 1 to 12. */
export function formatMonth(year: number, month: number, language: Language): string {
  const name = language === 'fi' ? MONTH_TITLES_FI[month - 1] : MONTHS[language][month - 1]
  if (name === undefined) throw new RangeError('not a month')
  return `${name} ${year}`
}

/** Minutes from midnight as a wall-clock time: `9.30` (fi, sv), `09:30` (en). 1440 is `24.00`; later wraps past midnight. */
export function formatTime(minute: number, language: Language): string {
  if (!Number.isInteger(minute) || minute < 0) throw new RangeError('not minutes from midnight')
  const shown = minute <= 1440 ? minute : minute % 1440
  const hours = String(Math.floor(shown / 60))
  const minutes = String(shown % 60).padStart(2, '0')
  return language === 'en' ? `${hours.padStart(2, '0')}:${minutes}` : `${hours}.${minutes}`
}

/** `9.30–10.15`, `09:30–10:15`; minutes from midnight, the end may be past midnight. */
export function formatTimeRange(startMinute: number, endMinute: number, language: Language): string {
  return `${formatTime(startMinute, language)}–${formatTime(endMinute, language)}`
}

/** `22.11.2026 klo 14.05` (fi), `22.11.2026 14.05` (sv), `22 Nov 2026 14:05` (en). */
export function formatDayTime(day: Day, minute: number, language: Language): string {
  return `${formatDay(day, language)} ${language === 'fi' ? 'klo ' : ''}${formatTime(minute, language)}`
}

/** An instant (epoch ms) as day and time of the given zone, as formatDayTime. */
export function formatInstant(atMs: number, zone: string, language: Language): string {
  const { day, minute } = instantToLocal(atMs, zone)
  return formatDayTime(day, minute, language)
}

/** `1 h 15 min`, `45 min`, `2 h`, `0 min`; U+00A0 joins number and unit. The same in every language. */
export function formatDuration(minutes: number): string {
  if (!Number.isInteger(minutes)) throw new RangeError('not whole minutes')
  if (minutes < 0) return `${MINUS}${formatDuration(-minutes)}`
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest}${NBSP}min`
  return rest === 0 ? `${hours}${NBSP}h` : `${hours}${NBSP}h ${rest}${NBSP}min`
}

/** How long ago (or ahead) `atMs` is from `nowMs`: `juuri nyt`, `3 min sitten`, `2 h sitten`, `5 pv sitten`, `3 min kuluttua`. */
export function formatAge(atMs: number, nowMs: number, language: Language): string {
  const minutes = Math.floor(Math.abs(nowMs - atMs) / 60_000)
  if (!Number.isFinite(minutes)) throw new RangeError('not an instant')
  if (minutes === 0) return { fi: 'juuri nyt', sv: 'just nu', en: 'just now' }[language]
  const amount = ageAmount(minutes, language)
  if (atMs > nowMs) return { fi: `${amount} kuluttua`, sv: `om ${amount}`, en: `in ${amount}` }[language]
  return { fi: `${amount} sitten`, sv: `för ${amount} sedan`, en: `${amount} ago` }[language]
}

/** `1 234,50 €`, `−45,00 €` with U+00A0 and U+2212 (fi, sv); `€1,234.50`, `−€45.00` (en). */
export function formatMoney(cents: Cents, language: Language): string {
  const { sign, digits } = moneyDigits(cents, language, true)
  return language === 'en' ? `${sign}€${digits}` : `${sign}${digits}${NBSP}€`
}

/** For an edit field: no group mark, no unit, a plain hyphen: `-1234,50` (fi, sv), `-1234.50` (en). parseMoney reads it back. */
export function formatMoneyInput(cents: Cents, language: Language): string {
  const { sign, digits } = moneyDigits(cents, language, false)
  return `${sign === '' ? '' : '-'}${digits}`
}

/** Basis points as a percentage: 2550 → `25,5 %` (U+00A0), 1000 → `10 %`; `25.5%` in English. */
export function formatPercentBp(basisPoints: number, language: Language): string {
  if (!Number.isSafeInteger(basisPoints)) throw new RangeError('a rate must be whole basis points')
  const absolute = Math.abs(basisPoints)
  const fraction = String(absolute % 100)
    .padStart(2, '0')
    .replace(/0+$/, '')
  const text = joinNumber(basisPoints < 0, String(Math.floor(absolute / 100)), fraction, language)
  return language === 'en' ? `${text}%` : `${text}${NBSP}%`
}

/**
 * `1 234,5` with U+00A0 (fi, sv), `1,234.5` (en). Without `decimals` up to three are shown, as many as are needed; with it
 * exactly that many. @throws RangeError for NaN, infinity and numbers beyond 1e15.
 */
export function formatNumber(value: number, language: Language, decimals?: number): string {
  if (!Number.isFinite(value) || Math.abs(value) > 1e15) throw new RangeError('not a number that can be shown')
  const fixed = Math.abs(value).toFixed(decimals ?? 3)
  const [whole = '0', fraction = ''] = fixed.split('.')
  const shown = decimals === undefined ? fraction.replace(/0+$/, '') : fraction
  return joinNumber(value < 0 && /[1-9]/.test(fixed), whole, shown, language)
}

/** A file size in decimal units: `1,5 Mt` (fi), `1,5 MB` (sv), `1.5 MB` (en); below a kilobyte in bytes. */
export function formatBytes(bytes: number, language: Language): string {
  if (!Number.isFinite(bytes) || bytes < 0) throw new RangeError('not a size')
  const units = language === 'fi' ? ['kt', 'Mt', 'Gt', 'Tt'] : ['kB', 'MB', 'GB', 'TB']
  if (bytes < 1000) {
    const word = { fi: bytes === 1 ? 'tavu' : 'tavua', sv: 'byte', en: bytes === 1 ? 'byte' : 'bytes' }[language]
    return `${formatNumber(bytes, language, 0)}${NBSP}${word}`
  }
  let value = bytes / 1000
  let index = 0
  // 999.95 would be shown as 1000,0: that is one of the next unit.
  while (value >= 999.95 && index < units.length - 1) {
    value /= 1000
    index += 1
  }
  const rounded = Math.round(value * 10) / 10
  return `${formatNumber(rounded, language)}${NBSP}${units[index] ?? ''}`
}

function ageAmount(minutes: number, language: Language): string {
  if (minutes < 60) return `${minutes}${NBSP}min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return `${hours}${NBSP}h`
  const days = Math.floor(hours / 24)
  const word = { fi: 'pv', sv: days === 1 ? 'dag' : 'dagar', en: days === 1 ? 'day' : 'days' }[language]
  return `${formatNumber(days, language, 0)}${NBSP}${word}`
}

function moneyDigits(cents: Cents, language: Language, grouped: boolean): { sign: string; digits: string } {
  if (!Number.isSafeInteger(cents)) throw new RangeError('a sum must be whole cents')
  const absolute = Math.abs(cents)
  const whole = String(Math.floor(absolute / 100))
  const fraction = String(absolute % 100).padStart(2, '0')
  const mark = language === 'en' ? '.' : ','
  return { sign: cents < 0 ? MINUS : '', digits: `${grouped ? group(whole, language) : whole}${mark}${fraction}` }
}

function joinNumber(negative: boolean, whole: string, fraction: string, language: Language): string {
  const tail = fraction === '' ? '' : `${language === 'en' ? '.' : ','}${fraction}`
  return `${negative ? MINUS : ''}${group(whole, language)}${tail}`
}

function group(digits: string, language: Language): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : NBSP)
}

function monthName(month: number, language: Language): string {
  return MONTHS[language][month - 1] ?? ''
}
