import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays } from '../../shared/day.ts'
import { isReferenceNumber } from '../../shared/finland/reference.ts'
import {
  certainMatch,
  interestOn,
  invoiceReference,
  isBankingDay,
  missingOfBuyer,
  nextBankingDay,
  type OpenInvoice,
  plainReference,
  proposalsFor,
  reminderFault,
  remindFrom,
  stateOf,
} from '../../shared/invoice-rules.ts'
import { emptyBuyer, type StatementRow } from '../../shared/invoices.ts'

const balance = { totalCents: 6500, creditedCents: 0, paidCents: 0, dueDay: '2026-12-04' }

describe('references', () => {
  it('are valid and never the same for two numbers of a series', () => {
    expect(invoiceReference('2026-11-23', 17, 'national')).toBe('202600172')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99_999 }), (a, b) => {
        const [first, second] = [a, b].map((number) => invoiceReference('2026-11-23', number, 'national'))
        expect(isReferenceNumber(first ?? '')).toBe(true)
        expect(first === second).toBe(a === b)
        expect(plainReference(invoiceReference('2026-11-23', a, 'rf'))).toBe(first)
      }),
    )
  })
})

describe('banking days', () => {
  test.each([
    ['2026-12-04', true, 'Friday'],
    ['2026-12-05', false, 'Saturday'],
    ['2026-12-06', false, 'Independence Day'],
    ['2026-12-24', false, 'Christmas Eve'],
    ['2026-06-19', false, 'Midsummer Eve'],
    ['2026-06-26', true, 'a Friday after Midsummer'],
    ['2026-04-03', false, 'Good Friday'],
    ['2026-05-14', false, 'Ascension Day'],
  ])('%s: %s, %s', (day, is) => {
    expect(isBankingDay(day)).toBe(is)
  })

  it('come soon after any day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), (offset) => {
        const day = addDays('2024-01-01', offset)
        const next = nextBankingDay(day)
        expect(isBankingDay(next)).toBe(true)
        expect(next >= day && next <= addDays(day, 6)).toBe(true)
      }),
    )
  })
})

describe('the state of an invoice', () => {
  it('follows money, credits and days', () => {
    expect(stateOf(balance, '2026-12-04')).toBe('open')
    expect(stateOf(balance, '2026-12-05')).toBe('overdue')
    // Due on a Saturday before Independence Day: Monday is in time.
    expect(stateOf({ ...balance, dueDay: '2026-12-05' }, '2026-12-07')).toBe('open')
    expect(stateOf({ ...balance, dueDay: '2026-12-05' }, '2026-12-08')).toBe('overdue')
    expect(stateOf({ ...balance, paidCents: 6500 }, '2027-01-01')).toBe('paid')
    expect(stateOf({ ...balance, paidCents: 6499 }, '2027-01-01')).toBe('overdue')
    expect(stateOf({ ...balance, paidCents: 6501 }, '2026-12-01')).toBe('overpaid')
    expect(stateOf({ ...balance, creditedCents: 6500 }, '2027-01-01')).toBe('credited')
    expect(stateOf({ ...balance, creditedCents: 6000, paidCents: 500 }, '2027-01-01')).toBe('paid')
  })
})

