// The till: filling a checkout from an appointment, and the one transaction that issues a receipt. Runs in main.
import { instantToLocal, ZONE } from '../shared/day.ts'
import { AppError } from '../shared/errors.ts'
import { sumCents } from '../shared/money.ts'
import type { Checkout, PaySale, Receipt, SaleLineInput, SellerPrint } from '../shared/sales.ts'
import { lineSums, settle, taxOf, vatGroups } from '../shared/sales-sums.ts'
import type { VatCode } from '../shared/services.ts'
import type { Actor } from './actor.ts'
import { setPaid } from './appointments-status.ts'
import { all, type Db, one, query, type Tx } from './handle.ts'
import { type IssuedLine, writeReceipt } from './sales-issue.ts'
import { receiptById, receiptOfRequest, vatRates } from './sales-receipts.ts'
import { firstSellerId, programSettings, salonOf } from './settings.ts'
import { receiptSeries } from './start.ts'

/** A clock that a time service has just put back by less than this does not stop the till; the receipt keeps its place. */
const clockSlackMs = 60_000

/**
 * The till filled from an appointment: one line a service at the price it was booked with. Any appointment that holds
 * its time can be paid, also before it is done: people pay while they wait for their coat.
 * Errors: NOT_FOUND, SALE_ALREADY_PAID, APPOINTMENT_STATUS_NOT_ALLOWED for a cancelled or missed one.
 */
export function checkoutOf(db: Db, input: { appointmentId: string }, actor: Actor): Checkout {
  const appointment = payableAppointment(db, input.appointmentId)
  const client =
    appointment.client_id === null
      ? undefined
      : one(
          db,
          query.selectFrom('client').select(['name', 'language', 'alert']).where('id', '=', appointment.client_id),
        )
  const lines = all(
    db,
    query
      .selectFrom('appointment_line as line')
      .innerJoin('service', 'service.id', 'line.service_id')
      .where('line.appointment_id', '=', appointment.id)
      .orderBy('line.position')
      .select(['line.service_id', 'line.staff_id', 'line.price_cents', 'service.name']),
  )
  return {
    appointmentId: appointment.id,
    appointmentVersion: appointment.version,
    clientId: appointment.client_id,
    clientName: actor.can('client-names') ? (client?.name ?? '') : '',
    alert: client?.alert ?? '',
    language: client?.language ?? programSettings(db).paperLanguage,
    day: appointment.day,
    lines: lines.map((line) => ({
      kind: 'service',
      itemId: line.service_id,
      name: line.name,
      quantity: 1,
      unitCents: line.price_cents,
      discount: null,
      discountReason: '',
      staffId: line.staff_id,
    })),
  }
}

/**
 * Takes the payment and issues the receipt, all or nothing. A second call with the same `requestId` answers the receipt
 * of the first. Name and VAT code of each line are the salon's own at this moment.
 * Errors: SALE_EMPTY, SALE_SELLER_INCOMPLETE, SALE_ALREADY_PAID, APPOINTMENT_STATUS_NOT_ALLOWED, CHANGED_BY_OTHER,
 * SALE_DISCOUNT_TOO_LARGE, SALE_VAT_RATE_MISSING (data: code), SALE_PAYMENT_MISMATCH (data: reason),
 * CLOCK_SET_BACK, NOT_FOUND.
 */
