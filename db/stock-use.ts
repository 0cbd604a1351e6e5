// Own use in treatments: what a visit's signed records say was used, offered to be taken from stock, and taken once the
// therapist says so. Nothing is guessed: a name must be a product's own and the amount one of its unit. Runs in main.
import { AppError } from '../shared/errors.ts'
import type { UseFromRecord, UseProposal } from '../shared/stock.ts'
import { writtenAmount } from '../shared/stock-sums.ts'
import type { UsedProduct } from '../shared/visits.ts'
import type { Actor } from './actor.ts'
import { all, type Db, query, type Tx } from './handle.ts'
import { addMovement, onHandOf } from './stock-movements.ts'

/** Rows of the visit's signed records that can be taken from stock and have not been. A corrected record counts as its correction. */
export function useProposals(db: Db, input: { visitId: string }): UseProposal[] {
  const records = all(
    db,
    query
      .selectFrom('treatment_record')
      .where('visit_id', '=', input.visitId)
      .where('signed_at_ms', 'is not', null)
      .orderBy('created_at_ms')
      .orderBy('id')
      .select(['id', 'products', 'amends_id']),
  )
  // What was taken by any of the visit's records is taken; a correction is not taken again by itself.
  const taken = all(
    db,
    query
      .selectFrom('stock_movement')
      .where(
        'record_id',
        'in',
        records.map((each) => each.id),
      )
      .select(['record_id', 'record_line']),
  )
  const latest = records.at(-1)
  if (latest === undefined || (taken.length > 0 && !taken.some((each) => each.record_id === latest.id))) return []
  const products = new Map(
    all(
      db,
      query.selectFrom('product').where('archived_at_ms', 'is', null).orderBy('id').select(['id', 'name', 'unit']),
    ).map((each) => [each.name.toLocaleLowerCase('fi'), each]),
  )
  return (JSON.parse(latest.products) as UsedProduct[]).flatMap((used, line): UseProposal[] => {
    const product = products.get(used.name.trim().toLocaleLowerCase('fi'))
    if (product === undefined || taken.some((each) => each.record_line === line)) return []
    const onHand = onHandOf(db, product.id)
    const amount = writtenAmount(used.amount, product.unit)
    if (onHand === null || amount === null) return []
    const { id: productId, name, unit } = product
    return [{ recordId: latest.id, line, productId, name, unit, amount, balance: onHand.balance }]
  })
}

/** Takes proposed rows from stock. Errors: NOT_FOUND for what is no longer proposed, STOCK_NOT_ENOUGH. */
export function useFromRecord(tx: Tx, input: UseFromRecord, actor: Actor): { count: number } {
  const offered = useProposals(tx, { visitId: input.visitId })
  for (const { recordId, line, amount } of input.lines) {
    const found = offered.find((each) => each.recordId === recordId && each.line === line)
    if (!found) throw new AppError('NOT_FOUND', { kind: 'record' })
    const { productId } = found
    addMovement(tx, { productId, kind: 'own-use', amount: 0 - amount, recordId, recordLine: line }, actor)
  }
  return { count: input.lines.length }
}
