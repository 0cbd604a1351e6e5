// Routes of client cards.
import { z } from 'zod'
import { ClientBin } from '../client-bin.ts'
import { DuplicatePair, LikelySame } from '../client-duplicates.ts'
import { ClientTimeline } from '../client-events.ts'
import { ClientFilter, ClientList, ClientListQuery, NewSavedFilter, SavedFilter } from '../client-lists.ts'
import { MergeClients, MergedClients, UndoneMerge } from '../client-merge.ts'
import {
  ClientCard,
  ClientFields,
  ClientParts,
  ClientPatch,
  ClientRow,
  ClientSearch,
  FamilyGuardian,
  FamilyRelation,
  FieldChange,
  Purchase,
  Tag,
  TagFields,
} from '../clients.ts'
import { filledLine, Id, Nothing } from '../values.ts'
import { act, read, write } from './route.ts'

const OneClient = z.strictObject({ id: Id })
const oneClient = (input: { readonly id: string }) => ({ record: input.id, client: input.id })
const noClientData = 'the salon’s own list, no client data'

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

  /** Every change of every field, with who and when. */
  'clients.changes': read({
    access: 'client-names',
    input: OneClient,
    output: z.array(FieldChange),
    log: {
      action: 'view',
      kind: 'client',
      purpose: 'client-care',
      of: (input) => ({ ...oneClient(input), fields: ['changes'] }),
    },
  }),
  /** Takes back one change of the tags or the family; other fields are changed back by `clients.change`. */
  'clients.undoChange': write({
    access: 'client-names',
    input: z.strictObject({ id: Id, changeId: z.int(), field: z.enum(['tags', 'family']) }),
    output: ClientCard,
    log: {
      action: 'change',
      kind: 'client',
      purpose: 'client-care',
      of: (input) => ({ ...oneClient(input), fields: [input.field] }),
    },
  }),
  /** All visits and appointments, and what happened around them as far as the role sees each on its own tab. */
  'clients.timeline': read({
    access: 'client-names',
    input: OneClient,
    output: ClientTimeline,
    log: {
      action: 'view',
      kind: 'client',
      purpose: 'client-care',
      of: (input) => ({ ...oneClient(input), fields: ['events'] }),
    },
  }),
  'clients.purchases': read({
    access: 'till',
    input: OneClient,
    output: z.array(Purchase),
    log: {
      action: 'view',
      kind: 'document',
      purpose: 'client-care',
      of: (input, list) => ({ client: input.id, ids: list.map((each) => each.documentId) }),
    },
  }),
  'clients.setTags': write({
    access: 'client-names',
    input: z.strictObject({ id: Id, version: z.int(), tagIds: z.array(Id).max(50) }),
    output: ClientCard,
    log: {
      action: 'change',
      kind: 'client',
      purpose: 'client-care',
      of: (input) => ({ ...oneClient(input), fields: ['tags'] }),
    },
  }),
  'clients.addRelative': write({
    access: 'client-names',
    input: z.strictObject({
      id: Id,
      relativeId: Id,
      relation: FamilyRelation,
      guardian: FamilyGuardian.default(''),
    }),
    output: ClientCard,
    log: {
      action: 'change',
      kind: 'client',
      purpose: 'client-care',
      of: (input) => ({ ...oneClient(input), ids: [input.relativeId], fields: ['family'] }),
    },
  }),
  'clients.removeRelative': write({
    access: 'client-names',
    input: z.strictObject({ id: Id, linkId: Id }),
    output: ClientCard,
    log: {
      action: 'change',
      kind: 'client',
      purpose: 'client-care',
      of: (input) => ({ ...oneClient(input), fields: ['family'] }),
    },
  }),

  /** Keeps the code sealed; '' takes it away. */
  'clients.setIdentityCode': write({
    access: 'identity-codes',
    input: z.strictObject({ id: Id, code: z.string().max(20) }),
    output: ClientCard,
    log: {
      action: 'change',
      kind: 'client',
      purpose: 'client-care',
      of: (input) => ({ ...oneClient(input), fields: ['identityCode'] }),
    },
  }),
  /** Shows it once, against the person's own password and a written reason, which stands in the card's history. */
  'clients.revealIdentityCode': act({
    access: 'identity-codes',
    input: z.strictObject({ id: Id, password: z.string().min(1).max(1024), reason: filledLine(300) }),
    output: z.object({ code: z.string() }),
    log: {
      action: 'view',
      kind: 'client',
      purpose: 'client-care',
      of: (input) => ({ ...oneClient(input), fields: ['identityCode'] }),
    },
  }),

  'clients.tags': read({ access: 'client-names', input: Nothing, output: z.array(Tag), log: { none: noClientData } }),
  'clients.createTag': write({
    access: 'settings',
    input: TagFields,
    output: z.array(Tag),
    log: { action: 'create', kind: 'setting', purpose: 'running', of: () => ({ record: 'clientTags' }) },
  }),
  'clients.changeTag': write({
    access: 'settings',
    input: z.strictObject({
      id: Id,
      version: z.int(),
      patch: TagFields.partial().extend({ archived: z.boolean().optional() }),
    }),
    output: z.array(Tag),
    log: {
      action: 'change',
      kind: 'setting',
      purpose: 'running',
      of: (input) => ({ record: 'clientTags', fields: Object.keys(input.patch) }),
    },
  }),
  'clients.parts': read({ access: 'client-names', input: Nothing, output: ClientParts, log: { none: noClientData } }),
  'clients.saveParts': write({
    access: 'settings',
    input: ClientParts,
    output: ClientParts,
    log: {
      action: 'change',
      kind: 'setting',
      purpose: 'running',
      of: (input) => ({ record: 'clientParts', fields: input.on }),
    },
  }),

  'clients.savedFilters': read({
    access: 'client-names',
    input: Nothing,
    output: z.array(SavedFilter),
    log: { none: 'a person’s own lists, no client data' },
  }),
  'clients.saveFilter': write({
    access: 'client-names',
    input: NewSavedFilter,
    output: z.array(SavedFilter),
    log: { none: 'a person’s own lists, no client data' },
  }),
  'clients.removeFilter': write({
    access: 'client-names',
    input: z.strictObject({ id: Id }),
    output: z.array(SavedFilter),
    log: { none: 'a person’s own lists, no client data' },
  }),
  /** Asks where to and writes the list as CSV; null when the person cancelled. */
  'clients.export': act({
    access: 'data-export',
    input: z.strictObject({ filter: ClientFilter }),
    output: z.object({ fileName: z.string(), count: z.int() }).nullable(),
    log: {
      action: 'export',
      kind: 'client-list',
      purpose: 'running',
      of: (_, saved) => (saved === null ? null : { record: `${saved.count}`, fields: ['count'] }),
    },
  }),

  /** Cards like the one being typed. */
  'clients.likelySame': read({
    access: 'client-names',
    input: z.strictObject({
      name: z.string().max(200),
      phone: z.string().max(40),
      morePhones: z.string().max(300).default(''),
      email: z.string().max(254),
      birthYear: z.string().max(4).default(''),
    }),
    output: z.array(LikelySame),
    log: {
      action: 'search',
      kind: 'client-list',
      purpose: 'client-care',
      of: (_, list) => ({ ids: list.map((each) => each.card.id) }),
    },
  }),
  /** Goes through all cards in the background. */
  'clients.findDuplicates': act({
    access: 'client-contacts',
    input: Nothing,
    output: z.array(DuplicatePair),
    log: {
      action: 'view',
      kind: 'client-list',
      purpose: 'client-care',
      of: (_, pairs) => ({ ids: pairs.flatMap((pair) => [pair.first.id, pair.second.id]) }),
    },
  }),
  'clients.notSame': write({
    access: 'client-contacts',
    input: z.strictObject({ firstId: Id, secondId: Id }),
    output: Nothing,
    log: {
      action: 'change',
      kind: 'client-list',
      purpose: 'client-care',
      of: (input) => ({ ids: [input.firstId, input.secondId], fields: ['notSame'] }),
    },
  }),
  'clients.merge': write({
    access: 'client-contacts',
    input: MergeClients,
    output: MergedClients,
    log: {
      action: 'change',
      kind: 'client',
      purpose: 'client-care',
      of: (input) => ({ record: input.keptId, client: input.keptId, ids: [input.otherId], fields: ['merged'] }),
    },
  }),
  'clients.undoMerge': write({
    access: 'client-contacts',
    input: z.strictObject({ id: Id }),
    output: UndoneMerge,
    log: {
      action: 'change',
      kind: 'client',
      purpose: 'client-care',
      of: (_, undone) => ({
        record: undone.card.id,
        client: undone.card.id,
        ids: [undone.otherId],
        fields: ['mergeUndone'],
      }),
    },
  }),
  'clients.bin': read({
    access: 'client-names',
    input: Nothing,
    output: ClientBin,
    log: {
      action: 'view',
      kind: 'client-list',
      purpose: 'client-care',
      of: (_, bin) => ({ ids: bin.removed.map((row) => row.id) }),
    },
  }),
}
