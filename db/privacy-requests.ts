// The register of clients' requests about their own data. Runs in main. Law: GDPR 12 and 15-22; the rules of time and of
// how often is often are shared/privacy-requests.ts.

import type { z } from 'zod'
import { AppError } from '../shared/errors.ts'
import {
  type CheckIdentity,
  type CloseRequest,
  type DecideRepeat,
  type ExtendRequest,
  listKinds,
  mayExtend,
  type NewRequest,
  PrivacyRequest,
  type RequestFileKind,
  RequestKind,
  RequestOutcome,
  type RequestRow,
  requestCount,
  requestDue,
} from '../shared/privacy-requests.ts'
import type { Actor } from './actor.ts'
import { all, type Db, one, query, runOne, type Tx } from './handle.ts'

type Of<S extends z.ZodType> = z.infer<S>

const rows = query.selectFrom('privacy_request').selectAll()
type Row = ReturnType<typeof stored>

/** Open ones first by what is due next, then the closed ones, newest first. */
export function listRequests(db: Db, actor: Actor): RequestRow[] {
  const found = all(db, rows).map((row) => rowOf(row, actor.today))
  const open = found.filter((row) => row.outcome === null)
  const closed = found.filter((row) => row.outcome !== null)
  return [
    ...open.sort((a, b) => a.due.latest.localeCompare(b.due.latest) || a.id.localeCompare(b.id)),
    ...closed.sort((a, b) => b.receivedDay.localeCompare(a.receivedDay) || b.id.localeCompare(a.id)),
  ]
}

/** Errors: NOT_FOUND. */
export function requestOf(db: Db, input: { readonly id: string }, actor: Actor): PrivacyRequest {
  const row = stored(db, input.id)
  const client =
    row.client_id === null
      ? undefined
      : one(db, query.selectFrom('client').select('name').where('id', '=', row.client_id))
  const state = { receivedDay: row.received_day, extended: row.extended_day !== null, closed: row.outcome !== null }
  const files = all(
    db,
    query.selectFrom('privacy_request_file').selectAll().where('request_id', '=', row.id).orderBy('at_ms'),
  )
  return PrivacyRequest.parse({
    ...rowOf(row, actor.today),
    about: row.about,
    language: row.language,
    receivedBy: row.received_by,
    clientName: client?.name ?? null,
    identityCheckedAtMs: row.identity_checked_at_ms,
    identityNote: row.identity_note,
    extendedDay: row.extended_day,
    extensionReason: row.extension_reason,
    mayExtend: mayExtend(state, actor.today),
    outcomeReason: row.outcome_reason,
    repeatDecision: row.repeat_decision,
    count: countOf(db, row),
    closedAtMs: row.closed_at_ms,
    files: files.map((file) => ({
      id: file.id,
      kind: file.kind,
      sha256: file.sha256,
      bytes: file.bytes,
      atMs: file.at_ms,
      staffNamed: file.staff_named_reason !== '',
    })),
  })
}

/** Notes a request; somebody who is not on file may ask too. Errors: NOT_FOUND (a client who is not there). */
export function newRequest(tx: Tx, input: NewRequest, actor: Actor): PrivacyRequest {
  if (input.clientId !== null) {
    const client = one(tx, query.selectFrom('client').select('id').where('id', '=', input.clientId))
    if (!client) throw new AppError('NOT_FOUND', { kind: 'client' })
  }
  const id = actor.newId()
  runOne(
    tx,
    query.insertInto('privacy_request').values({
      id,
      kind: input.kind,
      client_id: input.clientId,
      requester_name: input.requesterName,
      about: input.about,
      language: input.language,
      received_day: input.receivedDay,
      received_by: input.receivedBy,
      created_at_ms: actor.atMs,
      created_by: actor.staffId,
    }),
  )
  return requestOf(tx, { id }, actor)
}

/** How the person was recognised. Errors: NOT_FOUND, CHANGED_BY_OTHER, PRIVACY_REQUEST_CLOSED. */
export function checkIdentity(tx: Tx, input: Of<typeof CheckIdentity>, actor: Actor): PrivacyRequest {
  const row = openOne(tx, input)
  return change(tx, row, { identity_checked_at_ms: actor.atMs, identity_note: input.note }, actor)
}

/** Two months more, told inside the first. Errors: as checkIdentity, PRIVACY_EXTENSION_LATE. */
export function extendRequest(tx: Tx, input: Of<typeof ExtendRequest>, actor: Actor): PrivacyRequest {
  const row = openOne(tx, input)
  const state = { receivedDay: row.received_day, extended: row.extended_day !== null, closed: false }
  if (!mayExtend(state, actor.today)) throw new AppError('PRIVACY_EXTENSION_LATE')
  return change(tx, row, { extended_day: actor.today, extension_reason: input.reason }, actor)
}

