// Handlers of visits and treatment records. One line a route.
import { discardDraft, saveDraft, signRecord, visitView } from '../../db/visits.ts'
import type { visitsRoutes } from '../../shared/ipc/visits.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'

export const visitsHandlers: HandlersOf<keyof typeof visitsRoutes, App> = {
  'visits.get': ({ db, actor }, input) => visitView(db, input, actor),
  'visits.saveDraft': ({ tx, actor }, input) => saveDraft(tx, input, actor),
  'visits.discardDraft': ({ tx, actor }, input) => discardDraft(tx, input, actor),
  'visits.sign': ({ tx, actor }, input) => signRecord(tx, input, actor),
}
