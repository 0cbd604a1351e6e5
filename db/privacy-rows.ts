// Finds every row of one client by the list in db/client-data.ts, and acts on it as the list says. Runs in main.
import { type ClientRows, clientTables } from './client-data.ts'
import type { Db, Tx } from './handle.ts'

/** The rows of a table that hold data of the client, by their key. */
export interface FoundRows {
  readonly table: string
  readonly rule: ClientRows
  readonly key: readonly string[]
  /** Values of the key columns, a row each. */
  readonly keys: readonly (readonly unknown[])[]
}

/**
 * The card and the cards merged into it: they are one person's. A card that was itself merged stands alone.
 */
export function cardsOfPerson(db: Db, clientId: string): string[] {
  const cards = [clientId]
  const merged = db.raw.prepare('SELECT id FROM client WHERE merged_into = ?').pluck()
  for (const card of cards) cards.push(...(merged.all(card) as string[]).filter((id) => !cards.includes(id)))
  return cards
}

/** Collects before anything is touched, so that the order in which tables are emptied does not matter. */
export function rowsOfPerson(db: Db, cards: readonly string[]): FoundRows[] {
  return clientTables().map(([table, rule]) => {
    const key = keyOf(db, table)
    const select = db.raw.prepare(`SELECT ${key.join(', ')} FROM ${table} WHERE ${rule.rows}`).raw()
    const found = new Map<string, readonly unknown[]>()
    for (const client of cards) {
      for (const values of select.all({ client }) as unknown[][]) found.set(JSON.stringify(values), values)
    }
    return { table, rule, key, keys: [...found.values()] }
  })
}

/** The columns that name a row: the primary key where the table has no rowid. */
function keyOf(db: Db, table: string): readonly string[] {
  const listed = db.raw.pragma(`table_list(${table})`) as { wr: number }[]
  if (listed[0]?.wr !== 1) return ['rowid']
  const columns = db.raw.pragma(`table_info(${table})`) as { name: string; pk: number }[]
  return columns.filter((column) => column.pk > 0).map((column) => column.name)
}

/** Deletes or empties what was found; what is kept is not touched. */
export function eraseRows(tx: Tx, found: FoundRows): void {
  const { table, rule, key, keys } = found
  const where = key.map((column) => `${column} = ?`).join(' AND ')
  if (rule.erasure.does === 'delete') {
    const remove = tx.raw.prepare(`DELETE FROM ${table} WHERE ${where}`)
    for (const values of keys) remove.run(...values)
  } else if (rule.erasure.does === 'empty') {
    const { set } = rule.erasure
    const columns = Object.keys(set)
    const empty = tx.raw.prepare(
      `UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE ${where}`,
    )
    for (const values of keys) empty.run(...columns.map((column) => set[column]), ...values)
  }
}

/** Takes the person out of columns of other rows that point to her card, such as another's payer. */
export function cutPointers(tx: Tx, cards: readonly string[]): void {
  const pointers = tx.raw
    .prepare(
      `SELECT t.name AS tableName, f."from" AS columnName FROM sqlite_schema AS t, pragma_foreign_key_list(t.name) AS f
       JOIN pragma_table_info(t.name) AS c ON c.name = f."from"
       WHERE t.type = 'table' AND f."table" = 'client' AND c."notnull" = 0 AND c.pk = 0`,
    )
    .all() as { tableName: string; columnName: string }[]
  for (const { tableName, columnName } of pointers) {
    const cut = tx.raw.prepare(`UPDATE ${tableName} SET ${columnName} = NULL WHERE ${columnName} = ?`)
    for (const card of cards) cut.run(card)
  }
}
