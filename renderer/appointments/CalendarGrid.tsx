// The calendar's grid: hours down, people (or days) across. Own grid, because no library is as light or can be used
// without a mouse. Pointer and keys are handled once here and not in the blocks. Runs in the window.
import { type CSSProperties, type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarDay, DayColumn as Column } from '../../shared/appointments.ts'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import { formatDayFull, formatDayShort, formatTime, formatWeekdayShort } from '../../shared/format.ts'
import { initialsOf } from '../../shared/person-names.ts'
import { currentLanguage } from '../i18n.ts'
import { salonNow } from '../now.ts'
import { ColourDot } from '../ui/Chip.tsx'
import { cx } from '../ui/cx.ts'
import { staffColour } from '../ui/tones.ts'
import styles from './CalendarGrid.module.css'
import { DayColumn } from './DayColumn.tsx'
import { columnKey, type Entry, type MinuteRange } from './layout.ts'
import { NowLabel, NowLine } from './NowLine.tsx'
import { showDay, useCalendar } from './store.ts'
import { type GridEvents, useGridHands } from './useGridHands.ts'
import { holidayName, useBlockWords } from './words.ts'

/** Least height of a minute: a quarter of an hour holds one row of text. On a tall screen the day fills the window. */
const leastPixelsPerMin = 1.2
const mostPixelsPerMin = 1.9

/** Width of a closed day among everyone's columns. */
const closedWidth = '4rem'

const noEntries: readonly Entry[] = []

interface CalendarGridProps {
  readonly days: readonly CalendarDay[]
  readonly people: readonly Column[]
  readonly entries: ReadonlyMap<string, readonly Entry[]>
  readonly range: MinuteRange
  readonly today: string
  readonly initialsOnly: boolean
  readonly events: GridEvents
  /** Shown over the grid when there is nothing in it. */
  readonly emptyText: string | null
}

export function CalendarGrid(props: CalendarGridProps) {
  const { days, people, entries, range, today, initialsOnly, events } = props
  const { t } = useTranslation()
  const words = useBlockWords()
  const scroller = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const ghost = useRef<HTMLDivElement>(null)
  const language = currentLanguage()
  const isManyDays = days.length > 1
  const isNarrow = isManyDays && people.length > 2

  const columns = useMemo(
    () =>
      days.flatMap((day) =>
        peopleOn(day, people).map((person, index) => ({
          day,
          person,
          key: columnKey(day.day, person.staffId),
          startsDay: index === 0,
        })),
      ),
    [days, people],
  )
  const pixelsPerMin = usePixelsPerMin(scroller, range)
  const hands = useGridHands({ scroller, body, ghost }, { columns, entries, range, pixelsPerMin, events })
  useFirstScroll(scroller, range, pixelsPerMin)

  const isEmpty = columns.every(({ key }) => (entries.get(key) ?? noEntries).length === 0)
  const shownDays = days.map((day) => day.day)
  const least = isManyDays ? (people.length > 1 ? '2rem' : '7rem') : '8.5rem'
  const isLone = (day: CalendarDay) => people.length > 1 && peopleOn(day, people).length === 1
  const widths = columns.map(({ day }) => (isLone(day) ? closedWidth : `minmax(${least}, 1fr)`))
  const tracks: CSSProperties = { gridTemplateColumns: widths.join(' ') }
  const leastWidth = `calc(3.5rem + ${columns.length} * ${least})`
  const hoursShown = Array.from(
    { length: (range.toMin - range.fromMin) / 60 },
    (_, index) => range.fromMin + index * 60,
  )
  return (
    <div ref={scroller} className={styles.scroller} style={{ '--hour': `${pixelsPerMin * 60}px` }}>
      <div className={styles.sheet} style={{ minWidth: leastWidth }}>
        <div className={styles.corner} />
        <div className={styles.heads} style={tracks}>
          {isManyDays
            ? days.map((day) => (
                <div
                  key={day.day}
                  className={cx(
                    styles.head,
                    styles.dayHead,
                    day.day === today && styles.headToday,
                    isLone(day) && styles.lone,
                  )}
                  style={{ gridColumn: `span ${peopleOn(day, people).length}` }}
                >
                  <button
                    type="button"
                    className={styles.headText}
                    onClick={() => {
                      useCalendar.setState({ view: 'day' })
                      showDay(day.day)
                    }}
                  >
                    {formatWeekdayShort(day.day, language)}{' '}
                    <span className="figures">{formatDayShort(day.day, language)}</span>
                  </button>
                  <DayMark day={day} />
                </div>
              ))
            : null}
          {isManyDays && people.length === 1
            ? null
            : columns.map(({ key, person }) => (
                <div
                  key={key}
                  className={cx(styles.head, isManyDays && styles.subHead)}
                  style={{ '--person': staffColour(person.colour) }}
                  title={person.name}
                >
                  {isManyDays ? null : <ColourDot colour={staffColour(person.colour)} />}
                  <span className={styles.headText}>{isManyDays ? initialsOf(person.name) : person.name}</span>
                </div>
              ))}
        </div>
        <div className={cx(styles.hours, 'figures')} aria-hidden>
          {hoursShown.map((minute) => (
            <div key={minute} className={styles.hour}>
              <span className={styles.hourText}>{formatTime(minute, language)}</span>
            </div>
          ))}
          <NowLabel days={shownDays} range={range} pixelsPerMin={pixelsPerMin} />
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this groups the columns */}
        <div
          ref={body}
          role="group"
          aria-label={t(($) => $.appointments.title)}
          aria-describedby="calendar-hint"
          // With blocks in it the keyboard scrolls by walking them; without any the grid itself must take the focus.
          tabIndex={isEmpty ? 0 : -1}
          className={styles.body}
          style={{ ...tracks, height: (range.toMin - range.fromMin) * pixelsPerMin }}
          {...hands}
        >
          {columns.map(({ day, person, key, startsDay }, index) => (
            <DayColumn
              key={key}
              track={index + 1}
              day={day.day}
              staffId={person.staffId}
              staffName={person.name}
              label={t(($) => $.appointments.columnOf, { name: person.name, day: formatDayFull(day.day, language) })}
              time={day.times.find((each) => each.staffId === person.staffId)}
              entries={entries.get(key) ?? noEntries}
              range={range}
              pixelsPerMin={pixelsPerMin}
              words={words}
              initialsOnly={initialsOnly}
              isNarrow={isNarrow}
              isToday={day.day === today}
              startsDay={startsDay && isManyDays}
            />
          ))}
          <NowLine days={columns.map(({ day }) => day.day)} range={range} pixelsPerMin={pixelsPerMin} />
          <div ref={ghost} className={styles.ghost} hidden />
          {props.emptyText === null ? null : <p className={styles.empty}>{props.emptyText}</p>}
        </div>
      </div>
      <p id="calendar-hint" className="visually-hidden">
        {t(($) => $.appointments.gridHint)}
      </p>
    </div>
  )
}

