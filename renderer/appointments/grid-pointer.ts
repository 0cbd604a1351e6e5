// Dragging in the grid: draw a new booking, move a block, pull its lower edge. Nothing re-renders on the way: the ghost is
// one element moved by its transform, and the change is made when the pointer is let go. Runs in the window.
import { formatTimeRange } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { type Entry, entryDay, fineSnapMin, type MinuteRange, snapDown, snapNear } from './layout.ts'

/** One column as it lies on screen; x from the grid body's left edge. */
interface MeasuredColumn {
  readonly day: string
  readonly columnId: string
  readonly left: number
  readonly width: number
}

export interface GridParts {
  /** Scrolls. */
  readonly scroller: HTMLElement
  /** As high as the shown minutes and as wide as all columns; columns and ghost lie in it. */
  readonly body: HTMLElement
  readonly ghost: HTMLElement
}

/** What the ghost stands for. */
export interface Place {
  readonly day: string
  /** The person or the room whose column it is. */
  readonly columnId: string
  readonly startMin: number
  readonly durationMin: number
}

const dragThresholdPx = 4
const scrollZonePx = 36
const scrollStepPx = 12

export function measuredColumns(body: HTMLElement): MeasuredColumn[] {
  const origin = body.getBoundingClientRect().left
  return [...body.querySelectorAll<HTMLElement>('[data-column]')].map((element) => {
    const { left, width } = element.getBoundingClientRect()
    return { day: element.dataset.day ?? '', columnId: element.dataset.staff ?? '', left: left - origin, width }
  })
}

/** Lays the ghost at a place. Answers false when the place is not among the columns. */
export function showGhost(
  parts: GridParts,
  columns: readonly MeasuredColumn[],
  range: MinuteRange,
  pixelsPerMin: number,
  place: Place,
): boolean {
  const column = columns.find((each) => each.day === place.day && each.columnId === place.columnId)
  if (column === undefined) return false
  const { ghost } = parts
  if (ghost.hidden) ghost.hidden = false
  // What stays as it is is not written: a move is then only a transform, and lays nothing out anew.
  const width = `${column.width - 4}px`
  const height = `${place.durationMin * pixelsPerMin}px`
  if (ghost.style.width !== width) ghost.style.width = width
  if (ghost.style.height !== height) ghost.style.height = height
  ghost.style.transform = `translate(${column.left + 2}px, ${(place.startMin - range.fromMin) * pixelsPerMin}px)`
  const words = formatTimeRange(place.startMin, place.startMin + place.durationMin, currentLanguage())
  if (ghost.textContent !== words) ghost.textContent = words
  return true
}

export function hideGhost(ghost: HTMLElement): void {
  ghost.hidden = true
  ghost.textContent = ''
}

export interface DragOptions {
  readonly parts: GridParts
  readonly event: PointerEvent
  readonly range: MinuteRange
  readonly pixelsPerMin: number
  /** Minutes of a row: what the drag snaps to. */
  readonly stepMin: number
  readonly mode: 'create' | 'move' | 'resize'
  /** The block, for moving and resizing. */
  readonly entry: Entry | null
  /** Called once with the place where the pointer was let go; the ghost stays until it resolves. */
  readonly onDrop: (place: Place) => Promise<void> | void
  /** Told once dragging has really begun: the click that follows is not one. */
  readonly onBegin: () => void
  /** A finger that has rested drags from the first movement on. */
  readonly isHeld?: boolean
  /** The finger was lifted where it had rested. */
  readonly onRest?: () => void
}

/** How long a finger rests before it drags, and how far it may stray meanwhile: a finger that moves scrolls. */
const restMs = 400
const strayPx = 8

/** Waits for a finger to rest; answers how to stop waiting. What it does with the screen meanwhile is the browser's. */
export function waitForRest(event: PointerEvent, onRest: () => void): () => void {
  const { pointerId, clientX, clientY } = event
  const timer = setTimeout(() => {
    stop()
    onRest()
  }, restMs)
  const onMove = (moved: PointerEvent) => {
    if (moved.pointerId !== pointerId) return
    if (Math.hypot(moved.clientX - clientX, moved.clientY - clientY) > strayPx) stop()
  }
  const onEnd = (ended: PointerEvent) => {
    if (ended.pointerId === pointerId) stop()
  }
  function stop(): void {
    clearTimeout(timer)
    window.removeEventListener('pointermove', onMove)
    window.removeEventListener('pointerup', onEnd)
    window.removeEventListener('pointercancel', onEnd)
  }
  window.addEventListener('pointermove', onMove)
  window.addEventListener('pointerup', onEnd)
  window.addEventListener('pointercancel', onEnd)
  return stop
}

