// What happens in the grid: its hands made into changes, and the menus of a block and of a free place. Runs in the window.
import type { TFunction } from 'i18next'
import { CalendarPlus, ClipboardPaste, Coffee, Pencil, Trash2, Wrench } from 'lucide-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays } from '../../shared/day.ts'
import { formatDayFull } from '../../shared/format.ts'
import type { TimeBlock } from '../../shared/shifts.ts'
import { currentLanguage } from '../i18n.ts'
import { useMay, useUser } from '../shell/session.ts'
import { useBlockChanges } from '../shifts/block-changes.ts'
import { AnchoredMenu, type MenuEntry } from '../ui/Menu.tsx'
import { applyStatus, appointmentEntries } from './actions.ts'
import { useChanges } from './changes.ts'
import { hideGhost, type Place } from './grid-pointer.ts'
import { type AppointmentEntry, type BlockEntry, type ColumnsBy, type Entry, entryDay, noResourceId } from './layout.ts'
import { isSame, movedLines, resizedLines } from './moves.ts'
import { type Draft, openAppointment, openBlock, openBooking, showDay, useCalendar } from './store.ts'
import { useCopy, usePaste } from './useClipboard.ts'
import type { GridEvents } from './useGridHands.ts'
import { nameWords, shownName } from './words.ts'

/** How long a block is until someone says otherwise. */
export const blockMin = 30

interface OpenSlotMenu {
  readonly place: Place
  readonly anchor: HTMLElement
}

interface OpenMenu {
  readonly entry: Entry
  readonly anchor: Element
}

/** A booking that begins at a place of the grid. */
function draftAt(place: Place, by: ColumnsBy, durationMin: number | null): Draft {
  const { day, startMin, columnId } = place
  if (by === 'staff') return { day, startMin, staffId: columnId, durationMin }
  return { day, startMin, staffId: null, durationMin, ...(columnId === noResourceId ? {} : { resourceId: columnId }) }
}

/** Whose time a block in that column is; null where nobody's is. */
function holderOf({ columnId }: Place, by: ColumnsBy): Pick<TimeBlock, 'staffId' | 'resourceId'> | null {
  if (by === 'staff') return { staffId: columnId, resourceId: null }
  return columnId === noResourceId ? null : { staffId: null, resourceId: columnId }
}

/** Where a line goes when it is let go in a column: to that person, or out of one room into another. */
function target(entry: AppointmentEntry, place: Place, by: ColumnsBy) {
  const { line, columnId } = entry
  if (by === 'staff') return { startMin: place.startMin, staffId: place.columnId }
  const stays = { startMin: place.startMin, staffId: line.staffId }
  if (place.columnId === columnId) return stays
  const others = line.resourceIds.filter((id) => id !== columnId)
  const resourceIds = place.columnId === noResourceId ? others : [...new Set([...others, place.columnId])]
  return { ...stays, resourceIds }
}

/** What the grid's hands do. The same object for as long as the changes are the same, so no column re-renders. */
export function useGridEvents(by: ColumnsBy) {
  const changes = useChanges()
  const blockChanges = useBlockChanges()
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const [slotMenu, setSlotMenu] = useState<OpenSlotMenu | null>(null)
  const events = useMemo<GridEvents>(
    () => ({
      onOpen: (entry) => (entry.block ? openBlock(entry.block) : openAppointment(entry.appointment.id)),
      onMenu: (entry, anchor) => setMenu({ entry, anchor }),
      onCreate: (place, isDrawn) => openBooking(draftAt(place, by, isDrawn ? place.durationMin : null)),
      onMove: async (entry, place) => {
        if (entry.block) {
          const { day, startMin, durationMin } = place
          const holder = holderOf(place, by)
          if (holder !== null)
            await blockChanges.place(entry.block, { ...holder, day, startMin, endMin: startMin + durationMin })
          return
        }
        const { appointment, line } = entry
        const lines = movedLines(appointment, line.id, target(entry, place, by))
        if (lines !== null && !isSame(appointment, place.day, lines)) {
          await changes.place(appointment, { day: place.day, lines })
        }
      },
      onMoveDay: async (entry, days) => {
        const day = addDays(entryDay(entry), days)
        useCalendar.setState({ focusedLineId: entry.key, focusWanted: true })
        if (entry.block) await blockChanges.place(entry.block, { ...entry.block, day })
        else {
          const { appointment, line } = entry
          const lines = movedLines(appointment, line.id, line)
          if (lines !== null) await changes.place(appointment, { day, lines })
        }
        // A refusal asks first; the day is shown when there is something on it to show.
        if (useCalendar.getState().refusal !== null) {
          useCalendar.setState({ focusWanted: false })
          return
        }
        useCalendar.setState({ spoken: formatDayFull(day, currentLanguage()) })
        showDay(day)
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
    [changes, blockChanges, by],
  )
  const closeSlotMenu = useCallback(() => {
    setSlotMenu((open) => {
      if (open !== null) hideGhost(open.anchor)
      return null
    })
  }, [])
  return { events, menu, closeMenu: useCallback(() => setMenu(null), []), slotMenu, closeSlotMenu }
}

export function BlockMenu({ menu, onClose }: { readonly menu: OpenMenu | null; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const changes = useChanges()
  const blockChanges = useBlockChanges()
  const mayTakePayment = useMay('till')
  const copy = useCopy()
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
          : appointmentEntries(t, changes, entry.appointment, mayTakePayment, copy)
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

interface SlotMenuProps {
  readonly by: ColumnsBy
  readonly menu: OpenSlotMenu | null
  readonly onClose: () => void
}

/** What can be made at a free place. */
export function SlotMenu({ by, menu, onClose }: SlotMenuProps) {
  const { t } = useTranslation()
  const copied = useCalendar((state) => state.copied)
  const paste = usePaste()
  const initialsOnly = useUser()?.initialsOnly ?? false
  const anchor = useRef<Element | null>(null)
  anchor.current = menu?.anchor ?? null
  if (menu === null) return null
  const { day, columnId, startMin } = menu.place
  const holder = holderOf(menu.place, by)
  const book: MenuEntry = {
    id: 'book',
    label: t(($) => $.appointments.book),
    icon: CalendarPlus,
    shortcut: 'N',
    onAction: () => openBooking(draftAt(menu.place, by, null)),
  }
  const block: MenuEntry[] =
    holder === null
      ? []
      : [
          {
            id: 'block',
            label: by === 'staff' ? t(($) => $.shifts.block.add) : t(($) => $.shifts.block.close),
            icon: by === 'staff' ? Coffee : Wrench,
            shortcut: 'B',
            onAction: () =>
              openBlock({ title: '', day, ...holder, startMin, endMin: Math.min(1440, startMin + blockMin) }),
          },
        ]
  const pasted: MenuEntry[] =
    copied === null || by !== 'staff'
      ? []
      : [
          {
            id: 'paste',
            label: t(($) => $.booking.copy.paste, { client: shownName(copied, initialsOnly, nameWords(t)) }),
            icon: ClipboardPaste,
            onAction: () => void paste(day, { startMin, staffId: columnId }),
          },
        ]
  return (
    <AnchoredMenu
      label={t(($) => $.shifts.block.slotMenu)}
      entries={[book, ...pasted, ...block]}
      isOpen
      onClose={onClose}
      anchor={anchor}
    />
  )
}
