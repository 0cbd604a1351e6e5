// What an invoice, a credit note or a reminder says on paper, as rows: the same for the PDF and its tests. In the paper's
// own language. Source: AVL 209 e and f §; the banks' guides for the code and the bar code. Runs anywhere.
import type { Day } from './day.ts'
import { bankBarcode } from './finland/bank-barcode.ts'
import { vatNumber } from './finland/business-id.ts'
import { epcPayload } from './finland/epc-qr.ts'
import { formatIban } from './finland/iban.ts'
import { formatReference } from './finland/reference.ts'
import { vatFromGross } from './finland/vat.ts'
import { formatDay, formatMoney, formatNumber, formatPercentBp } from './format.ts'
import type { Invoice, InvoiceReminder } from './invoices.ts'
import type { Receipt, ReceiptLine, ReceiptVat, SellerPrint } from './sales.ts'
import { translator } from './translations/translate.ts'
import type { Language } from './values.ts'

export interface InvoicePaper {
  readonly language: Language
  readonly title: string
  readonly seller: readonly string[]
  /** Name first. */
  readonly buyer: readonly string[]
  readonly facts: readonly (readonly [name: string, value: string])[]
  readonly lead: string
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  readonly vat: readonly (readonly string[])[]
  /** Sums above the total: what a reminder is made of. */
  readonly sums: readonly (readonly [name: string, value: string])[]
  readonly total: readonly [name: string, value: string]
  readonly terms: readonly string[]
  /** Null on a credit note. */
  readonly payment: {
    readonly facts: readonly (readonly [name: string, value: string])[]
    readonly qr: string | null
    readonly barcode: string | null
  } | null
}

/** The invoice itself. */
export function invoicePaper(invoice: Invoice): InvoicePaper {
  const t = translator(invoice.language)
  const { language } = invoice
  const day = (value: Day) => formatDay(value, language)
  return {
    language,
    title: t(($) => $.invoicePapers.invoice),
    seller: sellerLines(invoice.seller),
    buyer: buyerLines(invoice),
    facts: [
      [t(($) => $.invoicePapers.number), invoice.label],
      [t(($) => $.invoicePapers.day), day(invoice.day)],
      ...(invoice.deliveryDay === null
        ? []
        : ([[t(($) => $.invoicePapers.deliveryDay), day(invoice.deliveryDay)]] as const)),
      [t(($) => $.invoicePapers.dueDay), day(invoice.dueDay)],
      [t(($) => $.invoicePapers.reference), formatReference(invoice.reference) ?? invoice.reference],
      ...yourReference(invoice),
    ],
    lead: '',
    table: lineTable(invoice.lines, invoice.seller, language),
    vat: vatRows(invoice.vat, language),
    sums: [],
    total: [t(($) => $.invoicePapers.total), formatMoney(invoice.totalCents, language)],
    terms: [
      ...taxTerms(invoice.lines, invoice.seller, language),
      ...(invoice.note === '' ? [] : [invoice.note]),
      t(($) => $.invoicePapers.interest),
      ...(invoice.complaintDays === 0 ? [] : [t(($) => $.invoicePapers.complaints, { days: invoice.complaintDays })]),
    ],
    payment: paymentPart(invoice, invoice.totalCents, invoice.dueDay),
  }
}

/** A credit note of the invoice: nothing to pay on it, and its reason. */
export function creditPaper(invoice: Invoice, credit: Receipt): InvoicePaper {
  const { language } = invoice
  const t = translator(language)
  return {
    language,
    title: t(($) => $.invoicePapers.credit),
    seller: sellerLines(credit.seller),
    buyer: buyerLines(invoice),
    facts: [
      [t(($) => $.invoicePapers.creditNumber), credit.label],
      [t(($) => $.invoicePapers.day), formatDay(credit.day, language)],
      [t(($) => $.invoicePapers.original), `${invoice.label}, ${formatDay(invoice.day, language)}`],
      ...yourReference(invoice),
    ],
    lead: '',
    table: lineTable(credit.lines, credit.seller, language),
    vat: vatRows(credit.vat, language),
    sums: [],
    total: [t(($) => $.invoicePapers.creditTotal), formatMoney(credit.totalCents, language)],
    terms: [
      ...taxTerms(credit.lines, credit.seller, language),
      t(($) => $.invoicePapers.reason, { reason: credit.reason }),
    ],
    payment: null,
  }
}

/** A reminder: what is open, the fee and the interest, with a new due day. */
export function reminderPaper(invoice: Invoice, reminder: InvoiceReminder): InvoicePaper {
  const { language } = invoice
  const t = translator(language)
  const day = (value: Day) => formatDay(value, language)
  const money = (cents: number) => formatMoney(cents, language)
  const totalCents = reminder.openCents + reminder.feeCents + reminder.interestCents
  return {
    language,
    title: t(($) => $.invoicePapers.reminder),
    seller: sellerLines(invoice.seller),
    buyer: buyerLines(invoice),
    facts: [
      [t(($) => $.invoicePapers.number), invoice.label],
      [t(($) => $.invoicePapers.day), day(reminder.day)],
      [t(($) => $.invoicePapers.dueDay), day(reminder.dueDay)],
      [t(($) => $.invoicePapers.reference), formatReference(invoice.reference) ?? invoice.reference],
      ...yourReference(invoice),
    ],
    lead: t(($) => $.invoicePapers.reminderLead, {
      label: invoice.label,
      day: day(invoice.day),
      today: day(reminder.day),
    }),
    table: { head: [], rows: [] },
    vat: [],
    sums: [
      [t(($) => $.invoicePapers.reminderOpen), money(reminder.openCents)],
      ...(reminder.feeCents === 0
        ? []
        : ([[t(($) => $.invoicePapers.reminderFee), money(reminder.feeCents)]] as const)),
      ...(reminder.interestCents === 0
        ? []
        : ([
            [t(($) => $.invoicePapers.reminderInterest, { day: day(reminder.day) }), money(reminder.interestCents)],
          ] as const)),
    ],
    total: [t(($) => $.invoicePapers.total), money(totalCents)],
    terms: [],
    payment: paymentPart(invoice, totalCents, reminder.dueDay),
  }
}

