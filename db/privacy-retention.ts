// Retention: what has been kept for longer than the salon has settled, as a list to approve. Nothing goes by itself.
// Documents under the bookkeeping period are never among the proposals, and the file refuses to delete them. Runs in main.
import { addMonths, instantToLocal, localToInstant, ZONE } from '../shared/day.ts'
import { AppError } from '../shared/errors.ts'
import {
  type DecideRetention,
  keptFrom,
  type RetentionKind,
  type RetentionPeriods,
  type RetentionProposal,
  type RetentionState,
  retentionKinds,
  skipMonths,
} from '../shared/privacy-retention.ts'
import { shortenLog } from './accesslog-retention.ts'
import type { Actor } from './actor.ts'
import { all, type Db, query, run, runOne, type Tx } from './handle.ts'
import { lettersWithoutClient } from './outbox-way.ts'
import { eraseClient } from './privacy-erasure.ts'
import { retentionPeriods } from './privacy-settings.ts'
import { pastRestriction } from './restriction-guard.ts'

type Item = RetentionProposal['items'][number]

/** How many rows of a kind are listed at once; the rest come when these are decided. */
const shownAtOnce = 200

export function retentionState(db: Db, actor: Actor): RetentionState {
  const periods = retentionPeriods(db)
  const last = db.raw.prepare("SELECT max(at_ms) FROM retention_decision WHERE decision = 'purged'").pluck().get() as
    | number
    | null
  return {
    periods,
    proposals: retentionKinds.map((kind) => proposal(db, kind, periods, actor.today)),
    lastPurgeAtMs: last,
  }
}

/**
 * Purges or skips chosen rows. Answers the new state. Errors: RETENTION_BLOCKED (a chosen row is not proposed any more, or
 * may not go now): then nothing has been done.
 */
export function decideRetention(tx: Tx, input: DecideRetention, actor: Actor): RetentionState {
  const periods = retentionPeriods(tx)
  const { items } = proposal(tx, input.kind, periods, actor.today)
  const chosen = input.ids.map((id) => items.find((item) => item.id === id))
  for (const item of chosen) {
    if (!item || (input.decision === 'purge' && item.blocked !== null)) throw new AppError('RETENTION_BLOCKED')
    if (input.decision === 'purge') pastRestriction(tx, () => purge(tx, input.kind, item, periods, actor))
    runOne(
      tx,
      query.insertInto('retention_decision').values({
        id: actor.newId(),
        kind: input.kind,
        decision: input.decision === 'purge' ? 'purged' : 'skipped',
        client_id: input.decision === 'purge' ? null : item.clientId,
        skip_until: input.decision === 'purge' ? null : addMonths(actor.today, skipMonths),
        rows: item.rows,
        reason: input.reason,
        at_ms: actor.atMs,
        staff_id: actor.staffId,
      }),
    )
  }
  return retentionState(tx, actor)
}

function purge(tx: Tx, kind: RetentionKind, item: Item, periods: RetentionPeriods, actor: Actor): void {
  switch (kind) {
    case 'inactive-clients':
    case 'bin':
      eraseClient(tx, { clientId: item.id, requestId: null, suppress: false }, actor)
      return
    case 'photos':
      tx.raw
        .prepare("DELETE FROM attachment WHERE client_id = ? AND kind = 'photo' AND day < ?")
        .run(item.id, keptFrom('photos', periods, actor.today))
      return
    case 'messages':
      tx.raw
        .prepare('DELETE FROM outbox WHERE client_id IS ? AND created_at_ms < ?')
        .run(item.clientId, startOf(keptFrom('messages', periods, actor.today)))
      return
    case 'requests':
      run(
        tx,
        query
          .updateTable('privacy_request')
          .set({ client_id: null, requester_name: '', about: '', identity_note: '', outcome_reason: '' })
          .where('id', '=', item.id),
      )
      return
    case 'access-log':
      shortenLog(tx, startOf(keptFrom('access-log', periods, actor.today)), actor.atMs)
  }
}

function proposal(db: Db, kind: RetentionKind, periods: RetentionPeriods, today: string): RetentionProposal {
  const from = keptFrom(kind, periods, today)
  const items = itemsOf(db, kind, from, today).filter((item) => !isSkipped(db, kind, item, today))
  return { kind, months: periods[kind], keptFrom: from, items: items.slice(0, shownAtOnce), total: items.length }
}

