// Minutes of the open salon: looks every few seconds whether something was committed, and ships it to each place on its own.
// A place that is away, full or slow holds up neither the others nor anybody at the desk. Decides nothing about time
// (next-minute.ts) and reads no file itself (the backup process does). Runs in main.
import { access } from 'node:fs/promises'
import { listPlaces, type PlaceRow, placeById } from '../db/backup-places.ts'
import type { Timers } from '../db/idle-checkpoint.ts'
import type { PlaceMinutes } from '../shared/backups.ts'
import { AppError, type ErrorCode, isAppError } from '../shared/errors.ts'
import { isMinuteDue, lookEveryMs, type MinuteState, slowAfterMs } from './backups/next-minute.ts'
import type { StartBackupProcess } from './backups/process.ts'
import type { ShipResult } from './backups/ship.ts'
import { takeMinute } from './backups/take-minute.ts'
import type { Clock } from './clock.ts'
import type { ProgramLog } from './log.ts'
import type { Session } from './session.ts'

export type Shipping = ReturnType<typeof createShipping>

export interface ShippingDeps {
  readonly userData: string
  readonly session: Session
  readonly clock: Clock
  readonly spawn: StartBackupProcess
  readonly timers: Timers
  readonly appVersion: string
  readonly programLog: ProgramLog
  readonly onChanged: () => void
  readonly holdCheckpoints: () => () => void
  /** Minutes cannot go on from what the place has: a point is needed. */
  readonly onPointNeeded: (placeId: string) => void
  /** A page that was to be shipped is damaged. */
  readonly onDamage: (page: number | null) => void
  /** The place is there again. */
  readonly onBack: (placeId: string) => void
}

interface PlaceShipping extends MinuteState {
  /** The connection's count of changes that the place has; null before the first point since the file was opened. */
  readonly shippedChanges: number | null
  readonly shippedAtMs: number | null
  readonly problem: ErrorCode | null
  /** As last seen; looked for without anybody waiting. */
  readonly isThere: boolean
}

const fresh: PlaceShipping = {
  lackingSinceMs: null,
  isRunning: false,
  failures: 0,
  lastFailureAtMs: null,
  shippedChanges: null,
  shippedAtMs: null,
  problem: null,
  isThere: true,
}

