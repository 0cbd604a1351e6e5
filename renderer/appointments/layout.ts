// Where things lie in the calendar's grid: which minutes are shown, which lane a block gets, which block is next to
// which. Pure; minutes from local midnight throughout.
import type { Appointment, AppointmentLine, CalendarDay, OpenHours } from '../../shared/appointments.ts'
import type { TimeBlock } from '../../shared/shifts.ts'

interface InGrid {
  /** Unlike any other in the grid: a line that holds two rooms lies in both their columns. */
  readonly key: string
  /** The person, or the room, in whose column it lies. */
  readonly columnId: string
}

/** One line of one appointment. */
export interface AppointmentEntry extends InGrid {
  readonly appointment: Appointment
  readonly line: AppointmentLine
  readonly block?: undefined
}

/** Time kept for something else; its `line` says where it lies, under the block's own id and in its column. */
export interface BlockEntry extends InGrid {
  readonly appointment?: undefined
  readonly block: TimeBlock
  readonly line: Pick<AppointmentLine, 'id' | 'staffId' | 'startMin' | 'durationMin' | 'cleanupMin'>
}

/** What a block in the grid shows. */
export type Entry = AppointmentEntry | BlockEntry

export const entryDay = (entry: Entry): string => (entry.block ? entry.block.day : entry.appointment.day)

/** A paid appointment stays where it is. */
export const isFixed = (entry: Entry): boolean => entry.appointment?.status === 'paid'

function blockEntry(block: TimeBlock): BlockEntry {
  const { id, startMin, endMin } = block
  const columnId = block.staffId ?? block.resourceId ?? ''
  const line = { id, staffId: columnId, startMin, durationMin: endMin - startMin, cleanupMin: 0 }
  return { key: id, columnId, block, line }
}

/** The minutes that the grid shows, whole hours. */
export interface MinuteRange {
  readonly fromMin: number
  readonly toMin: number
}

/** Minutes to which a drag with Alt snaps; without it the zoom decides. */
export const fineSnapMin = 5

/** The column of lines that hold no room or device. */
export const noResourceId = 'no-resource'

export type ColumnsBy = 'staff' | 'resource'

/** In whose columns a line lies. */
function columnsOf(line: AppointmentLine, by: ColumnsBy): readonly string[] {
  if (by === 'staff') return [line.staffId]
  return line.resourceIds.length === 0 ? [noResourceId] : line.resourceIds
}

const dayEndMin = 1440
const usualFromMin = 540
const usualToMin = 1020

/**
 * The hours to show: an hour around the week's longest opening, and whatever lies outside it that day. The same for
 * every day of a salon, so that the lines stay where they are when one goes from day to day.
 */
export function shownRange(weekHours: readonly OpenHours[], days: readonly CalendarDay[]): MinuteRange {
  const open = weekHours.filter((hours) => hours !== null)
  const starts = open.map((hours) => hours.openMin - 60)
  const ends = open.map((hours) => hours.closeMin + 60)
  for (const day of days) {
    for (const { startMin, endMin } of [...day.blocks, ...day.times.flatMap((each) => each.working)]) {
      starts.push(startMin)
      ends.push(endMin)
    }
    for (const appointment of day.appointments) {
      for (const line of appointment.lines) {
        starts.push(line.startMin)
        ends.push(line.startMin + line.durationMin + line.cleanupMin)
      }
    }
  }
  const fromMin = Math.max(0, Math.floor(Math.min(usualFromMin, ...starts) / 60) * 60)
  const toMin = Math.min(dayEndMin, Math.ceil(Math.max(usualToMin, ...ends) / 60) * 60)
  return { fromMin, toMin }
}

/** The end of what a line takes in the grid: the client's time and the clean-up. */
export function takenUntil(line: { startMin: number; durationMin: number; cleanupMin: number }): number {
  return line.startMin + line.durationMin + line.cleanupMin
}

export interface Lane {
  /** 0 from the left. */
  readonly index: number
  /** How many lanes the group is split into. */
  readonly of: number
}