export function paySale(tx: Tx, input: PaySale, actor: Actor): Receipt {
  const before = receiptOfRequest(tx, input.requestId)
  if (before) return before
  if (input.lines.length === 0) throw new AppError('SALE_EMPTY')
  const seller = completeSeller(tx)
  const issuedAtMs = timeOfNextDocument(tx, actor)
  const day = instantToLocal(issuedAtMs, ZONE).day

  const appointment = input.appointmentId === null ? null : payableAppointment(tx, input.appointmentId)
  if (appointment && input.appointmentVersion !== null && appointment.version !== input.appointmentVersion) {
    throw new AppError('CHANGED_BY_OTHER')
  }
  const clientId = appointment ? appointment.client_id : input.clientId
  if (clientId !== null && !one(tx, query.selectFrom('client').select('id').where('id', '=', clientId))) {
    throw new AppError('NOT_FOUND', { kind: 'client' })
  }

  const rule = {
    vatRegistered: seller.vatRegistered,
    rates: vatRates(tx),
    today: day,
    serviceDay: appointment?.day ?? null,
  }
  const lines = input.lines.map((line): IssuedLine => {
    const item = itemOf(tx, line)
    const tax = taxOf({ kind: line.kind, vatCode: item.vatCode }, rule)
    if (tax === null) throw new AppError('SALE_VAT_RATE_MISSING', { code: item.vatCode })
    const { discountCents, totalCents } = lineSums(line)
    return {
      kind: line.kind,
      itemId: line.itemId,
      name: item.name,
      quantity: line.quantity,
      unitCents: line.unitCents,
      discountCents,
      discountReason: discountCents === 0 ? '' : line.discountReason,
      totalCents,
      ...tax,
      staffId: line.staffId,
      staffName: staffName(tx, line.staffId),
    }
  })
  const totalCents = sumCents(lines.map((line) => line.totalCents))
  const payments = settle(totalCents, input.payments)

  const id = writeReceipt(
    tx,
    {
      requestId: input.requestId,
      sellerId: firstSellerId,
      series: receiptSeries,
      issuedAtMs,
      day,
      language: input.language,
      seller,
      cashierId: actor.staffId,
      cashierName: staffName(tx, actor.staffId),
      appointmentId: input.appointmentId,
      clientId,
      lines,
      vat: vatGroups(lines),
      payments,
    },
    actor.newId(),
  )
  if (appointment) setPaid(tx, appointment.id, actor)
  return receiptById(tx, id)
}

function payableAppointment(db: Db, id: string) {
  const found = one(
    db,
    query
      .selectFrom('appointment')
      .select(['id', 'version', 'day', 'status', 'client_id'])
      .where('id', '=', id)
      .where('removed_at_ms', 'is', null),
  )
  if (!found) throw new AppError('NOT_FOUND', { kind: 'appointment' })
  if (found.status === 'paid') throw new AppError('SALE_ALREADY_PAID')
  if (found.status === 'cancelled' || found.status === 'no-show') {
    throw new AppError('APPOINTMENT_STATUS_NOT_ALLOWED', { from: found.status, to: 'paid' })
  }
  return found
}

/** What the law wants on every receipt: name, business id and how to reach the seller (658/2013). */
function completeSeller(db: Db): SellerPrint {
  const salon = salonOf(db)
  if (!salon || salon.name === '' || salon.businessId === '') throw new AppError('SALE_SELLER_INCOMPLETE')
  const { name, businessId, street, postCode, city, phone, email, vatRegistered } = salon
  return { name, businessId, street, postCode, city, phone, email, vatRegistered }
}

/**
 * When the next document is issued: now, never before the last one of the series.
 * @throws AppError CLOCK_SET_BACK when the clock is further back than a time service would put it
 */
function timeOfNextDocument(db: Db, actor: Actor): number {
  const last = one(
    db,
    query
      .selectFrom('document')
      .select('issued_at_ms')
      .where('seller_id', '=', firstSellerId)
      .where('series', '=', receiptSeries)
      .orderBy('number', 'desc')
      .limit(1),
  )
  if (!last || last.issued_at_ms <= actor.atMs) return actor.atMs
  if (last.issued_at_ms - actor.atMs > clockSlackMs) throw new AppError('CLOCK_SET_BACK')
  return last.issued_at_ms
}

function itemOf(db: Db, line: SaleLineInput): { name: string; vatCode: VatCode } {
  const table = line.kind === 'service' ? 'service' : 'product'
  const found = one(db, query.selectFrom(table).select(['name', 'vat_code as vatCode']).where('id', '=', line.itemId))
  if (!found) throw new AppError('NOT_FOUND', { kind: line.kind })
  return found
}

function staffName(db: Db, id: string): string {
  const found = one(db, query.selectFrom('staff').select('name').where('id', '=', id))
  if (!found) throw new AppError('NOT_FOUND', { kind: 'staff' })
  return found.name
}
