// The access log's table: append with a chained code, page through, check. Append-only by trigger. Runs in main.
import { randomBytes } from 'node:crypto'
import type { Insertable } from 'kysely'
import {
  headCode,
  type LogAction,
  type LogEntry,
  type LogFilter,
  type LogKind,
  type LogPage,
  type LogPurpose,
  type LogSubject,
  type LogVerdict,
} from '../shared/accesslog.ts'
import { addDays, localToInstant, ZONE } from '../shared/day.ts'
import { entryMac, genesisMac, nextEpochKey, openSeal, sameMac, seal } from './accesslog-chain.ts'
import { isStubGenuine, isStubPlausible, logStart } from './accesslog-retention.ts'
import { isAtNight, unusualCondition } from './accesslog-unusual.ts'
import { clientAndMerged } from './client-merged.ts'
import { all, type Db, one, query, runOne, shaped, type Tx } from './handle.ts'
import { idList } from './id-list.ts'
import type { AccessLogTable } from './schema-salon.ts'
import { arePurgesGenuine } from './voucher-purge.ts'

/** Who is at the screen, for the log. `staffId` is null before anyone is known (a wrong password). */
export interface LogCaller {
  readonly staffId: string | null
  readonly workstation: string
  /** Random id of the sitting from sign-in to lock or sign-out. */
  readonly session: string
}

export interface LogWhat extends LogSubject {
  readonly action: LogAction
  readonly kind: LogKind
  readonly purpose: LogPurpose
}

/** Begins the chain of a new file. The first key is made here, sealed to the owner, and known to nobody else. */
export function startLog(tx: Tx, ownerPublicKey: Uint8Array, day: string): void {
  const key = randomBytes(32)
  runOne(
    tx,
    query.insertInto('access_log_key').values({
      id: 1,
      epoch: 0,
      day,
      key,
      first_seq: 1,
      mac_before: genesisMac,
      sealed_first_key: seal(key, ownerPublicKey),
      owner_public_key: ownerPublicKey,
    }),
  )
}

/** The entry that says who did what at a place in the chain. */
export function logEntryOf(at: Pick<LogEntry, 'seq' | 'atMs' | 'epoch'>, caller: LogCaller, what: LogWhat): LogEntry {
  return {
    seq: at.seq,
    atMs: at.atMs,
    staffId: caller.staffId,
    workstation: caller.workstation,
    session: caller.session,
    action: what.action,
    kind: what.kind,
    record: what.record ?? null,
    client: what.client ?? null,
    purpose: what.purpose,
    ids: what.ids ?? [],
    fields: what.fields ?? [],
    epoch: at.epoch,
  }
}

/** An entry with its code as the table holds it. */
export function logRowOf(entry: LogEntry, mac: Uint8Array): Required<Insertable<AccessLogTable>> {
  return {
    seq: entry.seq,
    at_ms: entry.atMs,
    staff_id: entry.staffId,
    workstation: entry.workstation,
    session: entry.session,
    action: entry.action,
    kind: entry.kind,
    record: entry.record,
    client: entry.client,
    purpose: entry.purpose,
    ids: JSON.stringify(entry.ids),
    fields: JSON.stringify(entry.fields),
    epoch: entry.epoch,
    mac,
  }
}

const keyRow = query.selectFrom('access_log_key').selectAll()
/** Every save and every look ends in this one. */
const addRow = shaped((row: ReturnType<typeof logRowOf>) =>
  query.insertInto('access_log').values({
    seq: row.seq,
    at_ms: row.at_ms,
    staff_id: row.staff_id,
    workstation: row.workstation,
    session: row.session,
    action: row.action,
    kind: row.kind,
    record: row.record,
    client: row.client,
    purpose: row.purpose,
    ids: row.ids,
    fields: row.fields,
    epoch: row.epoch,
    mac: row.mac,
  }),
)
const lastRow = query.selectFrom('access_log').select(['seq', 'mac', 'at_ms']).orderBy('seq', 'desc').limit(1)

/**
 * Adds one entry in the caller's transaction. On the first entry of a new local day the key moves on and the old one is
 * overwritten (secure_delete wipes the page). A clock set back moves nothing.
 */
