// Which moment to go back to; the chosen point is verified whole before anything else. Runs in the window.

import { useMutation } from '@tanstack/react-query'
import { ArrowLeft, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RestorePlace, RestorePoint, RestorePreview } from '../../shared/backups.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import styles from './Backups.module.css'
import { PointsTable } from './PointsTable.tsx'
import { WizardHead } from './WizardHead.tsx'

interface RestorePointStepProps {
  readonly place: RestorePlace
  readonly points: readonly RestorePoint[]
  readonly onBack: () => void
  readonly onChecked: (preview: RestorePreview) => void
}

/** The newest one that can be opened is chosen to begin with. */
export function RestorePointStep({ place, points, onBack, onChecked }: RestorePointStepProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState(() => points.find((point) => point.problem === null)?.sequence ?? null)
  const check = useMutation({
    mutationFn: (sequence: number) => call('restore.preview', { token: place.token, sequence }),
    onSuccess: onChecked,
  })
  return (
    <div className={styles.step}>
      <WizardHead title={t(($) => $.backups.wizard.pointTitle)}>{t(($) => $.backups.wizard.pointLead)}</WizardHead>
      <div className={styles.points}>
        <PointsTable
          points={points}
          chosen={chosen}
          onChoose={(point) => {
            if (point.problem === null) setChosen(point.sequence)
          }}
        />
      </div>
      <ErrorNotice error={check.error} />
      <div className={styles.actions}>
        <Button icon={ArrowLeft} onPress={onBack} isDisabled={check.isPending}>
          {t(($) => $.common.back)}
        </Button>
        <Button
          variant="primary"
          icon={ShieldCheck}
          isDisabled={chosen === null}
          isPending={check.isPending}
          onPress={() => {
            if (chosen !== null) check.mutate(chosen)
          }}
          autoFocus
        >
          {check.isPending ? t(($) => $.backups.wizard.checking) : t(($) => $.backups.wizard.check)}
        </Button>
      </div>
    </div>
  )
}
