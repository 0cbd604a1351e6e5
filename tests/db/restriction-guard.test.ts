// A restricted card rests: asked of every table that holds data of clients, so that a new table is asked too.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clientTables } from '../../db/client-data.ts'
import { eraseClient } from '../../db/privacy-erasure.ts'
import { setLimit } from '../../db/privacy-limits.ts'
import { guardRestricted, pastRestriction } from '../../db/restriction-guard.ts'
import { fullClient } from '../helpers/fullClient.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
let her: string
beforeEach(() => {
  salon = tempSalon()
  her = fullClient(salon).id
  guardRestricted(salon.db)
})
afterEach(() => salon.close())

const restrict = (on: boolean) =>
  salon.write((tx) => setLimit(tx, 'restriction', { clientId: her, on, reason: 'Kiistää tiedot' }, salon.actor()))

/** Tables whose triggers of their own refuse these writes first: issued vouchers, and the words of the search. */
const virtual = ['client_search']
const held = clientTables().filter(([table, rule]) => rule.whileRestricted === undefined && !virtual.includes(table))

/** What each way of writing to her rows of a table answers: the failure's words, or 'written'. Nothing stays. */
function ways(table: string, rows: string): Record<'update' | 'delete' | 'insert', string> {
  const { raw } = salon.db
  const columns = (raw.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
  const attempt = (...statements: readonly string[]) => {
    raw.exec('BEGIN')
    try {
      raw.pragma('defer_foreign_keys = ON')
      for (const sql of statements) raw.prepare(sql).run(...(sql.includes(':client') ? [{ client: her }] : []))
      return 'written'
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    } finally {
      raw.exec('ROLLBACK')
    }
  }
  const remove = `DELETE FROM main.${table} WHERE ${rows}`
  return {
    update: attempt(`UPDATE main.${table} SET ${columns[0]} = ${columns[0]} WHERE ${rows}`),
    delete: attempt(remove),
    // The same rows once more, by way of a copy, with the guard asleep while they are taken out.
    insert: attempt(
      `CREATE TEMP TABLE again AS SELECT * FROM main.${table} WHERE ${rows}`,
      'INSERT INTO temp.restriction_pass (depth) VALUES (1)',
      remove,
      'DELETE FROM temp.restriction_pass',
      `INSERT INTO main.${table} SELECT * FROM temp.again`,
    ),
  }
}

describe('a restricted card', () => {
  it('takes no change, no removal and no new row, in any table', () => {
    restrict(true)
    // What no one may do is refused by that table's own trigger before it gets as far as this one.
    const own = /IMMUTABLE|SIGNED|FIXED|CLIENT_RESTRICTED/
    const made: string[] = []
    for (const [table, rule] of held) {
      const refused = ways(table, rule.rows)
      expect(refused.update, table).toMatch(own)
      expect(refused.delete, table).toMatch(own)
      expect(refused.insert, table).not.toBe('written')
      if (refused.insert === 'CLIENT_RESTRICTED') made.push(table)
    }
    expect(made.length).toBeGreaterThan(15)
  })

  it('is refused by this guard in every table that others may write to', () => {
    const open = held.filter(([table, rule]) => ways(table, rule.rows).update === 'written').map(([table]) => table)
    restrict(true)
    const refused = held
      .filter(([table, rule]) => ways(table, rule.rows).update === 'CLIENT_RESTRICTED')
      .map(([table]) => table)
    expect(refused).toEqual(expect.arrayContaining(open))
    expect(open.length).toBeGreaterThan(20)
    restrict(false)
    expect(ways('client', 'id = :client').update).toBe('written')
  })

  it('leaves others alone, says why each open table is open, and lets her be erased', () => {
    restrict(true)
    expect(() => salon.db.raw.exec("UPDATE client SET notes = 'x' WHERE name = 'Toinen Asiakas'")).not.toThrow()
    for (const [table, { whileRestricted }] of clientTables()) {
      if (whileRestricted !== undefined) expect(whileRestricted.length, table).toBeGreaterThan(10)
    }
    salon.write((tx) => eraseClient(tx, { clientId: her, requestId: null, suppress: false }, salon.actor()))
    expect(salon.db.raw.prepare('SELECT count(*) FROM client WHERE id = ?').pluck().get(her)).toBe(0)
  })

  it('rests again after what was let past, also when that failed', () => {
    restrict(true)
    const touch = () =>
      salon.db.raw.prepare('UPDATE client_change SET client_id = client_id WHERE client_id = ?').run(her)
    salon.write((tx) => pastRestriction(tx, touch))
    expect(touch).toThrow('CLIENT_RESTRICTED')
    expect(() =>
      salon.write((tx) =>
        pastRestriction(tx, () => {
          throw new Error('power')
        }),
      ),
    ).toThrow('power')
    expect(touch).toThrow('CLIENT_RESTRICTED')
  })
})
