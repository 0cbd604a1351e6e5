// Routes of the calendar and its appointments.
import { z } from 'zod'
import {
  Appointment,
  AppointmentDetail,
  BookAppointment,
  CalendarQuery,
  CalendarView,
  ChangeAppointment,
  CheckAppointment,
  Conflict,
  DayLoad,
  FindTime,
  FreeTime,
  LoadQuery,
  Rebook,
  RebookOffer,
  SetStatus,
} from '../appointments.ts'
import { BookSeries, CheckSeries, ManySteps, Series, SeriesDay } from '../appointments-series.ts'
import { Id } from '../values.ts'
import { read, write } from './route.ts'

const subject = (_: unknown, appointment: Appointment) => ({ record: appointment.id, client: appointment.clientId })

export const appointmentsRoutes = {
  'appointments.calendar': read({
    access: 'schedule',
    input: CalendarQuery,
    output: CalendarView,
    log: {
      action: 'view',
      kind: 'schedule',
      purpose: 'appointment',
      of: (_, view) => ({ ids: view.days.flatMap((day) => day.appointments.map((each) => each.id)) }),
    },
  }),
  'appointments.get': read({
    access: 'schedule',
    input: z.strictObject({ id: Id }),
    output: AppointmentDetail,
    log: {
      action: 'view',
      kind: 'appointment',
      purpose: 'appointment',
      of: (input, detail) => ({ record: input.id, client: detail.appointment.clientId }),
    },
  }),
  /** How full the days of a month are. */
  'appointments.load': read({
    access: 'schedule',
    input: LoadQuery,
    output: z.array(DayLoad),
    log: { none: 'counts of a day name no client and no appointment' },
  }),
  /** What would stand in the way of a booking; nothing is written. Errors as for booking, conflicts as the answer. */
  'appointments.check': read({
    access: 'schedule',
    input: CheckAppointment,
    output: z.strictObject({ conflicts: z.array(Conflict) }),
    // A free time shows nobody; what stands in the way shows whose it is.
    log: {
      action: 'view',
      kind: 'schedule',
      purpose: 'appointment',
      of: (_, { conflicts }) => {
        const ids = conflicts.flatMap((each) => (each.appointmentId === null ? [] : [each.appointmentId]))
        return ids.length === 0 ? null : { ids: [...new Set(ids)] }
      },
    },
  }),
  /** The next free times for services, within sixty days. */
  'appointments.findTime': read({
    access: 'schedule',
    input: FindTime,
    output: z.array(FreeTime),
    log: { none: 'free times name no client and no appointment' },
  }),
  /** The same weekday and time some weeks later, or the nearest free ones. */
  'appointments.rebook': read({
    access: 'schedule',
    input: Rebook,
    output: RebookOffer,
    log: { none: 'free times name no client and no appointment' },
  }),
  /** Which days of a series could not be booked as asked; nothing is written. */
  'appointments.checkSeries': read({
    access: 'schedule',
    input: CheckSeries,
    output: z.array(SeriesDay),
    log: {
      action: 'view',
      kind: 'schedule',
      purpose: 'appointment',
      of: (_, problems) => {
        const ids = problems.flatMap((each) => each.conflicts.flatMap((conflict) => conflict.appointmentId ?? []))
        return ids.length === 0 ? null : { ids: [...new Set(ids)] }
      },
    },
  }),
  'appointments.series': read({
    access: 'schedule',
    input: z.strictObject({ id: Id }),
    output: Series,
    log: {
      action: 'view',
      kind: 'schedule',
      purpose: 'appointment',
      of: (_, series) => ({ ids: series.appointments.map((each) => each.id) }),
    },
  }),
  'appointments.bookSeries': write({
    access: 'schedule',
    input: BookSeries,
    output: Series,
    log: {
      action: 'create',
      kind: 'appointment',
      purpose: 'appointment',
      of: (input, series) => ({
        client: input.clientId,
        ids: series.appointments.map((each) => each.id),
        fields: input.occurrences.some((each) => each.overrideReason !== undefined) ? ['overrideReason'] : [],
      }),
    },
  }),
  /** Changes of several, together or not at all. */
  'appointments.many': write({
    access: 'schedule',
    input: ManySteps,
    output: z.array(Appointment),
    whileRestricted: {
      because: 'times that were booked before are given back',
      when: ({ steps }) =>
        steps.every((step) => step.do === 'status' && (step.status === 'cancelled' || step.status === 'no-show')),
    },
    log: {
      action: 'change',
      kind: 'appointment',
      purpose: 'appointment',
      of: (input, after) => ({
        ids: [...new Set(after.map((each) => each.id))],
        fields: [...new Set(input.steps.flatMap((step) => Object.keys(step)))].filter(
          (key) => key !== 'id' && key !== 'version' && key !== 'do',
        ),
      }),
    },
  }),
  'appointments.book': write({
    access: 'schedule',
    input: BookAppointment,
    output: Appointment,
    // A booking that stands against a conflict by a written reason shows as such.
    log: {
      action: 'create',
      kind: 'appointment',
      purpose: 'appointment',
      of: (input, appointment) => ({
        ...subject(input, appointment),
        fields: [
          ...(input.overrideReason === undefined ? [] : ['overrideReason']),
          ...(input.safetyReason === undefined ? [] : ['safetyReason']),
        ],
      }),
    },
  }),
  'appointments.change': write({
    access: 'schedule',
    input: ChangeAppointment,
    output: Appointment,
    log: {
      action: 'change',
      kind: 'appointment',
      purpose: 'appointment',
      of: (input, appointment) => ({
        ...subject(input, appointment),
        fields: Object.keys(input).filter((key) => key !== 'id' && key !== 'version'),
      }),
    },
  }),
  'appointments.setStatus': write({
    access: 'schedule',
    input: SetStatus,
    output: Appointment,
    whileRestricted: {
      because: 'a time that was booked before is given back',
      when: ({ status }) => status === 'cancelled' || status === 'no-show',
    },
    log: {
      action: 'change',
      kind: 'appointment',
      purpose: 'appointment',
      of: (input, appointment) => ({
        ...subject(input, appointment),
        fields: input.safetyReason === undefined ? ['status'] : ['status', 'safetyReason'],
      }),
    },
  }),
  /** Takes a booking made by mistake off the calendar; undone by `bringBack`. Not for a client who cancels. */
  'appointments.remove': write({
    access: 'schedule',
    input: z.strictObject({ id: Id, version: z.int() }),
    output: Appointment,
    log: { action: 'remove', kind: 'appointment', purpose: 'appointment', of: subject },
  }),
  'appointments.bringBack': write({
    access: 'schedule',
    input: z.strictObject({ id: Id, version: z.int() }),
    output: Appointment,
    log: {
      action: 'change',
      kind: 'appointment',
      purpose: 'appointment',
      of: (input, appointment) => ({ ...subject(input, appointment), fields: ['removed'] }),
    },
  }),
}
