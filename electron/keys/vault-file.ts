// The vault file: the key slots of the salon, in two copies beside the database. Holds no name and nothing in the clear
// that opens anything. Runs in main.
//
// Form: one line 'LOISTE-VAULT <version> <sha-256 of version and body>', then the body as JSON. The copies are written one after
// the other, so at every instant one of them is whole; the valid copy with the highest sequence counts.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { type Disk, isErrno, realDisk, writeFileDurably } from '../durable-file.ts'
import { Slot } from './slots.ts'

/** 2: slots have inboxes, and former data keys are kept. Version 1 is read too. */
export const vaultVersion = 2
export const vaultNames = ['vault-a', 'vault-b'] as const

/** A data key from before, sealed with the present one: backups of its time stay readable from inside. */
export const FormerKey = z.strictObject({
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  /** When it was exchanged for the next one. */
  untilMs: z.int(),
  /** Nonce, sealed key, tag. */
  sealed: z.string(),
})
export type FormerKey = z.infer<typeof FormerKey>

export const Vault = z.strictObject({
  vaultId: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/),
  /** One more with every change. */
  sequence: z.int().min(1),
  /** Which data key the slots hold; see keyIdOf. */
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  fileSalt: z.string(),
  slots: z.array(Slot).max(200),
  /** The newest last. */
  formerKeys: z.array(FormerKey).max(1000).optional(),
  /** Over everything above, keyed from the data key: checked as soon as a slot has been opened. */
  mac: z.string(),
})
export type Vault = z.infer<typeof Vault>

/** How one copy was found. */
export type CopyState = 'good' | 'missing' | 'damaged' | 'older' | 'newer-program'

export interface VaultFound {
  readonly vault: Vault
  readonly copies: readonly [CopyState, CopyState]
}

/** True when a folder holds any trace of a vault: such a folder is never treated as a fresh one. */
export function hasVault(folder: string, disk: Disk = realDisk): boolean {
  return vaultNames.some((name) => disk.existsSync(join(folder, name)))
}

/**
 * Reads both copies; `states` say which of them need repair.
 * @throws AppError VAULT_MISSING, VAULT_DAMAGED (neither copy whole), VAULT_FROM_NEWER_APP
 */
export function readVault(folder: string, disk: Disk = realDisk): VaultFound {
  const [a, b] = vaultNames.map((name) => readCopy(join(folder, name), disk)) as [Copy, Copy]
  if (a.state === 'newer-program' || b.state === 'newer-program') throw new AppError('VAULT_FROM_NEWER_APP')
  const found = !a.vault || (b.vault && b.vault.sequence > a.vault.sequence) ? b.vault : a.vault
  if (!found) throw new AppError(a.state === 'missing' && b.state === 'missing' ? 'VAULT_MISSING' : 'VAULT_DAMAGED')
  const text = JSON.stringify(found)
  const stateOf = (copy: Copy): CopyState => (copy.vault && JSON.stringify(copy.vault) !== text ? 'older' : copy.state)
  return { vault: found, copies: [stateOf(a), stateOf(b)] }
}

/** Writes both copies, each durably before the next is touched. */
export function writeVault(folder: string, vault: Vault, disk: Disk = realDisk): void {
  const text = encodeVault(vault)
  for (const name of vaultNames) writeFileDurably(join(folder, name), text, disk)
}

/** Brings a missing, damaged or older copy back to the one that counts. Answers whether anything had to be done. */
export function repairVault(folder: string, found: VaultFound, disk: Disk = realDisk): boolean {
  const text = encodeVault(found.vault)
  const broken = vaultNames.filter((_, index) => found.copies[index] !== 'good')
  for (const name of broken) writeFileDurably(join(folder, name), text, disk)
  return broken.length > 0
}

function encodeVault(vault: Vault): string {
  const body = `${JSON.stringify(vault, null, 1)}\n`
  return `LOISTE-VAULT ${vaultVersion} ${checksum(String(vaultVersion), Buffer.from(body))}\n${body}`
}

interface Copy {
  readonly state: CopyState
  readonly vault?: Vault
}

function readCopy(file: string, disk: Disk): Copy {
  let bytes: Buffer
  try {
    bytes = disk.readFileSync(file)
  } catch (error) {
    return { state: isErrno(error, 'ENOENT') ? 'missing' : 'damaged' }
  }
  // Read as bytes: decoding would turn different damaged bytes into the same replacement character.
  const end = bytes.indexOf(0x0a)
  const head = /^LOISTE-VAULT (\d{1,4}) ([0-9a-f]{64})$/.exec(bytes.subarray(0, Math.max(end, 0)).toString('latin1'))
  const body = bytes.subarray(end + 1)
  if (!head || checksum(String(head[1]), body) !== head[2]) return { state: 'damaged' }
  if (Number(head[1]) > vaultVersion) return { state: 'newer-program' }
  const parsed = Vault.safeParse(parseJson(body.toString('utf8')))
  return parsed.success ? { state: 'good', vault: parsed.data } : { state: 'damaged' }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function checksum(version: string, body: Uint8Array): string {
  return createHash('sha256').update(`${version}\n`).update(body).digest('hex')
}
