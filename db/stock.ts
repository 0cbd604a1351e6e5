// Products in stock: what is on hand and what it is worth, deliveries, what was used or lost, counting one product. Costs
// are for those who set prices. Runs in main.
import { sql } from 'kysely'
import { AppError } from '../shared/errors.ts'
import { vatFromGross, vatRateOn } from '../shared/finland/vat.ts'
import { sumCents } from '../shared/money.ts'
import type { Product } from '../shared/services.ts'
import type { CountOne, MovementPage, Purchase, StockList, StockMovement, StockRow, TakeOut } from '../shared/stock.ts'
import { marginBp, packageCost } from '../shared/stock-sums.ts'
import type { Actor } from './actor.ts'
import { all, type Db, one, query, type Tx } from './handle.ts'
import { documentLabel, vatRates } from './sales-receipts.ts'
import { sellerFields } from './sellers.ts'
import { listProducts, productById } from './services.ts'
import { firstSellerId } from './settings.ts'
import { addMovement, onHandOf, packageSize, waitingForCount } from './stock-movements.ts'

/** Those who set prices, and those who see every figure, see what things cost. */
const seesCosts = (actor: Pick<Actor, 'can'>) => actor.can('services-and-prices') || actor.can('reports-all')

/** Every product with its stock, in Finnish alphabetical order; archived ones only while something is left of them. */
export function stockList(db: Db, actor: Actor): StockList {
  const last = new Map(
    all(
      db,
      query
        .selectFrom('stock_movement')
        .where(
          'id',
          'in',
          query.selectFrom('stock_movement').groupBy('product_id').select(sql<number>`max(id)`.as('id')),
        )
        .select(['product_id as id', 'balance', 'balance_cents as balanceCents']),
    ).map((row) => [row.id, row]),
  )
  const counted = new Map(
    all(
      db,
      query
        .selectFrom('stock_movement')
        .where('kind', '=', 'count')
        .groupBy('product_id')
        .select(({ fn }) => ['product_id as id', fn.max('day').as('day')]),
    ).map((row) => [row.id, row.day]),
  )
  const waiting = waitingForCount(db)
  const netPrice = netPriceOf(db, actor.today)
  const sees = seesCosts(actor)
  const rows = listProducts(db, actor.today)
    .filter((product) => !product.archived || (last.get(product.id)?.balance ?? 0) > 0)
    .map((product): StockRow => {
      const { id, name, barcode, supplier, unit, packageSize: size, lowLimit, archived, priceCents } = product
      const onHand = last.get(id)
      const balance = onHand?.balance ?? 0
      const costCents = onHand === undefined ? null : packageCost(onHand, size)
      return {
        id,
        name,
        barcode,
        supplier,
        unit,
        packageSize: size,
        lowLimit,
        archived,
        priceCents,
        isStocked: onHand !== undefined,
        balance,
        isLow: !archived && onHand !== undefined && lowLimit !== null && balance < lowLimit * size,
        needsCount: waiting.has(id),
        lastCountDay: counted.get(id) ?? null,
        valueCents: sees ? (onHand?.balanceCents ?? 0) : null,
        costCents: sees ? costCents : null,
        marginBp: sees && costCents !== null ? marginBp(netPrice(product), costCents) : null,
      }
    })
  return {
    rows,
    valueCents: sees ? sumCents(rows.map((row) => row.valueCents ?? 0)) : null,
    suppliers: [...new Set(rows.map((row) => row.supplier).filter((name) => name !== ''))].sort((a, b) =>
      a.localeCompare(b, 'fi'),
    ),
  }
}

/** Prices without VAT at the rates of a day; of a salon outside the register the price itself. */
function netPriceOf(db: Db, day: string): (product: Pick<Product, 'priceCents' | 'vatCode'>) => number {
  const isRegistered = sellerFields(db, firstSellerId)?.vatRegistered ?? true
  const rates = vatRates(db)
  return ({ priceCents, vatCode }) => {
    const rateBp = isRegistered ? vatRateOn(vatCode, day, rates) : null
    return rateBp === null ? priceCents : vatFromGross(priceCents, rateBp).netCents
  }
}

