// Finding free time: where a booking fits into people's working hours around what is taken, and which of those places
// leave no stretch too short to sell. The same rule of claims as booking itself (appointments-times.ts). Pure; runs anywhere.
import type { DayPart, FreeTime, OpenHours } from './appointments.ts'
import { appointmentSpan, claimsOf, faultOfTime, type TimedLine } from './appointments-times.ts'
import { addDays, type Day, MINUTES_PER_DAY } from './day.ts'
import { common } from './free-resources.ts'

/** Minutes of a day, end exclusive. */
export interface Stretch {
  readonly startMin: number
  readonly endMin: number
}

/** What is looked for: lines of one person, placed as if the booking began at minute 0. */
export type WantedLine = Omit<TimedLine, 'staffId'>

/** When a booking may begin, by part of the day: before noon, noon to four, from four on. */
const partRange: Readonly<Record<DayPart, Stretch>> = {
  any: { startMin: 0, endMin: MINUTES_PER_DAY },
  morning: { startMin: 0, endMin: 720 },
  afternoon: { startMin: 720, endMin: 960 },
  evening: { startMin: 960, endMin: MINUTES_PER_DAY },
}

export interface FreeTimeAsk {
  readonly fromDay: Day
  /** On the first day nothing earlier than this. */
  readonly fromMin: number
  /** How many days are looked at. */
  readonly days: number
  /** In the salon's own order; of two free at the same minute the first comes first. */
  readonly staffIds: readonly string[]
  readonly lines: readonly WantedLine[]
  readonly dayPart: DayPart
  /** A stretch shorter than this cannot be sold: the staff's time of the shortest active service. 0 = anything can. */
  readonly shortestMin: number
  readonly limit: number
}

/** When a person can be booked on a day; null = not at all. */
export type HoursOf = (staffId: string, day: Day) => OpenHours
/** What is taken of a person on a day, any order. */
export type TakenOf = (staffId: string, day: Day) => readonly Stretch[]

/** Where the booking may begin for the sake of rooms and devices; minutes as runs, both ends included. */
export interface Places {
  readonly startsOf: (day: Day) => readonly Stretch[]
  readonly fits: (day: Day, startMin: number) => boolean
}

const anywhere: Places = { startsOf: () => [{ startMin: 0, endMin: MINUTES_PER_DAY }], fits: () => true }

/** Starts are offered at the quarters, and where they touch what is there already. */
const neatMin = 15

/**
 * The next free times in order of day, start and the staff's order; at most `limit`. Of every gap the earliest start is
 * among them, and the earliest and the latest that leave nothing unsellable.
 */
export function findTimes(ask: FreeTimeAsk, hoursOf: HoursOf, takenOf: TakenOf, places: Places = anywhere): FreeTime[] {
  const found: FreeTime[] = []
  for (let ahead = 0; ahead < ask.days && found.length < ask.limit; ahead += 1) {
    const day = addDays(ask.fromDay, ahead)
    const fromMin = ahead === 0 ? ask.fromMin : 0
    const starts = places.startsOf(day)
    const onDay = ask.staffIds.flatMap((staffId, position) =>
      timesOfPerson(day, staffId, fromMin, ask, hoursOf(staffId, day), takenOf(staffId, day), starts).map((time) => ({
        time,
        position,
      })),
    )
    onDay.sort((a, b) => a.time.startMin - b.time.startMin || a.position - b.position)
    found.push(...onDay.map(({ time }) => time).filter((time) => places.fits(day, time.startMin)))
  }
  return found.slice(0, ask.limit)
}

type Hours = NonNullable<OpenHours>

function timesOfPerson(
  day: Day,
  staffId: string,
  fromMin: number,
  ask: Pick<FreeTimeAsk, 'lines' | 'dayPart' | 'shortestMin'>,
  hours: OpenHours,
  taken: readonly Stretch[],
  places: readonly Stretch[],
): FreeTime[] {
  if (hours === null || ask.lines.length === 0) return []
  const range = partRange[ask.dayPart]
  const least = Math.max(fromMin, range.startMin)
  const most = range.endMin - 1
  return common(freeStarts(ask.lines, hours, taken), places)
    .flatMap((run) => offersIn(run, least, most, (startMin) => isBestStart(ask, startMin, hours, taken)))
    .filter(({ startMin }) => ask.lines.every((line) => isPossible(day, staffId, line, startMin)))
    .map((offer) => ({ day, staffId, ...offer }))
}

