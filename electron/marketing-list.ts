// The list for a marketing message as a CSV file: only those who may be written to, with the ground of each. Runs in main.
import Papa from 'papaparse'
import { marketingList } from '../db/privacy-marketing.ts'
import { safeCell } from '../shared/client-lists.ts'
import { AppError } from '../shared/errors.ts'
import type { SaveMarketingList } from '../shared/privacy-marketing.ts'
import { translator } from '../shared/translations/translate.ts'
import type { App } from './app.ts'

/** Errors: NOT_PERMITTED, FILE_NOT_WRITTEN. The file's name is null when the person cancelled. */
export async function saveMarketingList(
  app: App,
  input: SaveMarketingList,
): Promise<{ fileName: string | null; ids: string[] }> {
  const { db } = app.session.requireOpen()
  const actor = app.session.actor()
  // A list of addresses is nothing else.
  if (!actor.can('client-contacts')) throw new AppError('NOT_PERMITTED', { permission: 'client-contacts' })
  const t = translator(actor.language)
  const targets = marketingList(db, input.channel, input.softOptIn)
  const rows = [
    [
      t(($) => $.privacy.marketing.columns.name),
      t(($) => $.privacy.marketing.columns.address),
      t(($) => $.privacy.marketing.columns.language),
      t(($) => $.privacy.marketing.columns.ground),
    ],
    ...targets.map((each) => [
      safeCell(each.name),
      safeCell(each.address),
      each.language,
      t(($) => $.privacy.marketing.grounds[each.ground]),
    ]),
  ]
  const saved = await app.dialogs.saveFile({
    title: t(($) => $.dialogs.package),
    name: `${t(($) => $.privacy.marketing.fileName)} ${actor.today}.csv`,
    kind: { name: 'CSV', extension: 'csv' },
    content: async () => Buffer.from(`\uFEFF${Papa.unparse(rows, { delimiter: ';', newline: '\r\n' })}\r\n`, 'utf8'),
  })
  return { fileName: saved?.fileName ?? null, ids: targets.map(({ id }) => id) }
}
