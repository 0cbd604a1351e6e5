// One column of the grid: one person on one day. Re-renders only when its own appointments change. Runs in the window.
import { memo } from 'react'
import type { OpenHours } from '../../shared/appointments.ts'
import { cx } from '../ui/cx.ts'
import { Block } from './Block.tsx'
import styles from './CalendarGrid.module.css'
import { type Entry, lanesOf, type MinuteRange } from './layout.ts'
import type { BlockWords } from './words.ts'

interface DayColumnProps {
  /** Its column in the grid, from 1. */
  readonly track: number
  readonly day: string
  readonly staffId: string
  readonly staffName: string
  readonly label: string
  readonly hours: OpenHours
  readonly entries: readonly Entry[]
  readonly range: MinuteRange
  readonly pixelsPerMin: number
  readonly words: BlockWords
  readonly initialsOnly: boolean
  readonly isNarrow: boolean
  readonly isToday: boolean
  /** First column of a day in a view of many days. */
  readonly startsDay: boolean
}

/** Shading of closed time is a background layer, not elements. */
export const DayColumn = memo(function DayColumn(props: DayColumnProps) {
  const { entries, range, pixelsPerMin, hours } = props
  const lanes = lanesOf(entries.map((entry) => entry.line))
  const at = (minute: number) => `${Math.max(0, minute - range.fromMin) * pixelsPerMin}px`
  const openFrom = hours === null ? '100%' : at(hours.openMin)
  const openTo = hours === null ? '100%' : at(hours.closeMin)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this groups one person's appointments
    <div
      role="group"
      aria-label={props.label}
      className={cx(styles.column, props.isToday && styles.today, props.startsDay && styles.startsDay)}
      data-column
      data-day={props.day}
      data-staff={props.staffId}
      style={{ gridArea: `1 / ${props.track}`, '--open-from': openFrom, '--open-to': openTo }}
    >
      {entries.map((entry, index) => (
        <Block
          key={entry.line.id}
          entry={entry}
          laneIndex={lanes[index]?.index ?? 0}
          laneOf={lanes[index]?.of ?? 1}
          range={range}
          pixelsPerMin={pixelsPerMin}
          staffName={props.staffName}
          words={props.words}
          initialsOnly={props.initialsOnly}
          isNarrow={props.isNarrow}
        />
      ))}
    </div>
  )
})
