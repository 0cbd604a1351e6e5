// Reading working time: the book of rules for some days, and the time blocks in them. Runs in main.

import { z } from 'zod'
import {
  type Absence,
  type ClosedDay,
  DayShift,
  type ShiftBook,
  type ShiftQuery,
  Stretch,
  type TimeBlock,
} from '../shared/shifts.ts'
import type { ShiftRules } from '../shared/shifts-times.ts'
import type { Actor } from './actor.ts'
import { all, type Db, query } from './handle.ts'
import { weekHours } from './settings.ts'
import { listStaff } from './staff.ts'

const PatternDays = z.array(DayShift.nullable()).length(7)
const Breaks = z.array(Stretch)

/** A pattern's row as the rules know it. */
export const daysOfPattern = (text: string) => PatternDays.parse(JSON.parse(text))
export const breaksOf = (text: string) => Breaks.parse(JSON.parse(text))

/** Days when the salon is closed, `to` inclusive. */
export function closedDays(db: Db, from: string, to: string): ClosedDay[] {
  return all(
    db,
    query.selectFrom('closed_day').where('day', '>=', from).where('day', '<=', to).orderBy('day').selectAll(),
  )
}

/** Whoever may not know why someone is ill is told that she is away. */
function shownReason(staffId: string, why: Absence['why'], actor: Actor): Absence['why'] {
  const maySee = staffId === actor.staffId || actor.can('staff-and-roles')
  return why === 'sick' && !maySee ? 'other' : why
}

/** Everything that decides who works when from `from` to `to`, both inclusive. */
export function shiftRules(db: Db, from: string, to: string, actor: Actor): ShiftRules {
  const patterns = all(
    db,
    query
      .selectFrom('shift_pattern')
      .where('valid_from', '<=', to)
      .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', from)]))
      .orderBy('valid_from')
      .orderBy('id')
      .selectAll(),
  ).map((row) => ({
    id: row.id,
    version: row.version,
    staffId: row.staff_id,
    weeks: row.weeks,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    days: daysOfPattern(row.days),
  }))
  const exceptions = all(
    db,
    query.selectFrom('shift_exception').where('day', '>=', from).where('day', '<=', to).selectAll(),
  ).map((row) => ({
    staffId: row.staff_id,
    day: row.day,
    shift:
      row.start_min === null || row.end_min === null
        ? null
        : { startMin: row.start_min, endMin: row.end_min, breaks: breaksOf(row.breaks) },
  }))
  const absences = all(
    db,
    query
      .selectFrom('absence')
      .where('to_day', '>=', from)
      .where('from_day', '<=', to)
      .orderBy('from_day')
      .orderBy('id')
      .selectAll(),
  ).map(
    (row): Absence => ({
      id: row.id,
      version: row.version,
      staffId: row.staff_id,
      why: shownReason(row.staff_id, row.kind, actor),
      fromDay: row.from_day,
      toDay: row.to_day,
      part: row.start_min === null || row.end_min === null ? null : { startMin: row.start_min, endMin: row.end_min },
    }),
  )
  return { hours: weekHours(db), patterns, exceptions, absences, closedDays: closedDays(db, from, to) }
}

/** The shifts screen: the rules and whose they are. */
export function shiftBook(db: Db, asked: ShiftQuery, actor: Actor): ShiftBook {
  const people = listStaff(db)
    .filter((member) => member.active && member.takesAppointments)
    .map((member) => ({ staffId: member.id, name: member.name, colour: member.colour }))
  return { people, ...shiftRules(db, asked.from, asked.to, actor) }
}

/** Blocks of people and of resources from `from` to `to`, both inclusive, in order. */
export function timeBlocks(db: Db, from: string, to: string): TimeBlock[] {
  const ofPeople = all(
    db,
    query
      .selectFrom('time_block')
      .where('day', '>=', from)
      .where('day', '<=', to)
      .orderBy('day')
      .orderBy('start_min')
      .orderBy('id')
      .select(['id', 'version', 'title', 'staff_id as staffId', 'day', 'start_min as startMin', 'end_min as endMin']),
  )
  const ofPlaces = all(
    db,
    query
      .selectFrom('resource_block')
      .where('day', '>=', from)
      .where('day', '<=', to)
      .orderBy('day')
      .orderBy('start_min')
      .orderBy('id')
      .select([
        'id',
        'version',
        'title',
        'resource_id as resourceId',
        'day',
        'start_min as startMin',
        'end_min as endMin',
      ]),
  )
  return [
    ...ofPeople.map((block) => ({ ...block, resourceId: null })),
    ...ofPlaces.map((block) => ({ ...block, staffId: null })),
  ]
}
