// The till on a real encrypted database: numbering, repeated calls, two windows, bad days.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { bookAppointment } from '../../db/appointments.ts'
import { setAppointmentStatus, setPaid } from '../../db/appointments-status.ts'
import { createClient } from '../../db/clients.ts'
import { transaction } from '../../db/handle.ts'
import { checkoutOf, paySale } from '../../db/sales.ts'
import { tillDay } from '../../db/sales-day.ts'
import { receiptOf, vatRates } from '../../db/sales-receipts.ts'
import { changeService } from '../../db/services.ts'
import { salonOf, saveSalon } from '../../db/settings.ts'
import type { Appointment } from '../../shared/appointments.ts'
import { addDays, localToInstant } from '../../shared/day.ts'
import { isAppError } from '../../shared/errors.ts'
import { PaySale, type SaleLineInput } from '../../shared/sales.ts'
import { emptySalon } from '../../shared/settings.ts'
import { type TempSalon, tempSalon, testNowMs } from '../helpers/tempSalon.ts'

let salon: TempSalon
beforeEach(() => {
  salon = tempSalon()
})
afterEach(() => salon.close())

const today = '2026-11-23'
let requests = 0
const requestId = () => {
  requests += 1
  return `request-${requests}`
}

const line = (over: Partial<SaleLineInput> = {}): SaleLineInput => ({
  kind: 'product',
  itemId: salon.oil.id,
  quantity: 1,
  unitCents: 1990,
  discount: null,
  discountReason: '',
  staffId: salon.owner.id,
  appointmentId: null,
  ...over,
})

const sale = (over: Partial<z.input<typeof PaySale>> = {}): PaySale =>
  PaySale.parse({
    requestId: requestId(),
    appointmentId: null,
    appointmentVersion: null,
    clientId: null,
    language: 'fi',
    lines: [line()],
    payments: [{ method: 'card', cents: 1990 }],
    ...over,
  })

const pay = (input: PaySale, atMs = testNowMs) => salon.write((tx) => paySale(tx, input, salon.actor('owner', atMs)))

const book = (clientId: string | null = null, day = today): Appointment =>
  salon.write((tx) =>
    bookAppointment(
      tx,
      { day, clientId, note: '', lines: [{ serviceId: salon.massage.id, staffId: salon.aino.id, startMin: 600 }] },
      salon.actor(),
    ),
  )

const someone = () => salon.write((tx) => createClient(tx, { name: 'Virtanen, Maija', language: 'sv' }, salon.actor()))

function codeOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return isAppError(error) ? error.code : String(error)
  }
  return 'nothing thrown'
}

const count = (table: string) => salon.db.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get()

describe('a checkout', () => {
  it('is filled from the appointment, in the client’s language, with the alert', () => {
    const client = salon.write((tx) =>
      createClient(tx, { name: 'Virtanen, Maija', language: 'sv', alert: 'Hajusteallergia' }, salon.actor()),
    )
    const appointment = book(client.id)
    expect(checkoutOf(salon.db, { appointmentId: appointment.id }, salon.actor())).toEqual({
      appointmentId: appointment.id,
      appointmentVersion: 1,
      clientId: client.id,
      clientName: 'Virtanen, Maija',
      alert: 'Hajusteallergia',
      language: 'sv',
      day: today,
      deposits: [],
      feeCents: null,
      lines: [
        {
          appointmentId: appointment.id,
          kind: 'service',
          itemId: salon.massage.id,
          name: 'Hieronta 60 min',
          quantity: 1,
          unitCents: 6500,
          discount: null,
          discountReason: '',
          staffId: salon.aino.id,
        },
      ],
    })
  })

  it('keeps the price of the booking when the service has become dearer', () => {
    const appointment = book()
    salon.write((tx) =>
      changeService(tx, { id: salon.massage.id, version: 1, patch: { priceCents: 7900 } }, salon.actor()),
    )
    expect(checkoutOf(salon.db, { appointmentId: appointment.id }, salon.actor()).lines[0]?.unitCents).toBe(6500)
  })

  it('names no client to a role that may not see names', () => {
    const appointment = book(someone().id)
    expect(checkoutOf(salon.db, { appointmentId: appointment.id }, salon.actor('trainee')).clientName).toBe('')
  })

  it('is refused for a paid, a cancelled and an unknown appointment', () => {
    const paid = book()
    salon.write((tx) => setPaid(tx, paid.id, salon.actor()))
    const check = (id: string) => codeOf(() => checkoutOf(salon.db, { appointmentId: id }, salon.actor()))
    expect(check(paid.id)).toBe('SALE_ALREADY_PAID')
    const cancelled = book(null, '2026-11-24')
    salon.write((tx) => setAppointmentStatus(tx, { ...cancelled, status: 'cancelled' }, salon.actor()))
    expect(check(cancelled.id)).toBe('APPOINTMENT_STATUS_NOT_ALLOWED')
    expect(check('nobody-1')).toBe('NOT_FOUND')
  })
})

