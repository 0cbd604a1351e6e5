// The rules of time: which stretches an appointment takes of whom, and what stands in the way. Pure; runs anywhere.
// The database's own guard (trigger claim_guard) holds the same rule for stretches of one person.
import type { OpenHours } from './appointments.ts'
import { isRealLocalTime, MINUTES_PER_DAY } from './day.ts'
import { clientMinutes, type ServiceParts } from './services.ts'

/** One stretch of time that a person must be free for, minutes from local midnight, end exclusive. */
export interface Claim {
  readonly staffId: string
  readonly startMin: number
  readonly endMin: number
}

/** What the claims of a line are computed from. */
export interface TimedLine {
  readonly staffId: string
  readonly startMin: number
  /** The client's time, minutes. */
  readonly durationMin: number
  readonly processingMin: number
  readonly finishMin: number
  readonly cleanupMin: number
}

/**
 * The stretches a line takes of its staff member: prepare + active, then (after processing) finish + clean-up.
 * `durationMin` is the client's time; what differs from the service's own length stretches or shortens the active
 * part, so a resized line keeps its processing gap as long as that fits.
 */
export function claimsOf(line: TimedLine): Claim[] {
  const { staffId, startMin, durationMin, cleanupMin } = line
  const endMin = startMin + durationMin
  const tail = line.processingMin + line.finishMin
  if (line.processingMin === 0 || tail >= durationMin) {
    return [{ staffId, startMin, endMin: endMin + cleanupMin }]
  }
  const first: Claim = { staffId, startMin, endMin: endMin - tail }
  const lastEnd = endMin + cleanupMin
  const lastStart = endMin - line.finishMin
  return lastEnd > lastStart ? [first, { staffId, startMin: lastStart, endMin: lastEnd }] : [first]
}

/** True when the two stretches share a minute of the same person. Touching ends do not. */
export function overlaps(a: Claim, b: Claim): boolean {
  return a.staffId === b.staffId && a.startMin < b.endMin && b.startMin < a.endMin
}

/** The stretches already taken that stand in the way, in time order, each once. */
export function findConflicts<T extends Claim>(wanted: readonly Claim[], taken: readonly T[]): T[] {
  return taken
    .filter((claim) => wanted.some((mine) => overlaps(mine, claim)))
    .sort((a, b) => a.startMin - b.startMin || a.endMin - b.endMin)
}

/**
 * Pairs of lines of one appointment that want the same person at the same time: the later line's stretch that collides,
 * once for each pair. Lines are compared whole, so a line never collides with its own two parts.
 */
export function findSelfConflicts(lines: readonly TimedLine[]): Claim[] {
  const claims = lines.map(claimsOf)
  return claims.flatMap((mine, index) =>
    claims.slice(0, index).flatMap((earlier) => {
      const hit = mine.find((claim) => earlier.some((other) => overlaps(claim, other)))
      return hit === undefined ? [] : [hit]
    }),
  )
}

/** How the client's time fits the opening hours: inside, partly outside, or on a day when the salon is closed. */
export function fitToHours(
  span: { readonly startMin: number; readonly endMin: number },
  hours: OpenHours,
): 'inside' | 'outside-hours' | 'closed-day' {
  if (hours === null) return 'closed-day'
  return span.startMin >= hours.openMin && span.endMin <= hours.closeMin ? 'inside' : 'outside-hours'
}

/**
 * What is wrong with a line's time itself, whatever else is booked: it runs past midnight (clean-up included), or its
 * start or end is in the hour that the spring clock change skips (2027-03-28 03:30). Null when nothing is.
 */
export function faultOfTime(day: string, line: TimedLine): 'outside-day' | 'does-not-exist' | null {
  const endMin = line.startMin + line.durationMin
  if (line.startMin < 0 || line.durationMin < 1 || endMin + line.cleanupMin > MINUTES_PER_DAY) return 'outside-day'
  if (!isRealLocalTime(day, line.startMin)) return 'does-not-exist'
  // An end exactly where the skipped hour begins is the last real minute's end, so the minute before it decides.
  return isRealLocalTime(day, endMin - 1) ? null : 'does-not-exist'
}

/** From the first line's start to the last line's end, minutes; 0–0 without lines. */
export function appointmentSpan(lines: readonly { readonly startMin: number; readonly durationMin: number }[]): {
  startMin: number
  endMin: number
} {
  if (lines.length === 0) return { startMin: 0, endMin: 0 }
  return {
    startMin: Math.min(...lines.map((each) => each.startMin)),
    endMin: Math.max(...lines.map((each) => each.startMin + each.durationMin)),
  }
}

/** Lines that follow one another from `startMin`, each as long as its service. For a booking of several services. */
export function chainLines(
  startMin: number,
  services: readonly (ServiceParts & { readonly id: string })[],
  staffId: string,
): { serviceId: string; staffId: string; startMin: number; durationMin: number }[] {
  let at = startMin
  return services.map((service) => {
    const durationMin = clientMinutes(service)
    const made = { serviceId: service.id, staffId, startMin: at, durationMin }
    at += durationMin
    return made
  })
}
