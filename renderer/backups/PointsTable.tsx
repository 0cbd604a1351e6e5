// The restore points of a place: when, what they hold, whether they can be opened. Runs in the window.

import { useTranslation } from 'react-i18next'
import type { KeptAs, PointSummary, ReportedPoint, RestorePoint } from '../../shared/backups.ts'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import { errorCodes } from '../../shared/errors.ts'
import {
  formatBytes,
  formatDay,
  formatDayTime,
  formatInstant,
  formatNumber,
  formatTime,
  formatWeekday,
} from '../../shared/format.ts'
import { codeText } from '../error-text.ts'
import { currentLanguage } from '../i18n.ts'
import { cx } from '../ui/cx.ts'
import { ErrorLine } from '../ui/Field.tsx'
import { Table } from '../ui/Table.tsx'
import styles from './Backups.module.css'

interface PointsTableProps {
  /** Reported points also say why they are kept. */
  readonly points: readonly (RestorePoint | ReportedPoint)[]
  /** Makes the rows choosable. */
  readonly onChoose?: (point: RestorePoint) => void
  readonly chosen?: number | null
}

/** Newest first, as main gives them. */
export function PointsTable({ points, onChoose, chosen }: PointsTableProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  // A report stands in a side panel and has its reasons to say: it leaves out what only a choice needs.
  const isReport = points.some((point) => 'keptAs' in point)
  const count = (value: number) => formatNumber(value, language, 0)
  const choiceColumns = [
    {
      id: 'lastDocument',
      title: t(($) => $.backups.point.lastDocument),
      cell: ({ summary }: RestorePoint) => summary.lastDocument?.label ?? '–',
    },
    {
      id: 'size',
      title: t(($) => $.backups.point.size),
      align: 'end' as const,
      cell: (point: RestorePoint) => formatBytes(point.fileBytes, language),
    },
  ]
  return (
    <Table
      label={t(($) => $.backups.point.choose)}
      rows={points}
      rowKey={(point) => String(point.sequence)}
      {...(onChoose === undefined ? {} : { onOpen: onChoose })}
      chosenKey={chosen === null || chosen === undefined ? null : String(chosen)}
      empty={t(($) => $.backups.empty)}
      columns={[
        {
          id: 'time',
          title: t(($) => $.backups.point.time),
          cell: (point) => <PointTime point={point} />,
        },
        {
          id: 'clients',
          title: t(($) => $.backups.point.clients),
          align: 'end',
          cell: ({ summary }) => count(summary.clients),
        },
        {
          id: 'appointments',
          title: t(($) => $.backups.point.appointments),
          align: 'end',
          cell: ({ summary }) => count(summary.appointments),
        },
        {
          id: 'lastAppointment',
          title: t(($) => $.backups.point.lastAppointment),
          cell: ({ summary }) => <span className={styles.once}>{lastAppointmentText(summary)}</span>,
        },
        ...(isReport ? [] : choiceColumns),
      ]}
    />
  )
}

function PointTime({ point }: { readonly point: RestorePoint | ReportedPoint }) {
  const { t } = useTranslation()
  const problem = errorCodes.find((code) => code === point.problem)
  const last = point.minutes.at(-1)
  return (
    <>
      <span className={cx('figures', styles.once)}>{formatInstant(point.takenAtMs, ZONE, currentLanguage())}</span>
      {last === undefined ? null : (
        <span className={styles.kept}>
          {t(($) => $.restore.minutes.upTo, {
            time: formatTime(instantToLocal(last, ZONE).minute, currentLanguage()),
          })}
        </span>
      )}
      {'keptAs' in point && point.keptAs !== null ? <KeptWords point={point} as={point.keptAs} /> : null}
      {'proofs' in point && problem === undefined ? <ProofWords point={point} /> : null}
      {problem === undefined ? null : <ErrorLine>{codeText(t, problem)}</ErrorLine>}
    </>
  )
}

/** "Kept as Tuesday's until 14 Dec.": why the point is still there and when it goes. */
function KeptWords({ point, as }: { readonly point: ReportedPoint; readonly as: KeptAs }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const weekday = formatWeekday(instantToLocal(point.takenAtMs, ZONE).day, language)
  const until = point.keptUntil === null ? '' : formatDay(point.keptUntil, language)
  return <span className={cx(styles.kept, styles.reasons)}>{t(($) => $.backups.kept[as], { weekday, until })}</span>
}

/** "Checked when made · restore tried out 22 Nov. 2026": what is known of this very point. */
function ProofWords({ point }: { readonly point: ReportedPoint }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const words = point.proofs.map(({ kind, atMs }) => {
    const day = formatDay(instantToLocal(atMs, ZONE).day, language)
    return t(($) => $.backups.proved[kind], { day })
  })
  return <span className={styles.kept}>{[t(($) => $.backups.proved.made), ...words].join(' · ')}</span>
}

/** When the last appointment begins; a dash when there is none. */
export function lastAppointmentText(summary: PointSummary): string {
  const last = summary.lastAppointment
  return last === null ? '–' : formatDayTime(last.day, last.startMin, currentLanguage())
}
