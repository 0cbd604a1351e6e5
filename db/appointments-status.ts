// What happens when the status of an appointment changes, by hand or by the till. Runs in main.
import { type Appointment, holdsTime, nextStatuses, type SetStatus } from '../shared/appointments.ts'
import { AppError } from '../shared/errors.ts'
import type { Actor } from './actor.ts'
import { retakeTime, unchangedSince } from './appointments.ts'
import { freeClaims } from './appointments-claims.ts'
import { appointmentById } from './appointments-read.ts'
import { differences, writeTimeline } from './appointments-timeline.ts'
import { keepVisit } from './appointments-visits.ts'
import { one, query, runOne, type Tx } from './handle.ts'

/**
 * Moves the appointment along: makes and times the visit, frees the time of a cancelled or missed one and takes it back
 * when it returns.
 * Errors: NOT_FOUND, CHANGED_BY_OTHER, APPOINTMENT_STATUS_NOT_ALLOWED (data: from, to), APPOINTMENT_CONFLICT when the time
 * has gone to someone else and no reason is given.
 */
export function setAppointmentStatus(tx: Tx, input: SetStatus, actor: Actor): Appointment {
  const before = unchangedSince(tx, input, actor)
  if (before.removed) throw new AppError('NOT_FOUND', { kind: 'appointment' })
  if (before.status === input.status) return before
  if (!nextStatuses[before.status].includes(input.status)) {
    throw new AppError('APPOINTMENT_STATUS_NOT_ALLOWED', { from: before.status, to: input.status })
  }
  keepVisit(tx, before, input.status, actor)
  let overridden = false
  if (holdsTime(before.status) && !holdsTime(input.status)) freeClaims(tx, before.id)
  if (!holdsTime(before.status) && holdsTime(input.status)) {
    overridden = retakeTime(tx, before, input.overrideReason, actor)
  }
  const reason = input.status === 'cancelled' ? (input.reason ?? '') : ''
  const old = one(tx, query.selectFrom('appointment').select('cancel_reason').where('id', '=', before.id))
  runOne(
    tx,
    query
      .updateTable('appointment')
      .set({ version: before.version + 1, status: input.status, cancel_reason: reason })
      .where('id', '=', before.id),
  )
  const after = appointmentById(tx, before.id, actor)
  const oldReason = old?.cancel_reason ?? ''
  const changes = [
    ...differences(before, after),
    ...(reason === oldReason ? [] : [{ field: 'reason' as const, before: oldReason, after: reason }]),
  ]
  const overrideReason = overridden ? input.overrideReason : undefined
  writeTimeline(tx, before.id, { kind: 'status', changes, overrideReason }, actor)
  return after
}

/**
 * For the till, in the transaction that issues the document: the appointment is paid. A visit that nobody had closed is
 * finished at the same time.
 * Errors: NOT_FOUND, SALE_ALREADY_PAID, APPOINTMENT_STATUS_NOT_ALLOWED for a cancelled or missed one.
 */
export function setPaid(tx: Tx, appointmentId: string, actor: Actor): Appointment {
  const before = appointmentById(tx, appointmentId, actor)
  if (before.removed) throw new AppError('NOT_FOUND', { kind: 'appointment' })
  if (before.status === 'paid') throw new AppError('SALE_ALREADY_PAID')
  if (!holdsTime(before.status)) {
    throw new AppError('APPOINTMENT_STATUS_NOT_ALLOWED', { from: before.status, to: 'paid' })
  }
  keepVisit(tx, before, 'paid', actor)
  runOne(
    tx,
    query
      .updateTable('appointment')
      .set({ version: before.version + 1, status: 'paid' })
      .where('id', '=', before.id),
  )
  const after = appointmentById(tx, before.id, actor)
  writeTimeline(tx, before.id, { kind: 'paid', changes: differences(before, after) }, actor)
  return after
}
