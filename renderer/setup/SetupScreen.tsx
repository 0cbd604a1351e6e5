// An empty machine and the first run. Each step saves when it is left forward, so the run can be left and continued.
// Runs in the window.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type SessionState, type SetupStep, setupSteps } from '../../shared/session.ts'
import { RestoreWizard } from '../backups/RestoreWizard.tsx'
import { call } from '../ipc.ts'
import { sessionQuery } from '../queries.ts'
import { DoorFrame } from '../session/DoorFrame.tsx'
import { useSession } from '../shell/session.ts'
import { Stepper } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { BackupStep } from './BackupStep.tsx'
import { DoneStep } from './DoneStep.tsx'
import { HoursStep } from './HoursStep.tsx'
import { OwnerStep } from './OwnerStep.tsx'
import { RecoveryStep } from './RecoveryStep.tsx'
import { SalonStep } from './SalonStep.tsx'
import { ServicesStep } from './ServicesStep.tsx'
import styles from './Setup.module.css'
import { StaffStep } from './StaffStep.tsx'
import { Welcome } from './Welcome.tsx'

/** What every step gets. */
export interface StepProps {
  readonly onNext: () => void
  /** Left out on the first step that can be gone back to. */
  readonly onBack?: () => void
}

/** The gate while there is no salon, or its first run is not finished. */
export function SetupScreen() {
  const session = useSession()
  const [way, setWay] = useState<'welcome' | 'new' | 'restore'>('welcome')
  if (session === undefined) return null
  if (session.phase === 'ready') return <FirstRun session={session} />
  switch (way) {
    case 'welcome':
      return (
        <DoorFrame>
          <Welcome onStart={() => setWay('new')} onRestore={() => setWay('restore')} />
        </DoorFrame>
      )
    case 'restore':
      return (
        <DoorFrame>
          <RestoreWizard onLeave={() => setWay('welcome')} />
        </DoorFrame>
      )
    case 'new':
      return (
        <DoorFrame aside={<Steps current="owner" />}>
          <OwnerStep onBack={() => setWay('welcome')} />
        </DoorFrame>
      )
  }
}

/** The steps on the left. */
function Steps({ current }: { readonly current: SetupStep }) {
  const { t } = useTranslation()
  return (
    <nav className={styles.steps} aria-label={t(($) => $.setup.stepsLabel)}>
      <Stepper steps={setupSteps.map((step) => t(($) => $.setup.steps[step]))} current={setupSteps.indexOf(current)} />
      <p>{t(($) => $.setup.saved)}</p>
    </nav>
  )
}

function FirstRun({ session }: { readonly session: SessionState }) {
  const queryClient = useQueryClient()
  const reached = setupSteps.indexOf(session.setup)
  const [shown, setShown] = useState<SetupStep>(session.setup)
  const move = useMutation({
    mutationFn: (step: SetupStep) => call('setup.goTo', { step }),
    onSuccess: ({ step }) => {
      queryClient.setQueryData(sessionQuery.queryKey, (now: SessionState | undefined) =>
        now === undefined ? now : { ...now, setup: step },
      )
      setShown(step)
    },
  })
  const at = setupSteps.indexOf(shown)
  const next = setupSteps[at + 1]
  const before = setupSteps[at - 1]
  // The last page is only shown; the run ends with its button, so that closing the window there loses nothing.
  const onNext = () => {
    if (next === undefined) move.mutate('done')
    else if (next === 'done' || at + 1 <= reached) setShown(next)
    else move.mutate(next)
  }
  // Back never undoes anything: the owner step made the file and is behind for good.
  const back = before === undefined || before === 'owner' ? {} : { onBack: () => setShown(before) }
  return (
    <DoorFrame aside={<Steps current={shown} />}>
      <ErrorNotice error={move.error} />
      {stepScreen(shown, { onNext, ...back })}
    </DoorFrame>
  )
}

function stepScreen(step: SetupStep, props: StepProps): ReactNode {
  switch (step) {
    case 'owner':
    case 'salon':
      return <SalonStep {...props} />
    case 'recovery':
      return <RecoveryStep {...props} />
    case 'staff':
      return <StaffStep {...props} />
    case 'services':
      return <ServicesStep {...props} />
    case 'hours':
      return <HoursStep {...props} />
    case 'backup':
      return <BackupStep {...props} />
    case 'done':
      return <DoneStep {...props} />
  }
}
