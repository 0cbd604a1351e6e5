// What can be seen inside a backup: clients with their history and receipts, and single days, as they were then; and what
// has become of each client since. Two handles: `inside` is the backup, `present` the salon's file. Runs in main.
import { mostHistoryRows } from '../shared/clients.ts'
import type { ClientNow, InsideClient, InsideClientRow, InsideDay, InsideReceipt } from '../shared/look-inside.ts'
import type { Actor } from './actor.ts'
import { clientCard } from './client-card.ts'
import { clientHistory } from './client-card-history.ts'
import { searchClients } from './client-search.ts'
import { all, type Db, one, query } from './handle.ts'
import { cardHash, hashKeys } from './privacy-hashes.ts'
import { documentLabel } from './sales-receipts.ts'

const mostFound = 50
const mostReceipts = 200

export function insideClients(inside: Db, present: Db, text: string, actor: Actor): InsideClientRow[] {
  return searchClients(inside, { text, limit: mostFound }, actor).map(({ id, name, phone, lastVisitDay }) => ({
    id,
    name,
    phone: phone ?? '',
    lastVisitDay,
    now: clientNow(present, id),
  }))
}

/** Errors: NOT_FOUND. */
export function insideClient(inside: Db, present: Db, id: string, actor: Actor): InsideClient {
  const { name, phone, email, alert, notes, visitCount } = clientCard(inside, { id }, actor)
  return {
    id,
    name,
    phone: phone ?? '',
    email: email ?? '',
    alert,
    notes,
    visitCount,
    history: clientHistory(inside, id, actor, mostHistoryRows),
    receipts: receiptsWhere(inside, 'client_id', id),
    now: clientNow(present, id),
  }
}

export function insideDay(inside: Db, day: string): InsideDay {
  const rows = all(
    inside,
    query
      .selectFrom('appointment')
      .innerJoin('appointment_line as line', 'line.appointment_id', 'appointment.id')
      .innerJoin('service', 'service.id', 'line.service_id')
      .innerJoin('staff', 'staff.id', 'line.staff_id')
      .leftJoin('client', 'client.id', 'appointment.client_id')
      .select([
        'appointment.id',
        'appointment.status',
        'client.name as clientName',
        'line.start_min as startMin',
        'service.name as service',
        'staff.name as staffName',
      ])
      .where('appointment.day', '=', day)
      .where('appointment.removed_at_ms', 'is', null)
      .orderBy('line.start_min')
      .orderBy('line.position'),
  )
  const appointments = [...Map.groupBy(rows, ({ id }) => id)].flatMap(([id, lines]) => {
    const [first] = lines
    if (!first) return []
    const { startMin, clientName, status } = first
    const services = lines.map(({ service }) => service)
    return [{ id, startMin, clientName, status, services, staffNames: [...new Set(lines.map((l) => l.staffName))] }]
  })
  return { appointments, receipts: receiptsWhere(inside, 'day', day) }
}

/** The last day that has an appointment before the moment, to begin with; the day of the moment when there is none. */
export function lastDayInside(inside: Db, until: string): string {
  const row = one(
    inside,
    query
      .selectFrom('appointment')
      .select('day')
      .where('day', '<=', until)
      .where('removed_at_ms', 'is', null)
      .orderBy('day', 'desc')
      .limit(1),
  )
  return row?.day ?? until
}

export function clientNow(present: Db, id: string): ClientNow {
  const row = one(present, query.selectFrom('client').select(['removed_at_ms', 'merged_into']).where('id', '=', id))
  if (row) return row.merged_into !== null ? 'merged' : row.removed_at_ms !== null ? 'bin' : 'here'
  return wasErased(present, id) ? 'erased' : 'gone'
}

/** Erased cards are known by keyed hashes only, one for each key the salon has had. */
function wasErased(present: Db, id: string): boolean {
  return hashKeys(present).some(({ id: keyId, key }) =>
    one(
      present,
      query.selectFrom('erasure_hash').select('hash').where('key_id', '=', keyId).where('hash', '=', cardHash(key, id)),
    ),
  )
}

function receiptsWhere(inside: Db, column: 'client_id' | 'day', value: string): InsideReceipt[] {
  return all(
    inside,
    query
      .selectFrom('document')
      .select(['id', 'series', 'number', 'issued_at_ms as issuedAtMs', 'total_cents as totalCents'])
      .where(column, '=', value)
      .orderBy('issued_at_ms', 'desc')
      .limit(mostReceipts),
  ).map(({ series, number, ...rest }) => ({ ...rest, label: documentLabel(series, number) }))
}
