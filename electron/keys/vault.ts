// The vault: who can open the salon's file, and with what. Every change is written to both copies before it counts, and a
// slot is opened once before the one it replaces is dropped. Runs in main; the slow part runs in a thread (kdf.ts).
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { newX25519Pair } from '../../db/x25519.ts'
import { AppError } from '../../shared/errors.ts'
import { type PasswordKind, passwordProblem } from '../../shared/passwords.ts'
import { formatRecoveryCode, parseRecoveryCode, recoveryKeyBytes } from '../../shared/recovery-code.ts'
import type { Disk } from '../durable-file.ts'
import { dataKeyBytes, keyIdOf } from './derived-keys.ts'
import { openFormerKeys } from './former-keys.ts'
import type { Kdf } from './kdf.ts'
import { nameTagOf, openSlot, type Slot, type SlotContent, type SlotContext, type SlotType, sealSlot } from './slots.ts'
import { hasVault, readVault, repairVault, type Vault } from './vault-file.ts'
import { macOf, type UnsealedVault, writeSealed } from './vault-mac.ts'

/** Where the vault is and how its slots are opened. */
export interface VaultPlace {
  readonly folder: string
  readonly kdf: Kdf
  readonly disk?: Disk
  /** For the time of a change, which the screen of the keys shows. */
  readonly nowMs?: () => number
}

/** An opened vault: the keys are in memory until `wipeVault`. */
export interface OpenedVault extends SlotContent {
  readonly vaultId: string
  readonly keyId: string
  readonly slotId: string
  readonly slotType: SlotType
  /** Whose slot it was; null for the recovery code. */
  readonly staffId: string | null
  /** One of the two copies was damaged or behind and has been written anew. */
  readonly repaired: boolean
  /** Data keys from before, the newest last: what opens the backups of their time. */
  readonly formerDataKeys: readonly Uint8Array[]
}

/** Who signs in: picked from the list, or typed. */
export type Who = { readonly staffId: string } | { readonly signInName: string }

export interface PersonSlot {
  readonly type: 'owner' | 'staff'
  readonly staffId: string
  readonly signInName: string
  readonly password: string
  /** From the computer's own key store; null where it does not work. Ignored for an owner, who must get in anywhere. */
  readonly deviceSecret: Uint8Array | null
}

/** What may be known about the slots without opening any. */
export interface SlotInfo {
  readonly id: string
  readonly type: SlotType
  readonly staffId: string | null
  readonly usesDeviceSecret: boolean
  /** When its password or code was chosen; null where that was not noted yet. */
  readonly changedAtMs: number | null
  /** False for a slot from before there were inboxes: a new data key cannot be delivered to it. */
  readonly hasInbox: boolean
}

/** The part of the vault that travels in backups: owner and recovery slots. */
export type BackupSlots = Pick<Vault, 'vaultId' | 'keyId' | 'fileSalt' | 'slots' | 'formerKeys'>

/**
 * Makes a new data key, a new log key pair and the vault with its first owner slot.
 * @throws AppError SETUP_ALREADY_DONE, PASSWORD_TOO_SHORT, PASSWORD_TOO_COMMON
 */
export async function createVault(
  place: VaultPlace,
  owner: Omit<PersonSlot, 'type' | 'deviceSecret'>,
): Promise<OpenedVault> {
  if (hasVault(place.folder, place.disk)) throw new AppError('SETUP_ALREADY_DONE')
  assertPassword(owner.password, 'owner')
  const dataKey = Uint8Array.from(randomBytes(dataKeyBytes))
  const pair = newX25519Pair()
  const content: SlotContent = { dataKey, logPublicKey: pair.publicKey, logPrivateKey: pair.privateKey }
  const base = { vaultId: randomBytes(16).toString('base64url'), keyId: keyIdOf(dataKey), fileSalt: newFileSalt() }
  const slot = await sealPerson(place, base, { ...owner, type: 'owner', deviceSecret: null }, null, content)
  writeSealed(place.folder, dataKey, { ...base, sequence: 1, slots: [slot] }, place.disk)
  return openedFrom(base, slot, content, false)
}

/**
 * Opens the vault with a person's password.
 * @throws AppError PASSWORD_WRONG (also for a person without a slot), DEVICE_SECRET_MISSING, VAULT_MISSING, VAULT_DAMAGED,
 * VAULT_FROM_NEWER_APP, KDF_OUT_OF_BOUNDS
 */
