// The conflict engine: everything that stands in the way of an appointment, and which resources it gets. One rule for
// person, break and absence, shift, opening hours, clean-up, processing, resource, and a client in two places. Pure; runs
// anywhere. The database's own guards (triggers claim_guard and resource_claim_guard) hold behind it.
import type { Conflict } from './appointments.ts'
import {
  appointmentSpan,
  type Claim,
  claimsOf,
  findConflicts,
  findSelfConflicts,
  fitToHours,
  type TimedLine,
} from './appointments-times.ts'
import { weekdayOf } from './day.ts'
import { dayPlan, type Misfit, misfitsOf, type ShiftRules } from './shifts-times.ts'

/** A line as the rule judges it. */
export interface WantedLine extends TimedLine {
  readonly id: string
  /** Groups of which it needs any one resource each. */
  readonly needs: readonly string[]
  /** Resources somebody chose by hand: these and no others. */
  readonly chosen: readonly string[]
  /** Resources held until now: kept while they are free. */
  readonly held: readonly string[]
  /** The service's name when this person does not do it. */
  readonly notDone?: string
}

/**
 * A line with its service's needs. `chosen` undefined: what it holds beyond its service's needs was put there by hand, so
 * that stays chosen.
 */
export function wantedLine<T extends TimedLine & { readonly id: string; readonly serviceId: string }>(
  line: T,
  held: readonly string[],
  chosen: readonly string[] | undefined,
  stock: ResourceStock,
): T & WantedLine {
  const needs = stock.needs.get(line.serviceId) ?? []
  const members = new Set(needs.flatMap((groupId) => stock.groups.get(groupId)?.resourceIds ?? []))
  return { ...line, needs, held, chosen: [...new Set(chosen ?? held.filter((id) => !members.has(id)))] }
}

/** Who a taken stretch is for. The name is null when there is none, or when the person asking may not see it. */
interface Holder {
  readonly appointmentId: string
  readonly clientName: string | null
  /** Where the client's own time ends; clean-up follows. */
  readonly clientEndMin: number
}

export interface TakenStaff extends Claim, Holder {
  readonly staffName: string
}

export interface TakenBlock extends Claim {
  readonly staffName: string
  readonly title: string
}

export interface TakenResource extends Holder {
  readonly resourceId: string
  readonly startMin: number
  readonly endMin: number
  /** What for, when it is a block and no appointment; such a one has no appointment's id. */
  readonly blockTitle?: string
}

/** A line of another appointment of the same client on the same day. */
export interface TakenClient {
  readonly appointmentId: string
  readonly staffName: string
  readonly startMin: number
  readonly endMin: number
}

/** The salon's resources as a booking meets them. */
export interface ResourceStock {
  /** Archived ones too. */
  readonly names: ReadonlyMap<string, string>
  readonly inUse: ReadonlySet<string>
  /** Groups in use; members in use, in the salon's order. */
  readonly groups: ReadonlyMap<string, { readonly name: string; readonly resourceIds: readonly string[] }>
  /** Service → groups it needs. */
  readonly needs: ReadonlyMap<string, readonly string[]>
}

/** One day as it is without the appointment that is judged. */
export interface Situation {
  readonly day: string
  readonly staff: readonly TakenStaff[]
  readonly blocks: readonly TakenBlock[]
  readonly resources: readonly TakenResource[]
  readonly client: readonly TakenClient[]
  /** Null leaves working time and opening hours unasked. */
  readonly rules: ShiftRules | null
  readonly staffNames: ReadonlyMap<string, string>
  readonly stock: ResourceStock
}

export interface Judgement {
  /** Each thing once: people, blocks, the appointment's own lines, the client, resources, working time. */
  readonly conflicts: readonly Conflict[]
  /** What each line holds when it is booked, in conflict or not. */
  readonly resources: ReadonlyMap<string, readonly string[]>
}

const bare = { staffName: '', appointmentId: null, cleanupFromMin: null, clientName: null } as const

/** Judges the lines of one appointment against a day. */
export function judge(lines: readonly WantedLine[], situation: Situation): Judgement {
  const claims = lines.flatMap(claimsOf)
  const placed = placeResources(lines, situation)
  const own = findSelfConflicts(lines).map(
    ({ staffId, startMin, endMin }): Conflict => ({
      ...bare,
      kind: 'itself',
      staffName: situation.staffNames.get(staffId) ?? '',
      startMin,
      endMin,
    }),
  )
  return {
    conflicts: [
      ...staffConflicts(claims, situation.staff),
      ...blockConflicts(claims, situation.blocks),
      ...own,
      ...clientConflicts(lines, situation.client),
      ...placed.conflicts,
      ...notDoneConflicts(lines, situation.staffNames),
      ...(situation.rules === null ? [] : workingTimeConflicts(lines, situation, situation.rules)),
    ],
    resources: placed.resources,
  }
}

