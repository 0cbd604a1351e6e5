// The conflict engine against a brute-force model that knows nothing but single minutes, on 100,000 random days; and its
// finer choices one by one.
import { describe, expect, it } from 'vitest'
import { type Random, randomOf } from '../../build/seed/random.ts'
import type { Conflict } from '../../shared/appointments.ts'
import {
  type Judgement,
  judge,
  type Situation,
  type WantedLine,
  wantedLine,
} from '../../shared/appointments-conflicts.ts'
import { claimsOf, type TimedLine } from '../../shared/appointments-times.ts'
import type { ShiftRules } from '../../shared/shifts-times.ts'

const day = '2026-11-24'
const dayFrom = 480
const dayTo = 780
const people = ['anna-1', 'bertta', 'cecili']
const rooms = ['room-a', 'room-b', 'room-c', 'laser-']
const clients = ['client-1', 'client-2', null]

interface Other {
  readonly id: string
  readonly clientId: string | null
  readonly lines: readonly (TimedLine & { readonly resourceIds: readonly string[] })[]
}

interface RandomDay {
  readonly clientId: string | null
  readonly lines: readonly WantedLine[]
  readonly others: readonly Other[]
  readonly blocks: readonly { staffId: string; startMin: number; endMin: number; title: string }[]
  readonly closed: readonly { resourceId: string; startMin: number; endMin: number; blockTitle: string }[]
  readonly groups: ReadonlyMap<string, { name: string; resourceIds: string[] }>
  readonly rules: ShiftRules
}

function randomDay(random: Random): RandomDay {
  const timed = (): TimedLine => {
    const durationMin = random.between(1, 90)
    const hasProcessing = random.chance(0.4)
    return {
      staffId: random.pick(people),
      startMin: dayFrom + random.between(0, dayTo - dayFrom - 60),
      durationMin,
      processingMin: hasProcessing ? random.between(1, 50) : 0,
      finishMin: random.chance(0.4) ? random.between(1, 25) : 0,
      cleanupMin: random.chance(0.4) ? random.between(1, 15) : 0,
    }
  }
  const some = <T>(list: readonly T[], probability: number) => list.filter(() => random.chance(probability))
  const groups = new Map(
    ['group-1', 'group-2'].map((id) => [id, { name: id, resourceIds: some(rooms, 0.45) }] as const),
  )
  const lines = Array.from({ length: random.between(1, 3) }, (_, index) => {
    const needs = some([...groups.keys()], 0.4)
    return {
      ...timed(),
      id: `line-${index}`,
      needs,
      chosen: random.chance(0.25) ? some(rooms, 0.3) : [],
      held: random.chance(0.25) ? some(rooms, 0.3) : [],
      ...(random.chance(0.1) ? { notDone: 'Hieronta' } : {}),
    }
  })
  const others = Array.from({ length: random.between(0, 5) }, (_, index) => ({
    id: `other-${index}`,
    clientId: random.pick(clients),
    lines: Array.from({ length: random.between(1, 2) }, () => ({ ...timed(), resourceIds: some(rooms, 0.25) })),
  }))
  const stretch = (longest: number) => {
    const startMin = dayFrom + random.between(0, dayTo - dayFrom - 1)
    return { startMin, endMin: Math.min(dayTo, startMin + random.between(1, longest)) }
  }
  const hours = random.chance(0.1) ? null : { openMin: dayFrom, closeMin: dayTo - random.between(0, 60) }
  return {
    clientId: random.pick(clients),
    lines,
    others,
    blocks: Array.from({ length: random.between(0, 2) }, (_, index) => ({
      staffId: random.pick(people),
      title: `block-${index}`,
      ...stretch(60),
    })),
    closed: Array.from({ length: random.between(0, 2) }, (_, index) => ({
      resourceId: random.pick(rooms),
      blockTitle: `closed-${index}`,
      ...stretch(60),
    })),
    groups,
    rules: {
      hours: Array.from({ length: 7 }, () => hours),
      patterns: [],
      exceptions: some(people, 0.4).map((staffId) => {
        const pause = stretch(30)
        return {
          staffId,
          day,
          shift: random.chance(0.15)
            ? null
            : { startMin: dayFrom, endMin: dayTo - random.between(0, 60), breaks: random.chance(0.5) ? [pause] : [] },
        }
      }),
      absences: some(people, 0.1).map((staffId) => ({
        id: `away-${staffId}`,
        version: 1,
        staffId,
        why: 'other' as const,
        fromDay: day,
        toDay: day,
        part: random.chance(0.5) ? null : stretch(90),
      })),
      closedDays: random.chance(0.03) ? [{ day, reason: '' }] : [],
    },
  }
}

