// Client cards: making, changing and throwing away, every change with what it was before. The card is read in
// client-card.ts, found in client-search.ts and listed in client-lists.ts. Runs in main.
import {
  type ClientCard,
  type ClientField,
  type ClientFields,
  contactFields,
  emptyClient,
  type FamilyGuardian,
  type FamilyRelation,
  partOfField,
} from '../shared/clients.ts'
import { type NameOrder, sortKey } from '../shared/collation.ts'
import { AppError } from '../shared/errors.ts'
import { parsePhone } from '../shared/phone.ts'
import type { Actor } from './actor.ts'
import { clientCard } from './client-card.ts'
import { clientParts } from './client-parts.ts'
import { fileClient, unfileClient } from './client-search.ts'
import { type Db, one, query, runOne, type Tx } from './handle.ts'
import { nameOrder } from './settings.ts'

type Partly<T> = { readonly [K in keyof T]?: T[K] | undefined }

/**
 * Makes a card. Errors: NOT_PERMITTED (contact details from a role that may not see them), CLIENT_FIELD_OFF (data:
 * field), CLIENT_BIRTH_IN_FUTURE, NOT_FOUND (payer).
 */
export function createClient(
  tx: Tx,
  input: Partly<ClientFields> & { readonly name: string },
  actor: Actor,
): ClientCard {
  const fields = withDefined(emptyClient, input)
  const id = actor.newId()
  checkChange(tx, id, emptyClient, fields, actor)
  runOne(
    tx,
    query.insertInto('client').values({
      id,
      ...columnsOf(fields, nameOrder(tx)),
      last_visit_day: null,
      removed_at_ms: null,
      created_at_ms: actor.atMs,
    }),
  )
  fileClient(tx, storedClient(tx, id).pk, fields)
  return clientCard(tx, { id }, actor)
}

/**
 * Changes what the patch names and keeps the old values with the card.
 * Errors: NOT_FOUND (also the payer), CHANGED_BY_OTHER (also for a card in the bin), NOT_PERMITTED (contact details),
 * CLIENT_FIELD_OFF (data: field), CLIENT_BIRTH_IN_FUTURE, CLIENT_SAME (pays for herself).
 */
export function changeClient(
  tx: Tx,
  input: { readonly id: string; readonly version: number; readonly patch: Partly<ClientFields> },
  actor: Actor,
): ClientCard {
  const row = versionedClient(tx, input)
  if (row.removed_at_ms !== null) throw new AppError('CHANGED_BY_OTHER')
  const before = fieldsOf(row)
  const after = withDefined(before, input.patch)
  checkChange(tx, row.id, before, after, actor)
  const changes = changedFields(before, after)
  if (changes.length === 0) return clientCard(tx, input, actor)
  runOne(
    tx,
    query
      .updateTable('client')
      .set({ ...columnsOf(after, nameOrder(tx)), version: row.version + 1 })
      .where('id', '=', row.id),
  )
  keepChange(tx, row.id, changes, actor)
  refile(tx, row, after)
  return clientCard(tx, input, actor)
}

/** To the bin: out of lists and search; appointments and history stay. Errors: NOT_FOUND, CHANGED_BY_OTHER. */
export function removeClient(
  tx: Tx,
  input: { readonly id: string; readonly version: number },
  actor: Actor,
): ClientCard {
  const row = versionedClient(tx, input)
  if (row.removed_at_ms !== null) throw new AppError('CHANGED_BY_OTHER')
  setRemoved(tx, row, actor.atMs, actor)
  unfileClient(tx, row.pk)
  return clientCard(tx, input, actor)
}

/** Out of the bin again. A merged card comes back by undoing the merge. Errors: NOT_FOUND, CHANGED_BY_OTHER. */
export function bringBackClient(
  tx: Tx,
  input: { readonly id: string; readonly version: number },
  actor: Actor,
): ClientCard {
  const row = versionedClient(tx, input)
  if (row.removed_at_ms === null || row.merged_into !== null) throw new AppError('CHANGED_BY_OTHER')
  setRemoved(tx, row, null, actor)
  fileClient(tx, row.pk, fieldsOf(row))
  return clientCard(tx, input, actor)
}

export const clientFieldNames = Object.keys(emptyClient) as ClientField[]

export type ClientRecord = ReturnType<typeof storedClient>

/** The row as it is. Errors: NOT_FOUND. */
export function storedClient(db: Db, id: string) {
  const row = one(db, query.selectFrom('client').selectAll().where('id', '=', id))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'client' })
  return row
}

/** The row when nobody has changed it since. Errors: NOT_FOUND, CHANGED_BY_OTHER. */
export function versionedClient(db: Db, input: { readonly id: string; readonly version: number }): ClientRecord {
  const row = storedClient(db, input.id)
  if (row.version !== input.version) throw new AppError('CHANGED_BY_OTHER')
  return row
}

