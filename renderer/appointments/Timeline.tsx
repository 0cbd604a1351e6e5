// Who booked and changed an appointment, newest first, folded until asked for. Runs in the window.
import { useTranslation } from 'react-i18next'
import type { AppointmentChange } from '../../shared/appointments.ts'
import { ZONE } from '../../shared/day.ts'
import { formatInstant } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import styles from './AppointmentPanel.module.css'
import { changeValue } from './words.ts'

export function Timeline({ changes }: { readonly changes: readonly AppointmentChange[] }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  return (
    <details className={styles.timeline}>
      <summary>{t(($) => $.appointments.panel.history)}</summary>
      <ol>
        {changes.map((entry) => (
          <li key={`${entry.atMs}-${entry.kind}-${JSON.stringify(entry.changes)}`} className={styles.entry}>
            <p>
              {entry.staffName} {t(($) => $.appointments.history.kind[entry.kind])}
            </p>
            <p className={styles.quiet}>
              <span className="figures">{formatInstant(entry.atMs, ZONE, language)}</span>
            </p>
            {entry.changes.length === 0 ? null : (
              <ul>
                {entry.changes.map((change) => (
                  <li key={change.field}>
                    {t(($) => $.appointments.history.field[change.field])}:{' '}
                    {changeValue(t, change.field, change.before)}
                    {' → '}
                    <span className={styles.after}>{changeValue(t, change.field, change.after)}</span>
                  </li>
                ))}
              </ul>
            )}
            {entry.overrideReason === '' ? null : (
              <p className={styles.quiet}>
                {t(($) => $.appointments.history.override, { reason: entry.overrideReason })}
              </p>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}
