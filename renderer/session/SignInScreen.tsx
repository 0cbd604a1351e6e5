// The file is closed: who is it, and the password. Runs in the window.

import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './DoorFrame.module.css'
import { DoorFrame, DoorHeading } from './DoorFrame.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { PersonPicker } from './PersonPicker.tsx'
import { RecoverySignIn } from './RecoverySignIn.tsx'

type Step = { readonly kind: 'pick' } | { readonly kind: 'typed' } | { readonly kind: 'recovery' } | Chosen
interface Chosen {
  readonly kind: 'person'
  readonly staffId: string
  readonly name: string
}

/** The sign-in screen. */
export function SignInScreen() {
  return (
    <DoorFrame>
      <SignInSteps />
    </DoorFrame>
  )
}

/** Choosing the person, typing the password, or the recovery code instead. Also behind the lock's "switch user". */
export function SignInSteps({ onLeave }: { readonly onLeave?: () => void }) {
  const { t } = useTranslation()
  const session = useSession()
  const people = session?.people ?? []
  const start: Step = people.length === 0 ? { kind: 'typed' } : { kind: 'pick' }
  const [step, setStep] = useState<Step>(start)

  if (step.kind === 'recovery') return <RecoverySignIn onBack={() => setStep(start)} />
  return (
    <>
      {step.kind === 'person' ? (
        <>
          <DoorHeading title={t(($) => $.session.signIn.asPerson, { name: step.name })} />
          <PasswordForm
            key={step.staffId}
            who={{ staffId: step.staffId }}
            buttonLabel={t(($) => $.session.signIn.open)}
            pendingLabel={t(($) => $.session.signIn.opening)}
          />
        </>
      ) : null}
      {step.kind === 'typed' ? <TypedName /> : null}
      {step.kind === 'pick' ? (
        <>
          <DoorHeading title={t(($) => $.session.signIn.title)} />
          <PersonPicker
            people={people}
            onChoose={(person) => setStep({ kind: 'person', staffId: person.staffId, name: person.name })}
            onSomeoneElse={() => setStep({ kind: 'typed' })}
          />
        </>
      ) : null}
      {session?.computer === 'unreadable' ? (
        <Notice tone="warning" role="status">
          {t(($) => $.keys.computer.door)}
        </Notice>
      ) : null}
      <div className={cx(styles.actions, styles.quietStart)}>
        {step.kind !== 'pick' && people.length > 0 ? (
          <Button variant="quiet" icon={ArrowLeft} onPress={() => setStep({ kind: 'pick' })}>
            {t(($) => $.session.signIn.back)}
          </Button>
        ) : null}
        {onLeave === undefined ? (
          <Button variant="quiet" onPress={() => setStep({ kind: 'recovery' })}>
            {t(($) => $.session.signIn.forgotten)}
          </Button>
        ) : step.kind === 'pick' || people.length === 0 ? (
          <Button variant="quiet" icon={ArrowLeft} onPress={onLeave}>
            {t(($) => $.common.back)}
          </Button>
        ) : null}
      </div>
    </>
  )
}

function TypedName() {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  return (
    <>
      <DoorHeading title={t(($) => $.session.signIn.title)} />
      <div className={styles.narrow}>
        <TextField
          label={t(($) => $.session.signIn.name)}
          description={t(($) => $.session.signIn.nameHint)}
          value={name}
          onChange={setName}
          maxLength={100}
          autoComplete="off"
          autoFocus
        />
      </div>
      <PasswordForm
        who={name.trim() === '' ? null : { name }}
        buttonLabel={t(($) => $.session.signIn.open)}
        pendingLabel={t(($) => $.session.signIn.opening)}
        autoFocus={false}
      />
    </>
  )
}
