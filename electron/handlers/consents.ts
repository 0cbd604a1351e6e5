// Handlers of consents. One line a route; saving the PDF asks for its place first.

import { consentScan } from '../../db/consent-scans.ts'
import { answerConsent, clientConsents, consentTexts, saveConsentText, withdrawConsent } from '../../db/consents.ts'
import { salonOf } from '../../db/settings.ts'
import type { consentsRoutes } from '../../shared/ipc/consents.ts'
import { translator } from '../../shared/translations/translate.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'
import { saveStoredCopy } from '../stored-copy.ts'

export const consentsHandlers: HandlersOf<keyof typeof consentsRoutes, App> = {
  'consents.ofClient': ({ db }, input) => clientConsents(db, input),
  'consents.answer': ({ tx, actor }, input) => answerConsent(tx, input, actor),
  'consents.withdraw': ({ tx, actor }, input) => withdrawConsent(tx, input, actor),
  'consents.savePdf': async ({ app }, input) => {
    const { db } = app.session.requireOpen()
    const consents = clientConsents(db, input)
    const t = translator(app.session.actor().language)
    const saved = await app.dialogs.saveFile({
      title: t(($) => $.consents.pdf.dialog),
      name: t(($) => $.consents.pdf.file),
      kind: { name: 'PDF', extension: 'pdf' },
      content: () => app.papers.consents({ consents, salon: salonOf(db), madeAtMs: app.clock.now() }),
    })
    return { fileName: saved?.fileName ?? null }
  },
  'consents.scan': ({ db }, input) => {
    const { type, bytes } = consentScan(db, input)
    return { type, content: bytes.toString('base64') }
  },
  'consents.saveScan': ({ app }, input) => saveStoredCopy(app, consentScan(app.session.requireOpen().db, input)),
  'consents.texts': ({ db }) => consentTexts(db),
  'consents.saveText': ({ tx, actor }, input) => saveConsentText(tx, input, actor),
}
