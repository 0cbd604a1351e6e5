// Back on the left, skip and next on the right. Runs in the window.

import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import styles from './Setup.module.css'

interface StepActionsProps {
  readonly onBack?: (() => void) | undefined
  readonly onSkip?: (() => void) | undefined
  /** Left out when the button submits the form around it. */
  readonly onNext?: () => void
  readonly nextLabel?: string
  readonly isPending?: boolean
  readonly isDisabled?: boolean
}

/** The row at the bottom of a step. */
export function StepActions(props: StepActionsProps) {
  const { onBack, onSkip, onNext, nextLabel, isPending = false, isDisabled = false } = props
  const { t } = useTranslation()
  return (
    <div className={styles.actions}>
      {onBack === undefined ? null : (
        <Button icon={ArrowLeft} onPress={onBack}>
          {t(($) => $.common.back)}
        </Button>
      )}
      <div className={styles.actionsEnd}>
        {onSkip === undefined ? null : (
          <Button variant="quiet" onPress={onSkip}>
            {t(($) => $.setup.skip)}
          </Button>
        )}
        <Button
          variant="primary"
          icon={ArrowRight}
          isPending={isPending}
          isDisabled={isDisabled}
          {...(onNext === undefined ? { type: 'submit' } : { onPress: onNext })}
        >
          {nextLabel ?? t(($) => $.common.next)}
        </Button>
      </div>
    </div>
  )
}
