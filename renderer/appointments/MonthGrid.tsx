// A month of days with how full each is: small beside the calendar, or large as its own view. Counts only, so no client
// is looked at. Arrows walk it, Enter opens the day. Runs in the window.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DayLoad } from '../../shared/appointments.ts'
import { addDays, dayOf, dayParts, isoWeek, mondayOf } from '../../shared/day.ts'
import { formatDayFull, formatDuration, formatMonth, formatWeekdayShort } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { cx } from '../ui/cx.ts'
import styles from './MonthGrid.module.css'
import { loadQuery } from './queries.ts'
import { showDay, useCalendar } from './store.ts'
import { holidayName } from './words.ts'

/** The first day of the month `months` from the one of `day`. */
export function firstOfMonth(day: string, months: number): string {
  const { year, month } = dayParts(day)
  const index = year * 12 + (month - 1) + months
  return dayOf(Math.floor(index / 12), (index % 12) + 1, 1) ?? day
}

interface MonthGridProps {
  /** Any day of the month; it is the chosen one. */
  readonly day: string
  readonly today: string
  readonly isLarge?: boolean
  /** What a press on a day does; opens it in the day view when left out. */
  readonly onDay?: (day: string) => void
}

const openDay = (day: string) => {
  useCalendar.setState({ view: 'day' })
  showDay(day)
}

export function MonthGrid({ day, today, isLarge = false, onDay = openDay }: MonthGridProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const first = firstOfMonth(day, 0)
  const { year, month } = dayParts(first)
  const from = mondayOf(first)
  const { data: loads } = useQuery({ ...loadQuery(from), placeholderData: keepPreviousData })
  const byDay = new Map(loads?.map((load) => [load.day, load]))
  const body = useRef<HTMLTableSectionElement>(null)
  // A month that ends in the fifth week has no sixth.
  const weeks = Array.from({ length: 6 }, (_, index) => addDays(from, index * 7)).filter(
    (monday) => monday < firstOfMonth(day, 1),
  )
  const walk = (event: React.KeyboardEvent, at: string) => {
    const days = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key]
    if (days === undefined || event.altKey || event.ctrlKey) return
    const next = body.current?.querySelector<HTMLElement>(`[data-month-day="${addDays(at, days)}"]`)
    event.preventDefault()
    event.stopPropagation()
    next?.focus()
  }
  return (
    <table
      className={cx(styles.month, isLarge && styles.large)}
      aria-label={t(($) => $.layout.month, { month: formatMonth(year, month, language) })}
      data-month
    >
      <thead>
        <tr>
          <td className={styles.weekHead} />
          {Array.from({ length: 7 }, (_, index) => addDays(from, index)).map((weekday) => (
            <th key={weekday} scope="col">
              {isLarge ? formatWeekdayShort(weekday, language) : formatWeekdayShort(weekday, language).slice(0, 2)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {weeks.map((monday) => (
          <tr key={monday}>
            <th scope="row" className={styles.weekHead}>
              <button
                type="button"
                className={cx(styles.week, 'figures')}
                aria-label={t(($) => $.layout.weekOf, { week: isoWeek(monday).week })}
                onClick={() => {
                  useCalendar.setState({ view: 'week' })
                  showDay(monday)
                }}
              >
                {isoWeek(monday).week}
              </button>
            </th>
            {Array.from({ length: 7 }, (_, index) => addDays(monday, index)).map((each) => (
              <td key={each}>
                <DayCell
                  day={each}
                  load={byDay.get(each)}
                  isLarge={isLarge}
                  isToday={each === today}
                  isChosen={each === day}
                  isOther={dayParts(each).month !== month}
                  onPress={() => onDay(each)}
                  onKeyDown={(event) => walk(event, each)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface DayCellProps {
  readonly day: string
  readonly load: DayLoad | undefined
  readonly isLarge: boolean
  readonly isToday: boolean
  readonly isChosen: boolean
  /** Of the month before or after. */
  readonly isOther: boolean
  readonly onPress: () => void
  readonly onKeyDown: (event: React.KeyboardEvent) => void
}

/** 0 to 1; overbooked time is full. */
export function fullness(load: DayLoad | undefined): number {
  if (load === undefined || load.workingMin === 0) return load === undefined || load.bookedMin === 0 ? 0 : 1
  return Math.min(1, load.bookedMin / load.workingMin)
}

function DayCell({ day, load, isLarge, isToday, isChosen, isOther, onPress, onKeyDown }: DayCellProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const share = fullness(load)
  const holiday = holidayName(day)
  const isClosed = load !== undefined && load.workingMin === 0
  const closed = load?.closedReason || t(($) => $.layout.closed)
  const count = load?.appointments ?? 0
  const freeMin = load === undefined ? 0 : Math.max(0, load.workingMin - load.bookedMin)
  const counted = t(($) => $.layout.appointments, { count })
  // What the large cell shows, in its order.
  const shown = [
    ...(holiday === null ? [] : [holiday]),
    ...(isClosed ? [closed] : []),
    ...(count === 0 ? [] : [counted]),
    ...(isClosed || count === 0 ? [] : [t(($) => $.layout.free, { time: formatDuration(freeMin) })]),
  ]
  // Begins with what is seen, so that someone who steers by voice can say it.
  const label = [
    dayParts(day).date,
    ...shown,
    ...(count === 0 && !isClosed ? [counted] : []),
    formatDayFull(day, language),
    ...(isClosed ? [] : [t(($) => $.layout.full, { percent: Math.round(share * 100) })]),
  ].join(', ')
  return (
    <button
      type="button"
      className={cx(
        styles.day,
        isToday && styles.today,
        isChosen && styles.chosen,
        isOther && styles.other,
        isClosed && styles.closed,
      )}
      data-month-day={day}
      tabIndex={isChosen ? 0 : -1}
      aria-label={label}
      aria-current={isToday ? 'date' : undefined}
      title={isLarge ? undefined : label}
      onClick={onPress}
      onKeyDown={onKeyDown}
    >
      <span className={cx(styles.date, 'figures', holiday !== null && styles.red)}>{dayParts(day).date} </span>
      {isLarge ? (
        <span className={styles.words}>
          {shown.map((words) => (
            <span key={words} className={cx(words === holiday && styles.red, words === counted && styles.count)}>
              {words}{' '}
            </span>
          ))}
        </span>
      ) : null}
      <span className={styles.load} style={{ '--share': share }} />
    </button>
  )
}
