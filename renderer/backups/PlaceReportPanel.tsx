// The report of one backup place: what was checked when, what it takes, each point and why it is kept. Runs in the window.

import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { BackupPlace, PlaceReport } from '../../shared/backups.ts'
import { formatBytes } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { Section, Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import styles from './Backups.module.css'
import { CheckLine } from './CheckLine.tsx'
import { PointsTable } from './PointsTable.tsx'

interface PlaceReportPanelProps {
  readonly place: BackupPlace
  readonly onClose: () => void
}

export function PlaceReportPanel({ place, onClose }: PlaceReportPanelProps) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery({
    // Read again for each new point, and at each opening of the panel; not for every step of a running copy.
    queryKey: ['backups', 'report', place.id, place.lastSequence],
    queryFn: () => call('backups.report', { placeId: place.id }),
    staleTime: 0,
  })
  return (
    <SidePanel title={t(($) => $.backups.pointsOf, { place: place.label })} onClose={onClose} isWide>
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={4} />
        ) : (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <>
          <Section title={t(($) => $.backupsReport.checks)} description={<Sizes report={data} />}>
            <ul className={styles.checks}>
              {(['share', 'full', 'drill'] as const).map((kind) => (
                <CheckLine key={kind} kind={kind} check={data.checks.find((each) => each.kind === kind)} />
              ))}
            </ul>
          </Section>
          <Section title={t(($) => $.backups.showPoints)}>
            <PointsTable points={data.points} />
          </Section>
        </>
      )}
    </SidePanel>
  )
}

function Sizes({ report }: { readonly report: PlaceReport }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const used = formatBytes(report.usedBytes, language)
  const now =
    report.freeBytes === null
      ? t(($) => $.backupsReport.used, { used })
      : t(($) => $.backupsReport.usedAndFree, { used, free: formatBytes(report.freeBytes, language) })
  if (report.inYearBytes === null) return now
  return `${now} ${t(($) => $.backupsReport.inYear, { size: formatBytes(report.inYearBytes, language) })}`
}