/** Other appointments that hold the wanted stretches of people. */
export function staffConflicts(claims: readonly Claim[], taken: readonly TakenStaff[]): Conflict[] {
  return findConflicts(claims, taken).map((each) => ({
    kind: 'staff',
    staffName: each.staffName,
    appointmentId: each.appointmentId,
    startMin: each.startMin,
    endMin: each.endMin,
    cleanupFromMin: cleanupFrom(each),
    clientName: each.clientName,
  }))
}

/** Time blocks that hold them. */
export function blockConflicts(claims: readonly Claim[], taken: readonly TakenBlock[]): Conflict[] {
  return findConflicts(claims, taken).map(({ staffName, startMin, endMin, title }) => ({
    ...bare,
    kind: 'block',
    staffName,
    startMin,
    endMin,
    title,
  }))
}

function cleanupFrom(taken: { startMin: number; endMin: number; clientEndMin: number }): number | null {
  return taken.endMin > taken.clientEndMin ? Math.max(taken.clientEndMin, taken.startMin) : null
}

interface Stretch {
  readonly startMin: number
  readonly endMin: number
}

const meets = (a: Stretch, b: Stretch) => a.startMin < b.endMin && b.startMin < a.endMin

/**
 * The client's other appointments at the same time, each once. Within one appointment two people may serve one client at
 * once, and a nail treatment may fill the time in which a colour develops; who wants that books it as one.
 */
export function clientConflicts(lines: readonly TimedLine[], taken: readonly TakenClient[]): Conflict[] {
  const mine = lines.map(({ startMin, durationMin }) => ({ startMin, endMin: startMin + durationMin }))
  const found = new Map<string, Conflict>()
  for (const each of taken) {
    if (found.has(each.appointmentId) || !mine.some((span) => meets(span, each))) continue
    const { appointmentId, staffName, startMin, endMin } = each
    found.set(appointmentId, { ...bare, kind: 'client', staffName, appointmentId, startMin, endMin })
  }
  return [...found.values()]
}

/** The stretch for which a line takes its resources: no pause while a colour develops, and the clean-up too. */
export function resourceSpan(line: TimedLine): Stretch {
  return { startMin: line.startMin, endMin: line.startMin + line.durationMin + line.cleanupMin }
}

/**
 * Gives every line the resources it needs. What was chosen by hand is taken as it is; of a group the one held until now
 * is taken first, then one that another line of the appointment has, then the first free. Where none is free the line is
 * still given one, and a conflict says so. Lines of one appointment share: its client is in one place.
 */
export function placeResources(
  lines: readonly WantedLine[],
  situation: Pick<Situation, 'resources' | 'stock'>,
): { conflicts: Conflict[]; resources: Map<string, string[]> } {
  const { stock } = situation
  const conflicts = new Map<string, Conflict>()
  const resources = new Map<string, string[]>()
  const shared = new Set<string>()
  for (const line of lines) {
    const span = resourceSpan(line)
    const takenOf = (id: string) => situation.resources.filter((each) => each.resourceId === id && meets(each, span))
    const tell = (id: string) => {
      for (const each of takenOf(id)) {
        conflicts.set(
          `${id} ${each.appointmentId} ${each.blockTitle ?? ''} ${each.startMin}`,
          resourceConflict(each, stock.names.get(id) ?? ''),
        )
      }
    }
    line.chosen.forEach(tell)
    const liking = (id: string) => (line.chosen.includes(id) ? 0 : line.held.includes(id) ? 1 : shared.has(id) ? 2 : 3)
    const inOrder = (groupId: string) =>
      [...(stock.groups.get(groupId)?.resourceIds ?? [])].sort((a, b) => liking(a) - liking(b))
    const options = line.needs.map((groupId) =>
      inOrder(groupId).filter((id) => line.chosen.includes(id) || takenOf(id).length === 0),
    )
    const matched = matching(options)
    const given = new Set([...line.chosen, ...matched.filter((id) => id !== null)])
    line.needs.forEach((groupId, index) => {
      if (matched[index] !== null) return
      const members = inOrder(groupId)
      const instead = members.find((id) => !given.has(id))
      if (instead !== undefined) given.add(instead)
      if (members.length === 1 && instead !== undefined) tell(instead)
      else {
        const kind = members.length === 0 ? 'resource-none' : 'resource-group'
        const groupName = stock.groups.get(groupId)?.name ?? ''
        conflicts.set(`${groupId} ${span.startMin} ${span.endMin}`, { ...bare, ...span, kind, resourceName: groupName })
      }
    })
    for (const id of given) shared.add(id)
    resources.set(line.id, [...given])
  }
  return { conflicts: [...conflicts.values()], resources }
}

