// Bookkeeping material past its legal period, a financial year at a time: what may go, how it goes, and the signed record of
// which numbers went. The file's own triggers (db/migrations/020) refuse everything that is not named in such a record, and
// a record that would be too early. Law: kirjanpitolaki 2:10. Runs in main.
import { createHmac } from 'node:crypto'
import type { Selectable } from 'kysely'
import { addDays, localToInstant, ZONE } from '../shared/day.ts'
import { AppError } from '../shared/errors.ts'
import { bookkeepingRetention } from '../shared/finland/retention.ts'
import type { LegalKind, RetentionProposal, VoucherPurge } from '../shared/privacy-retention.ts'
import { sameMac } from './accesslog-chain.ts'
import type { Actor } from './actor.ts'
import { all, type Db, one, query, run, runOne, type Tx } from './handle.ts'
import { financialYearEnd } from './privacy-settings.ts'
import type { VoucherPurgeTable } from './schema-privacy.ts'

type Item = RetentionProposal['items'][number]

/** Closes have a series of their own. */
const closeSeries = 'Z'
/** The computer's clock is believed when the program has been used on so many days of so many lately. */
const usedDays = 5
const usedWithinDays = 60

/** The last day on which a financial year's material must still be kept. */
function keptThrough(kind: LegalKind, yearEnd: string): string {
  const { vouchersThrough, booksThrough } = bookkeepingRetention(yearEnd)
  return kind === 'vouchers' ? vouchersThrough : booksThrough
}

/** A row for each financial year whose period has run out and of which something can go. */
export function expiredYears(db: Db, kind: LegalKind, today: string): Item[] {
  const table = kind === 'vouchers' ? 'document' : 'day_close'
  const days = db.raw.prepare(`SELECT DISTINCT day FROM ${table} ORDER BY day`).pluck().all() as string[]
  const ends = [...new Set(days.map((day) => financialYearEnd(db, day)))].filter(
    (end) => keptThrough(kind, end) < today,
  )
  const isSure = isClockSure(db, today)
  return ends.flatMap((end) => {
    const rows = kind === 'vouchers' ? goingDocuments(db, end, today).length : goingCloses(db, end).length
    const oldest = days.find((day) => financialYearEnd(db, day) === end) ?? end
    const blocked = isSure ? null : ('clock-unsure' as const)
    return rows === 0 ? [] : [{ id: end, clientId: null, label: '', sinceDay: oldest, untilDay: end, rows, blocked }]
  })
}

/** A clock that has just leapt ahead would make everything look old. */
function isClockSure(db: Db, today: string): boolean {
  const days = db.raw
    .prepare('SELECT count(DISTINCT at_ms / 86400000) FROM access_log WHERE at_ms >= ?')
    .pluck()
    .get(localToInstant(addDays(today, -usedWithinDays), 0, ZONE)) as number
  return days >= usedDays
}

interface Going {
  readonly id: string
  readonly sellerId: string
  readonly series: string
  readonly number: number
  readonly cents: number
}

/**
 * Documents up to a financial year's end that nothing younger or open leans on: not a sale whose credit is of a later year,
 * a gift card still in use, an invoice that is not settled or was settled later, nor anything kept for a claim.
 */
function goingDocuments(db: Db, through: string, today: string): Going[] {
  const old = db.raw
    .prepare(
      `SELECT id, seller_id AS sellerId, series, number, total_cents AS cents FROM document WHERE day <= ?
       ORDER BY seller_id, series, number`,
    )
    .all(through) as Going[]
  const links = db.raw.prepare(documentLinks).raw().all() as [string, string][]
  const neighbours = new Map<string, string[]>()
  for (const [a, b] of links) {
    neighbours.set(a, [...(neighbours.get(a) ?? []), b])
    neighbours.set(b, [...(neighbours.get(b) ?? []), a])
  }
  const going = new Set(old.map(({ id }) => id))
  const staying = [
    ...(db.raw.prepare('SELECT id FROM document WHERE day > ?').pluck().all(through) as string[]),
    ...(db.raw.prepare(neededDocuments).pluck().all({ through, today }) as string[]),
  ]
  for (const id of staying) going.delete(id)
  // Whatever hangs together stays together.
  for (const id of staying) {
    for (const next of neighbours.get(id) ?? []) if (going.delete(next)) staying.push(next)
  }
  return old.filter(({ id }) => going.has(id))
}

