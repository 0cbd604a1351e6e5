// Numbers that a period should have and has not. Runs in main.
import type { NumberGapFact } from '../shared/bookkeeping-facts.ts'
import { inPeriod, type Period } from './bookkeeping-period.ts'
import { all, type Db, one, query } from './handle.ts'
import { listRestores } from './restores.ts'
import type { PurgedRun } from './voucher-purge.ts'

/** Numbers that should be in the period and are not, those that a restore left out or the law's end let go taken off. */
export function numberGaps(db: Db, period: Period, purged: readonly PurgedRun[]): NumberGapFact[] {
  const rows = all(
    db,
    inPeriod(period)
      .orderBy('document.series')
      .orderBy('document.number')
      .select(['document.series', 'document.number']),
  )
  const explained = [
    ...listRestores(db).flatMap((restore) => restore.gaps),
    ...purged.map(({ series, first, last }) => ({ series, from: first, to: last })),
  ]
  const gaps: NumberGapFact[] = []
  const next = new Map<string, number>()
  for (const { series, number } of rows) {
    let expected = next.get(series) ?? lastNumberBefore(db, period, series) + 1
    for (;;) {
      const known = explained.find((gap) => gap.series === series && gap.from <= expected && gap.to >= expected)
      if (known === undefined || known.to >= number) break
      expected = known.to + 1
    }
    if (expected < number) gaps.push({ series, from: expected, to: number - 1 })
    next.set(series, number + 1)
  }
  return gaps
}

function lastNumberBefore(db: Db, { sellerId, from }: Period, series: string): number {
  const row = one(
    db,
    query
      .selectFrom('document')
      .where('seller_id', '=', sellerId)
      .where('series', '=', series)
      .where('day', '<', from)
      .select(({ fn }) => fn.max('number').as('last')),
  )
  return row?.last ?? 0
}
