// A scanned code finds its product wherever the focus is; a wrong or unknown code is said. What is scanned before the list
// is there waits for it. Runs in the window.
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { barcodeKind, isSameBarcode } from '../../shared/barcode.ts'
import type { StockRow } from '../../shared/stock.ts'
import { errorText } from '../error-text.ts'
import { useScanner } from '../sales/useScanner.ts'
import { showToast } from '../ui/Toast.tsx'
import { stockQuery } from './queries.ts'

export function useProductScanner(onFound: (row: StockRow) => void): void {
  const { t } = useTranslation()
  const client = useQueryClient()
  const find = async (code: string) => {
    const { rows } = await client.ensureQueryData(stockQuery)
    const row = rows.find((each) => isSameBarcode(each.barcode, code))
    if (row !== undefined) return onFound(row)
    const isMisread = barcodeKind(code) === 'wrong'
    showToast({
      tone: 'warning',
      text: isMisread ? t(($) => $.sales.sale.misreadCode, { code }) : t(($) => $.sales.sale.unknownCode, { code }),
    })
  }
  useScanner((code) => {
    find(code).catch((error: unknown) => showToast({ tone: 'danger', text: errorText(t, error) }))
  }, true)
}
