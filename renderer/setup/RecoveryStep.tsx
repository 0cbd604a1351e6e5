// The recovery sheet in the first run. Runs in the window.

import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { setupSteps } from '../../shared/session.ts'
import { DoorHeading } from '../session/DoorFrame.tsx'
import { RecoverySheet } from '../session/RecoverySheet.tsx'
import { useSession, useShowSession } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import styles from './Setup.module.css'
import type { StepProps } from './SetupScreen.tsx'
import { StepActions } from './StepActions.tsx'

/** Once typed back it is done; coming back here offers a new code instead of showing the old one again. */
export function RecoveryStep({ onNext, onBack }: StepProps) {
  const { t } = useTranslation()
  const session = useSession()
  const show = useShowSession()
  const isPast = session !== undefined && setupSteps.indexOf(session.setup) > setupSteps.indexOf('recovery')
  const [wantsNew, setWantsNew] = useState(false)
  return (
    <>
      <DoorHeading title={t(($) => $.setup.recovery.title)}>{t(($) => $.setup.recovery.lead)}</DoorHeading>
      <div className={styles.form}>
        {isPast && !wantsNew ? (
          <>
            <Notice
              tone="success"
              actions={
                <Button size="small" onPress={() => setWantsNew(true)}>
                  {t(($) => $.setup.recovery.again)}
                </Button>
              }
            >
              {t(($) => $.setup.recovery.confirmed)}
            </Notice>
            <StepActions onBack={onBack} onNext={onNext} />
          </>
        ) : (
          <RecoverySheet
            confirmLabel={t(($) => $.common.next)}
            otherActions={
              onBack === undefined ? null : (
                <Button icon={ArrowLeft} onPress={onBack}>
                  {t(($) => $.common.back)}
                </Button>
              )
            }
            onConfirmed={(state) => {
              show(state)
              onNext()
            }}
          />
        )}
      </div>
    </>
  )
}
