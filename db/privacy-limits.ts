// Restriction of a card (GDPR 18), legal hold (17(3)(e)), objection to marketing (21). Runs in main. That nothing is
// written on a restricted card is held by db/restriction-guard.ts.
import { AppError } from '../shared/errors.ts'
import type { ClientPrivacy } from '../shared/privacy.ts'
import { requestDue } from '../shared/privacy-requests.ts'
import type { Actor } from './actor.ts'
import { all, type Db, one, query, type Tx } from './handle.ts'
import { allowAddress, isSuppressed, type MarketingChannel, suppressAddress } from './privacy-hashes.ts'

interface Since {
  readonly reason: string
  readonly fromMs: number
}

/** The two limits that can stand on a card: what their rows are called. */
export const limits = {
  restriction: { table: 'restriction', endedAt: 'lifted_at_ms', endedBy: 'lifted_by' },
  hold: { table: 'legal_hold', endedAt: 'ended_at_ms', endedBy: 'ended_by' },
} as const
export type Limit = keyof typeof limits

function activeLimit(db: Db, limit: Limit, clientId: string): Since | null {
  const { table, endedAt } = limits[limit]
  const found = db.raw.prepare(
    `SELECT reason, from_ms AS fromMs FROM ${table} WHERE client_id = ? AND ${endedAt} IS NULL`,
  )
  return (found.get(clientId) as Since | undefined) ?? null
}

/** What is kept for a live claim (GDPR 17(3)(e)). */
export const activeHold = (db: Db, clientId: string) => activeLimit(db, 'hold', clientId)

export const activeRestriction = (db: Db, clientId: string) => activeLimit(db, 'restriction', clientId)

/** A restricted card is for those who handle requests. Errors: CLIENT_RESTRICTED. */
export function assertSeesCard(db: Db, clientId: string, actor: Actor): void {
  if (!actor.can('privacy-requests') && activeRestriction(db, clientId)) throw new AppError('CLIENT_RESTRICTED')
}

/** The restricted cards that this person does not see; none for those who handle requests. */
export function hiddenClients(db: Db, actor: Actor): ReadonlySet<string> {
  if (actor.can('privacy-requests')) return new Set()
  const rows = all(db, query.selectFrom('restriction').select('client_id').where('lifted_at_ms', 'is', null))
  return new Set(rows.map((row) => row.client_id))
}

/** What stands on the card about its owner's rights. Errors: NOT_FOUND. */
export function clientPrivacy(db: Db, input: { readonly clientId: string }, actor: Actor): ClientPrivacy {
  const card = contactsOf(db, input.clientId)
  const requests = all(
    db,
    query
      .selectFrom('privacy_request')
      .select(['id', 'kind', 'received_day', 'extended_day'])
      .where('client_id', '=', input.clientId)
      .where('outcome', 'is', null),
  )
  const channels: readonly MarketingChannel[] = ['email', 'sms']
  return {
    restricted: activeRestriction(db, input.clientId),
    hold: activeHold(db, input.clientId),
    openRequests: requests.map((request) => ({
      id: request.id,
      kind: request.kind,
      latest: requestDue(
        { receivedDay: request.received_day, extended: request.extended_day !== null, closed: false },
        actor.today,
      ).latest,
    })),
    refused: channels.filter((channel) => isSuppressed(db, channel, channel === 'email' ? card.email : card.phone)),
  }
}

/** Puts a limit on a card, or takes it off. Errors: NOT_FOUND, REASON_NEEDED (putting one on). */
export function setLimit(
  tx: Tx,
  limit: Limit,
  input: { readonly clientId: string; readonly on: boolean; readonly reason: string },
  actor: Actor,
): ClientPrivacy {
  contactsOf(tx, input.clientId)
  const { table, endedAt, endedBy } = limits[limit]
  const present = activeLimit(tx, limit, input.clientId)
  if (input.on && !present) {
    if (input.reason === '') throw new AppError('REASON_NEEDED')
    tx.raw
      .prepare(`INSERT INTO ${table} (id, client_id, reason, from_ms, staff_id) VALUES (?, ?, ?, ?, ?)`)
      .run(actor.newId(), input.clientId, input.reason, actor.atMs, actor.staffId)
  } else if (!input.on && present) {
    tx.raw
      .prepare(`UPDATE ${table} SET ${endedAt} = ?, ${endedBy} = ? WHERE client_id = ? AND ${endedAt} IS NULL`)
      .run(actor.atMs, actor.staffId, input.clientId)
  }
  return clientPrivacy(tx, input, actor)
}

/** No more marketing to these addresses, from this moment, and also after the card is gone. Errors: NOT_FOUND. */
export function object(
  tx: Tx,
  input: { readonly clientId: string; readonly channels: readonly MarketingChannel[] },
  actor: Actor,
): ClientPrivacy {
  const card = contactsOf(tx, input.clientId)
  for (const channel of input.channels) {
    suppressAddress(tx, channel, channel === 'email' ? card.email : card.phone, actor.atMs)
  }
  return clientPrivacy(tx, input, actor)
}

/** The person asks for marketing again. Errors: NOT_FOUND. */
export function takeBackObjection(
  tx: Tx,
  input: { readonly clientId: string; readonly channels: readonly MarketingChannel[] },
  actor: Actor,
): ClientPrivacy {
  const card = contactsOf(tx, input.clientId)
  for (const channel of input.channels) {
    allowAddress(tx, channel, channel === 'email' ? card.email : card.phone, actor.atMs)
  }
  return clientPrivacy(tx, input, actor)
}

function contactsOf(db: Db, id: string) {
  const row = one(db, query.selectFrom('client').select(['id', 'phone', 'email']).where('id', '=', id))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'client' })
  return row
}
