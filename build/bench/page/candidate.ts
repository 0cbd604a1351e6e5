// What the bench asks of every calendar. Runs in the page of the bench.
import type { Appointment, CalendarView } from '../../../shared/appointments.ts'

export interface Candidate {
  /** Draws the days into an empty element. */
  readonly mount: (place: HTMLElement, view: CalendarView) => void
  /** All appointments become others. */
  readonly replace: (view: CalendarView) => void
  /** One appointment lies elsewhere. `view` is the whole as it then is. */
  readonly update: (appointment: Appointment, view: CalendarView) => void
  readonly unmount: () => void | Promise<void>
  /** Finds the blocks, to be counted and to be dragged. */
  readonly blocks: string
}
