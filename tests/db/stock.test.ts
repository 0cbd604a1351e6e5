// Goods in stock: what is on hand follows from movements alone, is never below nothing, and no cent of its value is lost.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookAppointment } from '../../db/appointments.ts'
import { creditableOf, creditSale } from '../../db/credits.ts'
import { paySale } from '../../db/sales.ts'
import { createProduct } from '../../db/services.ts'
import { countOne, purchase, stockList, stockMovements, takeFromStock, undoPurchase } from '../../db/stock.ts'
import { beginStocktake, countLine, finishStocktake, openStocktake } from '../../db/stock-counting.ts'
import { stockPaper } from '../../db/stock-papers.ts'
import { useFromRecord, useProposals } from '../../db/stock-use.ts'
import { isAppError } from '../../shared/errors.ts'
import type { CreditScope } from '../../shared/sales.ts'
import { aCredit, aLine, aSale } from '../helpers/aSale.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

const day = '2026-11-23'

let salon: TempSalon
beforeEach(() => {
  salon = tempSalon()
})
afterEach(() => salon.close())

const buy = (of: TempSalon, productId: string, packages: number, costCents: number, on = day) =>
  of.write((tx) =>
    purchase(tx, { supplier: 'Tukku Oy', day: on, lines: [{ productId, packages, costCents }] }, of.actor()),
  )
const sell = (of: TempSalon, quantity: number, itemId = of.oil.id) =>
  of.write((tx) =>
    paySale(
      tx,
      aSale({ lines: [aLine(of, { itemId, quantity })], payments: [{ method: 'card', cents: 1990 * quantity }] }),
      of.actor(),
    ),
  )
const rowOf = (of: TempSalon, id = of.oil.id) => stockList(of.db, of.actor()).rows.find((row) => row.id === id)