export function appendLog(tx: Tx, caller: LogCaller, what: LogWhat, atMs: number, day: string): number {
  const held = one(tx, keyRow)
  if (!held) throw new Error('the access log has no key')
  const last = one(tx, lastRow)
  const macBefore = last?.mac ?? genesisMac
  const seq = (last?.seq ?? 0) + 1
  let { key, epoch } = held
  if (day > held.day && last) {
    key = nextEpochKey(key)
    epoch += 1
    runOne(tx, query.updateTable('access_log_key').set({ key, epoch, day, first_seq: seq, mac_before: macBefore }))
  }
  const entry = logEntryOf({ seq, atMs, epoch }, caller, what)
  runOne(tx, addRow(logRowOf(entry, entryMac(key, macBefore, entry))))
  return seq
}

/** Number and code of the newest entry: the anchor that backups and the head file keep. */
export function logHead(db: Db): { seq: number; mac: Uint8Array } {
  const last = one(db, lastRow)
  return { seq: last?.seq ?? 0, mac: last?.mac ?? genesisMac }
}

/** One page, newest first, with the present names of people. */
export function listLog(db: Db, filter: LogFilter): LogPage {
  let rows = query
    .selectFrom('access_log')
    .leftJoin('staff', 'staff.id', 'access_log.staff_id')
    .leftJoin('client', 'client.id', 'access_log.client')
    .select([
      'access_log.seq',
      'access_log.at_ms',
      'access_log.staff_id',
      'staff.name as staff_name',
      'workstation',
      'action',
      'access_log.kind',
      'record',
      'access_log.client',
      'client.name as client_name',
      'purpose',
      'ids',
      'fields',
    ])
  if (filter.before !== undefined) rows = rows.where('access_log.seq', '<', filter.before)
  if (filter.staffId !== undefined) rows = rows.where('access_log.staff_id', '=', filter.staffId)
  // What was done with a card before it was merged into this one is hers too.
  if (filter.clientId !== undefined) {
    rows = rows.where('access_log.client', 'in', idList(clientAndMerged(db, filter.clientId)))
  }
  if (filter.action !== undefined) rows = rows.where('action', '=', filter.action)
  if (filter.kind !== undefined) rows = rows.where('access_log.kind', '=', filter.kind)
  if (filter.from !== undefined) rows = rows.where('access_log.at_ms', '>=', localToInstant(filter.from, 0, ZONE))
  if (filter.to !== undefined)
    rows = rows.where('access_log.at_ms', '<', localToInstant(addDays(filter.to, 1), 0, ZONE))
  if (filter.unusual !== undefined) rows = rows.where(unusualCondition(filter.unusual))
  const newestFirst = rows.orderBy('access_log.seq', 'desc')
  const page = pageOf(filter, (before, limit) =>
    all(db, (before === null ? newestFirst : newestFirst.where('access_log.seq', '<', before)).limit(limit)),
  )
  const head = logHead(db)
  return {
    total: head.seq,
    headCode: headCode(head.mac),
    rows: page.map((row) => ({
      seq: row.seq,
      atMs: row.at_ms,
      staffId: row.staff_id,
      staffName: row.staff_name,
      workstation: row.workstation,
      action: row.action,
      kind: row.kind,
      record: row.record,
      client: row.client,
      clientName: row.client_name,
      purpose: row.purpose,
      idCount: (JSON.parse(row.ids) as string[]).length,
      fields: JSON.parse(row.fields) as string[],
    })),
  }
}

interface Timed {
  readonly seq: number
  readonly at_ms: number
}

/** One page; of night looks the rows that the zone says are not are passed over, so several reads may make it. */
function pageOf<Row extends Timed>(
  filter: LogFilter,
  read: (before: number | null, limit: number) => Row[],
): readonly Row[] {
  if (filter.unusual !== 'night') return read(null, filter.limit)
  const page: Row[] = []
  for (let before: number | null = null; page.length < filter.limit; ) {
    const rows = read(before, 500)
    page.push(...rows.filter((row) => isAtNight(row.at_ms)))
    before = rows.at(-1)?.seq ?? null
    if (rows.length < 500 || before === null) break
  }
  return page.slice(0, filter.limit)
}

/** An anchor kept outside the file: the chain must still hold that entry with that code. */
export interface LogAnchor {
  readonly seq: number
  readonly mac: Uint8Array
}

/** Entries checked in one go: some 20 ms, so that a desk that waits for main does not notice. */
const checkBatch = 300

/**
 * Walks the chain and names the first entry that does not fit. With the owner's private key every code is computed
 * again from the first entry; without it only today's epoch can be (the older keys are erased by design), and for the
 * rest only that the numbers run without a gap. Anchors show a tail that was cut off or a chain that was replaced.
 *
 * Pauses after each batch; entries made meanwhile are not part of this check.
 */