/** Pairs of documents of which one cannot be understood without the other. */
const documentLinks = `
  SELECT id, original_id FROM document WHERE original_id IS NOT NULL
  UNION SELECT prepaid.document_id, movement.document_id FROM prepaid_movement AS movement
    JOIN prepaid ON prepaid.id = movement.prepaid_id
    WHERE movement.document_id IS NOT NULL AND movement.document_id <> prepaid.document_id
  UNION SELECT prepaid.document_id, after.document_id FROM prepaid JOIN prepaid AS after ON after.id = prepaid.replaced_by
    WHERE after.document_id <> prepaid.document_id`

/** Old documents that are still needed for something that is going on. */
const neededDocuments = `
  SELECT document_id FROM prepaid WHERE (expires_day IS NULL OR expires_day >= :today)
    AND EXISTS (SELECT 1 FROM prepaid_movement AS movement WHERE movement.prepaid_id = prepaid.id
      GROUP BY movement.prepaid_id HAVING sum(movement.cents) > 0 OR sum(movement.uses) > 0)
  UNION SELECT document_id FROM invoice_payment WHERE day > :through
  UNION SELECT document.id FROM document WHERE kind = 'invoice' AND total_cents
    + coalesce((SELECT sum(credit.total_cents) FROM document AS credit WHERE credit.original_id = document.id), 0)
    <> coalesce((SELECT sum(cents) FROM invoice_payment WHERE invoice_payment.document_id = document.id), 0)
  UNION SELECT document.id FROM document JOIN legal_hold AS hold
    ON hold.client_id = document.client_id AND hold.ended_at_ms IS NULL`

type GoingClose = Going & { readonly code: string }

/** Closes of each seller from the oldest on, up to a financial year's end, as long as nothing is left in them. */
function goingCloses(db: Db, through: string): GoingClose[] {
  const closes = db.raw
    .prepare(
      `SELECT id, seller_id AS sellerId, '${closeSeries}' AS series, number, total_cents AS cents, code,
         EXISTS (SELECT 1 FROM day_close_document WHERE day_close_id = day_close.id)
           OR EXISTS (SELECT 1 FROM day_close_cash WHERE day_close_id = day_close.id) AS used
       FROM day_close WHERE day <= ? ORDER BY seller_id, number`,
    )
    .all(through) as (GoingClose & { used: number })[]
  const stopped = new Set<string>()
  return closes.filter(({ sellerId, used }) => {
    if (used === 1) stopped.add(sellerId)
    return !stopped.has(sellerId)
  })
}

/**
 * Lets a financial year go, and every one before it. Each seller has a chain of closes of its own, and so a record of its
 * own. Errors: RETENTION_BLOCKED. Answers how many went.
 */
export function purgeYear(tx: Tx, kind: LegalKind, yearEnd: string, actor: Actor): number {
  if (keptThrough(kind, yearEnd) >= actor.today || !isClockSure(tx, actor.today))
    throw new AppError('RETENTION_BLOCKED')
  return kind === 'vouchers' ? purgeDocuments(tx, yearEnd, actor) : purgeCloses(tx, yearEnd, actor)
}

function purgeDocuments(tx: Tx, yearEnd: string, actor: Actor): number {
  const documents = goingDocuments(tx, yearEnd, actor.today)
  if (documents.length === 0) return 0
  noteRecord(tx, { kind: 'vouchers', yearEnd, going: documents, lastCode: '' }, actor)
  tx.raw.pragma('defer_foreign_keys = ON')
  removeDocuments(tx, documents, yearEnd)
  return documents.length
}

