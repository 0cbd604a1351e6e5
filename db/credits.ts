// Taking back what a receipt sold, always by a document of its own: what is left to take back, and the one transaction
// that issues the credit, gives cards their balance back and makes appointments payable again. Runs in main.

import {
  type CreditPart,
  creditParts,
  type LineLeft,
  type PaymentLeft,
  refund,
  refundAsPaid,
} from '../shared/credits.ts'
import { instantToLocal, ZONE } from '../shared/day.ts'
import { AppError } from '../shared/errors.ts'
import { allocateDiscount } from '../shared/finland/vat.ts'
import { sumCents } from '../shared/money.ts'
import type { Creditable, CreditSale, Receipt } from '../shared/sales.ts'
import { vatGroups } from '../shared/sales-sums.ts'
import type { Actor } from './actor.ts'
import { setUnpaid } from './appointments-status.ts'
import { all, type Db, one, query, type Tx } from './handle.ts'
import { movePrepaid, prepaidBalance } from './prepaid.ts'
import { type IssuedLine, linkAppointments, writeDocument } from './sales-issue.ts'
import { receiptById, receiptOfRequest } from './sales-receipts.ts'
import { completeSeller, staffName, timeOfNextDocument } from './sales-seller.ts'
import { paymentMethods } from './sales-settings.ts'
import { sellerOfDocument, seriesOfSeller } from './sellers.ts'
import { creditSeries } from './start.ts'

/** What can still be taken back of a receipt. Errors: NOT_FOUND, also for a credit. */
export function creditableOf(db: Db, input: { id: string }): Creditable {
  const receipt = receiptById(db, input.id)
  if (receipt.kind !== 'receipt') throw new AppError('NOT_FOUND', { kind: 'document' })
  const lines = linesLeft(db, receipt)
  return {
    receipt,
    leftCents: sumCents(lines.map((line) => line.cents)),
    lines: lines.map((line) => ({ ...line })),
    payments: paymentsLeft(db, receipt),
  }
}

/** What of each line of a document has not been taken back yet. */
export function linesLeft(db: Db, receipt: Pick<Receipt, 'id' | 'lines'>): LineLeft[] {
  const taken = all(
    db,
    query
      .selectFrom('document_line as line')
      .innerJoin('document', 'document.id', 'line.document_id')
      .where('document.original_id', '=', receipt.id)
      .groupBy('line.credits_position')
      .select((row) => [
        'line.credits_position as position',
        row.fn.sum<number>('line.quantity').as('quantity'),
        row.fn.sum<number>('line.total_cents').as('cents'),
      ]),
  )
  const takenOf = new Map(taken.map((each) => [each.position, each]))
  return receipt.lines.map(({ position, quantity, totalCents }) => {
    const credit = takenOf.get(position)
    const cents = totalCents + (credit?.cents ?? 0)
    // A line whose whole sum went back in parts has no pieces left either.
    const isDone = totalCents !== 0 && cents === 0
    return { position, quantity: isDone ? 0 : quantity + (credit?.quantity ?? 0), cents }
  })
}

/** The receipt's payments with what of each has not gone back, cents before rounding. */
function paymentsLeft(db: Db, receipt: Receipt): Creditable['payments'] {
  const back = all(
    db,
    query
      .selectFrom('payment')
      .innerJoin('document', 'document.id', 'payment.document_id')
      .where('document.original_id', '=', receipt.id)
      .select([
        'payment.method',
        'payment.prepaid_id as prepaidId',
        'payment.cents',
        'payment.rounding_cents as rounding',
      ]),
  ).map((each) => ({ ...each, open: each.rounding - each.cents }))
  return receipt.payments.map((payment) => {
    let leftCents = payment.cents - payment.roundingCents
    for (const each of back) {
      if (each.method !== payment.method || each.prepaidId !== payment.prepaidId) continue
      const taken = Math.min(leftCents, each.open)
      leftCents -= taken
      each.open -= taken
    }
    return { ...payment, leftCents }
  })
}

/** Money that went back by a way it had not come takes from the others, last payment first. */
function evenedOut(payments: Creditable['payments'], leftCents: number): PaymentLeft[] {
  let over = sumCents(payments.map((payment) => payment.leftCents)) - leftCents
  const evened = [...payments].reverse().map((payment) => {
    const isMoney = ['cash', 'card', 'mobile', 'transfer'].includes(payment.kind)
    const taken = isMoney ? Math.max(0, Math.min(payment.leftCents, over)) : 0
    over -= taken
    return { ...payment, leftCents: payment.leftCents - taken }
  })
  return evened.reverse()
}

/**
 * Issues the credit, all or nothing. A second call with the same `requestId` answers the credit of the first.
 * Errors: NOT_FOUND, SALE_SELLER_INCOMPLETE, CREDIT_NOTHING_LEFT, CREDIT_TOO_MUCH (data: leftCents),
 * SALE_PAYMENT_MISMATCH (data: reason), PREPAID_EMPTY when a sold card has been used meanwhile, PREPAID_WRONG_THING for a
 * part of a series, CLOCK_SET_BACK.
 */
