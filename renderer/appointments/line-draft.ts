// The services of a booking while it is being written: they follow one another, each with its person and length. Pure.
import type { Appointment } from '../../shared/appointments.ts'
import { clientMinutes, type Service } from '../../shared/services.ts'
import type { SentLines } from './moves.ts'

export interface DraftLine {
  /** Stays while the form is open; not the database's id. */
  readonly key: string
  readonly id: string | null
  readonly serviceId: string
  readonly staffId: string
  readonly startMin: number
  readonly durationMin: number
}

export function draftOf(appointment: Appointment): DraftLine[] {
  return appointment.lines.map((line) => ({
    key: line.id,
    id: line.id,
    serviceId: line.serviceId,
    staffId: line.staffId,
    startMin: line.startMin,
    durationMin: line.durationMin,
  }))
}

const endOf = (line: DraftLine) => line.startMin + line.durationMin

/**
 * One more service after those there are. `drawnMin` is the length someone drew in the calendar; it is used for the first
 * service when longer than a click's.
 */
export function withService(
  lines: readonly DraftLine[],
  service: Service,
  first: { readonly startMin: number; readonly staffId: string; readonly drawnMin: number | null },
): DraftLine[] {
  const last = lines.at(-1)
  const key = `new-${lines.length}-${service.id}-${last?.key ?? ''}`
  const durationMin = last === undefined && first.drawnMin !== null ? first.drawnMin : clientMinutes(service)
  return [
    ...lines,
    {
      key,
      id: null,
      serviceId: service.id,
      staffId: last?.staffId ?? first.staffId,
      startMin: last === undefined ? first.startMin : endOf(last),
      durationMin,
    },
  ]
}

/** Without one line; those after it move up into its place. */
export function withoutLine(lines: readonly DraftLine[], key: string): DraftLine[] {
  const gone = lines.find((line) => line.key === key)
  if (gone === undefined) return [...lines]
  return lines
    .filter((line) => line.key !== key)
    .map((line) => (line.startMin >= endOf(gone) ? { ...line, startMin: line.startMin - gone.durationMin } : line))
}

/** One line longer or shorter; those after it follow. */
export function withDuration(lines: readonly DraftLine[], key: string, durationMin: number): DraftLine[] {
  const changed = lines.find((line) => line.key === key)
  if (changed === undefined) return [...lines]
  const delta = durationMin - changed.durationMin
  return lines.map((line) => {
    if (line.key === key) return { ...line, durationMin }
    return line.startMin >= endOf(changed) ? { ...line, startMin: line.startMin + delta } : line
  })
}

export function withStaff(lines: readonly DraftLine[], key: string, staffId: string): DraftLine[] {
  return lines.map((line) => (line.key === key ? { ...line, staffId } : line))
}

/** The whole booking moved so that its first line starts at `startMin`. */
export function startingAt(lines: readonly DraftLine[], startMin: number): DraftLine[] {
  const first = Math.min(...lines.map((line) => line.startMin))
  return lines.map((line) => ({ ...line, startMin: line.startMin - first + startMin }))
}

export function sentOf(lines: readonly DraftLine[]): SentLines {
  return lines.map(({ id, serviceId, staffId, startMin, durationMin }) => ({
    ...(id === null ? {} : { id }),
    serviceId,
    staffId,
    startMin,
    durationMin,
  }))
}
