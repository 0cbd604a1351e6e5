// Between what a person types and what a form keeps, for sums, days and times. Empty is null; what cannot be read is
// the word 'invalid', which no schema of ours takes, so a form cannot be saved with it. Pure; runs anywhere.

import type { Day } from '../../shared/day.ts'
import { parseDayInput, parseTimeInput } from '../../shared/day-input.ts'
import { formatDay, formatMoneyInput, formatTime } from '../../shared/format.ts'
import { parseMoney } from '../../shared/money.ts'
import type { Language } from '../../shared/translations/define.ts'

export type Typed<T> = T | null | 'invalid'

/** How one kind of value is read and written. */
export interface TypedKind<T> {
  readonly read: (text: string) => Typed<T>
  readonly write: (value: T) => string
}

/** Sums in whole cents. `isNegativeAllowed` false refuses sums below zero. */
export function moneyKind(language: Language, isNegativeAllowed: boolean): TypedKind<number> {
  return {
    read: (text) => {
      if (text.trim() === '') return null
      const parsed = parseMoney(text)
      if (!parsed.ok) return 'invalid'
      return parsed.cents < 0 && !isNegativeAllowed ? 'invalid' : parsed.cents
    },
    write: (cents) => formatMoneyInput(cents, language),
  }
}

/** Days as YYYY-MM-DD. `today` decides the year of '1.2.' and the day of '+7'. */
export function dayKind(language: Language, today: Day): TypedKind<Day> {
  return {
    read: (text) => (text.trim() === '' ? null : (parseDayInput(text, today) ?? 'invalid')),
    write: (day) => formatDay(day, language),
  }
}

/** Wall-clock times as minutes from midnight. */
export function timeKind(language: Language): TypedKind<number> {
  return {
    read: (text) => (text.trim() === '' ? null : (parseTimeInput(text) ?? 'invalid')),
    write: (minute) => formatTime(minute, language),
  }
}

/** Whole numbers from `least` to `most`, digits only. */
export function wholeNumberKind(least: number, most: number): TypedKind<number> {
  return {
    read: (text) => {
      const digits = text.trim()
      if (digits === '') return null
      if (!/^-?\d{1,9}$/.test(digits)) return 'invalid'
      const number = Number(digits)
      return number < least || number > most ? 'invalid' : number
    },
    write: (number) => String(number),
  }
}

/** Numbers from `least` to `most` with at most so many decimals; comma or dot. */
export function decimalKind(
  language: Language,
  { least, most, decimals }: { readonly least: number; readonly most: number; readonly decimals: number },
): TypedKind<number> {
  return {
    read: (text) => {
      const typed = text.trim().replace('\u2212', '-').replace(',', '.')
      if (typed === '') return null
      if (!/^-?\d{1,7}(\.\d+)?$/.test(typed)) return 'invalid'
      const number = Number(typed)
      if (number < least || number > most || Number(number.toFixed(decimals)) !== number) return 'invalid'
      return number === 0 ? 0 : number
    },
    write: (number) => (language === 'en' ? String(number) : String(number).replace('.', ',')),
  }
}
