// The salon's own file and the recovery sheet: what was checked when, beside the places' own reports. Runs in the window.

import { useTranslation } from 'react-i18next'
import type { BackupCheck } from '../../shared/backups.ts'
import { Section } from '../ui/Layout.tsx'
import styles from './Backups.module.css'
import { CheckLine } from './CheckLine.tsx'

/** Nothing for those main tells nothing of it. */
export function OwnChecks({ checks }: { readonly checks: readonly BackupCheck[] }) {
  const { t } = useTranslation()
  if (checks.length === 0) return null
  return (
    <Section title={t(($) => $.backups.report.own)}>
      <ul className={styles.checks}>
        {(['file', 'file-full', 'practice'] as const).map((kind) => (
          <CheckLine key={kind} kind={kind} check={checks.find((each) => each.kind === kind)} />
        ))}
      </ul>
    </Section>
  )
}
