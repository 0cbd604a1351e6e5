// A seller's fields in the settings' side panel: letters for its numbers, details, and how near the VAT limit it is. In the
// window.

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type Seller, SellerFields, SellerPrefix } from '../../shared/sellers.ts'
import { emptySalon } from '../../shared/settings.ts'
import { call } from '../ipc.ts'
import { SalonFieldInputs } from '../settings/SalonFieldInputs.tsx'
import styles from '../settings/Settings.module.css'
import { FieldStack } from '../ui/Field.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { TurnoverGauge } from './TurnoverGauge.tsx'

interface SellerFormProps {
  readonly id: string
  readonly seller: Seller | null
  readonly onSaved: (seller: Seller) => void
}

export function SellerForm({ id, seller, onSaved }: SellerFormProps) {
  const { t } = useTranslation()
  const [prefix, setPrefix] = useState('')
  const [isAsked, setAsked] = useState(false)
  const parsed = SellerPrefix.safeParse(prefix)
  const form = useForm<SellerFields>({
    resolver: zodResolver(SellerFields),
    defaultValues: seller?.fields ?? { ...emptySalon, vatRegistered: false },
    mode: 'onTouched',
  })
  const save = useMutation({
    mutationFn: (fields: SellerFields) =>
      seller === null
        ? call('sellers.add', { prefix, fields })
        : call('sellers.change', { id: seller.id, version: seller.version, patch: { fields } }),
    onSuccess: onSaved,
  })
  const submit = (event: FormEvent) => {
    setAsked(true)
    void form.handleSubmit((fields) => {
      if (seller !== null || parsed.success) save.mutate(fields)
    })(event)
  }
  return (
    <form id={id} className={styles.form} noValidate onSubmit={submit}>
      {seller === null ? null : <TurnoverGauge seller={seller} />}
      <FieldStack>
        {seller === null ? (
          <TextField
            label={t(($) => $.sellers.prefix)}
            description={t(($) => $.sellers.prefixHint)}
            value={prefix}
            onChange={(text) => setPrefix(text.toUpperCase())}
            maxLength={3}
            error={isAsked && !parsed.success ? t(($) => $.sellers.prefixWrong) : undefined}
            autoFocus
          />
        ) : null}
        <SalonFieldInputs control={form.control} autoFocus={false} isRenter />
      </FieldStack>
      <ErrorNotice error={save.error} />
    </form>
  )
}
