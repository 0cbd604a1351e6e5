// Routes of the salon's sellers.
import { z } from 'zod'
import { ChangeSeller, NewSeller, Seller, SellerName } from '../sellers.ts'
import { Id, Nothing } from '../values.ts'
import { read, write } from './route.ts'

const noClientData = 'who sells in the salon, no client data'
const changed = { kind: 'setting', purpose: 'running' } as const

export const sellersRoutes = {
  'sellers.list': read({ access: 'settings', input: Nothing, output: z.array(Seller), log: { none: noClientData } }),
  /** Those in use, by name: what the till and the invoices ask. */
  'sellers.names': read({
    access: 'signed-in',
    input: Nothing,
    output: z.array(SellerName),
    log: { none: noClientData },
  }),
  'sellers.add': write({
    access: 'settings',
    input: NewSeller,
    output: Seller,
    log: { ...changed, action: 'create', of: (_, seller) => ({ record: seller.id }) },
  }),
  'sellers.change': write({
    access: 'settings',
    input: ChangeSeller,
    output: Seller,
    log: { ...changed, action: 'change', of: (input) => ({ record: input.id, fields: Object.keys(input.patch) }) },
  }),
  /** Whose sales a person makes from now on. */
  'sellers.setPerson': write({
    access: 'settings',
    input: z.strictObject({ staffId: Id, sellerId: Id }),
    output: z.array(Seller),
    log: { ...changed, action: 'change', of: (input) => ({ record: input.sellerId, ids: [input.staffId] }) },
  }),
}
