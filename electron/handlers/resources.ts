// Handlers of resources and of each person's calendar layout. One line a route.
import { calendarLayout, saveCalendarLayout } from '../../db/layout.ts'
import { resourceBook, saveResource, saveResourceGroup, setResourceOrder, setServiceNeeds } from '../../db/resources.ts'
import type { resourcesRoutes } from '../../shared/ipc/resources.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'

export const resourcesHandlers: HandlersOf<keyof typeof resourcesRoutes, App> = {
  'resources.list': ({ db }) => resourceBook(db),
  'resources.save': ({ tx, actor }, input) => saveResource(tx, input, actor),
  'resources.saveGroup': ({ tx, actor }, input) => saveResourceGroup(tx, input, actor),
  'resources.setOrder': ({ tx }, input) => setResourceOrder(tx, input),
  'resources.setNeeds': ({ tx }, input) => setServiceNeeds(tx, input),
  'layout.get': ({ db, actor }) => calendarLayout(db, actor),
  'layout.save': ({ tx, actor }, input) => saveCalendarLayout(tx, input, actor),
}
