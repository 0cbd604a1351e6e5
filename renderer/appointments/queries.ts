// The calendar's questions to main. Days that are not on screen are not asked for ahead: every view is an entry in the
// access log, and a day nobody looked at must not stand there. A day comes within a frame or two anyway. In the window.
import { type QueryClient, queryOptions, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Appointment, CalendarView } from '../../shared/appointments.ts'
import { addDays, mondayOf } from '../../shared/day.ts'
import type { TimeBlock } from '../../shared/shifts.ts'
import { call, on } from '../ipc.ts'
import { keptView } from './kept-view.ts'

/** One day is keyed by its day, several by both their ends: see isTouched in renderer/queries.ts. */
export function calendarQuery(view: 'day' | 'week' | 'agenda', day: string) {
  const from = view === 'week' ? mondayOf(day) : day
  const to = view === 'day' ? day : addDays(from, 6)
  return queryOptions({
    queryKey: view === 'day' ? ['appointments', 'calendar', day] : ['appointments', 'calendar', from, to],
    queryFn: () => call('appointments.calendar', { from, to }),
    // Typed as unknown by the library; both are what the question above answers.
    structuralSharing: (before, now) => keptView(before as CalendarView | undefined, now as CalendarView),
  })
}

/** How full six weeks are, from a Monday on. */
export function loadQuery(from: string) {
  const to = addDays(from, 41)
  return queryOptions({
    queryKey: ['appointments', 'load', from, to],
    queryFn: () => call('appointments.load', { from, to }),
  })
}

export const appointmentQuery = (id: string) =>
  queryOptions({ queryKey: ['appointments', 'one', id], queryFn: () => call('appointments.get', { id }) })

export const servicesQuery = queryOptions({
  queryKey: ['services', 'list'],
  queryFn: () => call('services.list'),
})

export const staffQuery = queryOptions({ queryKey: ['staff', 'list'], queryFn: () => call('staff.list') })

export const settingsQuery = queryOptions({ queryKey: ['settings'], queryFn: () => call('settings.get') })

/** What the calendar shows also comes from other features: names, colours, hours, payments. */
export function useFollowOthers(): void {
  const client = useQueryClient()
  useEffect(
    () =>
      on('data.changed', ({ features }) => {
        const sources = ['staff', 'services', 'settings', 'clients', 'visits', 'sales'] as const
        if (!features.includes('appointments') && sources.some((each) => features.includes(each))) {
          void client.invalidateQueries({ queryKey: ['appointments'] })
        }
      }),
    [client],
  )
}

function placed(view: CalendarView, changed: Appointment): CalendarView {
  const days = view.days.map((day) => {
    const isHere = day.appointments.some((each) => each.id === changed.id)
    const belongs = day.day === changed.day && !changed.removed
    if (!isHere && !belongs) return day
    if (isHere && belongs) {
      return { ...day, appointments: day.appointments.map((each) => (each.id === changed.id ? changed : each)) }
    }
    const others = day.appointments.filter((each) => each.id !== changed.id)
    return { ...day, appointments: belongs ? [...others, changed] : others }
  })
  return { ...view, days }
}

/** Puts a changed appointment on screen at once; main's own word follows and normally changes nothing more. */
export function putInCalendar(client: QueryClient, changed: Appointment): void {
  client.setQueriesData<CalendarView>({ queryKey: ['appointments', 'calendar'] }, (view) =>
    view === undefined ? view : placed(view, changed),
  )
}

/** Puts a changed block on screen at once; null takes it off. */
export function putBlockInCalendar(client: QueryClient, id: string, block: TimeBlock | null): void {
  client.setQueriesData<CalendarView>({ queryKey: ['appointments', 'calendar'] }, (view) =>
    view === undefined
      ? view
      : {
          ...view,
          days: view.days.map((day) => {
            const others = day.blocks.filter((each) => each.id !== id)
            const isHere = block?.day === day.day
            if (!isHere && others.length === day.blocks.length) return day
            return { ...day, blocks: isHere ? [...others, block] : others }
          }),
        },
  )
}
