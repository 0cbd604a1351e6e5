// Who sells and when: what every document of the till needs before it can be issued. Runs in main.
import { AppError } from '../shared/errors.ts'
import type { SellerPrint } from '../shared/sales.ts'
import type { Actor } from './actor.ts'
import { type Db, one, query, shaped } from './handle.ts'
import { sellerFields } from './sellers.ts'

/** A clock that a time service has just put back by less than this does not stop the till; the document keeps its place. */
const clockSlackMs = 60_000

/**
 * What the law wants on every receipt: name, business id and how to reach the seller (658/2013).
 * @throws AppError SALE_SELLER_INCOMPLETE
 */
export function completeSeller(db: Db, sellerId: string): SellerPrint {
  const salon = sellerFields(db, sellerId)
  if (!salon || salon.name === '' || salon.businessId === '') throw new AppError('SALE_SELLER_INCOMPLETE')
  const { name, businessId, street, postCode, city, phone, email, vatRegistered } = salon
  return { name, businessId, street, postCode, city, phone, email, vatRegistered }
}

const lastDocument = shaped(({ sellerId, series }: { readonly sellerId: string; readonly series: string }) =>
  query
    .selectFrom('document')
    .select('issued_at_ms')
    .where('seller_id', '=', sellerId)
    .where('series', '=', series)
    .orderBy('number', 'desc')
    .limit(1),
)
const lastClosed = shaped(({ sellerId }: { readonly sellerId: string }) =>
  query
    .selectFrom('day_close')
    .select('closed_at_ms')
    .where('seller_id', '=', sellerId)
    .orderBy('number', 'desc')
    .limit(1),
)

/**
 * When the next document is issued: now, never before the last one of the series nor before the last day close.
 * @throws AppError CLOCK_SET_BACK when the clock is further back than a time service would put it
 */
export function timeOfNextDocument(
  db: Db,
  { sellerId, series }: { readonly sellerId: string; readonly series: string },
  actor: Actor,
): number {
  const last = one(db, lastDocument({ sellerId, series }))
  const closed = one(db, lastClosed({ sellerId }))
  const latest = Math.max(last?.issued_at_ms ?? 0, closed?.closed_at_ms ?? 0)
  if (latest <= actor.atMs) return actor.atMs
  if (latest - actor.atMs > clockSlackMs) throw new AppError('CLOCK_SET_BACK')
  return latest
}

const nameOf = shaped(({ id }: { readonly id: string }) =>
  query.selectFrom('staff').select('name').where('id', '=', id),
)

/** A person's present name. Errors: NOT_FOUND. */
export function staffName(db: Db, id: string): string {
  const found = one(db, nameOf({ id }))
  if (!found) throw new AppError('NOT_FOUND', { kind: 'staff' })
  return found.name
}
