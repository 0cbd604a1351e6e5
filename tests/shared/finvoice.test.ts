import fs from 'node:fs'
import fc from 'fast-check'
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { type FinvoiceDocument, finvoiceXml } from '../../shared/finvoice.ts'
import { latin9Text } from '../../shared/latin9.ts'

const document: FinvoiceDocument = {
  kind: 'invoice',
  label: '20260001',
  day: '2026-11-22',
  deliveryDay: '2026-11-20',
  dueDay: '2026-12-06',
  seller: {
    name: 'Salonki Aurinko',
    businessId: '1234567-1',
    street: 'Esimerkkipolku 3',
    postCode: '20100',
    city: 'Turku',
    phone: '',
    email: '',
    vatRegistered: true,
  },
  buyer: {
    kind: 'company',
    name: 'Esimerkki Oy',
    businessId: '7654321-2',
    street: 'Esimerkkikatu 1',
    postCode: '20100',
    city: 'Turku',
    reference: '',
  },
  lines: [
    {
      position: 0,
      kind: 'service',
      name: 'Kasvohoito',
      quantity: 1,
      unitCents: 6500,
      discountCents: 0,
      discountReason: '',
      totalCents: 6500,
      vatCode: 'STD',
      rateBp: 2550,
      staffName: 'Aino',
    },
  ],
  vat: [{ vatCode: 'STD', rateBp: 2550, grossCents: 6500, vatCents: 1321, netCents: 5179 }],
  totalCents: 6500,
  iban: 'FI2112345600000785',
  bic: 'NDEAFIHH',
  reference: '202600017',
  note: '',
  originalLabel: null,
}

/** Element names in document order with their texts, so that order and content are compared together. */
function outline(xml: string): string[] {
  const found: string[] = []
  for (const [, name, text] of xml.matchAll(/<([A-Za-z]+)(?:\s[^>]*)?>([^<]*)/g))
    found.push(`${name} ${(text ?? '').trim()}`)
  return found
}

/**
 * Children of each element in the order of the 3.0 schema, as far as our messages go; `!` must be there. Source: the
 * implementation guidelines of Finance Finland, written out by hand and independently of the writer.
 */
const schema: Readonly<Record<string, string>> = {
  Finvoice:
    'MessageTransmissionDetails SellerPartyDetails! SellerCommunicationDetails SellerInformationDetails BuyerPartyDetails! DeliveryPartyDetails DeliveryDetails InvoiceDetails! PaymentStatusDetails VirtualBankBarcode InvoiceRow! SpecificationDetails EpiDetails!',
  SellerPartyDetails:
    'SellerPartyIdentifier SellerOrganisationName! SellerOrganisationDepartment SellerOrganisationTaxCode SellerPostalAddressDetails',
  SellerPostalAddressDetails: 'SellerStreetName SellerTownName! SellerPostCodeIdentifier! CountryCode CountryName',
  SellerInformationDetails:
    'SellerHomeTownName SellerVatRegistrationText SellerPhoneNumber SellerFreeText SellerAccountDetails',
  SellerAccountDetails: 'SellerAccountID! SellerBic',
  BuyerPartyDetails:
    'BuyerPartyIdentifier BuyerOrganisationName! BuyerOrganisationDepartment BuyerOrganisationTaxCode BuyerPostalAddressDetails',
  BuyerPostalAddressDetails: 'BuyerStreetName BuyerTownName! BuyerPostCodeIdentifier! CountryCode CountryName',
  DeliveryDetails: 'DeliveryDate DeliveryPeriodDetails DeliveryMethodText',
  InvoiceDetails:
    'InvoiceTypeCode! InvoiceTypeText! OriginCode! OriginText InvoiceNumber! InvoiceDate! OriginalInvoiceNumber OriginalInvoiceDate SellerReferenceIdentifier OrderIdentifier AgreementIdentifier BuyerReferenceIdentifier ProjectReferenceIdentifier RowsTotalVatExcludedAmount InvoiceTotalVatExcludedAmount InvoiceTotalVatAmount InvoiceTotalVatIncludedAmount! InvoiceTotalRoundoffAmount VatSpecificationDetails InvoiceFreeText PaymentTermsDetails',
  VatSpecificationDetails: 'VatBaseAmount VatRatePercent VatCode VatRateAmount! VatFreeText',
  PaymentTermsDetails: 'PaymentTermsFreeText InvoiceDueDate CashDiscountDate PaymentOverDueFineDetails',
  InvoiceRow:
    'RowSubIdentifier ArticleIdentifier ArticleName! DeliveredQuantity OrderedQuantity InvoicedQuantity UnitPriceAmount UnitPriceVatIncludedAmount RowIdentifier RowDeliveryDate RowDiscountPercent RowDiscountAmount RowVatRatePercent RowVatCode RowVatAmount RowVatExcludedAmount RowAmount',
  EpiDetails: 'EpiIdentificationDetails! EpiPartyDetails! EpiPaymentInstructionDetails!',
  EpiIdentificationDetails: 'EpiDate! EpiReference! EpiUrl',
  EpiPartyDetails: 'EpiBfiPartyDetails! EpiBeneficiaryPartyDetails!',
  EpiBfiPartyDetails: 'EpiBfiIdentifier EpiBfiName',
  EpiBeneficiaryPartyDetails: 'EpiNameAddressDetails EpiBei EpiAccountID!',
  EpiPaymentInstructionDetails:
    'EpiPaymentInstructionId EpiTransactionTypeCode EpiInstructionCode EpiRemittanceInfoIdentifier EpiInstructedAmount! EpiCharge! EpiDateOptionDate!',
}

