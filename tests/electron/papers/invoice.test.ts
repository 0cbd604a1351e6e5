// The finished papers of an invoice as a camera, a bank's reader and a person see them.
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createPapers } from '../../../electron/papers/papers.ts'
import { creditPaper, invoicePaper, reminderPaper } from '../../../shared/invoice-paper.ts'
import { emptyBuyer, type Invoice } from '../../../shared/invoices.ts'
import type { Receipt } from '../../../shared/sales.ts'
import { languages } from '../../../shared/values.ts'
import { codesOn, openPdf, pagePicture, wordsOf } from '../../helpers/pdfPictures.ts'

const papers = createPapers(path.join(import.meta.dirname, '../../../electron/fonts'))

const line = (position: number): Invoice['lines'][number] => ({
  position,
  kind: 'service',
  name: `Kasvohoito ${position + 1}`,
  quantity: 1,
  unitCents: 6500,
  discountCents: 500,
  discountReason: 'kanta-asiakas',
  totalCents: 6000,
  vatCode: 'STD',
  rateBp: 2550,
  staffName: 'Aino',
})

const invoice = (over: Partial<Invoice> = {}): Invoice => ({
  id: 'invoice-1',
  label: 'L-17',
  number: 17,
  day: '2026-11-22',
  issuedAtMs: 1_795_000_000_000,
  language: 'fi',
  seller: {
    name: 'Salonki Aurinko',
    businessId: '1234567-1',
    street: 'Esimerkkikatu 1',
    postCode: '00100',
    city: 'Helsinki',
    phone: '09 000 0000',
    email: 'salonki@example.com',
    vatRegistered: true,
  },
  buyer: {
    ...emptyBuyer,
    kind: 'company',
    name: 'Esimerkki Oy',
    street: 'Malmikatu 2',
    postCode: '20100',
    city: 'Turku',
  },
  clientId: null,
  lines: [line(0)],
  vat: [{ vatCode: 'STD', rateBp: 2550, grossCents: 6000, vatCents: 1219, netCents: 4781 }],
  totalCents: 6000,
  deliveryDay: '2026-11-20',
  dueDay: '2026-12-06',
  reference: '202600172',
  iban: 'FI2112345600000785',
  bic: 'NDEAFIHH',
  epcVersion: '002',
  complaintDays: 8,
  note: '',
  isSimplified: false,
  payments: [],
  reminders: [],
  credits: [],
  openCents: 6000,
  state: 'open',
  paidDay: null,
  printCount: 0,
  ...over,
})

describe.each(languages)('the invoice in %s', (language) => {
  it('carries the QR code and the bar code that a bank reads, for the same payment', async () => {
    const pdf = await papers.invoice(invoicePaper(invoice({ language })), 0)
    const codes = await codesOn(await pagePicture(pdf, 200))
    expect(codes.find((code) => code.format === 'QRCode')?.text).toBe(
      'BCD\n002\n1\nSCT\nNDEAFIHH\nSalonki Aurinko\nFI2112345600000785\nEUR60.00\n\n202600172\n\nReqdExctnDt/2026-12-06',
    )
    expect(codes.find((code) => code.format === 'Code128')?.text).toBe(
      '421123456000007850000600000000000000000202600172261206',
    )
  })

  it('says everything the law asks of a full invoice', async () => {
    const [page = ''] = await wordsOf(await papers.invoice(invoicePaper(invoice({ language })), 0))
    for (const said of [
      'L-17',
      '1234567-1',
      'FI12345671',
      'Esimerkki Oy',
      'Malmikatu 2',
      'Kasvohoito 1',
      'FI21 1234 5600 0007 85',
      '2026 00172',
    ]) {
      expect(page.replace(/\s+/g, ' ')).toContain(said)
    }
    // Unit price and base without tax, rate, tax, sum.
    for (const sum of ['51', '47', '12', '60']) expect(page).toContain(sum)
  })
})

it('the control: with the codes painted over, nothing is read', async () => {
  const picture = await pagePicture(await papers.invoice(invoicePaper(invoice()), 0), 200)
  picture.data.fill(255)
  expect(await codesOn(picture)).toEqual([])
})

it('a hundred lines turn pages, and the payment part stands whole on the last one', async () => {
  const lines = Array.from({ length: 100 }, (_, position) => line(position))
  const pdf = await papers.invoice(invoicePaper(invoice({ lines, totalCents: 600_000 })), 0)
  const document = await openPdf(pdf)
  expect(document.numPages).toBeGreaterThan(2)
  expect((await codesOn(await pagePicture(pdf, 200, document.numPages))).map((code) => code.format).sort()).toEqual([
    'Code128',
    'QRCode',
  ])
  const words = (await wordsOf(pdf)).join(' ')
  expect(words).toContain('Kasvohoito 1 ')
  expect(words).toContain('Kasvohoito 100')
})

it('a credit note names its original and asks for no money', async () => {
  const credit = {
    ...invoice(),
    id: 'credit-1',
    label: 'L-18',
    totalCents: -6000,
    lines: [{ ...line(0), quantity: -1, totalCents: -6000 }],
    vat: [{ vatCode: 'STD' as const, rateBp: 2550, grossCents: -6000, vatCents: -1219, netCents: -4781 }],
    reason: 'peruttu',
  } as unknown as Receipt
  const pdf = await papers.invoice(creditPaper(invoice(), credit), 0)
  expect(await codesOn(await pagePicture(pdf, 200))).toEqual([])
  const [page = ''] = await wordsOf(pdf)
  expect(page).toContain('Hyvityslasku')
  expect(page).toContain('L-17')
  expect(page).toContain('peruttu')
})

it('a reminder asks for what is open, the fee and the interest in one payment', async () => {
  const reminder = {
    id: 'r',
    number: 1,
    day: '2026-12-21',
    dueDay: '2027-01-04',
    openCents: 6000,
    feeCents: 500,
    interestCents: 12,
  }
  const pdf = await papers.invoice(reminderPaper(invoice(), reminder), 0)
  const codes = await codesOn(await pagePicture(pdf, 200))
  expect(codes.find((code) => code.format === 'QRCode')?.text).toContain('EUR65.12')
  expect((await wordsOf(pdf))[0]).toContain('Maksumuistutus')
})
