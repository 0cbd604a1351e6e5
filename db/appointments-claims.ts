// Stretches of time that people and resources are taken for: reading what a day holds for the conflict rule, taking and
// giving back. Runs in main. The rule itself is shared/appointments-conflicts.ts; triggers hold behind it.
import { holdsTime } from '../shared/appointments.ts'
import {
  type Judgement,
  type ResourceStock,
  resourceSpan,
  type Situation,
  type TakenBlock,
  type TakenClient,
  type TakenResource,
  type TakenStaff,
  type WantedLine,
} from '../shared/appointments-conflicts.ts'
import { claimsOf, findConflicts, findSelfConflicts, overlaps } from '../shared/appointments-times.ts'
import { MINUTES_PER_DAY } from '../shared/day.ts'
import { AppError } from '../shared/errors.ts'
import type { Actor } from './actor.ts'
import { all, type Db, query, run, runOne, type Tx } from './handle.ts'
import { idList } from './id-list.ts'
import { shiftRules } from './shifts-read.ts'
import { shownNames } from './shown-names.ts'
import { listStaff } from './staff.ts'

/** What takes time: an appointment's lines on a day. */
export interface Wanted {
  readonly appointmentId: string
  readonly day: string
  readonly clientId: string | null
  readonly lines: readonly WantedLine[]
}

interface Taking {
  readonly days: readonly string[]
  readonly staffIds: readonly string[]
  /** The appointment that is judged: its own time does not stand in its way. */
  readonly exceptId: string
  /** Only what meets these minutes is wanted. */
  readonly span?: Span
}

interface Span {
  readonly startMin: number
  readonly endMin: number
}

const wholeDay: Span = { startMin: 0, endMin: MINUTES_PER_DAY }

/** From the first to the last minute that the lines take of anybody or anything. */
function spanOf(lines: readonly WantedLine[]): Span {
  const spans = lines.flatMap((line) => [...claimsOf(line), resourceSpan(line)])
  if (spans.length === 0) return wholeDay
  return {
    startMin: Math.min(...spans.map((each) => each.startMin)),
    endMin: Math.max(...spans.map((each) => each.endMin)),
  }
}

/** Null when there is nobody whose name may be told. */
const tellingNames = (db: Db, actor: Actor) => {
  const names = shownNames(db, actor)
  return (clientId: string | null, name: string | null) => names.of(clientId, name) || null
}

/** Claims of other appointments for these people on these days, with what a sentence about them needs. */
export function takenClaims(db: Db, asked: Taking, actor: Actor): (TakenStaff & { readonly day: string })[] {
  const shown = tellingNames(db, actor)
  const { startMin, endMin } = asked.span ?? wholeDay
  return all(
    db,
    query
      .selectFrom('claim')
      .innerJoin('appointment_line as line', 'line.id', 'claim.line_id')
      .innerJoin('appointment', 'appointment.id', 'claim.appointment_id')
      .innerJoin('staff', 'staff.id', 'claim.staff_id')
      .leftJoin('client', 'client.id', 'appointment.client_id')
      .where('claim.staff_id', 'in', idList([...new Set(asked.staffIds)]))
      .where('claim.day', 'in', idList(asked.days))
      .where('claim.start_min', '<', endMin)
      .where('claim.end_min', '>', startMin)
      .where('claim.appointment_id', '<>', asked.exceptId)
      .select([
        'claim.day',
        'claim.staff_id as staffId',
        'claim.start_min as startMin',
        'claim.end_min as endMin',
        'claim.appointment_id as appointmentId',
        'line.start_min as lineStartMin',
        'line.duration_min as lineDurationMin',
        'staff.name as staffName',
        'appointment.client_id as clientId',
        'client.name as clientName',
      ]),
  ).map(({ lineStartMin, lineDurationMin, clientId, clientName, ...row }) => ({
    ...row,
    clientName: shown(clientId, clientName),
    clientEndMin: lineStartMin + lineDurationMin,
  }))
}

