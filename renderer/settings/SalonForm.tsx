// The salon's details: checked while typing, saved whole. In the first run and in the settings. Runs in the window.

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { emptySalon, SalonFields, type Settings } from '../../shared/settings.ts'
import { call } from '../ipc.ts'
import { Checkbox } from '../ui/Choices.tsx'
import { FieldRow, FieldStack } from '../ui/Field.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { fieldError } from './field-error.ts'
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
  const { t } = useTranslation()
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
  const line = (name: 'name' | 'businessId' | 'street' | 'postCode' | 'city' | 'phone' | 'email' | 'iban') => ({
    control,
    name,
  })
  return (
    <form className={styles.form} noValidate onSubmit={form.handleSubmit((input) => save.mutate(input))}>
      <FieldStack>
        <FieldRow>
          <Controller
            {...line('name')}
            render={({ field, fieldState }) => (
              <TextField
                {...field}
                label={t(($) => $.settings.salon.name)}
                error={fieldError(t, fieldState.error)}
                autoFocus={salon === null}
              />
            )}
          />
          <Controller
            {...line('businessId')}
            render={({ field, fieldState }) => (
              <TextField
                {...field}
                label={t(($) => $.settings.salon.businessId)}
                description={t(($) => $.settings.salon.businessIdHint)}
                error={fieldError(t, fieldState.error)}
              />
            )}
          />
        </FieldRow>
        <Controller
          {...line('street')}
          render={({ field, fieldState }) => (
            <TextField
              {...field}
              label={t(($) => $.settings.salon.street)}
              error={fieldError(t, fieldState.error)}
              isOptional
            />
          )}
        />
        <div className={styles.post}>
          <Controller
            {...line('postCode')}
            render={({ field, fieldState }) => (
              <TextField
                {...field}
                label={t(($) => $.settings.salon.postCode)}
                inputMode="numeric"
                error={fieldError(t, fieldState.error)}
              />
            )}
          />
          <Controller
            {...line('city')}
            render={({ field, fieldState }) => (
              <TextField {...field} label={t(($) => $.settings.salon.city)} error={fieldError(t, fieldState.error)} />
            )}
          />
        </div>
        <FieldRow>
          <Controller
            {...line('phone')}
            render={({ field, fieldState }) => (
              <TextField
                {...field}
                label={t(($) => $.settings.salon.phone)}
                type="tel"
                error={fieldError(t, fieldState.error)}
                isOptional
              />
            )}
          />
          <Controller
            {...line('email')}
            render={({ field, fieldState }) => (
              <TextField
                {...field}
                label={t(($) => $.settings.salon.email)}
                inputMode="email"
                error={fieldError(t, fieldState.error)}
                isOptional
              />
            )}
          />
        </FieldRow>
        <Controller
          {...line('iban')}
          render={({ field, fieldState }) => (
            <TextField
              {...field}
              label={t(($) => $.settings.salon.iban)}
              error={fieldError(t, fieldState.error)}
              isOptional
            />
          )}
        />
        <Controller
          control={control}
          name="vatRegistered"
          render={({ field }) => (
            <Checkbox
              isSelected={field.value}
              onChange={field.onChange}
              detail={t(($) => $.settings.salon.vatRegisteredDetail)}
            >
              {t(($) => $.settings.salon.vatRegistered)}
            </Checkbox>
          )}
        />
      </FieldStack>
      <ErrorNotice error={save.error} />
      <div className={styles.actions}>{actions(save.isPending)}</div>
    </form>
  )
}
