// Rows of the bank statement that nobody has placed yet, each with what it most likely pays. Runs in the window.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CheckCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatMoney } from '../../shared/format.ts'
import type { BankRow } from '../../shared/invoices.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState, Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './Invoices.module.css'
import { bankRowsQuery, invoicesQuery } from './queries.ts'

export function BankRowsPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { data, error } = useQuery(bankRowsQuery)
  return (
    <SidePanel isWide title={t(($) => $.bankStatements.title)} onClose={onClose}>
      <ErrorNotice error={error} />
      {data === undefined ? (
        <Skeleton lines={6} />
      ) : data.length === 0 ? (
        <EmptyState icon={CheckCheck} title={t(($) => $.bankStatements.none)} />
      ) : (
        <ul className={styles.rows}>
          {data.map((row) => (
            <OneRow key={row.id} row={row} />
          ))}
        </ul>
      )}
    </SidePanel>
  )
}

function OneRow({ row }: { readonly row: BankRow }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [chosen, setChosen] = useState<string | null>(null)
  const open = useQuery(invoicesQuery('open', '')).data?.rows ?? []
  const language = currentLanguage()
  const others = open.filter(
    (each) => each.openCents > 0 && !row.proposals.some((proposal) => proposal.invoiceId === each.id),
  )
  const place = useMutation({
    mutationFn: ({ invoiceId }: { invoiceId: string; label: string }) =>
      call('invoices.matchBankRow', { rowId: row.id, invoiceId }),
    onSuccess: (rows, { label }) => {
      client.setQueryData(bankRowsQuery.queryKey, rows)
      showToast({ tone: 'success', text: t(($) => $.bankStatements.matched, { label }) })
    },
  })
  const ignore = useMutation({
    mutationFn: (ignored: boolean) => call('invoices.ignoreBankRow', { rowId: row.id, ignored }),
    onSuccess: (rows, ignored) => {
      client.setQueryData(bankRowsQuery.queryKey, rows)
      if (ignored) showToast({ text: t(($) => $.bankStatements.ignored), onUndo: () => ignore.mutate(false) })
    },
  })
  const other = others.find((each) => each.id === chosen)
  return (
    <li className={styles.bankRow}>
      <div className={styles.bankHead}>
        <span>
          {t(($) => $.bankStatements.from, {
            name: row.name || t(($) => $.bankStatements.unknown),
            day: formatDay(row.day, language),
          })}
          <span className={styles.detail}>
            {[row.reference, row.message].filter((each) => each !== '').join(' · ')}
          </span>
        </span>
        <strong className="figures">{formatMoney(row.cents, language)}</strong>
      </div>
      <ErrorNotice error={place.error ?? ignore.error} />
      <div className={styles.actions}>
        {row.proposals.map((proposal) => (
          <Button
            key={proposal.invoiceId}
            size="small"
            isPending={place.isPending}
            onPress={() => place.mutate(proposal)}
          >
            {`${t(($) => $.bankStatements.match, { label: proposal.label })}, ${proposal.buyerName}: ${t(($) => $.bankStatements.by[proposal.by])}`}
          </Button>
        ))}
      </div>
      <div className={styles.actions}>
        {others.length === 0 ? null : (
          <>
            <Select
              label={t(($) => $.bankStatements.other)}
              placeholder={t(($) => $.bankStatements.choose)}
              options={others.map((each) => ({
                id: each.id,
                label: `${each.label} ${each.buyerName}`,
                detail: formatMoney(each.openCents, language),
              }))}
              value={chosen}
              onChange={setChosen}
            />
            {other === undefined ? null : (
              <Button onPress={() => place.mutate({ invoiceId: other.id, label: other.label })}>
                {t(($) => $.bankStatements.match, { label: other.label })}
              </Button>
            )}
          </>
        )}
        <Button variant="quiet" size="small" onPress={() => ignore.mutate(true)}>
          {t(($) => $.bankStatements.ignore)}
        </Button>
      </div>
    </li>
  )
}
