// The columns of the grid: people, or rooms and devices, those that this person wants to see in the order she wants.
// Pure.
import type { CalendarDay, CalendarView, ColumnTime } from '../../shared/appointments.ts'
import { type CalendarLayout, shownColumns } from '../../shared/layout.ts'
import type { ResourceBook, ResourceKind } from '../../shared/resources.ts'
import { noResourceId } from './layout.ts'

export interface GridColumn {
  readonly id: string
  readonly name: string
  /** Of the palette; null for a room. */
  readonly colour: number | null
  /** Null for a person, and for the column of what holds no room. */
  readonly kind: ResourceKind | null
}

/** Everyone of the view, in the person's own order, the hidden ones left out. */
export function staffColumns(view: CalendarView, layout: CalendarLayout): GridColumn[] {
  return shownColumns(allStaffColumns(view), (column) => column.id, layout)
}

export function allStaffColumns(view: CalendarView): GridColumn[] {
  return view.columns.map(({ staffId, name, colour }) => ({ id: staffId, name, colour, kind: null }))
}

/**
 * Resources in use, and those out of use that something still holds; last the column of what holds none, when there is
 * such a thing.
 */
export function resourceColumns(
  book: ResourceBook,
  days: readonly CalendarDay[],
  layout: CalendarLayout,
  noneName: string,
): GridColumn[] {
  const lines = days.flatMap((day) => day.appointments.flatMap((appointment) => appointment.lines))
  const held = new Set(lines.flatMap((line) => line.resourceIds))
  const all = book.resources
    .filter((each) => !each.archived || held.has(each.id))
    .map(({ id, name, kind }): GridColumn => ({ id, name, colour: null, kind }))
  if (lines.some((line) => line.resourceIds.length === 0)) {
    all.push({ id: noResourceId, name: noneName, colour: null, kind: null })
  }
  return shownColumns(all, (column) => column.id, layout)
}

/** What a column is shaded by: a person's working time, or when the salon is open. */
export function timeOf(day: CalendarDay, column: GridColumn): ColumnTime | undefined {
  const own = day.times.find((each) => each.staffId === column.id)
  if (own !== undefined || column.colour !== null) return own
  const working = day.hours === null ? [] : [{ startMin: day.hours.openMin, endMin: day.hours.closeMin }]
  return { staffId: column.id, working, breaks: [], absence: null }
}

/** First names where there is no room for whole ones; with the last name's initial where two share it. */
export function shortNames(columns: readonly GridColumn[]): ReadonlyMap<string, string> {
  const first = (name: string) => name.split(' ')[0] ?? name
  const isPerson = (column: GridColumn) => column.colour !== null
  return new Map(
    columns.map((column) => {
      if (!isPerson(column)) return [column.id, column.name] as const
      const mine = first(column.name)
      const isShared = columns.some((other) => other.id !== column.id && isPerson(other) && first(other.name) === mine)
      const last = column.name.split(' ').at(-1) ?? ''
      return [column.id, isShared && last !== mine ? `${mine} ${last.slice(0, 1)}.` : mine] as const
    }),
  )
}
