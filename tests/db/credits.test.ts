// Taking sales back: by document only, whole, by line, by sum, never over, and the money the way it came.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookAppointment } from '../../db/appointments.ts'
import { appointmentById } from '../../db/appointments-read.ts'
import { creditableOf, creditSale } from '../../db/credits.ts'
import { checkoutOf, paySale } from '../../db/sales.ts'
import { addPaymentMethod, setPaymentMethodActive } from '../../db/sales-settings.ts'
import { isAppError } from '../../shared/errors.ts'
import type { CreditSale, PaySale } from '../../shared/sales.ts'
import { aCredit, aLine, aSale } from '../helpers/aSale.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
beforeEach(() => {
  salon = tempSalon()
})
afterEach(() => salon.close())

const pay = (input: PaySale) => salon.write((tx) => paySale(tx, input, salon.actor()))
const credit = (input: CreditSale) => salon.write((tx) => creditSale(tx, input, salon.actor()))
const codeOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return isAppError(error) ? [error.code, error.data.reason ?? ''].join(' ').trim() : String(error)
  }
  return 'nothing thrown'
}

describe('a credit', () => {
  it('is a document of its own that mirrors the sale, shown from both sides', () => {
    const receipt = pay(
      aSale({
        lines: [aLine(salon, { quantity: 2, discount: { kind: 'percent', bp: 1000 } })],
        payments: [{ method: 'card', cents: 3582 }],
      }),
    )
    const made = credit(aCredit({ originalId: receipt.id, reason: 'Tuote palautettiin' }))
    expect(made).toMatchObject({
      kind: 'credit',
      label: 'H-1',
      totalCents: -3582,
      reason: 'Tuote palautettiin',
      original: { id: receipt.id, label: 'K-1' },
      lines: [{ quantity: -2, unitCents: 1990, totalCents: -3582, rateBp: 2550 }],
      vat: [{ grossCents: -3582, vatCents: -728, netCents: -2854 }],
      payments: [{ method: 'card', cents: -3582 }],
    })
    const { receipt: original, leftCents } = creditableOf(salon.db, { id: receipt.id })
    expect(original.credits).toMatchObject([{ id: made.id, label: 'H-1', totalCents: -3582 }])
    expect(leftCents).toBe(0)
    expect(codeOf(() => credit(aCredit({ originalId: receipt.id })))).toBe('CREDIT_NOTHING_LEFT')
    expect(codeOf(() => credit(aCredit({ originalId: made.id })))).toBe('NOT_FOUND')
  })

  it('asked twice with one request is one', () => {
    const receipt = pay(aSale({ lines: [aLine(salon)], payments: [{ method: 'card', cents: 1990 }] }))
    const input = aCredit({ originalId: receipt.id })
    expect(credit(input).id).toBe(credit(input).id)
    expect(salon.db.raw.prepare('SELECT count(*) FROM document').pluck().get()).toBe(2)
  })

  it('of a line by count costs its share, and the last piece the rest, so no cent stays', () => {
    const receipt = pay(
      aSale({
        lines: [aLine(salon, { quantity: 3, unitCents: 333 })],
        discount: { kind: 'cents', cents: 2 },
        payments: [{ method: 'card', cents: 997 }],
      }),
    )
    const one = (quantity: number) =>
      credit(aCredit({ originalId: receipt.id, scope: { kind: 'lines', lines: [{ position: 0, quantity }] } }))
        .totalCents
    expect([one(1), one(1), one(1)]).toEqual([-332, -333, -332])
    expect(codeOf(() => one(1))).toBe('CREDIT_NOTHING_LEFT')
  })

  it('of a sum is spread over the lines at their own rates, and never over what is left', () => {
    const supplement = aLine(salon, { unitCents: 1000 })
    const receipt = pay(aSale({ lines: [aLine(salon), supplement], payments: [{ method: 'card', cents: 2990 }] }))
    const sum = (cents: number) => credit(aCredit({ originalId: receipt.id, scope: { kind: 'sum', cents } }))
    expect(sum(1000)).toMatchObject({ totalCents: -1000, lines: [{ totalCents: -666 }, { totalCents: -334 }] })
    expect(codeOf(() => sum(1991))).toBe('CREDIT_TOO_MUCH')
    expect(sum(1990).totalCents).toBe(-1990)
    expect(codeOf(() => sum(1))).toBe('CREDIT_NOTHING_LEFT')
  })

  it('gives cash back rounded as it came, the last way of payment first', () => {
    const receipt = pay(
      aSale({
        lines: [aLine(salon, { unitCents: 4498 })],
        payments: [
          { method: 'card', cents: 2000 },
          { method: 'cash', cents: 2498, givenCents: 5000 },
        ],
      }),
    )
    expect(receipt.payments[1]).toMatchObject({ cents: 2500, roundingCents: 2 })
    const some = credit(aCredit({ originalId: receipt.id, scope: { kind: 'sum', cents: 1001 } }))
    expect(some.payments).toMatchObject([{ method: 'cash', cents: -1000, roundingCents: 1 }])
    const rest = credit(aCredit({ originalId: receipt.id }))
    expect(rest.payments).toMatchObject([
      { method: 'cash', cents: -1495, roundingCents: 2 },
      { method: 'card', cents: -2000, roundingCents: 0 },
    ])
    expect(rest.totalCents + rest.roundingCents).toBe(-3495)
  })

  it('lets money go back as other money, and a benefit only as itself', () => {
    salon.write((tx) => setPaymentMethodActive(tx, { id: 'epassi', active: true }))
    const byCard = pay(aSale({ lines: [aLine(salon)], payments: [{ method: 'card', cents: 1990 }] }))
    const inCash = { payments: [{ method: 'cash', cents: 1990 }] }
    expect(credit(aCredit({ originalId: byCard.id, ...inCash })).payments[0]).toMatchObject({
      cents: -1990,
      kind: 'cash',
    })
    const byBenefit = pay(aSale({ lines: [aLine(salon)], payments: [{ method: 'epassi', cents: 1990 }] }))
    expect(codeOf(() => credit(aCredit({ originalId: byBenefit.id, ...inCash })))).toBe(
      'SALE_PAYMENT_MISMATCH not-paid-so',
    )
    expect(credit(aCredit({ originalId: byBenefit.id })).payments[0]).toMatchObject({
      method: 'epassi',
      name: 'Epassi',
    })
  })

  it('after money went back another way, never gives back more than came', () => {
    const receipt = pay(
      aSale({
        lines: [aLine(salon)],
        payments: [
          { method: 'card', cents: 1000 },
          { method: 'cash', cents: 990 },
        ],
      }),
    )
    credit(
      aCredit({
        originalId: receipt.id,
        scope: { kind: 'sum', cents: 1500 },
        payments: [{ method: 'cash', cents: 1500 }],
      }),
    )
    expect(credit(aCredit({ originalId: receipt.id })).payments).toMatchObject([{ method: 'card', cents: -490 }])
  })

  it('makes the appointment payable again when the whole sale was a mistake', () => {
    const book = (startMin: number) =>
      salon.write((tx) =>
        bookAppointment(
          tx,
          {
            day: '2026-11-23',
            clientId: null,
            note: '',
            lines: [{ serviceId: salon.massage.id, staffId: salon.aino.id, startMin }],
          },
          salon.actor(),
        ),
      )
    const [first, second] = [book(600), book(720)]
    const checkouts = [first, second].map((each) => checkoutOf(salon.db, { appointmentId: each.id }, salon.actor()))
    const receipt = pay(
      aSale({
        appointmentId: first.id,
        appointmentVersion: 1,
        otherAppointments: [{ id: second.id, version: 1 }],
        lines: checkouts.flatMap((each) => each.lines.map(({ name: _, ...line }) => line)),
        payments: [{ method: 'card', cents: 13000 }],
      }),
    )
    const statuses = () => [first, second].map((each) => appointmentById(salon.db, each.id, salon.actor()).status)
    expect(statuses()).toEqual(['paid', 'paid'])
    credit(aCredit({ originalId: receipt.id, reopen: true }))
    expect(statuses()).toEqual(['done', 'done'])
    const sums = salon.db.raw
      .prepare('SELECT appointment_id AS id, sum(cents) AS cents FROM paid_appointment GROUP BY appointment_id')
      .all()
    expect(sums).toEqual(
      expect.arrayContaining([
        { id: first.id, cents: 0 },
        { id: second.id, cents: 0 },
      ]),
    )
  })
})

describe('a way of payment', () => {
  it('of the salon’s own keeps the name it had on old receipts', () => {
    const methods = salon.write((tx) => addPaymentMethod(tx, { name: 'Lounasseteli', kind: 'benefit' }, salon.actor()))
    const own = methods.find((method) => method.name === 'Lounasseteli')
    const receipt = pay(aSale({ lines: [aLine(salon)], payments: [{ method: own?.id ?? '', cents: 1990 }] }))
    expect(receipt.payments[0]).toMatchObject({ kind: 'benefit', name: 'Lounasseteli' })
    salon.write((tx) => setPaymentMethodActive(tx, { id: own?.id ?? '', active: false }))
    expect(
      codeOf(() => pay(aSale({ lines: [aLine(salon)], payments: [{ method: own?.id ?? '', cents: 1990 }] }))),
    ).toBe('SALE_PAYMENT_MISMATCH method')
    expect(credit(aCredit({ originalId: receipt.id })).payments[0]).toMatchObject({
      name: 'Lounasseteli',
      cents: -1990,
    })
  })
})
