// Amounts of goods in words: "3 kpl", "1 + 25 g". Runs in the window.
import { formatNumber } from '../../shared/format.ts'
import type { StockRow } from '../../shared/stock.ts'
import type { Translate } from '../../shared/translations/translate.ts'
import { currentLanguage } from '../i18n.ts'

type Sized = Pick<StockRow, 'unit' | 'packageSize'>

/** Units with their word. */
export function amountText(t: Translate, amount: number, { unit }: Pick<Sized, 'unit'>): string {
  return `${formatNumber(amount, currentLanguage(), 0)}\u00a0${t(($) => $.services.products.units[unit])}`
}

/** Of a package with many units in it: how many packages that is, to a tenth; '' for pieces that come one by one. */
export function packagesText(t: Translate, balance: number, { packageSize }: Sized): string {
  if (packageSize === 1) return ''
  const tenths = Math.floor((balance * 10) / packageSize)
  return t(($) => $.stock.packages, { amount: formatNumber(tenths / 10, currentLanguage()) })
}
