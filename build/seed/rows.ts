// Writing rows in bulk: one prepared statement a table, the same columns and triggers as the program's own inserts.
// Kysely builds a query anew for each call, which costs more than the insert itself. Build scripts only.
import type { Insertable } from 'kysely'
import type { Db } from '../../db/handle.ts'
import type { Schema } from '../../db/schema.ts'

type Table = Exclude<keyof Schema, 'client_search'>

/** A function that inserts one row of a table. Every column named must be given, the others keep their defaults. */
export function inserter<T extends Table, C extends keyof Insertable<Schema[T]> & string>(
  db: Db,
  table: T,
  columns: readonly C[],
): (row: Required<Pick<Insertable<Schema[T]>, C>>) => number {
  const places = columns.map(() => '?').join(', ')
  const statement = db.raw.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`)
  return (row) => Number(statement.run(columns.map((column) => row[column])).lastInsertRowid)
}
