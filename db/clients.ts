// Client cards: the list, and every change with what it was before. The card itself is read in client-card.ts, the search
// is client-search.ts. Runs in main.

import {
  type ClientCard,
  type ClientFields,
  type ClientList,
  type ClientListQuery,
  emptyClient,
} from '../shared/clients.ts'
import { sortKey } from '../shared/collation.ts'
import { AppError } from '../shared/errors.ts'
import { parsePhone } from '../shared/phone.ts'
import type { Actor } from './actor.ts'
import { clientCard } from './client-card.ts'
import { clientRowColumns, clientRowOf, fileClient, unfileClient } from './client-search.ts'
import { all, type Db, one, query, runOne, type Tx } from './handle.ts'

type Partly<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** One page of all clients in Finnish alphabetical order, after the row the cursor names. The bin is left out. */
export function listClients(db: Db, input: ClientListQuery, actor: Actor): ClientList {
  const { after, limit } = input
  const page = query
    .selectFrom('client')
    .select([...clientRowColumns, 'sort_key'])
    .where('removed_at_ms', 'is', null)
    .orderBy('sort_key')
    .orderBy('id')
    .limit(limit + 1)
  const rows = all(
    db,
    after === undefined
      ? page
      : page.where(({ eb, refTuple, tuple }) => eb(refTuple('sort_key', 'id'), '>', tuple(after.sortKey, after.id))),
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map((row) => clientRowOf(row, actor)),
    next: rows.length > limit && last ? { sortKey: last.sort_key, id: last.id } : null,
    total: after === undefined ? countClients(db) : null,
  }
}

function countClients(db: Db): number {
  const counted = query
    .selectFrom('client')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('removed_at_ms', 'is', null)
  return one(db, counted)?.count ?? 0
}

/** Makes a card. Errors: NOT_PERMITTED (contact details from a role that may not see them). */
export function createClient(
  tx: Tx,
  input: Partly<ClientFields> & { readonly name: string },
  actor: Actor,
): ClientCard {
  const fields = withDefined(emptyClient, input)
  if (!actor.can('client-contacts') && (fields.phone !== '' || fields.email !== '')) {
    throw new AppError('NOT_PERMITTED')
  }
  const id = actor.newId()
  runOne(
    tx,
    query.insertInto('client').values({
      id,
      ...columnsOf(fields),
      last_visit_day: null,
      removed_at_ms: null,
      created_at_ms: actor.atMs,
    }),
  )
  fileClient(tx, stored(tx, id).pk, fields)
  return clientCard(tx, { id }, actor)
}

/**
 * Changes what the patch names and keeps the old values with the card.
 * Errors: NOT_FOUND, CHANGED_BY_OTHER (also for a card in the bin), NOT_PERMITTED (contact details).
 */
export function changeClient(
  tx: Tx,
  input: { readonly id: string; readonly version: number; readonly patch: Partly<ClientFields> },
  actor: Actor,
): ClientCard {
  const row = versioned(tx, input)
  if (row.removed_at_ms !== null) throw new AppError('CHANGED_BY_OTHER')
  const before = fieldsOf(row)
  const after = withDefined(before, input.patch)
  const changes = clientFieldNames
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: before[field], after: after[field] }))
  if (changes.length === 0) return clientCard(tx, input, actor)
  const touchesContacts = changes.some(({ field }) => field === 'phone' || field === 'email')
  if (touchesContacts && !actor.can('client-contacts')) throw new AppError('NOT_PERMITTED')

  runOne(
    tx,
    query
      .updateTable('client')
      .set({ ...columnsOf(after), version: row.version + 1 })
      .where('id', '=', row.id),
  )
  keepChange(tx, row.id, changes, actor)
  if (touchesContacts || before.name !== after.name) {
    unfileClient(tx, row.pk)
    fileClient(tx, row.pk, after)
  }
  return clientCard(tx, input, actor)
}

/** To the bin: out of lists and search; appointments and history stay. Errors: NOT_FOUND, CHANGED_BY_OTHER. */
export function removeClient(
  tx: Tx,
  input: { readonly id: string; readonly version: number },
  actor: Actor,
): ClientCard {
  const row = versioned(tx, input)
  if (row.removed_at_ms !== null) throw new AppError('CHANGED_BY_OTHER')
  setRemoved(tx, row, actor.atMs, actor)
  unfileClient(tx, row.pk)
  return clientCard(tx, input, actor)
}

/** Out of the bin again. Errors: NOT_FOUND, CHANGED_BY_OTHER. */
export function bringBackClient(
  tx: Tx,
  input: { readonly id: string; readonly version: number },
  actor: Actor,
): ClientCard {
  const row = versioned(tx, input)
  if (row.removed_at_ms === null) throw new AppError('CHANGED_BY_OTHER')
  setRemoved(tx, row, null, actor)
  fileClient(tx, row.pk, fieldsOf(row))
  return clientCard(tx, input, actor)
}

const clientFieldNames = Object.keys(emptyClient) as (keyof ClientFields)[]

type ClientRecord = ReturnType<typeof stored>

function stored(db: Db, id: string) {
  const row = one(db, query.selectFrom('client').selectAll().where('id', '=', id))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'client' })
  return row
}

function versioned(db: Db, input: { readonly id: string; readonly version: number }): ClientRecord {
  const row = stored(db, input.id)
  if (row.version !== input.version) throw new AppError('CHANGED_BY_OTHER')
  return row
}

function setRemoved(tx: Tx, row: ClientRecord, removedAtMs: number | null, actor: Actor): void {
  runOne(
    tx,
    query
      .updateTable('client')
      .set({ removed_at_ms: removedAtMs, version: row.version + 1 })
      .where('id', '=', row.id),
  )
  const before = String(row.removed_at_ms !== null)
  keepChange(tx, row.id, [{ field: 'removed', before, after: String(removedAtMs !== null) }], actor)
}

function keepChange(
  tx: Tx,
  clientId: string,
  changes: readonly { readonly field: string; readonly before: string; readonly after: string }[],
  actor: Actor,
): void {
  runOne(
    tx,
    query.insertInto('client_change').values({
      client_id: clientId,
      at_ms: actor.atMs,
      staff_id: actor.staffId,
      changes: JSON.stringify(changes),
    }),
  )
}

function fieldsOf(row: ClientRecord): ClientFields {
  const { name, phone, email, language, alert, notes } = row
  return { name, phone, email, language, alert, notes }
}

function columnsOf(fields: ClientFields) {
  return { ...fields, sort_key: sortKey(fields.name), phone_e164: parsePhone(fields.phone) }
}

function withDefined(base: ClientFields, patch: Partly<ClientFields>): ClientFields {
  return {
    name: patch.name ?? base.name,
    phone: patch.phone ?? base.phone,
    email: patch.email ?? base.email,
    language: patch.language ?? base.language,
    alert: patch.alert ?? base.alert,
    notes: patch.notes ?? base.notes,
  }
}
