// What speaks against a treatment, in sentences. Runs in the window.
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../shared/format.ts'
import type { SafetyStop } from '../../shared/safety.ts'
import { currentLanguage } from '../i18n.ts'
import styles from './Safety.module.css'

export function StopList({ stops }: { readonly stops: readonly SafetyStop[] }) {
  const { t } = useTranslation()
  return (
    <ul className={styles.stops}>
      {stops.map((stop) => {
        const day = stop.day === null ? '' : formatDay(stop.day, currentLanguage())
        return (
          <li key={stop.key}>
            <strong className={styles.stopName}>
              {t(($) => $.safety.stop.kinds[stop.kind], { name: stop.name, day, years: stop.years })}
            </strong>
            {stop.detail === '' ? null : <p className={styles.detail}>{stop.detail}</p>}
            {stop.services.length === 0 ? null : (
              <p className={styles.quiet}>{t(($) => $.safety.stop.services, { services: stop.services.join(', ') })}</p>
            )}
          </li>
        )
      })}
    </ul>
  )
}
