// Interest on late payment. Pure. Money is integer cents, rates are basis points per year.
// Source: korkolaki 633/1982: 4 § (reference rate + 7 points), 4 a § (commercial contracts, + 8), 5–6 § (from when), 12 §
// (the Bank of Finland publishes the reference rate for each half-year).
import { addDays, type Day, daysBetween, isDay } from '../day.ts'
import { type Cents, isCents, roundHalfUp } from '../money.ts'

/** The reference rate of one half-year; both days belong to it. */
export type ReferenceRate = { validFrom: Day; validTo: Day; rateBp: number }

/**
 * First rows of the reference rate table; later half-years are added by the owner. A half-year whose rate was not known when
 * this was written has no row, so that nobody is charged by a guess.
 */
export const DEFAULT_REFERENCE_RATES: readonly ReferenceRate[] = [
  { validFrom: '2022-07-01', validTo: '2022-12-31', rateBp: 0 },
  { validFrom: '2023-01-01', validTo: '2023-06-30', rateBp: 250 },
  { validFrom: '2023-07-01', validTo: '2023-12-31', rateBp: 400 },
  { validFrom: '2024-01-01', validTo: '2024-06-30', rateBp: 450 },
  { validFrom: '2024-07-01', validTo: '2024-12-31', rateBp: 450 },
  { validFrom: '2025-01-01', validTo: '2025-06-30', rateBp: 350 },
  { validFrom: '2025-07-01', validTo: '2025-12-31', rateBp: 250 },
  { validFrom: '2026-01-01', validTo: '2026-06-30', rateBp: 250 },
]

/** What the law adds to the reference rate: 7 points for a consumer, 8 between businesses. */
export const STATUTORY_MARGIN_BP = { consumer: 700, business: 800 } as const

export type LateInterestInput = {
  principalCents: Cents
  /** Interest runs from the day after this day … */
  dueDay: Day
  /** … to this day, both included. */
  paidDay: Day
  debtor: keyof typeof STATUTORY_MARGIN_BP
  rates: readonly ReferenceRate[]
}

/** `missingRateOn` is the first day without a reference rate: ask for it, never guess. */
export type LateInterest = { ok: true; days: number; cents: Cents } | { ok: false; missingRateOn: Day }

/**
 * Statutory interest: the sum over days of principal × rate / 365, every day at its own half-year's rate, rounded half up once
 * at the end. 365 also in leap years (the act is silent). Paid on the due day or before: 0.
 * @throws RangeError when the principal is not whole cents or is negative, or a day is not a day
 */
export function lateInterest(input: LateInterestInput): LateInterest {
  const { principalCents, dueDay, paidDay, rates } = input
  if (!isCents(principalCents) || principalCents < 0)
    throw new RangeError('the principal must be whole cents, not negative')
  if (!isDay(dueDay) || !isDay(paidDay)) throw new RangeError('not a day')
  const days = Math.max(0, daysBetween(dueDay, paidDay))
  const margin = STATUTORY_MARGIN_BP[input.debtor]
  let weighted = 0n
  let from = addDays(dueDay, 1)
  while (from <= paidDay) {
    const row = rates.find((rate) => rate.validFrom <= from && from <= rate.validTo)
    if (row === undefined) return { ok: false, missingRateOn: from }
    const to = row.validTo < paidDay ? row.validTo : paidDay
    weighted += BigInt(row.rateBp + margin) * BigInt(daysBetween(from, to) + 1)
    from = addDays(to, 1)
  }
  return { ok: true, days, cents: roundHalfUp(BigInt(principalCents) * weighted, 3_650_000n) }
}

/**
 * The day after which interest runs, to be given as `dueDay`: the due day when it was binding and agreed beforehand,
 * otherwise not before 29 days after the invoice was sent, so that the 30th day is the first (korkolaki 5–6 §).
 * @throws RangeError when a day is not a day
 */
export function interestFreeThrough(dueDay: Day, sentDay: Day, agreedBeforehand: boolean): Day {
  if (!isDay(dueDay)) throw new RangeError('not a day')
  const thirtyDays = addDays(sentDay, 29)
  return agreedBeforehand || dueDay > thirtyDays ? dueDay : thirtyDays
}
