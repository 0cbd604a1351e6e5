// The bookkeeper's months: how each stands, what it holds, whether it agrees with itself, and locking it for good. Runs in
// main.
import { sql } from 'kysely'
import {
  lastDayOf,
  type MadePackage,
  type Month,
  type MonthRow,
  type MonthState,
  type Months,
  type MonthView,
  monthOf,
  type PeriodKind,
  periodOf,
  type Seller,
  type VatSummary,
} from '../shared/bookkeeping.ts'
import { reconcile } from '../shared/bookkeeping-checks.ts'
import type { BookFacts } from '../shared/bookkeeping-facts.ts'
import { type JournalRow, journalOf } from '../shared/bookkeeping-journal.ts'
import { addMonths, type Day } from '../shared/day.ts'
import { AppError } from '../shared/errors.ts'
import { vatReturnBoxes, vatReturnDueDay } from '../shared/finland/vat-return.ts'
import { sumCents } from '../shared/money.ts'
import type { DocumentVatCode, ReceiptVat } from '../shared/sales.ts'
import type { SalonFields } from '../shared/settings.ts'
import type { Actor } from './actor.ts'
import { accountPlans } from './bookkeeping-accounts.ts'
import { bookFacts, journalCode } from './bookkeeping-facts.ts'
import { monthLocks, periodDays } from './bookkeeping-period.ts'
import { all, type Db, one, query, runOne, type Tx } from './handle.ts'
import { lastClose } from './last-close.ts'
import { staffName } from './sales-seller.ts'
import { firstSellerId } from './settings.ts'

function sellers(db: Db): Seller[] {
  return all(db, query.selectFrom('seller').orderBy('position').orderBy('id').select(['id', 'details'])).map((row) => ({
    id: row.id,
    name: (JSON.parse(row.details) as SalonFields | null)?.name ?? '',
  }))
}

// ------------------------------------------------------------------ totals

const monthSql = sql<string>`substr(document.day, 1, 7)`

/** Documents and their sum by month, of whole years or any other days. From an index alone. */
export function monthTotals(
  db: Db,
  period: { readonly sellerId: string; readonly from: Day; readonly to: Day },
): { month: Month; documentCount: number; totalCents: number }[] {
  return all(
    db,
    query
      .selectFrom('document')
      .where('document.seller_id', '=', period.sellerId)
      .where('document.day', '>=', period.from)
      .where('document.day', '<=', period.to)
      .groupBy(monthSql)
      .orderBy(monthSql)
      .select(({ fn }) => [
        monthSql.as('month'),
        fn.countAll<number>().as('documentCount'),
        fn.sum<number>('document.total_cents').as('totalCents'),
      ]),
  )
}

// ------------------------------------------------------------------ months

/** Days of documents that no day close covers, in order. Days are closed in order, so none is older than the last closed. */
function openDaysOf(db: Db, sellerId: string, to: Day): Day[] {
  const last = lastClose(db, sellerId)
  return all(
    db,
    query
      .selectFrom('document')
      .leftJoin('day_close_document as closed', 'closed.document_id', 'document.id')
      .where('document.seller_id', '=', sellerId)
      .where('document.day', '>=', last?.day ?? '')
      .where('document.day', '<=', to)
      .where('closed.document_id', 'is', null)
      .select('document.day')
      .distinct()
      .orderBy('document.day'),
  ).map((row) => row.day)
}

const stateOf = (isLocked: boolean, isOver: boolean, openDays: readonly Day[]): MonthState => {
  if (isLocked) return 'locked'
  return isOver && openDays.length === 0 ? 'ready' : 'open'
}

/** Every month of a seller, newest first. */
export function months(db: Db, input: { sellerId?: string | undefined }, actor: Actor): Months {
  const known = sellers(db)
  const sellerId = input.sellerId ?? known[0]?.id ?? firstSellerId
  const thisMonth = monthOf(actor.today)
  const totals = monthTotals(db, { sellerId, from: '0000-01-01', to: '9999-12-31' })
  const { last } = monthLocks(db, sellerId)
  const openDays = openDaysOf(db, sellerId, '9999-12-31')
  const first = totals[0]?.month ?? thisMonth
  const list: MonthRow[] = []
  for (let month = thisMonth > first ? first : thisMonth; month <= thisMonth; month = nextMonth(month)) {
    const total = totals.find((each) => each.month === month)
    const open = openDays.filter((day) => monthOf(day) === month)
    const isOver = month < thisMonth
    list.push({
      month,
      documentCount: total?.documentCount ?? 0,
      totalCents: total?.totalCents ?? 0,
      openDays: open,
      isOver,
      state: stateOf(last !== null && month <= last, isOver, open),
    })
  }
  return { sellers: known, sellerId, months: list.reverse() }
}

