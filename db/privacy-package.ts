// Everything the file holds about one person (GDPR 15) and what she gave herself (20), read by the list in
// db/client-data.ts so that no table can be forgotten. Columns that say nothing to her are left out with the reason said.
// Runs in main.

import { instantToLocal, ZONE } from '../shared/day.ts'
import { AppError } from '../shared/errors.ts'
import { clientTables, type PackageSection, packageSections } from './client-data.ts'
import { all, type Db, one, query } from './handle.ts'
import { cardsOfPerson } from './privacy-rows.ts'

export type PackageValue = string | number | null
export type PackageRow = Readonly<Record<string, PackageValue>>

export interface AccessPackage {
  readonly format: 'loiste-access-package'
  readonly version: 1
  readonly madeAt: string
  readonly clientId: string
  readonly clientName: string
  readonly sections: readonly {
    readonly section: PackageSection
    readonly tables: readonly {
      readonly table: string
      readonly rows: readonly PackageRow[]
      /** Columns that are not here, and why. */
      readonly leftOut: Readonly<Record<string, string>>
    }[]
  }[]
}

export interface PackageOptions {
  readonly atMs: number
  /** Names of staff in the log; only by a justified choice (CJEU C-579/21). */
  readonly nameStaff: boolean
}

/** The whole package. Errors: NOT_FOUND. */
export function accessPackage(db: Db, clientId: string, options: PackageOptions): AccessPackage {
  return packageOf(db, clientId, options, () => null)
}

/** What she gave herself, to take along (GDPR 20). Errors: NOT_FOUND. */
export function portabilityPackage(db: Db, clientId: string, options: PackageOptions): AccessPackage {
  return packageOf(db, clientId, options, (given) => given ?? [])
}

function packageOf(
  db: Db,
  clientId: string,
  options: PackageOptions,
  /** The columns to keep, or null for all. */
  chosen: (given: readonly string[] | undefined) => readonly string[] | null,
): AccessPackage {
  const client = one(db, query.selectFrom('client').select(['id', 'name']).where('id', '=', clientId))
  if (!client) throw new AppError('NOT_FOUND', { kind: 'client' })
  const cards = cardsOfPerson(db, clientId)
  const names = namesOf(db)
  const sections = packageSections.map((section) => ({
    section,
    tables: clientTables().flatMap(([table, rule]) => {
      if (rule.section !== section) return []
      const columns = chosen(rule.given)
      if (columns?.length === 0) return []
      const leftOut = leftOutOf(rule.leftOut ?? {}, table, options)
      const found = table === 'access_log' ? logRowsOf(db, cards) : rowsOf(db, table, rule.rows, cards)
      const rows = found.map((row) => shown(row, leftOut, columns, names))
      return rows.length === 0 ? [] : [{ table, rows, leftOut }]
    }),
  }))
  return {
    format: 'loiste-access-package',
    version: 1,
    madeAt: isoOf(options.atMs),
    clientId,
    clientName: client.name,
    sections: sections.filter((each) => each.tables.length > 0),
  }
}

/** The photos and scanned consents that a paper can show, oldest first. */
export function packagePictures(
  db: Db,
  clientId: string,
): { readonly name: string; readonly day: string; readonly content: Uint8Array }[] {
  return db.raw
    .prepare(
      `SELECT attachment.name, attachment.day, content.content FROM attachment
       JOIN attachment_content AS content ON content.attachment_id = attachment.id
       WHERE attachment.kind = 'photo' AND attachment.type IN ('image/jpeg', 'image/png')
         AND attachment.client_id IN (SELECT value FROM json_each(?))
       UNION ALL
       SELECT name, date(created_at_ms / 1000, 'unixepoch'), content FROM consent_scan
       WHERE type = 'image/jpeg' AND client_id IN (SELECT value FROM json_each(?))
       ORDER BY day, name`,
    )
    .all(...Array<string>(2).fill(JSON.stringify(cardsOfPerson(db, clientId)))) as {
    name: string
    day: string
    content: Uint8Array
  }[]
}

type RawRow = Readonly<Record<string, unknown>>

function rowsOf(db: Db, table: string, condition: string, cards: readonly string[]): RawRow[] {
  const select = db.raw.prepare(`SELECT * FROM ${table} WHERE ${condition}`)
  const found = new Map<string, RawRow>()
  for (const client of cards) {
    for (const row of select.all({ client }) as RawRow[]) found.set(JSON.stringify(row), row)
  }
  return [...found.values()]
}

/** Entries about her, and those of lists and days on which she was one of many. */
function logRowsOf(db: Db, cards: readonly string[]): RawRow[] {
  const appointments = all(
    db,
    query
      .selectFrom('appointment')
      .select('id')
      .where('client_id', 'in', [...cards]),
  )
  const mine = [...cards, ...appointments.map(({ id }) => id)]
  const rows = db.raw
    .prepare(
      `SELECT log.*, (log.client IS NULL) AS among_others FROM access_log AS log
       WHERE log.client IN (SELECT value FROM json_each(:cards))
          OR (log.client IS NULL AND EXISTS (
            SELECT 1 FROM json_each(log.ids) AS seen WHERE seen.value IN (SELECT value FROM json_each(:mine))))
       ORDER BY log.seq`,
    )
    .all({ cards: JSON.stringify(cards), mine: JSON.stringify(mine) })
  return rows as RawRow[]
}

function leftOutOf(
  leftOut: Readonly<Record<string, string>>,
  table: string,
  options: PackageOptions,
): Readonly<Record<string, string>> {
  if (table !== 'access_log' || !options.nameStaff) return leftOut
  const { staff_id: _, ...rest } = leftOut
  return rest
}

/** A row as it is given: without what is left out, instants as local time beside, ids of services and staff with names. */
function shown(
  row: RawRow,
  leftOut: Readonly<Record<string, string>>,
  columns: readonly string[] | null,
  names: ReadonlyMap<string, string>,
): PackageRow {
  const out: Record<string, PackageValue> = {}
  for (const [column, value] of Object.entries(row)) {
    if (Object.hasOwn(leftOut, column) || (columns !== null && !columns.includes(column))) continue
    out[column] = plain(value)
    if (typeof value === 'number' && /_ms$/.test(column)) out[`${column}_local`] = isoOf(value)
    const name = typeof value === 'string' && /_(id|by)$/.test(column) ? names.get(value) : undefined
    if (name !== undefined) out[`${column}_name`] = name
  }
  return out
}

/** Bytes as base64: pictures and files. */
function plain(value: unknown): PackageValue {
  if (typeof value === 'string' || typeof value === 'number' || value === null) return value
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  return String(value)
}

/** Names of what rows point to and a reader would want to know. */
function namesOf(db: Db): ReadonlyMap<string, string> {
  const lists = [
    all(db, query.selectFrom('service').select(['id', 'name'])),
    all(db, query.selectFrom('staff').select(['id', 'name'])),
    all(db, query.selectFrom('safety_rule').select(['id', 'name'])),
    all(db, query.selectFrom('client_tag').select(['id', 'name'])),
  ]
  return new Map(lists.flat().map(({ id, name }) => [id, name]))
}

function isoOf(atMs: number): string {
  const { day, minute } = instantToLocal(atMs, ZONE)
  return `${day} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
