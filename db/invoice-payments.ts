// Money that came for an invoice, what was entered wrongly, reminders and credits. Runs in main.

import { creditParts } from '../shared/credits.ts'
import { addDays, instantToLocal, ZONE } from '../shared/day.ts'
import { AppError } from '../shared/errors.ts'
import { interestOn, reminderFault } from '../shared/invoice-rules.ts'
import type { AddInvoicePayment, CreditInvoice, Invoice, InvoicePayment, RemindInvoice } from '../shared/invoices.ts'
import { sumCents } from '../shared/money.ts'
import { vatGroups } from '../shared/sales-sums.ts'
import { translator } from '../shared/translations/translate.ts'
import type { Actor } from './actor.ts'
import { creditLine, creditShares, linesLeft, moveCard } from './credits.ts'
import { moveCash } from './dayclose.ts'
import { one, query, runOne, type Tx } from './handle.ts'
import { addedRates, invoiceOf } from './invoices.ts'
import { linkAppointments, writeDocument } from './sales-issue.ts'
import { completeSeller, staffName, timeOfNextDocument } from './sales-seller.ts'
import { sellerOfDocument, seriesOfSeller } from './sellers.ts'
import { invoiceSeries } from './start.ts'

/** Money came. Cash goes through the drawer, so that the day's count holds. Errors: NOT_FOUND, INVOICE_PAYMENT_DAY. */
export function addInvoicePayment(tx: Tx, input: AddInvoicePayment, actor: Actor): Invoice {
  const invoice = invoiceOf(tx, { id: input.invoiceId }, actor)
  if (input.day > actor.today || input.day < invoice.day) throw new AppError('INVOICE_PAYMENT_DAY')
  const { day, cents, way, note } = input
  writePayment(tx, { invoice, day, cents, way, note, bankRowId: null, reversesId: null }, actor)
  return invoiceOf(tx, { id: invoice.id }, actor)
}

/** One row of money for an invoice. */
export function writePayment(
  tx: Tx,
  payment: Pick<InvoicePayment, 'day' | 'cents' | 'way' | 'note' | 'bankRowId' | 'reversesId'> & {
    readonly invoice: Pick<Invoice, 'id' | 'label'>
  },
  actor: Actor,
): string {
  const id = actor.newId()
  const { invoice, day, cents, way, note, bankRowId, reversesId } = payment
  runOne(
    tx,
    query.insertInto('invoice_payment').values({
      id,
      document_id: invoice.id,
      day,
      cents,
      way,
      note,
      bank_row_id: bankRowId,
      reverses_id: reversesId,
      at_ms: actor.atMs,
      staff_id: actor.staffId,
    }),
  )
  if (way === 'cash') {
    const reason = translator(actor.language)(($) => $.invoices.cashReason, { label: invoice.label })
    moveCash(tx, { cents, reason, sellerId: sellerOfDocument(tx, invoice.id) }, actor)
  }
  return id
}

/** Takes back a payment that was entered wrongly; both rows stay. Errors: NOT_FOUND, also for one taken back before. */
export function reverseInvoicePayment(
  tx: Tx,
  input: { invoiceId: string; paymentId: string; note: string },
  actor: Actor,
): Invoice {
  const invoice = invoiceOf(tx, { id: input.invoiceId }, actor)
  const payment = invoice.payments.find((each) => each.id === input.paymentId)
  if (!payment || payment.isReversed || payment.reversesId !== null)
    throw new AppError('NOT_FOUND', { kind: 'payment' })
  const { way, bankRowId } = payment
  const back = { day: actor.today, cents: 0 - payment.cents, way, note: input.note, bankRowId, reversesId: payment.id }
  writePayment(tx, { invoice, ...back }, actor)
  return invoiceOf(tx, { id: invoice.id }, actor)
}

// ------------------------------------------------------------------ reminders

/**
 * Writes a reminder. The fee and the interest are asked for; they are not part of the invoice.
 * Errors: NOT_FOUND, INVOICE_REMINDER_REFUSED (data: reason, day), INVOICE_RATE_MISSING (data: day).
 */
export function remindInvoice(tx: Tx, input: RemindInvoice, actor: Actor): Invoice {
  const invoice = invoiceOf(tx, { id: input.invoiceId }, actor)
  const last = invoice.reminders.at(-1)
  const asked = { today: actor.today, lastReminderDay: last?.day ?? null, feeCents: input.feeCents }
  const fault = reminderFault(balanceOf(invoice), asked, invoice.buyer)
  if (fault !== null) throw new AppError('INVOICE_REMINDER_REFUSED', { reason: fault })
  const interest = input.withInterest ? interestOn(invoice, actor.today, addedRates(tx)) : null
  if (interest?.ok === false) throw new AppError('INVOICE_RATE_MISSING', { day: interest.missingRateOn })
  runOne(
    tx,
    query.insertInto('invoice_reminder').values({
      id: actor.newId(),
      document_id: invoice.id,
      number: (last?.number ?? 0) + 1,
      day: actor.today,
      due_day: addDays(actor.today, input.dueDays),
      open_cents: invoice.openCents,
      fee_cents: input.feeCents,
      interest_cents: interest?.cents ?? 0,
      at_ms: actor.atMs,
      staff_id: actor.staffId,
    }),
  )
  return invoiceOf(tx, { id: invoice.id }, actor)
}

const balanceOf = (invoice: Invoice) => ({
  totalCents: invoice.totalCents,
  creditedCents: 0 - sumCents(invoice.credits.map((credit) => credit.totalCents)),
  paidCents: sumCents(invoice.payments.map((payment) => payment.cents)),
  dueDay: invoice.dueDay,
})

// ------------------------------------------------------------------ credits

/**
 * Takes back all or a part of an invoice by a document of its own, in the same series. Money that had come is not moved:
 * what is then too much shows as such. A second call with the same `requestId` changes nothing.
 * Errors: NOT_FOUND, SALE_SELLER_INCOMPLETE, CREDIT_NOTHING_LEFT, CREDIT_TOO_MUCH (data: leftCents), CLOCK_SET_BACK.
 */
export function creditInvoice(tx: Tx, input: CreditInvoice, actor: Actor): Invoice {
  const invoice = invoiceOf(tx, { id: input.invoiceId }, actor)
  if (one(tx, query.selectFrom('document').select('id').where('request_id', '=', input.requestId))) return invoice
  const sellerId = sellerOfDocument(tx, invoice.id)
  const series = seriesOfSeller(tx, sellerId, invoiceSeries)
  const seller = completeSeller(tx, sellerId)
  const issuedAtMs = timeOfNextDocument(tx, { sellerId, series }, actor)
  const parts = creditParts(linesLeft(tx, invoice), input.scope)
  const lines = parts.map((part) => creditLine(tx, invoice, part))
  const id = writeDocument(
    tx,
    {
      requestId: input.requestId,
      kind: 'credit',
      sellerId,
      series,
      issuedAtMs,
      day: instantToLocal(issuedAtMs, ZONE).day,
      language: invoice.language,
      seller,
      cashierId: actor.staffId,
      cashierName: staffName(tx, actor.staffId),
      appointmentId: null,
      clientId: invoice.clientId,
      lines,
      vat: vatGroups(lines),
      payments: [],
      originalId: invoice.id,
      reason: input.reason,
    },
    actor.newId(),
  )
  // A deposit that was set off is there again.
  for (const part of parts) moveCard(tx, invoice, part, id, actor)
  linkAppointments(tx, id, creditShares(tx, invoice.id, sumCents(parts.map((part) => part.cents))))
  return invoiceOf(tx, { id: invoice.id }, actor)
}
