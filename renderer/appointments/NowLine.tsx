// The line at the present minute, over the columns of today. Runs in the window.
import { memo } from 'react'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import { useNow } from '../ui/Clock.tsx'
import styles from './CalendarGrid.module.css'
import type { MinuteRange } from './layout.ts'

interface NowLineProps {
  /** The day of each column, the same array while they are the same. */
  readonly days: readonly string[]
  readonly range: MinuteRange
  readonly pixelsPerMin: number
}

/** Nothing when today is not shown or the hour is outside the grid. */
export const NowLine = memo(function NowLine({ days, range, pixelsPerMin }: NowLineProps) {
  const { day, minute } = instantToLocal(useNow(), ZONE)
  const first = days.indexOf(day)
  if (first < 0 || minute < range.fromMin || minute > range.toMin) return null
  return (
    <div
      className={styles.now}
      aria-hidden
      style={{
        gridArea: `1 / ${first + 1} / auto / ${days.lastIndexOf(day) + 2}`,
        transform: `translateY(${(minute - range.fromMin) * pixelsPerMin}px)`,
      }}
    >
      <span className={styles.nowDot} />
    </div>
  )
})
