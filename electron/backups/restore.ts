// Restore from main's side: open a place, unpack and prove a point beside the present file, exchange, undo. Runs in main;
// reading and unpacking happen in the backup process.
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { RestorePoint } from '../../shared/backups.ts'
import { AppError, isAppError } from '../../shared/errors.ts'
import { keyFor } from '../keys/derived-keys.ts'
import { dataKeyFor } from '../keys/former-keys.ts'
import type { Kdf } from '../keys/kdf.ts'
import { type BackupSlots, type OpenedVault, openBackupSlots, writeVaultFromBackup } from '../keys/vault.ts'
import { hasVault, readVault } from '../keys/vault-file.ts'
import { backupKeysOf, type SnapshotContent } from './format.ts'
import { backupSlotsOf, type PlaceListing } from './list-points.ts'
import { marksName } from './page-marks.ts'
import { type JobEvents, runJob, type StartBackupProcess } from './process.ts'
import { acknowledgeSwap, incomingName, type SwapParts, swapIn, undoSwap } from './restore-swap.ts'

/** What opens a place: what a person types, or the key of the salon that is open now. */
export type PlaceSecret =
  | { readonly passphrase: string }
  | { readonly recoveryCode: string }
  | { readonly dataKey: Uint8Array; readonly formerDataKeys: readonly Uint8Array[] }

export interface OpenedPlace {
  readonly place: string
  readonly listing: PlaceListing
  readonly points: readonly RestorePoint[]
  /** A copy of its own; wipe it when the restore is over. */
  readonly dataKey: Uint8Array
  /** From before changes of the data key. */
  readonly formerDataKeys: readonly Uint8Array[]
  /** Of the owner, when her passphrase or the code opened it. */
  readonly logPrivateKey: Uint8Array | null
}

export interface PreparedRestore {
  readonly place: string
  readonly sequence: number
  /** Minutes laid over the point; 0 is the point itself. */
  readonly minute: number
  readonly takenAtMs: number
  readonly content: SnapshotContent
  readonly databaseName: string
  /** False when the present vault holds the same key and stays, with everybody's present passwords. */
  readonly withVault: boolean
  readonly dataKey: Uint8Array
  /** The unpacked file, beside the present one. */
  readonly file: string
}

/**
 * What a folder holds, before anybody has typed anything.
 * @throws AppError BACKUP_PLACE_MISSING, BACKUP_EMPTY, BACKUP_DAMAGED, BACKUP_NEWER_PROGRAM
 */
export function lookAtPlace(start: StartBackupProcess, place: string, newestSchema: number): Promise<PlaceListing> {
  return runJob<'list'>(start, { kind: 'list', input: { place, keys: null, newestSchema } })
}

/**
 * Opens a place and lists its points with their contents.
 * @throws AppError as lookAtPlace, and PASSWORD_WRONG, RECOVERY_CODE_TYPO, RECOVERY_CODE_WRONG
 */
export async function openPlace(
  start: StartBackupProcess,
  place: string,
  secret: PlaceSecret,
  newestSchema: number,
  kdf: Kdf,
): Promise<OpenedPlace> {
  let dataKey: Uint8Array
  let formerDataKeys: readonly Uint8Array[]
  let logPrivateKey: Uint8Array | null = null
  if ('dataKey' in secret) {
    dataKey = Uint8Array.from(secret.dataKey)
    formerDataKeys = secret.formerDataKeys.map((key) => Uint8Array.from(key))
  } else {
    const { slots } = await lookAtPlace(start, place, newestSchema)
    const opened = await openAnySlots(kdf, slots, secret)
    dataKey = opened.dataKey
    formerDataKeys = opened.formerDataKeys
    logPrivateKey = opened.logPrivateKey
  }
  const listing = await runJob<'list'>(start, {
    kind: 'list',
    input: { place, keys: backupKeysOf(dataKey, formerDataKeys), newestSchema },
  })
  return { place, listing, points: listing.points, dataKey, formerDataKeys, logPrivateKey }
}

/**
 * Unpacks a point, or a minute after it, into `restore-incoming` beside the present file and proves it whole. Nothing
 * present is touched.
 * @param present what is on this computer now decides whether the vault is replaced: pass the user-data folder
 * @throws AppError BACKUP_DAMAGED, BACKUP_VERIFY_FAILED, BACKUP_NEWER_PROGRAM, BACKUP_WRONG_KEY, DISK_FULL, CANCELLED …
 */
export async function prepareRestore(
  start: StartBackupProcess,
  opened: OpenedPlace,
  sequence: number,
  userData: string,
  databaseName: string,
  newestSchema: number,
  events: JobEvents = {},
  minute = 0,
): Promise<PreparedRestore> {
  discardPrepared(userData)
  const folder = join(userData, incomingName)
  const targetFile = join(folder, databaseName)
  const keys = backupKeysOf(opened.dataKey, opened.formerDataKeys)
  const { header, content, takenAtMs } = await runJob<'unpack'>(
    start,
    { kind: 'unpack', input: { place: opened.place, sequence, minute, keys, targetFile, newestSchema } },
    events,
  )
  // A file from before a change of the key comes back under the present key: who left in between stays outside.
  if (header.keyId !== keys.keyId) await rekeyUnpacked(start, opened, header.keyId, targetFile, events)
  const withVault = !presentVaultHas(userData, keys.keyId)
  if (withVault) {
    const slots = header.keyId === keys.keyId ? backupSlotsOf(header) : slotsOfKey(opened.listing, keys.keyId)
    writeVaultFromBackup({ folder }, slots, opened.dataKey, nextVaultSequence(userData))
  }
  return {
    place: opened.place,
    sequence,
    minute,
    takenAtMs,
    content,
    databaseName,
    withVault,
    dataKey: opened.dataKey,
    file: targetFile,
  }
}

