// One password field and its button, with the growing wait after wrong ones. The form is `noValidate`: a field that shows
// an error is invalid to the browser too, which would then never send the next try. Runs in the window.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isAppError } from '../../shared/errors.ts'
import type { SignIn } from '../../shared/session.ts'
import { errorText } from '../error-text.ts'
import { call } from '../ipc.ts'
import { sessionQuery } from '../queries.ts'
import { useSession } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { PasswordField } from '../ui/TextField.tsx'
import styles from './DoorFrame.module.css'
import { useEnter } from './enter.ts'
import { secondsText, useSecondsLeft } from './seconds-left.ts'

interface PasswordFormProps {
  /** Who is signing in; null while that is not known yet. */
  readonly who: Pick<SignIn, 'staffId' | 'name'> | null
  readonly buttonLabel: string
  readonly pendingLabel: string
  readonly autoFocus?: boolean
}

/** Signs in or unlocks. A wrong password empties the field and says so; during a wait the button counts down. */
export function PasswordForm({ who, buttonLabel, pendingLabel, autoFocus = true }: PasswordFormProps) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const session = useSession()
  const enter = useEnter()
  const [password, setPassword] = useState('')
  const isCapsOn = useCapsLock()

  const signIn = useMutation({
    mutationFn: (input: SignIn) => call('session.signIn', input),
    onSuccess: enter,
    onError: async () => {
      setPassword('')
      // The wait comes with the state, so that it also shows after the window was closed in between. Until it is known the
      // try is not over: the next one would only be refused for the wait.
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
    },
  })

  const until = session?.delayedUntilMs ?? null
  const secondsLeft = useSecondsLeft(until === null || session === undefined ? 0 : until - session.nowMs)
  const isDelayError = isAppError(signIn.error) && signIn.error.code === 'PASSWORD_DELAY'
  const said = signIn.error === null || (isDelayError && secondsLeft > 0) ? undefined : errorText(t, signIn.error)
  const waiting = secondsLeft > 0 ? t(($) => $.session.signIn.wait, { time: secondsText(secondsLeft) }) : undefined

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (who === null || password === '' || secondsLeft > 0 || signIn.isPending) return
    signIn.mutate({ ...who, password })
  }

  return (
    <form className={styles.narrow} noValidate onSubmit={submit}>
      <PasswordField
        label={t(($) => $.session.signIn.password)}
        value={password}
        onChange={setPassword}
        autoFocus={autoFocus}
        autoComplete="off"
        error={said}
        {...(isCapsOn ? { description: t(($) => $.session.signIn.capsLock) } : {})}
      />
      {/* Always there, so that a screen reader hears the wait begin; the seconds themselves are not read one by one. */}
      <p className={styles.wait} role="status" aria-live="polite">
        {waiting === undefined ? null : <span className="figures">{waiting}</span>}
      </p>
      <Button
        type="submit"
        variant="primary"
        size="large"
        isWide
        isPending={signIn.isPending}
        isDisabled={who === null || secondsLeft > 0}
      >
        {signIn.isPending ? pendingLabel : buttonLabel}
      </Button>
    </form>
  )
}

/** Whether Caps Lock is on, as far as the keys pressed so far have told. */
function useCapsLock(): boolean {
  const [isOn, setOn] = useState(false)
  useEffect(() => {
    const look = (event: KeyboardEvent) => setOn(event.getModifierState('CapsLock'))
    window.addEventListener('keydown', look)
    window.addEventListener('keyup', look)
    return () => {
      window.removeEventListener('keydown', look)
      window.removeEventListener('keyup', look)
    }
  }, [])
  return isOn
}
