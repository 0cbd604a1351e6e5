// Handlers of client cards. One line a route.

import { clientCard } from '../../db/client-card.ts'
import { searchClients } from '../../db/client-search.ts'
import { bringBackClient, changeClient, createClient, listClients, removeClient } from '../../db/clients.ts'
import type { clientsRoutes } from '../../shared/ipc/clients.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'

export const clientsHandlers: HandlersOf<keyof typeof clientsRoutes, App> = {
  'clients.search': ({ db, actor }, input) => searchClients(db, input, actor),
  'clients.list': ({ db, actor }, input) => listClients(db, input, actor),
  'clients.get': ({ db, actor }, input) => clientCard(db, input, actor),
  'clients.create': ({ tx, actor }, input) => createClient(tx, input, actor),
  'clients.change': ({ tx, actor }, input) => changeClient(tx, input, actor),
  'clients.remove': ({ tx, actor }, input) => removeClient(tx, input, actor),
  'clients.bringBack': ({ tx, actor }, input) => bringBackClient(tx, input, actor),
}
