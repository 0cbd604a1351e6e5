// What happens around a client's visits: purchases, consents, photos, incidents, letters; and the timeline that these make
// together with the visits. Pure; runs anywhere.
import { z } from 'zod'
import { ClientHistoryRow } from './clients.ts'
import { ConsentKind } from './consents.ts'
import { IncidentKind } from './incidents.ts'
import { LetterKind } from './outbox.ts'
import { Day, Id, Minute } from './values.ts'

/** The latest of a client's events that the card shows. */
export const mostClientEvents = 100

/** Minute null: only the day is known. */
const moment = { day: Day, minute: Minute.nullable() }

export const ClientEvent = z.discriminatedUnion('kind', [
  /** A sale without a visit, an invoice, a credit note. `invoiceId`: itself, or the invoice that it credits. */
  z.object({
    kind: z.literal('document'),
    ...moment,
    id: Id,
    document: z.enum(['receipt', 'invoice', 'credit']),
    label: z.string(),
    cents: z.int(),
    invoiceId: Id.nullable(),
  }),
  /** A gift or series card bought. */
  z.object({
    kind: z.literal('card'),
    ...moment,
    id: Id,
    card: z.enum(['gift', 'series']),
    cents: z.int(),
    documentId: Id,
  }),
  z.object({
    kind: z.literal('consent'),
    ...moment,
    id: Id,
    consent: ConsentKind,
    answer: z.enum(['given', 'refused', 'withdrawn']),
  }),
  /** Photos or files of one day. */
  z.object({ kind: z.literal('attachments'), ...moment, attached: z.enum(['photo', 'file']), count: z.int().min(1) }),
  z.object({ kind: z.literal('incident'), ...moment, id: Id, incident: IncidentKind }),
  z.object({ kind: z.literal('letter'), ...moment, id: Id, letter: LetterKind }),
])
export type ClientEvent = z.infer<typeof ClientEvent>

/** What follows a card once it is open: all of its history and the events, each newest first. */
export const ClientTimeline = z.object({ history: z.array(ClientHistoryRow), events: z.array(ClientEvent) })
export type ClientTimeline = z.infer<typeof ClientTimeline>

interface Moment {
  readonly day: string
  readonly minute: number | null
}

/** Later first. What is known by its day only comes after everything else of the day. */
export function laterFirst(a: Moment, b: Moment): number {
  if (a.day !== b.day) return a.day < b.day ? 1 : -1
  return (b.minute ?? 1440) - (a.minute ?? 1440)
}

/** The latest `most` of events in any order, newest first. */
export function latestEvents(events: readonly ClientEvent[], most: number = mostClientEvents): ClientEvent[] {
  return events.toSorted(laterFirst).slice(0, most)
}

export type TimelineRow = Moment &
  (
    | { readonly kind: 'appointment'; readonly row: ClientHistoryRow }
    | { readonly kind: 'event'; readonly event: ClientEvent }
  )

/** Visits and appointments with the events between them, newest first. */
export function timelineOf(history: readonly ClientHistoryRow[], events: readonly ClientEvent[]): TimelineRow[] {
  const rows: TimelineRow[] = [
    ...history.map((row) => ({ kind: 'appointment', day: row.day, minute: row.startMin, row }) as const),
    ...events.map((event) => ({ kind: 'event', day: event.day, minute: event.minute, event }) as const),
  ]
  return rows.sort(laterFirst)
}

/** Names an event among those of one client. */
export function eventKey(event: ClientEvent): string {
  if (event.kind === 'attachments') return `${event.attached} ${event.day}`
  return event.kind === 'consent' ? `${event.answer} ${event.id}` : `${event.kind} ${event.id}`
}
