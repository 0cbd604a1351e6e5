// Every table of the file must say whether it holds data of clients. A new one that does not say so fails here.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientData, clientTables } from '../../db/client-data.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
beforeAll(() => {
  salon = tempSalon()
})
afterAll(() => salon.close())

function tables(): string[] {
  const rows = salon.db.raw
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all() as { name: string; sql: string }[]
  const searches = rows.filter((row) => /^CREATE VIRTUAL TABLE/.test(row.sql)).map((row) => row.name)
  // The parts that a full-text table keeps itself in belong to it.
  return rows.map((row) => row.name).filter((name) => !searches.some((search) => name.startsWith(`${search}_`)))
}

const columnsOf = (table: string) =>
  (salon.db.raw.pragma(`table_info(${table})`) as { name: string }[]).map((column) => column.name)

describe('the list of what the file holds about clients', () => {
  it('names every table there is, and none that is not', () => {
    expect(Object.keys(clientData).sort()).toEqual(tables().sort())
  })

  it('calls no table free of client data that points to a client', () => {
    for (const table of tables()) {
      const rule = clientData[table]
      if (rule === undefined || 'rows' in rule) continue
      const columns = columnsOf(table)
      expect(
        columns.filter((name) => /client/.test(name)),
        table,
      ).toEqual([])
    }
  })

  it('finds the rows of a client with a condition that runs', () => {
    for (const [table, rule] of clientTables()) {
      const found = salon.db.raw.prepare(`SELECT count(*) AS n FROM ${table} WHERE ${rule.rows}`)
      expect(found.get({ client: 'nobody00' }), table).toEqual({ n: 0 })
    }
  })

  it('names only columns that exist', () => {
    for (const [table, rule] of clientTables()) {
      if (table === 'client_search') continue
      const columns = columnsOf(table)
      const named = [
        ...Object.keys(rule.leftOut ?? {}),
        ...(rule.given ?? []),
        ...(rule.erasure.does === 'empty' ? Object.keys(rule.erasure.set) : []),
      ]
      expect(
        named.filter((name) => !columns.includes(name)),
        table,
      ).toEqual([])
    }
  })

  it('gives a reason for every column that is left out of the access package', () => {
    for (const [table, rule] of clientTables()) {
      for (const [column, reason] of Object.entries(rule.leftOut ?? {})) {
        expect(reason.length, `${table}.${column}`).toBeGreaterThan(3)
      }
    }
  })
})
