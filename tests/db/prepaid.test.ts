// Gift cards, series cards and deposits: taxed once, used up to the last cent, never below nothing.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookAppointment } from '../../db/appointments.ts'
import { creditSale } from '../../db/credits.ts'
import { prepaidBalance } from '../../db/prepaid.ts'
import { changePrepaid, findPrepaid, listPrepaid, prepaidCard, replacePrepaid } from '../../db/prepaid-list.ts'
import { checkoutOf, paySale } from '../../db/sales.ts'
import { saveTillSettings } from '../../db/sales-settings.ts'
import { createProduct } from '../../db/services.ts'
import { isAppError } from '../../shared/errors.ts'
import type { ExtraLineInput, PaySale } from '../../shared/sales.ts'
import { usualTillSettings } from '../../shared/sales-settings.ts'
import { aCredit, aLine, aSale } from '../helpers/aSale.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
beforeEach(() => {
  salon = tempSalon()
})
afterEach(() => salon.close())

const pay = (input: PaySale) => salon.write((tx) => paySale(tx, input, salon.actor()))
const codeOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return isAppError(error) ? error.code : String(error)
  }
  return 'nothing thrown'
}
const gift = (over: Partial<Extract<ExtraLineInput, { kind: 'gift-card' }>> = {}): ExtraLineInput => ({
  kind: 'gift-card',
  valueCents: 10_000,
  vatCode: 'STD',
  holder: '',
  expiresDay: null,
  staffId: salon.owner.id,
  ...over,
})
/** Sells what is given for money; the card or deposit that came of it. */
function sell(extra: ExtraLineInput) {
  const cents = 'valueCents' in extra ? extra.valueCents : extra.cents
  const receipt = pay(aSale({ extras: [extra], payments: [{ method: 'card', cents }] }))
  const id = salon.db.raw.prepare('SELECT id FROM prepaid WHERE document_id = ?').pluck().get(receipt.id) as string
  return { receipt, id }
}
const massage = (over = {}) => aLine(salon, { kind: 'service', itemId: salon.massage.id, unitCents: 6500, ...over })
const left = (id: string) => prepaidBalance(salon.db, id).leftCents

describe('a single-purpose gift card', () => {
  it('is taxed when it is sold, and what it pays later has no tax', () => {
    const { receipt, id } = sell(gift())
    expect(receipt.vat).toEqual([{ vatCode: 'STD', rateBp: 2550, grossCents: 10_000, vatCents: 2032, netCents: 7968 }])
    const used = pay(aSale({ lines: [massage()], uses: [{ prepaidId: id, cents: 6500 }] }))
    expect(used).toMatchObject({
      totalCents: 0,
      payments: [],
      vat: [{ grossCents: 0, vatCents: 0 }],
      prepaid: [{ kind: 'gift', cents: 3500 }],
    })
    expect(left(id)).toBe(3500)
  })

  it('does not buy what has another rate', () => {
    const supplement = salon.write((tx) =>
      createProduct(tx, { name: 'Biotiini', barcode: '', priceCents: 1298, vatCode: 'RED1' }, salon.actor()),
    )
    const { id } = sell(gift())
    const bottle = aLine(salon, { itemId: supplement.id, unitCents: 1298 })
    const both = (cents: number) =>
      aSale({
        lines: [massage(), bottle],
        uses: [{ prepaidId: id, cents }],
        payments: [{ method: 'card', cents: 7798 - cents }],
      })
    expect(codeOf(() => pay(both(6501)))).toBe('PREPAID_WRONG_THING')
    expect(pay(both(6500)).vat).toMatchObject([
      { rateBp: 2550, grossCents: 0 },
      { rateBp: 1350, grossCents: 1298, vatCents: 154 },
    ])
  })

  it('cannot be overdrawn, used when expired, or used by a wrong code', () => {
    const { id } = sell(gift({ valueCents: 3000 }))
    const use = (cents: number, prepaidId = id) =>
      pay(
        aSale({
          lines: [massage()],
          uses: [{ prepaidId, cents }],
          payments: [{ method: 'card', cents: 6500 - cents }],
        }),
      )
    expect(codeOf(() => use(3001))).toBe('PREPAID_EMPTY')
    use(3000)
    expect(codeOf(() => use(1))).toBe('PREPAID_EMPTY')
    expect(codeOf(() => use(1, 'no-such-card'))).toBe('PREPAID_UNKNOWN')
    const { id: old } = sell(gift({ expiresDay: '2026-11-22' }))
    expect(codeOf(() => use(100, old))).toBe('PREPAID_EXPIRED')
    expect(codeOf(() => findPrepaid(salon.db, { code: 'AAAA-BBBB-CCCCC' }, salon.actor()))).toBe('PREPAID_UNKNOWN')
  })

  it('gets its balance back when what it paid is taken back, and loses it when it is itself', () => {
    const { id, receipt } = sell(gift())
    const used = pay(aSale({ lines: [massage()], uses: [{ prepaidId: id, cents: 6500 }] }))
    const credit = (originalId: string) => salon.write((tx) => creditSale(tx, aCredit({ originalId }), salon.actor()))
    expect(codeOf(() => credit(receipt.id))).toBe('PREPAID_EMPTY')
    expect(credit(used.id)).toMatchObject({ totalCents: 0, payments: [] })
    expect(left(id)).toBe(10_000)
    expect(credit(receipt.id).payments).toMatchObject([{ method: 'card', cents: -10_000 }])
    expect(left(id)).toBe(0)
  })
})

