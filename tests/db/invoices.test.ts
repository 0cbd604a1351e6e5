// Invoices on a real encrypted database: from a draft to the last cent, what is refused, and sums that always hold.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookAppointment } from '../../db/appointments.ts'
import { createClient } from '../../db/clients.ts'
import { creditableOf } from '../../db/credits.ts'
import { xReport } from '../../db/dayclose.ts'
import { bankRows, ignoreBankRow, importStatement, matchBankRow } from '../../db/invoice-bank.ts'
import { beginInvoice, draftOf, issueInvoice, saveDraft } from '../../db/invoice-drafts.ts'
import { addInvoicePayment, creditInvoice, remindInvoice, reverseInvoicePayment } from '../../db/invoice-payments.ts'
import { invoiceList, invoiceOf, saveInvoiceTerms } from '../../db/invoices.ts'
import { paySale } from '../../db/sales.ts'
import { tillDay } from '../../db/sales-day.ts'
import { salonOf, saveSalon } from '../../db/settings.ts'
import { addDays, localToInstant, ZONE } from '../../shared/day.ts'
import { isAppError } from '../../shared/errors.ts'
import {
  emptyBuyer,
  type Invoice,
  type InvoiceContent,
  type StatementRow,
  usualInvoiceSettings,
} from '../../shared/invoices.ts'
import { sumCents } from '../../shared/money.ts'
import { emptySalon } from '../../shared/settings.ts'
import { aSale } from '../helpers/aSale.ts'
import { type TempSalon, tempSalon, testNowMs } from '../helpers/tempSalon.ts'

let salon: TempSalon
beforeEach(() => {
  salon = tempSalon()
})
afterEach(() => salon.close())

const today = '2026-11-23'
const actor = (day = today) => salon.actor('owner', day === today ? testNowMs : localToInstant(day, 540, ZONE))

const content = (over: Partial<InvoiceContent> = {}): InvoiceContent => ({
  clientId: null,
  buyer: { ...emptyBuyer, name: 'Malli Maija' },
  language: 'fi',
  appointments: [],
  lines: [
    {
      kind: 'service',
      itemId: salon.massage.id,
      quantity: 1,
      unitCents: 6500,
      discount: null,
      discountReason: '',
      staffId: salon.owner.id,
      appointmentId: null,
    },
  ],
  uses: [],
  discount: null,
  discountReason: '',
  deliveryDay: null,
  dueDays: 14,
  note: '',
  ...over,
})

function issued(over: Partial<InvoiceContent> = {}, day = today): Invoice {
  return salon.write((tx) => {
    const draft = saveDraft(tx, { id: null, version: null, content: content(over) }, actor(day))
    return issueInvoice(tx, { draftId: draft.id, version: draft.version }, actor(day))
  })
}

const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    return isAppError(error) ? error.code : String(error)
  }
  return 'no error'
}

const row = (over: Partial<StatementRow> = {}): StatementRow => ({
  day: '2026-12-01',
  cents: 6500,
  name: 'MALLI MAIJA',
  reference: '',
  message: '',
  archiveId: '',
  ...over,
})

describe('a kept draft', () => {
  it('names its client as on the card, whoever pays', () => {
    const hers = salon.write((tx) => createClient(tx, { name: 'Liisa Korhonen' }, actor()))
    const kept = { ...content(), clientId: hers.id }
    const draft = salon.write((tx) => saveDraft(tx, { id: null, version: null, content: kept }, actor()))
    expect(draft.content.buyer.name).not.toBe('Liisa Korhonen')
    expect(draftOf(salon.db, { id: draft.id }, actor()).clientName).toBe('Liisa Korhonen')
    expect(draftOf(salon.db, { id: draft.id }, salon.actor('bookkeeper')).clientName).not.toContain('Korhonen')
    const nobody = salon.write((tx) => saveDraft(tx, { id: null, version: null, content: content() }, actor()))
    expect(nobody.clientName).toBe('')
  })
})

