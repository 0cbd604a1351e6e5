// The stock, a view of the till: what is on hand, what to order, what to count; deliveries, stocktaking and lists from here.
// Runs in the window.

import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, ClipboardCheck, FileText, Package, PackagePlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatMoney, formatPercentBp } from '../../shared/format.ts'
import { type StockPaperKind, type StockRow, stockPaperKinds } from '../../shared/stock.ts'
import { currentLanguage } from '../i18n.ts'
import { matchingItems } from '../sales/item-search.ts'
import { goTo } from '../shell/navigation.ts'
import { useMay } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { Badge } from '../ui/Chip.tsx'
import { SegmentedControl } from '../ui/Choices.tsx'
import { Content, EmptyState, Screen, Skeleton, Toolbar } from '../ui/Layout.tsx'
import { Menu } from '../ui/Menu.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { SearchField } from '../ui/TextField.tsx'
import { amountText, packagesText } from './amounts.ts'
import { PurchasePanel } from './PurchasePanel.tsx'
import { stockQuery } from './queries.ts'
import styles from './Stock.module.css'
import { StockPanel } from './StockPanel.tsx'
import { StockPaperDialog } from './StockPaperDialog.tsx'
import { useProductScanner } from './useProductScanner.ts'

type Open = { readonly kind: 'product'; readonly id: string } | { readonly kind: 'purchase' } | null
type Filter = 'all' | 'low' | 'count'

const noRows: readonly StockRow[] = []

export function StockView() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(stockQuery)
  const [open, setOpen] = useState<Open>(null)
  const [paper, setPaper] = useState<StockPaperKind | null>(null)
  const [filter, setFilter] = useState<Filter>('all')
  const [text, setText] = useState('')
  const mayBuy = useMay('services-and-prices')
  const maySeeAll = useMay('reports-all')
  const rows = data?.rows ?? noRows
  useProductScanner((row) => {
    if (open?.kind !== 'purchase') setOpen({ kind: 'product', id: row.id })
  })
  const columns = useColumns(data?.valueCents !== null, open !== null)
  const isIn = (row: StockRow) => filter === 'all' || (filter === 'low' ? row.isLow : row.needsCount)
  const shown = matchingItems(rows.filter(isIn), text)
  const chosen = open?.kind === 'product' ? rows.find((row) => row.id === open.id) : undefined
  const countOf = (test: (row: StockRow) => boolean) => rows.filter(test).length
  const withCount = (label: string, count: number) => (count === 0 ? label : `${label} ${count}`)
  return (
    <Screen>
      <Toolbar
        title={t(($) => $.stock.title)}
        end={
          <>
            <Menu
              label={t(($) => $.stock.papers.open)}
              entries={stockPaperKinds
                .filter((kind) => kind !== 'value' || maySeeAll)
                .map((kind) => ({
                  id: kind,
                  label: t(($) => $.stock.papers[kind]),
                  onAction: () => setPaper(kind),
                }))}
            >
              <Button variant="quiet" icon={FileText}>
                {t(($) => $.stock.papers.open)}
              </Button>
            </Menu>
            <Button variant="quiet" icon={ClipboardCheck} onPress={() => goTo({ screen: 'till', view: 'count' })}>
              {t(($) => $.stock.count.open)}
            </Button>
            {mayBuy ? (
              <Button icon={PackagePlus} onPress={() => setOpen({ kind: 'purchase' })}>
                {t(($) => $.stock.purchase.open)}
              </Button>
            ) : null}
            <Button icon={ArrowLeft} onPress={() => goTo({ screen: 'till' })}>
              {t(($) => $.stock.toTill)}
            </Button>
          </>
        }
      >
        {data === undefined || data.valueCents === null ? null : (
          <span className={styles.quiet}>
            {t(($) => $.stock.valueTotal, { sum: formatMoney(data.valueCents, currentLanguage()) })}
          </span>
        )}
      </Toolbar>
      <Content>
        {data === undefined ? (
          error === null ? (
            <Skeleton lines={8} />
          ) : (
            <ErrorNotice error={error} onRetry={() => void refetch()} />
          )
        ) : (
          <div className={styles.list}>
            <div className={styles.filters}>
              <SegmentedControl
                label={t(($) => $.stock.filter)}
                options={[
                  { id: 'all', label: t(($) => $.stock.filters.all) },
                  {
                    id: 'low',
                    label: withCount(
                      t(($) => $.stock.filters.low),
                      countOf((row) => row.isLow),
                    ),
                  },
                  {
                    id: 'count',
                    label: withCount(
                      t(($) => $.stock.filters.count),
                      countOf((row) => row.needsCount),
                    ),
                  },
                ]}
                value={filter}
                onChange={setFilter}
              />
              <SearchField label={t(($) => $.stock.search)} value={text} onChange={setText} />
            </div>
            {shown.length === 0 ? (
              <EmptyState icon={Package} title={t(($) => $.stock.none)}>
                {t(($) => $.stock.noneText)}
              </EmptyState>
            ) : (
              <Table
                label={t(($) => $.stock.title)}
                rows={shown}
                rowKey={(row) => row.id}
                onOpen={(row) => setOpen({ kind: 'product', id: row.id })}
                chosenKey={chosen?.id ?? null}
                columns={columns}
              />
            )}
          </div>
        )}
      </Content>
      {chosen === undefined ? null : <StockPanel key={chosen.id} row={chosen} onClose={() => setOpen(null)} />}
      {open?.kind === 'purchase' ? (
        <PurchasePanel rows={rows} suppliers={data?.suppliers ?? []} onClose={() => setOpen(null)} />
      ) : null}
      {paper === null ? null : <StockPaperDialog kind={paper} onClose={() => setPaper(null)} />}
    </Screen>
  )
}