interface Node {
  readonly name: string
  readonly children: readonly Node[]
}

/** Elements as they stand in the text. */
function treeOf(xml: string): Node {
  const read = new XMLParser({ preserveOrder: true, ignoreDeclaration: true }).parse(xml) as Record<string, unknown>[]
  const nodes = (list: readonly Record<string, unknown>[]): Node[] =>
    list.flatMap((each) =>
      Object.entries(each).flatMap(([name, inside]) =>
        name.startsWith('#') || name === ':@' ? [] : [{ name, children: nodes(inside as Record<string, unknown>[]) }],
      ),
    )
  return nodes(read)[0] ?? { name: '', children: [] }
}

/** What of the message is not as the schema has it. */
function outOfOrder({ name, children }: Node): string[] {
  const rule = schema[name]
  if (rule === undefined) return children.length === 0 ? [] : [`${name} is not of the schema`]
  const order = rule.split(' ').map((each) => each.replace('!', ''))
  const needed = rule.split(' ').flatMap((each) => (each.endsWith('!') ? [each.slice(0, -1)] : []))
  const problems = needed
    .filter((each) => !children.some((child) => child.name === each))
    .map((each) => `${name}: no ${each}`)
  let reached = 0
  for (const child of children) {
    const at = order.indexOf(child.name)
    if (at < 0) problems.push(`${name}: ${child.name} is not of the schema`)
    else if (at < reached) problems.push(`${name}: ${child.name} comes too late`)
    else reached = at
    problems.push(...outOfOrder(child))
  }
  return problems
}

/** The message with the line of `first` put after that of `second`. */
function moved(xml: string, first: string, second: string): string {
  const lines = xml.split('\n')
  const from = lines.findIndex((line) => line.includes(`<${first}>`))
  const [line = ''] = lines.splice(from, 1)
  lines.splice(lines.findIndex((each) => each.includes(`<${second} `)) + 1, 0, line)
  return lines.join('\n')
}

