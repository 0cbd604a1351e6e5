// Stretches of time that people are taken for: asking what stands in the way, taking and giving back. Runs in main.
// The rule itself is shared/appointments-times.ts; the trigger claim_guard holds behind it.
import type { Conflict, OpenHours } from '../shared/appointments.ts'
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
import { AppError } from '../shared/errors.ts'
import { firstNameOf } from '../shared/person-names.ts'
import type { Actor } from './actor.ts'
import { all, type Db, query, run, runOne, type Tx } from './handle.ts'

/** What takes time: an appointment's lines on a day. */
export interface Wanted {
  readonly appointmentId: string
  readonly day: string
  readonly lines: readonly (TimedLine & { readonly id: string })[]
}

/** Claims of other appointments for these people on this day, with what a sentence about them needs. */
function takenClaims(db: Db, wanted: Wanted) {
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

/**
 * Everything that stands in the way of the wanted lines, each thing once: other appointments first, then the lines'
 * own collisions, then opening hours. `hours` undefined leaves the opening hours unasked.
 */
export function conflictsOf(
  db: Db,
  wanted: Wanted,
  staffNames: ReadonlyMap<string, string>,
  hours: OpenHours | undefined,
  actor: Actor,
): Conflict[] {
  const claims = wanted.lines.flatMap(claimsOf)
  const others = findConflicts(claims, takenClaims(db, wanted)).map((taken): Conflict => {
    const clientEndMin = taken.lineStartMin + taken.lineDurationMin
    const name = taken.clientName ?? ''
    return {
      kind: 'staff',
      staffName: taken.staffName,
      appointmentId: taken.appointmentId,
      startMin: taken.startMin,
      endMin: taken.endMin,
      cleanupFromMin: taken.endMin > clientEndMin ? Math.max(clientEndMin, taken.startMin) : null,
      clientName: name === '' ? null : actor.can('client-names') ? name : firstNameOf(name),
    }
  })
  const own = findSelfConflicts(wanted.lines).map((claim): Conflict => plainConflict('itself', claim, staffNames))
  return [...others, ...own, ...hoursConflicts(wanted, hours)]
}

function plainConflict(kind: Conflict['kind'], claim: Claim, staffNames: ReadonlyMap<string, string>): Conflict {
  const { staffId, startMin, endMin } = claim
  const staffName = staffNames.get(staffId) ?? ''
  return { kind, staffName, appointmentId: null, startMin, endMin, cleanupFromMin: null, clientName: null }
}

function hoursConflicts(wanted: Wanted, hours: OpenHours | undefined): Conflict[] {
  if (hours === undefined) return []
  const fit = fitToHours(appointmentSpan(wanted.lines), hours)
  if (fit === 'inside') return []
  const { openMin, closeMin } = hours ?? { openMin: 0, closeMin: 0 }
  // The stretch told is when the salon is open, because that is what the person needs to know.
  return [
    {
      kind: fit,
      staffName: '',
      appointmentId: null,
      startMin: openMin,
      endMin: closeMin,
      cleanupFromMin: null,
      clientName: null,
    },
  ]
}

/**
 * Takes the time of the lines. With `overridden` the guard lets colliding stretches through; the caller has checked that
 * someone wrote why, and only for stretches that do collide.
 * @throws AppError APPOINTMENT_CONFLICT when the guard refuses
 */
export function takeClaims(tx: Tx, wanted: Wanted, overridden: boolean): void {
  const taken = overridden ? takenClaims(tx, wanted) : []
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
function guarded(work: () => void): void {
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
