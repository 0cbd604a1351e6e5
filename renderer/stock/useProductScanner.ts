// A scanned code finds its product wherever the focus is; a wrong or unknown code is said. Runs in the window.
import { useTranslation } from 'react-i18next'
import { barcodeKind, isSameBarcode } from '../../shared/barcode.ts'
import type { StockRow } from '../../shared/stock.ts'
import { useScanner } from '../sales/useScanner.ts'
import { showToast } from '../ui/Toast.tsx'

export function useProductScanner(rows: readonly StockRow[], onFound: (row: StockRow) => void): void {
  const { t } = useTranslation()
  useScanner((code) => {
    const row = rows.find((each) => isSameBarcode(each.barcode, code))
    if (row !== undefined) return onFound(row)
    const isMisread = barcodeKind(code) === 'wrong'
    showToast({
      tone: 'warning',
      text: isMisread ? t(($) => $.sales.sale.misreadCode, { code }) : t(($) => $.sales.sale.unknownCode, { code }),
    })
  }, true)
}
