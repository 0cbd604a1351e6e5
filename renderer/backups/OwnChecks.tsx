// The salon's own file and the recovery sheet: what was checked when, beside the places' own reports. Runs in the window.

import { useTranslation } from 'react-i18next'
import type { BackupCheck } from '../../shared/backups.ts'
import { Section } from '../ui/Layout.tsx'
import styles from './Backups.module.css'
import { CheckLine } from './CheckLine.tsx'
import { RecoveryPractice } from './RecoveryPractice.tsx'

interface OwnChecksProps {
  readonly checks: readonly BackupCheck[]
  readonly isPracticeDue: boolean
}

/** Nothing for those main tells nothing of it. The practice waits below what may be wrong with a place. */
export function OwnChecks({ checks, isPracticeDue }: OwnChecksProps) {
  const { t } = useTranslation()
  if (checks.length === 0 && !isPracticeDue) return null
  return (
    <Section title={t(($) => $.backupsReport.own)}>
      {isPracticeDue ? <RecoveryPractice /> : null}
      {checks.length === 0 ? null : (
        <ul className={styles.checks}>
          {(['file', 'file-full', 'practice'] as const).map((kind) => (
            <CheckLine key={kind} kind={kind} check={checks.find((each) => each.kind === kind)} />
          ))}
        </ul>
      )}
    </Section>
  )
}