export async function openWithPassword(
  place: VaultPlace,
  who: Who,
  password: string,
  deviceSecret: Uint8Array | null,
): Promise<OpenedVault> {
  const { vault } = readVault(place.folder, place.disk)
  const wanted = slotsOf(vault, who)
  // Someone without a slot waits as long as anyone else, so that the answer does not tell who can sign in.
  if (wanted.length === 0) await place.kdf.derive(new Uint8Array(16), new Uint8Array(16), place.kdf.params)
  const found = await openFirst(place, vault, wanted, password, deviceSecret)
  if (!found) throw new AppError('PASSWORD_WRONG')
  return settle(place, vault, found.slot, found.content)
}

/**
 * Opens the vault with the code of the recovery sheet.
 * @throws AppError RECOVERY_CODE_TYPO (data: reason), RECOVERY_CODE_WRONG, and those of a vault that cannot be read
 */
export async function openWithRecoveryCode(place: VaultPlace, typedCode: string): Promise<OpenedVault> {
  const key = keyOfCode(typedCode)
  const { vault } = readVault(place.folder, place.disk)
  const found = await openFirst(place, vault, newestFirst(vault.slots, 'recovery'), key, null)
  key.fill(0)
  if (!found) throw new AppError('RECOVERY_CODE_WRONG')
  return settle(place, vault, found.slot, found.content)
}

/**
 * Gives a person a slot, or a new password to one who has a slot. The new slot is written, opened once from the file,
 * and only then are the person's older ones dropped.
 * @returns the new slot's id
 * @throws AppError PASSWORD_TOO_SHORT, PASSWORD_TOO_COMMON, SIGN_IN_NAME_TAKEN, NOT_PERMITTED (an owner slot made from a
 * staff slot, which does not hold the log key), VAULT_DAMAGED
 */
export async function setPassword(place: VaultPlace, opened: OpenedVault, person: PersonSlot): Promise<string> {
  const kind: PasswordKind = person.type === 'owner' ? 'owner' : person.deviceSecret ? 'staff' : 'staff-alone'
  assertPassword(person.password, kind)
  const { vault } = readVault(place.folder, place.disk)
  assertNameFree(vault, person.staffId, person.signInName)
  const older = slotsOf(vault, { staffId: person.staffId })
  const slot = await sealPerson(place, vault, person, older[0]?.id ?? null, opened)
  const deviceSecret = person.type === 'owner' ? null : person.deviceSecret
  await replaceSlots(place, opened, older, slot, person.password, deviceSecret)
  return slot.id
}

/** Changes the name a person types to sign in; no password needed. @throws AppError SIGN_IN_NAME_TAKEN */
export function setSignInName(place: VaultPlace, opened: OpenedVault, staffId: string, signInName: string): void {
  changeSlots(place, opened, (vault) => {
    assertNameFree(vault, staffId, signInName)
    const nameTag = nameTagOf(saltOf(vault), signInName)
    return vault.slots.map((slot) => (slot.staffId === staffId ? { ...slot, nameTag } : slot))
  })
}

/** Takes away a person's slots. @throws AppError STAFF_LAST_OWNER */
export function removeSlotsOf(place: VaultPlace, opened: OpenedVault, staffId: string): void {
  changeSlots(place, opened, (vault) => {
    const left = vault.slots.filter((slot) => slot.staffId !== staffId)
    if (!left.some((slot) => slot.type === 'owner')) throw new AppError('STAFF_LAST_OWNER')
    return left
  })
}

/** A new code for the recovery sheet. It opens nothing until `confirmRecoveryCode`. */
export function newRecoveryCode(): string {
  return formatRecoveryCode(randomBytes(recoveryKeyBytes))
}

/**
 * Makes the recovery slot once the code on the sheet has been typed back; the sheet before it opens nothing any more.
 * @throws AppError RECOVERY_CODE_TYPO, RECOVERY_CODE_NOT_CONFIRMED (another code than the one shown)
 */
export async function confirmRecoveryCode(
  place: VaultPlace,
  opened: OpenedVault,
  shownCode: string,
  typedCode: string,
): Promise<string> {
  const key = keyOfCode(typedCode)
  if (!timingSafeEqual(key, keyOfCode(shownCode))) throw new AppError('RECOVERY_CODE_NOT_CONFIRMED')
  const { vault } = readVault(place.folder, place.disk)
  const older = newestFirst(vault.slots, 'recovery')
  const slot = await sealSlot(
    contextOf(place.kdf, vault),
    {
      type: 'recovery',
      staffId: null,
      nameTag: null,
      supersedes: older[0]?.id ?? null,
      secret: key,
      deviceSecret: null,
      changedAtMs: nowMsOf(place),
    },
    opened,
  )
  await replaceSlots(place, opened, older, slot, key, null)
  key.fill(0)
  return slot.id
}

