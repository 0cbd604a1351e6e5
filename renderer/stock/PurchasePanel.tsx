// A delivery: supplier, day, and what came, scanned or found by name, with how many packages and what they cost without
// VAT. Runs in the window.

import { useMutation } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../shared/format.ts'
import type { StockRow } from '../../shared/stock.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { useToday } from '../sales/queries.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { FieldRow } from '../ui/Field.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import { DateInput, MoneyInput, NumberInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import { ProductField } from './ProductField.tsx'
import styles from './Stock.module.css'
import { useProductScanner } from './useProductScanner.ts'

interface Line {
  readonly row: StockRow
  readonly packages: Typed<number>
  readonly costCents: Typed<number>
}

interface PurchasePanelProps {
  readonly rows: readonly StockRow[]
  readonly suppliers: readonly string[]
  readonly onClose: () => void
}

export function PurchasePanel({ rows, suppliers, onClose }: PurchasePanelProps) {
  const { t } = useTranslation()
  const today = useToday()
  const [supplier, setSupplier] = useState(suppliers.length === 1 ? (suppliers[0] ?? '') : '')
  const [day, setDay] = useState<Typed<string>>(today)
  const [lines, setLines] = useState<readonly Line[]>([])
  const [isAsked, setAsked] = useState(false)
  /** Scanned again: one more package of it. */
  const add = (row: StockRow) =>
    setLines((now) =>
      now.some((line) => line.row.id === row.id)
        ? now.map((line) =>
            line.row.id === row.id && typeof line.packages === 'number'
              ? { ...line, packages: line.packages + 1 }
              : line,
          )
        : [...now, { row, packages: 1, costCents: null }],
    )
  useProductScanner(add)
  const set = (id: string, patch: Partial<Line>) =>
    setLines((now) => now.map((line) => (line.row.id === id ? { ...line, ...patch } : line)))
  const ready = lines.flatMap(({ row, packages, costCents }) =>
    typeof packages === 'number' && typeof costCents === 'number' ? [{ productId: row.id, packages, costCents }] : [],
  )
  const save = useMutation({
    mutationFn: (on: string) => call('stock.purchase', { supplier, day: on, lines: ready }),
    onSuccess: ({ count }) => {
      showToast({ tone: 'success', text: t(($) => $.stock.purchase.saved, { count }) })
      onClose()
    },
  })
  const isReady = lines.length > 0 && ready.length === lines.length && day !== null && day !== 'invalid'
  const submit = () => {
    setAsked(true)
    if (isReady) save.mutate(day)
  }
  const sum = ready.reduce((total, line) => total + line.costCents, 0)
  return (
    <SidePanel
      title={t(($) => $.stock.purchase.title)}
      onClose={onClose}
      isWide
      footer={
        <Button variant="primary" isPending={save.isPending} isDisabled={lines.length === 0} onPress={submit}>
          {t(($) => $.stock.purchase.save)}
        </Button>
      }
    >
      <div className={styles.stack}>
        <FieldRow>
          <TextField
            label={t(($) => $.stock.purchase.supplier)}
            value={supplier}
            onChange={setSupplier}
            maxLength={80}
            isOptional
          />
          <DateInput label={t(($) => $.stock.purchase.day)} value={day} onChange={setDay} today={today} />
        </FieldRow>
        <ProductField label={t(($) => $.stock.purchase.add)} rows={rows} onFound={add} autoFocus />
        {lines.length === 0 ? <p className={styles.quiet}>{t(($) => $.stock.purchase.empty)}</p> : null}
        <ul className={styles.rows}>
          {lines.map(({ row, packages, costCents }) => (
            <li key={row.id} className={styles.delivery}>
              <span>{row.name}</span>
              <NumberInput
                label={t(($) => $.stock.purchase.packages)}
                value={packages}
                onChange={(next) => set(row.id, { packages: next })}
                least={1}
                most={9999}
              />
              <MoneyInput
                label={t(($) => $.stock.purchase.cost)}
                value={costCents}
                onChange={(next) => set(row.id, { costCents: next })}
              />
              <IconButton
                icon={X}
                label={t(($) => $.stock.purchase.remove, { name: row.name })}
                onPress={() => setLines((now) => now.filter((line) => line.row.id !== row.id))}
              />
            </li>
          ))}
        </ul>
        {isAsked && !isReady ? <p role="alert">{t(($) => $.stock.purchase.fix)}</p> : null}
        {sum === 0 ? null : (
          <p className="figures">{t(($) => $.stock.purchase.sum, { sum: formatMoney(sum, currentLanguage()) })}</p>
        )}
        <ErrorNotice error={save.error} />
      </div>
    </SidePanel>
  )
}
