// Erasing a person, from main's side: the transaction, the scrubbing of the file, and the journal that makes a restored
// older backup forget her too, and know again of cards restricted and held, consents withdrawn and marketing refused since.
// Runs in main.
import { existsSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { appendLog } from '../db/accesslog.ts'
import { listPlaces } from '../db/backup-places.ts'
import { type Db, type Tx, transaction } from '../db/handle.ts'
import { newId } from '../db/new-id.ts'
import { eraseAgain, eraseClient, erasedHashes, scrubFile, scrubNeededSince } from '../db/privacy-erasure.ts'
import { hashKeys, noteHashKeys } from '../db/privacy-hashes.ts'
import { noteAgain } from '../db/restores.ts'
import { type DoneAgain, rightsAgain, rightsJournal } from '../db/rights-journal.ts'
import type { RouteName } from '../shared/ipc/contract.ts'
import type { EraseClient, ErasureDone } from '../shared/privacy.ts'
import {
  type ErasureJournal,
  emptyJournal,
  isEmptyJournal,
  keepJournal,
  mergeJournals,
  readJournal,
} from './backups/erasure-journal.ts'
import { runJob, type StartBackupProcess } from './backups/process.ts'
import type { Clock } from './clock.ts'
import { keyFor, keyIdOf } from './keys/derived-keys.ts'
import type { ProgramLog } from './log.ts'
import type { Session } from './session.ts'

export interface ErasuresDeps {
  readonly userData: string
  readonly workstation: string
  readonly clock: Clock
  readonly spawn: StartBackupProcess
  readonly programLog: ProgramLog
  /** Writes the file anew; tests put a full disk in its place. */
  readonly scrub?: (db: Db) => void
}

/** The keys of a salon as far as hashes need them: the present data key and those from before. */
interface SalonKeys {
  readonly dataKey: Uint8Array
  readonly formerDataKeys?: readonly Uint8Array[]
}

const longestTellingMs = 10_000
/** Writing the file anew takes seconds of a large one: not in a row. */
const retryAfterMs = 10 * 60_000

/** After these the journal has more to tell. */
const rightsRoutes: ReadonlySet<RouteName> = new Set([
  'privacy.restrict',
  'privacy.hold',
  'privacy.object',
  'consents.answer',
  'consents.withdraw',
])

export type Erasures = ReturnType<typeof createErasures>

export function createErasures(deps: ErasuresDeps) {
  const { userData, clock, spawn, scrub = scrubFile } = deps
  let triedAtMs = Number.NEGATIVE_INFINITY

  /**
   * A file has just been opened, and nobody has seen it yet: whoever the journal knows as erased goes now, and what else
   * clients have asked for since is done again. Answers what was, which is nothing except after the restore of an older
   * backup.
   */
  function settle(db: Db, keys: SalonKeys): readonly DoneAgain[] {
    const done = transaction(db, (tx) => {
      const dataKeys = [keys.dataKey, ...(keys.formerDataKeys ?? [])]
      const derived = dataKeys.map((dataKey) => ({ id: keyIdOf(dataKey), key: keyFor(dataKey, 'erasures') }))
      noteHashKeys(tx, derived, clock.now())
      const again = bringIn(db, readJournal(userData))
      noteAgain(tx, again)
      return again
    })
    if (removed(done) || scrubNeededSince(db) !== null) tryScrub(db)
    tryJournal(db)
    return done
  }

  const removed = (done: readonly DoneAgain[]) =>
    done.some(({ right }) => right === 'erasure' || right === 'consent-withdrawn')

  /** What a journal knows and the file does not. */
  function bringIn(db: Db, journal: ErasureJournal): DoneAgain[] {
    const known = new Set(erasedHashes(db).map((entry) => entry.hash))
    const unknown = journal.erased.filter((entry) => !known.has(entry.hash))
    return transaction(db, (tx) => {
      const atMs = clock.now()
      const now = { atMs, today: clock.today(), newId: () => newId(atMs) }
      const erased = unknown.length === 0 ? [] : eraseAgain(tx, unknown, now)
      const done = [
        ...erased.map((clientId): DoneAgain => ({ right: 'erasure', clientId })),
        ...rightsAgain(tx, journal),
      ]
      for (const each of done) logAgain(tx, each)
      return done
    })
  }

  /** Nobody did it: the program did, because of the restore. */
  function logAgain(tx: Tx, { right, clientId }: DoneAgain): void {
    appendLog(
      tx,
      { staffId: null, workstation: deps.workstation, session: 'restore' },
      {
        action: right === 'erasure' ? 'remove' : 'change',
        kind: right === 'consent-withdrawn' ? 'consent' : 'client',
        purpose: 'request',
        record: clientId ?? 'address',
        client: clientId,
        fields: ['again', right],
      },
      clock.now(),
      clock.today(),
    )
  }

  const journalOf = (db: Db): ErasureJournal => {
    const { limits, withdrawals, suppressed, returned } = rightsJournal(db)
    const withHashes = <T extends { readonly who: readonly { keyId: string; hash: string }[] }>(
      entries: readonly T[],
    ) => entries.map((entry) => ({ ...entry, who: [...entry.who] }))
    return mergeJournals({
      version: 1,
      erased: erasedHashes(db),
      suppressed: [...suppressed],
      returned: [...returned],
      limits: withHashes(limits),
      withdrawals: withHashes(withdrawals),
    })
  }

  /** Takes the journal to a backup place and brings home what that place knew more. A place that fails is tried again. */
  async function spread(db: Db, place: string): Promise<void> {
    if (!existsSync(place) || !db.raw.open || hashKeys(db).length === 0) return
    const journal = mergeJournals(journalOf(db), readJournal(userData))
    if (isEmptyJournal(journal)) return
    try {
      const merged = await runJob<'erasures'>(spawn, { kind: 'erasures', input: { place, journal } })
      if (!db.raw.open) return
      if (removed(bringIn(db, merged))) tryScrub(db)
      keepJournal(userData, merged)
    } catch (error) {
      deps.programLog.failure('journal of erasures', error)
    }
  }

  /** A full disk must not undo an erasure that is done: the file remembers that pages wait, and `retry` tries again. */
  function tryScrub(db: Db): void {
    triedAtMs = clock.now()
    try {
      scrub(db)
    } catch (error) {
      deps.programLog.failure('scrub after erasure', error)
    }
  }

  /** The file knows every erasure; the journal beside it is brought up to date each time the file opens. */
  function tryJournal(db: Db): void {
    try {
      keepJournal(userData, journalOf(db))
    } catch (error) {
      deps.programLog.failure('journal of erasures', error)
    }
  }

  /** After what was removed: the journal first, so that nothing that fails later loses it; then no page keeps anything. */
  async function finish(db: Db): Promise<void> {
    tryJournal(db)
    tryScrub(db)
    // A share that does not answer is told with its next backup; nobody waits at the desk for it.
    await Promise.race([tellPlaces(db), setTimeout(longestTellingMs, undefined, { ref: false })])
  }

  async function tellPlaces(db: Db): Promise<void> {
    for (const place of listPlaces(db)) await spread(db, place.path)
  }

  return {
    settle,
    spread,
    /** Before a restore: what the place knows is known here too, so that the restored file meets it when it opens. */
    async learnFrom(place: string): Promise<void> {
      const merged = await runJob<'erasures'>(spawn, { kind: 'erasures', input: { place, journal: emptyJournal } })
      keepJournal(userData, merged)
    },
    /** A call has changed something: what a client asked for is in the journal before an older backup can come back. */
    noteChange(db: Db, route: RouteName): void {
      if (!rightsRoutes.has(route)) return
      tryJournal(db)
      void tellPlaces(db)
    },
    /** Every now and then, while the file is open: pages that still wait are written anew. */
    retry(db: Db): void {
      if (scrubNeededSince(db) !== null && clock.now() - triedAtMs >= retryAfterMs) tryScrub(db)
    },
    /** Something was removed by a purge: no page keeps it, and the places learn of it. */
    async afterPurge(db: Db): Promise<void> {
      await finish(db)
    },
    /** Errors: NOT_FOUND, CLIENT_ON_HOLD. The log entry is the router's. */
    async erase(session: Session, input: EraseClient): Promise<ErasureDone & { isScrubbed: boolean }> {
      const { db } = session.requireOpen()
      const done = transaction(db, (tx) => eraseClient(tx, input, session.actor()))
      await finish(db)
      return { ...done, isScrubbed: scrubNeededSince(db) === null }
    },
  }
}
