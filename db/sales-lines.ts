// The lines of a sale as they are issued: names, VAT codes and rates from the salon's own list at this moment, discounts
// spread, what was paid beforehand set off. Runs in main.
import { AppError } from '../shared/errors.ts'
import { sumCents } from '../shared/money.ts'
import { codeEnding } from '../shared/prepaid.ts'
import type { ExtraLineInput, PaySale, SaleLineInput } from '../shared/sales.ts'
import { discountedSums, prepaidShares, type TaxRule, taxOf } from '../shared/sales-sums.ts'
import type { VatCode } from '../shared/services.ts'
import { translator } from '../shared/translations/translate.ts'
import { type Db, one, query } from './handle.ts'
import type { PrepaidBalance } from './prepaid.ts'
import type { IssuedLine } from './sales-issue.ts'
import { staffName } from './sales-seller.ts'
import { tillSettings } from './sales-settings.ts'

/** The tax rule for a line of an appointment; null for the sale's day. */
export type RuleOf = (appointmentId: string | null) => TaxRule

/** Services and products. Errors: NOT_FOUND, SALE_VAT_RATE_MISSING, SALE_DISCOUNT_TOO_LARGE. */
export function itemLines(
  db: Db,
  input: Pick<PaySale, 'lines' | 'discount' | 'discountReason'>,
  ruleOf: RuleOf,
): IssuedLine[] {
  const sums = discountedSums(input.lines, input.discount)
  return input.lines.map((line, index): IssuedLine => {
    const item = itemOf(db, line)
    const { discountCents = 0, totalCents = 0 } = sums[index] ?? {}
    const reasons = new Set([line.discount === null ? '' : line.discountReason, input.discountReason])
    reasons.delete('')
    return {
      kind: line.kind,
      itemId: line.itemId,
      name: item.name,
      quantity: line.quantity,
      unitCents: line.unitCents,
      discountCents,
      discountReason: discountCents === 0 ? '' : [...reasons].join(', ').slice(0, 240),
      totalCents,
      ...taxed({ kind: line.kind, vatCode: item.vatCode }, ruleOf(line.appointmentId)),
      staffId: line.staffId,
      staffName: staffName(db, line.staffId),
    }
  })
}

/** What is sold beside services and products; `prepaidId` is the id that a new card or deposit will have. */
export function extraLine(
  db: Db,
  extra: ExtraLineInput,
  sale: { readonly language: PaySale['language']; readonly rule: TaxRule; readonly code: string | null },
  prepaidId: string | null,
): IssuedLine {
  const t = translator(sale.language)
  const ending = sale.code === null ? '' : codeEnding(sale.code)
  const own = (name: string, cents: number, tax: Pick<IssuedLine, 'vatCode' | 'rateBp'>, itemId: string | null) => ({
    kind: extra.kind,
    itemId,
    name,
    quantity: 1,
    unitCents: cents,
    discountCents: 0,
    discountReason: '',
    totalCents: cents,
    ...tax,
    staffId: extra.staffId,
    staffName: staffName(db, extra.staffId),
    prepaidId,
  })
  const outside = { vatCode: 'OUTSIDE' as const, rateBp: 0 }
  switch (extra.kind) {
    case 'gift-card': {
      const tax = extra.vatCode === null ? outside : taxed({ kind: 'product', vatCode: extra.vatCode }, sale.rule)
      return own(
        t(($) => $.papers.receipt.giftCard, { ending }),
        extra.valueCents,
        tax,
        null,
      )
    }
    case 'series-card': {
      const service = itemOf(db, { kind: 'service', itemId: extra.serviceId })
      const tax = taxed({ kind: 'product', vatCode: service.vatCode }, sale.rule)
      const name = t(($) => $.papers.receipt.seriesCard, { service: service.name, uses: extra.uses, ending })
      return own(name, extra.valueCents, tax, extra.serviceId)
    }
    case 'deposit': {
      const service = one(
        db,
        query
          .selectFrom('appointment_line as line')
          .innerJoin('service', 'service.id', 'line.service_id')
          .where('line.appointment_id', '=', extra.appointmentId)
          .orderBy('line.position')
          .select(['service.name', 'service.vat_code as vatCode']),
      )
      if (!service) throw new AppError('NOT_FOUND', { kind: 'appointment' })
      return own(
        t(($) => $.papers.receipt.deposit, { service: service.name }),
        extra.cents,
        taxed({ kind: 'product', vatCode: service.vatCode }, sale.rule),
        null,
      )
    }
    case 'fee': {
      const { noShowVatCode } = tillSettings(db)
      const tax = taxed({ kind: 'product', vatCode: noShowVatCode }, sale.rule)
      return own(
        t(($) => $.papers.receipt.fee),
        extra.cents,
        tax,
        null,
      )
    }
    case 'tip':
      return own(
        t(($) => $.papers.receipt.tip),
        extra.cents,
        outside,
        null,
      )
  }
}

