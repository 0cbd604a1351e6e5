// Handlers of the calendar. One line a route.
import {
  bookAppointment,
  bringBackAppointment,
  changeAppointment,
  checkAppointment,
  removeAppointment,
} from '../../db/appointments.ts'
import { findFreeTimes } from '../../db/appointments-free-time.ts'
import { dayLoads } from '../../db/appointments-load.ts'
import { applySteps } from '../../db/appointments-many.ts'
import { appointmentDetail, calendarView } from '../../db/appointments-read.ts'
import { rebookOffer } from '../../db/appointments-rebook.ts'
import { bookSeries, checkSeries, seriesOf } from '../../db/appointments-series.ts'
import { setAppointmentStatus } from '../../db/appointments-status.ts'
import type { appointmentsRoutes } from '../../shared/ipc/appointments.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'

export const appointmentsHandlers: HandlersOf<keyof typeof appointmentsRoutes, App> = {
  'appointments.calendar': ({ db, actor }, input) => calendarView(db, input, actor),
  'appointments.load': ({ db, actor }, input) => dayLoads(db, input, actor),
  'appointments.get': ({ db, actor }, input) => appointmentDetail(db, input, actor),
  'appointments.check': ({ db, actor }, input) => checkAppointment(db, input, actor),
  'appointments.findTime': ({ db, actor }, input) => findFreeTimes(db, input, actor),
  'appointments.rebook': ({ db, actor }, input) => rebookOffer(db, input, actor),
  'appointments.checkSeries': ({ db, actor }, input) => checkSeries(db, input, actor),
  'appointments.series': ({ db, actor }, input) => seriesOf(db, input, actor),
  'appointments.bookSeries': ({ tx, actor }, input) => bookSeries(tx, input, actor),
  'appointments.many': ({ tx, actor }, input) => applySteps(tx, input, actor),
  'appointments.book': ({ tx, actor }, input) => bookAppointment(tx, input, actor),
  'appointments.change': ({ tx, actor }, input) => changeAppointment(tx, input, actor),
  'appointments.setStatus': ({ tx, actor }, input) => setAppointmentStatus(tx, input, actor),
  'appointments.remove': ({ tx, actor }, input) => removeAppointment(tx, input, actor),
  'appointments.bringBack': ({ tx, actor }, input) => bringBackAppointment(tx, input, actor),
}
