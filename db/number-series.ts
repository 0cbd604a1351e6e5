// The running numbers of documents, across a restore: an older file must not give out numbers that papers already carry.
// Runs in main and in the backup process.
import type { NumberGap, NumbersAfter, UnsureSeries } from '../shared/backups.ts'
import { type Day, instantToLocal, ZONE } from '../shared/day.ts'
import { numbersToSkip } from '../shared/number-skip.ts'
import { all, type Db, query, run, type Tx } from './handle.ts'

export interface SeriesPosition {
  readonly sellerId: string
  readonly series: string
  readonly nextNumber: number
}

export function seriesOf(db: Db): SeriesPosition[] {
  return all(
    db,
    query
      .selectFrom('number_series')
      .select(['seller_id as sellerId', 'series', 'next_number as nextNumber'])
      .orderBy('seller_id')
      .orderBy('series'),
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
 * What is left out of each series of a restored file when the file that went on after it is gone.
 * @param backToMs the moment that the file is of
 */
export function unsureSeries(db: Db, backToMs: number, today: Day): UnsureSeries[] {
  const perDay = all(
    db,
    query
      .selectFrom('document')
      .groupBy(['seller_id', 'series', 'day'])
      .select((row) => ['seller_id as sellerId', 'series', row.fn.countAll<number>().as('count')]),
  )
  const busiest = new Map<string, number>()
  for (const { sellerId, series, count } of perDay) {
    const key = `${sellerId} ${series}`
    busiest.set(key, Math.max(busiest.get(key) ?? 0, count))
  }
  const fromDay = instantToLocal(backToMs, ZONE).day
  return seriesOf(db).map(({ sellerId, series, nextNumber }) => {
    const last = nextNumber - 1
    const skipped = numbersToSkip(busiest.get(`${sellerId} ${series}`) ?? 0, fromDay, today)
    return { sellerId, series, last, skipTo: last + skipped }
  })
}

/** Where each unsure series goes on, given what a person said. */
export function positionsAfter(unsure: readonly UnsureSeries[], after: NumbersAfter): SeriesPosition[] {
  if (after.kind === 'none') return []
  return unsure.map(({ sellerId, series, skipTo }) => {
    const told =
      after.kind === 'told'
        ? after.last.find((each) => each.sellerId === sellerId && each.series === series)
        : undefined
    return { sellerId, series, nextNumber: (told?.number ?? skipTo) + 1 }
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