function purgeCloses(tx: Tx, yearEnd: string, actor: Actor): number {
  const closes = goingCloses(tx, yearEnd)
  for (const going of Map.groupBy(closes, (each) => each.sellerId).values()) {
    noteRecord(tx, { kind: 'day-closes', yearEnd, going, lastCode: going.at(-1)?.code ?? '' }, actor)
  }
  for (const { id } of closes) run(tx, query.deleteFrom('day_close').where('id', '=', id))
  return closes.length
}

interface Leaving {
  readonly kind: LegalKind
  readonly yearEnd: string
  readonly going: readonly Going[]
  /** Of day closes: the code of the last. */
  readonly lastCode: string
}

function noteRecord(tx: Tx, { kind, yearEnd, going, lastCode }: Leaving, actor: Actor): void {
  const key = one(tx, query.selectFrom('access_log_key').select(['key', 'epoch']))
  if (!key) throw new AppError('RETENTION_BLOCKED')
  const record = {
    id: actor.newId(),
    kind,
    through_day: yearEnd,
    documents: going.length,
    total_cents: going.reduce((sum, { cents }) => sum + cents, 0),
    last_code: lastCode,
    at_ms: actor.atMs,
    staff_id: actor.staffId,
    epoch: key.epoch,
  }
  // Documents come in the order of the register, and so do their runs when they are read back.
  const numbers = runsOf(going).map((each) => ({ purge_id: record.id, ...each }))
  const signature = signatureOf(key.key, record, numbers)
  runOne(tx, query.insertInto('voucher_purge').values({ ...record, signature }))
  for (const each of numbers) runOne(tx, query.insertInto('voucher_purge_number').values(each))
}

interface Run {
  readonly seller_id: string
  readonly series: string
  readonly first_number: number
  readonly last_number: number
}

/** Numbers in order → unbroken runs. */
function runsOf(documents: readonly Going[]): Run[] {
  const runs: Run[] = []
  for (const { sellerId, series, number } of documents) {
    const last = runs.at(-1)
    if (last && last.seller_id === sellerId && last.series === series && last.last_number === number - 1) {
      runs[runs.length - 1] = { ...last, last_number: number }
    } else {
      runs.push({ seller_id: sellerId, series, first_number: number, last_number: number })
    }
  }
  return runs
}

/** Children first, whatever table they are in: found from the schema, so that a new table of documents' rows is emptied too. */
function removeDocuments(tx: Tx, documents: readonly Going[], through: string): void {
  const ids = JSON.stringify(documents.map(({ id }) => id))
  const chosen = 'IN (SELECT value FROM json_each(?))'
  const cards = tx.raw.prepare(`SELECT id FROM prepaid WHERE document_id ${chosen}`).pluck().all(ids) as string[]
  const cardIds = JSON.stringify(cards)
  for (const { table, column } of childrenOf(tx, 'prepaid')) {
    tx.raw.prepare(`DELETE FROM ${table} WHERE ${column} ${chosen}`).run(cardIds)
  }
  for (const { table, column } of childrenOf(tx, 'invoice')) {
    tx.raw.prepare(`DELETE FROM ${table} WHERE ${column} ${chosen}`).run(ids)
  }
  for (const { table, column } of childrenOf(tx, 'document')) {
    tx.raw.prepare(`DELETE FROM ${table} WHERE ${column} ${chosen}`).run(ids)
  }
  tx.raw.prepare(`DELETE FROM document WHERE id ${chosen}`).run(ids)
  tx.raw
    .prepare('DELETE FROM day_close_cash WHERE cash_movement_id IN (SELECT id FROM cash_movement WHERE day <= ?)')
    .run(through)
  tx.raw.prepare('DELETE FROM cash_movement WHERE day <= ?').run(through)
  tx.raw
    .prepare(
      'DELETE FROM bank_row WHERE day <= ? AND id NOT IN (SELECT bank_row_id FROM invoice_payment WHERE bank_row_id IS NOT NULL)',
    )
    .run(through)
}

