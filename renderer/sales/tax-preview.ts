// The tax of a sale before it is paid, by the same rule that main will use. Pure.

import type { DocumentVatCode, ReceiptVat, TillDay } from '../../shared/sales.ts'
import { prepaidShares, taxOf, vatGroups } from '../../shared/sales-sums.ts'
import { type Draft, sumsOfDraft } from './draft.ts'
import type { SaleItem } from './sale-items.ts'

export interface TaxPreview {
  readonly groups: readonly ReceiptVat[]
  readonly isRateMissing: boolean
}

/** Lines whose item has been archived meanwhile, and all while one cannot be read, are left out until they can. */
export function taxPreview(
  draft: Draft,
  items: readonly SaleItem[],
  day: Pick<TillDay, 'rates'> & { readonly today: string; readonly vatRegistered: boolean },
): TaxPreview {
  const sums = sumsOfDraft(draft)
  let isRateMissing = false
  const taxed: { vatCode: DocumentVatCode; rateBp: number; totalCents: number }[] = []
  const ruleOf = (appointmentId: string | null) => ({
    vatRegistered: day.vatRegistered,
    rates: day.rates,
    today: day.today,
    serviceDay: (draft.appointments.find((each) => each.id === appointmentId) ?? draft.appointments[0])?.day ?? null,
  })
  draft.lines.forEach((line, index) => {
    const item = items.find((each) => each.id === line.itemId)
    const totalCents = sums?.lines[index]?.totalCents
    if (totalCents === undefined || item === undefined) return
    const tax = taxOf({ kind: line.kind, vatCode: item.vatCode }, ruleOf(line.appointmentId))
    if (tax === null) isRateMissing = true
    else taxed.push({ ...tax, totalCents })
  })
  draft.uses.forEach((use, index) => {
    const cents = sums?.uses[index] ?? 0
    const lineIndex = draft.lines.findIndex((line) => line.key === use.lineKey)
    const covered = taxed[use.kind === 'series' ? lineIndex : 0]
    if (covered === undefined || cents === 0) return
    if (use.kind === 'series') taxed.push({ ...covered, totalCents: -cents })
    else taxed.push(...(prepaidShares(cents, covered.vatCode, taxed) ?? []))
  })
  for (const { input, cents } of draft.extras) {
    const serviceId = input.kind === 'series-card' ? input.serviceId : null
    const vatCode =
      input.kind === 'gift-card' ? input.vatCode : (items.find((each) => each.id === serviceId)?.vatCode ?? null)
    const tax = vatCode === null ? null : taxOf({ kind: 'product', vatCode }, ruleOf(null))
    if (tax !== null) taxed.push({ ...tax, totalCents: cents })
  }
  return { groups: vatGroups(taxed).filter((group) => group.vatCents !== 0 || group.grossCents !== 0), isRateMissing }
}
