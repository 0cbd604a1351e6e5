// The salon's sellers: adding, changing, archiving; whose sales a person makes; what a seller's series are called and how
// much it has sold in a year. Runs in main.
import { AppError } from '../shared/errors.ts'
import { sumCents } from '../shared/money.ts'
import {
  type ChangeSeller,
  type NewSeller,
  type Seller,
  type SellerFields,
  type SellerName,
  salonSellerId,
} from '../shared/sellers.ts'
import type { Actor } from './actor.ts'
import { all, type Db, one, query, run, runOne, type Tx } from './handle.ts'
import { taxOfPeriod } from './period-tax.ts'
import { closeSeries, creditSeries, invoiceSeries, receiptSeries } from './start.ts'

const rows = query
  .selectFrom('seller')
  .select(['id', 'version', 'prefix', 'details', 'archived_at_ms'])
  .orderBy('position')
  .orderBy('id')

const detailsOf = (text: string) => JSON.parse(text) as SellerFields | null

/** The name a seller is told by; a person who only works here has no seller of her own. */
const nameOf = (row: { readonly details: string; readonly prefix: string }) =>
  detailsOf(row.details)?.name ?? row.prefix

/** All sellers, the salon first, archived ones too. */
export function listSellers(db: Db, actor: Pick<Actor, 'today'>): Seller[] {
  const people = staffBySeller(db)
  const year = Number(actor.today.slice(0, 4))
  return all(db, rows).map((row) => ({
    id: row.id,
    version: row.version,
    prefix: row.prefix,
    fields: detailsOf(row.details),
    archived: row.archived_at_ms !== null,
    staffIds: people.get(row.id) ?? [],
    turnover: { thisYearCents: turnoverOf(db, row.id, year), lastYearCents: turnoverOf(db, row.id, year - 1) },
    hasDocuments:
      one(db, query.selectFrom('document').select('id').where('seller_id', '=', row.id).limit(1)) !== undefined,
  }))
}

/** Those that sell now. One alone in a salon without rented chairs. */
export function sellerNames(db: Db): SellerName[] {
  const people = staffBySeller(db)
  return all(db, rows.where('archived_at_ms', 'is', null)).map((row) => ({
    id: row.id,
    name: nameOf(row),
    prefix: row.prefix,
    vatRegistered: detailsOf(row.details)?.vatRegistered ?? true,
    staffIds: people.get(row.id) ?? [],
  }))
}

function staffBySeller(db: Db): Map<string, string[]> {
  const staff = all(db, query.selectFrom('staff').select(['id', 'seller_id']).orderBy('position').orderBy('id'))
  const sorted = Map.groupBy(staff, (each) => each.seller_id ?? salonSellerId)
  return new Map([...sorted].map(([seller, members]) => [seller, members.map((each) => each.id)]))
}

/** What the seller has sold in a calendar year, VAT excluded; tips and what is no supply yet are not turnover. */
function turnoverOf(db: Db, sellerId: string, year: number): number {
  const { groups, notRegisteredCents } = taxOfPeriod(db, { sellerId, from: `${year}-01-01`, to: `${year}-12-31` })
  const supplies = groups.filter((group) => group.vatCode !== 'OUTSIDE')
  return sumCents([...supplies.map((group) => group.netCents), notRegisteredCents])
}

/** Errors: NOT_FOUND. */
export function sellerById(db: Db, id: string, actor: Pick<Actor, 'today'>): Seller {
  const found = listSellers(db, actor).find((seller) => seller.id === id)
  if (!found) throw new AppError('NOT_FOUND', { kind: 'seller' })
  return found
}

/** A seller with series of its own, each beginning from one. Errors: SELLER_PREFIX_TAKEN. */
export function addSeller(tx: Tx, input: NewSeller, actor: Actor): Seller {
  const present = all(tx, rows)
  if (present.some((each) => each.prefix === input.prefix)) throw new AppError('SELLER_PREFIX_TAKEN')
  const id = actor.newId()
  const details = JSON.stringify(input.fields)
  runOne(tx, query.insertInto('seller').values({ id, position: present.length, details, prefix: input.prefix }))
  for (const letter of [receiptSeries, creditSeries, invoiceSeries]) {
    runOne(
      tx,
      query.insertInto('number_series').values({ seller_id: id, series: input.prefix + letter, next_number: 1 }),
    )
  }
  runOne(tx, query.insertInto('number_series').values({ seller_id: id, series: closeSeries, next_number: 1 }))
  return sellerById(tx, id, actor)
}

/**
 * New details hold from the next document on. Errors: NOT_FOUND, CHANGED_BY_OTHER; SELLER_IN_USE for archiving the salon
 * or a seller whose people still sell.
 */
