// An invoice or credit note as a Finvoice 3.0 message: text for an accounting program or an operator. Element order and
// obligation follow the schema's types; sums have a decimal comma; characters outside Latin-9 are written apart. Pure.
// Source: Finance Finland, Finvoice 3.0 implementation guidelines.
import type { Day } from './day.ts'
import { bankBarcode } from './finland/bank-barcode.ts'
import { normaliseBusinessId, vatNumber } from './finland/business-id.ts'
import { normaliseIban } from './finland/iban.ts'
import { isCreditorReference } from './finland/reference.ts'
import { vatFromGross } from './finland/vat.ts'
import type { Invoice, InvoiceBuyer } from './invoices.ts'
import { latin9Text } from './latin9.ts'
import type { DocumentVatCode, ReceiptLine, ReceiptVat, SellerPrint } from './sales.ts'

export interface FinvoiceDocument {
  readonly kind: 'invoice' | 'credit'
  /** At most 20 characters. */
  readonly label: string
  readonly day: Day
  readonly deliveryDay: Day | null
  readonly dueDay: Day
  readonly seller: SellerPrint
  readonly buyer: InvoiceBuyer
  readonly lines: readonly ReceiptLine[]
  readonly vat: readonly ReceiptVat[]
  readonly totalCents: number
  readonly iban: string
  readonly bic: string
  readonly reference: string
  readonly note: string
  /** Of a credit: the label of the invoice it takes back. */
  readonly originalLabel: string | null
}

/** The issued invoice as a Finvoice document. */
export function finvoiceOf(invoice: Invoice): FinvoiceDocument {
  return { ...invoice, kind: 'invoice', originalLabel: null }
}

type Child = string | Element | null
interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Child[]
}

const element = (name: string, ...children: readonly Child[]): Element => ({ name, attributes: {}, children })
const withAttribute = (of: Element, name: string, value: string): Element => ({
  ...of,
  attributes: { ...of.attributes, [name]: value },
})
/** An element with text, or nothing at all when there is none. */
const filled = (name: string, text: string, longest: number): Element | null =>
  text === '' ? null : element(name, fitting(text, longest))
/** In the signs that will be written, so that what is spelled out does not grow past the schema's length. */
const fitting = (text: string, longest: number): string => latin9Text(text).slice(0, longest)
const money = (name: string, cents: number) =>
  withAttribute(element(name, amount(cents)), 'AmountCurrencyIdentifier', 'EUR')
const date = (name: string, day: Day) => withAttribute(element(name, day.replaceAll('-', '')), 'Format', 'CCYYMMDD')

/** "1234,50", "-0,05". */
function amount(cents: number): string {
  const plain = Math.abs(cents)
  return `${cents < 0 ? '-' : ''}${Math.floor(plain / 100)},${String(plain % 100).padStart(2, '0')}`
}

/** "25,5", "10", "13,5". */
function percent(bp: number): string {
  return `${Math.floor(bp / 100)}${
    bp % 100 === 0
      ? ''
      : `,${String(bp % 100)
          .padStart(2, '0')
          .replace(/0$/, '')}`
  }`
}

/** UN/EDIFACT 5305: S standard, Z zero, E exempt, O outside. A seller outside the register sells exempt. */
function codeOf(code: DocumentVatCode): string {
  switch (code) {
    case 'ZERO':
      return 'Z'
    case 'EXEMPT':
    case 'NOTREG':
      return 'E'
    case 'OUTSIDE':
      return 'O'
    default:
      return 'S'
  }
}

/** The whole message, with its XML declaration; only characters of ISO-8859-15, so that it can be written as those bytes. */
export function finvoiceXml(document: FinvoiceDocument): string {
  const root = withAttribute(
    withAttribute(
      withAttribute(element('Finvoice', ...parts(document)), 'Version', '3.0'),
      'xmlns:xsi',
      'http://www.w3.org/2001/XMLSchema-instance',
    ),
    'xsi:noNamespaceSchemaLocation',
    'Finvoice3.0.xsd',
  )
  return `<?xml version="1.0" encoding="ISO-8859-15"?>\n${written(root, '')}`
}

function parts(document: FinvoiceDocument): Child[] {
  const { seller, buyer, lines } = document
  const vatId = seller.vatRegistered ? vatNumber(seller.businessId) : null
  const isCredit = document.kind === 'credit'
  const barcode = isCredit
    ? null
    : bankBarcode({
        iban: document.iban,
        cents: document.totalCents,
        reference: document.reference,
        dueDate: document.dueDay,
      })
  return [
    element(
      'SellerPartyDetails',
      element('SellerPartyIdentifier', seller.businessId),
      element('SellerOrganisationName', fitting(seller.name, 70)),
      vatId === null ? null : element('SellerOrganisationTaxCode', vatId),
      postalAddress('Seller', seller),
    ),
    element('SellerInformationDetails', account(document)),
    element(
      'BuyerPartyDetails',
      filled('BuyerPartyIdentifier', normaliseBusinessId(buyer.businessId) ?? '', 35),
      element('BuyerOrganisationName', fitting(buyer.name, 70)),
      buyer.street === '' ? null : postalAddress('Buyer', buyer),
    ),
    document.deliveryDay === null ? null : element('DeliveryDetails', date('DeliveryDate', document.deliveryDay)),
    details(document),
    barcode === null ? null : element('VirtualBankBarcode', barcode),
    ...lines.map((line) => row(line, document)),
    epi(document),
  ]
}

