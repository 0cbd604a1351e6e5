// Handlers of the till. One line a route; papers and printers first find out whether what they make is a copy.
import { creditableOf, creditSale } from '../../db/credits.ts'
import { type Db, transaction } from '../../db/handle.ts'
import { noteOutsideContact } from '../../db/outside-contacts.ts'
import { checkoutOf, paySale } from '../../db/sales.ts'
import { tillDay } from '../../db/sales-day.ts'
import { dropParked, parkedSale, parkSale } from '../../db/sales-parked.ts'
import { notePrint, receiptOf } from '../../db/sales-receipts.ts'
import {
  addPaymentMethod,
  paymentMethods,
  saveTillSettings,
  setPaymentMethodActive,
  tillSettings,
} from '../../db/sales-settings.ts'
import { drawerKick, escposReceipt, escposTestPage } from '../../shared/escpos.ts'
import type { salesRoutes } from '../../shared/ipc/sales.ts'
import { receiptRows } from '../../shared/receipt-rows.ts'
import type { TillSettings } from '../../shared/sales-settings.ts'
import { translator } from '../../shared/translations/translate.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'

/** To the till's receipt printer; an address outside this computer is remembered as one. */
async function toReceiptPrinter(app: App, db: Db, settings: TillSettings, bytes: Uint8Array): Promise<void> {
  const { printer } = settings
  if (printer.kind === 'network') {
    const address = `${printer.host}:${printer.port}`
    transaction(db, (tx) => noteOutsideContact(tx, 'receipt-printer', address, { atMs: app.clock.now() }))
  }
  await app.receiptPrinters.send(printer, bytes)
}

const paperOf = (settings: TillSettings) => ({
  columns: settings.printerColumns,
  codePage: settings.printerCodePage,
})

export const salesHandlers: HandlersOf<keyof typeof salesRoutes, App> = {
  'sales.checkout': ({ db, actor }, input) => checkoutOf(db, input, actor),
  'sales.pay': ({ tx, actor }, input) => paySale(tx, input, actor),
  'sales.receipt': ({ app, db }, input) => {
    // Who looks at a receipt may want it as a file next.
    void app.papers.warm()
    return receiptOf(db, input)
  },
  'sales.day': ({ db, actor }, input) => tillDay(db, input, actor),
  'sales.printReceipt': async ({ app }, input) => {
    const { db } = app.session.requireOpen()
    receiptOf(db, input)
    const printed = await app.printers.print()
    if (printed) transaction(db, (tx) => notePrint(tx, input.id, 'print', app.session.actor()))
    return { printed }
  },
  'sales.printer': ({ app }) => app.printers.state(),
  'sales.saveReceiptPdf': async ({ app }, input) => {
    const { db } = app.session.requireOpen()
    const receipt = receiptOf(db, input)
    const actor = app.session.actor()
    const t = translator(actor.language)
    const saved = await app.dialogs.saveFile({
      title: t(($) => $.dialogs.receipt),
      name: t(($) => $.dialogs.receiptFile, { label: receipt.label }),
      kind: { name: 'PDF', extension: 'pdf' },
      content: () => app.papers.receipt(receipt, receipt.printCount > 0),
    })
    if (saved) transaction(db, (tx) => notePrint(tx, input.id, 'pdf', actor))
    return { fileName: saved?.fileName ?? null }
  },
  'sales.creditable': ({ db }, input) => creditableOf(db, input),
  'sales.credit': ({ tx, actor }, input) => creditSale(tx, input, actor),
  'sales.park': ({ tx, actor }, input) => parkSale(tx, input, actor),
  'sales.parked': ({ db, actor }, input) => parkedSale(db, input, actor),
  'sales.dropParked': ({ tx }, input) => dropParked(tx, input),
  'sales.printOnReceiptPrinter': async ({ app }, input) => {
    const { db } = app.session.requireOpen()
    const receipt = receiptOf(db, input)
    const settings = tillSettings(db)
    const isCopy = receipt.printCount > 0
    const paper = escposReceipt(receiptRows(receipt, isCopy), paperOf(settings))
    const isCash = receipt.payments.some((payment) => payment.kind === 'cash')
    const kick = settings.hasDrawer && isCash && !isCopy ? drawerKick : new Uint8Array()
    await toReceiptPrinter(app, db, settings, Uint8Array.from([...kick, ...paper]))
    transaction(db, (tx) => notePrint(tx, input.id, 'receipt-printer', app.session.actor()))
    return { isCopy }
  },
  'sales.testPrint': async ({ app }) => {
    const { db } = app.session.requireOpen()
    const settings = tillSettings(db)
    const t = translator(app.session.actor().language)
    const page = escposTestPage(
      t(($) => $.papers.receipt.testPage),
      paperOf(settings),
    )
    await toReceiptPrinter(app, db, settings, page)
    return { printed: true }
  },
  'sales.openDrawer': async ({ app }) => {
    const { db } = app.session.requireOpen()
    await toReceiptPrinter(app, db, tillSettings(db), drawerKick)
    return { opened: true }
  },
  'sales.settings': ({ db }) => tillSettings(db),
  'sales.saveSettings': ({ tx, actor }, input) => saveTillSettings(tx, input, actor),
  'sales.methods': ({ db }) => paymentMethods(db),
  'sales.addMethod': ({ tx, actor }, input) => addPaymentMethod(tx, input, actor),
  'sales.setMethodActive': ({ tx }, input) => setPaymentMethodActive(tx, input),
}
