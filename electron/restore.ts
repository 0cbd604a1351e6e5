// Restoring, as the window drives it: choose a place → open it → preview a point → run, and undo. The window holds only
// tokens; folders and keys stay here. Works on an empty machine, on a damaged one, and from inside. Runs in main.
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { appendLog, logHead } from '../db/accesslog.ts'
import { addRestoredPlace, noteRestoredFrom, placeById } from '../db/backup-places.ts'
import { type Db, handleOf, type Tx, transaction } from '../db/handle.ts'
import { newestSchema } from '../db/migrations/newest-schema.ts'
import { carrySeriesForward, positionsAfter, type SeriesPosition, seriesOf, unsureSeries } from '../db/number-series.ts'
import { closeDatabase, databaseErrorOf, openDatabase } from '../db/open.ts'
import { holdLetters } from '../db/outbox-way.ts'
import { listRestores, noteRestored } from '../db/restores.ts'
import { keepSignInOf, listStaff } from '../db/staff.ts'
import {
  type GapReason,
  gapText,
  type NumberGap,
  type NumbersAfter,
  type Restored,
  type RestorePlace,
  type RestorePoint,
  type RestorePreview,
} from '../shared/backups.ts'
import { AppError } from '../shared/errors.ts'
import { parseRecoveryCode } from '../shared/recovery-code.ts'
import type { SessionState } from '../shared/session.ts'
import { translator } from '../shared/translations/translate.ts'
import type { PlaceListing } from './backups/list-points.ts'
import { runJob, type StartBackupProcess } from './backups/process.ts'
import {
  commitRestore,
  discardPrepared,
  lookAtPlace,
  type OpenedPlace,
  openPlace,
  type PlaceSecret,
  type PreparedRestore,
  prepareRestore,
  undoRestore,
} from './backups/restore.ts'
import {
  acknowledgeSwap,
  type InterruptedRestore,
  recoverInterruptedRestore,
  removeFilesOfFormerKey,
  removeKeptFiles,
} from './backups/restore-swap.ts'
import { defaultRetention } from './backups/retention.ts'
import type { Backups } from './backups.ts'
import type { Bootstrap } from './bootstrap.ts'
import type { Clock } from './clock.ts'
import type { DamagedFile } from './damaged-file.ts'
import type { Dialogs } from './dialogs.ts'
import { keyFor } from './keys/derived-keys.ts'
import type { Kdf } from './keys/kdf.ts'
import type { SignInGuard } from './keys/sign-in-delay.ts'
import { listSlots } from './keys/vault.ts'
import { logHeadFile } from './log-head.ts'
import { databaseName } from './make-salon.ts'
import { peopleWhoCanSignIn, type Session } from './session.ts'
import type { ThisComputer } from './this-computer.ts'

const dayMs = 86_400_000

export type Restore = ReturnType<typeof createRestore>

export interface RestoreDeps {
  readonly userData: string
  readonly workstation: string
  readonly session: Session
  readonly backups: Backups
  readonly device: ThisComputer
  /** Places of a file that does not open. */
  readonly damaged: Pick<DamagedFile, 'pathOf'>
  readonly guard: SignInGuard
  readonly clock: Clock
  readonly dialogs: Dialogs
  readonly kdf: Kdf
  readonly spawn: StartBackupProcess
  readonly look: () => Bootstrap
  /** What the place knows of erasures since then is known here too before its point is opened. */
  readonly learnErasures: (place: string) => Promise<void>
}

/** One attempt to restore, from the choice of a folder to its end. A new choice forgets the one before. */
interface Attempt {
  readonly token: string
  readonly place: string
  readonly listing: PlaceListing
  opened: OpenedPlace | null
  prepared: PreparedRestore | null
}

/** What the present file answers, or `otherwise` when it is too damaged to: a restore must not fail on what it replaces. */
function readable<T, O>(read: () => T, otherwise: O): T | O {
  try {
    return read()
  } catch (error) {
    if (databaseErrorOf(error)?.code === 'DATABASE_DAMAGED') return otherwise
    throw error
  }
}

