// The turnover up to which a seller need not be registered for VAT (AVL 3 §; vero.fi 48658). Dated data; amounts in
// cents. Pure.

const limits: readonly { readonly from: string; readonly cents: number }[] = [{ from: '2025-01-01', cents: 2_000_000 }]

/** The limit of a calendar year, cents; null for a year before the rule by calendar years. */
export function smallBusinessLimit(year: number): number | null {
  const day = `${year}-12-31`
  return limits.findLast((limit) => limit.from <= day)?.cents ?? null
}

/** How near: nothing to say, 80 %, 90 %, or over. */
export type TurnoverLevel = 'calm' | 'near' | 'close' | 'over'

/**
 * Two separate checks: this calendar year and the one before; they are not added together. Exactly the limit is not over.
 */
export function turnoverLevel(
  turnover: { readonly thisYearCents: number; readonly lastYearCents: number },
  year: number,
) {
  const limit = smallBusinessLimit(year)
  if (limit === null) return 'calm'
  const before = smallBusinessLimit(year - 1)
  if (turnover.thisYearCents > limit || (before !== null && turnover.lastYearCents > before)) return 'over'
  if (turnover.thisYearCents * 10 >= limit * 9) return 'close'
  return turnover.thisYearCents * 10 >= limit * 8 ? 'near' : 'calm'
}
