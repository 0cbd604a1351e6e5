// Tax of any days, read from day closes where they cover them: the same to the cent as summed document by document.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { creditSale } from '../../db/credits.ts'
import { taxOfPeriod } from '../../db/period-tax.ts'
import { createProduct } from '../../db/services.ts'
import { salonOf, saveSalon } from '../../db/settings.ts'
import { addDays } from '../../shared/day.ts'
import { at, closeOn, payOn } from '../helpers/aMonth.ts'
import { aCredit, aLine, aSale } from '../helpers/aSale.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

const firstDay = '2026-10-28'
const sellerId = 'seller-1'

/** Every document of the days by itself. */
function summed({ db }: TempSalon, from: string, to: string) {
  const documents = `SELECT id FROM document WHERE seller_id = ? AND day >= ? AND day <= ?`
  const groups = db.raw
    .prepare(
      `SELECT vat_code AS vatCode, rate_bp AS rateBp, sum(gross_cents) AS grossCents, sum(vat_cents) AS vatCents,
         sum(net_cents) AS netCents FROM document_vat WHERE document_id IN (${documents})
       GROUP BY vat_code, rate_bp ORDER BY rate_bp DESC, vat_code`,
    )
    .all(sellerId, from, to)
  const notRegisteredCents = db.raw
    .prepare(
      `SELECT coalesce(sum(total_cents), 0) FROM document_line WHERE vat_code = 'NOTREG' AND document_id IN (${documents})`,
    )
    .pluck()
    .get(sellerId, from, to)
  return { groups, notRegisteredCents }
}

const sold = fc.record({
  cents: fc.integer({ min: 1, max: 90_000 }),
  kind: fc.constantFrom('standard', 'reduced', 'tip', 'not registered', 'credited'),
})
const dayOfWork = fc.array(sold, { maxLength: 4 })
const most = 8
const index = fc.nat(most)

it('is the same whichever days were closed, the first of them together, and wherever the period ends', () => {
  fc.assert(
    fc.property(
      fc.array(dayOfWork, { minLength: 6, maxLength: most }),
      index,
      index,
      (days, firstClosed, lastClosed) => {
        const salon = tempSalon()
        try {
          const food = salon.write((tx) =>
            createProduct(
              tx,
              { name: 'Ravintolisä', barcode: '', priceCents: 3990, vatCode: 'RED1' },
              at(salon, firstDay, 500),
            ),
          )
          const details = salonOf(salon.db)
          if (details === null) throw new Error('the salon has its details')
          const register = (vatRegistered: boolean) => salon.write((tx) => saveSalon(tx, { ...details, vatRegistered }))
          days.forEach((sales, position) => {
            const day = addDays(firstDay, position)
            sales.forEach(({ cents, kind }, step) => {
              register(kind !== 'not registered')
              const item = kind === 'reduced' ? { itemId: food.id } : {}
              const input = aSale({
                lines: kind === 'tip' ? [] : [aLine(salon, { ...item, unitCents: cents })],
                extras: kind === 'tip' ? [{ kind: 'tip', cents, staffId: salon.owner.id }] : [],
                payments: [{ method: 'card', cents }],
              })
              const receipt = payOn(salon, input, day, 600 + step * 10)
              if (kind !== 'credited') return
              const credit = aCredit({ originalId: receipt.id })
              salon.write((tx) => creditSale(tx, credit, at(salon, day, 605 + step * 10)))
            })
            // The first close takes everything before it; after the last all is open.
            if (position >= firstClosed && position <= lastClosed) closeOn(salon, day)
          })
          for (let from = 0; from < days.length; from += 1) {
            for (let to = from; to < days.length; to += 1) {
              const period = { sellerId, from: addDays(firstDay, from), to: addDays(firstDay, to) }
              const { groups, notRegisteredCents } = taxOfPeriod(salon.db, period)
              expect({ groups, notRegisteredCents }).toEqual(summed(salon, period.from, period.to))
            }
          }
        } finally {
          salon.close()
        }
      },
    ),
    { numRuns: 6 },
  )
}, 120_000)
