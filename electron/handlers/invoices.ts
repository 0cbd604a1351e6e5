// Handlers of invoices. One line a route.
import { bankRows, ignoreBankRow, matchBankRow } from '../../db/invoice-bank.ts'
import { beginInvoice, draftOf, issueInvoice, removeDraft, saveDraft } from '../../db/invoice-drafts.ts'
import { addInvoicePayment, creditInvoice, remindInvoice, reverseInvoicePayment } from '../../db/invoice-payments.ts'
import { invoiceList, invoiceOf, invoiceTerms, saveInvoiceTerms } from '../../db/invoices.ts'
import type { invoicesRoutes } from '../../shared/ipc/invoices.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'
import { openStatement, saveFinvoice, saveInvoicePdf } from '../invoice-files.ts'

export const invoicesHandlers: HandlersOf<keyof typeof invoicesRoutes, App> = {
  'invoices.list': ({ db, actor }, input) => invoiceList(db, input, actor),
  'invoices.invoice': ({ db, actor }, input) => invoiceOf(db, input, actor),
  'invoices.begin': ({ db, actor }, input) => beginInvoice(db, input, actor),
  'invoices.draft': ({ db, actor }, input) => draftOf(db, input, actor),
  'invoices.saveDraft': ({ tx, actor }, input) => saveDraft(tx, input, actor),
  'invoices.removeDraft': ({ tx, actor }, input) => removeDraft(tx, input, actor),
  'invoices.issue': ({ tx, actor }, input) => issueInvoice(tx, input, actor),
  'invoices.addPayment': ({ tx, actor }, input) => addInvoicePayment(tx, input, actor),
  'invoices.reversePayment': ({ tx, actor }, input) => reverseInvoicePayment(tx, input, actor),
  'invoices.remind': ({ tx, actor }, input) => remindInvoice(tx, input, actor),
  'invoices.credit': ({ tx, actor }, input) => creditInvoice(tx, input, actor),
  'invoices.savePdf': ({ app }, input) => saveInvoicePdf(app, input),
  'invoices.saveFinvoice': ({ app }, input) => saveFinvoice(app, input),
  'invoices.importStatement': ({ app }) => openStatement(app),
  'invoices.bankRows': ({ db, actor }, input) => bankRows(db, input, actor),
  'invoices.matchBankRow': ({ tx, actor }, input) => matchBankRow(tx, input, actor),
  'invoices.ignoreBankRow': ({ tx, actor }, input) => ignoreBankRow(tx, input, actor),
  'invoices.settings': ({ db }) => invoiceTerms(db),
  'invoices.saveSettings': ({ tx, actor }, input) => saveInvoiceTerms(tx, input, actor),
}
