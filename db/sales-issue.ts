// Writing an issued receipt: the next number of its series and every row of it, in the caller's transaction. The parts
// go first and the document last, because inserting the document is the act of issuing: the database checks its sums
// and its number at that moment and takes nothing more afterwards. Runs in main.
import { sumCents } from '../shared/money.ts'
import type { ReceiptPayment, ReceiptVat, SellerPrint } from '../shared/sales.ts'
import type { VatCode } from '../shared/services.ts'
import type { Language } from '../shared/values.ts'
import { one, query, run, runOne, type Tx } from './handle.ts'

export interface IssuedLine {
  readonly kind: 'service' | 'product'
  readonly itemId: string
  readonly name: string
  readonly quantity: number
  readonly unitCents: number
  readonly discountCents: number
  readonly discountReason: string
  /** After discount, VAT included, cents. */
  readonly totalCents: number
  readonly vatCode: VatCode
  readonly rateBp: number
  readonly staffId: string
  readonly staffName: string
}

/** Everything a receipt says. Total and rounding are summed from its parts. */
export interface ReceiptContent {
  readonly requestId: string
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
}

/** Issues the receipt under `id`, which is answered back. Anything that does not add up throws and rolls back. */
export function writeReceipt(tx: Tx, content: ReceiptContent, id: string): string {
  const number = takeNumber(tx, content.sellerId, content.series)
  content.lines.forEach((line, position) => {
    runOne(
      tx,
      query.insertInto('document_line').values({
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
      }),
    )
  })
  for (const group of content.vat) {
    runOne(
      tx,
      query.insertInto('document_vat').values({
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
      query.insertInto('payment').values({
        document_id: id,
        position,
        method: payment.method,
        cents: payment.cents,
        rounding_cents: payment.roundingCents,
        given_cents: payment.givenCents,
        change_cents: payment.changeCents,
      }),
    )
  })
  runOne(
    tx,
    query.insertInto('document').values({
      id,
      request_id: content.requestId,
      kind: 'receipt',
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
    }),
  )
  return id
}

/** The next number of the series, taken for good if the transaction commits and not at all otherwise. */
function takeNumber(tx: Tx, sellerId: string, series: string): number {
  const row = one(
    tx,
    query
      .selectFrom('number_series')
      .select('next_number')
      .where('seller_id', '=', sellerId)
      .where('series', '=', series),
  )
  if (!row) throw new Error(`no number series ${series}`)
  run(
    tx,
    query
      .updateTable('number_series')
      .set({ next_number: row.next_number + 1 })
      .where('seller_id', '=', sellerId)
      .where('series', '=', series),
  )
  return row.next_number
}
