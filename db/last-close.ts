// Where a seller's day closes stand. Runs in main.
import { type Db, one, query } from './handle.ts'

/** The last close: what was counted then is what the drawer begins with. */
export function lastClose(db: Db, sellerId: string) {
  return one(
    db,
    query
      .selectFrom('day_close')
      .where('seller_id', '=', sellerId)
      .orderBy('number', 'desc')
      .limit(1)
      .select(['number', 'day', 'counted_cents as countedCents', 'code', 'closed_at_ms as closedAtMs']),
  )
}
