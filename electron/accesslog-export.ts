// The access log as a CSV file, as it is filtered on screen. Runs in main.
import { setImmediate } from 'node:timers/promises'
import Papa from 'papaparse'
import { listLog } from '../db/accesslog.ts'
import type { LogFilter } from '../shared/accesslog.ts'
import { safeCell } from '../shared/client-lists.ts'
import { ZONE } from '../shared/day.ts'
import { formatInstant } from '../shared/format.ts'
import { translator } from '../shared/translations/translate.ts'
import type { App } from './app.ts'

/** A file of more rows than this is no longer opened by anybody. */
const mostRows = 100_000
const pageRows = 200

/** Errors: FILE_NOT_WRITTEN. The name is null when the person cancelled. */
export async function exportLog(app: App, filter: LogFilter): Promise<{ fileName: string | null; count: number }> {
  const { db } = app.session.requireOpen()
  const actor = app.session.actor()
  const t = translator(actor.language)
  let count = 0
  const saved = await app.dialogs.saveFile({
    title: t(($) => $.dialogs.package),
    name: `${t(($) => $.accesslog.title)} ${actor.today}.csv`,
    kind: { name: 'CSV', extension: 'csv' },
    content: async () => {
      const rows: string[][] = [
        [
          '#',
          t(($) => $.accesslog.columns.time),
          t(($) => $.accesslog.columns.who),
          t(($) => $.accesslog.columns.what),
          t(($) => $.accesslog.columns.about),
          t(($) => $.accesslog.columns.purpose),
          t(($) => $.accesslog.columns.fields),
        ],
      ]
      for (let before: number | undefined; count < mostRows; ) {
        const page = listLog(db, { ...filter, limit: pageRows, ...(before === undefined ? {} : { before }) }).rows
        count += page.length
        for (const row of page) {
          const { seq, atMs, staffName, action, kind, clientName, client, purpose, fields } = row
          rows.push([
            String(seq),
            formatInstant(atMs, ZONE, actor.language),
            safeCell(staffName ?? ''),
            `${t(($) => $.accesslog.actions[action])}: ${t(($) => $.accesslog.kinds[kind])}`,
            safeCell(clientName ?? client ?? ''),
            t(($) => $.accesslog.purposes[purpose]),
            fields.join(', '),
          ])
        }
        before = page.at(-1)?.seq
        if (page.length < pageRows) break
        await setImmediate()
      }
      return Buffer.from(`\uFEFF${Papa.unparse(rows, { delimiter: ';', newline: '\r\n' })}\r\n`, 'utf8')
    },
  })
  return { fileName: saved?.fileName ?? null, count }
}
