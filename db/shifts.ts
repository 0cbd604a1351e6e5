// Changing working time. Every change answers what takes it back, and none leaves an appointment outside the working
// time unless the person has been shown it. Appointments themselves are never touched. Runs in main.
import { AppError } from '../shared/errors.ts'
import type { ChangedDay, LeftOutside, MakeShiftChange, ShiftChange, ShiftChangeDone } from '../shared/shifts.ts'
import { fitsWorkingTime, type ShiftRules } from '../shared/shifts-times.ts'
import type { Actor } from './actor.ts'
import { all, one, query, run, runOne, type Tx } from './handle.ts'
import { breaksOf, daysOfPattern, shiftRules } from './shifts-read.ts'
import { shownNames } from './shown-names.ts'
import { staffMember } from './staff.ts'

/** The days and people that a change can touch; no people means everyone. */
interface Scope {
  readonly from: string
  readonly to: string
  readonly staffIds: readonly string[] | null
}

const lastDay = '9999-12-31'

/**
 * Makes the change.
 * Errors: NOT_FOUND (staff, pattern, absence), CHANGED_BY_OTHER, SHIFT_LEAVES_APPOINTMENTS (data: outside, a list of
 * LeftOutside) when it would leave appointments from today on outside the working time that `knownOutside` does not name.
 */
export function makeShiftChange(tx: Tx, input: MakeShiftChange, actor: Actor): ShiftChangeDone {
  const { change, knownOutside } = input
  const scope = scopeOf(tx, change)
  const from = scope.from < actor.today ? actor.today : scope.from
  const asksNothing = from > scope.to
  const before = asksNothing ? null : shiftRules(tx, from, scope.to, actor)
  const done = apply(tx, change, actor)
  if (before === null) return done
  const after = shiftRules(tx, from, scope.to, actor)
  const known = new Set(knownOutside)
  const outside = leftOutside(tx, { ...scope, from }, before, after, actor)
  // The transaction is rolled back by the throw; all of them are told, so that the list is whole.
  if (outside.some((each) => !known.has(each.appointmentId))) {
    throw new AppError('SHIFT_LEAVES_APPOINTMENTS', { outside, count: outside.length })
  }
  return done
}

function apply(tx: Tx, change: ShiftChange, actor: Actor): ShiftChangeDone {
  switch (change.kind) {
    case 'pattern':
      return putPattern(tx, change, actor)
    case 'remove-pattern': {
      // Without a version: it comes back as a new row.
      const { version: _, ...undo } = patternNow(tx, change.id)
      runOne(tx, query.deleteFrom('shift_pattern').where('id', '=', change.id))
      return { undo, record: change.id }
    }
    case 'days':
      return setDays(tx, change.days)
    case 'absence':
      return putAbsence(tx, change, actor)
    case 'remove-absence': {
      const { version: _, ...undo } = absenceNow(tx, change.id)
      runOne(tx, query.deleteFrom('absence').where('id', '=', change.id))
      return { undo, record: change.id }
    }
    case 'close-day': {
      const { day, reason } = change
      const before = one(tx, query.selectFrom('closed_day').where('day', '=', day).select('reason'))
      run(
        tx,
        query
          .insertInto('closed_day')
          .values({ day, reason })
          .onConflict((conflict) => conflict.column('day').doUpdateSet({ reason })),
      )
      const undo: ShiftChange =
        before === undefined ? { kind: 'open-day', day } : { kind: 'close-day', day, reason: before.reason }
      return { undo, record: null }
    }
    case 'open-day': {
      const before = one(tx, query.selectFrom('closed_day').where('day', '=', change.day).select('reason'))
      if (!before) throw new AppError('NOT_FOUND', { kind: 'closed-day' })
      runOne(tx, query.deleteFrom('closed_day').where('day', '=', change.day))
      return { undo: { kind: 'close-day', day: change.day, reason: before.reason }, record: null }
    }
  }
}

type PatternChange = Extract<ShiftChange, { kind: 'pattern' }>
type AbsenceChange = Extract<ShiftChange, { kind: 'absence' }>

