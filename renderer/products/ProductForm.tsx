// A product's fields. In the settings' side panel. Runs in the window.

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import {
  beganOtherwise,
  type Product,
  ProductFields,
  productPriceOn,
  productUnits,
  vatCodes,
} from '../../shared/services.ts'
import { call } from '../ipc.ts'
import { salonNow } from '../now.ts'
import { fieldError } from '../settings/field-error.ts'
import styles from '../settings/Settings.module.css'
import { FieldRow, FieldStack } from '../ui/Field.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { MoneyInput, NumberInput } from '../ui/TypedField.tsx'
import { ComingPrices } from './ComingPrices.tsx'

/** No price yet: a price is written, never left at nothing by accident. */
const empty: Omit<ProductFields, 'priceCents'> = {
  name: '',
  barcode: '',
  prices: [],
  vatCode: 'STD',
  unit: 'pcs',
  packageSize: 1,
  lowLimit: null,
  supplier: '',
}

interface ProductFormProps {
  readonly id: string
  readonly product: Product | null
  readonly onSaved: (product: Product) => void
}

const dayNow = () => instantToLocal(salonNow(), ZONE).day

/** Name, bar code, price, prices to come, VAT. */
export function ProductForm({ id, product, onSaved }: ProductFormProps) {
  const { t } = useTranslation()
  const [today] = useState(dayNow)
  const [begun] = useState(() => (product === null ? empty : fieldsOf(product, today)))
  const { control, handleSubmit } = useForm<ProductFields>({
    resolver: zodResolver(
      ProductFields.refine(({ prices = [] }) => !beganOtherwise(product?.prices ?? [], prices, dayNow()), {
        path: ['prices'],
        error: 'NOT_AFTER_TODAY',
      }),
    ),
    defaultValues: begun,
  })
  const save = useMutation({
    mutationFn: ({ priceCents, ...fields }: ProductFields) => {
      if (product === null) return call('products.create', { priceCents, ...fields })
      // A price that nobody touched is not sent: over midnight another one may have begun.
      const patch = 'priceCents' in begun && begun.priceCents === priceCents ? fields : { priceCents, ...fields }
      return call('products.change', { id: product.id, version: product.version, patch })
    },
    onSuccess: onSaved,
  })
  return (
    <form id={id} className={styles.form} noValidate onSubmit={handleSubmit((fields) => save.mutate(fields))}>
      <FieldStack>
        <Controller
          control={control}
          name="name"
          render={({ field, fieldState }) => (
            <TextField {...field} label={t(($) => $.services.name)} error={fieldError(t, fieldState.error)} autoFocus />
          )}
        />
        <FieldRow>
          <Controller
            control={control}
            name="priceCents"
            render={({ field, fieldState }) => (
              <MoneyInput
                {...field}
                value={field.value ?? null}
                label={t(($) => $.services.price)}
                error={fieldState.error === undefined ? undefined : t(($) => $.common.notMoney)}
              />
            )}
          />
          <Controller
            control={control}
            name="vatCode"
            render={({ field }) => (
              <Select
                label={t(($) => $.services.vatCode)}
                options={vatCodes.map((code) => ({ id: code, label: t(($) => $.services.vat[code]) }))}
                value={field.value}
                onChange={field.onChange}
              />
            )}
          />
        </FieldRow>
        <ComingPrices control={control} product={product} today={today} />
        <Controller
          control={control}
          name="barcode"
          render={({ field, fieldState }) => (
            <TextField
              {...field}
              label={t(($) => $.services.products.barcode)}
              description={t(($) => $.services.products.barcodeHint)}
              error={fieldError(t, fieldState.error)}
              isOptional
            />
          )}
        />
        <FieldRow>
          <Controller
            control={control}
            name="unit"
            render={({ field }) => (
              <Select
                label={t(($) => $.services.products.unit)}
                options={productUnits.map((unit) => ({ id: unit, label: t(($) => $.services.products.units[unit]) }))}
                value={field.value}
                onChange={field.onChange}
              />
            )}
          />
          <Controller
            control={control}
            name="packageSize"
            render={({ field, fieldState }) => (
              <NumberInput
                {...field}
                least={1}
                most={100_000}
                label={t(($) => $.services.products.packageSize)}
                error={fieldError(t, fieldState.error)}
              />
            )}
          />
        </FieldRow>
        <FieldRow>
          <Controller
            control={control}
            name="lowLimit"
            render={({ field, fieldState }) => (
              <NumberInput
                {...field}
                least={1}
                most={10_000}
                label={t(($) => $.services.products.lowLimit)}
                description={t(($) => $.services.products.lowLimitHint)}
                error={fieldError(t, fieldState.error)}
                isOptional
              />
            )}
          />
          <Controller
            control={control}
            name="supplier"
            render={({ field, fieldState }) => (
              <TextField
                {...field}
                label={t(($) => $.services.products.supplier)}
                error={fieldError(t, fieldState.error)}
                isOptional
              />
            )}
          />
        </FieldRow>
      </FieldStack>
      <ErrorNotice error={save.error} />
    </form>
  )
}

function fieldsOf(product: Product, today: string): ProductFields {
  const { id: _, version: __, archived: ___, firstPriceCents: ____, ...fields } = product
  const prices = product.prices.filter((each) => each.from > today)
  return { ...fields, priceCents: productPriceOn(product, today), prices }
}
