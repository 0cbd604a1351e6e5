// Taking a sale back: all of it, some of its lines or a sum; why; and how the money goes back. What can be taken back is
// main's to say. Runs in the window.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../shared/format.ts'
import { roundHalfUp } from '../../shared/money.ts'
import { paymentName } from '../../shared/payment-names.ts'
import type { Creditable, CreditScope } from '../../shared/sales.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { goTo } from '../shell/navigation.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox, RadioGroup } from '../ui/Choices.tsx'
import { cx } from '../ui/cx.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { MoneyInput, NumberInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import styles from './CreditDialog.module.css'
import { newKey } from './draft.ts'
import { creditableQuery, receiptQuery, tillDayQuery, useToday } from './queries.ts'
import { useTillStore } from './till-store.ts'

interface CreditDialogProps {
  readonly receiptId: string
  readonly onClose: () => void
}

export function CreditDialog({ receiptId, onClose }: CreditDialogProps) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(creditableQuery(receiptId))
  if (data !== undefined && data.leftCents + data.lines.length > 0) {
    return <CreditForm creditable={data} onClose={onClose} />
  }
  return (
    <Dialog title={t(($) => $.sales.credit.open)} isOpen onClose={onClose}>
      {error === null ? <Skeleton lines={4} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />}
    </Dialog>
  )
}

const asPaid = 'as-paid'

function CreditForm({ creditable, onClose }: { readonly creditable: Creditable; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { receipt, leftCents } = creditable
  const money = (cents: number) => formatMoney(cents, currentLanguage())
  const methods = useQuery(tillDayQuery(useToday())).data?.methods ?? []
  const [requestId] = useState(newKey)
  const [kind, setKind] = useState<CreditScope['kind']>('all')
  const [counts, setCounts] = useState<Readonly<Record<number, Typed<number>>>>({})
  const [cents, setCents] = useState<Typed<number>>(null)
  const [reason, setReason] = useState('')
  const [way, setWay] = useState(asPaid)
  const [reopens, setReopens] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const open = creditable.lines.filter((line) => line.quantity > 0)
  const scope = scopeOf(kind, counts, cents)
  const backCents = kind === 'all' ? leftCents : kind === 'sum' && typeof cents === 'number' ? cents : chosenCents()

  function chosenCents(): number {
    return open.reduce((sum, line) => {
      const count = counts[line.position]
      return typeof count === 'number' ? sum + roundHalfUp(line.cents * count, line.quantity) : sum
    }, 0)
  }

  const submit = async () => {
    setAsked(true)
    if (scope === null || reason.trim() === '') return
    const payments = way === asPaid ? null : [{ method: way, cents: backCents }]
    const credit = await call('sales.credit', {
      requestId,
      originalId: receipt.id,
      scope,
      reason,
      payments: backCents === 0 ? null : payments,
      reopen: kind === 'all' && reopens,
    })
    client.setQueryData(receiptQuery(credit.id).queryKey, credit)
    useTillStore.setState({ justPaidId: credit.id })
    onClose()
    goTo({ screen: 'till', receiptId: credit.id })
  }
  const real = methods.filter((method) => ['cash', 'card', 'mobile', 'transfer'].includes(method.kind))
  if (leftCents === 0 && open.length === 0) {
    return (
      <Dialog
        title={t(($) => $.sales.credit.title, { label: receipt.label })}
        isOpen
        onClose={onClose}
        footer={<Button onPress={onClose}>{t(($) => $.common.close)}</Button>}
      >
        <p>{t(($) => $.sales.credit.nothingLeft)}</p>
      </Dialog>
    )
  }
  return (
    <FormDialog
      title={t(($) => $.sales.credit.title, { label: receipt.label })}
      onClose={onClose}
      saveLabel={t(($) => $.sales.credit.save, { sum: money(backCents) })}
      onSubmit={submit}
    >
      <RadioGroup
        label={t(($) => $.sales.credit.scope)}
        options={[
          { id: 'all', label: t(($) => $.sales.credit.all, { sum: money(leftCents) }) },
          { id: 'lines', label: t(($) => $.sales.credit.lines) },
          { id: 'sum', label: t(($) => $.sales.credit.sum) },
        ]}
        value={kind}
        onChange={setKind}
      />
      {kind === 'lines' ? (
        <ul className={styles.lines}>
          {open.map((line) => {
            const sold = receipt.lines.find((each) => each.position === line.position)
            const name = sold?.name ?? ''
            return (
              <li key={line.position}>
                <span className={styles.name}>{name}</span>
                <span className={cx(styles.left, 'figures')}>{money(line.cents)}</span>
                <NumberInput
                  label={t(($) => $.sales.credit.pieces, { name })}
                  isLabelHidden
                  value={counts[line.position] ?? null}
                  onChange={(count) => setCounts({ ...counts, [line.position]: count })}
                  least={0}
                  most={line.quantity}
                  placeholder={`0–${line.quantity}`}
                />
              </li>
            )
          })}
        </ul>
      ) : null}
      {kind === 'sum' ? (
        <MoneyInput label={t(($) => $.sales.credit.sumField)} value={cents} onChange={setCents} autoFocus />
      ) : null}
      {isAsked && scope === null ? <p className={styles.missing}>{t(($) => $.sales.credit.chooseSome)}</p> : null}
      <TextField
        label={t(($) => $.sales.credit.reason)}
        value={reason}
        onChange={setReason}
        placeholder={t(($) => $.sales.credit.reasonHint)}
        maxLength={120}
        isRequired
        error={isAsked && reason.trim() === '' ? t(($) => $.sales.credit.reasonMissing) : undefined}
      />
      <Select
        label={t(($) => $.sales.credit.way)}
        options={[
          {
            id: asPaid,
            label: t(($) => $.sales.credit.asPaid),
            detail: receipt.payments.map((payment) => paymentName(t, payment)).join(', '),
          },
          ...real.map((method) => ({ id: method.id, label: paymentName(t, method) })),
        ]}
        value={way}
        onChange={setWay}
      />
      {kind === 'all' && receipt.appointmentId !== null ? (
        <Checkbox isSelected={reopens} onChange={setReopens} detail={t(($) => $.sales.credit.reopenDetail)}>
          {t(($) => $.sales.credit.reopen)}
        </Checkbox>
      ) : null}
    </FormDialog>
  )
}

/** What is asked for, or null while nothing is. */
function scopeOf(
  kind: CreditScope['kind'],
  counts: Readonly<Record<number, Typed<number>>>,
  cents: Typed<number>,
): CreditScope | null {
  if (kind === 'all') return { kind }
  if (kind === 'sum') return typeof cents === 'number' && cents > 0 ? { kind, cents } : null
  const lines = Object.entries(counts).flatMap(([position, quantity]) =>
    typeof quantity === 'number' && quantity > 0 ? [{ position: Number(position), quantity }] : [],
  )
  return lines.length === 0 ? null : { kind, lines }
}
