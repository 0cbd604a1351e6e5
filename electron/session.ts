// Who is at the screen: opens and closes the file, locks and unlocks the screen, and answers what the window should
// show. The keys are held here and nowhere else. Runs in main.
import { randomBytes } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { appendLog, type LogCaller, type LogWhat } from '../db/accesslog.ts'
import type { Actor } from '../db/actor.ts'
import { type Db, transaction } from '../db/handle.ts'
import { newId } from '../db/new-id.ts'
import { closeDatabase, databaseErrorOf } from '../db/open.ts'
import { guardRestricted } from '../db/restriction-guard.ts'
import { isPractice, programSettings, salonOf, setupStep } from '../db/settings.ts'
import { listStaff, preferencesOf, staffMember } from '../db/staff.ts'
import { permissionsOf } from '../db/staff-roles.ts'
import { AppError, isAppError } from '../shared/errors.ts'
import { passwordMinLength, passwordProblem } from '../shared/passwords.ts'
import type { CreateOwner, KeyChangeProgress, SessionState, SessionUser, SignIn } from '../shared/session.ts'
import type { Language, Theme } from '../shared/values.ts'
import type { Bootstrap } from './bootstrap.ts'
import type { Clock } from './clock.ts'
import type { DamagedFile } from './damaged-file.ts'
import type { Kdf } from './keys/kdf.ts'
import { refreshRecoverySlot, refreshSlot } from './keys/refresh-slot.ts'
import type { SignInGuard } from './keys/sign-in-delay.ts'
import {
  copyOfOpened,
  listSlots,
  type OpenedVault,
  openWithPassword,
  openWithRecoveryCode,
  setPassword,
  wipeVault,
} from './keys/vault.ts'
import { hasVault, readVault } from './keys/vault-file.ts'
import { databaseName, makeSalon } from './make-salon.ts'
import { openSalonFile } from './open-salon.ts'
import type { RouterSession } from './router.ts'
import type { ThisComputer } from './this-computer.ts'

/** The file is closed and the key wiped after this long without use, or this long after sign-in. */
const closeAfterIdleMs = 30 * 60_000
const closeAfterMs = 12 * 60 * 60_000

export interface SessionDeps {
  readonly userData: string
  readonly workstation: string
  readonly appVersion: string
  readonly clock: Clock
  readonly kdf: Kdf
  readonly device: ThisComputer
  readonly guard: SignInGuard
  readonly look: { readonly get: () => Bootstrap; readonly set: (look: Bootstrap) => void }
  /** Called with the open file before its schema is changed; must leave a good backup behind or throw. */
  readonly beforeMigration: (db: Db, opened: OpenedVault) => Promise<void>
  /** The file is at its schema and nobody has seen it yet: erasures are done again after a restore. */
  readonly onFileOpened: (db: Db, opened: OpenedVault) => void
  /** The vault has opened and the file has not: what the screen can say of it. */
  readonly damaged: Pick<DamagedFile, 'examine' | 'found'>
  /** The file has just been opened, or is about to be closed. */
  readonly onOpened: () => void
  readonly onClosing: () => Promise<void>
  /** Anything the window shows of the session has changed. */
  readonly onChanged: () => void
  /** Something behind the person's back went wrong; it will be tried again at the next sign-in. */
  readonly onFailure: (error: unknown) => void
}

interface OpenFile {
  readonly opened: OpenedVault
  readonly db: Db
}

interface Sitting {
  readonly staffId: string
  readonly id: string
  readonly signedInAtMs: number
}

export type Session = ReturnType<typeof createSession>

/** The session's part while the file is away for a change of its key: what it was opened with, and who sat there. */
export interface HeldSession {
  readonly opened: OpenedVault
  readonly sitting: Sitting
  readonly user: SessionUser
}

/** Which file lies there, whatever it holds; 0 when none does. */
function inodeOf(file: string): bigint {
  return statSync(file, { bigint: true, throwIfNoEntry: false })?.ino ?? 0n
}

