// The small questions of a sale: what card is sold, how large a tip or a deposit, under which name it waits, who pays.
// Runs in the window.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addMonths } from '../../shared/day.ts'
import type { TillSettings } from '../../shared/sales-settings.ts'
import { priceOn } from '../../shared/services.ts'
import { ClientPicker } from '../clients/ClientPicker.tsx'
import { call } from '../ipc.ts'
import { useUser } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/Choices.tsx'
import { FieldRow } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { type Option, Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { DateInput, MoneyInput, NumberInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import { type Draft, extraOf } from './draft.ts'
import { servicesQuery, staffQuery, useToday } from './queries.ts'
import { withCard } from './sale-actions.ts'

export interface SaleDialogProps {
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
  readonly onClose: () => void
}

/** Whose sale or tip it is by default: who did the last line, or who is at the till. */
function useSeller(draft: Draft): string {
  const user = useUser()
  return draft.lines.at(-1)?.staffId ?? user?.staffId ?? ''
}

export function GiftCardDialog({ settings, ...props }: SaleDialogProps & { readonly settings: TillSettings }) {
  const { t } = useTranslation()
  const today = useToday()
  const staffId = useSeller(props.draft)
  const [cents, setCents] = useState<Typed<number>>(null)
  const [holder, setHolder] = useState('')
  const [expires, setExpires] = useState<Typed<string>>(addMonths(today, settings.cardMonths))
  const [vat, setVat] = useState(settings.giftCardVat)
  const [isAsked, setAsked] = useState(false)
  const submit = () => {
    if (typeof cents !== 'number' || cents <= 0 || expires === 'invalid') return setAsked(true)
    const vatCode = vat === 'single' ? settings.giftCardVatCode : null
    const input = { kind: 'gift-card', valueCents: cents, vatCode, holder, expiresDay: expires, staffId } as const
    props.onChange({
      ...props.draft,
      extras: [
        ...props.draft.extras,
        extraOf(
          t(($) => $.prepaidSale.gift),
          input,
        ),
      ],
    })
    props.onClose()
  }
  return (
    <FormDialog
      title={t(($) => $.prepaidSale.sellGift)}
      onClose={props.onClose}
      saveLabel={t(($) => $.prepaidSale.addToSale)}
      onSubmit={submit}
    >
      <FieldRow>
        <MoneyInput
          label={t(($) => $.prepaidSale.value)}
          value={cents}
          onChange={setCents}
          error={isAsked && typeof cents !== 'number' ? t(($) => $.common.notMoney) : undefined}
          autoFocus
        />
        <DateInput label={t(($) => $.prepaidSale.expires)} value={expires} onChange={setExpires} isOptional />
      </FieldRow>
      <TextField
        label={t(($) => $.prepaidSale.holder)}
        value={holder}
        onChange={setHolder}
        maxLength={80}
        description={t(($) => $.prepaidSale.holderHint)}
        isOptional
      />
      <RadioGroup
        label={t(($) => $.prepaidSale.vat)}
        options={[
          { id: 'single', label: t(($) => $.prepaidSale.single), detail: t(($) => $.prepaidSale.singleDetail) },
          { id: 'multi', label: t(($) => $.prepaidSale.multi), detail: t(($) => $.prepaidSale.multiDetail) },
        ]}
        value={vat}
        onChange={setVat}
      />
    </FormDialog>
  )
}

export function SeriesCardDialog({ settings, ...props }: SaleDialogProps & { readonly settings: TillSettings }) {
  const { t } = useTranslation()
  const today = useToday()
  const services = (useQuery(servicesQuery).data ?? []).filter((each) => !each.archived)
  const staffId = useSeller(props.draft)
  const [serviceId, setServiceId] = useState<string | null>(
    props.draft.lines.find((line) => line.kind === 'service')?.itemId ?? null,
  )
  const [uses, setUses] = useState<Typed<number>>(5)
  const [cents, setCents] = useState<Typed<number>>(null)
  const [expires, setExpires] = useState<Typed<string>>(addMonths(today, settings.cardMonths))
  const [isAsked, setAsked] = useState(false)
  const service = services.find((each) => each.id === serviceId)
  const full = service === undefined || typeof uses !== 'number' ? null : priceOn(service, null, today) * uses
  const submit = () => {
    const value = cents ?? full
    if (service === undefined || typeof uses !== 'number' || typeof value !== 'number' || value <= 0) {
      return setAsked(true)
    }
    if (expires === 'invalid') return setAsked(true)
    const input = {
      kind: 'series-card',
      serviceId: service.id,
      uses,
      valueCents: value,
      holder: '',
      expiresDay: expires,
      staffId,
    } as const
    const name = t(($) => $.prepaidSale.series, { service: service.name, uses })
    props.onChange({ ...props.draft, extras: [...props.draft.extras, extraOf(name, input)] })
    props.onClose()
  }
  return (
    <FormDialog
      title={t(($) => $.prepaidSale.sellSeries)}
      onClose={props.onClose}
      saveLabel={t(($) => $.prepaidSale.addToSale)}
      onSubmit={submit}
    >
      <Select
        label={t(($) => $.prepaidSale.service)}
        options={services.map((each) => ({ id: each.id, label: each.name }))}
        value={serviceId}
        onChange={setServiceId}
        error={isAsked && service === undefined ? t(($) => $.prepaidSale.serviceMissing) : undefined}
      />
      <FieldRow>
        <NumberInput label={t(($) => $.prepaidSale.uses)} value={uses} onChange={setUses} least={1} most={100} />
        <MoneyInput
          label={t(($) => $.prepaidSale.price)}
          value={cents ?? full}
          onChange={setCents}
          error={isAsked && cents === 'invalid' ? t(($) => $.common.notMoney) : undefined}
        />
      </FieldRow>
      <DateInput label={t(($) => $.prepaidSale.expires)} value={expires} onChange={setExpires} isOptional />
    </FormDialog>
  )
}

/** A tip for someone, or part of the price of a coming appointment. */
export function SumDialog({ kind, ...props }: SaleDialogProps & { readonly kind: 'tip' | 'deposit' }) {
  const { t } = useTranslation()
  const people = useQuery(staffQuery).data ?? []
  const [cents, setCents] = useState<Typed<number>>(null)
  const [staffId, setStaffId] = useState(useSeller(props.draft))
  const [isAsked, setAsked] = useState(false)
  const appointment = props.draft.appointments[0]
  const submit = () => {
    if (typeof cents !== 'number' || cents <= 0) return setAsked(true)
    const { draft } = props
    if (kind === 'tip') {
      const extra = extraOf(
        t(($) => $.prepaidSale.tip),
        { kind, cents, staffId },
      )
      props.onChange({ ...draft, extras: [...draft.extras, extra] })
    } else if (appointment !== undefined) {
      const extra = extraOf(
        t(($) => $.prepaidSale.deposit),
        { kind, cents, staffId, appointmentId: appointment.id },
      )
      // Only the deposit is paid now; the appointment itself waits for its day.
      props.onChange({ ...draft, appointments: [], lines: [], uses: [], payments: [], extras: [extra] })
    }
    props.onClose()
  }
  return (
    <FormDialog
      title={kind === 'tip' ? t(($) => $.prepaidSale.tip) : t(($) => $.prepaidSale.deposit)}
      onClose={props.onClose}
      size="small"
      saveLabel={t(($) => $.prepaidSale.addToSale)}
      onSubmit={submit}
    >
      <MoneyInput
        label={t(($) => $.prepaidSale.sum)}
        value={cents}
        onChange={setCents}
        error={isAsked && typeof cents !== 'number' ? t(($) => $.common.notMoney) : undefined}
        autoFocus
      />
      {kind === 'tip' ? (
        <Select
          label={t(($) => $.prepaidSale.tipFor)}
          options={people.filter((each) => each.active).map((each) => ({ id: each.id, label: each.name }))}
          value={staffId}
          onChange={setStaffId}
        />
      ) : null}
    </FormDialog>
  )
}

/** A gift or series card by its code. What cannot be used is said under the field by main's own words. */
export function CardCodeDialog(props: SaleDialogProps) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string | undefined>()
  const submit = async () => {
    const card = await call('prepaid.find', { code })
    const result = withCard(props.draft, card)
    if ('refusal' in result) return setProblem(t(($) => $.sales.use.refusals[result.refusal]))
    props.onChange(result.draft)
    props.onClose()
  }
  return (
    <FormDialog
      title={t(($) => $.sales.use.title)}
      onClose={props.onClose}
      size="small"
      saveLabel={t(($) => $.sales.use.add)}
      onSubmit={submit}
    >
      <TextField
        label={t(($) => $.sales.use.code)}
        description={t(($) => $.sales.use.codeHint)}
        value={code}
        onChange={setCode}
        maxLength={60}
        error={problem}
        autoFocus
      />
    </FormDialog>
  )
}

/** Puts the sale aside under a name. */
export function ParkDialog({
  draft,
  onClose,
  onPark,
}: {
  readonly draft: Draft
  readonly onClose: () => void
  readonly onPark: (name: string) => Promise<void>
}) {
  const { t } = useTranslation()
  const [name, setName] = useState(draft.clientName)
  return (
    <FormDialog
      title={t(($) => $.sales.park.title)}
      onClose={onClose}
      size="small"
      saveLabel={t(($) => $.sales.park.save)}
      onSubmit={async () => {
        if (name.trim() !== '') await onPark(name)
      }}
    >
      <TextField
        label={t(($) => $.sales.park.name)}
        value={name}
        onChange={setName}
        maxLength={60}
        autoFocus
        isRequired
      />
    </FormDialog>
  )
}

/** Who pays: another than the client of the appointment, or whose walk-in sale it is. */
export function PayerDialog({ draft, onChange, onClose }: SaleDialogProps) {
  const { t } = useTranslation()
  const [payer, setPayer] = useState<Option | null>(
    draft.clientId === null ? null : { id: draft.clientId, label: draft.clientName },
  )
  return (
    <FormDialog
      title={t(($) => $.sales.more.payerTitle)}
      onClose={onClose}
      size="small"
      saveLabel={t(($) => $.common.done)}
      onSubmit={() => {
        onChange({ ...draft, clientId: payer?.id ?? null, clientName: payer?.label ?? '' })
        onClose()
      }}
    >
      <ClientPicker label={t(($) => $.sales.more.payerField)} value={payer} onChange={setPayer} autoFocus />
    </FormDialog>
  )
}

/** Another client's treatment into the same sale. */
export function AddAppointmentDialog({
  choices,
  onChoose,
  onClose,
}: {
  readonly choices: readonly { readonly id: string; readonly label: string; readonly detail: string }[]
  readonly onChoose: (appointmentId: string) => Promise<void>
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<string | null>(choices[0]?.id ?? null)
  return (
    <FormDialog
      title={t(($) => $.sales.more.appointmentTitle)}
      onClose={onClose}
      size="small"
      saveLabel={choices.length === 0 ? null : t(($) => $.prepaidSale.addToSale)}
      onSubmit={async () => {
        if (chosen !== null) await onChoose(chosen)
      }}
      {...(choices.length === 0 ? { actions: <Button onPress={onClose}>{t(($) => $.common.close)}</Button> } : {})}
    >
      {choices.length === 0 ? (
        <p>{t(($) => $.sales.more.noAppointments)}</p>
      ) : (
        <Select label={t(($) => $.sales.more.appointmentField)} options={choices} value={chosen} onChange={setChosen} />
      )}
    </FormDialog>
  )
}
