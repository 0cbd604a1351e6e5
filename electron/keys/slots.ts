// A slot: the data key sealed under a password, AES-256-GCM. Its id, type, person and Argon2id parameters are sealed in
// as additional data, so that a slot can be neither exchanged, nor given to another person, nor weakened. Runs in main.
//
// Every slot also has an inbox: a key pair that follows from the same password. Its public half stands in the slot, so that
// a new data key can be delivered to everybody without anybody's password; see change-data-key.ts.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { newX25519Pair, publicKeyOf, sharedSecret } from '../../db/x25519.ts'
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
  /** Sealed payload and its 16-byte tag; in a delivered one behind the sender's one-time public key. */
  sealed: Base64,
  /** The public half of the slot's inbox. Missing in slots from before there were inboxes. */
  inboxKey: Base64.optional(),
  /** The payload was sealed to the inbox and not with the password; so until the person next signs in. */
  delivered: z.literal(true).optional(),
  /** When the password or code was last chosen. Missing in older slots. */
  changedAtMs: z.int().optional(),
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
  /** Null keeps the time unknown, as in older slots. */
  readonly changedAtMs: number | null
}

/** Seals the content under a secret. Takes as long as one Argon2id run. */
export async function sealSlot(context: SlotContext, wanted: NewSlot, content: SlotContent): Promise<Slot> {
  const { memoryKiB, iterations, parallelism } = context.kdf.params
  const unlocked = {
    id: randomBytes(12).toString('base64url'),
    type: wanted.type,
    staffId: wanted.staffId,
    nameTag: wanted.nameTag,
    usesDeviceSecret: wanted.deviceSecret !== null,
    supersedes: wanted.supersedes,
    kdf: {
      algorithm: 'argon2id' as const,
      memoryKiB,
      iterations,
      parallelism,
      salt: randomBytes(16).toString('base64'),
    },
    ...(wanted.changedAtMs !== null && { changedAtMs: wanted.changedAtMs }),
  }
  const { key, inbox } = await slotKeys(context, unlocked, wanted.secret, wanted.deviceSecret)
  const open: OpenPart = { ...unlocked, inboxKey: Buffer.from(publicKeyOf(inbox)).toString('base64') }
  const payload = encodeContent(wanted.type, content)
  try {
    return { ...open, ...sealPayload(key, additionalData(context.vaultId, open), payload) }
  } finally {
    key.fill(0)
    inbox.fill(0)
    payload.fill(0)
  }
}

/**
 * The slot with other content, sealed to its inbox: the same password opens it. Needs no password and no Argon2id run.
 * @throws AppError SLOT_WITHOUT_INBOX for a slot from before there were inboxes
 */
export function deliverToSlot(vaultId: string, slot: Slot, content: SlotContent): Slot {
  if (slot.inboxKey === undefined) throw new AppError('SLOT_WITHOUT_INBOX', { slot: slot.id })
  const inboxKey = Buffer.from(slot.inboxKey, 'base64')
  const sender = newX25519Pair()
  const key = deliveryKey(sharedSecret(sender.privateKey, inboxKey), sender.publicKey, inboxKey)
  const payload = encodeContent(slot.type, content)
  const open: OpenPart = { ...slot, supersedes: null, delivered: true }
  try {
    const { nonce, sealed } = sealPayload(key, additionalData(vaultId, open), payload)
    const behindKey = Buffer.concat([sender.publicKey, Buffer.from(sealed, 'base64')])
    return { ...open, nonce, sealed: behindKey.toString('base64') }
  } finally {
    sender.privateKey.fill(0)
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
  const { key, inbox } = await slotKeys(context, slot, secret, slot.usesDeviceSecret ? deviceSecret : null)
  let payload: Buffer | undefined
  try {
    const sealed = Buffer.from(slot.sealed, 'base64')
    const additional = additionalData(context.vaultId, slot)
    const nonce = Buffer.from(slot.nonce, 'base64')
    payload = slot.delivered
      ? openDelivered(inbox, sealed, nonce, additional)
      : openPayload(key, nonce, sealed, additional)
    return decodeContent(slot.type, payload)
  } catch {
    return null
  } finally {
    key.fill(0)
    inbox.fill(0)
    payload?.fill(0)
  }
}

function openDelivered(inbox: Uint8Array, sealed: Buffer, nonce: Buffer, additional: Buffer): Buffer {
  const sender = sealed.subarray(0, 32)
  const key = deliveryKey(sharedSecret(inbox, sender), sender, publicKeyOf(inbox))
  try {
    return openPayload(key, nonce, sealed.subarray(32), additional)
  } finally {
    key.fill(0)
  }
}

function sealPayload(key: Uint8Array, additional: Buffer, payload: Buffer): Pick<Slot, 'nonce' | 'sealed'> {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
  cipher.setAAD(additional)
  const sealed = Buffer.concat([cipher.update(payload), cipher.final(), cipher.getAuthTag()])
  return { nonce: nonce.toString('base64'), sealed: sealed.toString('base64') }
}

function openPayload(key: Uint8Array, nonce: Buffer, sealed: Buffer, additional: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
  decipher.setAAD(additional)
  decipher.setAuthTag(sealed.subarray(-16))
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
}

function deliveryKey(shared: Uint8Array, sender: Uint8Array, inbox: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', shared, Buffer.concat([sender, inbox]), 'loiste slot delivery v1', 32))
}

/** The tag a typed sign-in name is looked up by: case, outer spaces and the form of ä do not matter. */
export function nameTagOf(fileSalt: Uint8Array, name: string): string {
  const normalised = name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('fi')
  return createHmac('sha256', fileSalt).update(`loiste sign-in name v1\n${normalised}`).digest('base64')
}

/** What follows from the password: the key that seals the slot, and the private half of its inbox. The caller wipes both. */
async function slotKeys(
  context: SlotContext,
  slot: Pick<Slot, 'type' | 'kdf'>,
  secret: string | Uint8Array,
  deviceSecret: Uint8Array | null,
): Promise<{ readonly key: Buffer; readonly inbox: Buffer }> {
  const typed =
    typeof secret === 'string' ? new TextEncoder().encode(normalisePassword(secret)) : Uint8Array.from(secret)
  const mixed = deviceSecret === null ? typed : createHmac('sha256', deviceSecret).update(typed).digest()
  const stretched = await context.kdf.derive(mixed, Buffer.from(slot.kdf.salt, 'base64'), {
    memoryKiB: slot.kdf.memoryKiB,
    iterations: slot.kdf.iterations,
    parallelism: slot.kdf.parallelism,
  })
  typed.fill(0)
  const derived = (purpose: string) => Buffer.from(hkdfSync('sha256', stretched, context.fileSalt, purpose, 32))
  const keys = { key: derived(`loiste ${slot.type} slot v1`), inbox: derived(`loiste ${slot.type} inbox v1`) }
  stretched.fill(0)
  return keys
}

type OpenPart = Omit<Slot, 'nonce' | 'sealed'>

/**
 * In a fixed order: JSON of an object would depend on the order its keys were written in. Not the name tag, so that a
 * person can be renamed without her password, and not the time of the change; the code over the whole vault covers both.
 */
function additionalData(vaultId: string, slot: OpenPart): Buffer {
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
      ...(slot.inboxKey === undefined ? [] : [slot.inboxKey, slot.delivered ?? false]),
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
