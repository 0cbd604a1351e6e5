// Minutes: what changed in the salon's file since the point or the minute before, so that every minute can be restored. An
// addition to version 1 of the repository. Runs in main and in the backup process.
//
//   minutes/<point>-<number>-<epoch ms>   pages that changed; written after what it follows, deleted before it
//
// A program that does not know minutes sees a folder it never touches: it lists, restores and prunes points as before. What
// it leaves without a point is removed by the next program that does know them.
//
// A minute: one line 'LOISTE-MINUTE <version> <sha-256> <hmac>', both over everything after that line (and the words
// 'minute <version>'); one line of JSON, the header; page numbers (u32, big-endian, ascending); the pages, 4096 bytes each,
// encrypted by the file's own cipher as they stand in it. The header names the code of what it follows, so minutes of one
// point are a chain from its manifest on.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { pageSizeBytes } from '../../db/open.ts'
import { AppError } from '../../shared/errors.ts'
import { type BackupKeys, jsonOf, openSealed, sealJson } from './format.ts'

export const minuteVersion = 1
export const minutesName = 'minutes'
export const minutePattern = /^(\d{8})-(\d{4})-(\d{13})$/
/** Chains end long before: a point is made at least hourly while there is work. */
export const mostNumber = 9999

/** Sealed into the header with the salon's key: what is known of the file without reading it. */
export const MinuteContent = z.strictObject({
  accessLogHead: z.string().nullable(),
  /** Of the few tables whose number of rows is known without counting. */
  counts: z.record(z.string(), z.int()),
})
export type MinuteContent = z.infer<typeof MinuteContent>

export const MinuteHeader = z.strictObject({
  repositoryId: z.string(),
  vaultId: z.string(),
  keyId: z.string(),
  base: z.strictObject({ sequence: z.int().min(1), mac: z.string() }),
  number: z.int().min(1).max(mostNumber),
  /** The code of the minute before; of the point for the first one. */
  previousMac: z.string(),
  takenAtMs: z.int(),
  programVersion: z.string(),
  schemaVersion: z.int(),
  /** Length of the whole file at that minute. */
  filePages: z.int().min(1),
  pageCount: z.int().min(1),
  sealed: z.string(),
})
export type MinuteHeader = z.infer<typeof MinuteHeader>

export interface Minute {
  readonly header: MinuteHeader
  readonly numbers: readonly number[]
  readonly pages: Uint8Array
  readonly mac: string
}

export interface MinuteName {
  readonly base: number
  readonly number: number
  readonly takenAtMs: number
}

export function minuteName({ base, number, takenAtMs }: MinuteName): string {
  return `${String(base).padStart(8, '0')}-${String(number).padStart(4, '0')}-${String(takenAtMs).padStart(13, '0')}`
}

export function parseMinuteName(name: string): MinuteName | null {
  const found = minutePattern.exec(name)
  return found ? { base: Number(found[1]), number: Number(found[2]), takenAtMs: Number(found[3]) } : null
}

export function encodeMinute(
  header: MinuteHeader,
  numbers: readonly number[],
  pages: Uint8Array,
  macKey: Uint8Array,
): { readonly bytes: Buffer; readonly mac: string } {
  const list = Buffer.alloc(numbers.length * 4)
  numbers.forEach((number, at) => {
    list.writeUInt32BE(number, at * 4)
  })
  const body = Buffer.concat([Buffer.from(`${JSON.stringify(MinuteHeader.parse(header))}\n`), list, pages])
  const mac = macOf(body, macKey)
  return {
    mac,
    bytes: Buffer.concat([Buffer.from(`LOISTE-MINUTE ${minuteVersion} ${checksumOf(body)} ${mac}\n`), body]),
  }
}

/**
 * Reads a minute and proves that this salon wrote it and nobody changed it.
 * @throws AppError BACKUP_DAMAGED, BACKUP_NEWER_PROGRAM, BACKUP_WRONG_KEY
 */
export function decodeMinute(bytes: Buffer, keys: Pick<BackupKeys, 'keyId' | 'mac'>): Minute {
  const end = bytes.indexOf(0x0a)
  const head = firstLineOf(bytes)
  const body = bytes.subarray(end + 1)
  if (!head) throw new AppError('BACKUP_DAMAGED')
  if (head.version > minuteVersion) throw new AppError('BACKUP_NEWER_PROGRAM')
  if (checksumOf(body) !== head.checksum) throw new AppError('BACKUP_DAMAGED')
  const headerEnd = body.indexOf(0x0a)
  const parsed = MinuteHeader.safeParse(jsonOf(body.subarray(0, headerEnd).toString('utf8')))
  if (!parsed.success) throw new AppError('BACKUP_DAMAGED')
  const header = parsed.data
  if (header.keyId !== keys.keyId) throw new AppError('BACKUP_WRONG_KEY')
  if (!timingSafeEqual(Buffer.from(macOf(body, keys.mac)), Buffer.from(head.mac))) throw new AppError('BACKUP_DAMAGED')
  const { pageCount, filePages } = header
  const pagesAt = headerEnd + 1 + pageCount * 4
  if (body.length !== pagesAt + pageCount * pageSizeBytes) throw new AppError('BACKUP_DAMAGED')
  const numbers = Array.from({ length: pageCount }, (_, at) => body.readUInt32BE(headerEnd + 1 + at * 4))
  if (numbers.some((number, at) => number <= (numbers[at - 1] ?? 0) || number > filePages)) {
    throw new AppError('BACKUP_DAMAGED')
  }
  return { header, numbers, pages: body.subarray(pagesAt), mac: head.mac }
}

/** The first line of a minute's file: enough to tell which minute it is, not to trust it. */
export function firstLineOf(
  bytes: Buffer,
): { readonly version: number; readonly checksum: string; readonly mac: string } | null {
  const line = bytes.subarray(0, Math.max(bytes.indexOf(0x0a), 0)).toString('latin1')
  const found = /^LOISTE-MINUTE (\d{1,4}) ([0-9a-f]{64}) ([0-9a-f]{64})$/.exec(line)
  const [version, checksum, mac] = [found?.[1], found?.[2], found?.[3]]
  return version === undefined || checksum === undefined || mac === undefined
    ? null
    : { version: Number(version), checksum, mac }
}

type Bound = Pick<MinuteHeader, 'repositoryId' | 'base' | 'number'>

export function sealMinute(content: MinuteContent, sealKey: Uint8Array, of: Bound): string {
  return sealJson(MinuteContent.parse(content), sealKey, boundTo(of))
}

/** @throws AppError BACKUP_DAMAGED */
export function openMinute(header: MinuteHeader, sealKey: Uint8Array): MinuteContent {
  return openSealed(header.sealed, sealKey, boundTo(header), MinuteContent)
}

function boundTo({ repositoryId, base, number }: Bound): string {
  return `loiste minute content v1 ${repositoryId} ${base.sequence} ${number}`
}

function checksumOf(body: Uint8Array): string {
  return createHash('sha256').update(`minute ${minuteVersion}\n`).update(body).digest('hex')
}

function macOf(body: Uint8Array, macKey: Uint8Array): string {
  return createHmac('sha256', macKey).update(`minute ${minuteVersion}\n`).update(body).digest('hex')
}