/** Tables whose rows belong to a row of `parent`, itself left out. */
function childrenOf(db: Db, parent: string): readonly { readonly table: string; readonly column: string }[] {
  return db.raw
    .prepare(
      `SELECT t.name AS "table", f."from" AS "column" FROM sqlite_schema AS t, pragma_foreign_key_list(t.name) AS f
       WHERE t.type = 'table' AND f."table" = ? AND t.name <> ? ORDER BY t.name`,
    )
    .all(parent, parent) as { table: string; column: string }[]
}

const purgeRows = query.selectFrom('voucher_purge').selectAll().orderBy('at_ms', 'desc').orderBy('id')
const numberRows = query
  .selectFrom('voucher_purge_number')
  .selectAll()
  .orderBy('purge_id')
  .orderBy('seller_id')
  .orderBy('series')
  .orderBy('first_number')

/** What has gone and which numbers, newest first: the explanation of numbers that are not there. */
export function voucherPurges(db: Db): VoucherPurge[] {
  const numbers = Map.groupBy(all(db, numberRows), (row) => row.purge_id)
  return all(db, purgeRows).map((row) => ({
    id: row.id,
    kind: row.kind,
    throughDay: row.through_day,
    documents: row.documents,
    totalCents: row.total_cents,
    atMs: row.at_ms,
    numbers: (numbers.get(row.id) ?? []).map((each) => ({
      series: each.series,
      first: each.first_number,
      last: each.last_number,
    })),
  }))
}

/** Numbers of one series that went. */
export interface PurgedRun {
  readonly series: string
  readonly first: number
  readonly last: number
}

/** Of a seller's vouchers: how far each purge reached and which numbers went, newest first. */
export function purgedVouchers(
  db: Db,
  sellerId: string,
): { readonly throughDay: string; readonly atMs: number; readonly runs: readonly PurgedRun[] }[] {
  const numbers = Map.groupBy(
    all(db, numberRows).filter((row) => row.seller_id === sellerId),
    (row) => row.purge_id,
  )
  return all(db, purgeRows).flatMap((row) => {
    const runs = numbers.get(row.id)
    if (row.kind !== 'vouchers' || runs === undefined) return []
    const named = runs.map((run) => ({ series: run.series, first: run.first_number, last: run.last_number }))
    return [{ throughDay: row.through_day, atMs: row.at_ms, runs: named }]
  })
}

/** The close of a seller that went last: its number and code, which the next one names; nothing before the first went. */
export function lastPurgedClose(db: Db, sellerId: string): { readonly number: number; readonly code: string } {
  const row = db.raw
    .prepare(
      `SELECT run.last_number AS number, purge.last_code AS code FROM voucher_purge AS purge
       JOIN voucher_purge_number AS run ON run.purge_id = purge.id
       WHERE purge.kind = 'day-closes' AND run.seller_id = ? ORDER BY run.last_number DESC LIMIT 1`,
    )
    .get(sellerId) as { number: number; code: string } | undefined
  return row ?? { number: 0, code: '' }
}

type Unsigned = Omit<Selectable<VoucherPurgeTable>, 'signature'>

function signatureOf(key: Uint8Array, record: Unsigned, numbers: readonly Run[]): Buffer {
  const text = JSON.stringify([
    'loiste voucher purge v1',
    record.id,
    record.kind,
    record.through_day,
    record.documents,
    record.total_cents,
    record.last_code,
    record.at_ms,
    record.staff_id,
    record.epoch,
    numbers.map((each) => [each.seller_id, each.series, each.first_number, each.last_number]),
  ])
  return createHmac('sha256', key).update(text).digest()
}

/** True when every record was signed with the log's key of its day; `keys` are those of each epoch from the first. */
export function arePurgesGenuine(db: Db, keys: readonly Uint8Array[]): boolean {
  const numbers = Map.groupBy(all(db, numberRows), (row) => row.purge_id)
  return all(db, purgeRows).every((record) => {
    const key = keys[record.epoch]
    return key !== undefined && sameMac(signatureOf(key, record, numbers.get(record.id) ?? []), record.signature)
  })
}
