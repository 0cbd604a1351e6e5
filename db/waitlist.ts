// The waiting list: wishes with the free times that meet them now. A wish waits until it is booked, taken off the list, or
// its last day has passed; a booking that is taken off the calendar as a mistake gives its wish back. Runs in main.
import { type Selectable, sql } from 'kysely'
import { instantToLocal, ZONE } from '../shared/day.ts'
import { AppError } from '../shared/errors.ts'
import { clientMinutes } from '../shared/services.ts'
import {
  daysAheadOf,
  type FreedTime,
  hoursForWish,
  usesFreed,
  type WaitlistEntry,
  type WaitlistFields,
  type Wish,
} from '../shared/waitlist.ts'
import type { Actor } from './actor.ts'
import { findFreeTimes } from './appointments-free-time.ts'
import { all, type Db, one, query, runOne, type Tx } from './handle.ts'
import type { WaitlistTable } from './schema-calendar.ts'
import { listServices } from './services.ts'
import { shownNames } from './shown-names.ts'

/** How far ahead times are looked for, and how many are told. */
const daysLooked = 30
const timesTold = 3

const rows = query
  .selectFrom('waitlist as w')
  .innerJoin('client', 'client.id', 'w.client_id')
  .leftJoin('appointment as a', 'a.id', 'w.appointment_id')
  .selectAll('w')
  .select(['client.name as clientName', 'client.phone', 'a.removed_at_ms as bookingRemovedAtMs'])

type Row = Selectable<WaitlistTable> & {
  readonly clientName: string
  readonly phone: string
  readonly bookingRemovedAtMs: number | null
}

const isOpen = (row: Row) =>
  row.closed_at_ms === null && (row.appointment_id === null || row.bookingRemovedAtMs !== null)

const wishOf = (row: Row): Wish => ({
  serviceIds: JSON.parse(row.service_ids) as string[],
  staffIds: JSON.parse(row.staff_ids) as string[],
  weekdays: JSON.parse(row.weekdays) as number[],
  fromDay: row.from_day,
  untilDay: row.until_day,
  fromMin: row.from_min,
  untilMin: row.until_min,
})

/** Everyone who waits, longest waiting first, each with the next times that are free. Past wishes are left out. */
export function waitlist(db: Db, actor: Actor): WaitlistEntry[] {
  const names = shownNames(db, actor)
  const open = all(
    db,
    rows
      .where('w.closed_at_ms', 'is', null)
      .where('w.until_day', '>=', actor.today)
      .where('client.removed_at_ms', 'is', null)
      .orderBy('w.created_at_ms')
      .orderBy(sql`w.rowid`),
  ).filter((row) => isOpen(row) && !names.isHidden(row.client_id))
  return open.map((row) => entryOf(db, row, actor))
}

/** Those whom time that was just given back could serve, with the times that stand on it. */
export function waitlistMatches(
  db: Db,
  input: { readonly freed: readonly FreedTime[] },
  actor: Actor,
): WaitlistEntry[] {
  const days = input.freed.map((each) => each.day).sort()
  const [first] = days
  const last = days.at(-1)
  if (first === undefined || last === undefined) return []
  return waitlist(db, actor)
    .map((entry) => {
      const wish: Wish = { ...entry, fromDay: max(entry.fromDay, first), untilDay: min(entry.untilDay, last) }
      const times = wish.fromDay > wish.untilDay ? [] : timesFor(db, wish, 50, actor)
      return { ...entry, times: times.filter((time) => usesFreed(time, entry.durationMin, input.freed)).slice(0, 1) }
    })
    .filter((entry) => entry.times.length > 0)
}

const max = (a: string, b: string) => (a > b ? a : b)
const min = (a: string, b: string) => (a < b ? a : b)

