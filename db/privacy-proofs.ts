// Proof of the promises that only counting would not prove: only named data, nothing to third parties, marketing only with
// leave. Each is held against the file itself. Runs in main.
import type { partOfField } from '../shared/clients.ts'
import type { PromiseState } from '../shared/privacy.ts'
import type { Actor } from './actor.ts'
import { clientParts } from './client-parts.ts'
import type { Db } from './handle.ts'
import { unnamedData } from './named-data.ts'
import { outsideContacts } from './outside-contacts.ts'
import { isSuppressed } from './privacy-hashes.ts'

/** Columns of the optional fields of a card; a field in use holds something else than this. */
const optionalColumns = [
  ['more_phones', 'morePhones', "'[]'"],
  ['street', 'address', "''"],
  ['post_code', 'address', "''"],
  ['city', 'address', "''"],
  ['business_id', 'billing', "''"],
  ['billing_note', 'billing', "''"],
  ['gender', 'gender', "''"],
  ['birth_year', 'birthYear', "''"],
  ['birth_date', 'birthDate', "''"],
  ['source', 'source', "''"],
] as const satisfies readonly (readonly [string, NonNullable<(typeof partOfField)[keyof typeof partOfField]>, string])[]

/** What the file has is what is named, and what the salon has switched off is not kept either. */
export function namedDataState(db: Db): PromiseState {
  const promise = 'named-data'
  const unnamed = unnamedData(db)
  if (unnamed.length > 0) {
    return {
      promise,
      state: 'act',
      proof: 'unnamed',
      numbers: { count: unnamed.length, names: unnamed.slice(0, 3).join(', ') },
    }
  }
  const { on } = clientParts(db)
  const count = (sql: string) => db.raw.prepare(sql).pluck().get() as number
  const codes = count('SELECT count(*) FROM client_identity')
  const off = optionalColumns.filter(([, part]) => !on.includes(part))
  const filled = off.map(([column, , empty]) => `coalesce(nullif(${column}, ''), ${empty}) <> ${empty}`)
  const cards =
    (filled.length === 0 ? 0 : count(`SELECT count(*) FROM client WHERE ${filled.join(' OR ')}`)) +
    (on.includes('identityCode') ? 0 : codes)
  if (cards > 0) return { promise, state: 'look', proof: 'switchedOff', numbers: { count: cards } }
  return { promise, state: 'kept', proof: codes === 0 ? 'noCodes' : 'codes', numbers: { count: codes } }
}

/** Every contact that was ever made went to an address that the salon had named in its settings at that moment. */
export function thirdPartiesState(db: Db): PromiseState {
  const promise = 'no-third-parties'
  const contacts = outsideContacts(db)
  const strange = contacts.find((each) => each.unnamed > 0)
  if (strange !== undefined) {
    const count = contacts.reduce((sum, each) => sum + each.unnamed, 0)
    return { promise, state: 'act', proof: 'strangeContacts', numbers: { count, address: strange.address } }
  }
  const count = contacts.reduce((sum, each) => sum + each.contacts, 0)
  return { promise, state: 'kept', proof: count === 0 ? 'noContacts' : 'contacts', numbers: { count } }
}

interface Listed {
  readonly atMs: number
  readonly clientId: string
  readonly channel: 'email' | 'sms'
  readonly softOptIn: number
  /** Her answer and her limits at the moment when the list was made. */
  readonly given: number
  readonly refused: number
  readonly restricted: number
  readonly bought: number
  readonly refusedSince: number
  readonly address: string
}

/** Lists for messages that were made, with everyone on them, as the log tells. A person erased since is not looked up. */
const listed = `
SELECT log.at_ms AS atMs, client.id AS clientId, json_extract(log.fields, '$[0]') AS channel,
  log.fields LIKE '%"soft-opt-in"%' AS softOptIn,
  EXISTS (SELECT 1 FROM consent WHERE client_id = client.id AND kind = 'marketing-' || json_extract(log.fields, '$[0]')
    AND answer = 'given' AND at_ms <= log.at_ms AND coalesce(ended_at_ms, log.at_ms + 1) > log.at_ms) AS given,
  EXISTS (SELECT 1 FROM consent WHERE client_id = client.id AND kind = 'marketing-' || json_extract(log.fields, '$[0]')
    AND answer = 'refused' AND at_ms <= log.at_ms AND coalesce(ended_at_ms, log.at_ms + 1) > log.at_ms) AS refused,
  EXISTS (SELECT 1 FROM restriction WHERE client_id = client.id
    AND from_ms <= log.at_ms AND coalesce(lifted_at_ms, log.at_ms + 1) > log.at_ms) AS restricted,
  EXISTS (SELECT 1 FROM document WHERE client_id = client.id AND issued_at_ms <= log.at_ms) AS bought,
  EXISTS (SELECT 1 FROM consent WHERE client_id = client.id AND kind = 'marketing-' || json_extract(log.fields, '$[0]')
    AND answer = 'refused' AND at_ms > log.at_ms AND ended_at_ms IS NULL) AS refusedSince,
  CASE json_extract(log.fields, '$[0]') WHEN 'email' THEN client.email ELSE coalesce(client.phone_e164, '') END AS address
FROM access_log AS log, json_each(log.ids) AS member JOIN client ON client.id = member.value
WHERE log.kind = 'client-list' AND log.action = 'export' AND log.record = 'marketing' AND log.at_ms >= ?
ORDER BY log.seq, client.id`

/** A list in use is made anew by then; what it holds of those who refuse later counts until then. */
const listDays = 30
const yearMs = 366 * 86_400_000

/**
 * Everybody on the lists of the last year had a ground at that moment, by the consents and restrictions as they are dated;
 * and nobody on a list of the last month has refused since.
 */
export function marketingState(db: Db, actor: Actor): PromiseState {
  const promise = 'marketing'
  const rows = db.raw.prepare(listed).all(actor.atMs - yearMs) as Listed[]
  const without = rows.filter(
    (row) =>
      row.refused === 1 || row.restricted === 1 || (row.given === 0 && !(row.softOptIn === 1 && row.bought === 1)),
  )
  const people = (list: readonly Listed[]) => new Set(list.map(({ clientId }) => clientId)).size
  if (without.length > 0) {
    return { promise, state: 'act', proof: 'listedWithout', numbers: { count: people(without) } }
  }
  const newSince = actor.atMs - listDays * 86_400_000
  const refused = rows.filter(
    (row) => row.atMs >= newSince && (row.refusedSince === 1 || isSuppressed(db, row.channel, row.address)),
  )
  if (refused.length > 0) {
    return {
      promise,
      state: 'look',
      proof: 'refusedSince',
      numbers: { count: people(refused), days: listDays },
    }
  }
  const count = (sql: string) => db.raw.prepare(sql).pluck().get() as number
  const lists = new Set(rows.map(({ atMs }) => atMs)).size
  return {
    promise,
    state: 'kept',
    proof: lists === 0 ? 'marketing' : 'marketingLists',
    numbers: {
      allowed: count(
        "SELECT count(*) FROM consent WHERE kind LIKE 'marketing-%' AND answer = 'given' AND ended_at_ms IS NULL",
      ),
      refusals: count('SELECT count(*) FROM suppression'),
      lists,
    },
  }
}
