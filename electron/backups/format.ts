// The repository's format: what stands in a backup folder, byte for byte. Version 1. Runs in main and in the backup process.
//
//   config.json            which salon this is, and the version of the format
//   packs/<sha-256>.pack   chunks of the encrypted file; see packs.ts
//   snapshots/<sequence>   one manifest per restore point, written last
//   minutes/<point>-…      what changed since, minute by minute; see minute-format.ts. Readers without it pass it over
//
// A manifest: one line 'LOISTE-SNAPSHOT <version> <sha-256> <hmac>', both over everything after that line (and the
// version); one line of JSON, the header; then the chunk list, 32 bytes per chunk in the order of the file.
// The header is readable without a key as far as finding and opening needs it; what the salon is about is sealed in it.
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { PointSummary } from '../../shared/backups.ts'
import { AppError } from '../../shared/errors.ts'
import { keyFor, keyIdOf } from '../keys/derived-keys.ts'
import { Slot } from '../keys/slots.ts'
import { FormerKey } from '../keys/vault-file.ts'

export const formatVersion = 1
export const chunkBytes = 64 * 1024
export const packBytes = 16 * 1024 * 1024

export const configName = 'config.json'
export const packsName = 'packs'
export const snapshotsName = 'snapshots'
export const packPattern = /^[0-9a-f]{64}\.pack$/
export const snapshotPattern = /^\d{8}$/

export const RepositoryConfig = z.strictObject({
  format: z.literal('loiste-backups'),
  version: z.int(),
  repositoryId: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/),
  vaultId: z.string(),
  chunkBytes: z.literal(chunkBytes),
  createdAtMs: z.int(),
})
export type RepositoryConfig = z.infer<typeof RepositoryConfig>

export const backupReasons = [
  'quiet',
  'hourly',
  'day-close',
  'quit',
  'migration',
  'restore',
  'key-change',
  'asked',
] as const
export type BackupReason = (typeof backupReasons)[number]

/** Sealed into the header with the salon's key. */
export const SnapshotContent = z.strictObject({
  summary: PointSummary,
  /** Rows per table, counted in the live file; compared when the copy is checked and again at a restore. */
  counts: z.record(z.string(), z.int()),
  accessLogHead: z.string().nullable(),
  /** The live file as it stood: the same again means that nothing has changed. */
  source: z.strictObject({ ino: z.string(), sizeBytes: z.int(), mtimeNs: z.string(), ctimeNs: z.string() }).nullable(),
})
export type SnapshotContent = z.infer<typeof SnapshotContent>

export const SnapshotHeader = z.strictObject({
  repositoryId: z.string(),
  sequence: z.int().min(1),
  previous: z.strictObject({ sequence: z.int(), mac: z.string() }).nullable(),
  vaultId: z.string(),
  keyId: z.string(),
  takenAtMs: z.int(),
  reason: z.enum(backupReasons),
  programVersion: z.string(),
  schemaVersion: z.int(),
  fileBytes: z.int(),
  fileSha256: z.string(),
  chunkCount: z.int(),
  fileSalt: z.string(),
  /** Owner and recovery slots as of then: what opens this point on an empty computer. */
  slots: z.array(Slot),
  /** Data keys from before, sealed with the present one; missing where the key was never changed. */
  formerKeys: z.array(FormerKey).optional(),
  /** Photos and papers beside the database; none in version 1. */
  attachments: z.array(z.never()),
  sealed: z.string(),
})
export type SnapshotHeader = z.infer<typeof SnapshotHeader>

export interface Manifest {
  readonly header: SnapshotHeader
  /** 32 bytes per chunk. */
  readonly chunks: Uint8Array
  readonly mac: string
}

/** What opens the points of one data key. */
export interface PointKeys {
  readonly keyId: string
  readonly database: Uint8Array
  readonly mac: Uint8Array
  readonly seal: Uint8Array
}

/** The keys a backup needs; the data key itself never leaves main. New points are written with these, not the former. */
export interface BackupKeys extends PointKeys {
  /** For points from before a change of the data key. */
  readonly former: readonly PointKeys[]
}

/** @param former data keys from before */
export function backupKeysOf(dataKey: Uint8Array, former: readonly Uint8Array[] = []): BackupKeys {
  return { ...pointKeysOf(dataKey), former: former.map(pointKeysOf) }
}

function pointKeysOf(dataKey: Uint8Array): PointKeys {
  return {
    keyId: keyIdOf(dataKey),
    database: keyFor(dataKey, 'database'),
    mac: keyFor(dataKey, 'backupMac'),
    seal: keyFor(dataKey, 'backupSeal'),
  }
}

