// Resources: the list, adding, changing, archiving, and what services need. Nothing is deleted, because lines of past
// appointments name them. Which of them a booking takes: appointments-claims.ts. Runs in main.
import type { ResourceStock } from '../shared/appointments-conflicts.ts'
import { AppError } from '../shared/errors.ts'
import type {
  Resource,
  ResourceBook,
  ResourceGroup,
  SaveResource,
  SaveResourceGroup,
  ServiceNeed,
  SetServiceNeeds,
} from '../shared/resources.ts'
import type { Actor } from './actor.ts'
import { all, type Db, one, query, run, runOne, type Tx } from './handle.ts'
import { serviceById } from './services.ts'

const resourceRows = query
  .selectFrom('resource')
  .orderBy('position')
  .orderBy('id')
  .select(['id', 'version', 'name', 'kind', 'archived_at_ms as archivedAtMs'])
const groupRows = query
  .selectFrom('resource_group')
  .orderBy('position')
  .orderBy('id')
  .select(['id', 'version', 'name', 'archived_at_ms as archivedAtMs'])
const memberRows = query
  .selectFrom('resource_group_member as member')
  .innerJoin('resource', 'resource.id', 'member.resource_id')
  .orderBy('resource.position')
  .orderBy('resource.id')
  .select(['member.group_id as groupId', 'member.resource_id as resourceId'])
const needRows = query
  .selectFrom('service_need')
  .orderBy('service_id')
  .select(['service_id as serviceId', 'group_id as groupId'])

/** Every resource, group and need, archived ones too, in the salon's order. */
export function resourceBook(db: Db): ResourceBook {
  const members = Map.groupBy(all(db, memberRows), (row) => row.groupId)
  const needs = Map.groupBy(all(db, needRows), (row) => row.serviceId)
  return {
    resources: all(db, resourceRows).map(({ archivedAtMs, ...row }) => ({ ...row, archived: archivedAtMs !== null })),
    groups: all(db, groupRows).map(({ archivedAtMs, ...row }) => ({
      ...row,
      resourceIds: (members.get(row.id) ?? []).map((member) => member.resourceId),
      archived: archivedAtMs !== null,
    })),
    needs: [...needs].map(([serviceId, rows]) => ({ serviceId, groupIds: rows.map((row) => row.groupId) })),
  }
}

/** The same as the conflict rule wants it: only what is in use can be given to a booking. */
export function resourceStock(db: Db): ResourceStock {
  const { resources, groups, needs } = resourceBook(db)
  const inUse = new Set(resources.filter((each) => !each.archived).map((each) => each.id))
  const groupsInUse = groups.filter((group) => !group.archived)
  const isGroupInUse = new Set(groupsInUse.map((group) => group.id))
  return {
    names: new Map(resources.map((each) => [each.id, each.name])),
    inUse,
    groups: new Map(
      groupsInUse.map((group) => [
        group.id,
        { name: group.name, resourceIds: group.resourceIds.filter((id) => inUse.has(id)) },
      ]),
    ),
    needs: new Map(needs.map((each) => [each.serviceId, each.groupIds.filter((id) => isGroupInUse.has(id))])),
  }
}

const missing = () => new AppError('NOT_FOUND', { kind: 'resource' })

/** Errors: NOT_FOUND (the resource, a group), CHANGED_BY_OTHER. */
export function saveResource(tx: Tx, input: SaveResource, actor: Actor): Resource {
  const { resources, groups } = resourceBook(tx)
  const before = resources.find((each) => each.id === input.id)
  if (input.id !== undefined) {
    if (before === undefined) throw missing()
    if (before.version !== input.version) throw new AppError('CHANGED_BY_OTHER')
  }
  if (input.groupIds.some((id) => !groups.some((group) => group.id === id))) throw missing()
  const id = before?.id ?? actor.newId()
  const values = { name: input.name, kind: input.kind, archived_at_ms: input.archived ? actor.atMs : null }
  const version = (before?.version ?? 0) + 1
  if (before)
    runOne(
      tx,
      query
        .updateTable('resource')
        .set({ ...values, version })
        .where('id', '=', id),
    )
  else {
    const position = resources.length
    runOne(tx, query.insertInto('resource').values({ id, ...values, position, created_at_ms: actor.atMs }))
  }
  run(tx, query.deleteFrom('resource_group_member').where('resource_id', '=', id))
  for (const groupId of new Set(input.groupIds)) addMember(tx, groupId, id)
  return { id, version, name: input.name, kind: input.kind, archived: input.archived }
}

/** Errors: NOT_FOUND (the group, a resource), CHANGED_BY_OTHER. */
export function saveResourceGroup(tx: Tx, input: SaveResourceGroup, actor: Actor): ResourceGroup {
  const { resources, groups } = resourceBook(tx)
  const before = groups.find((each) => each.id === input.id)
  if (input.id !== undefined) {
    if (before === undefined) throw missing()
    if (before.version !== input.version) throw new AppError('CHANGED_BY_OTHER')
  }
  if (input.resourceIds.some((id) => !resources.some((each) => each.id === id))) throw missing()
  const id = before?.id ?? actor.newId()
  const values = { name: input.name, archived_at_ms: input.archived ? actor.atMs : null }
  const version = (before?.version ?? 0) + 1
  if (before)
    runOne(
      tx,
      query
        .updateTable('resource_group')
        .set({ ...values, version })
        .where('id', '=', id),
    )
  else {
    const position = groups.length
    runOne(tx, query.insertInto('resource_group').values({ id, ...values, position, created_at_ms: actor.atMs }))
  }
  run(tx, query.deleteFrom('resource_group_member').where('group_id', '=', id))
  const members = resources.filter((each) => input.resourceIds.includes(each.id)).map((each) => each.id)
  for (const resourceId of members) addMember(tx, id, resourceId)
  return { id, version, name: input.name, resourceIds: members, archived: input.archived }
}

/** Puts the resources in order; those that are not named follow as they were. Errors: NOT_FOUND. */
export function setResourceOrder(tx: Tx, input: { readonly ids: readonly string[] }): ResourceBook {
  const present = resourceBook(tx).resources.map((each) => each.id)
  if (input.ids.some((id) => !present.includes(id))) throw missing()
  for (const [position, id] of [...new Set([...input.ids, ...present])].entries()) {
    runOne(tx, query.updateTable('resource').set({ position }).where('id', '=', id))
  }
  return resourceBook(tx)
}

function addMember(tx: Tx, groupId: string, resourceId: string): void {
  runOne(tx, query.insertInto('resource_group_member').values({ group_id: groupId, resource_id: resourceId }))
}

/** What a service needs from now on; appointments made before keep what they hold. Errors: NOT_FOUND (service, group). */
export function setServiceNeeds(tx: Tx, input: SetServiceNeeds): ServiceNeed {
  const { serviceId } = input
  serviceById(tx, serviceId)
  const groupIds = [...new Set(input.groupIds)]
  for (const id of groupIds) {
    if (!one(tx, query.selectFrom('resource_group').select('id').where('id', '=', id))) throw missing()
  }
  run(tx, query.deleteFrom('service_need').where('service_id', '=', serviceId))
  for (const groupId of groupIds) {
    runOne(tx, query.insertInto('service_need').values({ service_id: serviceId, group_id: groupId }))
  }
  return { serviceId, groupIds }
}
