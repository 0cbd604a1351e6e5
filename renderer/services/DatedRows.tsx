// Rows of a day and the price that begins on it, folded until there are some: one component for services and products.
// Part of a form. Runs in the window.
import { Plus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../ui/Button.tsx'
import { ErrorLine } from '../ui/Field.tsx'
import { DateInput, MoneyInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import styles from './ServiceTerms.module.css'

export interface DatedRow {
  readonly from: Typed<string>
  readonly priceCents: Typed<number>
}

interface DatedRowsProps<Row extends DatedRow> {
  readonly title: string
  readonly lead: string
  readonly rows: readonly Row[]
  readonly onChange: (rows: readonly Row[]) => void
  /** What a new row holds. */
  readonly added: Row
  readonly error: string | undefined
  /** What stands above a row's day and price. */
  readonly head?: (row: Row, change: (patch: Partial<Row>) => void) => ReactNode
  /** What follows the rows. */
  readonly children?: ReactNode
}

export function DatedRows<Row extends DatedRow>(props: DatedRowsProps<Row>) {
  const { title, lead, rows, onChange, added, error, head, children } = props
  const { t } = useTranslation()
  const change = (at: number, patch: Partial<Row>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...patch } : row)))
  return (
    <details className={styles.terms} open={rows.length > 0 ? true : undefined}>
      <summary>{title}</summary>
      <p className={styles.lead}>{lead}</p>
      {rows.map((row, at) => (
        // Rows have no other name than their place until they are saved.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={at} className={styles.price}>
          {head === undefined ? null : (
            <div className={styles.priceHead}>{head(row, (patch) => change(at, patch))}</div>
          )}
          <DateInput
            label={t(($) => $.booking.terms.from)}
            value={row.from}
            onChange={(from) => change(at, { from } as Partial<Row>)}
          />
          <MoneyInput
            label={t(($) => $.services.price)}
            value={row.priceCents}
            onChange={(priceCents) => change(at, { priceCents } as Partial<Row>)}
          />
          <IconButton
            icon={X}
            size="small"
            label={t(($) => $.booking.terms.removePrice)}
            onPress={() => onChange(rows.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      {error === undefined ? null : <ErrorLine>{error}</ErrorLine>}
      <div>
        <Button size="small" icon={Plus} onPress={() => onChange([...rows, added])}>
          {t(($) => $.booking.terms.addPrice)}
        </Button>
      </div>
      {children}
    </details>
  )
}
