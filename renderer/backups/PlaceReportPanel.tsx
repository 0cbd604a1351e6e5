// The report of one backup place: what was checked when, what it takes, each point and why it is kept. Runs in the window.

import { useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, Clock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { BackupCheck, BackupPlace, PlaceReport } from '../../shared/backups.ts'
import { ZONE } from '../../shared/day.ts'
import { formatBytes, formatInstant, formatNumber } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { StatusChip } from '../ui/Chip.tsx'
import { Section, Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import styles from './Backups.module.css'
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
        <div className={styles.report}>
          <Section title={t(($) => $.backups.report.checks)} description={<Sizes report={data} />}>
            <ul className={styles.checks}>
              {(['share', 'full', 'drill'] as const).map((kind) => (
                <CheckLine key={kind} kind={kind} check={data.checks.find((each) => each.kind === kind)} />
              ))}
            </ul>
          </Section>
          <Section title={t(($) => $.backups.showPoints)}>
            <PointsTable points={data.points} />
          </Section>
        </div>
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
      ? t(($) => $.backups.report.used, { used })
      : t(($) => $.backups.report.usedAndFree, { used, free: formatBytes(report.freeBytes, language) })
  if (report.inYearBytes === null) return now
  return `${now} ${t(($) => $.backups.report.inYear, { size: formatBytes(report.inYearBytes, language) })}`
}

interface CheckLineProps {
  readonly kind: 'share' | 'full' | 'drill'
  readonly check: BackupCheck | undefined
}

function CheckLine({ kind, check }: CheckLineProps) {
  const { t } = useTranslation()
  const look =
    check === undefined
      ? ({ tone: 'neutral', icon: Clock } as const)
      : check.ok
        ? ({ tone: 'success', icon: CircleCheck } as const)
        : ({ tone: 'danger', icon: CircleAlert } as const)
  return (
    <li className={styles.check}>
      <div>
        <h3>{t(($) => $.backups.report.kinds[kind])}</h3>
        <p className="figures">
          <CheckWords kind={kind} check={check} />
        </p>
      </div>
      <StatusChip tone={look.tone} icon={look.icon}>
        {check === undefined
          ? t(($) => $.backups.report.notYet)
          : check.ok
            ? t(($) => $.backups.report.whole)
            : t(($) => $.backups.report.damaged)}
      </StatusChip>
    </li>
  )
}

/** When it was done and what was counted: the proof in one line. */
function CheckWords({ kind, check }: CheckLineProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  if (check === undefined) return t(($) => $.backups.report.rhythm[kind])
  const time = formatInstant(check.atMs, ZONE, language)
  const figure = (name: string) => {
    const value = check.details[name]
    return typeof value === 'number' ? value : 0
  }
  if (!check.ok) return t(($) => $.backups.report.badAt, { time })
  if (kind === 'share') {
    const bytes = formatBytes(figure('bytes'), language)
    return t(($) => $.backups.report.readAt, { time, bytes })
  }
  const taken = formatInstant(figure('takenAtMs'), ZONE, language)
  const rows = formatNumber(figure('rows'), language, 0)
  return t(($) => $.backups.report.provedAt, { time, taken, rows })
}