describe('paying', () => {
  it('issues a receipt with everything the law wants, and the same receipt is read back', () => {
    const appointment = book(someone().id)
    const receipt = pay(
      sale({
        appointmentId: appointment.id,
        appointmentVersion: 1,
        language: 'sv',
        lines: [
          line({
            kind: 'service',
            itemId: salon.massage.id,
            unitCents: 6500,
            staffId: salon.aino.id,
            discount: { kind: 'percent', bp: 1000 },
            discountReason: 'Stamkund',
          }),
          line(),
        ],
        payments: [
          { method: 'card', cents: 2000 },
          { method: 'cash', cents: 5840, givenCents: 10_000 },
        ],
      }),
    )
    expect(receipt).toMatchObject({
      label: 'K-1',
      day: today,
      issuedAtMs: testNowMs,
      language: 'sv',
      seller: { name: 'Salonki Aurinko', businessId: '1234567-1', street: 'Esimerkkikatu 1', vatRegistered: true },
      cashierName: 'Helmi Laine',
      totalCents: 7840,
      roundingCents: 0,
      vat: [{ vatCode: 'STD', rateBp: 2550, grossCents: 7840, vatCents: 1593, netCents: 6247 }],
    })
    expect(receipt.lines.map((each) => [each.name, each.discountCents, each.totalCents, each.staffName])).toEqual([
      ['Hieronta 60 min', 650, 5850, 'Aino Koskela'],
      ['Hiusöljy 50 ml', 0, 1990, 'Helmi Laine'],
    ])
    expect(receipt.payments[1]).toMatchObject({ cents: 5840, givenCents: 10_000, changeCents: 4160 })
    expect(receiptOf(salon.db, { id: receipt.id })).toEqual(receipt)
  })

  it('rounds 44,98 split over card 20,00 and cash to 25,00 in cash', () => {
    const receipt = pay(
      sale({
        lines: [line({ unitCents: 4498 })],
        payments: [
          { method: 'card', cents: 2000 },
          { method: 'cash', cents: 2498 },
        ],
      }),
    )
    expect(receipt).toMatchObject({ totalCents: 4498, roundingCents: 2 })
    expect(receipt.payments.map((each) => each.cents)).toEqual([2000, 2500])
  })

  it('marks the appointment paid, finishes its visit and writes the timeline, all in one transaction', () => {
    const appointment = book(someone().id)
    pay(sale({ appointmentId: appointment.id, appointmentVersion: 1 }))
    const row = salon.db.raw.prepare('SELECT status, version FROM appointment WHERE id = ?').get(appointment.id)
    expect(row).toEqual({ status: 'paid', version: 2 })
    expect(salon.db.raw.prepare("SELECT count(*) FROM appointment_change WHERE kind = 'paid'").pluck().get()).toBe(1)
    expect(salon.db.raw.prepare('SELECT count(finished_at_ms) FROM visit').pluck().get()).toBe(1)
  })

  it('answers the same receipt to a repeated call, and takes no second number', () => {
    const appointment = book()
    const input = sale({ appointmentId: appointment.id, appointmentVersion: 1 })
    const first = pay(input)
    expect(pay(input, testNowMs + 5000)).toEqual(first)
    expect(pay(sale()).label).toBe('K-2')
    expect(count('document')).toBe(2)
  })

  it('writes no client’s name anywhere in the document', () => {
    const client = someone()
    pay(sale({ clientId: client.id }))
    const rows = ['document', 'document_line', 'document_vat', 'payment'].map((table) =>
      JSON.stringify(salon.db.raw.prepare(`SELECT * FROM ${table}`).all()),
    )
    expect(rows.join()).not.toContain('Virtanen')
  })

  it('lets the second of two windows know that the appointment is already paid', () => {
    const appointment = book()
    const other = salon.openAgain()
    const both = () => sale({ appointmentId: appointment.id, appointmentVersion: 1 })
    const first = pay(both())
    expect(codeOf(() => transaction(other, (tx) => paySale(tx, both(), salon.actor())))).toBe('SALE_ALREADY_PAID')
    expect(first.label).toBe('K-1')
    expect(count('document')).toBe(1)
  })

  it('shows a booking again that changed while the till was open', () => {
    const appointment = book()
    salon.write((tx) => setAppointmentStatus(tx, { ...appointment, status: 'arrived' }, salon.actor()))
    const stale = sale({ appointmentId: appointment.id, appointmentVersion: 1 })
    expect(codeOf(() => pay(stale))).toBe('CHANGED_BY_OTHER')
  })

  it('numbers without a gap through many sales of which a third fail', () => {
    const labels: string[] = []
    for (let index = 0; index < 60; index += 1) {
      const broken = index % 3 === 1
      const input = sale({ payments: [{ method: 'card', cents: broken ? 1989 : 1990 }] })
      if (broken) expect(codeOf(() => pay(input))).toBe('SALE_PAYMENT_MISMATCH')
      else labels.push(pay(input).label)
    }
    expect(labels).toEqual(Array.from({ length: 40 }, (_, index) => `K-${index + 1}`))
  })

  it('gives a number back when anything after the sale fails in the same transaction', () => {
    expect(() =>
      salon.write((tx) => {
        paySale(tx, sale(), salon.actor())
        throw new Error('power cut')
      }),
    ).toThrow('power cut')
    expect(pay(sale()).label).toBe('K-1')
  })
})

