// Handlers of the till. One line a route; saving a PDF asks for its place first.
import { checkoutOf, paySale } from '../../db/sales.ts'
import { tillDay } from '../../db/sales-day.ts'
import { receiptOf } from '../../db/sales-receipts.ts'
import type { salesRoutes } from '../../shared/ipc/sales.ts'
import { translator } from '../../shared/translations/translate.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'

export const salesHandlers: HandlersOf<keyof typeof salesRoutes, App> = {
  'sales.checkout': ({ db, actor }, input) => checkoutOf(db, input, actor),
  'sales.pay': ({ tx, actor }, input) => paySale(tx, input, actor),
  'sales.receipt': ({ db }, input) => receiptOf(db, input),
  'sales.day': ({ db, actor }, input) => tillDay(db, input, actor),
  'sales.printReceipt': async ({ app }, input) => {
    receiptOf(app.session.requireOpen().db, input)
    return { printed: await app.printers.print() }
  },
  'sales.printer': ({ app }) => app.printers.state(),
  'sales.saveReceiptPdf': async ({ app }, input) => {
    const receipt = receiptOf(app.session.requireOpen().db, input)
    const t = translator(app.session.actor().language)
    const saved = await app.dialogs.saveFile({
      title: t(($) => $.dialogs.receipt),
      name: t(($) => $.dialogs.receiptFile, { label: receipt.label }),
      kind: { name: 'PDF', extension: 'pdf' },
      content: () => app.papers.receipt(receipt),
    })
    return { fileName: saved?.fileName ?? null }
  },
}
