// What a client has bought: the documents issued to her. Opens a receipt at the till, an invoice among invoices. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Purchase } from '../../shared/clients.ts'
import { formatDay, formatMoney } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { goTo } from '../shell/navigation.ts'
import { useMay } from '../shell/session.ts'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Table } from '../ui/Table.tsx'
import styles from './ClientCard.module.css'
import { clientPurchasesQuery } from './queries.ts'

export function ClientPurchases({ clientId }: { readonly clientId: string }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const mayOpenInvoice = useMay('invoices')
  const { data: rows, error, refetch } = useQuery(clientPurchasesQuery(clientId))
  if (rows === undefined) {
    return (
      <div className={styles.part}>
        {error === null ? <Skeleton lines={4} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />}
      </div>
    )
  }
  if (rows.length === 0) {
    return (
      <div className={styles.part}>
        <Balances clientId={clientId} />
        <p className={styles.quiet}>{t(($) => $.clientCards.purchases.empty)}</p>
      </div>
    )
  }
  // An invoice is on a screen of its own, for those who may open it.
  const open = ({ kind, documentId }: Purchase) => {
    if (kind !== 'invoice') goTo({ screen: 'till', receiptId: documentId })
    else if (mayOpenInvoice) goTo({ screen: 'invoices', part: 'invoice', id: documentId })
  }
  const total = rows.reduce((sum, row) => sum + row.totalCents, 0)
  return (
    <div className={styles.part}>
      <Balances clientId={clientId} />
      <Table
        label={t(($) => $.clientCards.tabs.purchases)}
        rows={rows}
        rowKey={(row) => row.documentId}
        onOpen={open}
        columns={[
          {
            id: 'day',
            title: t(($) => $.clientCards.purchases.columns.day),
            width: '7rem',
            cell: (row) => <span className="figures">{formatDay(row.day, language)}</span>,
          },
          {
            id: 'document',
            title: t(($) => $.clientCards.purchases.columns.document),
            width: '7rem',
            cell: (row) => <span className="figures">{row.label}</span>,
          },
          { id: 'items', title: t(($) => $.clientCards.purchases.columns.items), cell: (row) => row.items.join(', ') },
          {
            id: 'sum',
            title: t(($) => $.clientCards.purchases.columns.sum),
            align: 'end',
            width: '7rem',
            cell: (row) => formatMoney(row.totalCents, language),
          },
        ]}
        footer={
          <tr>
            <td colSpan={3}>{t(($) => $.clientCards.purchases.total)}</td>
            <td className={styles.sum}>
              <span className="figures">{formatMoney(total, language)}</span>
            </td>
          </tr>
        }
      />
    </div>
  )
}

/** Gift and series cards and deposits with something left. */
function Balances({ clientId }: { readonly clientId: string }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const { data } = useQuery({
    queryKey: ['prepaid', 'client', clientId],
    queryFn: () => call('prepaid.list', { kind: null, clientId, isOpenOnly: true }),
  })
  if (data === undefined || data.rows.length === 0) return null
  return (
    <ul className={styles.people} aria-label={t(($) => $.clientCards.purchases.balances)}>
      {data.rows.map((card) => (
        <li key={card.id} className={styles.person}>
          <span>{card.name}</span>
          <span className="figures">
            {card.leftUses === null
              ? t(($) => $.clientCards.purchases.leftSum, { sum: formatMoney(card.leftCents, language) })
              : t(($) => $.clientCards.purchases.leftUses, { count: card.leftUses })}
          </span>
          {card.expiresDay === null ? null : (
            <span className={styles.quiet}>
              {t(($) => $.clientCards.purchases.until, { day: formatDay(card.expiresDay, language) })}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
