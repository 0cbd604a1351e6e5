// Which moment to go back to; the chosen point is verified whole before anything else. Runs in the window.

import { useMutation } from '@tanstack/react-query'
import { ArrowLeft, Eye, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RestorePlace, RestorePoint, RestorePreview } from '../../shared/backups.ts'
import type { InsidePoint } from '../../shared/look-inside.ts'
import { call } from '../ipc.ts'
import { useMay } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import styles from './Backups.module.css'
import { MinutePicker } from './MinutePicker.tsx'
import { PointsTable } from './PointsTable.tsx'
import { WizardHead } from './WizardHead.tsx'

interface RestorePointStepProps {
  readonly place: RestorePlace
  readonly points: readonly RestorePoint[]
  readonly onBack: () => void
  readonly onChecked: (preview: RestorePreview) => void
  readonly onInside: (inside: InsidePoint) => void
}

/** The newest minute that can be opened is chosen to begin with. */
export function RestorePointStep({ place, points, onBack, onChecked, onInside }: RestorePointStepProps) {
  const { t } = useTranslation()
  const newest = points.find((point) => point.problem === null) ?? null
  const [chosen, setChosen] = useState(newest)
  const [minute, setMinute] = useState(newest?.minutes.length ?? 0)
  const mayLook = useMay('restore')
  const moment = { token: place.token, sequence: chosen?.sequence ?? 0, minute }
  const check = useMutation({ mutationFn: () => call('restore.preview', moment), onSuccess: onChecked })
  const look = useMutation({ mutationFn: () => call('restore.lookInside', moment), onSuccess: onInside })
  const isPending = check.isPending || look.isPending
  return (
    <div className={styles.step}>
      <WizardHead title={t(($) => $.backups.wizard.pointTitle)}>{t(($) => $.backups.wizard.pointLead)}</WizardHead>
      <div className={styles.points}>
        <PointsTable
          points={points}
          chosen={chosen?.sequence ?? null}
          onChoose={(point) => {
            if (point.problem !== null) return
            setChosen(point)
            setMinute(point === newest ? point.minutes.length : 0)
          }}
        />
      </div>
      {chosen === null ? null : <MinutePicker point={chosen} minute={minute} onChange={setMinute} />}
      <ErrorNotice error={check.error ?? look.error} />
      <div className={styles.actions}>
        <Button icon={ArrowLeft} onPress={onBack} isDisabled={isPending}>
          {t(($) => $.common.back)}
        </Button>
        {mayLook ? (
          <Button
            icon={Eye}
            isDisabled={chosen === null || check.isPending}
            isPending={look.isPending}
            onPress={() => look.mutate()}
          >
            {t(($) => $.restore.inside.look)}
          </Button>
        ) : null}
        <Button
          variant="primary"
          icon={ShieldCheck}
          isDisabled={chosen === null || look.isPending}
          isPending={check.isPending}
          onPress={() => check.mutate()}
          autoFocus
        >
          {check.isPending ? t(($) => $.backups.wizard.checking) : t(($) => $.backups.wizard.check)}
        </Button>
      </div>
    </div>
  )
}
