// One line of an appointment as a block in the grid. Runs in the window.
import { memo, type ReactNode } from 'react'
import { holdsTime } from '../../shared/appointments.ts'
import { formatTime, formatTimeRange } from '../../shared/format.ts'
import { cx } from '../ui/cx.ts'
import styles from './Block.module.css'
import { blockPx, cornerSigns, type LaneRoom, rowsOf, rowsPx } from './block-look.ts'
import type { AppointmentEntry, Lane, MinuteRange } from './layout.ts'
import { type BlockWords, shownName } from './words.ts'

export interface BlockProps {
  readonly entry: AppointmentEntry
  readonly laneIndex: Lane['index']
  readonly laneOf: Lane['of']
  /** How much room the lane has. */
  readonly room: LaneRoom
  readonly range: MinuteRange
  readonly pixelsPerMin: number
  readonly staffName: string
  /** Told beside the service, '' when nothing is. */
  readonly beside: string
  /** Tab comes to it. */
  readonly isFocusable: boolean
  /** Its panel is open. */
  readonly isOpen: boolean
  readonly words: BlockWords
  readonly initialsOnly: boolean
  /** Narrow columns show the name only. */
  readonly isNarrow: boolean
}

/** In a column too narrow for words. */
const noNames = { noClient: '–', restricted: '–' }

const leastHatchPx = 10

// The small signs are drawn over the block (Marks.tsx); these spaces keep the text from under them.
const dotSpace = '\u2003'
const signSpace = '\u2003\u2005'

/**
 * A button: Tab comes to one block of the grid, arrows walk on from it. Dragging is the grid's, and so is the tooltip.
 * No more elements than it needs: a full day is drawn two hundred times this.
 */
export const Block = memo(function Block(props: BlockProps): ReactNode {
  const { entry, range, pixelsPerMin, words, initialsOnly, isNarrow, staffName, laneOf, room } = props
  const { appointment, line } = entry
  const height = blockPx(line.durationMin, pixelsPerMin)
  const rows = rowsOf(height, isNarrow)
  const name = shownName(appointment, initialsOnly || isNarrow, isNarrow ? noNames : words)
  const time = formatTime(line.startMin, words.language)
  const status = words.status[appointment.status]
  const processingFromMin = line.durationMin - line.finishMin - line.processingMin
  // In a low block only what reaches below the words: hatching that peeps out around them says nothing.
  const endsBelow = (line.durationMin - line.finishMin) * pixelsPerMin >= rowsPx(rows) + leastHatchPx
  const isClear = rows === 3 || endsBelow
  const hasProcessing = line.processingMin > 0 && processingFromMin > 0 && isClear
  // Begins with what is seen, in the same order, so that someone who steers by voice can say it.
  const label = [
    isNarrow ? `${name}, ${shownName(appointment, initialsOnly, words)}` : `${time} ${name}`,
    line.serviceName,
    status,
    formatTimeRange(line.startMin, line.startMin + line.durationMin, words.language),
    staffName,
    ...(props.beside === '' || props.beside === staffName ? [] : [props.beside]),
    ...(appointment.alert === '' ? [] : [`${words.hasAlert}: ${appointment.alert}`]),
    ...(appointment.note === '' ? [] : [words.hasNote]),
  ].join(', ')
  const top = (line.startMin - range.fromMin) * pixelsPerMin
  const place =
    laneOf === 1
      ? { top, height }
      : { top, height, left: `${(props.laneIndex / laneOf) * 100}%`, width: `calc(${100 / laneOf}% - 3px)` }
  const marks = isNarrow ? 0 : cornerSigns(appointment, rows).length
  const isPlain = room === 'wide' && !hasProcessing
  // The room is told in the label; here it is drawn only, because it is the first to be cut.
  const beside =
    rows === 1 || props.beside === '' ? null : <span className={styles.beside} data-beside={` · ${props.beside}`} />
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a button element puts its text in the middle of its height whatever its style says */}
      <div
        role="button"
        className={cx(
          styles.block,
          styles[appointment.status],
          rows === 1 && styles.low,
          isNarrow && styles.initials,
          !isNarrow && room !== 'wide' && styles[room],
          marks > 0 && (room === 'wide' || (rows === 1 && room !== 'tight')) && styles[`marks${marks}`],
          hasProcessing && styles.layered,
          props.isOpen && styles.open,
        )}
        style={place}
        data-line={entry.key}
        tabIndex={props.isFocusable ? 0 : -1}
        aria-label={label}
        aria-haspopup="dialog"
      >
        {hasProcessing ? (
          <span
            className={styles.processing}
            style={{ top: processingFromMin * pixelsPerMin, height: line.processingMin * pixelsPerMin }}
          />
        ) : null}
        {room === 'bare' ? null : isNarrow ? (
          name
        ) : isPlain ? (
          <>
            {`${time} `}
            <b>{name}</b>
            {rows === 1 ? ` ${line.serviceName}` : `\n${dotSpace}${line.serviceName}`}
            {beside}
            {rows === 3 ? `\n${signSpace}${status}` : null}
          </>
        ) : (
          <>
            <span className={styles.first}>
              {room === 'tight' ? null : <span className={styles.time}>{`${time} `}</span>}
              <b className={styles.name}>{name}</b>
              {rows === 1 && room !== 'tight' ? ` ${line.serviceName}` : null}
            </span>
            {/* Beside a sign a lane so tight has no word to show. */}
            {rows === 1 || (room === 'tight' && marks > 0) ? null : (
              <span className={cx(styles.second, marks > 0 && room !== 'wide' && styles[`marks${marks}`])}>
                {room === 'tight' ? line.serviceName : `${dotSpace}${line.serviceName}`}
                {beside}
              </span>
            )}
            {rows === 3 && room !== 'tight' ? <span className={styles.status}>{`${signSpace}${status}`}</span> : null}
          </>
        )}
      </div>
      {line.cleanupMin > 0 && holdsTime(appointment.status) ? (
        <span
          className={styles.cleanup}
          style={{ ...place, top: top + height + 1, height: line.cleanupMin * pixelsPerMin }}
          title={words.cleanup}
        />
      ) : null}
    </>
  )
})
