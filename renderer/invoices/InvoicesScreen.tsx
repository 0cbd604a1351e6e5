// Invoices: what is open and late, drafts, and the way to each. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { FileText, Landmark, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatMoney } from '../../shared/format.ts'
import { type InvoiceFilter, type InvoiceRow, invoiceFilters } from '../../shared/invoices.ts'
import { errorText } from '../error-text.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { goTo, useRoute } from '../shell/navigation.ts'
import { Button } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/Choices.tsx'
import { Content, EmptyState, Screen, Skeleton, Toolbar } from '../ui/Layout.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { SearchField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import { BankRowsPanel } from './BankRowsPanel.tsx'
import { DraftPanel } from './DraftPanel.tsx'
import { InvoicePanel } from './InvoicePanel.tsx'
import { InvoiceState } from './InvoiceState.tsx'
import styles from './Invoices.module.css'
import { invoicesQuery } from './queries.ts'

export function InvoicesScreen() {
  const { t } = useTranslation()
  const route = useRoute('invoices')
  const [filter, setFilter] = useState<InvoiceFilter>('open')
  const [text, setText] = useState('')
  const { data, error, refetch } = useQuery(invoicesQuery(filter, text))
  const language = currentLanguage()
  const money = (cents: number) => formatMoney(cents, language)
  const close = () => goTo({ screen: 'invoices' })
  const read = useMutation({
    mutationFn: () => call('invoices.importStatement'),
    onSuccess: (done) => {
      if (done === null) return
      const { added, matched } = done
      const said = t(($) => $.bankStatements.imported, { added, matched })
      showToast({ tone: 'success', text: added === 0 ? t(($) => $.bankStatements.importedKnown) : said })
    },
    onError: (failure) => showToast({ tone: 'danger', text: errorText(t, failure) }),
  })
  const isEmpty = data !== undefined && data.rows.length === 0
  const isNew = isEmpty && filter === 'open' && text === '' && data.sums.openCount === 0
  // Beside a panel only what tells invoices apart.
  const isBeside = route?.part !== undefined
  const columns: readonly Column<InvoiceRow>[] = [
    { id: 'label', title: t(($) => $.invoices.number), cell: (row) => row.label, width: '92px' },
    { id: 'buyer', title: t(($) => $.invoices.payer), cell: (row) => row.buyerName },
    {
      id: 'day',
      title: t(($) => $.invoices.day),
      cell: (row) => formatDay(row.day, language),
      width: '112px',
    },
    {
      id: 'due',
      title: t(($) => $.invoices.dueDay),
      cell: (row) => formatDay(row.dueDay, language),
      width: '112px',
    },
    {
      id: 'total',
      title: t(($) => $.invoices.total),
      cell: (row) => money(row.totalCents),
      align: 'end',
      width: '116px',
    },
    {
      id: 'open',
      title: t(($) => $.invoices.open),
      cell: (row) => money(row.openCents),
      align: 'end',
      width: '116px',
    },
    {
      id: 'state',
      title: t(($) => $.invoices.state),
      cell: (row) => <InvoiceState state={row.state} />,
      width: '160px',
    },
  ]
  return (
    <Screen>
      <Toolbar
        title={t(($) => $.invoices.title)}
        end={
          <>
            <Button icon={Landmark} isPending={read.isPending} onPress={() => read.mutate()}>
              {t(($) => $.invoices.statement)}
            </Button>
            <Button variant="primary" icon={Plus} onPress={() => goTo({ screen: 'invoices', part: 'new' })}>
              {t(($) => $.invoices.add)}
            </Button>
          </>
        }
      />
      <Content>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
        {data === undefined || data.bankRows === 0 ? null : (
          <div className={styles.block}>
            <Notice
              tone="info"
              actions={
                <Button size="small" onPress={() => goTo({ screen: 'invoices', part: 'bank' })}>
                  {t(($) => $.bankStatements.open)}
                </Button>
              }
            >
              {t(($) => $.bankStatements.waiting, { count: data.bankRows })}
            </Notice>
          </div>
        )}
        {data === undefined || data.drafts.length === 0 ? null : (
          <section className={styles.block} aria-labelledby="invoice-drafts">
            <h2 id="invoice-drafts">{t(($) => $.invoices.drafts)}</h2>
            <ul className={styles.drafts}>
              {data.drafts.map((draft) => (
                <li key={draft.id}>
                  <Button icon={FileText} onPress={() => goTo({ screen: 'invoices', part: 'draft', id: draft.id })}>
                    {`${draft.buyerName || t(($) => $.invoices.namelessDraft)} · ${money(draft.totalCents)}`}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <div className={styles.bar}>
          <SegmentedControl
            label={t(($) => $.invoices.filterLabel)}
            options={invoiceFilters.map((id) => ({ id, label: t(($) => $.invoices.filters[id]) }))}
            value={filter}
            onChange={setFilter}
          />
          <div className={styles.search}>
            <SearchField
              label={t(($) => $.invoices.search)}
              placeholder={t(($) => $.invoices.searchHint)}
              value={text}
              onChange={setText}
            />
          </div>
        </div>
        {data === undefined ? (
          error === null ? (
            <Skeleton lines={6} />
          ) : null
        ) : isEmpty ? (
          <EmptyState icon={FileText} title={isNew ? t(($) => $.invoices.none) : t(($) => $.invoices.noneFound)}>
            {isNew ? t(($) => $.invoices.noneHelp) : null}
          </EmptyState>
        ) : (
          <>
            <p className={styles.sums} role="status">
              {t(($) => $.invoices.sums, { open: money(data.sums.openCents), overdue: money(data.sums.overdueCents) })}
            </p>
            <Table
              label={t(($) => $.invoices.table)}
              rows={data.rows}
              rowKey={(row) => row.id}
              onOpen={(row) => goTo({ screen: 'invoices', part: 'invoice', id: row.id })}
              chosenKey={route?.part === 'invoice' ? (route.id ?? null) : null}
              columns={columns.filter((column) => !isBeside || !['day', 'due', 'total'].includes(column.id))}
            />
          </>
        )}
      </Content>
      {route?.part === 'invoice' && route.id !== undefined ? (
        <InvoicePanel key={route.id} id={route.id} onClose={close} />
      ) : null}
      {route?.part === 'draft' || route?.part === 'new' ? (
        <DraftPanel
          key={route.id ?? route.appointmentId ?? route.clientId ?? 'new'}
          id={route.id ?? null}
          appointmentId={route.appointmentId ?? null}
          clientId={route.clientId ?? null}
          onClose={close}
          onIssued={(id) => goTo({ screen: 'invoices', part: 'invoice', id })}
        />
      ) : null}
      {route?.part === 'bank' ? <BankRowsPanel onClose={close} /> : null}
    </Screen>
  )
}