export function creditSale(tx: Tx, input: CreditSale, actor: Actor): Receipt {
  const before = receiptOfRequest(tx, input.requestId)
  if (before) return before
  const { receipt, lines: left, payments: paid, leftCents } = creditableOf(tx, { id: input.originalId })
  const sellerId = sellerOfDocument(tx, receipt.id)
  const series = seriesOfSeller(tx, sellerId, creditSeries)
  const seller = completeSeller(tx, sellerId)
  const issuedAtMs = timeOfNextDocument(tx, { sellerId, series }, actor)
  const parts = creditParts(left, input.scope)
  const totalCents = sumCents(parts.map((part) => part.cents))
  const lines = parts.map((part) => creditLine(tx, receipt, part))
  const evened = evenedOut(paid, leftCents)
  const methods = [
    ...receipt.payments,
    ...paymentMethods(tx)
      .filter((method) => method.active)
      .map(({ id, kind, name }) => ({ method: id, kind, name })),
  ]
  const back = input.payments ?? refundAsPaid(totalCents, evened)
  const payments = refund(totalCents, back, evened, methods)
  const id = writeDocument(
    tx,
    {
      requestId: input.requestId,
      kind: 'credit',
      sellerId,
      series,
      issuedAtMs,
      day: instantToLocal(issuedAtMs, ZONE).day,
      language: receipt.language,
      seller,
      cashierId: actor.staffId,
      cashierName: staffName(tx, actor.staffId),
      appointmentId: receipt.appointmentId,
      clientId: receipt.clientId,
      lines,
      vat: vatGroups(lines),
      payments,
      originalId: receipt.id,
      reason: input.reason,
    },
    actor.newId(),
  )
  const appointments = creditShares(tx, receipt.id, totalCents)
  linkAppointments(tx, id, appointments)
  for (const part of parts) moveCard(tx, receipt, part, id, actor)
  for (const { prepaidId, cents } of payments) {
    if (prepaidId !== null) movePrepaid(tx, prepaidId, { kind: 'returned', cents: 0 - cents, documentId: id }, actor)
  }
  if (input.reopen && input.scope.kind === 'all') for (const each of appointments.keys()) setUnpaid(tx, each, actor)
  return receiptById(tx, id)
}

function originalLine(db: Db, documentId: string, position: number) {
  const line = one(
    db,
    query
      .selectFrom('document_line')
      .selectAll()
      .where('document_id', '=', documentId)
      .where('position', '=', position),
  )
  if (!line) throw new AppError('NOT_FOUND', { kind: 'document' })
  return line
}

/** The mirror of a line at its own rate. A part of the sum has no count. */
export function creditLine(db: Db, receipt: Pick<Receipt, 'id'>, part: CreditPart): IssuedLine {
  const line = originalLine(db, receipt.id, part.position)
  const quantity = 0 - part.quantity
  const totalCents = 0 - part.cents
  const unitCents = part.quantity === 0 ? totalCents : line.unit_cents
  return {
    kind: line.kind,
    itemId: line.item_id,
    name: line.name,
    quantity,
    unitCents,
    discountCents: part.quantity === 0 ? 0 : quantity * unitCents - totalCents,
    discountReason: '',
    totalCents,
    vatCode: line.vat_code,
    rateBp: line.rate_bp,
    staffId: line.staff_id,
    staffName: line.staff_print,
    prepaidId: line.prepaid_id,
    creditsPosition: part.position,
  }
}

/** A card that is taken back loses what it was sold with; one that was used gets it again. */
export function moveCard(
  tx: Tx,
  receipt: Pick<Receipt, 'id'>,
  part: CreditPart,
  documentId: string,
  actor: Actor,
): void {
  const line = originalLine(tx, receipt.id, part.position)
  if (line.prepaid_id === null) return
  const card = prepaidBalance(tx, line.prepaid_id)
  const isWhole = part.cents === line.total_cents
  if (card.kind === 'series' && !isWhole) throw new AppError('PREPAID_WRONG_THING')
  if (line.kind !== 'prepaid-use') {
    if (card.kind === 'series' && card.leftCents !== card.valueCents) throw new AppError('PREPAID_EMPTY')
    const uses = 0 - (card.leftUses ?? 0)
    movePrepaid(tx, card.id, { kind: 'refunded', cents: 0 - part.cents, uses, documentId }, actor)
    return
  }
  const cents = card.kind === 'series' ? usedCents(tx, card.id, receipt.id) : 0 - part.cents
  movePrepaid(tx, card.id, { kind: 'returned', cents, uses: card.kind === 'series' ? 1 : 0, documentId }, actor)
}

/** What a use of a series that has not been given back yet took from it. */
function usedCents(db: Db, prepaidId: string, originalId: string): number {
  const used = all(
    db,
    query
      .selectFrom('prepaid_movement')
      .where('prepaid_id', '=', prepaidId)
      .where('document_id', '=', originalId)
      .where('kind', '=', 'used')
      .orderBy('id')
      .select('cents'),
  )
  const returned = all(
    db,
    query
      .selectFrom('prepaid_movement as movement')
      .innerJoin('document', 'document.id', 'movement.document_id')
      .where('movement.prepaid_id', '=', prepaidId)
      .where('document.original_id', '=', originalId)
      .where('movement.kind', '=', 'returned')
      .select('movement.id'),
  )
  return 0 - (used[returned.length]?.cents ?? 0)
}

/** The credit shared out to the appointments that the receipt paid, in proportion. */
export function creditShares(db: Db, originalId: string, totalCents: number): Map<string, number> {
  const paid = all(
    db,
    query
      .selectFrom('paid_appointment')
      .where('document_id', '=', originalId)
      .select(['appointment_id as id', 'cents']),
  )
  const most = Math.min(totalCents, sumCents(paid.map((each) => each.cents)))
  const shares = allocateDiscount(
    most,
    paid.map((each) => each.cents),
  )
  return new Map(paid.map((each, index) => [each.id, 0 - (shares?.[index] ?? 0)]))
}
