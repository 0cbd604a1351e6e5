// Finding free time for services that need rooms or devices: at which minutes a booking may begin so that everything it
// needs is free. Pure; runs anywhere.
import { placeResources, type ResourceStock, type TakenResource, type WantedLine } from './appointments-conflicts.ts'
import { MINUTES_PER_DAY } from './day.ts'

/** First and last minute, both included. */
interface Run {
  readonly startMin: number
  readonly endMin: number
}

/** A line placed as if the booking began at minute 0. */
export type PlacedLine = Pick<WantedLine, 'startMin' | 'durationMin' | 'cleanupMin' | 'needs'>

type Taken = Pick<TakenResource, 'resourceId' | 'startMin' | 'endMin'>

const wholeDay: readonly Run[] = [{ startMin: 0, endMin: MINUTES_PER_DAY }]

/**
 * Runs of starts at which every need has some member free, each need asked alone. Two needs may still want the same
 * resource, so what comes out is asked once more with `fitsResources`.
 */
export function resourceStarts(
  lines: readonly PlacedLine[],
  stock: ResourceStock,
  taken: readonly Taken[],
): readonly Run[] {
  let runs = wholeDay
  for (const line of lines) {
    for (const groupId of line.needs) {
      const members = stock.groups.get(groupId)?.resourceIds ?? []
      const free = members.flatMap((id) =>
        startsFor(
          line,
          taken.filter((each) => each.resourceId === id),
        ),
      )
      runs = common(runs, joined(free))
    }
  }
  return runs
}

/** True when the booking may begin at the minute, asked of all needs together. */
export function fitsResources(
  lines: readonly PlacedLine[],
  startMin: number,
  stock: ResourceStock,
  taken: readonly Taken[],
): boolean {
  if (lines.every((line) => line.needs.length < 2)) return true
  const placed = lines.map(
    (line, index): WantedLine => ({
      ...line,
      id: String(index),
      staffId: '',
      processingMin: 0,
      finishMin: 0,
      startMin: startMin + line.startMin,
      chosen: [],
      held: [],
    }),
  )
  const resources = taken.map((each) => ({ ...each, appointmentId: '', clientName: null, clientEndMin: each.endMin }))
  return placeResources(placed, { resources, stock }).conflicts.length === 0
}

/** Starts of the booking at which one resource is free for the line. */
function startsFor(line: PlacedLine, taken: readonly Taken[]): Run[] {
  const endMin = line.startMin + line.durationMin + line.cleanupMin
  // Between these two minutes, ends not included, the line would lie on what is taken.
  const blocked = taken
    .map((each) => ({ from: each.startMin - endMin, to: each.endMin - line.startMin }))
    .sort((a, b) => a.from - b.from)
  const runs: Run[] = []
  let at = 0
  for (const { from, to } of blocked) {
    if (from >= at) runs.push({ startMin: at, endMin: from })
    at = Math.max(at, to)
  }
  if (at <= MINUTES_PER_DAY) runs.push({ startMin: at, endMin: MINUTES_PER_DAY })
  return runs
}

/** Runs in order; those that meet become one. */
function joined(runs: readonly Run[]): Run[] {
  const made: Run[] = []
  for (const run of [...runs].sort((a, b) => a.startMin - b.startMin)) {
    const last = made.at(-1)
    if (last === undefined || run.startMin > last.endMin + 1) made.push(run)
    else made[made.length - 1] = { startMin: last.startMin, endMin: Math.max(last.endMin, run.endMin) }
  }
  return made
}

/** The minutes that are in both. */
export function common(some: readonly Run[], others: readonly Run[]): Run[] {
  return some.flatMap((a) =>
    others
      .map((b) => ({ startMin: Math.max(a.startMin, b.startMin), endMin: Math.min(a.endMin, b.endMin) }))
      .filter((run) => run.startMin <= run.endMin),
  )
}
