// The tax of a sale before it is paid, by the same rule that main will use. Pure.

import type { ReceiptVat, TillDay } from '../../shared/sales.ts'
import { taxOf, vatGroups } from '../../shared/sales-sums.ts'
import type { SaleItem } from './AddItem.tsx'
import { type Draft, sumsOf } from './draft.ts'

export interface TaxPreview {
  readonly groups: readonly ReceiptVat[]
  readonly isRateMissing: boolean
}

/** Lines that cannot be read yet, or whose item has been archived meanwhile, are left out until they can. */
export function taxPreview(
  draft: Draft,
  items: readonly SaleItem[],
  day: Pick<TillDay, 'vatRegistered' | 'rates'> & { readonly today: string },
): TaxPreview {
  const rule = { vatRegistered: day.vatRegistered, rates: day.rates, today: day.today, serviceDay: draft.serviceDay }
  let isRateMissing = false
  const taxed = draft.lines.flatMap((line) => {
    const sums = sumsOf(line)
    const item = items.find((each) => each.id === line.itemId)
    if (sums === null || item === undefined) return []
    const tax = taxOf({ kind: line.kind, vatCode: item.vatCode }, rule)
    if (tax === null) {
      isRateMissing = true
      return []
    }
    return [{ ...tax, totalCents: sums.totalCents }]
  })
  return { groups: vatGroups(taxed), isRateMissing }
}
