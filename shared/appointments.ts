// Appointments: shapes and statuses. The rules of time and conflict are in appointments-times.ts. Runs anywhere.
import { z } from 'zod'
import { daysBetween } from './day.ts'
import { mostNeeds } from './resources.ts'
import { SafetyReason } from './safety.ts'
import { AbsenceKind, Stretch, TimeBlock } from './shifts.ts'
import { AtMs, Day, DurationMin, Id, line, Minute, PaletteColour, PriceCents, paragraphs } from './values.ts'

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
 * Where a status may go by hand. Steps may be skipped at a busy desk, and each step has a way back, so that every change
 * can be undone. `paid` is reached only through the till and left only by a credit document.
 */
export const nextStatuses: Readonly<Record<AppointmentStatus, readonly AppointmentStatus[]>> = {
  booked: ['confirmed', 'arrived', 'in-treatment', 'done', 'no-show', 'cancelled'],
  confirmed: ['booked', 'arrived', 'in-treatment', 'done', 'no-show', 'cancelled'],
  arrived: ['in-treatment', 'done', 'booked', 'confirmed', 'no-show', 'cancelled'],
  'in-treatment': ['done', 'arrived', 'booked', 'confirmed'],
  done: ['in-treatment', 'arrived', 'booked', 'confirmed'],
  paid: [],
  'no-show': ['booked', 'confirmed', 'arrived'],
  cancelled: ['booked', 'confirmed', 'arrived'],
}

/** The natural next step at the desk; null when there is none, and 'paid' means the till. */
export function stepAfter(status: AppointmentStatus): AppointmentStatus | null {
  switch (status) {
    case 'booked':
    case 'confirmed':
      return 'arrived'
    case 'arrived':
      return 'in-treatment'
    case 'in-treatment':
      return 'done'
    case 'done':
      return 'paid'
    case 'no-show':
    case 'cancelled':
      return 'booked'
    case 'paid':
      return null
  }
}

/** Statuses of a client who has come: there is a visit. */
export function hasArrived(status: AppointmentStatus): boolean {
  return status === 'arrived' || status === 'in-treatment' || status === 'done' || status === 'paid'
}

/** Why a time cannot be had, with everything the sentence needs. Names are sent only to who may see them. */
export const Conflict = z.object({
  kind: z.enum([
    'staff',
    'block',
    'itself',
    'outside-hours',
    'closed-day',
    'outside-shift',
    'day-off',
    'break',
    'absence',
    /** The client has another appointment then. */
    'client',
    'resource',
    /** All of a group are taken; the stretch told is the wanted one. */
    'resource-group',
    /** A group that the service needs has nothing in use. */
    'resource-none',
    /** The room or device cannot be had then: repair, cleaning. */
    'resource-block',
    /** The person does not do the service; its name is the title. */
    'not-done-by',
  ]),
  staffName: z.string(),
  appointmentId: Id.nullable(),
  /** The taken stretch, clean-up included; of a shift or opening hours, when there is work. */
  startMin: Minute,
  endMin: Minute,
  /** Where the client's own time ends when clean-up follows, else null. */
  cleanupFromMin: Minute.nullable(),
  clientName: z.string().nullable(),
  /** A block's title, or why the salon is closed; '' when nothing is written. */
  title: z.string().optional(),
  /** The resource, or the group that has none free. */
  resourceName: z.string().optional(),
  absence: z.object({ why: AbsenceKind, fromDay: Day, toDay: Day, part: Stretch.nullable() }).optional(),
  /** When several days were asked about at once. */
  day: Day.optional(),
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
  /** Rooms, chairs and devices it is done with. */
  resourceIds: z.array(Id),
  /** Chosen with it: their minutes are within `durationMin`, their prices beside `priceCents`. */
  addOns: z.array(z.object({ serviceId: Id, name: z.string(), durationMin: z.int().min(0), priceCents: PriceCents })),
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
  /** The card is restricted and this person does not handle requests: nothing of the client is told. */
  restricted: z.boolean().optional(),
  alert: z.string(),
  note: z.string(),
  visitId: Id.nullable(),
  documentId: Id.nullable(),
  removed: z.boolean(),
  /** The series it was made in; null for one of its own. */
  seriesId: Id.nullable(),
  /** Cancelled closer to its time than the salon allows. */
  lateCancel: z.boolean(),
  lines: z.array(AppointmentLine),
})
export type Appointment = z.infer<typeof Appointment>

