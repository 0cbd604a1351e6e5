// Reading appointments: the calendar of some days in three statements, one appointment, and the side panel. Runs in main.
import type { CompiledQuery } from 'kysely'
import { sql } from 'kysely'
import type {
  Appointment,
  AppointmentDetail,
  CalendarDay,
  CalendarQuery,
  CalendarView,
} from '../shared/appointments.ts'
import { isOpenInSeries } from '../shared/appointments-series.ts'
import { appointmentSpan } from '../shared/appointments-times.ts'
import { priceOfAppointment } from '../shared/cancelling.ts'
import { addDays, weekdayOf } from '../shared/day.ts'
import { AppError } from '../shared/errors.ts'
import { dayPlan, workingTimeOf } from '../shared/shifts-times.ts'
import type { Actor } from './actor.ts'
import { timelineOf } from './appointments-timeline.ts'
import { all, type Db, one, query } from './handle.ts'
import { shiftRules, timeBlocks } from './shifts-read.ts'
import { shownNames } from './shown-names.ts'
import { listStaff } from './staff.ts'
import { excerptOf } from './templates.ts'

/** One line of one appointment with everything the calendar shows; lines of an appointment follow one another. */
const lineRows = query
  .selectFrom('appointment as a')
  .innerJoin('appointment_line as l', 'l.appointment_id', 'a.id')
  .innerJoin('service as s', 's.id', 'l.service_id')
  .leftJoin('client as c', 'c.id', 'a.client_id')
  .leftJoin('visit as v', 'v.appointment_id', 'a.id')
  .select([
    'a.id',
    'a.version',
    'a.day',
    'a.status',
    'a.client_id as clientId',
    'a.note',
    'a.removed_at_ms as removedAtMs',
    'c.name as clientName',
    'c.alert',
    'v.id as visitId',
    'l.id as lineId',
    'l.service_id as serviceId',
    's.name as serviceName',
    's.colour',
    'l.staff_id as staffId',
    'l.start_min as startMin',
    'l.duration_min as durationMin',
    'l.processing_min as processingMin',
    'l.finish_min as finishMin',
    'l.cleanup_min as cleanupMin',
    'l.price_cents as priceCents',
    'a.series_id as seriesId',
    'a.late_cancel as lateCancel',
    // As JSON, because a join would repeat the line.
    sql<string>`(SELECT json_group_array(json_object('serviceId', chosen.service_id, 'name', add_on.name, 'durationMin', chosen.duration_min, 'priceCents', chosen.price_cents) ORDER BY chosen.position) FROM appointment_line_add_on AS chosen JOIN service AS add_on ON add_on.id = chosen.service_id WHERE chosen.line_id = l.id)`.as(
      'addOns',
    ),
  ])
  .select((row) =>
    row
      .selectFrom('line_resource as r')
      .whereRef('r.line_id', '=', 'l.id')
      .select(sql<string | null>`group_concat(r.resource_id, ' ')`.as('ids'))
      .as('resourceIds'),
  )
  .select((row) =>
    row
      .case()
      .when('a.status', '=', 'paid')
      .then(
        row
          .selectFrom('paid_appointment as paid')
          .innerJoin('document', 'document.id', 'paid.document_id')
          .whereRef('paid.appointment_id', '=', 'a.id')
          .where('document.kind', '!=', 'credit')
          .orderBy('document.issued_at_ms', 'desc')
          .orderBy('document.number', 'desc')
          .select('document.id')
          .limit(1),
      )
      .else(null)
      .end()
      .as('documentId'),
  )

type LineRow = typeof lineRows extends { compile: () => CompiledQuery<infer Row> } ? Row : never

// The calendar is asked for all day long, so its two questions are compiled once and only their values change.
const inDays = lineRows
  .where('a.day', '>=', '')
  .where('a.day', '<=', '')
  .where('a.removed_at_ms', 'is', null)
  .orderBy('a.day')
  .orderBy('a.id')
  .orderBy('l.position')
  .compile()
const byId = lineRows.where('a.id', '=', '').orderBy('l.position').compile()

/** A compiled query with other values, in the order of its `?`. Fixed values stay where they were. */
function withValues<O>(compiled: CompiledQuery<O>, values: readonly string[]): { compile: () => CompiledQuery<O> } {
  const rest = [...values]
  const parameters = compiled.parameters.map((value) => (value === '' ? rest.shift() : value))
  return { compile: () => ({ ...compiled, parameters }) }
}