describe('Finvoice', () => {
  it('has the elements of the golden message, in their order', () => {
    const golden = fs.readFileSync(new URL('../vectors/finvoice-min.xml', import.meta.url), 'utf8')
    const ours = outline(finvoiceXml(document))
    // The golden one has a free text for the terms; ours says where the delivery day is known once more.
    const wanted = outline(golden).filter((each) => !each.startsWith('PaymentTermsFreeText'))
    expect(ours.filter((each) => !/^Delivery(?:Details|Date) /.test(each))).toEqual(wanted)
  })

  it('has only elements of the schema, each parent’s in the schema’s order, with all that must be there', () => {
    const documents: FinvoiceDocument[] = [
      document,
      { ...document, kind: 'credit', totalCents: -6500, originalLabel: 'L-1' },
      { ...document, deliveryDay: null, bic: '', reference: 'RF1620260001', note: 'Kiitos\nkäynnistä' },
      { ...document, buyer: { ...document.buyer, kind: 'person', businessId: '', street: '', reference: 'KP 12' } },
      {
        ...document,
        seller: { ...document.seller, vatRegistered: false },
        lines: [
          ...document.lines,
          { ...document.lines[0], position: 1, discountCents: 100, totalCents: 6400 } as never,
        ],
      },
    ]
    for (const each of documents) expect(outOfOrder(treeOf(finvoiceXml(each)))).toEqual([])
    // The check sees what it is for: two elements changed about, one missing, one that the schema has not.
    const xml = finvoiceXml(document)
    expect(outOfOrder(treeOf(moved(xml, 'InvoiceNumber', 'InvoiceDate')))).toEqual([
      'InvoiceDetails: InvoiceNumber comes too late',
    ])
    expect(outOfOrder(treeOf(xml.replace(/ *<EpiCharge.*\n/, '')))).toEqual([
      'EpiPaymentInstructionDetails: no EpiCharge',
    ])
    expect(outOfOrder(treeOf(xml.replaceAll('ArticleName', 'ItemName')))).toEqual([
      'InvoiceRow: no ArticleName',
      'InvoiceRow: ItemName is not of the schema',
    ])
  })

  it('writes odd characters so that they are read back, and never breaks', () => {
    const odd = `Tom & Jerry <Oy> "Ää'Öö" ]]> &amp; é ž € \u0000\u0007\u001b\u2028\ud800 漢字 ${'…'.repeat(80)}`
    const xml = finvoiceXml({
      ...document,
      note: odd,
      buyer: { ...document.buyer, name: odd, reference: odd, street: odd, city: odd },
      seller: { ...document.seller, name: odd },
      lines: document.lines.map((line) => ({ ...line, name: odd })),
    })
    const read = new XMLParser({ parseTagValue: false, trimValues: false }).parse(xml, true)
    expect(read.Finvoice.BuyerPartyDetails.BuyerOrganisationName).toBe(latin9Text(odd).slice(0, 70))
    expect(read.Finvoice.BuyerPartyDetails.BuyerOrganisationName).toMatch(/^Tom & Jerry <Oy> "Ää'Öö" \]\]> &amp; é ž €/)
    expect(xml.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cs}/u)
    expect(read.Finvoice.InvoiceRow.ArticleName.length).toBe(100)
    expect(outOfOrder(treeOf(xml))).toEqual([])
  })

  it('takes a payer’s name of 4,000 characters to what the schema allows', () => {
    const xml = finvoiceXml({ ...document, buyer: { ...document.buyer, name: 'Ä'.repeat(4000) } })
    const read = new XMLParser({ parseTagValue: false }).parse(xml, true)
    expect(read.Finvoice.BuyerPartyDetails.BuyerOrganisationName).toBe('Ä'.repeat(70))
  })

  it('is a credit note that names its original, without a bar code', () => {
    const xml = finvoiceXml({ ...document, kind: 'credit', totalCents: -6500, originalLabel: 'L-1' })
    expect(xml).toContain('<InvoiceTypeCode>INV02</InvoiceTypeCode>')
    expect(xml).toContain('<OriginalInvoiceNumber>L-1</OriginalInvoiceNumber>')
    expect(xml).toContain('>-65,00<')
    expect(xml).not.toContain('VirtualBankBarcode')
  })

  it('stays well formed and in Latin-9 whatever names and texts there are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const name = `A${text.replace(/\p{Cc}/gu, '')}`
        const xml = finvoiceXml({ ...document, buyer: { ...document.buyer, name }, note: name })
        const read = new XMLParser({ parseTagValue: false, trimValues: false }).parse(xml, true)
        expect(read.Finvoice.BuyerPartyDetails.BuyerOrganisationName).toBe(latin9Text(name).slice(0, 70))
        expect(Array.from(xml).every((sign) => sign === '\n' || latin9Text(sign) === sign)).toBe(true)
      }),
    )
  })
})