/** The slots as far as they may be known without a password. */
export function listSlots(place: Pick<VaultPlace, 'folder' | 'disk'>): readonly SlotInfo[] {
  const { vault } = readVault(place.folder, place.disk)
  return vault.slots.map(({ id, type, staffId, usesDeviceSecret, changedAtMs, inboxKey }) => ({
    id,
    type,
    staffId,
    usesDeviceSecret,
    changedAtMs: changedAtMs ?? null,
    hasInbox: inboxKey !== undefined,
  }))
}

/** Owner and recovery slots, for the manifest of a backup. */
export function vaultForBackup(place: Pick<VaultPlace, 'folder' | 'disk'>): BackupSlots {
  const { vault } = readVault(place.folder, place.disk)
  return { ...baseOf(vault), slots: vault.slots.filter((slot) => slot.type !== 'staff') }
}

/**
 * Opens the slots that came with a backup: any owner's passphrase, or the code of the recovery sheet.
 * @throws AppError PASSWORD_WRONG, RECOVERY_CODE_TYPO, RECOVERY_CODE_WRONG, KDF_OUT_OF_BOUNDS
 */
export async function openBackupSlots(
  kdf: Kdf,
  backup: BackupSlots,
  secret: { readonly passphrase: string } | { readonly recoveryCode: string },
): Promise<OpenedVault> {
  const isCode = 'recoveryCode' in secret
  const typed = isCode ? keyOfCode(secret.recoveryCode) : secret.passphrase
  const slots = newestFirst(backup.slots, isCode ? 'recovery' : 'owner')
  const found = await openFirst({ kdf }, backup, slots, typed, null)
  if (!found) throw new AppError(isCode ? 'RECOVERY_CODE_WRONG' : 'PASSWORD_WRONG')
  return openedFrom(backup, found.slot, found.content, false)
}

/** Writes a vault of the slots that came with a backup; staff members get new passwords afterwards. */
export function writeVaultFromBackup(
  place: Pick<VaultPlace, 'folder' | 'disk'>,
  backup: BackupSlots,
  dataKey: Uint8Array,
  sequence: number,
): void {
  writeSealed(place.folder, dataKey, { ...baseOf(backup), slots: backup.slots, sequence }, place.disk)
}

/** The same keys in memory of their own: wiping one leaves the other. */
export function copyOfOpened(opened: OpenedVault): OpenedVault {
  return {
    ...opened,
    dataKey: Uint8Array.from(opened.dataKey),
    logPrivateKey: opened.logPrivateKey && Uint8Array.from(opened.logPrivateKey),
    formerDataKeys: opened.formerDataKeys.map((key) => Uint8Array.from(key)),
  }
}

/** Overwrites the keys in memory. The object is of no use afterwards. */
export function wipeVault(opened: OpenedVault): void {
  opened.dataKey.fill(0)
  opened.logPrivateKey?.fill(0)
  for (const former of opened.formerDataKeys) former.fill(0)
}

// ── inside ──────────────────────────────────────────────────────────────────────────────────────────────────────────

type VaultBase = Pick<Vault, 'vaultId' | 'keyId' | 'fileSalt' | 'formerKeys'>

function baseOf({ vaultId, keyId, fileSalt, formerKeys }: VaultBase): VaultBase {
  return { vaultId, keyId, fileSalt, ...(formerKeys && { formerKeys }) }
}

function openedFrom(base: VaultBase, slot: Slot, content: SlotContent, repaired: boolean): OpenedVault {
  const { vaultId, keyId } = base
  const formerDataKeys = openFormerKeys(base, content.dataKey)
  return {
    ...content,
    vaultId,
    keyId,
    slotId: slot.id,
    slotType: slot.type,
    staffId: slot.staffId,
    repaired,
    formerDataKeys,
  }
}

/** After a slot opened: the whole vault is checked, both copies are brought up to date, replaced slots go. */
function settle(place: VaultPlace, vault: Vault, slot: Slot, content: SlotContent): OpenedVault {
  const mac = Buffer.from(vault.mac, 'base64')
  const expected = macOf(vault, content.dataKey)
  const isWhole = mac.length === expected.length && timingSafeEqual(mac, expected)
  if (!isWhole || vault.keyId !== keyIdOf(content.dataKey)) throw new AppError('VAULT_DAMAGED')
  const repaired = repairVault(place.folder, readVault(place.folder, place.disk), place.disk)
  const opened = openedFrom(vault, slot, content, repaired)
  if (slot.supersedes !== null) {
    const replaced = slot.supersedes
    if (vault.slots.some((other) => other.id === replaced)) {
      changeSlots(place, opened, (now) => now.slots.filter((other) => other.id !== replaced))
    }
  }
  return opened
}