/** Refuses a row that someone else has changed or removed since the window read it. */
function refuseStale(known: number | undefined, now: number | undefined): void {
  if (known === undefined) return
  if (now === undefined) throw new AppError('NOT_FOUND', { kind: 'shift' })
  if (known !== now) throw new AppError('CHANGED_BY_OTHER')
}

function putPattern(tx: Tx, change: PatternChange, actor: Actor): ShiftChangeDone {
  staffMember(tx, change.staffId)
  const id = change.id ?? actor.newId()
  const row = one(tx, query.selectFrom('shift_pattern').where('id', '=', id).select('version'))
  refuseStale(change.version, row?.version)
  const values = {
    staff_id: change.staffId,
    weeks: change.weeks,
    valid_from: change.validFrom,
    valid_to: change.validTo,
    days: JSON.stringify(change.days),
  }
  if (row === undefined) {
    runOne(tx, query.insertInto('shift_pattern').values({ id, ...values }))
    return { undo: { kind: 'remove-pattern', id }, record: id }
  }
  const before = patternNow(tx, id)
  const version = row.version + 1
  runOne(
    tx,
    query
      .updateTable('shift_pattern')
      .set({ ...values, version })
      .where('id', '=', id),
  )
  return { undo: { ...before, version }, record: id }
}

function putAbsence(tx: Tx, change: AbsenceChange, actor: Actor): ShiftChangeDone {
  staffMember(tx, change.staffId)
  const id = change.id ?? actor.newId()
  const row = one(tx, query.selectFrom('absence').where('id', '=', id).select('version'))
  refuseStale(change.version, row?.version)
  const values = {
    staff_id: change.staffId,
    kind: change.why,
    from_day: change.fromDay,
    to_day: change.toDay,
    start_min: change.part?.startMin ?? null,
    end_min: change.part?.endMin ?? null,
  }
  if (row === undefined) {
    runOne(tx, query.insertInto('absence').values({ id, ...values }))
    return { undo: { kind: 'remove-absence', id }, record: id }
  }
  const before = absenceNow(tx, id)
  const version = row.version + 1
  runOne(
    tx,
    query
      .updateTable('absence')
      .set({ ...values, version })
      .where('id', '=', id),
  )
  return { undo: { ...before, version }, record: id }
}

/** Days of their own, each replaced or given back to the pattern. */
function setDays(tx: Tx, days: readonly ChangedDay[]): ShiftChangeDone {
  for (const staffId of new Set(days.map((each) => each.staffId))) staffMember(tx, staffId)
  const undo = days.map((each): ChangedDay => {
    const row = one(
      tx,
      query.selectFrom('shift_exception').where('staff_id', '=', each.staffId).where('day', '=', each.day).selectAll(),
    )
    run(tx, query.deleteFrom('shift_exception').where('staff_id', '=', each.staffId).where('day', '=', each.day))
    if (!each.follows) {
      runOne(
        tx,
        query.insertInto('shift_exception').values({
          staff_id: each.staffId,
          day: each.day,
          start_min: each.shift?.startMin ?? null,
          end_min: each.shift?.endMin ?? null,
          breaks: JSON.stringify(each.shift?.breaks ?? []),
        }),
      )
    }
    const { staffId, day } = each
    if (row === undefined) return { staffId, day, shift: null, follows: true }
    const { start_min: startMin, end_min: endMin } = row
    if (startMin === null || endMin === null) return { staffId, day, shift: null, follows: false }
    return { staffId, day, shift: { startMin, endMin, breaks: breaksOf(row.breaks) }, follows: false }
  })
  // A day named twice is taken back in the opposite order.
  return { undo: { kind: 'days', days: undo.reverse() }, record: null }
}

function patternNow(tx: Tx, id: string): PatternChange {
  const row = one(tx, query.selectFrom('shift_pattern').where('id', '=', id).selectAll())
  if (!row) throw new AppError('NOT_FOUND', { kind: 'shift' })
  return {
    kind: 'pattern',
    id,
    version: row.version,
    staffId: row.staff_id,
    weeks: row.weeks,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    days: daysOfPattern(row.days),
  }
}

