// Routes of the stock. None of it names a client: goods, amounts, suppliers.
import { z } from 'zod'
import {
  CountLine,
  CountOne,
  MovementPage,
  Purchase,
  StockList,
  StockMovement,
  StockPaperAsk,
  Stocktake,
  StocktakeResult,
  TakeOut,
  UseFromRecord,
  UseProposal,
} from '../stock.ts'
import { TablePaperShape } from '../table-paper.ts'
import { Id, line, Nothing } from '../values.ts'
import { act, read, write } from './route.ts'

const noClientData = 'goods and amounts, no client data'
const changed = { action: 'change', kind: 'product', purpose: 'running' } as const
const Balance = z.object({ balance: z.int() })
const Saved = z.object({ fileName: z.string().nullable() })

export const stockRoutes = {
  'stock.list': read({ access: 'till', input: Nothing, output: StockList, log: { none: noClientData } }),
  'stock.movements': read({
    access: 'till',
    input: MovementPage,
    output: z.array(StockMovement),
    log: { none: noClientData },
  }),
  'stock.purchase': write({
    access: 'services-and-prices',
    input: Purchase,
    output: z.object({ count: z.int() }),
    log: { ...changed, of: (input) => ({ ids: input.lines.map((each) => each.productId), fields: ['purchase'] }) },
  }),
  'stock.undoPurchase': write({
    access: 'services-and-prices',
    input: z.strictObject({ movementId: z.int().min(1), reason: line(120).default('') }),
    output: z.object({ id: z.int() }),
    log: { ...changed, of: (input) => ({ record: String(input.movementId), fields: ['purchase'] }) },
  }),
  'stock.take': write({
    access: 'till',
    input: TakeOut,
    output: Balance,
    log: { ...changed, of: (input) => ({ record: input.productId, fields: [input.kind] }) },
  }),
  'stock.count': write({
    access: 'till',
    input: CountOne,
    output: Balance,
    log: { ...changed, of: (input) => ({ record: input.productId, fields: ['count'] }) },
  }),
  'stock.stocktake': read({
    access: 'till',
    input: Nothing,
    output: Stocktake.nullable(),
    log: { none: noClientData },
  }),
  'stock.beginStocktake': write({
    access: 'till',
    input: Nothing,
    output: Stocktake,
    log: { ...changed, of: (_, stocktake) => ({ record: stocktake.id, fields: ['stocktake'] }) },
  }),
  'stock.countLine': write({
    access: 'till',
    input: CountLine,
    output: Stocktake,
    log: { ...changed, of: (input) => ({ record: input.productId, fields: ['stocktake'] }) },
  }),
  'stock.finishStocktake': write({
    access: 'till',
    input: z.strictObject({ id: Id }),
    output: StocktakeResult,
    log: { ...changed, of: (input) => ({ record: input.id, fields: ['stocktake'] }) },
  }),
  'stock.dropStocktake': write({
    access: 'till',
    input: z.strictObject({ id: Id }),
    output: z.object({ id: Id }),
    log: { ...changed, action: 'remove', of: (input) => ({ record: input.id, fields: ['stocktake'] }) },
  }),
  /** What the signed records of a visit offer to be taken from stock. */
  'stock.proposals': read({
    access: 'treatment-records',
    input: z.strictObject({ visitId: Id }),
    output: z.array(UseProposal),
    log: { none: 'names and amounts of products on a record that was just shown and logged' },
  }),
  'stock.useFromRecord': write({
    access: 'treatment-records',
    input: UseFromRecord,
    output: z.object({ count: z.int() }),
    log: { ...changed, of: (input) => ({ ids: input.lines.map((each) => each.recordId), fields: ['own-use'] }) },
  }),
  /** A list to look at and print: what to order, what the stock is worth at a day, what things cost. */
  'stock.paper': read({ access: 'till', input: StockPaperAsk, output: TablePaperShape, log: { none: noClientData } }),
  'stock.savePdf': act({ access: 'till', input: StockPaperAsk, output: Saved, log: { none: noClientData } }),
  'stock.saveCsv': act({ access: 'till', input: StockPaperAsk, output: Saved, log: { none: noClientData } }),
  'stock.print': act({
    access: 'till',
    input: Nothing,
    output: z.object({ printed: z.boolean() }),
    log: { none: noClientData },
  }),
}
