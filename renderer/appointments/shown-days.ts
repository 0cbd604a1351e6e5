// What the calendar's grid shows: the days asked of main, whose columns there are, and what lies in each. Runs in the window.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Appointment, AppointmentLine, CalendarView } from '../../shared/appointments.ts'
import type { ResourceBook } from '../../shared/resources.ts'
import { resourcesQuery } from '../resources/resources-query.ts'
import { useUser } from '../shell/session.ts'
import { allStaffColumns, type GridColumn, resourceColumns, staffColumns } from './columns.ts'
import { type ColumnsBy, type Entry, entriesByColumn, shownRange } from './layout.ts'
import { useLayout } from './layout-query.ts'
import { calendarQuery, settingsQuery } from './queries.ts'
import { type CalendarViewName, useCalendar } from './store.ts'

/** The days of a view as the grid and the list show them; columns whose appointments stayed keep their arrays. */
export function useShownDays(view: Exclude<CalendarViewName, 'month'>, day: string) {
  const weekStaffId = useCalendar((state) => state.weekStaffId)
  const showsCancelled = useCalendar((state) => state.showsCancelled)
  const { data, error, refetch } = useQuery({ ...calendarQuery(view, day), placeholderData: keepPreviousData })
  const { data: settings } = useQuery(settingsQuery)
  const { data: book } = useQuery(resourcesQuery)
  const wantedBy = useCalendar((state) => state.columnsBy)
  const by = view === 'day' && book?.resources.some((each) => !each.archived) === true ? wantedBy : 'staff'
  const layout = useLayout()

  const ownId = useUser()?.staffId ?? null
  const weekOf = weekStaffId === undefined ? (view === 'agenda' ? null : ownId) : weekStaffId
  const people = useColumns(data, by, weekOf)
  const isShown = useCallback(
    (appointment: Appointment) => showsCancelled || appointment.status !== 'cancelled',
    [showsCancelled],
  )
  const kept = useRef<ReadonlyMap<string, readonly Entry[]>>(new Map())
  const keptBy = useRef(by)
  const entries = useMemo(() => {
    // A line in a room's column is another entry than in a person's.
    const before = keptBy.current === by ? kept.current : new Map()
    keptBy.current = by
    kept.current = entriesByColumn(data?.days ?? [], isShown, before, by)
    return kept.current
  }, [data, isShown, by])
  const { fromMin, toMin } = useMemo(() => shownRange(settings?.hours ?? [], data?.days ?? []), [settings, data])
  // These stay the same objects while they say the same: a column only renders when something of it has changed.
  const range = useMemo(() => ({ fromMin, toMin }), [fromMin, toMin])
  const columns = data?.columns
  // Of rooms too: a block in a room's column says which one it is.
  const staffNames = useMemo(
    () =>
      new Map([
        ...(columns ?? []).map((each) => [each.staffId, each.name] as const),
        ...(book?.resources ?? []).map((each) => [each.id, each.name] as const),
      ]),
    [columns, book],
  )
  const besideOf = useBesideOf(book, staffNames, by)
  return { data, error, refetch, book, layout, by, weekOf, people, entries, range, staffNames, besideOf, isShown }
}

/** What is told after the service: in a person's column the room, in a room's column the person. */
function useBesideOf(
  book: ResourceBook | undefined,
  staffNames: ReadonlyMap<string, string>,
  by: ColumnsBy,
): (line: AppointmentLine) => string {
  return useMemo(() => {
    const names = new Map(book?.resources.map((each) => [each.id, each.name]))
    return by === 'resource'
      ? (line) => staffNames.get(line.staffId) ?? ''
      : (line) => line.resourceIds.flatMap((id) => names.get(id) ?? []).join(', ')
  }, [book, staffNames, by])
}

const noColumns: readonly GridColumn[] = []

/** The columns of the grid: one person's week, everyone's, or the rooms'. */
function useColumns(data: CalendarView | undefined, by: ColumnsBy, weekOf: string | null): readonly GridColumn[] {
  const { t } = useTranslation()
  const layout = useLayout()
  const { data: book } = useQuery(resourcesQuery)
  const view = useCalendar((state) => state.view)
  const noneName = t(($) => $.layout.noResource)
  return useMemo(() => {
    if (data === undefined) return noColumns
    if (by === 'resource' && book !== undefined) return resourceColumns(book, data.days, layout, noneName)
    const chosen = allStaffColumns(data).filter((column) => column.id === weekOf)
    return view === 'week' && chosen.length > 0 ? chosen : staffColumns(data, layout)
  }, [data, by, book, layout, view, weekOf, noneName])
}