/** Rows of lines → appointments, keeping the order of the rows. */
function appointmentsOf(db: Db, rows: readonly LineRow[], actor: Actor): Appointment[] {
  const seesNames = actor.can('client-names')
  const names = shownNames(db, actor)
  const made: Appointment[] = []
  let last: Appointment | undefined
  for (const row of rows) {
    if (last?.id !== row.id) {
      const isHidden = names.isHidden(row.clientId)
      last = {
        id: row.id,
        version: row.version,
        day: row.day,
        status: row.status,
        clientId: row.clientId,
        clientName: names.of(row.clientId, row.clientName),
        ...(isHidden ? { restricted: true } : {}),
        // An alert is about the person's skin and health as often as not.
        alert: seesNames && !isHidden ? (row.alert ?? '') : '',
        note: isHidden ? '' : row.note,
        visitId: row.visitId,
        documentId: row.documentId,
        removed: row.removedAtMs !== null,
        seriesId: row.seriesId,
        lateCancel: row.lateCancel === 1,
        lines: [],
      }
      made.push(last)
    }
    last.lines.push({
      id: row.lineId,
      serviceId: row.serviceId,
      serviceName: row.serviceName,
      colour: row.colour,
      staffId: row.staffId,
      startMin: row.startMin,
      durationMin: row.durationMin,
      processingMin: row.processingMin,
      finishMin: row.finishMin,
      cleanupMin: row.cleanupMin,
      priceCents: row.priceCents,
      addOns: row.addOns === '[]' ? [] : (JSON.parse(row.addOns) as Appointment['lines'][number]['addOns']),
      resourceIds: row.resourceIds === null ? [] : row.resourceIds.split(' '),
    })
  }
  return made
}

/**
 * The days from `from` to `to` with their hours, working times, blocks and appointments, removed ones left out, and the columns: everyone
 * who takes appointments, and whoever else has one in these days. With `staffId` only that column, and only appointments
 * that have a line of hers (whole, with the lines of others too).
 */
export function calendarView(db: Db, asked: CalendarQuery, actor: Actor): CalendarView {
  const { from, to, staffId } = asked
  const found = appointmentsOf(db, all(db, withValues(inDays, [from, to])), actor)
  const shown = staffId === undefined ? found : found.filter((each) => each.lines.some((l) => l.staffId === staffId))
  const withLines = new Set(shown.flatMap((each) => each.lines.map((line) => line.staffId)))
  const blocks = timeBlocks(db, from, to).filter((block) => staffId === undefined || block.staffId === staffId)
  for (const block of blocks) if (block.staffId !== null) withLines.add(block.staffId)
  const columns = listStaff(db)
    .filter((member) =>
      staffId === undefined
        ? (member.active && member.takesAppointments) || withLines.has(member.id)
        : member.id === staffId,
    )
    .map((member) => ({ staffId: member.id, name: member.name, colour: member.colour }))
  const rules = shiftRules(db, from, to, actor)
  const byDay = new Map<string, CalendarDay>()
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const closed = rules.closedDays.find((each) => each.day === day)
    byDay.set(day, {
      day,
      hours: closed === undefined ? (rules.hours[weekdayOf(day) - 1] ?? null) : null,
      closedReason: closed?.reason ?? null,
      times: columns.map((column) => {
        const plan = dayPlan(column.staffId, day, rules)
        const absence = plan.absences.find((each) => each.part === null) ?? plan.absences[0]
        return {
          staffId: column.staffId,
          working: workingTimeOf(plan),
          breaks: plan.shift === null ? [] : [...plan.breaks],
          absence: absence?.why ?? null,
        }
      }),
      blocks: [],
      appointments: [],
    })
  }
  for (const each of shown) byDay.get(each.day)?.appointments.push(each)
  for (const block of blocks) byDay.get(block.day)?.blocks.push(block)
  return { columns, days: [...byDay.values()] }
}

/** The appointments of a series, or of a client, in order of day and start; removed ones are left out. */
export function appointmentsWhere(
  db: Db,
  of: { readonly seriesId: string } | { readonly clientId: string; readonly from: string; readonly status?: 'done' },
  actor: Actor,
): Appointment[] {
  const asked =
    'seriesId' in of
      ? lineRows.where('a.series_id', '=', of.seriesId)
      : lineRows.where('a.client_id', '=', of.clientId).where('a.day', '>=', of.from)
  const narrowed = 'status' in of && of.status !== undefined ? asked.where('a.status', '=', of.status) : asked
  const rows = all(
    db,
    narrowed.where('a.removed_at_ms', 'is', null).orderBy('a.day').orderBy('a.id').orderBy('l.position'),
  )
  return appointmentsOf(db, rows, actor)
}

/** One appointment, removed or not. Errors: NOT_FOUND. */
export function appointmentById(db: Db, id: string, actor: Actor): Appointment {
  const [found] = appointmentsOf(db, all(db, withValues(byId, [id])), actor)
  if (!found) throw new AppError('NOT_FOUND', { kind: 'appointment' })
  return found
}