describe('stock', () => {
  it('follows deliveries, sales and returns, each at what it cost on average', () => {
    sell(salon, 1)
    expect(rowOf(salon)).toMatchObject({ isStocked: false, balance: 0 })
    buy(salon, salon.oil.id, 10, 8000)
    buy(salon, salon.oil.id, 5, 5500)
    // 13 500 for 15: 900 each; net price 19,90 / 1,255 = 15,86.
    expect(rowOf(salon)).toMatchObject({ balance: 15, valueCents: 13_500, costCents: 900, marginBp: 4325 })
    const receipt = sell(salon, 4)
    expect(rowOf(salon)).toMatchObject({ balance: 11, valueCents: 9900 })
    salon.write((tx) =>
      creditSale(
        tx,
        aCredit({ originalId: receipt.id, scope: { kind: 'lines', lines: [{ position: 0, quantity: 1 }] } }),
        salon.actor(),
      ),
    )
    expect(rowOf(salon)).toMatchObject({ balance: 12, valueCents: 10_800, needsCount: false })
    const kinds = stockMovements(salon.db, { productId: salon.oil.id, limit: 50 }, salon.actor())
    expect(kinds.map((each) => [each.kind, each.amount, each.document?.label ?? null])).toEqual([
      ['return', 1, 'H-1'],
      ['sale', -4, 'K-2'],
      ['purchase', 5, null],
      ['purchase', 10, null],
    ])
  })

  it('lets more be sold than the rows knew of, never goes below nothing, and asks for a count until there is one', () => {
    buy(salon, salon.oil.id, 2, 1800)
    sell(salon, 5)
    expect(rowOf(salon)).toMatchObject({ balance: 0, valueCents: 0, needsCount: true })
    const rows = stockMovements(salon.db, { productId: salon.oil.id, limit: 50 }, salon.actor())
    expect(rows.map((row) => [row.kind, row.amount, row.balance])).toEqual([
      ['sale', -5, 0],
      ['found', 3, 5],
      ['purchase', 2, 2],
    ])
    salon.write((tx) => countOne(tx, { productId: salon.oil.id, counted: 0 }, salon.actor()))
    expect(rowOf(salon)?.needsCount).toBe(false)
  })

  it('counts a tube in grams: what treatments use comes out of the package', () => {
    const colour = salon.write((tx) =>
      createProduct(
        tx,
        { name: 'Väri 6.0', barcode: '', priceCents: 0, vatCode: 'STD', unit: 'g', packageSize: 60, lowLimit: 2 },
        salon.actor(),
      ),
    )
    buy(salon, colour.id, 2, 1200)
    expect(rowOf(salon, colour.id)).toMatchObject({ balance: 120, isLow: false, costCents: 600, marginBp: null })
    salon.write((tx) =>
      takeFromStock(tx, { productId: colour.id, kind: 'own-use', amount: 35, reason: '' }, salon.actor()),
    )
    expect(rowOf(salon, colour.id)).toMatchObject({ balance: 85, valueCents: 850, isLow: true })
    expect(() =>
      salon.write((tx) =>
        takeFromStock(tx, { productId: colour.id, kind: 'loss', amount: 86, reason: 'Rikki' }, salon.actor()),
      ),
    ).toThrow('STOCK_NOT_ENOUGH')
    expect(() =>
      salon.write((tx) =>
        takeFromStock(tx, { productId: colour.id, kind: 'loss', amount: 1, reason: '' }, salon.actor()),
      ),
    ).toThrow('INVALID_INPUT')
    const [section] = stockPaper(salon.db, { kind: 'order', day }, salon.actor()).sections
    expect(section?.rows).toEqual([['Väri 6.0', '', '1 + 25\u00a0g', '2', '3']])
  })

  it('offers what a signed record used, takes it once and only as told, and guesses nothing', () => {
    buy(salon, salon.oil.id, 3, 2700)
    const used = [
      { name: 'hiusöljy 50 ml', amount: '1 kpl' },
      { name: 'Hiusöljy 50 ml', amount: 'vähän' },
      { name: 'Jokin muu', amount: '1' },
    ]
    const booked = salon.write((tx) =>
      bookAppointment(
        tx,
        {
          day,
          clientId: null,
          note: '',
          lines: [{ serviceId: salon.massage.id, staffId: salon.aino.id, startMin: 600 }],
        },
        salon.actor(),
      ),
    )
    salon.db.raw
      .prepare("INSERT INTO visit (id, appointment_id, day, arrived_at_ms) VALUES ('visit-aaaa', ?, ?, 1)")
      .run(booked.id, day)
    salon.db.raw
      .prepare(
        `INSERT INTO treatment_record (id, visit_id, staff_id, text, products, signed_at_ms, changed_at_ms, created_at_ms)
         VALUES ('record-aaaa', 'visit-aaaa', ?, '', ?, 1, 1, 1)`,
      )
      .run(salon.aino.id, JSON.stringify(used))
    const proposals = useProposals(salon.db, { visitId: 'visit-aaaa' })
    expect(proposals.map(({ line, amount, name }) => [line, amount, name])).toEqual([[0, 1, 'Hiusöljy 50 ml']])
    const take = () =>
      salon.write((tx) =>
        useFromRecord(
          tx,
          { visitId: 'visit-aaaa', lines: [{ recordId: 'record-aaaa', line: 0, amount: 1 }] },
          salon.actor(),
        ),
      )
    take()
    expect(rowOf(salon)?.balance).toBe(2)
    expect(useProposals(salon.db, { visitId: 'visit-aaaa' })).toEqual([])
    expect(take).toThrow('NOT_FOUND')
  })

  it('is counted while the salon sells, and a delivery entered wrongly is taken back by a row of its own', () => {
    buy(salon, salon.oil.id, 10, 9000)
    const take = salon.write((tx) => beginStocktake(tx, salon.actor()))
    for (const [counted, isMore] of [
      [7, false],
      [1, true],
    ] as const) {
      const input = { stocktakeId: take.id, productId: salon.oil.id, counted, isMore }
      salon.write((tx) => countLine(tx, input, salon.actor()))
    }
    sell(salon, 1)
    const result = salon.write((tx) => finishStocktake(tx, { id: take.id }, salon.actor()))
    expect(result).toEqual({ counted: 1, different: 1, left: 0 })
    expect(rowOf(salon)).toMatchObject({ balance: 7, valueCents: 6300, lastCountDay: day })
    expect(openStocktake(salon.db)).toBeNull()

    buy(salon, salon.oil.id, 100, 90_000)
    const [wrong] = stockMovements(salon.db, { productId: salon.oil.id, limit: 1 }, salon.actor())
    const undo = () =>
      salon.write((tx) => undoPurchase(tx, { movementId: wrong?.id ?? 0, reason: 'Piti olla 10' }, salon.actor()))
    undo()
    expect(rowOf(salon)).toMatchObject({ balance: 7, valueCents: 6300 })
    expect(undo).toThrow('NOT_FOUND')
  })

  it('is worth at a day what had come by then, for those who may see it', () => {
    buy(salon, salon.oil.id, 10, 9000, '2026-10-31')
    sell(salon, 4)
    const worth = (on: string) => stockPaper(salon.db, { kind: 'value', day: on }, salon.actor()).sections[0]?.rows
    expect(worth('2026-10-30')).toEqual([])
    expect(worth('2026-10-31')).toEqual([['Hiusöljy 50 ml', '10\u00a0kpl', '90,00\u00a0€']])
    expect(worth(day)).toEqual([['Hiusöljy 50 ml', '6\u00a0kpl', '54,00\u00a0€']])
    const therapist = salon.actor('therapist')
    expect(() => stockPaper(salon.db, { kind: 'value', day }, therapist)).toThrow('NOT_PERMITTED')
    expect(stockList(salon.db, therapist).rows[0]).toMatchObject({ balance: 6, valueCents: null, costCents: null })
  })
})

