// What the till sells: services and products in one list, at the prices of a day. Pure.

import type { Output } from '../../shared/ipc/contract.ts'
import { priceOn, productPriceOn, type VatCode } from '../../shared/services.ts'

/** A service or product as the till sells it. */
export interface SaleItem {
  readonly kind: 'service' | 'product'
  readonly id: string
  readonly name: string
  readonly barcode: string
  readonly priceCents: number
  readonly vatCode: VatCode
}

/** At the prices of the day, which may be a later one than that of the lists. */
export function saleItems(
  products: Output<'products.list'>,
  services: Output<'services.list'>,
  today: string,
): readonly SaleItem[] {
  return [
    ...products
      .filter((each) => !each.archived)
      .map((each) => ({ ...each, priceCents: productPriceOn(each, today), kind: 'product' as const })),
    ...services
      .filter((each) => !each.archived)
      .map((each) => ({ ...each, priceCents: priceOn(each, null, today), kind: 'service' as const, barcode: '' })),
  ]
}
