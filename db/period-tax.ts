// What a seller's documents of a period come to by tax. A day close holds the sums of what it closes, frozen with it, so a
// year is read from some hundred closes however many documents it has; only what no close covers, and closes that reach over
// the period's ends, are summed document by document. Runs in main.
import { sql } from 'kysely'
import { sumCents } from '../shared/money.ts'
import type { ReceiptVat } from '../shared/sales.ts'
import type { Period } from './bookkeeping-period.ts'
import { all, type Db, one, query } from './handle.ts'
import { idList } from './id-list.ts'
import { lastClose } from './last-close.ts'
import { vatOf } from './vat-of.ts'

export interface PeriodTax {
  /** By code and rate, highest rate first. */
  readonly groups: readonly ReceiptVat[]
  /** Lines of a seller outside the VAT register, which have no tax rows. */
  readonly notRegisteredCents: number
}

export function taxOfPeriod(db: Db, period: Period): PeriodTax {
  const closes = closesOf(db, period)
  const isWhole = (close: CloseSums) => close.firstDay >= period.from && close.lastDay <= period.to
  const whole = closes.filter(isWhole)
  const rest = restOf(
    db,
    period,
    closes.filter((close) => !isWhole(close)).map(({ id }) => id),
  )
  const groups = new Map<string, ReceiptVat>()
  for (const group of [...whole.flatMap((close) => close.vat), ...rest.groups]) {
    const key = `${group.vatCode} ${group.rateBp}`
    const sum = groups.get(key)
    groups.set(key, {
      ...group,
      grossCents: sumCents([group.grossCents, sum?.grossCents ?? 0]),
      vatCents: sumCents([group.vatCents, sum?.vatCents ?? 0]),
      netCents: sumCents([group.netCents, sum?.netCents ?? 0]),
    })
  }
  return {
    groups: [...groups.values()].sort((a, b) => b.rateBp - a.rateBp || (a.vatCode < b.vatCode ? -1 : 1)),
    notRegisteredCents: sumCents([...whole.map((close) => close.notRegisteredCents), rest.notRegisteredCents]),
  }
}

interface CloseSums {
  readonly id: string
  readonly firstDay: string
  readonly lastDay: string
  readonly vat: readonly ReceiptVat[]
  readonly notRegisteredCents: number
}

/** Closes with a document of the period. A close's documents are of its own day or before. */
function closesOf(db: Db, { sellerId, from, to }: Period): CloseSums[] {
  const firstDay = sql<string | null>`report ->> '$.firstDay'`
  return all(
    db,
    query
      .selectFrom('day_close')
      .where('seller_id', '=', sellerId)
      .where('day', '>=', from)
      .where(firstDay, '<=', to)
      .where(sql<string>`report ->> '$.lastDay'`, '>=', from)
      .select([
        'id',
        sql<string>`json_extract(report, '$.firstDay', '$.lastDay', '$.vat', '$.notRegisteredCents')`.as('sums'),
      ]),
  ).map(({ id, sums }) => {
    // Written by us when the day was closed, and sealed since.
    const [first, last, vat, notRegisteredCents] = JSON.parse(sums) as [string, string, ReceiptVat[], number]
    return { id, firstDay: first, lastDay: last, vat, notRegisteredCents }
  })
}

/** Of these closes what is of the period, and what no close covers. */
function restOf(db: Db, { sellerId, from, to }: Period, closeIds: readonly string[]): PeriodTax {
  // Days are closed in order: nothing before the last closed day is open.
  const since = lastClose(db, sellerId)?.day ?? ''
  const documents = query
    .selectFrom('document')
    .leftJoin('day_close_document as closed', 'closed.document_id', 'document.id')
    .where('document.seller_id', '=', sellerId)
    .where('document.day', '>=', since > from ? since : from)
    .where('document.day', '<=', to)
    .where('closed.document_id', 'is', null)
    .select('document.id')
    .unionAll(
      query
        .selectFrom('day_close_document as held')
        .innerJoin('document', 'document.id', 'held.document_id')
        .where('held.day_close_id', 'in', idList(closeIds))
        .where('document.day', '>=', from)
        .where('document.day', '<=', to)
        .select('document.id'),
    )
  const lines = one(
    db,
    query
      .selectFrom('document_line')
      .where('document_id', 'in', documents)
      .where('vat_code', '=', 'NOTREG')
      .select(({ fn }) => fn.sum<number | null>('total_cents').as('cents')),
  )
  return {
    groups: vatOf(db, documents),
    notRegisteredCents: lines?.cents ?? 0,
  }
}
