// Handlers of record templates. One line a route; the instructions for home ask for their place first.
import { salonOf } from '../../db/settings.ts'
import { addReadyTemplates, listTemplates, saveTemplate } from '../../db/templates.ts'
import { careSheet, numberSeries, requireCareSheet } from '../../db/visits-over-time.ts'
import type { templatesRoutes } from '../../shared/ipc/templates.ts'
import { translator } from '../../shared/translations/translate.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'

export const templatesHandlers: HandlersOf<keyof typeof templatesRoutes, App> = {
  'templates.list': ({ db }) => listTemplates(db),
  'templates.save': ({ tx, actor }, input) => saveTemplate(tx, input, actor),
  'templates.addReady': ({ tx, actor }, input) => addReadyTemplates(tx, input, actor),
  'templates.series': ({ db }, input) => numberSeries(db, input),
  'templates.care': ({ db }, input) => careSheet(db, input),
  'templates.saveCarePdf': async ({ app }, input) => {
    const { db } = app.session.requireOpen()
    const t = translator(app.session.actor().language)
    const sheet = requireCareSheet(db, input)
    const saved = await app.dialogs.saveFile({
      title: t(($) => $.templates.care.dialog),
      name: translator(sheet.language)(($) => $.templates.care.file),
      kind: { name: 'PDF', extension: 'pdf' },
      content: () => app.papers.careSheet({ sheet, salon: salonOf(db), madeAtMs: app.clock.now() }),
    })
    return { fileName: saved?.fileName ?? null }
  },
  'templates.printCare': async ({ app }, input) => {
    requireCareSheet(app.session.requireOpen().db, input)
    return { printed: await app.printers.print() }
  },
}