/** Beside an open panel only what is told at a glance. */
function useColumns(seesCosts: boolean, isNarrow: boolean): Column<StockRow>[] {
  const { t } = useTranslation()
  const language = currentLanguage()
  const money = (cents: number | null) => (cents === null ? '' : formatMoney(cents, language))
  const costs: Column<StockRow>[] = [
    { id: 'cost', title: t(($) => $.stock.cost), align: 'end', cell: (row) => money(row.costCents) },
    {
      id: 'margin',
      title: t(($) => $.stock.margin),
      align: 'end',
      cell: (row) => (row.marginBp === null ? '' : formatPercentBp(Math.round(row.marginBp / 100) * 100, language)),
    },
    {
      id: 'value',
      title: t(($) => $.stock.value),
      align: 'end',
      cell: (row) => (row.isStocked ? money(row.valueCents) : ''),
    },
  ]
  const rest: Column<StockRow>[] = [
    { id: 'limit', title: t(($) => $.stock.limit), align: 'end', cell: (row) => row.lowLimit ?? '' },
    ...(seesCosts ? costs : []),
    {
      id: 'counted',
      title: t(($) => $.stock.counted),
      align: 'end',
      cell: (row) => (row.lastCountDay === null ? '' : formatDay(row.lastCountDay, language)),
    },
  ]
  return [
    {
      id: 'name',
      title: t(($) => $.stock.product),
      width: '36%',
      cell: (row) => (
        <span className={styles.name}>
          {row.name}
          {row.isLow ? <Badge tone="warning">{t(($) => $.stock.low)}</Badge> : null}
          {row.needsCount ? <Badge tone="info">{t(($) => $.stock.needsCount)}</Badge> : null}
        </span>
      ),
    },
    {
      id: 'onHand',
      title: t(($) => $.stock.onHand),
      align: 'end',
      cell: (row) =>
        row.isStocked ? (
          <span className={styles.amount}>
            {amountText(t, row.balance, row)}
            {row.packageSize === 1 ? null : <span className={styles.quiet}>{packagesText(t, row.balance, row)}</span>}
          </span>
        ) : (
          <span className={styles.quiet}>{t(($) => $.stock.notStocked)}</span>
        ),
    },
    ...(isNarrow ? [] : rest),
  ]
}
