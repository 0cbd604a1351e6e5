// Free times as ghosts in a column, to be pressed while a time is being looked for. Runs in the window.
import { useTranslation } from 'react-i18next'
import type { FreeTime } from '../../shared/appointments.ts'
import { formatTime, formatTimeRange } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { cx } from '../ui/cx.ts'
import styles from './FindTime.module.css'
import type { MinuteRange } from './layout.ts'
import { useCalendar } from './store.ts'

interface OfferSlotsProps {
  readonly day: string
  readonly staffId: string
  readonly range: MinuteRange
  readonly pixelsPerMin: number
}

/** Half an hour high at most, and never lower than what a finger or an unsteady hand can press. */
const mostHeightMin = 30
const leastHeightPx = 24

/** Those that can be pressed apart from one another; of two too near, a best one before another. The list has them all. */
function apart(times: readonly FreeTime[], leastMin: number): FreeTime[] {
  const shown: FreeTime[] = []
  for (const time of times) {
    const last = shown.at(-1)
    if (last === undefined || time.startMin - last.startMin >= leastMin) shown.push(time)
    else if (time.isBest && !last.isBest) shown[shown.length - 1] = time
  }
  return shown
}

export function OfferSlots({ day, staffId, range, pixelsPerMin }: OfferSlotsProps) {
  const { t } = useTranslation()
  const offers = useCalendar((state) => state.offers)
  if (offers === null) return null
  const language = currentLanguage()
  const own = offers.times.filter((time) => time.day === day && time.staffId === staffId)
  const mine = apart(own, leastHeightPx / pixelsPerMin)
  return mine.map((time, at) => {
    const next = mine[at + 1]
    const roomMin = next === undefined ? mostHeightMin : next.startMin - time.startMin
    const heightMin = Math.min(offers.durationMin, mostHeightMin, roomMin)
    const hours = formatTimeRange(time.startMin, time.startMin + offers.durationMin, language)
    return (
      <button
        key={time.startMin}
        type="button"
        className={cx(styles.slot, time.isBest && styles.bestSlot, 'figures')}
        style={{
          top: (time.startMin - range.fromMin) * pixelsPerMin,
          height: Math.max(leastHeightPx, heightMin * pixelsPerMin),
        }}
        // The grid would begin to draw a booking here.
        onPointerDown={(event) => event.stopPropagation()}
        onClick={(event) => {
          event.stopPropagation()
          offers.pick(time)
        }}
        aria-label={t(($) => $.findTime.slot, { time: hours })}
      >
        {formatTime(time.startMin, language)}
      </button>
    )
  })
}
