// The vault for a new data key: everybody keeps her password, the recovery sheet stays valid, and whoever has left, but
// knows the old key, cannot follow from it to the new one. Runs in main.
//
// The new key is delivered to the inbox of every slot, which takes nobody's password. The former key is sealed with the new
// one, never the other way round.
import { AppError } from '../../shared/errors.ts'
import type { Disk } from '../durable-file.ts'
import { keyIdOf } from './derived-keys.ts'
import { sealFormerKey } from './former-keys.ts'
import { deliverToSlot, type Slot } from './slots.ts'
import type { OpenedVault } from './vault.ts'
import { readVault, type Vault } from './vault-file.ts'
import { writeSealed } from './vault-mac.ts'

export interface KeyChangePlan {
  /** People whose slots are too old to take a new key: they need a new password afterwards. */
  readonly needNewPassword: readonly string[]
  /** The recovery sheet must be typed back once before the key can be changed. */
  readonly sheetMustBeTried: boolean
}

/** What a change of the data key would mean for the slots there are. */
export function keyChangePlan(vault: Pick<Vault, 'slots'>, ownSlotId: string): KeyChangePlan {
  const old = vault.slots.filter((slot) => slot.inboxKey === undefined && slot.id !== ownSlotId)
  return {
    needNewPassword: [...new Set(old.flatMap((slot) => (slot.staffId === null ? [] : [slot.staffId])))],
    sheetMustBeTried: old.some((slot) => slot.type === 'recovery'),
  }
}

/**
 * Writes the vault for `newDataKey` into `targetFolder`; the one in use stays as it is.
 * @returns the ids of staff members who are left without a slot
 * @throws AppError KEY_CHANGE_NEEDS_OWNER (the log's private key must come along), SLOT_WITHOUT_INBOX (the recovery sheet
 * or the owner's own slot), VAULT_DAMAGED
 */
export function writeVaultForNewKey(
  folder: string,
  targetFolder: string,
  opened: OpenedVault,
  newDataKey: Uint8Array,
  nowMs: number,
  disk?: Disk,
): readonly string[] {
  if (opened.logPrivateKey === null || opened.slotType !== 'owner') throw new AppError('KEY_CHANGE_NEEDS_OWNER')
  const { vault } = readVault(folder, disk)
  if (vault.vaultId !== opened.vaultId || vault.keyId !== opened.keyId) throw new AppError('VAULT_DAMAGED')
  const { logPublicKey, logPrivateKey } = opened
  const content = { dataKey: newDataKey, logPublicKey, logPrivateKey }
  const { needNewPassword, sheetMustBeTried } = keyChangePlan(vault, opened.slotId)
  if (sheetMustBeTried) throw new AppError('SLOT_WITHOUT_INBOX', { slot: 'recovery' })
  const slots = newestOfEach(vault.slots)
    .filter((slot) => slot.inboxKey !== undefined || slot.id === opened.slotId)
    .map((slot) => deliverToSlot(vault.vaultId, slot, content))
  const times = new Map((vault.formerKeys ?? []).map((former) => [former.keyId, former.untilMs]))
  const formerKeys = [...opened.formerDataKeys, opened.dataKey].map((former) =>
    sealFormerKey(vault.vaultId, former, times.get(keyIdOf(former)) ?? nowMs, newDataKey),
  )
  writeSealed(
    targetFolder,
    newDataKey,
    {
      vaultId: vault.vaultId,
      keyId: keyIdOf(newDataKey),
      fileSalt: vault.fileSalt,
      sequence: vault.sequence + 1,
      slots,
      formerKeys,
    },
    disk,
  )
  return needNewPassword
}

/** Without slots that a newer one replaces: an unfinished change of password ends here. */
function newestOfEach(slots: readonly Slot[]): readonly Slot[] {
  const replaced = new Set(slots.flatMap((slot) => (slot.supersedes === null ? [] : [slot.supersedes])))
  return slots.filter((slot) => !replaced.has(slot.id))
}
