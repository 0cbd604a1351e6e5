// The running numbers of documents, across a restore: an older file must not give out numbers that papers already carry.
// Runs in main.
import { all, type Db, query, run, type Tx } from './handle.ts'

export interface SeriesPosition {
  readonly sellerId: string
  readonly series: string
  readonly nextNumber: number
}

export function seriesOf(db: Db): SeriesPosition[] {
  return all(
    db,
    query.selectFrom('number_series').select(['seller_id as sellerId', 'series', 'next_number as nextNumber']),
  )
}

/** Moves each series up to the given position where it is behind; the gap is the papers of the file left behind. */
export function carrySeriesForward(tx: Tx, positions: readonly SeriesPosition[]): void {
  for (const { sellerId, series, nextNumber } of positions) {
    run(
      tx,
      query
        .updateTable('number_series')
        .set({ next_number: nextNumber })
        .where('seller_id', '=', sellerId)
        .where('series', '=', series)
        .where('next_number', '<', nextNumber),
    )
  }
}
