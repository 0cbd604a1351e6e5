// What the salon expects of those who cancel late or do not come: when a cancellation is late, and the fee that the desk
// is reminded of. Runs in the window.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BookingSettings } from '../../shared/settings.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { FieldRow, FieldStack } from '../ui/Field.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { showToast } from '../ui/Toast.tsx'
import { NumberInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import styles from './Settings.module.css'
import { settingsQuery } from './settings-query.ts'

/** Saved with its button. */
export function BookingForm({ booking }: { readonly booking: BookingSettings }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [lateCancelHours, setHours] = useState<Typed<number>>(booking.lateCancelHours)
  const [lateFeePercent, setLateFee] = useState<Typed<number>>(booking.lateFeePercent)
  const [noShowFeePercent, setNoShowFee] = useState<Typed<number>>(booking.noShowFeePercent)
  const save = useMutation({
    mutationFn: (input: BookingSettings) => call('settings.saveBooking', input),
    onSuccess: (settings) => {
      queryClient.setQueryData(settingsQuery.queryKey, settings)
      showToast({ tone: 'success', text: t(($) => $.settings.saved) })
    },
  })
  const parsed = BookingSettings.safeParse({ lateCancelHours, lateFeePercent, noShowFeePercent })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (parsed.success) save.mutate(parsed.data)
  }
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <FieldStack>
        <div className={styles.short}>
          <NumberInput
            label={t(($) => $.booking.late.hours)}
            description={t(($) => $.booking.late.hoursHelp)}
            unit="h"
            least={0}
            most={168}
            value={lateCancelHours}
            onChange={setHours}
          />
        </div>
        <FieldRow>
          <NumberInput
            label={t(($) => $.booking.late.lateFee)}
            unit="%"
            least={0}
            most={100}
            value={lateFeePercent}
            onChange={setLateFee}
          />
          <NumberInput
            label={t(($) => $.booking.late.noShowFee)}
            unit="%"
            least={0}
            most={100}
            value={noShowFeePercent}
            onChange={setNoShowFee}
          />
        </FieldRow>
      </FieldStack>
      <ErrorNotice error={save.error} />
      <div className={styles.actions}>
        <Button type="submit" variant="primary" isPending={save.isPending} isDisabled={!parsed.success}>
          {t(($) => $.common.save)}
        </Button>
      </div>
    </form>
  )
}