function situationOf(random: RandomDay): Situation {
  const { others, clientId } = random
  return {
    day,
    staff: others.flatMap((other) =>
      other.lines.flatMap((line) =>
        claimsOf(line).map((claim) => ({
          ...claim,
          appointmentId: other.id,
          clientName: null,
          clientEndMin: line.startMin + line.durationMin,
          staffName: claim.staffId,
        })),
      ),
    ),
    blocks: random.blocks.map((block) => ({ ...block, staffName: block.staffId })),
    resources: [
      ...others.flatMap((other) =>
        other.lines.flatMap((line) =>
          line.resourceIds.map((resourceId) => ({
            resourceId,
            appointmentId: other.id,
            startMin: line.startMin,
            endMin: line.startMin + line.durationMin + line.cleanupMin,
            clientName: null,
            clientEndMin: line.startMin + line.durationMin,
          })),
        ),
      ),
      ...random.closed.map((each) => ({ ...each, appointmentId: '', clientName: null, clientEndMin: each.endMin })),
    ],
    client: others
      .filter((other) => clientId !== null && other.clientId === clientId)
      .flatMap((other) =>
        other.lines.map((line) => ({
          appointmentId: other.id,
          staffName: line.staffId,
          startMin: line.startMin,
          endMin: line.startMin + line.durationMin,
        })),
      ),
    rules: random.rules,
    staffNames: new Map(people.map((id) => [id, id])),
    stock: {
      names: new Map(rooms.map((id) => [id, id])),
      inUse: new Set(rooms),
      groups: random.groups,
      needs: new Map(),
    },
  }
}

/** One byte a minute, the first of them `dayFrom`. */
type Minutes = Uint8Array
const minutes = () => new Uint8Array(dayTo + 60 - dayFrom)
const share = (a: Minutes, b: Minutes) => {
  for (let minute = 0; minute < a.length; minute += 1) if (a[minute] === 1 && b[minute] === 1) return true
  return false
}
const filled = (startMin: number, endMin: number): Minutes => minutes().fill(1, startMin - dayFrom, endMin - dayFrom)

/** Counted once for each line. */
const once = (count: (line: TimedLine) => Minutes) => {
  const known = new WeakMap<TimedLine, Minutes>()
  return (line: TimedLine): Minutes => {
    const found = known.get(line) ?? count(line)
    known.set(line, found)
    return found
  }
}

/** The minutes in which the person works at the line: walked through one by one. */
const workOf = once(workMinutes)
function workMinutes(line: TimedLine): Minutes {
  const found = minutes()
  const activeMin = line.durationMin - line.processingMin - line.finishMin
  for (let into = 0; into < line.durationMin + line.cleanupMin; into += 1) {
    const isProcessing =
      line.processingMin > 0 && activeMin > 0 && into >= activeMin && into < activeMin + line.processingMin
    if (!isProcessing) found[line.startMin - dayFrom + into] = 1
  }
  return found
}
const presenceOf = once((line) => filled(line.startMin, line.startMin + line.durationMin))
const roomTimeOf = once((line) => filled(line.startMin, line.startMin + line.durationMin + line.cleanupMin))

/** Whether every need gets a resource of its own, tried in every way there is. */
function isServed(needs: readonly (readonly string[])[], used: readonly string[] = []): boolean {
  const [first, ...rest] = needs
  if (first === undefined) return true
  return first.some((id) => !used.includes(id) && isServed(rest, [...used, id]))
}

