// Appointments that repeat: asked about before they are made, made together, read together. Runs in main.
import type { Appointment } from '../shared/appointments.ts'
import { judge } from '../shared/appointments-conflicts.ts'
import {
  type BookSeries,
  type CheckSeries,
  type Series,
  type SeriesDay,
  type SeriesProblem,
  SeriesRule,
} from '../shared/appointments-series.ts'
import { faultOfTime } from '../shared/appointments-times.ts'
import { AppError } from '../shared/errors.ts'
import type { Actor } from './actor.ts'
import { bookAppointment } from './appointments.ts'
import { situationsOn } from './appointments-claims.ts'
import { readyLines } from './appointments-lines.ts'
import { conflictsIn } from './appointments-many.ts'
import { appointmentsWhere } from './appointments-read.ts'
import { nearestTimes } from './appointments-rebook.ts'
import { type Db, one, query, runOne, type Tx } from './handle.ts'
import { resourceStock } from './resources.ts'

/**
 * Which of the days could not be booked as asked, by the rule of booking itself; the days' situation is read once for all
 * of them. Two of the asked days never stand in each other's way. Errors: as for booking one, but for conflicts.
 */
export function checkSeries(db: Db, input: CheckSeries, actor: Actor): SeriesDay[] {
  const stock = resourceStock(db)
  const days = [...new Set(input.days)].sort()
  const lines = readyLines(db, input.lines, { day: days[0] ?? '' }, stock, actor)
  const startMin = lines[0]?.startMin ?? 0
  const wanted = { appointmentId: actor.newId(), clientId: input.clientId, lines }
  const situation = situationsOn(db, days, wanted, stock, true, actor)
  const problems = days.flatMap((day): SeriesProblem[] => {
    const fault = lines.map((line) => faultOfTime(day, line)).find((each) => each !== null) ?? null
    const conflicts = fault === null ? [...judge(lines, situation(day)).conflicts] : []
    return fault === null && conflicts.length === 0 ? [] : [{ appointmentId: null, day, startMin, conflicts, fault }]
  })
  const asked = lines.map(({ serviceId, durationMin }) => ({ serviceId, durationMin }))
  const near = { startMin, staffId: lines[0]?.staffId ?? '', lines: asked, daysAround: 3, count: 3 }
  return problems.map((problem, at) => ({
    ...problem,
    nearest: at < mostSuggested ? nearestTimes(db, { ...near, day: problem.day }, actor) : [],
  }))
}

/** For how many days other times are suggested; a series with more problems wants another time altogether. */
const mostSuggested = 12

/**
 * Books every occurrence, or none. Each may begin at its own time and stand against a conflict by its own reason.
 * Errors: SERIES_CONFLICT (data: found, SeriesProblem[]), and those of booking one.
 */
export function bookSeries(tx: Tx, input: BookSeries, actor: Actor): Series {
  const { clientId, note, lines, rule } = input
  const id = actor.newId()
  runOne(
    tx,
    query
      .insertInto('appointment_series')
      .values({ id, rule: JSON.stringify(rule), created_at_ms: actor.atMs, created_by: actor.staffId }),
  )
  const firstMin = lines[0]?.startMin ?? 0
  const found: SeriesProblem[] = []
  for (const { day, startMin, overrideReason } of input.occurrences) {
    const moved = lines.map((line) => ({ ...line, startMin: line.startMin + startMin - firstMin }))
    const reasons = {
      ...(overrideReason ? { overrideReason } : {}),
      ...(input.safetyReason ? { safetyReason: input.safetyReason } : {}),
    }
    const booking = { day, clientId, note, lines: moved, seriesId: id, ...reasons }
    const problem = conflictsIn(() => bookAppointment(tx, booking, actor))
    if (problem !== null) found.push({ appointmentId: null, day, startMin, ...problem })
  }
  if (found.length > 0) throw new AppError('SERIES_CONFLICT', { found })
  return seriesOf(tx, { id }, actor)
}

/** A series with its members in order of day; removed ones are left out. Errors: NOT_FOUND. */
export function seriesOf(db: Db, input: { readonly id: string }, actor: Actor): Series {
  const row = one(db, query.selectFrom('appointment_series').select(['id', 'rule']).where('id', '=', input.id))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'appointment' })
  const appointments: Appointment[] = appointmentsWhere(db, { seriesId: row.id }, actor)
  return { id: row.id, rule: SeriesRule.parse(JSON.parse(row.rule)), appointments }
}
