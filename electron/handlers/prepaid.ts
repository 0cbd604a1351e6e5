// Handlers of gift cards, series cards and deposits. One line a route.
import { changePrepaid, findPrepaid, listPrepaid, prepaidCard, replacePrepaid } from '../../db/prepaid-list.ts'
import { sellerOfPrepaid } from '../../db/sellers.ts'
import type { prepaidRoutes } from '../../shared/ipc/prepaid.ts'
import { codeEnding } from '../../shared/prepaid.ts'
import { translator } from '../../shared/translations/translate.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'

export const prepaidHandlers: HandlersOf<keyof typeof prepaidRoutes, App> = {
  'prepaid.find': ({ db, actor }, input) => findPrepaid(db, input, actor),
  'prepaid.list': ({ db, actor }, input) => listPrepaid(db, input, actor),
  'prepaid.get': ({ db, actor }, input) => prepaidCard(db, input, actor),
  'prepaid.change': ({ tx, actor }, input) => changePrepaid(tx, input, actor),
  'prepaid.replace': ({ tx, actor }, input) => replacePrepaid(tx, input, actor),
  'prepaid.savePdf': async ({ app }, input) => {
    const { db } = app.session.requireOpen()
    const actor = app.session.actor()
    const { prepaid } = prepaidCard(db, input, actor)
    const t = translator(actor.language)
    const saved = await app.dialogs.saveFile({
      title: t(($) => $.dialogs.giftCard),
      name: t(($) => $.dialogs.giftCardFile, { ending: codeEnding(prepaid.code ?? '') }),
      kind: { name: 'PDF', extension: 'pdf' },
      content: () =>
        app.papers.giftCard({ card: prepaid, salon: sellerOfPrepaid(db, prepaid.id), language: actor.language }),
    })
    return { fileName: saved?.fileName ?? null }
  },
}