/** What taking a change of tags or family back needs to know; its texts are for people. */
export type ChangeBack =
  | { readonly kind: 'tags'; readonly added: readonly string[]; readonly removed: readonly string[] }
  | {
      readonly kind: 'family'
      readonly relativeId: string
      /** Null: no link. */
      readonly before: FamilyBond | null
      readonly after: FamilyBond | null
    }

export interface FamilyBond {
  readonly relation: FamilyRelation
  readonly guardian: FamilyGuardian
}

export interface FieldChangeText {
  readonly field: string
  readonly before: string
  readonly after: string
  readonly back?: ChangeBack
}

export function changedFields(before: ClientFields, after: ClientFields): FieldChangeText[] {
  return clientFieldNames
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: before[field], after: after[field] }))
}

function checkChange(db: Db, id: string, before: ClientFields, after: ClientFields, actor: Actor): void {
  const changed = clientFieldNames.filter((field) => before[field] !== after[field])
  if (!actor.can('client-contacts') && contactFields.some((field) => changed.includes(field))) {
    throw new AppError('NOT_PERMITTED')
  }
  const { on } = clientParts(db)
  for (const field of changed) {
    const part = partOfField[field]
    // What is off can still be emptied.
    if (part !== null && !on.includes(part) && after[field] !== emptyClient[field]) {
      throw new AppError('CLIENT_FIELD_OFF', { field })
    }
  }
  const isBornLater =
    after.birthYear > actor.today.slice(0, 4) || (after.birthDate !== '' && after.birthDate > actor.today)
  if ((changed.includes('birthYear') || changed.includes('birthDate')) && isBornLater) {
    throw new AppError('CLIENT_BIRTH_IN_FUTURE')
  }
  if (changed.includes('payerId') && after.payerId !== '') {
    if (after.payerId === id) throw new AppError('CLIENT_SAME')
    storedClient(db, after.payerId)
  }
}

/** Puts a card's words into the search anew; nothing when it was found by the same words before. */
export function refile(tx: Tx, before: ClientRecord, after: ClientFields): void {
  const old = fieldsOf(before)
  if ((['name', 'phone', 'morePhones', 'email'] as const).every((field) => old[field] === after[field])) return
  unfileClient(tx, before.pk)
  fileClient(tx, before.pk, after)
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

/** Writes old and new values into the card's history; answers the id of the entry. */
export function keepChange(tx: Tx, clientId: string, changes: readonly FieldChangeText[], actor: Actor): number {
  const entry = one(
    tx,
    query
      .insertInto('client_change')
      .values({
        client_id: clientId,
        at_ms: actor.atMs,
        staff_id: actor.staffId,
        changes: JSON.stringify(changes),
      })
      .returning('id'),
  )
  return entry?.id ?? 0
}

/** The fields of a row as the contract names them. */
export function fieldsOf(row: ClientRecord): ClientFields {
  return {
    name: row.name,
    phone: row.phone,
    email: row.email,
    language: row.language,
    alert: row.alert,
    notes: row.notes,
    kind: row.kind,
    businessId: row.business_id,
    morePhones: row.more_phones,
    street: row.street,
    postCode: row.post_code,
    city: row.city,
    gender: row.gender,
    birthYear: row.birth_year === null ? '' : String(row.birth_year),
    birthDate: row.birth_date ?? '',
    source: row.source,
    billingNote: row.billing_note,
    payerId: row.payer_id ?? '',
  }
}

/** The columns that hold the fields, with what is derived from them. A birth date says the year too. */
export function columnsOf(fields: ClientFields, order: NameOrder) {
  const year = fields.birthDate === '' ? fields.birthYear : fields.birthDate.slice(0, 4)
  return {
    name: fields.name,
    sort_key: sortKey(fields.name, order),
    phone: fields.phone,
    phone_e164: parsePhone(fields.phone),
    email: fields.email,
    language: fields.language,
    alert: fields.alert,
    notes: fields.notes,
    kind: fields.kind,
    business_id: fields.businessId,
    more_phones: fields.morePhones,
    street: fields.street,
    post_code: fields.postCode,
    city: fields.city,
    gender: fields.gender,
    birth_year: year === '' ? null : Number(year),
    birth_date: fields.birthDate === '' ? null : fields.birthDate,
    source: fields.source,
    billing_note: fields.billingNote,
    payer_id: fields.payerId === '' ? null : fields.payerId,
  }
}

function withDefined(base: ClientFields, patch: Partly<ClientFields>): ClientFields {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined)
  return { ...base, ...(Object.fromEntries(given) as Partial<ClientFields>) }
}