describe('issuing', () => {
  it('numbers from one without a gap, and the same draft twice makes one invoice', () => {
    const draft = salon.write((tx) => saveDraft(tx, { id: null, version: null, content: content() }, actor()))
    const issue = () => salon.write((tx) => issueInvoice(tx, { draftId: draft.id, version: 1 }, actor()))
    const first = issue()
    expect(issue().id).toBe(first.id)
    expect([first.label, issued().label]).toEqual(['L-1', 'L-2'])
    expect(first).toMatchObject({
      dueDay: '2026-12-07',
      reference: '202600017',
      iban: 'FI2112345600000785',
      openCents: 6500,
      state: 'open',
      vat: [{ vatCode: 'STD', rateBp: 2550, grossCents: 6500, vatCents: 1321, netCents: 5179 }],
    })
    expect(invoiceList(salon.db, { filter: 'all', text: '' }, actor()).drafts).toEqual([])
  })

  it('is refused until everything is there, and the draft is kept', () => {
    const company = { ...emptyBuyer, kind: 'company' as const, name: 'Esimerkki Oy' }
    const big = { ...content().lines[0], unitCents: 40_001 } as InvoiceContent['lines'][number]
    expect(codeOf(() => issued({ buyer: emptyBuyer }))).toBe('INVOICE_BUYER_INCOMPLETE')
    expect(codeOf(() => issued({ buyer: company, lines: [big] }))).toBe('INVOICE_BUYER_INCOMPLETE')
    expect(codeOf(() => issued({ lines: [] }))).toBe('SALE_EMPTY')
    salon.write((tx) => saveSalon(tx, { ...(salonOf(tx) ?? emptySalon), iban: '' }))
    expect(codeOf(() => issued())).toBe('INVOICE_NO_IBAN')
    expect(invoiceList(salon.db, { filter: 'all', text: '' }, actor()).rows).toEqual([])
  })

  it('is filled from an appointment, makes it paid, and stays out of the till’s money', () => {
    const booked = salon.write((tx) =>
      bookAppointment(
        tx,
        {
          day: today,
          clientId: null,
          note: '',
          lines: [{ serviceId: salon.massage.id, staffId: salon.aino.id, startMin: 600 }],
        },
        actor(),
      ),
    )
    const start = beginInvoice(salon.db, { appointmentId: booked.id, clientId: null }, actor())
    expect(start.lines).toMatchObject([{ itemId: salon.massage.id, unitCents: 6500, staffId: salon.aino.id }])
    const invoice = issued({ ...start, buyer: content().buyer })
    expect(codeOf(() => issued({ ...start, buyer: content().buyer }))).toBe('SALE_ALREADY_PAID')
    const till = tillDay(salon.db, { day: today }, actor())
    expect([till.totalCents, till.receipts, till.unpaid]).toEqual([0, [], []])
    // But the day's report has it: it is a document of the day.
    expect(xReport(salon.db, { day: today }, actor()).totalCents).toBe(invoice.totalCents)
  })

  it('sets off what was paid beforehand, without its tax, and a credit gives the deposit back', () => {
    const booked = salon.write((tx) =>
      bookAppointment(
        tx,
        {
          day: today,
          clientId: null,
          note: '',
          lines: [{ serviceId: salon.massage.id, staffId: salon.aino.id, startMin: 600 }],
        },
        actor(),
      ),
    )
    const extra = { kind: 'deposit', appointmentId: booked.id, cents: 2000, staffId: salon.owner.id } as const
    salon.write((tx) => paySale(tx, aSale({ extras: [extra], payments: [{ method: 'card', cents: 2000 }] }), actor()))
    const start = beginInvoice(salon.db, { appointmentId: booked.id, clientId: null }, actor())
    expect(start.uses).toMatchObject([{ cents: 2000 }])
    const foreign = content({ uses: start.uses })
    expect(codeOf(() => issued(foreign))).toBe('PREPAID_WRONG_THING')
    expect(
      codeOf(() => issued({ ...start, buyer: content().buyer, uses: [{ prepaidId: 'no-such-one', cents: 5 }] })),
    ).toBe('PREPAID_UNKNOWN')
    const invoice = issued({ ...start, buyer: content().buyer })
    expect(invoice).toMatchObject({
      totalCents: 4500,
      openCents: 4500,
      lines: [{ totalCents: 6500 }, { kind: 'prepaid-use', totalCents: -2000 }],
      vat: [{ grossCents: 4500, vatCents: 914 }],
    })
    const left = () => salon.db.raw.prepare('SELECT sum(cents) FROM prepaid_movement').pluck().get() as number
    expect(left()).toBe(0)
    const credit = {
      requestId: 'request-credit-1',
      invoiceId: invoice.id,
      scope: { kind: 'all' },
      reason: 'Peruttu',
    } as const
    const credited = salon.write((tx) => creditInvoice(tx, credit, actor()))
    expect(credited).toMatchObject({ state: 'credited', openCents: 0 })
    expect(left()).toBe(2000)
  })
})

