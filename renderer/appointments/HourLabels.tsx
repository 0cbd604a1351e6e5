// The hours beside the grid. The one that the present time would cover gives way to it. Runs in the window.
import { memo } from 'react'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import { formatTime } from '../../shared/format.ts'
import { useLanguage } from '../i18n.ts'
import { useNow } from '../ui/Clock.tsx'
import { cx } from '../ui/cx.ts'
import styles from './CalendarGrid.module.css'
import type { MinuteRange } from './layout.ts'

interface HourLabelsProps {
  /** The days shown, the same array while they are the same; the present time stands there only when today is one of them. */
  readonly days: readonly string[]
  readonly range: MinuteRange
  readonly pixelsPerMin: number
  /** Minutes between two labels. */
  readonly everyMin: number
}

/** Nearer than this the present time would lie on a label. */
const nearPx = 15

export const HourLabels = memo(function HourLabels({ days, range, pixelsPerMin, everyMin }: HourLabelsProps) {
  const language = useLanguage()
  const now = instantToLocal(useNow(), ZONE)
  const isNowShown = days.includes(now.day) && now.minute >= range.fromMin && now.minute <= range.toMin
  const shown = Array.from(
    { length: (range.toMin - range.fromMin) / everyMin },
    (_, index) => range.fromMin + index * everyMin,
  )
  return (
    <div className={cx(styles.hours, 'figures')} aria-hidden>
      {shown.map((minute) => (
        <div key={minute} className={styles.hour} style={{ height: everyMin * pixelsPerMin }}>
          {isNowShown && Math.abs(minute - now.minute) * pixelsPerMin < nearPx ? null : (
            <span className={cx(styles.hourText, minute % 60 > 0 && styles.partText)}>
              {formatTime(minute, language)}
            </span>
          )}
        </div>
      ))}
      {isNowShown ? (
        <span className={styles.nowTime} style={{ top: (now.minute - range.fromMin) * pixelsPerMin }}>
          {formatTime(now.minute, language)}
        </span>
      ) : null}
    </div>
  )
})
