// How one person's calendar is laid out: which columns, in what order, how fine. Runs anywhere.
import { z } from 'zod'
import { Id } from './values.ts'

/** Minutes of one row of the grid. */
export const zoomSteps = [5, 10, 15, 30] as const
export type ZoomStep = (typeof zoomSteps)[number]

export const CalendarLayout = z.strictObject({
  /** People and resources whose columns are left out. */
  hidden: z.array(Id).max(500),
  /** People and resources in the order wanted; those not named follow in the salon's own order. */
  order: z.array(Id).max(500),
  zoomMin: z.literal([...zoomSteps]),
  /** The small month with its load stands beside the calendar. */
  showsMonth: z.boolean(),
})
export type CalendarLayout = z.infer<typeof CalendarLayout>

export const usualLayout: CalendarLayout = { hidden: [], order: [], zoomMin: 15, showsMonth: true }

/** The columns a person sees, in her order. Never none: with all of them hidden every one is shown. */
export function shownColumns<T>(columns: readonly T[], idOf: (column: T) => string, layout: CalendarLayout): T[] {
  const placeOf = new Map(layout.order.map((id, place) => [id, place]))
  const ordered = columns
    .map((column, at) => ({ column, at, place: placeOf.get(idOf(column)) ?? layout.order.length }))
    .sort((a, b) => a.place - b.place || a.at - b.at)
    .map(({ column }) => column)
  const shown = ordered.filter((column) => !layout.hidden.includes(idOf(column)))
  return shown.length === 0 ? ordered : shown
}
