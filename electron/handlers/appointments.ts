// Handlers of the calendar. One line a route.
import { bookAppointment, bringBackAppointment, changeAppointment, removeAppointment } from '../../db/appointments.ts'
import { appointmentDetail, calendarView } from '../../db/appointments-read.ts'
import { setAppointmentStatus } from '../../db/appointments-status.ts'
import type { appointmentsRoutes } from '../../shared/ipc/appointments.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'

export const appointmentsHandlers: HandlersOf<keyof typeof appointmentsRoutes, App> = {
  'appointments.calendar': ({ db, actor }, input) => calendarView(db, input, actor),
  'appointments.get': ({ db, actor }, input) => appointmentDetail(db, input, actor),
  'appointments.book': ({ tx, actor }, input) => bookAppointment(tx, input, actor),
  'appointments.change': ({ tx, actor }, input) => changeAppointment(tx, input, actor),
  'appointments.setStatus': ({ tx, actor }, input) => setAppointmentStatus(tx, input, actor),
  'appointments.remove': ({ tx, actor }, input) => removeAppointment(tx, input, actor),
  'appointments.bringBack': ({ tx, actor }, input) => bringBackAppointment(tx, input, actor),
}
