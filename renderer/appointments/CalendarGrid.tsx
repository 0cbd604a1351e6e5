// The calendar's grid: hours down, people (or days) across. Own grid, because no library is as light or can be used
// without a mouse. Pointer and keys are handled once here and not in the blocks. Runs in the window.
import { type CSSProperties, memo, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppointmentLine, CalendarDay } from '../../shared/appointments.ts'
import { formatDayShort, formatWeekdayShort } from '../../shared/format.ts'
import type { ZoomStep } from '../../shared/layout.ts'
import { initialsOf } from '../../shared/person-names.ts'
import { currentLanguage } from '../i18n.ts'
import { resourceIcon } from '../resources/resource-icon.ts'
import { ColourDot } from '../ui/Chip.tsx'
import { cx } from '../ui/cx.ts'
import { staffColour } from '../ui/tones.ts'
import styles from './CalendarGrid.module.css'
import { type GridColumn, shortNames, timeOf } from './columns.ts'
import { DayColumn } from './DayColumn.tsx'
import { HourLabels } from './HourLabels.tsx'
import { columnKey, type Entry, lanesOf, type MinuteRange, noResourceId } from './layout.ts'
import { NowLine } from './NowLine.tsx'
import { showDay, useCalendar } from './store.ts'
import { type GridEvents, useGridHands } from './useGridHands.ts'
import { holidayName, useBlockWords } from './words.ts'
import { labelStep, leastPixels, pixelsPerMinute, useRoom, useScroll, useTodayInView } from './zoom.ts'

/** Width of a closed day among everyone's columns. */
const closedPx = 64
/** From so many columns on they are narrower and named by first names, before the grid scrolls sideways. */
const manyColumns = 7

/** As wide as so many columns at most. */
const mostShares = 4

const noEntries: readonly Entry[] = []
const noColumns: readonly never[] = []

interface CalendarGridProps {
  readonly days: readonly CalendarDay[]
  /** The same for every day. */
  readonly people: readonly GridColumn[]
  readonly entries: ReadonlyMap<string, readonly Entry[]>
  readonly range: MinuteRange
  readonly zoomMin: ZoomStep
  readonly today: string
  readonly initialsOnly: boolean
  /** Who does a line, by name. */
  readonly staffNames: ReadonlyMap<string, string>
  /** Said after the service: the room in a person's column, the person in a room's. */
  readonly besideOf: (line: AppointmentLine) => string
  readonly events: GridEvents
  /** Shown over the grid when there is nothing in it. */
  readonly emptyText: string | null
}

