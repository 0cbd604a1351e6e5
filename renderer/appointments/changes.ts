// Every change the calendar can make, with its toast, its undo and what happens when it is refused. One change is one
// call; undo is the inverse call. Runs in the window.
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Appointment, AppointmentStatus, Conflict } from '../../shared/appointments.ts'
import {
  membersInScope,
  type Series,
  type SeriesProblem,
  type SeriesScope,
  sameChange,
} from '../../shared/appointments-series.ts'
import { appointmentSpan } from '../../shared/appointments-times.ts'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import { isAppError } from '../../shared/errors.ts'
import { formatDuration } from '../../shared/format.ts'
import type { Sent } from '../../shared/ipc/contract.ts'
import { errorText } from '../error-text.ts'
import { recordStep } from '../history.ts'
import { call } from '../ipc.ts'
import { salonNow } from '../now.ts'
import { withSafety } from '../safety/with-safety.ts'
import { useUser } from '../shell/session.ts'
import { showToast } from '../ui/Toast.tsx'
import { freedBy } from './freed.ts'
import { linesOf, type SentLines } from './moves.ts'
import { putInCalendar } from './queries.ts'
import { useCalendar } from './store.ts'
import { nameWords, shownName, whenText } from './words.ts'

type ByHand = Exclude<AppointmentStatus, 'paid'>

/** Conflicts that came with a refusal; null for any other failure. */
export function conflictsOf(error: unknown): readonly Conflict[] | null {
  if (!isAppError(error) || error.code !== 'APPOINTMENT_CONFLICT') return null
  const { conflicts } = error.data
  return Array.isArray(conflicts) ? (conflicts as Conflict[]) : []
}

// Undo is itself a change, so the version to name is that of this window's latest answer.
const latestVersion = new Map<string, number>()

/** Forgets what is known of appointments: someone else is at the screen. */
export function forgetVersions(): void {
  latestVersion.clear()
}

export interface Changes {
  readonly book: (input: Sent<'appointments.book'>) => Promise<Appointment>
  readonly change: (before: Appointment, patch: ChangePatch, overrideReason?: string) => Promise<Appointment>
  /** As `change` from a drag or a key: a conflict opens the dialog that asks for a reason. */
  readonly place: (before: Appointment, to: { day: string; lines: SentLines }) => Promise<void>
  /** With a `scope` also for the others of its series. */
  readonly setStatus: (before: Appointment, status: ByHand, reason?: string, scope?: SeriesScope) => Promise<void>
  readonly remove: (before: Appointment) => Promise<void>
  /** Puts a removed one back. */
  readonly bringBack: (removed: Appointment) => Promise<void>
  /** A failure that nothing else shows. */
  readonly tellFailure: (error: unknown) => void
  readonly bookSeries: (input: Sent<'appointments.bookSeries'>) => Promise<Series>
}

/** The person left the question unanswered, or a refusal has been shown: the change was not made. */
export class NotMade extends Error {}

/** As `withSafety`; deciding not to go on is no failure. */
async function safely<T>(run: Parameters<typeof withSafety<T>>[0]): Promise<T> {
  try {
    return await withSafety(run)
  } catch (error) {
    throw isAppError(error) && error.code === 'CANCELLED' ? new NotMade() : error
  }
}

type ManyStep = Sent<'appointments.many'>['steps'][number]

export type ChangePatch = Omit<Sent<'appointments.change'>, 'id' | 'version' | 'overrideReason'>

/** The changes, bound to this window's cache and language. The same object while neither changes. */
export function useChanges(): Changes {
  const client = useQueryClient()
  const { t } = useTranslation()
  const initialsOnly = useUser()?.initialsOnly ?? false
  return useMemo(() => changesWith(client, t, initialsOnly), [client, t, initialsOnly])
}

