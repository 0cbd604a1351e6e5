// The visit behind an appointment: made when the client arrives, timed by the status, and kept in step with the
// appointment's day and client. Runs in main.
import { type Appointment, type AppointmentStatus, hasArrived } from '../shared/appointments.ts'
import { AppError } from '../shared/errors.ts'
import type { Actor } from './actor.ts'
import { one, query, run, runOne, type Tx } from './handle.ts'

/**
 * Makes, times or takes back the visit so that it matches the new status.
 * @throws AppError APPOINTMENT_STATUS_NOT_ALLOWED when the status would drop a visit that already has a treatment record
 */
export function keepVisit(tx: Tx, appointment: Appointment, to: AppointmentStatus, actor: Actor): void {
  const present = one(tx, query.selectFrom('visit').selectAll().where('appointment_id', '=', appointment.id))
  if (!hasArrived(to)) {
    if (!present) return
    const record = one(tx, query.selectFrom('treatment_record').select('id').where('visit_id', '=', present.id))
    if (record) throw new AppError('APPOINTMENT_STATUS_NOT_ALLOWED', { from: appointment.status, to, record: true })
    runOne(tx, query.deleteFrom('visit').where('id', '=', present.id))
    recountVisits(tx, appointment.clientId)
    return
  }
  const started = to === 'arrived' ? null : (present?.started_at_ms ?? actor.atMs)
  const finished = to === 'done' || to === 'paid' ? (present?.finished_at_ms ?? actor.atMs) : null
  if (present) {
    const times = { started_at_ms: started, finished_at_ms: finished }
    runOne(tx, query.updateTable('visit').set(times).where('id', '=', present.id))
  } else {
    runOne(
      tx,
      query.insertInto('visit').values({
        id: actor.newId(),
        appointment_id: appointment.id,
        client_id: appointment.clientId,
        day: appointment.day,
        arrived_at_ms: actor.atMs,
        started_at_ms: started,
        finished_at_ms: finished,
      }),
    )
  }
  if (finished !== (present?.finished_at_ms ?? null)) recountVisits(tx, appointment.clientId)
}

/**
 * The appointment moved to another day or got another client.
 * @throws AppError TREATMENT_SIGNED when the client would change under a signed record
 */
export function followVisit(
  tx: Tx,
  before: Appointment,
  after: { readonly day: string; readonly clientId: string | null },
): void {
  if (after.day === before.day && after.clientId === before.clientId) return
  if (after.clientId !== before.clientId) {
    const signed = one(
      tx,
      query
        .selectFrom('treatment_record as record')
        .innerJoin('visit', 'visit.id', 'record.visit_id')
        .where('visit.appointment_id', '=', before.id)
        .where('record.signed_at_ms', 'is not', null)
        .select('record.id'),
    )
    if (signed) throw new AppError('TREATMENT_SIGNED')
  }
  const values = { day: after.day, client_id: after.clientId }
  runOne(tx, query.updateTable('visit').set(values).where('appointment_id', '=', before.id))
  recountVisits(tx, before.clientId)
  if (after.clientId !== before.clientId) recountVisits(tx, after.clientId)
}

/** Keeps the card's last visit and count true to the finished visits themselves. */
export function recountVisits(tx: Tx, clientId: string | null): void {
  if (clientId === null) return
  const row = one(
    tx,
    query
      .selectFrom('visit')
      .where('client_id', '=', clientId)
      .where('finished_at_ms', 'is not', null)
      .select((made) => [made.fn.countAll<number>().as('count'), made.fn.max('day').as('last')]),
  )
  run(
    tx,
    query
      .updateTable('client')
      .set({ visit_count: row?.count ?? 0, last_visit_day: row?.last ?? null })
      .where('id', '=', clientId),
  )
}
