// What has happened around a client's visits, for the timeline of her card: each kind only for a role that sees it on its
// own tab, by that tab's rules. Runs in main.
import { sql } from 'kysely'
import { type ClientEvent, type ClientTimeline, latestEvents, mostClientEvents } from '../shared/client-events.ts'
import { mostHistoryRows } from '../shared/clients.ts'
import type { ConsentKind } from '../shared/consents.ts'
import { instantToLocal, ZONE } from '../shared/day.ts'
import type { Actor } from './actor.ts'
import { clientHistory } from './client-card-history.ts'
import { clientAndMerged } from './client-merged.ts'
import { storedClient } from './clients.ts'
import { activeConsents } from './consents.ts'
import { all, type Db, query } from './handle.ts'
import { idList } from './id-list.ts'
import { assertSeesCard } from './privacy-limits.ts'
import { documentLabel } from './sales-receipts.ts'

/** What the card itself leaves out: the whole history and the events. Errors: NOT_FOUND, CLIENT_RESTRICTED. */
export function clientTimeline(db: Db, input: { readonly id: string }, actor: Actor): ClientTimeline {
  const events = clientEvents(db, input, actor)
  return { history: clientHistory(db, input.id, actor, mostHistoryRows), events }
}

/** The latest, newest first. Errors: NOT_FOUND, CLIENT_RESTRICTED. */
export function clientEvents(db: Db, input: { readonly id: string }, actor: Actor): ClientEvent[] {
  const { id } = storedClient(db, input.id)
  assertSeesCard(db, id, actor)
  const cards = clientAndMerged(db, id)
  const consents = activeConsents(db, id)
  return latestEvents([
    ...consentEvents(db, id),
    ...(actor.can('till') ? [...documentEvents(db, cards), ...cardEvents(db, cards)] : []),
    ...(actor.can('photos') ? attachmentEvents(db, id, consents) : []),
    // As on its tab: what is locked for a claim after the consent ended is shown to nobody.
    ...(actor.can('health-data') && consents.has('health') ? incidentEvents(db, id) : []),
    ...(actor.can('messages') ? letterEvents(db, cards) : []),
  ])
}

/** Receipts that paid no visit, invoices and credit notes. A receipt of nothing but cards is told by the cards. */
function documentEvents(db: Db, cards: readonly string[]): ClientEvent[] {
  const rows = all(
    db,
    query
      .selectFrom('document')
      .leftJoin('document as original', 'original.id', 'document.original_id')
      .select([
        'document.id',
        'document.kind',
        'document.series',
        'document.number',
        'document.day',
        'document.issued_at_ms as atMs',
        'document.total_cents as cents',
        'original.id as originalId',
        'original.kind as originalKind',
      ])
      .where('document.client_id', 'in', idList(cards))
      .where(({ eb, and, or, not, exists, selectFrom }) =>
        or([
          eb('document.kind', '!=', 'receipt'),
          and([
            not(
              exists(
                selectFrom('paid_appointment as paid')
                  .select('paid.appointment_id')
                  .whereRef('paid.document_id', '=', 'document.id'),
              ),
            ),
            exists(
              selectFrom('document_line as line')
                .select('line.position')
                .whereRef('line.document_id', '=', 'document.id')
                .where('line.kind', 'not in', ['gift-card', 'series-card']),
            ),
          ]),
        ]),
      )
      .orderBy('document.day', 'desc')
      .orderBy('document.issued_at_ms', 'desc')
      .orderBy('document.id', 'desc')
      .limit(mostClientEvents),
  )
  return rows.map((row) => ({
    kind: 'document',
    day: row.day,
    minute: instantToLocal(row.atMs, ZONE).minute,
    id: row.id,
    document: row.kind,
    label: documentLabel(row.series, row.number),
    cents: row.cents,
    invoiceId: row.kind === 'invoice' ? row.id : row.originalKind === 'invoice' ? row.originalId : null,
  }))
}

