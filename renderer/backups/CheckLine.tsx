// One kind of check in a report: what it is, when it was done and what was counted, whether it was whole. Runs in the window.

import { CircleAlert, CircleCheck, Clock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { BackupCheck, CheckKind } from '../../shared/backups.ts'
import { ZONE } from '../../shared/day.ts'
import { formatBytes, formatInstant, formatNumber } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { StatusChip } from '../ui/Chip.tsx'
import styles from './Backups.module.css'

interface CheckLineProps {
  readonly kind: CheckKind
  /** The newest of that kind. */
  readonly check: BackupCheck | undefined
}

export function CheckLine({ kind, check }: CheckLineProps) {
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
        <h3>{t(($) => $.backupsReport.kinds[kind])}</h3>
        <p className="figures">
          <CheckWords kind={kind} check={check} />
        </p>
      </div>
      <StatusChip tone={look.tone} icon={look.icon}>
        {check === undefined
          ? t(($) => $.backupsReport.notYet)
          : check.ok
            ? kind === 'practice'
              ? t(($) => $.backupsReport.works)
              : t(($) => $.backupsReport.whole)
            : t(($) => $.backupsReport.damaged)}
      </StatusChip>
    </li>
  )
}

/** When it was done and what was counted: the proof in one line. */
function CheckWords({ kind, check }: CheckLineProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  if (check === undefined) return t(($) => $.backupsReport.rhythm[kind])
  const time = formatInstant(check.atMs, ZONE, language)
  const figure = (name: string) => {
    const value = check.details[name]
    return typeof value === 'number' ? value : 0
  }
  if (!check.ok) {
    const points = check.details.damagedPoints
    const count = Array.isArray(points) ? points.length : 0
    return count === 0
      ? t(($) => $.backupsReport.badAt, { time })
      : t(($) => $.backupsReport.badPoints, { time, count })
  }
  if (kind === 'practice') return t(($) => $.backupsReport.practisedAt, { time })
  if (kind === 'file' || kind === 'file-full') {
    const pages = formatNumber(figure('pages'), language, 0)
    return t(($) => $.backupsReport.pagesAt, { time, pages })
  }
  if (kind === 'share') {
    const bytes = formatBytes(figure('bytes'), language)
    return t(($) => $.backupsReport.readAt, { time, bytes })
  }
  const taken = formatInstant(figure('takenAtMs'), ZONE, language)
  const rows = formatNumber(figure('rows'), language, 0)
  return t(($) => $.backupsReport.provedAt, { time, taken, rows })
}