export function CalendarGrid(props: CalendarGridProps) {
  const { days, people, entries, range, zoomMin, today, initialsOnly, events } = props
  const { t } = useTranslation()
  const words = useBlockWords()
  const scroller = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const ghost = useRef<HTMLDivElement>(null)
  const isManyDays = days.length > 1
  const isNarrow = isManyDays && people.length > 2

  const columns = useMemo(
    () =>
      days.flatMap((day) =>
        peopleOn(day, people).map((column, index) => ({
          day,
          column,
          key: columnKey(day.day, column.id),
          time: timeOf(day, column),
          startsDay: index === 0,
        })),
      ),
    [days, people],
  )
  const room = useRoom(scroller, body)
  const pixelsPerMin = room === null ? leastPixels[zoomMin] : pixelsPerMinute(room.heightPx, range, zoomMin)
  const state = { columns, entries, range, pixelsPerMin, stepMin: zoomMin, events }
  const hands = useGridHands({ scroller, body, ghost }, state)
  useScroll(scroller, range, room === null ? null : pixelsPerMin)
  useTodayInView(scroller, today, `${days[0]?.day ?? ''} ${columns.length}`, isManyDays && room !== null)
  const short = useMemo(() => shortNames(people), [people])

  const isEmpty = columns.every(({ key }) => (entries.get(key) ?? noEntries).length === 0)
  // The same array while they are the same days: the hours and the line of now are then left alone.
  const dayWords = columns.map(({ day }) => day.day).join(' ')
  const columnDays = useMemo(() => dayWords.split(' '), [dayWords])
  const isMany = people.length > manyColumns
  const least = isManyDays ? (people.length > 1 ? '1.85rem' : '7rem') : isMany ? '6.5rem' : '8.5rem'
  const isLone = (day: CalendarDay) => people.length > 1 && peopleOn(day, people).length === 1
  // What needs no room lies in one column, which is as wide as many when much lies side by side in it.
  const shareOf = ({ key, column }: (typeof columns)[number]) => {
    if (column.id !== noResourceId) return 1
    const lanes = lanesOf((entries.get(key) ?? noEntries).map((entry) => entry.line)).map((lane) => lane.of)
    return Math.min(mostShares, Math.max(1, ...lanes) * 0.6 + 0.4)
  }
  const shares = columns.map((each) => (isLone(each.day) ? 0 : shareOf(each)))
  const allShares = shares.reduce((sum, each) => sum + each, 0)
  const loneCount = shares.filter((share) => share === 0).length
  // As the tracks below divide it: every column with a share is as wide as its share of what the closed days leave.
  const sharePx = ((room?.widthPx ?? 0) - loneCount * closedPx) / Math.max(1, allShares)
  const widths = shares.map((share) =>
    share === 0 ? `${closedPx}px` : `minmax(calc(${least} * ${share}), ${share}fr)`,
  )
  const tracks: CSSProperties = { gridTemplateColumns: widths.join(' ') }
  const leastWidth = `calc(3.5rem + ${loneCount * closedPx}px + ${allShares} * ${least})`
  return (
    <div
      ref={scroller}
      className={cx(styles.scroller, zoomMin < 15 && styles.fineRows)}
      style={{ '--hour': `${pixelsPerMin * 60}px`, '--row': `${pixelsPerMin * zoomMin}px` }}
      data-zoom={zoomMin}
    >
      <div className={styles.sheet} style={{ minWidth: leastWidth }}>
        <div className={styles.corner} />
        <div className={styles.heads} style={tracks}>
          {isManyDays
            ? days.map((day) => (
                <DayHead
                  key={day.day}
                  day={day.day}
                  isClosed={day.hours === null}
                  closedReason={day.closedReason ?? ''}
                  columnCount={peopleOn(day, people).length}
                  isToday={day.day === today}
                  isLone={isLone(day)}
                />
              ))
            : null}
          {isManyDays && people.length === 1
            ? null
            : columns.map(({ key, column }) => (
                <ColumnHead
                  key={key}
                  column={column}
                  name={isManyDays ? initialsOf(column.name) : isMany ? (short.get(column.id) ?? '') : column.name}
                  isUnderDay={isManyDays}
                />
              ))}
        </div>
        <HourLabels days={columnDays} range={range} pixelsPerMin={pixelsPerMin} everyMin={labelStep(zoomMin)} />
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
          {/* What would be drawn before the room is known would be drawn twice. */}
          {(room === null ? noColumns : columns).map(({ day, column, key, time, startsDay }, index) => (
            <DayColumn
              key={key}
              track={index + 1}
              day={day.day}
              columnId={column.id}
              name={column.name}
              widthPx={shares[index] === 0 ? closedPx : sharePx * (shares[index] ?? 1)}
              time={time}
              staffNames={props.staffNames}
              besideOf={props.besideOf}
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
          <NowLine days={columnDays} range={range} pixelsPerMin={pixelsPerMin} />
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

interface DayHeadProps {
  readonly day: string
  readonly isClosed: boolean
  /** Why, '' when it is not told. */
  readonly closedReason: string
  readonly columnCount: number
  readonly isToday: boolean
  /** In one column among everyone's. */
  readonly isLone: boolean
}

/** A day over its columns. */
const DayHead = memo(function DayHead({ day, columnCount, isToday, isLone, ...closed }: DayHeadProps) {
  const language = currentLanguage()
  return (
    <div
      className={cx(styles.head, styles.dayHead, isToday && styles.headToday, isLone && styles.lone)}
      style={{ gridColumn: `span ${columnCount}` }}
    >
      <button
        type="button"
        className={styles.headText}
        onClick={() => {
          useCalendar.setState({ view: 'day' })
          showDay(day)
        }}
      >
        {formatWeekdayShort(day, language)} <span className="figures">{formatDayShort(day, language)}</span>
      </button>
      <DayMark day={day} {...closed} />
    </div>
  )
})

/** Closed or a holiday, beside the day's name. */
function DayMark({ day, isClosed, closedReason }: Pick<DayHeadProps, 'day' | 'isClosed' | 'closedReason'>) {
  const { t } = useTranslation()
  const holiday = holidayName(day)
  if (holiday !== null) return <span className={styles.holiday}>{holiday}</span>
  if (closedReason !== '') return <span className={styles.holiday}>{closedReason}</span>
  return isClosed ? <span className={styles.headCount}>{t(($) => $.appointments.closed)}</span> : null
}

interface ColumnHeadProps {
  readonly column: GridColumn
  /** As it is written. */
  readonly name: string
  readonly isUnderDay: boolean
}

/** A person, or a room, over the column. */
const ColumnHead = memo(function ColumnHead({ column, name, isUnderDay }: ColumnHeadProps) {
  return (
    <div
      className={cx(styles.head, isUnderDay && styles.subHead)}
      style={{ '--person': column.colour === null ? 'var(--hairline-strong)' : staffColour(column.colour) }}
      title={column.name}
    >
      {isUnderDay ? null : <ColumnMark column={column} />}
      <span className={styles.headText}>{name}</span>
    </div>
  )
})

/** A person's colour, or what kind of resource it is. */
function ColumnMark({ column }: { readonly column: GridColumn }) {
  if (column.colour !== null) return <ColourDot colour={staffColour(column.colour)} />
  if (column.kind === null) return null
  const Icon = resourceIcon[column.kind]
  return <Icon size={15} aria-hidden className={styles.headIcon} />
}

/** A day that nobody works and with nothing in it takes one column among everyone's, so that the working days get the width. */
function peopleOn(day: CalendarDay, people: readonly GridColumn[]): readonly GridColumn[] {
  const isIdle = day.hours === null && day.times.every((each) => each.working.length === 0)
  return isIdle && day.appointments.length === 0 && day.blocks.length === 0 ? people.slice(0, 1) : people
}