describe('rates', () => {
  it('follow the day the service was done, and today for goods', () => {
    salon.db.raw.prepare("UPDATE vat_rate SET valid_to = '2026-11-22' WHERE code = 'STD' AND valid_to IS NULL").run()
    salon.db.raw.prepare("INSERT INTO vat_rate VALUES ('STD', '2026-11-23', NULL, 2600)").run()
    const appointment = book(null, '2026-11-20')
    const receipt = pay(
      sale({
        appointmentId: appointment.id,
        lines: [line({ kind: 'service', itemId: salon.massage.id, unitCents: 6500 }), line()],
        payments: [{ method: 'card', cents: 8490 }],
      }),
    )
    expect(receipt.lines.map((each) => each.rateBp)).toEqual([2550, 2600])
    expect(receipt.vat.map((each) => each.rateBp)).toEqual([2600, 2550])
  })

  it('that are missing for the day stop the sale', () => {
    salon.db.raw.prepare("DELETE FROM vat_rate WHERE code = 'STD'").run()
    expect(codeOf(() => pay(sale()))).toBe('SALE_VAT_RATE_MISSING')
    expect(count('document')).toBe(0)
  })

  it('are never guessed for a day before the first of the table', () => {
    const [first] = vatRates(salon.db)
      .filter((rate) => rate.code === 'STD')
      .map((rate) => rate.validFrom)
      .sort()
    const before = localToInstant(addDays(first ?? '', -1), 600)
    expect(codeOf(() => pay(sale(), before))).toBe('SALE_VAT_RATE_MISSING')
    expect(count('document')).toBe(0)
    expect(codeOf(() => pay(sale(), localToInstant(first ?? '', 600)))).not.toBe('SALE_VAT_RATE_MISSING')
  })

  it('are none for a seller outside the register', () => {
    const details = salonOf(salon.db)
    salon.write((tx) => saveSalon(tx, { ...(details ?? emptySalon), vatRegistered: false }))
    const receipt = pay(sale())
    expect(receipt.vat).toEqual([])
    expect(receipt.lines[0]).toMatchObject({ vatCode: 'NOTREG', rateBp: 0 })
  })

  it('must not be hidden by a service left without a code from before the registration', () => {
    salon.write((tx) =>
      changeService(tx, { id: salon.massage.id, version: 1, patch: { vatCode: 'NOTREG' } }, salon.actor()),
    )
    const input = sale({
      lines: [line({ kind: 'service', itemId: salon.massage.id, unitCents: 6500 })],
      payments: [{ method: 'card', cents: 6500 }],
    })
    expect(codeOf(() => pay(input))).toBe('SALE_VAT_RATE_MISSING')
  })
})

