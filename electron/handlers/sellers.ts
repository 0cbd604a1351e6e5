// Handlers of the salon's sellers. One line a route.
import { addSeller, changeSeller, listSellers, sellerNames, setSellerOfPerson } from '../../db/sellers.ts'
import type { sellersRoutes } from '../../shared/ipc/sellers.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'

export const sellersHandlers: HandlersOf<keyof typeof sellersRoutes, App> = {
  'sellers.list': ({ db, actor }) => listSellers(db, actor),
  'sellers.names': ({ db }) => sellerNames(db),
  'sellers.add': ({ tx, actor }, input) => addSeller(tx, input, actor),
  'sellers.change': ({ tx, actor }, input) => changeSeller(tx, input, actor),
  'sellers.setPerson': ({ tx, actor }, input) => setSellerOfPerson(tx, input, actor),
}
