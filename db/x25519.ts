// X25519 on raw 32-byte keys: node:crypto wants them wrapped in DER. Used for the log key pair: the epoch keys of the
// access log are sealed to its public half, so that only owner and recovery slots can open them again. Its private half
// lives in the owner's and the recovery slot only. Runs in main.
import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto'

// The constant beginnings of PKCS #8 and SPKI for this algorithm, RFC 8410.
const privatePrefix = Buffer.from('302e020100300506032b656e04220420', 'hex')
const publicPrefix = Buffer.from('302a300506032b656e032100', 'hex')

export interface X25519Pair {
  readonly privateKey: Uint8Array
  readonly publicKey: Uint8Array
}

export function newX25519Pair(): X25519Pair {
  const { privateKey } = generateKeyPairSync('x25519')
  const raw = Uint8Array.from(privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(privatePrefix.length))
  return { privateKey: raw, publicKey: publicKeyOf(raw) }
}

/** The public half of a raw private key. */
export function publicKeyOf(privateKey: Uint8Array): Uint8Array {
  const exported = createPublicKey(privateObject(privateKey)).export({ format: 'der', type: 'spki' })
  return Uint8Array.from(exported.subarray(publicPrefix.length))
}

/** 32 bytes both sides agree on. Goes through HKDF before it is used as a key. */
export function sharedSecret(privateKey: Uint8Array, publicKey: Uint8Array): Uint8Array {
  return Uint8Array.from(
    diffieHellman({
      privateKey: privateObject(privateKey),
      publicKey: createPublicKey({ key: Buffer.concat([publicPrefix, publicKey]), format: 'der', type: 'spki' }),
    }),
  )
}

function privateObject(raw: Uint8Array) {
  return createPrivateKey({ key: Buffer.concat([privatePrefix, raw]), format: 'der', type: 'pkcs8' })
}
