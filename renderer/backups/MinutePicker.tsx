// The exact moment within a restore point's span: one slider over the minutes that were shipped after it. Runs in the window.

import { useTranslation } from 'react-i18next'
import type { RestorePoint } from '../../shared/backups.ts'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import { formatInstant, formatTime } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import styles from './Backups.module.css'

interface MinutePickerProps {
  readonly point: RestorePoint
  /** How many minutes are laid over the point; 0 is the point itself. */
  readonly minute: number
  readonly onChange: (minute: number) => void
}

/** Nothing when the point has no minutes. */
export function MinutePicker({ point, minute, onChange }: MinutePickerProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const most = point.minutes.length
  if (most === 0) return null
  const atMs = momentOf(point, minute)
  const timeOf = (at: number) => formatTime(instantToLocal(at, ZONE).minute, language)
  const last = point.minutes[most - 1] ?? point.takenAtMs
  const now = formatInstant(atMs, ZONE, language)
  return (
    <section className={styles.minutes} aria-label={t(($) => $.restore.minutes.title)}>
      <div className={styles.minutesHead}>
        <div>
          <h3>{t(($) => $.restore.minutes.title)}</h3>
          <p className={styles.minutesLead}>
            {t(($) => $.restore.minutes.lead, {
              count: most,
              from: timeOf(point.takenAtMs),
              to: timeOf(last),
            })}
          </p>
        </div>
        <output className={styles.minutesNow}>{now}</output>
      </div>
      <div className={styles.minutesRow}>
        <Button size="small" isDisabled={minute === 0} onPress={() => onChange(minute - 1)}>
          {t(($) => $.restore.minutes.earlier)}
        </Button>
        <input
          type="range"
          className={styles.slider}
          min={0}
          max={most}
          step={1}
          value={minute}
          aria-label={t(($) => $.restore.minutes.title)}
          aria-valuetext={now}
          onChange={(event) => onChange(Number(event.target.value))}
        />
        <Button size="small" isDisabled={minute === most} onPress={() => onChange(minute + 1)}>
          {t(($) => $.restore.minutes.later)}
        </Button>
      </div>
    </section>
  )
}

/** When the point, with that many minutes laid over it, was. */
export function momentOf(point: RestorePoint, minute: number): number {
  return minute === 0 ? point.takenAtMs : (point.minutes[minute - 1] ?? point.takenAtMs)
}
