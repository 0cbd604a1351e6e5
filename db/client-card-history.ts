// The visits and appointments of a client as her card lists them. Runs in main.
import { sql } from 'kysely'
import type { ClientHistoryRow } from '../shared/clients.ts'
import type { Language } from '../shared/values.ts'
import type { Actor } from './actor.ts'
import { all, type Db, query } from './handle.ts'
import { idList } from './id-list.ts'
import { excerptOf } from './templates.ts'
import { isValidRecord } from './visits.ts'

const excerptLength = 400

/**
 * The latest `most`, newest first; whether the actor may see the card is the caller's to ask. Record texts are null
 * without `treatment-records`, paid sums without `till`.
 */
export function clientHistory(db: Db, clientId: string, actor: Actor, most: number): ClientHistoryRow[] {
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
      .limit(most),
  )
  const ids = idList(rows.map((row) => row.id))
  const lines = Map.groupBy(linesOf(db, ids), (line) => line.appointmentId)
  const texts = actor.can('treatment-records') ? recordTexts(db, ids, actor.language) : new Map<string, string>()
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

type IdList = ReturnType<typeof idList>

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
function recordTexts(db: Db, ids: IdList, language: Language): Map<string, string> {
  const rows = all(
    db,
    query
      .selectFrom('treatment_record as record')
      .innerJoin('visit', 'visit.id', 'record.visit_id')
      .select(({ fn, val }) => [
        'visit.appointment_id as appointmentId',
        fn<string>('substr', ['record.text', val(1), val(excerptLength)]).as('text'),
        'record.forms',
      ])
      .where('visit.appointment_id', 'in', ids)
      .where(({ eb, or }) => or([isValidRecord, eb('record.signed_at_ms', 'is', null)]))
      // Of two, the last stays in the map.
      .orderBy(sql`record.signed_at_ms is not null`),
  )
  return new Map(
    rows.flatMap((row): [string, string][] => {
      const text = excerptOf(row, language)
      return text === '' ? [] : [[row.appointmentId, text.slice(0, excerptLength)]]
    }),
  )
}

function paidSums(db: Db, ids: IdList): Map<string, number> {
  const rows = all(
    db,
    query
      .selectFrom('paid_appointment')
      .select(({ fn }) => ['appointment_id as appointmentId', fn.sum<number>('cents').as('cents')])
      .where('appointment_id', 'in', ids)
      .groupBy('appointment_id'),
  )
  return new Map(rows.map((row) => [row.appointmentId, Math.max(0, row.cents)]))
}
