// An issued receipt or credit on screen: the same rows that the paper has, and what to do with it. Runs in the window.

import { useMutation, useQuery } from '@tanstack/react-query'
import { CircleCheck, Ellipsis, FileDown, Plus, Printer, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../shared/format.ts'
import { type ReceiptRow, receiptRows } from '../../shared/receipt-rows.ts'
import type { Receipt } from '../../shared/sales.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { LetterButton } from '../outbox/LetterDialog.tsx'
import { goTo } from '../shell/navigation.ts'
import { useMay } from '../shell/session.ts'
import { CareMenu } from '../templates/CareMenu.tsx'
import { Button } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { iconSize } from '../ui/icon.ts'
import { Skeleton } from '../ui/Layout.tsx'
import { Menu, type MenuEntry } from '../ui/Menu.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { showToast } from '../ui/Toast.tsx'
import { CreditDialog } from './CreditDialog.tsx'
import { receiptQuery, tillSettingsQuery } from './queries.ts'
import styles from './ReceiptView.module.css'
import { OtherSellerPart } from './SellerNotice.tsx'
import { useTillStore } from './till-store.ts'

interface ReceiptViewProps {
  readonly id: string
  readonly onNewSale: () => void
}

export function ReceiptView({ id, onNewSale }: ReceiptViewProps) {
  const receipt = useQuery(receiptQuery(id))
  if (receipt.data !== undefined) return <Shown receipt={receipt.data} onNewSale={onNewSale} />
  return (
    <div className={styles.view}>
      {receipt.error === null ? (
        <Skeleton lines={8} />
      ) : (
        <ErrorNotice error={receipt.error} onRetry={() => void receipt.refetch()} />
      )}
    </div>
  )
}

function Shown({ receipt, onNewSale }: { readonly receipt: Receipt; readonly onNewSale: () => void }) {
  const { t } = useTranslation()
  const mayCredit = useMay('refunds')
  const [isCrediting, setCrediting] = useState(false)
  const hasOwnPrinter = (useQuery(tillSettingsQuery).data?.printer.kind ?? 'none') !== 'none'
  const save = useMutation({
    mutationFn: () => call('sales.saveReceiptPdf', { id: receipt.id }),
    onSuccess: ({ fileName }) => {
      if (fileName !== null) showToast({ text: t(($) => $.receipts.saved, { file: fileName }), tone: 'success' })
    },
  })
  const print = useMutation({ mutationFn: () => call('sales.printReceipt', { id: receipt.id }) })
  const strip = useMutation({
    mutationFn: () => call('sales.printOnReceiptPrinter', { id: receipt.id }),
    onSuccess: () => showToast({ text: t(($) => $.receipts.printed, { label: receipt.label }) }),
  })
  const isJustPaid = useTillStore((till) => till.justPaidId === receipt.id)
  const canCredit = mayCredit && receipt.kind === 'receipt'
  const entries: MenuEntry[] = [
    ...(hasOwnPrinter
      ? [{ id: 'print', icon: Printer, label: t(($) => $.receipts.systemPrint), onAction: () => print.mutate() }]
      : []),
    ...(canCredit
      ? [{ id: 'credit', icon: Undo2, label: t(($) => $.sales.credit.open), onAction: () => setCrediting(true) }]
      : []),
  ]
  return (
    <div className={styles.view}>
      <div className={styles.done}>
        {isJustPaid ? <Done receipt={receipt} /> : <Title receipt={receipt} />}
        <Links receipt={receipt} />
        {isJustPaid ? <OtherSellerPart /> : null}
        <div className={styles.actions}>
          <Button
            icon={Printer}
            isPending={print.isPending || strip.isPending}
            onPress={() => (hasOwnPrinter ? strip.mutate() : print.mutate())}
          >
            {t(($) => $.receipts.print)}
          </Button>
          <Button icon={FileDown} isPending={save.isPending} onPress={() => save.mutate()}>
            {t(($) => $.receipts.savePdf)}
          </Button>
          <LetterButton paper={{ kind: 'receipt', documentId: receipt.id, partId: null }} />
          {receipt.appointmentId === null || receipt.kind === 'credit' ? null : (
            <CareMenu of={{ appointmentId: receipt.appointmentId }} />
          )}
          {entries.length === 0 ? null : (
            <Menu label={t(($) => $.receipts.more)} entries={entries}>
              <Button icon={Ellipsis}>{t(($) => $.receipts.more)}</Button>
            </Menu>
          )}
          <Button variant="primary" icon={Plus} autoFocus={isJustPaid} onPress={onNewSale}>
            {t(($) => $.sales.newSale)}
          </Button>
        </div>
        <ErrorNotice error={save.error ?? print.error ?? strip.error} />
      </div>
      <article
        data-print-view
        className={styles.paper}
        lang={receipt.language}
        aria-label={
          receipt.kind === 'credit'
            ? t(($) => $.receipts.viewCredit, { label: receipt.label })
            : t(($) => $.receipts.view, { label: receipt.label })
        }
      >
        {receiptRows(receipt, receipt.printCount > 0).map((row, index) => (
          // Rows of an issued receipt never change or move.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Row key={index} row={row} />
        ))}
      </article>
      {isCrediting ? <CreditDialog receiptId={receipt.id} onClose={() => setCrediting(false)} /> : null}
    </div>
  )
}

function Title({ receipt }: { readonly receipt: Receipt }) {
  const { t } = useTranslation()
  const { label } = receipt
  return (
    <h2>
      {receipt.kind === 'credit' ? t(($) => $.receipts.viewCredit, { label }) : t(($) => $.receipts.view, { label })}
    </h2>
  )
}

/** The documents that belong together, each one press away. */
function Links({ receipt }: { readonly receipt: Receipt }) {
  const { t } = useTranslation()
  const money = (cents: number) => formatMoney(cents, currentLanguage())
  const links = [...(receipt.original === null ? [] : [receipt.original]), ...receipt.credits]
  if (links.length === 0) return null
  return (
    <ul className={styles.links}>
      {links.map((link) => (
        <li key={link.id}>
          <Button
            variant="quiet"
            onPress={() => {
              useTillStore.setState({ justPaidId: null })
              goTo({ screen: 'till', receiptId: link.id })
            }}
          >
            {link.id === receipt.original?.id
              ? t(($) => $.sales.credit.original, { label: link.label, sum: money(link.totalCents) })
              : t(($) => $.sales.credit.credited, { label: link.label, sum: money(link.totalCents) })}
          </Button>
        </li>
      ))}
    </ul>
  )
}

/** Right after paying or giving back: that it is safe, and what goes to the client. */
function Done({ receipt }: { readonly receipt: Receipt }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const changeCents = receipt.payments.reduce((sum, payment) => sum + payment.changeCents, 0)
  const cashBack = receipt.payments.reduce((sum, each) => sum + (each.kind === 'cash' ? Math.min(0, each.cents) : 0), 0)
  const giveCents = receipt.kind === 'credit' ? -cashBack : changeCents
  const sum = formatMoney(Math.abs(receipt.totalCents + receipt.roundingCents), language)
  return (
    <>
      <div className={styles.state} role="status">
        <CircleCheck size={iconSize.large} strokeWidth={1.5} aria-hidden />
        <div>
          <h2 className="figures">
            {receipt.kind === 'credit' ? t(($) => $.sales.credit.done, { sum }) : t(($) => $.receipts.paid, { sum })}
          </h2>
          <p>{t(($) => $.receipts.issued, { label: receipt.label })}</p>
        </div>
      </div>
      {giveCents === 0 ? null : (
        <p className={cx(styles.give, 'figures')}>
          {t(($) => $.receipts.give, { sum: formatMoney(giveCents, language) })}
        </p>
      )}
    </>
  )
}

function Row({ row }: { readonly row: ReceiptRow }) {
  switch (row.kind) {
    case 'rule':
      return <hr className={styles.rule} />
    case 'gap':
      return <div className={styles.gap} />
    case 'pair':
      return (
        <p className={cx(styles.pair, styles[row.look])}>
          <span>{row.left}</span>
          <span className="figures">{row.right}</span>
        </p>
      )
    case 'table':
      return <VatTable rows={row.rows} />
    default:
      return <p className={styles[row.kind]}>{row.text}</p>
  }
}

function VatTable({ rows }: { readonly rows: readonly (readonly string[])[] }) {
  const [head = [], ...body] = rows
  return (
    <table className={cx(styles.vat, 'figures')}>
      <thead>
        <tr>
          {head.map((cell) => (
            <th key={cell} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {body.map((cells) => (
          <tr key={cells.join(' ')}>
            {cells.map((cell, column) => (
              <td key={head[column] ?? cell}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