/** What is done about a third request in a year. Errors: as checkIdentity, REASON_NEEDED for a refusal. */
export function decideRepeat(tx: Tx, input: Of<typeof DecideRepeat>, actor: Actor): PrivacyRequest {
  const row = openOne(tx, input)
  if (input.decision === 'refuse' && input.reason === '') throw new AppError('REASON_NEEDED')
  return change(tx, row, { repeat_decision: input.decision, outcome_reason: input.reason }, actor)
}

/**
 * Closes a request with its outcome. Errors: as checkIdentity, REASON_NEEDED (anything but done),
 * PRIVACY_IDENTITY_UNCHECKED (done for somebody who was not recognised), PRIVACY_REPEAT_UNDECIDED.
 */
export function closeRequest(tx: Tx, input: Of<typeof CloseRequest>, actor: Actor): PrivacyRequest {
  const row = openOne(tx, input)
  const reason = input.reason === '' ? row.outcome_reason : input.reason
  if (input.outcome !== 'done' && reason === '') throw new AppError('REASON_NEEDED')
  const gives = input.outcome === 'done' || input.outcome === 'partly'
  if (gives && row.identity_checked_at_ms === null) throw new AppError('PRIVACY_IDENTITY_UNCHECKED')
  if (gives && countOf(tx, row).isRepeated && row.repeat_decision === null) {
    throw new AppError('PRIVACY_REPEAT_UNDECIDED')
  }
  return change(tx, row, { outcome: input.outcome, outcome_reason: reason, closed_at_ms: actor.atMs }, actor)
}

/**
 * May a package be given for this request now? Answers the client. Errors: NOT_FOUND (also when nobody of that name is on
 * file), PRIVACY_REQUEST_CLOSED, PRIVACY_IDENTITY_UNCHECKED, PRIVACY_REPEAT_UNDECIDED.
 */
export function clientToAnswer(db: Db, id: string): string {
  const row = stored(db, id)
  if (row.outcome !== null) throw new AppError('PRIVACY_REQUEST_CLOSED')
  if (row.client_id === null) throw new AppError('NOT_FOUND', { kind: 'client' })
  if (row.identity_checked_at_ms === null) throw new AppError('PRIVACY_IDENTITY_UNCHECKED')
  const undecided = row.repeat_decision === null || row.repeat_decision === 'refuse'
  if (countOf(db, row).isRepeated && undecided) throw new AppError('PRIVACY_REPEAT_UNDECIDED')
  return row.client_id
}

/** Notes what was handed out: what kind, how large, and its hash; never the thing itself. */
export function noteFile(
  tx: Tx,
  file: {
    readonly requestId: string
    readonly kind: RequestFileKind
    readonly sha256: string
    readonly bytes: number
    readonly staffNamedReason: string
  },
  actor: Actor,
): void {
  runOne(
    tx,
    query.insertInto('privacy_request_file').values({
      id: actor.newId(),
      request_id: file.requestId,
      kind: file.kind,
      sha256: file.sha256,
      bytes: file.bytes,
      at_ms: actor.atMs,
      staff_id: actor.staffId,
      staff_named_reason: file.staffNamedReason,
    }),
  )
}

function stored(db: Db, id: string) {
  const row = one(db, rows.where('id', '=', id))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'privacy-request' })
  return row
}

function openOne(db: Db, input: { readonly id: string; readonly version: number }): Row {
  const row = stored(db, input.id)
  if (row.outcome !== null) throw new AppError('PRIVACY_REQUEST_CLOSED')
  if (row.version !== input.version) throw new AppError('CHANGED_BY_OTHER')
  return row
}

function change(
  tx: Tx,
  row: Row,
  set: Partial<Omit<Row, 'id' | 'version' | 'created_at_ms' | 'created_by'>>,
  actor: Actor,
): PrivacyRequest {
  runOne(
    tx,
    query
      .updateTable('privacy_request')
      .set({ ...set, version: row.version + 1 })
      .where('id', '=', row.id),
  )
  return requestOf(tx, { id: row.id }, actor)
}

function rowOf(row: Row, today: string): RequestRow {
  const extended = row.extended_day !== null
  return {
    id: row.id,
    version: row.version,
    kind: RequestKind.parse(row.kind),
    clientId: row.client_id,
    requesterName: row.requester_name,
    receivedDay: row.received_day,
    due: requestDue({ receivedDay: row.received_day, extended, closed: row.outcome !== null }, today),
    identityChecked: row.identity_checked_at_ms !== null,
    extended,
    outcome: row.outcome === null ? null : RequestOutcome.parse(row.outcome),
  }
}

/** Only asking to see one's data counts towards twice a year, and only of a person on file. */
function countOf(db: Db, row: Row) {
  if (row.client_id === null || !listKinds.some((kind) => kind === row.kind)) {
    return { rolling: 0, calendarYear: 0, isRepeated: false }
  }
  const days = all(
    db,
    query
      .selectFrom('privacy_request')
      .select('received_day')
      .where('client_id', '=', row.client_id)
      .where('kind', 'in', [...listKinds])
      .where('created_at_ms', '<=', row.created_at_ms),
  ).map((each) => each.received_day)
  return requestCount(days, row.received_day)
}