/** The newest point that can be restored, of a list with the newest first. */
function newestPoint(points: readonly RestorePoint[]): { sequence: number; atMs: number } | null {
  const found = points.find((point) => point.problem === null)
  return found ? { sequence: found.sequence, atMs: found.takenAtMs } : null
}

export function createRestore(deps: RestoreDeps) {
  const { userData, session, clock } = deps
  const head = logHeadFile(userData)
  let attempt: Attempt | null = null
  let interrupted: InterruptedRestore | null = null

  function current(token: string): Attempt {
    if (attempt?.token !== token) throw new AppError('RESTORE_NOT_PREPARED')
    return attempt
  }

  function forget(): void {
    attempt?.opened?.dataKey.fill(0)
    for (const former of attempt?.opened?.formerDataKeys ?? []) former.fill(0)
    attempt?.opened?.logPrivateKey?.fill(0)
    if (attempt?.prepared) discardPrepared(userData)
    attempt = null
  }

  async function begin(place: string): Promise<RestorePlace> {
    const listing = await lookAtPlace(deps.spawn, place, newestSchema)
    forget()
    attempt = { token: randomBytes(12).toString('base64url'), place, listing, opened: null, prepared: null }
    return {
      token: attempt.token,
      label: path.basename(place),
      pointCount: listing.pointCount,
      newestAtMs: listing.newestAtMs,
    }
  }

  /** What opens the place: the asking person's own password for our own salon's place, else what its owner holds. */
  async function secretFor(listing: PlaceListing, typed: string): Promise<PlaceSecret> {
    if (session.isOpen()) {
      const { opened } = session.requireOpen()
      if (opened.vaultId === listing.vaultId) {
        await session.confirmPassword(typed)
        return opened
      }
    }
    return parseRecoveryCode(typed).ok ? { recoveryCode: typed } : { passphrase: typed }
  }

  /** Numbers that papers already carry must not be given out again by an older file. Null when nobody here knows them. */
  const presentSeries = () => (session.isOpen() ? readable(() => seriesOf(session.requireOpen().db), null) : null)

  /**
   * The restored file for a moment: who did it is logged, series go on from the higher number, people without a slot in
   * the new vault can no longer sign in, and the sign-in screen learns its names.
   */
  async function settleRestored(
    dataKey: Uint8Array,
    done: {
      readonly sequence: number
      readonly minute: number
      readonly backToMs: number
      readonly staffId: string | null
      readonly series: readonly SeriesPosition[] | null
      readonly numbers: NumbersAfter
      readonly restores: readonly Restored[]
      readonly place: string
      /** Of those that the place has. */
      readonly newest: { readonly sequence: number; readonly atMs: number } | null
    },
  ): Promise<void> {
    const key = keyFor(dataKey, 'database')
    const raw = openDatabase(session.file, key)
    key.fill(0)
    const db = handleOf(raw)
    try {
      transaction(db, (tx) => {
        const withSlot = listSlots(session.place).flatMap((slot) => (slot.staffId === null ? [] : [slot.staffId]))
        keepSignInOf(tx, withSlot)
        const { series, gapReason } = seriesToGoOnFrom(tx, done)
        const gaps = carrySeriesForward(tx, series)
        holdLetters(tx)
        // An older file knows less of earlier restores than the one it replaces.
        for (const earlier of done.restores) noteOnce(tx, earlier)
        noteRestored(tx, { atMs: clock.now(), backToMs: done.backToMs, gaps, gapReason, again: null })
        addRestoredPlace(tx, done.place, clock.now())
        if (done.newest !== null) noteRestoredFrom(tx, done.place, done.newest)
        const known = listStaff(tx).some((member) => member.id === done.staffId)
        logRestore(db, known ? done.staffId : null, done.sequence, done.minute, gaps)
      })
      head.write(logHead(db))
      await deps.device.rememberPeople(peopleWhoCanSignIn(db))
    } finally {
      closeDatabase(raw)
    }
  }

  /** What the present file says, else what a person told, else enough for everything that may have been given out. */
  function seriesToGoOnFrom(
    tx: Tx,
    done: {
      readonly series: readonly SeriesPosition[] | null
      readonly numbers: NumbersAfter
      readonly backToMs: number
    },
  ): { series: readonly SeriesPosition[]; gapReason: GapReason } {
    if (done.series !== null) return { series: done.series, gapReason: 'given' }
    const unsure = unsureSeries(tx, done.backToMs, clock.today())
    const gapReason = done.numbers.kind === 'told' ? 'told' : 'unsure'
    return { series: positionsAfter(unsure, done.numbers), gapReason }
  }

  /** Who signs in while the last backup is made is signed out too: nothing may write to a file that is about to be moved. */
  async function letGo(): Promise<void> {
    while (session.isOpen()) await session.close()
  }

  function noteOnce(tx: Tx, restored: Restored): void {
    if (!listRestores(tx).some((each) => each.atMs === restored.atMs)) noteRestored(tx, restored)
  }

  /** The record is the point's number, with '+' and the minute's number when it was one; the fields are numbers left out. */
  function logRestore(
    db: Db,
    staffId: string | null,
    sequence: number | null,
    minute = 0,
    gaps: readonly NumberGap[] = [],
  ): void {
    transaction(db, (tx) =>
      appendLog(
        tx,
        { staffId, workstation: deps.workstation, session: 'restore' },
        {
          action: 'restore',
          kind: 'backup',
          purpose: 'running',
          record: sequence === null ? 'undo' : minute === 0 ? String(sequence) : `${sequence}+${minute}`,
          fields: gaps.map(gapText),
        },
        clock.now(),
        clock.today(),
      ),
    )
  }

  return {
    /** At start, before the vault is read: finishes what a power cut interrupted. */
    finishInterrupted(): void {
      interrupted = recoverInterruptedRestore(userData)
    },

    /** The file has been opened: an interrupted restore is now known to have worked, and what was kept too long goes. */
    settleOnOpen(): void {
      removeKeptFiles(userData, defaultRetention.privacyDays * dayMs, clock.now())
      if (!interrupted) removeFilesOfFormerKey(userData)
      if (!interrupted) return
      const { db } = session.requireOpen()
      if (interrupted.kind === 'key-change') {
        session.log({ action: 'change', kind: 'key', purpose: 'running', record: 'data-key', fields: ['interrupted'] })
      } else logRestore(db, session.actor().staffId, interrupted.sequence)
      head.write(logHead(db))
      acknowledgeSwap(userData)
      interrupted = null
    },

    /** The place of an attempt, once it has been opened. Errors: RESTORE_NOT_PREPARED. */
    openedPlace(token: string): OpenedPlace {
      const { opened } = current(token)
      if (!opened) throw new AppError('RESTORE_NOT_PREPARED')
      return opened
    },

    async choosePlace(): Promise<RestorePlace | null> {
      const t = translator(session.isOpen() ? session.actor().language : deps.look().language)
      const folder = await deps.dialogs.chooseFolder({
        title: t(($) => $.dialogs.restoreFolder),
        button: t(($) => $.dialogs.restoreFolderButton),
      })
      return folder === null ? null : begin(folder)
    },

    /** Errors: NOT_FOUND. */
    usePlace: async (placeId: string): Promise<RestorePlace> =>
      begin(session.isOpen() ? placeById(session.requireOpen().db, placeId).path : deps.damaged.pathOf(placeId)),

    /** Errors: PASSWORD_WRONG, RECOVERY_CODE_WRONG, RECOVERY_CODE_TYPO, PASSWORD_DELAY, BACKUP_DAMAGED. */
    async open(input: { token: string; secret: string }): Promise<RestorePoint[]> {
      const { place, listing } = current(input.token)
      const secret = await secretFor(listing, input.secret)
      const opened = await deps.guard.attempt(`restore-${listing.vaultId}`, () =>
        openPlace(deps.spawn, place, secret, newestSchema, deps.kdf),
      )
      const still = current(input.token)
      still.opened = opened
      return [...opened.points]
    },

    /** Verifies the point whole, beside the present file, and compares. Errors: all of BACKUP_*, DISK_FULL. */
    async preview(input: { token: string; sequence: number; minute: number }): Promise<RestorePreview> {
      const now = current(input.token)
      if (!now.opened) throw new AppError('RESTORE_NOT_PREPARED')
      const { opened } = now
      const point = opened.points.find((each) => each.sequence === input.sequence)
      if (!point) throw new AppError('NOT_FOUND', { kind: 'backup' })
      if (point.problem !== null) throw new AppError(point.problem as 'BACKUP_DAMAGED')
      const prepared = await deps.backups.inTurn(() =>
        prepareRestore(deps.spawn, opened, input.sequence, userData, databaseName, newestSchema, {}, input.minute),
      )
      current(input.token).prepared = prepared
      const { takenAtMs, content } = prepared
      const moment = { ...point, takenAtMs, summary: content.summary }
      const restored = { file: prepared.file, databaseKey: keyFor(prepared.dataKey, 'database') }
      const present = session.isOpen()
        ? { file: session.file, databaseKey: keyFor(session.requireOpen().opened.dataKey, 'database') }
        : null
      try {
        const compared = await runJob<'compare'>(deps.spawn, {
          kind: 'compare',
          input: { restored, present, backToMs: takenAtMs, today: clock.today() },
        })
        return { token: input.token, point: moment, ...compared }
      } finally {
        for (const each of [restored, present]) each?.databaseKey.fill(0)
      }
    },

    /** Errors: RESTORE_NOT_PREPARED; when the restored file does not open, the present one is back and the error says so. */
    async run({ token, numbers }: { token: string; numbers: NumbersAfter }): Promise<SessionState> {
      const { prepared, place } = current(token)
      if (!prepared) throw new AppError('RESTORE_NOT_PREPARED')
      const inside = session.isOpen()
      // The present file is kept beside, whatever happens; a backup of it too where a place can take it.
      if (inside) await deps.backups.before('restore').catch(() => undefined)
      const staffId = inside ? session.actor().staffId : null
      await deps.learnErasures(place)
      const series = presentSeries()
      const newest = newestPoint(current(token).opened?.points ?? [])
      const { dataKey, sequence, minute, takenAtMs: backToMs } = prepared
      const restores = inside ? readable(() => listRestores(session.requireOpen().db), []) : []
      let settled = false
      await commitRestore(prepared, userData, clock.now(), letGo, async () => {
        // Called once more, on the present file, when the restored one did not open.
        if (settled) return
        settled = true
        const settle = { sequence, minute, backToMs, staffId, series, numbers, restores, place, newest }
        await settleRestored(dataKey, settle)
      })
      if (attempt?.token === token) attempt.prepared = null
      forget()
      return session.state()
    },

    /** Errors: RESTORE_UNDO_GONE. */
    async undo(): Promise<SessionState> {
      const { opened } = session.requireOpen()
      const dataKey = Uint8Array.from(opened.dataKey)
      const { staffId } = session.actor()
      // A file too damaged to tell gives no numbers out either.
      const series = presentSeries() ?? []
      await undoRestore(userData, clock.now(), letGo, async () => {
        const key = keyFor(dataKey, 'database')
        const raw = openDatabase(session.file, key)
        key.fill(0)
        const db = handleOf(raw)
        try {
          transaction(db, (tx) => {
            holdLetters(tx)
            const gaps = carrySeriesForward(tx, series)
            noteRestored(tx, { atMs: clock.now(), backToMs: null, gaps, gapReason: 'given', again: null })
            logRestore(db, staffId, null, 0, gaps)
          })
          head.write(logHead(db))
          await deps.device.rememberPeople(peopleWhoCanSignIn(db))
        } finally {
          closeDatabase(raw)
        }
      }).finally(() => dataKey.fill(0))
      return session.state()
    },
  }
}
