// Staff members. The key slot that lets a person open the program is the vault's; here is only whether she has one.
// Runs in main.
import { AppError } from '../shared/errors.ts'
import type { Role } from '../shared/permissions.ts'
import type { NewStaffMember, StaffMember, StaffPatch, StaffPreferences } from '../shared/staff.ts'
import { paletteSize } from '../shared/values.ts'
import type { Actor } from './actor.ts'
import { all, type Db, one, query, run, runOne, type Tx } from './handle.ts'

const rows = query
  .selectFrom('staff')
  .select([
    'id',
    'version',
    'name',
    'role',
    'role_id',
    'colour',
    'position',
    'takes_appointments',
    'active',
    'can_sign_in',
  ])

interface Row {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly role: Role
  readonly role_id: string | null
  readonly colour: number
  readonly position: number
  readonly takes_appointments: number
  readonly active: number
  readonly can_sign_in: number
}

const memberOf = (row: Row): StaffMember => ({
  id: row.id,
  version: row.version,
  name: row.name,
  role: row.role,
  roleId: row.role_id,
  colour: row.colour,
  position: row.position,
  takesAppointments: row.takes_appointments === 1,
  active: row.active === 1,
  canSignIn: row.can_sign_in === 1,
})

/** Everyone, also those who have left, in the salon's own order. */
export function listStaff(db: Db): StaffMember[] {
  return all(db, rows.orderBy('position').orderBy('id')).map(memberOf)
}

/** Errors: NOT_FOUND. */
export function staffMember(db: Db, id: string): StaffMember {
  const row = one(db, rows.where('id', '=', id))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'staff' })
  return memberOf(row)
}

/** Adds a person at the end of the row, in the first palette colour that nobody has. */
export function createStaff(tx: Tx, input: Omit<NewStaffMember, 'password'>, actor: Actor): StaffMember {
  const present = listStaff(tx)
  const taken = new Set(present.map((member) => member.colour))
  const free = Array.from({ length: paletteSize }, (_, index) => index).find((colour) => !taken.has(colour))
  const id = actor.newId()
  runOne(
    tx,
    query.insertInto('staff').values({
      id,
      name: input.name,
      role: input.role,
      colour: input.colour ?? free ?? present.length % paletteSize,
      position: Math.max(-1, ...present.map((member) => member.position)) + 1,
      takes_appointments: input.takesAppointments ? 1 : 0,
      language: actor.language,
      created_at_ms: actor.atMs,
    }),
  )
  return staffMember(tx, id)
}

/** Errors: NOT_FOUND, CHANGED_BY_OTHER, STAFF_LAST_OWNER (the salon always has one active owner). */
export function changeStaff(tx: Tx, input: { id: string; version: number; patch: StaffPatch }): StaffMember {
  const before = staffMember(tx, input.id)
  if (before.version !== input.version) throw new AppError('CHANGED_BY_OTHER')
  const { name, role, colour, takesAppointments, active } = input.patch
  const after = { role: role ?? before.role, active: active ?? before.active }
  if (before.role === 'owner' && before.active && (after.role !== 'owner' || !after.active)) {
    const others = listStaff(tx).filter((each) => each.id !== input.id && each.role === 'owner' && each.active)
    if (others.length === 0) throw new AppError('STAFF_LAST_OWNER')
  }
  runOne(
    tx,
    query
      .updateTable('staff')
      .set({
        version: before.version + 1,
        ...(name === undefined ? {} : { name }),
        ...(colour === undefined ? {} : { colour }),
        ...(takesAppointments === undefined ? {} : { takes_appointments: takesAppointments ? 1 : 0 }),
        role: after.role,
        active: after.active ? 1 : 0,
      })
      .where('id', '=', input.id),
  )
  return staffMember(tx, input.id)
}

/** Notes that the person has (or no longer has) a key slot. */
export function setCanSignIn(tx: Tx, id: string, canSignIn: boolean): StaffMember {
  runOne(
    tx,
    query
      .updateTable('staff')
      .set({ can_sign_in: canSignIn ? 1 : 0 })
      .where('id', '=', id),
  )
  return staffMember(tx, id)
}

/** After a restore: only those whose slot is in the vault can sign in; the others need a new password. */
export function keepSignInOf(tx: Tx, staffIds: readonly string[]): void {
  run(
    tx,
    query.updateTable('staff').set((update) => ({
      can_sign_in: update
        .case()
        .when('id', 'in', [...staffIds])
        .then(1)
        .else(0)
        .end(),
    })),
  )
}

/** Errors: NOT_FOUND. */
export function preferencesOf(db: Db, id: string): StaffPreferences {
  const row = one(db, query.selectFrom('staff').select(['language', 'theme', 'initials_only']).where('id', '=', id))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'staff' })
  return { language: row.language, theme: row.theme, initialsOnly: row.initials_only === 1 }
}

/** Saves what the person chose for herself. */
export function savePreferences(
  tx: Tx,
  patch: { [K in keyof StaffPreferences]?: StaffPreferences[K] | undefined },
  actor: Actor,
): StaffPreferences {
  const next = { ...preferencesOf(tx, actor.staffId) }
  if (patch.language !== undefined) next.language = patch.language
  if (patch.theme !== undefined) next.theme = patch.theme
  if (patch.initialsOnly !== undefined) next.initialsOnly = patch.initialsOnly
  runOne(
    tx,
    query
      .updateTable('staff')
      .set({ language: next.language, theme: next.theme, initials_only: next.initialsOnly ? 1 : 0 })
      .where('id', '=', actor.staffId),
  )
  return next
}
