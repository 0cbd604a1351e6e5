// Fills one day of the calendar: who works, which appointments with whom and when, within opening hours and without
// conflicts. Decides only, writes nothing. Build scripts only.
import { type Claim, claimsOf, overlaps, type TimedLine } from '../../shared/appointments-times.ts'
import type { Day } from '../../shared/day.ts'
import { clientMinutes, type Service, type Trade } from '../../shared/services.ts'
import type { Clientele, SeedClient } from './clientele.ts'
import type { Random } from './random.ts'

export interface SeedService extends Service {
  readonly trade: Trade
}

export interface SeedStaff {
  readonly index: number
  readonly id: string
  readonly name: string
  readonly trades: readonly Trade[]
  /** ISO weekday, Monday 1, that she never works. */
  readonly freeWeekday: number
  /** Week of the year when her summer holiday of four weeks begins. */
  readonly holidayWeek: number
}

export interface PlannedLine extends TimedLine {
  readonly service: SeedService
}

export interface DayAppointment {
  readonly staff: SeedStaff
  readonly client: SeedClient | null
  readonly lines: readonly PlannedLine[]
}

export interface DayToFill {
  readonly day: Day
  readonly dayNumber: number
  readonly openMin: number
  readonly closeMin: number
  /** How full the day is meant to be, 0 to 1. */
  readonly fullness: number
}

const shareOfNewLimit = 0.5

/** The appointments of everyone who works that day, in no particular order. */
export function planDay(
  toFill: DayToFill,
  working: readonly SeedStaff[],
  services: readonly SeedService[],
  clientele: Clientele,
  random: Random,
): DayAppointment[] {
  clientele.advanceTo(toFill.dayNumber)
  const made: DayAppointment[] = []
  // New clients are spread over the day's slots, so that the first staff member does not get them all.
  const slots = Math.max(1, working.length * 7)
  const shareOfNew = Math.min(shareOfNewLimit, clientele.waitingNew() / slots)
  for (const staff of working) made.push(...fillColumn(toFill, staff, services, clientele, shareOfNew, random))
  return made
}

function fillColumn(
  toFill: DayToFill,
  staff: SeedStaff,
  services: readonly SeedService[],
  clientele: Clientele,
  shareOfNew: number,
  random: Random,
): DayAppointment[] {
  const offered = services.filter((service) => staff.trades.includes(service.trade))
  const made: DayAppointment[] = []
  const taken: Claim[] = []
  let lunchAt: number | null = 11 * 60 + random.between(0, 6) * 15
  let at = toFill.openMin + (random.chance(0.3) ? random.between(1, 4) * 15 : 0)

  const add = (startMin: number, latestEnd: number, fits: readonly SeedService[]): boolean => {
    const newcomer = random.chance(shareOfNew) ? clientele.takeNew() : undefined
    const client = newcomer ?? (random.chance(0.97) ? clientele.take(staff.index) : null)
    if (client === undefined) return false
    const chosen = chooseServices(fits, client, random)
    const lines = chain(chosen, staff.id, startMin)
    const claims = lines.flatMap(claimsOf)
    if (claims.some((claim) => claim.endMin > latestEnd || taken.some((other) => overlaps(claim, other)))) {
      if (client !== null) clientele.comeAgain(client, toFill.dayNumber, false)
      return false
    }
    if (client !== null) client.habit = chosen[0]?.id ?? null
    taken.push(...claims)
    made.push({ staff, client, lines })
    return true
  }

  while (at <= toFill.closeMin - 20) {
    if (lunchAt !== null && at >= lunchAt) {
      at += 30
      lunchAt = null
      continue
    }
    const fits = offered.filter((service) => at + clientMinutes(service) + service.cleanupMin <= toFill.closeMin)
    if (fits.length === 0) break
    if (!random.chance(toFill.fullness) || !add(at, toFill.closeMin, fits)) {
      at += random.chance(0.5) ? 15 : 30
      continue
    }
    const last = made.at(-1)
    const claims = (last?.lines ?? []).flatMap(claimsOf)
    const gap = gapOf(claims)
    // While a colour takes, someone with a quick treatment fits in between.
    if (gap !== null && random.chance(0.35)) {
      const quick = offered.filter(
        (service) => clientMinutes(service) + service.cleanupMin <= gap.endMin - gap.startMin,
      )
      if (quick.length > 0) add(gap.startMin, gap.endMin, quick)
    }
    at = Math.ceil(Math.max(...claims.map((claim) => claim.endMin)) / 15) * 15
  }
  return made
}

/** What she usually has, or something that fits; now and then a short treatment after it. */
function chooseServices(
  fits: readonly SeedService[],
  client: SeedClient | null,
  random: Random,
): readonly SeedService[] {
  const usual = random.chance(0.7) ? fits.find((service) => service.id === client?.habit) : undefined
  const main = usual ?? random.pickByRank(fits)
  const short = fits.filter(
    (service) => service !== main && service.trade === main.trade && clientMinutes(service) <= 30,
  )
  const roomy = fits.length > 3 && main.cleanupMin === 0 && main.processingMin === 0
  return roomy && short.length > 0 && random.chance(0.12) ? [main, random.pick(short)] : [main]
}

function chain(chosen: readonly SeedService[], staffId: string, startMin: number): PlannedLine[] {
  let at = startMin
  return chosen.map((service) => {
    const durationMin = clientMinutes(service)
    const { processingMin, finishMin, cleanupMin } = service
    const line = { service, staffId, startMin: at, durationMin, processingMin, finishMin, cleanupMin }
    at += durationMin
    return line
  })
}

/** The stretch in which the staff member is free while a treatment takes, or null. */
function gapOf(claims: readonly Claim[]): { startMin: number; endMin: number } | null {
  const [first, second] = claims
  return claims.length === 2 && first && second && second.startMin > first.endMin
    ? { startMin: first.endMin, endMin: second.startMin }
    : null
}
