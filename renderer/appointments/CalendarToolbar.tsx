// The bar above the grid: which day or week, which view, and the way to a new booking. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import {
  Ban,
  CalendarDays,
  ChevronLeft,
  ChevronRight,
  Coffee,
  Plus,
  Printer,
  Settings2,
  UserRoundSearch,
} from 'lucide-react'
import { useState } from 'react'

import { useTranslation } from 'react-i18next'
import { dayParts, isoWeek, mondayOf } from '../../shared/day.ts'
import { formatDay, formatMonth, formatWeekday } from '../../shared/format.ts'
import { PrintDialog, type PrintKind } from '../daylists/PrintDialog.tsx'
import { currentLanguage } from '../i18n.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/Choices.tsx'
import { cx } from '../ui/cx.ts'
import { Toolbar } from '../ui/Layout.tsx'
import { Select } from '../ui/Select.tsx'
import { useShortcut } from '../ui/shortcut.ts'
import { DateInput } from '../ui/TypedField.tsx'
import { waitlistQuery } from '../waitlist/queries.ts'
import styles from './CalendarToolbar.module.css'
import { useLayout } from './layout-query.ts'
import { staffQuery } from './queries.ts'
import { type CalendarViewName, calendarViews, showDay, useCalendar } from './store.ts'
import { holidayName, weekRangeText } from './words.ts'

interface CalendarToolbarProps {
  readonly day: string
  readonly today: string
  readonly cancelledCount: number
  /** Whose week is shown; null is everyone's. */
  readonly weekStaffId: string | null
  readonly onStep: (steps: number) => void
  readonly onBook: () => void
  readonly onBlock: () => void
  /** Why the shown day is closed, '' when nobody wrote it; null when it is not. */
  readonly closedReason: string | null
}

const everyone = 'everyone'

export function CalendarToolbar(props: CalendarToolbarProps) {
  const { day, today, cancelledCount, weekStaffId, onStep, onBook, onBlock } = props
  const { t } = useTranslation()
  const view = useCalendar((state) => state.view)
  const showsCancelled = useCalendar((state) => state.showsCancelled)
  const isTight = useCalendar((state) => state.panel !== null)
  const isLayoutOpen = useCalendar((state) => state.panel?.kind === 'layout')
  const { showsMonth } = useLayout()
  const isDay = view === 'day'
  const isMonth = view === 'month'
  const title = titleOf(view, day)
  const holiday = isDay ? holidayName(day) : null
  const closed = isDay && props.closedReason !== null ? props.closedReason || t(($) => $.appointments.closed) : null
  const { week } = isoWeek(day)
  return (
    <Toolbar
      title={title}
      end={
        <>
          {cancelledCount === 0 ? null : (
            <IconButton
              icon={Ban}
              label={`${t(($) => $.appointments.showCancelled)} (${cancelledCount})`}
              isSelected={showsCancelled}
              onPress={() => useCalendar.setState({ showsCancelled: !showsCancelled })}
            />
          )}
          <SegmentedControl
            label={t(($) => $.appointments.view)}
            options={calendarViews.map((each) => ({ id: each, label: t(($) => $.layout.views[each]) }))}
            value={view}
            onChange={(next) => useCalendar.setState({ view: next })}
          />
          <IconButton
            icon={Settings2}
            label={t(($) => $.layout.open)}
            isSelected={isLayoutOpen}
            onPress={() => useCalendar.setState({ panel: isLayoutOpen ? null : { kind: 'layout' } })}
          />
          <WaitlistButton />
          <PrintButton day={day} kind={view === 'day' ? 'day' : 'week'} />
          <IconButton icon={Coffee} label={t(($) => $.shifts.block.add)} shortcut="B" onPress={onBlock} />
          <Button variant="primary" icon={Plus} shortcut="N" onPress={onBook}>
            {t(($) => $.appointments.book)}
          </Button>
        </>
      }
    >
      {isMonth ? null : (
        <span className={styles.week}>
          <span className="figures">{t(($) => $.appointments.weekShort, { week })}</span>
        </span>
      )}
      {holiday === null ? null : <span className={styles.holiday}>{holiday}</span>}
      {closed === null ? null : <span className={styles.holiday}>{closed}</span>}
      <div className={styles.steps}>
        <IconButton icon={ChevronLeft} label={stepLabel(t, view, -1)} shortcut="←" onPress={() => onStep(-1)} />
        <Button isDisabled={day === today} onPress={() => showDay(today)}>
          {t(($) => $.common.today)}
        </Button>
        <IconButton icon={ChevronRight} label={stepLabel(t, view, 1)} shortcut="→" onPress={() => onStep(1)} />
      </div>
      {isDay || isMonth ? null : <PersonChoice chosen={weekStaffId} />}
      {/* The small month has a field of its own. */}
      {showsMonth && !isMonth ? null : (
        <div className={cx(styles.jump, isTight && styles.tight)}>
          <CalendarDays size={16} aria-hidden />
          <DateInput
            label={t(($) => $.appointments.goToDay)}
            isLabelHidden
            today={today}
            value={day}
            onChange={(next) => {
              // Half-typed years would jump a thousand years back.
              if (typeof next === 'string' && next !== 'invalid' && next > '1900') showDay(next)
            }}
          />
        </div>
      )}
    </Toolbar>
  )
}

