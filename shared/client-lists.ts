// Lists of clients: which ones, in which order, a page at a time; and the columns of the file they are exported to.
// Runs anywhere.
import { z } from 'zod'
import { ClientRow } from './clients.ts'
import { Day, filledLine, Id, languages } from './values.ts'

/** Which cards a list holds; what is left out does not narrow it. */
export const ClientFilter = z.strictObject({
  /** Any of these tags, or with `hasAllTags` every one. */
  tagIds: z.array(Id).max(20).optional(),
  hasAllTags: z.boolean().optional(),
  /** Last visit on or after. */
  visitedFrom: Day.optional(),
  /** Last visit on or before: who has not been for a while. */
  visitedTo: Day.optional(),
  /** Never visited. */
  neverVisited: z.boolean().optional(),
  /** 1–12. */
  birthMonth: z.int().min(1).max(12).optional(),
  /** Had this service, ever. */
  serviceId: Id.optional(),
  /** Was served by this person, ever. */
  staffId: Id.optional(),
  language: z.enum(languages).optional(),
  kind: z.enum(['person', 'company']).optional(),
  /** A consent of this kind holds. */
  consent: z.string().max(40).optional(),
})
export type ClientFilter = z.infer<typeof ClientFilter>

export const clientSorts = ['name', 'lastVisit', 'visits', 'newest'] as const
export type ClientSort = (typeof clientSorts)[number]

/** Where the next page begins: the sorted value and the id of the last row seen. */
export const ListCursor = z.strictObject({ key: z.union([z.string().max(2000), z.number()]), id: Id })
export type ListCursor = z.infer<typeof ListCursor>

export const ClientListQuery = z.strictObject({
  filter: ClientFilter.default({}),
  sort: z.enum(clientSorts).default('name'),
  isReversed: z.boolean().default(false),
  after: ListCursor.optional(),
  limit: z.int().min(1).max(200).default(100),
})
export type ClientListQuery = z.infer<typeof ClientListQuery>

export const ClientList = z.object({
  rows: z.array(ClientRow),
  next: ListCursor.nullable(),
  /** How many there are in all; only with the first page. */
  total: z.int().nullable(),
})
export type ClientList = z.infer<typeof ClientList>

/** A list that a person has kept under a name. */
export const SavedFilter = z.object({ id: Id, name: z.string(), filter: ClientFilter })
export type SavedFilter = z.infer<typeof SavedFilter>
export const NewSavedFilter = z.strictObject({ name: filledLine(60), filter: ClientFilter })

/** Columns of the exported file, in order. Never the identity code, never health data. */
export const exportColumns = [
  'cardNumber',
  'name',
  'phone',
  'morePhones',
  'email',
  'street',
  'postCode',
  'city',
  'language',
  'birthYear',
  'businessId',
  'tags',
  'lastVisit',
  'visits',
] as const
export type ExportColumn = (typeof exportColumns)[number]

/**
 * A cell that no spreadsheet takes for a formula: what begins with = + - @, a tab or a line break gets an apostrophe
 * before it (OWASP, CSV injection). A phone number in international form is no formula and stays as it is.
 */
export function safeCell(text: string): string {
  if (/^\+[\d ()-]+$/.test(text)) return text
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
}