/** Blocks of these people on these days, one left out. */
export function takenBlocks(
  db: Db,
  asked: Omit<Taking, 'exceptId'>,
  exceptId = '',
): (TakenBlock & { readonly day: string })[] {
  return all(
    db,
    query
      .selectFrom('time_block')
      .innerJoin('staff', 'staff.id', 'time_block.staff_id')
      .where('time_block.day', 'in', idList(asked.days))
      .where('time_block.staff_id', 'in', idList([...new Set(asked.staffIds)]))
      .where('time_block.id', '<>', exceptId)
      .select([
        'time_block.day',
        'time_block.staff_id as staffId',
        'time_block.start_min as startMin',
        'time_block.end_min as endMin',
        'time_block.title',
        'staff.name as staffName',
      ]),
  )
}

export function takenResources(
  db: Db,
  days: readonly string[],
  resourceIds: readonly string[],
  exceptId: string,
  actor: Actor,
  { startMin, endMin }: Span = wholeDay,
): (TakenResource & { readonly day: string })[] {
  if (resourceIds.length === 0) return []
  const shown = tellingNames(db, actor)
  return all(
    db,
    query
      .selectFrom('resource_claim as claim')
      .innerJoin('appointment_line as line', 'line.id', 'claim.line_id')
      .innerJoin('appointment', 'appointment.id', 'claim.appointment_id')
      .leftJoin('client', 'client.id', 'appointment.client_id')
      .where('claim.resource_id', 'in', idList(resourceIds))
      .where('claim.day', 'in', idList(days))
      .where('claim.start_min', '<', endMin)
      .where('claim.end_min', '>', startMin)
      .where('claim.appointment_id', '<>', exceptId)
      .orderBy('claim.start_min')
      .select([
        'claim.day',
        'claim.resource_id as resourceId',
        'claim.start_min as startMin',
        'claim.end_min as endMin',
        'claim.appointment_id as appointmentId',
        'line.start_min as lineStartMin',
        'line.duration_min as lineDurationMin',
        'appointment.client_id as clientId',
        'client.name as clientName',
      ]),
  ).map(({ lineStartMin, lineDurationMin, clientId, clientName, ...row }) => ({
    ...row,
    clientName: shown(clientId, clientName),
    clientEndMin: lineStartMin + lineDurationMin,
  }))
}

/** Blocks of these resources on these days, one left out, as the rule meets them. */
export function takenPlaces(
  db: Db,
  days: readonly string[],
  resourceIds: readonly string[],
  exceptId = '',
): (TakenResource & { readonly day: string })[] {
  if (resourceIds.length === 0) return []
  return all(
    db,
    query
      .selectFrom('resource_block')
      .where('resource_id', 'in', [...resourceIds])
      .where('day', 'in', [...days])
      .where('id', '<>', exceptId)
      .orderBy('start_min')
      .select([
        'day',
        'resource_id as resourceId',
        'start_min as startMin',
        'end_min as endMin',
        'title as blockTitle',
      ]),
  ).map((row) => ({ ...row, appointmentId: '', clientName: null, clientEndMin: row.endMin }))
}

function takenOfClient(
  db: Db,
  days: readonly string[],
  clientId: string | null,
  exceptId: string,
): (TakenClient & { readonly day: string })[] {
  if (clientId === null) return []
  return all(
    db,
    query
      .selectFrom('appointment')
      .innerJoin('appointment_line as line', 'line.appointment_id', 'appointment.id')
      .innerJoin('staff', 'staff.id', 'line.staff_id')
      .where('appointment.client_id', '=', clientId)
      .where('appointment.day', 'in', idList(days))
      .where('appointment.id', '<>', exceptId)
      .where('appointment.removed_at_ms', 'is', null)
      .orderBy('line.start_min')
      .select([
        'appointment.day',
        'appointment.status',
        'appointment.id as appointmentId',
        'line.start_min as startMin',
        'line.duration_min as durationMin',
        'staff.name as staffName',
      ]),
  )
    .filter((row) => holdsTime(row.status))
    .map(({ status: _, durationMin, ...row }) => ({ ...row, endMin: row.startMin + durationMin }))
}

/**
 * What the days hold for one appointment's lines, read once for all of them: a series is judged day by day without
 * asking again. Without `asksWorkingTime` shifts and opening hours are left unasked.
 */
