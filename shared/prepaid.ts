// Gift cards, series cards and deposits: shapes, and the code that is printed on a card. Runs anywhere.
import { z } from 'zod'
import { DocumentVatCode } from './sales.ts'
import { AtMs, Day, Id, line } from './values.ts'

export const prepaidKinds = ['gift', 'series', 'deposit'] as const
export const PrepaidKind = z.enum(prepaidKinds)
export type PrepaidKind = z.infer<typeof PrepaidKind>

/** Crockford's base 32: no I, L, O, U, so nothing is misread from a card. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const bodyLength = 11
/** Greatest prime below 1024: its remainder fits two characters and notices every wrong or swapped one. */
const checkPrime = 1021n

const numberOf = (text: string) => [...text].reduce((sum, sign) => (sum << 5n) | BigInt(alphabet.indexOf(sign)), 0n)
const signAt = (value: bigint) => alphabet.charAt(Number(value & 31n))

/** The code for 11 random bytes: thirteen characters, the last two a checksum. Not to be guessed: 32^11 of them. */
export function cardCode(random: Uint8Array): string {
  if (random.length < bodyLength) throw new RangeError('a card code needs 11 random bytes')
  const body = [...random.subarray(0, bodyLength)].map((byte) => alphabet.charAt(byte & 31)).join('')
  const check = numberOf(body) % checkPrime
  return body + signAt(check >> 5n) + signAt(check)
}

/**
 * Reads a typed or scanned code. Small letters, spaces and hyphens anywhere, O for 0 and I or L for 1 are understood.
 * @returns the bare code, or null when it is none or a character is wrong
 */
export function parseCardCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u00ad\u2010-\u2015\u2212._-]+/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  if (code.length !== bodyLength + 2 || [...code].some((sign) => !alphabet.includes(sign))) return null
  return numberOf(code.slice(0, bodyLength)) % checkPrime === numberOf(code.slice(bodyLength)) ? code : null
}

/** As it is printed: 'XXXX-XXXX-XXXXX'. */
export function formatCardCode(code: string): string {
  return [code.slice(0, 4), code.slice(4, 8), code.slice(8)].join('-')
}

/** What receipts and lists show of it. */
export function codeEnding(code: string): string {
  return code.slice(-4)
}

export const prepaidStates = ['open', 'used', 'expired', 'replaced'] as const
export type PrepaidState = (typeof prepaidStates)[number]

/** A card or deposit with what is left on it. */
export const Prepaid = z.object({
  id: Id,
  version: z.int(),
  kind: PrepaidKind,
  /** The whole code, for those who may sell. */
  code: z.string().nullable(),
  /** `single`: taxed when sold; `multi`: taxed when used. */
  vatKind: z.enum(['single', 'multi']),
  vatCode: DocumentVatCode,
  serviceId: Id.nullable(),
  name: z.string(),
  valueCents: z.int(),
  uses: z.int().nullable(),
  leftCents: z.int(),
  leftUses: z.int().nullable(),
  holder: z.string(),
  clientId: Id.nullable(),
  clientName: z.string().nullable(),
  issuedDay: Day,
  expiresDay: Day.nullable(),
  state: z.enum(prepaidStates),
})
export type Prepaid = z.infer<typeof Prepaid>

export const PrepaidMovement = z.object({
  id: z.int(),
  kind: z.enum(['sold', 'used', 'returned', 'refunded', 'moved']),
  cents: z.int(),
  uses: z.int(),
  atMs: AtMs,
  documentId: Id.nullable(),
  documentLabel: z.string().nullable(),
  staffName: z.string(),
})
export type PrepaidMovement = z.infer<typeof PrepaidMovement>

export const PrepaidCard = z.object({ prepaid: Prepaid, movements: z.array(PrepaidMovement) })
export type PrepaidCard = z.infer<typeof PrepaidCard>

export const PrepaidFilter = z.strictObject({
  kind: PrepaidKind.nullable().default(null),
  /** Those with something left, or all that there ever were. */
  isOpenOnly: z.boolean().default(true),
  clientId: Id.nullable().default(null),
})
export type PrepaidFilter = z.infer<typeof PrepaidFilter>

/** What the salon owes to the holders of its cards. */
export const PrepaidList = z.object({
  rows: z.array(Prepaid),
  /** Left and usable, by kind, cents. */
  liability: z.array(
    z.object({ kind: PrepaidKind, vatKind: z.enum(['single', 'multi']), count: z.int(), cents: z.int() }),
  ),
})
export type PrepaidList = z.infer<typeof PrepaidList>

export const PrepaidPatch = z
  .strictObject({ holder: line(80), clientId: Id.nullable(), expiresDay: Day.nullable() })
  .partial()
export type PrepaidPatch = z.infer<typeof PrepaidPatch>

/** `open` while it can be used on a day. */
export function prepaidState(
  card: { readonly leftCents: number; readonly leftUses: number | null; readonly expiresDay: string | null },
  isReplaced: boolean,
  today: string,
): PrepaidState {
  if (isReplaced) return 'replaced'
  if (card.leftUses === null ? card.leftCents === 0 : card.leftUses === 0) return 'used'
  return card.expiresDay !== null && card.expiresDay < today ? 'expired' : 'open'
}
