// The bookkeeper's month: receipts, invoices, payments, cash and counts over several days always agree; what has been
// damaged past the program is found and named; months are locked in order and for good.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { books, lockMonth, months, monthView, notePackage } from '../../db/bookkeeping.ts'
import { accountSettings, saveAccounts } from '../../db/bookkeeping-accounts.ts'
import { creditSale } from '../../db/credits.ts'
import { moveCash, xReport } from '../../db/dayclose.ts'
import { issueInvoice, saveDraft } from '../../db/invoice-drafts.ts'
import { addInvoicePayment, creditInvoice, reverseInvoicePayment } from '../../db/invoice-payments.ts'
import { usualAccounts } from '../../shared/bookkeeping.ts'
import { reconcile } from '../../shared/bookkeeping-checks.ts'
import { dailySales } from '../../shared/bookkeeping-daily.ts'
import { openItemsTable, vouchers } from '../../shared/bookkeeping-tables.ts'
import { addDays } from '../../shared/day.ts'
import { reportSections } from '../../shared/dayclose-rows.ts'
import { isAppError } from '../../shared/errors.ts'
import { formatMoney } from '../../shared/format.ts'
import { emptyBuyer, type Invoice, type InvoiceContent } from '../../shared/invoices.ts'
import { sumCents } from '../../shared/money.ts'
import { at, closeOn, goldenDay, payOn, sellGoldenDay } from '../helpers/aMonth.ts'
import { aCredit, aLine, aSale, requestId } from '../helpers/aSale.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
beforeEach(() => {
  salon = tempSalon()
})
afterEach(() => salon.close())

const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    return isAppError(error) ? error.code : error instanceof Error ? error.message : String(error)
  }
  return 'nothing thrown'
}

const invoiceContent = (from: TempSalon, cents: number): InvoiceContent => ({
  clientId: null,
  buyer: { ...emptyBuyer, name: 'Malli Maija' },
  language: 'fi',
  appointments: [],
  lines: [
    {
      kind: 'service',
      itemId: from.massage.id,
      quantity: 1,
      unitCents: cents,
      discount: null,
      discountReason: '',
      staffId: from.owner.id,
      appointmentId: null,
    },
  ],
  discount: null,
  discountReason: '',
  uses: [],
  deliveryDay: null,
  dueDays: 14,
  note: '',
})

function invoiceOn(from: TempSalon, day: string, cents: number, minute = 700): Invoice {
  const actor = at(from, day, minute)
  return from.write((tx) => {
    const draft = saveDraft(tx, { id: null, version: null, content: invoiceContent(from, cents) }, actor)
    return issueInvoice(tx, { draftId: draft.id, version: draft.version }, actor)
  })
}

const november = { month: '2026-11', kind: 'month' } as const
const agreeing = (from: TempSalon, input: Parameters<typeof books>[1] = november) => {
  const { facts, journal } = books(from.db, input)
  return { facts, journal, ...reconcile(facts, journal) }
}

it('the day’s report names what went on invoices, so that the ways of payment come to its total', () => {
  payOn(
    salon,
    aSale({ lines: [aLine(salon, { unitCents: 4498 })], payments: [{ method: 'cash', cents: 4498 }] }),
    goldenDay,
  )
  invoiceOn(salon, goldenDay, 12_000)
  const report = xReport(salon.db, { day: goldenDay }, at(salon, goldenDay, 1200))
  const methods = reportSections(report, 'en').find(({ title }) => title === 'Ways of payment')?.rows
  expect(methods?.map(({ left, right }) => [left, right])).toEqual([
    ['Cash', formatMoney(4500, 'en')],
    ['On invoice', formatMoney(12_000, 'en')],
  ])
  expect([report.totalCents, report.roundingCents]).toEqual([16_498, 2])
})