describe('bad input and bad days', () => {
  it('are refused with nothing written', () => {
    const over = line({ discount: { kind: 'cents', cents: 1991 } })
    const cases: [PaySale, string][] = [
      [sale({ lines: [] }), 'SALE_EMPTY'],
      [sale({ lines: [over] }), 'SALE_DISCOUNT_TOO_LARGE'],
      [sale({ payments: [] }), 'SALE_PAYMENT_MISMATCH'],
      [sale({ lines: [line({ itemId: 'no-such-item' })] }), 'NOT_FOUND'],
      [sale({ lines: [line({ staffId: 'no-such-one' })] }), 'NOT_FOUND'],
      [sale({ clientId: 'no-such-one' }), 'NOT_FOUND'],
      [sale({ appointmentId: 'no-such-one' }), 'NOT_FOUND'],
    ]
    for (const [input, code] of cases) expect(codeOf(() => pay(input))).toBe(code)
    expect([count('document'), count('document_line'), count('payment')]).toEqual([0, 0, 0])
    expect(pay(sale()).number).toBe(1)
  })

  it('the dearest sale there can be is kept to the cent', () => {
    const lines = [line({ quantity: 999, unitCents: 99_999_999 })]
    const receipt = pay(sale({ lines, payments: [{ method: 'card', cents: 99_899_999_001 }] }))
    expect(receipt.totalCents).toBe(99_899_999_001)
    expect((receipt.vat[0]?.netCents ?? 0) + (receipt.vat[0]?.vatCents ?? 0)).toBe(99_899_999_001)
  })

  it('a sale given away has its receipt', () => {
    const lines = [line({ discount: { kind: 'percent', bp: 10_000 }, discountReason: 'Lahja' })]
    expect(pay(sale({ lines, payments: [{ method: 'cash', cents: 0 }] })).totalCents).toBe(0)
  })

  it('a clock set back before the last document stops the till, and a nudge of seconds does not', () => {
    pay(sale(), testNowMs)
    expect(codeOf(() => pay(sale(), testNowMs - 3_600_000))).toBe('CLOCK_SET_BACK')
    expect(codeOf(() => pay(sale(), localToInstant('2026-11-22', 540)))).toBe('CLOCK_SET_BACK')
    const nudged = pay(sale(), testNowMs - 2000)
    expect(nudged).toMatchObject({ label: 'K-2', issuedAtMs: testNowMs })
    expect(count('document')).toBe(2)
  })

  it('a salon without its details issues nothing', () => {
    salon.write((tx) => saveSalon(tx, { ...emptySalon, name: 'Salonki Aurinko' }))
    expect(codeOf(() => pay(sale()))).toBe('SALE_SELLER_INCOMPLETE')
  })

  it('texts with SQL and HTML stay texts', () => {
    const reason = `'); DROP TABLE document; --<img src=x onerror=alert(1)>`
    const lines = [line({ discount: { kind: 'cents', cents: 90 }, discountReason: reason })]
    const receipt = pay(sale({ lines, payments: [{ method: 'card', cents: 1900 }] }))
    expect(receipt.lines[0]?.discountReason).toBe(reason)
  })
})

