// Opaque ids: 20 letters and digits, nine of the clock and eleven random, so that rows made together lie together in
// the file. Nothing may read the time back from them. Runs in main.
import { randomBytes } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const digit = (value: number) => alphabet[value & 31] ?? '0'

/** `random` gives that many bytes; the practice salon passes its own so that its ids repeat. */
export function newId(atMs: number, random: (bytes: number) => Uint8Array = randomBytes): string {
  let text = ''
  for (let rest = atMs, place = 0; place < 9; place += 1, rest = Math.floor(rest / 32)) text = digit(rest % 32) + text
  for (const byte of random(11)) text += digit(byte)
  return text
}