function account({ iban, bic }: FinvoiceDocument): Element {
  const id = withAttribute(element('SellerAccountID', normaliseIban(iban)), 'IdentificationSchemeName', 'IBAN')
  const bank = withAttribute(element('SellerBic', bic), 'IdentificationSchemeName', 'BIC')
  return element('SellerAccountDetails', id, bic === '' ? null : bank)
}

function postalAddress(
  who: 'Seller' | 'Buyer',
  { street, city, postCode }: { readonly street: string; readonly city: string; readonly postCode: string },
): Element | null {
  if (city === '' || postCode === '') return null
  return element(
    `${who}PostalAddressDetails`,
    filled(`${who}StreetName`, street, 35),
    element(`${who}TownName`, fitting(city, 35)),
    element(`${who}PostCodeIdentifier`, postCode),
    element('CountryCode', 'FI'),
  )
}

function details(document: FinvoiceDocument): Element {
  const { vat, totalCents } = document
  const isCredit = document.kind === 'credit'
  const vatCents = vat.reduce((sum, group) => sum + group.vatCents, 0)
  return element(
    'InvoiceDetails',
    element('InvoiceTypeCode', isCredit ? 'INV02' : 'INV01'),
    element('InvoiceTypeText', isCredit ? 'HYVITYSLASKU' : 'LASKU'),
    element('OriginCode', 'Original'),
    element('InvoiceNumber', fitting(document.label, 20)),
    date('InvoiceDate', document.day),
    filled('OriginalInvoiceNumber', document.originalLabel ?? '', 20),
    filled('BuyerReferenceIdentifier', document.buyer.reference, 35),
    money('InvoiceTotalVatExcludedAmount', totalCents - vatCents),
    money('InvoiceTotalVatAmount', vatCents),
    money('InvoiceTotalVatIncludedAmount', totalCents),
    ...vat.map((group) =>
      element(
        'VatSpecificationDetails',
        money('VatBaseAmount', group.netCents),
        element('VatRatePercent', percent(group.rateBp)),
        element('VatCode', codeOf(group.vatCode)),
        money('VatRateAmount', group.vatCents),
      ),
    ),
    filled('InvoiceFreeText', document.note.replace(/\s+/g, ' '), 512),
    isCredit ? null : element('PaymentTermsDetails', date('InvoiceDueDate', document.dueDay)),
  )
}

function row(line: ReceiptLine, document: FinvoiceDocument): Element {
  const { netCents, vatCents } = vatFromGross(line.totalCents, line.rateBp)
  const unitNet = vatFromGross(line.unitCents, line.rateBp).netCents
  return element(
    'InvoiceRow',
    element('ArticleName', fitting(line.name, 100)),
    withAttribute(element('DeliveredQuantity', String(line.quantity)), 'QuantityUnitCode', 'kpl'),
    money('UnitPriceAmount', unitNet),
    document.deliveryDay === null ? null : date('RowDeliveryDate', document.deliveryDay),
    line.discountCents === 0
      ? null
      : money('RowDiscountAmount', vatFromGross(line.discountCents, line.rateBp).netCents),
    element('RowVatRatePercent', percent(line.rateBp)),
    element('RowVatCode', codeOf(line.vatCode)),
    money('RowVatAmount', vatCents),
    money('RowVatExcludedAmount', netCents),
    money('RowAmount', line.totalCents),
  )
}

function epi(document: FinvoiceDocument): Element {
  const { bic, seller } = document
  const isRf = isCreditorReference(document.reference)
  // The banks' form: a national reference of twenty digits, an RF one as it is.
  const reference = isRf ? document.reference : document.reference.padStart(20, '0')
  return element(
    'EpiDetails',
    element('EpiIdentificationDetails', date('EpiDate', document.day), element('EpiReference')),
    element(
      'EpiPartyDetails',
      element(
        'EpiBfiPartyDetails',
        bic === '' ? null : withAttribute(element('EpiBfiIdentifier', bic), 'IdentificationSchemeName', 'BIC'),
      ),
      element(
        'EpiBeneficiaryPartyDetails',
        element('EpiNameAddressDetails', fitting(seller.name, 35)),
        element('EpiBei', (normaliseBusinessId(seller.businessId) ?? '').replace('-', '')),
        withAttribute(element('EpiAccountID', normaliseIban(document.iban)), 'IdentificationSchemeName', 'IBAN'),
      ),
    ),
    element(
      'EpiPaymentInstructionDetails',
      withAttribute(
        element('EpiRemittanceInfoIdentifier', reference),
        'IdentificationSchemeName',
        isRf ? 'ISO' : 'SPY',
      ),
      money('EpiInstructedAmount', document.totalCents),
      withAttribute(element('EpiCharge', 'SHA'), 'ChargeOption', 'SHA'),
      date('EpiDateOptionDate', document.dueDay),
    ),
  )
}

// ------------------------------------------------------------------ writing

function written({ name, attributes, children }: Element, indent: string): string {
  const open = `${indent}<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('')}`
  const inside = children.filter((child) => child !== null)
  if (inside.length === 0) return `${open}/>\n`
  const [first] = inside
  if (typeof first === 'string') return `${open}>${escaped(first)}</${name}>\n`
  const body = inside.map((child) => (typeof child === 'string' ? escaped(child) : written(child, `${indent}  `)))
  return `${open}>\n${body.join('')}${indent}</${name}>\n`
}

/** Only what Latin-9 has, and XML's four. */
function escaped(text: string): string {
  return latin9Text(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
