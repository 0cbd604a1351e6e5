// Appointments: shapes, statuses, and the rules of time and conflict as pure functions. Runs anywhere.
import { z } from 'zod'
import { AtMs, Day, DurationMin, Id, line, Minute, PaletteColour, PriceCents, paragraphs } from './values.ts'
import type { ServiceParts } from './services.ts'

export const appointmentStatuses = [
  'booked',
  'confirmed',
  'arrived',
  'in-treatment',
  'done',
  'paid',
  'no-show',
  'cancelled',
] as const
export const AppointmentStatus = z.enum(appointmentStatuses)
export type AppointmentStatus = z.infer<typeof AppointmentStatus>

/** Statuses that hold time in the calendar. A cancelled or missed appointment frees it. */
export function holdsTime(status: AppointmentStatus): boolean {
  return status !== 'cancelled' && status !== 'no-show'
}

/**
 * Where a status may go by hand. `paid` is reached only through the till and left only by a credit document.
 */
export const nextStatuses: Readonly<Record<AppointmentStatus, readonly AppointmentStatus[]>> = {
  booked: ['confirmed', 'arrived', 'no-show', 'cancelled'],
  confirmed: ['booked', 'arrived', 'no-show', 'cancelled'],
  arrived: ['in-treatment', 'booked', 'confirmed', 'cancelled'],
  'in-treatment': ['done', 'arrived'],
  done: ['in-treatment'],
  paid: [],
  'no-show': ['booked', 'arrived'],
  cancelled: ['booked'],
}

/** One stretch of time that a person must be free for, minutes from local midnight, end exclusive. */
export interface Claim {
  readonly staffId: string
  readonly startMin: number
  readonly endMin: number
}

/** A stretch that is already taken, with what is needed to explain it. */
export interface TakenClaim extends Claim {
  readonly appointmentId: string
}

/**
 * The stretches a line takes of its staff member: prepare + active, then (after processing) finish + clean-up.
 * `durationMin` is the client's time; what differs from the service's own length stretches or shortens the active
 * part, so a resized line keeps its processing gap as long as that fits.
 */
export function claimsOf(line: {
  readonly staffId: string
  readonly startMin: number
  readonly durationMin: number
  readonly processingMin: number
  readonly finishMin: number
  readonly cleanupMin: number
}): Claim[] {
  const { staffId, startMin, durationMin, cleanupMin } = line
  const endMin = startMin + durationMin
  const tail = line.processingMin + line.finishMin
  if (line.processingMin === 0 || tail >= durationMin) {
    return [{ staffId, startMin, endMin: endMin + cleanupMin }]
  }
  const first: Claim = { staffId, startMin, endMin: endMin - tail }
  const lastEnd = endMin + cleanupMin
  const lastStart = endMin - line.finishMin
  return lastEnd > lastStart ? [first, { staffId, startMin: lastStart, endMin: lastEnd }] : [first]
}

/** True when the two stretches share a minute of the same person. Touching ends do not. */
export function overlaps(a: Claim, b: Claim): boolean {
  return a.staffId === b.staffId && a.startMin < b.endMin && b.startMin < a.endMin
}

/** The stretches already taken that stand in the way, in time order, each once. */
export function findConflicts(wanted: readonly Claim[], taken: readonly TakenClaim[]): TakenClaim[] {
  return taken
    .filter((claim) => wanted.some((mine) => overlaps(mine, claim)))
    .sort((a, b) => a.startMin - b.startMin || a.endMin - b.endMin)
}

/** Why a time cannot be had, with everything the sentence needs. Names are sent only to who may see them. */
export const Conflict = z.object({
  kind: z.enum(['staff', 'outside-hours', 'closed-day', 'itself']),
  staffName: z.string(),
  appointmentId: Id.nullable(),
  /** The taken stretch, clean-up included. */
  startMin: Minute,
  endMin: Minute,
  /** Where the client's own time ends when clean-up follows, else null. */
  cleanupFromMin: Minute.nullable(),
  clientName: z.string().nullable(),
})
export type Conflict = z.infer<typeof Conflict>

export const AppointmentLine = z.object({
  id: Id,
  serviceId: Id,
  serviceName: z.string(),
  colour: PaletteColour,
  staffId: Id,
  startMin: Minute,
  durationMin: DurationMin,
  processingMin: z.int(),
  finishMin: z.int(),
  cleanupMin: z.int(),
  priceCents: PriceCents,
})
export type AppointmentLine = z.infer<typeof AppointmentLine>

