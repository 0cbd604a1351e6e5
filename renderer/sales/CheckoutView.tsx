// The sale at hand: its clients, its lines, the field that adds to it, and the payment beside them. Runs in the window.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ShoppingBag } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { barcodeKind, isSameBarcode } from '../../shared/barcode.ts'
import { isAppError } from '../../shared/errors.ts'
import { formatWeekdayDay } from '../../shared/format.ts'
import { parseCardCode } from '../../shared/prepaid.ts'
import type { PaySale } from '../../shared/sales.ts'
import { errorText } from '../error-text.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { goTo } from '../shell/navigation.ts'
import { useUser } from '../shell/session.ts'
import { stockQuery } from '../stock/queries.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/Layout.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { useShortcut } from '../ui/shortcut.ts'
import { showToast } from '../ui/Toast.tsx'
import { AddItem, newestSaleItems } from './AddItem.tsx'
import styles from './CheckoutView.module.css'
import { DiscountFields } from './DiscountFields.tsx'
import { type Draft, sumsOfDraft, withItem, withLine, withoutLine } from './draft.ts'
import { paymentOf } from './draft-payment.ts'
import { sellersOf, waitingPart } from './draft-sellers.ts'
import { ExtraRows } from './ExtraRows.tsx'
import { LineEditor } from './LineEditor.tsx'
import { PaymentPane } from './PaymentPane.tsx'
import { receiptQuery, staffQuery, tillDayQuery, useToday } from './queries.ts'
import { SaleMenu } from './SaleMenu.tsx'
import { SellerNotice } from './SellerNotice.tsx'
import { withCard } from './sale-actions.ts'
import type { SaleItem } from './sale-items.ts'
import { useTillStore } from './till-store.ts'
import { useScanner } from './useScanner.ts'

interface CheckoutViewProps {
  readonly saleKey: string
  readonly draft: Draft
}

