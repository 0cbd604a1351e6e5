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
  type NewLine,
} from '../shared/appointments.ts'
import {
  type Judgement,
  judge,
  type ResourceStock,
  type Situation,
  type WantedLine,
  wantedLine,
} from '../shared/appointments-conflicts.ts'
import { faultOfTime, type TimedLine } from '../shared/appointments-times.ts'
import { AppError } from '../shared/errors.ts'
import { clientMinutes, type Service } from '../shared/services.ts'
import type { Actor } from './actor.ts'
import { freeClaims, situationsOn, takeClaims, type Wanted, writeLineResources } from './appointments-claims.ts'
import { appointmentById } from './appointments-read.ts'
import { differences, writeTimeline } from './appointments-timeline.ts'
import { followVisit } from './appointments-visits.ts'
import { type Db, one, query, run, runOne, type Tx } from './handle.ts'
import { resourceStock } from './resources.ts'
import { serviceById } from './services.ts'
import { listStaff } from './staff.ts'

/** A line ready to be written. */
interface ReadyLine extends WantedLine {
  readonly serviceId: string
  readonly priceCents: number
}

/**
 * Books. Lines without a length get the service's own; parts and price are those of the service today.
 * Errors: NOT_FOUND (client, service, staff), SERVICE_ARCHIVED, STAFF_INACTIVE, APPOINTMENT_OUTSIDE_DAY,
 * APPOINTMENT_TIME_DOES_NOT_EXIST, APPOINTMENT_CONFLICT (data: conflicts) unless `overrideReason` is given.
 */
export function bookAppointment(tx: Tx, input: BookAppointment, actor: Actor): Appointment {
  const id = actor.newId()
  if (input.clientId !== null) requireClient(tx, input.clientId)
  const stock = resourceStock(tx)
  const lines = readyLines(tx, input.lines, [], false, stock, actor)
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
    }),
  )
  writeLines(tx, id, lines, decision.resources)
  takeClaims(tx, wanted, decision)
  const overrideReason = decision.overridden ? input.overrideReason : undefined
  writeTimeline(tx, id, { kind: 'booked', changes: [], overrideReason }, actor)
  return appointmentById(tx, id, actor)
}

/**
 * What would stand in the way of this booking now, by the same rule as booking itself; writes nothing.
 * Errors: as for booking, but for conflicts.
 */
export function checkAppointment(db: Db, input: CheckAppointment, actor: Actor): { conflicts: Conflict[] } {
  const stock = resourceStock(db)
  const lines = readyLines(db, input.lines, [], false, stock, actor)
  const wanted: Wanted = { appointmentId: actor.newId(), day: input.day, clientId: input.clientId ?? null, lines }
  return { conflicts: [...judgeNow(db, wanted, stock, 'everything', actor).conflicts] }
}

/**
 * Changes day, lines, client or note; what is left out stays. A line with its id keeps its parts and price while its
 * service stays the same. A visit that has begun follows to the new day and client.
 * Errors: as for booking, and CHANGED_BY_OTHER, APPOINTMENT_HAS_SALE (a paid one keeps all but its note),
 * TREATMENT_SIGNED (a signed record belongs to its client).
 */
