// Looking for a free time and judging a booking on the seeded file: through the real router, and the rule alone. Build
// scripts only.
import type { Actor } from '../../db/actor.ts'
import { situationsOn } from '../../db/appointments-claims.ts'
import { newId } from '../../db/new-id.ts'
import { resourceStock } from '../../db/resources.ts'
import { judge, wantedLine } from '../../shared/appointments-conflicts.ts'
import { mostOccurrences } from '../../shared/appointments-series.ts'
import { addDays, weekdayOf } from '../../shared/day.ts'
import { randomOf } from '../seed/random.ts'
import { type Figure, spreadOf, timed } from './measure.ts'
import { routerOn } from './routes.ts'
import { type OpenSalon, presentDay } from './salons.ts'

const actor: Actor = {
  staffId: '',
  atMs: 0,
  today: presentDay,
  language: 'fi',
  can: () => true,
  newId: () => newId(0),
}

export async function findingTime(salon: OpenSalon): Promise<Figure[]> {
  const { call, clock } = routerOn(salon)
  const random = randomOf(1, 'bench free time')
  const pluck = (sql: string) => salon.db.raw.prepare(sql).pluck().all() as string[]
  const services = pluck('SELECT id FROM service WHERE archived_at_ms IS NULL ORDER BY id')
  const staff = pluck('SELECT id FROM staff WHERE takes_appointments = 1 ORDER BY position')
  const first: number[] = []
  for (let round = 0; round < 330; round += 1) {
    clock.nowMs += 1000
    const lines = [{ serviceId: random.pick(services) }]
    // From a full day of the past on, so that there is much in the way.
    const from = addDays(presentDay, -random.between(70, 300))
    const one = random.chance(0.5) ? { staffId: random.pick(staff) } : {}
    first.push(await timed(() => call('appointments.findTime', { from, lines, limit: 10, ...one })))
  }
  const stock = resourceStock(salon.db)
  const judged: number[] = []
  for (let round = 0; round < 600; round += 1) {
    const day = addDays(presentDay, -random.between(1, 300))
    if (weekdayOf(day) === 7) continue
    const line = { id: 'bench-line', serviceId: random.pick(services), staffId: random.pick(staff) }
    const parts = {
      startMin: random.between(540, 960),
      durationMin: 60,
      processingMin: 0,
      finishMin: 0,
      cleanupMin: 10,
    }
    const lines = [wantedLine({ ...line, ...parts }, [], undefined, stock)]
    const situation = situationsOn(
      salon.db,
      [day],
      { appointmentId: 'bench', clientId: null, lines },
      stock,
      true,
      actor,
    )(day)
    judged.push(await timed(() => judge(lines, situation)))
  }
  const series: number[] = []
  for (let round = 0; round < 24; round += 1) {
    clock.nowMs += 1000
    // Ten years of the same weekday, as full as this salon's were.
    const from = addDays(presentDay, -3640 + (round % 5))
    const days = Array.from({ length: mostOccurrences }, (_, week) => addDays(from, week * 7))
    const lines = [
      { serviceId: services[0] ?? '', staffId: staff[round % staff.length] ?? '', startMin: 540 + (round % 16) * 30 },
    ]
    series.push(await timed(() => call('appointments.checkSeries', { clientId: null, lines, days })))
  }
  const free = spreadOf(first.slice(30))
  const checked = spreadOf(series.slice(4))
  const rule = spreadOf(judged.slice(100))
  return [
    {
      name: 'first free over 60 days, p95',
      value: free.p95,
      unit: 'ms',
      baseline: null,
      target: 30,
      note: `p50 ${free.p50.toFixed(2)} ms`,
    },
    {
      name: 'conflict rule over a full day, p95',
      value: rule.p95,
      unit: 'ms',
      baseline: null,
      target: 1,
      note: `p50 ${rule.p50.toFixed(3)} ms`,
    },
    {
      name: `series of ${mostOccurrences} checked, p95`,
      value: checked.p95,
      unit: 'ms',
      baseline: null,
      target: 100,
      note: `p50 ${checked.p50.toFixed(0)} ms, most of its days taken`,
    },
  ]
}
