// What clients have asked for, as the journal that is kept with the backups tells it, and doing it again in a file that was
// restored from before: cards restricted and held, consents withdrawn, marketing refused and allowed again. The journal
// names nobody: cards and addresses are keyed hashes, and reasons stay in the file. Runs in main.
import type { ConsentKind, ConsentSource } from '../shared/consents.ts'
import type { Right } from '../shared/privacy.ts'
import { translator } from '../shared/translations/translate.ts'
import { removeKept } from './consent-removal.ts'
import { all, type Db, one, query, type Tx } from './handle.ts'
import { cardHash, hashKeys, type KeyedHash, keepReturn, keepSuppression, type Suppression } from './privacy-hashes.ts'
import { activeHold, type Limit, limits } from './privacy-limits.ts'
import { pastRestriction } from './restriction-guard.ts'

interface LimitEntry {
  readonly id: string
  readonly limit: Limit
  readonly who: readonly KeyedHash[]
  readonly fromMs: number
  readonly endedAtMs: number | null
}

interface Withdrawal {
  readonly id: string
  readonly kind: ConsentKind
  readonly source: ConsentSource
  readonly who: readonly KeyedHash[]
  readonly atMs: number
}

export interface RightsJournal {
  readonly limits: readonly LimitEntry[]
  readonly withdrawals: readonly Withdrawal[]
  readonly suppressed: readonly Suppression[]
  /** Refusals of marketing that were taken back. */
  readonly returned: readonly Suppression[]
}

/** Something done again, and on whose card; null where only the hash of an address is known. */
export interface DoneAgain {
  readonly right: Right
  readonly clientId: string | null
}

/** All that the file knows. */
export function rightsJournal(db: Db): RightsJournal {
  const keys = hashKeys(db)
  const whoOf = (clientId: string) => keys.map(({ id, key }) => ({ keyId: id, hash: cardHash(key, clientId) }))
  const limitsOf = (limit: Limit): LimitEntry[] =>
    limitRows(db, limit).map((row) => ({
      id: row.id,
      limit,
      who: whoOf(row.clientId),
      fromMs: row.fromMs,
      endedAtMs: row.endedAtMs,
    }))
  return {
    limits: [...limitsOf('restriction'), ...limitsOf('hold')],
    withdrawals: withdrawalRows(db).map(({ clientId, ...row }) => ({ ...row, who: whoOf(clientId) })),
    suppressed: addressRows(db, 'suppression'),
    returned: addressRows(db, 'marketing_return'),
  }
}

interface LimitRow {
  readonly id: string
  readonly clientId: string
  readonly fromMs: number
  readonly endedAtMs: number | null
}

function limitRows(db: Db, limit: Limit): LimitRow[] {
  const { table, endedAt } = limits[limit]
  return db.raw
    .prepare(
      `SELECT id, client_id AS clientId, from_ms AS fromMs, ${endedAt} AS endedAtMs FROM ${table} ORDER BY from_ms, id`,
    )
    .all() as LimitRow[]
}

/** Ends of a consent, and refusals; an answer that only took the place of another is neither. */
const withdrawalRows = (db: Db) =>
  db.raw
    .prepare(
      `SELECT id, client_id AS clientId, kind, end_source AS source, ended_at_ms AS atMs FROM consent
       WHERE answer = 'given' AND ended_at_ms IS NOT NULL AND end_source <> 'replaced'
       UNION ALL
       SELECT id, client_id, kind, source, at_ms FROM consent WHERE answer = 'refused' ORDER BY 5, 1`,
    )
    .all() as {
    readonly id: string
    readonly clientId: string
    readonly kind: ConsentKind
    readonly source: ConsentSource
    readonly atMs: number
  }[]

const addressRows = (db: Db, table: 'suppression' | 'marketing_return'): Suppression[] =>
  all(
    db,
    query
      .selectFrom(table)
      .select(['key_id as keyId', 'hash', 'channel', 'at_ms as atMs'])
      .orderBy('at_ms')
      .orderBy('hash'),
  )

interface Event {
  readonly atMs: number
  readonly apply: () => DoneAgain | null
}

/**
 * Does again what the journal tells and the file does not know, in the order in which it was done, and answers what was.
 * Of a card that is not in the file nothing can be done; its entries stay in the journal.
 */
export function rightsAgain(tx: Tx, journal: RightsJournal): DoneAgain[] {
  const cards = cardFinder(tx)
  const events = [
    ...journal.limits.flatMap((entry) => limitEvents(tx, entry, cards)),
    ...journal.withdrawals.map((entry) => ({ atMs: entry.atMs, apply: () => withdrawAgain(tx, entry, cards) })),
    ...addressEvents(tx, journal),
  ].sort((a, b) => a.atMs - b.atMs)
  if (events.length === 0) return []
  return pastRestriction(tx, () => events.flatMap((event) => event.apply() ?? []))
}

type CardFinder = (who: readonly KeyedHash[]) => string | null

/** Which card of the file an entry is about. Hashes of all cards are made once, and only when somebody asks. */
function cardFinder(db: Db): CardFinder {
  let known: Map<string, string> | null = null
  const made = () => {
    const ids = all(db, query.selectFrom('client').select('id').orderBy('id')).map(({ id }) => id)
    return new Map(hashKeys(db).flatMap(({ key }) => ids.map((id) => [cardHash(key, id), id] as const)))
  }
  return (who) => {
    known ??= made()
    for (const { hash } of who) {
      const id = known.get(hash)
      if (id !== undefined) return id
    }
    return null
  }
}

