// Handlers of the drawer and of the day's end. One line a route.
import { closeDay, dayCloseOf, dayCloses, moveCash, xReport } from '../../db/dayclose.ts'
import type { daycloseRoutes } from '../../shared/ipc/dayclose.ts'
import { translator } from '../../shared/translations/translate.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'

export const daycloseHandlers: HandlersOf<keyof typeof daycloseRoutes, App> = {
  'dayclose.list': ({ db, actor }, input) => dayCloses(db, input, actor),
  'dayclose.report': ({ db, actor }, input) => xReport(db, input, actor),
  'dayclose.get': ({ db }, input) => dayCloseOf(db, input),
  'dayclose.close': ({ app, tx, actor }, input) => {
    const close = closeDay(tx, input, actor)
    // Begins when this transaction is over. A place that fails is on every screen; nobody waits for it here.
    queueMicrotask(() => void app.backups.before('day-close').catch(() => undefined))
    return close
  },
  'dayclose.moveCash': ({ tx, actor }, input) => moveCash(tx, input, actor),
  'dayclose.savePdf': async ({ app }, input) => {
    const close = dayCloseOf(app.session.requireOpen().db, input)
    const { language } = app.session.actor()
    const t = translator(language)
    const saved = await app.dialogs.saveFile({
      title: t(($) => $.dialogs.dayClose),
      name: t(($) => $.dialogs.dayCloseFile, { number: close.number, day: close.day }),
      kind: { name: 'PDF', extension: 'pdf' },
      content: () => app.papers.dayClose(close, language),
    })
    return { fileName: saved?.fileName ?? null }
  },
}
