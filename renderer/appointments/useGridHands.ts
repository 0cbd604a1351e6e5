// Hands on the grid: the pointer (press, drag, menu) and the keyboard (walk, move, lengthen, status) as one set of
// handlers for the grid's body. Runs in the window.
import { type RefObject, useEffect, useMemo, useRef } from 'react'
import type { AppointmentStatus } from '../../shared/appointments.ts'
import { type CalendarDay, stepAfter } from '../../shared/appointments.ts'
import type { GridColumn } from './columns.ts'
import {
  type GridParts,
  hideGhost,
  measuredColumns,
  type Place,
  showGhost,
  startDrag,
  waitForRest,
} from './grid-pointer.ts'
import {
  type AppointmentEntry,
  type BlockEntry,
  type Direction,
  type Entry,
  entryDay,
  fineSnapMin,
  isFixed,
  type MinuteRange,
  neighbour,
  snapDown,
} from './layout.ts'
import { statusKey } from './status-look.ts'
import { useCalendar } from './store.ts'

export interface GridEvents {
  readonly onOpen: (entry: Entry) => void
  readonly onMenu: (entry: Entry, anchor: Element) => void
  readonly onCreate: (place: Place, isDrawn: boolean) => void
  readonly onMove: (entry: Entry, place: Place) => Promise<void>
  readonly onResize: (entry: Entry, durationMin: number) => Promise<void>
  readonly onStatus: (entry: AppointmentEntry, status: AppointmentStatus) => void
  readonly onRemoveBlock: (entry: BlockEntry) => void
  /** Another day, the same time and person. */
  readonly onMoveDay: (entry: Entry, days: number) => Promise<void>
  /** The menu of a free place; `anchor` lies over it until the menu closes. */
  readonly onSlotMenu: (place: Place, anchor: HTMLElement) => void
}

interface GridState {
  readonly columns: readonly { readonly key: string; readonly day: CalendarDay; readonly column: GridColumn }[]
  readonly entries: ReadonlyMap<string, readonly Entry[]>
  readonly range: MinuteRange
  readonly pixelsPerMin: number
  /** Minutes of a row. */
  readonly stepMin: number
  readonly events: GridEvents
}