function entryOf(db: Db, row: Row, actor: Actor): WaitlistEntry {
  const wish = wishOf(row)
  const names = shownNames(db, actor)
  const services = new Map(listServices(db).map((service) => [service.id, service]))
  const wanted = wish.serviceIds.flatMap((id) => services.get(id) ?? [])
  return {
    id: row.id,
    version: row.version,
    clientId: row.client_id,
    clientName: names.of(row.client_id, row.clientName),
    phone: actor.can('client-contacts') && !names.isHidden(row.client_id) ? row.phone : null,
    serviceIds: [...wish.serviceIds],
    staffIds: [...wish.staffIds],
    weekdays: [...wish.weekdays],
    fromDay: row.from_day,
    untilDay: row.until_day,
    fromMin: row.from_min,
    untilMin: row.until_min,
    serviceNames: wanted.map((service) => service.name),
    note: row.note,
    createdAtMs: row.created_at_ms,
    times: wanted.some((service) => service.archived) ? [] : timesFor(db, wish, timesTold, actor),
    durationMin: wanted.reduce((sum, service) => sum + clientMinutes(service), 0),
  }
}

function timesFor(db: Db, wish: Wish, limit: number, actor: Actor) {
  const ahead = daysAheadOf(wish, actor.today, daysLooked)
  if (ahead === null) return []
  return findFreeTimes(
    db,
    {
      ...ahead,
      fromMin: ahead.from === actor.today ? instantToLocal(actor.atMs, ZONE).minute : 0,
      lines: wish.serviceIds.map((serviceId) => ({ serviceId })),
      dayPart: 'any',
      limit,
    },
    actor,
    { staffIds: wish.staffIds, hours: (staffId, day, hours) => hoursForWish(wish, staffId, day, hours) },
  )
}

/** Puts a wish on the list. Errors: NOT_FOUND (client, service, staff). */
export function addWish(tx: Tx, input: WaitlistFields, actor: Actor): WaitlistEntry {
  const id = actor.newId()
  runOne(
    tx,
    query
      .insertInto('waitlist')
      .values({ id, ...columns(tx, input), created_at_ms: actor.atMs, created_by: actor.staffId }),
  )
  return entryById(tx, id, actor)
}

/** Errors: NOT_FOUND, CHANGED_BY_OTHER. */
export function changeWish(
  tx: Tx,
  input: { readonly id: string; readonly version: number; readonly fields: WaitlistFields },
  actor: Actor,
): WaitlistEntry {
  const before = rowKnown(tx, input)
  runOne(
    tx,
    query
      .updateTable('waitlist')
      .set({ ...columns(tx, input.fields), version: before.version + 1 })
      .where('id', '=', before.id),
  )
  return entryById(tx, before.id, actor)
}

/** Takes a wish off the list, or puts it back. Errors: NOT_FOUND, CHANGED_BY_OTHER. */
export function closeWish(
  tx: Tx,
  input: { readonly id: string; readonly version: number; readonly closed: boolean },
  actor: Actor,
): WaitlistEntry {
  const before = rowKnown(tx, input)
  runOne(
    tx,
    query
      .updateTable('waitlist')
      .set({ closed_at_ms: input.closed ? actor.atMs : null, version: before.version + 1 })
      .where('id', '=', before.id),
  )
  return entryById(tx, before.id, actor)
}

function rowKnown(tx: Tx, known: { readonly id: string; readonly version: number }): Row {
  const row = one(tx, rows.where('w.id', '=', known.id))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'waitlist' })
  if (row.version !== known.version) throw new AppError('CHANGED_BY_OTHER')
  return row
}

function entryById(tx: Tx, id: string, actor: Actor): WaitlistEntry {
  const row = one(tx, rows.where('w.id', '=', id))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'waitlist' })
  return entryOf(tx, row, actor)
}

function columns(tx: Tx, fields: WaitlistFields) {
  requireAll(tx, 'client', [fields.clientId])
  requireAll(tx, 'service', fields.serviceIds)
  requireAll(tx, 'staff', fields.staffIds)
  return {
    client_id: fields.clientId,
    service_ids: JSON.stringify(fields.serviceIds),
    staff_ids: JSON.stringify([...new Set(fields.staffIds)]),
    weekdays: JSON.stringify([...new Set(fields.weekdays)].sort((a, b) => a - b)),
    from_day: fields.fromDay,
    until_day: fields.untilDay,
    from_min: fields.fromMin,
    until_min: fields.untilMin,
    note: fields.note,
  }
}

function requireAll(tx: Tx, table: 'client' | 'service' | 'staff', ids: readonly string[]): void {
  for (const id of ids) {
    if (!one(tx, query.selectFrom(table).select('id').where('id', '=', id)))
      throw new AppError('NOT_FOUND', { kind: table })
  }
}
