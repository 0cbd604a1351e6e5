// Staff members together with their key slots: adding a person who can sign in, a new password, taking a slot away.
// Runs in main.
import { transaction } from '../db/handle.ts'
import { noteLeft } from '../db/key-holders.ts'
import { changeStaff, createStaff, setCanSignIn, staffMember } from '../db/staff.ts'
import { AppError } from '../shared/errors.ts'
import type { NewStaffMember, StaffMember, StaffPatch } from '../shared/staff.ts'
import type { App } from './app.ts'
import { removeSlotsOf, setPassword, setSignInName } from './keys/vault.ts'
import { peopleWhoCanSignIn, type Session } from './session.ts'
import type { ThisComputer } from './this-computer.ts'

async function giveSlot(app: App, member: StaffMember, password: string): Promise<StaffMember> {
  const { opened, db } = app.session.requireOpen()
  const isOwner = member.role === 'owner'
  await setPassword(app.session.place, opened, {
    type: isOwner ? 'owner' : 'staff',
    staffId: member.id,
    signInName: member.name,
    password,
    deviceSecret: isOwner ? null : await app.device.secret(),
  })
  const changed = transaction(db, (tx) => setCanSignIn(tx, member.id, true))
  await app.device.rememberPeople(peopleWhoCanSignIn(db))
  return changed
}

/** Adds a person; with a password also her slot. A refused password leaves no half-made person behind. */
export async function createStaffMember(app: App, input: NewStaffMember): Promise<StaffMember> {
  const { db } = app.session.requireOpen()
  const { password, ...fields } = input
  if (password !== undefined && password !== '') {
    app.assertStaffPassword(password, fields.role, (await app.device.secret()) !== null)
  }
  const member = transaction(db, (tx) => createStaff(tx, fields, app.session.actor()))
  return password ? await giveSlot(app, member, password) : member
}

/** People whose slots are gone: they cannot sign in until they get a new password, and the sign-in screen forgets them. */
export async function noteWithoutSlot(
  session: Session,
  device: ThisComputer,
  staffIds: readonly string[],
): Promise<void> {
  const { db } = session.requireOpen()
  transaction(db, (tx) => {
    for (const id of staffIds) setCanSignIn(tx, id, false)
  })
  await device.rememberPeople(peopleWhoCanSignIn(db))
}

/**
 * Changes a person. One who leaves loses her slot at once, and so does an owner who becomes something else, because her
 * slot also opens the log; a new name is also the new sign-in name.
 */
export async function changeStaffMember(
  app: App,
  input: { id: string; version: number; patch: StaffPatch },
): Promise<StaffMember> {
  const { opened, db } = app.session.requireOpen()
  if (input.patch.active === false && input.id === app.session.actor().staffId) throw new AppError('STAFF_LAST_OWNER')
  const before = staffMember(db, input.id)
  let member = transaction(db, (tx) => changeStaff(tx, input))
  const isOwnerNoMore = before.role === 'owner' && member.role !== 'owner'
  if (before.canSignIn && (!member.active || isOwnerNoMore)) {
    removeSlotsOf(app.session.place, opened, member.id)
    member = transaction(db, (tx) => {
      noteLeft(tx, member.id, app.clock.now())
      return setCanSignIn(tx, member.id, false)
    })
  } else if (before.canSignIn && before.name !== member.name) {
    setSignInName(app.session.place, opened, member.id, member.name)
  }
  await app.device.rememberPeople(peopleWhoCanSignIn(db))
  return member
}

/** A colleague's new password, given by someone who proves who she is. */
export async function setStaffPassword(
  app: App,
  input: { id: string; password: string; ownPassword: string },
): Promise<StaffMember> {
  await app.session.confirmPassword(input.ownPassword)
  const member = staffMember(app.session.requireOpen().db, input.id)
  if (!member.active) throw new AppError('STAFF_INACTIVE')
  return giveSlot(app, member, input.password)
}
