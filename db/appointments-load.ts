// How full the days are: for the month overview and the small month beside the calendar. Counts only. Runs in main.
import type { DayLoad } from '../shared/appointments.ts'
import { addDays } from '../shared/day.ts'
import { dayPlan, workingTimeOf } from '../shared/shifts-times.ts'
import type { Actor } from './actor.ts'
import { all, type Db, query } from './handle.ts'
import { shiftRules } from './shifts-read.ts'
import { listStaff } from './staff.ts'

/** Every day from `from` to `to`, both inclusive. Booked time is that of people, clean-up included. */
export function dayLoads(
  db: Db,
  { from, to }: { readonly from: string; readonly to: string },
  actor: Actor,
): DayLoad[] {
  const people = listStaff(db)
  const working = people.filter((member) => member.active && member.takesAppointments)
  const rules = shiftRules(db, from, to, actor)
  const booked = new Map(
    all(
      db,
      query
        .selectFrom('claim')
        .where(
          'staff_id',
          'in',
          people.map((member) => member.id),
        )
        .where('day', '>=', from)
        .where('day', '<=', to)
        .groupBy('day')
        .select(({ fn, eb }) => ['day', fn.sum<number>(eb('end_min', '-', eb.ref('start_min'))).as('minutes')]),
    ).map((row) => [row.day, row.minutes]),
  )
  const counts = new Map(
    all(
      db,
      query
        .selectFrom('appointment')
        .where('day', '>=', from)
        .where('day', '<=', to)
        .where('removed_at_ms', 'is', null)
        .where('status', 'not in', ['cancelled', 'no-show'])
        .groupBy('day')
        .select(({ fn }) => ['day', fn.countAll<number>().as('count')]),
    ).map((row) => [row.day, row.count]),
  )
  const loads: DayLoad[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const plans = working.map((member) => dayPlan(member.id, day, rules))
    const stretches = plans.flatMap(workingTimeOf)
    loads.push({
      day,
      appointments: counts.get(day) ?? 0,
      bookedMin: booked.get(day) ?? 0,
      workingMin: stretches.reduce((sum, { startMin, endMin }) => sum + endMin - startMin, 0),
      closedReason: plans[0]?.closedReason ?? rules.closedDays.find((each) => each.day === day)?.reason ?? null,
    })
  }
  return loads
}
