// Every change the calendar can make, with its toast, its undo and what happens when it is refused. One change is one
// call; undo is the inverse call. Runs in the window.
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Appointment, AppointmentStatus, Conflict } from '../../shared/appointments.ts'
import { appointmentSpan } from '../../shared/appointments-times.ts'
import { isAppError } from '../../shared/errors.ts'
import { formatDuration } from '../../shared/format.ts'
import type { Sent } from '../../shared/ipc/contract.ts'
import { errorText } from '../error-text.ts'
import { call } from '../ipc.ts'
import { showToast } from '../ui/Toast.tsx'
import { linesOf, type SentLines } from './moves.ts'
import { putInCalendar } from './queries.ts'
import { useCalendar } from './store.ts'
import { shownName, whenText } from './words.ts'

type ByHand = Exclude<AppointmentStatus, 'paid'>
type Undo = () => Promise<void>

/** Conflicts that came with a refusal; null for any other failure. */
export function conflictsOf(error: unknown): readonly Conflict[] | null {
  if (!isAppError(error) || error.code !== 'APPOINTMENT_CONFLICT') return null
  const { conflicts } = error.data
  return Array.isArray(conflicts) ? (conflicts as Conflict[]) : []
}

// What this window did last, so that Ctrl+Z takes back one change after another.
const undos: Undo[] = []
// Undo is itself a change, so the version to name is that of this window's latest answer.
const latestVersion = new Map<string, number>()

/** Takes back the latest change of this window; false when there is none. */
export function undoLatest(): boolean {
  const undo = undos.pop()
  if (undo === undefined) return false
  void undo()
  return true
}

/** Forgets what could be undone: someone else is at the screen. */
export function forgetUndos(): void {
  undos.length = 0
  latestVersion.clear()
}

/** Tells of a change with a toast that takes it back; Ctrl+Z takes it back too. */
export function offerUndo(text: string, work: () => Promise<void>): void {
  const takeBack: Undo = async () => {
    const at = undos.indexOf(takeBack)
    if (at >= 0) undos.splice(at, 1)
    await work()
  }
  undos.push(takeBack)
  showToast({ text, onUndo: () => void takeBack() })
}

export interface Changes {
  readonly book: (input: Sent<'appointments.book'>) => Promise<Appointment>
  readonly change: (before: Appointment, patch: ChangePatch, overrideReason?: string) => Promise<Appointment>
  /** As `change` from a drag or a key: a conflict opens the dialog that asks for a reason. */
  readonly place: (before: Appointment, to: { day: string; lines: SentLines }) => Promise<void>
  readonly setStatus: (before: Appointment, status: ByHand, reason?: string) => Promise<void>
  readonly remove: (before: Appointment) => Promise<void>
}

export type ChangePatch = Omit<Sent<'appointments.change'>, 'id' | 'version' | 'overrideReason'>

/** The changes, bound to this window's cache and language. The same object while neither changes. */
export function useChanges(): Changes {
  const client = useQueryClient()
  const { t } = useTranslation()
  return useMemo(() => changesWith(client, t), [client, t])
}

function changesWith(client: QueryClient, t: TFunction): Changes {
  const name = (appointment: Appointment) =>
    shownName(
      appointment,
      false,
      t(($) => $.appointments.noClient),
    )
  const versionOf = (appointment: Appointment) => Math.max(appointment.version, latestVersion.get(appointment.id) ?? 0)

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

  const done = (text: string, undo: () => Promise<Appointment>) =>
    offerUndo(text, async () => {
      try {
        settle(await undo())
        showToast({ text: t(($) => $.appointments.toast.undone) })
      } catch (error) {
        fail(error)
      }
    })

  /** Runs a change; a conflict asks for a reason and runs it again with it, any other failure is told. */
  const attempt = async (work: (reason?: string) => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      const conflicts = conflictsOf(error)
      if (conflicts === null) fail(error)
      else useCalendar.setState({ refusal: { conflicts, retry: (reason) => work(reason) } })
    }
  }

  const withReason = (reason: string | undefined) => (reason === undefined ? {} : { overrideReason: reason })

  const book: Changes['book'] = async (input) => {
    const made = settle(await call('appointments.book', input))
    const when = whenText(t, made.day, appointmentSpan(made.lines).startMin)
    done(
      t(($) => $.appointments.toast.booked, { client: name(made), when }),
      () => call('appointments.remove', { id: made.id, version: versionOf(made) }),
    )
    return made
  }

  const send = async (before: Appointment, patch: ChangePatch, reason: string | undefined): Promise<Appointment> =>
    settle(
      await call('appointments.change', { id: before.id, version: versionOf(before), ...patch, ...withReason(reason) }),
    )

  const takeBackChange = (before: Appointment) => () =>
    call('appointments.change', {
      id: before.id,
      version: versionOf(before),
      day: before.day,
      clientId: before.clientId,
      note: before.note,
      lines: linesOf(before),
    })

  const change: Changes['change'] = async (before, patch, overrideReason) => {
    const after = await send(before, patch, overrideReason)
    done(
      t(($) => $.appointments.toast.changed, { client: name(after) }),
      takeBackChange(before),
    )
    return after
  }

  const place: Changes['place'] = (before, to) =>
    attempt(async (reason) => {
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
      done(text, takeBackChange(before))
    })

  const setStatus: Changes['setStatus'] = (before, status, why) =>
    attempt(async (reason) => {
      const after = settle(
        await call('appointments.setStatus', {
          id: before.id,
          version: versionOf(before),
          status,
          ...(why === undefined || why === '' ? {} : { reason: why }),
          ...withReason(reason),
        }),
      )
      const text = t(($) => $.appointments.toast.status, {
        client: name(after),
        status: t(($) => $.appointments.status[status]),
      })
      const { status: old } = before
      if (old === 'paid') return
      done(text, () => call('appointments.setStatus', { id: before.id, version: versionOf(before), status: old }))
    })

  const remove: Changes['remove'] = (before) =>
    attempt(async () => {
      const input = { id: before.id, version: versionOf(before) }
      const after = settle(await call('appointments.remove', input))
      done(
        t(($) => $.appointments.toast.removed, { client: name(after) }),
        () => call('appointments.bringBack', { id: after.id, version: versionOf(after) }),
      )
    })

  return { book, change, place, setStatus, remove }
}
