// Day closes of a period as the books need them, with what their documents come to now. Runs in main.
import type { CloseFact } from '../shared/bookkeeping-facts.ts'
import type { DayClose, DocumentRange } from '../shared/dayclose.ts'
import { inPeriod, type Period } from './bookkeeping-period.ts'
import { centsById } from './cents-by-id.ts'
import { closeCode } from './dayclose.ts'
import { all, type Db, query } from './handle.ts'
import type { PurgedRun } from './voucher-purge.ts'

/** Those that hold a document of the period or close a day of it, in order; `purged` are the numbers that have gone. */
export function closeFacts(db: Db, period: Period, purged: readonly PurgedRun[]): CloseFact[] {
  const { sellerId, from, to } = period
  const holding = inPeriod(period)
    .innerJoin('day_close_document as held', 'held.document_id', 'document.id')
    .select('held.day_close_id')
  const chosen = query
    .selectFrom('day_close')
    .where('day_close.seller_id', '=', sellerId)
    .where(({ or, eb, and }) =>
      or([and([eb('day_close.day', '>=', from), eb('day_close.day', '<=', to)]), eb('day_close.id', 'in', holding)]),
    )
  const rows = all(
    db,
    chosen
      .orderBy('day_close.number')
      .select([
        'day_close.id',
        'day_close.number',
        'day_close.day',
        'day_close.total_cents as totalCents',
        'day_close.expected_cents as expectedCents',
        'day_close.counted_cents as countedCents',
        'day_close.closed_at_ms as closedAtMs',
        'day_close.report',
        'day_close.previous_code as previousCode',
        'day_close.code',
      ]),
  )
  const documents = chosen
    .innerJoin('day_close_document as held', 'held.day_close_id', 'day_close.id')
    .innerJoin('document', 'document.id', 'held.document_id')
  const byClose = documents.groupBy('day_close.id').select('day_close.id')
  const totals = centsById(
    db,
    byClose.select(({ fn }) => fn.sum<number>('document.total_cents').as('cents')),
  )
  const vats = centsById(
    db,
    byClose
      .innerJoin('document_vat as vat', 'vat.document_id', 'document.id')
      .select(({ fn }) => fn.sum<number>('vat.vat_cents').as('cents')),
  )
  const paid = centsById(
    db,
    byClose
      .innerJoin('payment', 'payment.document_id', 'document.id')
      .select(({ fn }) => fn.sum<number>('payment.cents').as('cents')),
  )
  let before: { number: number; code: string } | null = null
  return rows.map(({ report, previousCode, code, ...row }) => {
    const follows = before === null || before.number + 1 !== row.number || before.code === previousCode
    before = { number: row.number, code }
    const frozen = JSON.parse(report) as Omit<DayClose, 'code'>
    return {
      ...row,
      report: frozen,
      isPurged: frozen.ranges.some((range) => purged.some((run) => doMeet(run, range))),
      isWhole: follows && closeCode(previousCode, report) === code,
      documentsCents: totals.get(row.id) ?? 0,
      documentVatCents: vats.get(row.id) ?? 0,
      documentPaymentsCents: paid.get(row.id) ?? 0,
    }
  })
}

/** A range of a close's documents has numbers that went. */
const doMeet = (run: PurgedRun, range: DocumentRange): boolean =>
  run.series === range.series && run.first <= range.last && run.last >= range.first
