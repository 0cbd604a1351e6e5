// What happens when the status of an appointment changes, by hand or by the till. Runs in main.
import { type Appointment, hasArrived, holdsTime, nextStatuses, type SetStatus } from '../shared/appointments.ts'
import { isLateCancel } from '../shared/cancelling.ts'
import { AppError } from '../shared/errors.ts'
import type { Actor } from './actor.ts'
import { retakeTime, unchangedSince } from './appointments.ts'
import { freeClaims } from './appointments-claims.ts'
import { appointmentById } from './appointments-read.ts'
import { differences, writeTimeline } from './appointments-timeline.ts'
import { keepVisit } from './appointments-visits.ts'
import { one, query, runOne, type Tx } from './handle.ts'
import { requireSafe } from './safety-stops.ts'
import { bookingSettings } from './settings.ts'

/**
 * Moves the appointment along: makes and times the visit, frees the time of a cancelled or missed one and takes it back
 * when it returns.
 * Errors: NOT_FOUND, CHANGED_BY_OTHER, APPOINTMENT_STATUS_NOT_ALLOWED (data: from, to), APPOINTMENT_CONFLICT when the time
 * has gone to someone else and no reason is given, SAFETY_STOP (data: stops) unless `safetyReason` is given.
 */
export function setAppointmentStatus(tx: Tx, input: SetStatus, actor: Actor): Appointment {
  const before = unchangedSince(tx, input, actor)
  if (before.removed) throw new AppError('NOT_FOUND', { kind: 'appointment' })
  if (before.status === input.status) return before
  if (!nextStatuses[before.status].includes(input.status)) {
    throw new AppError('APPOINTMENT_STATUS_NOT_ALLOWED', { from: before.status, to: input.status })
  }
  if (begins(before.status, input.status)) {
    const { clientId, day, lines } = before
    requireSafe(tx, { appointmentId: before.id, clientId, day, lines, stage: 'start' }, input.safetyReason, actor)
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
      .set({
        version: before.version + 1,
        status: input.status,
        cancel_reason: reason,
        late_cancel: input.status === 'cancelled' && isLateNow(tx, before, actor) ? 1 : 0,
      })
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

/** The client comes, or is taken in: what speaks against the treatment must be read before. */
function begins(from: Appointment['status'], to: Appointment['status']): boolean {
  return to === 'arrived' || to === 'in-treatment' || (hasArrived(to) && !hasArrived(from))
}

/** Closer to its beginning than the salon's limit, or after it. */
function isLateNow(tx: Tx, appointment: Appointment, actor: Actor): boolean {
  return isLateCancel(appointment, bookingSettings(tx).lateCancelHours, actor.atMs)
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

/** For the till, in the transaction that takes a whole sale back: the appointment waits to be paid again. */
export function setUnpaid(tx: Tx, appointmentId: string, actor: Actor): void {
  const before = appointmentById(tx, appointmentId, actor)
  if (before.removed || before.status !== 'paid') return
  runOne(
    tx,
    query
      .updateTable('appointment')
      .set({ version: before.version + 1, status: 'done' })
      .where('id', '=', before.id),
  )
  const after = appointmentById(tx, before.id, actor)
  writeTimeline(tx, before.id, { kind: 'status', changes: differences(before, after) }, actor)
}