/** Follows one pointer from its press. A press without movement changes nothing. */
export function startDrag(options: DragOptions): void {
  const { parts, event, range, pixelsPerMin, stepMin, mode, entry } = options
  const { scroller, body, ghost } = parts
  const { pointerId, clientX: pressX, clientY: pressY } = event
  const columns = measuredColumns(body)
  // Measured once and after scrolling: measuring on every move would lay out the grid on every move.
  const view = scroller.getBoundingClientRect()
  let origin = body.getBoundingClientRect()
  const pressMin = minuteAt(pressY)
  const pressColumn = columnAt(pressX)
  let isDragging = false
  let pointerX = pressX
  let pointerY = pressY
  let isFine = event.altKey
  let place: Place | null = null
  let frame = 0
  const block = entry ? body.querySelector<HTMLElement>(`[data-line="${entry.key}"]`) : null

  function minuteAt(clientY: number): number {
    return (clientY - origin.top) / pixelsPerMin + range.fromMin
  }

  function columnAt(clientX: number): MeasuredColumn | null {
    if (clientX < view.left || clientX > view.right) return null
    const x = clientX - origin.left
    return columns.find((column) => x >= column.left && x < column.left + column.width) ?? null
  }

  function placeNow(): Place | null {
    const minute = minuteAt(pointerY)
    const step = isFine ? fineSnapMin : stepMin
    if (mode === 'create') {
      if (pressColumn === null) return null
      const from = snapDown(Math.min(pressMin, minute), step)
      const to = Math.max(from + step, Math.min(range.toMin, snapDown(Math.max(pressMin, minute), step) + step))
      return {
        day: pressColumn.day,
        columnId: pressColumn.columnId,
        startMin: Math.max(range.fromMin, from),
        durationMin: to - from,
      }
    }
    if (entry === null) return null
    const { line } = entry
    if (mode === 'resize') {
      const end = snapNear(line.startMin + line.durationMin + (minute - pressMin), step)
      const durationMin = Math.max(step, Math.min(range.toMin, end) - line.startMin)
      return { day: entryDay(entry), columnId: entry.columnId, startMin: line.startMin, durationMin }
    }
    const column = columnAt(pointerX)
    if (column === null) return null
    const startMin = snapNear(line.startMin + (minute - pressMin), step)
    const latest = range.toMin - line.durationMin
    const clamped = Math.max(range.fromMin, Math.min(latest, startMin))
    return { day: column.day, columnId: column.columnId, startMin: clamped, durationMin: line.durationMin }
  }

  function draw(): void {
    const next = placeNow()
    if (next === null) hideGhost(ghost)
    else if (!isSamePlace(next, place) || ghost.hidden) showGhost(parts, columns, range, pixelsPerMin, next)
    place = next
  }

  function edgeStep(): number {
    const up = pointerY < view.top + scrollZonePx
    const down = pointerY > view.bottom - scrollZonePx
    return up === down ? 0 : up ? -scrollStepPx : scrollStepPx
  }

  /** Scrolls frame by frame for as long as the pointer is near an edge. */
  function scrollNearEdge(): void {
    const step = edgeStep()
    frame = 0
    if (step === 0) return
    scroller.scrollTop += step
    draw()
    frame = requestAnimationFrame(scrollNearEdge)
  }

  function onScroll(): void {
    origin = body.getBoundingClientRect()
    if (isDragging) draw()
  }

  function begin(): void {
    isDragging = true
    options.onBegin()
    body.setPointerCapture(pointerId)
    body.dataset.dragging = mode
    if (block) block.dataset.lifted = 'true'
  }

  function onMove(moved: PointerEvent): void {
    if (moved.pointerId !== pointerId) return
    pointerX = moved.clientX
    pointerY = moved.clientY
    isFine = moved.altKey
    if (!isDragging && Math.hypot(pointerX - pressX, pointerY - pressY) < dragThresholdPx) return
    if (!isDragging) begin()
    draw()
    if (frame === 0 && edgeStep() !== 0) frame = requestAnimationFrame(scrollNearEdge)
  }

  function stopListening(): void {
    window.removeEventListener('pointermove', onMove)
    window.removeEventListener('pointerup', onUp)
    window.removeEventListener('pointercancel', cancel)
    window.removeEventListener('keydown', onKey, true)
    cancelAnimationFrame(frame)
    scroller.removeEventListener('scroll', onScroll)
    delete body.dataset.dragging
    if (body.hasPointerCapture(pointerId)) body.releasePointerCapture(pointerId)
  }

  function clear(): void {
    hideGhost(ghost)
    if (block) delete block.dataset.lifted
  }

  function cancel(): void {
    stopListening()
    clear()
  }

  function onUp(up: PointerEvent): void {
    if (up.pointerId !== pointerId) return
    stopListening()
    if (!isDragging || place === null) {
      clear()
      if (isDragging) options.onRest?.()
      return
    }
    // The ghost stays where it was dropped until main has answered, so nothing jumps back and forth.
    void Promise.resolve(options.onDrop(place)).finally(clear)
  }

  function onKey(key: KeyboardEvent): void {
    if (key.key !== 'Escape') return
    key.preventDefault()
    key.stopPropagation()
    cancel()
  }

  scroller.addEventListener('scroll', onScroll)
  window.addEventListener('pointermove', onMove)
  window.addEventListener('pointerup', onUp)
  window.addEventListener('pointercancel', cancel)
  window.addEventListener('keydown', onKey, true)
  if (options.isHeld === true) begin()
}

function isSamePlace(a: Place, b: Place | null): boolean {
  return (
    b !== null &&
    a.day === b.day &&
    a.columnId === b.columnId &&
    a.startMin === b.startMin &&
    a.durationMin === b.durationMin
  )
}
