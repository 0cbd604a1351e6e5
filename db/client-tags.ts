// Tags that the salon makes for its clients, and which card has which. Runs in main.
import type { CardTag, Tag } from '../shared/clients.ts'
import { foldLoose } from '../shared/collation.ts'
import { AppError } from '../shared/errors.ts'
import type { Actor } from './actor.ts'
import { all, type Db, one, query, runOne, type Tx } from './handle.ts'
import { idList } from './id-list.ts'

const allTags = query.selectFrom('client_tag').selectAll().orderBy('position').orderBy('id')

/** Every tag, also those no longer offered, in the salon's own order. */
export function listTags(db: Db): Tag[] {
  return all(db, allTags).map((row) => ({
    id: row.id,
    version: row.version,
    name: row.name,
    colour: row.colour,
    archived: row.archived_at_ms !== null,
  }))
}

/** Errors: NOT_FOUND. */
export function storedTag(db: Db, id: string) {
  const row = one(db, query.selectFrom('client_tag').selectAll().where('id', '=', id))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'tag' })
  return row
}

export function createTag(tx: Tx, input: { readonly name: string; readonly colour: number }, actor: Actor): Tag[] {
  const last = all(tx, allTags).at(-1)
  runOne(
    tx,
    query
      .insertInto('client_tag')
      .values({ id: actor.newId(), ...input, position: (last?.position ?? 0) + 1, archived_at_ms: null }),
  )
  return listTags(tx)
}

/** Errors: NOT_FOUND, CHANGED_BY_OTHER. */
export function changeTag(
  tx: Tx,
  input: {
    readonly id: string
    readonly version: number
    readonly patch: {
      readonly name?: string | undefined
      readonly colour?: number | undefined
      readonly archived?: boolean | undefined
    }
  },
  actor: Actor,
): Tag[] {
  const row = storedTag(tx, input.id)
  if (row.version !== input.version) throw new AppError('CHANGED_BY_OTHER')
  const { name, colour, archived } = input.patch
  runOne(
    tx,
    query
      .updateTable('client_tag')
      .set({
        version: row.version + 1,
        name: name ?? row.name,
        colour: colour ?? row.colour,
        archived_at_ms: archived === undefined ? row.archived_at_ms : archived ? actor.atMs : null,
      })
      .where('id', '=', row.id),
  )
  return listTags(tx)
}

/** Tags of many cards at once, by client. */
export function tagsOf(db: Db, clientIds: readonly string[]): Map<string, CardTag[]> {
  const rows = all(
    db,
    query
      .selectFrom('client_tag_link as link')
      .innerJoin('client_tag as tag', 'tag.id', 'link.tag_id')
      .select(['link.client_id as clientId', 'tag.id', 'tag.name', 'tag.colour'])
      .where('link.client_id', 'in', idList(clientIds))
      .orderBy('tag.position')
      .orderBy('tag.id'),
  )
  const found = new Map<string, CardTag[]>()
  for (const { clientId, ...tag } of rows) {
    const list = found.get(clientId)
    if (list) list.push(tag)
    else found.set(clientId, [tag])
  }
  return found
}

/** The tags whose name has words that begin as all of the typed ones do, folded as the search folds. */
export function tagsNamed(tags: readonly Tag[], words: readonly string[]): readonly Tag[] {
  return tags.filter((tag) => {
    const parts = foldLoose(tag.name).split(/[\s\p{P}]+/u)
    return words.every((word) => parts.some((part) => part.startsWith(word)))
  })
}
