// Invoices as they were issued, with what has happened to them since, and the list of all. Runs in main.
import { AppError } from '../shared/errors.ts'
import { mayBeSimplified, openCentsOf, remindFrom, stateOf } from '../shared/invoice-rules.ts'
import {
  type Invoice,
  type InvoiceBuyer,
  InvoiceContent,
  type InvoiceFilter,
  type InvoiceList,
  type InvoicePayment,
  type InvoiceReminder,
  type InvoiceRow,
  InvoiceSettings,
  ReferenceRates,
} from '../shared/invoices.ts'
import { sumCents } from '../shared/money.ts'
import type { SellerPrint } from '../shared/sales.ts'
import type { Actor } from './actor.ts'
import { centsById } from './cents-by-id.ts'
import { all, type Db, one, query, type Tx } from './handle.ts'
import { draftSum } from './invoice-drafts.ts'
import { creditedByInvoice } from './invoice-sums.ts'
import { documentLabel, documentLinks, linesOf, printCount, vatOf } from './sales-receipts.ts'
import { readSetting, writeSetting } from './settings.ts'

export function invoiceSettings(db: Db): InvoiceSettings {
  return InvoiceSettings.parse(readSetting(db, 'invoices') ?? {})
}

/** The salon's terms, and the reference rates that the owner has entered. */
export function invoiceTerms(db: Db): { settings: InvoiceSettings; rates: ReferenceRates } {
  return { settings: invoiceSettings(db), rates: addedRates(db) }
}

export function saveInvoiceTerms(
  tx: Tx,
  input: { settings: InvoiceSettings; rates: ReferenceRates },
  actor: Actor,
): { settings: InvoiceSettings; rates: ReferenceRates } {
  writeSetting(tx, 'invoices', input.settings, actor.atMs)
  writeSetting(tx, 'referenceRates', input.rates, actor.atMs)
  return invoiceTerms(tx)
}

/** Reference rates that the owner has entered, on top of the program's own. */
export function addedRates(db: Db): ReferenceRates {
  return ReferenceRates.parse(readSetting(db, 'referenceRates') ?? [])
}

/** Errors: NOT_FOUND. */
export function invoiceOf(db: Db, input: { id: string }, actor: Pick<Actor, 'today'>): Invoice {
  const row = one(
    db,
    query
      .selectFrom('document')
      .innerJoin('invoice', 'invoice.document_id', 'document.id')
      .where('document.id', '=', input.id)
      .selectAll(),
  )
  if (!row) throw new AppError('NOT_FOUND', { kind: 'invoice' })
  const { id } = row
  // Written by us in the transaction that issued the document, and unchangeable since.
  const buyer = JSON.parse(row.buyer_print) as InvoiceBuyer
  const payments = paymentsOf(db, id)
  const credits = documentLinks(db, 'original_id', id)
  const balance = {
    totalCents: row.total_cents,
    creditedCents: 0 - sumCents(credits.map((credit) => credit.totalCents)),
    paidCents: sumCents(payments.map((payment) => payment.cents)),
    dueDay: row.due_day,
  }
  const state = stateOf(balance, actor.today)
  const days = payments.filter((payment) => payment.reversesId === null && !payment.isReversed).map(({ day }) => day)
  return {
    id,
    label: documentLabel(row.series, row.number),
    number: row.number,
    day: row.day,
    issuedAtMs: row.issued_at_ms,
    language: row.language,
    seller: JSON.parse(row.seller_print) as SellerPrint,
    buyer,
    clientId: row.client_id,
    lines: linesOf(db, id),
    vat: vatOf(db, id),
    totalCents: row.total_cents,
    deliveryDay: row.delivery_day,
    dueDay: row.due_day,
    reference: row.reference,
    iban: row.iban,
    bic: row.bic,
    epcVersion: row.epc_version,
    complaintDays: row.complaint_days,
    note: row.note,
    isSimplified: mayBeSimplified(row.total_cents, buyer),
    payments,
    reminders: remindersOf(db, id),
    credits,
    openCents: openCentsOf(balance),
    state,
    paidDay: state === 'paid' || state === 'overpaid' ? (days.sort().at(-1) ?? null) : null,
    printCount: printCount(db, id),
  }
}

function paymentsOf(db: Db, documentId: string): InvoicePayment[] {
  const rows = all(
    db,
    query
      .selectFrom('invoice_payment as payment')
      .innerJoin('staff', 'staff.id', 'payment.staff_id')
      .where('payment.document_id', '=', documentId)
      .orderBy('payment.at_ms')
      .orderBy('payment.id')
      .select([
        'payment.id',
        'payment.day',
        'payment.cents',
        'payment.way',
        'payment.note',
        'payment.bank_row_id as bankRowId',
        'payment.reverses_id as reversesId',
        'payment.at_ms as atMs',
        'staff.name as staffName',
      ]),
  )
  const reversed = new Set(rows.map((row) => row.reversesId))
  return rows.map((row) => ({ ...row, isReversed: reversed.has(row.id) }))
}

