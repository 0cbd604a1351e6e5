// The restore points of a place: when, what they hold, whether they can be opened. Runs in the window.

import { useTranslation } from 'react-i18next'
import type { PointSummary, RestorePoint } from '../../shared/backups.ts'
import { ZONE } from '../../shared/day.ts'
import { errorCodes } from '../../shared/errors.ts'
import { formatBytes, formatDayTime, formatInstant, formatNumber } from '../../shared/format.ts'
import { codeText } from '../error-text.ts'
import { currentLanguage } from '../i18n.ts'
import { ErrorLine } from '../ui/Field.tsx'
import { Table } from '../ui/Table.tsx'

interface PointsTableProps {
  readonly points: readonly RestorePoint[]
  /** Makes the rows choosable. */
  readonly onChoose?: (point: RestorePoint) => void
  readonly chosen?: number | null
}

/** Newest first, as main gives them. */
export function PointsTable({ points, onChoose, chosen }: PointsTableProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const count = (value: number) => formatNumber(value, language, 0)
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
          cell: ({ summary }) => lastAppointmentText(summary),
        },
        {
          id: 'lastDocument',
          title: t(($) => $.backups.point.lastDocument),
          cell: ({ summary }) => summary.lastDocument?.label ?? '–',
        },
        {
          id: 'size',
          title: t(($) => $.backups.point.size),
          align: 'end',
          cell: (point) => formatBytes(point.fileBytes, language),
        },
      ]}
    />
  )
}

function PointTime({ point }: { readonly point: RestorePoint }) {
  const { t } = useTranslation()
  const problem = errorCodes.find((code) => code === point.problem)
  return (
    <>
      <span className="figures">{formatInstant(point.takenAtMs, ZONE, currentLanguage())}</span>
      {problem === undefined ? null : <ErrorLine>{codeText(t, problem)}</ErrorLine>}
    </>
  )
}

/** When the last appointment begins; a dash when there is none. */
export function lastAppointmentText(summary: PointSummary): string {
  const last = summary.lastAppointment
  return last === null ? '–' : formatDayTime(last.day, last.startMin, currentLanguage())
}