/** What the engine should find, in words that compare. Needs of resources apart: there are many ways to serve them. */
function expectedOf(random: RandomDay): { told: Set<string>; isShort: boolean } {
  const told = new Set<string>()
  const { lines, others, rules } = random
  const work = lines.map(workOf)
  const presence = lines.map(presenceOf)
  let isShort = false
  lines.forEach((line, index) => {
    const mine = work[index] ?? minutes()
    const here = presence[index] ?? minutes()
    for (const other of others) {
      for (const theirs of other.lines) {
        if (theirs.staffId === line.staffId && share(mine, workOf(theirs)))
          told.add(`staff ${line.staffId} ${other.id}`)
        if (other.clientId !== null && other.clientId === random.clientId && share(here, presenceOf(theirs))) {
          told.add(`client ${other.id}`)
        }
      }
    }
    for (const block of random.blocks) {
      if (block.staffId === line.staffId && share(mine, filled(block.startMin, block.endMin))) told.add(block.title)
    }
    lines.slice(0, index).forEach((earlier, at) => {
      if (earlier.staffId === line.staffId && share(mine, work[at] ?? minutes())) told.add(`itself ${line.staffId}`)
    })
    const room = roomTimeOf(line)
    const holders = (id: string) =>
      others.filter((other) =>
        other.lines.some((each) => each.resourceIds.includes(id) && share(room, roomTimeOf(each))),
      )
    const closures = (id: string) =>
      random.closed.filter((each) => each.resourceId === id && share(room, filled(each.startMin, each.endMin)))
    for (const id of line.chosen) {
      for (const other of holders(id)) told.add(`resource ${id} ${other.id}`)
      for (const each of closures(id)) told.add(`resource ${id} ${each.blockTitle}`)
    }
    if (line.notDone !== undefined) told.add(`not-done-by ${line.staffId}`)
    const free = (id: string) => line.chosen.includes(id) || holders(id).length + closures(id).length === 0
    if (!isServed(line.needs.map((need) => (random.groups.get(need)?.resourceIds ?? []).filter(free)))) isShort = true

    if (rules.closedDays.length > 0) return
    const absence = rules.absences.find((each) => each.staffId === line.staffId)
    const isAway =
      absence !== undefined &&
      (absence.part === null || share(mine, filled(absence.part.startMin, absence.part.endMin)))
    if (isAway) told.add(`absence ${line.staffId}`)
    const exception = rules.exceptions.find((each) => each.staffId === line.staffId)
    const isOutside = (from: number, to: number) =>
      here.some((bit, at) => bit === 1 && (at + dayFrom < from || at + dayFrom >= to))
    if (exception === undefined) {
      const [hours] = rules.hours
      if (hours === null || hours === undefined) told.add('closed-day')
      else if (isOutside(hours.openMin, hours.closeMin)) told.add('outside-hours')
    } else if (exception.shift === null) {
      if (!isAway) told.add(`day-off ${line.staffId}`)
    } else {
      const { startMin, endMin, breaks } = exception.shift
      if (isOutside(startMin, endMin)) told.add(`outside-shift ${line.staffId}`)
      for (const pause of breaks) {
        if (share(mine, filled(pause.startMin, pause.endMin))) told.add(`break ${line.staffId}`)
      }
    }
  })
  if (rules.closedDays.length > 0) told.add('closed-day')
  return { told, isShort }
}

function wordsOf(conflict: Conflict): string {
  switch (conflict.kind) {
    case 'staff':
      return `staff ${conflict.staffName} ${conflict.appointmentId}`
    case 'client':
      return `client ${conflict.appointmentId}`
    case 'block':
      return conflict.title ?? ''
    case 'resource':
      return `resource ${conflict.resourceName} ${conflict.appointmentId}`
    case 'resource-block':
      return `resource ${conflict.resourceName} ${conflict.title}`
    case 'closed-day':
    case 'outside-hours':
    case 'resource-group':
    case 'resource-none':
      return conflict.kind
    default:
      return `${conflict.kind} ${conflict.staffName}`
  }
}

/** One day; what differs, '' when nothing does. */
function disagreement(random: RandomDay, situation: Situation, { conflicts, resources }: Judgement): string {
  const { told, isShort } = expectedOf(random)
  const found = new Set(conflicts.map(wordsOf))
  const short = [...found].filter((words) => words === 'resource-group' || words === 'resource-none')
  // A group with one member names who has it, in the same words as one chosen by hand.
  const extra = [...found].filter((words) => words.startsWith('resource ') && !told.has(words))
  for (const words of [...short, ...extra]) found.delete(words)
  if (short.length + extra.length > 0 && !isShort) return `no need is short, but: ${[...short, ...extra].join()}`
  const singles = [...random.groups.values()].filter((group) => group.resourceIds.length === 1)
  if (isShort && short.length + extra.length === 0) {
    // The one member of a group may also be chosen on another line and be told of there.
    const isTold = singles.some(({ resourceIds: [id] }) =>
      [...found].some((words) => words.startsWith(`resource ${id} `)),
    )
    if (!isTold) return 'a need is short, but nothing says so'
  }
  for (const words of found) if (!told.has(words)) return `unexpected: ${words}`
  for (const words of told) if (!found.has(words)) return `missing: ${words}`
  for (const line of random.lines) {
    const given = resources.get(line.id) ?? []
    if (line.chosen.some((id) => !given.includes(id))) return 'a chosen resource was not given'
    const isFree = (id: string) =>
      !situation.resources.some(
        (each) => each.resourceId === id && share(roomTimeOf(line), filled(each.startMin, each.endMin)),
      )
    if (!isShort && given.some((id) => !line.chosen.includes(id) && !isFree(id))) return 'a taken resource was given'
    const members = line.needs.map((need) => random.groups.get(need)?.resourceIds ?? [])
    if (!isShort && !isServed(members.map((ids) => ids.filter((id) => given.includes(id))))) return 'a need got nothing'
  }
  return ''
}