export function* checkLogInSteps(
  db: Db,
  ownerPrivateKey: Uint8Array | null,
  anchors: readonly LogAnchor[] = [],
): Generator<number, LogVerdict> {
  const held = one(db, keyRow)
  const head = logHead(db)
  const verdict = (brokenAtSeq: number | null, reason: LogVerdict['reason'], checkedFromSeq: number): LogVerdict => ({
    whole: reason === 'ok',
    entries: head.seq,
    checkedFromSeq,
    brokenAtSeq,
    reason,
    headCode: headCode(head.mac),
  })
  if (!held) return verdict(1, 'key-missing', 1)
  const firstKey = ownerPrivateKey ? openSeal(held.sealed_first_key, ownerPrivateKey) : null
  if (ownerPrivateKey && !firstKey) return verdict(1, 'key-missing', 1)

  const start = logStart(db)
  const begins = (start?.throughSeq ?? 0) + 1
  const isForged = firstKey !== null && !isStubGenuine(db, epochKeys(firstKey, held.epoch))
  if (start && (isForged || !isStubPlausible(db))) {
    return verdict(begins, 'code-differs', begins)
  }
  if (firstKey && !arePurgesGenuine(db, epochKeys(firstKey, held.epoch))) return verdict(null, 'purge-differs', begins)
  const checkedFromSeq = firstKey ? begins : Math.max(begins, held.first_seq)
  let key: Uint8Array = firstKey ?? held.key
  let epoch = firstKey ? 0 : held.epoch
  let mac: Uint8Array = firstKey ? (start?.mac ?? genesisMac) : held.mac_before
  let expected = begins
  const anchorAt = new Map(anchors.map((anchor) => [anchor.seq, anchor.mac]))

  for (;;) {
    const rows = all(
      db,
      query
        .selectFrom('access_log')
        .selectAll()
        .where('seq', '>=', expected)
        .where('seq', '<=', head.seq)
        .orderBy('seq')
        .limit(checkBatch),
    )
    for (const row of rows) {
      if (row.seq !== expected) return verdict(expected, 'number-missing', checkedFromSeq)
      expected += 1
      const anchor = anchorAt.get(row.seq)
      if (anchor && !sameMac(anchor, row.mac)) return verdict(row.seq, 'code-differs', checkedFromSeq)
      if (row.seq < checkedFromSeq) continue
      // The key only moves forward, and never by more than the days between two entries would need.
      if (row.epoch < epoch || row.epoch > held.epoch) return verdict(row.seq, 'code-differs', checkedFromSeq)
      while (epoch < row.epoch) {
        key = nextEpochKey(key)
        epoch += 1
      }
      const ids = listOf(row.ids)
      const fields = listOf(row.fields)
      if (!ids || !fields) return verdict(row.seq, 'code-differs', checkedFromSeq)
      const wanted = entryMac(key, mac, {
        seq: row.seq,
        atMs: row.at_ms,
        staffId: row.staff_id,
        workstation: row.workstation,
        session: row.session,
        action: row.action,
        kind: row.kind,
        record: row.record,
        client: row.client,
        purpose: row.purpose,
        ids,
        fields,
        epoch: row.epoch,
      })
      if (!sameMac(wanted, row.mac)) return verdict(row.seq, 'code-differs', checkedFromSeq)
      mac = row.mac
    }
    if (rows.length < checkBatch) break
    yield expected - 1
  }
  // The newest epoch's first entry must exist, and every anchor's entry too: otherwise the tail was cut.
  const cut = [held.first_seq, ...anchors.map((anchor) => anchor.seq)].filter((seq) => seq >= expected && seq > 1)
  if (cut.length > 0) return verdict(expected, 'cut-short', checkedFromSeq)
  return verdict(null, 'ok', checkedFromSeq)
}

/** The keys of every epoch from the first to the present one. */
function epochKeys(firstKey: Uint8Array, lastEpoch: number): Uint8Array[] {
  const keys = [firstKey]
  for (let epoch = 1; epoch <= lastEpoch; epoch++) keys.push(nextEpochKey(keys[epoch - 1] ?? firstKey))
  return keys
}

/** The whole check at once: for the backup process, and for tests. */
export function checkLog(db: Db, ownerPrivateKey: Uint8Array | null, anchors: readonly LogAnchor[] = []): LogVerdict {
  const steps = checkLogInSteps(db, ownerPrivateKey, anchors)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** A list as it was written, or null for a text that is none: somebody has been at the row. */
function listOf(text: string): string[] | null {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : null
  } catch {
    return null
  }
}
