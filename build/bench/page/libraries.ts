// Two calendars that others use, drawing the same days with their own ways of putting them in. Runs in the page of the bench.
import '@event-calendar/core/index.css'
import { DayPilot } from '@daypilot/daypilot-lite-javascript'
import { type Calendar, createCalendar, destroyCalendar, Interaction, ResourceTimeGrid } from '@event-calendar/core'
import type { Appointment, CalendarView } from '../../../shared/appointments.ts'
import type { Candidate } from './candidate.ts'
import { blockText, firstDay, localTime } from './days.ts'

const fillOf = (appointment: Appointment) =>
  ({ booked: '#dbe7f3', confirmed: '#d9efe3' })[appointment.status as string] ?? '#efe9d9'

const eventsOf = <T>(view: CalendarView, event: (appointment: Appointment) => T): T[] =>
  view.days.flatMap((day) => day.appointments.map(event))

const lineOf = (appointment: Appointment) => {
  const [line] = appointment.lines
  if (line === undefined) throw new Error('an appointment without a line')
  return line
}

export function eventCalendar(): Candidate {
  let calendar: Calendar | null = null
  const event = (appointment: Appointment): Calendar.EventInput => {
    const { staffId, startMin, durationMin } = lineOf(appointment)
    return {
      id: appointment.id,
      resourceId: staffId,
      start: localTime(appointment.day, startMin),
      end: localTime(appointment.day, startMin + durationMin),
      title: blockText(appointment),
      backgroundColor: fillOf(appointment),
      textColor: '#222',
    }
  }
  return {
    blocks: '.ec-event',
    mount: (place, view) => {
      calendar = createCalendar(place, [ResourceTimeGrid, Interaction], {
        view: view.days.length > 1 ? 'resourceTimeGridWeek' : 'resourceTimeGridDay',
        date: firstDay,
        firstDay: 1,
        height: '100%',
        headerToolbar: { start: '', center: '', end: '' },
        allDaySlot: false,
        slotMinTime: '08:00',
        slotMaxTime: '21:00',
        editable: true,
        nowIndicator: true,
        resources: view.columns.map(({ staffId, name }) => ({ id: staffId, title: name })),
        events: eventsOf(view, event),
      })
    },
    replace: (view) => {
      calendar?.setOption('events', eventsOf(view, event))
    },
    update: (appointment) => {
      calendar?.updateEvent(event(appointment))
    },
    unmount: async () => {
      if (calendar !== null) await destroyCalendar(calendar)
      calendar = null
    },
  }
}

export function dayPilot(): Candidate {
  let calendar: DayPilot.Calendar | null = null
  const event = (appointment: Appointment): DayPilot.EventData => {
    const { staffId, startMin, durationMin } = lineOf(appointment)
    return {
      id: appointment.id,
      resource: staffId,
      start: localTime(appointment.day, startMin),
      end: localTime(appointment.day, startMin + durationMin),
      text: blockText(appointment),
      backColor: fillOf(appointment),
    }
  }
  return {
    blocks: '.calendar_default_event',
    mount: (place, view) => {
      const columns = view.days.flatMap(({ day }) =>
        view.columns.map(({ staffId, name }) => ({ id: staffId, name, start: day })),
      )
      calendar = new DayPilot.Calendar(place, {
        viewType: 'Resources',
        startDate: firstDay,
        columns,
        businessBeginsHour: 8,
        businessEndsHour: 21,
        heightSpec: 'BusinessHours',
        cellDuration: 30,
        cellHeight: 36,
        eventMoveHandling: 'Update',
        eventResizeHandling: 'Update',
        events: eventsOf(view, event),
      })
      calendar.init()
    },
    replace: (view) => calendar?.update({ events: eventsOf(view, event) }),
    update: (appointment) => calendar?.events.update(event(appointment)),
    unmount: () => {
      calendar?.dispose()
      calendar = null
    },
  }
}
