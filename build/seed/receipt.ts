// What a client pays at the till: lines, discounts, products and payments, summed by the program's own rules. Build
// scripts only.
import type { IssuedLine } from '../../db/sales-issue.ts'
import type { Day } from '../../shared/day.ts'
import { DEFAULT_VAT_RATES, vatRateOn } from '../../shared/finland/vat.ts'
import { sumCents } from '../../shared/money.ts'
import type { Discount, PaymentInput, ReceiptPayment, ReceiptVat } from '../../shared/sales.ts'
import { cashDue, lineSums, settle, vatGroups } from '../../shared/sales-sums.ts'
import type { Product, VatCode } from '../../shared/services.ts'
import type { Random } from './random.ts'
import { discountReasons } from './texts.ts'

interface Sold {
  readonly kind: 'service' | 'product'
  readonly itemId: string
  readonly name: string
  readonly unitCents: number
  readonly vatCode: VatCode
}

export interface DrawnReceipt {
  readonly lines: readonly IssuedLine[]
  readonly vat: readonly ReceiptVat[]
  readonly payments: readonly ReceiptPayment[]
}

/** Services at the price they were booked with, one client in eight takes a product along. */
export function drawReceipt(
  services: readonly Sold[],
  products: readonly Product[],
  seller: { readonly id: string; readonly name: string },
  day: Day,
  random: Random,
): DrawnReceipt {
  const goods = services.length === 0 || random.chance(0.12) ? [random.pickByRank(products)] : []
  if (goods.length > 0 && random.chance(0.15)) goods.push(random.pickByRank(products))
  const sold: Sold[] = [
    ...services,
    ...goods.map(
      (product): Sold => ({
        kind: 'product',
        itemId: product.id,
        name: product.name,
        unitCents: product.priceCents,
        vatCode: product.vatCode,
      }),
    ),
  ]
  const lines = sold.map((item): IssuedLine => {
    const discount = drawDiscount(item, random)
    const line = { quantity: 1, unitCents: item.unitCents, discount }
    const rateBp = vatRateOn(item.vatCode, day, DEFAULT_VAT_RATES)
    if (rateBp === null) throw new Error(`no rate for ${item.vatCode} on ${day}`)
    const { discountCents, totalCents } = lineSums(line)
    return {
      kind: item.kind,
      itemId: item.itemId,
      name: item.name,
      quantity: 1,
      unitCents: item.unitCents,
      discountCents,
      discountReason: discount === null ? '' : random.pick(discountReasons),
      totalCents,
      vatCode: item.vatCode,
      rateBp,
      staffId: seller.id,
      staffName: seller.name,
    }
  })
  const totalCents = sumCents(lines.map((line) => line.totalCents))
  return { lines, vat: vatGroups(lines), payments: settle(totalCents, drawPayments(totalCents, random)) }
}

function drawDiscount(item: Sold, random: Random): Discount | null {
  if (!random.chance(0.05)) return null
  return random.chance(0.7)
    ? { kind: 'percent', bp: random.pick([1000, 1500, 2000]) }
    : { kind: 'cents', cents: Math.min(item.unitCents, random.pick([500, 1000, 333])) }
}

/** Four of five pay by card, most of the others in cash with a note, a few with both. */
function drawPayments(totalCents: number, random: Random): PaymentInput[] {
  const drawn = random.next()
  if (drawn < 0.8 || totalCents === 0) return [{ method: 'card', cents: totalCents }]
  if (drawn < 0.985 || totalCents < 2500) return [cash(totalCents, random)]
  const inCash = random.pick([500, 1000, 2000])
  return [cash(inCash, random), { method: 'card', cents: totalCents - inCash }]
}

function cash(cents: number, random: Random): PaymentInput {
  const { dueCents } = cashDue(cents)
  if (random.chance(0.3)) return { method: 'cash', cents }
  const note = random.pick([500, 1000, 2000, 5000])
  return { method: 'cash', cents, givenCents: Math.ceil(dueCents / note) * note }
}
