// An issued receipt on screen: the same rows that the paper has, and what to do with it. Runs in the window.

import { useMutation, useQuery } from '@tanstack/react-query'
import { CircleCheck, FileDown, Plus, Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../shared/format.ts'
import { type ReceiptRow, receiptRows } from '../../shared/receipt-rows.ts'
import type { Receipt } from '../../shared/sales.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { iconSize } from '../ui/icon.ts'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { showToast } from '../ui/Toast.tsx'
import { receiptQuery } from './queries.ts'
import styles from './ReceiptView.module.css'
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
  const save = useMutation({
    mutationFn: () => call('sales.saveReceiptPdf', { id: receipt.id }),
    onSuccess: ({ fileName }) => {
      if (fileName !== null) showToast({ text: t(($) => $.sales.receipt.saved, { file: fileName }), tone: 'success' })
    },
  })
  const print = useMutation({ mutationFn: () => call('sales.printReceipt', { id: receipt.id }) })
  const isJustPaid = useTillStore((till) => till.justPaidId === receipt.id)
  return (
    <div className={styles.view}>
      <div className={styles.done}>
        {isJustPaid ? <Done receipt={receipt} /> : <h2>{t(($) => $.sales.receipt.view, { label: receipt.label })}</h2>}
        <div className={styles.actions}>
          <Button icon={Printer} isPending={print.isPending} onPress={() => print.mutate()}>
            {t(($) => $.sales.receipt.print)}
          </Button>
          <Button icon={FileDown} isPending={save.isPending} onPress={() => save.mutate()}>
            {t(($) => $.sales.receipt.savePdf)}
          </Button>
          <Button variant="primary" icon={Plus} autoFocus={isJustPaid} onPress={onNewSale}>
            {t(($) => $.sales.newSale)}
          </Button>
        </div>
        <ErrorNotice error={save.error ?? print.error} />
      </div>
      <article
        data-print-view
        className={styles.paper}
        lang={receipt.language}
        aria-label={t(($) => $.sales.receipt.view, { label: receipt.label })}
      >
        {receiptRows(receipt).map((row, index) => (
          // Rows of an issued receipt never change or move.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Row key={index} row={row} />
        ))}
      </article>
    </div>
  )
}

/** Right after paying: that it is safe, and what goes back to the client. */
function Done({ receipt }: { readonly receipt: Receipt }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const changeCents = receipt.payments.reduce((sum, payment) => sum + payment.changeCents, 0)
  const sum = formatMoney(receipt.totalCents + receipt.roundingCents, language)
  return (
    <>
      <div className={styles.state} role="status">
        <CircleCheck size={iconSize.large} strokeWidth={1.5} aria-hidden />
        <div>
          <h2 className="figures">{t(($) => $.sales.receipt.paid, { sum })}</h2>
          <p>{t(($) => $.sales.receipt.issued, { label: receipt.label })}</p>
        </div>
      </div>
      {changeCents === 0 ? null : (
        <p className={cx(styles.give, 'figures')}>
          {t(($) => $.sales.receipt.give, { sum: formatMoney(changeCents, language) })}
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
