// Who belongs to whom among the clients. One row for a pair, read from both sides. Runs in main.
import { type ClientCard, inverseGuardian, inverseRelation } from '../shared/clients.ts'
import { all, type Db, query } from './handle.ts'

export type Relative = ClientCard['family'][number]

/** The relatives of a client, each once; cards in the bin are left out. */
export function familyOf(db: Db, clientId: string): Relative[] {
  const links = all(
    db,
    query
      .selectFrom('client_family as link')
      .innerJoin('client as own', 'own.id', 'link.client_id')
      .innerJoin('client as relative', 'relative.id', 'link.relative_id')
      .select([
        'link.id as linkId',
        'link.relation',
        'link.guardian',
        'own.id as ownId',
        'own.name as ownName',
        'relative.id as relativeId',
        'relative.name as relativeName',
      ])
      .where(({ eb, or }) => or([eb('link.client_id', '=', clientId), eb('link.relative_id', '=', clientId)]))
      .where('own.removed_at_ms', 'is', null)
      .where('relative.removed_at_ms', 'is', null)
      .orderBy('link.id'),
  )
  const found = new Map<string, Relative>()
  for (const { linkId, relation, guardian, ownId, ownName, relativeId, relativeName } of links) {
    const isOwn = ownId === clientId
    const id = isOwn ? relativeId : ownId
    if (found.has(id)) continue
    found.set(id, {
      linkId,
      id,
      name: isOwn ? relativeName : ownName,
      relation: isOwn ? relation : inverseRelation(relation),
      guardian: isOwn ? guardian : inverseGuardian(guardian),
    })
  }
  return [...found.values()]
}