describe('the conflict engine', () => {
  const days = 100_000

  it(`agrees with the minute model on ${days} random days`, () => {
    const random = randomOf(Number(process.env.LOISTE_SEED ?? 1), 'conflict days')
    const seen = new Map<string, number>()
    for (let count = 0; count < days; count += 1) {
      const made = randomDay(random)
      const situation = situationOf(made)
      const judgement = judge(made.lines, situation)
      const differs = disagreement(made, situation, judgement)
      if (differs !== '') expect.fail(`day ${count}: ${differs}\n${JSON.stringify(made, null, 1)}`)
      const kinds = new Set(judgement.conflicts.map((conflict) => conflict.kind))
      for (const kind of kinds.size === 0 ? ['none'] : kinds) seen.set(kind, (seen.get(kind) ?? 0) + 1)
    }
    // Every answer must have been met often, or the agreement says nothing of it.
    for (const kind of [
      ...['none', 'staff', 'block', 'itself', 'client', 'resource', 'resource-group', 'resource-none', 'closed-day'],
      ...['outside-hours', 'outside-shift', 'day-off', 'break', 'absence', 'resource-block', 'not-done-by'],
    ]) {
      expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(days / 200)
    }
  }, 120_000)
})

describe('giving resources', () => {
  const line: WantedLine = {
    id: 'line-1',
    staffId: 'anna-1',
    startMin: 600,
    durationMin: 60,
    processingMin: 0,
    finishMin: 0,
    cleanupMin: 10,
    needs: ['rooms-'],
    chosen: [],
    held: [],
  }
  const stock = {
    names: new Map([
      ['room-a', 'Huone 1'],
      ['room-b', 'Huone 2'],
      ['laser-', 'Laser'],
    ]),
    inUse: new Set(['room-a', 'room-b', 'laser-']),
    groups: new Map([
      ['rooms-', { name: 'Hoitohuoneet', resourceIds: ['room-a', 'room-b'] }],
      ['lasers', { name: 'Laserit', resourceIds: ['laser-'] }],
      ['empty-', { name: 'Porealtaat', resourceIds: [] }],
    ]),
    needs: new Map([['massage', ['rooms-']]]),
  }
  const taken = (resourceId: string, startMin: number, endMin: number, clientEndMin = endMin) => ({
    resourceId,
    startMin,
    endMin,
    clientEndMin,
    appointmentId: 'other-1',
    clientName: null,
  })
  const given = (lines: readonly WantedLine[], resources: Situation['resources'] = []) =>
    judge(lines, {
      day,
      staff: [],
      blocks: [],
      resources,
      client: [],
      rules: null,
      staffNames: new Map(),
      stock,
    })

  it('takes the first free one of the group, and another when that is taken', () => {
    expect(given([line]).resources.get('line-1')).toEqual(['room-a'])
    expect(given([line], [taken('room-a', 660, 700)]).resources.get('line-1')).toEqual(['room-b'])
    // The clean-up is over at 11.10: the room can be had from that minute on.
    expect(given([line], [taken('room-a', 670, 700)]).resources.get('line-1')).toEqual(['room-a'])
  })

  it('keeps what the line holds while it is free, and what another line of the appointment has', () => {
    expect(given([{ ...line, held: ['room-b'] }]).resources.get('line-1')).toEqual(['room-b'])
    const second = { ...line, id: 'line-2', staffId: 'bertta', startMin: 660 }
    const both = given([{ ...line, chosen: ['room-b'] }, second])
    expect([both.conflicts, both.resources.get('line-2')]).toEqual([[], ['room-b']])
  })

  it('names who has the only one there is, and until when it is cleaned', () => {
    const laser = { ...line, needs: ['lasers'] }
    expect(given([laser], [taken('laser-', 630, 685, 675)]).conflicts).toEqual([
      {
        kind: 'resource',
        staffName: '',
        appointmentId: 'other-1',
        startMin: 630,
        endMin: 685,
        cleanupFromMin: 675,
        clientName: null,
        resourceName: 'Laser',
      },
    ])
  })

  it('tells of a group that is full, and of one with nothing in it', () => {
    const full = given([line], [taken('room-a', 600, 630), taken('room-b', 640, 700)])
    expect(full.conflicts).toMatchObject([
      { kind: 'resource-group', resourceName: 'Hoitohuoneet', startMin: 600, endMin: 670 },
    ])
    // Booked over it with a reason, the line still stands somewhere.
    expect(full.resources.get('line-1')).toEqual(['room-a'])
    const none = given([{ ...line, needs: ['empty-'] }])
    expect(none.conflicts).toMatchObject([{ kind: 'resource-none', resourceName: 'Porealtaat' }])
    expect(none.resources.get('line-1')).toEqual([])
  })

  it('keeps beside the needs what was put to the line by hand', () => {
    const made = wantedLine({ ...line, serviceId: 'massage' }, ['laser-', 'room-b'], undefined, stock)
    expect([made.needs, made.chosen]).toEqual([['rooms-'], ['laser-']])
    expect(given([made]).resources.get('line-1')).toEqual(['laser-', 'room-b'])
  })
})