interface Refs {
  readonly scroller: RefObject<HTMLElement | null>
  readonly body: RefObject<HTMLElement | null>
  readonly ghost: RefObject<HTMLElement | null>
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/** Alt and these: to the next or the day before; with Shift a week. */
const dayStep: Readonly<Record<string, number>> = { PageDown: 1, PageUp: -1 }

/** Where a block is being moved with Alt and arrows; made when Alt is let go. */
interface Lift {
  readonly entry: Entry
  place: Place
}

const lineIdOf = (target: EventTarget | null): string | null =>
  target instanceof Element ? (target.closest<HTMLElement>('[data-line]')?.dataset.line ?? null) : null

/** What is pressed so near a block's lower edge resizes it; of a low block no more than a third. */
const edgePx = 6

function isAtEdge(block: Element, clientY: number): boolean {
  const { bottom, height } = block.getBoundingClientRect()
  return bottom - clientY <= Math.min(edgePx, height / 3)
}

export function useGridHands(refs: Refs, state: GridState) {
  const latest = useRef(state)
  useEffect(() => {
    latest.current = state
  })
  useRovingTabStop(state, refs.body)
  useNoScrollInDrag(refs.body)
  const { scroller, body, ghost } = refs
  return useMemo(() => {
    let wasDragged = false
    let lift: Lift | null = null
    let stopWaiting: (() => void) | null = null

    const parts = (): GridParts | null =>
      scroller.current && body.current && ghost.current
        ? { scroller: scroller.current, body: body.current, ghost: ghost.current }
        : null

    const entryOf = (lineId: string | null): Entry | null => {
      if (lineId === null) return null
      for (const column of latest.current.entries.values()) {
        const found = column.find((entry) => entry.key === lineId)
        if (found) return found
      }
      return null
    }

    const focusEntry = (entry: Entry) => {
      useCalendar.setState({ focusedLineId: entry.key })
      body.current?.querySelector<HTMLElement>(`[data-line="${entry.key}"]`)?.focus()
    }

    const open = (entry: Entry) => {
      useCalendar.setState({ focusedLineId: entry.key })
      latest.current.events.onOpen(entry)
    }

    const drop = (entry: Entry, mode: 'move' | 'resize') => (place: Place) =>
      mode === 'move'
        ? latest.current.events.onMove(entry, place)
        : latest.current.events.onResize(entry, place.durationMin)

    const onPointerDown = (event: React.PointerEvent<HTMLElement>) => {
      wasDragged = false
      useCalendar.setState({ focusWanted: false })
      stopWaiting?.()
      const grid = parts()
      if (grid === null || event.button !== 0 || !(event.target instanceof Element)) return
      const { nativeEvent, target } = event
      if (event.pointerType !== 'touch') {
        beginDrag(grid, nativeEvent, target, false)
        return
      }
      // A finger scrolls, and opens and books by tapping; when it has rested it drags.
      stopWaiting = waitForRest(nativeEvent, () => beginDrag(grid, nativeEvent, target, true))
    }

    const beginDrag = (grid: GridParts, event: PointerEvent, target: Element, isHeld: boolean) => {
      const { range, pixelsPerMin, stepMin } = latest.current
      const shared = {
        parts: grid,
        event,
        isHeld,
        range,
        pixelsPerMin,
        stepMin,
        onBegin: () => {
          wasDragged = true
        },
      }
      const block = target.closest('[data-line]')
      const entry = entryOf(lineIdOf(target))
      if (entry !== null) {
        const onRest = () => latest.current.events.onMenu(entry, block ?? target)
        if (isFixed(entry)) {
          // It stays where it is, but a finger may still ask for its menu.
          if (isHeld) onRest()
          return
        }
        const mode = block !== null && isAtEdge(block, event.clientY) ? 'resize' : 'move'
        startDrag({ ...shared, mode, entry, onDrop: drop(entry, mode), onRest })
      } else if (target.closest('[data-column]')) {
        const onDrop = (place: Place) => latest.current.events.onCreate(place, true)
        startDrag({ ...shared, mode: 'create', entry: null, onDrop })
      }
    }

    /**
     * What the pointer shows of the block it is over: its label as the tooltip, and that the lower edge resizes. Nothing
     * re-renders: both attributes are the pointer's and not the block's.
     */
    const onPointerMove = (event: React.PointerEvent<HTMLElement>) => {
      if (event.pointerType === 'touch' || body.current?.dataset.dragging !== undefined) return
      const block = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-line]') : null
      if (block === null) return
      const words = block.getAttribute('aria-label') ?? ''
      if (block.title !== words) block.title = words
      if (isAtEdge(block, event.clientY)) block.dataset.edge = ''
      else if (block.dataset.edge !== undefined) delete block.dataset.edge
    }

    const onClick = (event: React.MouseEvent<HTMLElement>) => {
      if (wasDragged) {
        wasDragged = false
        return
      }
      const entry = entryOf(lineIdOf(event.target))
      if (entry !== null) {
        open(entry)
        return
      }
      const place = slotUnder(event)
      if (place !== null) latest.current.events.onCreate(place, false)
    }

    /** The free row under the pointer. */
    const slotUnder = (event: React.MouseEvent<HTMLElement>): Place | null => {
      const column = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-column]') : null
      if (column === null || event.target !== column) return null
      const { range, pixelsPerMin, stepMin } = latest.current
      const minute = (event.clientY - column.getBoundingClientRect().top) / pixelsPerMin + range.fromMin
      const startMin = snapDown(minute, stepMin)
      return { day: column.dataset.day ?? '', columnId: column.dataset.staff ?? '', startMin, durationMin: stepMin }
    }

    const onContextMenu = (event: React.MouseEvent<HTMLElement>) => {
      // A resting finger asks the system for a menu too; it is dragging already.
      if (body.current?.dataset.dragging !== undefined) {
        event.preventDefault()
        return
      }
      const entry = entryOf(lineIdOf(event.target))
      const place = entry === null ? slotUnder(event) : null
      const grid = parts()
      if (place !== null && grid !== null) {
        event.preventDefault()
        const { range, pixelsPerMin, events } = latest.current
        showGhost(grid, measuredColumns(grid.body), range, pixelsPerMin, place)
        events.onSlotMenu(place, grid.ghost)
        return
      }
      if (entry === null || !(event.target instanceof Element)) return
      event.preventDefault()
      useCalendar.setState({ focusedLineId: entry.key })
      latest.current.events.onMenu(entry, event.target.closest('[data-line]') ?? event.target)
    }

    const endLift = (isMade: boolean) => {
      const made = lift
      lift = null
      const grid = parts()
      if (made === null || grid === null) return
      const { entry, place } = made
      const clear = () => hideGhost(grid.ghost)
      if (!isMade) {
        clear()
        return
      }
      const isLonger = place.durationMin !== entry.line.durationMin
      const work = isLonger
        ? latest.current.events.onResize(entry, place.durationMin)
        : latest.current.events.onMove(entry, place)
      void work.finally(() => {
        clear()
        focusEntry(entry)
      })
    }

    const liftBy = (entry: Entry, direction: Direction, isResizing: boolean, step: number) => {
      const grid = parts()
      if (grid === null || isFixed(entry)) return
      const { columns, range, pixelsPerMin } = latest.current
      const { line } = entry
      const from: Place =
        lift?.entry.key === entry.key
          ? lift.place
          : { day: entryDay(entry), columnId: entry.columnId, startMin: line.startMin, durationMin: line.durationMin }
      const place = steppedPlace(from, direction, isResizing, step, columns, range)
      lift = { entry, place }
      showGhost(grid, measuredColumns(grid.body), range, pixelsPerMin, place)
      const where = columns.find(({ column }) => column.id === place.columnId)?.column.name ?? ''
      useCalendar.setState({ spoken: `${grid.ghost.textContent ?? ''} ${where}` })
    }

    const onKeyDown = (event: React.KeyboardEvent<HTMLElement>) => {
      const entry = entryOf(lineIdOf(event.target))
      if (entry === null) return
      const direction = directions[event.key]
      const { events, columns, entries } = latest.current
      if (direction !== undefined && event.altKey) {
        event.preventDefault()
        liftBy(entry, direction, event.shiftKey, event.ctrlKey ? fineSnapMin : latest.current.stepMin)
        return
      }
      const days = dayStep[event.key]
      if (days !== undefined && event.altKey && !isFixed(entry)) {
        event.preventDefault()
        endLift(false)
        void events.onMoveDay(entry, event.shiftKey ? days * 7 : days)
        return
      }
      if (event.key === 'Escape' && lift !== null) {
        event.preventDefault()
        event.stopPropagation()
        endLift(false)
        return
      }
      if (event.altKey || event.ctrlKey || event.metaKey) return
      if (event.key === 'Enter') {
        event.preventDefault()
        open(entry)
        return
      }
      if (direction !== undefined) {
        event.preventDefault()
        const next = neighbour(
          columns.map((column) => entries.get(column.key) ?? []),
          entry.key,
          direction,
        )
        if (next !== null) focusEntry(next)
        return
      }
      if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
        event.preventDefault()
        events.onMenu(entry, event.target as Element)
        return
      }
      if (entry.block !== undefined) {
        if (event.key !== 'Delete') return
        event.preventDefault()
        events.onRemoveBlock(entry)
        return
      }
      const wanted = event.key === ' ' ? stepAfter(entry.appointment.status) : statusOfKey(event.key)
      if (wanted !== null) {
        // A button would be pressed by the space bar too.
        event.preventDefault()
        events.onStatus(entry, wanted)
      }
    }

