// What belongs to a card beside its fields: tags, relatives, the identity code. Each change stands in the card's history.
// Runs in main.
import {
  type ClientCard,
  type FamilyGuardian,
  type FamilyRelation,
  inverseGuardian,
  inverseRelation,
} from '../shared/clients.ts'
import { AppError } from '../shared/errors.ts'
import { parseIdentityCode } from '../shared/finland/identity-code.ts'
import type { Actor } from './actor.ts'
import { clientCard } from './client-card.ts'
import { familyOf } from './client-family.ts'
import { hasIdentityCode, keepIdentityCode } from './client-identity.ts'
import { clientParts } from './client-parts.ts'
import { storedTag, tagsOf } from './client-tags.ts'
import { type FamilyBond, keepChange, storedClient, versionedClient } from './clients.ts'
import { one, query, run, runOne, type Tx } from './handle.ts'

/** Gives a card exactly these tags. Errors: NOT_FOUND, CHANGED_BY_OTHER. */
export function setTags(
  tx: Tx,
  input: { readonly id: string; readonly version: number; readonly tagIds: readonly string[] },
  actor: Actor,
): ClientCard {
  const row = versionedClient(tx, input)
  if (row.removed_at_ms !== null) throw new AppError('CHANGED_BY_OTHER')
  const before = tagsOf(tx, [row.id]).get(row.id) ?? []
  const wanted = [...new Set(input.tagIds)].map((id) => storedTag(tx, id))
  const names = (tags: readonly { readonly name: string }[]) => tags.map((tag) => tag.name).join(', ')
  run(tx, query.deleteFrom('client_tag_link').where('client_id', '=', row.id))
  for (const tag of wanted)
    runOne(tx, query.insertInto('client_tag_link').values({ client_id: row.id, tag_id: tag.id }))
  const after = tagsOf(tx, [row.id]).get(row.id) ?? []
  if (names(before) === names(after)) return clientCard(tx, input, actor)
  runOne(
    tx,
    query
      .updateTable('client')
      .set({ version: row.version + 1 })
      .where('id', '=', row.id),
  )
  const had = new Set(before.map((tag) => tag.id))
  const has = new Set(after.map((tag) => tag.id))
  const back = {
    kind: 'tags',
    added: [...has].filter((id) => !had.has(id)),
    removed: [...had].filter((id) => !has.has(id)),
  } as const
  keepChange(tx, row.id, [{ field: 'tags', before: names(before), after: names(after), back }], actor)
  return clientCard(tx, input, actor)
}

/**
 * `relation`: what the relative is to the client. A pair linked before gets the new word. Errors: NOT_FOUND, CLIENT_SAME.
 */
export function addRelative(
  tx: Tx,
  input: {
    readonly id: string
    readonly relativeId: string
    readonly relation: FamilyRelation
    readonly guardian?: FamilyGuardian
  },
  actor: Actor,
): ClientCard {
  if (input.id === input.relativeId) throw new AppError('CLIENT_SAME')
  const client = storedClient(tx, input.id)
  const relative = storedClient(tx, input.relativeId)
  const { relation, guardian = '' } = input
  const links = familyOf(tx, client.id).filter((each) => each.id === relative.id)
  for (const link of links) runOne(tx, query.deleteFrom('client_family').where('id', '=', link.linkId))
  runOne(
    tx,
    query.insertInto('client_family').values({
      id: actor.newId(),
      client_id: client.id,
      relative_id: relative.id,
      relation,
      guardian,
    }),
  )
  keepFamilyChange(tx, client, relative, links[0] ?? null, { relation, guardian }, actor)
  return clientCard(tx, input, actor)
}

/** Errors: NOT_FOUND. */
export function removeRelative(
  tx: Tx,
  input: { readonly id: string; readonly linkId: string },
  actor: Actor,
): ClientCard {
  const link = one(tx, query.selectFrom('client_family').selectAll().where('id', '=', input.linkId))
  if (!link || (link.client_id !== input.id && link.relative_id !== input.id)) {
    throw new AppError('NOT_FOUND', { kind: 'family' })
  }
  const client = storedClient(tx, link.client_id)
  const relative = storedClient(tx, link.relative_id)
  runOne(tx, query.deleteFrom('client_family').where('id', '=', link.id))
  keepFamilyChange(tx, client, relative, link, null, actor)
  return clientCard(tx, input, actor)
}

interface Named {
  readonly id: string
  readonly name: string
}

/** Writes the change into both cards' histories, each seen from its own side. */
function keepFamilyChange(
  tx: Tx,
  client: Named,
  relative: Named,
  was: FamilyBond | null,
  is: FamilyBond | null,
  actor: Actor,
): void {
  const bond = (of: FamilyBond | null) => of && { relation: of.relation, guardian: of.guardian }
  const turned = (of: FamilyBond | null) =>
    of && { relation: inverseRelation(of.relation), guardian: inverseGuardian(of.guardian) }
  const keep = (own: Named, other: Named, before: FamilyBond | null, after: FamilyBond | null) => {
    const back = { kind: 'family', relativeId: other.id, before, after } as const
    const name = (of: FamilyBond | null) => (of === null ? '' : other.name)
    keepChange(tx, own.id, [{ field: 'family', before: name(before), after: name(after), back }], actor)
  }
  keep(client, relative, bond(was), bond(is))
  keep(relative, client, turned(was), turned(is))
}

/**
 * Keeps a code, or with '' takes it away. Errors: NOT_FOUND, IDENTITY_CODE_WRONG, CLIENT_FIELD_OFF while the salon has
 * not switched identity codes on.
 */
export function setIdentityCode(
  tx: Tx,
  input: { readonly id: string; readonly code: string },
  keys: readonly Uint8Array[],
  actor: Actor,
): ClientCard {
  const client = storedClient(tx, input.id)
  const had = hasIdentityCode(tx, client.id)
  const code = input.code.trim().toUpperCase()
  if (code !== '') {
    if (!clientParts(tx).on.includes('identityCode')) throw new AppError('CLIENT_FIELD_OFF', { field: 'identityCode' })
    if (!parseIdentityCode(code).ok) throw new AppError('IDENTITY_CODE_WRONG')
  }
  if (!keys[0]) throw new Error('no key for identity codes')
  keepIdentityCode(tx, client.id, code, keys[0], { id: actor.newId(), atMs: actor.atMs })
  if (had || code !== '') {
    // That it changed is history; what it was is not kept.
    const hidden = (is: boolean) => (is ? '******-****' : '')
    keepChange(tx, client.id, [{ field: 'identityCode', before: hidden(had), after: hidden(code !== '') }], actor)
  }
  return clientCard(tx, input, actor)
}
