// A time block in the calendar's grid: moved, resized and walked to like an appointment. Runs in the window.
import { Coffee, Wrench } from 'lucide-react'
import { memo } from 'react'
import { formatTime, formatTimeRange } from '../../shared/format.ts'
import { blockPx, type LaneRoom, rowsOf } from '../appointments/block-look.ts'
import type { BlockEntry, Lane, MinuteRange } from '../appointments/layout.ts'
import type { BlockWords } from '../appointments/words.ts'
import { cx } from '../ui/cx.ts'
import styles from './BlockedTime.module.css'

interface BlockedTimeProps {
  readonly entry: BlockEntry
  readonly laneIndex: Lane['index']
  readonly laneOf: Lane['of']
  readonly range: MinuteRange
  readonly pixelsPerMin: number
  readonly staffName: string
  readonly words: BlockWords
  /** How much room the lane has. */
  readonly room: LaneRoom
  /** Narrow columns show the sign only. */
  readonly isNarrow: boolean
  /** Tab comes to it. */
  readonly isFocusable: boolean
}

export const BlockedTime = memo(function BlockedTime(props: BlockedTimeProps) {
  const { range, pixelsPerMin, words, staffName, isFocusable, room, isNarrow } = props
  const { block, line } = props.entry
  const Icon = block.resourceId === null ? Coffee : Wrench
  const height = blockPx(line.durationMin, pixelsPerMin)
  const time = formatTimeRange(block.startMin, block.endMin, words.language)
  // Begins with what is seen, in the same order, so that someone who steers by voice can say it.
  const label = `${formatTime(block.startMin, words.language)} ${block.title}, ${block.resourceId === null ? words.block : words.closedPlace}, ${time}, ${staffName}`
  return (
    <div
      className={styles.slot}
      style={{
        top: (line.startMin - range.fromMin) * pixelsPerMin,
        height,
        left: `${(props.laneIndex / props.laneOf) * 100}%`,
        width: `${100 / props.laneOf}%`,
      }}
    >
      <button
        type="button"
        className={cx(styles.block, rowsOf(height, false) === 1 && styles.low, isNarrow && styles.narrow)}
        data-line={line.id}
        tabIndex={isFocusable ? 0 : -1}
        aria-label={label}
        aria-haspopup="dialog"
      >
        {isNarrow || room === 'tight' || room === 'bare' ? null : (
          <span className="figures">{`${formatTime(block.startMin, words.language)} `}</span>
        )}
        {isNarrow || room === 'bare' ? null : <span className={styles.title}>{block.title}</span>}
        {room === 'bare' || (room === 'tight' && !isNarrow) ? null : (
          <Icon size={12} strokeWidth={2} className={styles.mark} aria-hidden />
        )}
      </button>
    </div>
  )
})
