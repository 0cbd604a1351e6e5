// The field that finds a product by name or by a scanned code, and gives it away at once: ready for the next. In the window.
import { useState } from 'react'
import type { StockRow } from '../../shared/stock.ts'
import { matchingItems } from '../sales/item-search.ts'
import { ComboBox } from '../ui/ComboBox.tsx'

interface ProductFieldProps {
  readonly label: string
  readonly rows: readonly StockRow[]
  readonly onFound: (row: StockRow) => void
  readonly autoFocus?: boolean
}

export function ProductField({ label, rows, onFound, autoFocus = false }: ProductFieldProps) {
  const [foundCount, setFoundCount] = useState(0)
  return (
    <ComboBox
      key={foundCount}
      label={label}
      autoFocus={autoFocus || foundCount > 0}
      opensOnFocus={false}
      search={(text) =>
        matchingItems(rows, text)
          .slice(0, 50)
          .map(({ id, name, barcode }) => ({ id, label: name, ...(barcode === '' ? {} : { detail: barcode }) }))
      }
      value={null}
      onChange={(option) => {
        const row = rows.find((each) => each.id === option?.id)
        if (row === undefined) return
        setFoundCount((count) => count + 1)
        onFound(row)
      }}
    />
  )
}