const nextMonth = (month: Month): Month => addMonths(`${month}-01`, 1).slice(0, 7)

/** The facts, the journal and its code of the period that holds a month. */
export function books(
  db: Db,
  input: { readonly sellerId?: string | undefined; readonly month: Month; readonly kind: PeriodKind },
): { facts: BookFacts; journal: JournalRow[]; code: string; view: Pick<MonthView, 'from' | 'to'> } {
  const sellerId = input.sellerId ?? firstSellerId
  const period = periodOf(input.month, input.kind)
  const days = periodDays(sellerId, period.from, period.to)
  const facts = bookFacts(db, days, accountPlans(db, sellerId))
  const journal = journalOf(facts)
  return { facts, journal, code: journalCode(journal), view: { from: days.from, to: days.to } }
}

/** What the tax return asks of sales. */
export function vatSummaryOf(facts: BookFacts): VatSummary {
  const groups = new Map<string, ReceiptVat>()
  for (const group of facts.documents.flatMap((document) => document.vat)) {
    const key = `${group.vatCode} ${group.rateBp}`
    const sum = groups.get(key)
    groups.set(key, {
      ...group,
      grossCents: group.grossCents + (sum?.grossCents ?? 0),
      vatCents: group.vatCents + (sum?.vatCents ?? 0),
      netCents: group.netCents + (sum?.netCents ?? 0),
    })
  }
  const sorted = [...groups.values()].sort((a, b) => b.rateBp - a.rateBp || (a.vatCode < b.vatCode ? -1 : 1))
  const ofCode = (code: DocumentVatCode) =>
    sumCents(
      facts.documents.flatMap((document) =>
        document.lines.filter((line) => line.vatCode === code).map((line) => line.cents),
      ),
    )
  return {
    groups: sorted,
    boxes: vatReturnBoxes(sorted),
    exemptCents: ofCode('EXEMPT'),
    notRegisteredCents: ofCode('NOTREG'),
    outsideCents: ofCode('OUTSIDE'),
    dueDay: vatReturnDueDay(facts.to),
  }
}

/** A period as the screen shows it. */
export function monthView(
  db: Db,
  input: { readonly sellerId?: string | undefined; readonly month: Month; readonly kind: PeriodKind },
  actor: Actor,
): MonthView {
  const { facts, journal, code, view } = books(db, input)
  const { sellerId } = facts
  const lock = (input.kind === 'month' ? lockOf(db, sellerId, input.month) : undefined) ?? null
  const { last } = monthLocks(db, sellerId)
  const isOver = facts.to < actor.today
  const openDays = openDaysOf(db, sellerId, facts.to).filter((day) => day >= facts.from)
  const packages = packagesOf(db, sellerId, facts.from, facts.to)
  const count = (test: (document: BookFacts['documents'][number]) => boolean) => facts.documents.filter(test).length
  return {
    month: input.month,
    kind: input.kind,
    ...view,
    state: stateOf(last !== null && monthOf(facts.to) <= last, isOver, openDays),
    isOver,
    openDays,
    earlierOpen: earlierOpenMonth(db, sellerId, input.month),
    isFirstLock: last === null,
    lock: lock === null ? null : { atMs: lock.locked_at_ms, staffName: staffName(db, lock.staff_id) },
    reconciliation: reconcile(facts, journal, { lockedCode: lock?.journal_code ?? null, code }),
    vat: vatSummaryOf(facts),
    closes: facts.closes
      .filter((close) => close.day >= facts.from && close.day <= facts.to)
      .map((close) => ({
        id: close.id,
        number: close.number,
        day: close.day,
        totalCents: close.totalCents,
        differenceCents: close.countedCents - close.expectedCents,
      })),
    openItems: facts.openInvoices.map(({ id, label, day, dueDay, buyerName, totalCents, openCents }) => ({
      id,
      label,
      day,
      dueDay,
      buyerName,
      totalCents,
      openCents,
    })),
    openItemsCents: sumCents(facts.openInvoices.map((invoice) => invoice.openCents)),
    prepaidCents: sumCents(facts.cards.map((card) => card.leftCents)),
    counts: {
      receipts: count((document) => document.kind === 'receipt'),
      credits: count((document) => document.kind === 'credit'),
      invoices: count((document) => document.kind === 'invoice'),
    },
    packages: packages.map(({ journalCode: _, ...each }) => each),
    isPackageCurrent: packages[0]?.journalCode === code,
  }
}

