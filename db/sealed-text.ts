// Short secrets inside the encrypted file, sealed once more with a key of their own (AES-256-GCM): identity codes and the
// password of the mail sender. Runs in main.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const nonceBytes = 12
const tagBytes = 16

/** `place` binds the seal to where it is kept: moved elsewhere it does not open. */
export function sealText(key: Uint8Array, place: string, text: string): Uint8Array {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

/** With the first of the keys that opens it: the present one, then those before it. Null when none does. */
export function openText(keys: readonly Uint8Array[], place: string, sealed: Uint8Array): string | null {
  for (const key of keys) {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes)).setAAD(Buffer.from(place))
    decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes))
    const text = decipher.update(sealed.subarray(nonceBytes, sealed.length - tagBytes))
    try {
      return Buffer.concat([text, decipher.final()]).toString('utf8')
    } catch {
      // Another key sealed it.
    }
  }
  return null
}
