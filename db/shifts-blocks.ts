// Time blocks: time that a person keeps for something else. Put, moved and taken away; the triggers of migration 003 hold
// behind the rule that is asked here. Runs in main.
import { blockConflicts, staffConflicts } from '../shared/appointments-conflicts.ts'
import { faultOfTime } from '../shared/appointments-times.ts'
import { AppError } from '../shared/errors.ts'
import type { PutTimeBlock, TimeBlock } from '../shared/shifts.ts'
import type { Actor } from './actor.ts'
import { guarded, takenBlocks, takenClaims } from './appointments-claims.ts'
import { one, query, runOne, type Tx } from './handle.ts'
import { staffMember } from './staff.ts'

const blockById = (tx: Tx, id: string): TimeBlock | undefined =>
  one(
    tx,
    query
      .selectFrom('time_block')
      .where('id', '=', id)
      .select(['id', 'version', 'title', 'staff_id as staffId', 'day', 'start_min as startMin', 'end_min as endMin']),
  )

/**
 * Puts a block, or changes one. Without `version` one that has gone comes back under its id.
 * Errors: NOT_FOUND, CHANGED_BY_OTHER, STAFF_INACTIVE, APPOINTMENT_TIME_DOES_NOT_EXIST, APPOINTMENT_CONFLICT (data:
 * conflicts) when the time is booked or blocked and no reason is given.
 */
export function putTimeBlock(tx: Tx, input: PutTimeBlock, actor: Actor): TimeBlock {
  const id = input.id ?? actor.newId()
  const before = blockById(tx, id)
  if (input.version !== undefined) {
    if (!before) throw new AppError('NOT_FOUND', { kind: 'time-block' })
    if (before.version !== input.version) throw new AppError('CHANGED_BY_OTHER')
  }
  const { title, staffId, day, startMin, endMin } = input
  if (!staffMember(tx, staffId).active && before?.staffId !== staffId) throw new AppError('STAFF_INACTIVE')
  const span = { staffId, startMin, durationMin: endMin - startMin, processingMin: 0, finishMin: 0, cleanupMin: 0 }
  if (faultOfTime(day, span) !== null) throw new AppError('APPOINTMENT_TIME_DOES_NOT_EXIST', { day, minute: startMin })
  const wanted = [{ staffId, startMin, endMin }]
  const asked = { days: [day], staffIds: [staffId] }
  const conflicts = [
    ...staffConflicts(wanted, takenClaims(tx, { ...asked, exceptId: '' }, actor)),
    ...blockConflicts(wanted, takenBlocks(tx, asked, id)),
  ]
  if (conflicts.length > 0 && input.overrideReason === undefined) {
    throw new AppError('APPOINTMENT_CONFLICT', { conflicts })
  }
  const values = {
    title,
    staff_id: staffId,
    day,
    start_min: startMin,
    end_min: endMin,
    overridden: conflicts.length > 0 ? 1 : 0,
    override_reason: conflicts.length > 0 ? (input.overrideReason ?? '') : '',
  }
  const version = (before?.version ?? 0) + 1
  guarded(() =>
    before
      ? runOne(
          tx,
          query
            .updateTable('time_block')
            .set({ ...values, version })
            .where('id', '=', id),
        )
      : runOne(tx, query.insertInto('time_block').values({ id, ...values })),
  )
  return { id, version, title, staffId, day, startMin, endMin }
}

/** Takes a block away; answers it as it was. Errors: NOT_FOUND, CHANGED_BY_OTHER. */
export function removeTimeBlock(tx: Tx, input: { id: string; version: number }): TimeBlock {
  const before = blockById(tx, input.id)
  if (!before) throw new AppError('NOT_FOUND', { kind: 'time-block' })
  if (before.version !== input.version) throw new AppError('CHANGED_BY_OTHER')
  runOne(tx, query.deleteFrom('time_block').where('id', '=', input.id))
  return before
}
