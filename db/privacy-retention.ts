// Retention: what has been kept for longer than the salon has settled, as a list to approve. Nothing goes by itself.
// Documents under the bookkeeping period are never among the proposals, and the file refuses to delete them. Runs in main.
import { addMonths, instantToLocal, localToInstant, ZONE } from '../shared/day.ts'
import { AppError } from '../shared/errors.ts'
import {
  type DecideRetention,
  keptFrom,
  type ProposalKind,
  proposalKinds,
  type RetentionPeriods,
  type RetentionProposal,
  type RetentionState,
  skipMonths,
} from '../shared/privacy-retention.ts'
import { shortenLog } from './accesslog-retention.ts'
import type { Actor } from './actor.ts'
import { clientRowsOf } from './client-data.ts'
import { removeUnconsented } from './consents.ts'
import { all, type Db, query, runOne, type Tx } from './handle.ts'
import { lettersWithoutClient } from './outbox-way.ts'
import { eraseClient, noteScrubNeeded } from './privacy-erasure.ts'
import { eraseRows } from './privacy-rows.ts'
import { retentionPeriods } from './privacy-settings.ts'
import { pastRestriction } from './restriction-guard.ts'
import { expiredYears, purgeYear, voucherPurges } from './voucher-purge.ts'

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
    proposals: proposalKinds.map((kind) => proposal(db, kind, periods, actor.today)),
    purges: voucherPurges(db),
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
  if (input.decision === 'purge') noteScrubNeeded(tx, actor.atMs)
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

function purge(tx: Tx, kind: ProposalKind, item: Item, periods: RetentionPeriods, actor: Actor): void {
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
      emptyRequest(tx, item.id)
      return
    case 'access-log':
      shortenLog(tx, startOf(keptFrom('access-log', periods, actor.today)), actor.atMs)
      return
    case 'unconsented':
      removeUnconsented(tx, item.id)
      return
    case 'vouchers':
    case 'day-closes':
      purgeYear(tx, kind, item.id, actor)
  }
}

/** As an erasure does: that it was asked and answered stays, without the person. */
function emptyRequest(tx: Tx, id: string): void {
  const rule = clientRowsOf('privacy_request')
  if (rule === null) throw new Error('requests hold data of clients')
  eraseRows(tx, { table: 'privacy_request', rule, key: ['id'], keys: [[id]] })
}

function proposal(db: Db, kind: ProposalKind, periods: RetentionPeriods, today: string): RetentionProposal {
  const items = itemsOf(db, kind, periods, today).filter((item) => !isSkipped(db, kind, item, today))
  return { kind, ...periodOf(kind, periods, today), items: items.slice(0, shownAtOnce), total: items.length }
}

function periodOf(kind: ProposalKind, periods: RetentionPeriods, today: string): { months: number; keptFrom: string } {
  if (kind === 'unconsented') return { months: 0, keptFrom: today }
  const months = kind === 'vouchers' ? voucherMonths : kind === 'day-closes' ? bookMonths : periods[kind]
  return { months, keptFrom: addMonths(today, -months) }
}

function itemsOf(db: Db, kind: ProposalKind, periods: RetentionPeriods, today: string): Item[] {
  const from = periodOf(kind, periods, today).keptFrom
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
    case 'unconsented':
      return cards(db, unconsented, { today }).map((item) =>
        // Only a claim keeps what has lost its consent.
        item.blocked === 'legal-hold' ? item : { ...item, blocked: null },
      )
    case 'vouchers':
    case 'day-closes':
      return expiredYears(db, kind, today)
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

/** What was locked for a claim when its consent was withdrawn. */
const unconsented = `
  SELECT client.id, client.name, date(min(kept.at_ms) / 1000, 'unixepoch') AS since, count(*) AS rows FROM (
    SELECT client_id, created_at_ms AS at_ms, 'health' AS kind FROM health_entry
    UNION ALL SELECT client_id, tested_at_ms, 'health' FROM patch_test WHERE result = 'reaction'
    UNION ALL SELECT client_id, created_at_ms, 'health' FROM incident WHERE client_id IS NOT NULL
    UNION ALL SELECT client_id, created_at_ms, 'photos-record' FROM attachment WHERE kind = 'photo'
  ) AS kept JOIN client ON client.id = kept.client_id
  WHERE NOT EXISTS (SELECT 1 FROM consent WHERE consent.client_id = client.id AND consent.kind = kept.kind
    AND consent.answer = 'given' AND consent.ended_at_ms IS NULL)
  GROUP BY client.id`

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

function isSkipped(db: Db, kind: ProposalKind, item: Item, today: string): boolean {
  if (item.clientId === null) return false
  const until = db.raw
    .prepare("SELECT max(skip_until) FROM retention_decision WHERE kind = ? AND client_id = ? AND decision = 'skipped'")
    .pluck()
    .get(kind, item.clientId) as string | null
  return until !== null && until > today
}

/** Six and ten years, as they are shown; what counts is the end of the financial year (db/voucher-purge.ts). */
const voucherMonths = 72
const bookMonths = 120

const startOf = (day: string) => localToInstant(day, 0, ZONE)
