// Rows of goods in and out. Each carries the balance and its value after it; nothing is ever changed or removed, and the
// database refuses a balance below nothing. Runs in main.
import { AppError } from '../shared/errors.ts'
import { roundHalfUp } from '../shared/money.ts'
import type { MovementKind } from '../shared/stock.ts'
import { foundValue, nothingOnHand, type OnHand, outValue } from '../shared/stock-sums.ts'
import type { Actor } from './actor.ts'
import { all, type Db, one, query, runOne, type Tx } from './handle.ts'
import type { IssuedLine } from './sales-issue.ts'

/** What is on hand of a product by its last row; null when it is not kept in stock. */
export function onHandOf(db: Db, productId: string): OnHand | null {
  const row = one(
    db,
    query
      .selectFrom('stock_movement')
      .where('product_id', '=', productId)
      .orderBy('id', 'desc')
      .limit(1)
      .select(['balance', 'balance_cents as balanceCents']),
  )
  return row ?? null
}

/** The last time anything of it was there: what one costs when a single one turns up. */
function lastKnown(db: Db, productId: string): OnHand {
  const row = one(
    db,
    query
      .selectFrom('stock_movement')
      .where('product_id', '=', productId)
      .where('balance', '>', 0)
      .orderBy('id', 'desc')
      .limit(1)
      .select(['balance', 'balance_cents as balanceCents']),
  )
  return row ?? nothingOnHand
}

export interface NewMovement {
  readonly productId: string
  readonly kind: MovementKind
  /** Units; out is negative. */
  readonly amount: number
  /** What it brings, cents; reckoned from what is on hand when left out. */
  readonly valueCents?: number
  /** Today unless said otherwise. */
  readonly day?: string
  readonly supplier?: string
  readonly reason?: string
  readonly documentId?: string
  readonly position?: number
  readonly recordId?: string
  readonly recordLine?: number
  readonly stocktakeId?: string
  readonly undoesId?: number
}

/** Adds one row. Errors: STOCK_NOT_ENOUGH. */
export function addMovement(tx: Tx, movement: NewMovement, actor: Pick<Actor, 'staffId' | 'atMs' | 'today'>): void {
  const { productId, kind, amount } = movement
  const onHand = onHandOf(tx, productId) ?? nothingOnHand
  const balance = onHand.balance + amount
  if (balance < 0) throw new AppError('STOCK_NOT_ENOUGH')
  const value = movement.valueCents ?? reckoned(tx, productId, onHand, amount)
  // Nothing is left: nothing of the value stays either.
  const valueCents = balance === 0 ? 0 - onHand.balanceCents : Math.max(value, 0 - onHand.balanceCents)
  runOne(
    tx,
    query.insertInto('stock_movement').values({
      product_id: productId,
      kind,
      amount,
      value_cents: valueCents,
      balance,
      balance_cents: onHand.balanceCents + valueCents,
      day: movement.day ?? actor.today,
      at_ms: actor.atMs,
      staff_id: actor.staffId,
      supplier: movement.supplier ?? '',
      reason: movement.reason ?? '',
      document_id: movement.documentId ?? null,
      document_position: movement.position ?? null,
      record_id: movement.recordId ?? null,
      record_line: movement.recordLine ?? null,
      stocktake_id: movement.stocktakeId ?? null,
      undoes_id: movement.undoesId ?? null,
    }),
  )
}

function reckoned(db: Db, productId: string, onHand: OnHand, amount: number): number {
  if (amount < 0) return 0 - outValue(onHand, 0 - amount)
  return foundValue(onHand, amount, onHand.balance > 0 ? onHand : lastKnown(db, productId))
}

/**
 * Takes out of stock what was not necessarily known to be there. The client holds it in her hand, so the rows were wrong:
 * what they lacked is found first, and the product then waits to be counted.
 */
export function takeOut(tx: Tx, movement: NewMovement, actor: Pick<Actor, 'staffId' | 'atMs' | 'today'>): void {
  const lacking = 0 - movement.amount - (onHandOf(tx, movement.productId)?.balance ?? 0)
  if (lacking > 0) {
    const { productId, documentId } = movement
    addMovement(
      tx,
      { productId, kind: 'found', amount: lacking, ...(documentId === undefined ? {} : { documentId }) },
      actor,
    )
  }
  addMovement(tx, movement, actor)
}

/** What an issued document sold or took back, of products that are kept in stock. In the transaction that issues it. */
export function moveSold(
  tx: Tx,
  document: { readonly id: string; readonly day: string; readonly originalId: string | null },
  lines: readonly Pick<IssuedLine, 'kind' | 'itemId' | 'quantity' | 'creditsPosition'>[],
  actor: Pick<Actor, 'staffId' | 'atMs'>,
): void {
  const by = { ...actor, today: document.day }
  lines.forEach((line, position) => {
    if (line.kind !== 'product' || line.itemId === null || line.quantity === 0) return
    if (onHandOf(tx, line.itemId) === null) return
    const size = packageSize(tx, line.itemId)
    const at = { productId: line.itemId, documentId: document.id, position }
    if (line.quantity > 0) {
      takeOut(tx, { ...at, kind: 'sale', amount: 0 - line.quantity * size }, by)
      return
    }
    const amount = 0 - line.quantity * size
    const sold = soldBy(tx, document.originalId, line.creditsPosition ?? null)
    // It comes back at what it left for.
    const value =
      sold === null || sold.amount === 0 ? {} : { valueCents: roundHalfUp(sold.value * amount, sold.amount) }
    addMovement(tx, { ...at, kind: 'return', amount, ...value }, by)
  })
}

function soldBy(db: Db, documentId: string | null, position: number | null) {
  if (documentId === null || position === null) return null
  const row = one(
    db,
    query
      .selectFrom('stock_movement')
      .where('document_id', '=', documentId)
      .where('document_position', '=', position)
      .where('kind', '=', 'sale')
      .select(['amount', 'value_cents as value']),
  )
  return row ? { amount: 0 - row.amount, value: 0 - row.value } : null
}

export function packageSize(db: Db, productId: string): number {
  const row = one(db, query.selectFrom('product').select('package_size').where('id', '=', productId))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'product' })
  return row.package_size
}

/** Products whose rows lacked something at a sale since they were last counted. */
export function waitingForCount(db: Db): Set<string> {
  const rows = all(
    db,
    query
      .selectFrom('stock_movement')
      .where('kind', 'in', ['found', 'count'])
      .groupBy(['product_id', 'kind'])
      .select(({ fn }) => ['product_id as productId', 'kind', fn.max('id').as('lastId')]),
  )
  const counted = new Map(rows.filter((row) => row.kind === 'count').map((row) => [row.productId, row.lastId]))
  const found = rows.filter((row) => row.kind === 'found' && row.lastId > (counted.get(row.productId) ?? 0))
  return new Set(found.map((row) => row.productId))
}