/** Cards sold to her; a new code for a lost one was not sold. */
function cardEvents(db: Db, cards: readonly string[]): ClientEvent[] {
  const rows = all(
    db,
    query
      .selectFrom('document')
      .innerJoin('prepaid', 'prepaid.document_id', 'document.id')
      .innerJoin('prepaid_movement as movement', 'movement.prepaid_id', 'prepaid.id')
      .select([
        'prepaid.id',
        'prepaid.kind',
        'prepaid.document_id as documentId',
        'document.day',
        'document.issued_at_ms as atMs',
        'movement.cents',
      ])
      .where('document.client_id', 'in', idList(cards))
      .where('movement.kind', '=', 'sold')
      .where('prepaid.kind', '!=', 'deposit')
      .orderBy('document.day', 'desc')
      .orderBy('document.issued_at_ms', 'desc')
      .orderBy('prepaid.id', 'desc')
      .limit(mostClientEvents),
  )
  return rows.flatMap(({ kind, atMs, ...row }): ClientEvent[] =>
    kind === 'deposit' ? [] : [{ kind: 'card', ...row, minute: instantToLocal(atMs, ZONE).minute, card: kind }],
  )
}

/** Answers as they came, and the end of what was given. An answer that another replaced ends without a word of its own. */
function consentEvents(db: Db, clientId: string): ClientEvent[] {
  const rows = all(
    db,
    query
      .selectFrom('consent')
      .select(['id', 'kind', 'answer', 'at_ms as atMs', 'ended_at_ms as endedAtMs', 'end_source as endSource'])
      .where('client_id', '=', clientId)
      .orderBy('at_ms', 'desc')
      .orderBy('id', 'desc'),
  )
  return rows.flatMap(({ id, kind, answer, atMs, endedAtMs, endSource }): ClientEvent[] => {
    const told = { kind: 'consent', id, consent: kind } as const
    const withdrawn = answer === 'given' && endedAtMs !== null && endSource !== 'replaced'
    return [
      ...(withdrawn ? [{ ...told, ...instantToLocal(endedAtMs, ZONE), answer: 'withdrawn' } as const] : []),
      { ...told, ...instantToLocal(atMs, ZONE), answer },
    ]
  })
}

/** As on their tab: photos that lost their consent and are locked for a claim are not counted. */
function attachmentEvents(db: Db, clientId: string, consents: ReadonlySet<ConsentKind>): ClientEvent[] {
  const rows = all(
    db,
    query
      .selectFrom('attachment')
      .select(({ fn }) => ['day', 'kind as attached', fn.countAll<number>().as('count')])
      .where('client_id', '=', clientId)
      .$if(!consents.has('photos-record'), (files) => files.where('kind', '=', 'file'))
      .groupBy(['day', 'kind'])
      .orderBy('day', 'desc')
      .orderBy('kind')
      .limit(mostClientEvents),
  )
  return rows.map((row) => ({ kind: 'attachments', minute: null, ...row }))
}

function incidentEvents(db: Db, clientId: string): ClientEvent[] {
  const rows = all(
    db,
    query
      .selectFrom('incident')
      .select(['id', 'kind as incident', 'day', 'minute'])
      .where('client_id', '=', clientId)
      .orderBy('day', 'desc')
      .orderBy('created_at_ms', 'desc')
      .orderBy('id', 'desc')
      .limit(mostClientEvents),
  )
  return rows.map((row) => ({ kind: 'incident', ...row }))
}

/** Those that went out; to whom and with which words stands on their own tab. */
function letterEvents(db: Db, cards: readonly string[]): ClientEvent[] {
  const rows = all(
    db,
    query
      .selectFrom('outbox')
      .select(['id', 'kind as letter', sql<number>`coalesce(done_at_ms, created_at_ms)`.as('atMs')])
      .where('client_id', 'in', idList(cards))
      // The plus: by her letters, not by all that were ever sent.
      .where(sql<string>`+state`, '=', 'sent')
      .orderBy('atMs', 'desc')
      .orderBy('id', 'desc')
      .limit(mostClientEvents),
  )
  return rows.map(({ atMs, ...row }) => ({ kind: 'letter', ...row, ...instantToLocal(atMs, ZONE) }))
}
