// What a receipt says, row by row, before anything is drawn: the content that law 658/2013 wants, in the client's
// language. The client's name is not among it. The paper and the screen draw the same rows. Pure; runs anywhere.
import { instantToLocal, ZONE } from './day.ts'
import { formatDay, formatInstant, formatMoney, formatPercentBp } from './format.ts'
import { paymentName } from './payment-names.ts'
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

/** `isCopy`: a paper of it was made before, so this one says so. */
export function receiptRows(receipt: Receipt, isCopy = false): ReceiptRow[] {
  const t = translator(receipt.language)
  const money = (cents: number) => formatMoney(cents, receipt.language)
  const pair = (left: string, right: string, look: 'plain' | 'strong' | 'total' | 'quiet'): ReceiptRow => ({
    kind: 'pair',
    look,
    left,
    right,
  })
  const title = receipt.kind === 'credit' ? t(($) => $.papers.receipt.creditTitle) : t(($) => $.papers.receipt.title)
  return [
    ...sellerRows(receipt, t),
    rule,
    ...(isCopy ? [{ kind: 'name' as const, text: t(($) => $.papers.receipt.copy) }] : []),
    pair(`${title} ${receipt.label}`, formatInstant(receipt.issuedAtMs, ZONE, receipt.language), 'strong'),
    ...creditRows(receipt, t),
    ...servedBy(receipt, t),
    rule,
    ...receipt.lines.flatMap((line) => lineRows(line, t, money)),
    rule,
    pair(
      t(($) => $.papers.receipt.total),
      money(receipt.totalCents),
      'total',
    ),
    ...(receipt.roundingCents === 0
      ? []
      : [
          pair(
            t(($) => $.papers.receipt.rounding),
            signed(receipt.roundingCents, money),
            'plain',
          ),
        ]),
    ...receipt.payments.flatMap((payment) => paymentRows(payment, t, money)),
    rule,
    ...vatRows(receipt, t),
    ...leftRows(receipt, t, money),
    { kind: 'thanks', text: t(($) => $.papers.receipt.thanks) },
  ]
}

/** Which document a credit takes back and why (arvonlisäverolaki 209 b §: an unambiguous reference), and who bought. */
function creditRows(receipt: Receipt, t: Translate): ReceiptRow[] {
  const texts: string[] = []
  if (receipt.original !== null) {
    const { label, issuedAtMs } = receipt.original
    const date = formatDay(instantToLocal(issuedAtMs, ZONE).day, receipt.language)
    texts.push(t(($) => $.papers.receipt.creditOf, { label, date }))
    texts.push(t(($) => $.papers.receipt.creditReason, { reason: printable(receipt.reason) }))
  }
  for (const credit of receipt.credits) {
    const sum = formatMoney(credit.totalCents, receipt.language)
    texts.push(t(($) => $.papers.receipt.creditedBy, { label: credit.label, sum }))
  }
  if (receipt.clientName !== null)
    texts.push(t(($) => $.papers.receipt.client, { name: printable(receipt.clientName) }))
  return texts.map((text) => ({ kind: 'quiet', text }))
}

/** What is left on the cards that were sold or used. */
function leftRows(receipt: Receipt, t: Translate, money: (cents: number) => string): ReceiptRow[] {
  return receipt.prepaid.flatMap((card): ReceiptRow[] => {
    if (card.kind === 'deposit') return []
    const { ending } = card
    const left =
      card.kind === 'gift'
        ? t(($) => $.papers.receipt.leftGift, { ending })
        : t(($) => $.papers.receipt.leftSeries, { ending })
    const right = card.uses === null ? money(card.cents) : t(($) => $.papers.receipt.leftUses, { count: card.uses })
    const until = card.expiresDay === null ? null : formatDay(card.expiresDay, receipt.language)
    return [
      { kind: 'gap' },
      { kind: 'pair', look: 'plain', left, right },
      ...(until === null
        ? []
        : [{ kind: 'quiet' as const, text: t(($) => $.papers.receipt.validUntil, { date: until }) }]),
    ]
  })
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
  if (line.quantity !== 1 && line.quantity !== 0) details.push(`${line.quantity} × ${money(line.unitCents)}`)
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
  const rows = [pair(printable(paymentName(t, payment)) || '?', payment.cents, 'plain')]
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
    group.vatCode === 'OUTSIDE' ? t(($) => $.papers.receipt.noVat) : formatPercentBp(group.rateBp, language),
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
