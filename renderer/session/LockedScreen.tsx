// The screen is locked: the shell waits behind, out of sight. Runs in the window.

import { UsersRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import styles from './DoorFrame.module.css'
import { DoorFrame, DoorHeading } from './DoorFrame.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { SignInSteps } from './SignInScreen.tsx'

/** The person who locked it is already chosen; someone else can take over. */
export function LockedScreen() {
  const { t } = useTranslation()
  const user = useSession()?.user ?? null
  const [isSwitching, setSwitching] = useState(false)
  return (
    <DoorFrame hasToasts={false}>
      {isSwitching || user === null ? (
        <SignInSteps onLeave={() => setSwitching(false)} />
      ) : (
        <>
          <DoorHeading title={t(($) => $.session.locked.title)}>{t(($) => $.session.locked.lead)}</DoorHeading>
          <p className={styles.salonName}>{t(($) => $.session.signIn.asPerson, { name: user.name })}</p>
          <PasswordForm
            who={{ staffId: user.staffId }}
            buttonLabel={t(($) => $.session.locked.unlock)}
            pendingLabel={t(($) => $.session.locked.unlocking)}
          />
          <div className={styles.actions}>
            <Button variant="quiet" icon={UsersRound} onPress={() => setSwitching(true)}>
              {t(($) => $.session.locked.switchUser)}
            </Button>
          </div>
        </>
      )}
    </DoorFrame>
  )
}
