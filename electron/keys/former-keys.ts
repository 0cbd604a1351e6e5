// Data keys from before a change, each sealed with the present one: the backups of their time stay readable from inside
// and with the newest recovery sheet. Runs in main.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { keyFor, keyIdOf } from './derived-keys.ts'
import type { FormerKey, Vault } from './vault-file.ts'

/** @param untilMs when the former key was exchanged */
export function sealFormerKey(vaultId: string, former: Uint8Array, untilMs: number, dataKey: Uint8Array): FormerKey {
  const keyId = keyIdOf(former)
  const key = keyFor(dataKey, 'formerKeys')
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
  cipher.setAAD(additionalData(vaultId, keyId))
  const sealed = Buffer.concat([nonce, cipher.update(former), cipher.final(), cipher.getAuthTag()])
  key.fill(0)
  return { keyId, untilMs, sealed: sealed.toString('base64') }
}

/** The former data keys; one that does not open is left out, its backups then say that their key is another. */
export function openFormerKeys(vault: Pick<Vault, 'vaultId' | 'formerKeys'>, dataKey: Uint8Array): Uint8Array[] {
  if (!vault.formerKeys) return []
  const key = keyFor(dataKey, 'formerKeys')
  const opened = vault.formerKeys.flatMap((former) => {
    const bytes = Buffer.from(former.sealed, 'base64')
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
      decipher.setAAD(additionalData(vault.vaultId, former.keyId))
      decipher.setAuthTag(bytes.subarray(-16))
      return [Uint8Array.from(Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]))]
    } catch {
      return []
    }
  })
  key.fill(0)
  return opened
}

/** The data key, present or former, that a file or a backup belongs to; undefined when it is none of ours. */
export function dataKeyFor(
  opened: { readonly dataKey: Uint8Array; readonly formerDataKeys: readonly Uint8Array[] },
  keyId: string,
): Uint8Array | undefined {
  return [opened.dataKey, ...opened.formerDataKeys].find((key) => keyIdOf(key) === keyId)
}

function additionalData(vaultId: string, keyId: string): Buffer {
  return Buffer.from(JSON.stringify(['loiste former key v1', vaultId, keyId]))
}
