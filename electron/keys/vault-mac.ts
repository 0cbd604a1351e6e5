// The code over the whole vault, keyed from the data key: whoever cannot open a slot can change nothing in it unnoticed.
// Runs in main.
import { createHmac } from 'node:crypto'
import { type Disk, realDisk } from '../durable-file.ts'
import { keyFor } from './derived-keys.ts'
import { Vault, writeVault } from './vault-file.ts'

export type UnsealedVault = Omit<Vault, 'mac'>

/** Computes the code and writes both copies. */
export function writeSealed(folder: string, dataKey: Uint8Array, content: UnsealedVault, disk: Disk = realDisk): void {
  const mac = macOf(content, dataKey).toString('base64')
  writeVault(folder, Vault.parse({ ...content, mac }), disk)
}

/** In a fixed order; what older vaults do not have adds nothing, so that their codes stay as they were. */
export function macOf(vault: UnsealedVault, dataKey: Uint8Array): Buffer {
  const key = keyFor(dataKey, 'vaultMac')
  const slots = vault.slots.map((slot) => [
    slot.id,
    slot.type,
    slot.staffId,
    slot.nameTag,
    slot.usesDeviceSecret,
    slot.supersedes,
    [slot.kdf.algorithm, slot.kdf.memoryKiB, slot.kdf.iterations, slot.kdf.parallelism, slot.kdf.salt],
    slot.nonce,
    slot.sealed,
    ...(slot.inboxKey === undefined && slot.changedAtMs === undefined && slot.delivered === undefined
      ? []
      : [slot.inboxKey ?? null, slot.changedAtMs ?? null, slot.delivered ?? false]),
  ])
  const former = (vault.formerKeys ?? []).map(({ keyId, untilMs, sealed }) => [keyId, untilMs, sealed])
  const parts = [vault.vaultId, vault.sequence, vault.keyId, vault.fileSalt, slots]
  const text = JSON.stringify(vault.formerKeys === undefined ? parts : [...parts, former])
  const mac = createHmac('sha256', key).update(text).digest()
  key.fill(0)
  return mac
}
