// Seven days as a list: who comes when, for what, to whom. A press or Enter opens the appointment. Runs in the window.
import { CalendarDays, MessageSquareText, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Appointment, CalendarDay } from '../../shared/appointments.ts'
import { appointmentSpan } from '../../shared/appointments-times.ts'
import { formatDay, formatTimeRange, formatWeekday } from '../../shared/format.ts'
import type { ResourceBook } from '../../shared/resources.ts'
import { currentLanguage } from '../i18n.ts'
import { StatusChip } from '../ui/Chip.tsx'
import { EmptyState } from '../ui/Layout.tsx'
import { Table } from '../ui/Table.tsx'
import styles from './Agenda.module.css'
import { statusIcon } from './status-look.ts'
import { openAppointment, useCalendar } from './store.ts'
import { holidayName, nameWords, shownName } from './words.ts'

interface AgendaProps {
  readonly days: readonly CalendarDay[]
  readonly staffNames: ReadonlyMap<string, string>
  /** Only this person's; null is everyone's. */
  readonly staffId: string | null
  readonly isShown: (appointment: Appointment) => boolean
  readonly initialsOnly: boolean
  readonly book: ResourceBook | undefined
}

export function Agenda(props: AgendaProps) {
  const { days, staffId, isShown } = props
  const { t } = useTranslation()
  const language = currentLanguage()
  const isOfPerson = (appointment: Appointment) =>
    staffId === null || appointment.lines.some((line) => line.staffId === staffId)
  const listed = days.map((day) => ({
    day,
    rows: day.appointments
      .filter((each) => isShown(each) && isOfPerson(each))
      .sort((a, b) => startOf(a) - startOf(b) || (a.id < b.id ? -1 : 1)),
  }))
  if (listed.every(({ rows }) => rows.length === 0)) {
    return <EmptyState icon={CalendarDays} title={t(($) => $.layout.agendaEmpty)} />
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={styles.list} tabIndex={0} aria-label={t(($) => $.layout.views.agenda)}>
      {listed.map(({ day, rows }) => {
        const heading = `${formatWeekday(day.day, language)} ${formatDay(day.day, language)}`
        const holiday = holidayName(day.day)
        return (
          <section key={day.day} className={styles.day}>
            <h2>
              {heading}
              {holiday === null ? null : <span className={styles.holiday}>{holiday}</span>}
            </h2>
            {rows.length === 0 ? (
              <p className={styles.quiet}>
                {day.hours === null ? day.closedReason || t(($) => $.layout.closed) : t(($) => $.layout.dayEmpty)}
              </p>
            ) : (
              <Rows {...props} heading={heading} rows={rows} />
            )}
          </section>
        )
      })}
    </section>
  )
}

const startOf = (appointment: Appointment) => appointmentSpan(appointment.lines).startMin

interface RowsProps extends AgendaProps {
  readonly heading: string
  readonly rows: readonly Appointment[]
}

function Rows({ heading, rows, staffNames, initialsOnly, book }: RowsProps) {
  const { t } = useTranslation()
  const openId = useCalendar((state) => (state.panel?.kind === 'appointment' ? state.panel.id : null))
  const roomNames = new Map(book?.resources.map((each) => [each.id, each.name]))
  const once = (names: readonly string[]) => [...new Set(names)].join(', ')
  return (
    <Table
      label={heading}
      rows={rows}
      rowKey={(row) => row.id}
      chosenKey={openId}
      onOpen={(row) => openAppointment(row.id)}
      columns={[
        {
          id: 'time',
          title: t(($) => $.appointments.form.time),
          width: '7.5rem',
          cell: (row) => {
            const { startMin, endMin } = appointmentSpan(row.lines)
            return <span className="figures">{formatTimeRange(startMin, endMin, currentLanguage())}</span>
          },
        },
        {
          id: 'client',
          title: t(($) => $.appointments.form.client),
          cell: (row) => (
            <span className={styles.client}>
              <strong>{shownName(row, initialsOnly, nameWords(t))}</strong>
              {row.alert === '' ? null : (
                <TriangleAlert size={14} className={styles.alert} aria-label={t(($) => $.appointments.hasAlert)} />
              )}
              {row.note === '' ? null : <MessageSquareText size={14} aria-label={t(($) => $.appointments.hasNote)} />}
            </span>
          ),
        },
        {
          id: 'services',
          title: t(($) => $.appointments.form.service),
          cell: (row) => once(row.lines.map((line) => line.serviceName)),
        },
        {
          id: 'staff',
          title: t(($) => $.appointments.form.staff),
          cell: (row) => (
            <span className={styles.quiet}>
              {once([
                ...row.lines.map((line) => staffNames.get(line.staffId) ?? ''),
                ...row.lines.flatMap((line) => line.resourceIds.flatMap((id) => roomNames.get(id) ?? [])),
              ])}
            </span>
          ),
        },
        {
          id: 'status',
          title: t(($) => $.appointments.history.field.status),
          width: '10rem',
          cell: (row) => (
            <StatusChip tone={row.status} icon={statusIcon[row.status]}>
              {t(($) => $.appointments.status[row.status])}
            </StatusChip>
          ),
        },
      ]}
    />
  )
}
