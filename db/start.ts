// What a new file holds before anyone has typed anything: VAT rates, the number series, the log's first key. In main.
import { DEFAULT_VAT_RATES } from '../shared/finland/vat.ts'
import { startLog } from './accesslog.ts'
import { query, run, runOne, type Tx } from './handle.ts'
import { firstSellerId } from './settings.ts'

/** The receipt series of the first seller. */
export const receiptSeries = 'K'
/** Its credits (hyvitykset). */
export const creditSeries = 'H'
/** Its invoices and their credits. */
export const invoiceSeries = 'L'
/** Its day closes. */
export const closeSeries = 'Z'

/** Fills a file that was just migrated from nothing. `ownerPublicKey` is the raw X25519 key of the access log. */
export function startDatabase(tx: Tx, ownerPublicKey: Uint8Array, day: string): void {
  for (const rate of DEFAULT_VAT_RATES) {
    runOne(
      tx,
      query
        .insertInto('vat_rate')
        .values({ code: rate.code, valid_from: rate.validFrom, valid_to: rate.validTo, rate_bp: rate.rateBp }),
    )
  }
  run(tx, query.insertInto('seller').values({ id: firstSellerId, position: 0, details: 'null' }))
  for (const series of [receiptSeries, creditSeries, invoiceSeries, closeSeries]) {
    runOne(tx, query.insertInto('number_series').values({ seller_id: firstSellerId, series, next_number: 1 }))
  }
  startLog(tx, ownerPublicKey, day)
}
