// The first services, from the ready list. Runs in the window.

import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadyServiceKey } from '../../shared/services.ts'
import { call } from '../ipc.ts'
import { ReadyServices } from '../services/ReadyServices.tsx'
import { servicesQuery } from '../services/services-query.ts'
import { DoorHeading } from '../session/DoorFrame.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import styles from './Setup.module.css'
import type { StepProps } from './SetupScreen.tsx'
import { StepActions } from './StepActions.tsx'

/** At least one, now or already there. */
export function ServicesStep({ onNext, onBack }: StepProps) {
  const { t } = useTranslation()
  const { data = [], error } = useQuery(servicesQuery)
  const [chosen, setChosen] = useState<ReadonlySet<ReadyServiceKey>>(new Set())
  const add = useMutation({ mutationFn: () => call('services.addReady', { keys: [...chosen] }), onSuccess: onNext })
  const count = data.length + chosen.size
  return (
    <>
      <DoorHeading title={t(($) => $.setup.services.title)}>{t(($) => $.setup.services.lead)}</DoorHeading>
      <ErrorNotice error={error} />
      <ReadyServices chosen={chosen} onChange={setChosen} takenNames={new Set(data.map((service) => service.name))} />
      <ErrorNotice error={add.error} />
      <p className={styles.quiet} role="status">
        {count === 0 ? t(($) => $.setup.services.chooseOne) : t(($) => $.setup.services.chosen, { count })}
      </p>
      <StepActions
        onBack={onBack}
        isPending={add.isPending}
        isDisabled={count === 0}
        onNext={() => (chosen.size === 0 ? onNext() : add.mutate())}
      />
    </>
  )
}
