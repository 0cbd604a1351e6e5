// What a drag or a key press makes of an appointment's lines. The chain follows: moving one line moves the whole
// appointment, lengthening one pushes those after it. Pure.
import type { Appointment, ChangeAppointment } from '../../shared/appointments.ts'

export type SentLines = NonNullable<ChangeAppointment['lines']>

type Line = Appointment['lines'][number]

const sent = (line: Line): SentLines[number] => ({
  id: line.id,
  serviceId: line.serviceId,
  staffId: line.staffId,
  startMin: line.startMin,
  durationMin: line.durationMin,
  addOnIds: line.addOns.map((each) => each.serviceId),
})

/** The lines exactly as they are, rooms and devices too: what takes a change back. */
export function linesOf(appointment: Appointment): SentLines {
  return appointment.lines.map((line) => ({ ...sent(line), resourceIds: line.resourceIds }))
}

/**
 * All lines moved so that the dragged one starts at `startMin`. Lines of the dragged line's person go to the new person
 * with it; those of others stay theirs. With `resourceIds` the dragged line gets these. Null when a line would start before midnight or end after it.
 */
export function movedLines(
  appointment: Appointment,
  lineId: string,
  to: { readonly startMin: number; readonly staffId: string; readonly resourceIds?: readonly string[] },
): SentLines | null {
  const dragged = appointment.lines.find((line) => line.id === lineId)
  if (dragged === undefined) return null
  const delta = to.startMin - dragged.startMin
  const moved = appointment.lines.map((line) => ({
    ...sent(line),
    startMin: line.startMin + delta,
    staffId: line.staffId === dragged.staffId ? to.staffId : line.staffId,
    ...(to.resourceIds !== undefined && line.id === lineId ? { resourceIds: [...to.resourceIds] } : {}),
  }))
  return moved.every((line) => line.startMin >= 0 && line.startMin + (line.durationMin ?? 0) <= 1440) ? moved : null
}

/** One line made `durationMin` long; lines that began at or after its old end follow. Null past midnight or below 5 min. */
export function resizedLines(appointment: Appointment, lineId: string, durationMin: number): SentLines | null {
  const resized = appointment.lines.find((line) => line.id === lineId)
  if (resized === undefined || durationMin < 5) return null
  const oldEnd = resized.startMin + resized.durationMin
  const delta = durationMin - resized.durationMin
  const lines = appointment.lines.map((line) => {
    if (line.id === lineId) return { ...sent(line), durationMin }
    return line.startMin >= oldEnd ? { ...sent(line), startMin: line.startMin + delta } : sent(line)
  })
  return lines.every((line) => line.startMin + (line.durationMin ?? 0) <= 1440) ? lines : null
}

/** True when nothing would change. Lines that do not say what they hold keep it. */
export function isSame(appointment: Appointment, day: string, lines: SentLines): boolean {
  const now = JSON.stringify(linesOf(appointment))
  const then = lines.map((line, at) => ({
    ...line,
    resourceIds: line.resourceIds ?? appointment.lines[at]?.resourceIds,
  }))
  return day === appointment.day && JSON.stringify(then) === now
}
