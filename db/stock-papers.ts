// Lists of goods on paper: what to order, what the stock is worth at a day, what things cost. The same content is looked at,
// printed, and saved as PDF or CSV. Runs in main.
import { AppError } from '../shared/errors.ts'
import { formatDay, formatMoney, formatWeekdayDay } from '../shared/format.ts'
import { sumCents } from '../shared/money.ts'
import { priceOn } from '../shared/services.ts'
import type { StockPaperAsk, StockPaperKind } from '../shared/stock.ts'
import type { TablePaper, TableSection } from '../shared/table-paper.ts'
import { type Translate, translator } from '../shared/translations/translate.ts'
import type { Actor } from './actor.ts'
import { all, type Db, query } from './handle.ts'
import { listProducts, listServices } from './services.ts'
import { salonOf } from './settings.ts'
import { stockList } from './stock.ts'

/** Errors: NOT_PERMITTED for the value, which is for those who see every figure. */
export function stockPaper(db: Db, input: StockPaperAsk, actor: Actor): TablePaper {
  const { kind, day } = input
  if (kind === 'value' && !actor.can('reports-all')) throw new AppError('NOT_PERMITTED')
  const t = translator(actor.language)
  return {
    language: actor.language,
    title: t(($) => $.stock.papers.title[kind]),
    subtitle: formatWeekdayDay(day, actor.language),
    foot: salonOf(db)?.name ?? '',
    isWide: false,
    sections: sectionsOf[kind](db, day, actor, t),
    madeAtMs: actor.atMs,
  }
}

const sectionsOf: Readonly<
  Record<StockPaperKind, (db: Db, day: string, actor: Actor, t: Translate) => TableSection[]>
> = {
  order: orderSections,
  value: valueSections,
  prices: priceSections,
}

/** What is left in packages: "2", "1 + 35 g". */
export function packagesText(balance: number, packageSize: number, unit: string): string {
  const whole = Math.floor(balance / packageSize)
  const rest = balance - whole * packageSize
  if (packageSize === 1) return `${balance}`
  return rest === 0 ? `${whole}` : `${whole} + ${rest}\u00a0${unit}`
}

/** By supplier: what is under its limit, and how many packages bring it to twice the limit. */
function orderSections(db: Db, _day: string, actor: Actor, t: Translate): TableSection[] {
  const low = stockList(db, actor).rows.filter((row) => row.isLow)
  const bySupplier = Map.groupBy(low, (row) => row.supplier)
  const columns = [
    { title: t(($) => $.stock.product), share: 0.42 },
    { title: t(($) => $.services.products.barcode), share: 0.22 },
    { title: t(($) => $.stock.left), share: 0.14 },
    { title: t(($) => $.stock.limit), share: 0.1 },
    { title: t(($) => $.stock.papers.toOrder), share: 0.12 },
  ]
  const empty = t(($) => $.stock.papers.nothingLow)
  if (low.length === 0) return [{ heading: '', note: '', columns, rows: [], empty }]
  return [...bySupplier].map(([supplier, rows]) => ({
    heading: supplier === '' ? t(($) => $.stock.noSupplier) : supplier,
    note: '',
    columns,
    rows: rows.map((row) => {
      const limit = row.lowLimit ?? 0
      const unit = t(($) => $.services.products.units[row.unit])
      return [
        row.name,
        row.barcode,
        packagesText(row.balance, row.packageSize, unit),
        `${limit}`,
        `${2 * limit - Math.floor(row.balance / row.packageSize)}`,
      ]
    }),
    empty,
  }))
}

/** What was on hand at the end of a day and what it had cost, for the year's end. */
function valueSections(db: Db, day: string, actor: Actor, t: Translate): TableSection[] {
  const rows = new Map(
    all(
      db,
      query
        .selectFrom('stock_movement')
        .where('day', '<=', day)
        .groupBy('product_id')
        .select(({ fn }) => [
          'product_id as id',
          fn.sum<number>('amount').as('amount'),
          fn.sum<number>('value_cents').as('cents'),
        ]),
    ).map((row) => [row.id, row]),
  )
  const products = listProducts(db, day).filter((product) => (rows.get(product.id)?.amount ?? 0) !== 0)
  const money = (cents: number) => formatMoney(cents, actor.language)
  const total = sumCents(products.map((product) => rows.get(product.id)?.cents ?? 0))
  return [
    {
      heading: t(($) => $.stock.papers.total, { sum: money(total), day: formatDay(day, actor.language) }),
      note: t(($) => $.stock.papers.valueNote),
      columns: [
        { title: t(($) => $.stock.product), share: 0.5 },
        { title: t(($) => $.stock.onHand), share: 0.25 },
        { title: t(($) => $.stock.value), share: 0.25 },
      ],
      rows: products.map((product) => {
        const { amount = 0, cents = 0 } = rows.get(product.id) ?? {}
        return [product.name, `${amount}\u00a0${t(($) => $.services.products.units[product.unit])}`, money(cents)]
      }),
      empty: t(($) => $.stock.papers.nothing),
    },
  ]
}

/** The salon's prices of a day, services by category, then products. */
function priceSections(db: Db, day: string, actor: Actor, t: Translate): TableSection[] {
  const columns = [
    { title: t(($) => $.services.name), share: 0.75 },
    { title: t(($) => $.services.price), share: 0.25 },
  ]
  const money = (cents: number) => formatMoney(cents, actor.language)
  const services = Map.groupBy(
    listServices(db).filter((service) => !service.archived),
    (service) => service.category,
  )
  const products = listProducts(db, day).filter((product) => !product.archived && product.priceCents > 0)
  const section = (heading: string, rows: string[][]) => ({ heading, note: '', columns, rows, empty: '' })
  return [
    ...[...services].map(([category, list]) =>
      section(
        category === '' ? t(($) => $.stock.papers.services) : category,
        list.map((service) => [service.name, money(priceOn(service, null, day))]),
      ),
    ),
    ...(products.length === 0
      ? []
      : [
          section(
            t(($) => $.services.products.title),
            products.map((product) => [product.name, money(product.priceCents)]),
          ),
        ]),
  ]
}
