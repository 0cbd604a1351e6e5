// Several sellers in one salon: each has its own numbers, tax, till and cards, and nothing of theirs is ever mixed.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookAppointment } from '../../db/appointments.ts'
import { books } from '../../db/bookkeeping.ts'
import { creditSale } from '../../db/credits.ts'
import { brokenClose, closeDay, dayCloses, moveCash, xReport } from '../../db/dayclose.ts'
import { issueInvoice, saveDraft } from '../../db/invoice-drafts.ts'
import { checkoutOf, paySale } from '../../db/sales.ts'
import { tillDay } from '../../db/sales-day.ts'
import { parkedSale, parkedSales } from '../../db/sales-parked.ts'
import { addSeller, changeSeller, listSellers, sellerNames, setSellerOfPerson } from '../../db/sellers.ts'
import { reconcile } from '../../shared/bookkeeping-checks.ts'
import { emptyBuyer, InvoiceContent } from '../../shared/invoices.ts'
import { NewSeller, type Seller, salonSellerId } from '../../shared/sellers.ts'
import { emptySalon } from '../../shared/settings.ts'
import { aCredit, aLine, aSale } from '../helpers/aSale.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
let chair: Seller

const day = '2026-11-23'

const fields = {
  ...emptySalon,
  name: 'Hius-Elina',
  businessId: '2345678-0',
  city: 'Helsinki',
  iban: 'FI4250001510000023',
  vatRegistered: false,
}

beforeEach(() => {
  salon = tempSalon()
  const actor = salon.actor()
  chair = salon.write((tx) => addSeller(tx, NewSeller.parse({ prefix: 'e', fields }), actor))
  salon.write((tx) => setSellerOfPerson(tx, { staffId: salon.elina.id, sellerId: chair.id }, actor))
})
afterEach(() => salon.close())

/** Massage sold by a person, by card unless said otherwise. */
const sell = (staffId: string, cents = 6500, method = 'card') =>
  salon.write((tx) =>
    paySale(
      tx,
      aSale({
        lines: [aLine(salon, { kind: 'service', itemId: salon.massage.id, staffId, unitCents: cents })],
        payments: [{ method, cents }],
      }),
      salon.actor(),
    ),
  )

describe('a basket of two sellers', () => {
  const part = { id: 'waits-1', name: 'Hius-Elina', draft: { lines: [{ name: 'Hieronta' }] } }
  const first = (cents: number) =>
    aSale({
      lines: [aLine(salon, { unitCents: 5000 })],
      payments: [{ method: 'card', cents }],
      rest: part,
    })

  it('has its other part in the file from the first payment on, once', () => {
    const sale = first(5000)
    salon.write((tx) => paySale(tx, sale, salon.actor()))
    salon.write((tx) => paySale(tx, sale, salon.actor()))
    expect(parkedSales(salon.db, salon.actor())).toMatchObject([{ id: 'waits-1', name: 'Hius-Elina' }])
    expect(parkedSale(salon.db, { id: 'waits-1' }, salon.actor()).draft).toEqual(part.draft)
    const second = aSale({
      lines: [aLine(salon, { staffId: salon.elina.id, unitCents: 2000 })],
      payments: [{ method: 'card', cents: 2000 }],
      parkedId: 'waits-1',
    })
    salon.write((tx) => paySale(tx, second, salon.actor()))
    expect(parkedSales(salon.db, salon.actor())).toEqual([])
  })

  it('puts nothing aside when the payment is refused', () => {
    expect(() => salon.write((tx) => paySale(tx, first(4999), salon.actor()))).toThrow('SALE_PAYMENT_MISMATCH')
    expect(parkedSales(salon.db, salon.actor())).toEqual([])
  })
})

describe('the books of two sellers', () => {
  it('agree each by itself, and together are everything that was sold', () => {
    sell(salon.aino.id, 6500)
    sell(salon.elina.id, 4000)
    sell(salon.elina.id, 1250, 'cash')
    const credit = sell(salon.elina.id, 3000)
    salon.write((tx) => creditSale(tx, aCredit({ originalId: credit.id }), salon.actor()))
    for (const sellerId of [salonSellerId, chair.id]) {
      const { cash } = xReport(salon.db, { day, sellerId }, salon.actor())
      const input = { day, sellerId, expectedCents: cash.expectedCents, count: null, differenceReason: '' }
      salon.write((tx) => closeDay(tx, input, salon.actor()))
    }
    const sums = [salonSellerId, chair.id].map((sellerId) => {
      const { facts, journal } = books(salon.db, { sellerId, month: '2026-11', kind: 'month' })
      const found = reconcile(facts, journal)
      expect(found.findings).toEqual([])
      expect([found.dayClosesCents, found.journalCents, found.paymentsCents]).toEqual(
        Array(3).fill(found.documentsCents),
      )
      expect(facts.documents.every((each) => each.label.startsWith('E') === (sellerId === chair.id))).toBe(true)
      return found.documentsCents
    })
    expect(sums).toEqual([6500, 5250])
    const all = salon.db.raw.prepare('SELECT sum(total_cents) FROM document').pluck().get()
    expect(sums.reduce((sum, each) => sum + each, 0)).toBe(all)
    // The chair is outside the VAT register: none in its journal.
    const { journal } = books(salon.db, { sellerId: chair.id, month: '2026-11', kind: 'month' })
    expect(journal.filter((row) => row.part === 'vat')).toEqual([])
  })
})

