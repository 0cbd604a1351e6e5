// The sums of the documents and cash movements that no day close covers yet: the X report, and what a close freezes.
// Everything is summed from what the documents say, never computed again. Runs in main.
import { sql } from 'kysely'
import type { DayReport } from '../shared/dayclose.ts'
import { sumCents } from '../shared/money.ts'
import type { MethodSum } from '../shared/sales.ts'
import { all, type Db, query } from './handle.ts'
import { idList } from './id-list.ts'
import { lastClose } from './last-close.ts'
import { listRestores } from './restores.ts'
import { sellerFields } from './sellers.ts'
import { vatOf } from './vat-of.ts'

/**
 * Documents that no close covers, up to a day. Days are closed in order, so none of them is older than the last closed
 * day: the index on the day finds them.
 */
export function openDocuments(db: Db, sellerId: string, day: string): string[] {
  const since = lastClose(db, sellerId)?.day ?? ''
  return all(
    db,
    query
      .selectFrom('document')
      .leftJoin('day_close_document as closed', 'closed.document_id', 'document.id')
      .where('document.day', '>=', since)
      .where('document.day', '<=', day)
      .where('document.seller_id', '=', sellerId)
      .where('closed.document_id', 'is', null)
      .select('document.id'),
  ).map((row) => row.id)
}

/** Cash movements that no close covers, up to a day, oldest first. */
export function openMovements(
  db: Db,
  sellerId: string,
  day: string,
): (DayReport['cash']['movements'][number] & { day: string })[] {
  return all(
    db,
    query
      .selectFrom('cash_movement as movement')
      .innerJoin('staff', 'staff.id', 'movement.staff_id')
      .leftJoin('day_close_cash as closed', 'closed.cash_movement_id', 'movement.id')
      .where('movement.day', '<=', day)
      .where('movement.seller_id', '=', sellerId)
      .where('closed.cash_movement_id', 'is', null)
      .orderBy('movement.at_ms')
      .orderBy('movement.id')
      .select([
        'movement.id',
        'movement.cents',
        'movement.reason',
        'movement.day',
        'movement.at_ms as atMs',
        'staff.name as staffName',
      ]),
  )
}

