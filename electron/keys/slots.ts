// A slot: the data key sealed under a password, AES-256-GCM. Its id, type, person and Argon2id parameters are sealed in
// as additional data, so that a slot can be neither exchanged, nor given to another person, nor weakened. Runs in main.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { publicKeyOf } from '../../db/x25519.ts'
import { AppError } from '../../shared/errors.ts'
import { normalisePassword } from '../../shared/passwords.ts'
import { assertWithinLimits, type Kdf } from './kdf.ts'

export const slotTypes = ['owner', 'recovery', 'staff'] as const
export type SlotType = (typeof slotTypes)[number]

const Base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/)

export const Slot = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{6,64}$/),
  type: z.enum(slotTypes),
  /** Opaque id of the person; null for the recovery slot. */
  staffId: z.string().max(64).nullable(),
  /** HMAC of the sign-in name, for a typed name. No name is ever written down here. */
  nameTag: Base64.nullable(),
  /** The password was mixed with a secret that only this computer's own key store gives out. */
  usesDeviceSecret: z.boolean(),
  /** The slot this one takes over from; dropped once this one has been opened. */
  supersedes: z.string().max(64).nullable(),
  kdf: z.strictObject({
    algorithm: z.literal('argon2id'),
    memoryKiB: z.int(),
    iterations: z.int(),
    parallelism: z.int(),
    salt: Base64,
  }),
  nonce: Base64,
  /** Sealed payload and its 16-byte tag. */
  sealed: Base64,
})
export type Slot = z.infer<typeof Slot>

/** What every slot of one vault shares. */
export interface SlotContext {
  readonly vaultId: string
  readonly fileSalt: Uint8Array
  readonly kdf: Kdf
}

/** What a slot holds. Staff slots hold only the public half of the log key. */
export interface SlotContent {
  readonly dataKey: Uint8Array
  readonly logPublicKey: Uint8Array
  readonly logPrivateKey: Uint8Array | null
}

export interface NewSlot {
  readonly type: SlotType
  readonly staffId: string | null
  readonly nameTag: string | null
  readonly supersedes: string | null
  /** Password, passphrase or the bytes of the recovery code. */
  readonly secret: string | Uint8Array
  readonly deviceSecret: Uint8Array | null
}

/** Seals the content under a secret. Takes as long as one Argon2id run. */
export async function sealSlot(context: SlotContext, wanted: NewSlot, content: SlotContent): Promise<Slot> {
  const { memoryKiB, iterations, parallelism } = context.kdf.params
  const open: Omit<Slot, 'nonce' | 'sealed'> = {
    id: randomBytes(12).toString('base64url'),
    type: wanted.type,
    staffId: wanted.staffId,
    nameTag: wanted.nameTag,
    usesDeviceSecret: wanted.deviceSecret !== null,
    supersedes: wanted.supersedes,
    kdf: { algorithm: 'argon2id', memoryKiB, iterations, parallelism, salt: randomBytes(16).toString('base64') },
  }
  const key = await slotKey(context, open, wanted.secret, wanted.deviceSecret)
  const payload = encodeContent(wanted.type, content)
  try {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
    cipher.setAAD(additionalData(context.vaultId, open))
    const sealed = Buffer.concat([cipher.update(payload), cipher.final(), cipher.getAuthTag()])
    return { ...open, nonce: nonce.toString('base64'), sealed: sealed.toString('base64') }
  } finally {
    key.fill(0)
    payload.fill(0)
  }
}

/**
 * Opens a slot, or answers null when the secret does not fit or the slot was tampered with (the two cannot be told apart).
 * @throws AppError KDF_OUT_OF_BOUNDS, DEVICE_SECRET_MISSING
 */
export async function openSlot(
  context: SlotContext,
  slot: Slot,
  secret: string | Uint8Array,
  deviceSecret: Uint8Array | null,
): Promise<SlotContent | null> {
  assertWithinLimits(slot.kdf, context.kdf.limits)
  if (secret.length === 0) return null
  if (slot.usesDeviceSecret && deviceSecret === null) throw new AppError('DEVICE_SECRET_MISSING')
  const key = await slotKey(context, slot, secret, slot.usesDeviceSecret ? deviceSecret : null)
  const sealed = Buffer.from(slot.sealed, 'base64')
  let payload: Buffer | undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(slot.nonce, 'base64'), { authTagLength: 16 })
    decipher.setAAD(additionalData(context.vaultId, slot))
    decipher.setAuthTag(sealed.subarray(-16))
    payload = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
    return decodeContent(slot.type, payload)
  } catch {
    return null
  } finally {
    key.fill(0)
    payload?.fill(0)
  }
}

/** The tag a typed sign-in name is looked up by: case, outer spaces and the form of ä do not matter. */
export function nameTagOf(fileSalt: Uint8Array, name: string): string {
  const normalised = name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('fi')
  return createHmac('sha256', fileSalt).update(`loiste sign-in name v1\n${normalised}`).digest('base64')
}

async function slotKey(
  context: SlotContext,
  slot: Pick<Slot, 'type' | 'kdf'>,
  secret: string | Uint8Array,
  deviceSecret: Uint8Array | null,
): Promise<Buffer> {
  const typed =
    typeof secret === 'string' ? new TextEncoder().encode(normalisePassword(secret)) : Uint8Array.from(secret)
  const mixed = deviceSecret === null ? typed : createHmac('sha256', deviceSecret).update(typed).digest()
  const stretched = await context.kdf.derive(mixed, Buffer.from(slot.kdf.salt, 'base64'), {
    memoryKiB: slot.kdf.memoryKiB,
    iterations: slot.kdf.iterations,
    parallelism: slot.kdf.parallelism,
  })
  typed.fill(0)
  const key = Buffer.from(hkdfSync('sha256', stretched, context.fileSalt, `loiste ${slot.type} slot v1`, 32))
  stretched.fill(0)
  return key
}

/**
 * In a fixed order: JSON of an object would depend on the order its keys were written in. Not the name tag, so that a
 * person can be renamed without her password; the code over the whole vault covers it.
 */
function additionalData(vaultId: string, slot: Omit<Slot, 'nonce' | 'sealed'>): Buffer {
  return Buffer.from(
    JSON.stringify([
      'loiste slot v1',
      vaultId,
      slot.id,
      slot.type,
      slot.staffId,
      slot.usesDeviceSecret,
      slot.supersedes,
      slot.kdf.algorithm,
      slot.kdf.memoryKiB,
      slot.kdf.iterations,
      slot.kdf.parallelism,
      slot.kdf.salt,
    ]),
  )
}

const payloadVersion = 1

// version, data key, then the private (owner, recovery) or the public (staff) half of the log key
function encodeContent(type: SlotType, content: SlotContent): Buffer {
  const logKey = type === 'staff' ? content.logPublicKey : content.logPrivateKey
  if (logKey === null) throw new AppError('NOT_PERMITTED')
  return Buffer.concat([Buffer.from([payloadVersion]), content.dataKey, logKey])
}

function decodeContent(type: SlotType, payload: Buffer): SlotContent | null {
  if (payload.length !== 65 || payload[0] !== payloadVersion) return null
  const dataKey = Uint8Array.from(payload.subarray(1, 33))
  const logKey = Uint8Array.from(payload.subarray(33))
  if (type === 'staff') return { dataKey, logPublicKey: logKey, logPrivateKey: null }
  return { dataKey, logPublicKey: publicKeyOf(logKey), logPrivateKey: logKey }
}