describe('a multi-purpose gift card', () => {
  it('is sold without tax and pays like money, so the tax comes with what it buys', () => {
    const { id, receipt } = sell(gift({ vatCode: null }))
    expect(receipt.vat).toEqual([{ vatCode: 'OUTSIDE', rateBp: 0, grossCents: 10_000, vatCents: 0, netCents: 10_000 }])
    const paid = pay(aSale({ lines: [massage()], payments: [{ method: 'gift-card', cents: 6500, prepaidId: id }] }))
    expect(paid).toMatchObject({ totalCents: 6500, vat: [{ grossCents: 6500, vatCents: 1321 }] })
    expect(left(id)).toBe(3500)
    const back = salon.write((tx) => creditSale(tx, aCredit({ originalId: paid.id }), salon.actor()))
    expect(back.payments).toMatchObject([{ method: 'gift-card', cents: -6500, prepaidId: id }])
    expect(left(id)).toBe(10_000)
  })

  it('does not pay for tips or for other cards, nor may a single-purpose one be used so', () => {
    const { id } = sell(gift({ vatCode: null }))
    const { id: single } = sell(gift())
    const payments = [{ method: 'gift-card', cents: 1000, prepaidId: id }]
    const tip = { kind: 'tip', cents: 1000, staffId: salon.aino.id } as const
    expect(codeOf(() => pay(aSale({ extras: [tip], payments })))).toBe('PREPAID_WRONG_THING')
    expect(codeOf(() => pay(aSale({ extras: [gift({ valueCents: 1000 })], payments })))).toBe('PREPAID_WRONG_THING')
    const asMoney = [{ method: 'gift-card', cents: 6500, prepaidId: single }]
    expect(codeOf(() => pay(aSale({ lines: [massage()], payments: asMoney })))).toBe('PREPAID_WRONG_THING')
  })
})

describe('a series card', () => {
  const series = (): ExtraLineInput => ({
    kind: 'series-card',
    serviceId: salon.massage.id,
    uses: 3,
    valueCents: 16_000,
    holder: '',
    expiresDay: null,
    staffId: salon.owner.id,
  })

  it('covers its service as often as was bought, whatever the price that day, and not one time more', () => {
    const { id } = sell(series())
    const use = (unitCents: number) =>
      pay(aSale({ lines: [massage({ unitCents })], uses: [{ prepaidId: id, lineIndex: 0 }] }))
    expect(use(6500)).toMatchObject({ totalCents: 0, prepaid: [{ kind: 'series', uses: 2 }] })
    expect(use(7900).totalCents).toBe(0)
    use(6500)
    expect(prepaidBalance(salon.db, id)).toMatchObject({ leftUses: 0, leftCents: 0 })
    expect(codeOf(() => use(6500))).toBe('PREPAID_EMPTY')
  })

  it('does not cover another service, and no line twice', () => {
    const { id } = sell(series())
    const cut = aLine(salon, { kind: 'service', itemId: salon.haircut.id, unitCents: 5900 })
    const use = { prepaidId: id, lineIndex: 0 }
    expect(codeOf(() => pay(aSale({ lines: [cut], uses: [use] })))).toBe('PREPAID_WRONG_THING')
    expect(codeOf(() => pay(aSale({ lines: [massage()], uses: [use, use] })))).toBe('PREPAID_WRONG_THING')
  })

  it('gets its visit back from a credit, and is only taken back itself while none has been used', () => {
    const { id, receipt } = sell(series())
    const used = pay(aSale({ lines: [massage()], uses: [{ prepaidId: id, lineIndex: 0 }] }))
    const credit = (originalId: string) => salon.write((tx) => creditSale(tx, aCredit({ originalId }), salon.actor()))
    expect(codeOf(() => credit(receipt.id))).toBe('PREPAID_EMPTY')
    credit(used.id)
    expect(prepaidBalance(salon.db, id)).toMatchObject({ leftUses: 3, leftCents: 16_000 })
    credit(receipt.id)
    expect(prepaidBalance(salon.db, id)).toMatchObject({ leftUses: 0, leftCents: 0 })
  })
})

