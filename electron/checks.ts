// Checks of the open salon: its own file, and the places its backups are in. Decides nothing about time (next-check.ts) and
// reads nothing itself (the backup process does); notes the proof and says what is damaged. Runs in main.
import path from 'node:path'
import { latestChecks, noteCheck } from '../db/backup-checks.ts'
import { listPlaces, noteBackupProblem, type PlaceRow, placeById } from '../db/backup-places.ts'
import { transaction } from '../db/handle.ts'
import type { Timers } from '../db/idle-checkpoint.ts'
import { newestSchema } from '../db/migrations/newest-schema.ts'
import type { BackupCheck, FileDamage } from '../shared/backups.ts'
import { AppError, type ErrorCode, isAppError } from '../shared/errors.ts'
import type { FileCheck } from './backups/check-file.ts'
import { type Checker, createChecker } from './backups/checker.ts'
import { backupKeysOf } from './backups/format.ts'
import type { CheckState, DueCheck } from './backups/next-check.ts'
import { runJob, type StartBackupProcess } from './backups/process.ts'
import type { Clock } from './clock.ts'
import { keyFor } from './keys/derived-keys.ts'
import type { ProgramLog } from './log.ts'
import type { Session } from './session.ts'

export type Checks = ReturnType<typeof createChecks>

export interface ChecksDeps {
  readonly userData: string
  readonly session: Session
  readonly clock: Clock
  readonly spawn: StartBackupProcess
  readonly timers: Timers
  readonly programLog: ProgramLog
  readonly onChanged: () => void
  /** One piece of work on the places at a time, shared with the backups. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>
  readonly holdCheckpoints: () => () => void
  /** Damage on a place was put aside: a backup now writes it anew. */
  readonly onMendable: (placeId: string) => void
}

/** A place that was away, or a check that was interrupted, is tried again after this. */
const retryMs = 20 * 60_000
/** Failures that say nothing about the backups themselves. */
const passing: readonly ErrorCode[] = ['CANCELLED', 'BACKUP_PLACE_MISSING', 'BACKUP_BUSY', 'DISK_FULL', 'BACKUP_EMPTY']

