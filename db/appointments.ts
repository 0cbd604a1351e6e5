// Appointments: booking, changing, taking off the calendar and back. Status and payment: appointments-status.ts.
// Every function runs inside the caller's transaction and leaves nothing by halves. Runs in main.
import {
  type Appointment,
  type BookAppointment,
  type ChangeAppointment,
  type CheckAppointment,
  type Conflict,
  hasArrived,
  holdsTime,
} from '../shared/appointments.ts'
import { type ResourceStock, type WantedLine, wantedLine } from '../shared/appointments-conflicts.ts'
import { AppError } from '../shared/errors.ts'
import type { Actor } from './actor.ts'
import { freeClaims, takeClaims, type Wanted, writeLineResources } from './appointments-claims.ts'
import { decide, judgeNow, refuseFaultyTime } from './appointments-decide.ts'
import { readyLines, withPricesOf, writeLines } from './appointments-lines.ts'
import { appointmentById } from './appointments-read.ts'
import { differences, writeTimeline } from './appointments-timeline.ts'
import { followVisit } from './appointments-visits.ts'
import { type Db, one, query, runOne, type Tx } from './handle.ts'
import { resourceStock } from './resources.ts'
import { requireSafe } from './safety-stops.ts'
import { meetWish } from './waitlist-booked.ts'

/**
 * Books. Lines without a length get the service's own; time and price are the person's on that day.
 * Errors: NOT_FOUND (client, service, staff), SERVICE_ARCHIVED, STAFF_INACTIVE, APPOINTMENT_OUTSIDE_DAY,
 * APPOINTMENT_TIME_DOES_NOT_EXIST, APPOINTMENT_CONFLICT (data: conflicts) unless `overrideReason` is given, SAFETY_STOP
 * (data: stops) unless `safetyReason` is.
 */
export function bookAppointment(
  tx: Tx,
  input: BookAppointment & { readonly seriesId?: string },
  actor: Actor,
): Appointment {
  const id = actor.newId()
  if (input.clientId !== null) requireClient(tx, input.clientId)
  const stock = resourceStock(tx)
  const lines = readyLines(tx, input.lines, { day: input.day }, stock, actor)
  const wanted: Wanted = { appointmentId: id, day: input.day, clientId: input.clientId, lines }
  const decision = decide(tx, wanted, stock, 'everything', input.overrideReason, actor)
  runOne(
    tx,
    query.insertInto('appointment').values({
      id,
      day: input.day,
      status: 'booked',
      client_id: input.clientId,
      note: input.note,
      created_at_ms: actor.atMs,
      created_by: actor.staffId,
      series_id: input.seriesId ?? null,
    }),
  )
  writeLines(tx, id, lines, decision.resources)
  takeClaims(tx, wanted, decision)
  const overrideReason = decision.overridden ? input.overrideReason : undefined
  writeTimeline(tx, id, { kind: 'booked', changes: [], overrideReason }, actor)
  const asked = { appointmentId: id, clientId: input.clientId, day: input.day, lines, stage: 'booking' } as const
  requireSafe(tx, asked, input.safetyReason, actor)
  if (input.waitlistId !== undefined) meetWish(tx, input.waitlistId, id)
  return appointmentById(tx, id, actor)
}

/**
 * What would stand in the way of this booking now, by the same rule as booking itself; writes nothing.
 * Errors: as for booking, but for conflicts.
 */
export function checkAppointment(db: Db, input: CheckAppointment, actor: Actor): { conflicts: Conflict[] } {
  const stock = resourceStock(db)
  const lines = readyLines(db, input.lines, { day: input.day }, stock, actor)
  const wanted: Wanted = { appointmentId: actor.newId(), day: input.day, clientId: input.clientId ?? null, lines }
  return { conflicts: [...judgeNow(db, wanted, stock, 'everything', actor).conflicts] }
}

/**
 * Changes day, lines, client or note; what is left out stays. A line with its id keeps its parts and price while its
 * service stays the same. A visit that has begun follows to the new day and client.
 * Errors: as for booking, and CHANGED_BY_OTHER, NOT_FOUND (a removed one is brought back first), APPOINTMENT_HAS_SALE (a
 * paid one keeps all but its note), TREATMENT_SIGNED (a signed record belongs to its client).
 */
export function changeAppointment(tx: Tx, input: ChangeAppointment, actor: Actor): Appointment {
  const before = unchangedSince(tx, input, actor)
  if (before.removed) throw new AppError('NOT_FOUND', { kind: 'appointment' })
  const day = input.day ?? before.day
  const clientId = input.clientId === undefined ? before.clientId : input.clientId
  if (clientId !== null && clientId !== before.clientId) requireClient(tx, clientId)
  const stock = resourceStock(tx)
  const linesBefore = linesAsTheyAre(before, stock)
  const lines = input.lines
    ? readyLines(tx, input.lines, { day, before }, stock, actor)
    : withPricesOf(tx, linesBefore, before, day)
  const timesChange = day !== before.day || timesOf(lines) !== timesOf(linesBefore)
  if (before.status === 'paid' && (timesChange || input.lines !== undefined || clientId !== before.clientId)) {
    throw new AppError('APPOINTMENT_HAS_SALE')
  }
  const wanted: Wanted = { appointmentId: before.id, day, clientId, lines }
  const holds = holdsTime(before.status)
  for (const line of timesChange ? lines : []) refuseFaultyTime(day, line)
  const asked = !holds ? 'nothing' : timesChange ? 'everything' : clientId === before.clientId ? 'nothing' : 'client'
  const decision = decide(tx, wanted, stock, asked, input.overrideReason, actor)
  const { overridden } = decision
  const keepsClaims = !timesChange && input.lines === undefined
  // Claims hang on lines, so they go first and come back last.
  if (!keepsClaims) {
    const hadOverride = !timesChange && hasOverriddenClaim(tx, before.id)
    freeClaims(tx, before.id)
    writeLines(tx, before.id, lines, decision.resources)
    if (holds) takeClaims(tx, wanted, { ...decision, overridden: overridden || hadOverride })
  }
  runOne(
    tx,
    query
      .updateTable('appointment')
      .set({ version: before.version + 1, day, client_id: clientId, note: input.note ?? before.note })
      .where('id', '=', before.id),
  )
  if (before.visitId !== null) followVisit(tx, before, { day, clientId })
  // Another time alone is asked about when the treatment begins.
  if (clientId !== before.clientId || servicesOf(lines) !== servicesOf(before.lines)) {
    requireSafe(tx, { appointmentId: before.id, clientId, day, lines, stage: 'booking' }, input.safetyReason, actor)
  }
  const after = appointmentById(tx, before.id, actor)
  const changes = differences(before, after)
  const overrideReason = overridden ? input.overrideReason : undefined
  if (changes.length > 0) writeTimeline(tx, before.id, { kind: 'changed', changes, overrideReason }, actor)
  return after
}