/** What the side panel shows. Contacts and records only to who may see them. Errors: NOT_FOUND. */
export function appointmentDetail(db: Db, input: { readonly id: string }, actor: Actor): AppointmentDetail {
  const appointment = appointmentById(db, input.id, actor)
  const row = one(db, query.selectFrom('appointment').select('cancel_reason').where('id', '=', input.id))
  return {
    appointment,
    client: appointment.clientId === null ? null : clientBeside(db, appointment, appointment.clientId, actor),
    cancelReason: row?.cancel_reason ?? '',
    ...othersOf(db, appointment, actor),
    changes: timelineOf(db, appointment.id, actor),
  }
}

const servicesOf = (appointment: Appointment) => appointment.lines.map((line) => line.serviceName)

/** What the same client has not paid, and when she comes next. */
function othersOf(db: Db, shown: Appointment, actor: Actor): Pick<AppointmentDetail, 'unpaid' | 'next'> {
  const { clientId } = shown
  if (clientId === null || shown.restricted) return { unpaid: [], next: [] }
  const others = (asked: { status?: 'done'; from: string }) =>
    appointmentsWhere(db, { clientId, ...asked }, actor).filter((each) => each.id !== shown.id)
  const maySeeSums = actor.can('till')
  return {
    unpaid: others({ status: 'done', from: '' }).map((each) => ({
      id: each.id,
      day: each.day,
      services: servicesOf(each),
      cents: maySeeSums ? priceOfAppointment(each) : null,
    })),
    next: others({ from: actor.today })
      .filter(isOpenInSeries)
      .slice(0, nextTold)
      .map((each) => ({
        id: each.id,
        day: each.day,
        startMin: appointmentSpan(each.lines).startMin,
        services: servicesOf(each),
      })),
  }
}

const nextTold = 4

function countOf(db: Db, clientId: string, which: 'no-show' | 'late-cancel'): number {
  const row = one(
    db,
    query
      .selectFrom('appointment')
      .where('client_id', '=', clientId)
      .where((where) => (which === 'no-show' ? where('status', '=', 'no-show') : where('late_cancel', '=', 1)))
      .where('removed_at_ms', 'is', null)
      .select((count) => count.fn.countAll<number>().as('count')),
  )
  return row?.count ?? 0
}

function clientBeside(db: Db, appointment: Appointment, clientId: string, actor: Actor): AppointmentDetail['client'] {
  const client = one(
    db,
    query.selectFrom('client').select(['id', 'name', 'phone', 'email', 'alert', 'notes']).where('id', '=', clientId),
  )
  const names = shownNames(db, actor)
  // Of a restricted card nothing is told but that it is one: the appointment itself says so.
  if (!client || names.isHidden(clientId)) return null
  const seesNames = actor.can('client-names')
  const seesContacts = actor.can('client-contacts')
  return {
    id: client.id,
    name: names.of(clientId, client.name),
    phone: seesContacts ? client.phone : null,
    email: seesContacts ? client.email : null,
    alert: seesNames ? client.alert : '',
    notes: seesNames ? client.notes : '',
    // This one counts too: a no-show in front of the eyes is the client's first.
    noShowCount: countOf(db, clientId, 'no-show'),
    lateCancelCount: countOf(db, clientId, 'late-cancel'),
    lastVisit: seesNames ? lastVisitBefore(db, appointment, clientId, actor) : null,
  }
}

/** The client's latest finished visit up to the appointment's day, with its signed record's text. */
export function lastVisitBefore(
  db: Db,
  appointment: Appointment,
  clientId: string,
  actor: Actor,
): { day: string; services: string[]; recordText: string | null } | null {
  const visit = one(
    db,
    query
      .selectFrom('visit')
      .where('client_id', '=', clientId)
      .where('day', '<=', appointment.day)
      .where('appointment_id', '<>', appointment.id)
      .where('finished_at_ms', 'is not', null)
      .orderBy('day', 'desc')
      .orderBy('finished_at_ms', 'desc')
      .select(['id', 'day', 'appointment_id as appointmentId'])
      .limit(1),
  )
  if (!visit) return null
  const services = all(
    db,
    query
      .selectFrom('appointment_line as l')
      .innerJoin('service as s', 's.id', 'l.service_id')
      .where('l.appointment_id', '=', visit.appointmentId)
      .orderBy('l.position')
      .select('s.name'),
  ).map((service) => service.name)
  const record = actor.can('treatment-records')
    ? one(
        db,
        query
          .selectFrom('treatment_record')
          .where('visit_id', '=', visit.id)
          .where('signed_at_ms', 'is not', null)
          .orderBy('signed_at_ms', 'desc')
          .orderBy(sql`rowid`, 'desc')
          .select(['text', 'forms'])
          .limit(1),
      )
    : undefined
  return { day: visit.day, services, recordText: record ? excerptOf(record, actor.language) : null }
}
