// The screen "Keys and passwords": who can open the salon, since when, and what this computer itself keeps. Runs in main.
import { latestChecks } from '../db/backup-checks.ts'
import { leftSinceKeyChange } from '../db/key-holders.ts'
import { listStaff } from '../db/staff.ts'
import { AppError } from '../shared/errors.ts'
import type { KeyHolder, KeysOverview } from '../shared/keys.ts'
import type { App } from './app.ts'
import { listSlots, removeSlotsOf, type SlotInfo } from './keys/vault.ts'
import { readVault } from './keys/vault-file.ts'
import { noteWithoutSlot } from './staff-keys.ts'

/** Reads the vault and the staff list; nobody's password is needed for that. */
export function keysOverview(app: App): KeysOverview {
  const { db } = app.session.requireOpen()
  const staff = listStaff(db)
  const slots = listSlots(app.session.place)
  const newestOf = (staffId: string): SlotInfo | undefined => slots.findLast((slot) => slot.staffId === staffId)
  const people = staff.flatMap((member): KeyHolder[] => {
    const slot = member.active ? newestOf(member.id) : undefined
    if (!slot) return []
    const opensWith = slot.type === 'owner' ? 'passphrase' : slot.usesDeviceSecret ? 'password-here' : 'password'
    return [{ staffId: member.id, name: member.name, role: member.role, opensWith, changedAtMs: slot.changedAtMs }]
  })
  const sheet = slots.findLast((slot) => slot.type === 'recovery')
  const tried = latestChecks(db, null).find((check) => check.kind === 'practice')
  return {
    people,
    without: staff
      .filter((member) => member.active && newestOf(member.id) === undefined)
      .map((member) => ({ staffId: member.id, name: member.name })),
    sheet: sheet ? { changedAtMs: sheet.changedAtMs, triedAtMs: tried?.atMs ?? null } : null,
    dataKey: { changedAtMs: readVault(app.session.place.folder).vault.formerKeys?.at(-1)?.untilMs ?? null },
    left: leftSinceKeyChange(db).flatMap(({ staffId, atMs }) => {
      const member = staff.find((each) => each.id === staffId)
      return member && newestOf(staffId) === undefined ? [{ name: member.name, atMs }] : []
    }),
    computer: app.device.status(),
  }
}

/** Asks the key store once more: it may have been unlocked meanwhile. */
export async function askComputerAgain(app: App): Promise<KeysOverview> {
  await app.device.askAgain()
  return keysOverview(app)
}

/**
 * Gives up what the key store kept and does not give back: a new secret, and everybody whose password was mixed with the
 * old one gets a new password from the owner. The unreadable file is kept aside.
 * @throws AppError PASSWORD_WRONG, PASSWORD_DELAY, DEVICE_NOT_REPLACED (the key store does not work at all, or the old
 * secret can be read after all)
 */
export async function startComputerOver(app: App, input: { readonly ownPassword: string }): Promise<KeysOverview> {
  await app.session.confirmPassword(input.ownPassword)
  if ((await app.device.askAgain()) !== 'unreadable') throw new AppError('DEVICE_NOT_REPLACED')
  if ((await app.device.startOver(app.clock.now())) !== 'ready') throw new AppError('DEVICE_NOT_REPLACED')
  const { opened } = app.session.requireOpen()
  const mixed = listSlots(app.session.place).flatMap((slot) =>
    slot.usesDeviceSecret && slot.staffId !== null ? [slot.staffId] : [],
  )
  for (const staffId of new Set(mixed)) removeSlotsOf(app.session.place, opened, staffId)
  await noteWithoutSlot(app.session, app.device, [...new Set(mixed)])
  return keysOverview(app)
}
