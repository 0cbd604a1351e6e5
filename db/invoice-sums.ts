// What has been taken off invoices by credit notes, read for the list and for the books. Runs in main.
import { centsById } from './cents-by-id.ts'
import { type Db, query } from './handle.ts'

/** Credited cents by invoice, positive; of one seller up to a day when those are named. */
export function creditedByInvoice(
  db: Db,
  until?: { readonly sellerId: string; readonly day: string },
): ReadonlyMap<string | null, number> {
  let credits = query
    .selectFrom('document')
    .innerJoin('invoice', 'invoice.document_id', 'document.original_id')
    .groupBy('document.original_id')
    .select(({ fn, val, eb }) => [
      'document.original_id as id',
      eb(val(0), '-', fn.sum<number>('document.total_cents')).as('cents'),
    ])
  if (until) credits = credits.where('document.seller_id', '=', until.sellerId).where('document.day', '<=', until.day)
  return centsById(db, credits)
}