export const DayColumn = z.object({ staffId: Id, name: z.string(), colour: PaletteColour })
export type DayColumn = z.infer<typeof DayColumn>

/** When the salon is open that day, minutes; null = closed. */
export const OpenHours = z.object({ openMin: Minute, closeMin: Minute }).nullable()
export type OpenHours = z.infer<typeof OpenHours>

/** One person's day as the calendar shades it. */
export const ColumnTime = z.object({
  staffId: Id,
  working: z.array(Stretch),
  breaks: z.array(Stretch),
  absence: AbsenceKind.nullable(),
})
export type ColumnTime = z.infer<typeof ColumnTime>

export const CalendarDay = z.object({
  day: Day,
  hours: OpenHours,
  /** Why the salon is closed that day, '' when nobody wrote it; null when it is not. */
  closedReason: z.string().nullable(),
  /** One for each column. */
  times: z.array(ColumnTime),
  blocks: z.array(TimeBlock),
  appointments: z.array(Appointment),
})
export type CalendarDay = z.infer<typeof CalendarDay>

export const CalendarView = z.object({ columns: z.array(DayColumn), days: z.array(CalendarDay) })
export type CalendarView = z.infer<typeof CalendarView>

/** The longest stretch one call may ask for: a month's grid. */
export const calendarQueryDays = 42

export const CalendarQuery = z
  .strictObject({
    from: Day,
    /** Inclusive. */
    to: Day,
    /** Only this person's lines and column. */
    staffId: Id.optional(),
  })
  .refine((asked) => asked.from <= asked.to && daysBetween(asked.from, asked.to) < calendarQueryDays, {
    error: 'TOO_MANY_DAYS',
  })
export type CalendarQuery = z.infer<typeof CalendarQuery>

export const LoadQuery = z
  .strictObject({ from: Day, to: Day })
  .refine((asked) => asked.from <= asked.to && daysBetween(asked.from, asked.to) < calendarQueryDays, {
    error: 'TOO_MANY_DAYS',
  })

/** How full a day is. */
export const DayLoad = z.object({
  day: Day,
  /** That hold time. */
  appointments: z.int(),
  /** People's time, clean-up included. */
  bookedMin: z.int(),
  /** What there is of it. */
  workingMin: z.int(),
  /** Why the salon is closed, '' when nobody wrote it; null on an ordinary day. */
  closedReason: z.string().nullable(),
})
export type DayLoad = z.infer<typeof DayLoad>

export const NewLine = z.strictObject({
  serviceId: Id,
  staffId: Id,
  startMin: Minute,
  /** With its add-ons; the person's own length when left out. */
  durationMin: DurationMin.optional(),
  /** Left out: those that the line has. */
  addOnIds: z.array(Id).max(10).optional(),
  /** Chosen by hand; what the service still needs is added. Left out: chosen by the program. */
  resourceIds: z.array(Id).max(mostNeeds).optional(),
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
  /** Written reason to go on although something speaks against the treatment; logged. */
  safetyReason: SafetyReason.optional(),
  /** The wish on the waiting list that it meets. */
  waitlistId: Id.optional(),
})
export type BookAppointment = z.infer<typeof BookAppointment>

/** A booking to be tried without making it. */
export const CheckAppointment = z.strictObject({
  day: Day,
  clientId: Id.nullable().optional(),
  lines: z.array(NewLine).min(1).max(20),
})
export type CheckAppointment = z.infer<typeof CheckAppointment>

