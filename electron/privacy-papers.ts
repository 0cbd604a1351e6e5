// Privacy papers and breach reports to a file: main asks where to. Runs in main.
import { breachById } from '../db/privacy-breaches.ts'
import { privacyContact } from '../db/privacy-letters.ts'
import { paperById } from '../db/privacy-papers.ts'
import { salonOf } from '../db/settings.ts'
import { formatDay } from '../shared/format.ts'
import { translator } from '../shared/translations/translate.ts'
import type { App } from './app.ts'
import { breachPaper } from './papers/breach-report.ts'

/** Errors: NOT_FOUND, FILE_NOT_WRITTEN. */
export async function savePaper(app: App, input: { readonly id: string }): Promise<{ fileName: string | null }> {
  const { db } = app.session.requireOpen()
  const paper = paperById(db, input.id)
  const { language } = app.session.actor()
  const t = translator(language)
  const words = translator(paper.language)
  const saved = await app.dialogs.saveFile({
    title: t(($) => $.dialogs.package),
    name: `${paper.content.title} ${paper.number}.pdf`,
    kind: { name: 'PDF', extension: 'pdf' },
    content: () =>
      app.papers.plain({
        content: paper.content,
        language: paper.language,
        footer: words(($) => $.privacyPapers.footer, {
          salon: salonOf(db)?.name ?? '',
          number: paper.number,
          day: formatDay(paper.madeDay, paper.language),
        }),
        madeAtMs: paper.madeAtMs,
      }),
  })
  return { fileName: saved?.fileName ?? null }
}

/** Errors: NOT_FOUND, FILE_NOT_WRITTEN. */
export async function saveBreachPaper(app: App, input: { readonly id: string }): Promise<{ fileName: string | null }> {
  const { db } = app.session.requireOpen()
  const breach = breachById(db, input)
  const actor = app.session.actor()
  const t = translator(actor.language)
  const salon = salonOf(db)
  const saved = await app.dialogs.saveFile({
    title: t(($) => $.dialogs.package),
    name: `${t(($) => $.privacyBreach.paper.title)} ${actor.today}.pdf`,
    kind: { name: 'PDF', extension: 'pdf' },
    content: () =>
      app.papers.plain({
        content: breachPaper(breach, actor.language, { salon: salon?.name ?? '', contact: privacyContact(db) }),
        language: actor.language,
        footer: salon?.name ?? '',
        madeAtMs: actor.atMs,
      }),
  })
  return { fileName: saved?.fileName ?? null }
}
