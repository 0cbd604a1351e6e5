// The rows of products used in a treatment. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import { ProductNameField } from './ProductNameField.tsx'
import { productsQuery } from './queries.ts'
import type { ProductRow, RecordEditor } from './record-editor.ts'
import styles from './VisitPanel.module.css'

const mostRows = 40
const longestAmount = 60

export function UsedProducts({ editor }: { readonly editor: RecordEditor }) {
  const { t } = useTranslation()
  const { data: products } = useQuery(productsQuery)
  const [addedAt, setAddedAt] = useState(-1)
  const names = (products ?? []).filter((product) => !product.archived).map((product) => product.name)
  const { rows } = editor
  const set = (key: number, patch: Partial<Omit<ProductRow, 'key'>>) =>
    editor.setRows(rows.map((row) => (row.key === key ? { ...row, ...patch } : row)))
  const save = () => void editor.flush()

  return (
    <fieldset className={styles.products}>
      <legend className={styles.legend}>{t(($) => $.visits.products)}</legend>
      {rows.map((row, index) => {
        const place = t(($) => $.visits.productNumber, { row: index + 1 })
        return (
          <div key={row.key} className={styles.product}>
            <ProductNameField
              label={`${t(($) => $.visits.product)}, ${place}`}
              value={row.name}
              onChange={(name) => set(row.key, { name })}
              onBlur={save}
              names={names}
              error={
                row.name.trim() === '' && row.amount.trim() !== '' ? t(($) => $.visits.productNameNeeded) : undefined
              }
              autoFocus={index === addedAt}
            />
            <TextField
              label={`${t(($) => $.visits.amount)}, ${place}`}
              isLabelHidden
              placeholder={t(($) => $.visits.amountPlaceholder)}
              value={row.amount}
              onChange={(amount) => set(row.key, { amount })}
              onBlur={save}
              maxLength={longestAmount}
            />
            <IconButton
              icon={X}
              label={t(($) => $.visits.removeProduct, { name: row.name || place })}
              onPress={() => editor.setRows(rows.filter((each) => each.key !== row.key))}
            />
          </div>
        )
      })}
      {rows.length >= mostRows ? null : (
        <Button
          variant="quiet"
          size="small"
          icon={Plus}
          onPress={() => {
            setAddedAt(rows.length)
            editor.addRow()
          }}
        >
          {t(($) => $.visits.addProduct)}
        </Button>
      )}
    </fieldset>
  )
}
