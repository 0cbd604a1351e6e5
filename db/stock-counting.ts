// Stocktaking: one at a time, every scan kept at once, and at its end a row of the difference for each product counted.
// What is sold meanwhile goes on. Runs in main.
import { AppError } from '../shared/errors.ts'
import type { CountLine, Stocktake, StocktakeResult } from '../shared/stock.ts'
import type { Actor } from './actor.ts'
import { all, type Db, one, query, run, runOne, type Tx } from './handle.ts'
import { productById } from './services.ts'
import { addMovement, onHandOf } from './stock-movements.ts'

/** The one that is under way. */
export function openStocktake(db: Db): Stocktake | null {
  const row = one(
    db,
    query
      .selectFrom('stocktake')
      .innerJoin('staff', 'staff.id', 'stocktake.staff_id')
      .where('finished_at_ms', 'is', null)
      .select(['stocktake.id', 'begun_at_ms as begunAtMs', 'staff.name as staffName']),
  )
  if (!row) return null
  const lines = all(
    db,
    query
      .selectFrom('stocktake_line')
      .where('stocktake_id', '=', row.id)
      .orderBy('at_ms', 'desc')
      .orderBy('product_id')
      .select(['product_id as productId', 'counted', 'expected', 'at_ms as atMs']),
  )
  return { ...row, lines }
}

/** Begins one, or goes on with the one that is under way. */
export function beginStocktake(tx: Tx, actor: Actor): Stocktake {
  if (openStocktake(tx) === null) {
    const values = { id: actor.newId(), begun_at_ms: actor.atMs, staff_id: actor.staffId, finished_at_ms: null }
    runOne(tx, query.insertInto('stocktake').values(values))
  }
  return required(tx, null)
}

function required(db: Db, id: string | null): Stocktake {
  const open = openStocktake(db)
  if (open === null || (id !== null && open.id !== id)) throw new AppError('NOT_FOUND', { kind: 'stocktake' })
  return open
}

/** What is on the shelf of a product, beside what the rows say at that moment. Errors: NOT_FOUND. */
export function countLine(tx: Tx, input: CountLine, actor: Actor): Stocktake {
  const { id, lines } = required(tx, input.stocktakeId)
  const before = lines.find((each) => each.productId === input.productId)?.counted ?? 0
  productById(tx, input.productId, actor.today)
  run(tx, query.deleteFrom('stocktake_line').where('stocktake_id', '=', id).where('product_id', '=', input.productId))
  if (input.counted !== null) {
    runOne(
      tx,
      query.insertInto('stocktake_line').values({
        stocktake_id: id,
        product_id: input.productId,
        counted: input.isMore ? before + input.counted : input.counted,
        expected: onHandOf(tx, input.productId)?.balance ?? 0,
        at_ms: actor.atMs,
      }),
    )
  }
  return required(tx, id)
}

/**
 * Ends it. Products that were not counted stay as they were. A difference that what was sold since the count has already
 * used up goes no further than nothing. Errors: NOT_FOUND.
 */
export function finishStocktake(tx: Tx, input: { id: string }, actor: Actor): StocktakeResult {
  const { id, lines } = required(tx, input.id)
  for (const { productId, counted, expected } of lines) {
    const balance = onHandOf(tx, productId)?.balance ?? 0
    const amount = Math.max(counted - expected, 0 - balance)
    addMovement(tx, { productId, kind: 'count', amount, stocktakeId: id }, actor)
  }
  runOne(tx, query.updateTable('stocktake').set({ finished_at_ms: actor.atMs }).where('id', '=', id))
  const stocked = all(tx, query.selectFrom('stock_movement').select('product_id').distinct())
  const countedIds = new Set(lines.map((each) => each.productId))
  return {
    counted: lines.length,
    different: lines.filter((each) => each.counted !== each.expected).length,
    left: stocked.filter((each) => !countedIds.has(each.product_id)).length,
  }
}

/** Throws the count away; no balance has changed. Errors: NOT_FOUND. */
export function dropStocktake(tx: Tx, input: { id: string }): { id: string } {
  const { id } = required(tx, input.id)
  run(tx, query.deleteFrom('stocktake_line').where('stocktake_id', '=', id))
  run(tx, query.deleteFrom('stocktake').where('id', '=', id))
  return { id }
}
