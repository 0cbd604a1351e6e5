// A month's books for tests: the golden day of the salon's rules, sold through the till to the cent, and closed.
import { closeDay, xReport } from '../../db/dayclose.ts'
import { paySale } from '../../db/sales.ts'
import { createProduct } from '../../db/services.ts'
import { localToInstant } from '../../shared/day.ts'
import type { PaySale } from '../../shared/sales.ts'
import { aLine, aSale } from './aSale.ts'
import { actorOf, type TempSalon } from './tempSalon.ts'

export const goldenDay = '2026-11-22'

/** Someone at a minute of a day. */
export const at = (salon: TempSalon, day: string, minute: number) =>
  actorOf(salon.owner.id, 'owner', localToInstant(day, minute))

export const payOn = (salon: TempSalon, input: PaySale, day: string, minute = 600) =>
  salon.write((tx) => paySale(tx, input, at(salon, day, minute)))

/** Closes a day as it stands, not counted. */
export const closeOn = (salon: TempSalon, day: string, minute = 1200, on = day) => {
  const actor = at(salon, on, minute)
  const { cash } = xReport(salon.db, { day }, actor)
  const input = { day, count: null, differenceReason: '', expectedCents: cash.expectedCents }
  return salon.write((tx) => closeDay(tx, input, actor))
}

/** 400,00 by card and 44,98 and 84,58 in cash, of which 39,90 at the reduced rate. */
export function sellGoldenDay(salon: TempSalon): void {
  const food = salon.write((tx) =>
    createProduct(
      tx,
      { name: 'Ravintolisä', barcode: '', priceCents: 3990, vatCode: 'RED1' },
      at(salon, goldenDay, 540),
    ),
  )
  const card = aSale({
    lines: [aLine(salon, { unitCents: 40_000 })],
    payments: [{ method: 'card', cents: 40_000 }],
  })
  const cash = aSale({ lines: [aLine(salon, { unitCents: 4498 })], payments: [{ method: 'cash', cents: 4498 }] })
  const mixed = aSale({
    lines: [aLine(salon, { unitCents: 4468 }), aLine(salon, { itemId: food.id, unitCents: 3990 })],
    payments: [{ method: 'cash', cents: 8458 }],
  })
  payOn(salon, card, goldenDay, 600)
  payOn(salon, cash, goldenDay, 610)
  payOn(salon, mixed, goldenDay, 620)
}
