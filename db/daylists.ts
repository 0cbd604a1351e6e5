// What a printed list holds: each person's appointments and blocks of some days, as fully as was asked and as the one who
// asks may see. Runs in main.
import { type Appointment, holdsTime } from '../shared/appointments.ts'
import type { DayList, DayListAsk, DayListRow } from '../shared/daylists.ts'
import { firstNameOf, initialsOf } from '../shared/person-names.ts'
import { formatPhone, parsePhone } from '../shared/phone.ts'
import type { Actor } from './actor.ts'
import { calendarView, lastVisitBefore } from './appointments-read.ts'
import { type Db, one, query } from './handle.ts'
import { salonOf } from './settings.ts'

/** Cancelled and missed appointments are left out: the paper says who comes. */
export function dayList(db: Db, asked: DayListAsk, actor: Actor): DayList {
  const { from, to, staffId, names } = asked
  const view = calendarView(db, { from, to, ...(staffId === null ? {} : { staffId }) }, actor)
  const ids = new Set<string>()
  const days = view.days.map(({ day, times, blocks, appointments }) => {
    const coming = appointments.filter((each) => holdsTime(each.status))
    const people = view.columns.map(({ staffId: id, name }) => {
      const own = coming.flatMap((appointment): DayListRow[] => {
        const lines = appointment.lines.filter((line) => line.staffId === id)
        const [first] = lines
        if (first === undefined) return []
        ids.add(appointment.id)
        return [
          {
            startMin: Math.min(...lines.map((line) => line.startMin)),
            endMin: Math.max(...lines.map((line) => line.startMin + line.durationMin)),
            block: null,
            ...(names === 'full' ? inFull(db, appointment, actor) : inInitials(appointment)),
            services: lines.flatMap((line) => [line.serviceName, ...line.addOns.map((each) => `+ ${each.name}`)]),
            status: appointment.status,
          },
        ]
      })
      const kept = blocks
        .filter((block) => block.staffId === id)
        .map((block): DayListRow => ({ ...empty, startMin: block.startMin, endMin: block.endMin, block: block.title }))
      return {
        staffId: id,
        name,
        working: times.find((each) => each.staffId === id)?.working ?? [],
        rows: [...own, ...kept].sort((a, b) => a.startMin - b.startMin || a.endMin - b.endMin),
      }
    })
    return { day, people: people.filter((person) => person.working.length > 0 || person.rows.length > 0) }
  })
  return {
    names,
    salonName: salonOf(db)?.name ?? '',
    madeAtMs: actor.atMs,
    days,
    appointmentIds: [...ids],
  }
}

const empty = {
  client: '',
  phone: '',
  alert: '',
  services: [],
  note: '',
  lastVisit: null,
  status: null,
} satisfies Partial<DayListRow>

/** Initials and nothing else: whatever the calendar's reader may see, the paper tells no passer-by who comes. */
function inInitials(appointment: Appointment) {
  return { ...empty, client: initialsOf(appointment.clientName) }
}

function inFull(db: Db, appointment: Appointment, actor: Actor) {
  const { clientId, clientName, alert, note } = appointment
  if (clientId === null || appointment.restricted) return { ...empty, note }
  const client = one(db, query.selectFrom('client').select(['name', 'phone']).where('id', '=', clientId))
  const phone = actor.can('client-contacts') ? (client?.phone ?? '') : ''
  const seesNames = actor.can('client-names')
  const last = seesNames ? lastVisitBefore(db, appointment, clientId, actor) : null
  return {
    ...empty,
    client: seesNames ? clientName : firstNameOf(clientName),
    phone: phone === '' ? '' : formatPhone(parsePhone(phone) ?? phone),
    alert,
    note,
    lastVisit: last === null ? null : { day: last.day, services: last.services },
  }
}
