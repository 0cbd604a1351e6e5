// Sums of a query that names each by an id, to look up. Runs in main.
import type { Compilable } from 'kysely'
import { all, type Db } from './handle.ts'

interface Row {
  readonly id: string | null
  readonly cents: number
}

export const centsById = (db: Db, sums: Compilable<Row>): ReadonlyMap<string | null, number> =>
  new Map(all(db, sums).map((row) => [row.id, row.cents]))
