// Backups of the open salon: one schedule a place, what the screens show of them, and adding or removing places. The
// repository and the copying are electron/backups/*. Runs in main; nobody at the desk ever waits for it.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { LogAnchor } from '../db/accesslog.ts'
import { logHead } from '../db/accesslog.ts'
import type { Actor } from '../db/actor.ts'
import { latestChecks, provedPoints } from '../db/backup-checks.ts'
import {
  addPlace,
  listPlaces,
  noteBackupProblem,
  noteGoodBackup,
  type PlaceRow,
  placeById,
  removePlace,
} from '../db/backup-places.ts'
import { type Db, transaction } from '../db/handle.ts'
import { createIdleCheckpoint, type IdleCheckpoint, type Timers } from '../db/idle-checkpoint.ts'
import { schemaVersion } from '../db/migrate.ts'
import { newestSchema } from '../db/migrations/newest-schema.ts'
import { listRestores } from '../db/restores.ts'
import { forecastPlace } from '../shared/backup-forecast.ts'
import {
  type BackupPlace,
  type BackupProgress,
  type BackupsState,
  isAtWork,
  type PlaceReport,
} from '../shared/backups.ts'
import { instantToLocal, ZONE } from '../shared/day.ts'
import { AppError, isAppError } from '../shared/errors.ts'
import type { RouteName } from '../shared/ipc/contract.ts'
import { translator } from '../shared/translations/translate.ts'
import { type BackupReason, backupKeysOf } from './backups/format.ts'
import { keptUntil } from './backups/kept-until.ts'
import { runJob, type StartBackupProcess } from './backups/process.ts'
import { keptFolderPrefix, undoableRestore } from './backups/restore-swap.ts'
import { keptPoints } from './backups/retention.ts'
import { type BackupScheduler, createBackupScheduler } from './backups/scheduler.ts'
import { takeSnapshot } from './backups/take-snapshot.ts'
import { createTurns, type InTurn } from './backups/turns.ts'
import { createChecks } from './checks.ts'
import type { Clock } from './clock.ts'
import type { Dialogs } from './dialogs.ts'
import { type OpenedVault, vaultForBackup } from './keys/vault.ts'
import { rememberPlaces } from './known-places.ts'
import type { ProgramLog } from './log.ts'
import { type LogHeadFile, logHeadFile } from './log-head.ts'
import type { Session } from './session.ts'
import { createShipping } from './shipping.ts'

export type Backups = ReturnType<typeof createBackups>

const dayMs = 86_400_000
/** Minutes stay with their point, but no longer than this: after a week nobody asks for the minute any more. */
const minutesKeptMs = 7 * dayMs
/** The recovery sheet is offered to be typed back once a quarter. */
const practiceEveryMs = 91 * dayMs
/** Backups that somebody waits for: a running check steps aside. */
const waitedFor: readonly BackupReason[] = ['asked', 'day-close', 'quit', 'migration', 'restore', 'key-change']
/** The window hears of a running copy at most this often. */
const progressEveryMs = 400

export interface BackupsDeps {
  readonly userData: string
  readonly session: Session
  readonly clock: Clock
  readonly dialogs: Dialogs
  readonly spawn: StartBackupProcess
  readonly timers: Timers
  readonly appVersion: string
  readonly programLog: ProgramLog
  /** A backup has been made: the journal of erasures goes to the same place. */
  readonly afterBackup: (db: Db, place: string) => Promise<void>
  readonly onChanged: () => void
}

interface RunningBackup {
  readonly cancel: AbortController
  /** Others are at work: its turn has not come. */
  readonly isWaiting: boolean
  readonly progress: BackupProgress | null
}

