// Sales that wait: kept in the file, so that a break, a power cut or another person at the till loses none. In main.
import { AppError } from '../shared/errors.ts'
import { firstNameOf } from '../shared/person-names.ts'
import type { ParkedDraft, ParkSale, TillDay } from '../shared/sales.ts'
import type { Actor } from './actor.ts'
import { all, type Db, one, query, run, runOne, type Tx } from './handle.ts'

/** Puts a sale aside under a name, or aside again. */
export function parkSale(tx: Tx, input: ParkSale, actor: Actor): { id: string } {
  const draft = JSON.stringify(input.draft)
  const values = { name: input.name, client_id: input.clientId, draft, parked_at_ms: actor.atMs }
  const id = input.id ?? actor.newId()
  const changed = run(tx, query.updateTable('parked_sale').set(values).where('id', '=', id))
  if (changed === 0) {
    runOne(tx, query.insertInto('parked_sale').values({ ...values, id, staff_id: actor.staffId }))
  }
  return { id }
}

/** The draft as it was typed. It stays parked until it is paid or thrown away. Errors: NOT_FOUND. */
export function parkedSale(db: Db, input: { id: string }, actor: Actor): { draft: ParkedDraft; clientName: string } {
  const row = one(
    db,
    query
      .selectFrom('parked_sale')
      .leftJoin('client', 'client.id', 'parked_sale.client_id')
      .where('parked_sale.id', '=', input.id)
      .select(['parked_sale.draft', 'client.name']),
  )
  if (!row) throw new AppError('NOT_FOUND', { kind: 'sale' })
  const name = row.name === null ? '' : actor.can('client-names') ? row.name : firstNameOf(row.name)
  return { draft: JSON.parse(row.draft) as ParkedDraft, clientName: name }
}

/** Throws it away. Nothing was sold. */
export function dropParked(tx: Tx, input: { id: string }): { id: string } {
  run(tx, query.deleteFrom('parked_sale').where('id', '=', input.id))
  return input
}

/** All that wait, oldest first. */
export function parkedSales(db: Db, actor: Actor): TillDay['parked'] {
  return all(
    db,
    query
      .selectFrom('parked_sale')
      .innerJoin('staff', 'staff.id', 'parked_sale.staff_id')
      .leftJoin('client', 'client.id', 'parked_sale.client_id')
      .orderBy('parked_sale.parked_at_ms')
      .select([
        'parked_sale.id',
        'parked_sale.name',
        'parked_sale.parked_at_ms as parkedAtMs',
        'staff.name as staffName',
        'client.name as clientName',
      ]),
  ).map((row) => ({
    ...row,
    clientName: row.clientName === null || actor.can('client-names') ? row.clientName : firstNameOf(row.clientName),
  }))
}
