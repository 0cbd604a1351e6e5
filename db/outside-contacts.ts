// Which places outside this computer the program has talked to because the salon told it to: the page that says that
// nothing else leaves lists these. Runs in main.
import { sql } from 'kysely'
import type { Actor } from './actor.ts'
import { all, type Db, query, run, type Tx } from './handle.ts'
import { mailSender } from './outbox-sender.ts'
import { tillSettings } from './sales-settings.ts'

export interface OutsideContact {
  /** What for: 'receipt-printer'. */
  readonly place: string
  readonly address: string
  readonly lastAtMs: number
  readonly contacts: number
  /** How many of them went to an address that did not stand in the settings at that moment. */
  readonly unnamed: number
}

/** The addresses that the salon has named itself, as its settings say now. */
function namedAddresses(db: Db): { readonly place: string; readonly address: string }[] {
  const { printer } = tillSettings(db)
  const sender = mailSender(db)
  return [
    ...(printer.kind === 'network' ? [{ place: 'receipt-printer', address: `${printer.host}:${printer.port}` }] : []),
    ...(sender?.isOn === true ? [{ place: 'mail-sender', address: `${sender.host}:${sender.port}` }] : []),
  ]
}

/** Call it in the same breath as the contact itself. Whether the settings name the address is looked up here, not told. */
export function noteOutsideContact(tx: Tx, place: string, address: string, actor: Pick<Actor, 'atMs'>): void {
  const isNamed = namedAddresses(tx).some((each) => each.place === place && each.address === address) ? 1 : 0
  run(
    tx,
    query
      .insertInto('outside_contact')
      .values({ place, address, last_at_ms: actor.atMs, configured_contacts: isNamed })
      .onConflict((conflict) =>
        conflict.columns(['place', 'address']).doUpdateSet({
          last_at_ms: actor.atMs,
          contacts: sql<number>`contacts + 1`,
          configured_contacts: sql<number>`configured_contacts + ${isNamed}`,
        }),
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
      .select(sql<number>`contacts - configured_contacts`.as('unnamed'))
      .orderBy('last_at_ms', 'desc')
      .orderBy('address'),
  )
}
