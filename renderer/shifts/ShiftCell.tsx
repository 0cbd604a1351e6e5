// One person's one day on the shifts screen: the hours in words and as a bar; a drag over it draws new hours, a press or
// Enter opens the dialog. Runs in the window.
import { type PointerEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDayFull, formatTimeRange } from '../../shared/format.ts'
import type { Stretch } from '../../shared/shifts.ts'
import { type DayPlan, workingTimeOf } from '../../shared/shifts-times.ts'
import { currentLanguage } from '../i18n.ts'
import { cx } from '../ui/cx.ts'
import styles from './ShiftGrid.module.css'

interface ShiftCellProps {
  readonly row: number
  readonly column: number
  readonly plan: DayPlan
  readonly day: string
  readonly name: string
  readonly colour: string
  readonly fromMin: number
  readonly toMin: number
  readonly mayEdit: boolean
  readonly onOpen: () => void
  readonly onDraw: (drawn: Stretch) => void
}

const snapMin = 15
const dragThresholdPx = 5

export function ShiftCell(props: ShiftCellProps) {
  const { plan, day, name, fromMin, toMin, mayEdit } = props
  const { t } = useTranslation()
  const language = currentLanguage()
  const [drawn, setDrawn] = useState<Stretch | null>(null)
  const press = useRef<{ readonly x: number; readonly minute: number } | null>(null)
  const wasDrawn = useRef(false)
  const span = toMin - fromMin
  const percent = (minutes: number) => `${(minutes / span) * 100}%`

  const minuteAt = (event: PointerEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect()
    const minute = fromMin + ((event.clientX - box.left) / box.width) * span
    return Math.max(fromMin, Math.min(toMin, Math.round(minute / snapMin) * snapMin))
  }
  const stop = () => {
    press.current = null
    setDrawn(null)
  }

  const hours = drawn ?? plan.shift
  const main =
    plan.closedReason !== null
      ? t(($) => $.appointments.closed)
      : hours === null
        ? t(($) => $.shifts.off)
        : formatTimeRange(hours.startMin, hours.endMin, language)
  const marks = [
    ...plan.absences.map((each) =>
      each.part === null
        ? t(($) => $.shifts.absence[each.why])
        : `${t(($) => $.shifts.absence[each.why])} ${formatTimeRange(each.part.startMin, each.part.endMin, language)}`,
    ),
    ...(drawn === null
      ? plan.breaks.map(
          (each) => `${t(($) => $.shifts.break)} ${formatTimeRange(each.startMin, each.endMin, language)}`,
        )
      : []),
    ...(plan.source === 'exception' ? [t(($) => $.shifts.ownHours)] : []),
  ]
  const working = drawn === null ? workingTimeOf(plan) : [drawn]
  const isAway = plan.absences.some((each) => each.part === null)
  const content = (
    <>
      <span className={cx(styles.hours, 'figures', (hours === null || isAway) && styles.quiet)}>{main}</span>
      <span className={styles.marks}>{marks.join(' · ')}</span>
      <span className={styles.bar} aria-hidden>
        {working.map((each) => (
          <span
            key={each.startMin}
            className={styles.stretch}
            style={{ left: percent(each.startMin - fromMin), width: percent(each.endMin - each.startMin) }}
          />
        ))}
      </span>
    </>
  )
  const look = { '--person': props.colour }
  if (!mayEdit) {
    return (
      <td className={styles.cell} style={look}>
        <div className={styles.shift}>{content}</div>
      </td>
    )
  }
  return (
    <td className={styles.cell} style={look}>
      <button
        type="button"
        className={cx(styles.shift, styles.drawable)}
        data-row={props.row}
        data-column={props.column}
        aria-label={[main, ...marks, name, formatDayFull(day, language)].join(', ')}
        onPointerDown={(event) => {
          wasDrawn.current = false
          // A finger scrolls and opens; drawing is the mouse's.
          if (event.button !== 0 || event.pointerType === 'touch') return
          press.current = { x: event.clientX, minute: minuteAt(event) }
          event.currentTarget.setPointerCapture(event.pointerId)
        }}
        onPointerMove={(event) => {
          const from = press.current
          if (from === null) return
          if (drawn === null && Math.abs(event.clientX - from.x) < dragThresholdPx) return
          const to = minuteAt(event)
          const startMin = Math.min(from.minute, to)
          const endMin = Math.min(1440, Math.max(from.minute, to, startMin + snapMin))
          wasDrawn.current = true
          setDrawn({ startMin, endMin })
        }}
        onPointerUp={() => {
          if (drawn !== null) props.onDraw(drawn)
          stop()
        }}
        onPointerCancel={stop}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || drawn === null) return
          event.stopPropagation()
          stop()
        }}
        onClick={() => {
          if (!wasDrawn.current) props.onOpen()
          wasDrawn.current = false
        }}
      >
        {content}
      </button>
    </td>
  )
}