async function rekeyUnpacked(
  start: StartBackupProcess,
  opened: OpenedPlace,
  keyId: string,
  targetFile: string,
  events: JobEvents,
): Promise<void> {
  const former = dataKeyFor(opened, keyId)
  if (!former) throw new AppError('BACKUP_WRONG_KEY')
  const rekeyed = `${targetFile}.rekeyed`
  const from = keyFor(former, 'database')
  const to = keyFor(opened.dataKey, 'database')
  try {
    await runJob<'rekey'>(start, { kind: 'rekey', input: { file: targetFile, targetFile: rekeyed, from, to } }, events)
    removeShared(targetFile)
    renameSync(rekeyed, targetFile)
  } finally {
    from.fill(0)
    to.fill(0)
  }
}

/** The newest slots that hold a data key. */
function slotsOfKey(listing: PlaceListing, keyId: string): BackupSlots {
  const slots = listing.slots.find((each) => each.keyId === keyId)
  if (!slots) throw new AppError('BACKUP_WRONG_KEY')
  return slots
}

/** Forgets an unpacked point. */
export function discardPrepared(userData: string): void {
  rmSync(join(userData, incomingName), { recursive: true, force: true })
}

/**
 * Puts the prepared point in the present one's place: close → swap → reopen → acknowledge. When the restored file does
 * not open, the present one is brought back and the failure is thrown; after a power cut, `recoverInterruptedRestore`
 * finishes at the next start.
 */
export async function commitRestore<T>(
  prepared: PreparedRestore,
  userData: string,
  nowMs: number,
  close: () => void | Promise<void>,
  reopen: () => T | Promise<T>,
  parts: SwapParts = {},
): Promise<T> {
  await close()
  forgetMarks(userData)
  parts.afterStep?.('closed')
  removeShared(join(userData, incomingName, prepared.databaseName))
  swapIn(userData, prepared.databaseName, prepared.withVault, prepared.sequence, nowMs, parts)
  return reopenOrGoBack(userData, nowMs, reopen, parts)
}

/** Brings back what was there before the last restore. @throws AppError RESTORE_UNDO_GONE */
export async function undoRestore<T>(
  userData: string,
  nowMs: number,
  close: () => void | Promise<void>,
  reopen: () => T | Promise<T>,
  parts: SwapParts = {},
): Promise<T> {
  await close()
  forgetMarks(userData)
  undoSwap(userData, nowMs, parts)
  const answer = await reopen()
  acknowledgeSwap(userData, parts)
  return answer
}

async function reopenOrGoBack<T>(
  userData: string,
  nowMs: number,
  reopen: () => T | Promise<T>,
  parts: SwapParts,
): Promise<T> {
  let answer: T
  try {
    answer = await reopen()
  } catch (error) {
    try {
      undoSwap(userData, nowMs, parts)
      await reopen()
      acknowledgeSwap(userData, parts)
    } catch (again) {
      // On an empty machine there is nothing to go back to; the journal keeps the restored files for the next start.
      if (!isAppError(again) || again.code !== 'RESTORE_UNDO_GONE') throw again
    }
    throw error
  }
  acknowledgeSwap(userData, parts)
  return answer
}

/**
 * Opens the first set of slots that the secret opens, the newest first.
 * @throws AppError PASSWORD_WRONG, RECOVERY_CODE_TYPO, RECOVERY_CODE_WRONG
 */
export async function openAnySlots(
  kdf: Kdf,
  candidates: readonly BackupSlots[],
  secret: { readonly passphrase: string } | { readonly recoveryCode: string },
): Promise<OpenedVault> {
  let failure: unknown = new AppError('BACKUP_DAMAGED')
  for (const slots of candidates) {
    try {
      return await openBackupSlots(kdf, slots, secret)
    } catch (error) {
      if (!isAppError(error) || (error.code !== 'PASSWORD_WRONG' && error.code !== 'RECOVERY_CODE_WRONG')) throw error
      failure = error
    }
  }
  throw failure
}

function presentVaultHas(userData: string, keyId: string): boolean {
  try {
    return readVault(userData).vault.keyId === keyId
  } catch (error) {
    if (isAppError(error)) return false
    throw error
  }
}

/** Higher than anything here, so that no older copy of a vault can ever win against the restored one. */
function nextVaultSequence(userData: string): number {
  if (!hasVault(userData)) return 1
  try {
    return readVault(userData).vault.sequence + 1
  } catch (error) {
    if (isAppError(error)) return 1
    throw error
  }
}

/** Left by looking into the unpacked file; both are empty, since it was opened read-only. */
function removeShared(file: string): void {
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true })
}

/** Another file takes the place of the one that the marks were taken of: its first minute asks for a point. */
function forgetMarks(userData: string): void {
  rmSync(join(userData, marksName), { recursive: true, force: true })
}
