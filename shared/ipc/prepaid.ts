// Routes of gift cards, series cards and deposits. They are sold and used at the till, with the sale.
import { z } from 'zod'
import { Prepaid, PrepaidCard, PrepaidFilter, PrepaidList, PrepaidPatch } from '../prepaid.ts'
import { Id } from '../values.ts'
import { act, read, write } from './route.ts'

export const prepaidRoutes = {
  /** The usable card of a typed or scanned code. */
  'prepaid.find': read({
    access: 'till',
    input: z.strictObject({ code: z.string().max(60) }),
    output: Prepaid,
    log: {
      action: 'view',
      kind: 'prepaid',
      purpose: 'billing',
      of: (_, card) => ({ record: card.id, client: card.clientId }),
    },
  }),
  'prepaid.list': read({
    access: 'till',
    input: PrepaidFilter,
    output: PrepaidList,
    log: {
      action: 'view',
      kind: 'prepaid',
      purpose: 'billing',
      of: (input, list) => ({ client: input.clientId, ids: list.rows.slice(0, 500).map((row) => row.id) }),
    },
  }),
  'prepaid.get': read({
    access: 'till',
    input: z.strictObject({ id: Id }),
    output: PrepaidCard,
    log: {
      action: 'view',
      kind: 'prepaid',
      purpose: 'billing',
      of: (input, card) => ({ record: input.id, client: card.prepaid.clientId }),
    },
  }),
  'prepaid.change': write({
    access: 'till',
    input: z.strictObject({ id: Id, version: z.int(), patch: PrepaidPatch }),
    output: PrepaidCard,
    log: {
      action: 'change',
      kind: 'prepaid',
      purpose: 'billing',
      of: (input, card) => ({
        record: input.id,
        client: card.prepaid.clientId,
        fields: Object.keys(input.patch),
      }),
    },
  }),
  /** A lost card: its balance moves to a new code. */
  'prepaid.replace': write({
    access: 'till',
    input: z.strictObject({ id: Id }),
    output: PrepaidCard,
    log: {
      action: 'create',
      kind: 'prepaid',
      purpose: 'billing',
      of: (input, card) => ({ record: card.prepaid.id, client: card.prepaid.clientId, ids: [input.id] }),
    },
  }),
  /** The card to give away, as PDF. Null when the person cancelled. */
  'prepaid.savePdf': act({
    access: 'till',
    input: z.strictObject({ id: Id }),
    output: z.object({ fileName: z.string().nullable() }),
    log: {
      action: 'export',
      kind: 'prepaid',
      purpose: 'billing',
      of: (input, saved) => (saved.fileName === null ? null : { record: input.id }),
    },
  }),
}
