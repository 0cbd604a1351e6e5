// Handlers of client cards. One line a route.

import { addRelative, removeRelative, setIdentityCode, setTags } from '../../db/client-belongings.ts'
import { clientBin } from '../../db/client-bin.ts'
import { clientCard } from '../../db/client-card.ts'
import { likelySame, noteNotSame } from '../../db/client-duplicates.ts'
import { clientTimeline } from '../../db/client-events.ts'
import { clientChanges, clientPurchases } from '../../db/client-history.ts'
import { listClients, removeFilter, savedFilters, saveFilter } from '../../db/client-lists.ts'
import { mergeClients, undoMerge } from '../../db/client-merge.ts'
import { clientParts, saveClientParts } from '../../db/client-parts.ts'
import { searchClients } from '../../db/client-search.ts'
import { changeTag, createTag, listTags } from '../../db/client-tags.ts'
import { undoChange } from '../../db/client-undo.ts'
import { bringBackClient, changeClient, createClient, removeClient } from '../../db/clients.ts'
import type { clientsRoutes } from '../../shared/ipc/clients.ts'
import type { App } from '../app.ts'
import { exportClients } from '../client-export.ts'
import { identityKeys, revealIdentityCode, sweepDuplicates } from '../client-secrets.ts'
import type { HandlersOf } from '../context.ts'

export const clientsHandlers: HandlersOf<keyof typeof clientsRoutes, App> = {
  'clients.search': ({ db, actor }, input) => searchClients(db, input, actor),
  'clients.list': ({ db, actor }, input) => listClients(db, input, actor),
  'clients.get': ({ db, actor }, input) => clientCard(db, input, actor),
  'clients.create': ({ tx, actor }, input) => createClient(tx, input, actor),
  'clients.change': ({ tx, actor }, input) => changeClient(tx, input, actor),
  'clients.remove': ({ tx, actor }, input) => removeClient(tx, input, actor),
  'clients.bringBack': ({ tx, actor }, input) => bringBackClient(tx, input, actor),
  'clients.changes': ({ db, actor }, input) => clientChanges(db, input, actor),
  'clients.undoChange': ({ tx, actor }, input) => undoChange(tx, input, actor),
  'clients.timeline': ({ db, actor }, input) => clientTimeline(db, input, actor),
  'clients.purchases': ({ db }, input) => clientPurchases(db, input),
  'clients.setTags': ({ tx, actor }, input) => setTags(tx, input, actor),
  'clients.addRelative': ({ tx, actor }, input) => addRelative(tx, input, actor),
  'clients.removeRelative': ({ tx, actor }, input) => removeRelative(tx, input, actor),
  'clients.setIdentityCode': ({ app, tx, actor }, input) => setIdentityCode(tx, input, identityKeys(app), actor),
  'clients.revealIdentityCode': ({ app }, input) => revealIdentityCode(app, input),
  'clients.tags': ({ db }) => listTags(db),
  'clients.createTag': ({ tx, actor }, input) => createTag(tx, input, actor),
  'clients.changeTag': ({ tx, actor }, input) => changeTag(tx, input, actor),
  'clients.parts': ({ db }) => clientParts(db),
  'clients.saveParts': ({ tx, actor }, input) => saveClientParts(tx, input, actor),
  'clients.savedFilters': ({ db, actor }) => savedFilters(db, actor),
  'clients.saveFilter': ({ tx, actor }, input) => saveFilter(tx, input, actor),
  'clients.removeFilter': ({ tx, actor }, input) => removeFilter(tx, input, actor),
  'clients.export': ({ app }, input) => exportClients(app, input),
  'clients.likelySame': ({ db, actor }, input) => likelySame(db, input, actor),
  'clients.findDuplicates': ({ app }) => sweepDuplicates(app),
  'clients.notSame': ({ tx, actor }, input) => noteNotSame(tx, input, actor),
  'clients.merge': ({ tx, actor }, input) => mergeClients(tx, input, actor),
  'clients.undoMerge': ({ tx, actor }, input) => undoMerge(tx, input, actor),
  'clients.bin': ({ db, actor }) => clientBin(db, actor),
}
