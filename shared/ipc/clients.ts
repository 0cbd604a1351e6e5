// Routes of client cards.
import { z } from 'zod'
import {
  ClientCard,
  ClientFields,
  ClientList,
  ClientListQuery,
  ClientPatch,
  ClientRow,
  ClientSearch,
} from '../clients.ts'
import { Id } from '../values.ts'
import { read, write } from './route.ts'

export const clientsRoutes = {
  'clients.search': read({
    access: 'client-names',
    input: ClientSearch,
    output: z.array(ClientRow),
    // That a search was made is logged, not its text.
    log: {
      action: 'search',
      kind: 'client-list',
      purpose: 'client-care',
      of: (_, rows) => ({ ids: rows.map((row) => row.id) }),
    },
  }),
  'clients.list': read({
    access: 'client-names',
    input: ClientListQuery,
    output: ClientList,
    log: {
      action: 'view',
      kind: 'client-list',
      purpose: 'client-care',
      of: (_, list) => ({ ids: list.rows.map((row) => row.id) }),
    },
  }),
  'clients.get': read({
    access: 'client-names',
    input: z.strictObject({ id: Id }),
    output: ClientCard,
    log: {
      action: 'view',
      kind: 'client',
      purpose: 'client-care',
      of: (input) => ({ record: input.id, client: input.id }),
    },
  }),
  'clients.create': write({
    access: 'client-names',
    input: ClientFields.partial().required({ name: true }),
    output: ClientCard,
    log: {
      action: 'create',
      kind: 'client',
      purpose: 'client-care',
      of: (input, card) => ({ record: card.id, client: card.id, fields: Object.keys(input) }),
    },
  }),
  'clients.change': write({
    access: 'client-names',
    input: z.strictObject({ id: Id, version: z.int(), patch: ClientPatch }),
    output: ClientCard,
    log: {
      action: 'change',
      kind: 'client',
      purpose: 'client-care',
      of: (input) => ({ record: input.id, client: input.id, fields: Object.keys(input.patch) }),
    },
  }),
  /** To the bin; the card and its history stay in the file. */
  'clients.remove': write({
    access: 'client-names',
    input: z.strictObject({ id: Id, version: z.int() }),
    output: ClientCard,
    log: {
      action: 'remove',
      kind: 'client',
      purpose: 'client-care',
      of: (input) => ({ record: input.id, client: input.id }),
    },
  }),
  'clients.bringBack': write({
    access: 'client-names',
    input: z.strictObject({ id: Id, version: z.int() }),
    output: ClientCard,
    log: {
      action: 'change',
      kind: 'client',
      purpose: 'client-care',
      of: (input) => ({ record: input.id, client: input.id, fields: ['removed'] }),
    },
  }),
}