    const onKeyUp = (event: React.KeyboardEvent<HTMLElement>) => {
      // Firefox and Chromium press a button when the space bar comes up.
      if (event.key === ' ') event.preventDefault()
      if (event.key === 'Alt' && lift !== null) {
        event.preventDefault()
        endLift(true)
      }
    }

    const onBlur = () => {
      if (lift !== null) endLift(true)
    }

    return { onPointerDown, onPointerMove, onClick, onContextMenu, onKeyDown, onKeyUp, onBlur }
  }, [scroller, body, ghost])
}

function statusOfKey(key: string): AppointmentStatus | null {
  if (key === 'Delete') return 'cancelled'
  const found = Object.entries(statusKey).find(([, each]) => each === key)
  return found === undefined ? null : (found[0] as AppointmentStatus)
}

/** A place one key press further: time by steps, or the next column of the grid. Stays inside the grid. */
function steppedPlace(
  from: Place,
  direction: Direction,
  isResizing: boolean,
  step: number,
  columns: GridState['columns'],
  range: MinuteRange,
): Place {
  const sign = direction === 'up' || direction === 'left' ? -1 : 1
  if (isResizing) {
    const longest = range.toMin - from.startMin
    return { ...from, durationMin: Math.max(step, Math.min(longest, from.durationMin + sign * step)) }
  }
  if (direction === 'up' || direction === 'down') {
    const latestStart = range.toMin - from.durationMin
    return { ...from, startMin: Math.max(range.fromMin, Math.min(latestStart, from.startMin + sign * step)) }
  }
  const at = columns.findIndex((each) => each.day.day === from.day && each.column.id === from.columnId)
  const next = columns[at + sign]
  return next === undefined ? from : { ...from, day: next.day.day, columnId: next.column.id }
}

/** While a finger drags, the browser must not scroll under it. Listened to from the start: later is too late for it. */
function useNoScrollInDrag(body: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = body.current
    if (element === null) return
    const onTouchMove = (event: TouchEvent) => {
      if (element.dataset.dragging !== undefined) event.preventDefault()
    }
    element.addEventListener('touchmove', onTouchMove, { passive: false })
    return () => element.removeEventListener('touchmove', onTouchMove)
  }, [body])
}

/** Tab always finds one block: the one last used, or the first. */
function useRovingTabStop({ columns, entries }: GridState, body: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { focusedLineId, focusWanted } = useCalendar.getState()
    const all = columns.flatMap((column) => entries.get(column.key) ?? [])
    if (all.some((entry) => entry.key === focusedLineId)) {
      if (!focusWanted) return
      useCalendar.setState({ focusWanted: false })
      body.current?.querySelector<HTMLElement>(`[data-line="${focusedLineId}"]`)?.focus()
      return
    }
    // On its way to a day that is not here yet.
    if (focusWanted) return
    useCalendar.setState({ focusedLineId: all[0]?.key ?? null })
  }, [columns, entries, body])
}
