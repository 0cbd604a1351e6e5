// Handlers of the bookkeeper's month. One line a route.
import { lockMonth, months, monthView } from '../../db/bookkeeping.ts'
import { accountSettings, saveAccounts } from '../../db/bookkeeping-accounts.ts'
import type { bookkeepingRoutes } from '../../shared/ipc/bookkeeping.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'

export const bookkeepingHandlers: HandlersOf<keyof typeof bookkeepingRoutes, App> = {
  'bookkeeping.months': ({ db, actor }, input) => months(db, input, actor),
  'bookkeeping.month': ({ db, actor }, input) => monthView(db, input, actor),
  'bookkeeping.makePackage': ({ app }, input) => app.bookkeeping.make(input),
  'bookkeeping.progress': async ({ app }) => app.bookkeeping.progress(),
  'bookkeeping.cancelPackage': async ({ app }) => ({ wasRunning: app.bookkeeping.cancel() }),
  'bookkeeping.lock': ({ tx, actor }, input) => lockMonth(tx, input, actor),
  'bookkeeping.accounts': ({ db, actor }, input) => accountSettings(db, input, actor),
  'bookkeeping.saveAccounts': ({ tx, actor }, input) => saveAccounts(tx, input, actor),
}
