// The line at the present minute, over the columns of today. Runs in the window.
import { instantToLocal, ZONE } from '../../shared/day.ts'
import { formatTime } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { useNow } from '../ui/Clock.tsx'
import styles from './CalendarGrid.module.css'
import type { MinuteRange } from './layout.ts'

interface NowLineProps {
  readonly days: readonly string[]
  readonly range: MinuteRange
  readonly pixelsPerMin: number
}

/** Nothing when today is not shown or the hour is outside the grid. */
export function NowLine({ days, range, pixelsPerMin }: NowLineProps) {
  const { day, minute } = instantToLocal(useNow(), ZONE)
  const index = days.indexOf(day)
  if (index < 0 || minute < range.fromMin || minute > range.toMin) return null
  return (
    <div
      className={styles.now}
      aria-hidden
      style={{
        transform: `translateY(${(minute - range.fromMin) * pixelsPerMin}px)`,
        left: `${(index / days.length) * 100}%`,
        width: `${100 / days.length}%`,
      }}
    >
      <span className={styles.nowTime}>{formatTime(minute, currentLanguage())}</span>
    </div>
  )
}
