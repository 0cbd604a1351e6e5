// The life of one appointment as a list of moments: booked, confirmed, arrived … or cancelled or missed. What has
// happened by a given instant is what is written. Decides only, writes nothing. Build scripts only.
import type { AppointmentStatus } from '../../shared/appointments.ts'
import { appointmentSpan } from '../../shared/appointments-times.ts'
import type { DayAppointment } from './plan-day.ts'
import type { Random } from './random.ts'

const minuteMs = 60_000

export type Moment =
  | 'booked'
  | 'confirmed'
  | 'cancelled'
  | 'no-show'
  | 'arrived'
  | 'in-treatment'
  | 'signed'
  | 'done'
  | 'paid'

export interface Story {
  readonly id: string
  readonly visitId: string
  readonly recordId: string
  readonly documentId: string
  readonly appointment: DayAppointment
  readonly day: string
  readonly note: string
  readonly cancelReason: string
  /** Line by line: ids, and the prices of the day of booking. */
  readonly lineIds: readonly string[]
  readonly prices: readonly number[]
  readonly moments: readonly { readonly what: Moment; readonly atMs: number }[]
}

/** Moments that change the status; signing a record does not. */
export function statusOf(moment: Moment): AppointmentStatus | null {
  return moment === 'signed' ? null : moment
}

export interface Booked {
  readonly bookedAtMs: number
  /** Instant of local midnight plus minutes, on the appointment's day. */
  readonly instant: (minute: number) => number
  /** A day on which people come early and pay late, so that at any moment somebody waits and somebody has to pay. */
  readonly isUnhurried: boolean
}

/** Nine of ten come; the others cancel, or are missed. Nearly all who come pay at once. */
export function drawMoments(appointment: DayAppointment, booked: Booked, random: Random): Story['moments'] {
  const { bookedAtMs, instant, isUnhurried } = booked
  const { startMin, endMin } = appointmentSpan(appointment.lines)
  const startMs = instant(startMin)
  const moments: { what: Moment; atMs: number }[] = [{ what: 'booked', atMs: bookedAtMs }]
  const aheadMs = startMs - bookedAtMs
  const seconds = (most: number) => random.between(0, most * 60) * 1000

  const confirmed = aheadMs > 24 * 60 * minuteMs && random.chance(0.45)
  // The reminder goes out the day before, at half past ten.
  const confirmedAtMs = Math.max(bookedAtMs + minuteMs, instant(630) - 24 * 60 * minuteMs + seconds(90))
  const drawn = random.next()
  if (drawn < 0.06 && aheadMs > 3 * 60 * minuteMs) {
    const drawnMs = bookedAtMs + Math.floor((aheadMs - 30 * minuteMs) * (0.3 + random.next() * 0.7))
    const atMs = Math.max(bookedAtMs + minuteMs, inDaytime(drawnMs, instant(0)))
    if (confirmed && confirmedAtMs < atMs) moments.push({ what: 'confirmed', atMs: confirmedAtMs })
    moments.push({ what: 'cancelled', atMs })
    return moments
  }
  if (confirmed) moments.push({ what: 'confirmed', atMs: confirmedAtMs })
  if (drawn < 0.085) {
    moments.push({ what: 'no-show', atMs: startMs + 20 * minuteMs + seconds(10) })
    return moments
  }
  const arrivedMs = Math.max(bookedAtMs + minuteMs, startMs - (isUnhurried ? 30 : 6) * minuteMs + seconds(8))
  const startedMs = Math.max(arrivedMs + minuteMs, startMs + seconds(4))
  const doneMs = Math.max(startedMs + 5 * minuteMs, instant(endMin) - 3 * minuteMs + seconds(5))
  moments.push({ what: 'arrived', atMs: arrivedMs }, { what: 'in-treatment', atMs: startedMs })
  moments.push({ what: 'done', atMs: doneMs })
  if (random.chance(0.92)) moments.push({ what: 'signed', atMs: doneMs + 20_000 + seconds(1) })
  if (random.chance(0.998)) moments.push({ what: 'paid', atMs: doneMs + 2 * minuteMs + seconds(isUnhurried ? 45 : 4) })
  return moments
}

/** The same day between eight and nineteen; the hour by which clocks move does not matter here. */
function inDaytime(atMs: number, someMidnightMs: number): number {
  const dayMs = 24 * 60 * minuteMs
  const minute = Math.floor((((atMs - someMidnightMs) % dayMs) + dayMs) % dayMs) / minuteMs
  if (minute < 8 * 60) return atMs + Math.floor((8 * 60 - minute) * minuteMs)
  return minute > 19 * 60 ? atMs - Math.floor((minute - 19 * 60) * minuteMs) : atMs
}
