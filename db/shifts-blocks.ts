// Time blocks: time that a person keeps for something else, or that a room or device cannot be had. Put, moved and taken
// away; the triggers of migrations 003 and 019 hold behind the rule that is asked here. Runs in main.
import type { Conflict } from '../shared/appointments.ts'
import { blockConflicts, resourceConflict, staffConflicts } from '../shared/appointments-conflicts.ts'
import { faultOfTime } from '../shared/appointments-times.ts'
import { addDays, daysBetween } from '../shared/day.ts'
import { AppError } from '../shared/errors.ts'
import type { ClosePlace, PutTimeBlock, RemoveTimeBlocks, TimeBlock } from '../shared/shifts.ts'
import type { Actor } from './actor.ts'
import { guarded, takenBlocks, takenClaims, takenPlaces, takenResources } from './appointments-claims.ts'
import { one, query, run, runOne, type Tx } from './handle.ts'
import { resourceBook } from './resources.ts'
import { staffMember } from './staff.ts'

function blockById(tx: Tx, id: string): TimeBlock | undefined {
  const ofPerson = one(
    tx,
    query
      .selectFrom('time_block')
      .where('id', '=', id)
      .select(['id', 'version', 'title', 'staff_id as staffId', 'day', 'start_min as startMin', 'end_min as endMin']),
  )
  if (ofPerson) return { ...ofPerson, resourceId: null }
  const ofPlace = one(
    tx,
    query
      .selectFrom('resource_block')
      .where('id', '=', id)
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
  return ofPlace && { ...ofPlace, staffId: null }
}

/**
 * Puts a block, or changes one. Without `version` one that has gone comes back under its id. It stays a person's or a
 * resource's, as it was put.
 * Errors: NOT_FOUND (block, staff, resource), CHANGED_BY_OTHER, STAFF_INACTIVE, APPOINTMENT_TIME_DOES_NOT_EXIST,
 * APPOINTMENT_CONFLICT (data: conflicts) when the time is booked or blocked and no reason is given.
 */
export function putTimeBlock(tx: Tx, input: PutTimeBlock, actor: Actor): TimeBlock {
  const id = input.id ?? actor.newId()
  const before = blockById(tx, id)
  if (input.version !== undefined) {
    if (!before) throw new AppError('NOT_FOUND', { kind: 'time-block' })
    if (before.version !== input.version) throw new AppError('CHANGED_BY_OTHER')
  }
  const { title, day, startMin, endMin, staffId, resourceId } = input
  const span = { staffId: '', startMin, durationMin: endMin - startMin, processingMin: 0, finishMin: 0, cleanupMin: 0 }
  if (faultOfTime(day, span) !== null) throw new AppError('APPOINTMENT_TIME_DOES_NOT_EXIST', { day, minute: startMin })
  const conflicts =
    resourceId === null
      ? inTheWayOfPerson(tx, { ...input, id, staffId: staffId ?? '' }, before, actor)
      : inTheWayOfPlace(tx, { ...input, id, resourceId }, before, actor)
  if (conflicts.length > 0 && input.overrideReason === undefined) {
    throw new AppError('APPOINTMENT_CONFLICT', { conflicts })
  }
  const times = {
    title,
    day,
    start_min: startMin,
    end_min: endMin,
    overridden: conflicts.length > 0 ? 1 : 0,
    override_reason: conflicts.length > 0 ? (input.overrideReason ?? '') : '',
  }
  const version = (before?.version ?? 0) + 1
  const isSameKind = before !== undefined && (before.resourceId === null) === (resourceId === null)
  if (before !== undefined && !isSameKind) throw new AppError('NOT_FOUND', { kind: 'time-block' })
  guarded(() => {
    if (resourceId === null) {
      const values = { ...times, staff_id: staffId ?? '' }
      if (isSameKind) {
        const change = query.updateTable('time_block').set({ ...values, version })
        runOne(tx, change.where('id', '=', id))
      } else runOne(tx, query.insertInto('time_block').values({ id, ...values }))
    } else {
      const values = { ...times, resource_id: resourceId }
      if (isSameKind) {
        const change = query.updateTable('resource_block').set({ ...values, version })
        runOne(tx, change.where('id', '=', id))
      } else runOne(tx, query.insertInto('resource_block').values({ id, ...values }))
    }
  })
  return { id, version, title, staffId, resourceId, day, startMin, endMin }
}

type Put<Holder> = Pick<TimeBlock, 'id' | 'day' | 'startMin' | 'endMin'> & Holder

function inTheWayOfPerson(
  tx: Tx,
  { id, day, startMin, endMin, staffId }: Put<{ staffId: string }>,
  before: TimeBlock | undefined,
  actor: Actor,
): Conflict[] {
  if (!staffMember(tx, staffId).active && before?.staffId !== staffId) throw new AppError('STAFF_INACTIVE')
  const wanted = [{ staffId, startMin, endMin }]
  const asked = { days: [day], staffIds: [staffId] }
  return [
    ...staffConflicts(wanted, takenClaims(tx, { ...asked, exceptId: '' }, actor)),
    ...blockConflicts(wanted, takenBlocks(tx, asked, id)),
  ]
}

function inTheWayOfPlace(
  tx: Tx,
  { id, day, startMin, endMin, resourceId }: Put<{ resourceId: string }>,
  before: TimeBlock | undefined,
  actor: Actor,
): Conflict[] {
  const resource = resourceBook(tx).resources.find((each) => each.id === resourceId)
  if (resource === undefined || (resource.archived && before?.resourceId !== resourceId)) {
    throw new AppError('NOT_FOUND', { kind: 'resource' })
  }
  return [...takenResources(tx, [day], [resourceId], '', actor), ...takenPlaces(tx, [day], [resourceId], id)]
    .filter((each) => each.startMin < endMin && startMin < each.endMin)
    .map((each) => resourceConflict(each, resource.name))
}

/**
 * Closes a room or device from day to day, the same hours on each: one block a day, all of them or none.
 * Errors: as putTimeBlock; the conflicts are those of every day, each with its day.
 */
export function closePlace(
  tx: Tx,
  { fromDay, toDay, overrideReason, ...block }: ClosePlace,
  actor: Actor,
): TimeBlock[] {
  const days = Array.from({ length: daysBetween(fromDay, toDay) + 1 }, (_, index) => addDays(fromDay, index))
  const conflicts = days.flatMap((day) =>
    inTheWayOfPlace(tx, { ...block, id: '', day }, undefined, actor).map((each) => ({ ...each, day })),
  )
  if (conflicts.length > 0 && overrideReason === undefined) throw new AppError('APPOINTMENT_CONFLICT', { conflicts })
  const reason = overrideReason === undefined ? {} : { overrideReason }
  return days.map((day) => putTimeBlock(tx, { ...block, ...reason, day, staffId: null }, actor))
}

/** Takes several away, all of them or none; answers them as they were. Errors: as removeTimeBlock. */
export function removeTimeBlocks(tx: Tx, { blocks }: RemoveTimeBlocks): TimeBlock[] {
  return blocks.map((block) => removeTimeBlock(tx, block))
}

/** Takes a block away; answers it as it was. Errors: NOT_FOUND, CHANGED_BY_OTHER. */
export function removeTimeBlock(tx: Tx, input: { id: string; version: number }): TimeBlock {
  const before = blockById(tx, input.id)
  if (!before) throw new AppError('NOT_FOUND', { kind: 'time-block' })
  if (before.version !== input.version) throw new AppError('CHANGED_BY_OTHER')
  const table = before.resourceId === null ? 'time_block' : 'resource_block'
  run(tx, query.deleteFrom(table).where('id', '=', input.id))
  return before
}