describe('any month', () => {
  const sold = fc.record({
    kind: fc.constant('sale' as const),
    cents: fc.integer({ min: 1, max: 90_000 }),
    cash: fc.boolean(),
  })
  const invoiced = fc.record({
    kind: fc.constant('invoice' as const),
    cents: fc.integer({ min: 100, max: 90_000 }),
    paid: fc.integer({ min: 0, max: 120 }),
    way: fc.constantFrom('transfer' as const, 'cash' as const, 'card' as const, 'other' as const),
    credited: fc.integer({ min: 0, max: 100 }),
    isReversed: fc.boolean(),
  })
  const moved = fc.record({ kind: fc.constant('cash' as const), cents: fc.integer({ min: -5000, max: 9000 }) })
  const dayOfWork = fc.array(fc.oneof(sold, invoiced, moved), { minLength: 1, maxLength: 5 })

  it('agrees four ways over days of receipts, invoices, credits, payments and cash, and its vouchers balance', () => {
    fc.assert(
      fc.property(fc.array(dayOfWork, { minLength: 1, maxLength: 4 }), (days) => {
        const own = tempSalon()
        try {
          days.forEach((work, index) => {
            const day = addDays('2026-11-23', index)
            work.forEach((each, step) => {
              const minute = 600 + step * 10
              if (each.kind === 'cash') {
                if (each.cents !== 0)
                  own.write((tx) => moveCash(tx, { cents: each.cents, reason: 'Vaihtoraha' }, at(own, day, minute)))
                return
              }
              if (each.kind === 'sale') {
                const input = aSale({
                  lines: [aLine(own, { unitCents: each.cents })],
                  payments: [{ method: each.cash ? 'cash' : 'card', cents: each.cents }],
                })
                const receipt = payOn(own, input, day, minute)
                if (each.cents % 3 === 0)
                  own.write((tx) => creditSale(tx, aCredit({ originalId: receipt.id }), at(own, day, minute + 1)))
                return
              }
              const invoice = invoiceOn(own, day, each.cents, minute)
              const cents = Math.floor((each.cents * each.paid) / 100)
              const actor = at(own, day, minute + 2)
              if (cents > 0) {
                const paid = own.write((tx) =>
                  addInvoicePayment(tx, { invoiceId: invoice.id, day, cents, way: each.way, note: '' }, actor),
                )
                const [payment] = paid.payments
                if (each.isReversed && payment) {
                  const back = { invoiceId: invoice.id, paymentId: payment.id, note: 'väärä lasku' }
                  own.write((tx) => reverseInvoicePayment(tx, back, at(own, day, minute + 3)))
                }
              }
              const credit = Math.floor((each.cents * each.credited) / 100)
              if (credit > 0) {
                const scope = { kind: 'sum' as const, cents: credit }
                const input = { requestId: requestId(), invoiceId: invoice.id, scope, reason: 'hyvitys' }
                own.write((tx) => creditInvoice(tx, input, at(own, day, minute + 4)))
              }
            })
            closeOn(own, day)
          })
          for (const input of [
            november,
            { month: '2026-12', kind: 'month' } as const,
            { month: '2026-11', kind: 'year' } as const,
          ]) {
            const month = agreeing(own, input)
            expect(month.findings).toEqual([])
            const sums = [month.dayClosesCents, month.journalCents, month.paymentsCents]
            expect(sums).toEqual(Array(3).fill(month.documentsCents))
            expect(sumCents(month.journal.map((row) => row.debitCents - row.creditCents))).toBe(0)
            // Every tax group is in the journal to the cent.
            const vat = sumCents(month.facts.documents.flatMap((each) => each.vat.map((group) => group.vatCents)))
            const booked = month.journal.filter((row) => row.part === 'vat')
            expect(sumCents(booked.map((row) => row.creditCents - row.debitCents))).toBe(vat)
          }
        } finally {
          own.close()
        }
      }),
      { numRuns: 12 },
    )
  }, 120_000)
})

