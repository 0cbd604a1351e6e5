// The timeline of an appointment: who changed what and when, kept beside it and apart from the access log. People and
// services are stored by id and named when read, so an erased client's name does not live on here. Runs in main.
import type { Appointment, AppointmentChange, ChangedField } from '../shared/appointments.ts'
import { appointmentSpan } from '../shared/appointments-times.ts'
import type { Actor } from './actor.ts'
import { all, type Db, query, runOne, type Tx } from './handle.ts'
import { shownNames } from './shown-names.ts'

type Change = AppointmentChange['changes'][number]

const unique = (ids: readonly string[]) => [...new Set(ids)].join(',')

/** The fields of an appointment as the short values that the timeline compares. */
function shortValues(appointment: Appointment): Record<Exclude<ChangedField, 'reason'>, string> {
  const { startMin, endMin } = appointmentSpan(appointment.lines)
  return {
    day: appointment.day,
    start: String(startMin),
    duration: String(endMin - startMin),
    staff: unique(appointment.lines.map((line) => line.staffId)),
    services: appointment.lines.map((line) => line.serviceId).join(','),
    client: appointment.clientId ?? '',
    note: appointment.note,
    status: appointment.status,
  }
}

/** What differs between two states of an appointment. */
export function differences(before: Appointment, after: Appointment): Change[] {
  const old = shortValues(before)
  const next = shortValues(after)
  return (Object.keys(next) as (keyof typeof next)[])
    .filter((field) => old[field] !== next[field])
    .map((field) => ({ field, before: old[field], after: next[field] }))
}

export function writeTimeline(
  tx: Tx,
  appointmentId: string,
  entry: { kind: AppointmentChange['kind']; changes: readonly Change[]; overrideReason?: string | undefined },
  actor: Actor,
): void {
  runOne(
    tx,
    query.insertInto('appointment_change').values({
      appointment_id: appointmentId,
      at_ms: actor.atMs,
      staff_id: actor.staffId,
      kind: entry.kind,
      override_reason: entry.overrideReason ?? '',
      changes: JSON.stringify(entry.changes),
    }),
  )
}

/** The entries, newest first, with ids turned into names. */
export function timelineOf(db: Db, appointmentId: string, actor: Actor): AppointmentChange[] {
  const rows = all(
    db,
    query
      .selectFrom('appointment_change as change')
      .innerJoin('staff', 'staff.id', 'change.staff_id')
      .where('change.appointment_id', '=', appointmentId)
      .orderBy('change.id', 'desc')
      .select([
        'change.at_ms as atMs',
        'staff.name as staffName',
        'change.kind',
        'change.override_reason as overrideReason',
        'change.changes',
      ]),
  )
  const entries = rows.map((row) => ({ ...row, changes: JSON.parse(row.changes) as Change[] }))
  const names = namesOf(
    db,
    entries.flatMap((entry) => entry.changes),
    actor,
  )
  const named = (change: Change): Change =>
    change.field === 'staff' || change.field === 'services' || change.field === 'client'
      ? { field: change.field, before: names(change.before), after: names(change.after) }
      : change
  return entries.map((entry) => ({ ...entry, changes: entry.changes.map(named) }))
}

function namesOf(db: Db, changes: readonly Change[], actor: Actor): (ids: string) => string {
  const idsOf = (field: ChangedField) => [
    ...new Set(
      changes
        .filter((change) => change.field === field)
        .flatMap((change) => [...change.before.split(','), ...change.after.split(',')]),
    ),
  ]
  const known = new Map<string, string>()
  const names = shownNames(db, actor)
  for (const [field, table] of [
    ['staff', 'staff'],
    ['services', 'service'],
    ['client', 'client'],
  ] as const) {
    const ids = idsOf(field)
    if (ids.length === 0) continue
    for (const row of all(db, query.selectFrom(table).select(['id', 'name']).where('id', 'in', ids))) {
      known.set(row.id, table === 'client' ? names.of(row.id, row.name) : row.name)
    }
  }
  return (ids) =>
    ids
      .split(',')
      .map((id) => known.get(id) ?? '')
      .filter((name) => name !== '')
      .join(', ')
}
