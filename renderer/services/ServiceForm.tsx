// A service's fields: name, price, VAT and the duration in parts. In the settings' side panel. Runs in the window.

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { Controller, type FieldError, useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { formatDuration } from '../../shared/format.ts'
import { clientMinutes, type Service, ServiceFields, vatCodes } from '../../shared/services.ts'
import type { Translate } from '../../shared/translations/translate.ts'
import { call } from '../ipc.ts'
import { ServiceNeeds, useServiceNeeds } from '../resources/ServiceNeeds.tsx'
import { fieldError } from '../settings/field-error.ts'
import styles from '../settings/Settings.module.css'
import { ColourPicker } from '../staff/ColourPicker.tsx'
import { FieldRow, FieldStack } from '../ui/Field.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { MoneyInput, NumberInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import formStyles from './ServiceForm.module.css'
import { AddOnTerms, DatedPrices, Doers, PersonTimes } from './ServiceTerms.tsx'

const partNames = ['prepareMin', 'activeMin', 'processingMin', 'finishMin', 'cleanupMin'] as const
type PartName = (typeof partNames)[number]

/** No price yet: a price is written, never left at nothing by accident. */
const empty: Omit<ServiceFields, 'priceCents'> = {
  name: '',
  category: '',
  colour: 0,
  prepareMin: 0,
  activeMin: 60,
  processingMin: 0,
  finishMin: 0,
  cleanupMin: 0,
  vatCode: 'STD',
  addOnMin: null,
  goesWith: [],
  personTimes: [],
  notBy: [],
  prices: [],
}

interface ServiceFormProps {
  readonly id: string
  readonly service: Service | null
  /** What a new one is called to begin with. */
  readonly name?: string
  readonly onSaved: (service: Service) => void
}

/** Keeps the parts visible with the sum they make. */
export function ServiceForm({ id, service, name = '', onSaved }: ServiceFormProps) {
  const { t } = useTranslation()
  const { control, handleSubmit } = useForm<ServiceFields>({
    resolver: zodResolver(ServiceFields),
    defaultValues: service === null ? { ...empty, name } : fieldsOf(service),
  })
  const parts = useWatch({ control, name: [...partNames] })
  const isAddOn = typeof useWatch({ control, name: 'addOnMin' }) === 'number'
  const needs = useServiceNeeds()
  const save = useMutation({
    mutationFn: async (fields: ServiceFields) => {
      const saved = await (service === null
        ? call('services.create', fields)
        : call('services.change', { id: service.id, version: service.version, patch: fields }))
      await needs.save(saved.id)
      return saved
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
                error={sumError(t, fieldState.error)}
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
        <AddOnTerms control={control} serviceId={service?.id ?? null} />
        {isAddOn ? null : (
          <fieldset className={formStyles.parts}>
            <legend>{t(($) => $.services.partsTitle)}</legend>
            <p>{t(($) => $.services.partsLead)}</p>
            <div className={formStyles.partRow}>
              {partNames.map((part) => (
                <Controller
                  key={part}
                  control={control}
                  name={part}
                  render={({ field, fieldState }) => (
                    <NumberInput
                      {...field}
                      label={t(($) => $.services.parts[part])}
                      unit="min"
                      least={part === 'activeMin' ? 1 : 0}
                      most={part === 'activeMin' ? 1440 : 720}
                      error={rangeError(t, fieldState.error)}
                    />
                  )}
                />
              ))}
            </div>
            <PartsSum values={parts} />
          </fieldset>
        )}
        {isAddOn ? null : <Doers control={control} />}
        {isAddOn ? null : <PersonTimes control={control} />}
        <DatedPrices control={control} />
        {isAddOn ? null : <ServiceNeeds serviceId={service?.id ?? null} needs={needs} />}
        <Controller
          control={control}
          name="category"
          render={({ field, fieldState }) => (
            <TextField
              {...field}
              label={t(($) => $.services.category)}
              error={fieldError(t, fieldState.error)}
              isOptional
            />
          )}
        />
        <Controller
          control={control}
          name="colour"
          render={({ field }) => (
            <ColourPicker label={t(($) => $.services.colour)} value={field.value} onChange={field.onChange} />
          )}
        />
      </FieldStack>
      <ErrorNotice error={save.error} />
    </form>
  )
}

/** What the parts add up to, while they are typed; nothing while one of them cannot be read. */
function PartsSum({ values }: { readonly values: readonly Typed<number>[] }) {
  const { t } = useTranslation()
  const [prepareMin, activeMin, processingMin, finishMin, cleanupMin] = values.map((value) =>
    typeof value === 'number' ? value : Number.NaN,
  )
  const clientMin = (prepareMin ?? 0) + (activeMin ?? 0) + (processingMin ?? 0) + (finishMin ?? 0)
  if (Number.isNaN(clientMin) || cleanupMin === undefined || Number.isNaN(cleanupMin)) return null
  const time = formatDuration(clientMin)
  return (
    <p className="figures" role="status">
      {cleanupMin === 0
        ? t(($) => $.services.clientTime, { time })
        : t(($) => $.services.clientTimeAndCleanup, { time, cleanup: formatDuration(cleanupMin) })}
    </p>
  )
}

function sumError(t: Translate, error: FieldError | undefined): string | undefined {
  return error === undefined ? undefined : t(($) => $.common.notMoney)
}

function rangeError(t: Translate, error: FieldError | undefined): string | undefined {
  return error === undefined ? undefined : t(($) => $.settings.field.outOfRange)
}

function fieldsOf(service: Service): ServiceFields {
  const { id: _id, version: _version, archived: _archived, ...fields } = service
  return fields
}

/** "45 min + 35 min + 60 min" in words for a list: the client's time, then processing and clean-up when there are any. */
export function durationText(t: Translate, parts: Pick<Service, PartName>): string {
  const words = [formatDuration(clientMinutes(parts))]
  if (parts.processingMin > 0)
    words.push(t(($) => $.services.processingShort, { time: formatDuration(parts.processingMin) }))
  if (parts.cleanupMin > 0) words.push(t(($) => $.services.cleanupShort, { time: formatDuration(parts.cleanupMin) }))
  return words.join(', ')
}
