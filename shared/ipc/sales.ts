// Routes of the till: checkout, payment, receipts, the day's total.
import { z } from 'zod'
import { Checkout, PaySale, Receipt, TillDay } from '../sales.ts'
import { Day, Id, Nothing } from '../values.ts'
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
}
