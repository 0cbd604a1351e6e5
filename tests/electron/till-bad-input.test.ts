// What goes wrong at a till: each is refused with a code that has its sentence, and nothing is half there.
import { createServer, type Server, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { receiptPrinters } from '../../electron/receipt-printer.ts'
import { AppError, isAppError } from '../../shared/errors.ts'
import { errors } from '../../shared/translations/errors.ts'
import { type OpenedSalon, openedSalon } from '../helpers/tempApp.ts'

let salon: OpenedSalon
beforeAll(async () => {
  salon = await openedSalon()
  await salon.call('settings.saveSalon', {
    name: 'Salonki Aurinko',
    businessId: '1234567-1',
    street: 'Esimerkkikatu 1',
    postCode: '00100',
    city: 'Helsinki',
    phone: '09 000 000',
    email: '',
    iban: 'FI2112345600000785',
    vatRegistered: true,
  })
})
afterAll(() => salon.close())

let requests = 0
const line = (over: object = {}) => ({
  kind: 'service',
  itemId: salon.haircutId,
  quantity: 1,
  unitCents: 5900,
  discount: null,
  staffId: salon.ainoId,
  ...over,
})
const sale = (over: object) => {
  requests += 1
  return {
    requestId: `request-${requests}`,
    appointmentId: null,
    appointmentVersion: null,
    clientId: null,
    language: 'fi',
    lines: [line()],
    payments: [{ method: 'card', cents: 5900 }],
    ...over,
  }
}
const documents = () => {
  const { db } = salon.app.session.requireOpen()
  return db.raw.prepare('SELECT count(*) FROM document').pluck().get() as number
}

/** Refused with this code, which has a sentence in each language, and no document more than before. */
async function expectRefused(route: string, input: object, code: keyof (typeof errors)['fi']): Promise<void> {
  const before = documents()
  expect(await salon.refused(route, input)).toBe(code)
  for (const language of ['fi', 'sv', 'en'] as const) expect(errors[language][code].length).toBeGreaterThan(10)
  expect(documents()).toBe(before)
}

async function giftCard(over: object) {
  const extra = {
    kind: 'gift-card',
    valueCents: 3000,
    vatCode: 'STD',
    holder: '',
    staffId: salon.ainoId,
    expiresDay: null,
  }
  const input = sale({ lines: [], extras: [{ ...extra, ...over }], payments: [{ method: 'card', cents: 3000 }] })
  const answer = await salon.send('sales.pay', input)
  if (!answer.ok) throw new Error(answer.error.code)
  const { db } = salon.app.session.requireOpen()
  return db.raw.prepare('SELECT id FROM prepaid ORDER BY rowid DESC LIMIT 1').pluck().get() as string
}

describe('a sale', () => {
  it('is not overpaid by card, nor underpaid', async () => {
    await expectRefused('sales.pay', sale({ payments: [{ method: 'card', cents: 5901 }] }), 'SALE_PAYMENT_MISMATCH')
    await expectRefused('sales.pay', sale({ payments: [{ method: 'card', cents: 5899 }] }), 'SALE_PAYMENT_MISMATCH')
    await expectRefused('sales.pay', sale({ payments: [] }), 'SALE_PAYMENT_MISMATCH')
  })

  it('has no negative and no missing quantity, and no negative price', async () => {
    for (const over of [{ quantity: -1 }, { quantity: 0 }, { quantity: 1.5 }, { unitCents: -1 }]) {
      await expectRefused('sales.pay', sale({ lines: [line(over)] }), 'INVALID_INPUT')
    }
  })

  it('may cost nothing, and has its receipt', async () => {
    const answer = await salon.send('sales.pay', sale({ lines: [line({ unitCents: 0 })], payments: [] }))
    expect(answer).toMatchObject({ ok: true, value: { totalCents: 0 } })
  })

  it('takes no discount over the whole price', async () => {
    const percent = { kind: 'percent', bp: 10_001 }
    const cents = { kind: 'cents', cents: 5901 }
    await expectRefused('sales.pay', sale({ lines: [line({ discount: percent })] }), 'INVALID_INPUT')
    await expectRefused('sales.pay', sale({ lines: [line({ discount: cents })] }), 'SALE_DISCOUNT_TOO_LARGE')
    await expectRefused('sales.pay', sale({ discount: cents }), 'SALE_DISCOUNT_TOO_LARGE')
  })

  it('is not paid with an expired, an empty or another salon’s gift card', async () => {
    const pay = (prepaidId: string, cents: number) =>
      sale({ uses: [{ prepaidId, cents }], payments: [{ method: 'card', cents: 5900 - cents }] })
    const expired = await giftCard({ expiresDay: '2026-11-22' })
    await expectRefused('sales.pay', pay(expired, 100), 'PREPAID_EXPIRED')
    const card = await giftCard({})
    await expectRefused('sales.pay', pay(card, 3001), 'PREPAID_EMPTY')
    expect((await salon.send('sales.pay', pay(card, 3000))).ok).toBe(true)
    await expectRefused('sales.pay', pay(card, 1), 'PREPAID_EMPTY')
    await expectRefused('sales.pay', pay('card-of-another-salon', 100), 'PREPAID_UNKNOWN')
    await expectRefused('prepaid.find', { code: 'AAAA-BBBB-CCCCC' }, 'PREPAID_UNKNOWN')
  })
})

describe('a price to come of a product', () => {
  it('is one a day, of a real day after today; what is refused changes nothing', async () => {
    const given = { name: 'Hiusöljy', barcode: '', priceCents: 1990, vatCode: 'STD' }
    const { id, version } = await salon.call('products.create', { ...given, vatCode: 'STD' })
    const before = await salon.call('products.list')
    const price = (from: string, priceCents = 2190) => ({ from, priceCents })
    for (const prices of [
      [price('2027-01-01'), price('2027-01-01', 2290)],
      [price('2027-02-30')],
      [price('2027-01-01', -1)],
      [price('2027-01-01'), price('2026-11-23')],
      [price('2026-11-22')],
    ]) {
      await expectRefused('products.change', { id, version, patch: { prices } }, 'INVALID_INPUT')
      await expectRefused('products.create', { ...given, prices }, 'INVALID_INPUT')
    }
    expect(await salon.call('products.list')).toEqual(before)
    const changed = await salon.call('products.change', { id, version, patch: { prices: [price('2026-11-24')] } })
    expect(changed).toMatchObject({ priceCents: 1990, prices: [price('2026-11-24')] })
  })
})

describe('an invoice', () => {
  const content = (over: object, buyer: object = {}) => ({
    clientId: null,
    buyer: {
      kind: 'company',
      name: 'Suuri Oy',
      businessId: '7654321-2',
      street: 'Katu 1',
      postCode: '00100',
      city: 'Helsinki',
      reference: '',
      ...buyer,
    },
    language: 'fi',
    appointments: [],
    lines: [line({ quantity: 2, unitCents: 50_000_000 })],
    discount: null,
    discountReason: '',
    deliveryDay: null,
    dueDays: 14,
    note: '',
    ...over,
  })

  it('of 1,000,000 € is issued; its bar code leaves the sum to the payer, and its QR code has it', async () => {
    const draft = await salon.call('invoices.saveDraft', { id: null, version: null, content: content({}) as never })
    const invoice = await salon.call('invoices.issue', { draftId: draft.id, version: draft.version })
    expect(invoice.totalCents).toBe(100_000_000)
    const { invoicePaper } = await import('../../shared/invoice-paper.ts')
    const { payment } = invoicePaper(invoice)
    // Version 4, the account, then eight digits of the sum: zeros above 999 999,99 € (Pankkiviivakoodi-opas).
    expect(payment?.barcode?.slice(0, 25)).toBe(`42112345600000785${'0'.repeat(8)}`)
    expect(payment?.qr).toContain('EUR1000000.00')
    await salon.call('invoices.savePdf', { id: invoice.id, reminderId: null, creditId: null })
    expect(
      Buffer.from(salon.saved.at(-1)?.content ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })

  it('takes no payer’s name of 4,000 characters, and says which field it is', async () => {
    const input = { id: null, version: null, content: content({}, { name: 'Ä'.repeat(4000) }) }
    await expectRefused('invoices.saveDraft', input, 'INVALID_INPUT')
    const answer = await salon.send('invoices.saveDraft', input)
    expect(answer).toMatchObject({ ok: false, error: { data: { issues: [{ path: 'content.buyer.name' }] } } })
  })
})

describe('a bank’s file in a wrong encoding', () => {
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr/><Stmt><Id>1</Id>
<Ntry><Amt Ccy="EUR">65.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt>
<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Päivi Äyräs</Nm></Dbtr></RltdPties></TxDtls></NtryDtls></Ntry>
</Stmt></BkToCstmrStmt></Document>`
  const read = async (bytes: Uint8Array) => {
    salon.chooseFile({ fileName: 'tili.xml', bytes })
    return salon.send('invoices.importStatement')
  }
  const names = async () => (await salon.call('invoices.bankRows', { waiting: true })).map(({ name }) => name)

  it('says UTF-8 and is Latin-1, or is UTF-16: the names are read right, and the row is known again', async () => {
    const first = await read(Buffer.from(text, 'latin1'))
    expect(first).toMatchObject({ ok: true, value: { added: 1 } })
    expect(await names()).toEqual(['Päivi Äyräs'])
    const wide = Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(text, 'utf16le')])
    expect(await read(wide)).toMatchObject({ ok: true, value: { added: 0, known: 1 } })
    expect(await read(Buffer.from(text.replace('UTF-8', 'ISO-8859-1'), 'utf8'))).toMatchObject({
      ok: true,
      value: { added: 0, known: 1 },
    })
  })

  it('that is no text at all is refused whole', async () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, index) => (index * 37) % 256)
    for (const bytes of [noise, Buffer.from(text).subarray(0, 300), new Uint8Array()]) {
      expect(await read(bytes)).toMatchObject({ ok: false, error: { code: 'STATEMENT_UNREADABLE' } })
    }
    expect(await names()).toEqual(['Päivi Äyräs'])
  })
})

describe('a receipt printer', () => {
  let server: Server | null = null
  const sockets: Socket[] = []
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy()
    await new Promise((resolve) => (server === null ? resolve(null) : server.close(resolve)))
    server = null
  })
  /** A printer on this computer that does `onReceipt` with what comes. */
  async function printer(onReceipt: (socket: Socket) => void) {
    server = createServer((socket) => {
      sockets.push(socket)
      socket.on('error', () => {})
      onReceipt(socket)
    })
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    return { kind: 'network', host: '127.0.0.1', port: typeof address === 'object' ? (address?.port ?? 0) : 0 } as const
  }
  const codeOf = (sending: Promise<void>) =>
    sending.then(
      () => 'printed',
      (error: unknown) => (isAppError(error) ? error.code : String(error)),
    )
  const receipt = Buffer.alloc(8_000_000, 0x41)

  it('that is off, or stops in the middle of the receipt, says so', async () => {
    const off = await printer(() => {})
    await new Promise((resolve) => server?.close(resolve))
    server = null
    expect(await codeOf(receiptPrinters.send(off, receipt))).toBe('PRINTER_UNREACHABLE')
    const torn = await printer((socket) => socket.once('data', () => socket.resetAndDestroy()))
    expect(await codeOf(receiptPrinters.send(torn, receipt))).toBe('PRINTER_UNREACHABLE')
  })

  it('that is out of paper takes nothing more and does not answer: the till does not wait for ever', async () => {
    const stuck = await printer((socket) => socket.once('data', () => socket.pause()))
    expect(await codeOf(receiptPrinters.send(stuck, receipt))).toBe('PRINTER_UNREACHABLE')
  })

  it('leaves the receipt safe and still unprinted; the next try is no copy', async () => {
    const answer = await salon.send('sales.pay', sale({}))
    const { id } = (answer as { value: { id: string } }).value
    const settings = await salon.call('sales.settings')
    const network = { kind: 'network', host: '192.168.1.50', port: 9100 } as const
    await salon.call('sales.saveSettings', { ...settings, printer: network })
    const { send } = salon.app.receiptPrinters
    const app = salon.app as { receiptPrinters: { send: typeof send } }
    app.receiptPrinters = {
      send: async () => {
        throw new AppError('PRINTER_UNREACHABLE')
      },
    }
    await expectRefused('sales.printOnReceiptPrinter', { id }, 'PRINTER_UNREACHABLE')
    expect((await salon.call('sales.receipt', { id })).printCount).toBe(0)
    app.receiptPrinters = { send }
    expect(await salon.call('sales.printOnReceiptPrinter', { id })).toEqual({ isCopy: false })
    expect((await salon.call('sales.receipt', { id })).printCount).toBe(1)
  })
})
