// What the books of a period are made from, read from issued documents exactly as they stand. One query each for documents,
// their lines, tax and payments, day closes, cash, money for invoices and cards, however long the period. Runs in main.
import { createHash } from 'node:crypto'
import type { AccountPlan } from '../shared/bookkeeping.ts'
import { firstDayOf, lastDayOf, type Month, monthOf } from '../shared/bookkeeping.ts'
import type {
  BookFacts,
  CardFact,
  CashFact,
  CloseFact,
  DocumentFact,
  InvoicePaymentFact,
  LineSum,
  NumberGapFact,
  OpenInvoiceFact,
  PaymentFact,
} from '../shared/bookkeeping-facts.ts'
import type { JournalRow } from '../shared/bookkeeping-journal.ts'
import { type Day, instantToLocal, localToInstant, ZONE } from '../shared/day.ts'
import type { DayClose } from '../shared/dayclose.ts'
import { AppError } from '../shared/errors.ts'
import type { InvoiceBuyer } from '../shared/invoices.ts'
import { sumCents } from '../shared/money.ts'
import { codeEnding } from '../shared/prepaid.ts'
import type { ReceiptVat, SellerPrint } from '../shared/sales.ts'
import type { SalonFields } from '../shared/settings.ts'
import { all, type Db, one, query } from './handle.ts'
import { listRestores } from './restores.ts'
import { documentLabel } from './sales-receipts.ts'

interface Period {
  readonly sellerId: string
  readonly from: Day
  readonly to: Day
}

/** The period of a seller from the first day of a month to the last of another. */
export const periodDays = (sellerId: string, from: Month, to: Month): Period => ({
  sellerId,
  from: firstDayOf(from),
  to: lastDayOf(to),
})