export function createShipping(deps: ShippingDeps) {
  const { session, clock } = deps
  const places = new Map<string, PlaceShipping>()
  const running = new Map<string, { readonly abort: AbortController; readonly done: Promise<unknown> }>()
  const looking = new Set<string>()
  /** Places that are having a point made: the minute waits for it. */
  const held = new Set<string>()
  let timer: unknown

  const of = (id: string): PlaceShipping => places.get(id) ?? fresh
  const set = (id: string, patch: Partial<PlaceShipping>) => {
    places.set(id, { ...of(id), ...patch })
  }
  /** Rows that this connection has changed since it was opened. One number, no reading. */
  const changes = (): number => session.requireOpen().db.raw.prepare('SELECT total_changes()').pluck().get() as number

  function look(): void {
    timer = deps.timers.setTimeout(look, lookEveryMs)
    if (!session.isOpen()) return
    const now = changes()
    for (const place of listPlaces(session.requireOpen().db)) {
      lookFor(place)
      const { lackingSinceMs, shippedChanges } = of(place.id)
      if (now !== shippedChanges && lackingSinceMs === null) set(place.id, { lackingSinceMs: clock.now() })
      if (place.lastGoodAtMs === null || held.has(place.id) || !of(place.id).isThere) continue
      if (isMinuteDue(of(place.id), clock.now())) void ship(place).catch(() => undefined)
    }
  }

  /** A hung share may take as long as it likes to answer: nobody waits, and it is asked once at a time. */
  function lookFor({ id, path }: PlaceRow): void {
    if (looking.has(id)) return
    looking.add(id)
    const saw = (isThere: boolean) => {
      looking.delete(id)
      if (isThere === of(id).isThere) return
      set(id, { isThere, ...(isThere && { failures: 0, lastFailureAtMs: null, problem: null }) })
      if (isThere) deps.onBack(id)
      deps.onChanged()
    }
    void access(path).then(
      () => saw(true),
      () => saw(false),
    )
  }

  function ship(place: PlaceRow): Promise<ShipResult> {
    const abort = new AbortController()
    const done = shipOne(place, abort).finally(() => running.delete(place.id))
    running.set(place.id, { abort, done: done.catch(() => undefined) })
    return done
  }

  async function shipOne({ id, path, repositoryId }: PlaceRow, abort: AbortController): Promise<ShipResult> {
    if (repositoryId === null) throw new AppError('BACKUP_EMPTY')
    set(id, { isRunning: true })
    let isSlow = false
    const slow = deps.timers.setTimeout(() => {
      isSlow = true
      abort.abort()
    }, slowAfterMs)
    // The file stands still a little later and may hold more by then: that much is looked at once more, never too little.
    const frozenChanges = changes()
    const frozenAtMs = clock.now()
    try {
      const { opened } = session.requireOpen()
      const result = await takeMinute({
        place: path,
        repositoryId,
        databaseFile: session.file,
        userData: deps.userData,
        dataKey: opened.dataKey,
        vaultId: opened.vaultId,
        programVersion: deps.appVersion,
        nowMs: clock.now,
        holdCheckpoints: deps.holdCheckpoints,
        start: deps.spawn,
        signal: abort.signal,
      })
      if (result.kind === 'needs-point') {
        set(id, { isRunning: false, lackingSinceMs: clock.now() })
        deps.onPointNeeded(id)
      } else has(id, frozenChanges, frozenAtMs)
      return result
    } catch (error) {
      const code = isSlow ? 'BACKUP_PLACE_SLOW' : isAppError(error) ? error.code : 'INTERNAL'
      set(id, { isRunning: false })
      if (code === 'CANCELLED') throw error
      deps.programLog.failure('minute', error)
      if (isAppError(error) && code === 'DATABASE_DAMAGED') {
        deps.onDamage(typeof error.data.page === 'number' ? error.data.page : null)
      }
      // No still moment just now is nothing the place can help.
      const problem = code === 'BACKUP_BUSY' ? of(id).problem : code
      set(id, { failures: of(id).failures + 1, lastFailureAtMs: clock.now(), problem })
      throw error
    } finally {
      deps.timers.clearTimeout(slow)
      deps.onChanged()
    }
  }

  /** The place has the file as it stood then. */
  function has(id: string, shippedChanges: number, shippedAtMs: number): void {
    set(id, {
      isRunning: false,
      failures: 0,
      lastFailureAtMs: null,
      problem: null,
      shippedChanges,
      shippedAtMs,
      lackingSinceMs: changes() === shippedChanges ? null : shippedAtMs,
    })
  }

  async function stepAside(id: string): Promise<void> {
    const current = running.get(id)
    current?.abort.abort()
    await current?.done
  }

  return {
    start(): void {
      places.clear()
      timer = deps.timers.setTimeout(look, lookEveryMs)
    },
    async stop(): Promise<void> {
      if (timer !== undefined) deps.timers.clearTimeout(timer)
      timer = undefined
      await Promise.all([...running.keys()].map(stepAside))
      places.clear()
    },
    changes,
    has,
    /**
     * What main itself notes about backups is no reason for a minute: it goes with the next one that has more to say.
     */
    own<T>(work: () => T): T {
      const before = changes()
      const value = work()
      const added = changes() - before
      for (const [id, { shippedChanges }] of places) {
        if (shippedChanges !== null) set(id, { shippedChanges: shippedChanges + added })
      }
      return value
    },
    /** A point is being made there: a running minute ends, and none begins until the returned function is called. */
    async hold(id: string): Promise<() => void> {
      held.add(id)
      await stepAside(id)
      return () => held.delete(id)
    },
    forget: (id: string) => void places.delete(id),
    /** One minute at once, whatever the hour. For tests and before the computer sleeps. */
    now: (placeId: string): Promise<ShipResult> => ship(placeById(session.requireOpen().db, placeId)),
    /** To every place that can take it, before the computer sleeps. */
    async all(): Promise<void> {
      const { db } = session.requireOpen()
      const ready = listPlaces(db).filter((place) => place.lastGoodAtMs !== null && !held.has(place.id))
      const lacking = ready.filter((place) => of(place.id).shippedChanges !== changes() && !running.has(place.id))
      await Promise.allSettled(lacking.map(ship))
    },
    isThere: (id: string): boolean => of(id).isThere,
    state(id: string): PlaceMinutes {
      const { shippedAtMs, lackingSinceMs, problem } = of(id)
      return { shippedAtMs, lackingSinceMs, problem }
    },
  }
}
