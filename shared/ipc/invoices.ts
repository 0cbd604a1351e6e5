// Routes of invoices: drafts, issuing, payments, reminders, credits, papers, and the bank's rows.
import { z } from 'zod'
import {
  AddInvoicePayment,
  BankRow,
  CreditInvoice,
  Invoice,
  InvoiceContent,
  InvoiceDraft,
  InvoiceFilter,
  InvoiceList,
  InvoiceSettings,
  ReferenceRates,
  RemindInvoice,
  SaveInvoiceDraft,
  StatementImported,
} from '../invoices.ts'
import { filledLine, Id, line, Nothing } from '../values.ts'
import { act, read, write } from './route.ts'

const ofInvoice = { kind: 'document', purpose: 'billing' } as const
const subject = (_: unknown, invoice: Invoice) => ({ record: invoice.id, client: invoice.clientId })
const ofDraft = (_: unknown, draft: InvoiceDraft) => ({ record: draft.id, client: draft.content.clientId })
const FileName = z.object({ fileName: z.string().nullable() })
const ById = z.strictObject({ id: Id })

export const invoicesRoutes = {
  'invoices.list': read({
    access: 'invoices',
    input: z.strictObject({ filter: InvoiceFilter, text: line(100) }),
    output: InvoiceList,
    log: { ...ofInvoice, action: 'view', of: (_, list) => ({ ids: list.rows.map((row) => row.id) }) },
  }),
  'invoices.invoice': read({
    access: 'invoices',
    input: ById,
    output: Invoice,
    log: { ...ofInvoice, action: 'view', of: subject },
  }),
  /** The beginning of a new invoice; nothing is kept yet. */
  'invoices.begin': read({
    access: 'invoices',
    input: z.strictObject({ appointmentId: Id.nullable(), clientId: Id.nullable() }),
    output: InvoiceContent,
    log: {
      ...ofInvoice,
      action: 'view',
      of: (input, content) =>
        content.clientId === null
          ? null
          : { client: content.clientId, record: input.appointmentId ?? content.clientId },
    },
  }),
  'invoices.draft': read({
    access: 'invoices',
    input: ById,
    output: InvoiceDraft,
    log: { ...ofInvoice, action: 'view', of: ofDraft },
  }),
  'invoices.saveDraft': write({
    access: 'invoices',
    input: SaveInvoiceDraft,
    output: InvoiceDraft,
    log: { ...ofInvoice, action: 'change', of: ofDraft },
  }),
  'invoices.removeDraft': write({
    access: 'invoices',
    input: ById,
    output: InvoiceDraft,
    log: { ...ofInvoice, action: 'remove', of: ofDraft },
  }),
  'invoices.issue': write({
    access: 'invoices',
    input: z.strictObject({ draftId: Id, version: z.int() }),
    output: Invoice,
    log: { ...ofInvoice, action: 'create', of: subject },
  }),
  'invoices.addPayment': write({
    access: 'invoices',
    input: AddInvoicePayment,
    output: Invoice,
    log: { ...ofInvoice, kind: 'payment', action: 'create', of: subject },
  }),
  'invoices.reversePayment': write({
    access: 'invoices',
    input: z.strictObject({ invoiceId: Id, paymentId: Id, note: filledLine(120) }),
    output: Invoice,
    log: { ...ofInvoice, kind: 'payment', action: 'remove', of: subject },
  }),
  'invoices.remind': write({
    access: 'invoices',
    input: RemindInvoice,
    output: Invoice,
    log: { ...ofInvoice, action: 'change', of: subject },
  }),
  'invoices.credit': write({
    access: 'refunds',
    input: CreditInvoice,
    output: Invoice,
    whileRestricted: { because: 'a voucher that was wrong is put right (kirjanpitolaki)' },
    log: { ...ofInvoice, action: 'create', of: subject },
  }),
  /** Asks where to and writes the invoice, a reminder of it or a credit of it as PDF; null when the person cancelled. */
  'invoices.savePdf': act({
    access: 'invoices',
    input: z.strictObject({ id: Id, reminderId: Id.nullable(), creditId: Id.nullable() }),
    output: FileName,
    log: {
      ...ofInvoice,
      action: 'export',
      of: (input, saved) => (saved.fileName === null ? null : { record: input.id }),
    },
  }),
  /** Asks where to and writes a Finvoice 3.0 file of the invoice or of a credit of it. */
  'invoices.saveFinvoice': act({
    access: 'invoices',
    input: z.strictObject({ id: Id, creditId: Id.nullable() }),
    output: FileName,
    log: {
      ...ofInvoice,
      action: 'export',
      of: (input, saved) => (saved.fileName === null ? null : { record: input.id }),
    },
  }),
  /** Asks for a bank's file and reads it; null when the person cancelled. A file that cannot be read whole leaves nothing. */
  'invoices.importStatement': act({
    access: 'invoices',
    input: Nothing,
    output: StatementImported.nullable(),
    log: { ...ofInvoice, kind: 'payment', action: 'create', of: (_, done) => (done === null ? null : {}) },
  }),
  'invoices.bankRows': read({
    access: 'invoices',
    input: z.strictObject({ waiting: z.boolean() }),
    output: z.array(BankRow),
    log: { ...ofInvoice, kind: 'payment', action: 'view', of: (_, rows) => ({ ids: rows.map((row) => row.id) }) },
  }),
  'invoices.matchBankRow': write({
    access: 'invoices',
    input: z.strictObject({ rowId: Id, invoiceId: Id }),
    output: z.array(BankRow),
    log: { ...ofInvoice, kind: 'payment', action: 'create', of: (input) => ({ record: input.invoiceId }) },
  }),
  'invoices.ignoreBankRow': write({
    access: 'invoices',
    input: z.strictObject({ rowId: Id, ignored: z.boolean() }),
    output: z.array(BankRow),
    log: { ...ofInvoice, kind: 'payment', action: 'change', of: (input) => ({ record: input.rowId }) },
  }),
  'invoices.settings': read({
    access: 'invoices',
    input: Nothing,
    output: z.object({ settings: InvoiceSettings, rates: ReferenceRates }),
    log: { none: 'the salon’s own terms' },
  }),
  'invoices.saveSettings': write({
    access: 'settings',
    input: z.strictObject({ settings: InvoiceSettings, rates: ReferenceRates }),
    output: z.object({ settings: InvoiceSettings, rates: ReferenceRates }),
    log: { action: 'change', kind: 'setting', purpose: 'running' },
  }),
}
