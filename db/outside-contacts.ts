// Which places outside this computer the program has talked to because the salon told it to: the page that says that
// nothing else leaves lists these. Runs in main.
import { sql } from 'kysely'
import type { Actor } from './actor.ts'
import { all, type Db, query, run, type Tx } from './handle.ts'

export interface OutsideContact {
  /** What for: 'receipt-printer'. */
  readonly place: string
  readonly address: string
  readonly lastAtMs: number
  readonly contacts: number
}

/** Call it in the same breath as the contact itself. */
export function noteOutsideContact(tx: Tx, place: string, address: string, actor: Pick<Actor, 'atMs'>): void {
  run(
    tx,
    query
      .insertInto('outside_contact')
      .values({ place, address, last_at_ms: actor.atMs })
      .onConflict((conflict) =>
        conflict
          .columns(['place', 'address'])
          .doUpdateSet({ last_at_ms: actor.atMs, contacts: sql<number>`contacts + 1` }),
      ),
  )
}

/** All of them, latest first. */
export function outsideContacts(db: Db): OutsideContact[] {
  return all(
    db,
    query
      .selectFrom('outside_contact')
      .select(['place', 'address', 'last_at_ms as lastAtMs', 'contacts'])
      .orderBy('last_at_ms', 'desc')
      .orderBy('address'),
  )
}
