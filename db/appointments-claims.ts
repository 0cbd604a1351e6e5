// Stretches of time that people are taken for: asking what stands in the way, taking and giving back. Runs in main.
// The rule itself is shared/appointments-times.ts; the trigger claim_guard holds behind it.
import type { Conflict } from '../shared/appointments.ts'
import {
  appointmentSpan,
  type Claim,
  claimsOf,
  findConflicts,
  findSelfConflicts,
  fitToHours,
  overlaps,
  type TimedLine,
} from '../shared/appointments-times.ts'
import { weekdayOf } from '../shared/day.ts'
import { AppError } from '../shared/errors.ts'
import { firstNameOf } from '../shared/person-names.ts'
import { dayPlan, type Misfit, misfitsOf, type ShiftRules } from '../shared/shifts-times.ts'
import type { Actor } from './actor.ts'
import { all, type Db, query, run, runOne, type Tx } from './handle.ts'

/** What takes time: an appointment's lines on a day. */
export interface Wanted {
  readonly appointmentId: string
  readonly day: string
  readonly lines: readonly (TimedLine & { readonly id: string })[]
}

/** Claims of other appointments for these people on this day, with what a sentence about them needs. */
export function takenClaims(
  db: Db,
  wanted: Pick<Wanted, 'appointmentId' | 'day'> & { readonly lines: readonly { readonly staffId: string }[] },
) {
  const staffIds = [...new Set(wanted.lines.map((line) => line.staffId))]
  return all(
    db,
    query
      .selectFrom('claim')
      .innerJoin('appointment_line as line', 'line.id', 'claim.line_id')
      .innerJoin('appointment', 'appointment.id', 'claim.appointment_id')
      .innerJoin('staff', 'staff.id', 'claim.staff_id')
      .leftJoin('client', 'client.id', 'appointment.client_id')
      .where('claim.staff_id', 'in', staffIds)
      .where('claim.day', '=', wanted.day)
      .where('claim.appointment_id', '<>', wanted.appointmentId)
      .select([
        'claim.staff_id as staffId',
        'claim.start_min as startMin',
        'claim.end_min as endMin',
        'claim.appointment_id as appointmentId',
        'line.start_min as lineStartMin',
        'line.duration_min as lineDurationMin',
        'staff.name as staffName',
        'client.name as clientName',
      ]),
  )
}

/** Blocks of these people on this day, one left out. */
export function takenBlocks(db: Db, day: string, staffIds: readonly string[], exceptId = '') {
  return all(
    db,
    query
      .selectFrom('time_block')
      .innerJoin('staff', 'staff.id', 'time_block.staff_id')
      .where('time_block.day', '=', day)
      .where('time_block.staff_id', 'in', [...new Set(staffIds)])
      .where('time_block.id', '<>', exceptId)
      .select([
        'time_block.staff_id as staffId',
        'time_block.start_min as startMin',
        'time_block.end_min as endMin',
        'time_block.title',
        'staff.name as staffName',
      ]),
  )
}

export function blockConflict(taken: ReturnType<typeof takenBlocks>[number]): Conflict {
  const { title, staffName, startMin, endMin } = taken
  return {
    kind: 'block',
    staffName,
    appointmentId: null,
    startMin,
    endMin,
    cleanupFromMin: null,
    clientName: null,
    title,
  }
}

/** Other appointments that hold the wanted stretches. */
export function appointmentConflicts(
  claims: readonly Claim[],
  taken: ReturnType<typeof takenClaims>,
  actor: Actor,
): Conflict[] {
  return findConflicts(claims, taken).map((each): Conflict => {
    const clientEndMin = each.lineStartMin + each.lineDurationMin
    const name = each.clientName ?? ''
    return {
      kind: 'staff',
      staffName: each.staffName,
      appointmentId: each.appointmentId,
      startMin: each.startMin,
      endMin: each.endMin,
      cleanupFromMin: each.endMin > clientEndMin ? Math.max(clientEndMin, each.startMin) : null,
      clientName: name === '' ? null : actor.can('client-names') ? name : firstNameOf(name),
    }
  })
}