export function CheckoutView({ saleKey, draft }: CheckoutViewProps) {
  const { t } = useTranslation()
  const { keep, drop } = useTillStore()
  const client = useQueryClient()
  const staff = useQuery(staffQuery).data ?? []
  const today = useToday()
  const { methods = [], sellers = [] } = useQuery(tillDayQuery(today)).data ?? {}
  const user = useUser()
  const [isPaid, setPaid] = useState(false)

  const pay = useMutation({
    mutationFn: (input: PaySale) => call('sales.pay', input),
    onSuccess: (receipt) => {
      setPaid(true)
      void tellOversold()
      const { rest } = draft
      client.setQueryData(receiptQuery(receipt.id).queryKey, receipt)
      useTillStore.setState({ justPaidId: receipt.id, waiting: rest })
      goTo({ screen: 'till', receiptId: receipt.id })
      drop(saleKey)
    },
  })
  const isOfTwo = sellersOf(draft, sellers).length > 1
  /** The sale stands; what the stock did not know of is only said. */
  const tellOversold = async () => {
    const sold = draft.lines.filter((line) => line.kind === 'product').map((line) => line.itemId)
    if (sold.length === 0) return
    const { rows } = await client.fetchQuery(stockQuery)
    const names = rows.filter((row) => row.needsCount && sold.includes(row.id)).map((row) => row.name)
    if (names.length > 0) showToast({ tone: 'warning', text: t(($) => $.stock.oversold, { names: names.join(', ') }) })
  }
  const input = methods.length === 0 || isOfTwo ? null : paymentOf(draft, methods)
  const isBusy = pay.isPending || isPaid
  const confirm = () => {
    if (input !== null && !isBusy) pay.mutate({ ...input, rest: waitingPart(draft.rest, sellers) })
  }
  useShortcut('F9', confirm)
  useShortcut('Ctrl+Enter', confirm)

  const change = (next: Draft) => {
    if (!isBusy) keep(saleKey, next)
  }
  /** What is scanned while something is fetched must not be lost: the newest draft is asked for at the end. */
  const now = () => useTillStore.getState().drafts[saleKey] ?? draft
  const people = staff.filter((each) => each.active || draft.lines.some((line) => line.staffId === each.id))
  const add = (item: SaleItem) => {
    const { kind, id, name, priceCents } = item
    const staffId = now().lines.at(-1)?.staffId ?? user?.staffId ?? ''
    change(withItem(now(), { kind, itemId: id, name, unitCents: priceCents, listCents: priceCents, staffId }))
  }
  const scanned = async (code: string) => {
    try {
      const item = (await newestSaleItems(client, today)).find((each) => isSameBarcode(each.barcode, code))
      if (item !== undefined) return add(item)
      if (parseCardCode(code) === null) {
        const isMisread = barcodeKind(code) === 'wrong'
        const text = isMisread
          ? t(($) => $.sales.sale.misreadCode, { code })
          : t(($) => $.sales.sale.unknownCode, { code })
        return showToast({ text, tone: 'warning' })
      }
      const result = withCard(now(), await call('prepaid.find', { code }))
      if ('refusal' in result) showToast({ text: t(($) => $.sales.use.refusals[result.refusal]), tone: 'warning' })
      else change(result.draft)
    } catch (error) {
      showToast({ text: errorText(t, error), tone: 'danger' })
    }
  }
  useScanner((code) => void scanned(code), !isBusy)

  const sums = sumsOfDraft(draft)
  const alerts = draft.appointments.filter((each) => each.alert !== '')
  const isEmpty = draft.lines.length + draft.extras.length === 0
  return (
    <div className={styles.sale}>
      <div className={styles.main}>
        <SaleHead draft={draft} />
        {alerts.map((each) => (
          <Notice key={each.id} tone="danger" title={t(($) => $.sales.sale.alert)}>
            {each.alert}
          </Notice>
        ))}
        <SellerNotice draft={draft} sellers={sellers} isDisabled={isBusy} onChange={change} />
        <div className={styles.add}>
          <AddItem onAdd={add} isDisabled={isBusy} />
          <SaleMenu saleKey={saleKey} draft={draft} isDisabled={isBusy} onChange={change} />
        </div>
        {isEmpty ? (
          <EmptyState icon={ShoppingBag} title={t(($) => $.sales.sale.emptyTitle)}>
            {t(($) => $.sales.sale.emptyText)}
          </EmptyState>
        ) : null}
        {draft.lines.length === 0 ? null : (
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
                    onUndo: () => keep(saleKey, draft),
                  })
                }}
              />
            ))}
          </ol>
        )}
        {draft.discount === null ? null : (
          <section className={styles.whole} aria-label={t(($) => $.sales.sale.wholeDiscount)}>
            <h3>{t(($) => $.sales.sale.wholeDiscount)}</h3>
            <DiscountFields
              discount={draft.discount}
              isTooLarge={sums === null && draft.discount.cents !== 'invalid' && draft.discount.percent !== 'invalid'}
              isDisabled={isBusy}
              onChange={(discount) => change({ ...draft, discount })}
            />
          </section>
        )}
        <ExtraRows draft={draft} uses={sums?.uses ?? []} isDisabled={isBusy} onChange={change} />
      </div>
      <PaymentPane
        draft={draft}
        methods={methods}
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
                drop(saleKey)
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
  const [first, ...others] = draft.appointments
  if (first === undefined) {
    const title = draft.clientName === '' ? t(($) => $.sales.sale.walkIn) : draft.clientName
    return <h2 className={styles.title}>{title}</h2>
  }
  const names = draft.appointments.map((each) => each.clientName || t(($) => $.sales.ready.noClient))
  const payer = draft.clientName !== '' && !names.includes(draft.clientName) ? draft.clientName : null
  return (
    <div className={styles.title}>
      <h2>{names.join(', ')}</h2>
      {others.length > 0 ? null : <span className={styles.day}>{formatWeekdayDay(first.day, currentLanguage())}</span>}
      {payer === null ? null : <span className={styles.day}>{t(($) => $.sales.sale.payer, { name: payer })}</span>}
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