export const Appointment = z.object({
  id: Id,
  version: z.int(),
  day: Day,
  status: AppointmentStatus,
  clientId: Id.nullable(),
  /** First name only for a role without `client-names`; '' for a booking without a client. */
  clientName: z.string(),
  alert: z.string(),
  note: z.string(),
  visitId: Id.nullable(),
  documentId: Id.nullable(),
  removed: z.boolean(),
  lines: z.array(AppointmentLine),
})
export type Appointment = z.infer<typeof Appointment>

/** From the first line's start to the last line's end, minutes. */
export function appointmentSpan(lines: readonly { readonly startMin: number; readonly durationMin: number }[]): {
  startMin: number
  endMin: number
} {
  return {
    startMin: Math.min(...lines.map((each) => each.startMin)),
    endMin: Math.max(...lines.map((each) => each.startMin + each.durationMin)),
  }
}

export const DayColumn = z.object({ staffId: Id, name: z.string(), colour: PaletteColour })
export const OpenHours = z.object({ openMin: Minute, closeMin: Minute }).nullable()

export const CalendarDay = z.object({
  day: Day,
  hours: OpenHours,
  holiday: z.string().nullable(),
  appointments: z.array(Appointment),
})
export type CalendarDay = z.infer<typeof CalendarDay>

export const CalendarView = z.object({ columns: z.array(DayColumn), days: z.array(CalendarDay) })
export type CalendarView = z.infer<typeof CalendarView>

export const CalendarQuery = z.strictObject({
  from: Day,
  /** Inclusive; at most six weeks. */
  to: Day,
  staffId: Id.optional(),
})

export const NewLine = z.strictObject({
  serviceId: Id,
  staffId: Id,
  startMin: Minute,
  /** The service's own length when left out. */
  durationMin: DurationMin.optional(),
})
export type NewLine = z.infer<typeof NewLine>

const OverrideReason = line(300).pipe(z.string().min(3))

export const BookAppointment = z.strictObject({
  day: Day,
  clientId: Id.nullable(),
  lines: z.array(NewLine).min(1).max(20),
  note: paragraphs(2000).default(''),
  /** Written reason that lets the booking stand against a conflict; logged. */
  overrideReason: OverrideReason.optional(),
})
export type BookAppointment = z.infer<typeof BookAppointment>

/** Any change of an existing appointment; what is left out stays. A line with an id keeps it. */
export const ChangeAppointment = z.strictObject({
  id: Id,
  version: z.int(),
  day: Day.optional(),
  clientId: Id.nullable().optional(),
  note: paragraphs(2000).optional(),
  lines: z
    .array(z.strictObject({ ...NewLine.shape, id: Id.optional() }))
    .min(1)
    .max(20)
    .optional(),
  overrideReason: OverrideReason.optional(),
})
export type ChangeAppointment = z.infer<typeof ChangeAppointment>

export const SetStatus = z.strictObject({
  id: Id,
  version: z.int(),
  status: AppointmentStatus.exclude(['paid']),
  /** Cancellation: why. */
  reason: line(300).optional(),
  overrideReason: OverrideReason.optional(),
})
export type SetStatus = z.infer<typeof SetStatus>

export const AppointmentChange = z.object({
  atMs: AtMs,
  staffName: z.string(),
  kind: z.enum(['booked', 'changed', 'status', 'removed', 'restored', 'paid']),
  /** Pairs of field → [before, after] as short plain values. */
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
})
export type AppointmentChange = z.infer<typeof AppointmentChange>

/** What the side panel shows beside the calendar. */
export const AppointmentDetail = z.object({
  appointment: Appointment,
  client: z
    .object({
      id: Id,
      name: z.string(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
      alert: z.string(),
      noShowCount: z.int(),
      lastVisit: z.object({ day: Day, services: z.array(z.string()), recordText: z.string().nullable() }).nullable(),
    })
    .nullable(),
  /** Done but unpaid appointments of the same client, this one left out. */
  unpaidCount: z.int(),
  changes: z.array(AppointmentChange),
})
export type AppointmentDetail = z.infer<typeof AppointmentDetail>

/** Lines that follow one another from `startMin`, each as long as its service. For a booking of several services. */
export function chainLines(
  startMin: number,
  services: readonly (ServiceParts & { readonly id: string })[],
  staffId: string,
): NewLine[] {
  let at = startMin
  return services.map((service) => {
    const durationMin = service.prepareMin + service.activeMin + service.processingMin + service.finishMin
    const made: NewLine = { serviceId: service.id, staffId, startMin: at, durationMin }
    at += durationMin
    return made
  })
}