export function createSession(deps: SessionDeps) {
  const { userData, clock, device, guard } = deps
  const place = { folder: userData, kdf: deps.kdf, nowMs: clock.now }
  const file = path.join(userData, databaseName)

  let open: OpenFile | null = null
  let held: HeldSession | null = null
  let changing: KeyChangeProgress | null = null
  /** A slot being brought up to date behind the person's back. */
  let refreshing: Promise<unknown> = Promise.resolve()
  let sitting: Sitting | null = null
  let locked = false
  let lastUsedMs = clock.now()
  /** Whose wrong password the window is told the wait of, and how many there were before the file was open. */
  let lastTried: string | null = null
  let failuresBeforeOpening = 0
  /** The file that could not be opened although the vault could, and why: a restore is offered until another file lies there. */
  let unreadable: { readonly code: string; readonly ino: bigint } | null = null

  // ------------------------------------------------------------------ what is there

  function phase(): { phase: SessionState['phase']; problem: string | null } {
    if (held) return { phase: 'changing-key', problem: null }
    if (open && sitting) return { phase: locked ? 'locked' : 'ready', problem: null }
    const hasFile = existsSync(file)
    if (!hasVault(userData))
      return hasFile ? { phase: 'damaged', problem: 'VAULT_MISSING' } : { phase: 'empty', problem: null }
    if (!hasFile) return { phase: 'damaged', problem: 'DATABASE_MISSING' }
    try {
      readVault(userData)
      if (unreadable && unreadable.ino !== inodeOf(file)) unreadable = null
      if (unreadable) return { phase: 'damaged', problem: unreadable.code }
      return { phase: 'signed-out', problem: null }
    } catch (error) {
      return { phase: 'damaged', problem: isAppError(error) ? error.code : 'VAULT_DAMAGED' }
    }
  }

  function user(): SessionUser | null {
    if (held) return held.user
    if (!open || !sitting) return null
    const member = staffMember(open.db, sitting.staffId)
    return {
      staffId: member.id,
      name: member.name,
      role: member.role,
      permissions: [...permissionsOf(open.db, member.id)],
      initialsOnly: preferencesOf(open.db, member.id).initialsOnly,
    }
  }

  /** What the window should show now. Reads only; a locked screen is told no more than who can unlock it. */
  function state(): SessionState {
    const now = phase()
    const preferences = open && sitting ? preferencesOf(open.db, sitting.staffId) : deps.look.get()
    return {
      ...now,
      damage: now.phase === 'damaged' && unreadable ? deps.damaged.found() : null,
      setup: open ? setupStep(open.db) : now.phase === 'empty' ? 'owner' : 'done',
      user: user(),
      salonName: open && now.phase === 'ready' ? (salonOf(open.db)?.name ?? null) : null,
      people: device.people(),
      keyChange: changing,
      computer: device.status(),
      delayedUntilMs: lastTried === null ? null : guard.delayedUntilMs(lastTried),
      language: preferences.language,
      theme: preferences.theme,
      autoLockMin: open ? programSettings(open.db).autoLockMin : 5,
      today: clock.today(),
      nowMs: clock.now(),
      practice: open ? isPractice(open.db) : false,
      appVersion: deps.appVersion,
    }
  }

  function newSitting(staffId: string): Sitting {
    return { staffId, id: randomBytes(9).toString('base64url'), signedInAtMs: clock.now() }
  }

  function actor(): Actor {
    if (!open || !sitting) throw new AppError('NOT_SIGNED_IN')
    const held = permissionsOf(open.db, sitting.staffId)
    const atMs = clock.now()
    return {
      staffId: sitting.staffId,
      atMs,
      today: clock.today(),
      language: preferencesOf(open.db, sitting.staffId).language,
      can: (permission) => held.includes(permission),
      newId: () => newId(atMs),
    }
  }

  const caller = (): LogCaller => ({
    staffId: sitting?.staffId ?? null,
    workstation: deps.workstation,
    session: sitting?.id ?? 'none',
  })

  /** The open session as the router asks for it with every call. */
  function forRouter(): RouterSession | null {
    if (!open || !sitting) return null
    return { db: open.db, actor: actor(), caller: caller(), locked }
  }

  function log(what: LogWhat): void {
    if (!open) return
    transaction(open.db, (tx) => appendLog(tx, caller(), what, clock.now(), clock.today()))
  }

  /** The open file, for backups and key operations. Errors: NOT_SIGNED_IN. */
  function requireOpen(): OpenFile {
    if (!open) throw new AppError('NOT_SIGNED_IN')
    return open
  }

  // ------------------------------------------------------------------ the door

  /** One try at the door: delayed after wrong ones, and each wrong one logged. */
  async function attempt<T>(who: string, tryToOpen: () => Promise<T>): Promise<T> {
    lastTried = who
    try {
      return await guard.attempt(who, tryToOpen)
    } catch (error) {
      if (isAppError(error) && (error.code === 'PASSWORD_WRONG' || error.code === 'RECOVERY_CODE_WRONG')) {
        if (!open) failuresBeforeOpening += 1
        log({ action: 'sign-in-failed', kind: 'session', purpose: 'running' })
        deps.onChanged()
      }
      throw error
    }
  }

  /** A file that is damaged from its first page on cannot say so on a screen of its own: the start offers a restore. */
  async function openOrOfferRestore(opened: OpenedVault): Promise<Db> {
    try {
      const db = await openSalonFile(file, opened, deps.beforeMigration, deps.onFileOpened)
      unreadable = null
      return db
    } catch (error) {
      const known = isAppError(error) ? error : databaseErrorOf(error)
      if (known && ['DATABASE_DAMAGED', 'DATABASE_OTHER_SALON', 'DATABASE_NOT_ENCRYPTED'].includes(known.code)) {
        await deps.damaged.examine(opened)
        unreadable = { code: known.code, ino: inodeOf(file) }
        deps.onChanged()
      }
      throw known ?? error
    }
  }

  async function begin(opened: OpenedVault, findStaff: (db: Db) => string | Promise<string>): Promise<void> {
    const wasOpen = open
    const db = wasOpen?.db ?? (await openOrOfferRestore(opened))
    let staffId: string
    try {
      staffId = await findStaff(db)
    } catch (error) {
      if (!wasOpen) closeDatabase(db.raw)
      wipeVault(opened)
      throw error
    }
    const unlocking = wasOpen !== null && locked && sitting?.staffId === staffId
    // The keys of the person who sits down: an owner's slot also opens the log's private key, a therapist's does not.
    if (wasOpen) wipeVault(wasOpen.opened)
    open = { opened, db }
    sitting = newSitting(staffId)
    locked = false
    lastUsedMs = clock.now()
    lastTried = null
    // Wrong passwords at a closed file could not be logged then; they are now, before the entry of the right one.
    for (; failuresBeforeOpening > 0; failuresBeforeOpening -= 1) {
      log({ action: 'sign-in-failed', kind: 'session', purpose: 'running' })
    }
    log({ action: unlocking ? 'unlock' : 'sign-in', kind: 'session', purpose: 'running' })
    const { language, theme } = preferencesOf(db, staffId)
    deps.look.set({ language, theme })
    if (!wasOpen) deps.onOpened()
    await device.rememberPeople(peopleWhoCanSignIn(db))
    deps.onChanged()
  }

  async function signIn(input: SignIn): Promise<SessionState> {
    const { staffId, name, password } = input
    const who = staffId !== undefined ? { staffId } : { signInName: name ?? '' }
    const deviceSecret = await device.secret()
    const opened = await attempt(staffId ?? 'typed-name', () => openWithPassword(place, who, password, deviceSecret))
    await begin(opened, (db) => {
      const member = opened.staffId ? staffMember(db, opened.staffId) : null
      if (!member?.active) throw new AppError('PASSWORD_WRONG')
      return member.id
    })
    refreshInBackground(opened, password, deviceSecret)
    return state()
  }

  /** The slot that has just opened, brought up to date without making anybody wait. */
  function refreshInBackground(opened: OpenedVault, password: string, deviceSecret: Uint8Array | null): void {
    const copy = copyOfOpened(opened)
    refreshing = refreshing
      .then(() => refreshSlot(place, copy, password, deviceSecret))
      .catch(deps.onFailure)
      .finally(() => wipeVault(copy))
  }

  async function signInWithRecoveryCode(input: { code: string; newPassphrase: string }): Promise<SessionState> {
    const problem = passwordProblem(input.newPassphrase, 'owner')
    if (problem) throw new AppError(problem, { least: passwordMinLength.owner })
    const opened = await attempt('recovery-code', () => openWithRecoveryCode(place, input.code))
    // The new passphrase is in force before anything says that the door is open: a quit in between must not lose it.
    await begin(opened, async (db) => {
      const owner = listStaff(db).find((member) => member.role === 'owner' && member.active)
      if (!owner) throw new AppError('NOT_FOUND', { kind: 'staff' })
      await setPassword(place, opened, {
        type: 'owner',
        staffId: owner.id,
        signInName: owner.name,
        password: input.newPassphrase,
        deviceSecret: null,
      })
      return owner.id
    })
    const record = actor().staffId
    log({ action: 'change', kind: 'key', purpose: 'running', record, fields: ['password', 'recovery-code'] })
    return state()
  }

  /** The first run's first step: keys, file, owner. Errors: SETUP_ALREADY_DONE, PASSWORD_TOO_SHORT, PASSWORD_TOO_COMMON. */
  async function createOwner(input: CreateOwner): Promise<SessionState> {
    if (phase().phase !== 'empty') throw new AppError('SETUP_ALREADY_DONE')
    const problem = passwordProblem(input.passphrase, 'owner')
    if (problem) throw new AppError(problem, { least: passwordMinLength.owner })
    const { opened, db, staffId } = await makeSalon(place, input, clock)
    deps.onFileOpened(db, opened)
    guardRestricted(db)
    open = { opened, db }
    sitting = newSitting(staffId)
    locked = false
    lastUsedMs = clock.now()
    log({ action: 'create', kind: 'staff', purpose: 'running', record: staffId })
    log({ action: 'sign-in', kind: 'session', purpose: 'running' })
    deps.look.set({ language: input.language, theme: deps.look.get().theme })
    deps.onOpened()
    await device.rememberPeople(peopleWhoCanSignIn(db))
    deps.onChanged()
    return state()
  }

  function lock(): SessionState {
    if (open && sitting && !locked) {
      log({ action: 'lock', kind: 'session', purpose: 'running' })
      locked = true
      deps.onChanged()
    }
    return state()
  }

  /** Closes the file and wipes the keys. `log` is false when the file is about to be replaced. */
  async function close(leaveEntry = true): Promise<void> {
    const closing = open
    if (!closing) return
    await deps.onClosing()
    // Waiting for the last backup, someone may have signed in again; then that open file is not ours to close.
    if (open !== closing) return
    if (leaveEntry) log({ action: 'sign-out', kind: 'session', purpose: 'running' })
    open = null
    sitting = null
    locked = false
    closeDatabase(closing.db.raw)
    wipeVault(closing.opened)
    deps.onChanged()
  }

  // ------------------------------------------------------------------ time

  function touch(): void {
    if (!locked) lastUsedMs = clock.now()
  }

  /** Called by main's timer: locks an unused screen, closes a file unused for long. */
  async function tick(): Promise<void> {
    if (!open || !sitting) return
    const now = clock.now()
    const idleMs = now - lastUsedMs
    if (idleMs >= closeAfterIdleMs || now - sitting.signedInAtMs >= closeAfterMs) await close()
    else if (!locked && idleMs >= programSettings(open.db).autoLockMin * 60_000) lock()
  }

  /** The person's own password once more, before a key operation. Errors: PASSWORD_WRONG, PASSWORD_DELAY. */
  async function confirmPassword(password: string): Promise<void> {
    await refreshing
    const { staffId } = actor()
    const deviceSecret = await device.secret()
    wipeVault(await attempt(staffId, () => openWithPassword(place, { staffId }, password, deviceSecret)))
  }

  /** The recovery sheet tried out: it must open the vault. Errors: RECOVERY_CODE_TYPO, RECOVERY_CODE_WRONG, PASSWORD_DELAY. */
  async function tryRecoveryCode(code: string): Promise<void> {
    await refreshing
    const opened = await attempt('recovery-code', () => openWithRecoveryCode(place, code))
    await refreshRecoverySlot(place, opened, code).catch(deps.onFailure)
    wipeVault(opened)
  }

  /**
   * Closes the file for a change of its key; the keys stay in memory with the caller. Until `release` nothing else can
   * be done. Errors: NOT_SIGNED_IN.
   */
  async function hold(): Promise<HeldSession> {
    await refreshing
    const { opened, db } = requireOpen()
    const sitter = user()
    if (!sitting || !sitter) throw new AppError('NOT_SIGNED_IN')
    await deps.onClosing()
    if (open?.opened !== opened) throw new AppError('NOT_SIGNED_IN')
    held = { opened, sitting, user: sitter }
    open = null
    closeDatabase(db.raw)
    deps.onChanged()
    return held
  }

  /** How far the change is, for the screen. */
  function showKeyChange(progress: KeyChangeProgress | null): void {
    changing = progress
    deps.onChanged()
  }

  /** The file is back, opened with these keys; the same person goes on where she was. */
  async function release(opened: OpenedVault): Promise<void> {
    const before = held
    if (!before) throw new AppError('NOT_SIGNED_IN')
    const db = await openSalonFile(file, opened, deps.beforeMigration, deps.onFileOpened)
    open = { opened, db }
    sitting = before.sitting
    held = null
    changing = null
    lastUsedMs = clock.now()
    deps.onOpened()
    deps.onChanged()
  }

  /** The file did not come back: the next thing on screen is the door. */
  function abandon(): void {
    held = null
    changing = null
    sitting = null
    deps.onChanged()
  }

  /** A person's own new password. Errors: PASSWORD_WRONG, PASSWORD_DELAY, PASSWORD_TOO_SHORT, PASSWORD_TOO_COMMON. */
  async function changePassword(input: { current: string; next: string }): Promise<void> {
    await confirmPassword(input.current)
    const { opened, db } = requireOpen()
    const member = staffMember(db, actor().staffId)
    const isOwner = member.role === 'owner'
    await setPassword(place, opened, {
      type: isOwner ? 'owner' : 'staff',
      staffId: member.id,
      signInName: member.name,
      password: input.next,
      deviceSecret: isOwner ? null : await device.secret(),
    })
  }

  function setLook(look: { language?: Language | undefined; theme?: Theme | undefined }): SessionState {
    const before = deps.look.get()
    deps.look.set({ language: look.language ?? before.language, theme: look.theme ?? before.theme })
    deps.onChanged()
    return state()
  }

  return {
    place,
    file,
    state,
    phase,
    forRouter,
    actor,
    log,
    requireOpen,
    isOpen: () => open !== null,
    hasRecoverySlot: () => listSlots(place).some((slot) => slot.type === 'recovery'),
    signIn,
    signInWithRecoveryCode,
    createOwner,
    confirmPassword,
    tryRecoveryCode,
    changePassword,
    hold,
    showKeyChange,
    release,
    abandon,
    lock,
    close,
    touch,
    tick,
    setLook,
  }
}

/** Those who hold a key slot and still work here, for the sign-in screen. */
export function peopleWhoCanSignIn(db: Db): { staffId: string; name: string }[] {
  return listStaff(db)
    .filter((member) => member.active && member.canSignIn)
    .map((member) => ({ staffId: member.id, name: member.name }))
}
