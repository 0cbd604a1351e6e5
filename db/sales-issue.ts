// Writing an issued document: the next number of its series and every row of it, in the caller's transaction. The parts
// go first and the document last, because inserting the document is the act of issuing: the database checks its sums
// and its number at that moment and takes nothing more afterwards. Runs in main.
import type { Insertable } from 'kysely'
import { sumCents } from '../shared/money.ts'
import type { DocumentVatCode, LineKind, ReceiptPayment, ReceiptVat, SellerPrint } from '../shared/sales.ts'
import type { Language } from '../shared/values.ts'
import { type Db, one, query, run, runOne, shaped, type Tx } from './handle.ts'
import type { Schema } from './schema.ts'
import { moveSold } from './stock-movements.ts'

export interface IssuedLine {
  readonly kind: LineKind
  readonly itemId: string | null
  readonly name: string
  readonly quantity: number
  readonly unitCents: number
  readonly discountCents: number
  readonly discountReason: string
  /** After discount, VAT included, cents. */
  readonly totalCents: number
  readonly vatCode: DocumentVatCode
  readonly rateBp: number
  readonly staffId: string
  readonly staffName: string
  /** The card or deposit that is sold or used. */
  readonly prepaidId?: string | null
  /** Of a credit: the line of the original that it takes back. */
  readonly creditsPosition?: number | null
}

/** Everything a document says. Total and rounding are summed from its parts. */
export interface DocumentContent {
  readonly requestId: string
  readonly kind: 'receipt' | 'invoice' | 'credit'
  readonly sellerId: string
  readonly series: string
  readonly issuedAtMs: number
  readonly day: string
  readonly language: Language
  readonly seller: SellerPrint
  readonly cashierId: string
  readonly cashierName: string
  readonly appointmentId: string | null
  readonly clientId: string | null
  readonly lines: readonly IssuedLine[]
  readonly vat: readonly ReceiptVat[]
  readonly payments: readonly ReceiptPayment[]
  /** Of a credit: what it takes back and why. */
  readonly originalId?: string
  readonly reason?: string
}

/** An insert of these columns, built once for every document that is issued. */
function inserting<T extends keyof Schema>(table: T, columns: readonly (keyof Insertable<Schema[T]> & string)[]) {
  return shaped((row: Insertable<Schema[T]>) => {
    const named = Object.fromEntries(columns.map((column) => [column, row[column]]))
    return query.insertInto(table).values(named as Insertable<Schema[T]>)
  })
}

const addLine = inserting('document_line', [
  'document_id',
  'position',
  'kind',
  'item_id',
  'name',
  'quantity',
  'unit_cents',
  'discount_cents',
  'discount_reason',
  'total_cents',
  'vat_code',
  'rate_bp',
  'staff_id',
  'staff_print',
  'prepaid_id',
  'credits_position',
])
const addVat = inserting('document_vat', [
  'document_id',
  'vat_code',
  'rate_bp',
  'gross_cents',
  'vat_cents',
  'net_cents',
])
const addPayment = inserting('payment', [
  'document_id',
  'position',
  'method',
  'method_kind',
  'method_print',
  'cents',
  'rounding_cents',
  'given_cents',
  'change_cents',
  'prepaid_id',
])
const addDocument = inserting('document', [
  'id',
  'request_id',
  'kind',
  'seller_id',
  'series',
  'number',
  'day',
  'issued_at_ms',
  'language',
  'seller_print',
  'staff_id',
  'cashier_print',
  'appointment_id',
  'client_id',
  'total_cents',
  'rounding_cents',
  'original_id',
  'reason',
])

/** Issues the document under `id`, which is answered back; goods it sells or takes back move in stock. Anything that does not add up throws and rolls back. */
export function writeDocument(tx: Tx, content: DocumentContent, id: string): string {
  const number = takeNumber(tx, content.sellerId, content.series)
  content.lines.forEach((line, position) => {
    runOne(
      tx,
      addLine({
        document_id: id,
        position,
        kind: line.kind,
        item_id: line.itemId,
        name: line.name,
        quantity: line.quantity,
        unit_cents: line.unitCents,
        discount_cents: line.discountCents,
        discount_reason: line.discountReason,
        total_cents: line.totalCents,
        vat_code: line.vatCode,
        rate_bp: line.rateBp,
        staff_id: line.staffId,
        staff_print: line.staffName,
        prepaid_id: line.prepaidId ?? null,
        credits_position: line.creditsPosition ?? null,
      }),
    )
  })
  for (const group of content.vat) {
    runOne(
      tx,
      addVat({
        document_id: id,
        vat_code: group.vatCode,
        rate_bp: group.rateBp,
        gross_cents: group.grossCents,
        vat_cents: group.vatCents,
        net_cents: group.netCents,
      }),
    )
  }
  content.payments.forEach((payment, position) => {
    runOne(
      tx,
      addPayment({
        document_id: id,
        position,
        method: payment.method,
        method_kind: payment.kind,
        method_print: payment.name,
        cents: payment.cents,
        rounding_cents: payment.roundingCents,
        given_cents: payment.givenCents,
        change_cents: payment.changeCents,
        prepaid_id: payment.prepaidId,
      }),
    )
  })
  runOne(
    tx,
    addDocument({
      id,
      request_id: content.requestId,
      kind: content.kind,
      seller_id: content.sellerId,
      series: content.series,
      number,
      day: content.day,
      issued_at_ms: content.issuedAtMs,
      language: content.language,
      seller_print: JSON.stringify(content.seller),
      staff_id: content.cashierId,
      cashier_print: content.cashierName,
      appointment_id: content.appointmentId,
      client_id: content.clientId,
      total_cents: sumCents(content.lines.map((line) => line.totalCents)),
      rounding_cents: sumCents(content.payments.map((payment) => payment.roundingCents)),
      original_id: content.originalId ?? null,
      reason: content.reason ?? '',
    }),
  )
  const document = { id, day: content.day, originalId: content.originalId ?? null }
  moveSold(tx, document, content.lines, { staffId: content.cashierId, atMs: content.issuedAtMs })
  return id
}

/** The number that the next document of the series will have. */
export function nextNumber(db: Db, sellerId: string, series: string): number {
  const row = one(
    db,
    query
      .selectFrom('number_series')
      .select('next_number')
      .where('seller_id', '=', sellerId)
      .where('series', '=', series),
  )
  if (!row) throw new Error(`no number series ${series}`)
  return row.next_number
}

/** The next number of the series, taken for good if the transaction commits and not at all otherwise. */
export function takeNumber(tx: Tx, sellerId: string, series: string): number {
  const number = nextNumber(tx, sellerId, series)
  run(
    tx,
    query
      .updateTable('number_series')
      .set({ next_number: number + 1 })
      .where('seller_id', '=', sellerId)
      .where('series', '=', series),
  )
  return number
}

/** Which appointments the document paid or took back, and how much of it belongs to each. */
export function linkAppointments(tx: Tx, documentId: string, parts: ReadonlyMap<string, number>): void {
  for (const [appointmentId, cents] of parts) {
    runOne(
      tx,
      query.insertInto('paid_appointment').values({ document_id: documentId, appointment_id: appointmentId, cents }),
    )
  }
}
