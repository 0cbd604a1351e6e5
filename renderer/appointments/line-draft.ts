// The services of a booking while it is being written: they follow one another, each with its person and length. Pure.
import type { Appointment } from '../../shared/appointments.ts'
import { clientMinutes, partsBy, priceOn, type Service } from '../../shared/services.ts'
import type { SentLines } from './moves.ts'

export interface DraftLine {
  /** Stays while the form is open; not the database's id. */
  readonly key: string
  readonly id: string | null
  readonly serviceId: string
  readonly staffId: string
  readonly startMin: number
  /** With the minutes of its add-ons. */
  readonly durationMin: number
  readonly addOnIds: readonly string[]
}

export function draftOf(appointment: Appointment): DraftLine[] {
  return appointment.lines.map((line) => ({
    key: line.id,
    id: line.id,
    serviceId: line.serviceId,
    staffId: line.staffId,
    startMin: line.startMin,
    durationMin: line.durationMin,
    addOnIds: line.addOns.map((each) => each.serviceId),
  }))
}

const endOf = (line: DraftLine) => line.startMin + line.durationMin

/**
 * One more service after those there are. `drawnMin` is the length someone drew in the calendar; it is used for the first
 * service when longer than a click's. `cleanupMin` follows the last one, done by the same person.
 */
export function withService(
  lines: readonly DraftLine[],
  service: Service,
  first: { readonly startMin: number; readonly staffId: string; readonly drawnMin: number | null },
  cleanupMin = 0,
): DraftLine[] {
  const last = lines.at(-1)
  const key = `new-${lines.length}-${service.id}-${last?.key ?? ''}`
  const staffId = last?.staffId ?? first.staffId
  const usualMin = clientMinutes(partsBy(service, staffId))
  const durationMin = last === undefined && first.drawnMin !== null ? first.drawnMin : usualMin
  return [
    ...lines,
    {
      key,
      id: null,
      serviceId: service.id,
      staffId,
      startMin: last === undefined ? first.startMin : endOf(last) + cleanupMin,
      durationMin,
      addOnIds: [],
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

/** Another person for a line. One that is as long as it usually is takes the new person's own time. */
export function withStaff(
  lines: readonly DraftLine[],
  key: string,
  staffId: string,
  service: Service | undefined,
): DraftLine[] {
  const changed = lines.find((line) => line.key === key)
  if (changed === undefined) return [...lines]
  const given = lines.map((line) => (line.key === key ? { ...line, staffId } : line))
  if (service === undefined) return given
  const delta = clientMinutes(partsBy(service, staffId)) - clientMinutes(partsBy(service, changed.staffId))
  return delta === 0 ? given : withDuration(given, key, Math.max(5, changed.durationMin + delta))
}

/** An add-on chosen or left out; the line gets its minutes, and those after it follow. */
export function withAddOn(lines: readonly DraftLine[], key: string, addOn: Service, isChosen: boolean): DraftLine[] {
  const changed = lines.find((line) => line.key === key)
  if (changed === undefined || changed.addOnIds.includes(addOn.id) === isChosen) return [...lines]
  const addOnIds = isChosen ? [...changed.addOnIds, addOn.id] : changed.addOnIds.filter((id) => id !== addOn.id)
  const minutes = (addOn.addOnMin ?? 0) * (isChosen ? 1 : -1)
  const longer = withDuration(lines, key, Math.max(5, changed.durationMin + minutes))
  return longer.map((line) => (line.key === key ? { ...line, addOnIds } : line))
}

/** One line at another time; those that began when it ended or later follow. */
export function withStart(lines: readonly DraftLine[], key: string, startMin: number): DraftLine[] {
  const moved = lines.find((line) => line.key === key)
  if (moved === undefined) return [...lines]
  const delta = startMin - moved.startMin
  return lines.map((line) =>
    line.key === key || line.startMin >= endOf(moved) ? { ...line, startMin: line.startMin + delta } : line,
  )
}

/** What the lines cost on a day, add-ons too, cents. */
export function priceOfLines(lines: readonly DraftLine[], services: readonly Service[], day: string): number {
  return lines.reduce((sum, line) => {
    const priceOf = (id: string) => {
      const service = services.find((each) => each.id === id)
      return service === undefined ? 0 : priceOn(service, line.staffId, day)
    }
    return sum + priceOf(line.serviceId) + line.addOnIds.reduce((added, id) => added + priceOf(id), 0)
  }, 0)
}

/** The whole booking moved so that its first line starts at `startMin`. */
export function startingAt(lines: readonly DraftLine[], startMin: number): DraftLine[] {
  const first = Math.min(...lines.map((line) => line.startMin))
  return lines.map((line) => ({ ...line, startMin: line.startMin - first + startMin }))
}

export function sentOf(lines: readonly DraftLine[]): SentLines {
  return lines.map(({ id, serviceId, staffId, startMin, durationMin, addOnIds }) => ({
    ...(id === null ? {} : { id }),
    serviceId,
    staffId,
    startMin,
    durationMin,
    addOnIds: [...addOnIds],
  }))
}
