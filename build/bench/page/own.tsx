// The program's own calendar grid as its screen shows it: the same components, the same queries and the same cache, with
// the days arriving over the same bridge. Only what answers at the far end of the bridge is the bench's. Runs in its page.
import '../../../renderer/styles/fonts.css'
import '../../../renderer/styles/tokens.css'
import '../../../renderer/styles/base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot, type Root } from 'react-dom/client'
import { CalendarGrid } from '../../../renderer/appointments/CalendarGrid.tsx'
import { useGridEvents } from '../../../renderer/appointments/GridMenus.tsx'
import { layoutQuery } from '../../../renderer/appointments/layout-query.ts'
import { putInCalendar, settingsQuery } from '../../../renderer/appointments/queries.ts'
import { useShownDays } from '../../../renderer/appointments/shown-days.ts'
import { useCalendar } from '../../../renderer/appointments/store.ts'
import { startTexts, switchLanguage } from '../../../renderer/i18n.ts'
import { connectQueries, createQueryClient, sessionQuery } from '../../../renderer/queries.ts'
import { resourcesQuery } from '../../../renderer/resources/resources-query.ts'
import type { CalendarView } from '../../../shared/appointments.ts'
import { usualLayout } from '../../../shared/layout.ts'
import { permissions } from '../../../shared/permissions.ts'
import type { SessionState } from '../../../shared/session.ts'
import { usualBooking, usualHours, usualSettings } from '../../../shared/settings.ts'
import type { Candidate } from './candidate.ts'
import { firstDay } from './days.ts'

/** The far end of the bridge: what main would answer, and the listeners it would tell. */
const main = { view: null as CalendarView | null, listeners: new Set<(payload: unknown) => void>() }

Object.assign(window, {
  loiste: {
    call: async (route: string) =>
      route === 'appointments.calendar'
        ? { ok: true, value: main.view }
        : { ok: false, error: { code: 'INTERNAL', data: {} } },
    on: (event: string, listener: (payload: unknown) => void) => {
      if (event === 'data.changed') main.listeners.add(listener)
      return () => main.listeners.delete(listener)
    },
  },
})

const session: SessionState = {
  phase: 'ready',
  problem: null,
  damage: null,
  setup: 'done',
  user: {
    staffId: 'staff-0',
    name: 'Tekijä 1',
    role: 'owner',
    permissions: [...permissions],
    initialsOnly: false,
  },
  salonName: 'Mittaus',
  people: [],
  keyChange: null,
  computer: { known: true } as unknown as SessionState['computer'],
  delayedUntilMs: null,
  language: 'fi',
  theme: 'light' as SessionState['theme'],
  autoLockMin: 5,
  today: '2026-11-20',
  nowMs: Date.now(),
  practice: false,
  appVersion: 'bench',
}

function Shown({ view }: { readonly view: 'day' | 'week' }) {
  const { data, people, entries, range, layout, staffNames, besideOf, by } = useShownDays(view, firstDay)
  const { events } = useGridEvents(by)
  if (data === undefined) return null
  return (
    <CalendarGrid
      days={data.days}
      people={people}
      entries={entries}
      range={range}
      zoomMin={layout.zoomMin}
      today={session.today}
      initialsOnly={false}
      staffNames={staffNames}
      besideOf={besideOf}
      events={events}
      emptyText={null}
    />
  )
}

export function ownCalendar(): Candidate {
  const client = createQueryClient()
  connectQueries(client)
  startTexts()
  switchLanguage('fi')
  client.setQueryData(sessionQuery.queryKey, session)
  client.setQueryData(layoutQuery.queryKey, usualLayout)
  client.setQueryData(resourcesQuery.queryKey, { resources: [], groups: [], needs: [] })
  client.setQueryData(settingsQuery.queryKey, {
    salon: null,
    hours: usualHours,
    program: usualSettings,
    booking: usualBooking,
  })
  let root: Root | null = null
  return {
    blocks: '[data-line]',
    mount: (place, view) => {
      main.view = view
      client.removeQueries({ queryKey: ['appointments'] })
      const name = view.days.length > 1 ? 'week' : 'day'
      useCalendar.setState({ view: name, weekStaffId: null, day: firstDay })
      root = createRoot(place)
      root.render(
        <QueryClientProvider client={client}>
          <Shown view={name} />
        </QueryClientProvider>,
      )
    },
    // As when main has told that much changed.
    replace: (view) => {
      main.view = view
      for (const tell of main.listeners) tell({ features: ['appointments'] })
    },
    // As when this window has changed one and main has answered with it, and then told everybody.
    update: (appointment, view) => {
      main.view = view
      putInCalendar(client, appointment)
      for (const tell of main.listeners) tell({ features: ['appointments'], days: [appointment.day] })
    },
    unmount: () => {
      root?.unmount()
      root = null
    },
  }
}
