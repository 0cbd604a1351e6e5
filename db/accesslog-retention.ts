// Shortening the access log from its oldest end, the one way there is: a stub says which entry was the last to go, with
// that entry's code, signed with the day's key; the chain then begins after it. Runs in main.
import { createHmac } from 'node:crypto'
import { retentionRules } from '../shared/privacy-retention.ts'
import { sameMac } from './accesslog-chain.ts'
import { type Db, one, query, runOne, type Tx } from './handle.ts'

/** Where the chain begins now. */
export interface LogStart {
  readonly throughSeq: number
  readonly mac: Uint8Array
  readonly epoch: number
}

const newest = query.selectFrom('access_log_stub').selectAll().orderBy('through_seq', 'desc').limit(1)

/** The newest stub; null while the log is whole from its first entry. */
export function logStart(db: Db): LogStart | null {
  const row = one(db, newest)
  return row ? { throughSeq: row.through_seq, mac: row.mac, epoch: row.epoch } : null
}

/** Removes entries older than an instant; the newest entry always stays. Answers how many went. */
export function shortenLog(tx: Tx, beforeMs: number, atMs: number): number {
  const last = tx.raw
    .prepare(
      `SELECT seq, mac, epoch FROM access_log
       WHERE at_ms < ? AND seq < (SELECT max(seq) FROM access_log) AND epoch < (SELECT epoch FROM access_log_key)
       ORDER BY seq DESC LIMIT 1`,
    )
    .get(beforeMs) as { seq: number; mac: Uint8Array; epoch: number } | undefined
  const key = one(tx, query.selectFrom('access_log_key').select('key'))
  if (!last || !key) return 0
  const entries = tx.raw.prepare('SELECT count(*) FROM access_log WHERE seq <= ?').pluck().get(last.seq) as number
  const stub = { through_seq: last.seq, mac: last.mac, epoch: last.epoch, entries, at_ms: atMs }
  runOne(tx, query.insertInto('access_log_stub').values({ ...stub, signature: signatureOf(key.key, stub) }))
  return tx.raw.prepare('DELETE FROM access_log WHERE seq <= ?').run(last.seq).changes
}

interface Stub {
  readonly through_seq: number
  readonly mac: Uint8Array
  readonly epoch: number
  readonly entries: number
  readonly at_ms: number
}

function signatureOf(key: Uint8Array, stub: Stub): Buffer {
  const text = JSON.stringify([
    'loiste access log stub v1',
    stub.through_seq,
    Buffer.from(stub.mac).toString('hex'),
    stub.epoch,
    stub.entries,
    stub.at_ms,
  ])
  return createHmac('sha256', key).update(text).digest()
}

const dayMs = 86_400_000
/** No salon may keep its log for less than this (shared/privacy-retention.ts), less a month for months of any length. */
const leastKeptMs = (retentionRules['access-log'].least - 1) * 30 * dayMs

/**
 * True when the newest stub can have come about by the salon's own rule: the first entry that was left was already old
 * when the log was shortened, and that was not in the future. Whoever holds today's key could sign a stub over entries of
 * last week; it would not pass this.
 */
export function isStubPlausible(db: Db): boolean {
  const row = one(db, newest)
  if (!row) return true
  const { oldest, latest } = db.raw
    .prepare('SELECT min(at_ms) AS oldest, max(at_ms) AS latest FROM access_log WHERE seq > ?')
    .get(row.through_seq) as { oldest: number | null; latest: number | null }
  if (oldest === null || latest === null) return false
  return row.at_ms <= latest + dayMs && row.at_ms - oldest >= leastKeptMs
}

/** True when the newest stub was signed with one of these keys: those of the days the log still covers. */
export function isStubGenuine(db: Db, keys: readonly Uint8Array[]): boolean {
  const row = one(db, newest)
  if (!row) return true
  return keys.some((key) => sameMac(signatureOf(key, row), row.signature))
}
