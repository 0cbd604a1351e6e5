// Routes of the till: checkout, payment, receipts, the day's total.
import { z } from 'zod'
import {
  Checkout,
  Creditable,
  CreditSale,
  ParkedDraft,
  ParkSale,
  PaymentMethod,
  PaymentMethodId,
  PaySale,
  Receipt,
  TillDay,
} from '../sales.ts'
import { TillSettings } from '../sales-settings.ts'
import { Day, filledLine, Id, Nothing } from '../values.ts'
import { act, read, write } from './route.ts'

export const salesRoutes = {
  'sales.checkout': read({
    access: 'till',
    input: z.strictObject({ appointmentId: Id }),
    output: Checkout,
    log: {
      action: 'view',
      kind: 'sale',
      purpose: 'billing',
      of: (input, checkout) => ({ record: input.appointmentId, client: checkout.clientId }),
    },
  }),
  'sales.pay': write({
    access: 'till',
    input: PaySale,
    output: Receipt,
    log: {
      action: 'create',
      kind: 'document',
      purpose: 'billing',
      of: (_, receipt) => ({ record: receipt.id, client: receipt.clientId }),
    },
  }),
  'sales.receipt': read({
    access: 'till',
    input: z.strictObject({ id: Id }),
    output: Receipt,
    log: {
      action: 'view',
      kind: 'document',
      purpose: 'billing',
      of: (input, receipt) => ({ record: input.id, client: receipt.clientId }),
    },
  }),
  /** Asks where to and writes the receipt as PDF. The answer is the file's name, null when the person cancelled. */
  'sales.saveReceiptPdf': act({
    access: 'till',
    input: z.strictObject({ id: Id }),
    output: z.object({ fileName: z.string().nullable() }),
    log: {
      action: 'export',
      kind: 'document',
      purpose: 'billing',
      of: (input, saved) => (saved.fileName === null ? null : { record: input.id }),
    },
  }),
  /** The system's print dialog with the receipt on screen. */
  'sales.printReceipt': act({
    access: 'till',
    input: z.strictObject({ id: Id }),
    output: z.object({ printed: z.boolean() }),
    log: {
      action: 'print',
      kind: 'document',
      purpose: 'billing',
      of: (input, answer) => (answer.printed ? { record: input.id } : null),
    },
  }),
  'sales.printer': act({
    access: 'signed-in',
    input: Nothing,
    output: z.object({ name: z.string().nullable() }),
    log: { none: 'which printer this computer has' },
  }),
  'sales.day': read({
    access: 'till',
    input: z.strictObject({ day: Day }),
    output: TillDay,
    log: {
      action: 'view',
      kind: 'till-day',
      purpose: 'billing',
      of: (input, day) => ({ record: input.day, ids: day.receipts.map((each) => each.id) }),
    },
  }),
  /** What can still be taken back of a receipt. */
  'sales.creditable': read({
    access: 'refunds',
    input: z.strictObject({ id: Id }),
    output: Creditable,
    log: {
      action: 'view',
      kind: 'document',
      purpose: 'billing',
      of: (input, found) => ({ record: input.id, client: found.receipt.clientId }),
    },
  }),
  /** Takes a sale back, whole or in part, by a document of its own. */
  'sales.credit': write({
    access: 'refunds',
    input: CreditSale,
    output: Receipt,
    whileRestricted: { because: 'a voucher that was wrong is put right (kirjanpitolaki)' },
    log: {
      action: 'create',
      kind: 'document',
      purpose: 'billing',
      of: (input, credit) => ({ record: credit.id, client: credit.clientId, ids: [input.originalId] }),
    },
  }),
  'sales.park': write({
    access: 'till',
    input: ParkSale,
    output: z.object({ id: Id }),
    log: {
      action: 'change',
      kind: 'sale',
      purpose: 'billing',
      of: (input, parked) => ({ record: parked.id, client: input.clientId }),
    },
  }),
  'sales.parked': read({
    access: 'till',
    input: z.strictObject({ id: Id }),
    output: z.object({ draft: ParkedDraft, clientName: z.string() }),
    log: { action: 'view', kind: 'sale', purpose: 'billing', of: (input) => ({ record: input.id }) },
  }),
  'sales.dropParked': write({
    access: 'till',
    input: z.strictObject({ id: Id }),
    output: z.object({ id: Id }),
    log: { action: 'remove', kind: 'sale', purpose: 'billing', of: (input) => ({ record: input.id }) },
  }),
  /** To the receipt printer of the till. */
  'sales.printOnReceiptPrinter': act({
    access: 'till',
    input: z.strictObject({ id: Id }),
    output: z.object({ isCopy: z.boolean() }),
    log: { action: 'print', kind: 'document', purpose: 'billing', of: (input) => ({ record: input.id }) },
  }),
  /** A line of every letter and sign to the printer that is set. */
  'sales.testPrint': act({
    access: 'settings',
    input: Nothing,
    output: z.object({ printed: z.literal(true) }),
    log: { none: 'a test page without data' },
  }),
  /** Opens the drawer without a sale: who and when is in the log. */
  'sales.openDrawer': act({
    access: 'till',
    input: Nothing,
    output: z.object({ opened: z.literal(true) }),
    log: { action: 'change', kind: 'cash', purpose: 'billing' },
  }),
  'sales.settings': read({
    access: 'signed-in',
    input: Nothing,
    output: TillSettings,
    log: { none: 'the salon’s own settings, no client data' },
  }),
  'sales.saveSettings': write({
    access: 'settings',
    input: TillSettings,
    output: TillSettings,
    log: { action: 'change', kind: 'setting', purpose: 'running', of: () => ({ record: 'till' }) },
  }),
  'sales.methods': read({
    access: 'settings',
    input: Nothing,
    output: z.array(PaymentMethod),
    log: { none: 'the salon’s own settings, no client data' },
  }),
  'sales.addMethod': write({
    access: 'settings',
    input: z.strictObject({ name: filledLine(40), kind: z.enum(['benefit', 'mobile', 'card']) }),
    output: z.array(PaymentMethod),
    log: { action: 'create', kind: 'setting', purpose: 'running', of: () => ({ record: 'payment-method' }) },
  }),
  'sales.setMethodActive': write({
    access: 'settings',
    input: z.strictObject({ id: PaymentMethodId, active: z.boolean() }),
    output: z.array(PaymentMethod),
    log: { action: 'change', kind: 'setting', purpose: 'running', of: (input) => ({ record: input.id }) },
  }),
}
