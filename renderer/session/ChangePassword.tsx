// One's own new password, in the settings. Runs in the window.

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { Controller, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { type PasswordKind, passwordProblem } from '../../shared/passwords.ts'
import { call } from '../ipc.ts'
import { fieldError } from '../settings/field-error.ts'
import styles from '../settings/Settings.module.css'
import { useUser } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { FieldStack } from '../ui/Field.tsx'
import { Section } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { PasswordField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'

const changeOf = (kind: PasswordKind) =>
  z
    .object({ current: z.string().min(1), next: z.string(), repeat: z.string() })
    .superRefine(({ next, repeat }, context) => {
      const problem = passwordProblem(next, kind)
      if (problem !== null) context.addIssue({ code: 'custom', path: ['next'], message: problem })
      else if (next !== repeat) context.addIssue({ code: 'custom', path: ['repeat'], message: 'PASSWORD_MISMATCH' })
    })
const changes = { owner: changeOf('owner'), staff: changeOf('staff') }
const empty = { current: '', next: '', repeat: '' }

/** The present one first: it proves who is at the keyboard. */
export function ChangePassword() {
  const { t } = useTranslation()
  const isOwner = useUser()?.role === 'owner'
  const { control, handleSubmit, reset } = useForm({
    resolver: zodResolver(isOwner ? changes.owner : changes.staff),
    defaultValues: empty,
  })
  const change = useMutation({
    mutationFn: (input: typeof empty) => call('session.changePassword', { current: input.current, next: input.next }),
    onSuccess: () => {
      reset(empty)
      showToast({ tone: 'success', text: t(($) => $.session.password.changed) })
    },
  })
  return (
    <Section title={t(($) => $.session.password.title)}>
      <form className={styles.form} noValidate onSubmit={handleSubmit((input) => change.mutate(input))}>
        <FieldStack>
          <Controller
            control={control}
            name="current"
            render={({ field, fieldState }) => (
              <PasswordField
                {...field}
                label={t(($) => $.session.password.current)}
                autoComplete="off"
                error={fieldError(t, fieldState.error)}
              />
            )}
          />
          <Controller
            control={control}
            name="next"
            render={({ field, fieldState }) => (
              <PasswordField
                {...field}
                label={t(($) => $.session.password.next)}
                autoComplete="off"
                description={
                  isOwner ? t(($) => $.session.password.nextHintOwner) : t(($) => $.session.password.nextHintStaff)
                }
                error={fieldError(t, fieldState.error)}
              />
            )}
          />
          <Controller
            control={control}
            name="repeat"
            render={({ field, fieldState }) => (
              <PasswordField
                {...field}
                label={t(($) => $.session.password.repeat)}
                autoComplete="off"
                error={fieldError(t, fieldState.error)}
              />
            )}
          />
          <ErrorNotice error={change.error} />
          <div className={styles.actions}>
            <Button type="submit" variant="primary" isPending={change.isPending}>
              {t(($) => $.session.password.change)}
            </Button>
          </div>
        </FieldStack>
      </form>
    </Section>
  )
}