export function changeSeller(tx: Tx, input: ChangeSeller, actor: Actor): Seller {
  const before = sellerById(tx, input.id, actor)
  if (before.version !== input.version) throw new AppError('CHANGED_BY_OTHER')
  const { fields = before.fields, archived = before.archived } = input.patch
  if (archived && (before.id === salonSellerId || before.staffIds.length > 0)) throw new AppError('SELLER_IN_USE')
  runOne(
    tx,
    query
      .updateTable('seller')
      .set({
        version: before.version + 1,
        details: JSON.stringify(fields),
        archived_at_ms: archived ? actor.atMs : null,
      })
      .where('id', '=', before.id),
  )
  return sellerById(tx, before.id, actor)
}

/** Whose sales a person makes from now on; her earlier documents stay with whose they were. Errors: NOT_FOUND. */
export function setSellerOfPerson(tx: Tx, input: { staffId: string; sellerId: string }, actor: Actor): Seller[] {
  const seller = sellerById(tx, input.sellerId, actor)
  if (seller.archived) throw new AppError('NOT_FOUND', { kind: 'seller' })
  const sellerId = seller.id === salonSellerId ? null : seller.id
  const changed = run(tx, query.updateTable('staff').set({ seller_id: sellerId }).where('id', '=', input.staffId))
  if (changed === 0) throw new AppError('NOT_FOUND', { kind: 'staff' })
  return listSellers(tx, actor)
}

// ------------------------------------------------------------------ for documents

/** The one seller of a sale's lines. Errors: SALE_TWO_SELLERS when they are of more than one. */
export function sellerOfLines(db: Db, lines: readonly { readonly staffId: string }[]): string {
  const sellers = new Set([...new Set(lines.map((line) => line.staffId))].map((id) => sellerOfStaff(db, id)))
  if (sellers.size > 1) throw new AppError('SALE_TWO_SELLERS')
  return [...sellers][0] ?? salonSellerId
}

const personSeller = query.selectFrom('staff').select('seller_id')

/** Whose sales a person makes. */
export function sellerOfStaff(db: Db, staffId: string): string {
  return one(db, personSeller.where('id', '=', staffId))?.seller_id ?? salonSellerId
}

/** What a seller prints on its documents; null before the first run has asked. Errors: NOT_FOUND. */
export function sellerFields(db: Db, sellerId: string): SellerFields | null {
  const row = one(db, query.selectFrom('seller').select('details').where('id', '=', sellerId))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'seller' })
  return detailsOf(row.details)
}

/** A seller's series of a kind of document: "K" of the salon, "AK" of a seller with the prefix A. */
export function seriesOfSeller(db: Db, sellerId: string, letter: string): string {
  const row = one(db, query.selectFrom('seller').select('prefix').where('id', '=', sellerId))
  return (row?.prefix ?? '') + letter
}

/** Which seller a document is of. Errors: NOT_FOUND. */
export function sellerOfDocument(db: Db, documentId: string): string {
  const row = one(db, query.selectFrom('document').select('seller_id').where('id', '=', documentId))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'document' })
  return row.seller_id
}

/**
 * Of an appointment with lines of several sellers: those who have no receipt or invoice yet for a service of it. Null for
 * one seller's appointment, which its status tells.
 */
export function unpaidSellers(db: Db, appointmentId: string): ReadonlySet<string> | null {
  const lines = all(
    db,
    query.selectFrom('appointment_line').select('staff_id').where('appointment_id', '=', appointmentId).distinct(),
  )
  const sellers = new Set(lines.map((line) => sellerOfStaff(db, line.staff_id)))
  if (sellers.size < 2) return null
  const documents = all(
    db,
    query
      .selectFrom('paid_appointment as paid')
      .innerJoin('document', 'document.id', 'paid.document_id')
      .innerJoin('document_line as line', 'line.document_id', 'document.id')
      .where('paid.appointment_id', '=', appointmentId)
      .where('line.kind', '=', 'service')
      .groupBy('document.seller_id')
      .select(({ fn }) => ['document.seller_id as id', fn.sum<number>('line.quantity').as('quantity')]),
  )
  for (const { id, quantity } of documents) if (quantity > 0) sellers.delete(id)
  return sellers
}

/** Which seller it is in the order they were added; the salon is 0. Makes references of different sellers differ. */
export function sellerPosition(db: Db, sellerId: string): number {
  return one(db, query.selectFrom('seller').select('position').where('id', '=', sellerId))?.position ?? 0
}

/** True while a part of the appointment that another seller did waits to be paid. */
export function waitsForOther(db: Db, appointmentId: string): boolean {
  return (unpaidSellers(db, appointmentId)?.size ?? 0) > 0
}

/** Whose card or deposit it is: its buyer was given that seller's receipt. Null before the first run has asked for details. */
export function sellerOfPrepaid(db: Db, prepaidId: string): SellerFields | null {
  const row = one(db, query.selectFrom('prepaid').select('document_id').where('id', '=', prepaidId))
  return row ? sellerFields(db, sellerOfDocument(db, row.document_id)) : null
}