/** Closed or a holiday, beside the day's name. */
function DayMark({ day }: { readonly day: CalendarDay }) {
  const { t } = useTranslation()
  const holiday = holidayName(day.day)
  if (holiday !== null) return <span className={styles.holiday}>{holiday}</span>
  if (day.closedReason !== null && day.closedReason !== '') {
    return <span className={styles.holiday}>{day.closedReason}</span>
  }
  return day.hours === null ? <span className={styles.headCount}>{t(($) => $.appointments.closed)}</span> : null
}

/** A day that nobody works and with nothing in it takes one column among everyone's, so that the working days get the width. */
function peopleOn(day: CalendarDay, people: readonly Column[]): readonly Column[] {
  const isIdle = day.hours === null && day.times.every((each) => each.working.length === 0)
  return isIdle && day.appointments.length === 0 && day.blocks.length === 0 ? people.slice(0, 1) : people
}

/** Height of a minute, so that the shown hours fill the window when there is room. */
function usePixelsPerMin(scroller: RefObject<HTMLElement | null>, range: MinuteRange): number {
  const [heightPx, setHeight] = useState(0)
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const measure = () => setHeight(element.clientHeight)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])
  // The names above the columns take about 40 px.
  const filling = (heightPx - 40) / (range.toMin - range.fromMin)
  return Math.min(mostPixelsPerMin, Math.max(leastPixelsPerMin, filling))
}

/** On the first paint an hour and a half before now is at the top; afterwards the person scrolls. */
function useFirstScroll(scroller: RefObject<HTMLElement | null>, range: MinuteRange, pixelsPerMin: number): void {
  const wasDone = useRef(false)
  useEffect(() => {
    const element = scroller.current
    if (wasDone.current || element === null) return
    wasDone.current = true
    const { minute } = instantToLocal(salonNow(), ZONE)
    const wanted = Math.max(range.fromMin + 45, Math.min(minute - 90, range.toMin))
    element.scrollTop = (wanted - range.fromMin) * pixelsPerMin
  }, [scroller, range, pixelsPerMin])
}
