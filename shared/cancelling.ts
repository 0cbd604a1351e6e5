// Late cancellations and missed appointments: when one is late, and what the salon may ask for it. Pure; runs anywhere.
import type { Appointment } from './appointments.ts'
import { appointmentSpan } from './appointments-times.ts'
import { localToInstant, ZONE } from './day.ts'
import type { BookingSettings } from './settings.ts'

/** True when an appointment cancelled at this instant is closer to its beginning than the salon allows; 0 hours = never. */
export function isLateCancel(appointment: Appointment, limitHours: number, atMs: number): boolean {
  if (limitHours === 0) return false
  const startMs = localToInstant(appointment.day, appointmentSpan(appointment.lines).startMin, ZONE)
  return startMs - atMs < limitHours * 3_600_000
}

/** The price of everything in it, add-ons too, cents. */
export function priceOfAppointment(appointment: Pick<Appointment, 'lines'>): number {
  return appointment.lines.reduce(
    (sum, line) => sum + line.priceCents + line.addOns.reduce((added, each) => added + each.priceCents, 0),
    0,
  )
}

/** What the salon's own rule asks, cents; 0 when it asks nothing. A hint for the person at the desk, never charged by itself. */
export function feeHint(
  appointment: Pick<Appointment, 'lines'>,
  why: 'late-cancel' | 'no-show',
  settings: BookingSettings,
): number {
  const percent = why === 'late-cancel' ? settings.lateFeePercent : settings.noShowFeePercent
  return Math.round((priceOfAppointment(appointment) * percent) / 100)
}