/** How far ahead free time is looked for. */
export const mostDaysAhead = 60

export const dayParts = ['any', 'morning', 'afternoon', 'evening'] as const
export const DayPart = z.enum(dayParts)
export type DayPart = z.infer<typeof DayPart>

export const FindTime = z.strictObject({
  from: Day,
  /** On the first day nothing earlier than this. */
  fromMin: Minute.default(0),
  days: z.int().min(1).max(mostDaysAhead).default(mostDaysAhead),
  /** Anyone who takes appointments when left out. */
  staffId: Id.optional(),
  /** One after another, all by the same person; the service's own length when left out. */
  lines: z
    .array(z.strictObject({ serviceId: Id, durationMin: DurationMin.optional() }))
    .min(1)
    .max(20),
  dayPart: DayPart.default('any'),
  /** An appointment that is being moved: its own time counts as free. */
  exceptId: Id.optional(),
  limit: z.int().min(1).max(50).default(10),
})
export type FindTime = z.infer<typeof FindTime>

export const FreeTime = z.object({
  day: Day,
  staffId: Id,
  startMin: Minute,
  /** Leaves no stretch too short to sell on either side. */
  isBest: z.boolean(),
})
export type FreeTime = z.infer<typeof FreeTime>

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
  safetyReason: SafetyReason.optional(),
})
export type ChangeAppointment = z.infer<typeof ChangeAppointment>

export const SetStatus = z.strictObject({
  id: Id,
  version: z.int(),
  status: AppointmentStatus.exclude(['paid']),
  /** Cancellation: why. */
  reason: line(300).optional(),
  overrideReason: OverrideReason.optional(),
  safetyReason: SafetyReason.optional(),
})
export type SetStatus = z.infer<typeof SetStatus>

/** A new time some weeks later, as like the old one as can be had. */
export const Rebook = z.strictObject({ id: Id, weeks: z.int().min(1).max(52) })
export type Rebook = z.infer<typeof Rebook>

export const RebookOffer = z.object({
  /** The same weekday and time, so many weeks later. */
  day: Day,
  startMin: Minute,
  isFree: z.boolean(),
  /** The nearest free times of the same person when it is not, the nearest first. */
  nearest: z.array(FreeTime),
})
export type RebookOffer = z.infer<typeof RebookOffer>

export const changedFields = [
  'day',
  'start',
  'duration',
  'staff',
  'services',
  'client',
  'note',
  'status',
  'reason',
] as const
export type ChangedField = (typeof changedFields)[number]

/**
 * One entry of the timeline. Values are short and plain: a day, minutes as digits, a status code, names joined by commas;
 * '' where there was nothing.
 */
export const AppointmentChange = z.object({
  atMs: AtMs,
  staffName: z.string(),
  kind: z.enum(['booked', 'changed', 'status', 'removed', 'restored', 'paid']),
  changes: z.array(z.object({ field: z.enum(changedFields), before: z.string(), after: z.string() })),
  /** Why it was let through against a conflict; '' when nothing stood in the way. */
  overrideReason: z.string(),
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
      /** What the card says of her beside the alert; '' without `client-names`. */
      notes: z.string(),
      noShowCount: z.int(),
      lateCancelCount: z.int(),
      lastVisit: z.object({ day: Day, services: z.array(z.string()), recordText: z.string().nullable() }).nullable(),
    })
    .nullable(),
  cancelReason: z.string(),
  /** Done but unpaid appointments of the same client, this one left out; sums with add-ons, null without `till`. */
  unpaid: z.array(z.object({ id: Id, day: Day, services: z.array(z.string()), cents: z.int().nullable() })),
  /** The client's coming appointments, this one left out, the next first. */
  next: z.array(z.object({ id: Id, day: Day, startMin: Minute, services: z.array(z.string()) })),
  changes: z.array(AppointmentChange),
})
export type AppointmentDetail = z.infer<typeof AppointmentDetail>
