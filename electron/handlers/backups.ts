// Handlers of backups, restore and the access log. One line a route.
import { listLog } from '../../db/accesslog.ts'
import type { backupsRoutes } from '../../shared/ipc/backups.ts'
import { checkLogQuietly } from '../accesslog-check.ts'
import { exportLog } from '../accesslog-export.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'

export const backupsHandlers: HandlersOf<keyof typeof backupsRoutes, App> = {
  'backups.state': ({ app, actor }) => app.backups.state(actor),
  'backups.choosePlace': ({ app }) => app.backups.choosePlace(),
  'backups.removePlace': ({ app }, input) => app.backups.removePlace(input.id),
  'backups.run': ({ app }) => app.backups.runNow(),
  'backups.cancel': async ({ app, actor }, input) => {
    await app.backups.cancel(input.placeId)
    return app.backups.state(actor)
  },
  'backups.report': ({ app }, input) => app.backups.report(input.placeId),

  'restore.choosePlace': ({ app }) => app.restore.choosePlace(),
  'restore.usePlace': ({ app }, input) => app.restore.usePlace(input.placeId),
  'restore.open': ({ app }, input) => app.restore.open(input),
  'restore.preview': ({ app }, input) => app.restore.preview(input),
  'restore.lookInside': ({ app }, input) => app.lookInside.look(input),
  'restore.insideClients': ({ app }, input) => app.lookInside.clients(input),
  'restore.insideClient': ({ app }, input) => app.lookInside.client(input),
  'restore.insideDay': ({ app }, input) => app.lookInside.day(input),
  'restore.bringBack': ({ app }, input) => app.lookInside.bringBack(input),
  'restore.leaveInside': async ({ app }) => {
    app.lookInside.close()
    return {}
  },
  'restore.run': ({ app }, input) => app.restore.run(input),
  'restore.undo': ({ app }) => app.restore.undo(),

  'accesslog.list': ({ db }, input) => listLog(db, input),
  'accesslog.export': ({ app }, input) => exportLog(app, input),
  'accesslog.check': async ({ app }) => {
    const { db, opened } = app.session.requireOpen()
    return checkLogQuietly(db, opened.logPrivateKey, app.backups.logAnchors())
  },
}
