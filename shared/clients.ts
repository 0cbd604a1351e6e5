// Client cards: shapes and field rules. Only the fields that the salon's privacy notice names. Runs anywhere.
import { z } from 'zod'
import { normaliseBusinessId } from './finland/business-id.ts'
import { AtMs, Day, filledLine, Id, Language, line, Minute, PaletteColour, PriceCents, paragraphs } from './values.ts'

export const clientKinds = ['person', 'company'] as const
export const genders = ['', 'woman', 'man', 'other'] as const

/**
 * What can be written on a card, all as text, so that every field has a history and an undo. All but the name may be
 * empty. Phone is kept as typed and, when understood, as E.164.
 */
export const ClientFields = z.strictObject({
  name: filledLine(200),
  phone: line(40),
  email: line(254).refine((text) => text === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text), { error: 'NOT_AN_EMAIL' }),
  language: Language,
  /** Shown wherever the client is: on the appointment, the visit and the till. */
  alert: line(300),
  notes: paragraphs(10_000),
  kind: z.enum(clientKinds),
  /** Of a company; written as "1234567-1". */
  businessId: z
    .string()
    .max(20)
    .refine((text) => text.trim() === '' || normaliseBusinessId(text) !== null, { error: 'BUSINESS_ID_WRONG' })
    .transform((text) => normaliseBusinessId(text) ?? ''),
  /** Further numbers, one a line, each with a word of its own if wanted: "09 000 000 työ". */
  morePhones: paragraphs(300),
  street: line(120),
  postCode: line(10),
  city: line(80),
  gender: z.enum(genders),
  /** Four digits or empty; not after this year, which main checks. */
  birthYear: line(4).refine((text) => text === '' || /^(19|20)\d\d$/.test(text), { error: 'NOT_A_YEAR' }),
  /** 'YYYY-MM-DD' or empty. Off until the owner has written why it is needed. */
  birthDate: z.union([z.literal(''), Day]),
  /** How she found the salon. */
  source: line(80),
  /** What the invoice must say or where it goes. */
  billingNote: line(300),
  /** The card that pays instead; empty when she pays herself. */
  payerId: z.union([z.literal(''), Id]),
})
export type ClientFields = z.infer<typeof ClientFields>
export type ClientField = keyof ClientFields

export const emptyClient: ClientFields = {
  name: '',
  phone: '',
  email: '',
  language: 'fi',
  alert: '',
  notes: '',
  kind: 'person',
  businessId: '',
  morePhones: '',
  street: '',
  postCode: '',
  city: '',
  gender: '',
  birthYear: '',
  birthDate: '',
  source: '',
  billingNote: '',
  payerId: '',
}

/** Fields that only a role with `client-contacts` sees and writes. */
export const contactFields = [
  'phone',
  'morePhones',
  'email',
  'street',
  'postCode',
  'city',
  'birthDate',
  'billingNote',
] as const satisfies readonly ClientField[]

/** The parts of a card that the owner switches on; what is off is neither shown nor written. */
export const optionalParts = [
  'morePhones',
  'address',
  'birthYear',
  'family',
  'billing',
  'gender',
  'source',
  'birthDate',
  'identityCode',
] as const
export type OptionalPart = (typeof optionalParts)[number]

/** Allowed only where the law asks for it (tietosuojalaki 29 §), so not without a written reason. */
export const partsNeedingReason: readonly OptionalPart[] = ['birthDate', 'identityCode']

export const ClientParts = z.strictObject({
  on: z.array(z.enum(optionalParts)),
  /** Why birth dates or identity codes are kept. */
  reasons: z.strictObject({ birthDate: line(300), identityCode: line(300) }),
})
export type ClientParts = z.infer<typeof ClientParts>

export const usualParts: ClientParts = {
  on: ['morePhones', 'address', 'birthYear', 'family', 'billing'],
  reasons: { birthDate: '', identityCode: '' },
}

/** The part that a field belongs to; null: always there. */
export const partOfField: Readonly<Record<ClientField, OptionalPart | null>> = {
  name: null,
  phone: null,
  email: null,
  language: null,
  alert: null,
  notes: null,
  kind: 'billing',
  businessId: 'billing',
  billingNote: 'billing',
  payerId: 'billing',
  morePhones: 'morePhones',
  street: 'address',
  postCode: 'address',
  city: 'address',
  gender: 'gender',
  birthYear: 'birthYear',
  birthDate: 'birthDate',
  source: 'source',
}

export const familyRelations = ['partner', 'child', 'parent', 'sibling', 'other'] as const
export const FamilyRelation = z.enum(familyRelations)
export type FamilyRelation = z.infer<typeof FamilyRelation>

/** Which of two relatives is the other's guardian: the card's client, the relative, or neither. */
export const FamilyGuardian = z.enum(['', 'client', 'relative'])
export type FamilyGuardian = z.infer<typeof FamilyGuardian>

/** The same guardianship seen from the other side. */
export function inverseGuardian(guardian: FamilyGuardian): FamilyGuardian {
  return guardian === 'client' ? 'relative' : guardian === 'relative' ? 'client' : ''
}

/** The same bond seen from the other side. */
export function inverseRelation(relation: FamilyRelation): FamilyRelation {
  return relation === 'child' ? 'parent' : relation === 'parent' ? 'child' : relation
}

export const Tag = z.object({
  id: Id,
  version: z.int(),
  name: z.string(),
  colour: PaletteColour,
  archived: z.boolean(),
})
export type Tag = z.infer<typeof Tag>
export const TagFields = z.strictObject({ name: filledLine(40), colour: PaletteColour })

