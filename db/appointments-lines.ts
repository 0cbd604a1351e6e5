// The lines of an appointment: what a booking becomes with the person's own time, the day's price and its add-ons, and how
// they are written. Runs in main.
import type { Appointment, AppointmentLine, NewLine } from '../shared/appointments.ts'
import { type Judgement, type ResourceStock, type WantedLine, wantedLine } from '../shared/appointments-conflicts.ts'
import { AppError } from '../shared/errors.ts'
import { addOnsOf, clientMinutes, doesService, partsBy, priceOn, type Service } from '../shared/services.ts'
import type { Actor } from './actor.ts'
import { writeLineResources } from './appointments-claims.ts'
import { type Db, query, run, runOne, type Tx } from './handle.ts'
import { listServices, serviceById } from './services.ts'
import { listStaff } from './staff.ts'

type AddOn = Omit<AppointmentLine['addOns'][number], 'name'>

/** A line ready to be written. */
export interface ReadyLine extends WantedLine {
  readonly serviceId: string
  readonly priceCents: number
  readonly addOns: readonly AddOn[]
}

/**
 * Lines as they will be written, each with the parts that its claims are computed from. A line with its id keeps its parts
 * and what was agreed; another person or day whose list price differs gives it that one.
 * Errors: NOT_FOUND (service, staff, resource), SERVICE_ARCHIVED (also for an add-on that the service does not have, and
 * one without a service), STAFF_INACTIVE.
 */
export function readyLines(
  db: Db,
  asked: readonly (NewLine & { id?: string | undefined })[],
  on: { readonly day: string; readonly before?: Appointment },
  stock: ResourceStock,
  actor: Actor,
): ReadyLine[] {
  const { day, before } = on
  const active = new Map(listStaff(db).map((member) => [member.id, member.active && member.takesAppointments]))
  const services = new Map<string, Service>()
  return asked.map((line) => {
    const kept = before?.lines.find((each) => each.id === line.id)
    const same = kept?.serviceId === line.serviceId ? kept : undefined
    const service = services.get(line.serviceId) ?? serviceById(db, line.serviceId)
    services.set(line.serviceId, service)
    if (!same && (service.archived || service.addOnMin !== null)) {
      throw new AppError('SERVICE_ARCHIVED', { service: service.name })
    }
    const isActive = active.get(line.staffId)
    if (isActive === undefined) throw new AppError('NOT_FOUND', { kind: 'staff' })
    // Someone who left keeps what she has done; nothing new is put to her and nothing is moved within her column.
    const untouched = kept?.staffId === line.staffId && kept.startMin === line.startMin && day === before?.day
    if (!isActive && !untouched) throw new AppError('STAFF_INACTIVE')
    const held = kept?.resourceIds ?? []
    for (const id of line.resourceIds ?? []) {
      // What is no longer in use stays where it is, and goes to nothing new.
      if (!stock.inUse.has(id) && !held.includes(id)) throw new AppError('NOT_FOUND', { kind: 'resource' })
    }
    const own = partsBy(service, line.staffId)
    const parts = same ?? own
    const addOns = addOnsFor(db, service, line, same, day)
    const usualMin = clientMinutes(own) + addOns.reduce((sum, each) => sum + each.durationMin, 0)
    const ready = {
      id: kept?.id ?? actor.newId(),
      serviceId: line.serviceId,
      staffId: line.staffId,
      startMin: line.startMin,
      durationMin: line.durationMin ?? same?.durationMin ?? usualMin,
      processingMin: parts.processingMin,
      finishMin: parts.finishMin,
      cleanupMin: parts.cleanupMin,
      priceCents:
        same && before
          ? agreedPrice(service, same, before.day, line.staffId, day)
          : priceOn(service, line.staffId, day),
      addOns,
    }
    // A line that was hers already is not asked about again.
    const isAsked = same?.staffId !== line.staffId && !doesService(service, line.staffId)
    return { ...wantedLine(ready, held, line.resourceIds, stock), ...(isAsked ? { notDone: service.name } : {}) }
  })
}

/** Lines that stay as they are, with the prices of another day. */
export function withPricesOf<T extends WantedLine & AppointmentLine>(
  db: Db,
  lines: readonly T[],
  before: Appointment,
  day: string,
): readonly T[] {
  if (day === before.day) return lines
  return lines.map((line) => {
    const service = serviceById(db, line.serviceId)
    return { ...line, priceCents: agreedPrice(service, line, before.day, line.staffId, day) }
  })
}

/** What was agreed, unless the list says something else for this person and day than for those it was agreed for. */
function agreedPrice(service: Service, line: AppointmentLine, oldDay: string, staffId: string, day: string): number {
  const listed = priceOn(service, staffId, day)
  return listed === priceOn(service, line.staffId, oldDay) ? line.priceCents : listed
}

function addOnsFor(
  db: Db,
  service: Service,
  line: NewLine,
  same: AppointmentLine | undefined,
  day: string,
): readonly AddOn[] {
  const { addOnIds } = line
  if (addOnIds === undefined) return same?.addOns ?? []
  if (addOnIds.length === 0) return []
  const offered = addOnsOf(listServices(db), service.id)
  return [...new Set(addOnIds)].map((id) => {
    const kept = same?.addOns.find((each) => each.serviceId === id)
    if (kept) return kept
    const found = offered.find((each) => each.id === id)
    if (!found) throw new AppError('SERVICE_ARCHIVED', { service: serviceById(db, id).name })
    return { serviceId: id, durationMin: found.addOnMin ?? 0, priceCents: priceOn(found, line.staffId, day) }
  })
}

/** Replaces the lines of an appointment. Its claims must have been given back. */
export function writeLines(
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
    line.addOns.forEach((addOn, at) => {
      const { serviceId, durationMin, priceCents } = addOn
      const values = { service_id: serviceId, duration_min: durationMin, price_cents: priceCents }
      runOne(tx, query.insertInto('appointment_line_add_on').values({ line_id: line.id, position: at, ...values }))
    })
  })
  writeLineResources(tx, resources)
}