describe('an issued document', () => {
  const tables = ['document', 'document_line', 'document_vat', 'payment']

  it('refuses every change, deletion and addition, whoever asks', () => {
    const receipt = pay(sale())
    for (const table of tables) {
      const column = table === 'document' ? 'total_cents' : table === 'document_vat' ? 'vat_cents' : 'rowid_free'
      const set = column === 'rowid_free' ? 'position = position + 1' : `${column} = ${column} + 1`
      expect(() => salon.db.raw.prepare(`UPDATE ${table} SET ${set}`).run()).toThrow('DOCUMENT_IMMUTABLE')
      expect(() => salon.db.raw.prepare(`DELETE FROM ${table}`).run()).toThrow('DOCUMENT_IMMUTABLE')
    }
    for (const table of tables.slice(1)) {
      const key = table === 'document_vat' ? "'RED1'" : '9'
      const second = table === 'document_vat' ? 'vat_code' : 'position'
      const columns = salon.db.raw.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all() as string[]
      const picked = columns.map((name) => (name === second ? key : name)).join(', ')
      const copy = `INSERT INTO ${table} SELECT ${picked} FROM ${table}`
      expect(() => salon.db.raw.prepare(copy).run()).toThrow('DOCUMENT_IMMUTABLE')
    }
    expect(receiptOf(salon.db, { id: receipt.id })).toEqual(receipt)
  })

  it('lets an erasure cut its links to the person and nothing else', () => {
    const client = someone()
    const receipt = pay(sale({ clientId: client.id }))
    salon.db.raw.prepare('UPDATE document SET client_id = NULL').run()
    expect(receiptOf(salon.db, { id: receipt.id })).toEqual({ ...receipt, clientId: null })
    expect(() => salon.db.raw.prepare('UPDATE document SET client_id = ?').run(client.id)).toThrow('DOCUMENT_IMMUTABLE')
  })

  it('is refused by the database when its sums or its number are wrong', () => {
    const insert = (number: number, total: number) =>
      salon.db.raw
        .prepare(
          `INSERT INTO document (id, request_id, kind, seller_id, series, number, day, issued_at_ms, language, seller_print,
             staff_id, cashier_print, total_cents) VALUES ('forged', 'forged', 'receipt', 'seller-1', 'K', ?, ?, 1, 'fi', '{}', ?, '', ?)`,
        )
        .run(number, today, salon.owner.id, total)
    expect(() => insert(7, 100)).toThrow('DOCUMENT_NUMBER')
    salon.db.raw.prepare('UPDATE number_series SET next_number = 2').run()
    expect(() => insert(1, 100)).toThrow('DOCUMENT_SUMS')
  })

  it('keeps its number series from going back', () => {
    pay(sale())
    expect(() => salon.db.raw.prepare('UPDATE number_series SET next_number = 1').run()).toThrow(
      'NUMBER_SERIES_BACKWARDS',
    )
    expect(() => salon.db.raw.prepare('DELETE FROM number_series').run()).toThrow('NUMBER_SERIES_KEPT')
  })
})

describe('the till’s day', () => {
  it('is the sum of the stored documents, by method and by rate', () => {
    pay(sale())
    pay(sale({ lines: [line({ unitCents: 4498 })], payments: [{ method: 'cash', cents: 4498, givenCents: 5000 }] }))
    pay(
      sale({
        lines: [line({ unitCents: 991 }), line({ unitCents: 1009 })],
        payments: [
          { method: 'card', cents: 1000 },
          { method: 'cash', cents: 1000 },
        ],
      }),
    )
    const day = tillDay(salon.db, { day: today }, salon.actor())
    expect(day).toMatchObject({ totalCents: 1990 + 4498 + 2000, roundingCents: 2 })
    expect(day.byMethod).toEqual([
      { method: 'card', kind: 'card', name: '', cents: 2990, count: 2 },
      { method: 'cash', kind: 'cash', name: '', cents: 5500, count: 2 },
    ])
    expect(day.vat).toEqual([
      { vatCode: 'STD', rateBp: 2550, grossCents: 8488, vatCents: 404 + 914 + 406, netCents: 8488 - 1724 },
    ])
    expect(day.receipts.map((each) => [each.label, each.firstLine, each.lineCount])).toEqual([
      ['K-3', 'Hiusöljy 50 ml', 2],
      ['K-2', 'Hiusöljy 50 ml', 1],
      ['K-1', 'Hiusöljy 50 ml', 1],
    ])
    expect(tillDay(salon.db, { day: '2026-11-22' }, salon.actor()).receipts).toEqual([])
  })

  it('lists done appointments that are not paid, and only those', () => {
    const appointment = book(someone().id)
    const unpaid = () => tillDay(salon.db, { day: today }, salon.actor()).unpaid
    expect(unpaid()).toEqual([])
    salon.write((tx) => {
      const actor = salon.actor()
      const arrived = setAppointmentStatus(tx, { ...appointment, status: 'arrived' }, actor)
      const started = setAppointmentStatus(tx, { ...arrived, status: 'in-treatment' }, actor)
      setAppointmentStatus(tx, { ...started, status: 'done' }, actor)
    })
    expect(unpaid()).toEqual([
      {
        appointmentId: appointment.id,
        clientName: 'Virtanen, Maija',
        startMin: 600,
        services: ['Hieronta 60 min'],
        cents: 6500,
      },
    ])
    expect(tillDay(salon.db, { day: today }, salon.actor('trainee')).unpaid[0]?.clientName).toBe('Maija')
    pay(sale({ appointmentId: appointment.id }))
    expect(unpaid()).toEqual([])
  })
})
