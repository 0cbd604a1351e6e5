// What a booking can be made of in the practice salon: add-ons, the shifts that people have agreed on, and a few who wait
// for a time. Build scripts only.
import type { Actor } from '../../db/actor.ts'
import { all, type Db, query, transaction } from '../../db/handle.ts'
import { createService } from '../../db/services.ts'
import { addWish } from '../../db/waitlist.ts'
import { addDays, type Day } from '../../shared/day.ts'
import type { Trade } from '../../shared/services.ts'
import { usualHours } from '../../shared/settings.ts'
import type { SeedStaff } from './plan-day.ts'
import type { Random } from './random.ts'
import { inserter } from './rows.ts'

const addOns = [
  { name: 'Tehohoito', minutes: 15, priceCents: 1900, trade: 'hair' },
  { name: 'Kulmien muotoilu hoidon yhteydessä', minutes: 10, priceCents: 1200, trade: 'beauty' },
  { name: 'Kuuma öljy', minutes: 0, priceCents: 800, trade: 'massage' },
] as const satisfies readonly { name: string; minutes: number; priceCents: number; trade: Trade }[]

const wishes = [
  { weekdays: [], fromMin: 0, untilMin: 1440, note: '' },
  { weekdays: [4, 5], fromMin: 900, untilMin: 1440, note: 'Soita mieluummin kuin viesti' },
  { weekdays: [6], fromMin: 0, untilMin: 1440, note: '' },
  { weekdays: [1, 2, 3], fromMin: 540, untilMin: 720, note: 'Ennen lomaa' },
] as const

interface SeededService {
  readonly id: string
  readonly trade: Trade
}

export interface BookingSeed {
  readonly until: Day
  readonly firstDay: Day
  readonly staff: readonly SeedStaff[]
  readonly services: readonly SeededService[]
  /** A salon of some weeks keeps to its opening hours. */
  readonly hasShifts: boolean
}

/** After the days: what is offered and wished from now on. */
export function addBookingExtras(db: Db, seed: BookingSeed, random: Random, actor: Actor): void {
  transaction(db, (tx) => {
    addOns.forEach(({ name, minutes, priceCents, trade }, at) => {
      const goesWith = seed.services.filter((service) => service.trade === trade).map((service) => service.id)
      createService(
        tx,
        {
          ...{ name, category: '', colour: 2 + at * 3, vatCode: 'STD', priceCents, addOnMin: minutes, goesWith },
          ...{ prepareMin: 0, activeMin: Math.max(1, minutes), processingMin: 0, finishMin: 0, cleanupMin: 0 },
        },
        { ...actor, atMs: actor.atMs + at },
      )
    })
    if (seed.hasShifts) addShifts(db, seed, actor)
    const clients = all(
      tx,
      query.selectFrom('client').where('removed_at_ms', 'is', null).orderBy('pk').select('id').limit(200),
    )
    for (const wish of clients.length === 0 ? [] : wishes) {
      const staff = random.pick(seed.staff)
      const service = random.pick(seed.services.filter((each) => staff.trades.includes(each.trade)))
      addWish(
        tx,
        {
          clientId: random.pick(clients).id,
          serviceIds: [service.id],
          staffIds: random.chance(0.6) ? [staff.id] : [],
          weekdays: [...wish.weekdays],
          fromDay: seed.until,
          untilDay: addDays(seed.until, random.between(10, 40)),
          fromMin: wish.fromMin,
          untilMin: wish.untilMin,
          note: wish.note,
        },
        actor,
      )
    }
  })
}

/** Everyone works the opening hours but for her free weekday, as the days were lived. */
function addShifts(db: Db, seed: BookingSeed, actor: Actor): void {
  const insert = inserter(db, 'shift_pattern', ['id', 'staff_id', 'weeks', 'valid_from', 'valid_to', 'days'])
  for (const member of seed.staff) {
    const days = usualHours.map((hours, at) =>
      hours === null || (seed.staff.length > 1 && at + 1 === member.freeWeekday)
        ? null
        : { startMin: hours.openMin, endMin: hours.closeMin, breaks: [] },
    )
    insert({
      ...{ id: actor.newId(), staff_id: member.id, weeks: 'every', valid_from: seed.firstDay, valid_to: null },
      days: JSON.stringify(days),
    })
  }
}
