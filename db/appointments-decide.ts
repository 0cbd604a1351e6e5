// Whether a booking may stand: the conflict rule asked of the file, before time is taken. Runs in main.
import type { Conflict } from '../shared/appointments.ts'
import { type Judgement, judge, type ResourceStock, type Situation } from '../shared/appointments-conflicts.ts'
import { faultOfTime, type TimedLine } from '../shared/appointments-times.ts'
import { AppError } from '../shared/errors.ts'
import type { Actor } from './actor.ts'
import { situationsOn, type Wanted } from './appointments-claims.ts'
import type { Db, Tx } from './handle.ts'

/** Errors: APPOINTMENT_OUTSIDE_DAY, APPOINTMENT_TIME_DOES_NOT_EXIST. */
export function refuseFaultyTime(day: string, line: TimedLine): void {
  const fault = faultOfTime(day, line)
  if (fault === 'outside-day') throw new AppError('APPOINTMENT_OUTSIDE_DAY')
  if (fault === 'does-not-exist') throw new AppError('APPOINTMENT_TIME_DOES_NOT_EXIST', { day, minute: line.startMin })
}

/**
 * What is asked before time is taken: everything for new times; without working time for an appointment that comes back,
 * because that was settled when it was booked; only the client's own other appointments when she alone changes.
 */
export type Asked = 'everything' | 'what-is-taken' | 'client' | 'nothing'

export interface Decision extends Judgement {
  readonly situation: Situation
  /** The written reason was needed and given. */
  readonly overridden: boolean
}

/** Everything in the way. Errors: a time that does not exist or leaves the day. */
export function judgeNow(
  db: Db,
  wanted: Wanted,
  stock: ResourceStock,
  asked: Asked,
  actor: Actor,
): Judgement & { situation: Situation } {
  if (asked === 'everything') for (const line of wanted.lines) refuseFaultyTime(wanted.day, line)
  const situation = situationsOn(db, [wanted.day], wanted, stock, asked === 'everything', actor)(wanted.day)
  const { conflicts, resources } = judge(wanted.lines, situation)
  const told = asked === 'nothing' ? [] : asked === 'client' ? conflicts.filter(isOfClient) : conflicts
  return { conflicts: told, resources, situation }
}

const isOfClient = (conflict: Conflict) => conflict.kind === 'client'

/** Refuses a time that is taken or closed, unless someone wrote why. */
export function decide(
  tx: Tx,
  wanted: Wanted,
  stock: ResourceStock,
  asked: Asked,
  reason: string | undefined,
  actor: Actor,
): Decision {
  const judged = judgeNow(tx, wanted, stock, asked, actor)
  const { conflicts } = judged
  if (conflicts.length > 0 && reason === undefined) throw new AppError('APPOINTMENT_CONFLICT', { conflicts })
  return { ...judged, overridden: conflicts.length > 0 }
}
