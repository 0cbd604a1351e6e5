// One day as a backup holds it: appointments and receipts. Runs in the window.

import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { appointmentStatuses } from '../../shared/appointments.ts'
import { addDays } from '../../shared/day.ts'
import { formatTime, formatWeekdayDay } from '../../shared/format.ts'
import type { InsideDay, InsidePoint } from '../../shared/look-inside.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { IconButton } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { DateInput } from '../ui/TypedField.tsx'
import { Receipts } from './InsideClientCard.tsx'
import styles from './LookInside.module.css'

/** Begins with the last day that had something. */
export function InsideDayView({ inside }: { readonly inside: InsidePoint }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const [typed, setTyped] = useState<string | null>(inside.lastDay)
  const day = typed === null || typed === 'invalid' ? inside.lastDay : typed
  const { data, error } = useQuery({
    queryKey: ['restore', 'inside', inside.inside, 'day', day],
    queryFn: () => call('restore.insideDay', { inside: inside.inside, day }),
  })
  return (
    <div className={styles.day}>
      <div className={styles.dayPicker}>
        <IconButton
          label={t(($) => $.restore.inside.dayBefore)}
          icon={ChevronLeft}
          onPress={() => setTyped(addDays(day, -1))}
        />
        <DateInput
          label={t(($) => $.restore.inside.day)}
          isLabelHidden
          value={typed}
          onChange={setTyped}
          today={inside.lastDay}
        />
        <IconButton
          label={t(($) => $.restore.inside.dayAfter)}
          icon={ChevronRight}
          onPress={() => setTyped(addDays(day, 1))}
        />
        <h3>{formatWeekdayDay(day, language)}</h3>
      </div>
      <ErrorNotice error={error} />
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={5} />
        ) : null
      ) : (
        <>
          <Appointments rows={data.appointments} />
          <Receipts receipts={data.receipts} />
        </>
      )}
    </div>
  )
}

function Appointments({ rows }: { readonly rows: InsideDay['appointments'] }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  return (
    <section className={styles.part}>
      <h4>{t(($) => $.restore.inside.appointments)}</h4>
      {rows.length === 0 ? <p className={styles.quiet}>{t(($) => $.restore.inside.noAppointments)}</p> : null}
      <ol className={cx(styles.entries, styles.times)}>
        {rows.map((row) => {
          const status = appointmentStatuses.find((each) => each === row.status)
          return (
            <li key={row.id} className={styles.entry}>
              <span className="figures">{formatTime(row.startMin, language)}</span>
              <p>
                {row.clientName ?? '–'}
                <span className={styles.quiet}>
                  {` · ${row.services.join(' + ')} · ${row.staffNames.join(', ')}`}
                  {status === undefined ? '' : ` · ${t(($) => $.appointments.status[status])}`}
                </span>
              </p>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
