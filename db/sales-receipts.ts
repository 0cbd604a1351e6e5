// Reading issued receipts back, exactly as they were issued. Runs in main.
import { AppError } from '../shared/errors.ts'
import type { VatRate } from '../shared/finland/vat.ts'
import type { Receipt, SellerPrint } from '../shared/sales.ts'
import { all, type Db, one, query } from './handle.ts'

/** Series and number as printed: "K-1024". */
export function documentLabel(series: string, number: number): string {
  return `${series}-${number}`
}

/** Errors: NOT_FOUND. */
export function receiptOf(db: Db, input: { id: string }): Receipt {
  return receiptById(db, input.id)
}

/** The receipt that a window's request made, if it has been issued. */
export function receiptOfRequest(db: Db, requestId: string): Receipt | null {
  const row = one(db, query.selectFrom('document').select('id').where('request_id', '=', requestId))
  return row ? receiptById(db, row.id) : null
}

/** Errors: NOT_FOUND. */
export function receiptById(db: Db, id: string): Receipt {
  const row = one(db, query.selectFrom('document').selectAll().where('id', '=', id).where('kind', '=', 'receipt'))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'document' })
  return {
    id: row.id,
    series: row.series,
    number: row.number,
    label: documentLabel(row.series, row.number),
    issuedAtMs: row.issued_at_ms,
    day: row.day,
    language: row.language,
    // Written by us in the transaction that issued the document, and unchangeable since.
    seller: JSON.parse(row.seller_print) as SellerPrint,
    cashierName: row.cashier_print,
    appointmentId: row.appointment_id,
    clientId: row.client_id,
    lines: linesOf(db, id),
    vat: all(
      db,
      query
        .selectFrom('document_vat')
        .where('document_id', '=', id)
        .orderBy('rate_bp', 'desc')
        .orderBy('vat_code')
        .select([
          'vat_code as vatCode',
          'rate_bp as rateBp',
          'gross_cents as grossCents',
          'vat_cents as vatCents',
          'net_cents as netCents',
        ]),
    ),
    payments: all(
      db,
      query
        .selectFrom('payment')
        .where('document_id', '=', id)
        .orderBy('position')
        .select([
          'method',
          'cents',
          'rounding_cents as roundingCents',
          'given_cents as givenCents',
          'change_cents as changeCents',
        ]),
    ),
    totalCents: row.total_cents,
    roundingCents: row.rounding_cents,
  }
}

function linesOf(db: Db, id: string): Receipt['lines'] {
  return all(
    db,
    query
      .selectFrom('document_line')
      .where('document_id', '=', id)
      .orderBy('position')
      .select([
        'position',
        'kind',
        'name',
        'quantity',
        'unit_cents as unitCents',
        'discount_cents as discountCents',
        'discount_reason as discountReason',
        'total_cents as totalCents',
        'vat_code as vatCode',
        'rate_bp as rateBp',
        'staff_print as staffName',
      ]),
  )
}

/** The salon's dated VAT rates. */
export function vatRates(db: Db): VatRate[] {
  return all(
    db,
    query
      .selectFrom('vat_rate')
      .select(['code', 'valid_from as validFrom', 'valid_to as validTo', 'rate_bp as rateBp']),
  )
}