describe('sales by day in the package', () => {
  const column = (table: readonly (readonly string[])[], name: string) =>
    table.slice(1).map((row) => row[table[0]?.indexOf(name) ?? -1])
  const tableOf = (month: string) => dailySales(books(salon.db, { month, kind: 'month' }).facts)
  const sell = (day: string, cents: number) =>
    payOn(salon, aSale({ lines: [aLine(salon, { unitCents: cents })], payments: [{ method: 'card', cents }] }), day)

  it('have a row a day of documents where the first close of all holds several months, and each month its own sales', () => {
    sell('2026-09-30', 1000)
    sell('2026-10-01', 2000)
    sell('2026-10-01', 3000)
    sell('2026-11-20', 4000)
    closeOn(salon, '2026-11-23')
    sell('2026-11-24', 5000)
    closeOn(salon, '2026-11-24')
    expect(column(tableOf('2026-09'), 'Yhteensä')).toEqual(['10,00'])
    const october = tableOf('2026-10')
    expect(column(october, 'Päivä')).toEqual(['1.10.2026'])
    expect(column(october, 'Yhteensä')).toEqual(['50,00'])
    expect(column(october, 'Ensimmäinen')).toEqual(['K-2'])
    expect(column(october, 'Viimeinen')).toEqual(['K-3'])
    expect(column(october, 'Laskettu')).toEqual([''])
    const november = tableOf('2026-11')
    expect(column(november, 'Päivä')).toEqual(['20.11.2026', '23.11.2026', '24.11.2026'])
    expect(column(november, 'Yhteensä')).toEqual(['40,00', '0,00', '50,00'])
    expect(column(november, 'Laskettu')).toEqual(['', '0,00', '0,00'])
  })
})

describe('a damaged file', () => {
  /** What is refused by trigger is done behind its back, as a broken disk or another program would. */
  const damage = (trigger: string, change: string) => salon.db.raw.exec(`DROP TRIGGER ${trigger}; ${change}`)
  const found = () =>
    agreeing(salon).findings.map((each) => [each.check, each.day, each.label, each.actualCents - each.expectedCents])

  beforeEach(() => {
    sellGoldenDay(salon)
    closeOn(salon, goldenDay)
    expect(agreeing(salon).findings).toEqual([])
  })

  it('names the document whose line lost a cent, and the voucher that no longer balances', () => {
    damage(
      'document_line_immutable',
      `UPDATE document_line SET total_cents = total_cents - 1 WHERE document_id = (SELECT id FROM document WHERE number = 1 AND series = 'K')`,
    )
    expect(found()).toContainEqual(['document-lines', goldenDay, 'K-1', -1])
  })

  it('names the document and the day whose payment grew by a cent', () => {
    damage(
      'payment_immutable',
      `UPDATE payment SET cents = cents + 1 WHERE document_id = (SELECT id FROM document WHERE number = 1 AND series = 'K')`,
    )
    expect(found()).toEqual(
      expect.arrayContaining([
        ['document-payments', goldenDay, 'K-1', 1],
        ['day-close-payments', goldenDay, 'Z1', -1],
        ['journal-balance', goldenDay, 'PM-326', -1],
        ['journal-payments', goldenDay, '', 1],
      ]),
    )
  })

  it('names the document whose tax is a cent off and the day close that says otherwise', () => {
    damage(
      'document_vat_immutable',
      'UPDATE document_vat SET vat_cents = vat_cents + 1, net_cents = net_cents - 1 WHERE rate_bp = 1350',
    )
    expect(found()).toEqual([
      ['document-vat', goldenDay, 'K-3', 1],
      ['day-close-vat', goldenDay, 'Z1', -1],
    ])
  })

  it('names a day close that was written anew, by its sum and by its code', () => {
    damage('day_close_immutable', `UPDATE day_close SET report = json_set(report, '$.totalCents', 52955)`)
    expect(found()).toEqual(
      expect.arrayContaining([
        ['day-close-total', goldenDay, 'Z1', -1],
        ['day-close-chain', goldenDay, 'Z1', 0],
      ]),
    )
    expect(agreeing(salon).dayClosesCents - agreeing(salon).documentsCents).toBe(-1)
  })

  it('names a document that vanished, and one that no close holds', () => {
    damage(
      'day_close_document_kept',
      `DELETE FROM day_close_document WHERE document_id = (SELECT id FROM document WHERE number = 2 AND series = 'K')`,
    )
    expect(found()).toEqual(
      expect.arrayContaining([
        ['day-close-missing', goldenDay, '', -4498],
        ['day-close-total', goldenDay, 'Z1', 4498],
      ]),
    )
    damage('document_kept', `PRAGMA foreign_keys = OFF; DELETE FROM document WHERE number = 2 AND series = 'K'`)
    expect(found()).toContainEqual(['number-missing', null, 'K-2', 0])
  })
})

