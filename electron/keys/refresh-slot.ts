// Brings a slot that has just been opened up to date, with the password that opened it: more work where this computer
// allows more by now, an inbox where there was none, and a delivered data key sealed with the password itself. Runs in main,
// behind the person's back, after she is in.
import { timingSafeEqual } from 'node:crypto'
import { type Argon2Params, type Kdf, raisedTo } from './kdf.ts'
import { openSlot, type Slot, sealSlot } from './slots.ts'
import { changeSlots, contextOf, keyOfCode, type OpenedVault, type VaultPlace } from './vault.ts'
import { readVault } from './vault-file.ts'

/** Whether anything about the slot is behind the times. */
export function isBehind(slot: Slot, calibrated: Argon2Params): boolean {
  const wanted = raisedTo(slot.kdf, calibrated)
  return (
    slot.inboxKey === undefined ||
    slot.delivered === true ||
    slot.kdf.memoryKiB < wanted.memoryKiB ||
    slot.kdf.iterations < wanted.iterations ||
    slot.kdf.parallelism < wanted.parallelism
  )
}

/**
 * Seals the opened slot anew under the same secret. The new one is written beside the old one, opened once from the file,
 * and only then is the old one dropped. Does nothing when the slot is up to date, or when somebody changed it meanwhile.
 * @returns whether the slot was exchanged
 */
export async function refreshSlot(
  place: VaultPlace,
  opened: OpenedVault,
  secret: string | Uint8Array,
  deviceSecret: Uint8Array | null,
): Promise<boolean> {
  const { vault } = readVault(place.folder, place.disk)
  const old = vault.slots.find((slot) => slot.id === opened.slotId)
  if (!old || !isBehind(old, place.kdf.params)) return false
  const kdf: Kdf = { ...place.kdf, params: raisedTo(old.kdf, place.kdf.params) }
  const { type, staffId, nameTag, changedAtMs = null } = old
  const slot = await sealSlot(
    contextOf(kdf, vault),
    {
      type,
      staffId,
      nameTag,
      supersedes: old.id,
      secret,
      deviceSecret: old.usesDeviceSecret ? deviceSecret : null,
      changedAtMs,
    },
    opened,
  )
  const isStill = (slots: readonly Slot[], wanted: Slot) => slots.some((each) => each.id === wanted.id)
  changeSlots(place, opened, (now) => (isStill(now.slots, old) ? [...now.slots, slot] : now.slots))
  const written = readVault(place.folder, place.disk).vault
  const onDisk = written.slots.find((each) => each.id === slot.id)
  if (!onDisk) return false
  const content = await openSlot(contextOf(kdf, written), onDisk, secret, deviceSecret)
  const isSame = content !== null && timingSafeEqual(content.dataKey, opened.dataKey)
  content?.dataKey.fill(0)
  content?.logPrivateKey?.fill(0)
  const going = isSame ? old : slot
  changeSlots(place, opened, (now) =>
    isStill(now.slots, old) && isStill(now.slots, slot) ? now.slots.filter((each) => each.id !== going.id) : now.slots,
  )
  return isSame
}

/** The same for the slot that the code of the recovery sheet has just opened. */
export async function refreshRecoverySlot(place: VaultPlace, opened: OpenedVault, typedCode: string): Promise<boolean> {
  const key = keyOfCode(typedCode)
  try {
    return await refreshSlot(place, opened, key, null)
  } finally {
    key.fill(0)
  }
}
