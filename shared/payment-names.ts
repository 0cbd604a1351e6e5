// What a way to pay is called: by the salon, or by the program in the language at hand. Runs anywhere.
import type { PaymentMethodKind } from './sales.ts'
import type { Translate } from './translations/translate.ts'

export function paymentName(t: Translate, method: { readonly kind: PaymentMethodKind; readonly name: string }): string {
  if (method.name !== '') return method.name
  switch (method.kind) {
    case 'cash':
      return t(($) => $.papers.receipt.cash)
    case 'transfer':
      return t(($) => $.papers.receipt.transfer)
    case 'gift-card':
      return t(($) => $.papers.receipt.giftCardPayment)
    case 'invoice':
      return t(($) => $.papers.receipt.invoice)
    default:
      return t(($) => $.papers.receipt.card)
  }
}
