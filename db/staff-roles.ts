// The salon's own roles: a name and the permissions it holds, given to people in place of a ready role. The owner's role is
// never one of these, so nobody can take her own last permission away. Runs in main.
import { AppError } from '../shared/errors.ts'
import { type Permission, permissions, rolePermissions } from '../shared/permissions.ts'
import type { SaveRole, StaffRole } from '../shared/privacy.ts'
import type { Actor } from './actor.ts'
import { all, type Db, one, query, run, runOne, type Tx } from './handle.ts'

const rows = query.selectFrom('staff_role').select(['id', 'version', 'name', 'permissions'])

export function listRoles(db: Db): StaffRole[] {
  const people = new Map(
    all(
      db,
      query
        .selectFrom('staff')
        .select(({ fn }) => ['role_id', fn.countAll<number>().as('count')])
        .where('active', '=', 1)
        .groupBy('role_id'),
    ).map((row) => [row.role_id, row.count]),
  )
  return all(db, rows.orderBy('name')).map((row) => ({
    id: row.id,
    version: row.version,
    name: row.name,
    permissions: known(row.permissions),
    people: people.get(row.id) ?? 0,
  }))
}

/** What a person may do: her own role where she has one, else the ready one. */
export function permissionsOf(db: Db, staffId: string): readonly Permission[] {
  const row = one(
    db,
    query
      .selectFrom('staff')
      .leftJoin('staff_role', 'staff_role.id', 'staff.role_id')
      .select(['staff.role', 'staff_role.permissions'])
      .where('staff.id', '=', staffId),
  )
  if (!row) throw new AppError('NOT_FOUND', { kind: 'staff' })
  if (row.role === 'owner' || row.permissions === null) return rolePermissions[row.role]
  return known(row.permissions)
}

/** Makes or changes a role. Errors: NOT_FOUND, CHANGED_BY_OTHER. */
export function saveRole(tx: Tx, input: SaveRole, actor: Actor): StaffRole[] {
  const held = permissions.filter((permission) => input.permissions.includes(permission))
  if (input.id === null) {
    runOne(
      tx,
      query.insertInto('staff_role').values({
        id: actor.newId(),
        name: input.name,
        permissions: JSON.stringify(held),
        created_at_ms: actor.atMs,
      }),
    )
    return listRoles(tx)
  }
  const row = one(tx, rows.where('id', '=', input.id))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'role' })
  if (row.version !== input.version) throw new AppError('CHANGED_BY_OTHER')
  run(
    tx,
    query
      .updateTable('staff_role')
      .set({ name: input.name, permissions: JSON.stringify(held), version: row.version + 1 })
      .where('id', '=', row.id),
  )
  return listRoles(tx)
}

/** Errors: NOT_FOUND, ROLE_IN_USE. */
export function removeRole(tx: Tx, input: { readonly id: string }): StaffRole[] {
  const used = one(
    tx,
    query.selectFrom('staff').select('id').where('role_id', '=', input.id).where('active', '=', 1).limit(1),
  )
  if (used) throw new AppError('ROLE_IN_USE')
  run(tx, query.updateTable('staff').set({ role_id: null }).where('role_id', '=', input.id))
  if (run(tx, query.deleteFrom('staff_role').where('id', '=', input.id)) !== 1) {
    throw new AppError('NOT_FOUND', { kind: 'role' })
  }
  return listRoles(tx)
}

/** Gives a person an own role, or with null her ready role back. Errors: NOT_FOUND, STAFF_LAST_OWNER (of an owner). */
export function giveRole(tx: Tx, input: { readonly staffId: string; readonly roleId: string | null }): StaffRole[] {
  const member = one(tx, query.selectFrom('staff').select('role').where('id', '=', input.staffId))
  if (!member) throw new AppError('NOT_FOUND', { kind: 'staff' })
  if (input.roleId !== null) {
    if (member.role === 'owner') throw new AppError('STAFF_LAST_OWNER')
    if (!one(tx, rows.where('id', '=', input.roleId))) throw new AppError('NOT_FOUND', { kind: 'role' })
  }
  run(tx, query.updateTable('staff').set({ role_id: input.roleId }).where('id', '=', input.staffId))
  return listRoles(tx)
}

/** Only names this program knows: a role of a newer program gives no more than it says here. */
function known(stored: string): Permission[] {
  const held: unknown = JSON.parse(stored)
  return Array.isArray(held) ? permissions.filter((permission) => held.includes(permission)) : []
}