function changesWith(client: QueryClient, t: TFunction, initialsOnly: boolean): Changes {
  const name = (appointment: Appointment) => shownName(appointment, initialsOnly, nameWords(t))
  const versionById = (id: string, version: number) => Math.max(version, latestVersion.get(id) ?? 0)
  const versionOf = (appointment: Appointment) => versionById(appointment.id, appointment.version)

  const settle = (after: Appointment): Appointment => {
    latestVersion.set(after.id, after.version)
    putInCalendar(client, after)
    return after
  }

  const fail = (error: unknown) => {
    if (isAppError(error) && (error.code === 'CHANGED_BY_OTHER' || error.code === 'NOT_FOUND')) {
      void client.invalidateQueries({ queryKey: ['appointments'] })
    }
    showToast({ text: errorText(t, error), tone: 'danger' })
  }

  const known = (appointment: Appointment) => ({ id: appointment.id, version: versionOf(appointment) })

  /** Records a change with its way back and its way again; both answer the appointments as they then are. */
  const done = (text: string, undo: () => Promise<Appointment[]>, redo: () => Promise<Appointment[]>) => {
    const turning = (work: () => Promise<Appointment[]>, isUndo: boolean) => async () => {
      try {
        for (const each of await work()) settle(each)
        if (isUndo) showToast({ text: t(($) => $.appointments.toast.undone) })
        return true
      } catch (error) {
        fail(error)
        return false
      }
    }
    recordStep({ text, undo: turning(undo, true), redo: turning(redo, false) })
  }

  const one = async (work: Promise<Appointment>) => [await work]

  /** Tells the calendar what was given back, so that the waiting list can be asked. */
  const tellFreed = (pairs: readonly (readonly [Appointment, Appointment])[]) => {
    const now = instantToLocal(salonNow(), ZONE)
    const freed = pairs.flatMap(([before, after]) => freedBy(before, after, now)).slice(0, 50)
    if (freed.length > 0) useCalendar.setState({ freed })
  }

  /** Runs a change; a conflict asks for a reason and runs it again with it, any other failure is told. */
  const attempt = async (work: (reason?: string) => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      if (error instanceof NotMade) return
      const conflicts = conflictsOf(error)
      if (conflicts === null) fail(error)
      else useCalendar.setState({ refusal: { conflicts, retry: (reason) => work(reason) } })
    }
  }

  const withReason = (reason: string | undefined) => (reason === undefined ? {} : { overrideReason: reason })

  const book: Changes['book'] = async (input) => {
    const made = settle(await safely((reason) => call('appointments.book', { ...input, ...reason })))
    const when = whenText(t, made.day, appointmentSpan(made.lines).startMin)
    done(
      t(($) => $.appointments.toast.booked, { client: name(made), when }),
      () => one(call('appointments.remove', known(made))),
      () => one(call('appointments.bringBack', known(made))),
    )
    return made
  }

  const many = async (steps: ManyStep[], skipsConflicts = false) =>
    (await call('appointments.many', { steps, skipsConflicts })).map(settle)

  const bookSeries: Changes['bookSeries'] = async (input) => {
    // The dialog itself asks for the reason that a safety stop needs.
    const series = await call('appointments.bookSeries', input)
    for (const each of series.appointments) settle(each)
    const all = (what: 'remove' | 'bring-back') => () =>
      many(series.appointments.map((each) => ({ do: what, ...known(each) })))
    const [first] = series.appointments
    done(
      t(($) => $.booking.series.booked, {
        client: first === undefined ? '' : name(first),
        count: series.appointments.length,
      }),
      all('remove'),
      all('bring-back'),
    )
    return series
  }

  const asItWas = (was: Appointment) => ({
    ...known(was),
    day: was.day,
    clientId: was.clientId,
    note: was.note,
    lines: linesOf(was),
  })

  /** To and fro between two states of some appointments. */
  const record = (text: string, pairs: readonly (readonly [Appointment, Appointment])[]) => {
    const back = (to: 0 | 1) => () => many(pairs.map((pair) => ({ do: 'change', ...asItWas(pair[to]) })))
    done(text, back(0), back(1))
    tellFreed(pairs)
  }

  const send = async (before: Appointment, patch: ChangePatch, reason: string | undefined): Promise<Appointment> =>
    settle(
      await safely((safety) =>
        call('appointments.change', { ...known(before), ...patch, ...withReason(reason), ...safety }),
      ),
    )

  /** The change for this one and the others of its series that were chosen; null when it is for this one alone. */
  const sendToSeries = async (before: Appointment, patch: ChangePatch): Promise<Appointment | null> => {
    const scope = before.seriesId === null ? 'this' : await askScope(before, 'change')
    if (scope === null) throw new NotMade()
    if (scope === 'this' || before.seriesId === null) return null
    const { appointments } = await call('appointments.series', { id: before.seriesId })
    const reached = membersInScope(appointments, before, scope)
    const steps = reached.map((each) => ({ do: 'change' as const, ...sameChange(each, before, patch), ...known(each) }))
    const finish = (after: Appointment[]) => {
      const pairs = reached.flatMap((was, at) => {
        const is = after[at]
        return is === undefined || is.version === was.version ? [] : [[was, is] as const]
      })
      record(
        t(($) => $.booking.series.changed, { client: name(before), count: pairs.length }),
        pairs,
      )
      return after[0] ?? before
    }
    const sent = (skipsConflicts: boolean) =>
      safely((safety) =>
        many(
          steps.map((step) => ({ ...step, ...safety })),
          skipsConflicts,
        ),
      )
    try {
      return finish(await sent(false))
    } catch (error) {
      const found = problemsOf(error)
      if (found === null) throw error
      useCalendar.setState({
        seriesRefusal: { found, count: steps.length, leave: async () => void finish(await sent(true)) },
      })
      throw new NotMade()
    }
  }

  const change: Changes['change'] = async (before, patch, overrideReason) => {
    const isOfTime = patch.day !== undefined || patch.lines !== undefined || patch.clientId !== undefined
    const ofSeries = isOfTime && overrideReason === undefined ? await sendToSeries(before, patch) : null
    if (ofSeries !== null) return ofSeries
    const after = await send(before, patch, overrideReason)
    record(
      t(($) => $.appointments.toast.changed, { client: name(after) }),
      [[before, after]],
    )
    return after
  }

  const place: Changes['place'] = (before, to) =>
    attempt(async (reason) => {
      if (reason === undefined && (await sendToSeries(before, to)) !== null) return
      const after = await send(before, to, reason)
      const was = appointmentSpan(before.lines)
      const is = appointmentSpan(after.lines)
      const wasMoved = before.day !== after.day || was.startMin !== is.startMin || was.endMin === is.endMin
      const text = wasMoved
        ? t(($) => $.appointments.toast.moved, { client: name(after), when: whenText(t, after.day, is.startMin) })
        : t(($) => $.appointments.toast.resized, {
            client: name(after),
            duration: formatDuration(is.endMin - is.startMin),
          })
      record(text, [[before, after]])
    })

  const setStatus: Changes['setStatus'] = (before, status, why, scope = 'this') =>
    attempt(async (reason) => {
      const reached =
        before.seriesId === null || scope === 'this'
          ? [before]
          : membersInScope((await call('appointments.series', { id: before.seriesId })).appointments, before, scope)
      const because = why === undefined || why === '' ? {} : { reason: why }
      const step = (each: Appointment, to: ByHand) => ({ do: 'status' as const, ...known(each), status: to })
      const make = () =>
        safely((safety) =>
          many(reached.map((each) => ({ ...step(each, status), ...because, ...withReason(reason), ...safety }))),
        )
      const after = await make()
      const text =
        reached.length === 1
          ? t(($) => $.appointments.toast.status, {
              client: name(before),
              status: t(($) => $.appointments.status[status]),
            })
          : t(($) => $.booking.series.cancelled, { client: name(before), count: reached.length })
      const olds = reached.flatMap((each) => (each.status === 'paid' ? [] : [step(each, each.status)]))
      done(text, () => many(olds.map((old) => ({ ...old, version: versionById(old.id, old.version) }))), make)
      tellFreed(
        reached.flatMap((was, at) => {
          const is = after[at]
          return is === undefined ? [] : [[was, is] as const]
        }),
      )
    })

  const remove: Changes['remove'] = (before) =>
    attempt(async () => {
      const after = settle(await call('appointments.remove', known(before)))
      done(
        t(($) => $.appointments.toast.removed, { client: name(after) }),
        () => one(call('appointments.bringBack', known(after))),
        () => one(call('appointments.remove', known(after))),
      )
      tellFreed([[before, after]])
    })

  const bringBack: Changes['bringBack'] = (removed) =>
    attempt(async () => {
      const after = settle(await call('appointments.bringBack', known(removed)))
      const when = whenText(t, after.day, appointmentSpan(after.lines).startMin)
      done(
        t(($) => $.appointments.toast.booked, { client: name(after), when }),
        () => one(call('appointments.remove', known(after))),
        () => one(call('appointments.bringBack', known(after))),
      )
    })

  return { book, change, place, setStatus, remove, bringBack, bookSeries, tellFailure: fail }
}

/** Which of a series the change is for; null when the question was left. */
function askScope(appointment: Appointment, what: 'change'): Promise<SeriesScope | null> {
  return new Promise((resolve) => useCalendar.setState({ scopeQuestion: { appointment, what, answer: resolve } }))
}

/** What was in the way of a series; null for any other failure. */
export function problemsOf(error: unknown): readonly SeriesProblem[] | null {
  if (!isAppError(error) || error.code !== 'SERIES_CONFLICT') return null
  const { found } = error.data
  return Array.isArray(found) ? (found as SeriesProblem[]) : []
}