describe('locking a month', () => {
  const december = '2026-12-01'
  const packaged = (month: '2026-11' | '2026-12', on = december) => {
    const { facts, code } = books(salon.db, { month, kind: 'month' })
    const { sellerId, from, to } = facts
    const made = { sellerId, from, to, fileName: 'a.zip', sha256: 'x', bytes: 1, journalCode: code }
    salon.write((tx) => notePackage(tx, made, at(salon, on, 600)))
  }
  const lock = (month: string, on = december, minute = 610) =>
    salon.write((tx) => lockMonth(tx, { month }, at(salon, on, minute)))

  it('asks for its end, its day closes, a package of it as it is, and then takes nothing more', () => {
    sellGoldenDay(salon)
    expect(codeOf(() => lock('2026-11', '2026-11-30'))).toBe('MONTH_NOT_OVER')
    closeOn(salon, goldenDay)
    payOn(salon, aSale({ lines: [aLine(salon)], payments: [{ method: 'card', cents: 1990 }] }), '2026-11-30')
    expect(months(salon.db, {}, at(salon, december, 600)).months).toMatchObject([
      { month: '2026-12', state: 'open', documentCount: 0 },
      { month: '2026-11', state: 'open', documentCount: 4, openDays: ['2026-11-30'] },
    ])
    expect(codeOf(() => lock('2026-11'))).toBe('MONTH_DAYS_OPEN')
    closeOn(salon, '2026-11-30', 600, december)
    expect(codeOf(() => lock('2026-11'))).toBe('MONTH_PACKAGE_NEEDED')
    packaged('2026-11')
    expect(lock('2026-11')).toMatchObject({
      state: 'locked',
      isPackageCurrent: true,
      lock: { staffName: 'Helmi Laine' },
    })
    expect(codeOf(() => lock('2026-11'))).toBe('MONTH_LOCKED')
    const { raw } = salon.db
    expect(() => raw.exec('DELETE FROM month_lock')).toThrow('DOCUMENT_IMMUTABLE')
    expect(() => raw.exec("UPDATE month_lock SET month = '2026-10'")).toThrow('DOCUMENT_IMMUTABLE')
    // A clock set back into the locked month: the till's own guard first, and the file's for whatever has none.
    expect(
      codeOf(() =>
        payOn(salon, aSale({ lines: [aLine(salon)], payments: [{ method: 'card', cents: 1990 }] }), '2026-11-30', 700),
      ),
    ).toBe('CLOCK_SET_BACK')
    expect(
      codeOf(() => salon.write((tx) => moveCash(tx, { cents: 100, reason: 'x' }, at(salon, '2026-11-30', 700)))),
    ).toBe('MONTH_LOCKED')
    expect(codeOf(() => invoiceOn(salon, '2026-11-15', 5000))).toBe('CLOCK_SET_BACK')
  })

  it('books what came late on the day it was written down, and finds a locked month that was changed', () => {
    const invoice = invoiceOn(salon, '2026-11-28', 10_000)
    closeOn(salon, '2026-11-28')
    packaged('2026-11')
    expect(lock('2026-11').openItemsCents).toBe(10_000)
    salon.write((tx) =>
      addInvoicePayment(
        tx,
        { invoiceId: invoice.id, day: '2026-11-30', cents: 10_000, way: 'transfer', note: '' },
        at(salon, '2026-12-03', 600),
      ),
    )
    const before = monthView(salon.db, november, at(salon, '2026-12-03', 700))
    expect([before.openItemsCents, before.reconciliation.findings]).toEqual([10_000, []])
    const { journal, findings } = agreeing(salon, { month: '2026-12', kind: 'month' })
    expect(findings).toEqual([])
    expect(journal.map((row) => [row.voucher, row.day, row.account, row.debitCents, row.creditCents])).toEqual([
      ['SU-337', '2026-12-03', '1910', 10_000, 0],
      ['SU-337', '2026-12-03', '1701', 0, 10_000],
    ])
    salon.db.raw.exec("DROP TRIGGER document_immutable; UPDATE document SET day = '2026-11-27' WHERE kind = 'invoice'")
    const after = monthView(salon.db, november, at(salon, '2026-12-03', 700))
    expect(after.reconciliation.findings.map((each) => each.check)).toContain('locked-changed')
  })

  it('goes in order from the first one on, and refuses sums that differ', () => {
    sellGoldenDay(salon)
    closeOn(salon, goldenDay)
    packaged('2026-11')
    lock('2026-11')
    for (const day of ['2026-12-10', '2027-01-10']) {
      payOn(salon, aSale({ lines: [aLine(salon)], payments: [{ method: 'card', cents: 1990 }] }), day)
      closeOn(salon, day)
    }
    const january = () => lock('2027-01', '2027-02-01')
    expect(codeOf(january)).toBe('MONTH_EARLIER_FIRST')
    salon.db.raw.exec(
      `DROP TRIGGER document_vat_immutable;
       UPDATE document_vat SET vat_cents = vat_cents + 1, net_cents = net_cents - 1
       WHERE document_id = (SELECT id FROM document WHERE day = '2026-12-10')`,
    )
    packaged('2026-12', '2027-01-02')
    expect(codeOf(() => lock('2026-12', '2027-01-02'))).toBe('MONTH_DIFFERS')
  })
})