// ------------------------------------------------------------------ packages and the lock

function lockOf(db: Db, sellerId: string, month: Month) {
  return one(
    db,
    query.selectFrom('month_lock').selectAll().where('seller_id', '=', sellerId).where('month', '=', month),
  )
}

/**
 * The oldest month with documents between the newest lock and this month, which comes first; null when there is none. The
 * first lock of all may be any month: what was before the program was begun with is in the bookkeeper's hands already.
 */
function earlierOpenMonth(db: Db, sellerId: string, month: Month): Month | null {
  const { last } = monthLocks(db, sellerId)
  if (last === null) return null
  const [earlier] = monthTotals(db, { sellerId, from: `${last}-99`, to: `${month}-00` })
  return earlier?.month ?? null
}

function packagesOf(db: Db, sellerId: string, from: Day, to: Day): (MadePackage & { journalCode: string })[] {
  return all(
    db,
    query
      .selectFrom('bookkeeping_package as made')
      .innerJoin('staff', 'staff.id', 'made.staff_id')
      .where('made.seller_id', '=', sellerId)
      .where('made.from_day', '=', from)
      .where('made.to_day', '=', to)
      .orderBy('made.made_at_ms', 'desc')
      .orderBy('made.id', 'desc')
      .select([
        'made.id',
        'made.made_at_ms as madeAtMs',
        'staff.name as staffName',
        'made.file_name as fileName',
        'made.sha256',
        'made.bytes',
        'made.journal_code as journalCode',
      ]),
  )
}

/** Remembers a package that has been written. */
export function notePackage(
  tx: Tx,
  made: {
    readonly sellerId: string
    readonly from: Day
    readonly to: Day
    readonly fileName: string
    readonly sha256: string
    readonly bytes: number
    readonly journalCode: string
  },
  actor: Actor,
): string {
  const id = actor.newId()
  runOne(
    tx,
    query.insertInto('bookkeeping_package').values({
      id,
      seller_id: made.sellerId,
      from_day: made.from,
      to_day: made.to,
      made_at_ms: actor.atMs,
      staff_id: actor.staffId,
      file_name: made.fileName,
      sha256: made.sha256,
      bytes: made.bytes,
      journal_code: made.journalCode,
    }),
  )
  return id
}

/**
 * Locks a month for good: from then on nothing is dated into it, and what comes late is booked in an open month. There is
 * no way back, because the bookkeeper has it: corrections are new documents (kirjanpitolaki 2:5 and 2:7 §).
 * Errors: MONTH_LOCKED, MONTH_NOT_OVER, MONTH_EARLIER_FIRST (data: month), MONTH_DAYS_OPEN (data: day), MONTH_DIFFERS,
 * MONTH_PACKAGE_NEEDED when the newest package is not of the month as it is now.
 */
export function lockMonth(
  tx: Tx,
  input: { readonly sellerId?: string | undefined; readonly month: Month },
  actor: Actor,
): MonthView {
  const sellerId = input.sellerId ?? firstSellerId
  const { last } = monthLocks(tx, sellerId)
  if (last !== null && input.month <= last) throw new AppError('MONTH_LOCKED')
  if (lastDayOf(input.month) >= actor.today) throw new AppError('MONTH_NOT_OVER')
  const earlier = earlierOpenMonth(tx, sellerId, input.month)
  if (earlier !== null) throw new AppError('MONTH_EARLIER_FIRST', { month: earlier })
  const [openDay] = openDaysOf(tx, sellerId, lastDayOf(input.month))
  if (openDay !== undefined) throw new AppError('MONTH_DAYS_OPEN', { day: openDay })
  const { facts, journal, code } = books(tx, { sellerId, month: input.month, kind: 'month' })
  if (reconcile(facts, journal).findings.length > 0) throw new AppError('MONTH_DIFFERS')
  const [newest] = packagesOf(tx, sellerId, facts.from, facts.to)
  if (newest?.journalCode !== code) throw new AppError('MONTH_PACKAGE_NEEDED')
  runOne(
    tx,
    query.insertInto('month_lock').values({
      seller_id: sellerId,
      month: input.month,
      locked_at_ms: actor.atMs,
      staff_id: actor.staffId,
      journal_code: code,
    }),
  )
  return monthView(tx, { sellerId, month: input.month, kind: 'month' }, actor)
}