describe('reminders', () => {
  const person = { kind: 'person' } as const
  const company = { kind: 'company' } as const
  const asked = { today: '2026-12-18', lastReminderDay: null, feeCents: 500 }

  it('cost nothing before two weeks have passed, and a consumer never more than five euros', () => {
    expect(remindFrom(balance, null)).toBe('2026-12-18')
    expect(reminderFault(balance, asked, person)).toBeNull()
    expect(reminderFault(balance, { ...asked, today: '2026-12-17' }, person)).toBe('FEE_TOO_EARLY')
    expect(reminderFault(balance, { ...asked, today: '2026-12-17', feeCents: 0 }, person)).toBeNull()
    expect(reminderFault(balance, { ...asked, today: '2026-12-04', feeCents: 0 }, person)).toBe('NOT_DUE')
    expect(reminderFault(balance, { ...asked, feeCents: 501 }, person)).toBe('FEE_TOO_HIGH')
    expect(reminderFault(balance, { ...asked, feeCents: 4000 }, company)).toBeNull()
    expect(reminderFault(balance, { ...asked, lastReminderDay: '2026-12-10' }, person)).toBe('FEE_TOO_EARLY')
    expect(reminderFault({ ...balance, paidCents: 6500 }, asked, person)).toBe('NOTHING_OPEN')
    expect(remindFrom({ ...balance, paidCents: 6500 }, null)).toBeNull()
  })

  it('add interest by the law: a consumer from the thirtieth day after the invoice, a business from the due day', () => {
    const invoice = { openCents: 10_000, day: '2026-01-17', dueDay: '2026-01-31', buyer: person }
    // 43 days after the due day at 9.5 %; the consumer's first day is 16 February.
    expect(interestOn({ ...invoice, buyer: company }, '2026-03-15', [])).toEqual({ ok: true, days: 43, cents: 124 })
    expect(interestOn(invoice, '2026-03-15', [])).toMatchObject({ ok: true, days: 28 })
    expect(interestOn(invoice, '2026-07-15', [])).toEqual({ ok: false, missingRateOn: '2026-07-01' })
    const rate = { validFrom: '2026-07-01', validTo: '2026-12-31', rateBp: 250 }
    expect(interestOn(invoice, '2026-07-15', [rate]).ok).toBe(true)
  })
})

describe('the payer', () => {
  it('needs a name, and an address only for more than 400 euros to a company', () => {
    const company = { ...emptyBuyer, kind: 'company' as const, name: 'Esimerkki Oy' }
    expect(missingOfBuyer(100, emptyBuyer)).toEqual(['name'])
    expect(missingOfBuyer(45_000, { ...emptyBuyer, name: 'Maija' })).toEqual([])
    expect(missingOfBuyer(40_000, company)).toEqual([])
    expect(missingOfBuyer(40_001, company)).toEqual(['street', 'postCode', 'city'])
  })
})

describe('which invoice a payment means', () => {
  const invoice = (over: Partial<OpenInvoice>): OpenInvoice => ({
    id: 'a',
    label: 'L-1',
    buyerName: 'Malli Maija',
    reference: '202600172',
    openCents: 6500,
    day: '2026-11-23',
    ...over,
  })
  const row = (over: Partial<StatementRow>): StatementRow => ({
    day: '2026-12-01',
    cents: 6500,
    name: 'MALLI MAIJA',
    reference: '202600172',
    message: '',
    archiveId: '',
    ...over,
  })

  it('is certain only with the reference and the sum to the cent', () => {
    const open = [invoice({}), invoice({ id: 'b', reference: '1232' })]
    expect(certainMatch(row({}), open)?.id).toBe('a')
    expect(certainMatch(row({ reference: `RF${rfCheck('202600172')} 2026 0017 2` }), open)?.id).toBe('a')
    expect(certainMatch(row({ cents: 6499 }), open)).toBeNull()
    expect(certainMatch(row({ reference: '' }), open)).toBeNull()
    expect(certainMatch(row({ reference: '', message: 'viite 202600172' }), open)).toBeNull()
    expect(certainMatch(row({ cents: -6500 }), open)).toBeNull()
  })

  it('is proposed by reference first, then by sum and name, then by sum', () => {
    const open = [
      invoice({ id: 'sum', buyerName: 'Toinen', reference: '1232' }),
      invoice({ id: 'name', reference: '1245' }),
      invoice({ id: 'ref', openCents: 9900, reference: '13' }),
    ]
    const by = (over: Partial<StatementRow>) => proposalsFor(row(over), open).map((each) => [each.invoice.id, each.by])
    expect(by({ reference: '' })).toEqual([
      ['name', 'sum-and-name'],
      ['sum', 'sum'],
    ])
    expect(by({ reference: '1245', cents: 100 })).toEqual([['name', 'reference']])
    // A reference of somebody else's invoice is no sum that happens to fit.
    expect(by({ reference: '99999' })).toEqual([])
    // Money from before the invoice is not for it.
    expect(by({ reference: '', day: '2026-11-01' })).toEqual([])
  })
})

/** Check digits of an RF reference, counted here anew: letters as numbers, 98 less the remainder by 97. */
function rfCheck(national: string): string {
  const check = 98n - (BigInt(`${national}271500`) % 97n)
  return String(check).padStart(2, '0')
}
