// The lines of a colour formula: product, ratio, grams, minutes. A line without a product is not saved yet.
// Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormulaLine } from '../../shared/record-forms.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import { DecimalInput, NumberInput } from '../ui/TypedField.tsx'
import { ProductNameField } from '../visits/ProductNameField.tsx'
import { productsQuery } from '../visits/queries.ts'
import styles from './FormFields.module.css'

interface FormulaLinesProps {
  readonly label: string
  readonly lines: readonly FormulaLine[]
  readonly onChange: (lines: FormulaLine[]) => void
  readonly onLeave: () => void
}

interface Row extends FormulaLine {
  readonly key: number
}

let keys = 0
const rowOf = (line: FormulaLine): Row => {
  keys += 1
  return { ...line, key: keys }
}
const emptyLine: FormulaLine = { product: '', ratio: '', grams: null, minutes: null }
const linesOf = (rows: readonly Row[]): FormulaLine[] =>
  rows
    .filter((row) => row.product.trim() !== '')
    .map(({ product, ratio, grams, minutes }) => ({ product: product.trim(), ratio: ratio.trim(), grams, minutes }))

const mostLines = 20

export function FormulaLines({ label, lines, onChange, onLeave }: FormulaLinesProps) {
  const { t } = useTranslation()
  const { data: products } = useQuery(productsQuery)
  const [rows, setRows] = useState<readonly Row[]>(() => (lines.length === 0 ? [emptyLine] : lines).map(rowOf))
  const [focused, setFocused] = useState(-1)
  // Lines that came from elsewhere (last time, another window) replace the rows; our own do not.
  const sent = useRef(JSON.stringify(lines))
  useEffect(() => {
    const now = JSON.stringify(lines)
    if (now === sent.current) return
    sent.current = now
    setRows((lines.length === 0 ? [emptyLine] : lines).map(rowOf))
  }, [lines])

  const put = (next: readonly Row[]) => {
    setRows(next)
    const kept = linesOf(next)
    sent.current = JSON.stringify(kept)
    onChange(kept)
  }
  const set = (key: number, patch: Partial<FormulaLine>) =>
    put(rows.map((row) => (row.key === key ? { ...row, ...patch } : row)))
  const names = (products ?? []).filter((product) => !product.archived).map((product) => product.name)

  return (
    <fieldset className={styles.formula}>
      <legend className={styles.legend}>{label}</legend>
      {rows.map((row, index) => {
        const place = t(($) => $.visits.productNumber, { row: index + 1 })
        return (
          <div key={row.key} className={styles.formulaLine}>
            <ProductNameField
              label={`${t(($) => $.templates.formula.product)}, ${place}`}
              value={row.product}
              onChange={(product) => set(row.key, { product })}
              onBlur={onLeave}
              names={names}
              autoFocus={row.key === focused}
            />
            <TextField
              label={`${t(($) => $.templates.formula.ratio)}, ${place}`}
              isLabelHidden
              placeholder={t(($) => $.templates.formula.ratio)}
              value={row.ratio}
              onChange={(ratio) => set(row.key, { ratio })}
              onBlur={onLeave}
              maxLength={20}
            />
            <DecimalInput
              label={`${t(($) => $.templates.formula.grams)}, ${place}`}
              isLabelHidden
              least={0}
              most={5000}
              decimals={1}
              unit="g"
              value={row.grams}
              onChange={(grams) => {
                if (grams !== 'invalid') set(row.key, { grams })
              }}
              onBlur={onLeave}
            />
            <NumberInput
              label={`${t(($) => $.templates.formula.minutes)}, ${place}`}
              isLabelHidden
              least={0}
              most={600}
              unit="min"
              value={row.minutes}
              onChange={(minutes) => {
                if (minutes !== 'invalid') set(row.key, { minutes })
              }}
              onBlur={onLeave}
            />
            <IconButton
              icon={X}
              size="small"
              label={t(($) => $.templates.formula.remove, { name: row.product || place })}
              onPress={() => {
                const left = rows.filter((each) => each.key !== row.key)
                put(left.length === 0 ? [rowOf(emptyLine)] : left)
                onLeave()
              }}
            />
          </div>
        )
      })}
      {rows.length >= mostLines ? null : (
        <div>
          <Button
            variant="quiet"
            size="small"
            icon={Plus}
            onPress={() => {
              const added = rowOf(emptyLine)
              setFocused(added.key)
              setRows([...rows, added])
            }}
          >
            {t(($) => $.templates.formula.add)}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
