// What a receipt says, row by row, before anything is drawn: the content that law 658/2013 wants, in the client's
// language. The client's name is not among it. The paper and the screen draw the same rows. Pure; runs anywhere.
import { ZONE } from './day.ts'
import { formatInstant, formatMoney, formatPercentBp } from './format.ts'
import { printable } from './printable.ts'
import type { Receipt, ReceiptLine, ReceiptPayment } from './sales.ts'
import { type Translate, translator } from './translations/translate.ts'
import type { Language } from './values.ts'

/**
 * - `name`: the seller's name, the largest text
 * - `text`: one paragraph
 * - `pair`: words at the left, a sum at the right
 * - `table`: the VAT table, its first row the headings
 * - `rule`: a line across, `gap` only air
 */
export type ReceiptRow =
  | { readonly kind: 'name' | 'text' | 'quiet' | 'thanks'; readonly text: string }
  | {
      readonly kind: 'pair'
      readonly left: string
      readonly right: string
      readonly look: 'plain' | 'strong' | 'total' | 'quiet'
    }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'rule' | 'gap' }

const rule: ReceiptRow = { kind: 'rule' }

export function receiptRows(receipt: Receipt): ReceiptRow[] {
  const t = translator(receipt.language)
  const money = (cents: number) => formatMoney(cents, receipt.language)
  return [
    ...sellerRows(receipt, t),
    rule,
    {
      kind: 'pair',
      look: 'strong',
      left: `${t(($) => $.papers.receipt.title)} ${receipt.label}`,
      right: formatInstant(receipt.issuedAtMs, ZONE, receipt.language),
    },
    ...servedBy(receipt, t),
    rule,
    ...receipt.lines.flatMap((line) => lineRows(line, t, money)),
    rule,
    { kind: 'pair', look: 'total', left: t(($) => $.papers.receipt.total), right: money(receipt.totalCents) },
    ...(receipt.roundingCents === 0
      ? []
      : [
          {
            kind: 'pair' as const,
            look: 'plain' as const,
            left: t(($) => $.papers.receipt.rounding),
            right: signed(receipt.roundingCents, money),
          },
        ]),
    ...receipt.payments.flatMap((payment) => paymentRows(payment, t, money)),
    rule,
    ...vatRows(receipt, t),
    { kind: 'thanks', text: t(($) => $.papers.receipt.thanks) },
  ]
}

function sellerRows({ seller }: Receipt, t: Translate): ReceiptRow[] {
  const town = [seller.postCode, seller.city].filter((part) => part !== '').join(' ')
  const lines = [
    [seller.street, town].filter((part) => part !== '').join(', '),
    [seller.phone, seller.email].filter((part) => part !== '').join(' · '),
    t(($) => $.papers.receipt.businessId, { id: seller.businessId }),
  ]
  return [
    { kind: 'name', text: printable(seller.name) },
    ...lines.filter((text) => text !== '').map((text): ReceiptRow => ({ kind: 'quiet', text: printable(text) })),
  ]
}

/** Who served: the staff of the lines, each once. */
function servedBy(receipt: Receipt, t: Translate): ReceiptRow[] {
  const names = [...new Set(receipt.lines.map((line) => line.staffName))].filter((name) => name !== '')
  return names.length === 0
    ? []
    : [{ kind: 'quiet', text: t(($) => $.papers.receipt.servedBy, { name: printable(names.join(', ')) }) }]
}

function lineRows(line: ReceiptLine, t: Translate, money: (cents: number) => string): ReceiptRow[] {
  const rows: ReceiptRow[] = [
    { kind: 'pair', look: 'plain', left: printable(line.name) || '?', right: money(line.totalCents) },
  ]
  const details: string[] = []
  if (line.quantity !== 1) details.push(`${line.quantity} × ${money(line.unitCents)}`)
  else if (line.discountCents !== 0) details.push(money(line.unitCents))
  if (line.discountCents !== 0) {
    const sum = money(-line.discountCents)
    details.push(
      line.discountReason === ''
        ? t(($) => $.papers.receipt.discount, { sum })
        : t(($) => $.papers.receipt.discountFor, { sum, reason: printable(line.discountReason) }),
    )
  }
  if (details.length > 0) rows.push({ kind: 'quiet', text: details.join(' · ') }, { kind: 'gap' })
  return rows
}

function paymentRows(payment: ReceiptPayment, t: Translate, money: (cents: number) => string): ReceiptRow[] {
  const pair = (left: string, cents: number, look: 'plain' | 'quiet'): ReceiptRow => ({
    kind: 'pair',
    look,
    left,
    right: money(cents),
  })
  if (payment.method === 'card')
    return [
      pair(
        t(($) => $.papers.receipt.card),
        payment.cents,
        'plain',
      ),
    ]
  const rows = [
    pair(
      t(($) => $.papers.receipt.cash),
      payment.cents,
      'plain',
    ),
  ]
  if (payment.givenCents !== null && payment.givenCents !== payment.cents) {
    rows.push(
      pair(
        t(($) => $.papers.receipt.given),
        payment.givenCents,
        'quiet',
      ),
    )
    rows.push(
      pair(
        t(($) => $.papers.receipt.change),
        payment.changeCents,
        'quiet',
      ),
    )
  }
  return rows
}

function vatRows(receipt: Receipt, t: Translate): ReceiptRow[] {
  const text = (words: string): ReceiptRow => ({ kind: 'quiet', text: words })
  if (!receipt.seller.vatRegistered) return [text(t(($) => $.papers.receipt.notRegistered))]
  const { language } = receipt
  const head = [
    t(($) => $.papers.receipt.vatRate),
    t(($) => $.papers.receipt.net),
    t(($) => $.papers.receipt.vat),
    t(($) => $.papers.receipt.gross),
  ]
  const rows = receipt.vat.map((group) => [
    formatPercentBp(group.rateBp, language),
    bare(group.netCents, language),
    bare(group.vatCents, language),
    bare(group.grossCents, language),
  ])
  const isExempt = receipt.vat.some((group) => group.vatCode === 'EXEMPT')
  return [{ kind: 'table', rows: [head, ...rows] }, ...(isExempt ? [text(t(($) => $.papers.receipt.exempt))] : [])]
}

/** A sum without its unit, for columns. */
function bare(cents: number, language: Language): string {
  return formatMoney(cents, language).replace(/€|\u00a0€/g, '')
}

function signed(cents: number, money: (cents: number) => string): string {
  return cents > 0 ? `+${money(cents)}` : money(cents)
}
