// Files of invoices: the papers as PDF, Finvoice, and the bank's statement that is read in. Runs in main.

import { type Db, transaction } from '../db/handle.ts'
import { importStatement } from '../db/invoice-bank.ts'
import { invoiceOf } from '../db/invoices.ts'
import { notePrint, receiptById } from '../db/sales-receipts.ts'
import { readStatement, statementText } from '../shared/bank-statement.ts'
import { AppError } from '../shared/errors.ts'
import { finvoiceOf, finvoiceXml } from '../shared/finvoice.ts'
import { creditPaper, invoicePaper, reminderPaper } from '../shared/invoice-paper.ts'
import type { StatementImported } from '../shared/invoices.ts'
import { latin9Bytes } from '../shared/latin9.ts'
import { translator } from '../shared/translations/translate.ts'
import type { Language } from '../shared/values.ts'
import type { App } from './app.ts'

/** The paper asked for and the name its file gets, in `language`. Errors: NOT_FOUND. */
export function paperOf(
  db: Db,
  input: { id: string; reminderId: string | null; creditId: string | null },
  language: Language,
  today: string,
) {
  const invoice = invoiceOf(db, { id: input.id }, { today })
  const t = translator(language)
  if (input.reminderId !== null) {
    const reminder = invoice.reminders.find((each) => each.id === input.reminderId)
    if (!reminder) throw new AppError('NOT_FOUND', { kind: 'reminder' })
    return {
      paper: reminderPaper(invoice, reminder),
      name: t(($) => $.invoicePapers.reminderFile, { label: invoice.label }),
      madeAtMs: invoice.issuedAtMs,
    }
  }
  if (input.creditId !== null) {
    if (!invoice.credits.some((each) => each.id === input.creditId))
      throw new AppError('NOT_FOUND', { kind: 'document' })
    const credit = receiptById(db, input.creditId)
    return {
      paper: creditPaper(invoice, credit),
      name: t(($) => $.invoicePapers.creditFile, { label: credit.label }),
      madeAtMs: credit.issuedAtMs,
    }
  }
  return {
    paper: invoicePaper(invoice),
    name: t(($) => $.invoicePapers.file, { label: invoice.label }),
    madeAtMs: invoice.issuedAtMs,
  }
}

/** Asks where to and writes the paper. Errors: NOT_FOUND, FILE_NOT_WRITTEN. */
export async function saveInvoicePdf(
  app: App,
  input: { id: string; reminderId: string | null; creditId: string | null },
): Promise<{ fileName: string | null }> {
  const { db } = app.session.requireOpen()
  const actor = app.session.actor()
  const { paper, name, madeAtMs } = paperOf(db, input, actor.language, actor.today)
  const saved = await app.dialogs.saveFile({
    title: translator(actor.language)(($) => $.invoicePapers.saveTitle),
    name: `${name}.pdf`,
    kind: { name: 'PDF', extension: 'pdf' },
    content: () => app.papers.invoice(paper, madeAtMs),
  })
  if (saved) transaction(db, (tx) => notePrint(tx, input.creditId ?? input.id, 'pdf', actor))
  return { fileName: saved?.fileName ?? null }
}

/** Asks where to and writes the Finvoice file, in its own encoding. Errors: NOT_FOUND, FILE_NOT_WRITTEN. */
export async function saveFinvoice(
  app: App,
  input: { id: string; creditId: string | null },
): Promise<{ fileName: string | null }> {
  const { db } = app.session.requireOpen()
  const actor = app.session.actor()
  const invoice = invoiceOf(db, { id: input.id }, actor)
  const credit = input.creditId === null ? null : receiptById(db, input.creditId)
  if (credit !== null && !invoice.credits.some((each) => each.id === credit.id)) {
    throw new AppError('NOT_FOUND', { kind: 'document' })
  }
  const document =
    credit === null
      ? finvoiceOf(invoice)
      : { ...finvoiceOf(invoice), ...credit, kind: 'credit' as const, originalLabel: invoice.label }
  const saved = await app.dialogs.saveFile({
    title: translator(actor.language)(($) => $.invoicePapers.saveTitle),
    name: `finvoice-${document.label}.xml`,
    kind: { name: 'Finvoice', extension: 'xml' },
    content: async () => Uint8Array.from(latin9Bytes(finvoiceXml(document))),
  })
  return { fileName: saved?.fileName ?? null }
}

/** The largest statement that is read: years of a busy account. */
const mostBytes = 20_000_000

/** Asks for the bank's file and reads it in. Errors: STATEMENT_UNREADABLE (data: line), STATEMENT_CURRENCY (data: line). */
export async function openStatement(app: App): Promise<StatementImported | null> {
  const { db } = app.session.requireOpen()
  const actor = app.session.actor()
  const file = await app.dialogs.openFile({
    title: translator(actor.language)(($) => $.invoicePapers.openTitle),
    kinds: [{ name: 'CSV, camt.053', extensions: ['csv', 'txt', 'xml', 'camt'] }],
    mostBytes,
  })
  if (file === null) return null
  const statement = readStatement(statementText(file.bytes))
  if (!statement.ok) {
    const { fault } = statement
    if (fault.kind === 'foreign-currency') throw new AppError('STATEMENT_CURRENCY', { line: fault.line })
    throw new AppError('STATEMENT_UNREADABLE', { line: fault.kind === 'unreadable-row' ? fault.line : 0 })
  }
  return transaction(db, (tx) => importStatement(tx, { fileName: file.fileName, rows: statement.rows }, actor))
}