/**
 * Everything that stands in the way of the wanted lines, each thing once: other appointments first, then blocks, the
 * lines' own collisions, and working time. `rules` undefined leaves working time unasked.
 */
export function conflictsOf(
  db: Db,
  wanted: Wanted,
  staffNames: ReadonlyMap<string, string>,
  rules: ShiftRules | undefined,
  actor: Actor,
): Conflict[] {
  const claims = wanted.lines.flatMap(claimsOf)
  const others = appointmentConflicts(claims, takenClaims(db, wanted), actor)
  const staffIds = wanted.lines.map((line) => line.staffId)
  const blocks = findConflicts(claims, takenBlocks(db, wanted.day, staffIds)).map(blockConflict)
  const own = findSelfConflicts(wanted.lines).map((claim): Conflict => plainConflict('itself', claim, staffNames))
  return [...others, ...blocks, ...own, ...(rules === undefined ? [] : shiftConflicts(wanted, rules, staffNames))]
}

function plainConflict(kind: Conflict['kind'], claim: Claim, staffNames: ReadonlyMap<string, string>): Conflict {
  const { staffId, startMin, endMin } = claim
  const staffName = staffNames.get(staffId) ?? ''
  return { kind, staffName, appointmentId: null, startMin, endMin, cleanupFromMin: null, clientName: null }
}

/** What of the lines is not in working time: the salon closed, the person away, on a break or off, or outside hours. */
function shiftConflicts(wanted: Wanted, rules: ShiftRules, staffNames: ReadonlyMap<string, string>): Conflict[] {
  const { day, lines } = wanted
  const bare = { staffName: '', appointmentId: null, cleanupFromMin: null, clientName: null }
  const closed = rules.closedDays.find((each) => each.day === day)
  if (closed !== undefined) return [{ ...bare, kind: 'closed-day', startMin: 0, endMin: 0, title: closed.reason }]
  const found = new Map<string, Conflict>()
  const byHours: TimedLine[] = []
  for (const line of lines) {
    const plan = dayPlan(line.staffId, day, rules)
    if (plan.source === 'hours') byHours.push(line)
    for (const misfit of misfitsOf(line, plan)) {
      const conflict = { ...bare, staffName: staffNames.get(line.staffId) ?? '', ...misfitFields(misfit) }
      found.set(JSON.stringify([line.staffId, misfit]), conflict)
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

/**
 * Takes the time of the lines. With `overridden` the guard lets colliding stretches through; the caller has checked that
 * someone wrote why, and only for stretches that do collide.
 * @throws AppError APPOINTMENT_CONFLICT when the guard refuses
 */
export function takeClaims(tx: Tx, wanted: Wanted, overridden: boolean): void {
  const staffIds = wanted.lines.map((line) => line.staffId)
  const taken: Claim[] = overridden ? [...takenClaims(tx, wanted), ...takenBlocks(tx, wanted.day, staffIds)] : []
  const own = overridden ? findSelfConflicts(wanted.lines) : []
  for (const line of wanted.lines) {
    claimsOf(line).forEach((claim, part) => {
      const collides = findConflicts([claim], taken).length > 0 || own.some((each) => overlaps(each, claim))
      const values = {
        line_id: line.id,
        part,
        appointment_id: wanted.appointmentId,
        staff_id: claim.staffId,
        day: wanted.day,
        start_min: claim.startMin,
        end_min: claim.endMin,
        overridden: collides ? 1 : 0,
      }
      guarded(() => runOne(tx, query.insertInto('claim').values(values)))
    })
  }
}

/** Turns the database guard's refusal into the same error the rule gives. */
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

/** Gives the time of an appointment back. */
export function freeClaims(tx: Tx, appointmentId: string): void {
  // By line, because the table's key starts with it: no scan of ten years of claims.
  run(
    tx,
    query
      .deleteFrom('claim')
      .where('line_id', 'in', (lines) =>
        lines.selectFrom('appointment_line').where('appointment_id', '=', appointmentId).select('id'),
      ),
  )
}
