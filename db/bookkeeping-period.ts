// What a period of a seller's books is, and which of its months are locked. Runs in main.
import { firstDayOf, lastDayOf, type Month } from '../shared/bookkeeping.ts'
import type { Day } from '../shared/day.ts'
import { all, type Db, query } from './handle.ts'

export interface Period {
  readonly sellerId: string
  readonly from: Day
  readonly to: Day
}

/** The period of a seller from the first day of a month to the last of another. */
export const periodDays = (sellerId: string, from: Month, to: Month): Period => ({
  sellerId,
  from: firstDayOf(from),
  to: lastDayOf(to),
})

export interface Locks {
  /** The newest; everything up to it is locked. Null when none is. */
  readonly last: Month | null
  /** When a month became locked, by itself or by a later one; undefined while it is open. */
  readonly lockedAtMs: (month: Month) => number | undefined
}

export function monthLocks(db: Db, sellerId: string): Locks {
  const rows = all(
    db,
    query
      .selectFrom('month_lock')
      .where('seller_id', '=', sellerId)
      .orderBy('month')
      .select(['month', 'locked_at_ms as atMs']),
  )
  return {
    last: rows.at(-1)?.month ?? null,
    lockedAtMs: (month) => rows.find((row) => row.month >= month)?.atMs,
  }
}

/** Its documents. */
export const inPeriod = ({ sellerId, from, to }: Period) =>
  query
    .selectFrom('document')
    .where('document.seller_id', '=', sellerId)
    .where('document.day', '>=', from)
    .where('document.day', '<=', to)
