// What the calendar shows and what is open beside it. Data comes from queries; this is only where one is looking.
// Runs in the window.
import { create } from 'zustand'
import type { Appointment, Conflict, FreeTime } from '../../shared/appointments.ts'
import type { SeriesProblem, SeriesScope } from '../../shared/appointments-series.ts'
import type { FreedTime, WaitlistEntry } from '../../shared/waitlist.ts'
import type { ColumnsBy } from './layout.ts'

export const calendarViews = ['day', 'week', 'month', 'agenda'] as const
export type CalendarViewName = (typeof calendarViews)[number]

/** A place in the grid where a booking begins. */
export interface Draft {
  readonly day: string
  readonly startMin: number
  readonly staffId: string | null
  /** Set when someone drew the length; else the service decides. */
  readonly durationMin: number | null
  /** The room or device in whose column it begins. */
  readonly resourceId?: string
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
    readonly addOnIds?: readonly string[]
  }[]
  readonly note?: string
  /** The wish on the waiting list that it meets. */
  readonly waitlistId?: string
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
  /** The room or device that cannot be had; null for a person's time. */
  readonly resourceId?: string | null
  readonly day: string
  readonly startMin: number
  readonly endMin: number
}

export type Panel =
  | { readonly kind: 'block'; readonly draft: BlockDraft; readonly key: number }
  | { readonly kind: 'layout' }
  | { readonly kind: 'waitlist' }
  | { readonly kind: 'wish'; readonly entry: WaitlistEntry | null; readonly key: number }
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
  readonly view: CalendarViewName
  /** Whose columns the day has: people's, or those of rooms and devices. */
  readonly columnsBy: ColumnsBy
  /** The one person of the week view; null is everyone, undefined whoever is at the screen. */
  readonly weekStaffId: string | null | undefined
  readonly showsCancelled: boolean
  readonly panel: Panel | null
  /** The block that Tab comes to. */
  readonly focusedLineId: string | null
  /** That block takes the focus as soon as it is on screen: it was moved there by a key. */
  readonly focusWanted: boolean
  readonly refusal: Refusal | null
  /** Said to screen readers. */
  readonly spoken: string
  readonly offers: Offers | null
  /** Time that this window gave back last; the waiting list is asked about it. */
  readonly freed: readonly FreedTime[]
  /** The appointment that Ctrl+V books again. */
  readonly copied: Appointment | null
  /** Which of a series a change is for. */
  readonly scopeQuestion: {
    readonly appointment: Appointment
    readonly what: 'change'
    readonly answer: (scope: SeriesScope | null) => void
  } | null
  /** A change of a series that some of its days refuse. */
  readonly seriesRefusal: {
    readonly found: readonly SeriesProblem[]
    readonly count: number
    /** Makes the change for the others and leaves those as they were. */
    readonly leave: () => Promise<void>
  } | null
  /** The appointment whose dialog is open. */
  readonly asking: { readonly what: 'move' | 'cancel'; readonly appointmentId: string } | null
}

export const useCalendar = create<CalendarState>()(() => ({
  day: null,
  view: 'day',
  columnsBy: 'staff',
  weekStaffId: undefined,
  showsCancelled: false,
  panel: null,
  focusedLineId: null,
  focusWanted: false,
  refusal: null,
  spoken: '',
  offers: null,
  freed: [],
  copied: null,
  scopeQuestion: null,
  seriesRefusal: null,
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

/** Opens a wish for the waiting list: a new one, or one that is there. */
export function openWish(entry: WaitlistEntry | null): void {
  drafts += 1
  useCalendar.setState({ panel: { kind: 'wish', entry, key: drafts } })
}

export function openAppointment(id: string): void {
  useCalendar.setState({ panel: { kind: 'appointment', id } })
}

export function closePanel(): void {
  useCalendar.setState({ panel: null })
}
