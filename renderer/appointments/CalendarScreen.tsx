// The calendar: the screen that is open all day. Puts together the question, the grid, the panel and the keys.
// Runs in the window.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { CalendarPlus, Coffee, Pencil, Trash2, UserPlus } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Appointment, CalendarView, DayColumn, OpenHours } from '../../shared/appointments.ts'
import { addDays, instantToLocal, ZONE } from '../../shared/day.ts'
import { call } from '../ipc.ts'
import { salonNow } from '../now.ts'
import { goTo, useRoute } from '../shell/navigation.ts'
import { useMay, useUser } from '../shell/session.ts'
import { BlockPanel } from '../shifts/BlockPanel.tsx'
import { useBlockChanges } from '../shifts/block-changes.ts'
import { Button } from '../ui/Button.tsx'
import { useNow } from '../ui/Clock.tsx'
import { EmptyState, Screen, Skeleton } from '../ui/Layout.tsx'
import { AnchoredMenu, type MenuEntry } from '../ui/Menu.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { useShortcut } from '../ui/shortcut.ts'
import { VisitPanel } from '../visits/VisitPanel.tsx'
import { AppointmentPanel } from './AppointmentPanel.tsx'
import { applyStatus, appointmentEntries } from './actions.ts'
import { BookingPanel } from './BookingPanel.tsx'
import { CalendarGrid } from './CalendarGrid.tsx'
import { CalendarToolbar } from './CalendarToolbar.tsx'
import { forgetUndos, undoLatest, useChanges } from './changes.ts'
import { CalendarDialogs } from './Dialogs.tsx'
import { hideGhost, type Place } from './grid-pointer.ts'
import { type BlockEntry, type Entry, entriesByColumn, entryDay, shownRange, snapMin } from './layout.ts'
import { isSame, movedLines, resizedLines } from './moves.ts'
import { calendarQuery, settingsQuery, useFollowOthers } from './queries.ts'
import { openAppointment, openBlock, openBooking, showDay, useCalendar } from './store.ts'
import type { GridEvents } from './useGridHands.ts'

export function CalendarScreen() {
  const today = instantToLocal(useNow(), ZONE).day
  const shown = useCalendar((state) => state.day)
  useRouteToStore(shown ?? today)
  useForgetOthers()
  return <Calendar day={shown ?? today} today={today} />
}

function Calendar({ day, today }: { readonly day: string; readonly today: string }) {
  const { t } = useTranslation()
  const view = useCalendar((state) => state.view)
  const weekStaffId = useCalendar((state) => state.weekStaffId)
  const showsCancelled = useCalendar((state) => state.showsCancelled)
  const initialsOnly = useUser()?.initialsOnly ?? false
  const { data, error, refetch } = useQuery({ ...calendarQuery(view, day), placeholderData: keepPreviousData })
  const { data: settings } = useQuery(settingsQuery)
  useFollowOthers()

  const step = useCallback((steps: number) => showDay(addDays(day, steps * (view === 'day' ? 1 : 7))), [day, view])
  const ownId = useUser()?.staffId ?? null
  const weekOf = weekStaffId === undefined ? ownId : weekStaffId
  const people = useMemo(() => peopleOf(data, view, weekOf), [data, view, weekOf])
  const isShown = useCallback(
    (appointment: Appointment) => showsCancelled || appointment.status !== 'cancelled',
    [showsCancelled],
  )
  const kept = useRef<ReadonlyMap<string, readonly Entry[]>>(new Map())
  const entries = useMemo(() => {
    kept.current = entriesByColumn(data?.days ?? [], isShown, kept.current)
    return kept.current
  }, [data, isShown])
  const range = useMemo(() => shownRange(settings?.hours ?? [], data?.days ?? []), [settings, data])
  const { events, menu, closeMenu, slotMenu, closeSlotMenu } = useGridEvents()
  const hours = data?.days.find((each) => each.day === day)?.hours ?? null
  const bookNow = useCallback(() => openBooking(draftNow(day, hours, people, entries)), [day, hours, people, entries])
  const blockNow = useCallback(() => {
    const { day: on, startMin, staffId } = draftNow(day, hours, people, entries)
    openBlock({ title: '', day: on, staffId, startMin, endMin: Math.min(1440, startMin + blockMin) })
  }, [day, hours, people, entries])
  useCalendarKeys(step, today, bookNow, blockNow)

  const all = data?.days.flatMap((each) => each.appointments) ?? []
  const cancelledCount = all.filter((each) => each.status === 'cancelled').length
  return (
    <Screen>
      <CalendarToolbar
        day={day}
        weekStaffId={weekOf}
        today={today}
        cancelledCount={cancelledCount}
        onStep={step}
        onBook={bookNow}
        onBlock={blockNow}
        closedReason={data?.days.find((each) => each.day === day)?.closedReason ?? null}
      />
      {error === null ? null : <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined ? (
        <Skeleton lines={8} />
      ) : people.length === 0 ? (
        <NobodyYet />
      ) : (
        <CalendarGrid
          days={data.days}
          people={people}
          entries={entries}
          range={range}
          today={today}
          initialsOnly={initialsOnly}
          events={events}
          emptyText={all.length === 0 ? t(($) => $.appointments.emptyDay) : null}
        />
      )}
      <CalendarPanel />
      <CalendarDialogs />
      <BlockMenu menu={menu} onClose={closeMenu} />
      <SlotMenu menu={slotMenu} onClose={closeSlotMenu} />
      <Spoken />
    </Screen>
  )
}

