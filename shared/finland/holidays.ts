// Finnish public holidays and the two eves that people treat as such. Pure. They are marked in the calendar, never block it.
// Source: kirkkolaki 652/2023 and the laws on 1 May (272/1944) and Independence Day (388/1937); Easter by the Gregorian computus.
import { addDays, type Day, dayOf, dayParts, weekdayOf } from '../day.ts'
import type { Language } from '../translations/define.ts'

export type HolidayKey = keyof typeof HOLIDAY_NAMES

/** `isPublic` is false for Midsummer Eve and Christmas Eve. */
export type Holiday = { day: Day; key: HolidayKey; isPublic: boolean }

/** The names people read, by language. */
export const HOLIDAY_NAMES = {
  newYear: { fi: 'uudenvuodenpäivä', sv: 'nyårsdagen', en: "New Year's Day" },
  epiphany: { fi: 'loppiainen', sv: 'trettondagen', en: 'Epiphany' },
  goodFriday: { fi: 'pitkäperjantai', sv: 'långfredagen', en: 'Good Friday' },
  easterSunday: { fi: 'pääsiäispäivä', sv: 'påskdagen', en: 'Easter Sunday' },
  easterMonday: { fi: '2. pääsiäispäivä', sv: 'annandag påsk', en: 'Easter Monday' },
  mayDay: { fi: 'vappu', sv: 'första maj', en: 'May Day' },
  ascensionDay: { fi: 'helatorstai', sv: 'Kristi himmelsfärdsdag', en: 'Ascension Day' },
  whitSunday: { fi: 'helluntaipäivä', sv: 'pingstdagen', en: 'Whit Sunday' },
  midsummerEve: { fi: 'juhannusaatto', sv: 'midsommarafton', en: 'Midsummer Eve' },
  midsummerDay: { fi: 'juhannuspäivä', sv: 'midsommardagen', en: 'Midsummer Day' },
  allSaintsDay: { fi: 'pyhäinpäivä', sv: 'alla helgons dag', en: "All Saints' Day" },
  independenceDay: { fi: 'itsenäisyyspäivä', sv: 'självständighetsdagen', en: 'Independence Day' },
  christmasEve: { fi: 'jouluaatto', sv: 'julafton', en: 'Christmas Eve' },
  christmasDay: { fi: 'joulupäivä', sv: 'juldagen', en: 'Christmas Day' },
  boxingDay: { fi: 'tapaninpäivä', sv: 'annandag jul', en: "St Stephen's Day" },
} as const satisfies Record<string, Record<Language, string>>

/**
 * The fifteen days of a year in order of date. The rules are those of today, also for past years.
 * @throws RangeError when the year is not a whole number 1583 to 9999
 */
export function finnishHolidays(year: number): Holiday[] {
  const easter = easterSunday(year)
  const midsummer = saturdayFrom(fixed(year, 6, 20))
  const days: [HolidayKey, Day][] = [
    ['newYear', fixed(year, 1, 1)],
    ['epiphany', fixed(year, 1, 6)],
    ['goodFriday', addDays(easter, -2)],
    ['easterSunday', easter],
    ['easterMonday', addDays(easter, 1)],
    ['mayDay', fixed(year, 5, 1)],
    ['ascensionDay', addDays(easter, 39)],
    ['whitSunday', addDays(easter, 49)],
    ['midsummerEve', addDays(midsummer, -1)],
    ['midsummerDay', midsummer],
    ['allSaintsDay', saturdayFrom(fixed(year, 10, 31))],
    ['independenceDay', fixed(year, 12, 6)],
    ['christmasEve', fixed(year, 12, 24)],
    ['christmasDay', fixed(year, 12, 25)],
    ['boxingDay', fixed(year, 12, 26)],
  ]
  return days
    .map(([key, day]) => ({ day, key, isPublic: key !== 'midsummerEve' && key !== 'christmasEve' }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** True for a public holiday, the eves not counted. @throws RangeError when the text is not a day */
export function isPublicHoliday(day: Day): boolean {
  return finnishHolidays(dayParts(day).year).some((holiday) => holiday.isPublic && holiday.day === day)
}

// Meeus, Jones and Butcher's form of the Gregorian computus.
function easterSunday(year: number): Day {
  if (!Number.isInteger(year) || year < 1583 || year > 9999)
    throw new RangeError('not a year of the Gregorian calendar')
  const century = Math.floor(year / 100)
  const golden = year % 19
  const skipped = Math.floor(century / 4)
  const moon = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - skipped - moon + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - (year % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const sum = epact + weekday - 7 * late + 114
  return fixed(year, Math.floor(sum / 31), (sum % 31) + 1)
}

function saturdayFrom(day: Day): Day {
  return addDays(day, (13 - weekdayOf(day)) % 7)
}

function fixed(year: number, month: number, date: number): Day {
  const day = dayOf(year, month, date)
  if (day === null) throw new RangeError('no such day')
  return day
}