export function situationsOn(
  db: Db,
  days: readonly string[],
  wanted: Omit<Wanted, 'day'>,
  stock: ResourceStock,
  asksWorkingTime: boolean,
  actor: Actor,
): (day: string) => Situation {
  const { appointmentId: exceptId, clientId, lines } = wanted
  const resourceIds = new Set(
    lines.flatMap((line) => [
      ...line.chosen,
      ...line.needs.flatMap((groupId) => stock.groups.get(groupId)?.resourceIds ?? []),
    ]),
  )
  const staffIds = lines.map((line) => line.staffId)
  // Ten years of a Tuesday hold thousands of appointments, of which few meet the wanted minutes.
  const span = spanOf(lines)
  const staff = Map.groupBy(takenClaims(db, { days, staffIds, exceptId, span }, actor), (row) => row.day)
  const blocks = Map.groupBy(takenBlocks(db, { days, staffIds }), (row) => row.day)
  const places = [
    ...takenResources(db, days, [...resourceIds], exceptId, actor, span),
    ...takenPlaces(db, days, [...resourceIds]),
  ]
  const resources = Map.groupBy(places, (row) => row.day)
  const client = Map.groupBy(takenOfClient(db, days, clientId, exceptId), (row) => row.day)
  const sorted = [...days].sort()
  const rules = asksWorkingTime ? shiftRules(db, sorted[0] ?? '', sorted.at(-1) ?? '', actor) : null
  const staffNames = new Map(listStaff(db).map((member) => [member.id, member.name]))
  return (day) => ({
    day,
    staff: staff.get(day) ?? [],
    blocks: blocks.get(day) ?? [],
    resources: resources.get(day) ?? [],
    client: client.get(day) ?? [],
    rules,
    staffNames,
    stock,
  })
}

/**
 * Takes the time of the lines, and of the resources that the rule gave them. With `overridden` the guards let colliding
 * stretches through; the caller has checked that someone wrote why, and only for stretches that do collide.
 * @throws AppError APPOINTMENT_CONFLICT when a guard refuses
 */
export function takeClaims(
  tx: Tx,
  wanted: Wanted,
  { situation, resources, overridden }: Pick<Judgement, 'resources'> & { situation: Situation; overridden: boolean },
): void {
  const { appointmentId, day } = wanted
  const taken = [...situation.staff, ...situation.blocks]
  const own = overridden ? findSelfConflicts(wanted.lines) : []
  for (const line of wanted.lines) {
    claimsOf(line).forEach((claim, part) => {
      const collides = findConflicts([claim], taken).length > 0 || own.some((each) => overlaps(each, claim))
      const values = {
        line_id: line.id,
        part,
        appointment_id: appointmentId,
        staff_id: claim.staffId,
        day,
        start_min: claim.startMin,
        end_min: claim.endMin,
        overridden: overridden && collides ? 1 : 0,
      }
      guarded(() => runOne(tx, query.insertInto('claim').values(values)))
    })
    const { startMin, endMin } = resourceSpan(line)
    for (const resourceId of resources.get(line.id) ?? []) {
      const collides = situation.resources.some(
        (each) => each.resourceId === resourceId && each.startMin < endMin && startMin < each.endMin,
      )
      const values = {
        line_id: line.id,
        resource_id: resourceId,
        appointment_id: appointmentId,
        day,
        start_min: startMin,
        end_min: endMin,
        overridden: overridden && collides ? 1 : 0,
      }
      guarded(() => runOne(tx, query.insertInto('resource_claim').values(values)))
    }
  }
}

/** Turns a database guard's refusal into the same error the rule gives. */
export function guarded(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (error instanceof Error && error.message.includes('CLAIM_CONFLICT')) {
      throw new AppError('APPOINTMENT_CONFLICT', { conflicts: [] }, { cause: error })
    }
    throw error
  }
}

/** Which resources the lines are done with, whether they hold time or not. */
export function writeLineResources(tx: Tx, resources: Judgement['resources']): void {
  for (const [lineId, ids] of resources) {
    run(tx, query.deleteFrom('line_resource').where('line_id', '=', lineId))
    for (const id of ids) {
      runOne(tx, query.insertInto('line_resource').values({ line_id: lineId, resource_id: id }))
    }
  }
}

/** Gives the time of an appointment back. */
export function freeClaims(tx: Tx, appointmentId: string): void {
  // By line, because the tables' keys start with it: no scan of ten years of claims.
  const lineIds = query.selectFrom('appointment_line').where('appointment_id', '=', appointmentId).select('id')
  run(tx, query.deleteFrom('claim').where('line_id', 'in', lineIds))
  run(tx, query.deleteFrom('resource_claim').where('line_id', 'in', lineIds))
}
