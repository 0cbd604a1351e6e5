// Reading issued receipts back, exactly as they were issued. Runs in main.
import { AppError } from '../shared/errors.ts'
import type { VatRate } from '../shared/finland/vat.ts'
import { codeEnding } from '../shared/prepaid.ts'
import type { DocumentLink, PrepaidLeft, Receipt, SellerPrint } from '../shared/sales.ts'
import type { Actor } from './actor.ts'
import { all, type Db, one, query, runOne, shaped, type Tx } from './handle.ts'
import { tillSettings } from './sales-settings.ts'

/** Series and number as printed: "K-1024". */
export function documentLabel(series: string, number: number): string {
  return `${series}-${number}`
}

/** Errors: NOT_FOUND. */
export function receiptOf(db: Db, input: { id: string }): Receipt {
  return receiptById(db, input.id)
}

const requested = shaped(({ requestId }: { readonly requestId: string }) =>
  query.selectFrom('document').select('id').where('request_id', '=', requestId),
)

/** The receipt that a window's request made, if it has been issued. */
export function receiptOfRequest(db: Db, requestId: string): Receipt | null {
  const row = one(db, requested({ requestId }))
  return row ? receiptById(db, row.id) : null
}

const receiptRow = shaped(({ id }: { readonly id: string }) =>
  query.selectFrom('document').selectAll().where('id', '=', id).where('kind', '!=', 'invoice'),
)

/** Errors: NOT_FOUND. */
export function receiptById(db: Db, id: string): Receipt {
  const row = one(db, receiptRow({ id }))
  if (!row || row.kind === 'invoice') throw new AppError('NOT_FOUND', { kind: 'document' })
  return {
    id: row.id,
    kind: row.kind,
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
    clientName: clientNameOn(db, row.client_id),
    lines: linesOf(db, id),
    vat: vatOf(db, id),
    payments: paymentsOf(db, id),
    totalCents: row.total_cents,
    roundingCents: row.rounding_cents,
    original: row.original_id === null ? null : (documentLinks(db, 'id', row.original_id)[0] ?? null),
    reason: row.reason,
    credits: documentLinks(db, 'original_id', id),
    prepaid: prepaidAfter(db, id),
    printCount: printCount(db, id),
  }
}

/** The client's name for the paper, only when the salon has chosen to print it. */
function clientNameOn(db: Db, clientId: string | null): string | null {
  if (clientId === null || !tillSettings(db).printsClientName) return null
  return one(db, query.selectFrom('client').select('name').where('id', '=', clientId))?.name ?? null
}

// Every payment reads its own receipt back: these are built once.
const vatRows = shaped(({ id }: { readonly id: string }) =>
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
)

export function vatOf(db: Db, id: string): Receipt['vat'] {
  return all(db, vatRows({ id }))
}

const paymentRows = shaped(({ id }: { readonly id: string }) =>
  query
    .selectFrom('payment')
    .where('document_id', '=', id)
    .orderBy('position')
    .select([
      'method',
      'method_kind as kind',
      'method_print as name',
      'cents',
      'rounding_cents as roundingCents',
      'given_cents as givenCents',
      'change_cents as changeCents',
      'prepaid_id as prepaidId',
    ]),
)

function paymentsOf(db: Db, id: string): Receipt['payments'] {
  return all(db, paymentRows({ id }))
}

const linked = (column: 'id' | 'original_id') =>
  shaped(({ id }: { readonly id: string }) =>
    query
      .selectFrom('document')
      .where(column, '=', id)
      .orderBy('issued_at_ms')
      .orderBy('number')
      .select(['id', 'series', 'number', 'issued_at_ms as issuedAtMs', 'total_cents as totalCents']),
  )
const linkedBy = { id: linked('id'), original_id: linked('original_id') }

/** Documents as they are pointed at, oldest first. */
export function documentLinks(db: Db, column: 'id' | 'original_id', id: string): DocumentLink[] {
  return all(db, linkedBy[column]({ id })).map(({ series, number, ...link }) => ({
    ...link,
    label: documentLabel(series, number),
  }))
}

const touchedCards = shaped(({ documentId }: { readonly documentId: string }) =>
  query
    .selectFrom('prepaid_movement as movement')
    .innerJoin('prepaid', 'prepaid.id', 'movement.prepaid_id')
    .where('movement.document_id', '=', documentId)
    .groupBy('prepaid.id')
    .orderBy('prepaid.created_at_ms')
    .select((row) => [
      'prepaid.id',
      'prepaid.kind',
      'prepaid.code',
      'prepaid.name_print as name',
      'prepaid.uses',
      'prepaid.expires_day as expiresDay',
      row.fn.max('movement.id').as('lastId'),
    ]),
)

/** What was left on each card right after the document. */
function prepaidAfter(db: Db, documentId: string): PrepaidLeft[] {
  const touched = all(db, touchedCards({ documentId }))
  return touched.map(({ id, code, lastId, kind, name, uses, expiresDay }) => {
    const left = one(
      db,
      query
        .selectFrom('prepaid_movement')
        .where('prepaid_id', '=', id)
        .where('id', '<=', lastId)
        .select(({ fn }) => [fn.sum<number>('cents').as('cents'), fn.sum<number>('uses').as('uses')]),
    )
    return {
      kind,
      ending: code === null ? '' : codeEnding(code),
      name,
      cents: left?.cents ?? 0,
      uses: uses === null ? null : (left?.uses ?? 0),
      expiresDay,
    }
  })
}

const prints = shaped(({ documentId }: { readonly documentId: string }) =>
  query
    .selectFrom('document_print')
    .where('document_id', '=', documentId)
    .select(({ fn }) => fn.countAll<number>().as('count')),
)

/** How many papers have been made of it. */
export function printCount(db: Db, documentId: string): number {
  const row = one(db, prints({ documentId }))
  return row?.count ?? 0
}

/** A paper of it was made: the next one is a copy. */
export function notePrint(tx: Tx, documentId: string, way: 'pdf' | 'print' | 'receipt-printer', actor: Actor): void {
  const { atMs, staffId } = actor
  runOne(
    tx,
    query.insertInto('document_print').values({ document_id: documentId, way, at_ms: atMs, staff_id: staffId }),
  )
}

const lineRows = shaped(({ id }: { readonly id: string }) =>
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

export function linesOf(db: Db, id: string): Receipt['lines'] {
  return all(db, lineRows({ id }))
}

const rateRows = query
  .selectFrom('vat_rate')
  .select(['code', 'valid_from as validFrom', 'valid_to as validTo', 'rate_bp as rateBp'])

/** The salon's dated VAT rates. */
export function vatRates(db: Db): VatRate[] {
  return all(db, rateRows)
}