function sellerLines(seller: SellerPrint): string[] {
  const vatId = seller.vatRegistered ? vatNumber(seller.businessId) : null
  const ids = vatId === null ? seller.businessId : `${seller.businessId}, ${vatId}`
  return [
    seller.name,
    seller.street,
    `${seller.postCode} ${seller.city}`.trim(),
    seller.phone,
    seller.email,
    ids,
  ].filter((each) => each !== '')
}

function buyerLines({ buyer }: Invoice): string[] {
  return [buyer.name, buyer.street, `${buyer.postCode} ${buyer.city}`.trim(), buyer.businessId].filter(
    (each) => each !== '',
  )
}

function yourReference({ buyer, language }: Invoice): (readonly [string, string])[] {
  return buyer.reference === '' ? [] : [[translator(language)(($) => $.invoicePapers.yourReference), buyer.reference]]
}

/** Unit prices without VAT, as a full invoice must have them; with VAT registered sellers only. */
function lineTable(lines: readonly ReceiptLine[], seller: SellerPrint, language: Language): InvoicePaper['table'] {
  const t = translator(language)
  const money = (cents: number) => formatMoney(cents, language)
  const { vatRegistered } = seller
  const head = [
    t(($) => $.invoicePapers.item),
    t(($) => $.invoicePapers.quantity),
    vatRegistered ? t(($) => $.invoicePapers.unitNet) : t(($) => $.invoicePapers.unit),
    ...(vatRegistered ? [t(($) => $.invoicePapers.vat)] : []),
    t(($) => $.invoicePapers.sum),
  ]
  const rows = lines.map((line) => {
    const unit = vatRegistered ? vatFromGross(line.unitCents, line.rateBp).netCents : line.unitCents
    const off = vatRegistered ? vatFromGross(line.discountCents, line.rateBp).netCents : line.discountCents
    const discount =
      line.discountReason === ''
        ? t(($) => $.invoicePapers.discount, { sum: money(off) })
        : t(($) => $.invoicePapers.discountFor, { sum: money(off), reason: line.discountReason })
    return [
      line.discountCents === 0 ? line.name : `${line.name}\n${discount}`,
      line.quantity === 0 ? '' : formatNumber(line.quantity, language),
      line.quantity === 0 ? '' : money(unit),
      ...(vatRegistered ? [formatPercentBp(line.rateBp, language)] : []),
      money(line.totalCents),
    ]
  })
  return { head, rows }
}

function vatRows(groups: readonly ReceiptVat[], language: Language): string[][] {
  const t = translator(language)
  const money = (cents: number) => formatMoney(cents, language)
  if (groups.length === 0) return []
  return [
    [
      t(($) => $.invoicePapers.vatRate),
      t(($) => $.invoicePapers.vatNet),
      t(($) => $.invoicePapers.vatTax),
      t(($) => $.invoicePapers.vatGross),
    ],
    ...groups.map((group) => [
      formatPercentBp(group.rateBp, language),
      money(group.netCents),
      money(group.vatCents),
      money(group.grossCents),
    ]),
  ]
}

/** Why there is no tax, where there is none (AVL 209 e § 11). */
function taxTerms(lines: readonly ReceiptLine[], seller: SellerPrint, language: Language): string[] {
  const t = translator(language)
  if (!seller.vatRegistered) return [t(($) => $.invoicePapers.notRegistered)]
  return lines.some((line) => line.vatCode === 'EXEMPT') ? [t(($) => $.invoicePapers.exempt)] : []
}

function paymentPart(invoice: Invoice, cents: number, dueDay: Day): NonNullable<InvoicePaper['payment']> {
  const { language, iban, bic, reference } = invoice
  const t = translator(language)
  return {
    facts: [
      [t(($) => $.invoicePapers.payee), invoice.seller.name],
      [t(($) => $.invoicePapers.iban), formatIban(iban) ?? iban],
      ...(bic === '' ? [] : ([[t(($) => $.invoicePapers.bic), bic]] as const)),
      [t(($) => $.invoicePapers.reference), formatReference(reference) ?? reference],
      [t(($) => $.invoicePapers.dueDay), formatDay(dueDay, language)],
      [t(($) => $.invoicePapers.total), formatMoney(cents, language)],
    ],
    qr: epcPayload({
      version: invoice.epcVersion,
      bic: bic === '' ? null : bic,
      name: invoice.seller.name,
      iban,
      cents,
      reference,
      text: null,
      dueDay,
    }),
    barcode: bankBarcode({ iban, cents, reference, dueDate: dueDay }),
  }
}
