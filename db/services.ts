// Services and products: lists, adding, changing, archiving. Nothing is deleted, because appointments and documents
// refer to them. Runs in main.
import type { Selectable } from 'kysely'
import { isSameBarcode } from '../shared/barcode.ts'
import { AppError } from '../shared/errors.ts'
import {
  type NewProduct,
  type Product,
  type ProductFields,
  productPriceOn,
  type Service,
  type ServiceFields,
} from '../shared/services.ts'
import type { Actor } from './actor.ts'
import { all, type Db, one, query, runOne, type Tx } from './handle.ts'
import { inNameOrder } from './name-order.ts'
import { readProductPrices, writeProductPrices } from './product-prices.ts'
import type { ServiceTable } from './schema-services.ts'
import type { ProductTable } from './schema-till.ts'
import { readTerms, type Terms, writeTerms } from './services-terms.ts'
import { nameOrder } from './settings.ts'

type Patch<T> = { [K in keyof T]?: T[K] | undefined } & { archived?: boolean | undefined }

const serviceRows = query.selectFrom('service').selectAll()
const serviceOf = (row: Selectable<ServiceTable>, terms: Terms): Service => ({
  id: row.id,
  version: row.version,
  name: row.name,
  category: row.category,
  colour: row.colour,
  prepareMin: row.prepare_min,
  activeMin: row.active_min,
  processingMin: row.processing_min,
  finishMin: row.finish_min,
  cleanupMin: row.cleanup_min,
  priceCents: row.price_cents,
  vatCode: row.vat_code,
  archived: row.archived_at_ms !== null,
  addOnMin: row.add_on_min,
  ...terms,
})

const serviceColumns = (fields: ServiceFields) => ({
  name: fields.name,
  category: fields.category,
  colour: fields.colour,
  prepare_min: fields.prepareMin,
  active_min: fields.activeMin,
  processing_min: fields.processingMin,
  finish_min: fields.finishMin,
  cleanup_min: fields.cleanupMin,
  price_cents: fields.priceCents,
  vat_code: fields.vatCode,
  add_on_min: fields.addOnMin ?? null,
})

/** All services, archived ones too, in Finnish alphabetical order. */
export function listServices(db: Db): Service[] {
  const terms = readTerms(db)
  return inNameOrder(
    all(db, serviceRows).map((row) => serviceOf(row, terms(row.id))),
    nameOrder(db),
  )
}

/** Errors: NOT_FOUND. */
export function serviceById(db: Db, id: string): Service {
  const row = one(db, serviceRows.where('id', '=', id))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'service' })
  return serviceOf(row, readTerms(db, id)(id))
}

export function createService(tx: Tx, fields: ServiceFields, actor: Actor): Service {
  const id = actor.newId()
  runOne(tx, query.insertInto('service').values({ id, ...serviceColumns(fields), created_at_ms: actor.atMs }))
  writeTerms(tx, id, fields)
  return serviceById(tx, id)
}

/** Adds those of the given services whose name is not in use yet; returns the whole list. */
export function addReadyServices(tx: Tx, ready: readonly ServiceFields[], actor: Actor): Service[] {
  const known = new Set(
    listServices(tx)
      .filter((service) => !service.archived)
      .map((service) => service.name.toLowerCase()),
  )
  for (const fields of ready) if (!known.has(fields.name.toLowerCase())) createService(tx, fields, actor)
  return listServices(tx)
}

/** Errors: NOT_FOUND, CHANGED_BY_OTHER. Booked appointments keep the parts and the price they were booked with. */
export function changeService(
  tx: Tx,
  input: { id: string; version: number; patch: Patch<ServiceFields> },
  actor: Actor,
): Service {
  const before = serviceById(tx, input.id)
  if (before.version !== input.version) throw new AppError('CHANGED_BY_OTHER')
  const { archived = before.archived, ...fields } = withoutUndefined(input.patch)
  runOne(
    tx,
    query
      .updateTable('service')
      .set({
        ...serviceColumns({ ...before, ...fields }),
        version: before.version + 1,
        archived_at_ms: archived ? actor.atMs : null,
      })
      .where('id', '=', input.id),
  )
  writeTerms(tx, input.id, fields)
  return serviceById(tx, input.id)
}