/** True when everything the lines need is free. */
export function areResourcesFree(
  lines: readonly WantedLine[],
  situation: Pick<Situation, 'resources' | 'stock'>,
): boolean {
  return placeResources(lines, situation).conflicts.length === 0
}

/** Services that somebody does not do, each once a person. */
function notDoneConflicts(lines: readonly WantedLine[], staffNames: ReadonlyMap<string, string>): Conflict[] {
  const found = new Map<string, Conflict>()
  for (const { notDone, staffId, startMin, durationMin } of lines) {
    if (notDone === undefined) continue
    const staffName = staffNames.get(staffId) ?? ''
    const span = { startMin, endMin: startMin + durationMin }
    found.set(`${staffId} ${notDone}`, { ...bare, ...span, kind: 'not-done-by', staffName, title: notDone })
  }
  return [...found.values()]
}

/** A taken resource as what stands in the way. */
export function resourceConflict(taken: TakenResource, resourceName: string): Conflict {
  const { startMin, endMin, blockTitle } = taken
  if (blockTitle !== undefined) {
    return { ...bare, kind: 'resource-block', startMin, endMin, resourceName, title: blockTitle }
  }
  return {
    ...bare,
    kind: 'resource',
    appointmentId: taken.appointmentId,
    startMin: taken.startMin,
    endMin: taken.endMin,
    cleanupFromMin: cleanupFrom(taken),
    clientName: taken.clientName,
    resourceName,
  }
}

/**
 * One option for each need, none used twice, as many needs as possible (augmenting paths); null for a need that gets
 * none. Earlier options are taken first while that costs no other need its place.
 */
function matching(options: readonly (readonly string[])[]): (string | null)[] {
  const usedBy = new Map<string, number>()
  const place = (need: number, seen: Set<string>): boolean => {
    for (const id of options[need] ?? []) {
      if (seen.has(id)) continue
      seen.add(id)
      const other = usedBy.get(id)
      if (other === undefined || place(other, seen)) {
        usedBy.set(id, need)
        return true
      }
    }
    return false
  }
  options.forEach((_, need) => {
    place(need, new Set())
  })
  const given: (string | null)[] = options.map(() => null)
  for (const [id, need] of usedBy) given[need] = id
  return given
}

/** What of the lines is not in working time: the salon closed, the person away, on a break or off, or outside hours. */
function workingTimeConflicts(
  lines: readonly TimedLine[],
  { day, staffNames }: Pick<Situation, 'day' | 'staffNames'>,
  rules: ShiftRules,
): Conflict[] {
  const closed = rules.closedDays.find((each) => each.day === day)
  if (closed !== undefined) return [{ ...bare, kind: 'closed-day', startMin: 0, endMin: 0, title: closed.reason }]
  const found = new Map<string, Conflict>()
  const byHours: TimedLine[] = []
  for (const line of lines) {
    const plan = dayPlan(line.staffId, day, rules)
    if (plan.source === 'hours') byHours.push(line)
    for (const misfit of misfitsOf(line, plan)) {
      const staffName = staffNames.get(line.staffId) ?? ''
      found.set(JSON.stringify([line.staffId, misfit]), { ...bare, staffName, ...misfitFields(misfit) })
    }
  }
  const hours = rules.hours[weekdayOf(day) - 1] ?? null
  const fit = byHours.length === 0 ? 'inside' : fitToHours(appointmentSpan(byHours), hours)
  // The stretch told is when the salon is open, because that is what the person needs to know.
  const { openMin, closeMin } = hours ?? { openMin: 0, closeMin: 0 }
  const outside: Conflict[] = fit === 'inside' ? [] : [{ ...bare, kind: fit, startMin: openMin, endMin: closeMin }]
  return [...found.values(), ...outside]
}

function misfitFields(misfit: Misfit): Pick<Conflict, 'kind' | 'startMin' | 'endMin' | 'absence'> {
  switch (misfit.kind) {
    case 'absence': {
      const { why, fromDay, toDay, part } = misfit.absence
      return { kind: 'absence', ...(part ?? { startMin: 0, endMin: 1440 }), absence: { why, fromDay, toDay, part } }
    }
    case 'day-off':
      return { kind: 'day-off', startMin: 0, endMin: 0 }
    case 'outside-shift':
    case 'break':
      return { kind: misfit.kind, ...misfit.stretch }
  }
}