export function createBackups(deps: BackupsDeps) {
  const { session, clock, userData } = deps
  const schedulers = new Map<string, BackupScheduler>()
  const head: LogHeadFile = logHeadFile(userData)
  let checkpoint: IdleCheckpoint | null = null
  const inTurn = createTurns()
  const running = new Map<string, RunningBackup>()
  const checks = createChecks({
    ...deps,
    inTurn,
    holdCheckpoints: () => checkpoint?.hold() ?? (() => {}),
    onMendable: (placeId) => schedulers.get(placeId)?.changed(),
  })

  const shipping = createShipping({
    ...deps,
    holdCheckpoints: () => checkpoint?.hold() ?? (() => {}),
    onPointNeeded: (placeId) =>
      void schedulers
        .get(placeId)
        ?.runNow('quiet')
        .catch(() => undefined),
    onDamage: checks.noteDamage,
    onBack: (placeId) => schedulers.get(placeId)?.wake(),
  })

  /** Work that somebody waits for: it takes its turn, and a running check makes way. */
  const inTurnNow: InTurn = (work, signal) => {
    const turn = inTurn(work, signal)
    void checks.stepAside()
    return turn
  }

  // ------------------------------------------------------------------ one backup

  async function backUp(place: PlaceRow, reason: BackupReason, cancel: AbortController): Promise<void> {
    const { opened, db } = session.requireOpen()
    running.set(place.id, { cancel, isWaiting: false, progress: null })
    deps.onChanged()
    const releaseMinutes = await shipping.hold(place.id)
    const frozenChanges = shipping.changes()
    const remembered =
      place.repositoryId !== null && place.lastSequence !== null
        ? { repositoryId: place.repositoryId, sequence: place.lastSequence }
        : null
    try {
      const result = await takeSnapshot({
        place: place.path,
        databaseFile: session.file,
        userData,
        dataKey: opened.dataKey,
        slots: vaultForBackup(session.place),
        reason,
        programVersion: deps.appVersion,
        remembered,
        nowMs: clock.now,
        holdCheckpoints: () => checkpoint?.hold() ?? (() => {}),
        start: deps.spawn,
        events: { signal: cancel.signal, progress: showProgress(place.id, cancel) },
      })
      shipping.has(place.id, frozenChanges, result.takenAtMs)
      shipping.own(() => {
        transaction(db, (tx) => {
          noteGoodBackup(tx, place.id, {
            atMs: result.takenAtMs,
            sequence: result.sequence,
            repositoryId: result.repositoryId,
          })
          if (result.rolledBack) noteBackupProblem(tx, place.id, 'BACKUP_ROLLED_BACK')
        })
        session.log({ action: 'backup', kind: 'backup', purpose: 'running', record: place.id })
      })
      head.write(logHead(db))
      await prune(place, opened)
      await deps.afterBackup(db, place.path)
      checks.wake()
    } catch (error) {
      deps.programLog.failure('backup', error)
      const code = isAppError(error) ? error.code : 'INTERNAL'
      if (isAppError(error) && code === 'DATABASE_DAMAGED') {
        checks.noteDamage(typeof error.data.page === 'number' ? error.data.page : null)
      }
      if (db.raw.open && code !== 'CANCELLED') {
        shipping.own(() => transaction(db, (tx) => noteBackupProblem(tx, place.id, code)))
      }
      throw error
    } finally {
      releaseMinutes()
    }
  }

  /** Tells the window how far a copy is, seldom enough not to cost anything. */
  function showProgress(placeId: string, cancel: AbortController) {
    let toldAtMs = 0
    return (step: BackupProgress['step'], doneBytes: number, totalBytes: number) => {
      running.set(placeId, { cancel, isWaiting: false, progress: { step, doneBytes, totalBytes } })
      const now = clock.now()
      if (now >= toldAtMs && now - toldAtMs < progressEveryMs) return
      toldAtMs = now
      deps.onChanged()
    }
  }

  /** Takes away the points that the retention rule lets go. A failure here leaves too much, never too little. */
  async function prune(place: PlaceRow, opened: OpenedVault): Promise<void> {
    try {
      const keys = backupKeysOf(opened.dataKey, opened.formerDataKeys)
      const listed = await runJob<'list'>(deps.spawn, {
        kind: 'list',
        input: { place: place.path, keys, newestSchema },
      })
      const readable = listed.points.filter((point) => point.problem === null)
      const kept = keptPoints(readable, clock.now(), (atMs) => instantToLocal(atMs, ZONE).day)
      const minutesBeforeMs = clock.now() - minutesKeptMs
      const hasOldMinutes = readable.some(({ minutes: [first] }) => first !== undefined && first < minutesBeforeMs)
      if (kept.size === readable.length && !hasOldMinutes) return
      const decidedUpTo = Math.max(...readable.map((point) => point.sequence))
      await runJob<'prune'>(deps.spawn, {
        kind: 'prune',
        input: { place: place.path, keys, keep: [...kept.keys()], decidedUpTo, minutesBeforeMs },
      })
    } catch (error) {
      deps.programLog.failure('prune', error)
    }
  }

  // ------------------------------------------------------------------ schedules

  function schedule(place: PlaceRow, hasChanges: boolean): BackupScheduler {
    const scheduler = createBackupScheduler(
      {
        nowMs: clock.now,
        timers: deps.timers,
        run: (reason) => {
          const cancel = new AbortController()
          running.set(place.id, { cancel, isWaiting: true, progress: null })
          const work = () => backUp(placeById(session.requireOpen().db, place.id), reason, cancel)
          const turn = waitedFor.includes(reason) ? inTurnNow(work, cancel.signal) : inTurn(work, cancel.signal)
          return turn.finally(() => running.delete(place.id))
        },
        onState: deps.onChanged,
      },
      hasChanges,
    )
    schedulers.set(place.id, scheduler)
    return scheduler
  }

  /** To every place, whatever becomes of the others; then the first failure, or that somebody stopped one. */
  async function everywhere(reason: BackupReason): Promise<void> {
    const tried = await Promise.allSettled([...schedulers.values()].map((scheduler) => scheduler.runNow(reason)))
    const failed = tried.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []))
    const wasStopped = (error: unknown) => isAppError(error) && error.code === 'CANCELLED'
    if (failed.length > 0) throw failed.find((error) => !wasStopped(error)) ?? failed[0]
  }

  /** Where the copies are, for the day when the file does not open. Failing to write it down must stop nothing. */
  function remember(): void {
    const { db, opened } = session.requireOpen()
    try {
      rememberPlaces(userData, opened.dataKey, listPlaces(db))
    } catch (error) {
      deps.programLog.failure('remember places', error)
    }
  }

  /** The file has been opened: checkpoints and schedules begin. Work from before the last stop may not be backed up yet. */
  function start(): void {
    const { db } = session.requireOpen()
    checkpoint = createIdleCheckpoint(db.raw, deps.timers)
    // From the newest entry backwards: looking at all of ten years' entries would make every start wait.
    const lastEntryAtMs = db.raw
      .prepare("SELECT at_ms FROM access_log WHERE action IN ('create', 'change', 'remove') ORDER BY seq DESC LIMIT 1")
      .pluck()
      .get() as number | undefined
    // A restored file differs from the newest copy although nothing in it is newer.
    const lastChangeAtMs = Math.max(lastEntryAtMs ?? 0, listRestores(db)[0]?.atMs ?? 0)
    for (const place of listPlaces(db)) schedule(place, lastChangeAtMs > (place.lastGoodAtMs ?? -1))
    checks.start()
    shipping.start()
    remember()
  }

  /** A last backup where something has changed, then quiet. A place that fails is on the screen at the next start. */
  async function stop(): Promise<void> {
    await checks.stop()
    await shipping.stop()
    await Promise.allSettled([...schedulers.values()].map((scheduler) => scheduler.runNow('quit')))
    for (const scheduler of schedulers.values()) scheduler.stop()
    schedulers.clear()
    checkpoint?.stop()
    checkpoint = null
    if (session.isOpen()) head.write(logHead(session.requireOpen().db))
  }

  // ------------------------------------------------------------------ what the screens show

  function stateOf(place: PlaceRow, mayManage: boolean): BackupPlace {
    const scheduler = schedulers.get(place.id)?.state()
    const minutes = shipping.state(place.id)
    const missing = !shipping.isThere(place.id)
    const problem = missing ? 'BACKUP_PLACE_MISSING' : (place.problem ?? minutes.problem)
    const ageMs = place.lastGoodAtMs === null ? null : clock.now() - place.lastGoodAtMs
    const state: BackupPlace['state'] = scheduler?.isRunning
      ? running.get(place.id)?.isWaiting
        ? 'waiting'
        : 'running'
      : ageMs === null
        ? problem
          ? 'failed'
          : 'never'
        : ageMs > 3 * dayMs
          ? 'very-late'
          : problem
            ? 'failed'
            : ageMs > dayMs
              ? 'late'
              : 'ok'
    return {
      id: place.id,
      label: path.basename(place.path),
      path: mayManage ? place.path : null,
      state,
      lastGoodAtMs: place.lastGoodAtMs,
      lastSequence: place.lastSequence,
      problem,
      progress: running.get(place.id)?.progress ?? null,
      minutes,
    }
  }

  function isPracticeDue(db: Db): boolean {
    const last = latestChecks(db, null).find((check) => check.kind === 'practice')
    // A clock set back postpones nothing: what was practised in the future is due.
    return last === undefined || last.atMs > clock.now() || clock.now() - last.atMs > practiceEveryMs
  }

  function state(actor: Actor | null): BackupsState {
    if (!session.isOpen()) {
      return {
        places: [],
        running: false,
        changesWaiting: false,
        undoRestore: null,
        restores: [],
        damage: null,
        practiceDue: false,
        ownChecks: [],
        checking: null,
      }
    }
    const mayManage = actor?.can('backups') ?? false
    const places = listPlaces(session.requireOpen().db).map((place) => stateOf(place, mayManage))
    const undo = undoableRestore(userData)
    return {
      places,
      running: places.some(isAtWork),
      changesWaiting: [...schedulers.values()].some((scheduler) => scheduler.state().firstChangeAtMs !== null),
      undoRestore: undo && actor?.can('restore') ? { restoredAtMs: undo.startedAtMs } : null,
      restores: actor?.can('restore') ? listRestores(session.requireOpen().db) : [],
      damage: checks.damage(),
      ownChecks: mayManage ? latestChecks(session.requireOpen().db, null) : [],
      practiceDue: (actor?.can('restore') ?? false) && isPracticeDue(session.requireOpen().db),
      checking: checks.running()?.kind ?? null,
    }
  }

  return {
    state,
    start,
    stop,
    inTurn: inTurnNow,
    checks,
    shipping,
    /** Something was committed. What a backup itself notes waits for the next one that has more to say. */
    noteChange(route: RouteName): void {
      checkpoint?.touched()
      if (route.startsWith('backups.')) return
      for (const scheduler of schedulers.values()) scheduler.changed()
    },
    /** After sleep, or when a stick was plugged in. */
    wake(): void {
      for (const scheduler of schedulers.values()) scheduler.wake()
      checks.wake()
    },
    /** Ends a backup that runs, or still waits; what it has written so far does not count. It is tried again by itself. */
    async cancel(placeId: string): Promise<void> {
      running.get(placeId)?.cancel.abort()
      await schedulers.get(placeId)?.ended()
    },
    /** Main asks for the folder; the first backup follows at once. Errors: BACKUP_PLACE_EXISTS and those of the backup. */
    async choosePlace(): Promise<BackupsState> {
      const { db } = session.requireOpen()
      const actor = session.actor()
      const t = translator(actor.language)
      const folder = await deps.dialogs.chooseFolder({
        title: t(($) => $.dialogs.backupFolder),
        button: t(($) => $.dialogs.backupFolderButton),
      })
      if (folder === null) return state(actor)
      const place = transaction(db, (tx) => addPlace(tx, folder, actor))
      try {
        await schedule(place, false).runNow('asked')
      } catch (error) {
        // A folder that cannot take the first backup is no place: better said now than found out on the worst day.
        schedulers.get(place.id)?.stop()
        schedulers.delete(place.id)
        transaction(db, (tx) => removePlace(tx, place.id))
        throw error
      }
      remember()
      return state(actor)
    },
    async removePlace(id: string): Promise<BackupsState> {
      transaction(session.requireOpen().db, (tx) => removePlace(tx, id))
      schedulers.get(id)?.stop()
      schedulers.delete(id)
      running.get(id)?.cancel.abort()
      shipping.forget(id)
      remember()
      return state(session.actor())
    },
    /** Now, to every place. Errors: BACKUP_PLACE_NOT_CHOSEN; those of the first place that failed, after all were tried. */
    async runNow(): Promise<BackupsState> {
      if (schedulers.size === 0) throw new AppError('BACKUP_PLACE_NOT_CHOSEN')
      await everywhere('asked')
      return state(session.actor())
    },
    /** What a place holds, why each point is kept, and what was checked there. */
    async report(placeId: string): Promise<PlaceReport> {
      const { opened, db } = session.requireOpen()
      const place = placeById(db, placeId)
      const keys = backupKeysOf(opened.dataKey, opened.formerDataKeys)
      const listed = await runJob<'list'>(deps.spawn, {
        kind: 'list',
        input: { place: place.path, keys, newestSchema },
      })
      const readable = listed.points.filter((point) => point.problem === null)
      // The file may have been closed while the place was read.
      const own = session.requireOpen().db
      const proved = provedPoints(own, place.id)
      const kept = keptUntil(readable, clock.now(), (atMs) => instantToLocal(atMs, ZONE).day)
      return {
        points: listed.points.map((point) => {
          const reason = kept.get(point.sequence)
          const proofs = proved.filter((proof) => proof.sequence === point.sequence)
          return { ...point, keptAs: reason?.as ?? null, keptUntil: reason?.until ?? null, proofs }
        }),
        usedBytes: listed.usedBytes,
        freeBytes: listed.freeBytes,
        inYearBytes: forecastPlace(listed.sizes)?.inYearBytes ?? null,
        checks: latestChecks(own, place.id),
      }
    },
    /** A backup before something that could go wrong. Without a place there is nothing to do; a failing place is told. */
    before: everywhere,
    /**
     * Before the schema changes: a backup to every place that takes one. Where none does (no place, or the stick is at
     * home), a copy beside the file instead, so that the salon still opens; it goes with the files kept from restores.
     */
    async beforeMigration(db: Db, opened: OpenedVault): Promise<void> {
      if (schemaVersion(db.raw) === 0) return
      let taken = 0
      for (const place of listPlaces(db)) {
        try {
          await takeSnapshot({
            place: place.path,
            databaseFile: session.file,
            userData,
            dataKey: opened.dataKey,
            slots: vaultForBackup(session.place),
            reason: 'migration',
            programVersion: deps.appVersion,
            remembered: null,
            nowMs: clock.now,
            holdCheckpoints: () => () => {},
            start: deps.spawn,
          })
          taken += 1
        } catch (error) {
          deps.programLog.failure('backup before migration', error)
        }
      }
      if (taken > 0) return
      const folder = path.join(userData, `${keptFolderPrefix}${clock.now()}`)
      mkdirSync(folder, { recursive: true })
      db.raw.prepare('VACUUM INTO ?').run(path.join(folder, path.basename(session.file)))
    },
    /** Heads of the log that were written outside the file: a tail that was cut off shows against them. */
    logAnchors: (): LogAnchor[] => head.read(),
  }
}
