// How a block of the grid looks by the room it has: its rows, what stands in them, and where its small signs lie. A
// column's signs are one drawing over its blocks (Marks.tsx), so their places are worked out here. Pure; px from the
// column's upper left corner.
import type { Appointment, AppointmentLine, AppointmentStatus } from '../../shared/appointments.ts'
import type { Lane, MinuteRange } from './layout.ts'

/** Lower than this even one row of text is cut; a block stays at least this high. */
const leastPx = 15
// Below these heights the second and third row do not fit.
const twoRowsPx = 34
const threeRowsPx = 56
/** A row of text: --text-sm at the line height of Block.module.css. */
const rowPx = 14.4
/** Free to the right of every block. */
const gapPx = 3
/** Border, padding and the edge in the person's or status's colour. */
const insetPx = { top: 2, left: 10, right: 6, tight: 7, narrow: 5 } as const

/** A sign and the space to the next. */
export const markPx = 12
const markStepPx = 15
const dotPx = 7

/**
 * What a lane has room for: everything; signs in the second row only; the name before the time; little but the name;
 * nothing, not even two letters.
 */
export type LaneRoom = 'wide' | 'narrow' | 'small' | 'tight' | 'bare'

/** Of a column so many px wide that is split into so many lanes. */
export function laneRoom(columnPx: number, of: number): LaneRoom {
  const px = columnPx / of
  return px > 160 ? 'wide' : px > 128 ? 'narrow' : px > 72 ? 'small' : px > 24 ? 'tight' : 'bare'
}

/** Height of a line's block. */
export function blockPx(durationMin: number, pixelsPerMin: number): number {
  return Math.max(leastPx, durationMin * pixelsPerMin - 1)
}

/** Rows of text that fit. `isNarrow`: a column for initials, where the second row has signs only. */
export function rowsOf(heightPx: number, isNarrow: boolean): 1 | 2 | 3 {
  return heightPx >= threeRowsPx && !isNarrow ? 3 : heightPx >= twoRowsPx ? 2 : 1
}

/** How far down rows of text reach. */
export function rowsPx(rows: 1 | 2 | 3): number {
  return insetPx.top + rows * rowPx
}

export type Sign = AppointmentStatus | 'alert' | 'note'

type Told = Pick<Appointment, 'status' | 'alert' | 'note'>

/** The signs of the block's corner, from the right: the status, unless it has a row of its own. */
export function cornerSigns({ status, alert, note }: Told, rows: 1 | 2 | 3): readonly Sign[] {
  return [
    ...(rows < 3 ? [status] : []),
    ...(note === '' ? [] : (['note'] as const)),
    ...(alert === '' ? [] : (['alert'] as const)),
  ]
}

/** Where not all fit, a note is left out first and an alert last. */
function fewer(signs: readonly Sign[], most: number): readonly Sign[] {
  if (signs.length <= most) return signs
  const kept = signs.filter((sign) => sign !== 'note')
  return kept.length <= most ? kept : kept.slice(kept.length - most)
}

/** One sign, or the square in a service's colour, and where its upper left corner lies. */
export type Mark =
  | { readonly sign: Sign; readonly status: AppointmentStatus; readonly x: number; readonly y: number }
  | { readonly colour: number; readonly x: number; readonly y: number }

interface Drawn {
  readonly appointment: Told
  readonly line: Pick<AppointmentLine, 'startMin' | 'durationMin' | 'colour'>
  readonly lane: Lane
}

interface ColumnPx {
  readonly widthPx: number
  readonly range: MinuteRange
  readonly pixelsPerMin: number
  readonly isNarrow: boolean
}

/** Everything small that is drawn on one block. */
export function marksOf(
  { appointment, line, lane }: Drawn,
  { widthPx, range, pixelsPerMin, isNarrow }: ColumnPx,
): Mark[] {
  const { status } = appointment
  const top = (line.startMin - range.fromMin) * pixelsPerMin
  const height = blockPx(line.durationMin, pixelsPerMin)
  const rows = rowsOf(height, isNarrow)
  const left = (lane.index / lane.of) * widthPx
  const right = ((lane.index + 1) / lane.of) * widthPx - gapPx
  if (isNarrow) return rows === 1 ? [] : underInitials(appointment, left, right, top, height)
  const room = laneRoom(widthPx, lane.of)
  if (room === 'bare') return []
  const inset = left + (room === 'tight' ? insetPx.tight : insetPx.left)
  const marks: Mark[] = []
  if (rows > 1 && room !== 'tight') {
    marks.push({ colour: line.colour, x: inset, y: top + insetPx.top + rowPx + (rowPx - dotPx) / 2 })
  }
  if (rows > 1 || room !== 'tight') {
    const row = room === 'wide' ? 0 : rowPx
    const y = rows === 1 ? top + (height - markPx) / 2 : top + insetPx.top + row + (rowPx - markPx) / 2
    const end = right - insetPx.right - markPx
    const fitting = Math.max(0, Math.floor((end - inset) / markStepPx) + 1)
    fewer(cornerSigns(appointment, rows), fitting).forEach((sign, fromRight) => {
      marks.push({ sign, status, x: end - fromRight * markStepPx, y })
    })
  }
  if (rows === 3 && inset + markPx <= right) {
    marks.push({ sign: status, status, x: inset, y: top + insetPx.top + 2 * rowPx + (rowPx - markPx) / 2 })
  }
  return marks
}

/** The status and the alert below the initials, under each other where they do not fit side by side. */
function underInitials(appointment: Told, left: number, right: number, top: number, height: number): Mark[] {
  const { status, alert } = appointment
  const signs: readonly Sign[] = alert === '' ? [status] : [status, 'alert']
  const step = markPx + 2
  const from = left + insetPx.narrow
  const inRow = Math.max(1, Math.floor((right - 1 - from + 2) / step))
  return signs.flatMap((sign, at) => {
    const y = top + insetPx.top + rowPx + Math.floor(at / inRow) * step
    return y + markPx > top + height || from + markPx > right
      ? []
      : [{ sign, status, x: from + (at % inRow) * step, y }]
  })
}
