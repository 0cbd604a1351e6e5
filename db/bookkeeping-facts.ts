// What the books of a period are made from, read from issued documents exactly as they stand. One query each for documents,
// their lines, tax and payments, day closes, cash, money for invoices and cards, however long the period. Runs in main.
import { createHash } from 'node:crypto'
import type { AccountPlan } from '../shared/bookkeeping.ts'
import type { BookFacts, CardFact, DocumentFact, LineSum, PaymentFact } from '../shared/bookkeeping-facts.ts'
import type { JournalRow } from '../shared/bookkeeping-journal.ts'
import { type Day, instantToLocal, localToInstant, ZONE } from '../shared/day.ts'
import { AppError } from '../shared/errors.ts'
import type { InvoiceBuyer } from '../shared/invoices.ts'
import { sumCents } from '../shared/money.ts'
import { codeEnding } from '../shared/prepaid.ts'
import type { ReceiptVat, SellerPrint } from '../shared/sales.ts'
import type { SalonFields } from '../shared/settings.ts'
import { closeFacts } from './bookkeeping-closes.ts'
import { cashFacts, invoicePayments, openInvoices } from './bookkeeping-money.ts'
import { numberGaps } from './bookkeeping-numbers.ts'
import { inPeriod, monthLocks, type Period } from './bookkeeping-period.ts'
import { all, type Db, one, query } from './handle.ts'
import { documentLabel } from './sales-receipts.ts'
import { purgedVouchers } from './voucher-purge.ts'

/** Everything of the period. */
export function bookFacts(db: Db, period: Period, plans: readonly AccountPlan[]): BookFacts {
  const { sellerId, from, to } = period
  const locks = monthLocks(db, sellerId)
  const payments = invoicePayments(db, sellerId, locks)
  const purges = purgedVouchers(db, sellerId)
  const purged = purges.flatMap(({ runs }) => runs)
  return {
    seller: sellerPrint(db, sellerId),
    sellerId,
    from,
    to,
    plans,
    documents: documentFacts(db, period),
    closes: closeFacts(db, period, purged),
    cash: cashFacts(db, period),
    invoicePayments: payments.filter(({ day }) => day >= from && day <= to).map(({ documentId: _, ...each }) => each),
    openInvoices: openInvoices(db, sellerId, to, payments),
    openBeforeCents: sumCents(openInvoices(db, sellerId, dayBefore(from), payments).map((each) => each.openCents)),
    cards: cardFacts(db, sellerId, to),
    gaps: numberGaps(db, period, purged),
    purge: purges.find(({ throughDay }) => throughDay >= from) ?? null,
  }
}

/** A code of the whole journal: a locked month keeps it, so that a change made past the program shows. */
export function journalCode(journal: readonly JournalRow[]): string {
  return createHash('sha256').update(JSON.stringify(journal)).digest('hex')
}

/** Errors: NOT_FOUND. */
export function sellerPrint(db: Db, sellerId: string): SellerPrint {
  const row = one(db, query.selectFrom('seller').select('details').where('id', '=', sellerId))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'seller' })
  const salon = JSON.parse(row.details) as SalonFields | null
  const empty = { name: '', businessId: '', street: '', postCode: '', city: '', phone: '', email: '' }
  if (salon === null) return { ...empty, vatRegistered: true }
  const { name, businessId, street, postCode, city, phone, email, vatRegistered } = salon
  return { name, businessId, street, postCode, city, phone, email, vatRegistered }
}
const dayBefore = (day: Day): Day => instantToLocal(localToInstant(day, 0) - 1, ZONE).day
const endOf = (day: Day): number => localToInstant(day, 1440)