function itemsOf(db: Db, kind: RetentionKind, from: string, today: string): Item[] {
  switch (kind) {
    case 'inactive-clients':
      return cards(db, inactive, { from, today })
    case 'bin':
      return cards(db, binned, { from: startOf(from), today })
    case 'photos':
      return cards(db, photos, { from, today })
    case 'messages':
      return [...cards(db, messages, { from: startOf(from), today }), ...lettersToNoCard(db, startOf(from))]
    case 'requests':
      return requests(db, startOf(from))
    case 'access-log':
      return log(db, startOf(from))
  }
}

interface CardRow {
  readonly id: string
  readonly name: string
  readonly since: string
  readonly rows: number
  readonly hold: number
  readonly coming: number
  readonly request: number
}

function cards(db: Db, from: string, values: Readonly<Record<string, string | number>>): Item[] {
  const named = Object.fromEntries(Object.entries(values).filter(([name]) => `${from}${blocks}`.includes(`:${name}`)))
  const rows = db.raw.prepare(`SELECT found.*, ${blocks} FROM (${from}) AS found ORDER BY since, name, id`).all(named)
  return (rows as CardRow[]).map((row) => ({
    id: row.id,
    clientId: row.id,
    label: row.name,
    sinceDay: row.since,
    rows: row.rows,
    blocked: row.hold ? 'legal-hold' : row.request ? 'open-request' : row.coming ? 'coming-appointment' : null,
  }))
}

const blocks = `
  EXISTS (SELECT 1 FROM legal_hold WHERE client_id = found.id AND ended_at_ms IS NULL) AS hold,
  EXISTS (SELECT 1 FROM privacy_request WHERE client_id = found.id AND outcome IS NULL) AS request,
  EXISTS (SELECT 1 FROM appointment WHERE client_id = found.id AND day >= :today AND removed_at_ms IS NULL
    AND status IN ('booked', 'confirmed')) AS coming`

/** From the last visit, or where there was none from the day the card was made. */
const inactive = `
  SELECT id, name, coalesce(last_visit_day, date(created_at_ms / 1000, 'unixepoch')) AS since, 1 AS rows FROM client
  WHERE removed_at_ms IS NULL AND coalesce(last_visit_day, date(created_at_ms / 1000, 'unixepoch')) < :from`
const binned = `
  SELECT id, name, date(removed_at_ms / 1000, 'unixepoch') AS since, 1 AS rows FROM client
  WHERE removed_at_ms < :from AND merged_into IS NULL`
const photos = `
  SELECT client.id, client.name, min(attachment.day) AS since, count(*) AS rows FROM attachment
  JOIN client ON client.id = attachment.client_id
  WHERE attachment.kind = 'photo' AND attachment.day < :from GROUP BY client.id`
const messages = `
  SELECT client.id, client.name, date(min(outbox.created_at_ms) / 1000, 'unixepoch') AS since, count(*) AS rows
  FROM outbox JOIN client ON client.id = outbox.client_id
  WHERE outbox.created_at_ms < :from GROUP BY client.id`

/** Letters to addresses that no card has: a receipt of somebody who came in from the street. One proposal for all. */
function lettersToNoCard(db: Db, beforeMs: number): Item[] {
  const { rows, oldest } = lettersWithoutClient(db, beforeMs)
  if (rows === 0 || oldest === null) return []
  const sinceDay = instantToLocal(oldest, ZONE).day
  return [{ id: 'without-card', clientId: null, label: '', sinceDay, rows, blocked: null }]
}

function requests(db: Db, beforeMs: number): Item[] {
  return all(
    db,
    query
      .selectFrom('privacy_request')
      .select(['id', 'client_id', 'requester_name', 'received_day'])
      .where('closed_at_ms', '<', beforeMs)
      .where('requester_name', '<>', ''),
  ).map((row) => ({
    id: row.id,
    clientId: row.client_id,
    label: row.requester_name,
    sinceDay: row.received_day,
    rows: 1,
    blocked: null,
  }))
}

function log(db: Db, beforeMs: number): Item[] {
  const { rows, oldest } = db.raw
    .prepare('SELECT count(*) AS rows, min(at_ms) AS oldest FROM access_log WHERE at_ms < ?')
    .get(beforeMs) as { rows: number; oldest: number | null }
  if (rows === 0 || oldest === null) return []
  const sinceDay = instantToLocal(oldest, ZONE).day
  return [{ id: 'access-log', clientId: null, label: '', sinceDay, rows, blocked: null }]
}

function isSkipped(db: Db, kind: RetentionKind, item: Item, today: string): boolean {
  if (item.clientId === null) return false
  const until = db.raw
    .prepare("SELECT max(skip_until) FROM retention_decision WHERE kind = ? AND client_id = ? AND decision = 'skipped'")
    .pluck()
    .get(kind, item.clientId) as string | null
  return until !== null && until > today
}

const startOf = (day: string) => localToInstant(day, 0, ZONE)