/** What has moved of a product, newest first. Errors: NOT_FOUND. */
export function stockMovements(db: Db, input: MovementPage, actor: Actor): StockMovement[] {
  productById(db, input.productId, actor.today)
  let rows = query
    .selectFrom('stock_movement as movement')
    .innerJoin('staff', 'staff.id', 'movement.staff_id')
    .leftJoin('document', 'document.id', 'movement.document_id')
    .leftJoin('stock_movement as undoing', 'undoing.undoes_id', 'movement.id')
    .where('movement.product_id', '=', input.productId)
    .orderBy('movement.id', 'desc')
    .limit(input.limit)
    .select([
      'movement.id',
      'movement.kind',
      'movement.amount',
      'movement.balance',
      'movement.value_cents as valueCents',
      'movement.day',
      'movement.at_ms as atMs',
      'staff.name as staffName',
      'movement.supplier',
      'movement.reason',
      'document.id as documentId',
      'document.series',
      'document.number',
      'undoing.id as undoneBy',
    ])
  if (input.before !== undefined) rows = rows.where('movement.id', '<', input.before)
  const sees = seesCosts(actor)
  return all(db, rows).map(({ documentId, series, number, undoneBy, valueCents, ...row }) => ({
    ...row,
    valueCents: sees ? valueCents : null,
    document:
      documentId === null || series === null || number === null
        ? null
        : { id: documentId, label: documentLabel(series, number) },
    isUndone: undoneBy !== null,
  }))
}

/** A delivery: every row of it or none. Errors: NOT_FOUND, INVALID_INPUT for a day to come. */
export function purchase(tx: Tx, input: Purchase, actor: Actor): { count: number } {
  if (input.day > actor.today) throw new AppError('INVALID_INPUT', { issues: [{ path: 'day', code: 'IN_FUTURE' }] })
  for (const { productId, packages, costCents } of input.lines) {
    const amount = packages * packageSize(tx, productId)
    const { day, supplier } = input
    addMovement(tx, { productId, kind: 'purchase', amount, valueCents: costCents, day, supplier }, actor)
  }
  return { count: input.lines.length }
}

/**
 * Takes back a delivery row that was entered wrongly; both rows stay.
 * Errors: NOT_FOUND, also for one taken back before; STOCK_NOT_ENOUGH when it has been sold meanwhile.
 */
export function undoPurchase(tx: Tx, input: { movementId: number; reason: string }, actor: Actor): { id: number } {
  const row = one(
    tx,
    query
      .selectFrom('stock_movement')
      .where('id', '=', input.movementId)
      .where('kind', '=', 'purchase')
      .select(['id', 'product_id', 'amount', 'value_cents', 'supplier']),
  )
  const undone = one(tx, query.selectFrom('stock_movement').select('id').where('undoes_id', '=', input.movementId))
  if (!row || undone) throw new AppError('NOT_FOUND', { kind: 'movement' })
  addMovement(
    tx,
    {
      productId: row.product_id,
      kind: 'unpurchase',
      amount: 0 - row.amount,
      valueCents: 0 - row.value_cents,
      supplier: row.supplier,
      reason: input.reason,
      undoesId: row.id,
    },
    actor,
  )
  return { id: row.id }
}

/** Used in the salon, broken, lost. Errors: NOT_FOUND, STOCK_NOT_ENOUGH; INVALID_INPUT for a loss without a word. */
export function takeFromStock(tx: Tx, input: TakeOut, actor: Actor): { balance: number } {
  const { productId, kind, amount, reason } = input
  if (kind === 'loss' && reason === '') {
    throw new AppError('INVALID_INPUT', { issues: [{ path: 'reason', code: 'EMPTY' }] })
  }
  productById(tx, productId, actor.today)
  addMovement(tx, { productId, kind, amount: 0 - amount, reason }, actor)
  return { balance: onHandOf(tx, productId)?.balance ?? 0 }
}

/** What is on the shelf of one product; the difference is a row, also when there is none. Errors: NOT_FOUND. */
export function countOne(tx: Tx, input: CountOne, actor: Actor): { balance: number } {
  const { productId, counted } = input
  productById(tx, productId, actor.today)
  const amount = counted - (onHandOf(tx, productId)?.balance ?? 0)
  addMovement(tx, { productId, kind: 'count', amount }, actor)
  return { balance: counted }
}
