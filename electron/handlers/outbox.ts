// Handlers of the outbox. One line a route; what was decided goes on its way at once.
import { beginLetter, decideLetter, lettersOfClient, outboxCounts, queueLetter, resendLetter } from '../../db/outbox.ts'
import { saveSender, senderOf } from '../../db/outbox-sender.ts'
import { beginRequestLetter, queueBreachLetters, queueRequestLetter } from '../../db/privacy-letters.ts'
import type { outboxRoutes } from '../../shared/ipc/outbox.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'
import { fieldKeys } from '../keys/derived-keys.ts'
import { saveLetter } from '../outbox-papers.ts'

export const outboxHandlers: HandlersOf<keyof typeof outboxRoutes, App> = {
  'outbox.list': ({ app }) => app.outbox.state(),
  'outbox.counts': ({ db }) => outboxCounts(db),
  'outbox.ofClient': ({ db, actor }, input) => lettersOfClient(db, input, actor),
  'outbox.begin': ({ db, actor }, input) => beginLetter(db, input, actor),
  'outbox.queue': ({ tx, actor }, input) => queueLetter(tx, input, actor),
  'outbox.beginForRequest': ({ db, actor }, input) => beginRequestLetter(db, input, actor),
  'outbox.queueForRequest': ({ tx, actor }, input) => queueRequestLetter(tx, input, actor),
  'outbox.queueForBreach': ({ tx, actor }, input) => queueBreachLetters(tx, input, actor),
  'outbox.resend': ({ tx, actor }, input) => resendLetter(tx, input, actor),
  'outbox.decide': ({ tx, actor }, input) => decideLetter(tx, input, actor),
  'outbox.saveFile': ({ app }, input) => saveLetter(app, input),
  'outbox.tryNow': async ({ app }) => {
    app.outbox.wake(true)
    return { begun: true }
  },
  'outbox.sender': ({ db }) => senderOf(db),
  'outbox.saveSender': ({ app, tx, actor }, input) =>
    saveSender(tx, input, fieldKeys(app.session.requireOpen().opened), actor),
  'outbox.sendTest': ({ app }) => app.outbox.sendTest(),
}
