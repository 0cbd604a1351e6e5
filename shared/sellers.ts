// Sellers: whose receipts, invoices and day closes they are. The salon is the first; people who rent a chair in it are
// others, each with a business id, numbers and a till of its own. Shapes; runs anywhere.
import { z } from 'zod'
import { SalonFields } from './settings.ts'
import { Id } from './values.ts'

/** The salon itself. */
export const salonSellerId = 'seller-1'

/** One to three capital letters before every number of a seller that is not the salon: "AK-12". Never changed. */
export const SellerPrefix = z
  .string()
  .transform((text) => text.trim().toUpperCase())
  .pipe(z.string().regex(/^[A-Z]{1,3}$/, { error: 'SELLER_PREFIX' }))

/** What a document prints of a seller, as of the salon. */
export const SellerFields = SalonFields
export type SellerFields = SalonFields

export const Seller = z.object({
  id: Id,
  version: z.int(),
  /** '' for the salon. */
  prefix: z.string(),
  /** Null until the first run has asked for the salon's. */
  fields: SellerFields.extend({ businessId: z.string(), iban: z.string(), name: z.string() }).nullable(),
  archived: z.boolean(),
  /** Whose sales are this seller's. */
  staffIds: z.array(Id),
  /** VAT excluded, tips and multi-purpose gift cards left out, cents. */
  turnover: z.object({ thisYearCents: z.int(), lastYearCents: z.int() }),
  hasDocuments: z.boolean(),
})
export type Seller = z.infer<typeof Seller>

/** A seller as the till, the invoices and the day's end need it. */
export const SellerName = z.object({
  id: Id,
  name: z.string(),
  prefix: z.string(),
  vatRegistered: z.boolean(),
  staffIds: z.array(Id),
})
export type SellerName = z.infer<typeof SellerName>

export const NewSeller = z.strictObject({ prefix: SellerPrefix, fields: SellerFields })
export type NewSeller = z.infer<typeof NewSeller>

export const ChangeSeller = z.strictObject({
  id: Id,
  version: z.int(),
  patch: z.strictObject({ fields: SellerFields.optional(), archived: z.boolean().optional() }),
})
export type ChangeSeller = z.infer<typeof ChangeSeller>

/** The seller of a person's sales among those given; the salon when she is nobody else's. */
export function sellerOfPerson(sellers: readonly Pick<SellerName, 'id' | 'staffIds'>[], staffId: string): string {
  return sellers.find((each) => each.staffIds.includes(staffId))?.id ?? salonSellerId
}
