// The week as a table: people down, days across. Each cell shows the day's hours and takes a drawn shift. Arrows walk
// the cells, Enter opens the dialog. Runs in the window.
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { weekDays } from '../../shared/day.ts'
import { formatDayShort, formatWeekdayShort } from '../../shared/format.ts'
import type { ShiftBook } from '../../shared/shifts.ts'
import { dayPlan } from '../../shared/shifts-times.ts'
import { holidayName } from '../appointments/words.ts'
import { currentLanguage } from '../i18n.ts'
import { ColourDot } from '../ui/Chip.tsx'
import { cx } from '../ui/cx.ts'
import { staffColour } from '../ui/tones.ts'
import { ShiftCell } from './ShiftCell.tsx'
import styles from './ShiftGrid.module.css'
import type { MakeChange } from './shift-changes.ts'
import { drawnShift } from './shift-draft.ts'
import { ask } from './store.ts'

interface ShiftGridProps {
  readonly book: ShiftBook
  readonly monday: string
  readonly today: string
  readonly mayEdit: boolean
  readonly change: MakeChange
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
}

export function ShiftGrid({ book, monday, today, mayEdit, change }: ShiftGridProps) {
  const { t } = useTranslation()
  const table = useRef<HTMLTableElement>(null)
  const language = currentLanguage()
  const days = weekDays(monday)
  const plans = book.people.map(({ staffId }) => days.map((day) => dayPlan(staffId, day, book)))
  const shifts = plans.flat().flatMap(({ shift }) => (shift === null ? [] : [shift]))
  const fromMin = Math.floor(Math.min(480, ...shifts.map((each) => each.startMin)) / 60) * 60
  const toMin = Math.ceil(Math.max(1080, ...shifts.map((each) => each.endMin)) / 60) * 60

  const walk = (event: KeyboardEvent<HTMLTableElement>) => {
    const step = steps[event.key]
    const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-row]') : null
    if (step === undefined || cell === null || event.altKey || event.ctrlKey) return
    event.preventDefault()
    event.stopPropagation()
    const row = Number(cell.dataset.row) + step[0]
    const column = Number(cell.dataset.column) + step[1]
    table.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`)?.focus()
  }

  return (
    <div className={styles.scroller}>
      <table ref={table} className={styles.table} aria-label={t(($) => $.shifts.screenTitle)} onKeyDown={walk}>
        <thead>
          <tr>
            <td className={styles.corner} />
            {days.map((day) => {
              const holiday = holidayName(day)
              const closed = book.closedDays.find((each) => each.day === day)
              const text = (
                <>
                  {formatWeekdayShort(day, language)} <span className="figures">{formatDayShort(day, language)}</span>
                </>
              )
              return (
                <th key={day} scope="col" className={cx(styles.dayHead, day === today && styles.today)}>
                  {mayEdit ? (
                    <button type="button" className={styles.headButton} onClick={() => ask({ what: 'closed', day })}>
                      {text}
                    </button>
                  ) : (
                    text
                  )}
                  {holiday === null ? null : <span className={styles.holiday}>{holiday}</span>}
                  {closed === undefined ? null : (
                    <span className={styles.holiday}>{closed.reason || t(($) => $.appointments.closed)}</span>
                  )}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {book.people.map((person, row) => (
            <tr key={person.staffId}>
              <th scope="row" className={styles.person}>
                <ColourDot colour={staffColour(person.colour)} />
                {mayEdit ? (
                  <button
                    type="button"
                    className={styles.headButton}
                    title={t(($) => $.shifts.pattern.open)}
                    onClick={() => ask({ what: 'patterns', staffId: person.staffId })}
                  >
                    {person.name}
                  </button>
                ) : (
                  person.name
                )}
              </th>
              {days.map((day, column) => {
                const plan = plans[row]?.[column]
                if (plan === undefined) return null
                const { staffId } = person
                return (
                  <ShiftCell
                    key={day}
                    row={row}
                    column={column}
                    plan={plan}
                    day={day}
                    name={person.name}
                    colour={staffColour(person.colour)}
                    fromMin={fromMin}
                    toMin={toMin}
                    mayEdit={mayEdit}
                    onOpen={() => ask({ what: 'day', staffId, day })}
                    onDraw={(drawn) => {
                      const before = plan.shift === null ? null : { ...plan.shift, breaks: [...plan.breaks] }
                      const shift = drawnShift(before, drawn)
                      void change(
                        { kind: 'days', days: [{ staffId, day, shift, follows: false }] },
                        t(($) => $.shifts.saved, { name: person.name }),
                      )
                    }}
                  />
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {mayEdit ? <p className={styles.hint}>{t(($) => $.shifts.hint)}</p> : null}
    </div>
  )
}
