// One column of the grid: one person on one day. Re-renders only when its own appointments change. Runs in the window.
import { memo, useMemo } from 'react'
import type { AppointmentLine, ColumnTime } from '../../shared/appointments.ts'
import { BlockedTime } from '../shifts/BlockedTime.tsx'
import { cx } from '../ui/cx.ts'
import { Block } from './Block.tsx'
import { laneRoom } from './block-look.ts'
import styles from './CalendarGrid.module.css'
import { type Entry, lanesOf, type MinuteRange } from './layout.ts'
import { Marks } from './Marks.tsx'
import { OfferSlots } from './OfferSlots.tsx'
import { useCalendar } from './store.ts'
import type { BlockWords } from './words.ts'

interface DayColumnProps {
  /** Its column in the grid, from 1. */
  readonly track: number
  readonly day: string
  /** The person, or the room. */
  readonly columnId: string
  /** The person's or the room's. */
  readonly name: string
  readonly widthPx: number
  /** When the person works; undefined for someone who is not in the day's list. */
  readonly time: ColumnTime | undefined
  readonly entries: readonly Entry[]
  readonly staffNames: ReadonlyMap<string, string>
  readonly besideOf: (line: AppointmentLine) => string
  readonly range: MinuteRange
  readonly pixelsPerMin: number
  readonly words: BlockWords
  readonly initialsOnly: boolean
  readonly isNarrow: boolean
  readonly isToday: boolean
  /** First column of a day in a view of many days. */
  readonly startsDay: boolean
}

/** The shading outside working time, as one background layer: a band of colour before, between and after the work. */
function shading(working: ColumnTime['working'], top: (minute: number) => string): string {
  const stops = working.flatMap(({ startMin, endMin }, index) => {
    const from = index === 0 ? '0px' : top(working[index - 1]?.endMin ?? 0)
    return [`var(--shade) ${from} ${top(startMin)}`, `transparent ${top(startMin)} ${top(endMin)}`]
  })
  const last = working.at(-1)
  return `linear-gradient(${[...stops, `var(--shade) ${last === undefined ? '0px' : top(last.endMin)} 100%`].join(', ')})`
}

/** Shading of closed time is a background layer, not elements. */
export const DayColumn = memo(function DayColumn(props: DayColumnProps) {
  const { entries, range, pixelsPerMin, time, words } = props
  const lanes = useMemo(() => lanesOf(entries.map((entry) => entry.line)), [entries])
  // Asked once for the column and not by each block. Another column's block coming or going is nothing to this one.
  const focusedKey = useCalendar(({ focusedLineId }) =>
    entries.some((entry) => entry.key === focusedLineId) ? focusedLineId : null,
  )
  const openId = useCalendar(({ panel }) =>
    panel?.kind === 'appointment' && entries.some((entry) => entry.appointment?.id === panel.id) ? panel.id : null,
  )
  const at = (minute: number) => `${Math.max(0, minute - range.fromMin) * pixelsPerMin}px`
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this groups one person's appointments
    <div
      role="group"
      aria-label={words.columnOf(props.name, props.day)}
      className={cx(styles.column, props.isToday && styles.today, props.startsDay && styles.startsDay)}
      data-column
      data-day={props.day}
      data-staff={props.columnId}
      style={{ gridArea: `1 / ${props.track}`, '--work': shading(time?.working ?? [], at) }}
    >
      {time?.absence == null ? null : <span className={styles.away}>{words.absence[time.absence]}</span>}
      {(time?.breaks ?? []).map((pause) => (
        <span
          key={pause.startMin}
          className={styles.pause}
          style={{ top: at(pause.startMin), height: (pause.endMin - pause.startMin) * pixelsPerMin }}
        >
          {props.isNarrow ? null : words.pause}
        </span>
      ))}
      {entries.map((entry, index) =>
        entry.block === undefined ? (
          <Block
            key={entry.key}
            entry={entry}
            laneIndex={lanes[index]?.index ?? 0}
            laneOf={lanes[index]?.of ?? 1}
            range={range}
            pixelsPerMin={pixelsPerMin}
            staffName={props.staffNames.get(entry.line.staffId) ?? ''}
            words={words}
            room={laneRoom(props.widthPx, lanes[index]?.of ?? 1)}
            beside={props.besideOf(entry.line)}
            initialsOnly={props.initialsOnly}
            isNarrow={props.isNarrow}
            isFocusable={entry.key === focusedKey}
            isOpen={entry.appointment.id === openId}
          />
        ) : (
          <BlockedTime
            key={entry.key}
            entry={entry}
            laneIndex={lanes[index]?.index ?? 0}
            laneOf={lanes[index]?.of ?? 1}
            range={range}
            pixelsPerMin={pixelsPerMin}
            staffName={props.staffNames.get(entry.line.staffId) ?? ''}
            words={words}
            room={laneRoom(props.widthPx, lanes[index]?.of ?? 1)}
            isNarrow={props.isNarrow}
            isFocusable={entry.key === focusedKey}
          />
        ),
      )}
      <Marks
        entries={entries}
        lanes={lanes}
        widthPx={props.widthPx}
        range={range}
        pixelsPerMin={pixelsPerMin}
        isNarrow={props.isNarrow}
      />
      <OfferSlots day={props.day} staffId={props.columnId} range={range} pixelsPerMin={pixelsPerMin} />
    </div>
  )
})