describe('a deposit and a missed time', () => {
  const book = (status?: 'no-show') => {
    const made = salon.write((tx) =>
      bookAppointment(
        tx,
        {
          day: '2026-11-23',
          clientId: null,
          note: '',
          lines: [{ serviceId: salon.massage.id, staffId: salon.aino.id, startMin: 600 }],
        },
        salon.actor(),
      ),
    )
    if (status) salon.db.raw.prepare('UPDATE appointment SET status = ? WHERE id = ?').run(status, made.id)
    return made
  }

  it('is offered by the checkout and deducted with its tax', () => {
    const appointment = book()
    const { id, receipt } = sell({
      kind: 'deposit',
      appointmentId: appointment.id,
      cents: 2000,
      staffId: salon.owner.id,
    })
    expect(receipt.vat[0]).toMatchObject({ vatCode: 'STD', vatCents: 406 })
    const checkout = checkoutOf(salon.db, { appointmentId: appointment.id }, salon.actor())
    expect(checkout.deposits).toEqual([{ prepaidId: id, cents: 2000, vatCode: 'STD', paidDay: '2026-11-23' }])
    const foreign = aSale({
      lines: [massage()],
      uses: [{ prepaidId: id, cents: 2000 }],
      payments: [{ method: 'card', cents: 4500 }],
    })
    expect(codeOf(() => pay(foreign))).toBe('PREPAID_WRONG_THING')
    const paid = pay({ ...foreign, requestId: 'request-own', appointmentId: appointment.id, appointmentVersion: 1 })
    expect(paid).toMatchObject({ totalCents: 4500, vat: [{ grossCents: 4500, vatCents: 914 }] })
    expect(left(id)).toBe(0)
  })

  it('a missed time is charged with the salon’s own fee, by its own VAT code, and stays missed', () => {
    salon.write((tx) =>
      saveTillSettings(tx, { ...usualTillSettings, noShowFeeCents: 2500, noShowVatCode: 'ZERO' }, salon.actor()),
    )
    const appointment = book('no-show')
    expect(checkoutOf(salon.db, { appointmentId: appointment.id }, salon.actor())).toMatchObject({
      lines: [],
      feeCents: 2500,
    })
    const fee = { kind: 'fee', appointmentId: appointment.id, cents: 2500, staffId: salon.owner.id } as const
    const payments = [{ method: 'card', cents: 2500 }]
    const receipt = pay(aSale({ appointmentId: appointment.id, appointmentVersion: 1, extras: [fee], payments }))
    expect(receipt.vat).toMatchObject([{ vatCode: 'ZERO', grossCents: 2500, vatCents: 0 }])
    expect(salon.db.raw.prepare('SELECT status FROM appointment').pluck().get()).toBe('no-show')
  })
})

describe('the list of cards', () => {
  it('says what is owed, without what has expired or been used', () => {
    sell(gift())
    sell(gift({ vatCode: null, valueCents: 5000 }))
    sell(gift({ expiresDay: '2026-01-01' }))
    const { rows, liability } = listPrepaid(salon.db, { kind: null, isOpenOnly: true, clientId: null }, salon.actor())
    expect(rows).toHaveLength(2)
    expect(liability).toEqual(
      expect.arrayContaining([
        { kind: 'gift', vatKind: 'single', count: 1, cents: 10_000 },
        { kind: 'gift', vatKind: 'multi', count: 1, cents: 5000 },
      ]),
    )
    expect(listPrepaid(salon.db, { kind: null, isOpenOnly: false, clientId: null }, salon.actor()).rows).toHaveLength(3)
  })

  it('finds a card by its code as it is printed, changes its holder, and moves a lost one to a new code', () => {
    const { id } = sell(gift({ holder: 'Mummi' }))
    const { prepaid } = prepaidCard(salon.db, { id }, salon.actor())
    const code = prepaid.code ?? ''
    const typed = `${code.slice(0, 4)}-${code.slice(4, 8).toLowerCase()} ${code.slice(8)}`
    expect(findPrepaid(salon.db, { code: typed }, salon.actor()).id).toBe(id)
    const changed = salon.write((tx) =>
      changePrepaid(tx, { id, version: 1, patch: { holder: 'Äiti', expiresDay: '2027-12-31' } }, salon.actor()),
    )
    expect(changed.prepaid).toMatchObject({ holder: 'Äiti', expiresDay: '2027-12-31', version: 2 })
    const fresh = salon.write((tx) => replacePrepaid(tx, { id }, salon.actor()))
    expect(fresh.prepaid).toMatchObject({ leftCents: 10_000, state: 'open', holder: 'Äiti' })
    expect(codeOf(() => findPrepaid(salon.db, { code }, salon.actor()))).toBe('PREPAID_EMPTY')
    expect(left(id)).toBe(0)
    expect(codeOf(() => salon.write((tx) => replacePrepaid(tx, { id }, salon.actor())))).toBe('PREPAID_EMPTY')
  })
})
