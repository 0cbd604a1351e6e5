// Reads one client card with its history. Runs in main.
import { sql } from 'kysely'
import type { ClientCard, ClientHistoryRow } from '../shared/clients.ts'
import { AppError } from '../shared/errors.ts'
import type { Actor } from './actor.ts'
import { all, type Db, one, query } from './handle.ts'
import { isValidRecord } from './visits.ts'

const historyLimit = 200
const excerptLength = 400

/**
 * A card, also one in the bin. Contact fields are null without `client-contacts`, record texts without
 * `treatment-records`, paid sums without `till`. Errors: NOT_FOUND.
 */
export function clientCard(db: Db, input: { readonly id: string }, actor: Actor): ClientCard {
  const row = one(db, query.selectFrom('client').selectAll().where('id', '=', input.id))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'client' })
  const contacts = actor.can('client-contacts')
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    phone: contacts ? row.phone : null,
    email: contacts ? row.email : null,
    language: row.language,
    alert: row.alert,
    notes: row.notes,
    createdAtMs: row.created_at_ms,
    removed: row.removed_at_ms !== null,
    visitCount: row.visit_count,
    noShowCount: noShowCount(db, row.id),
    lastVisitDay: row.last_visit_day,
    nextAppointment: nextAppointment(db, row.id, actor.today),
    history: clientHistory(db, row.id, actor),
  }
}

function noShowCount(db: Db, clientId: string): number {
  const row = one(
    db,
    query
      .selectFrom('appointment')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('client_id', '=', clientId)
      .where('status', '=', 'no-show')
      .where('removed_at_ms', 'is', null),
  )
  return row?.count ?? 0
}

function nextAppointment(db: Db, clientId: string, today: string): ClientCard['nextAppointment'] {
  const row = one(
    db,
    query
      .selectFrom('appointment')
      .innerJoin('appointment_line as line', 'line.appointment_id', 'appointment.id')
      .select(({ fn }) => ['appointment.id', 'appointment.day', fn.min<number>('line.start_min').as('startMin')])
      .where('appointment.client_id', '=', clientId)
      .where('appointment.day', '>=', today)
      .where('appointment.status', 'in', ['booked', 'confirmed'])
      .where('appointment.removed_at_ms', 'is', null)
      .groupBy('appointment.id')
      .orderBy('appointment.day')
      .orderBy('startMin')
      .limit(1),
  )
  return row ?? null
}

function clientHistory(db: Db, clientId: string, actor: Actor): ClientHistoryRow[] {
  const rows = all(
    db,
    query
      .selectFrom('appointment')
      .leftJoin('visit', 'visit.appointment_id', 'appointment.id')
      .select(['appointment.id', 'appointment.day', 'appointment.status', 'visit.id as visitId'])
      .where('appointment.client_id', '=', clientId)
      .where('appointment.removed_at_ms', 'is', null)
      .orderBy('appointment.day', 'desc')
      .orderBy('appointment.id', 'desc')
      .limit(historyLimit),
  )
  const ids = sql<string>`(select value from json_each(${JSON.stringify(rows.map((row) => row.id))}))`
  const lines = Map.groupBy(linesOf(db, ids), (line) => line.appointmentId)
  const texts = actor.can('treatment-records') ? recordTexts(db, ids) : new Map<string, string>()
  const paid = actor.can('till') ? paidSums(db, ids) : new Map<string, number>()
  return rows
    .map((row): ClientHistoryRow => {
      const own = lines.get(row.id) ?? []
      const staff = new Map(own.map((line) => [line.staffId, line]))
      return {
        appointmentId: row.id,
        visitId: row.visitId,
        day: row.day,
        startMin: Math.min(1440, ...own.map((line) => line.startMin)),
        status: row.status,
        services: own.map((line) => line.service),
        staffNames: [...staff.values()].map((line) => line.staffName),
        staffColours: [...staff.values()].map((line) => line.staffColour),
        recordText: texts.get(row.id) ?? null,
        paidCents: paid.get(row.id) ?? null,
      }
    })
    .sort((a, b) => (a.day === b.day ? b.startMin - a.startMin : a.day < b.day ? 1 : -1))
}

type IdList = ReturnType<typeof sql<string>>

function linesOf(db: Db, ids: IdList) {
  return all(
    db,
    query
      .selectFrom('appointment_line as line')
      .innerJoin('service', 'service.id', 'line.service_id')
      .innerJoin('staff', 'staff.id', 'line.staff_id')
      .select([
        'line.appointment_id as appointmentId',
        'line.start_min as startMin',
        'service.name as service',
        'staff.id as staffId',
        'staff.name as staffName',
        'staff.colour as staffColour',
      ])
      .where('line.appointment_id', 'in', ids)
      .orderBy('line.appointment_id')
      .orderBy('line.position'),
  )
}

/** Appointment → the beginning of the record that holds, or of the draft while nothing is signed. */
function recordTexts(db: Db, ids: IdList): Map<string, string> {
  const rows = all(
    db,
    query
      .selectFrom('treatment_record as record')
      .innerJoin('visit', 'visit.id', 'record.visit_id')
      .select(({ fn, val }) => [
        'visit.appointment_id as appointmentId',
        fn<string>('substr', ['record.text', val(1), val(excerptLength)]).as('text'),
      ])
      .where('visit.appointment_id', 'in', ids)
      .where(({ eb, or }) => or([isValidRecord, eb('record.signed_at_ms', 'is', null)]))
      // Of two, the last stays in the map.
      .orderBy(sql`record.signed_at_ms is not null`),
  )
  return new Map(rows.filter((row) => row.text !== '').map((row) => [row.appointmentId, row.text]))
}

function paidSums(db: Db, ids: IdList): Map<string, number> {
  const rows = all(
    db,
    query
      .selectFrom('document')
      .select(({ fn }) => ['appointment_id as appointmentId', fn.sum<number>('total_cents').as('cents')])
      .where('appointment_id', 'in', ids)
      .groupBy('appointment_id'),
  )
  return new Map(rows.map((row) => [row.appointmentId ?? '', Math.max(0, row.cents)]))
}
