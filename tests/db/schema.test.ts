// The types that queries are checked against must say what the real tables say.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

interface Column {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly dflt_value: string | null
  readonly pk: number
}

let salon: TempSalon
beforeAll(() => {
  salon = tempSalon()
})
afterAll(() => salon.close())

/** Table name → column name → written type, read from db/schema.ts and the files it is made of. */
function declared(): Map<string, Map<string, string>> {
  const folder = path.join(import.meta.dirname, '../../db')
  const files = readdirSync(folder)
    .filter((name) => /^schema(-\w+)?\.ts$/.test(name))
    .sort()
  const source = files.map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n')
  const interfaces = new Map<string, Map<string, string>>()
  for (const [, name, body] of source.matchAll(/export interface (\w+) \{\n([\s\S]*?)\n\}/g)) {
    const fields = new Map<string, string>()
    for (const [, field, type] of (body ?? '').matchAll(/^ {2}(\w+): (.+)$/gm)) fields.set(field!, type!)
    interfaces.set(name!, fields)
  }
  const parts = [...source.slice(source.indexOf('interface Schema')).matchAll(/\b\w+Tables\b/g)].map(([name]) => name)
  const tables = parts.flatMap((part) => [...(interfaces.get(part) ?? [])])
  return new Map(tables.map(([table, type]) => [table, interfaces.get(type)!]))
}

const realTables = () =>
  (
    salon.db.raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all() as {
      name: string
    }[]
  )
    .map((row) => row.name)
    .filter((name) => !/^client_search_/.test(name))

describe('db/schema.ts', () => {
  it('names exactly the tables that the migrations make', () => {
    expect([...declared().keys()].sort()).toEqual(realTables().sort())
  })

  it('gives each column the type, the null and the default that the table has', () => {
    for (const [table, fields] of declared()) {
      if (table === 'client_search') continue
      const columns = salon.db.raw.pragma(`table_info(${table})`) as Column[]
      expect([...fields.keys()], table).toEqual(columns.map((column) => column.name))
      for (const column of columns) {
        const type = fields.get(column.name)!
        const where = `${table}.${column.name}: ${type}`
        const base = {
          TEXT: /string|Kind|ScanType|Unit|State|Reason|Outcome|ReceivedBy|Risk|Role|Relation|Language|Theme|Status|Code|Method|Log|'/,
          INTEGER: /number/,
          BLOB: /Uint8Array/,
        }
        expect(type, where).toMatch(base[column.type as keyof typeof base])
        expect(type.includes('null'), `${where} null`).toBe(column.notnull === 0 && column.pk === 0)
        const generated =
          column.dflt_value !== null ||
          (column.pk === 1 && column.type === 'INTEGER' && columns.filter((each) => each.pk > 0).length === 1)
        expect(type.startsWith('Generated<'), `${where} default`).toBe(generated)
      }
    }
  })

  it('keeps every table strict', () => {
    const loose = salon.db.raw
      .prepare("SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'")
      .all() as { name: string }[]
    expect(loose.map((row) => row.name).filter((name) => !/^client_search/.test(name))).toEqual([])
  })
})

describe('what the database itself refuses', () => {
  it('has an update and a delete trigger on every table of issued documents and on the log', () => {
    for (const table of ['document', 'document_line', 'document_vat', 'payment', 'access_log']) {
      const triggers = salon.db.raw
        .prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?")
        .all(table) as { sql: string }[]
      expect(
        triggers.some((each) => /BEFORE UPDATE/.test(each.sql)),
        `${table} update`,
      ).toBe(true)
      expect(
        triggers.some((each) => /BEFORE DELETE/.test(each.sql)),
        `${table} delete`,
      ).toBe(true)
    }
  })

  it('takes number series forward only and never deletes one', () => {
    const { raw } = salon.db
    expect(() => raw.exec('UPDATE number_series SET next_number = next_number')).toThrow('NUMBER_SERIES_BACKWARDS')
    expect(() => raw.exec('DELETE FROM number_series')).toThrow('NUMBER_SERIES_KEPT')
  })
})