/** How long a block is until someone says otherwise. */
const blockMin = 30

const noPeople: readonly DayColumn[] = []

function peopleOf(data: CalendarView | undefined, view: 'day' | 'week', staffId: string | null): readonly DayColumn[] {
  if (data === undefined) return noPeople
  const chosen = data.columns.filter((column) => column.staffId === staffId)
  return view === 'week' && chosen.length > 0 ? chosen : data.columns
}

/** Where a booking begins without a press in the grid: beside what is focused, else at the next quarter of today. */
function draftNow(
  day: string,
  hours: OpenHours,
  people: readonly DayColumn[],
  entries: ReadonlyMap<string, readonly Entry[]>,
) {
  const { focusedLineId } = useCalendar.getState()
  const isFocused = document.activeElement instanceof HTMLElement && document.activeElement.dataset.line !== undefined
  const focused = isFocused ? [...entries.values()].flat().find((entry) => entry.line.id === focusedLineId) : undefined
  if (focused !== undefined) {
    const { line } = focused
    const startMin = Math.ceil((line.startMin + line.durationMin + line.cleanupMin) / snapMin) * snapMin
    return { day: entryDay(focused), startMin, staffId: line.staffId, durationMin: null }
  }
  return { ...draftOn(day, hours), staffId: people[0]?.staffId ?? null, durationMin: null }
}

/** The next quarter of an hour today, or the opening when that is later or the day is another. */
function draftOn(day: string, hours: OpenHours): { day: string; startMin: number } {
  const { openMin, closeMin } = hours ?? { openMin: 600, closeMin: 1440 }
  const now = instantToLocal(salonNow(), ZONE)
  const nextMin = Math.ceil(now.minute / snapMin) * snapMin
  return { day, startMin: day === now.day && nextMin > openMin && nextMin < closeMin ? nextMin : openMin }
}

interface OpenSlotMenu {
  readonly place: Place
  readonly anchor: HTMLElement
}

interface OpenMenu {
  readonly entry: Entry
  readonly anchor: Element
}

/** What the grid's hands do. The same object for as long as the changes are the same, so no column re-renders. */
function useGridEvents() {
  const changes = useChanges()
  const blockChanges = useBlockChanges()
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const [slotMenu, setSlotMenu] = useState<OpenSlotMenu | null>(null)
  const events = useMemo<GridEvents>(
    () => ({
      onOpen: (entry) => (entry.block ? openBlock(entry.block) : openAppointment(entry.appointment.id)),
      onMenu: (entry, anchor) => setMenu({ entry, anchor }),
      onCreate: (place, isDrawn) => openBooking({ ...place, durationMin: isDrawn ? place.durationMin : null }),
      onMove: async (entry, place) => {
        if (entry.block) {
          const { day, staffId, startMin, durationMin } = place
          await blockChanges.place(entry.block, { day, staffId, startMin, endMin: startMin + durationMin })
          return
        }
        const { appointment, line } = entry
        const lines = movedLines(appointment, line.id, place)
        if (lines !== null && !isSame(appointment, place.day, lines)) {
          await changes.place(appointment, { day: place.day, lines })
        }
      },
      onResize: async (entry, durationMin) => {
        if (entry.block) {
          await blockChanges.place(entry.block, { ...entry.block, endMin: entry.block.startMin + durationMin })
          return
        }
        const { appointment, line } = entry
        const lines = resizedLines(appointment, line.id, durationMin)
        if (lines !== null && !isSame(appointment, appointment.day, lines)) {
          await changes.place(appointment, { day: appointment.day, lines })
        }
      },
      onStatus: ({ appointment }, status) => applyStatus(changes, appointment, status),
      onRemoveBlock: ({ block }) => void blockChanges.remove(block),
      onSlotMenu: (place, anchor) => setSlotMenu({ place, anchor }),
    }),
    [changes, blockChanges],
  )
  const closeSlotMenu = useCallback(() => {
    setSlotMenu((open) => {
      if (open !== null) hideGhost(open.anchor)
      return null
    })
  }, [])
  return { events, menu, closeMenu: useCallback(() => setMenu(null), []), slotMenu, closeSlotMenu }
}

