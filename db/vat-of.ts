// The tax of a set of documents, as the documents say it. Runs in main.
import type { OperandValueExpressionOrList } from 'kysely'
import type { ReceiptVat } from '../shared/sales.ts'
import { all, type Db, query } from './handle.ts'
import type { Schema } from './schema.ts'

type Ids = OperandValueExpressionOrList<Schema, 'document_vat', 'document_id'>

/** Sums in cents by code and rate, highest rate first. `documents` gives the ids, one a row. */
export function vatOf(db: Db, documents: Ids): ReceiptVat[] {
  return all(
    db,
    query
      .selectFrom('document_vat')
      .where('document_id', 'in', documents)
      .groupBy(['vat_code', 'rate_bp'])
      .orderBy('rate_bp', 'desc')
      .orderBy('vat_code')
      .select(({ fn }) => [
        'vat_code as vatCode',
        'rate_bp as rateBp',
        fn.sum<number>('gross_cents').as('grossCents'),
        fn.sum<number>('vat_cents').as('vatCents'),
        fn.sum<number>('net_cents').as('netCents'),
      ]),
  )
}
