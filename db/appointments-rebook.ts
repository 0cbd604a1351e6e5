// "The same in six weeks": the same weekday, time and people when they are free, else the nearest times. Runs in main.
import type { FindTime, FreeTime, Rebook, RebookOffer } from '../shared/appointments.ts'
import { appointmentSpan } from '../shared/appointments-times.ts'
import { addDays, daysBetween, MINUTES_PER_DAY } from '../shared/day.ts'
import { AppError } from '../shared/errors.ts'
import type { Actor } from './actor.ts'
import { checkAppointment } from './appointments.ts'
import { findFreeTimes } from './appointments-free-time.ts'
import { appointmentById } from './appointments-read.ts'
import type { Db } from './handle.ts'

/** Days looked at on either side of the wanted one, and how many times are told. */
const daysAround = 7
const timesTold = 5

/** Errors: NOT_FOUND, SERVICE_ARCHIVED, STAFF_INACTIVE: then it has to be booked anew. */
export function rebookOffer(db: Db, input: Rebook, actor: Actor): RebookOffer {
  const { day: oldDay, lines, clientId } = appointmentById(db, input.id, actor)
  const day = addDays(oldDay, input.weeks * 7)
  const { startMin } = appointmentSpan(lines)
  const wanted = lines.map((line) => ({
    serviceId: line.serviceId,
    staffId: line.staffId,
    startMin: line.startMin,
    durationMin: line.durationMin,
  }))
  const isFree =
    day > actor.today && checkAppointment(db, { day, clientId, lines: wanted }, actor).conflicts.length === 0
  if (isFree) return { day, startMin, isFree, nearest: [] }
  const [first] = lines
  if (first === undefined) throw new AppError('NOT_FOUND', { kind: 'service' })
  const asked = lines.map(({ serviceId, durationMin }) => ({ serviceId, durationMin }))
  const near = { day, startMin, staffId: first.staffId, lines: asked, daysAround, count: timesTold }
  return { day, startMin, isFree, nearest: nearestTimes(db, near, actor) }
}

interface Near {
  readonly day: string
  readonly startMin: number
  readonly staffId: string
  readonly lines: FindTime['lines']
  readonly daysAround: number
  readonly count: number
}

/** Free times of one person around a day and time, the nearest first; none today or before. Errors as for finding times. */
export function nearestTimes(db: Db, near: Near, actor: Actor): FreeTime[] {
  const { day, startMin, staffId, lines } = near
  const earliest = addDays(day, -near.daysAround)
  const from = earliest > actor.today ? earliest : addDays(actor.today, 1)
  const days = Math.max(1, daysBetween(from, addDays(day, near.daysAround)) + 1)
  const found = findFreeTimes(db, { from, fromMin: 0, days, staffId, lines, dayPart: 'any', limit: 50 }, actor)
  const away = (time: FreeTime) =>
    Math.abs(daysBetween(day, time.day)) * MINUTES_PER_DAY + Math.abs(time.startMin - startMin)
  return found.sort((a, b) => away(a) - away(b)).slice(0, near.count)
}
