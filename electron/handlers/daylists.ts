// Handlers of the printed lists and the day sheet. One line a route; saving a PDF asks for its place first.
import { dayList } from '../../db/daylists.ts'
import { salonOf } from '../../db/settings.ts'
import { shiftBook } from '../../db/shifts-read.ts'
import { addDays } from '../../shared/day.ts'
import { dayListPaper, shiftPlanPaper } from '../../shared/daylists.ts'
import type { daylistsRoutes } from '../../shared/ipc/daylists.ts'
import type { TablePaper } from '../../shared/table-paper.ts'
import { translator } from '../../shared/translations/translate.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'

async function saved(app: App, paper: TablePaper): Promise<{ fileName: string | null }> {
  const t = translator(paper.language)
  const answer = await app.dialogs.saveFile({
    title: t(($) => $.daylists.saveList),
    name: t(($) => $.daylists.listFile, { title: paper.title }),
    kind: { name: 'PDF', extension: 'pdf' },
    content: () => app.papers.table(paper),
  })
  return { fileName: answer?.fileName ?? null }
}

function planOf(app: App, monday: string): TablePaper {
  const { db } = app.session.requireOpen()
  const actor = app.session.actor()
  const book = shiftBook(db, { from: monday, to: addDays(monday, 6) }, actor)
  return shiftPlanPaper(book, monday, { salonName: salonOf(db)?.name ?? '', madeAtMs: actor.atMs }, actor.language)
}

export const daylistsHandlers: HandlersOf<keyof typeof daylistsRoutes, App> = {
  'daylists.list': ({ db, actor }, input) => dayList(db, input, actor),
  'daylists.savePdf': ({ app }, input) => {
    const actor = app.session.actor()
    return saved(app, dayListPaper(dayList(app.session.requireOpen().db, input, actor), actor.language))
  },
  'daylists.print': async ({ app }) => ({ printed: await app.printers.print() }),
  'daylists.savePlanPdf': ({ app }, input) => saved(app, planOf(app, input.monday)),
  'daylists.printPlan': async ({ app }) => ({ printed: await app.printers.print() }),
  'daylists.sheet': async ({ app }) => app.daySheet.state(),
  'daylists.setSheet': ({ app }, input) => app.daySheet.set(input),
}
