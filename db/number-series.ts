// The running numbers of documents, across a restore: an older file must not give out numbers that papers already carry.
// Runs in main.
import type { NumberGap } from '../shared/backups.ts'
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

/** Numbers that `ahead` has given out and the file has not: what carrying its series forward leaves out. */
export function gapsTo(db: Db, ahead: readonly SeriesPosition[]): NumberGap[] {
  const here = new Map(seriesOf(db).map(({ sellerId, series, nextNumber }) => [`${sellerId} ${series}`, nextNumber]))
  return ahead.flatMap(({ sellerId, series, nextNumber }) => {
    const next = here.get(`${sellerId} ${series}`)
    return next !== undefined && next < nextNumber ? [{ series, from: next, to: nextNumber - 1 }] : []
  })
}

/**
 * Moves each series up to the given position where it is behind. Answers the numbers left out: papers of the file left
 * behind.
 */
export function carrySeriesForward(tx: Tx, positions: readonly SeriesPosition[]): NumberGap[] {
  const gaps = gapsTo(tx, positions)
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
  return gaps
}
