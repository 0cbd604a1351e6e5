// The day's end: what it sums, that it is chained and sealed, that days come in order, that nothing is in two closes.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { creditSale } from '../../db/credits.ts'
import { brokenClose, closeDay, dayCloseOf, dayCloses, moveCash, openDays, xReport } from '../../db/dayclose.ts'
import { noteRestored } from '../../db/restores.ts'
import { paySale } from '../../db/sales.ts'
import { tillDay } from '../../db/sales-day.ts'
import { parkedSales, parkSale } from '../../db/sales-parked.ts'
import type { Restored } from '../../shared/backups.ts'
import { localToInstant } from '../../shared/day.ts'
import type { CloseDay, DayClose } from '../../shared/dayclose.ts'
import { reportSections } from '../../shared/dayclose-rows.ts'
import { isAppError } from '../../shared/errors.ts'
import type { PaySale } from '../../shared/sales.ts'
import { aCredit, aLine, aSale } from '../helpers/aSale.ts'
import { actorOf, type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
beforeEach(() => {
  salon = tempSalon()
})
afterEach(() => salon.close())

const saturday = '2026-11-28'
const monday = '2026-11-30'
const at = (day: string, minute: number) => actorOf(salon.owner.id, 'owner', localToInstant(day, minute))
const pay = (input: PaySale, day = saturday, minute = 600) => salon.write((tx) => paySale(tx, input, at(day, minute)))
const inCash = (cents: number) =>
  aSale({ lines: [aLine(salon, { unitCents: cents })], payments: [{ method: 'cash', cents }] })
const close = (day: string, over: Partial<CloseDay> = {}, minute = 1080, on = day): DayClose => {
  const actor = at(on, minute)
  const { cash } = xReport(salon.db, { day }, actor)
  const input = { day, count: null, differenceReason: '', expectedCents: cash.expectedCents, ...over }
  return salon.write((tx) => closeDay(tx, input, actor))
}
const codeOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return isAppError(error) ? error.code : error instanceof Error ? error.message : String(error)
  }
  return 'nothing thrown'
}