describe('accounts', () => {
  it('hold from their day on, by way of payment too, and never reach into a locked month', () => {
    sellGoldenDay(salon)
    closeOn(salon, goldenDay)
    const actor = at(salon, '2026-11-23', 600)
    const accounts = { ...usualAccounts, services: '3010', products: '3020', methods: { card: '1711' } }
    salon.write((tx) => saveAccounts(tx, { validFrom: '2026-11-23', accounts }, actor))
    payOn(
      salon,
      aSale({
        lines: [aLine(salon), aLine(salon, { kind: 'service', itemId: salon.massage.id, unitCents: 6500 })],
        payments: [{ method: 'card', cents: 8490 }],
      }),
      '2026-11-23',
      620,
    )
    closeOn(salon, '2026-11-23')
    const { journal, findings } = agreeing(salon)
    expect(findings).toEqual([])
    const booked = (day: string) => journal.filter((row) => row.day === day).map((row) => `${row.account} ${row.text}`)
    expect(booked(goldenDay)[1]).toBe('1713 Päivämyynti kortti')
    expect(booked('2026-11-23')).toEqual([
      '1711 Päivämyynti kortti',
      '3010 Palvelut 25,5 %',
      '3020 Tuotteet 25,5 %',
      '2939 ALV 25,5 %',
    ])
    const { facts, code } = books(salon.db, november)
    const made = {
      sellerId: facts.sellerId,
      from: facts.from,
      to: facts.to,
      fileName: 'a',
      sha256: '',
      bytes: 1,
      journalCode: code,
    }
    salon.write((tx) => notePackage(tx, made, at(salon, '2026-12-01', 600)))
    salon.write((tx) => lockMonth(tx, { month: '2026-11' }, at(salon, '2026-12-01', 601)))
    const late = at(salon, '2026-12-01', 602)
    expect(codeOf(() => salon.write((tx) => saveAccounts(tx, { validFrom: '2026-11-30', accounts }, late)))).toBe(
      'MONTH_LOCKED',
    )
    expect(() => salon.db.raw.exec('DELETE FROM account_plan')).toThrow('MONTH_LOCKED')
    expect(accountSettings(salon.db, {}, late)).toMatchObject({ accounts, firstOpenDay: '2026-12-01' })
  })
})

it('names who owes an invoice and nobody on a receipt, and no cell is a formula', () => {
  salon.write((tx) => moveCash(tx, { cents: 100, reason: '=HYPERLINK("x")' }, at(salon, goldenDay, 500)))
  sellGoldenDay(salon)
  invoiceOn(salon, goldenDay, 6500, 700)
  const { facts } = books(salon.db, november)
  const [head = [], ...rows] = vouchers(facts)
  const buyer = head.indexOf('Asiakas')
  expect(rows.map((row) => row[buyer])).toEqual(['', '', '', 'Malli Maija'])
  expect(openItemsTable(facts)[1]).toEqual([
    'L-1',
    '22.11.2026',
    '6.12.2026',
    'Malli Maija',
    '202600017',
    '65,00',
    '0,00',
    '0,00',
    '65,00',
  ])
})
