// The restores this salon has been through, and the numbers each left out. Runs in the window.

import { useTranslation } from 'react-i18next'
import type { Restored } from '../../shared/backups.ts'
import { ZONE } from '../../shared/day.ts'
import { formatInstant } from '../../shared/format.ts'
import { againText, gapsText } from '../../shared/restored-text.ts'
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
        {restores.map((restored) => (
          <li key={restored.atMs}>
            <span className="figures">
              {restored.backToMs === null
                ? t(($) => $.restore.restores.undone, { time: timeOf(restored.atMs) })
                : t(($) => $.restore.restores.back, { time: timeOf(restored.atMs), to: timeOf(restored.backToMs) })}
            </span>
            <p>{gapsText(restored, t)}</p>
            {restored.again === null || restored.again.length === 0 ? null : <p>{againText(restored.again, t)}</p>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