export function createChecks(deps: ChecksDeps) {
  const { session, clock, userData } = deps
  let checker: Checker | null = null
  let openedAtMs = 0
  let fileChecked = false
  let fileNotBeforeMs: number | null = null
  const notBefore = new Map<string, number>()
  let damage: FileDamage | null = null

  function state(): CheckState {
    const { db } = session.requireOpen()
    const last = (placeId: string | null, kind: BackupCheck['kind']) =>
      latestChecks(db, placeId).find((check) => check.kind === kind)
    return {
      openedAtMs,
      fileChecked,
      lastFileFullAtMs: last(null, 'file-full')?.atMs ?? null,
      fileNotBeforeMs,
      places: listPlaces(db).map(({ id, lastGoodAtMs }) => {
        const share = last(id, 'share')
        return {
          id,
          hasPoint: lastGoodAtMs !== null,
          lastShareAtMs: share?.atMs ?? null,
          lastPart: share?.part ?? null,
          lastFullAtMs: last(id, 'full')?.atMs ?? null,
          lastDrillAtMs: last(id, 'drill')?.atMs ?? null,
          notBeforeMs: notBefore.get(id) ?? null,
        }
      }),
    }
  }

  function note(
    check: DueCheck,
    place: PlaceRow | null,
    found: { readonly ok: boolean; readonly sequence?: number; readonly details: BackupCheck['details'] },
  ): void {
    const { db } = session.requireOpen()
    transaction(db, (tx) => {
      noteCheck(tx, {
        kind: check.kind,
        place: place && { id: place.id, label: path.basename(place.path) },
        part: check.kind === 'share' ? check.part : null,
        sequence: found.sequence ?? null,
        atMs: clock.now(),
        ok: found.ok,
        details: found.details,
      })
      if (place && !found.ok) noteBackupProblem(tx, place.id, 'BACKUP_PLACE_DAMAGED')
    })
    // The daily reading is not worth an entry of the log unless it found something; the rest is.
    if (check.kind === 'share' && found.ok) return
    if (place)
      session.log({ action: 'check', kind: 'backup', purpose: 'running', record: place.id, fields: [check.kind] })
    else if (!found.ok)
      session.log({ action: 'check', kind: 'backup', purpose: 'running', record: 'file', fields: [check.kind] })
  }

  async function checkOwnFile(kind: 'file' | 'file-full', signal: AbortSignal): Promise<void> {
    const { opened } = session.requireOpen()
    const releaseCheckpoints = deps.holdCheckpoints()
    const databaseKey = keyFor(opened.dataKey, 'database')
    try {
      const startedMs = clock.now()
      const check = (isClosed: boolean): Promise<FileCheck> =>
        runJob<'check-file'>(
          deps.spawn,
          { kind: 'check-file', input: { file: session.file, databaseKey, full: kind === 'file-full', isClosed } },
          { signal, copied: releaseCheckpoints },
        )
      // Too damaged to be opened a second time: its pages can still be read, and stand still while checkpoints are held.
      const found = await check(false).catch((error: unknown) => {
        if (isAppError(error) && error.code === 'DATABASE_DAMAGED') return check(true)
        throw error
      })
      const { pages, damagedPages, problem, sizeBytes } = found
      const ok = damagedPages.length === 0 && problem === null
      damage = ok ? null : { pages: [...damagedPages], foundAtMs: clock.now() }
      fileChecked = true
      note({ kind }, null, {
        ok,
        details: { pages, sizeBytes, damagedPages: [...damagedPages], problem, ms: clock.now() - startedMs },
      })
    } finally {
      releaseCheckpoints()
      databaseKey.fill(0)
    }
  }

  async function readShare(place: PlaceRow, part: number, signal: AbortSignal): Promise<void> {
    const { opened } = session.requireOpen()
    const keys = backupKeysOf(opened.dataKey, opened.formerDataKeys)
    const found = await runJob<'read-place'>(
      deps.spawn,
      { kind: 'read-place', input: { place: place.path, keys, part, heal: true } },
      { signal },
    )
    const { packs, bytes, points, minutes, damagedPacks, damagedPoints, damagedMinutes, savedChunks } = found
    const ok = damagedPacks.length === 0 && damagedPoints.length === 0 && damagedMinutes.length === 0
    note({ kind: 'share', placeId: place.id, part }, place, {
      ok,
      details: {
        packs,
        bytes,
        points,
        damagedPacks: [...damagedPacks],
        damagedPoints: damagedPoints.map((point) => point.sequence),
        minutes,
        damagedMinutes: [...damagedMinutes],
        savedChunks,
      },
    })
    if (savedChunks !== null || damagedMinutes.length > 0) deps.onMendable(place.id)
  }

  async function prove(place: PlaceRow, kind: 'full' | 'drill', signal: AbortSignal): Promise<void> {
    const { opened } = session.requireOpen()
    const keys = backupKeysOf(opened.dataKey, opened.formerDataKeys)
    const startedMs = clock.now()
    try {
      const proof = await runJob<'prove'>(
        deps.spawn,
        {
          kind: 'prove',
          input: {
            place: place.path,
            keys,
            newestSchema,
            targetFile: path.join(userData, 'backup-check', 'proof.db'),
            full: kind === 'full',
            logPrivateKey: opened.logPrivateKey,
          },
        },
        { signal },
      )
      const { sequence, ...figures } = proof
      note({ kind, placeId: place.id }, place, {
        ok: true,
        sequence,
        details: { ...figures, ms: clock.now() - startedMs },
      })
    } catch (error) {
      if (!isAppError(error) || passing.includes(error.code) || error.code === 'INTERNAL') throw error
      note({ kind, placeId: place.id }, place, { ok: false, details: { problem: error.code } })
    }
  }

  async function run(check: DueCheck, signal: AbortSignal): Promise<void> {
    const postpone = () => {
      const atMs = clock.now() + retryMs
      if ('placeId' in check) notBefore.set(check.placeId, atMs)
      else fileNotBeforeMs = atMs
    }
    try {
      await deps.inTurn(async () => {
        if (signal.aborted || !session.isOpen()) throw new AppError('CANCELLED')
        if (!('placeId' in check)) return checkOwnFile(check.kind, signal)
        const place = placeById(session.requireOpen().db, check.placeId)
        if (check.kind === 'share') return readShare(place, check.part, signal)
        return prove(place, check.kind, signal)
      })
    } catch (error) {
      postpone()
      // The live file itself cannot be opened a second time: that is the damage.
      if (
        !('placeId' in check) &&
        isAppError(error) &&
        ['DATABASE_DAMAGED', 'DATABASE_WRONG_KEY'].includes(error.code)
      ) {
        damage = { pages: [1], foundAtMs: clock.now() }
      } else if (!isAppError(error) || error.code !== 'CANCELLED') deps.programLog.failure(`check ${check.kind}`, error)
    } finally {
      deps.onChanged()
    }
  }

  return {
    start(): void {
      openedAtMs = clock.now()
      fileChecked = false
      fileNotBeforeMs = null
      notBefore.clear()
      damage = null
      checker = createChecker({ nowMs: clock.now, timers: deps.timers, state, run })
    },
    async stop(): Promise<void> {
      await checker?.stop()
      checker = null
    },
    wake: () => checker?.wake(),
    /** Somebody waits for a place or for the file: a running check ends and is done later. */
    stepAside: async (): Promise<void> => checker?.stepAside(),
    running: (): DueCheck | null => checker?.running() ?? null,
    damage: (): FileDamage | null => damage,
    /** A backup met a damaged page: known at once, without waiting for the next check. */
    noteDamage(page: number | null): void {
      const pages = new Set([...(damage?.pages ?? []), ...(page === null ? [] : [page])])
      damage = { pages: [...pages].sort((a, b) => a - b), foundAtMs: damage?.foundAtMs ?? clock.now() }
    },
    /** One check at once, whatever the hour; answers when it is noted. For the screen's button and for tests. */
    async now(check: DueCheck): Promise<void> {
      await run(check, new AbortController().signal)
      checker?.wake()
    },
  }
}
