// Restore, from the start screen or from inside: place → key → point → what would be lost → done. Nothing is touched
// before the last button. Runs in the window.

import { useIsMutating } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupPlace, RestorePlace, RestorePoint, RestorePreview } from '../../shared/backups.ts'
import type { InsidePoint } from '../../shared/look-inside.ts'
import { Button } from '../ui/Button.tsx'
import styles from './Backups.module.css'
import { LookInside } from './LookInside.tsx'
import { RestoreKeyStep } from './RestoreKeyStep.tsx'
import { RestorePlaceStep } from './RestorePlaceStep.tsx'
import { RestorePointStep } from './RestorePointStep.tsx'
import { RestorePreviewStep, restoreKey } from './RestorePreviewStep.tsx'

type Step =
  | { readonly at: 'place' }
  | { readonly at: 'key'; readonly place: RestorePlace }
  | { readonly at: 'point'; readonly place: RestorePlace; readonly points: readonly RestorePoint[] }
  | {
      readonly at: 'preview'
      readonly place: RestorePlace
      readonly points: readonly RestorePoint[]
      readonly preview: RestorePreview
    }
  | {
      readonly at: 'inside'
      readonly place: RestorePlace
      readonly points: readonly RestorePoint[]
      readonly inside: InsidePoint
    }

const order = ['place', 'key', 'point', 'preview'] as const

interface RestoreWizardProps {
  /** Places already in use, offered beside choosing a folder. */
  readonly places?: readonly Pick<BackupPlace, 'id' | 'label'>[]
  readonly onLeave: () => void
}

/** When it is done main ends the session, and the sign-in takes this screen's place. */
export function RestoreWizard({ places = [], onLeave }: RestoreWizardProps) {
  const { t } = useTranslation()
  const [step, setStep] = useState<Step>({ at: 'place' })
  const isRunning = useIsMutating({ mutationKey: restoreKey }) > 0
  if (step.at === 'inside') {
    const { place, points, inside } = step
    return <LookInside inside={inside} onLeave={() => setStep({ at: 'point', place, points })} />
  }
  return (
    <div className={styles.wizard}>
      <ol className={styles.track} aria-label={t(($) => $.backups.wizard.title)}>
        {order.map((at, index) => (
          <li
            key={at}
            data-past={index < order.indexOf(step.at) ? '' : undefined}
            aria-current={at === step.at ? 'step' : undefined}
          >
            {t(($) => $.backups.wizard.steps[at])}
          </li>
        ))}
      </ol>
      {step.at === 'place' ? (
        <RestorePlaceStep places={places} onChosen={(place) => setStep({ at: 'key', place })} />
      ) : null}
      {step.at === 'key' ? (
        <RestoreKeyStep
          place={step.place}
          onBack={() => setStep({ at: 'place' })}
          onOpened={(points) => setStep({ at: 'point', place: step.place, points })}
        />
      ) : null}
      {step.at === 'point' ? (
        <RestorePointStep
          place={step.place}
          points={step.points}
          onBack={() => setStep({ at: 'key', place: step.place })}
          onChecked={(preview) => setStep({ ...step, at: 'preview', preview })}
          onInside={(inside) => setStep({ ...step, at: 'inside', inside })}
        />
      ) : null}
      {step.at === 'preview' ? (
        <RestorePreviewStep
          preview={step.preview}
          onBack={() => setStep({ at: 'point', place: step.place, points: step.points })}
        />
      ) : null}
      {isRunning ? null : (
        <div className={styles.leave}>
          <Button variant="quiet" onPress={onLeave}>
            {t(($) => $.backups.wizard.cancel)}
          </Button>
        </div>
      )}
    </div>
  )
}
