// What is asked about an issued invoice: a payment, its reversal, a reminder, a credit. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatMoney } from '../../shared/format.ts'
import { remindFrom } from '../../shared/invoice-rules.ts'
import { type Invoice, type InvoicePayment, paymentWays } from '../../shared/invoices.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { useToday } from '../sales/queries.ts'
import { Checkbox, RadioGroup } from '../ui/Choices.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import { DateInput, MoneyInput, NumberInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import styles from './Invoices.module.css'
import { invoiceTermsQuery } from './queries.ts'

interface InvoiceDialogProps {
  readonly invoice: Invoice
  readonly onClose: () => void
}

const success = (text: string) => showToast({ tone: 'success', text })

export function PaymentDialog({ invoice, onClose }: InvoiceDialogProps) {
  const { t } = useTranslation()
  const today = useToday()
  const [day, setDay] = useState<Typed<string>>(today)
  const [cents, setCents] = useState<Typed<number>>(invoice.openCents)
  const [way, setWay] = useState<(typeof paymentWays)[number]>('transfer')
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const isSum = typeof cents === 'number' && cents > 0
  const isDay = typeof day === 'string' && day !== 'invalid'
  const save = async () => {
    setTried(true)
    if (!isSum || !isDay) return
    await call('invoices.addPayment', { invoiceId: invoice.id, day, cents, way, note })
    success(t(($) => $.invoices.payment.done, { sum: formatMoney(cents, currentLanguage()) }))
    onClose()
  }
  return (
    <FormDialog
      title={t(($) => $.invoices.payment.title)}
      saveLabel={t(($) => $.common.save)}
      onSubmit={save}
      onClose={onClose}
    >
      <MoneyInput
        label={t(($) => $.invoices.payment.sum)}
        value={cents}
        onChange={setCents}
        error={isTried && !isSum ? t(($) => $.common.notMoney) : undefined}
      />
      <DateInput label={t(($) => $.invoices.payment.day)} value={day} onChange={setDay} today={today} />
      <Select
        label={t(($) => $.invoices.payment.way)}
        options={paymentWays.map((id) => ({ id, label: t(($) => $.invoices.payment.ways[id]) }))}
        value={way}
        onChange={setWay}
      />
      <TextField label={t(($) => $.invoices.payment.note)} value={note} onChange={setNote} maxLength={120} isOptional />
    </FormDialog>
  )
}

export function ReverseDialog({
  invoice,
  payment,
  onClose,
}: InvoiceDialogProps & { readonly payment: InvoicePayment }) {
  const { t } = useTranslation()
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const save = async () => {
    setTried(true)
    if (note.trim() === '') return
    await call('invoices.reversePayment', { invoiceId: invoice.id, paymentId: payment.id, note })
    success(t(($) => $.invoices.panel.reversedToast))
    onClose()
  }
  return (
    <FormDialog
      title={t(($) => $.invoices.panel.reverseTitle)}
      saveLabel={t(($) => $.invoices.panel.reverseConfirm)}
      onSubmit={save}
      onClose={onClose}
    >
      <p>{t(($) => $.invoices.panel.reverseBody)}</p>
      <TextField
        label={t(($) => $.invoices.panel.reverseReason)}
        value={note}
        onChange={setNote}
        maxLength={120}
        autoFocus
        error={isTried && note.trim() === '' ? t(($) => $.errors.REASON_NEEDED) : undefined}
      />
    </FormDialog>
  )
}

/** The fee begins at what the law and the salon's terms allow today. */
export function ReminderDialog(props: InvoiceDialogProps) {
  const terms = useQuery(invoiceTermsQuery).data
  return terms === undefined ? null : <ReminderForm {...props} usualFeeCents={terms.settings.reminderFeeCents} />
}

