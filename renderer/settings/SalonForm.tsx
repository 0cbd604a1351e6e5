// The salon's details: checked while typing, saved whole. In the first run and in the settings. Runs in the window.

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { emptySalon, SalonFields, type Settings } from '../../shared/settings.ts'
import { call } from '../ipc.ts'
import { FieldStack } from '../ui/Field.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { SalonFieldInputs } from './SalonFieldInputs.tsx'
import styles from './Settings.module.css'
import { settingsQuery } from './settings-query.ts'

interface SalonFormProps {
  readonly salon: Settings['salon']
  readonly onSaved: () => void
  /** Buttons under the form; the submitting one has type="submit". */
  readonly actions: (isPending: boolean) => ReactNode
}

/** Names on receipts follow it. */
export function SalonForm({ salon, onSaved, actions }: SalonFormProps) {
  const queryClient = useQueryClient()
  // A number is judged when its field is left, and from then on at each key.
  const form = useForm({
    resolver: zodResolver(SalonFields),
    defaultValues: salon ?? emptySalon,
    mode: 'onTouched',
  })
  const { control } = form
  const save = useMutation({
    mutationFn: (input: SalonFields) => call('settings.saveSalon', input),
    onSuccess: (settings) => {
      queryClient.setQueryData(settingsQuery.queryKey, settings)
      onSaved()
    },
  })
  return (
    <form className={styles.form} noValidate onSubmit={form.handleSubmit((input) => save.mutate(input))}>
      <FieldStack>
        <SalonFieldInputs control={control} autoFocus={salon === null} />
      </FieldStack>
      <ErrorNotice error={save.error} />
      <div className={styles.actions}>{actions(save.isPending)}</div>
    </form>
  )
}
