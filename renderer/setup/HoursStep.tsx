// Opening hours. Runs in the window.

import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { DoorHeading } from '../session/DoorFrame.tsx'
import { HoursForm } from '../settings/HoursForm.tsx'
import { settingsQuery } from '../settings/settings-query.ts'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { StepRow } from './SalonStep.tsx'
import type { StepProps } from './SetupScreen.tsx'

/** The same form as in the settings. */
export function HoursStep({ onNext, onBack }: StepProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(settingsQuery)
  return (
    <>
      <DoorHeading title={t(($) => $.setup.hours.title)}>{t(($) => $.setup.hours.lead)}</DoorHeading>
      <ErrorNotice error={error} />
      {data === undefined ? (
        <Skeleton lines={7} />
      ) : (
        <HoursForm
          hours={data.hours}
          onSaved={onNext}
          actions={(isPending) => <StepRow onBack={onBack} isPending={isPending} />}
        />
      )}
    </>
  )
}