describe('money that came', () => {
  it('is entered, reversed and never lost; cash goes through the drawer', () => {
    const { id } = issued()
    const pay = (cents: number, way: 'cash' | 'transfer') =>
      salon.write((tx) => addInvoicePayment(tx, { invoiceId: id, day: today, cents, way, note: '' }, actor()))
    pay(2500, 'cash')
    const paid = pay(4000, 'transfer')
    expect([paid.openCents, paid.state, paid.paidDay]).toEqual([0, 'paid', today])
    expect(xReport(salon.db, { day: today }, actor()).cash.expectedCents).toBe(2500)
    const cash = paid.payments.find((payment) => payment.way === 'cash')
    const back = (paymentId: string) =>
      salon.write((tx) => reverseInvoicePayment(tx, { invoiceId: id, paymentId, note: 'väärä lasku' }, actor()))
    const after = back(cash?.id ?? '')
    expect([after.openCents, after.payments.length]).toEqual([2500, 3])
    expect(xReport(salon.db, { day: today }, actor()).cash.expectedCents).toBe(0)
    expect(codeOf(() => back(cash?.id ?? ''))).toBe('NOT_FOUND')
    const future = { invoiceId: id, day: addDays(today, 1), cents: 1, way: 'transfer' as const, note: '' }
    expect(codeOf(() => salon.write((tx) => addInvoicePayment(tx, future, actor())))).toBe('INVOICE_PAYMENT_DAY')
  })

  it('of a bank file finds its invoice by reference and sum, once, and otherwise waits for a person', () => {
    const invoice = issued()
    const other = issued({ buyer: { ...emptyBuyer, name: 'Toinen Teppo' } })
    const read = (rows: StatementRow[]) =>
      salon.write((tx) => importStatement(tx, { fileName: 'tili.csv', rows }, actor('2026-12-02')))
    const rows = [row({ reference: invoice.reference }), row({ name: 'TOINEN T' }), row({ cents: -100 })]
    expect(read(rows)).toMatchObject({ added: 2, known: 0, leftOut: 1, matched: 1 })
    expect(read(rows)).toMatchObject({ added: 0, known: 2, matched: 0 })
    expect(invoiceOf(salon.db, { id: invoice.id }, actor()).state).toBe('paid')
    const [waiting] = bankRows(salon.db, { waiting: true }, actor('2026-12-02'))
    expect(waiting?.proposals).toMatchObject([{ invoiceId: other.id, by: 'sum-and-name' }])
    expect(invoiceList(salon.db, { filter: 'open', text: '' }, actor()).bankRows).toBe(1)
    const rowId = waiting?.id ?? ''
    salon.write((tx) => ignoreBankRow(tx, { rowId, ignored: true }, actor()))
    expect(bankRows(salon.db, { waiting: true }, actor())).toEqual([])
    salon.write((tx) => ignoreBankRow(tx, { rowId, ignored: false }, actor()))
    expect(salon.write((tx) => matchBankRow(tx, { rowId, invoiceId: other.id }, actor('2026-12-02')))).toEqual([])
    expect(invoiceOf(salon.db, { id: other.id }, actor()).openCents).toBe(0)
    expect(codeOf(() => salon.write((tx) => matchBankRow(tx, { rowId, invoiceId: other.id }, actor())))).toBe(
      'NOT_FOUND',
    )
  })
})

describe('reminders', () => {
  it('follow the law and never guess a rate', () => {
    const { id } = issued()
    const remind = (day: string, feeCents: number, withInterest = false) =>
      salon.write((tx) => remindInvoice(tx, { invoiceId: id, dueDays: 14, feeCents, withInterest }, actor(day)))
    expect(codeOf(() => remind('2026-12-07', 0))).toBe('INVOICE_REMINDER_REFUSED')
    expect(codeOf(() => remind('2026-12-20', 500))).toBe('INVOICE_REMINDER_REFUSED')
    expect(remind('2026-12-21', 500).reminders).toMatchObject([
      { number: 1, feeCents: 500, openCents: 6500, dueDay: '2027-01-04' },
    ])
    expect(codeOf(() => remind('2026-12-28', 500))).toBe('INVOICE_REMINDER_REFUSED')
    expect(codeOf(() => remind('2027-01-10', 0, true))).toBe('INVOICE_RATE_MISSING')
    const rates = [
      { validFrom: '2026-07-01', validTo: '2026-12-31', rateBp: 250 },
      { validFrom: '2027-01-01', validTo: '2027-06-30', rateBp: 250 },
    ]
    salon.write((tx) => saveInvoiceTerms(tx, { settings: usualInvoiceSettings, rates }, actor()))
    // A consumer's first day is the thirtieth after the invoice, 23 December: 19 days of 9.5 % on 65.00.
    expect(remind('2027-01-10', 0, true).reminders[1]).toMatchObject({ number: 2, interestCents: 32 })
  })
})

