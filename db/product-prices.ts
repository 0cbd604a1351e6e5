// Prices of products from a day on: those to come can be changed, those that have begun are history. Runs in main.
import { AppError } from '../shared/errors.ts'
import { beganOtherwise, type Product, type ProductPrice } from '../shared/services.ts'
import { all, type Db, query, run, runOne, type Tx } from './handle.ts'

/** The dated prices of every product, earliest first; read at once, given by id. */
export function readProductPrices(db: Db): (productId: string) => ProductPrice[] {
  const rows = all(db, query.selectFrom('product_price').orderBy('product_id').orderBy('valid_from').selectAll())
  const byProduct = Map.groupBy(rows, (row) => row.product_id)
  return (id) => (byProduct.get(id) ?? []).map((row) => ({ from: row.valid_from, priceCents: row.price_cents }))
}

interface GivenPrices {
  /** What it costs from today on, until the next one. */
  readonly priceCents?: number
  /** Takes the place of all that are to come. */
  readonly prices?: readonly ProductPrice[]
}

/**
 * Writes what is given; a price that has begun stays as it is.
 * Errors: INVALID_INPUT for a price to come that does not begin after today.
 */
export function writeProductPrices(
  tx: Tx,
  product: Pick<Product, 'id' | 'priceCents' | 'prices'>,
  { priceCents = product.priceCents, prices }: GivenPrices,
  today: string,
): void {
  const add = (each: ProductPrice) =>
    runOne(
      tx,
      query
        .insertInto('product_price')
        .values({ product_id: product.id, valid_from: each.from, price_cents: each.priceCents }),
    )
  const remove = query.deleteFrom('product_price').where('product_id', '=', product.id)
  if (prices !== undefined) {
    if (beganOtherwise(product.prices, prices, today)) {
      throw new AppError('INVALID_INPUT', { issues: [{ path: 'prices', code: 'NOT_AFTER_TODAY' }] })
    }
    run(tx, remove.where('valid_from', '>', today))
    for (const each of prices) if (each.from > today) add(each)
  }
  if (priceCents !== product.priceCents) {
    run(tx, remove.where('valid_from', '=', today))
    add({ from: today, priceCents })
  }
}
