// Taking back a change of a card's tags or family from its history. What has been changed since stays: only what the change
// itself did is undone, and only while it is still so. Runs in main.
import type { ClientCard, FamilyGuardian, FamilyRelation } from '../shared/clients.ts'
import { AppError } from '../shared/errors.ts'
import type { Actor } from './actor.ts'
import { addRelative, removeRelative, setTags } from './client-belongings.ts'
import { familyOf } from './client-family.ts'
import { listTags, tagsOf } from './client-tags.ts'
import { type ChangeBack, type FieldChangeText, storedClient } from './clients.ts'
import { type Db, one, query, type Tx } from './handle.ts'

/** What there is now, read once for a whole history. */
interface Present {
  readonly tagIds: ReadonlySet<string>
  readonly knownTags: ReadonlySet<string>
  readonly family: ReadonlyMap<string, { linkId: string; relation: FamilyRelation; guardian: FamilyGuardian }>
}

export function presentOf(db: Db, clientId: string): Present {
  return {
    tagIds: new Set((tagsOf(db, [clientId]).get(clientId) ?? []).map((tag) => tag.id)),
    knownTags: new Set(listTags(db).map((tag) => tag.id)),
    family: new Map(familyOf(db, clientId).map((each) => [each.id, each])),
  }
}

/** True while what the change did is still so. */
export function canUndo(present: Present, back: ChangeBack | undefined): boolean {
  if (back === undefined) return false
  if (back.kind === 'tags') {
    return (
      back.added.every((id) => present.tagIds.has(id)) &&
      back.removed.every((id) => !present.tagIds.has(id) && present.knownTags.has(id))
    )
  }
  const bond = present.family.get(back.relativeId) ?? null
  if (back.after === null || bond === null) return back.after === null && bond === null
  return bond.relation === back.after.relation && bond.guardian === back.after.guardian
}

/** Errors: NOT_FOUND, CHANGED_BY_OTHER when it has been overtaken or the card is in the bin. */
export function undoChange(
  tx: Tx,
  input: { readonly id: string; readonly changeId: number; readonly field: 'tags' | 'family' },
  actor: Actor,
): ClientCard {
  const client = storedClient(tx, input.id)
  if (client.removed_at_ms !== null) throw new AppError('CHANGED_BY_OTHER')
  const row = one(
    tx,
    query
      .selectFrom('client_change')
      .select('changes')
      .where('id', '=', input.changeId)
      .where('client_id', '=', client.id),
  )
  const changes = row ? (JSON.parse(row.changes) as FieldChangeText[]) : []
  const back = changes.find((change) => change.field === input.field)?.back
  if (back === undefined) throw new AppError('NOT_FOUND', { kind: 'change' })
  const present = presentOf(tx, client.id)
  if (!canUndo(present, back)) throw new AppError('CHANGED_BY_OTHER')
  const { id, version } = client
  if (back.kind === 'tags') {
    const kept = [...present.tagIds].filter((tagId) => !back.added.includes(tagId))
    return setTags(tx, { id, version, tagIds: [...kept, ...back.removed] }, actor)
  }
  if (back.before !== null) return addRelative(tx, { id, relativeId: back.relativeId, ...back.before }, actor)
  return removeRelative(tx, { id, linkId: present.family.get(back.relativeId)?.linkId ?? '' }, actor)
}