describe('a second seller', () => {
  it('numbers its receipts, credits and invoices by itself, with its own id on them', () => {
    expect(
      [sell(salon.aino.id), sell(salon.elina.id), sell(salon.aino.id), sell(salon.elina.id)].map((r) => r.label),
    ).toEqual(['K-1', 'EK-1', 'K-2', 'EK-2'])
    const own = sell(salon.elina.id)
    expect(own.seller).toMatchObject({ name: 'Hius-Elina', businessId: '2345678-0', vatRegistered: false })
    expect(own.vat).toEqual([])
    expect(own.lines[0]).toMatchObject({ vatCode: 'NOTREG', rateBp: 0 })
    const credit = salon.write((tx) => creditSale(tx, aCredit({ originalId: own.id }), salon.actor()))
    expect(credit.label).toBe('EH-1')
    expect(credit.seller.name).toBe('Hius-Elina')
  })

  it('invoices with its own series, account and a reference that is nobody else’s', () => {
    const invoice = (staffId: string) =>
      salon.write((tx) => {
        const content = InvoiceContent.parse({
          clientId: null,
          buyer: {
            ...emptyBuyer,
            name: 'Yritys Oy',
            kind: 'company',
            street: 'Katu 1',
            postCode: '00100',
            city: 'Helsinki',
          },
          language: 'fi',
          appointments: [],
          lines: [aLine(salon, { staffId })],
          discount: null,
          discountReason: '',
          deliveryDay: null,
          dueDays: 14,
          note: '',
        })
        const draft = saveDraft(tx, { id: null, version: null, content }, salon.actor())
        return issueInvoice(tx, { draftId: draft.id, version: draft.version }, salon.actor())
      })
    const [salons, chairs] = [invoice(salon.aino.id), invoice(salon.elina.id)]
    expect([salons.label, chairs.label]).toEqual(['L-1', 'EL-1'])
    expect([salons.iban, chairs.iban]).toEqual(['FI2112345600000785', 'FI4250001510000023'])
    expect(chairs.reference).not.toBe(salons.reference)
    expect(tillDay(salon.db, { day }, salon.actor()).receipts).toEqual([])
  })

  it('never stands on one receipt with another, and an appointment of both is paid when both parts are', () => {
    const actor = salon.actor()
    const both = [aLine(salon, { staffId: salon.aino.id }), aLine(salon, { staffId: salon.elina.id })]
    expect(() =>
      salon.write((tx) => paySale(tx, aSale({ lines: both, payments: [{ method: 'card', cents: 3980 }] }), actor)),
    ).toThrow('SALE_TWO_SELLERS')

    const booked = salon.write((tx) =>
      bookAppointment(
        tx,
        {
          day,
          clientId: null,
          note: '',
          lines: [
            { serviceId: salon.massage.id, staffId: salon.aino.id, startMin: 600 },
            { serviceId: salon.haircut.id, staffId: salon.elina.id, startMin: 700 },
          ],
        },
        actor,
      ),
    )
    const pay = () => {
      const checkout = checkoutOf(salon.db, { appointmentId: booked.id }, actor)
      const [first] = checkout.lines
      const lines = checkout.lines.filter((line) => line.staffId === first?.staffId)
      return salon.write((tx) =>
        paySale(
          tx,
          aSale({
            appointmentId: booked.id,
            appointmentVersion: checkout.appointmentVersion,
            lines: lines.map(({ name: _, ...line }) => line),
            payments: [{ method: 'card', cents: lines.reduce((sum, line) => sum + line.unitCents, 0) }],
          }),
          actor,
        ),
      )
    }
    const status = () => salon.db.raw.prepare('SELECT status FROM appointment').pluck().get()
    expect(checkoutOf(salon.db, { appointmentId: booked.id }, actor).lines).toHaveLength(2)
    expect(pay().label).toBe('K-1')
    expect(status()).not.toBe('paid')
    expect(checkoutOf(salon.db, { appointmentId: booked.id }, actor).lines.map((line) => line.staffId)).toEqual([
      salon.elina.id,
    ])
    // The salon's part again, as a window would send that had not heard of the first payment.
    const again = aSale({
      appointmentId: booked.id,
      lines: [
        aLine(salon, {
          kind: 'service',
          itemId: salon.massage.id,
          unitCents: 6500,
          staffId: salon.aino.id,
          appointmentId: booked.id,
        }),
      ],
      payments: [{ method: 'card', cents: 6500 }],
    })
    expect(() => salon.write((tx) => paySale(tx, again, actor))).toThrow('SALE_ALREADY_PAID')
    expect(pay().label).toBe('EK-1')
    expect(status()).toBe('paid')
  })

  it('closes its own day: its documents, its cash, its numbers and its chain', () => {
    const actor = salon.actor()
    sell(salon.aino.id, 5000, 'cash')
    sell(salon.elina.id, 3000, 'cash')
    salon.write((tx) => moveCash(tx, { sellerId: chair.id, cents: 1000, reason: 'Pohjakassa' }, actor))
    const close = (sellerId: string) => {
      const report = xReport(salon.db, { day, sellerId }, actor)
      const input = { sellerId, day, count: null, differenceReason: '', expectedCents: report.cash.expectedCents }
      return salon.write((tx) => closeDay(tx, input, actor))
    }
    const own = close(chair.id)
    expect(own).toMatchObject({ number: 1, totalCents: 3000, notRegisteredCents: 3000 })
    expect(own.cash).toMatchObject({ salesCents: 3000, inCents: 1000, expectedCents: 4000 })
    expect(own.seller.name).toBe('Hius-Elina')
    expect(dayCloses(salon.db, { limit: 10 }, actor).closes).toEqual([])
    const salons = close(salonSellerId)
    expect(salons).toMatchObject({ number: 1, totalCents: 5000 })
    expect(salons.cash.expectedCents).toBe(5000)
    expect([brokenClose(salon.db), brokenClose(salon.db, chair.id)]).toEqual([null, null])
  })

  it('takes no card that another seller sold', () => {
    const actor = salon.actor()
    const sold = salon.write((tx) =>
      paySale(
        tx,
        aSale({
          extras: [
            {
              kind: 'gift-card',
              valueCents: 5000,
              vatCode: null,
              holder: '',
              expiresDay: null,
              staffId: salon.aino.id,
            },
          ],
          payments: [{ method: 'card', cents: 5000 }],
        }),
        actor,
      ),
    )
    const cardId = salon.db.raw.prepare('SELECT id FROM prepaid').pluck().get() as string
    const pay = (staffId: string) =>
      salon.write((tx) =>
        paySale(
          tx,
          aSale({
            lines: [aLine(salon, { kind: 'service', itemId: salon.massage.id, staffId, unitCents: 5000 })],
            payments: [{ method: 'gift-card', cents: 5000, prepaidId: cardId }],
          }),
          actor,
        ),
      )
    expect(sold.label).toBe('K-1')
    expect(() => pay(salon.elina.id)).toThrow('PREPAID_OTHER_SELLER')
    expect(pay(salon.aino.id).label).toBe('K-2')
  })

  it('knows its turnover of the year, and is archived only when nobody sells for it', () => {
    const actor = salon.actor()
    sell(salon.elina.id, 1_600_000)
    sell(salon.aino.id, 12_550)
    const of = (id: string) => listSellers(salon.db, actor).find((each) => each.id === id)
    expect(of(chair.id)?.turnover).toEqual({ thisYearCents: 1_600_000, lastYearCents: 0 })
    expect(of(salonSellerId)?.turnover.thisYearCents).toBe(10_000)
    const archive = () =>
      salon.write((tx) =>
        changeSeller(tx, { id: chair.id, version: of(chair.id)?.version ?? 0, patch: { archived: true } }, actor),
      )
    expect(archive).toThrow('SELLER_IN_USE')
    salon.write((tx) => setSellerOfPerson(tx, { staffId: salon.elina.id, sellerId: salonSellerId }, actor))
    expect(archive().archived).toBe(true)
    expect(sellerNames(salon.db).map((each) => each.id)).toEqual([salonSellerId])
    expect(sell(salon.elina.id).label).toBe('K-2')
  })

  it('has letters of its own that nobody can change or take', () => {
    expect(() => salon.write((tx) => addSeller(tx, NewSeller.parse({ prefix: 'E', fields }), salon.actor()))).toThrow(
      'SELLER_PREFIX_TAKEN',
    )
    expect(() => salon.db.raw.exec("UPDATE seller SET prefix = 'X' WHERE prefix = 'E'")).toThrow('DOCUMENT_IMMUTABLE')
    expect(NewSeller.safeParse({ prefix: 'Ä', fields }).success).toBe(false)
    expect(NewSeller.safeParse({ prefix: 'AB', fields: { ...fields, businessId: '1234567-2' } }).success).toBe(false)
  })
})
