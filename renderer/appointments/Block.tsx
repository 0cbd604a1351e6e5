// One line of an appointment as a block in the grid. Runs in the window.
import { MessageSquareText, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { formatTime, formatTimeRange } from '../../shared/format.ts'
import { cx } from '../ui/cx.ts'
import { staffColour, toneStyle } from '../ui/tones.ts'
import styles from './Block.module.css'
import type { AppointmentEntry, Lane, MinuteRange } from './layout.ts'
import { statusIcon } from './status-look.ts'
import { type BlockWords, shownName } from './words.ts'

export interface BlockProps {
  readonly entry: AppointmentEntry
  readonly laneIndex: Lane['index']
  readonly laneOf: Lane['of']
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

// Below these heights the second and third row do not fit.
const twoRowsPx = 34
const threeRowsPx = 56
// Lower than this even one row of text is cut; the block stays at least this high.
const leastPx = 15

/** In a column too narrow for words. */
const noNames = { noClient: '–', restricted: '–' }

/** A button: Tab comes to one block of the grid, arrows walk on from it. Dragging is the grid's. */
export const Block = memo(function Block(props: BlockProps) {
  const { entry, range, pixelsPerMin, words, initialsOnly, isNarrow, staffName, isFocusable, isOpen } = props
  const { appointment, line } = entry
  const StatusIcon = statusIcon[appointment.status]
  const heightPx = Math.max(leastPx, line.durationMin * pixelsPerMin - 1)
  const rows = heightPx >= threeRowsPx && !isNarrow ? 3 : heightPx >= twoRowsPx ? 2 : 1
  const name = shownName(appointment, initialsOnly || isNarrow, isNarrow ? noNames : words)
  const endMin = line.startMin + line.durationMin
  const processingFromMin = line.durationMin - line.finishMin - line.processingMin
  const fullName = shownName(appointment, initialsOnly, words)
  // Begins with what is seen, in the same order, so that someone who steers by voice can say it.
  const label = [
    isNarrow ? `${name}, ${fullName}` : `${formatTime(line.startMin, words.language)} ${name}`,
    line.serviceName,
    words.status[appointment.status],
    formatTimeRange(line.startMin, endMin, words.language),
    staffName,
    ...(props.beside === '' || props.beside === staffName ? [] : [props.beside]),
    ...(appointment.alert === '' ? [] : [`${words.hasAlert}: ${appointment.alert}`]),
    ...(appointment.note === '' ? [] : [words.hasNote]),
  ].join(', ')
  const markCount = Number(appointment.alert !== '') + Number(appointment.note !== '') + Number(rows < 3)
  return (
    <div
      className={cx(
        styles.slot,
        props.laneOf === 2 && styles.half,
        props.laneOf > 2 && styles.third,
        props.laneOf > 4 && styles.crowd,
      )}
      data-slot={entry.key}
      style={{
        top: (line.startMin - range.fromMin) * pixelsPerMin,
        height: heightPx,
        left: `${(props.laneIndex / props.laneOf) * 100}%`,
        width: `${100 / props.laneOf}%`,
      }}
    >
      <button
        type="button"
        className={cx(
          styles.block,
          isOpen && styles.open,
          rows === 1 && styles.low,
          isNarrow && styles.narrow,
          appointment.status === 'cancelled' && styles.cancelled,
        )}
        style={toneStyle(appointment.status)}
        data-line={entry.key}
        tabIndex={isFocusable ? 0 : -1}
        aria-label={label}
        aria-haspopup="dialog"
        title={label}
      >
        {line.processingMin > 0 && processingFromMin > 0 ? (
          <span
            className={styles.processing}
            style={{ top: processingFromMin * pixelsPerMin, height: line.processingMin * pixelsPerMin }}
          />
        ) : null}
        <span className={styles.first}>
          {isNarrow ? null : (
            <span className={cx(styles.time, 'figures')}>{formatTime(line.startMin, words.language)}</span>
          )}
          {/* The spaces are not seen; they keep the words apart for what reads the text. */}{' '}
          <span className={styles.name}>{name}</span>{' '}
          {rows === 1 && !isNarrow ? <span className={styles.service}>{line.serviceName}</span> : null}
          {isNarrow ? null : (
            <span className={styles.marks}>
              {appointment.alert === '' ? null : (
                <TriangleAlert size={12} strokeWidth={2.25} className={styles.alert} />
              )}
              {appointment.note === '' ? null : <MessageSquareText size={12} strokeWidth={2} />}
              {rows < 3 ? <StatusIcon size={12} strokeWidth={2.25} /> : null}
            </span>
          )}
        </span>
        {rows > 1 && !isNarrow ? (
          <span className={styles.second} style={{ '--marks': markCount }}>
            {/* The room stands in the label; here it is drawn only, because it is the first to be cut. */}
            <span className={styles.service} data-beside={props.beside === '' ? undefined : ` · ${props.beside}`}>
              <span className={styles.dot} style={{ '--dot': staffColour(line.colour) }} />
              {line.serviceName}{' '}
            </span>
          </span>
        ) : null}
        {isNarrow && rows > 1 ? (
          <span className={styles.under}>
            <StatusIcon size={12} strokeWidth={2.25} />
            {appointment.alert === '' ? null : <TriangleAlert size={12} strokeWidth={2.25} className={styles.alert} />}
          </span>
        ) : null}
        {rows === 3 ? (
          <span className={styles.status}>
            <StatusIcon size={12} strokeWidth={2.25} />
            {words.status[appointment.status]}
          </span>
        ) : null}
      </button>
      <span className={styles.edge} data-edge={entry.key} />
      {line.cleanupMin > 0 ? (
        <span className={styles.cleanup} style={{ height: line.cleanupMin * pixelsPerMin }} title={words.cleanup} />
      ) : null}
    </div>
  )
})
