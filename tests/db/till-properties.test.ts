// Whatever is sold, discounted, paid, used and taken back: tax groups sum to their document, documents to the day close,
// payments to the documents, drawer and cards never lose or make a cent.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { books } from '../../db/bookkeeping.ts'
import { creditableOf, creditSale } from '../../db/credits.ts'
import { closeDay, xReport } from '../../db/dayclose.ts'
import { paySale } from '../../db/sales.ts'
import { createProduct } from '../../db/services.ts'
import { monthOf } from '../../shared/bookkeeping.ts'
import { reconcile } from '../../shared/bookkeeping-checks.ts'
import { isAppError } from '../../shared/errors.ts'
import { sumCents } from '../../shared/money.ts'
import type { CreditScope, Receipt } from '../../shared/sales.ts'
import { aCredit, aLine, aSale } from '../helpers/aSale.ts'
import { tempSalon } from '../helpers/tempSalon.ts'

const discount = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant('percent' as const), bp: fc.integer({ min: 0, max: 10_000 }) }),
  fc.record({ kind: fc.constant('cents' as const), cents: fc.integer({ min: 0, max: 300 }) }),
)
const soldLine = fc.record({
  item: fc.integer({ min: 0, max: 2 }),
  quantity: fc.integer({ min: 1, max: 4 }),
  unitCents: fc.integer({ min: 300, max: 20_000 }),
  discount,
})
const sale = fc.record({
  lines: fc.array(soldLine, { minLength: 1, maxLength: 4 }),
  whole: discount,
  tip: fc.option(fc.integer({ min: 1, max: 2000 }), { nil: null }),
  gift: fc.option(fc.record({ cents: fc.integer({ min: 1, max: 9000 }), isMulti: fc.boolean() }), { nil: null }),
  usesCards: fc.boolean(),
  cashShare: fc.integer({ min: 0, max: 100 }),
})
const credit = fc.record({
  of: fc.nat(),
  kind: fc.constantFrom('all' as const, 'sum' as const, 'lines' as const),
  share: fc.integer({ min: 1, max: 100 }),
})
const step = fc.oneof({ weight: 3, arbitrary: sale }, { weight: 2, arbitrary: credit })