function isPossible(day: Day, staffId: string, line: WantedLine, startMin: number): boolean {
  return faultOfTime(day, { ...line, staffId, startMin: startMin + line.startMin }) === null
}

/** The staff's time of the lines when the booking begins at `startMin`, in order, touching stretches as one. */
function stretchesOf(lines: readonly WantedLine[], startMin: number): Stretch[] {
  const claims = lines
    .flatMap((line) => claimsOf({ ...line, staffId: '', startMin: startMin + line.startMin }))
    .sort((a, b) => a.startMin - b.startMin)
  const joined: Stretch[] = []
  for (const claim of claims) {
    const last = joined.at(-1)
    if (last !== undefined && claim.startMin <= last.endMin) {
      joined[joined.length - 1] = { startMin: last.startMin, endMin: Math.max(last.endMin, claim.endMin) }
    } else joined.push({ startMin: claim.startMin, endMin: claim.endMin })
  }
  return joined
}

/**
 * Every minute at which the booking may begin, as runs from the first to the last, both included: the client's time lies
 * within the hours and nobody's stretch is in the way.
 */
export function freeStarts(lines: readonly WantedLine[], hours: Hours, taken: readonly Stretch[]): Stretch[] {
  const span = appointmentSpan(lines)
  const claims = stretchesOf(lines, 0)
  const lastMin = Math.min(
    hours.closeMin - span.endMin,
    MINUTES_PER_DAY - Math.max(0, ...claims.map((each) => each.endMin)),
  )
  // Between these two minutes, ends not included, a claim would lie on what is taken.
  const blocked = taken
    .flatMap((each) =>
      claims.map((claim) => ({ from: each.startMin - claim.endMin, to: each.endMin - claim.startMin })),
    )
    .sort((a, b) => a.from - b.from)
  const runs: Stretch[] = []
  let atMin = hours.openMin - span.startMin
  for (const { from, to } of blocked) {
    if (from >= atMin && atMin <= lastMin) runs.push({ startMin: atMin, endMin: Math.min(from, lastMin) })
    atMin = Math.max(atMin, to)
  }
  if (atMin <= lastMin) runs.push({ startMin: atMin, endMin: lastMin })
  return runs
}

/**
 * True when the booking leaves no stretch too short to sell: every free stretch that it makes beside itself is at least
 * `shortestMin` long. Its own processing time, wholly free, is not counted: it is of the service, not of the place.
 */
export function isBestStart(
  ask: Pick<FreeTimeAsk, 'lines' | 'shortestMin'>,
  startMin: number,
  hours: Hours,
  taken: readonly Stretch[],
): boolean {
  const own = stretchesOf(ask.lines, startMin)
  const isUnsellable = (minutes: number) => minutes > 0 && minutes < ask.shortestMin
  return own.every((claim, at) => {
    const before = Math.max(hours.openMin, ...taken.map((each) => each.endMin).filter((end) => end <= claim.startMin))
    const after = Math.min(
      hours.closeMin,
      ...taken.map((each) => each.startMin).filter((start) => start >= claim.endMin),
    )
    const isOwnBefore = (own[at - 1]?.endMin ?? Number.NEGATIVE_INFINITY) >= before
    const isOwnAfter = (own[at + 1]?.startMin ?? Number.POSITIVE_INFINITY) <= after
    return (
      (isOwnBefore || !isUnsellable(claim.startMin - before)) && (isOwnAfter || !isUnsellable(after - claim.endMin))
    )
  })
}

/** What is offered of one run: its earliest start, and the earliest and the latest best ones. */
function offersIn(
  run: Stretch,
  least: number,
  most: number,
  isBest: (startMin: number) => boolean,
): { startMin: number; isBest: boolean }[] {
  const firstMin = Math.max(run.startMin, least)
  const lastMin = Math.min(run.endMin, most)
  const starts: number[] = firstMin === run.startMin && firstMin <= lastMin ? [firstMin] : []
  for (let neat = Math.ceil(firstMin / neatMin) * neatMin; neat <= lastMin; neat += neatMin) {
    if (neat !== starts[0]) starts.push(neat)
  }
  if (lastMin === run.endMin && lastMin >= firstMin && starts.at(-1) !== lastMin) starts.push(lastMin)
  const [earliest] = starts
  if (earliest === undefined) return []
  const best = starts.filter(isBest)
  const offered = [...new Set([earliest, ...best.slice(0, 1), ...best.slice(-1)])].sort((a, b) => a - b)
  return offered.map((startMin) => ({ startMin, isBest: best.includes(startMin) }))
}
