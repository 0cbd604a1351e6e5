// The boxes of the Finnish VAT return that sales fill, and when it is due. Pure.
// Source: the form of OmaVero as bookkeeping programs fill it (301 the general rate with late items of the former one, 302
// and 303 the reduced ones, 309 turnover at zero rate); arvonlisäverolaki 147 §, arvonlisäveroilmoitus by the 12th day of the
// second month after the period. Deductions (307) and what is to be paid (308) need the purchases, which are not here.
import { addDays, addMonths, type Day, weekdayOf } from '../day.ts'
import { sumCents } from '../money.ts'
import { isPublicHoliday } from './holidays.ts'

export interface VatGroup {
  readonly vatCode: string
  readonly rateBp: number
  readonly grossCents: number
  readonly vatCents: number
  readonly netCents: number
}

/** Which box the tax of a rate belongs to. A rate that the form does not know has none. */
export function boxOfRate(vatCode: string): '301' | '302' | '303' | null {
  if (vatCode === 'STD') return '301'
  if (vatCode === 'RED1') return '302'
  return vatCode === 'RED2' ? '303' : null
}

/** Tax by box 301–303 and the turnover of 309, cents. All four always, so that a nought is seen. */
export function vatReturnBoxes(groups: readonly VatGroup[]): { box: string; cents: number }[] {
  const taxOf = (box: string) =>
    sumCents(groups.filter((group) => boxOfRate(group.vatCode) === box).map((group) => group.vatCents))
  return [
    ...['301', '302', '303'].map((box) => ({ box, cents: taxOf(box) })),
    { box: '309', cents: sumCents(groups.filter((each) => each.vatCode === 'ZERO').map((each) => each.grossCents)) },
  ]
}

/** The last day to file: the 12th of the second month after the period, or the next working day. `lastDay` ends the period. */
export function vatReturnDueDay(lastDay: Day): Day {
  let day = `${addMonths(`${lastDay.slice(0, 7)}-01`, 2).slice(0, 7)}-12`
  while (weekdayOf(day) > 5 || isPublicHoliday(day)) day = addDays(day, 1)
  return day
}