/** Everything of the period. */
export function bookFacts(db: Db, period: Period, plans: readonly AccountPlan[]): BookFacts {
  const { sellerId, from, to } = period
  const locks = monthLocks(db, sellerId)
  const payments = invoicePayments(db, sellerId, locks)
  return {
    seller: sellerPrint(db, sellerId),
    sellerId,
    from,
    to,
    plans,
    documents: documentFacts(db, period),
    closes: closeFacts(db, period),
    cash: cashFacts(db, period),
    invoicePayments: payments.filter(({ day }) => day >= from && day <= to).map(({ documentId: _, ...each }) => each),
    openInvoices: openInvoices(db, sellerId, to, payments),
    openBeforeCents: sumCents(openInvoices(db, sellerId, dayBefore(from), payments).map((each) => each.openCents)),
    cards: cardFacts(db, sellerId, to),
    gaps: numberGaps(db, period),
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

interface Locks {
  /** The newest; everything up to it is locked. Null when none is. */
  readonly last: Month | null
  /** When a month became locked, by itself or by a later one; undefined while it is open. */
  readonly lockedAtMs: (month: Month) => number | undefined
}

export function monthLocks(db: Db, sellerId: string): Locks {
  const rows = all(
    db,
    query
      .selectFrom('month_lock')
      .where('seller_id', '=', sellerId)
      .orderBy('month')
      .select(['month', 'locked_at_ms as atMs']),
  )
  return {
    last: rows.at(-1)?.month ?? null,
    lockedAtMs: (month) => rows.find((row) => row.month >= month)?.atMs,
  }
}

const dayBefore = (day: Day): Day => instantToLocal(localToInstant(day, 0) - 1, ZONE).day
const endOf = (day: Day): number => localToInstant(day, 1440)

// ------------------------------------------------------------------ documents

const inPeriod = ({ sellerId, from, to }: Period) =>
  query
    .selectFrom('document')
    .where('document.seller_id', '=', sellerId)
    .where('document.day', '>=', from)
    .where('document.day', '<=', to)

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

// ------------------------------------------------------------------ day closes

const codeAfter = (previousCode: string, text: string) =>
  createHash('sha256').update(`${previousCode}\n${text}`).digest('hex')

function closeFacts(db: Db, period: Period): CloseFact[] {
  const { sellerId, from, to } = period
  const holding = inPeriod(period)
    .innerJoin('day_close_document as held', 'held.document_id', 'document.id')
    .select('held.day_close_id')
  const chosen = query
    .selectFrom('day_close')
    .where('day_close.seller_id', '=', sellerId)
    .where(({ or, eb, and }) =>
      or([and([eb('day_close.day', '>=', from), eb('day_close.day', '<=', to)]), eb('day_close.id', 'in', holding)]),
    )
  const rows = all(
    db,
    chosen
      .orderBy('day_close.number')
      .select([
        'day_close.id',
        'day_close.number',
        'day_close.day',
        'day_close.total_cents as totalCents',
        'day_close.expected_cents as expectedCents',
        'day_close.counted_cents as countedCents',
        'day_close.closed_at_ms as closedAtMs',
        'day_close.report',
        'day_close.previous_code as previousCode',
        'day_close.code',
      ]),
  )
  const documents = chosen
    .innerJoin('day_close_document as held', 'held.day_close_id', 'day_close.id')
    .innerJoin('document', 'document.id', 'held.document_id')
  const byClose = (rowsOf: readonly { id: string; cents: number }[]) =>
    new Map(rowsOf.map((each) => [each.id, each.cents]))
  const totals = byClose(
    all(
      db,
      documents
        .groupBy('day_close.id')
        .select(({ fn }) => ['day_close.id', fn.sum<number>('document.total_cents').as('cents')]),
    ),
  )
  const vats = byClose(
    all(
      db,
      documents
        .innerJoin('document_vat as vat', 'vat.document_id', 'document.id')
        .groupBy('day_close.id')
        .select(({ fn }) => ['day_close.id', fn.sum<number>('vat.vat_cents').as('cents')]),
    ),
  )
  const paid = byClose(
    all(
      db,
      documents
        .innerJoin('payment', 'payment.document_id', 'document.id')
        .groupBy('day_close.id')
        .select(({ fn }) => ['day_close.id', fn.sum<number>('payment.cents').as('cents')]),
    ),
  )
  let before: { number: number; code: string } | null = null
  return rows.map(({ report, previousCode, code, ...row }) => {
    const follows = before === null || before.number + 1 !== row.number || before.code === previousCode
    before = { number: row.number, code }
    return {
      ...row,
      report: JSON.parse(report) as Omit<DayClose, 'code'>,
      isWhole: follows && codeAfter(previousCode, report) === code,
      documentsCents: totals.get(row.id) ?? 0,
      documentVatCents: vats.get(row.id) ?? 0,
      documentPaymentsCents: paid.get(row.id) ?? 0,
    }
  })
}

// ------------------------------------------------------------------ cash, and money for invoices

/** Without the rows that came with a cash payment of an invoice, which is booked as that. */
function cashFacts(db: Db, { sellerId, from, to }: Period): CashFact[] {
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
function invoicePayments(db: Db, sellerId: string, locks: Locks): Payment[] {
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
function openInvoices(db: Db, sellerId: string, to: Day, payments: readonly Payment[]): OpenInvoiceFact[] {
  const credited = new Map(
    all(
      db,
      query
        .selectFrom('document')
        .innerJoin('invoice', 'invoice.document_id', 'document.original_id')
        .where('document.seller_id', '=', sellerId)
        .where('document.day', '<=', to)
        .groupBy('document.original_id')
        .select(({ fn }) => ['document.original_id as id', fn.sum<number>('document.total_cents').as('cents')]),
    ).map((row) => [row.id, 0 - row.cents]),
  )
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

// ------------------------------------------------------------------ cards, and numbers

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

/** Numbers that should be in the period and are not, those that a restore left out taken off. */
function numberGaps(db: Db, period: Period): NumberGapFact[] {
  const rows = all(
    db,
    inPeriod(period)
      .orderBy('document.series')
      .orderBy('document.number')
      .select(['document.series', 'document.number']),
  )
  const explained = listRestores(db).flatMap((restore) => restore.gaps)
  const gaps: NumberGapFact[] = []
  const next = new Map<string, number>()
  for (const { series, number } of rows) {
    let expected = next.get(series) ?? lastNumberBefore(db, period, series) + 1
    for (;;) {
      const known = explained.find((gap) => gap.series === series && gap.from <= expected && gap.to >= expected)
      if (known === undefined || known.to >= number) break
      expected = known.to + 1
    }
    if (expected < number) gaps.push({ series, from: expected, to: number - 1 })
    next.set(series, number + 1)
  }
  return gaps
}

function lastNumberBefore(db: Db, { sellerId, from }: Period, series: string): number {
  const row = one(
    db,
    query
      .selectFrom('document')
      .where('seller_id', '=', sellerId)
      .where('series', '=', series)
      .where('day', '<', from)
      .select(({ fn }) => fn.max('number').as('last')),
  )
  return row?.last ?? 0
}
