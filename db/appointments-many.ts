// Changes of several appointments made together or not at all: of a series, and their undoing. Runs in main.
import { type Appointment, type ChangeAppointment, type Conflict, holdsTime } from '../shared/appointments.ts'
import type { ManySteps, SeriesProblem } from '../shared/appointments-series.ts'
import { AppError, isAppError } from '../shared/errors.ts'
import type { Actor } from './actor.ts'
import {
  bringBackAppointment,
  changeAppointment,
  hasOverriddenClaim,
  removeAppointment,
  retakeTime,
  unchangedSince,
} from './appointments.ts'
import { freeClaims } from './appointments-claims.ts'
import { appointmentById } from './appointments-read.ts'
import { setAppointmentStatus } from './appointments-status.ts'
import type { Tx } from './handle.ts'

/** What kept `work` from being done, when it was a time that is taken or impossible; null when it was done. */
export function conflictsIn(work: () => void): Pick<SeriesProblem, 'conflicts' | 'fault'> | null {
  try {
    work()
    return null
  } catch (error) {
    if (!isAppError(error)) throw error
    if (error.code === 'APPOINTMENT_CONFLICT') return { conflicts: error.data.conflicts as Conflict[], fault: null }
    if (error.code === 'APPOINTMENT_OUTSIDE_DAY') return { conflicts: [], fault: 'outside-day' }
    if (error.code === 'APPOINTMENT_TIME_DOES_NOT_EXIST') return { conflicts: [], fault: 'does-not-exist' }
    throw error
  }
}

/**
 * Makes all steps. Those that move time give theirs back first, so that members of a series can take each other's places.
 * With `skipsConflicts` a change whose new time is taken is left undone; without it nothing is done.
 * Answers every appointment as it is afterwards, in the order of the steps.
 * Errors: SERIES_CONFLICT (data: found, SeriesProblem[]), and those of each step.
 */
export function applySteps(tx: Tx, input: ManySteps, actor: Actor): Appointment[] {
  const given = new Map<string, { before: Appointment; wasOverridden: boolean }>()
  for (const step of input.steps) {
    if (step.do !== 'change') continue
    const before = unchangedSince(tx, step, actor)
    if (before.removed || !holdsTime(before.status) || !movesTime(before, step)) continue
    given.set(before.id, { before, wasOverridden: hasOverriddenClaim(tx, before.id) })
    freeClaims(tx, before.id)
  }
  let found = makeAll(tx, input.steps, actor)
  // One may stand where another has not yet left: what was refused is tried again while anything moves.
  for (let left = input.steps.length; found.length > 0 && found.length < left; ) {
    left = found.length
    const again = found
    found = makeAll(
      tx,
      input.steps.filter((step) => again.some((each) => each.appointmentId === step.id)),
      actor,
    )
  }
  if (found.length > 0 && !input.skipsConflicts) throw new AppError('SERIES_CONFLICT', { found })
  for (const { appointmentId } of found) {
    const left = given.get(appointmentId ?? '')
    // What stood by a written reason before stands by it still.
    if (left) retakeTime(tx, left.before, left.wasOverridden ? 'ennallaan' : undefined, actor)
  }
  return input.steps.map((step) => appointmentById(tx, step.id, actor))
}

/** Makes each step; what a conflict kept from being made is told, and has changed nothing. */
function makeAll(tx: Tx, steps: ManySteps['steps'], actor: Actor): SeriesProblem[] {
  const found: SeriesProblem[] = []
  for (const step of steps) {
    switch (step.do) {
      case 'change': {
        const { do: _, ...change } = step
        const problem = conflictsIn(() => changeAppointment(tx, change, actor))
        if (problem === null) break
        const before = appointmentById(tx, step.id, actor)
        const startMin = step.lines?.[0]?.startMin ?? before.lines[0]?.startMin ?? 0
        found.push({ appointmentId: step.id, day: step.day ?? before.day, startMin, ...problem })
        break
      }
      case 'status': {
        const { do: _, ...change } = step
        setAppointmentStatus(tx, change, actor)
        break
      }
      case 'remove':
        removeAppointment(tx, step, actor)
        break
      case 'bring-back':
        bringBackAppointment(tx, step, actor)
        break
    }
  }
  return found
}

function movesTime(before: Appointment, step: ChangeAppointment): boolean {
  if (step.day !== undefined && step.day !== before.day) return true
  return (
    step.lines !== undefined &&
    (step.lines.length !== before.lines.length ||
      step.lines.some((line, at) => {
        const own = before.lines[at]
        return (
          own === undefined ||
          line.staffId !== own.staffId ||
          line.startMin !== own.startMin ||
          line.serviceId !== own.serviceId ||
          (line.durationMin ?? own.durationMin) !== own.durationMin
        )
      }))
  )
}