/** A tag as it stands on a card or in a list. */
export const CardTag = z.object({ id: Id, name: z.string(), colour: PaletteColour })
export type CardTag = z.infer<typeof CardTag>

/** What a search found a card by, when its name alone does not show it. */
export const MatchReason = z.object({
  by: z.enum(['alike', 'phone', 'email', 'tag', 'cardNumber']),
  text: z.string(),
})
export type MatchReason = z.infer<typeof MatchReason>

/** One row of a list or a type-ahead. Contact fields are null for a role that may not see them. */
export const ClientRow = z.object({
  id: Id,
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  hasAlert: z.boolean(),
  lastVisitDay: Day.nullable(),
  /** Only in lists. */
  tags: z.array(CardTag).optional(),
  visitCount: z.int().optional(),
  /** Only from a search. */
  why: z.array(MatchReason).optional(),
})
export type ClientRow = z.infer<typeof ClientRow>

/** So many latest visits and appointments a card shows. */
export const mostHistoryRows = 500

/** So many of them come with the card, which fill its first screen; all of them come after it, with the timeline. */
export const firstHistoryRows = 20

/** A past or coming appointment as the card lists it. */
export const ClientHistoryRow = z.object({
  appointmentId: Id,
  visitId: Id.nullable(),
  day: Day,
  startMin: Minute,
  status: z.string(),
  services: z.array(z.string()),
  staffNames: z.array(z.string()),
  staffColours: z.array(PaletteColour),
  /** First lines of the treatment record; null without one or without the permission. */
  recordText: z.string().nullable(),
  paidCents: PriceCents.nullable(),
})
export type ClientHistoryRow = z.infer<typeof ClientHistoryRow>

const contact = z.string().nullable()

export const ClientCard = z.object({
  id: Id,
  version: z.int(),
  cardNumber: z.int(),
  name: z.string(),
  language: Language,
  alert: z.string(),
  notes: z.string(),
  kind: z.enum(clientKinds),
  businessId: z.string(),
  gender: z.enum(genders),
  birthYear: z.string(),
  source: z.string(),
  payerId: z.string(),
  /** Null: the role may not see contact details. */
  phone: contact,
  morePhones: contact,
  email: contact,
  street: contact,
  postCode: contact,
  city: contact,
  birthDate: contact,
  billingNote: contact,
  payerName: z.string(),
  /** Cards whose bills this one pays. */
  paysFor: z.array(z.object({ id: Id, name: z.string() })),
  tags: z.array(CardTag),
  /** `relation`: what she is to this client. */
  family: z.array(
    z.object({ linkId: Id, id: Id, name: z.string(), relation: FamilyRelation, guardian: FamilyGuardian }),
  ),
  hasIdentityCode: z.boolean(),
  createdAtMs: AtMs,
  removed: z.boolean(),
  /** The card that this one was merged into. */
  mergedInto: z.object({ id: Id, name: z.string() }).nullable(),
  /** Cards merged into this one that can still be taken apart. */
  merges: z.array(z.object({ id: Id, name: z.string(), daysLeft: z.int() })),
  visitCount: z.int(),
  noShowCount: z.int(),
  lastVisitDay: Day.nullable(),
  nextAppointment: z.object({ id: Id, day: Day, startMin: Minute }).nullable(),
  /** Done and not yet paid; null without the permission. */
  unpaid: z.object({ count: z.int(), cents: PriceCents }).nullable(),
  openInvoices: z.object({ count: z.int(), cents: z.int() }).nullable(),
  /** The newest `firstHistoryRows`, newest first; `clients.timeline` has the others. */
  history: z.array(ClientHistoryRow),
})
export type ClientCard = z.infer<typeof ClientCard>

export const ClientPatch = ClientFields.partial()
export type ClientPatch = z.infer<typeof ClientPatch>

/** Only the first 200 characters are looked for; a pasted page is no error. */
export const ClientSearch = z.strictObject({ text: z.string().max(100_000), limit: z.int().min(1).max(50).default(12) })
export type ClientSearch = z.infer<typeof ClientSearch>

/** One change of one field, as the card's history tells it. */
export const FieldChange = z.object({
  id: z.int(),
  atMs: AtMs,
  staffName: z.string(),
  changes: z.array(
    z.object({
      field: z.string(),
      before: z.string(),
      after: z.string(),
      /** Tags and family: what the change did is still so and can be taken back. */
      canUndo: z.boolean().optional(),
    }),
  ),
})
export type FieldChange = z.infer<typeof FieldChange>

/** What a client has bought: a document or one of its lines' sums; newest first. */
export const Purchase = z.object({
  documentId: Id,
  kind: z.string(),
  label: z.string(),
  day: Day,
  items: z.array(z.string()),
  totalCents: z.int(),
})
export type Purchase = z.infer<typeof Purchase>

/** Days that a card stays in the bin, and that a merge can be undone. */
export const undoDays = 30

/** Whole days left of the thirty, at least 0. */
export function daysLeft(sinceMs: number, nowMs: number): number {
  return Math.max(0, undoDays - Math.floor((nowMs - sinceMs) / 86_400_000))
}

/** Years old on a day, from the date when it is known, else from the year; null when neither is. */
export function ageOf(
  client: { readonly birthDate: string | null; readonly birthYear: string },
  today: string,
): number | null {
  if (client.birthDate) {
    const years = Number(today.slice(0, 4)) - Number(client.birthDate.slice(0, 4))
    return today.slice(5) < client.birthDate.slice(5) ? years - 1 : years
  }
  return null
}
