// The left side of the till: the day's total by method, appointments waiting to be paid, sales put aside, receipts. Runs
// in the window.

import { Banknote, CreditCard, Gift, Landmark, type LucideIcon, ReceiptText, Smartphone, Ticket } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import { formatMoney, formatTime, formatWeekdayDay } from '../../shared/format.ts'
import { paymentName } from '../../shared/payment-names.ts'
import type { PaymentMethodKind, TillDay } from '../../shared/sales.ts'
import { currentLanguage } from '../i18n.ts'
import { goTo, useRoute } from '../shell/navigation.ts'
import { useMay } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { iconSize } from '../ui/icon.ts'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import styles from './TillDayPane.module.css'
import { useTillStore } from './till-store.ts'

interface TillDayPaneProps {
  readonly day: TillDay | undefined
  readonly error: unknown
  readonly onRetry: () => void
}

export function TillDayPane({ day, error, onRetry }: TillDayPaneProps) {
  const { t } = useTranslation()
  return (
    <aside className={styles.pane} aria-label={t(($) => $.sales.day.title)}>
      {day === undefined ? (
        error === null ? (
          <Skeleton lines={6} />
        ) : (
          <ErrorNotice error={error} onRetry={onRetry} />
        )
      ) : null}
      {day === undefined ? null : (
        <>
          <Forgotten day={day} />
          <Total day={day} />
          <Ready day={day} />
          <Parked day={day} />
          <Receipts day={day} />
        </>
      )}
    </aside>
  )
}

/** An earlier day that nobody closed: said to those who can close it. */
function Forgotten({ day }: { readonly day: TillDay }) {
  const { t } = useTranslation()
  const mayClose = useMay('day-close')
  if (day.forgottenDay === null || !mayClose) return null
  return (
    <Notice
      tone="warning"
      title={t(($) => $.dayclose.forgotten, { day: formatWeekdayDay(day.forgottenDay, currentLanguage()) })}
      actions={
        <Button size="small" onPress={() => goTo({ screen: 'till', view: 'close' })}>
          {t(($) => $.dayclose.forgottenOpen)}
        </Button>
      }
    >
      {t(($) => $.dayclose.forgottenText)}
    </Notice>
  )
}

const methodIcons: Record<PaymentMethodKind, LucideIcon> = {
  cash: Banknote,
  card: CreditCard,
  mobile: Smartphone,
  transfer: Landmark,
  'gift-card': Gift,
  benefit: Ticket,
  invoice: ReceiptText,
}

function Total({ day }: { readonly day: TillDay }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  return (
    <section className={styles.total}>
      <h2>{t(($) => $.sales.day.title)}</h2>
      <p className={styles.date}>{formatWeekdayDay(day.day, language)}</p>
      <p className={cx(styles.sum, 'figures')}>{formatMoney(day.totalCents, language)}</p>
      <dl className={styles.methods}>
        {day.byMethod.map((each) => {
          const MethodIcon = methodIcons[each.kind]
          return (
            <div key={`${each.method} ${each.name}`}>
              <dt>
                <MethodIcon size={iconSize.text} strokeWidth={1.75} aria-hidden />
                {paymentName(t, each)}
              </dt>
              <dd className="figures">{formatMoney(each.cents, language)}</dd>
            </div>
          )
        })}
        {day.sellers.length < 2
          ? null
          : day.sellers.map((seller) => (
              <div key={seller.id} className={styles.rounding}>
                <dt>{seller.name}</dt>
                <dd className="figures">{formatMoney(seller.totalCents, language)}</dd>
              </div>
            ))}
        {day.roundingCents === 0 ? null : (
          <div className={styles.rounding}>
            <dt>{t(($) => $.sales.day.rounding)}</dt>
            <dd className="figures">{formatMoney(day.roundingCents, language)}</dd>
          </div>
        )}
      </dl>
    </section>
  )
}

function Ready({ day }: { readonly day: TillDay }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const chosen = useRoute('till')?.appointmentId
  return (
    <List title={t(($) => $.sales.ready.title)} count={day.unpaid.length} empty={t(($) => $.sales.ready.empty)}>
      {day.unpaid.map((each) => (
        <Row
          key={each.appointmentId}
          isChosen={each.appointmentId === chosen}
          onOpen={() => goTo({ screen: 'till', appointmentId: each.appointmentId })}
          lead={formatTime(each.startMin, language)}
          title={each.clientName === '' ? t(($) => $.sales.ready.noClient) : each.clientName}
          detail={each.services.join(', ')}
          sum={formatMoney(each.cents, language)}
        />
      ))}
    </List>
  )
}

function Parked({ day }: { readonly day: TillDay }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const chosen = useRoute('till')?.parkedId
  if (day.parked.length === 0) return null
  return (
    <List title={t(($) => $.sales.park.list)} count={day.parked.length} empty="">
      {day.parked.map((each) => (
        <Row
          key={each.id}
          isChosen={each.id === chosen}
          onOpen={() => goTo({ screen: 'till', parkedId: each.id })}
          lead={formatTime(instantToLocal(each.parkedAtMs, ZONE).minute, language)}
          title={each.name}
          detail={each.staffName}
          sum=""
        />
      ))}
    </List>
  )
}

function openReceipt(receiptId: string) {
  useTillStore.setState({ justPaidId: null })
  goTo({ screen: 'till', receiptId })
}

function Receipts({ day }: { readonly day: TillDay }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const chosen = useRoute('till')?.receiptId
  const detailOf = (each: TillDay['receipts'][number]) => {
    if (each.kind === 'credit') return t(($) => $.sales.receipts.credit)
    return each.lineCount > 1
      ? t(($) => $.sales.receipts.more, { name: each.firstLine, count: each.lineCount - 1 })
      : each.firstLine
  }
  return (
    <List title={t(($) => $.sales.receipts.title)} count={day.receipts.length} empty={t(($) => $.sales.receipts.empty)}>
      {day.receipts.map((each) => (
        <Row
          key={each.id}
          isChosen={each.id === chosen}
          onOpen={() => openReceipt(each.id)}
          lead={formatTime(instantToLocal(each.issuedAtMs, ZONE).minute, language)}
          title={each.clientName ?? each.label}
          detail={detailOf(each)}
          sum={formatMoney(each.totalCents, language)}
        />
      ))}
    </List>
  )
}

interface ListProps {
  readonly title: string
  readonly count: number
  readonly empty: string
  readonly children: ReactNode
}

function List({ title, count, empty, children }: ListProps) {
  const id = useId()
  return (
    <section className={styles.list}>
      <h2 id={id}>
        {title}
        {count === 0 ? null : <span className={cx(styles.count, 'figures')}>{count}</span>}
      </h2>
      {count === 0 ? <p className={styles.empty}>{empty}</p> : <ul aria-labelledby={id}>{children}</ul>}
    </section>
  )
}

interface RowProps {
  readonly lead: string
  readonly title: string
  readonly detail: string
  readonly sum: string
  readonly isChosen: boolean
  readonly onOpen: () => void
}

function Row({ lead, title, detail, sum, isChosen, onOpen }: RowProps) {
  return (
    <li>
      <button
        type="button"
        className={cx(styles.row, isChosen && styles.chosen)}
        aria-current={isChosen ? 'true' : undefined}
        onClick={onOpen}
      >
        <span className={cx(styles.lead, 'figures')}>{lead}</span>
        <span className={styles.words}>
          <span className={styles.name}>{title}</span>
          <span className={styles.detail}>{detail}</span>
        </span>
        <span className={cx(styles.rowSum, 'figures')}>{sum}</span>
      </button>
    </li>
  )
}
