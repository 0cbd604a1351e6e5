// A list of clients as a CSV file that a Finnish spreadsheet opens as it should: semicolons, a byte order mark, and no cell
// that could be taken for a formula. Never identity codes or health data; contact columns are
// empty without that permission. Runs in main.
import Papa from 'papaparse'
import { exportRows } from '../db/client-lists.ts'
import { type ClientFilter, exportColumns, safeCell } from '../shared/client-lists.ts'
import { translator } from '../shared/translations/translate.ts'
import type { App } from './app.ts'

/** Errors: FILE_NOT_WRITTEN. Null when the person cancelled. */
export async function exportClients(
  app: App,
  input: { readonly filter: ClientFilter },
): Promise<{ fileName: string; count: number } | null> {
  const { db } = app.session.requireOpen()
  const actor = app.session.actor()
  const t = translator(actor.language)
  let count = 0
  const saved = await app.dialogs.saveFile({
    title: t(($) => $.clientLists.export.title),
    name: `${t(($) => $.clientLists.export.fileName)}-${actor.today}.csv`,
    kind: { name: 'CSV', extension: 'csv' },
    content: async () => {
      const rows: string[][] = [exportColumns.map((column) => t(($) => $.clientLists.export.columns[column]))]
      for (const page of exportRows(db, input.filter, actor)) {
        count += page.length
        for (const row of page) rows.push(exportColumns.map((column) => safeCell(row[column])))
        await new Promise((resolve) => setImmediate(resolve))
      }
      return Buffer.from(`\uFEFF${Papa.unparse(rows, { delimiter: ';', newline: '\r\n' })}\r\n`, 'utf8')
    },
  })
  return saved === null ? null : { fileName: saved.fileName, count }
}
