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

describe('Finvoice', () => {
  it('has the elements of the golden message, in their order', () => {
    const golden = fs.readFileSync(new URL('../vectors/finvoice-min.xml', import.meta.url), 'utf8')
    const ours = outline(finvoiceXml(document))
    // The golden one has a free text for the terms; ours says where the delivery day is known once more.
    const wanted = outline(golden).filter((each) => !each.startsWith('PaymentTermsFreeText'))
    expect(ours.filter((each) => !/^Delivery(?:Details|Date) /.test(each))).toEqual(wanted)
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
        expect(read.Finvoice.BuyerPartyDetails.BuyerOrganisationName).toBe(latin9Text(name.slice(0, 70)))
        expect(Array.from(xml).every((sign) => sign === '\n' || latin9Text(sign) === sign)).toBe(true)
      }),
    )
  })
})
