// Closing the day: days in order, the count of the drawer, the frozen report chained to the one before. A closed day is
// never opened again; what is sold later goes to the next close. Runs in main.
import { createHash } from 'node:crypto'
import { headCode } from '../shared/accesslog.ts'
import {
  type CloseDay,
  type ClosePage,
  countedSum,
  type DayClose,
  type DayCloses,
  type DayReport,
  type MoveCash,
} from '../shared/dayclose.ts'
import { AppError } from '../shared/errors.ts'
import { logHead } from './accesslog.ts'
import type { Actor } from './actor.ts'
import { dayReport, openDocuments, openMovements } from './dayclose-report.ts'
import { all, type Db, one, query, run, runOne, type Tx } from './handle.ts'
import { lastClose } from './last-close.ts'
import { takeNumber } from './sales-issue.ts'
import { staffName } from './sales-seller.ts'
import { firstSellerId } from './settings.ts'
import { closeSeries } from './start.ts'
import { lastPurgedClose } from './voucher-purge.ts'

/** What waits to be closed and what has been, newest first. */
export function dayCloses(db: Db, input: ClosePage, actor: Actor): DayCloses {
  let rows = query
    .selectFrom('day_close')
    .where('seller_id', '=', input.sellerId ?? firstSellerId)
    .orderBy('number', 'desc')
    .limit(input.limit)
    .select(['id', 'number', 'day', 'closed_at_ms', 'total_cents', 'expected_cents', 'counted_cents'])
  if (input.before !== undefined) rows = rows.where('number', '<', input.before)
  const parked = one(
    db,
    query.selectFrom('parked_sale').select(({ fn }) => fn.countAll<number>().as('count')),
  )
  return {
    open: openDays(db, actor.today, input.sellerId),
    closes: all(db, rows).map((row) => ({
      id: row.id,
      number: row.number,
      day: row.day,
      closedAtMs: row.closed_at_ms,
      totalCents: row.total_cents,
      differenceCents: row.counted_cents - row.expected_cents,
    })),
    parkedCount: parked?.count ?? 0,
  }
}

/**
 * Days with something that no close covers, in order, today always last. Before the very first close it is today alone:
 * that one takes everything from before with it.
 */
export function openDays(db: Db, today: string, sellerId: string = firstSellerId): string[] {
  const last = lastClose(db, sellerId)
  if (!last) return [today]
  const documents = all(
    db,
    query
      .selectFrom('document')
      .leftJoin('day_close_document as closed', 'closed.document_id', 'document.id')
      .where('document.day', '>=', last.day)
      .where('document.day', '<', today)
      .where('document.seller_id', '=', sellerId)
      .where('closed.document_id', 'is', null)
      .select('document.day')
      .distinct(),
  )
  const movements = openMovements(db, sellerId, today).filter((each) => each.day < today)
  return [...new Set([...documents, ...movements].map((each) => each.day))].sort().concat(today)
}

/** How things stand now, for a day: the X report. Errors: DAYCLOSE_EARLIER_FIRST (data: day). */
export function xReport(db: Db, input: { day: string; sellerId?: string | undefined }, actor: Actor): DayReport {
  const { day, sellerId = firstSellerId } = input
  return dayReport(db, sellerId, inOrder(db, sellerId, day, actor))
}

function inOrder(db: Db, sellerId: string, day: string, actor: Actor): string {
  if (day > actor.today) throw new AppError('INVALID_INPUT', { issues: [{ path: 'day', code: 'IN_FUTURE' }] })
  const [first] = openDays(db, actor.today, sellerId)
  if (first !== undefined && first < day) throw new AppError('DAYCLOSE_EARLIER_FIRST', { day: first })
  return day
}

/** Money put into the drawer or taken out of it, with its reason. */
export function moveCash(tx: Tx, input: MoveCash, actor: Actor): { id: string } {
  const id = actor.newId()
  runOne(
    tx,
    query.insertInto('cash_movement').values({
      id,
      seller_id: input.sellerId ?? firstSellerId,
      cents: input.cents,
      reason: input.reason,
      day: actor.today,
      at_ms: actor.atMs,
      staff_id: actor.staffId,
    }),
  )
  return { id }
}