/** What is shown, as the screen's name. */
function titleOf(view: CalendarViewName, day: string): string {
  const language = currentLanguage()
  switch (view) {
    case 'day':
      return `${formatWeekday(day, language)} ${formatDay(day, language)}`
    case 'week':
      return weekRangeText(mondayOf(day))
    case 'agenda':
      return weekRangeText(day)
    case 'month': {
      const { year, month } = dayParts(day)
      return formatMonth(year, month, language)
    }
  }
}

function stepLabel(t: TFunction, view: CalendarViewName, direction: 1 | -1): string {
  const isNext = direction > 0
  switch (view) {
    case 'day':
      return isNext ? t(($) => $.appointments.nextDay) : t(($) => $.appointments.previousDay)
    case 'month':
      return isNext ? t(($) => $.layout.nextMonth) : t(($) => $.layout.previousMonth)
    case 'week':
    case 'agenda':
      return isNext ? t(($) => $.appointments.nextWeek) : t(($) => $.appointments.previousWeek)
  }
}

/** Whose week: one person's seven days, or everyone's side by side. */
function PersonChoice({ chosen }: { readonly chosen: string | null }) {
  const { t } = useTranslation()
  const { data: staff = [] } = useQuery(staffQuery)
  const people = staff.filter((member) => member.active && member.takesAppointments)
  return (
    <div className={styles.person}>
      <Select
        label={t(($) => $.appointments.staffMember)}
        isLabelHidden
        options={[
          { id: everyone, label: t(($) => $.appointments.everyone) },
          ...people.map((member) => ({ id: member.id, label: member.name })),
        ]}
        value={people.some((member) => member.id === chosen) ? chosen : everyone}
        onChange={(id) => useCalendar.setState({ weekStaffId: id === everyone ? null : id })}
      />
    </div>
  )
}

/** Opens the waiting list; says how many wait. */
function WaitlistButton() {
  const { t } = useTranslation()
  const { data } = useQuery(waitlistQuery)
  const isOpen = useCalendar((state) => state.panel?.kind === 'waitlist' || state.panel?.kind === 'wish')
  const count = data === undefined || data.length === 0 ? '' : ` (${data.length})`
  return (
    <IconButton
      icon={UserRoundSearch}
      label={`${t(($) => $.waitlist.open)}${count}`}
      isSelected={isOpen}
      onPress={() => useCalendar.setState({ panel: isOpen ? null : { kind: 'waitlist' } })}
    />
  )
}

/** Day and week lists and the plan of shifts on paper; Ctrl+P. */
function PrintButton({ day, kind }: { readonly day: string; readonly kind: PrintKind }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  useShortcut('Ctrl+P', () => setOpen(true))
  return (
    <>
      <IconButton icon={Printer} label={t(($) => $.daylists.print)} shortcut="Ctrl+P" onPress={() => setOpen(true)} />
      {isOpen ? <PrintDialog day={day} kind={kind} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