/**
 * Takes a booking made by mistake off the calendar and frees its time.
 * Errors: NOT_FOUND, CHANGED_BY_OTHER, APPOINTMENT_HAS_SALE, APPOINTMENT_STATUS_NOT_ALLOWED once the client has come.
 */
export function removeAppointment(tx: Tx, input: { id: string; version: number }, actor: Actor): Appointment {
  const before = unchangedSince(tx, input, actor)
  if (before.documentId !== null || before.status === 'paid') throw new AppError('APPOINTMENT_HAS_SALE')
  if (hasArrived(before.status))
    throw new AppError('APPOINTMENT_STATUS_NOT_ALLOWED', { from: before.status, to: 'removed' })
  if (before.removed) return before
  freeClaims(tx, before.id)
  setRemoved(tx, before, actor.atMs)
  writeTimeline(tx, before.id, { kind: 'removed', changes: [] }, actor)
  return appointmentById(tx, before.id, actor)
}

/** Puts a removed booking back, if its time is still free. Errors: NOT_FOUND, CHANGED_BY_OTHER, APPOINTMENT_CONFLICT. */
export function bringBackAppointment(tx: Tx, input: { id: string; version: number }, actor: Actor): Appointment {
  const before = unchangedSince(tx, input, actor)
  if (!before.removed) return before
  setRemoved(tx, before, null)
  if (holdsTime(before.status)) retakeTime(tx, before, undefined, actor)
  writeTimeline(tx, before.id, { kind: 'restored', changes: [] }, actor)
  return appointmentById(tx, before.id, actor)
}

/**
 * Takes the time of an appointment that had given it back. Working time was settled when it was booked.
 * Returns whether a written reason was needed. Errors: APPOINTMENT_CONFLICT.
 */
export function retakeTime(tx: Tx, appointment: Appointment, reason: string | undefined, actor: Actor): boolean {
  const { id: appointmentId, day, clientId } = appointment
  const stock = resourceStock(tx)
  const wanted: Wanted = { appointmentId, day, clientId, lines: linesAsTheyAre(appointment, stock) }
  const decision = decide(tx, wanted, stock, 'what-is-taken', reason, actor)
  writeLineResources(tx, decision.resources)
  takeClaims(tx, wanted, decision)
  return decision.overridden
}

/** The lines as the rule judges them, holding what they hold. */
function linesAsTheyAre(appointment: Appointment, stock: ResourceStock) {
  return appointment.lines.map((line) => wantedLine(line, line.resourceIds, undefined, stock))
}

/** The appointment as the caller knew it. Errors: NOT_FOUND, CHANGED_BY_OTHER. */
export function unchangedSince(tx: Tx, known: { id: string; version: number }, actor: Actor): Appointment {
  const now = appointmentById(tx, known.id, actor)
  if (now.version !== known.version) throw new AppError('CHANGED_BY_OTHER')
  return now
}

function setRemoved(tx: Tx, before: Appointment, removedAtMs: number | null): void {
  runOne(
    tx,
    query
      .updateTable('appointment')
      .set({ version: before.version + 1, removed_at_ms: removedAtMs })
      .where('id', '=', before.id),
  )
}

function requireClient(tx: Tx, id: string): void {
  const found = one(tx, query.selectFrom('client').select('id').where('id', '=', id).where('removed_at_ms', 'is', null))
  if (!found) throw new AppError('NOT_FOUND', { kind: 'client' })
}

/** Some of its time stands against another by a written reason. */
export function hasOverriddenClaim(tx: Tx, appointmentId: string): boolean {
  const found = one(
    tx,
    query
      .selectFrom('appointment_line as line')
      .innerJoin('claim', 'claim.line_id', 'line.id')
      .where('line.appointment_id', '=', appointmentId)
      .where('claim.overridden', '=', 1)
      .select('claim.line_id'),
  )
  return found !== undefined
}

/** One text of all that decides whose time is taken when, and of which rooms. */
function timesOf(lines: readonly (WantedLine & { readonly serviceId: string })[]): string {
  return JSON.stringify(
    lines.map((line) => [
      line.serviceId,
      [...new Set([...line.held, ...line.chosen])].sort(),
      line.staffId,
      line.startMin,
      line.durationMin,
      line.processingMin,
      line.finishMin,
      line.cleanupMin,
    ]),
  )
}

/** One text of what is done. */
function servicesOf(lines: readonly { readonly serviceId: string }[]): string {
  return [...new Set(lines.map((line) => line.serviceId))].sort().join(' ')
}
