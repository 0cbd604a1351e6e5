// The salon's file is away while it gets another key: how far it is, and that nothing can be lost. Runs in the window.

import { useTranslation } from 'react-i18next'
import { DoorFrame, DoorHeading } from '../session/DoorFrame.tsx'
import { useSession } from '../shell/session.ts'
import styles from './Keys.module.css'

/** Lies over the shell; there is nothing to press. */
export function KeyChangeScreen() {
  const { t } = useTranslation()
  const progress = useSession()?.keyChange ?? null
  const share = progress?.share ?? null
  return (
    <DoorFrame hasToasts={false}>
      <DoorHeading title={t(($) => $.keys.changing.title)}>{t(($) => $.keys.changing.lead)}</DoorHeading>
      <div className={styles.progress} role="status">
        <progress
          aria-label={t(($) => $.keys.changing.progress)}
          {...(share === null ? {} : { value: Math.round(share * 100), max: 100 })}
        />
        <p>{progress?.step === 'exchange' ? t(($) => $.keys.changing.exchange) : t(($) => $.keys.changing.copy)}</p>
      </div>
    </DoorFrame>
  )
}
