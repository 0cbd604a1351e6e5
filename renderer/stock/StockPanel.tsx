// One product's stock: counting it, taking out what was used or lost, and everything that has moved. In the window.

import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatMoney } from '../../shared/format.ts'
import type { StockMovement, StockRow } from '../../shared/stock.ts'
import { errorText } from '../error-text.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { useMay } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/Choices.tsx'
import { cx } from '../ui/cx.ts'
import { FieldStack } from '../ui/Field.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import { NumberInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import { amountText, packagesText } from './amounts.ts'
import { movementsQuery } from './queries.ts'
import styles from './Stock.module.css'

type What = 'count' | 'own-use' | 'loss'

export function StockPanel({ row, onClose }: { readonly row: StockRow; readonly onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <SidePanel
      title={row.name}
      onClose={onClose}
      head={
        <p>
          {amountText(t, row.balance, row)} <span className={styles.quiet}>{packagesText(t, row.balance, row)}</span>
        </p>
      }
    >
      <div className={styles.stack}>
        {row.needsCount ? <Notice tone="info">{t(($) => $.stock.needsCountText)}</Notice> : null}
        <TakeForm row={row} />
        <Movements row={row} />
      </div>
    </SidePanel>
  )
}

/** Counting is the usual thing; what goes out says why. */
function TakeForm({ row }: { readonly row: StockRow }) {
  const { t } = useTranslation()
  const [what, setWhat] = useState<What>('count')
  const [amount, setAmount] = useState<Typed<number>>(null)
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const unit = t(($) => $.services.products.units[row.unit])
  const save = useMutation({
    mutationFn: (units: number) =>
      what === 'count'
        ? call('stock.count', { productId: row.id, counted: units })
        : call('stock.take', { productId: row.id, kind: what, amount: units, reason }),
    onSuccess: ({ balance }) => {
      setAmount(null)
      setReason('')
      setAsked(false)
      showToast({ tone: 'success', text: t(($) => $.stock.take.saved, { balance: amountText(t, balance, row) }) })
    },
  })
  const lacksReason = what === 'loss' && reason.trim() === ''
  const submit = () => {
    setAsked(true)
    if (typeof amount === 'number' && !lacksReason && (what === 'count' || amount > 0)) save.mutate(amount)
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <FieldStack>
        <SegmentedControl
          label={t(($) => $.stock.take.what)}
          options={[
            { id: 'count', label: t(($) => $.stock.kinds.count) },
            { id: 'own-use', label: t(($) => $.stock.kinds['own-use']) },
            { id: 'loss', label: t(($) => $.stock.kinds.loss) },
          ]}
          value={what}
          onChange={setWhat}
        />
        <NumberInput
          label={what === 'count' ? t(($) => $.stock.take.counted) : t(($) => $.stock.take.amount)}
          value={amount}
          onChange={setAmount}
          least={what === 'count' ? 0 : 1}
          most={99_999_999}
          unit={unit}
          error={isAsked && typeof amount !== 'number' ? t(($) => $.settings.field.empty) : undefined}
        />
        {what === 'count' ? null : (
          <TextField
            label={t(($) => $.stock.take.reason)}
            placeholder={t(($) => $.stock.take.reasonHint)}
            value={reason}
            onChange={setReason}
            maxLength={120}
            isOptional={what === 'own-use'}
            error={isAsked && lacksReason ? t(($) => $.stock.take.reasonNeeded) : undefined}
          />
        )}
        <ErrorNotice error={save.error} />
        <Button type="submit" isPending={save.isPending}>
          {t(($) => $.stock.take.save)}
        </Button>
      </FieldStack>
    </form>
  )
}

function Movements({ row }: { readonly row: StockRow }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(movementsQuery(row.id))
  const mayUndo = useMay('services-and-prices')
  const undo = useMutation({
    mutationFn: (movementId: number) => call('stock.undoPurchase', { movementId }),
    onSuccess: () => showToast({ text: t(($) => $.stock.undoneToast) }),
    onError: (failure) => showToast({ tone: 'danger', text: errorText(t, failure) }),
  })
  if (data === undefined) {
    return error === null ? <Skeleton lines={4} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
  }
  const language = currentLanguage()
  const detailOf = (movement: StockMovement) =>
    [
      formatDay(movement.day, language),
      movement.document?.label ?? '',
      movement.supplier,
      movement.reason,
      movement.valueCents === null || movement.valueCents === 0 ? '' : formatMoney(movement.valueCents, language),
      movement.staffName,
      movement.isUndone ? t(($) => $.stock.undone) : '',
    ]
      .filter((part) => part !== '')
      .join(' · ')
  // A product that has not come in yet has nothing to tell.
  if (data.length === 0) return null
  return (
    <>
      <h3 className={styles.heading}>{t(($) => $.stock.movements)}</h3>
      <ul className={styles.movements}>
        {data.map((movement) => (
          <li key={movement.id} className={styles.movement}>
            <span className={cx(movement.isUndone && styles.undone)}>{t(($) => $.stock.kinds[movement.kind])}</span>
            <span className="figures">
              {movement.amount > 0 ? '+' : ''}
              {amountText(t, movement.amount, row).replace('-', '−')}
            </span>
            <span className="figures">{movement.balance}</span>
            <span className={styles.quiet}>{detailOf(movement)}</span>
            {mayUndo && movement.kind === 'purchase' && !movement.isUndone ? (
              <span className={styles.undo}>
                <Button size="small" variant="quiet" onPress={() => undo.mutate(movement.id)}>
                  {t(($) => $.stock.undo)}
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}
