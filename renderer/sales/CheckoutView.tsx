// The sale at hand: its client, its lines, the field that adds to it, and the payment beside them. Runs in the window.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ShoppingBag } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isAppError } from '../../shared/errors.ts'
import { formatWeekdayDay } from '../../shared/format.ts'
import type { PaySale } from '../../shared/sales.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { goTo } from '../shell/navigation.ts'
import { useUser } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/Layout.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { useShortcut } from '../ui/shortcut.ts'
import { showToast } from '../ui/Toast.tsx'
import { AddItem, type SaleItem } from './AddItem.tsx'
import styles from './CheckoutView.module.css'
import { type Draft, lineInput, settlementOf, totalOf, withItem, withLine, withoutLine } from './draft.ts'
import { LineEditor } from './LineEditor.tsx'
import { PaymentPane } from './PaymentPane.tsx'
import { receiptQuery, staffQuery } from './queries.ts'
import { useTillStore } from './till-store.ts'

/** The call's input, or null while the sale cannot be paid as it stands. */
function paymentOf(draft: Draft): PaySale | null {
  const total = totalOf(draft)
  const lines = draft.lines.flatMap((line) => lineInput(line) ?? [])
  if (total === null || lines.length === 0 || lines.length !== draft.lines.length) return null
  const { payments } = settlementOf(draft, total)
  if (payments === null) return null
  const { requestId, appointmentId, appointmentVersion, clientId, language } = draft
  return { requestId, appointmentId, appointmentVersion, clientId, language, lines, payments: [...payments] }
}

export function CheckoutView({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation()
  const { keep, drop } = useTillStore()
  const client = useQueryClient()
  const staff = useQuery(staffQuery).data ?? []
  const user = useUser()
  const [isPaid, setPaid] = useState(false)

  const pay = useMutation({
    mutationFn: (input: PaySale) => call('sales.pay', input),
    onSuccess: (receipt) => {
      setPaid(true)
      client.setQueryData(receiptQuery(receipt.id).queryKey, receipt)
      useTillStore.setState({ justPaidId: receipt.id })
      goTo({ screen: 'till', receiptId: receipt.id })
      drop(draft)
    },
  })
  const input = paymentOf(draft)
  const isBusy = pay.isPending || isPaid
  const confirm = () => {
    if (input !== null && !isBusy) pay.mutate(input)
  }
  useShortcut('F9', confirm)
  useShortcut('Ctrl+Enter', confirm)

  const change = (next: Draft) => {
    if (!isBusy) keep(next)
  }
  const people = staff.filter((each) => each.active || draft.lines.some((line) => line.staffId === each.id))
  const seller = draft.lines.at(-1)?.staffId ?? user?.staffId ?? ''
  const add = (item: SaleItem) => {
    const { kind, id, name, priceCents } = item
    change(withItem(draft, { kind, itemId: id, name, unitCents: priceCents, staffId: seller }))
  }

  return (
    <div className={styles.sale}>
      <div className={styles.main}>
        <SaleHead draft={draft} />
        {draft.alert === '' ? null : (
          <Notice tone="danger" title={t(($) => $.sales.sale.alert)}>
            {draft.alert}
          </Notice>
        )}
        <AddItem onAdd={add} isDisabled={isBusy} />
        {draft.lines.length === 0 ? (
          <EmptyState icon={ShoppingBag} title={t(($) => $.sales.sale.emptyTitle)}>
            {t(($) => $.sales.sale.emptyText)}
          </EmptyState>
        ) : (
          <ol className={styles.lines} aria-label={t(($) => $.sales.sale.lines)}>
            {draft.lines.map((line, index) => (
              <LineEditor
                key={line.key}
                line={line}
                number={index + 1}
                people={people}
                isDisabled={isBusy}
                onChange={(changed) => change(withLine(draft, changed))}
                onRemove={() => {
                  change(withoutLine(draft, line.key))
                  showToast({
                    text: t(($) => $.sales.sale.removed, { name: line.name }),
                    onUndo: () => keep(draft),
                  })
                }}
              />
            ))}
          </ol>
        )}
      </div>
      <PaymentPane
        draft={draft}
        onChange={change}
        onConfirm={confirm}
        canConfirm={input !== null}
        isPending={isBusy}
        problem={
          pay.error === null ? null : (
            <Refusal
              error={pay.error}
              onReload={() => {
                pay.reset()
                drop(draft)
              }}
            />
          )
        }
      />
    </div>
  )
}

function SaleHead({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation()
  if (draft.appointmentId === null) return <h2 className={styles.title}>{t(($) => $.sales.sale.walkIn)}</h2>
  return (
    <div className={styles.title}>
      <h2>{draft.clientName === '' ? t(($) => $.sales.ready.noClient) : draft.clientName}</h2>
      {draft.serviceDay === null ? null : (
        <span className={styles.day}>{formatWeekdayDay(draft.serviceDay, currentLanguage())}</span>
      )}
    </div>
  )
}

/** Why the payment was refused. A booking that someone changed or paid meanwhile is fetched again. */
function Refusal({ error, onReload }: { readonly error: unknown; readonly onReload: () => void }) {
  const { t } = useTranslation()
  const isStale = isAppError(error) && (error.code === 'CHANGED_BY_OTHER' || error.code === 'SALE_ALREADY_PAID')
  return (
    <>
      <ErrorNotice error={error} />
      {isStale ? <Button onPress={onReload}>{t(($) => $.sales.pay.reload)}</Button> : null}
    </>
  )
}
