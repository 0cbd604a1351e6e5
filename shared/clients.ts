// Client cards: shapes and field rules. Only the fields that the salon's privacy notice names. Runs anywhere.
import { z } from 'zod'
import { AtMs, Day, filledLine, Id, Language, line, Minute, PaletteColour, PriceCents, paragraphs } from './values.ts'

/** What can be written on a card. All but the name may be empty. Phone is kept as typed and, when understood, as E.164. */
export const ClientFields = z.strictObject({
  name: filledLine(200),
  phone: line(40),
  email: line(254).refine((text) => text === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text), { error: 'NOT_AN_EMAIL' }),
  language: Language,
  /** Shown wherever the client is: on the appointment, the visit and the till. */
  alert: line(300),
  notes: paragraphs(10_000),
})
export type ClientFields = z.infer<typeof ClientFields>

export const emptyClient: ClientFields = { name: '', phone: '', email: '', language: 'fi', alert: '', notes: '' }

/** One row of a list or a type-ahead. Contact fields are null for a role that may not see them. */
export const ClientRow = z.object({
  id: Id,
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  hasAlert: z.boolean(),
  lastVisitDay: Day.nullable(),
})
export type ClientRow = z.infer<typeof ClientRow>

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

export const ClientCard = z.object({
  id: Id,
  version: z.int(),
  name: z.string(),
  /** Null: the role may not see contact details. */
  phone: z.string().nullable(),
  email: z.string().nullable(),
  language: Language,
  alert: z.string(),
  notes: z.string(),
  createdAtMs: AtMs,
  removed: z.boolean(),
  visitCount: z.int(),
  noShowCount: z.int(),
  lastVisitDay: Day.nullable(),
  nextAppointment: z.object({ id: Id, day: Day, startMin: Minute }).nullable(),
  /** Newest first. */
  history: z.array(ClientHistoryRow),
})
export type ClientCard = z.infer<typeof ClientCard>

export const ClientPatch = ClientFields.partial()
export type ClientPatch = z.infer<typeof ClientPatch>

/** Cursor of the list: sort key and id of the last row seen. */
export const ClientListQuery = z.strictObject({
  after: z.strictObject({ sortKey: z.string().max(2000), id: Id }).optional(),
  limit: z.int().min(1).max(200).default(100),
})
export type ClientListQuery = z.infer<typeof ClientListQuery>

export const ClientList = z.object({
  rows: z.array(ClientRow),
  next: z.object({ sortKey: z.string(), id: Id }).nullable(),
  /** How many there are in all; only with the first page. */
  total: z.int().nullable(),
})
export type ClientList = z.infer<typeof ClientList>

/** Only the first 200 characters are looked for; a pasted page is no error. */
export const ClientSearch = z.strictObject({ text: z.string().max(100_000), limit: z.int().min(1).max(50).default(12) })
export type ClientSearch = z.infer<typeof ClientSearch>
