// A wish on the waiting list that a booking meets. Apart from waitlist.ts, because booking must not know how free times
// are found. Runs in main.
import { AppError } from '../shared/errors.ts'
import { one, query, runOne, type Tx } from './handle.ts'

/** Errors: NOT_FOUND, CHANGED_BY_OTHER when someone else has booked it or taken it off the list. */
export function meetWish(tx: Tx, waitlistId: string, appointmentId: string): void {
  const row = one(
    tx,
    query
      .selectFrom('waitlist')
      .leftJoin('appointment', 'appointment.id', 'waitlist.appointment_id')
      .where('waitlist.id', '=', waitlistId)
      .select(['waitlist.version', 'waitlist.closed_at_ms', 'waitlist.appointment_id', 'appointment.removed_at_ms']),
  )
  if (!row) throw new AppError('NOT_FOUND', { kind: 'waitlist' })
  const isBooked = row.appointment_id !== null && row.removed_at_ms === null
  if (isBooked || row.closed_at_ms !== null) throw new AppError('CHANGED_BY_OTHER')
  runOne(
    tx,
    query
      .updateTable('waitlist')
      .set({ appointment_id: appointmentId, version: row.version + 1 })
      .where('id', '=', waitlistId),
  )
}