describe('any day at the till', () => {
  it('adds up to the cent from line to day close, and no card or drawer loses or makes money', () => {
    let tried = 0
    let done = 0
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const salon = tempSalon()
        try {
          const actor = salon.actor()
          const supplement = salon.write((tx) =>
            createProduct(tx, { name: 'Biotiini', barcode: '', priceCents: 1000, vatCode: 'RED1' }, actor),
          )
          const items = [
            { kind: 'product' as const, itemId: salon.oil.id },
            { kind: 'product' as const, itemId: supplement.id },
            { kind: 'service' as const, itemId: salon.massage.id },
          ]
          const made: Receipt[] = []
          const cards = () =>
            salon.db.raw
              .prepare(
                'SELECT prepaid.id, vat_kind AS vatKind, sum(cents) AS cents FROM prepaid JOIN prepaid_movement ON prepaid_id = prepaid.id GROUP BY prepaid.id',
              )
              .all() as { id: string; vatKind: string; cents: number }[]
          const tryTo = (work: () => Receipt) => {
            tried += 1
            try {
              made.push(work())
              done += 1
            } catch (error) {
              // Refusals by rule are fine; a document the database refuses is a bug.
              if (!isAppError(error)) throw error
            }
          }
          for (const each of steps) {
            if ('of' in each) {
              const receipts = made.filter((receipt) => receipt.kind === 'receipt')
              const original = receipts[each.of % Math.max(1, receipts.length)]
              if (!original) continue
              const { leftCents, lines } = creditableOf(salon.db, { id: original.id })
              const line = lines.find((one) => one.quantity > 0)
              const scope: CreditScope | null =
                each.kind === 'all'
                  ? { kind: 'all' }
                  : each.kind === 'sum'
                    ? { kind: 'sum', cents: Math.max(1, Math.floor((leftCents * each.share) / 100)) }
                    : line
                      ? { kind: 'lines', lines: [{ position: line.position, quantity: 1 }] }
                      : null
              if (scope === null) continue
              tryTo(() => salon.write((tx) => creditSale(tx, aCredit({ originalId: original.id, scope }), actor)))
              continue
            }
            const lines = each.lines.map((one) =>
              aLine(salon, {
                ...(items[one.item] ?? {}),
                quantity: one.quantity,
                unitCents: one.unitCents,
                discount: one.discount,
              }),
            )
            const extras = [
              ...(each.tip === null ? [] : [{ kind: 'tip' as const, cents: each.tip, staffId: salon.aino.id }]),
              ...(each.gift === null
                ? []
                : [
                    {
                      kind: 'gift-card' as const,
                      valueCents: each.gift.cents,
                      vatCode: each.gift.isMulti ? null : ('STD' as const),
                      expiresDay: null,
                      staffId: salon.owner.id,
                    },
                  ]),
            ]
            // What it comes to is asked from a sale without payments: the refusal is by rule, the sum is our own sum.
            const own = lines.map((line) => {
              const gross = line.quantity * line.unitCents
              const off = line.discount
              const cut = off === null ? 0 : off.kind === 'cents' ? off.cents : Math.round((gross * off.bp) / 10_000)
              return gross - cut
            })
            const sold = sumCents(own)
            const whole = each.whole
            const wholeCut =
              whole === null ? 0 : whole.kind === 'cents' ? whole.cents : Math.round((sold * whole.bp) / 10_000)
            const payable = sold - wholeCut
            const card = each.usesCards ? cards().find((one) => one.cents > 0) : undefined
            const cardCents = Math.max(0, Math.min(card?.cents ?? 0, payable))
            const total = payable + (each.tip ?? 0) + (each.gift?.cents ?? 0)
            const money = total - cardCents
            const cash = Math.floor((money * each.cashShare) / 100)
            const payments = [
              ...(card?.vatKind === 'multi' && cardCents > 0
                ? [{ method: 'gift-card', cents: cardCents, prepaidId: card.id }]
                : []),
              ...(cash > 0 ? [{ method: 'cash', cents: cash }] : []),
              ...(money - cash > 0 || (money === 0 && cardCents === 0)
                ? [{ method: 'card', cents: money - cash }]
                : []),
            ]
            const uses = card?.vatKind === 'single' && cardCents > 0 ? [{ prepaidId: card.id, cents: cardCents }] : []
            const input = aSale({ lines, extras, discount: whole, uses, payments })
            tryTo(() => salon.write((tx) => paySale(tx, input, actor)))
          }

          for (const document of made) {
            expect(sumCents(document.lines.map((line) => line.totalCents))).toBe(document.totalCents)
            expect(sumCents(document.vat.map((group) => group.grossCents))).toBe(document.totalCents)
            for (const group of document.vat) expect(group.netCents + group.vatCents).toBe(group.grossCents)
            expect(sumCents(document.payments.map((payment) => payment.cents))).toBe(
              document.totalCents + document.roundingCents,
            )
          }
          // Numbers without a gap in each series.
          for (const kind of ['receipt', 'credit']) {
            const numbers = made.filter((document) => document.kind === kind).map((document) => document.number)
            expect(numbers).toEqual(numbers.map((_, index) => index + 1))
          }
          // Nothing is taken back twice.
          for (const receipt of made.filter((document) => document.kind === 'receipt')) {
            const { leftCents, lines } = creditableOf(salon.db, { id: receipt.id })
            expect(leftCents).toBeGreaterThanOrEqual(0)
            for (const line of lines) expect(line.quantity).toBeGreaterThanOrEqual(0)
          }
          for (const card of cards()) expect(card.cents).toBeGreaterThanOrEqual(0)

          const report = xReport(salon.db, { day: actor.today }, actor)
          expect(report.totalCents).toBe(sumCents(made.map((document) => document.totalCents)))
          expect(sumCents(report.vat.map((group) => group.grossCents))).toBe(report.totalCents)
          expect(sumCents(report.methods.map((method) => method.cents))).toBe(report.totalCents + report.roundingCents)
          const drawer = made.flatMap((document) => document.payments.filter((payment) => payment.kind === 'cash'))
          expect(report.cash.expectedCents).toBe(sumCents(drawer.map((payment) => payment.cents)))
          expect(sumCents(report.ranges.map((range) => range.count))).toBe(made.length)
          const owed = sumCents(cards().map((card) => card.cents))
          expect(report.prepaid.giftSoldCents - report.prepaid.giftUsedCents).toBe(owed)
          const { expectedCents } = report.cash
          const close = salon.write((tx) =>
            closeDay(tx, { day: actor.today, count: null, differenceReason: '', expectedCents }, actor),
          )
          expect(close.totalCents).toBe(report.totalCents)
          expect(xReport(salon.db, { day: actor.today }, actor).ranges).toEqual([])
          // And the month's books agree with all of it.
          const { facts, journal } = books(salon.db, { month: monthOf(actor.today), kind: 'month' })
          const agrees = reconcile(facts, journal)
          expect(agrees.findings).toEqual([])
          expect([agrees.dayClosesCents, agrees.journalCents, agrees.paymentsCents]).toEqual(
            Array(3).fill(report.totalCents),
          )
        } finally {
          salon.close()
        }
      }),
      { numRuns: 25 },
    )
    // Most of what is tried must really be sold, or nothing is proved.
    expect(done / tried).toBeGreaterThan(0.6)
  }, 120_000)
})

describe('numbers', () => {
  it('run without a gap through 1,000 sales issued from two connections, a third of which fail', () => {
    const salon = tempSalon()
    try {
      const other = salon.openAgain()
      const actor = salon.actor()
      let good = 0
      for (let index = 0; index < 1000; index += 1) {
        const cents = index % 3 === 0 ? 1 : 1990 // a payment that does not settle the sale
        const input = aSale({ lines: [aLine(salon)], payments: [{ method: 'card', cents }] })
        const db = index % 2 === 0 ? salon.db : other
        try {
          db.raw.transaction(() => paySale(db as never, input, actor)).immediate()
          good += 1
        } catch (error) {
          if (!isAppError(error)) throw error
        }
      }
      const numbers = salon.db.raw.prepare('SELECT number FROM document ORDER BY number').pluck().all()
      expect(numbers).toEqual(Array.from({ length: good }, (_, index) => index + 1))
      expect(good).toBe(666)
    } finally {
      salon.close()
    }
  }, 60_000)
})