describe('a day close', () => {
  it('sums a day of cash, card, credit, tip, card sold and money moved, with the golden day’s rounding', () => {
    salon.write((tx) => moveCash(tx, { cents: 10_000, reason: 'Pohjakassa' }, at(saturday, 540)))
    pay(inCash(4498), saturday, 600)
    pay(inCash(8458), saturday, 610)
    pay(
      aSale({
        lines: [aLine(salon, { unitCents: 40_000 })],
        extras: [{ kind: 'tip', cents: 500, staffId: salon.aino.id }],
        payments: [{ method: 'card', cents: 40_500 }],
      }),
      saturday,
      620,
    )
    const sold = pay(
      aSale({
        extras: [
          {
            kind: 'gift-card',
            valueCents: 5000,
            vatCode: null,
            holder: '',
            expiresDay: null,
            staffId: salon.owner.id,
          },
        ],
        payments: [{ method: 'card', cents: 5000 }],
      }),
      saturday,
      630,
    )
    salon.write((tx) => creditSale(tx, aCredit({ originalId: sold.id }), at(saturday, 640)))
    salon.write((tx) => moveCash(tx, { cents: -5000, reason: 'Pankkiin' }, at(saturday, 1000)))
    const made = close(saturday, {
      count: [
        { cents: 10_000, pieces: 1 },
        { cents: 2000, pieces: 3 },
        { cents: 1000, pieces: 1 },
        { cents: 200, pieces: 4 },
      ],
      differenceReason: 'Vaihtoraha',
    })
    expect(made).toMatchObject({
      number: 1,
      salesCents: 4498 + 8458 + 40_500 + 5000,
      creditsCents: -5000,
      totalCents: 53_456,
      roundingCents: 4,
      tipCents: 500,
      ranges: [
        { series: 'H', first: 1, last: 1, count: 1, totalCents: -5000 },
        { series: 'K', first: 1, last: 4, count: 4, totalCents: 58_456 },
      ],
      methods: [
        { method: 'card', cents: 40_500, count: 3 },
        { method: 'cash', cents: 12_960, count: 2 },
      ],
      refunds: [{ method: 'card', cents: -5000, count: 1 }],
      prepaid: { giftSoldCents: 0 },
      cash: { openingCents: 0, salesCents: 12_960, inCents: 10_000, outCents: -5000, expectedCents: 17_960 },
      countedCents: 17_800,
      differenceCents: -160,
      differenceReason: 'Vaihtoraha',
      previousCode: '',
    })
    expect(made.vat.map((group) => [group.vatCode, group.grossCents])).toEqual([
      ['STD', 52_956],
      ['OUTSIDE', 500],
    ])
    expect(made.logCode).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
    const words = reportSections(made, 'fi').flatMap((section) => section.rows.map((row) => `${row.left} ${row.right}`))
    expect(words.join('\n')).toContain('K-1 – K-4, 4 kpl')
  })

  it('is chained to the one before and starts with what was counted then', () => {
    pay(inCash(2000))
    const first = close(saturday, { count: [{ cents: 2000, pieces: 1 }] })
    pay(inCash(1000), monday)
    const second = close(monday)
    expect(second).toMatchObject({
      number: 2,
      previousCode: first.code,
      cash: { openingCents: 2000, expectedCents: 3000 },
      count: null,
      countedCents: 3000,
    })
    expect(brokenClose(salon.db)).toBeNull()
    expect(dayCloseOf(salon.db, { id: first.id })).toEqual(first)
  })

  it('cannot be changed or removed, and a close written past the program shows in the chain', () => {
    pay(inCash(2000))
    close(saturday)
    const { raw } = salon.db
    for (const table of ['day_close', 'day_close_document', 'cash_movement']) {
      if (table === 'cash_movement') salon.write((tx) => moveCash(tx, { cents: 1, reason: 'x' }, at(saturday, 1100)))
      expect(() => raw.exec(`DELETE FROM ${table}`), table).toThrow('DOCUMENT_IMMUTABLE')
      const column = table === 'cash_movement' ? 'reason' : 'day_close_id'
      const set = table === 'day_close' ? "report = '{}'" : `${column} = 'x'`
      expect(() => raw.exec(`UPDATE ${table} SET ${set}`), table).toThrow('DOCUMENT_IMMUTABLE')
    }
    raw.exec("DROP TRIGGER day_close_immutable; UPDATE day_close SET report = replace(report, '2000', '1000')")
    expect(brokenClose(salon.db)).toBe(1)
  })

  it('takes what is sold later to the next close, and asks for forgotten days in order', () => {
    pay(inCash(2000))
    close(saturday)
    const late = pay(inCash(1000), saturday, 1100)
    pay(inCash(3000), monday)
    expect(openDays(salon.db, monday)).toEqual([saturday, monday])
    expect(tillDay(salon.db, { day: monday }, at(monday, 700)).forgottenDay).toBe(saturday)
    expect(codeOf(() => close(monday))).toBe('DAYCLOSE_EARLIER_FIRST')
    const second = close(saturday, {}, 720, monday)
    expect(second).toMatchObject({ number: 2, totalCents: 1000, ranges: [{ first: late.number, last: late.number }] })
    expect(close(monday)).toMatchObject({ number: 3, totalCents: 3000 })
    expect(openDays(salon.db, monday)).toEqual([monday])
  })

  it('tells of a restore since the last close, once, with the numbers it left out', () => {
    close(saturday)
    const atMs = localToInstant(monday, 600)
    const gaps = [{ series: 'K', from: 5, to: 7 }]
    const restored: Restored = {
      atMs,
      backToMs: localToInstant(saturday, 1200),
      gaps,
      gapReason: 'given',
      again: [],
    }
    salon.write((tx) => noteRestored(tx, restored))
    const told = close(monday)
    expect(told.restores).toEqual([restored])
    const words = reportSections(dayCloseOf(salon.db, { id: told.id }), 'fi').flatMap((section) => section.rows)
    expect(words.map((row) => row.left)).toContain('Numerot K-5–7 jäivät aukoksi: ne annettiin ennen palautusta.')
    expect(xReport(salon.db, { day: '2026-12-01' }, at('2026-12-01', 600)).restores).toEqual([])
    expect(brokenClose(salon.db)).toBeNull()
  })

  it('closes with sales put aside: they are told of, stay, and belong to the day they are paid on', () => {
    pay(inCash(1000))
    const aside = { id: null, name: 'Hieronta', clientId: null, draft: { lines: [] } }
    const parked = salon.write((tx) => parkSale(tx, aside, at(saturday, 700)))
    expect(dayCloses(salon.db, { limit: 10 }, at(saturday, 1000)).parkedCount).toBe(1)
    expect(close(saturday).totalCents).toBe(1000)
    expect(parkedSales(salon.db, at(monday, 600)).map((each) => each.id)).toEqual([parked.id])
    pay({ ...inCash(2500), parkedId: parked.id }, monday)
    expect(close(monday).totalCents).toBe(2500)
    expect(dayCloses(salon.db, { limit: 10 }, at(monday, 1100)).parkedCount).toBe(0)
  })

  it('the first of all takes everything from before with it', () => {
    pay(inCash(2000), '2026-11-24')
    pay(inCash(3000), saturday)
    expect(openDays(salon.db, saturday)).toEqual([saturday])
    expect(close(saturday)).toMatchObject({ firstDay: '2026-11-24', lastDay: saturday, totalCents: 5000 })
  })

  it('wants a word for a difference, what the screen showed, and a clock that goes forward', () => {
    pay(inCash(2000))
    expect(codeOf(() => close(saturday, { count: [] }))).toBe('DAYCLOSE_REASON_NEEDED')
    expect(codeOf(() => close(saturday, { expectedCents: 1999 }))).toBe('CHANGED_BY_OTHER')
    expect(codeOf(() => close(monday, {}, 700, saturday))).toBe('INVALID_INPUT')
    close(saturday)
    expect(codeOf(() => pay(inCash(1000), saturday, 1000))).toBe('CLOCK_SET_BACK')
    expect(codeOf(() => close(saturday, {}, 1000))).toBe('CLOCK_SET_BACK')
    // Nothing of what failed has taken a number.
    expect(close(monday).number).toBe(2)
    expect(dayCloses(salon.db, { limit: 10 }, at(monday, 1100)).closes.map((each) => each.number)).toEqual([2, 1])
  })
})
