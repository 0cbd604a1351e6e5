// The days that every calendar of the comparison shows: the shapes that main answers, made up the same in each run. Runs in
// the page of the bench.
import type { Appointment, CalendarView } from '../../../shared/appointments.ts'
import { addDays } from '../../../shared/day.ts'

export interface Shown {
  readonly staff: number
  readonly days: number
  readonly appointments: number
}

/** A Monday. */
export const firstDay = '2027-06-14'

const names = ['Aino Virtanen', 'Eero Korhonen', 'Helmi Mäkelä', 'Onni Nieminen', 'Siiri Hämäläinen', 'Veikko Laine']
const services = ['Hiustenleikkaus', 'Värjäys ja leikkaus', 'Kasvohoito', 'Klassinen hieronta', 'Jalkahoito']
const statuses = ['booked', 'confirmed', 'arrived', 'paid', 'done'] as const
const openMin = 480
const closeMin = 1260

/** `variant` gives other names, services and lengths at the same places, under the same ids. */
export function shownDays({ staff, days, appointments }: Shown, variant: number): CalendarView {
  const staffIds = Array.from({ length: staff }, (_, index) => `staff-${index}`)
  const perColumn = Math.ceil(appointments / (staff * days))
  const stepMin = Math.floor((closeMin - openMin) / perColumn / 5) * 5
  const view = {
    columns: staffIds.map((staffId, index) => ({ staffId, name: `Tekijä ${index + 1}`, colour: index })),
    days: Array.from({ length: days }, (_, index) => {
      const day = addDays(firstDay, index)
      const times = staffIds.map((staffId) => ({
        staffId,
        working: [{ startMin: openMin, endMin: closeMin }],
        breaks: [],
        absence: null,
      }))
      return {
        day,
        hours: { openMin, closeMin },
        closedReason: null,
        times,
        blocks: [],
        appointments: [] as Appointment[],
      }
    }),
  }
  for (let at = 0; at < appointments; at += 1) {
    const column = at % (staff * days)
    const row = Math.floor(at / (staff * days))
    const day = view.days[Math.floor(column / staff)]
    if (day === undefined) throw new Error('more columns than days')
    day.appointments.push(
      appointmentAt(at, day.day, `staff-${column % staff}`, openMin + row * stepMin, stepMin, variant),
    )
  }
  return view
}

function appointmentAt(
  at: number,
  day: string,
  staffId: string,
  startMin: number,
  stepMin: number,
  variant: number,
): Appointment {
  const turn = at + variant * 3
  const of = <T>(list: readonly T[]): T => {
    const found = list[turn % list.length]
    if (found === undefined) throw new Error('nothing to choose from')
    return found
  }
  return {
    id: `appointment-${at}`,
    version: variant + 1,
    day,
    status: of(statuses),
    clientId: `client-${turn}`,
    clientName: of(names),
    alert: turn % 20 === 0 ? 'Allergia' : '',
    note: turn % 9 === 0 ? 'Soittaa ennen' : '',
    visitId: null,
    documentId: null,
    removed: false,
    seriesId: null,
    lateCancel: false,
    lines: [
      {
        id: `line-${at}`,
        serviceId: `service-${turn % services.length}`,
        serviceName: of(services),
        colour: turn % services.length,
        staffId,
        startMin,
        // Now and then one runs into the next, and they lie side by side.
        durationMin: at % 12 === 5 ? stepMin + 10 : stepMin,
        processingMin: 0,
        finishMin: 0,
        cleanupMin: 0,
        priceCents: 4500,
        resourceIds: [],
        addOns: [],
      },
    ],
  }
}

/** The first appointment moved by some minutes, under its own id. */
export function movedOne(view: CalendarView, round: number): { view: CalendarView; appointment: Appointment } {
  const [first, ...others] = view.days
  const before = first?.appointments[0]
  if (first === undefined || before === undefined) throw new Error('no appointment to move')
  const lines = before.lines.map((line) => ({ ...line, startMin: line.startMin + (round % 2 === 0 ? 5 : 10) }))
  const appointment = { ...before, version: before.version + 1, lines }
  const appointments = first.appointments.map((each) => (each === before ? appointment : each))
  return { view: { ...view, days: [{ ...first, appointments }, ...others] }, appointment }
}

/** What every calendar writes into a block. */
export function blockText(appointment: Appointment): string {
  const [line] = appointment.lines
  const minute = line?.startMin ?? 0
  return `${Math.floor(minute / 60)}.${String(minute % 60).padStart(2, '0')} ${appointment.clientName} ${line?.serviceName ?? ''}`
}

/** `2027-06-14T09:30:00`, as the libraries want it. */
export function localTime(day: string, minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${day}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00`
}
