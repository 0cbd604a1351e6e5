// The fields of a seller: name, business id, how to reach it, account, VAT. The salon's own and those of rented chairs.
// Runs in the window.

import { type Control, Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { SalonFields } from '../../shared/settings.ts'
import { Checkbox } from '../ui/Choices.tsx'
import { FieldRow } from '../ui/Field.tsx'
import { TextField } from '../ui/TextField.tsx'
import { fieldError } from './field-error.ts'
import styles from './Settings.module.css'

interface SalonFieldInputsProps {
  readonly control: Control<SalonFields>
  readonly autoFocus: boolean
  /** Someone who rents a chair: the words do not speak of a salon. */
  readonly isRenter?: boolean
}

export function SalonFieldInputs({ control, autoFocus, isRenter = false }: SalonFieldInputsProps) {
  const { t } = useTranslation()
  const line = (name: 'name' | 'businessId' | 'street' | 'postCode' | 'city' | 'phone' | 'email' | 'iban') => ({
    control,
    name,
  })
  return (
    <>
      <FieldRow>
        <Controller
          {...line('name')}
          render={({ field, fieldState }) => (
            <TextField
              {...field}
              label={isRenter ? t(($) => $.services.name) : t(($) => $.settings.salon.name)}
              error={fieldError(t, fieldState.error)}
              autoFocus={autoFocus}
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
            {isRenter ? t(($) => $.sellers.vatRegistered) : t(($) => $.settings.salon.vatRegistered)}
          </Checkbox>
        )}
      />
    </>
  )
}