function remindersOf(db: Db, documentId: string): InvoiceReminder[] {
  return all(
    db,
    query
      .selectFrom('invoice_reminder')
      .where('document_id', '=', documentId)
      .orderBy('number')
      .select([
        'id',
        'number',
        'day',
        'due_day as dueDay',
        'open_cents as openCents',
        'fee_cents as feeCents',
        'interest_cents as interestCents',
      ]),
  )
}

/** Every invoice with its balance, newest first. One query each for documents, credits, payments and reminders. */
export function invoiceRows(db: Db, today: string): (InvoiceRow & { readonly reference: string })[] {
  const rows = all(
    db,
    query
      .selectFrom('document')
      .innerJoin('invoice', 'invoice.document_id', 'document.id')
      .orderBy('document.issued_at_ms', 'desc')
      .orderBy('document.number', 'desc')
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
  )
  const credited = creditedByInvoice(db)
  const paid = centsById(
    db,
    query
      .selectFrom('invoice_payment')
      .groupBy('document_id')
      .select(({ fn }) => ['document_id as id', fn.sum<number>('cents').as('cents')]),
  )
  const reminded = new Map(
    all(
      db,
      query
        .selectFrom('invoice_reminder')
        .groupBy('document_id')
        .select(({ fn }) => ['document_id as id', fn.max('day').as('day'), fn.countAll<number>().as('count')]),
    ).map((row) => [row.id, row]),
  )
  return rows.map(({ series, number, buyerPrint, ...row }) => {
    const balance = { ...row, creditedCents: credited.get(row.id) ?? 0, paidCents: paid.get(row.id) ?? 0 }
    const reminder = reminded.get(row.id)
    return {
      ...row,
      label: documentLabel(series, number),
      buyerName: (JSON.parse(buyerPrint) as InvoiceBuyer).name,
      openCents: openCentsOf(balance),
      state: stateOf(balance, today),
      reminderCount: reminder?.count ?? 0,
      remindFrom: remindFrom(balance, reminder?.day ?? null),
    }
  })
}

/** Errors: none. `text` finds labels, names and references by their beginning or any word. */
export function invoiceList(db: Db, input: { filter: InvoiceFilter; text: string }, actor: Actor): InvoiceList {
  const rows = invoiceRows(db, actor.today)
  const open = rows.filter((row) => row.openCents > 0)
  const overdue = open.filter((row) => row.state === 'overdue')
  return {
    rows: rows
      .filter((row) => isInFilter(row, input.filter) && isFound(row, input.text))
      .map(({ reference: _, ...row }) => row),
    drafts: draftRows(db),
    sums: {
      openCents: sumCents(open.map((row) => row.openCents)),
      openCount: open.length,
      overdueCents: sumCents(overdue.map((row) => row.openCents)),
      overdueCount: overdue.length,
    },
    bankRows: waitingBankRows(db),
  }
}

function isInFilter(row: InvoiceRow, filter: InvoiceFilter): boolean {
  switch (filter) {
    case 'open':
      return row.state === 'open' || row.state === 'overdue' || row.state === 'overpaid'
    case 'overdue':
      return row.state === 'overdue'
    case 'paid':
      return row.state === 'paid' || row.state === 'credited'
    case 'all':
      return true
  }
}

function isFound(row: { label: string; buyerName: string; reference: string }, text: string): boolean {
  const wanted = text.trim().toLocaleLowerCase('fi')
  if (wanted === '') return true
  const words = [row.label, row.reference, ...row.buyerName.split(/\s+/)].map((word) => word.toLocaleLowerCase('fi'))
  return wanted.split(/\s+/).every((part) => words.some((word) => word.includes(part)))
}

function draftRows(db: Db): InvoiceList['drafts'] {
  return all(
    db,
    query
      .selectFrom('invoice_draft')
      .select(['id', 'content', 'changed_at_ms as changedAtMs'])
      .orderBy('changed_at_ms', 'desc'),
  ).map(({ id, content, changedAtMs }) => {
    const draft = InvoiceContent.parse(JSON.parse(content))
    return { id, buyerName: draft.buyer.name, totalCents: draftSum(draft), changedAtMs }
  })
}

/** Rows of the bank that are neither somebody's payment nor said to be something else. */
function waitingBankRows(db: Db): number {
  const row = one(
    db,
    query
      .selectFrom('bank_row as row')
      .where('ignored', '=', 0)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('invoice_payment as payment')
              .whereRef('payment.bank_row_id', '=', 'row.id')
              .groupBy('payment.bank_row_id')
              .having(({ fn }) => fn.sum('payment.cents'), '>', 0)
              .select('payment.bank_row_id'),
          ),
        ),
      )
      .select(({ fn }) => fn.countAll<number>().as('count')),
  )
  return row?.count ?? 0
}