const productRows = query.selectFrom('product').selectAll()
const productOf = (row: Selectable<ProductTable>) => ({
  id: row.id,
  version: row.version,
  name: row.name,
  barcode: row.barcode,
  vatCode: row.vat_code,
  unit: row.unit,
  packageSize: row.package_size,
  lowLimit: row.low_limit,
  supplier: row.supplier,
  archived: row.archived_at_ms !== null,
})

/** All products at the prices of a day, archived ones too, in Finnish alphabetical order. */
export function listProducts(db: Db, day: string): Product[] {
  const pricesOf = readProductPrices(db)
  const products = all(db, productRows).map((row) => {
    const priced = { firstPriceCents: row.price_cents, prices: pricesOf(row.id) }
    return { ...productOf(row), ...priced, priceCents: productPriceOn(priced, day) }
  })
  return inNameOrder(products, nameOrder(db))
}
/** Errors: NOT_FOUND. */
export function productById(db: Db, id: string, day: string): Product {
  const found = listProducts(db, day).find((product) => product.id === id)
  if (!found) throw new AppError('NOT_FOUND', { kind: 'product' })
  return found
}

const productColumns = (fields: ProductFields) => ({
  name: fields.name,
  barcode: fields.barcode,
  vat_code: fields.vatCode,
  unit: fields.unit,
  package_size: fields.packageSize,
  low_limit: fields.lowLimit,
  supplier: fields.supplier,
})

/** One code is one product's. */
function requireFreeBarcode(db: Db, barcode: string, ownId: string | null, day: string): void {
  const isTaken = listProducts(db, day).some(
    (each) => each.id !== ownId && !each.archived && isSameBarcode(each.barcode, barcode),
  )
  if (isTaken) throw new AppError('BARCODE_TAKEN')
}

/** Counted in pieces unless said otherwise. Errors: BARCODE_TAKEN; INVALID_INPUT for a price to come before tomorrow. */
export function createProduct(tx: Tx, given: NewProduct, actor: Actor): Product {
  const id = actor.newId()
  const { unit = 'pcs', packageSize = 1, lowLimit = null, supplier = '' } = given
  const fields: ProductFields = { ...given, unit, packageSize, lowLimit, supplier }
  requireFreeBarcode(tx, fields.barcode, null, actor.today)
  const values = { id, ...productColumns(fields), price_cents: fields.priceCents, created_at_ms: actor.atMs }
  runOne(tx, query.insertInto('product').values(values))
  if (given.prices !== undefined) {
    const product = { id, priceCents: fields.priceCents, prices: [] }
    writeProductPrices(tx, product, { prices: given.prices }, actor.today)
  }
  return productById(tx, id, actor.today)
}

/**
 * A changed price holds from today on; what the product cost before stays known. Errors: NOT_FOUND, CHANGED_BY_OTHER,
 * BARCODE_TAKEN; STOCK_UNIT_FIXED once there are movements in another unit; INVALID_INPUT for a price to come before
 * tomorrow.
 */
export function changeProduct(
  tx: Tx,
  input: { id: string; version: number; patch: Patch<ProductFields> },
  actor: Actor,
): Product {
  const before = productById(tx, input.id, actor.today)
  if (before.version !== input.version) throw new AppError('CHANGED_BY_OTHER')
  const { archived = before.archived, ...fields } = withoutUndefined(input.patch)
  const after = { ...before, ...fields }
  if (!archived) requireFreeBarcode(tx, after.barcode, before.id, actor.today)
  const isMoved = one(tx, query.selectFrom('stock_movement').select('id').where('product_id', '=', before.id).limit(1))
  if (isMoved && after.unit !== before.unit) throw new AppError('STOCK_UNIT_FIXED')
  runOne(
    tx,
    query
      .updateTable('product')
      .set({
        ...productColumns(after),
        version: before.version + 1,
        archived_at_ms: archived ? actor.atMs : null,
      })
      .where('id', '=', input.id),
  )
  writeProductPrices(tx, before, fields, actor.today)
  return productById(tx, input.id, actor.today)
}

/** A patch that came over IPC may name a field with undefined; that means "leave it". */
function withoutUndefined<T extends object>(patch: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
