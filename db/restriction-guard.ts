// Holds a restricted card (GDPR 18) still, whichever call it is and whichever table it would write to: a trigger for each
// way of writing to each table that db/client-data.ts lists, made anew on every connection that writes, so that a new table
// is held from its first day. They stand in the connection, not in the file: the file never grows old of them. Runs in main.
import { type ClientRows, clientTables } from './client-data.ts'
import type { Db, Tx } from './handle.ts'

/** The triggers' failure, as the router reads it. */
const refusal = 'CLIENT_RESTRICTED'

/**
 * From now on this connection refuses every write to a row of a restricted client, except to tables that say why they
 * stay open, and inside `pastRestriction`. Once a connection, at its present schema.
 */
export function guardRestricted(db: Db): void {
  db.raw.exec('CREATE TEMP TABLE IF NOT EXISTS restriction_pass (depth INTEGER)')
  for (const [table, rule] of clientTables()) {
    if (rule.whileRestricted !== undefined || isVirtual(db, table)) continue
    const columns = columnsOf(db, table)
    for (const [event, row] of [
      ['INSERT', 'NEW'],
      ['UPDATE', 'OLD'],
      ['UPDATE', 'NEW'],
      ['DELETE', 'OLD'],
    ] as const) {
      const name = `restricted_${table}_${event}_${row}`.toLowerCase()
      // After an insert, so that what the new row points to can already be looked up by it.
      const moment = row === 'NEW' ? 'AFTER' : 'BEFORE'
      db.raw.exec(
        `CREATE TEMP TRIGGER IF NOT EXISTS ${name} ${moment} ${event} ON main.${table}
         WHEN NOT EXISTS (SELECT 1 FROM restriction_pass) AND ${touches(rule, columns, row)}
         BEGIN SELECT RAISE(ABORT, '${refusal}'); END`,
      )
    }
  }
}

/** The row is one of a restricted client's, by the condition of its table. */
function touches(rule: ClientRows, columns: readonly string[], row: 'NEW' | 'OLD'): string {
  const values = columns.map((column) => `${row}.${column} AS ${column}`).join(', ')
  const condition = rule.rows.replaceAll(':client', 'restricted_client')
  return `EXISTS (
    SELECT 1 FROM (SELECT client_id AS restricted_client FROM restriction WHERE lifted_at_ms IS NULL), (SELECT ${values})
    WHERE ${condition}
  )`
}

/** Runs what may be done although the card is restricted: the person's own rights, and what the law asks of vouchers. */
export function pastRestriction<T>(tx: Tx, work: () => T): T {
  if (!isGuarded(tx)) return work()
  tx.raw.exec('INSERT INTO temp.restriction_pass (depth) VALUES (1)')
  try {
    return work()
  } finally {
    // A failure that rolled back has taken the pass away already.
    tx.raw.exec('DELETE FROM temp.restriction_pass WHERE rowid = (SELECT max(rowid) FROM temp.restriction_pass)')
  }
}

const isGuarded = (db: Db) =>
  db.raw.prepare("SELECT 1 FROM sqlite_temp_schema WHERE name = 'restriction_pass'").get() !== undefined

const columnsOf = (db: Db, table: string) =>
  (db.raw.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)

/** Full-text tables take no triggers; what they hold follows the card. */
const isVirtual = (db: Db, table: string) =>
  db.raw.prepare("SELECT 1 FROM sqlite_schema WHERE name = ? AND sql LIKE 'CREATE VIRTUAL%'").get(table) !== undefined
