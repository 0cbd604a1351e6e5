// Changing the salon's data key, as the window drives it: after somebody who could open the file has left. Runs in main.
//
//   a backup → the file is closed → a copy under the new key, checked → a vault that holds it, opened with the owner's own
//   passphrase → both exchanged for the old ones by renames → the file is opened again
//
// Until the renames are written down nothing of the present files is touched; from then on the next start finishes them.
// The old files stay until somebody has signed in once more.
import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { transaction } from '../db/handle.ts'
import type { Timers } from '../db/idle-checkpoint.ts'
import { forgetLeft } from '../db/key-holders.ts'
import { AppError, isAppError } from '../shared/errors.ts'
import type { KeyChangePreview } from '../shared/keys.ts'
import type { SessionState } from '../shared/session.ts'
import { runJob, type StartBackupProcess } from './backups/process.ts'
import {
  acknowledgeSwap,
  keyChangeIncomingName,
  type SwapParts,
  swapInNewKey,
  undoSwap,
} from './backups/restore-swap.ts'
import type { Backups } from './backups.ts'
import type { Clock } from './clock.ts'
import { keyChangePlan, writeVaultForNewKey } from './keys/change-data-key.ts'
import { dataKeyBytes, keyFor } from './keys/derived-keys.ts'
import { refreshSlot } from './keys/refresh-slot.ts'
import { copyOfOpened, type OpenedVault, openWithPassword, wipeVault } from './keys/vault.ts'
import { readVault } from './keys/vault-file.ts'
import type { ProgramLog } from './log.ts'
import { databaseName } from './make-salon.ts'
import type { Session } from './session.ts'
import { noteWithoutSlot } from './staff-keys.ts'
import type { ThisComputer } from './this-computer.ts'

export type KeyChange = ReturnType<typeof createKeyChange>

const progressEveryMs = 400

export interface KeyChangeDeps {
  readonly userData: string
  readonly session: Session
  readonly backups: Backups
  readonly device: ThisComputer
  readonly clock: Clock
  readonly spawn: StartBackupProcess
  readonly timers: Timers
  readonly programLog: ProgramLog
  /** Tests stop it after any step. */
  readonly parts?: SwapParts
}

export function createKeyChange(deps: KeyChangeDeps) {
  const { userData, session, clock } = deps
  const incoming = path.join(userData, keyChangeIncomingName)
  let isRunning = false

  /** The new file grows first, then its journal while it gets its key; together twice the old one. */
  function watchCopy(): () => void {
    const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0
    const target = path.join(incoming, databaseName)
    const totalBytes = Math.max(1, 2 * sizeOf(session.file))
    let share = 0
    let timer: unknown
    const look = () => {
      share = Math.min(0.95, Math.max(share, (sizeOf(target) + sizeOf(`${target}-journal`)) / totalBytes))
      session.showKeyChange({ step: 'copy', share })
      timer = deps.timers.setTimeout(look, progressEveryMs)
    }
    look()
    return () => deps.timers.clearTimeout(timer)
  }

  async function prepare(opened: OpenedVault, newDataKey: Uint8Array): Promise<readonly string[]> {
    rmSync(incoming, { recursive: true, force: true })
    mkdirSync(incoming, { recursive: true, mode: 0o700 })
    const from = keyFor(opened.dataKey, 'database')
    const to = keyFor(newDataKey, 'database')
    const stopWatching = watchCopy()
    try {
      await runJob<'rekey'>(deps.spawn, {
        kind: 'rekey',
        input: { file: session.file, targetFile: path.join(incoming, databaseName), from, to },
      })
    } finally {
      stopWatching()
      from.fill(0)
      to.fill(0)
    }
    return writeVaultForNewKey(userData, incoming, opened, newDataKey, clock.now())
  }

  /** Everything up to the point of no return, and the renames. Answers the keys as the owner's passphrase opened them. */
  async function exchange(opened: OpenedVault, staffId: string, passphrase: string) {
    const newDataKey = Uint8Array.from(randomBytes(dataKeyBytes))
    try {
      const withoutSlot = await prepare(opened, newDataKey)
      session.showKeyChange({ step: 'exchange', share: null })
      // Proof before anything is exchanged: what will be typed tomorrow opens the new vault, and holds the new key.
      const proof = await openWithPassword({ ...session.place, folder: incoming }, { staffId }, passphrase, null)
      if (!Buffer.from(proof.dataKey).equals(newDataKey)) throw new AppError('KEY_CHANGE_FAILED', { step: 'vault' })
      deps.parts?.afterStep?.('prepared')
      swapInNewKey(userData, databaseName, clock.now(), deps.parts)
      return { opened: proof, withoutSlot }
    } finally {
      newDataKey.fill(0)
    }
  }

  async function run(passphrase: string): Promise<SessionState> {
    await session.confirmPassword(passphrase)
    const own = session.requireOpen().opened
    if (own.logPrivateKey === null || own.staffId === null) throw new AppError('KEY_CHANGE_NEEDS_OWNER')
    const { staffId } = own
    await refreshSlot(session.place, own, passphrase, null)
    // The chosen places hold a point from just before; one that is not plugged in does not stop the change.
    await deps.backups.before('key-change').catch((error: unknown) => deps.programLog.failure('key change', error))
    const held = await session.hold()
    const old = copyOfOpened(held.opened)
    try {
      const done = await exchange(old, staffId, passphrase)
      try {
        await session.release(done.opened)
      } catch (error) {
        wipeVault(done.opened)
        undoSwap(userData, clock.now(), deps.parts)
        throw error
      }
      wipeVault(held.opened)
      wipeVault(old)
      acknowledgeSwap(userData, deps.parts)
      session.log({ action: 'change', kind: 'key', purpose: 'running', record: 'data-key' })
      transaction(session.requireOpen().db, (tx) => forgetLeft(tx, clock.now()))
      await noteWithoutSlot(session, deps.device, done.withoutSlot)
      return session.state()
    } catch (error) {
      rmSync(incoming, { recursive: true, force: true })
      if (session.state().phase === 'changing-key') await goBack(old)
      throw error
    }
  }

  /** The old file again, with its keys; where even that fails the door stands there, and the next start mends. */
  async function goBack(old: OpenedVault): Promise<void> {
    try {
      await session.release(old)
    } catch (error) {
      deps.programLog.failure('key change', error)
      session.abandon()
    }
  }

  return {
    /** What a change would mean; nothing is touched. */
    preview(): KeyChangePreview {
      const { opened } = session.requireOpen()
      const { needNewPassword, sheetMustBeTried } = keyChangePlan(readVault(userData).vault, opened.slotId)
      return {
        isOwner: opened.logPrivateKey !== null && opened.staffId !== null,
        needNewPassword: [...needNewPassword],
        sheetMustBeTried,
        fileBytes: statSync(session.file).size,
      }
    },
    /**
     * Errors: PASSWORD_WRONG, PASSWORD_DELAY, KEY_CHANGE_NEEDS_OWNER, SLOT_WITHOUT_INBOX, KEY_CHANGE_FAILED, DISK_FULL; after
     * any of them the salon is open as before.
     */
    async change(input: { readonly passphrase: string }): Promise<SessionState> {
      if (isRunning) throw new AppError('CANCELLED')
      isRunning = true
      try {
        return await run(input.passphrase)
      } catch (error) {
        if (isAppError(error)) throw error
        throw new AppError('KEY_CHANGE_FAILED', { step: 'copy' }, { cause: error })
      } finally {
        isRunning = false
      }
    },
  }
}