export function changeAppointment(tx: Tx, input: ChangeAppointment, actor: Actor): Appointment {
  const before = unchangedSince(tx, input, actor)
  const day = input.day ?? before.day
  const clientId = input.clientId === undefined ? before.clientId : input.clientId
  if (clientId !== null && clientId !== before.clientId) requireClient(tx, clientId)
  const stock = resourceStock(tx)
  const linesBefore = linesAsTheyAre(before, stock)
  const lines = input.lines ? readyLines(tx, input.lines, before.lines, day !== before.day, stock, actor) : linesBefore
  const timesChange = day !== before.day || timesOf(lines) !== timesOf(linesBefore)
  if (before.status === 'paid' && (timesChange || input.lines !== undefined || clientId !== before.clientId)) {
    throw new AppError('APPOINTMENT_HAS_SALE')
  }
  const wanted: Wanted = { appointmentId: before.id, day, clientId, lines }
  const holds = holdsTime(before.status) && !before.removed
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

/** Lines as they will be written, each with the parts that its claims are computed from. */
function readyLines(
  db: Db,
  asked: readonly (NewLine & { id?: string | undefined })[],
  present: Appointment['lines'],
  dayChanges: boolean,
  stock: ResourceStock,
  actor: Actor,
): ReadyLine[] {
  const active = new Map(listStaff(db).map((member) => [member.id, member.active && member.takesAppointments]))
  const services = new Map<string, Service>()
  return asked.map((line) => {
    const kept = present.find((each) => each.id === line.id)
    const same = kept?.serviceId === line.serviceId ? kept : undefined
    const service = services.get(line.serviceId) ?? serviceById(db, line.serviceId)
    services.set(line.serviceId, service)
    if (service.archived && !same) throw new AppError('SERVICE_ARCHIVED', { service: service.name })
    const isActive = active.get(line.staffId)
    if (isActive === undefined) throw new AppError('NOT_FOUND', { kind: 'staff' })
    // Someone who left keeps what she has done; nothing new is put to her and nothing is moved within her column.
    const untouched = kept?.staffId === line.staffId && kept.startMin === line.startMin && !dayChanges
    if (!isActive && !untouched) throw new AppError('STAFF_INACTIVE')
    const parts = same ?? service
    const held = kept?.resourceIds ?? []
    for (const id of line.resourceIds ?? []) {
      // What is no longer in use stays where it is, and goes to nothing new.
      if (!stock.inUse.has(id) && !held.includes(id)) throw new AppError('NOT_FOUND', { kind: 'resource' })
    }
    const ready = {
      id: kept?.id ?? actor.newId(),
      serviceId: line.serviceId,
      staffId: line.staffId,
      startMin: line.startMin,
      durationMin: line.durationMin ?? same?.durationMin ?? clientMinutes(service),
      processingMin: parts.processingMin,
      finishMin: parts.finishMin,
      cleanupMin: parts.cleanupMin,
      priceCents: parts.priceCents,
    }
    return wantedLine(ready, held, line.resourceIds, stock)
  })
}

function refuseFaultyTime(day: string, line: TimedLine): void {
  const fault = faultOfTime(day, line)
  if (fault === 'outside-day') throw new AppError('APPOINTMENT_OUTSIDE_DAY')
  if (fault === 'does-not-exist') throw new AppError('APPOINTMENT_TIME_DOES_NOT_EXIST', { day, minute: line.startMin })
}

/**
 * What is asked before time is taken: everything for new times; without working time for an appointment that comes back,
 * because that was settled when it was booked; only the client's own other appointments when she alone changes.
 */
type Asked = 'everything' | 'what-is-taken' | 'client' | 'nothing'

interface Decision extends Judgement {
  readonly situation: Situation
  /** The written reason was needed and given. */
  readonly overridden: boolean
}

/** Everything in the way. Errors: a time that does not exist or leaves the day. */
function judgeNow(
  db: Db,
  wanted: Wanted,
  stock: ResourceStock,
  asked: Asked,
  actor: Actor,
): Judgement & { situation: Situation } {
  if (asked === 'everything') for (const line of wanted.lines) refuseFaultyTime(wanted.day, line)
  const situation = situationsOn(db, [wanted.day], wanted, stock, asked === 'everything', actor)(wanted.day)
  const { conflicts, resources } = judge(wanted.lines, situation)
  const told = asked === 'nothing' ? [] : asked === 'client' ? conflicts.filter(isOfClient) : conflicts
  return { conflicts: told, resources, situation }
}

const isOfClient = (conflict: Conflict) => conflict.kind === 'client'

/** Refuses a time that is taken or closed, unless someone wrote why. */
function decide(
  tx: Tx,
  wanted: Wanted,
  stock: ResourceStock,
  asked: Asked,
  reason: string | undefined,
  actor: Actor,
): Decision {
  const judged = judgeNow(tx, wanted, stock, asked, actor)
  const { conflicts } = judged
  if (conflicts.length > 0 && reason === undefined) throw new AppError('APPOINTMENT_CONFLICT', { conflicts })
  return { ...judged, overridden: conflicts.length > 0 }
}

function hasOverriddenClaim(tx: Tx, appointmentId: string): boolean {
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

/** Replaces the lines of an appointment. Its claims must have been given back. */
function writeLines(
  tx: Tx,
  appointmentId: string,
  lines: readonly ReadyLine[],
  resources: Judgement['resources'],
): void {
  run(tx, query.deleteFrom('appointment_line').where('appointment_id', '=', appointmentId))
  lines.forEach((line, position) => {
    runOne(
      tx,
      query.insertInto('appointment_line').values({
        id: line.id,
        appointment_id: appointmentId,
        position,
        service_id: line.serviceId,
        staff_id: line.staffId,
        start_min: line.startMin,
        duration_min: line.durationMin,
        processing_min: line.processingMin,
        finish_min: line.finishMin,
        cleanup_min: line.cleanupMin,
        price_cents: line.priceCents,
      }),
    )
  })
  writeLineResources(tx, resources)
}
