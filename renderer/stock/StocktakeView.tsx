// Stocktaking, made for a scanner and a keyboard: each scan is one more of its product, or type how many. Every reading is
// in the file at once. A view of the till. Runs in the window.

import { useMutation, useQuery } from '@tanstack/react-query'
import { ArrowLeft, ClipboardCheck, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StockRow, Stocktake } from '../../shared/stock.ts'
import { errorText } from '../error-text.ts'
import { call } from '../ipc.ts'
import { goTo } from '../shell/navigation.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { ConfirmDialog } from '../ui/Dialog.tsx'
import { Content, EmptyState, Screen, Skeleton, Toolbar } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { showToast } from '../ui/Toast.tsx'
import { NumberInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import { amountText } from './amounts.ts'
import { ProductField } from './ProductField.tsx'
import { stockQuery, stocktakeQuery } from './queries.ts'
import styles from './Stock.module.css'
import { useProductScanner } from './useProductScanner.ts'

const toStock = () => goTo({ screen: 'till', view: 'stock' })

export function StocktakeView() {
  const { t } = useTranslation()
  const stocktake = useQuery(stocktakeQuery)
  const stock = useQuery(stockQuery)
  const begin = useMutation({ mutationFn: () => call('stock.beginStocktake') })
  const error = stocktake.error ?? stock.error
  const isThere = stocktake.data !== undefined && stock.data !== undefined
  return (
    <Screen>
      <Toolbar
        title={t(($) => $.stock.count.title)}
        end={
          <Button icon={ArrowLeft} onPress={toStock}>
            {t(($) => $.stock.open)}
          </Button>
        }
      />
      <Content isMeasured>
        <ErrorNotice error={error ?? begin.error} />
        {!isThere && error === null ? <Skeleton lines={6} /> : null}
        {isThere && stocktake.data === null ? (
          <EmptyState
            icon={ClipboardCheck}
            title={t(($) => $.stock.count.title)}
            action={
              <Button variant="primary" isPending={begin.isPending} onPress={() => begin.mutate()}>
                {t(($) => $.stock.count.begin)}
              </Button>
            }
          >
            {t(($) => $.stock.count.lead)}
          </EmptyState>
        ) : null}
        {isThere && stocktake.data !== null ? <Counting stocktake={stocktake.data} rows={stock.data.rows} /> : null}
      </Content>
    </Screen>
  )
}

interface CountingProps {
  readonly stocktake: Stocktake
  readonly rows: readonly StockRow[]
}

function Counting({ stocktake, rows }: CountingProps) {
  const { t } = useTranslation()
  const [isEnding, setEnding] = useState(false)
  const { id: stocktakeId, lines } = stocktake
  const set = useMutation({
    mutationFn: (input: { readonly productId: string; readonly counted: number | null; readonly isMore?: boolean }) =>
      call('stock.countLine', { stocktakeId, ...input }),
    onError: (failure) => showToast({ tone: 'danger', text: errorText(t, failure) }),
  })
  const finish = useMutation({
    mutationFn: () => call('stock.finishStocktake', { id: stocktakeId }),
    onSuccess: (result) => {
      showToast({ tone: 'success', text: t(($) => $.stock.count.finished, result) })
      toStock()
    },
  })
  const drop = useMutation({
    mutationFn: () => call('stock.dropStocktake', { id: stocktakeId }),
    onSuccess: () => showToast({ text: t(($) => $.stock.count.dropped) }),
  })
  // Main adds up: scans may come faster than their answers.
  const add = (row: StockRow) => set.mutate({ productId: row.id, counted: row.packageSize, isMore: true })
  useProductScanner(add)
  return (
    <div className={styles.stack}>
      <p className={styles.quiet}>{t(($) => $.stock.count.lead)}</p>
      <ProductField label={t(($) => $.stock.count.add)} rows={rows} onFound={add} autoFocus />
      {lines.length === 0 ? <p className={styles.quiet}>{t(($) => $.stock.count.empty)}</p> : null}
      <ul className={styles.rows}>
        {lines.map((line) => {
          const row = rows.find((each) => each.id === line.productId)
          if (row === undefined) return null
          return (
            <CountedLine
              key={line.productId}
              row={row}
              line={line}
              onCount={(counted) => set.mutate({ productId: row.id, counted })}
            />
          )
        })}
      </ul>
      <ErrorNotice error={finish.error ?? drop.error} />
      <div className={styles.ending}>
        <Button variant="primary" isDisabled={lines.length === 0} onPress={() => setEnding(true)}>
          {t(($) => $.stock.count.finish)}
        </Button>
        <Button variant="quiet" isPending={drop.isPending} onPress={() => drop.mutate()}>
          {t(($) => $.stock.count.drop)}
        </Button>
        <span className={styles.quiet}>{t(($) => $.stock.count.by, { name: stocktake.staffName })}</span>
      </div>
      <ConfirmDialog
        title={t(($) => $.stock.count.finishTitle)}
        isOpen={isEnding}
        confirmLabel={t(($) => $.stock.count.finish)}
        isPending={finish.isPending}
        onConfirm={() => finish.mutate()}
        onClose={() => setEnding(false)}
      >
        {t(($) => $.stock.count.finishText, { count: lines.length })}
      </ConfirmDialog>
    </div>
  )
}

interface CountedLineProps {
  readonly row: StockRow
  readonly line: Stocktake['lines'][number]
  readonly onCount: (counted: number | null) => void
}

function CountedLine({ row, line, onCount }: CountedLineProps) {
  const { t } = useTranslation()
  // What is being typed; what main has otherwise, so that a scan shows at once.
  const [typed, setTyped] = useState<{ readonly value: Typed<number> } | null>(null)
  const keep = () => {
    if (typed !== null && typeof typed.value === 'number' && typed.value !== line.counted) onCount(typed.value)
    setTyped(null)
  }
  const difference = line.counted - line.expected
  const sign = difference > 0 ? '+' : ''
  return (
    <li className={styles.counted}>
      <span>{row.name}</span>
      <NumberInput
        label={t(($) => $.stock.count.shelf, { name: row.name })}
        isLabelHidden
        value={typed === null ? line.counted : typed.value}
        onChange={(value) => setTyped({ value })}
        onBlur={keep}
        least={0}
        most={99_999_999}
        unit={t(($) => $.services.products.units[row.unit])}
      />
      <span className={cx('figures', styles.end, styles.quiet)}>
        {t(($) => $.stock.count.expected)} {amountText(t, line.expected, row)}
      </span>
      <span
        className={cx('figures', styles.end, difference !== 0 && styles.differs)}
        title={t(($) => $.stock.count.difference)}
      >
        {difference === 0 ? '0' : `${sign}${difference}`.replace('-', '−')}
      </span>
      <IconButton icon={X} label={t(($) => $.stock.count.remove, { name: row.name })} onPress={() => onCount(null)} />
    </li>
  )
}
