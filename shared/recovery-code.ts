// The recovery code: 160 random bits as a person writes them down, with a checksum that catches a slip of the pen before
// the slow key derivation does. Runs anywhere; the window checks with it while the code is typed.
//
// Crockford's base 32 (no I, L, O, U): 32 characters of key and 4 of checksum in nine groups of four. The checksum is the
// remainder of the key divided by the prime 1 048 573, so every single wrong character and every swap of two neighbours
// is caught, and any other slip with 999 999 in a million.

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const keyCharacters = 32
const checkCharacters = 4
const groupSize = 4
const checkPrime = 1_048_573n

export const recoveryKeyBytes = 20

/** `typo`: the checksum does not fit; `length`: characters missing or too many; `character`: one that is never used. */
export type RecoveryCodeResult =
  | { readonly ok: true; readonly key: Uint8Array }
  | { readonly ok: false; readonly reason: 'typo' | 'length' | 'character' }

/** The printed form of 20 random bytes: 'XXXX-XXXX-…', nine groups. */
export function formatRecoveryCode(key: Uint8Array): string {
  if (key.length !== recoveryKeyBytes) throw new RangeError('a recovery key is 20 bytes')
  const value = numberOf(key)
  const characters = encode(value, keyCharacters) + encode(value % checkPrime, checkCharacters)
  return groupsOf(characters).join('-')
}

/**
 * Reads a typed code. Small letters, spaces and hyphens anywhere, O for 0 and I or L for 1 are understood.
 */
export function parseRecoveryCode(typed: string): RecoveryCodeResult {
  const characters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u00ad\u2010-\u2015\u2212._-]+/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  if ([...characters].some((character) => !alphabet.includes(character))) return { ok: false, reason: 'character' }
  if (characters.length !== keyCharacters + checkCharacters) return { ok: false, reason: 'length' }
  const value = decode(characters.slice(0, keyCharacters))
  if (decode(characters.slice(keyCharacters)) !== value % checkPrime) return { ok: false, reason: 'typo' }
  return { ok: true, key: bytesOf(value) }
}

function groupsOf(characters: string): string[] {
  return Array.from({ length: characters.length / groupSize }, (_, index) =>
    characters.slice(index * groupSize, (index + 1) * groupSize),
  )
}

function numberOf(key: Uint8Array): bigint {
  return key.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n)
}

function bytesOf(value: bigint): Uint8Array {
  const key = new Uint8Array(recoveryKeyBytes)
  for (let index = recoveryKeyBytes - 1, rest = value; index >= 0; index--, rest >>= 8n)
    key[index] = Number(rest & 255n)
  return key
}

function encode(value: bigint, length: number): string {
  let text = ''
  for (let index = 0, rest = value; index < length; index++, rest >>= 5n)
    text = alphabet.charAt(Number(rest & 31n)) + text
  return text
}

function decode(characters: string): bigint {
  return [...characters].reduce((value, character) => (value << 5n) | BigInt(alphabet.indexOf(character)), 0n)
}
