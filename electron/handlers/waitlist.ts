// Handlers of the waiting list. One line a route.
import { addWish, changeWish, closeWish, waitlist, waitlistMatches } from '../../db/waitlist.ts'
import type { waitlistRoutes } from '../../shared/ipc/waitlist.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'

export const waitlistHandlers: HandlersOf<keyof typeof waitlistRoutes, App> = {
  'waitlist.list': ({ db, actor }) => waitlist(db, actor),
  'waitlist.matches': ({ db, actor }, input) => waitlistMatches(db, input, actor),
  'waitlist.add': ({ tx, actor }, input) => addWish(tx, input, actor),
  'waitlist.change': ({ tx, actor }, input) => changeWish(tx, input, actor),
  'waitlist.close': ({ tx, actor }, input) => closeWish(tx, input, actor),
}
