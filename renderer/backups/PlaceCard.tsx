// One backup place: its state in words and colour, the age of its last good copy, its path. Runs in the window.

import { HardDrive, RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupPlace, BackupProgress, PlaceMinutes } from '../../shared/backups.ts'
import { ZONE } from '../../shared/day.ts'
import { errorCodes } from '../../shared/errors.ts'
import { formatAge, formatBytes, formatInstant } from '../../shared/format.ts'
import { codeText } from '../error-text.ts'
import { currentLanguage } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { StatusChip } from '../ui/Chip.tsx'
import { useNow } from '../ui/Clock.tsx'
import { Notice } from '../ui/Notice.tsx'
import styles from './Backups.module.css'
import { placeLooks } from './backups-query.ts'

interface PlaceCardProps {
  readonly place: BackupPlace
  readonly actions?: ReactNode
  /** Offered beside what went wrong. */
  readonly onRetry?: (() => void) | undefined
}

/** The path shows only to those main gives it to. */
export function PlaceCard({ place, actions, onRetry }: PlaceCardProps) {
  const { t } = useTranslation()
  const now = useNow()
  const language = currentLanguage()
  const { tone, icon } = placeLooks[place.state]
  const problem = errorCodes.find((code) => code === place.problem)
  return (
    <article className={styles.place} aria-label={place.label}>
      <HardDrive size={20} strokeWidth={1.75} className={styles.placeIcon} aria-hidden />
      <div className={styles.placeWords}>
        <h3>{place.label}</h3>
        {place.path === null ? null : <p className={styles.path}>{place.path}</p>}
        <p className="figures">
          {place.lastGoodAtMs === null
            ? t(($) => $.backups.neverGood)
            : t(($) => $.backups.lastGood, {
                age: formatAge(place.lastGoodAtMs, Math.max(now, place.lastGoodAtMs), language),
                time: formatInstant(place.lastGoodAtMs, ZONE, language),
              })}
        </p>
        <Minutes minutes={place.minutes} isAway={place.problem !== null} />
      </div>
      <StatusChip tone={tone} icon={icon}>
        {t(($) => $.backups.states[place.state])}
      </StatusChip>
      {place.progress === null ? null : <Progress progress={place.progress} />}
      {problem === undefined ? null : (
        <div className={styles.placeWide}>
          <Notice
            tone="danger"
            actions={
              onRetry === undefined ? null : (
                <Button size="small" icon={RefreshCw} onPress={onRetry}>
                  {t(($) => $.common.tryAgain)}
                </Button>
              )
            }
          >
            {codeText(t, problem)}
          </Notice>
        </div>
      )}
      {actions === undefined ? null : <div className={styles.placeActions}>{actions}</div>}
    </article>
  )
}

/** Up to which moment everything is in the place already, between one copy and the next. */
function Minutes({ minutes, isAway }: { readonly minutes: PlaceMinutes; readonly isAway: boolean }) {
  const { t } = useTranslation()
  if (minutes.shippedAtMs === null) return null
  const time = formatInstant(minutes.shippedAtMs, ZONE, currentLanguage())
  if (minutes.lackingSinceMs === null) return <p className="figures">{t(($) => $.restore.minutes.current, { time })}</p>
  return (
    <p className="figures">
      {isAway ? t(($) => $.restore.minutes.waiting, { time }) : t(($) => $.restore.minutes.lacking, { time })}
    </p>
  )
}

/** How far the copy is; read out politely, so that a screen reader is not interrupted by every step. */
function Progress({ progress }: { readonly progress: BackupProgress }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const { step, doneBytes, totalBytes } = progress
  return (
    <div className={styles.placeWide}>
      <progress
        className={styles.progress}
        value={doneBytes}
        max={totalBytes}
        aria-label={t(($) => $.backups.running)}
      />
      <p className={styles.progressWords}>
        {t(($) => $.backups.progress[step], {
          done: formatBytes(doneBytes, language),
          total: formatBytes(totalBytes, language),
        })}
      </p>
    </div>
  )
}
