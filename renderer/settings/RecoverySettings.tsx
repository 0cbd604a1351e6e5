// A new recovery sheet when the old one is lost or seen. Runs in the window.

import { FileKey } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RecoverySheet } from '../session/RecoverySheet.tsx'
import { useShowSession } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { Section } from '../ui/Layout.tsx'
import { Notice } from '../ui/Notice.tsx'
import styles from './Settings.module.css'

interface RecoverySettingsProps {
  readonly children: ReactNode
  readonly actions?: ReactNode
}

/** The code is made only when asked for. `children`: what is known of the sheet in force; `actions`: what else
 * can be done with it. */
export function RecoverySettings({ children, actions }: RecoverySettingsProps) {
  const { t } = useTranslation()
  const show = useShowSession()
  const [state, setState] = useState<'resting' | 'open' | 'confirmed'>('resting')
  return (
    <Section title={t(($) => $.keys.sheet.title)} description={t(($) => $.settings.recovery.lead)}>
      <div className={styles.form}>
        {state === 'confirmed' ? (
          <Notice tone="success" role="status">
            {t(($) => $.setup.recovery.confirmed)}
          </Notice>
        ) : null}
        {state === 'open' ? (
          <>
            <Notice tone="warning">{t(($) => $.setup.recovery.againHint)}</Notice>
            <RecoverySheet
              confirmLabel={t(($) => $.common.done)}
              otherActions={<Button onPress={() => setState('resting')}>{t(($) => $.common.cancel)}</Button>}
              onConfirmed={(session) => {
                show(session)
                setState('confirmed')
              }}
            />
          </>
        ) : (
          <>
            {children}
            <div className={styles.row}>
              {actions}
              <Button icon={FileKey} onPress={() => setState('open')}>
                {t(($) => $.setup.recovery.again)}
              </Button>
            </div>
          </>
        )}
      </div>
    </Section>
  )
}
