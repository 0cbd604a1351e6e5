// The chain of the access log: codes, the evolving key, and its seal to the owner. Pure functions over bytes; the
// table is db/accesslog.ts' business. Runs in main.
//
//   code(i) = HMAC-SHA256(key of the epoch, code(i-1) || canonical entry i)
//   key(e+1) = HMAC-SHA256(key(e), "next"), key(e) is then erased
//
// Whoever takes today's file holds only today's key: entries of earlier days can't be given new codes. The first key is
// sealed to the owner's public key, so the owner can derive every key again and check the whole chain.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { canonicalEntry, type LogEntry } from '../shared/accesslog.ts'
import { newX25519Pair, publicKeyOf, sharedSecret } from './x25519.ts'

export const macBytes = 32
/** The code before the first entry. */
export const genesisMac: Uint8Array = new Uint8Array(macBytes)

export function entryMac(key: Uint8Array, macBefore: Uint8Array, entry: LogEntry): Uint8Array {
  return createHmac('sha256', key).update(macBefore).update(canonicalEntry(entry), 'utf8').digest()
}

export function nextEpochKey(key: Uint8Array): Uint8Array {
  return createHmac('sha256', key).update('loiste access log: next epoch').digest()
}

export function sameMac(a: Uint8Array, b: Uint8Array): boolean {
  return a.byteLength === b.byteLength && timingSafeEqual(a, b)
}

function sealKey(shared: Uint8Array, ephemeral: Uint8Array, owner: Uint8Array): Buffer {
  const salt = Buffer.concat([ephemeral, owner])
  return Buffer.from(hkdfSync('sha256', shared, salt, 'loiste access log seal 1', 32))
}

/** Seals `secret` to the owner's public key: ephemeral key (32) || nonce (12) || ciphertext || tag (16). */
export function seal(secret: Uint8Array, ownerPublicKey: Uint8Array): Uint8Array {
  const ephemeral = newX25519Pair()
  const shared = sharedSecret(ephemeral.privateKey, ownerPublicKey)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', sealKey(shared, ephemeral.publicKey, ownerPublicKey), nonce)
  return Buffer.concat([ephemeral.publicKey, nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()])
}

/** Opens a seal; null when it was made for another key or has been changed. */
export function openSeal(sealed: Uint8Array, ownerPrivateKey: Uint8Array): Uint8Array | null {
  try {
    const ephemeral = sealed.subarray(0, 32)
    const shared = sharedSecret(ownerPrivateKey, ephemeral)
    const key = sealKey(shared, ephemeral, publicKeyOf(ownerPrivateKey))
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(32, 44))
    decipher.setAuthTag(sealed.subarray(sealed.length - 16))
    return Buffer.concat([decipher.update(sealed.subarray(44, sealed.length - 16)), decipher.final()])
  } catch {
    return null
  }
}