/** The keys that a point was written with. @throws AppError BACKUP_WRONG_KEY */
export function keysOfPoint(keys: BackupKeys, header: Pick<SnapshotHeader, 'keyId'>): PointKeys {
  const found = [keys, ...keys.former].find((each) => each.keyId === header.keyId)
  if (!found) throw new AppError('BACKUP_WRONG_KEY')
  return found
}

export function snapshotName(sequence: number): string {
  return String(sequence).padStart(8, '0')
}

export function encodeManifest(header: SnapshotHeader, chunks: Uint8Array, macKey: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(`${JSON.stringify(SnapshotHeader.parse(header))}\n`), chunks])
  const mac = macOf(String(formatVersion), body, macKey)
  return Buffer.concat([
    Buffer.from(`LOISTE-SNAPSHOT ${formatVersion} ${checksumOf(String(formatVersion), body)} ${mac}\n`),
    body,
  ])
}

/**
 * Reads a manifest as far as that goes without a key.
 * @throws AppError BACKUP_DAMAGED, BACKUP_NEWER_PROGRAM
 */
export function decodeManifest(bytes: Buffer): Manifest {
  const end = bytes.indexOf(0x0a)
  const line = bytes.subarray(0, Math.max(end, 0)).toString('latin1')
  const head = /^LOISTE-SNAPSHOT (\d{1,4}) ([0-9a-f]{64}) ([0-9a-f]{64})$/.exec(line)
  const [version, checksum, mac] = [head?.[1], head?.[2], head?.[3]]
  const body = bytes.subarray(end + 1)
  if (version === undefined || mac === undefined || checksumOf(version, body) !== checksum) {
    throw new AppError('BACKUP_DAMAGED')
  }
  if (Number(version) > formatVersion) throw new AppError('BACKUP_NEWER_PROGRAM')
  const headerEnd = body.indexOf(0x0a)
  const parsed = SnapshotHeader.safeParse(jsonOf(body.subarray(0, headerEnd).toString('utf8')))
  const chunks = body.subarray(headerEnd + 1)
  if (!parsed.success || chunks.length !== parsed.data.chunkCount * 32) throw new AppError('BACKUP_DAMAGED')
  return { header: parsed.data, chunks: Uint8Array.from(chunks), mac }
}

/**
 * Checks that a manifest was written by this salon and not changed since.
 * @throws AppError BACKUP_WRONG_KEY (another key than the one it was written with), BACKUP_DAMAGED
 */
export function assertGenuine(bytes: Buffer, manifest: Manifest, keys: BackupKeys): void {
  const { mac: macKey } = keysOfPoint(keys, manifest.header)
  const body = bytes.subarray(bytes.indexOf(0x0a) + 1)
  const mac = macOf(String(formatVersion), body, macKey)
  if (!timingSafeEqual(Buffer.from(mac), Buffer.from(manifest.mac))) throw new AppError('BACKUP_DAMAGED')
}

export function sealContent(content: SnapshotContent, sealKey: Uint8Array, additional: string): string {
  return sealJson(content, sealKey, additional)
}

/** @throws AppError BACKUP_DAMAGED */
export function openContent(sealed: string, sealKey: Uint8Array, additional: string): SnapshotContent {
  return openSealed(sealed, sealKey, additional, SnapshotContent)
}

/** A value only the salon can read, bound to where it stands. */
export function sealJson(value: unknown, sealKey: Uint8Array, additional: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', sealKey, nonce, { authTagLength: 16 })
  cipher.setAAD(Buffer.from(additional))
  const text = JSON.stringify(value)
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64')
}

/** @throws AppError BACKUP_DAMAGED */
export function openSealed<T>(sealed: string, sealKey: Uint8Array, additional: string, schema: z.ZodType<T>): T {
  const bytes = Buffer.from(sealed, 'base64')
  try {
    const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(0, 12), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(additional))
    decipher.setAuthTag(bytes.subarray(-16))
    const text = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8')
    return schema.parse(JSON.parse(text))
  } catch (cause) {
    throw new AppError('BACKUP_DAMAGED', {}, { cause })
  }
}

/** What the sealed content is bound to: this point of this repository. */
export function sealedFor(header: Pick<SnapshotHeader, 'repositoryId' | 'sequence'>): string {
  return `loiste snapshot content v1 ${header.repositoryId} ${header.sequence}`
}

function checksumOf(version: string, body: Uint8Array): string {
  return createHash('sha256').update(`${version}\n`).update(body).digest('hex')
}

function macOf(version: string, body: Uint8Array, macKey: Uint8Array): string {
  return createHmac('sha256', macKey).update(`${version}\n`).update(body).digest('hex')
}

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
