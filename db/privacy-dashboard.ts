// The promises of the salon's privacy notice, each with its present state and the figures that show it. Counts and dates
// only, never a name. Runs in main.
import type { Dashboard, PromiseState } from '../shared/privacy.ts'
import { nextBreachStep } from '../shared/privacy-breaches.ts'
import { requestDue } from '../shared/privacy-requests.ts'
import type { Actor } from './actor.ts'
import { all, type Db, query } from './handle.ts'
import { listBreaches } from './privacy-breaches.ts'
import { scrubNeededSince } from './privacy-erasure.ts'
import { acknowledgements, paperRow } from './privacy-papers.ts'
import { marketingState, namedDataState, thirdPartiesState } from './privacy-proofs.ts'
import { retentionState } from './privacy-retention.ts'

/** What only main knows of the machine around the file. */
export interface DashboardFacts {
  /** The oldest of the places' last good backups, epoch ms; null without a place or before the first. */
  readonly backupAtMs: number | null
  readonly backupPlaces: number
  /** The slots that passwords and codes open, and how much work each asks for. */
  readonly passwords: {
    readonly slots: number
    readonly weakestMiB: number
    readonly tooWeak: number
    readonly behind: number
  }
  /** The last check of the log that found it whole. */
  readonly logCheckedAtMs: number | null
}

const dayMs = 86_400_000

export function dashboard(db: Db, facts: DashboardFacts, actor: Actor): Dashboard {
  const count = (sql: string, ...values: unknown[]) =>
    db.raw
      .prepare(sql)
      .pluck()
      .get(...values) as number
  const kept = (promise: PromiseState['promise'], proof: string, numbers: PromiseState['numbers'] = {}) =>
    ({ promise, state: 'kept', proof, numbers }) satisfies PromiseState

  const healthRows = count('SELECT count(*) FROM health_entry')
  const withoutConsent = count(
    `SELECT count(*) FROM health_entry WHERE NOT EXISTS (SELECT 1 FROM consent
     WHERE consent.client_id = health_entry.client_id AND kind = 'health' AND answer = 'given' AND ended_at_ms IS NULL)`,
  )
  const waiting = retentionState(db, actor).proposals.reduce((sum, proposal) => sum + proposal.total, 0)
  const scrubSince = scrubNeededSince(db)
  const people = acknowledgements(db)
  const unsigned = people.filter((person) => person.confidentiality === null).length
  const untold = people.filter((person) => person.logging === null).length
  const record = paperRow(db, 'record', actor.today)
  const notice = paperRow(db, 'notice', actor.today)

  return {
    promises: [
      namedDataState(db),
      withoutConsent === 0
        ? kept('treatment-consent', 'consented', { count: healthRows })
        : { promise: 'treatment-consent', state: 'act', proof: 'unconsented', numbers: { count: withoutConsent } },
      thirdPartiesState(db),
      marketingState(db, actor),
      scrubSince !== null
        ? { promise: 'retention', state: 'act', proof: 'scrubWaits', numbers: { atMs: scrubSince } }
        : waiting === 0
          ? kept('retention', 'nothingOld')
          : { promise: 'retention', state: 'look', proof: 'old', numbers: { count: waiting } },
      passwordState(facts),
      backupState(facts, actor),
      breachState(db, actor),
      requestState(db, actor),
      logState(facts, actor),
      unsigned + untold === 0
        ? kept('confidentiality', 'allSigned', { count: people.length })
        : { promise: 'confidentiality', state: 'look', proof: 'unsigned', numbers: { unsigned, untold } },
      record.latest === null || notice.latest === null
        ? { promise: 'record', state: 'act', proof: 'noPapers', numbers: {} }
        : record.isOutdated || notice.isOutdated || record.latest.isDue || notice.latest.isDue
          ? { promise: 'record', state: 'look', proof: 'oldPapers', numbers: {} }
          : kept('record', 'papers', { reviewDay: record.latest.reviewDay }),
    ],
  }
}

/** Every slot is sealed with Argon2id; how much work it asks for is read from the vault. */
function passwordState({ passwords }: DashboardFacts): PromiseState {
  const { slots, weakestMiB, tooWeak, behind } = passwords
  const state = slots === 0 || tooWeak > 0 ? 'act' : behind > 0 ? 'look' : 'kept'
  const proof = state === 'act' ? 'weakPasswords' : state === 'look' ? 'agedPasswords' : 'argon2'
  return { promise: 'passwords', state, proof, numbers: { count: slots, mib: weakestMiB, tooWeak, behind } }
}

function backupState(facts: DashboardFacts, actor: Actor): PromiseState {
  if (facts.backupPlaces === 0) return { promise: 'backups', state: 'act', proof: 'noPlace', numbers: {} }
  if (facts.backupAtMs === null) return { promise: 'backups', state: 'act', proof: 'noBackup', numbers: {} }
  const isLate = actor.atMs - facts.backupAtMs > dayMs
  return {
    promise: 'backups',
    state: isLate ? 'look' : 'kept',
    proof: 'backedUp',
    numbers: { atMs: facts.backupAtMs, places: facts.backupPlaces },
  }
}

function breachState(db: Db, actor: Actor): PromiseState {
  const open = listBreaches(db).filter((breach) => breach.closedAtMs === null)
  const [first] = open
  if (!first) return { promise: 'breaches', state: 'kept', proof: 'noBreaches', numbers: {} }
  const urgent = open.find((breach) => ['risk', 'authority'].includes(nextBreachStep(breach) ?? ''))
  const deadlineAtMs = (urgent ?? first).deadlineAtMs
  const isLate = urgent !== undefined && urgent.deadlineAtMs < actor.atMs
  return {
    promise: 'breaches',
    state: 'act',
    proof: isLate ? 'breachLate' : urgent ? 'breachOpen' : 'breachUnfinished',
    numbers: { count: open.length, atMs: deadlineAtMs },
  }
}

function requestState(db: Db, actor: Actor): PromiseState {
  const open = all(
    db,
    query.selectFrom('privacy_request').select(['received_day', 'extended_day']).where('outcome', 'is', null),
  ).map((row) =>
    requestDue({ receivedDay: row.received_day, extended: row.extended_day !== null, closed: false }, actor.today),
  )
  const late = open.filter((due) => due.state === 'late').length
  if (late > 0) return { promise: 'requests', state: 'act', proof: 'requestsLate', numbers: { count: late } }
  const next = open.map((due) => due.latest).sort()[0]
  if (next === undefined) return { promise: 'requests', state: 'kept', proof: 'noRequests', numbers: {} }
  return {
    promise: 'requests',
    state: open.some((due) => due.state === 'soon') ? 'act' : 'look',
    proof: 'requestsOpen',
    numbers: { count: open.length, day: next },
  }
}

function logState(facts: DashboardFacts, actor: Actor): PromiseState {
  if (facts.logCheckedAtMs === null) return { promise: 'log', state: 'look', proof: 'logUnchecked', numbers: {} }
  const isOld = actor.atMs - facts.logCheckedAtMs > 8 * dayMs
  return {
    promise: 'log',
    state: isOld ? 'look' : 'kept',
    proof: 'logChecked',
    numbers: { atMs: facts.logCheckedAtMs },
  }
}