/**
 * Closes a day, all or nothing.
 * Errors: DAYCLOSE_EARLIER_FIRST (data: day), DAYCLOSE_REASON_NEEDED when the count differs without a word,
 * CHANGED_BY_OTHER when something was sold since the count, CLOCK_SET_BACK, INVALID_INPUT for a day to come.
 */
export function closeDay(tx: Tx, input: CloseDay, actor: Actor): DayClose {
  const { sellerId = firstSellerId } = input
  const last = lastClose(tx, sellerId)
  if (last && last.closedAtMs > actor.atMs) throw new AppError('CLOCK_SET_BACK')
  const day = inOrder(tx, sellerId, input.day, actor)
  const report = dayReport(tx, sellerId, day)
  const { expectedCents } = report.cash
  if (expectedCents !== input.expectedCents) throw new AppError('CHANGED_BY_OTHER')
  const countedCents = input.count === null ? expectedCents : countedSum(input.count)
  const differenceCents = countedCents - expectedCents
  if (differenceCents !== 0 && input.differenceReason === '') throw new AppError('DAYCLOSE_REASON_NEEDED')

  const id = actor.newId()
  const documents = openDocuments(tx, sellerId, day)
  const movements = openMovements(tx, sellerId, day)
  const head = logHead(tx)
  const content = {
    ...report,
    id,
    number: takeNumber(tx, sellerId, closeSeries),
    closedAtMs: actor.atMs,
    staffName: staffName(tx, actor.staffId),
    count: input.count,
    countedCents,
    differenceCents,
    differenceReason: differenceCents === 0 ? '' : input.differenceReason,
    logSeq: head.seq,
    logCode: headCode(head.mac),
    previousCode: last?.code ?? '',
  }
  const text = JSON.stringify(content)
  for (const documentId of documents) {
    runOne(tx, query.insertInto('day_close_document').values({ document_id: documentId, day_close_id: id }))
  }
  for (const movement of movements) {
    run(tx, query.insertInto('day_close_cash').values({ cash_movement_id: movement.id, day_close_id: id }))
  }
  runOne(
    tx,
    query.insertInto('day_close').values({
      id,
      seller_id: sellerId,
      number: content.number,
      day,
      closed_at_ms: actor.atMs,
      staff_id: actor.staffId,
      total_cents: report.totalCents,
      expected_cents: expectedCents,
      counted_cents: countedCents,
      report: text,
      previous_code: content.previousCode,
      code: closeCode(content.previousCode, text),
    }),
  )
  return dayCloseOf(tx, { id })
}

/** The code of a close: SHA-256 over the code before it and its own text, hexadecimal. */
export function closeCode(previousCode: string, text: string): string {
  return createHash('sha256').update(`${previousCode}\n${text}`).digest('hex')
}

/** A close as it was frozen. Errors: NOT_FOUND. */
export function dayCloseOf(db: Db, input: { id: string }): DayClose {
  const row = one(db, query.selectFrom('day_close').select(['report', 'code']).where('id', '=', input.id))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'day-close' })
  return { ...(JSON.parse(row.report) as Omit<DayClose, 'code'>), code: row.code }
}

/** Walks the chain of closes: the number of the first that does not fit, null when all do. */
export function brokenClose(db: Db, sellerId: string = firstSellerId): number | null {
  const rows = all(
    db,
    query
      .selectFrom('day_close')
      .where('seller_id', '=', sellerId)
      .orderBy('number')
      .select(['number', 'report', 'previous_code as previousCode', 'code']),
  )
  // The oldest may have gone after their ten years; the first that is left names the last that went, or nothing when all
  // of that day had gone before it.
  let { code, number } = lastPurgedClose(db, sellerId)
  if (rows[0]?.previousCode === '') code = ''
  for (const row of rows) {
    number += 1
    if (row.number !== number || row.previousCode !== code || row.code !== closeCode(code, row.report)) return number
    code = row.code
  }
  return null
}