describe('credits', () => {
  it('take back up to what is left, in the same series, and never again', () => {
    const { id } = issued()
    let requests = 0
    const credit = (scope: Parameters<typeof creditInvoice>[1]['scope'], day = today) => {
      requests += 1
      const input = { requestId: `credit-${requests}`, invoiceId: id, scope, reason: 'sovittu' }
      salon.write((tx) => creditInvoice(tx, input, actor(day)))
      return salon.write((tx) => creditInvoice(tx, input, actor(day)))
    }
    const part = credit({ kind: 'sum', cents: 1500 })
    expect([part.openCents, part.credits.map((each) => each.label)]).toEqual([5000, ['L-2']])
    expect(codeOf(() => credit({ kind: 'sum', cents: 5001 }))).toBe('CREDIT_TOO_MUCH')
    expect(credit({ kind: 'all' })).toMatchObject({ openCents: 0, state: 'credited' })
    expect(codeOf(() => credit({ kind: 'all' }))).toBe('CREDIT_NOTHING_LEFT')
    // The till's own way of crediting is not for invoices.
    expect(codeOf(() => creditableOf(salon.db, { id }))).toBe('NOT_FOUND')
    expect(tillDay(salon.db, { day: today }, actor()).totalCents).toBe(0)
  })
})

it('any mix of lines, discounts, payments and credits loses no cent and closes with the day', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          lines: fc.array(
            fc.record({
              isProduct: fc.boolean(),
              quantity: fc.integer({ min: 1, max: 9 }),
              unitCents: fc.integer({ min: 1, max: 30_000 }),
              bp: fc.integer({ min: 0, max: 9_900 }),
            }),
            { minLength: 1, maxLength: 4 },
          ),
          wholeBp: fc.integer({ min: 0, max: 5_000 }),
          paidShare: fc.integer({ min: 0, max: 130 }),
          creditShare: fc.integer({ min: 0, max: 100 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      (invoices) => {
        const own = tempSalon()
        try {
          const ownActor = own.actor()
          const done = invoices.map((each, at) =>
            own.write((tx) => {
              const lines = each.lines.map((line) => ({
                kind: line.isProduct ? ('product' as const) : ('service' as const),
                itemId: line.isProduct ? own.oil.id : own.massage.id,
                quantity: line.quantity,
                unitCents: line.unitCents,
                discount: line.bp === 0 ? null : { kind: 'percent' as const, bp: line.bp },
                discountReason: '',
                staffId: own.owner.id,
                appointmentId: null,
              }))
              const whole = each.wholeBp === 0 ? null : { kind: 'percent' as const, bp: each.wholeBp }
              const draft = saveDraft(
                tx,
                { id: null, version: null, content: { ...content({ lines: [] }), lines, discount: whole } },
                ownActor,
              )
              if (draft.totalCents === 0) return null
              let invoice = issueInvoice(tx, { draftId: draft.id, version: draft.version }, ownActor)
              expect(invoice.totalCents).toBe(draft.totalCents)
              expect(sumCents(invoice.vat.map((group) => group.grossCents))).toBe(invoice.totalCents)
              const paidCents = Math.floor((invoice.totalCents * each.paidShare) / 100)
              const creditCents = Math.floor((invoice.totalCents * each.creditShare) / 100)
              if (paidCents > 0) {
                const payment = {
                  invoiceId: invoice.id,
                  day: today,
                  cents: paidCents,
                  way: 'transfer' as const,
                  note: '',
                }
                invoice = addInvoicePayment(tx, payment, ownActor)
              }
              if (creditCents > 0) {
                const scope = { kind: 'sum' as const, cents: creditCents }
                const input = { requestId: `credit-${at}`, invoiceId: invoice.id, scope, reason: 'koe' }
                invoice = creditInvoice(tx, input, ownActor)
              }
              expect(invoice.openCents).toBe(invoice.totalCents - paidCents - creditCents)
              return invoice
            }),
          )
          const made = done.filter((invoice) => invoice !== null)
          const list = invoiceList(own.db, { filter: 'all', text: '' }, ownActor)
          expect(sumCents(list.rows.map((each) => each.openCents))).toBe(sumCents(made.map((each) => each.openCents)))
          const credited = sumCents(made.flatMap((each) => each.credits.map((credit) => credit.totalCents)))
          const report = xReport(own.db, { day: today }, ownActor)
          expect(report.totalCents).toBe(sumCents(made.map((each) => each.totalCents)) + credited)
          expect(sumCents(report.vat.map((group) => group.grossCents))).toBe(report.totalCents)
        } finally {
          own.close()
        }
      },
    ),
    { numRuns: 12 },
  )
}, 60_000)
