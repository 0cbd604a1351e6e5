// A client card for tests of appointments, written straight into the table.
import type { Actor } from '../../db/actor.ts'
import { query, runOne, type Tx } from '../../db/handle.ts'

/** Adds a card; returns its id. */
export function addClient(tx: Tx, name: string, actor: Actor, fields: { alert?: string; phone?: string } = {}): string {
  const id = actor.newId()
  runOne(
    tx,
    query.insertInto('client').values({ id, name, sort_key: name.toLowerCase(), created_at_ms: actor.atMs, ...fields }),
  )
  return id
}
