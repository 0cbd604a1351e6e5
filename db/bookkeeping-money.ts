// Money that moved outside the till's sales: cash in and out of the drawer, and what came for invoices. Runs in main.

import { monthOf } from '../shared/bookkeeping.ts'
import type { CashFact, InvoicePaymentFact, OpenInvoiceFact } from '../shared/bookkeeping-facts.ts'
import { type Day, instantToLocal, ZONE } from '../shared/day.ts'
import type { InvoiceBuyer } from '../shared/invoices.ts'
import { sumCents } from '../shared/money.ts'
import type { Locks, Period } from './bookkeeping-period.ts'
import { all, type Db, query } from './handle.ts'
import { creditedByInvoice } from './invoice-sums.ts'
import { documentLabel } from './sales-receipts.ts'

/** Without the rows that came with a cash payment of an invoice, which is booked as that. */
export function cashFacts(db: Db, { sellerId, from, to }: Period): CashFact[] {
  return all(
    db,
    query
      .selectFrom('cash_movement as moved')
      .leftJoin('invoice_payment as paid', (join) =>
        join
          .onRef('paid.at_ms', '=', 'moved.at_ms')
          .onRef('paid.cents', '=', 'moved.cents')
          .onRef('paid.staff_id', '=', 'moved.staff_id')
          .on('paid.way', '=', 'cash'),
      )
      .where('moved.seller_id', '=', sellerId)
      .where('moved.day', '>=', from)
      .where('moved.day', '<=', to)
      .where('paid.id', 'is', null)
      .orderBy('moved.at_ms')
      .orderBy('moved.id')
      .select(['moved.id', 'moved.day', 'moved.cents', 'moved.reason']),
  )
}

type Payment = InvoicePaymentFact & { readonly documentId: string }

/**
 * Every payment with the day it is booked on: its own; of cash the day it came into the drawer; and of one that was
 * written down when its month was locked already, the day of writing.
 */
export function invoicePayments(db: Db, sellerId: string, locks: Locks): Payment[] {
  return all(
    db,
    query
      .selectFrom('invoice_payment as paid')
      .innerJoin('document', 'document.id', 'paid.document_id')
      .where('document.seller_id', '=', sellerId)
      .orderBy('paid.at_ms')
      .orderBy('paid.id')
      .select([
        'paid.id',
        'paid.document_id as documentId',
        'paid.day',
        'paid.cents',
        'paid.way',
        'paid.at_ms as atMs',
        'document.series',
        'document.number',
      ]),
  ).map(({ series, number, atMs, ...row }) => {
    const lockedAtMs = locks.lockedAtMs(monthOf(row.day))
    const isLate = row.way === 'cash' || (lockedAtMs !== undefined && lockedAtMs <= atMs)
    const day = isLate ? instantToLocal(atMs, ZONE).day : row.day
    return { ...row, day, label: documentLabel(series, number) }
  })
}

/** Invoices that are not even at the end of a day, oldest first. */
export function openInvoices(db: Db, sellerId: string, to: Day, payments: readonly Payment[]): OpenInvoiceFact[] {
  const credited = creditedByInvoice(db, { sellerId, day: to })
  const paid = new Map<string, number>()
  for (const each of payments) {
    if (each.day <= to) paid.set(each.documentId, sumCents([paid.get(each.documentId) ?? 0, each.cents]))
  }
  return all(
    db,
    query
      .selectFrom('document')
      .innerJoin('invoice', 'invoice.document_id', 'document.id')
      .where('document.seller_id', '=', sellerId)
      .where('document.day', '<=', to)
      .orderBy('invoice.due_day')
      .orderBy('document.number')
      .select([
        'document.id',
        'document.series',
        'document.number',
        'document.day',
        'document.total_cents as totalCents',
        'invoice.due_day as dueDay',
        'invoice.buyer_print as buyerPrint',
        'invoice.reference',
      ]),
  ).flatMap(({ series, number, buyerPrint, ...row }) => {
    const creditedCents = credited.get(row.id) ?? 0
    const paidCents = paid.get(row.id) ?? 0
    const openCents = row.totalCents - creditedCents - paidCents
    if (openCents === 0) return []
    const buyerName = (JSON.parse(buyerPrint) as InvoiceBuyer).name
    return [{ ...row, label: documentLabel(series, number), buyerName, creditedCents, paidCents, openCents }]
  })
}