const step = fc.oneof(
  fc.record({ what: fc.constant('buy' as const), packages: fc.integer({ min: 1, max: 9 }), cents: fc.nat(20_000) }),
  fc.record({ what: fc.constant('sell' as const), quantity: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ what: fc.constant('credit' as const), of: fc.nat(), isAll: fc.boolean() }),
  fc.record({ what: fc.constant('use' as const), amount: fc.integer({ min: 1, max: 5 }), isLoss: fc.boolean() }),
  fc.record({ what: fc.constant('count' as const), counted: fc.nat(20) }),
  fc.record({ what: fc.constant('undo' as const), of: fc.nat() }),
)

describe('whatever is bought, sold, credited, used, counted and taken back', () => {
  it('leaves a balance that is the sum of its movements, never below nothing, and every cent of its value', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), (steps) => {
        const own = tempSalon()
        try {
          const actor = own.actor()
          const productId = own.oil.id
          const sold: string[] = []
          const tryTo = (work: () => void) => {
            try {
              work()
            } catch (error) {
              // Refusals by rule are fine; a row that the database refuses is a bug.
              if (!isAppError(error)) throw error
            }
          }
          for (const each of steps) {
            tryTo(() => {
              switch (each.what) {
                case 'buy':
                  buy(own, productId, each.packages, each.cents)
                  return
                case 'sell':
                  sold.push(sell(own, each.quantity).id)
                  return
                case 'credit': {
                  const originalId = sold[each.of % Math.max(1, sold.length)]
                  if (originalId === undefined) return
                  const left = creditableOf(own.db, { id: originalId }).lines[0]?.quantity ?? 0
                  const scope: CreditScope =
                    each.isAll || left === 0
                      ? { kind: 'all' }
                      : { kind: 'lines', lines: [{ position: 0, quantity: 1 }] }
                  own.write((tx) => creditSale(tx, aCredit({ originalId, scope }), actor))
                  return
                }
                case 'use': {
                  const kind = each.isLoss ? 'loss' : 'own-use'
                  own.write((tx) => takeFromStock(tx, { productId, kind, amount: each.amount, reason: 'x' }, actor))
                  return
                }
                case 'count':
                  own.write((tx) => countOne(tx, { productId, counted: each.counted }, actor))
                  return
                case 'undo': {
                  const bought = own.db.raw
                    .prepare("SELECT id FROM stock_movement WHERE kind = 'purchase'")
                    .pluck()
                    .all() as number[]
                  const movementId = bought[each.of % Math.max(1, bought.length)]
                  if (movementId !== undefined) own.write((tx) => undoPurchase(tx, { movementId, reason: '' }, actor))
                }
              }
            })
            const rows = own.db.raw.prepare('SELECT * FROM stock_movement ORDER BY id').all() as {
              amount: number
              value_cents: number
              balance: number
              balance_cents: number
            }[]
            let balance = 0
            let cents = 0
            for (const row of rows) {
              balance += row.amount
              cents += row.value_cents
              expect([row.balance, row.balance_cents]).toEqual([balance, cents])
              expect(balance).toBeGreaterThanOrEqual(0)
              expect(cents).toBeGreaterThanOrEqual(0)
            }
          }
        } finally {
          own.close()
        }
      }),
      { numRuns: 12 },
    )
  })
})
