// Stock: shapes. Amounts are whole units of the product (pieces, grams or millilitres); a package holds `packageSize` of
// them. Costs exclude VAT. Runs anywhere.
import { z } from 'zod'
import { ProductUnit } from './services.ts'
import { AtMs, Day, Id, line } from './values.ts'

/**
 * Why an amount changed. `found` is written by the till itself when more was sold than the rows knew of: the goods were
 * there, so the rows were wrong; the product then waits to be counted.
 */
export const movementKinds = ['purchase', 'unpurchase', 'sale', 'return', 'own-use', 'count', 'found', 'loss'] as const
export const MovementKind = z.enum(movementKinds)
export type MovementKind = z.infer<typeof MovementKind>

/** Units, up to a hundred thousand packages of a litre. */
const Amount = z.int().min(0).max(99_999_999)
const CostCents = z.int().min(0).max(99_999_999)

/** A product as the stock shows it. Costs are null for those who may not see them. */
export const StockRow = z.object({
  id: Id,
  name: z.string(),
  barcode: z.string(),
  supplier: z.string(),
  unit: ProductUnit,
  packageSize: z.int(),
  lowLimit: z.int().nullable(),
  archived: z.boolean(),
  /** Price with VAT, as on the shelf. */
  priceCents: z.int(),
  /** False until the first purchase or count: sales of it change nothing here. */
  isStocked: z.boolean(),
  /** Units on hand. */
  balance: z.int(),
  isLow: z.boolean(),
  /** More was sold than the rows knew of; a count settles it. */
  needsCount: z.boolean(),
  lastCountDay: Day.nullable(),
  valueCents: z.int().nullable(),
  /** Of a package, on average. */
  costCents: z.int().nullable(),
  marginBp: z.int().nullable(),
})
export type StockRow = z.infer<typeof StockRow>

export const StockList = z.object({
  rows: z.array(StockRow),
  valueCents: z.int().nullable(),
  suppliers: z.array(z.string()),
})
export type StockList = z.infer<typeof StockList>

export const StockMovement = z.object({
  id: z.int(),
  kind: MovementKind,
  amount: z.int(),
  balance: z.int(),
  valueCents: z.int().nullable(),
  day: Day,
  atMs: AtMs,
  staffName: z.string(),
  supplier: z.string(),
  reason: z.string(),
  /** The receipt or invoice that moved it. */
  document: z.object({ id: Id, label: z.string() }).nullable(),
  isUndone: z.boolean(),
})
export type StockMovement = z.infer<typeof StockMovement>

export const MovementPage = z.strictObject({
  productId: Id,
  before: z.int().min(1).optional(),
  limit: z.int().min(1).max(200).default(50),
})
export type MovementPage = z.infer<typeof MovementPage>

/** A delivery. */
export const Purchase = z.strictObject({
  supplier: line(80).default(''),
  day: Day,
  lines: z
    .array(
      z.strictObject({
        productId: Id,
        packages: z.int().min(1).max(9999),
        /** Of the whole row, VAT excluded. */
        costCents: CostCents,
      }),
    )
    .min(1)
    .max(200),
})
export type Purchase = z.infer<typeof Purchase>

/** Goods that went: used, broken, stolen, out of date. */
export const TakeOut = z.strictObject({
  productId: Id,
  kind: z.enum(['own-use', 'loss']),
  amount: Amount.min(1),
  reason: line(120).default(''),
})
export type TakeOut = z.infer<typeof TakeOut>

export const CountOne = z.strictObject({ productId: Id, counted: Amount })
export type CountOne = z.infer<typeof CountOne>

// ------------------------------------------------------------------ stocktaking

export const StocktakeLine = z.object({
  productId: Id,
  counted: z.int(),
  expected: z.int(),
  atMs: AtMs,
})
export const Stocktake = z.object({
  id: Id,
  begunAtMs: AtMs,
  staffName: z.string(),
  /** The newest first. */
  lines: z.array(StocktakeLine),
})
export type Stocktake = z.infer<typeof Stocktake>

export const CountLine = z.strictObject({
  stocktakeId: Id,
  productId: Id,
  /** What is on the shelf; null takes the line away. */
  counted: Amount.nullable(),
  /** `counted` more than was read before, as a scanner says it; otherwise that many in all. */
  isMore: z.boolean().default(false),
})
export type CountLine = z.infer<typeof CountLine>

export const StocktakeResult = z.object({
  counted: z.int(),
  /** Products whose rows differed. */
  different: z.int(),
  /** Stocked products that were not counted: they stay as they were. */
  left: z.int(),
})
export type StocktakeResult = z.infer<typeof StocktakeResult>

// ------------------------------------------------------------------ own use in treatments

/**
 * A product row of a signed treatment record. A proposal only when its name is exactly a product's and its amount is one of
 * that product's unit: nothing is guessed.
 */
export const UseProposal = z.object({
  recordId: Id,
  line: z.int(),
  productId: Id,
  name: z.string(),
  unit: ProductUnit,
  amount: z.int(),
  balance: z.int(),
})
export type UseProposal = z.infer<typeof UseProposal>

export const UseFromRecord = z.strictObject({
  visitId: Id,
  lines: z
    .array(z.strictObject({ recordId: Id, line: z.int().min(0).max(99), amount: Amount.min(1) }))
    .min(1)
    .max(60),
})
export type UseFromRecord = z.infer<typeof UseFromRecord>

// ------------------------------------------------------------------ lists on paper

/** What to order, what the stock is worth, what things cost. */
export const stockPaperKinds = ['order', 'value', 'prices'] as const
export const StockPaperKind = z.enum(stockPaperKinds)
export type StockPaperKind = z.infer<typeof StockPaperKind>

export const StockPaperAsk = z.strictObject({ kind: StockPaperKind, day: Day })
export type StockPaperAsk = z.infer<typeof StockPaperAsk>
