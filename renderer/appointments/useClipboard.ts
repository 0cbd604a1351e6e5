// Ctrl+C on an appointment and Ctrl+V on the day shown: the same client, services, people and time, on another day. When
// that is not free the booking form opens with it, where another time is found. Runs in the window.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Appointment } from '../../shared/appointments.ts'
import { appointmentSpan } from '../../shared/appointments-times.ts'
import { useUser } from '../shell/session.ts'
import { showToast } from '../ui/Toast.tsx'
import { conflictsOf, NotMade, useChanges } from './changes.ts'
import { bookLike } from './Rebook.tsx'
import { useCalendar } from './store.ts'
import { nameWords, shownName } from './words.ts'

/** Remembers an appointment, and says so. */
export function useCopy(): (appointment: Appointment) => void {
  const { t } = useTranslation()
  const initialsOnly = useUser()?.initialsOnly ?? false
  return (appointment) => {
    useCalendar.setState({ copied: appointment })
    const client = shownName(appointment, initialsOnly, nameWords(t))
    showToast({ text: t(($) => $.booking.copy.copied, { client }) })
  }
}

/** Books the copied one at a day, at its own time and people unless a place says otherwise. */
export function usePaste(): (day: string, place?: { startMin: number; staffId: string }) => Promise<void> {
  const changes = useChanges()
  return async (day, place) => {
    const { copied } = useCalendar.getState()
    if (copied === null) return
    const was = appointmentSpan(copied.lines).startMin
    const startMin = place?.startMin ?? was
    const [first] = copied.lines
    const lines = copied.lines.map((line) => ({
      serviceId: line.serviceId,
      staffId: place !== undefined && line.staffId === first?.staffId ? place.staffId : line.staffId,
      startMin: line.startMin - was + startMin,
      durationMin: line.durationMin,
      addOnIds: line.addOns.map((each) => each.serviceId),
    }))
    try {
      const made = await changes.book({ day, clientId: copied.clientId, note: copied.note, lines })
      useCalendar.setState({ focusedLineId: made.lines[0]?.id ?? null })
    } catch (error) {
      if (error instanceof NotMade) return
      if (conflictsOf(error) === null) changes.tellFailure(error)
      else bookLike(copied, day, startMin, place?.staffId)
    }
  }
}

function isInText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null
}

/** The two keys, while the calendar is on screen. Text that is selected is copied as text. */
export function useClipboardKeys(shownDay: string, find: (lineId: string) => Appointment | null): void {
  const copy = useCopy()
  const paste = usePaste()
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.repeat) return
      if (isInText(event.target) || document.querySelector('[data-modal]') !== null) return
      const key = event.key.toLowerCase()
      if (key === 'c') {
        const lineId = document.activeElement?.closest<HTMLElement>('[data-line]')?.dataset.line
        const appointment = lineId === undefined ? null : find(lineId)
        if (appointment === null || document.getSelection()?.isCollapsed === false) return
        event.preventDefault()
        copy(appointment)
      } else if (key === 'v' && useCalendar.getState().copied !== null) {
        event.preventDefault()
        void paste(shownDay)
      }
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  })
}
