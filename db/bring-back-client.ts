// One deleted client card back out of a backup, with everything that was kept about her and may come back. Runs in main.
//
// Rows are copied with their ids, parents before children. What a row points to must be there: an empty pointer where the
// column allows it, else the row stays out and is counted. Nothing that is in the present file is changed, except that a
// coming appointment whose time has been given to somebody else comes back as cancelled.
import { sortKey } from '../shared/collation.ts'
import { AppError } from '../shared/errors.ts'
import type { BroughtBack } from '../shared/look-inside.ts'
import type { Actor } from './actor.ts'
import { clientRowsOf } from './client-data.ts'
import { fileClient } from './client-search.ts'
import { bringBackClient, fieldsOf, storedClient } from './clients.ts'
import type { Db, Tx } from './handle.ts'
import { clientNow } from './look-inside.ts'
import { nameOrder } from './settings.ts'

/** Tables that come back, parents before children. tests/db/bring-back-client.test.ts asks every other one for a reason. */
export const broughtBack = [
  'client',
  'client_change',
  'client_tag_link',
  'client_family',
  'client_identity',
  'consent_scan',
  'consent',
  'health_entry',
  'patch_test',
  'safety_answer',
  'health_change',
  'appointment',
  'appointment_line',
  'appointment_line_add_on',
  'line_resource',
  'claim',
  'resource_claim',
  'appointment_change',
  'visit',
  'treatment_record',
  'attachment',
  'attachment_thumbnail',
  'attachment_content',
  'waitlist',
] as const

type Value = string | number | bigint | Uint8Array | null
type Row = Readonly<Record<string, Value>>

interface Column {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly pk: number
}

interface Reference {
  readonly table: string
  readonly from: string
  readonly to: string | null
}

/** Claims on people and rooms; their guard refuses a time that is taken. */
const claims: readonly string[] = ['claim', 'resource_claim']

/**
 * @param inside the backup, brought to this program's schema
 * Errors: NOT_FOUND (not in the backup either), CLIENT_STILL_HERE, CLIENT_WAS_ERASED, CLIENT_WAS_MERGED
 */
export function bringBackFrom(inside: Db, tx: Tx, id: string, actor: Actor): BroughtBack {
  const { name } = storedClient(inside, id)
  const now = clientNow(tx, id)
  if (now === 'here') throw new AppError('CLIENT_STILL_HERE')
  if (now === 'erased') throw new AppError('CLIENT_WAS_ERASED')
  if (now === 'merged') throw new AppError('CLIENT_WAS_MERGED')
  if (now === 'bin') {
    const { version } = bringBackClient(tx, { id, version: storedClient(tx, id).version }, actor)
    return { id, version, name, fromBin: true, appointments: 0, records: 0, cancelled: 0, leftOut: 0 }
  }

  let leftOut = 0
  const brought = new Map<string, number>()
  const taken = new Set<string>()
  for (const table of broughtBack) {
    for (const row of rowsOf(inside, table, id)) {
      const came = insert(tx, table, row)
      if (came === 'came') brought.set(table, (brought.get(table) ?? 0) + 1)
      else if (came === 'taken') taken.add(String(row.appointment_id))
      else if (came === 'lost') leftOut += 1
    }
  }
  const card = storedClient(tx, id)
  // A card that lay in the bin at that moment comes back as a card, not into the bin.
  if (card.removed_at_ms !== null) tx.raw.prepare('UPDATE client SET removed_at_ms = NULL WHERE id = ?').run(id)
  // The backup may be of a time when names had another order.
  const key = sortKey(card.name, nameOrder(tx))
  tx.raw.prepare('UPDATE client SET sort_key = ? WHERE id = ?').run(key, id)
  fileClient(tx, card.pk, fieldsOf(card))
  const cancelled = cancelTaken(tx, [...taken], actor.today)
  return {
    id,
    version: card.version,
    name,
    fromBin: false,
    appointments: brought.get('appointment') ?? 0,
    records: brought.get('treatment_record') ?? 0,
    cancelled,
    leftOut,
  }
}

function rowsOf(inside: Db, table: string, id: string): Row[] {
  const rule = clientRowsOf(table)
  if (!rule) return []
  return inside.raw.prepare(`SELECT * FROM "${table}" WHERE ${rule.rows}`).all({ client: id }) as Row[]
}

/** came: it is there now · here: it was there already · taken: the time has been given away · lost: it cannot stand alone. */
function insert(tx: Tx, table: string, row: Row): 'came' | 'here' | 'taken' | 'lost' {
  const values = new Map<string, Value>()
  const columns = tx.raw.pragma(`table_info("${table}")`) as Column[]
  const pointers = new Map(
    (tx.raw.pragma(`foreign_key_list("${table}")`) as Reference[]).map((reference) => [reference.from, reference]),
  )
  const keys = columns.filter((column) => column.pk > 0)
  for (const column of columns) {
    // A number that only this file gave: it gives another one.
    if (keys.length === 1 && column.pk === 1 && column.type === 'INTEGER') continue
    let value = row[column.name] ?? null
    const to = pointers.get(column.name)
    if (to && value !== null && !isThere(tx, to, value)) {
      if (column.notnull === 1 || column.pk > 0) return 'lost'
      value = null
    }
    values.set(column.name, value)
  }
  if (table === 'client' && isNumberTaken(tx, values.get('card_number') ?? null)) values.set('card_number', null)
  const names = [...values.keys()]
  const text = `INSERT INTO "${table}" (${names.map((each) => `"${each}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
  try {
    // A savepoint: a refused row takes nothing else with it.
    tx.raw.transaction(() => tx.raw.prepare(text).run(...values.values()))()
    return 'came'
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!code.startsWith('SQLITE_CONSTRAINT')) throw error
    if (claims.includes(table) && code === 'SQLITE_CONSTRAINT_TRIGGER') return 'taken'
    return code === 'SQLITE_CONSTRAINT_PRIMARYKEY' ? 'here' : 'lost'
  }
}

function isThere(tx: Tx, { table, to }: Reference, value: Value): boolean {
  const key = to ?? (tx.raw.pragma(`table_info("${table}")`) as Column[]).find((column) => column.pk === 1)?.name
  return tx.raw.prepare(`SELECT 1 FROM "${table}" WHERE "${key ?? 'id'}" = ?`).get(value) !== undefined
}

function isNumberTaken(tx: Tx, number: Value): boolean {
  return number !== null && tx.raw.prepare('SELECT 1 FROM client WHERE card_number = ?').get(number) !== undefined
}

/** Gives back what such an appointment did get, and cancels it when it is still to come. Answers how many were cancelled. */
function cancelTaken(tx: Tx, appointmentIds: readonly string[], today: string): number {
  let cancelled = 0
  for (const id of appointmentIds) {
    for (const table of claims) tx.raw.prepare(`DELETE FROM ${table} WHERE appointment_id = ?`).run(id)
    cancelled += tx.raw
      .prepare(
        "UPDATE appointment SET status = 'cancelled' WHERE id = ? AND day >= ? AND status IN ('booked', 'confirmed')",
      )
      .run(id, today).changes
  }
  return cancelled
}