// ------------------------------------------------------------------ documents
function documentFacts(db: Db, period: Period): DocumentFact[] {
  const rows = all(
    db,
    inPeriod(period)
      .leftJoin('document as original', 'original.id', 'document.original_id')
      .leftJoin('invoice', (join) =>
        join.on((on) =>
          on.or([
            on('invoice.document_id', '=', on.ref('document.id')),
            on('invoice.document_id', '=', on.ref('document.original_id')),
          ]),
        ),
      )
      .leftJoin('day_close_document as closed', 'closed.document_id', 'document.id')
      .orderBy('document.issued_at_ms')
      .orderBy('document.series')
      .orderBy('document.number')
      .select([
        'document.id',
        'document.kind',
        'document.series',
        'document.number',
        'document.day',
        'document.issued_at_ms as issuedAtMs',
        'document.total_cents as totalCents',
        'document.rounding_cents as roundingCents',
        'original.kind as originalKind',
        'original.series as originalSeries',
        'original.number as originalNumber',
        'invoice.buyer_print as buyerPrint',
        'invoice.due_day as dueDay',
        'invoice.reference',
        'closed.day_close_id as closeId',
      ]),
  )
  const lines = grouped<LineSum & { readonly id: string }>(
    all(
      db,
      inPeriod(period)
        .innerJoin('document_line as line', 'line.document_id', 'document.id')
        .groupBy(['document.id', 'line.kind', 'line.vat_code', 'line.rate_bp'])
        .select(({ fn }) => [
          'document.id',
          'line.kind',
          'line.vat_code as vatCode',
          'line.rate_bp as rateBp',
          fn.sum<number>('line.total_cents').as('cents'),
        ]),
    ),
  )
  const vat = grouped<ReceiptVat & { readonly id: string }>(
    all(
      db,
      inPeriod(period)
        .innerJoin('document_vat as vat', 'vat.document_id', 'document.id')
        .orderBy('vat.rate_bp', 'desc')
        .orderBy('vat.vat_code')
        .select([
          'document.id',
          'vat.vat_code as vatCode',
          'vat.rate_bp as rateBp',
          'vat.gross_cents as grossCents',
          'vat.vat_cents as vatCents',
          'vat.net_cents as netCents',
        ]),
    ),
  )
  const payments = grouped<PaymentFact & { readonly id: string }>(
    all(
      db,
      inPeriod(period)
        .innerJoin('payment', 'payment.document_id', 'document.id')
        .orderBy('payment.position')
        .select([
          'document.id',
          'payment.method',
          'payment.method_kind as kind',
          'payment.method_print as name',
          'payment.cents',
          'payment.rounding_cents as roundingCents',
        ]),
    ),
  )
  const cards = new Map(
    all(
      db,
      inPeriod(period)
        .innerJoin('prepaid_movement as movement', 'movement.document_id', 'document.id')
        .innerJoin('prepaid', 'prepaid.id', 'movement.prepaid_id')
        .where('prepaid.kind', '=', 'gift')
        .where('prepaid.vat_kind', '=', 'multi')
        .groupBy('document.id')
        .select(({ fn }) => ['document.id', fn.sum<number>('movement.cents').as('cents')]),
    ).map((row) => [row.id, row.cents]),
  )
  return rows.map((row) => {
    const { originalKind, originalSeries, originalNumber, buyerPrint, dueDay, reference, ...rest } = row
    return {
      ...rest,
      label: documentLabel(row.series, row.number),
      lines: lines.get(row.id) ?? [],
      vat: vat.get(row.id) ?? [],
      payments: payments.get(row.id) ?? [],
      original:
        originalKind === null || originalKind === 'credit' || originalSeries === null || originalNumber === null
          ? null
          : { kind: originalKind, label: documentLabel(originalSeries, originalNumber) },
      // Written by us in the transaction that issued the invoice, and unchangeable since.
      buyerName: buyerPrint === null ? '' : (JSON.parse(buyerPrint) as InvoiceBuyer).name,
      dueDay: row.kind === 'invoice' ? dueDay : null,
      reference: row.kind === 'invoice' ? (reference ?? '') : '',
      untaxedCardsCents: cards.get(row.id) ?? 0,
    }
  })
}

function grouped<Row extends { readonly id: string }>(rows: readonly Row[]): Map<string, Omit<Row, 'id'>[]> {
  const groups = new Map<string, Omit<Row, 'id'>[]>()
  for (const { id, ...row } of rows) {
    const group = groups.get(id)
    if (group) group.push(row)
    else groups.set(id, [row])
  }
  return groups
}

// ------------------------------------------------------------------ cards

function cardFacts(db: Db, sellerId: string, to: Day): CardFact[] {
  return all(
    db,
    query
      .selectFrom('prepaid')
      .innerJoin('document', 'document.id', 'prepaid.document_id')
      .innerJoin('prepaid_movement as movement', 'movement.prepaid_id', 'prepaid.id')
      .where('document.seller_id', '=', sellerId)
      .where('movement.at_ms', '<', endOf(to))
      .groupBy('prepaid.id')
      .having(({ fn }) => fn.sum('movement.cents'), '<>', 0)
      .orderBy('prepaid.issued_day')
      .orderBy('prepaid.id')
      .select(({ fn }) => [
        'prepaid.id',
        'prepaid.kind',
        'prepaid.code',
        'prepaid.vat_kind as vatKind',
        'prepaid.rate_bp as rateBp',
        'prepaid.issued_day as issuedDay',
        'prepaid.expires_day as expiresDay',
        'prepaid.value_cents as valueCents',
        'prepaid.uses',
        fn.sum<number>('movement.cents').as('leftCents'),
        fn.sum<number>('movement.uses').as('leftUses'),
      ]),
  ).map(({ code, uses, leftUses, ...card }) => ({
    ...card,
    ending: code === null ? '' : codeEnding(code),
    leftUses: uses === null ? null : leftUses,
  }))
}