/** The report of what is open up to a day. */
export function dayReport(db: Db, sellerId: string, day: string): DayReport {
  // One value however many documents: the statement stays the same.
  const open = idList(openDocuments(db, sellerId, day))
  const ranges = all(
    db,
    query
      .selectFrom('document')
      .where('id', 'in', open)
      .groupBy(['series', 'kind'])
      .orderBy('series')
      .select((row) => [
        'series',
        'kind',
        row.fn.min('number').as('first'),
        row.fn.max('number').as('last'),
        row.fn.countAll<number>().as('count'),
        row.fn.sum<number>('total_cents').as('totalCents'),
        row.fn.min('day').as('firstDay'),
        row.fn.max('day').as('lastDay'),
      ]),
  )
  const lines = all(
    db,
    query
      .selectFrom('document_line')
      .where('document_id', 'in', open)
      .groupBy(['kind', 'vat_code'])
      .select((row) => [
        'kind',
        'vat_code as vatCode',
        row.fn.sum<number>('total_cents').as('cents'),
        row.fn.sum<number>('discount_cents').as('discountCents'),
      ]),
  )
  const payments = paymentSums(db, open)
  const moved = all(
    db,
    query
      .selectFrom('prepaid_movement as movement')
      .innerJoin('prepaid', 'prepaid.id', 'movement.prepaid_id')
      .where('movement.document_id', 'in', open)
      .groupBy(['prepaid.kind', 'movement.kind'])
      .select((row) => [
        'prepaid.kind as card',
        'movement.kind as what',
        row.fn.sum<number>('movement.cents').as('cents'),
        row.fn.sum<number>('movement.uses').as('uses'),
      ]),
  )
  const movedCents = (card: string, ...what: string[]) =>
    sumCents(moved.filter((each) => each.card === card && what.includes(each.what)).map((each) => each.cents))
  const usesOf = moved.filter((each) => each.card === 'series' && ['used', 'returned'].includes(each.what))
  const linesOf = (test: (line: (typeof lines)[number]) => boolean) =>
    sumCents(lines.filter(test).map((line) => line.cents))
  const rangeSum = (isCredit: boolean) =>
    sumCents(ranges.filter((each) => (each.kind === 'credit') === isCredit).map((each) => each.totalCents))
  const days = ranges.flatMap((each) => [each.firstDay, each.lastDay]).sort()
  const seller = sellerFields(db, sellerId)
  return {
    day,
    seller: { name: seller?.name ?? '', businessId: seller?.businessId ?? '' },
    firstDay: days[0] ?? null,
    lastDay: days.at(-1) ?? null,
    ranges: ranges.map(({ series, first, last, count, totalCents }) => ({ series, first, last, count, totalCents })),
    salesCents: rangeSum(false),
    creditsCents: rangeSum(true),
    totalCents: sumCents(ranges.map((each) => each.totalCents)),
    vat: vatOf(db, open),
    notRegisteredCents: linesOf((line) => line.vatCode === 'NOTREG'),
    methods: payments.map(({ backCents: _, backCount: __, ...sum }) => sum),
    refunds: payments
      .filter((each) => each.backCount > 0)
      .map(({ backCents, backCount, ...sum }) => ({ ...sum, cents: backCents, count: backCount })),
    roundingCents: sumCents(payments.map((each) => each.roundingCents)),
    discountCents: sumCents(lines.map((line) => line.discountCents)),
    tipCents: linesOf((line) => line.kind === 'tip'),
    prepaid: {
      giftSoldCents: movedCents('gift', 'sold', 'refunded'),
      giftUsedCents: 0 - movedCents('gift', 'used', 'returned'),
      seriesSoldCents: movedCents('series', 'sold', 'refunded'),
      seriesUses: 0 - sumCents(usesOf.map((each) => each.uses)),
      depositSoldCents: movedCents('deposit', 'sold', 'refunded'),
      depositUsedCents: 0 - movedCents('deposit', 'used', 'returned'),
    },
    restores: listRestores(db).filter((each) => each.atMs > (lastClose(db, sellerId)?.closedAtMs ?? 0)),
    cash: cashOf(db, sellerId, day, payments),
  }
}

type PaymentSum = MethodSum & { backCents: number; backCount: number; roundingCents: number }

function paymentSums(db: Db, open: ReturnType<typeof idList>): PaymentSum[] {
  return all(
    db,
    query
      .selectFrom('payment')
      .innerJoin('payment_method', 'payment_method.id', 'payment.method')
      .where('payment.document_id', 'in', open)
      .groupBy(['payment.method', 'payment.method_kind', 'payment.method_print'])
      .orderBy('payment_method.position')
      .orderBy('payment.method_print')
      .select((row) => [
        'payment.method',
        'payment.method_kind as kind',
        'payment.method_print as name',
        row.fn.sum<number>('payment.cents').as('cents'),
        row.fn.countAll<number>().as('count'),
        row.fn.sum<number>('payment.rounding_cents').as('roundingCents'),
        sql<number>`sum(min(payment.cents, 0))`.as('backCents'),
        sql<number>`sum(payment.cents < 0)`.as('backCount'),
      ]),
  )
}

function cashOf(db: Db, sellerId: string, day: string, payments: readonly PaymentSum[]): DayReport['cash'] {
  const movements = openMovements(db, sellerId, day).map(({ day: _, ...movement }) => movement)
  const openingCents = lastClose(db, sellerId)?.countedCents ?? 0
  const salesCents = sumCents(payments.filter((each) => each.kind === 'cash').map((each) => each.cents))
  const inCents = sumCents(movements.map((each) => Math.max(0, each.cents)))
  const outCents = sumCents(movements.map((each) => Math.min(0, each.cents)))
  const expectedCents = sumCents([openingCents, salesCents, inCents, outCents])
  return { openingCents, salesCents, inCents, outCents, movements, expectedCents }
}
