// Handlers of the incident log. One line a route; saving the report asks for its place first.
import {
  addIncidentStep,
  closeIncident,
  incidentById,
  listIncidents,
  removeIncidentStep,
  saveIncident,
} from '../../db/incidents.ts'
import { salonOf } from '../../db/settings.ts'
import { incidentPaper } from '../../shared/incident-paper.ts'
import type { incidentsRoutes } from '../../shared/ipc/incidents.ts'
import { translator } from '../../shared/translations/translate.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'

export const incidentsHandlers: HandlersOf<keyof typeof incidentsRoutes, App> = {
  'incidents.list': ({ db, actor }, input) => listIncidents(db, input, actor),
  'incidents.save': ({ tx, actor }, input) => saveIncident(tx, input, actor),
  'incidents.addStep': ({ tx, actor }, input) => addIncidentStep(tx, input, actor),
  'incidents.removeStep': ({ tx, actor }, input) => removeIncidentStep(tx, input, actor),
  'incidents.close': ({ tx, actor }, input) => closeIncident(tx, input, actor),
  'incidents.savePdf': async ({ app }, input) => {
    const { db } = app.session.requireOpen()
    const { language } = app.session.actor()
    const incident = incidentById(db, input.id)
    const t = translator(language)
    const content = incidentPaper(incident, salonOf(db), language)
    const saved = await app.dialogs.saveFile({
      title: t(($) => $.incidents.paper.dialog),
      name: t(($) => $.incidents.paper.file, { day: incident.day }),
      kind: { name: 'PDF', extension: 'pdf' },
      content: () =>
        app.papers.plain({ content, language, footer: salonOf(db)?.name ?? '', madeAtMs: app.clock.now() }),
    })
    return { fileName: saved?.fileName ?? null, clientId: incident.clientId }
  },
  'incidents.print': async ({ app }, input) => {
    incidentById(app.session.requireOpen().db, input.id)
    return { printed: await app.printers.print() }
  },
}