function BlockMenu({ menu, onClose }: { readonly menu: OpenMenu | null; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const changes = useChanges()
  const blockChanges = useBlockChanges()
  const mayTakePayment = useMay('till')
  const anchor = useRef<Element | null>(null)
  anchor.current = menu?.anchor ?? null
  if (menu === null) return null
  const { entry } = menu
  return (
    <AnchoredMenu
      label={t(($) => $.appointments.actions)}
      entries={
        entry.block
          ? blockEntries(t, entry, () => void blockChanges.remove(entry.block))
          : appointmentEntries(t, changes, entry.appointment, mayTakePayment)
      }
      isOpen
      onClose={onClose}
      anchor={anchor}
    />
  )
}

function blockEntries(t: TFunction, { block }: BlockEntry, onRemove: () => void): MenuEntry[] {
  return [
    { id: 'open', label: t(($) => $.common.edit), icon: Pencil, onAction: () => openBlock(block) },
    { id: 'remove', label: t(($) => $.shifts.block.remove), icon: Trash2, startsGroup: true, onAction: onRemove },
  ]
}

/** What can be made at a free place. */
function SlotMenu({ menu, onClose }: { readonly menu: OpenSlotMenu | null; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const anchor = useRef<Element | null>(null)
  anchor.current = menu?.anchor ?? null
  if (menu === null) return null
  const { day, staffId, startMin } = menu.place
  return (
    <AnchoredMenu
      label={t(($) => $.shifts.block.slotMenu)}
      entries={[
        {
          id: 'book',
          label: t(($) => $.appointments.book),
          icon: CalendarPlus,
          shortcut: 'N',
          onAction: () => openBooking({ ...menu.place, durationMin: null }),
        },
        {
          id: 'block',
          label: t(($) => $.shifts.block.add),
          icon: Coffee,
          shortcut: 'B',
          onAction: () => openBlock({ title: '', day, staffId, startMin, endMin: Math.min(1440, startMin + blockMin) }),
        },
      ]}
      isOpen
      onClose={onClose}
      anchor={anchor}
    />
  )
}

function CalendarPanel() {
  const panel = useCalendar((state) => state.panel)
  if (panel === null) return null
  switch (panel.kind) {
    case 'appointment':
      return <AppointmentPanel key={panel.id} id={panel.id} />
    case 'booking':
      return <BookingPanel draft={panel.draft} placement={panel.key} />
    case 'block':
      return <BlockPanel key={panel.key} draft={panel.draft} />
    case 'visit':
      return (
        <VisitPanel key={panel.visitId} visitId={panel.visitId} onClose={() => openAppointment(panel.appointmentId)} />
      )
  }
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
    if (document.activeElement?.closest('[data-line]') === null) step(steps)
  }
  useShortcut('ArrowLeft', () => stepUnlessWalking(-1))
  useShortcut('ArrowRight', () => stepUnlessWalking(1))
  useShortcut('t', () => showDay(today))
  useShortcut('d', () => useCalendar.setState({ view: 'day' }))
  useShortcut('w', () => useCalendar.setState({ view: 'week' }))
  useShortcut('n', book)
  useShortcut('b', block)
  useShortcut('Ctrl+Z', () => {
    undoLatest()
  })
}

/** A link from another screen names a day or an appointment; it is followed once. */
function useRouteToStore(shownDay: string): void {
  const route = useRoute('calendar')
  const day = route?.day
  const appointmentId = route?.appointmentId
  const clientId = route?.clientId
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
    let isWanted = true
    // The card is in the cache: one comes from it. A failure leaves an ordinary calendar.
    call('clients.get', { id: clientId }).then(
      (card) => {
        const client = { id: card.id, label: card.name }
        if (isWanted) openBooking({ ...draftOn(latestDay.current, null), staffId: null, durationMin: null, client })
      },
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [clientId])
}

/** Another person at the screen starts with nothing open and nothing to undo. */
function useForgetOthers(): void {
  const staffId = useUser()?.staffId
  const last = useRef(staffId)
  useEffect(() => {
    if (last.current === staffId) return
    last.current = staffId
    forgetUndos()
    useCalendar.setState({ panel: null, refusal: null, asking: null, day: null })
  }, [staffId])
}