function ReminderForm({ invoice, onClose, usualFeeCents }: InvoiceDialogProps & { readonly usualFeeCents: number }) {
  const { t } = useTranslation()
  const today = useToday()
  const balance = { totalCents: invoice.openCents, creditedCents: 0, paidCents: 0, dueDay: invoice.dueDay }
  const from = remindFrom(balance, invoice.reminders.at(-1)?.day ?? null)
  const mayCost = from !== null && today >= from
  const [feeCents, setFee] = useState<Typed<number>>(mayCost ? usualFeeCents : 0)
  const [dueDays, setDueDays] = useState<Typed<number>>(14)
  const [withInterest, setInterest] = useState(false)
  const [isTried, setTried] = useState(false)
  const isSound = typeof feeCents === 'number' && typeof dueDays === 'number' && dueDays >= 7 && dueDays <= 60
  const save = async () => {
    setTried(true)
    if (!isSound) return
    const after = await call('invoices.remind', { invoiceId: invoice.id, feeCents, dueDays, withInterest })
    success(t(($) => $.invoices.reminder.done, { number: after.reminders.length }))
    onClose()
  }
  return (
    <FormDialog
      title={t(($) => $.invoices.reminder.title)}
      saveLabel={t(($) => $.invoices.reminder.save)}
      onSubmit={save}
      onClose={onClose}
    >
      {mayCost || from === null ? null : (
        <p className={styles.quiet}>
          {t(($) => $.invoices.panel.remindFrom, { day: formatDay(from, currentLanguage()) })}
        </p>
      )}
      <MoneyInput
        label={t(($) => $.invoices.reminder.fee)}
        description={t(($) => $.invoices.reminder.feeHint)}
        value={feeCents}
        onChange={setFee}
        isDisabled={!mayCost}
      />
      <NumberInput
        label={t(($) => $.invoices.reminder.dueDays)}
        unit={t(($) => $.invoices.draft.days)}
        least={7}
        most={60}
        value={dueDays}
        onChange={setDueDays}
        error={isTried && !isSound ? t(($) => $.settings.field.outOfRange) : undefined}
      />
      <Checkbox isSelected={withInterest} onChange={setInterest} detail={t(($) => $.invoices.reminder.interestHint)}>
        {t(($) => $.invoices.reminder.interest)}
      </Checkbox>
    </FormDialog>
  )
}

export function CreditDialog({ invoice, onClose }: InvoiceDialogProps) {
  const { t } = useTranslation()
  const [requestId] = useState(() => crypto.randomUUID())
  const [scope, setScope] = useState<'all' | 'sum'>('all')
  const [cents, setCents] = useState<Typed<number>>(null)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const isSum = scope === 'all' || (typeof cents === 'number' && cents > 0)
  const save = async () => {
    setTried(true)
    if (!isSum || reason.trim() === '') return
    const chosen =
      scope === 'all' || typeof cents !== 'number' ? { kind: 'all' as const } : { kind: 'sum' as const, cents }
    await call('invoices.credit', { requestId, invoiceId: invoice.id, scope: chosen, reason })
    success(t(($) => $.invoices.credit.done))
    onClose()
  }
  return (
    <FormDialog
      title={t(($) => $.invoices.credit.title, { label: invoice.label })}
      saveLabel={t(($) => $.invoices.credit.save)}
      onSubmit={save}
      onClose={onClose}
    >
      <RadioGroup
        label={t(($) => $.invoices.credit.scope)}
        options={[
          { id: 'all', label: t(($) => $.invoices.credit.all) },
          { id: 'sum', label: t(($) => $.invoices.credit.sum) },
        ]}
        value={scope}
        onChange={setScope}
      />
      {scope === 'all' ? null : (
        <MoneyInput
          label={t(($) => $.invoices.credit.cents)}
          value={cents}
          onChange={setCents}
          error={isTried && !isSum ? t(($) => $.common.notMoney) : undefined}
        />
      )}
      <TextField
        label={t(($) => $.invoices.credit.reason)}
        description={t(($) => $.invoices.credit.reasonHint)}
        value={reason}
        onChange={setReason}
        maxLength={120}
        error={isTried && reason.trim() === '' ? t(($) => $.errors.REASON_NEEDED) : undefined}
      />
    </FormDialog>
  )
}
