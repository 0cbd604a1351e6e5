// What the calendar shows and what is open beside it. Data comes from queries; this is only where one is looking.
// Runs in the window.
import { create } from 'zustand'
import type { Conflict, FreeTime } from '../../shared/appointments.ts'

/** A place in the grid where a booking begins. */
export interface Draft {
  readonly day: string
  readonly startMin: number
  readonly staffId: string | null
  /** Set when someone drew the length; else the service decides. */
  readonly durationMin: number | null
  /** Who it is for, when the booking begins at a client's card. */
  readonly client?: { readonly id: string; readonly label: string }
  /** Someone who has no card yet. */
  readonly newClientName?: string
  /** Services already chosen, as from a typed booking. */
  readonly lines?: readonly {
    readonly serviceId: string
    readonly staffId: string
    readonly startMin: number
    readonly durationMin: number
  }[]
}

/** Free times shown in the grid while one is being looked for. */
export interface Offers {
  readonly times: readonly FreeTime[]
  readonly durationMin: number
  readonly pick: (time: FreeTime) => void
}

/** A block as it is being written; `id` and `version` when there is one already. */
export interface BlockDraft {
  readonly id?: string
  readonly version?: number
  readonly title: string
  readonly staffId: string | null
  readonly day: string
  readonly startMin: number
  readonly endMin: number
}

export type Panel =
  | { readonly kind: 'block'; readonly draft: BlockDraft; readonly key: number }
  | { readonly kind: 'appointment'; readonly id: string }
  | { readonly kind: 'booking'; readonly draft: Draft; readonly key: number; readonly formKey: number }
  | { readonly kind: 'visit'; readonly visitId: string; readonly appointmentId: string }

/** A refused change that can be made anyway with a reason. */
export interface Refusal {
  readonly conflicts: readonly Conflict[]
  readonly retry: (reason: string) => Promise<void>
}

interface CalendarState {
  /** Null until the session has told today. */
  readonly day: string | null
  readonly view: 'day' | 'week'
  /** The one person of the week view; null is everyone, undefined whoever is at the screen. */
  readonly weekStaffId: string | null | undefined
  readonly showsCancelled: boolean
  readonly panel: Panel | null
  /** The block that Tab comes to. */
  readonly focusedLineId: string | null
  readonly refusal: Refusal | null
  /** Said to screen readers. */
  readonly spoken: string
  readonly offers: Offers | null
  /** The appointment whose dialog is open. */
  readonly asking: { readonly what: 'move' | 'cancel'; readonly appointmentId: string } | null
}

export const useCalendar = create<CalendarState>()(() => ({
  day: null,
  view: 'day',
  weekStaffId: undefined,
  showsCancelled: false,
  panel: null,
  focusedLineId: null,
  refusal: null,
  spoken: '',
  offers: null,
  asking: null,
}))

export function showDay(day: string): void {
  useCalendar.setState({ day })
}

let drafts = 0

/** Opens the booking panel at a place; a press elsewhere moves the booking that is being written there. */
export function openBooking(draft: Draft): void {
  drafts += 1
  const { panel } = useCalendar.getState()
  // A draft with services of its own begins a form of its own; any other moves the one being written.
  const formKey = draft.lines === undefined && panel?.kind === 'booking' ? panel.formKey : drafts
  useCalendar.setState({ panel: { kind: 'booking', draft, key: drafts, formKey } })
}

export function openBlock(draft: BlockDraft): void {
  drafts += 1
  useCalendar.setState({ panel: { kind: 'block', draft, key: drafts } })
}

export function openAppointment(id: string): void {
  useCalendar.setState({ panel: { kind: 'appointment', id } })
}

export function closePanel(): void {
  useCalendar.setState({ panel: null })
}
