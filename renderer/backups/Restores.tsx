// The restores this salon has been through, and the numbers each left out. Runs in the window.

import { useTranslation } from 'react-i18next'
import { gapText, type Restored } from '../../shared/backups.ts'
import { ZONE } from '../../shared/day.ts'
import { formatInstant } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { Section } from '../ui/Layout.tsx'
import styles from './Backups.module.css'

/** Nothing for a salon that never had one. */
export function Restores({ restores }: { readonly restores: readonly Restored[] }) {
  const { t } = useTranslation()
  if (restores.length === 0) return null
  const timeOf = (atMs: number) => formatInstant(atMs, ZONE, currentLanguage())
  return (
    <Section title={t(($) => $.restore.restores.title)}>
      <ul className={styles.restores}>
        {restores.map(({ atMs, backToMs, gaps }) => (
          <li key={atMs}>
            <span className="figures">
              {backToMs === null
                ? t(($) => $.restore.restores.undone, { time: timeOf(atMs) })
                : t(($) => $.restore.restores.back, { time: timeOf(atMs), to: timeOf(backToMs) })}
            </span>
            <p>
              {gaps.length === 0
                ? t(($) => $.restore.restores.noGap)
                : t(($) => $.restore.restores.gap, { numbers: gaps.map(gapText).join(', ') })}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