function limitEvents(tx: Tx, entry: LimitEntry, cards: CardFinder): Event[] {
  const { table, endedAt } = limits[entry.limit]
  const present = (): { ended: number | null } | undefined =>
    tx.raw.prepare(`SELECT ${endedAt} AS ended FROM ${table} WHERE id = ?`).get(entry.id) as
      | { ended: number | null }
      | undefined
  const known = present()
  const { endedAtMs } = entry
  const events: Event[] = []
  if (known === undefined) events.push({ atMs: entry.fromMs, apply: () => limitAgain(tx, entry, cards) })
  if (endedAtMs !== null && known?.ended == null) {
    events.push({
      // A clock that was set back does not end a limit before it began.
      atMs: Math.max(endedAtMs, entry.fromMs),
      apply: () => {
        if (present()?.ended !== null) return null
        const clientId = tx.raw
          .prepare(`UPDATE ${table} SET ${endedAt} = ? WHERE id = ? RETURNING client_id`)
          .pluck()
          .get(endedAtMs, entry.id) as string
        return { right: entry.limit === 'hold' ? 'hold-ended' : 'restriction-lifted', clientId }
      },
    })
  }
  return events
}

function limitAgain(tx: Tx, entry: LimitEntry, cards: CardFinder): DoneAgain | null {
  const { table, endedAt } = limits[entry.limit]
  const clientId = cards(entry.who)
  if (clientId === null) return null
  const standing = tx.raw.prepare(`SELECT 1 FROM ${table} WHERE client_id = ? AND ${endedAt} IS NULL`).get(clientId)
  // The card stands under another one already, put on it after an earlier restore.
  if (standing !== undefined) return null
  tx.raw
    .prepare(`INSERT INTO ${table} (id, client_id, reason, from_ms, staff_id) VALUES (?, ?, ?, ?, ?)`)
    .run(entry.id, clientId, reasonAgain(tx), entry.fromMs, anOwner(tx))
  return { right: entry.limit, clientId }
}

/** The first reason was in what was lost with the newer file; it is not in the journal, which lies about in plain. */
const reasonAgain = (tx: Tx) =>
  translator(one(tx, query.selectFrom('staff').select('language').where('id', '=', anOwner(tx)))?.language ?? 'fi')(
    ($) => $.privacy.again.reason,
  )

/** Nobody sits at the screen yet; the row asks for somebody, and the log says that nobody did it. */
function anOwner(db: Db): string {
  const owner = one(
    db,
    query.selectFrom('staff').select('id').where('role', '=', 'owner').orderBy('created_at_ms').orderBy('id').limit(1),
  )
  if (!owner) throw new Error('a salon has an owner')
  return owner.id
}

function withdrawAgain(tx: Tx, entry: Withdrawal, cards: CardFinder): DoneAgain | null {
  const clientId = cards(entry.who)
  if (clientId === null) return null
  const ended = tx.raw
    .prepare(
      `UPDATE consent SET ended_at_ms = ?, ended_by = ?, end_source = ?
       WHERE client_id = ? AND kind = ? AND answer = 'given' AND ended_at_ms IS NULL AND at_ms <= ?`,
    )
    .run(entry.atMs, anOwner(tx), entry.source, clientId, entry.kind, entry.atMs)
  if (ended.changes === 0) return null
  // As it was then: what a hold was on is only locked.
  if (activeHold(tx, clientId) === null) removeKept(tx, clientId, entry.kind)
  return { right: 'consent-withdrawn', clientId }
}

/** Of each address the newest word counts: a refusal, or that it was taken back. */
function addressEvents(tx: Tx, journal: RightsJournal): Event[] {
  const refusedHere = newestOf(addressRows(tx, 'suppression'))
  const returnedHere = newestOf(addressRows(tx, 'marketing_return'))
  const refused = newestOf([...refusedHere.values(), ...journal.suppressed])
  const returned = newestOf([...returnedHere.values(), ...journal.returned])
  // An address has a hash under each key the salon has had: it is told of once.
  const told = new Set([...refusedHere.values()].map(wordOf))
  const events: Event[] = []
  for (const [key, entry] of refused) {
    if (refusedHere.has(key) || (returned.get(key)?.atMs ?? 0) > entry.atMs) continue
    const isNews = !told.has(wordOf(entry))
    told.add(wordOf(entry))
    events.push({
      atMs: entry.atMs,
      apply: () => {
        keepSuppression(tx, entry)
        return isNews ? { right: 'marketing-refused', clientId: null } : null
      },
    })
  }
  const lifted = new Set<string>()
  for (const [key, entry] of returned) {
    if (returnedHere.has(key) || (refused.get(key)?.atMs ?? 0) >= entry.atMs) continue
    const isNews = refusedHere.has(key) && !lifted.has(wordOf(entry))
    lifted.add(wordOf(entry))
    events.push({
      atMs: entry.atMs,
      apply: () => {
        keepReturn(tx, entry)
        return isNews ? { right: 'marketing-allowed', clientId: null } : null
      },
    })
  }
  return events
}

const wordOf = ({ channel, atMs }: Suppression) => `${channel} ${atMs}`

function newestOf(entries: readonly Suppression[]): Map<string, Suppression> {
  const newest = new Map<string, Suppression>()
  for (const entry of entries) {
    const key = `${entry.keyId} ${entry.hash}`
    if (entry.atMs > (newest.get(key)?.atMs ?? -1)) newest.set(key, entry)
  }
  return newest
}