/**
 * The negative lines that take what was paid beforehand out of the sale.
 * Errors: PREPAID_WRONG_THING when it does not buy what is sold, or more is used than that costs.
 */
export function useLines(
  card: PrepaidBalance,
  use: { readonly cents: number | undefined; readonly line: IssuedLine | null },
  lines: readonly IssuedLine[],
  sale: { readonly language: PaySale['language']; readonly cashier: { readonly id: string; readonly name: string } },
): IssuedLine[] {
  const t = translator(sale.language)
  const ending = card.code === null ? '' : codeEnding(card.code)
  const by = { staffId: sale.cashier.id, staffName: sale.cashier.name }
  const row = (name: string, totalCents: number, tax: Pick<IssuedLine, 'vatCode' | 'rateBp'>): IssuedLine => ({
    kind: 'prepaid-use',
    itemId: null,
    name,
    quantity: 1,
    unitCents: totalCents,
    discountCents: 0,
    discountReason: '',
    totalCents,
    vatCode: tax.vatCode,
    rateBp: tax.rateBp,
    ...by,
    prepaidId: card.id,
  })
  if (card.kind === 'series') {
    const { line } = use
    const fits = line?.kind === 'service' && line.itemId === card.serviceId && line.quantity === 1
    if (!line || !fits) throw new AppError('PREPAID_WRONG_THING')
    const name = t(($) => $.papers.receipt.seriesUse, { ending })
    return [{ ...row(name, 0 - line.totalCents, line), staffId: line.staffId, staffName: line.staffName }]
  }
  const sold = lines.filter((line) => ['service', 'product', 'fee', 'prepaid-use'].includes(line.kind))
  const shares = prepaidShares(use.cents ?? 0, card.vatCode, sold)
  if (shares === null || sumCents(shares.map((share) => share.totalCents)) === 0) {
    throw new AppError('PREPAID_WRONG_THING')
  }
  const name =
    card.kind === 'gift' ? t(($) => $.papers.receipt.giftCardUse, { ending }) : t(($) => $.papers.receipt.depositUse)
  return shares.map((share) => row(name, share.totalCents, share))
}

function taxed(item: { kind: 'service' | 'product'; vatCode: VatCode }, rule: TaxRule) {
  const tax = taxOf(item, rule)
  if (tax === null) throw new AppError('SALE_VAT_RATE_MISSING', { code: item.vatCode })
  return tax
}

function itemOf(db: Db, line: Pick<SaleLineInput, 'kind' | 'itemId'>): { name: string; vatCode: VatCode } {
  const table = line.kind === 'service' ? 'service' : 'product'
  const found = one(db, query.selectFrom(table).select(['name', 'vat_code as vatCode']).where('id', '=', line.itemId))
  if (!found) throw new AppError('NOT_FOUND', { kind: line.kind })
  return found
}
