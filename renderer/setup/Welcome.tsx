// A machine without a salon: two ways to begin. Runs in the window.

import { DatabaseBackup, Sparkle } from 'lucide-react'
import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import styles from '../session/DoorFrame.module.css'
import { DoorHeading } from '../session/DoorFrame.tsx'
import type { Icon } from '../ui/icon.ts'

interface WelcomeProps {
  readonly onStart: () => void
  readonly onRestore: () => void
}

/** New salon, or back from a backup. */
export function Welcome({ onStart, onRestore }: WelcomeProps) {
  const { t } = useTranslation()
  return (
    <>
      <DoorHeading title={t(($) => $.setup.welcome.title)}>{t(($) => $.setup.welcome.lead)}</DoorHeading>
      <div className={styles.ways}>
        <Way
          icon={Sparkle}
          title={t(($) => $.setup.welcome.startNew)}
          hint={t(($) => $.setup.welcome.startNewHint)}
          onPress={onStart}
        />
        <Way
          icon={DatabaseBackup}
          title={t(($) => $.setup.welcome.restore)}
          hint={t(($) => $.setup.welcome.restoreHint)}
          onPress={onRestore}
        />
      </div>
    </>
  )
}

interface WayProps {
  readonly icon: Icon
  readonly title: string
  readonly hint: string
  readonly onPress: () => void
}

function Way({ icon: WayIcon, title, hint, onPress }: WayProps) {
  return (
    <Button className={styles.way ?? ''} onPress={onPress}>
      <span className={styles.wayIcon}>
        <WayIcon size={20} strokeWidth={1.75} aria-hidden />
      </span>
      <span className={styles.wayTitle}>{title}</span>
      <span className={styles.wayHint}>{hint}</span>
    </Button>
  )
}
