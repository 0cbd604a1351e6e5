// Handlers of the stock. One line a route; saving a list asks for its place first.
import Papa from 'papaparse'
import { countOne, purchase, stockList, stockMovements, takeFromStock, undoPurchase } from '../../db/stock.ts'
import { beginStocktake, countLine, dropStocktake, finishStocktake, openStocktake } from '../../db/stock-counting.ts'
import { stockPaper } from '../../db/stock-papers.ts'
import { useFromRecord, useProposals } from '../../db/stock-use.ts'
import { safeCell } from '../../shared/client-lists.ts'
import type { stockRoutes } from '../../shared/ipc/stock.ts'
import type { StockPaperAsk } from '../../shared/stock.ts'
import type { TablePaper } from '../../shared/table-paper.ts'
import { translator } from '../../shared/translations/translate.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'

/** The rows of every section, its heading as the first column. */
function csvOf(paper: TablePaper): string {
  const rows = paper.sections.flatMap((section, index) => [
    ...(index === 0 ? [['', ...section.columns.map((column) => column.title)]] : []),
    ...section.rows.map((row) => [section.heading, ...row].map(safeCell)),
  ])
  return `\uFEFF${Papa.unparse(rows, { delimiter: ';', newline: '\r\n' })}\r\n`
}

async function saved(app: App, input: StockPaperAsk, extension: 'pdf' | 'csv'): Promise<{ fileName: string | null }> {
  const actor = app.session.actor()
  const t = translator(actor.language)
  const paper = stockPaper(app.session.requireOpen().db, input, actor)
  const answer = await app.dialogs.saveFile({
    title: t(($) => $.stock.papers.save),
    name: `${paper.title} ${input.day}.${extension}`,
    kind: { name: extension.toUpperCase(), extension },
    content: async () => (extension === 'pdf' ? app.papers.table(paper) : Buffer.from(csvOf(paper), 'utf8')),
  })
  return { fileName: answer?.fileName ?? null }
}

export const stockHandlers: HandlersOf<keyof typeof stockRoutes, App> = {
  'stock.list': ({ db, actor }) => stockList(db, actor),
  'stock.movements': ({ db, actor }, input) => stockMovements(db, input, actor),
  'stock.purchase': ({ tx, actor }, input) => purchase(tx, input, actor),
  'stock.undoPurchase': ({ tx, actor }, input) => undoPurchase(tx, input, actor),
  'stock.take': ({ tx, actor }, input) => takeFromStock(tx, input, actor),
  'stock.count': ({ tx, actor }, input) => countOne(tx, input, actor),
  'stock.stocktake': ({ db }) => openStocktake(db),
  'stock.beginStocktake': ({ tx, actor }) => beginStocktake(tx, actor),
  'stock.countLine': ({ tx, actor }, input) => countLine(tx, input, actor),
  'stock.finishStocktake': ({ tx, actor }, input) => finishStocktake(tx, input, actor),
  'stock.dropStocktake': ({ tx }, input) => dropStocktake(tx, input),
  'stock.proposals': ({ db }, input) => useProposals(db, input),
  'stock.useFromRecord': ({ tx, actor }, input) => useFromRecord(tx, input, actor),
  'stock.paper': ({ db, actor }, input) => stockPaper(db, input, actor),
  'stock.savePdf': ({ app }, input) => saved(app, input, 'pdf'),
  'stock.saveCsv': ({ app }, input) => saved(app, input, 'csv'),
  'stock.print': async ({ app }) => ({ printed: await app.printers.print() }),
}
