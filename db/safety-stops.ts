// Safety stops: what speaks against an appointment, and the written reason without which it is neither booked nor begun.
// Runs in main.
import { AppError } from '../shared/errors.ts'
import {
  ageStopsFor,
  type CheckSafety,
  isAgeStop,
  type SafetyCheck,
  type SafetyStop,
  stopsFor,
  withheldStops,
} from '../shared/safety.ts'
import type { Actor } from './actor.ts'
import { activeConsents } from './consents.ts'
import { all, type Db, query, runOne, type Tx } from './handle.ts'
import { answersOf, entriesOf, safetyRules, testsOf } from './safety.ts'
import { ageLimits, birthOf } from './service-ages.ts'

interface Asked {
  readonly clientId: string
  readonly serviceIds: readonly string[]
  readonly day: string
  readonly startMin: number
}

/** Everything that speaks against it, whoever asks, and where an age limit meets an unknown age. */
function stopsOf(db: Db, asked: Asked): { stops: SafetyStop[]; unknown: SafetyCheck['ageUnknown'] } {
  const rules = safetyRules(db).filter((rule) => rule.serviceIds.some((id) => asked.serviceIds.includes(id)))
  const limits = ageLimits(db).filter((limit) => asked.serviceIds.includes(limit.serviceId))
  if (rules.length === 0 && limits.length === 0) return { stops: [], unknown: [] }
  const { clientId, day, startMin } = asked
  const services = all(
    db,
    query
      .selectFrom('service')
      .select(['id', 'name'])
      .where('id', 'in', [...new Set(asked.serviceIds)])
      .orderBy('id'),
  )
  const told =
    rules.length === 0
      ? []
      : stopsFor({
          rules,
          entries: entriesOf(db, clientId).filter((entry) => entry.endedAtMs === null),
          tests: testsOf(db, clientId),
          services,
          day,
          startMin,
        })
  if (limits.length === 0) return { stops: told, unknown: [] }
  const hasGuardianConsent = activeConsents(db, clientId).has('guardian')
  const aged = ageStopsFor({ limits, birth: birthOf(db, clientId), hasGuardianConsent, services, day })
  return { stops: [...told, ...aged.stops], unknown: aged.unknown }
}

/** Health data needs its permission, an age the name: to others there is something to ask about. */
function shownTo(actor: Actor, stops: readonly SafetyStop[]): SafetyStop[] {
  const mayAge = actor.can('client-names')
  const mayHealth = actor.can('health-data')
  const seen = stops.filter((stop) => (isAgeStop(stop) ? mayAge : mayHealth))
  const withheld = stops.filter((stop) => !seen.includes(stop))
  return [...withheldStops(withheld), ...seen]
}

/** For the window. Without `health-data` one stop that says to ask the therapist, and no reasons. */
export function checkSafety(db: Db, input: CheckSafety, actor: Actor): SafetyCheck {
  const { clientId, appointmentId } = input
  const answers =
    actor.can('health-data') && appointmentId !== undefined ? answersOf(db, { clientId, appointmentId }) : []
  const { stops, unknown } = stopsOf(db, input)
  return { stops: shownTo(actor, stops), answers, ageUnknown: actor.can('client-names') ? unknown : [] }
}

interface Guarded {
  readonly appointmentId: string
  readonly clientId: string | null
  readonly day: string
  readonly lines: readonly { readonly serviceId: string; readonly startMin: number }[]
  readonly stage: 'booking' | 'start'
}

/**
 * Lets the appointment be booked or begun only when nothing speaks against it, or everything that does has been read and
 * answered with a reason at this stage. The reason is kept with the appointment.
 * Errors: SAFETY_STOP (data: stops, as the person may see them).
 */
export function requireSafe(tx: Tx, asked: Guarded, reason: string | undefined, actor: Actor): void {
  const { clientId, appointmentId, stage, day, lines } = asked
  if (clientId === null || lines.length === 0) return
  const startMin = Math.min(...lines.map((line) => line.startMin))
  const serviceIds = lines.map((line) => line.serviceId)
  const { stops } = stopsOf(tx, { clientId, serviceIds, day, startMin })
  if (stops.length === 0) return
  const answered = answeredKeys(tx, appointmentId, stage)
  if (stops.every((stop) => answered.has(stop.key))) return
  if (reason === undefined) throw new AppError('SAFETY_STOP', { stops: shownTo(actor, stops) })
  runOne(
    tx,
    query.insertInto('safety_answer').values({
      id: actor.newId(),
      appointment_id: appointmentId,
      client_id: clientId,
      stage,
      stops: JSON.stringify(stops.map((stop) => stop.key)),
      reason,
      at_ms: actor.atMs,
      staff_id: actor.staffId,
    }),
  )
}

function answeredKeys(db: Db, appointmentId: string, stage: Guarded['stage']): ReadonlySet<string> {
  const rows = all(
    db,
    query
      .selectFrom('safety_answer')
      .select('stops')
      .where('appointment_id', '=', appointmentId)
      .where('stage', '=', stage),
  )
  return new Set(rows.flatMap((row) => JSON.parse(row.stops) as string[]))
}
