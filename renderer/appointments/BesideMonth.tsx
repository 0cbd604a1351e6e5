// The small month that stands beside the calendar, with the way to another month and to a day by its date. A person may
// take it away; with a panel open in a narrow window it gives way by itself. Runs in the window.
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayParts } from '../../shared/day.ts'
import { formatMonth } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { IconButton } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { DateInput } from '../ui/TypedField.tsx'
import styles from './BesideMonth.module.css'
import { useLayout } from './layout-query.ts'
import { firstOfMonth, MonthGrid } from './MonthGrid.tsx'
import { showDay, useCalendar } from './store.ts'

interface BesideMonthProps {
  readonly day: string
  readonly today: string
  readonly children: ReactNode
}

export function BesideMonth({ day, today, children }: BesideMonthProps) {
  const { t } = useTranslation()
  const { showsMonth } = useLayout()
  const isTight = useCalendar((state) => state.panel !== null)
  return (
    <div className={styles.row}>
      {showsMonth ? (
        <aside className={cx(styles.side, isTight && styles.tight)}>
          <SmallMonth key={day.slice(0, 7)} day={day} today={today} />
          <DateInput
            label={t(($) => $.appointments.goToDay)}
            today={today}
            value={day}
            onChange={(next) => {
              // Half-typed years would jump a thousand years back.
              if (typeof next === 'string' && next !== 'invalid' && next > '1900') showDay(next)
            }}
          />
        </aside>
      ) : null}
      <div className={styles.main}>{children}</div>
    </div>
  )
}

/** Begins at the calendar's month; another day of the calendar brings it back there. */
function SmallMonth({ day, today }: { readonly day: string; readonly today: string }) {
  const { t } = useTranslation()
  const [months, setMonths] = useState(0)
  const shown = months === 0 ? day : firstOfMonth(day, months)
  const { year, month } = dayParts(shown)
  return (
    <>
      <div className={styles.head}>
        <strong>{formatMonth(year, month, currentLanguage())}</strong>
        <IconButton
          icon={ChevronLeft}
          size="small"
          label={t(($) => $.layout.previousMonth)}
          onPress={() => setMonths(months - 1)}
        />
        <IconButton
          icon={ChevronRight}
          size="small"
          label={t(($) => $.layout.nextMonth)}
          onPress={() => setMonths(months + 1)}
        />
      </div>
      <MonthGrid day={shown} today={today} onDay={showDay} />
    </>
  )
}
