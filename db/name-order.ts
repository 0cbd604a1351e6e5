// The order of names in every list: the present Finnish one, or the traditional one that files w under v. Runs in main.
import { type NameOrder, sortKey } from '../shared/collation.ts'
import { all, query, runOne, type Tx } from './handle.ts'
import { pastRestriction } from './restriction-guard.ts'

/** A copy of the list in the order of its names; those with one key by their ids. Each name's key is made once. */
export function inNameOrder<T extends { readonly id: string; readonly name: string }>(
  list: readonly T[],
  order: NameOrder,
): T[] {
  const keyed = list.map((item) => ({ item, key: `${sortKey(item.name, order)} ${item.id}` }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ item }) => item)
}

/**
 * Files every card anew. Only keys that differ are written: between the two orders those of names with a w or a þ. It says
 * nothing of a person, so a restricted card is filed too.
 */
export function fileClientsBy(tx: Tx, order: NameOrder): void {
  pastRestriction(tx, () => {
    for (const { id, name, sort_key } of all(tx, query.selectFrom('client').select(['id', 'name', 'sort_key']))) {
      const key = sortKey(name, order)
      if (key !== sort_key) runOne(tx, query.updateTable('client').set({ sort_key: key }).where('id', '=', id))
    }
  })
}
