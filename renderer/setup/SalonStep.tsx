// The salon's details. Runs in the window.

import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { DoorHeading } from '../session/DoorFrame.tsx'
import { SalonForm } from '../settings/SalonForm.tsx'
import { settingsQuery } from '../settings/settings-query.ts'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import type { StepProps } from './SetupScreen.tsx'
import { StepActions } from './StepActions.tsx'

/** The same form as in the settings. */
export function SalonStep({ onNext, onBack }: StepProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(settingsQuery)
  return (
    <>
      <DoorHeading title={t(($) => $.setup.salon.title)}>{t(($) => $.setup.salon.lead)}</DoorHeading>
      <ErrorNotice error={error} />
      {data === undefined ? (
        <Skeleton lines={6} />
      ) : (
        <SalonForm
          salon={data.salon}
          onSaved={onNext}
          actions={(isPending) => <StepRow onBack={onBack} isPending={isPending} />}
        />
      )}
    </>
  )
}

/** StepActions across the width of a settings form. */
export function StepRow(props: { readonly onBack: (() => void) | undefined; readonly isPending: boolean }) {
  return (
    <div style={{ flex: 1 }}>
      <StepActions onBack={props.onBack} isPending={props.isPending} />
    </div>
  )
}
