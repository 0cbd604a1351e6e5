// The key file or the database cannot be used: says why, what was kept, and offers a restore. Runs in the window.

import { DatabaseBackup } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorCodes } from '../../shared/errors.ts'
import { RestoreWizard } from '../backups/RestoreWizard.tsx'
import { codeText } from '../error-text.ts'
import { useSession } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { DoorDamageWords } from './DoorDamageWords.tsx'
import styles from './DoorFrame.module.css'
import { DoorFrame, DoorHeading } from './DoorFrame.tsx'

/** Shown at the start instead of the sign-in. */
export function DamagedScreen() {
  const { t } = useTranslation()
  const session = useSession()
  const [isRestoring, setRestoring] = useState(false)
  const code = errorCodes.find((each) => each === session?.problem) ?? 'INTERNAL'
  return (
    <DoorFrame>
      {isRestoring ? (
        <RestoreWizard
          places={session?.damage?.places.filter(({ problem }) => problem === null) ?? []}
          onLeave={() => setRestoring(false)}
        />
      ) : (
        <>
          <DoorHeading title={t(($) => $.session.damaged.title)} />
          <Notice tone="danger" role="alert">
            {codeText(t, code)}
          </Notice>
          {session?.damage ? <DoorDamageWords damage={session.damage} /> : null}
          <p>{t(($) => $.session.damaged.nothingTouched)}</p>
          <div className={styles.actions}>
            <Button variant="primary" icon={DatabaseBackup} onPress={() => setRestoring(true)}>
              {t(($) => $.session.damaged.restore)}
            </Button>
          </div>
        </>
      )}
    </DoorFrame>
  )
}
