// The till's day: sums of the stored documents, never recomputed, and what is still unpaid. Runs in main.
import { sql } from 'kysely'
import { sumCents } from '../shared/money.ts'
import { firstNameOf } from '../shared/person-names.ts'
import type { ReceiptVat, TillDay } from '../shared/sales.ts'
import type { Actor } from './actor.ts'
import { openDays } from './dayclose.ts'
import { all, type Db, query } from './handle.ts'
import { parkedSales } from './sales-parked.ts'
import { documentLabel, vatRates } from './sales-receipts.ts'
import { paymentMethods } from './sales-settings.ts'
import { sellerNames } from './sellers.ts'
import { invoiceSeries } from './start.ts'

/** Receipts and their credits; an invoice and its credits are not the till's. */
const isTillDocument = sql<boolean>`document.series NOT LIKE ${`%${invoiceSeries}`}`

/** Everything the till shows of one day. Newest document first; the earliest unpaid appointment first. */
export function tillDay(db: Db, input: { day: string }, actor: Actor): TillDay {
  const { day } = input
  const payments = all(
    db,
    query
      .selectFrom('payment')
      .innerJoin('document', 'document.id', 'payment.document_id')
      .where('document.day', '=', day)
      .where(isTillDocument)
      .select([
        'payment.method',
        'payment.method_kind as kind',
        'payment.method_print as name',
        'payment.cents',
        'payment.rounding_cents as roundingCents',
      ]),
  )
  const receipts = receiptRows(db, day, actor)
  const methods = paymentMethods(db)
  const usual = methods.filter((method) => method.id === 'cash' || method.id === 'card')
  const shown = methods
    .flatMap((method) => {
      const names = payments.filter((each) => each.method === method.id).map((each) => each.name)
      if (names.length === 0) return usual.includes(method) ? [method] : []
      return [...new Set(names)].map((name) => ({ ...method, name }))
    })
    .map(({ id, kind, name }) => {
      const mine = payments.filter((each) => each.method === id && each.name === name)
      return { method: id, kind, name, cents: sumCents(mine.map((each) => each.cents)), count: mine.length }
    })
  const sellers = sellerNames(db)
  const [earliest] = sellers.flatMap((seller) => openDays(db, actor.today, seller.id).slice(0, 1)).sort()
  return {
    day,
    totalCents: sumCents(receipts.map((each) => each.totalCents)),
    roundingCents: sumCents(payments.map((each) => each.roundingCents)),
    byMethod: shown,
    vat: vatOfDay(db, day),
    receipts,
    sellers: sellers.map((seller) => ({
      ...seller,
      totalCents: sumCents(receipts.filter((each) => each.sellerId === seller.id).map((each) => each.totalCents)),
    })),
    rates: vatRates(db),
    methods: methods.filter((method) => method.active),
    unpaid: unpaidOf(db, day, actor),
    parked: parkedSales(db, actor),
    forgottenDay: earliest !== undefined && earliest < actor.today ? earliest : null,
  }
}

function receiptRows(db: Db, day: string, actor: Actor) {
  const rows = all(
    db,
    query
      .selectFrom('document')
      .leftJoin('client', 'client.id', 'document.client_id')
      .where('document.day', '=', day)
      .where(isTillDocument)
      .orderBy('document.issued_at_ms', 'desc')
      .orderBy('document.number', 'desc')
      .select((select) => [
        'document.id',
        'document.kind',
        'document.seller_id',
        'document.series',
        'document.number',
        'document.issued_at_ms',
        'document.total_cents',
        'client.name as client_name',
        select
          .selectFrom('document_line')
          .whereRef('document_line.document_id', '=', 'document.id')
          .where('position', '=', 0)
          .select('name')
          .as('first_line'),
        select
          .selectFrom('document_line')
          .whereRef('document_line.document_id', '=', 'document.id')
          .select((count) => count.fn.countAll<number>().as('count'))
          .as('line_count'),
      ]),
  )
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind === 'credit' ? ('credit' as const) : ('receipt' as const),
    sellerId: row.seller_id,
    label: documentLabel(row.series, row.number),
    issuedAtMs: row.issued_at_ms,
    clientName: shownName(row.client_name, actor),
    firstLine: row.first_line ?? '',
    lineCount: row.line_count ?? 0,
    totalCents: row.total_cents,
  }))
}

function vatOfDay(db: Db, day: string): ReceiptVat[] {
  return all(
    db,
    query
      .selectFrom('document_vat as vat')
      .innerJoin('document', 'document.id', 'vat.document_id')
      .where('document.day', '=', day)
      .where(isTillDocument)
      .groupBy(['vat.vat_code', 'vat.rate_bp'])
      .orderBy('vat.rate_bp', 'desc')
      .orderBy('vat.vat_code')
      .select((sum) => [
        'vat.vat_code as vatCode',
        'vat.rate_bp as rateBp',
        sum.fn.sum<number>('vat.gross_cents').as('grossCents'),
        sum.fn.sum<number>('vat.vat_cents').as('vatCents'),
        sum.fn.sum<number>('vat.net_cents').as('netCents'),
      ]),
  )
}

/** Appointments of the day that are done and not paid. */
function unpaidOf(db: Db, day: string, actor: Actor): TillDay['unpaid'] {
  const rows = all(
    db,
    query
      .selectFrom('appointment')
      .innerJoin('appointment_line as line', 'line.appointment_id', 'appointment.id')
      .innerJoin('service', 'service.id', 'line.service_id')
      .leftJoin('client', 'client.id', 'appointment.client_id')
      .where('appointment.day', '=', day)
      .where('appointment.status', '=', 'done')
      .where('appointment.removed_at_ms', 'is', null)
      .orderBy('line.start_min')
      .orderBy('line.position')
      .select([
        'appointment.id',
        'client.name as client_name',
        'service.name as service_name',
        'line.start_min',
        'line.price_cents',
      ]),
  )
  return [...Map.groupBy(rows, (row) => row.id)].map(([appointmentId, lines]) => ({
    appointmentId,
    clientName: shownName(lines[0]?.client_name ?? null, actor) ?? '',
    startMin: Math.min(...lines.map((line) => line.start_min)),
    services: lines.map((line) => line.service_name),
    cents: sumCents(lines.map((line) => line.price_cents)),
  }))
}

function shownName(name: string | null, actor: Actor): string | null {
  if (name === null) return null
  return actor.can('client-names') ? name : firstNameOf(name)
}
