// What has happened with a client and what is booked, newest first. Runs in the window.
import { type ReactNode, useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppointmentStatus } from '../../shared/appointments.ts'
import { appointmentStatuses } from '../../shared/appointments.ts'
import { type ClientEvent, eventKey, type TimelineRow } from '../../shared/client-events.ts'
import { type ClientHistoryRow, firstHistoryRows, mostHistoryRows } from '../../shared/clients.ts'
import { formatMoney, formatTime, formatWeekdayDay } from '../../shared/format.ts'
import { statusIcon } from '../appointments/status-look.ts'
import { currentLanguage } from '../i18n.ts'
import { goTo } from '../shell/navigation.ts'
import { useMay } from '../shell/session.ts'
import { ColourDot, StatusChip } from '../ui/Chip.tsx'
import { cx } from '../ui/cx.ts'
import { staffColour } from '../ui/tones.ts'
import { ClientEventRow } from './ClientEventRow.tsx'
import styles from './ClientHistory.module.css'

interface ClientHistoryProps {
  readonly rows: readonly TimelineRow[]
  readonly openVisitId: string | null
  readonly onOpenVisit: (visitId: string) => void
  readonly title: string
  /** Beside the title. */
  readonly end?: ReactNode
  /** Without it events are left out. */
  readonly onOpenEvent?: (event: ClientEvent) => void
}

export function ClientHistory({ rows, openVisitId, onOpenVisit, title, end, onOpenEvent }: ClientHistoryProps) {
  const { t } = useTranslation()
  // The rest follows when the first are painted, so that a long card opens as a short one does.
  const shown = useDeferredValue(rows.length, firstHistoryRows)
  const isLimited = rows.filter((row) => row.kind === 'appointment').length >= mostHistoryRows
  return (
    <section className={styles.history} aria-label={title}>
      <div className={styles.head}>
        <h3>{title}</h3>
        {end}
      </div>
      {rows.length === 0 ? <p className={styles.quiet}>{t(($) => $.clients.historyEmpty)}</p> : null}
      <ol className={styles.rows}>
        {rows
          .slice(0, shown)
          .map((each) =>
            each.kind === 'event' ? (
              onOpenEvent === undefined ? null : (
                <ClientEventRow key={eventKey(each.event)} event={each.event} onOpen={onOpenEvent} />
              )
            ) : (
              <HistoryRow
                key={each.row.appointmentId}
                row={each.row}
                openVisitId={openVisitId}
                onOpenVisit={onOpenVisit}
              />
            ),
          )}
      </ol>
      {isLimited ? (
        <p className={styles.quiet}>{t(($) => $.clients.historyLimited, { most: mostHistoryRows })}</p>
      ) : null}
    </section>
  )
}

interface HistoryRowProps {
  readonly row: ClientHistoryRow
  readonly openVisitId: string | null
  readonly onOpenVisit: (visitId: string) => void
}

function HistoryRow({ row, openVisitId, onOpenVisit }: HistoryRowProps) {
  const { t } = useTranslation()
  const mayOpenVisit = useMay('treatment-records')
  const language = currentLanguage()
  const status = statusOf(row.status)
  const day = formatWeekdayDay(row.day, language)
  const opens = mayOpenVisit ? row.visitId : null
  const words = opens === null ? t(($) => $.clients.openAppointment) : t(($) => $.clients.openVisit)
  return (
    <li className={cx(styles.row, opens !== null && opens === openVisitId && styles.open)}>
      <button
        type="button"
        className={styles.when}
        onClick={() =>
          opens === null
            ? goTo({ screen: 'calendar', day: row.day, appointmentId: row.appointmentId })
            : onOpenVisit(opens)
        }
      >
        <span className={cx(styles.day, 'figures')}>{day}</span>
        <span className={cx(styles.quiet, 'figures')}>{formatTime(row.startMin, language)}</span>
        <span className="visually-hidden">{`${row.services.join(', ')}. ${words}`}</span>
      </button>
      <div className={styles.what}>
        <div className={styles.line}>
          <span className={styles.services}>{row.services.join(' + ')}</span>
          {status === null || status === 'paid' ? null : (
            <StatusChip tone={status} icon={statusIcon[status]}>
              {t(($) => $.appointments.status[status])}
            </StatusChip>
          )}
          {row.paidCents === null ? null : (
            <span className={cx(styles.paid, 'figures')}>
              {t(($) => $.clients.paid, { sum: formatMoney(row.paidCents, language) })}
            </span>
          )}
        </div>
        <div className={styles.staff}>
          {row.staffNames.map((name, index) => (
            <span key={name} className={styles.person}>
              <ColourDot colour={staffColour(row.staffColours[index] ?? 0)} />
              {name}
            </span>
          ))}
        </div>
        {row.recordText === null ? null : <p className={styles.record}>{row.recordText}</p>}
      </div>
    </li>
  )
}

function statusOf(text: string): AppointmentStatus | null {
  return appointmentStatuses.find((status) => status === text) ?? null
}