async function replaceSlots(
  place: VaultPlace,
  opened: OpenedVault,
  older: readonly Slot[],
  slot: Slot,
  secret: string | Uint8Array,
  deviceSecret: Uint8Array | null,
): Promise<void> {
  changeSlots(place, opened, (vault) => [...vault.slots, slot])
  const written = readVault(place.folder, place.disk).vault
  const onDisk = written.slots.find((other) => other.id === slot.id)
  const content = onDisk && (await openSlot(contextOf(place.kdf, written), onDisk, secret, deviceSecret))
  if (!content || !timingSafeEqual(content.dataKey, opened.dataKey)) throw new AppError('VAULT_DAMAGED')
  content.dataKey.fill(0)
  content.logPrivateKey?.fill(0)
  const gone = new Set(older.map((other) => other.id))
  if (gone.size > 0) changeSlots(place, opened, (vault) => vault.slots.filter((other) => !gone.has(other.id)))
}

/** Reads, changes and writes in one go: nothing else of the program can come in between. */
export function changeSlots(place: VaultPlace, opened: OpenedVault, change: (vault: Vault) => readonly Slot[]): void {
  const { vault } = readVault(place.folder, place.disk)
  if (vault.vaultId !== opened.vaultId || vault.keyId !== opened.keyId) throw new AppError('VAULT_DAMAGED')
  const next: UnsealedVault = { ...baseOf(vault), sequence: vault.sequence + 1, slots: [...change(vault)] }
  writeSealed(place.folder, opened.dataKey, next, place.disk)
}

/** Tries slots in turn. A missing device secret is only reported when nothing else opened. */
async function openFirst(
  place: Pick<VaultPlace, 'kdf'>,
  vault: VaultBase,
  slots: readonly Slot[],
  secret: string | Uint8Array,
  deviceSecret: Uint8Array | null,
): Promise<{ slot: Slot; content: SlotContent } | null> {
  let failure: AppError | null = null
  for (const slot of slots) {
    try {
      const content = await openSlot(contextOf(place.kdf, vault), slot, secret, deviceSecret)
      if (content) return { slot, content }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      failure = error
    }
  }
  if (failure) throw failure
  return null
}

function sealPerson(
  place: VaultPlace,
  vault: VaultBase,
  person: PersonSlot,
  supersedes: string | null,
  content: SlotContent,
  changedAtMs = nowMsOf(place),
): Promise<Slot> {
  return sealSlot(
    contextOf(place.kdf, vault),
    {
      type: person.type,
      staffId: person.staffId,
      nameTag: nameTagOf(saltOf(vault), person.signInName),
      supersedes,
      secret: person.password,
      deviceSecret: person.type === 'owner' ? null : person.deviceSecret,
      changedAtMs,
    },
    content,
  )
}

function nowMsOf(place: Pick<VaultPlace, 'nowMs'>): number {
  return (place.nowMs ?? Date.now)()
}

/** A person's slots, the newest first: a crash in the middle of a change of password leaves two. */
function slotsOf(vault: Vault, who: Who): readonly Slot[] {
  const tag = 'signInName' in who ? nameTagOf(saltOf(vault), who.signInName) : null
  return vault.slots
    .filter((slot) => slot.type !== 'recovery')
    .filter((slot) => ('staffId' in who ? slot.staffId === who.staffId : slot.nameTag === tag))
    .reverse()
}

function newestFirst(slots: readonly Slot[], type: SlotType): readonly Slot[] {
  return slots.filter((slot) => slot.type === type).reverse()
}

function assertNameFree(vault: Vault, staffId: string, signInName: string): void {
  const tag = nameTagOf(saltOf(vault), signInName)
  if (vault.slots.some((slot) => slot.nameTag === tag && slot.staffId !== staffId)) {
    throw new AppError('SIGN_IN_NAME_TAKEN')
  }
}

function assertPassword(password: string, kind: PasswordKind): void {
  const problem = passwordProblem(password, kind)
  if (problem) throw new AppError(problem)
}

/** @throws AppError RECOVERY_CODE_TYPO */
export function keyOfCode(typedCode: string): Uint8Array {
  const parsed = parseRecoveryCode(typedCode)
  if (!parsed.ok) throw new AppError('RECOVERY_CODE_TYPO', { reason: parsed.reason })
  return parsed.key
}

export function contextOf(kdf: Kdf, vault: VaultBase): SlotContext {
  return { vaultId: vault.vaultId, fileSalt: saltOf(vault), kdf }
}

function saltOf(vault: VaultBase): Buffer {
  return Buffer.from(vault.fileSalt, 'base64')
}

function newFileSalt(): string {
  return randomBytes(32).toString('base64')
}