/** Lanes for entries of one column, in the order given. Entries that touch share a lane; those that overlap do not. */
export function lanesOf(lines: readonly { startMin: number; durationMin: number; cleanupMin: number }[]): Lane[] {
  const order = lines
    .map((line, at) => ({ at, start: line.startMin, end: takenUntil(line) }))
    .sort((a, b) => a.start - b.start || b.end - a.end || a.at - b.at)
  const found: Lane[] = lines.map(() => ({ index: 0, of: 1 }))
  let group: { at: number; index: number }[] = []
  let laneEnds: number[] = []
  const close = () => {
    for (const each of group) found[each.at] = { index: each.index, of: laneEnds.length }
    group = []
    laneEnds = []
  }
  for (const each of order) {
    if (laneEnds.every((end) => end <= each.start)) close()
    const free = laneEnds.findIndex((end) => end <= each.start)
    const index = free < 0 ? laneEnds.length : free
    laneEnds[index] = each.end
    group.push({ at: each.at, index })
  }
  close()
  return found
}

/** The nearest step at or before the minute. */
export function snapDown(minute: number, step: number): number {
  return Math.floor(minute / step) * step
}

/** The nearest step. */
export function snapNear(minute: number, step: number): number {
  return Math.round(minute / step) * step
}

export const columnKey = (day: string, columnId: string) => `${day}/${columnId}`

/** Entries by column, each column in time order. Columns whose entries are the same objects as before keep their array. */
export function entriesByColumn(
  days: readonly CalendarDay[],
  isShown: (appointment: Appointment) => boolean,
  before: ReadonlyMap<string, readonly Entry[]>,
  by: ColumnsBy = 'staff',
): Map<string, readonly Entry[]> {
  const made = new Map<string, Entry[]>()
  const put = (key: string, entry: Entry) => {
    const column = made.get(key)
    if (column === undefined) made.set(key, [entry])
    else column.push(entry)
  }
  for (const day of days) {
    // A block is a person's or a room's, and lies among its own kind only.
    for (const block of day.blocks) {
      const columnId = by === 'staff' ? block.staffId : block.resourceId
      if (columnId !== null) put(columnKey(day.day, columnId), blockEntry(block))
    }
    for (const appointment of day.appointments) {
      if (!isShown(appointment)) continue
      for (const line of appointment.lines) {
        for (const columnId of columnsOf(line, by)) {
          const key = by === 'staff' ? line.id : `${line.id}.${columnId}`
          put(columnKey(day.day, columnId), { key, columnId, appointment, line })
        }
      }
    }
  }
  const kept = new Map<string, readonly Entry[]>()
  for (const [key, column] of made) {
    column.sort((a, b) => a.line.startMin - b.line.startMin || (a.line.id < b.line.id ? -1 : 1))
    const old = before.get(key)
    kept.set(key, old === undefined ? column : keptEntries(old, column))
  }
  return kept
}

/** The column as it was when it is the same; else each entry as it was that is. */
function keptEntries(old: readonly Entry[], column: readonly Entry[]): readonly Entry[] {
  if (old.length === column.length && column.every((entry, at) => isSameEntry(entry, old[at]))) return old
  const byKey = new Map(old.map((entry) => [entry.key, entry]))
  return column.map((entry) => {
    const before = byKey.get(entry.key)
    return before !== undefined && isSameEntry(entry, before) ? before : entry
  })
}

function isSameEntry(a: Entry, b: Entry | undefined): boolean {
  if (b === undefined || a.appointment !== b.appointment || a.block !== b.block) return false
  // A block's line is made from the block.
  return a.block !== undefined || a.line === b.line
}

export type Direction = 'up' | 'down' | 'left' | 'right'

/**
 * The entry one key press away: the next in the column, or the one nearest in time in the next column that has any.
 * Null at the edge.
 */
export function neighbour(columns: readonly (readonly Entry[])[], key: string, direction: Direction): Entry | null {
  const at = columns.findIndex((column) => column.some((entry) => entry.key === key))
  const column = columns[at]
  const index = column?.findIndex((entry) => entry.key === key) ?? -1
  const here = column?.[index]
  if (column === undefined || here === undefined) return null
  if (direction === 'up') return column[index - 1] ?? null
  if (direction === 'down') return column[index + 1] ?? null
  const step = direction === 'left' ? -1 : 1
  for (let next = at + step; next >= 0 && next < columns.length; next += step) {
    const candidates = columns[next] ?? []
    const [first, ...rest] = candidates
    if (first === undefined) continue
    const distance = (entry: Entry) => Math.abs(entry.line.startMin - here.line.startMin)
    return rest.reduce((best, entry) => (distance(entry) < distance(best) ? entry : best), first)
  }
  return null
}
