import { useQueryClient } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Appointment, CalendarView, OpenHours } from '../../shared/appointments.ts'
import type { ClientCard } from '../../shared/clients.ts'
import { addDays, instantToLocal, ZONE } from '../../shared/day.ts'
import { clientQuery } from '../clients/queries.ts'
import { forgetHistory, useHistoryKeys } from '../history.ts'
import { salonNow } from '../now.ts'
import { goTo, useRoute } from '../shell/navigation.ts'
import { useMay, useUser } from '../shell/session.ts'
import { BlockPanel } from '../shifts/BlockPanel.tsx'
import { Button } from '../ui/Button.tsx'
import { useNow } from '../ui/Clock.tsx'
import { EmptyState, Screen, Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { useShortcut } from '../ui/shortcut.ts'
import { VisitPanel } from '../visits/VisitPanel.tsx'
import { FreedOffer } from '../waitlist/FreedOffer.tsx'
import { WaitlistPanel } from '../waitlist/WaitlistPanel.tsx'
import { WishPanel } from '../waitlist/WishPanel.tsx'
import { Agenda } from './Agenda.tsx'
import { AppointmentPanel } from './AppointmentPanel.tsx'
import { BesideMonth } from './BesideMonth.tsx'
import { BookingPanel } from './BookingPanel.tsx'
import { CalendarGrid } from './CalendarGrid.tsx'
import { CalendarToolbar } from './CalendarToolbar.tsx'
import { forgetVersions } from './changes.ts'
import { CalendarDialogs } from './Dialogs.tsx'
import { BlockMenu, blockMin, SlotMenu, useGridEvents } from './GridMenus.tsx'
import { LayoutPanel } from './LayoutPanel.tsx'
import { type Entry, entryDay } from './layout.ts'
import { firstOfMonth, MonthGrid } from './MonthGrid.tsx'
import { useFollowOthers } from './queries.ts'
import { useShownDays } from './shown-days.ts'
import { type CalendarViewName, openAppointment, openBlock, openBooking, showDay, useCalendar } from './store.ts'
import { useClipboardKeys } from './useClipboard.ts'

export function CalendarScreen() {
  const today = instantToLocal(useNow(), ZONE).day
  const shown = useCalendar((state) => state.day)
  useRouteToStore(shown ?? today)
  useForgetOthers()
  return <Calendar day={shown ?? today} today={today} />
}

function Calendar({ day, today }: { readonly day: string; readonly today: string }) {
  const view = useCalendar((state) => state.view)
  const step = useCallback((steps: number) => showDay(steppedDay(view, day, steps)), [day, view])
  useFollowOthers()
  return view === 'month' ? (
    <MonthScreen day={day} today={today} onStep={step} />
  ) : (
    <Days view={view} day={day} today={today} onStep={step} />
  )
}

/** The day that the arrows go to: the next day, the same weekday of the next week, or the next month's first. */
function steppedDay(view: CalendarViewName, day: string, steps: number): string {
  if (view === 'month') return firstOfMonth(day, steps)
  return addDays(day, steps * (view === 'day' ? 1 : 7))
}

interface DaysProps {
  readonly view: Exclude<CalendarViewName, 'month'>
  readonly day: string
  readonly today: string
  readonly onStep: (steps: number) => void
}

/** A day, a week, or a list of seven days. */
function Days({ view, day, today, onStep }: DaysProps) {
  const { t } = useTranslation()
  const initialsOnly = useUser()?.initialsOnly ?? false
  const { data, error, refetch, book, layout, ...shown } = useShownDays(view, day)
  const { by, weekOf, people, entries, range, staffNames, besideOf, isShown } = shown
  const { events, menu, closeMenu, slotMenu, closeSlotMenu } = useGridEvents(by)
  const hours = data?.days.find((each) => each.day === day)?.hours ?? null
  const firstStaffId = by === 'staff' ? (people[0]?.id ?? null) : null
  const stepMin = layout.zoomMin
  const bookNow = useCallback(
    () => openBooking(draftNow(day, hours, firstStaffId, entries, stepMin)),
    [day, hours, firstStaffId, entries, stepMin],
  )
  const blockNow = useCallback(() => {
    const { day: on, startMin, staffId } = draftNow(day, hours, firstStaffId, entries, stepMin)
    openBlock({ title: '', day: on, staffId, startMin, endMin: Math.min(1440, startMin + blockMin) })
  }, [day, hours, firstStaffId, entries, stepMin])
  useCalendarKeys(onStep, today, bookNow, blockNow)
  useClipboardKeys(day, (lineId) => appointmentOfLine(data, lineId))

  const all = data?.days.flatMap((each) => each.appointments) ?? []
  const cancelledCount = all.filter((each) => each.status === 'cancelled').length
  return (
    <Screen>
      <CalendarToolbar
        day={day}
        weekStaffId={weekOf}
        today={today}
        cancelledCount={cancelledCount}
        onStep={onStep}
        onBook={bookNow}
        onBlock={blockNow}
        closedReason={data?.days.find((each) => each.day === day)?.closedReason ?? null}
      />
      <FreedOffer />
      {error === null ? null : <ErrorNotice error={error} onRetry={() => void refetch()} />}
      <BesideMonth day={day} today={today}>
        {data === undefined ? (
          <Skeleton lines={8} />
        ) : data.columns.length === 0 ? (
          <NobodyYet />
        ) : view === 'agenda' ? (
          <Agenda
            days={data.days}
            staffNames={staffNames}
            staffId={weekOf}
            isShown={isShown}
            initialsOnly={initialsOnly}
            book={book}
          />
        ) : (
          <CalendarGrid
            days={data.days}
            people={people}
            entries={entries}
            range={range}
            zoomMin={layout.zoomMin}
            today={today}
            initialsOnly={initialsOnly}
            staffNames={staffNames}
            besideOf={besideOf}
            events={events}
            emptyText={all.length === 0 ? t(($) => $.appointments.emptyDay) : null}
          />
        )}
      </BesideMonth>
      <CalendarPanel />
      <CalendarDialogs />
      <BlockMenu menu={menu} onClose={closeMenu} />
      <SlotMenu by={by} menu={slotMenu} onClose={closeSlotMenu} />
      <Spoken />
    </Screen>
  )
}

/** The month's own screen; the same panel and dialogs stand beside it. */
function MonthScreen(props: {
  readonly day: string
  readonly today: string
  readonly onStep: (steps: number) => void
}) {
  const { day, today, onStep } = props
  const bookNow = useCallback(() => openBooking({ ...draftOn(day, null, 15), staffId: null, durationMin: null }), [day])
  const blockNow = useCallback(() => {
    const { startMin } = draftOn(day, null, 15)
    openBlock({ title: '', day, staffId: null, startMin, endMin: Math.min(1440, startMin + blockMin) })
  }, [day])
  useCalendarKeys(onStep, today, bookNow, blockNow)
  return (
    <Screen>
      <CalendarToolbar
        day={day}
        weekStaffId={null}
        today={today}
        cancelledCount={0}
        onStep={onStep}
        onBook={bookNow}
        onBlock={blockNow}
        closedReason={null}
      />
      <MonthGrid day={day} today={today} isLarge />
      <CalendarPanel />
      <CalendarDialogs />
      <Spoken />
    </Screen>
  )
}

/** Where a booking begins without a press in the grid: beside what is focused, else at the next quarter of today. */
function draftNow(
  day: string,
  hours: OpenHours,
  firstStaffId: string | null,
  entries: ReadonlyMap<string, readonly Entry[]>,
  stepMin: number,
) {
  const { focusedLineId } = useCalendar.getState()
  const isFocused = document.activeElement instanceof HTMLElement && document.activeElement.dataset.line !== undefined
  const focused = isFocused ? [...entries.values()].flat().find((entry) => entry.key === focusedLineId) : undefined
  if (focused !== undefined) {
    const { line } = focused
    const startMin = Math.ceil((line.startMin + line.durationMin + line.cleanupMin) / stepMin) * stepMin
    return { day: entryDay(focused), startMin, staffId: line.staffId, durationMin: null }
  }
  return { ...draftOn(day, hours, stepMin), staffId: firstStaffId, durationMin: null }
}

/** The next row of the grid today, or the opening when that is later or the day is another. */
function draftOn(day: string, hours: OpenHours, stepMin: number): { day: string; startMin: number } {
  const { openMin, closeMin } = hours ?? { openMin: 600, closeMin: 1440 }
  const now = instantToLocal(salonNow(), ZONE)
  const nextMin = Math.ceil(now.minute / stepMin) * stepMin
  return { day, startMin: day === now.day && nextMin > openMin && nextMin < closeMin ? nextMin : openMin }
}

function CalendarPanel() {
  const panel = useCalendar((state) => state.panel)
  if (panel === null) return null
  switch (panel.kind) {
    case 'appointment':
      return <AppointmentPanel key={panel.id} id={panel.id} />
    case 'waitlist':
      return <WaitlistPanel />
    case 'wish':
      return <WishPanel key={panel.key} entry={panel.entry} />
    case 'booking':
      return <BookingPanel draft={panel.draft} placement={panel.key} />
    case 'layout':
      return <LayoutPanel />
    case 'block':
      return <BlockPanel key={panel.key} draft={panel.draft} />
    case 'visit':
      return (
        <VisitPanel key={panel.visitId} visitId={panel.visitId} onClose={() => openAppointment(panel.appointmentId)} />
      )
  }
}

function appointmentOfLine(data: CalendarView | undefined, lineId: string): Appointment | null {
  const all = data?.days.flatMap((day) => day.appointments) ?? []
  return all.find((each) => each.lines.some((line) => line.id === lineId)) ?? null
}

function NobodyYet() {
  const { t } = useTranslation()
  const maySetUp = useMay('settings')
  return (
    <EmptyState
      icon={UserPlus}
      title={t(($) => $.appointments.noStaffTitle)}
      action={
        maySetUp ? (
          <Button variant="primary" onPress={() => goTo({ screen: 'settings', section: 'staff' })}>
            {t(($) => $.appointments.openStaff)}
          </Button>
        ) : undefined
      }
    >
      {t(($) => $.appointments.noStaff)}
    </EmptyState>
  )
}

function Spoken() {
  const spoken = useCalendar((state) => state.spoken)
  return (
    <p className="visually-hidden" role="status">
      {spoken}
    </p>
  )
}

/** Keys of the calendar when no block has the focus; a block takes its own arrows first. */
function useCalendarKeys(step: (steps: number) => void, today: string, book: () => void, block: () => void): void {
  const stepUnlessWalking = (steps: number) => {
    // Shortcuts hear a key before the block that has the focus does.
    if (document.activeElement?.closest('[data-line], [data-month]') === null) step(steps)
  }
  useShortcut('ArrowLeft', () => stepUnlessWalking(-1))
  useShortcut('ArrowRight', () => stepUnlessWalking(1))
  useShortcut('t', () => showDay(today))
  useShortcut('d', () => useCalendar.setState({ view: 'day' }))
  useShortcut('w', () => useCalendar.setState({ view: 'week' }))
  useShortcut('m', () => useCalendar.setState({ view: 'month' }))
  useShortcut('l', () => useCalendar.setState({ view: 'agenda' }))
  useShortcut('n', book)
  useShortcut('b', block)
  useHistoryKeys()
}

/** A link from another screen names a day or an appointment; it is followed once. */
function useRouteToStore(shownDay: string): void {
  const route = useRoute('calendar')
  const day = route?.day
  const appointmentId = route?.appointmentId
  const clientId = route?.clientId
  const queryClient = useQueryClient()
  const latestDay = useRef(shownDay)
  useEffect(() => {
    latestDay.current = shownDay
  })
  useEffect(() => {
    if (day !== undefined) showDay(day)
  }, [day])
  useEffect(() => {
    if (appointmentId !== undefined) openAppointment(appointmentId)
  }, [appointmentId])
  useEffect(() => {
    if (clientId === undefined) return
    const query = clientQuery(clientId)
    const open = (card: ClientCard) => {
      const client = { id: card.id, label: card.name }
      openBooking({ ...draftOn(latestDay.current, null, 15), staffId: null, durationMin: null, client })
    }
    // One comes from the card, so it is at hand: a form that waited for main would come after the first press here.
    const known = queryClient.getQueryData(query.queryKey)
    if (known) return open(known)
    let isWanted = true
    // A failure leaves an ordinary calendar.
    queryClient.fetchQuery(query).then(
      (card) => isWanted && open(card),
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [clientId, queryClient])
}

/** Another person at the screen starts with nothing open and nothing to undo. */
function useForgetOthers(): void {
  const staffId = useUser()?.staffId
  const last = useRef(staffId)
  useEffect(() => {
    if (last.current === staffId) return
    last.current = staffId
    forgetHistory()
    forgetVersions()
    useCalendar.setState({
      freed: [],
      copied: null,
      scopeQuestion: null,
      seriesRefusal: null,
      panel: null,
      refusal: null,
      asking: null,
      day: null,
    })
  }, [staffId])
}
