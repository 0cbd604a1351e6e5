// Restriction of a card (GDPR 18), legal hold (17(3)(e)), objection to marketing (21). Runs in main. That nothing is
// written on a restricted card is held by triggers of the file itself.
import { AppError } from '../shared/errors.ts'
import type { ClientPrivacy } from '../shared/privacy.ts'
import { requestDue } from '../shared/privacy-requests.ts'
import type { Actor } from './actor.ts'
import { all, type Db, one, query, run, runOne, type Tx } from './handle.ts'
import { allowAddress, isSuppressed, type MarketingChannel, suppressAddress } from './privacy-hashes.ts'

interface Since {
  readonly reason: string
  readonly fromMs: number
}

export function activeHold(db: Db, clientId: string): Since | null {
  const rows = query.selectFrom('legal_hold').select(['reason', 'from_ms as fromMs'])
  return one(db, rows.where('client_id', '=', clientId).where('ended_at_ms', 'is', null)) ?? null
}

export function activeRestriction(db: Db, clientId: string): Since | null {
  const rows = query.selectFrom('restriction').select(['reason', 'from_ms as fromMs'])
  return one(db, rows.where('client_id', '=', clientId).where('lifted_at_ms', 'is', null)) ?? null
}

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

/** Restricts a card or lifts it. Errors: NOT_FOUND, REASON_NEEDED. */
export function setRestriction(
  tx: Tx,
  input: { readonly clientId: string; readonly on: boolean; readonly reason: string },
  actor: Actor,
): ClientPrivacy {
  contactsOf(tx, input.clientId)
  const present = activeRestriction(tx, input.clientId)
  if (input.on && !present) {
    if (input.reason === '') throw new AppError('REASON_NEEDED')
    runOne(
      tx,
      query.insertInto('restriction').values({
        id: actor.newId(),
        client_id: input.clientId,
        reason: input.reason,
        from_ms: actor.atMs,
        staff_id: actor.staffId,
      }),
    )
  } else if (!input.on && present) {
    run(
      tx,
      query
        .updateTable('restriction')
        .set({ lifted_at_ms: actor.atMs, lifted_by: actor.staffId })
        .where('client_id', '=', input.clientId)
        .where('lifted_at_ms', 'is', null),
    )
  }
  return clientPrivacy(tx, input, actor)
}

/** Keeps everything of a client for a live claim, or lets go. Errors: NOT_FOUND, REASON_NEEDED. */
export function setHold(
  tx: Tx,
  input: { readonly clientId: string; readonly on: boolean; readonly reason: string },
  actor: Actor,
): ClientPrivacy {
  contactsOf(tx, input.clientId)
  const present = activeHold(tx, input.clientId)
  if (input.on && !present) {
    if (input.reason === '') throw new AppError('REASON_NEEDED')
    runOne(
      tx,
      query.insertInto('legal_hold').values({
        id: actor.newId(),
        client_id: input.clientId,
        reason: input.reason,
        from_ms: actor.atMs,
        staff_id: actor.staffId,
      }),
    )
  } else if (!input.on && present) {
    run(
      tx,
      query
        .updateTable('legal_hold')
        .set({ ended_at_ms: actor.atMs, ended_by: actor.staffId })
        .where('client_id', '=', input.clientId)
        .where('ended_at_ms', 'is', null),
    )
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
  for (const channel of input.channels) allowAddress(tx, channel, channel === 'email' ? card.email : card.phone)
  return clientPrivacy(tx, input, actor)
}

function contactsOf(db: Db, id: string) {
  const row = one(db, query.selectFrom('client').select(['id', 'phone', 'email']).where('id', '=', id))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'client' })
  return row
}