function absenceNow(tx: Tx, id: string): AbsenceChange {
  const row = one(tx, query.selectFrom('absence').where('id', '=', id).selectAll())
  if (!row) throw new AppError('NOT_FOUND', { kind: 'absence' })
  return {
    kind: 'absence',
    id,
    version: row.version,
    staffId: row.staff_id,
    why: row.kind,
    fromDay: row.from_day,
    toDay: row.to_day,
    part: row.start_min === null || row.end_min === null ? null : { startMin: row.start_min, endMin: row.end_min },
  }
}

/** Which days of whom a change can touch, its present form included. */
function scopeOf(tx: Tx, change: ShiftChange): Scope {
  switch (change.kind) {
    case 'pattern':
    case 'remove-pattern': {
      const row =
        change.id === undefined
          ? undefined
          : one(tx, query.selectFrom('shift_pattern').where('id', '=', change.id).selectAll())
      const forms = [
        ...(change.kind === 'pattern'
          ? [{ staffId: change.staffId, from: change.validFrom, to: change.validTo ?? lastDay }]
          : []),
        ...(row ? [{ staffId: row.staff_id, from: row.valid_from, to: row.valid_to ?? lastDay }] : []),
      ]
      return spanning(forms)
    }
    case 'days':
      return spanning(change.days.map(({ staffId, day }) => ({ staffId, from: day, to: day })))
    case 'absence':
    case 'remove-absence': {
      const row =
        change.id === undefined
          ? undefined
          : one(tx, query.selectFrom('absence').where('id', '=', change.id).selectAll())
      const forms = [
        ...(change.kind === 'absence' ? [{ staffId: change.staffId, from: change.fromDay, to: change.toDay }] : []),
        ...(row ? [{ staffId: row.staff_id, from: row.from_day, to: row.to_day }] : []),
      ]
      return spanning(forms)
    }
    case 'close-day':
    case 'open-day':
      return { from: change.day, to: change.day, staffIds: null }
  }
}

function spanning(forms: readonly { staffId: string; from: string; to: string }[]): Scope {
  return {
    from: forms.reduce((least, each) => (each.from < least ? each.from : least), lastDay),
    to: forms.reduce((most, each) => (each.to > most ? each.to : most), ''),
    staffIds: [...new Set(forms.map((each) => each.staffId))],
  }
}

/** Appointments still to come that lay in the working time and no longer do, one row a person. */
function leftOutside(tx: Tx, scope: Scope, before: ShiftRules, after: ShiftRules, actor: Actor): LeftOutside[] {
  const { staffIds } = scope
  const lines = all(
    tx,
    query
      .selectFrom('appointment as a')
      .innerJoin('appointment_line as l', 'l.appointment_id', 'a.id')
      .innerJoin('staff as s', 's.id', 'l.staff_id')
      .leftJoin('client as c', 'c.id', 'a.client_id')
      .where('a.day', '>=', scope.from)
      .where('a.day', '<=', scope.to)
      .where('a.removed_at_ms', 'is', null)
      .where('a.status', 'in', ['booked', 'confirmed', 'arrived', 'in-treatment'])
      .$if(staffIds !== null, (chosen) => chosen.where('l.staff_id', 'in', [...(staffIds ?? [])]))
      .orderBy('a.day')
      .orderBy('l.start_min')
      .orderBy('l.id')
      .select([
        'a.id as appointmentId',
        'a.day',
        'l.staff_id as staffId',
        'l.start_min as startMin',
        'l.duration_min as durationMin',
        'l.processing_min as processingMin',
        'l.finish_min as finishMin',
        'l.cleanup_min as cleanupMin',
        's.name as staffName',
        'a.client_id as clientId',
        'c.name as clientName',
      ]),
  )
  const names = shownNames(tx, actor)
  return lines
    .filter((line) => fitsWorkingTime(line, line.day, before) && !fitsWorkingTime(line, line.day, after))
    .map((line) => ({
      appointmentId: line.appointmentId,
      day: line.day,
      startMin: line.startMin,
      endMin: line.startMin + line.durationMin,
      staffName: line.staffName,
      clientName: names.of(line.clientId, line.clientName),
    }))
}
