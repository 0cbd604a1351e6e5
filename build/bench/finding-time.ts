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
import { type Figure, spreadOf, timedTwice } from './measure.ts'
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

type Taken = Awaited<ReturnType<typeof timedTwice>>

/** Where the middle and the slowest lie, and how much of that the processor worked. */
function summaryOf(taken: readonly Taken[]): { p95: number; note: string } {
  const { p50, p95 } = spreadOf(taken.map(({ ms }) => ms))
  const processor = spreadOf(taken.map(({ processorMs }) => processorMs)).p95
  return { p95, note: `p50 ${p50.toFixed(2)} ms; p95 of the processor’s time ${processor.toFixed(2)} ms` }
}

export async function findingTime(salon: OpenSalon): Promise<Figure[]> {
  const { call, clock } = routerOn(salon)
  const random = randomOf(1, 'bench free time')
  const pluck = (sql: string) => salon.db.raw.prepare(sql).pluck().all() as string[]
  const services = pluck('SELECT id FROM service WHERE archived_at_ms IS NULL ORDER BY id')
  const staff = pluck('SELECT id FROM staff WHERE takes_appointments = 1 ORDER BY position')
  const first: Taken[] = []
  for (let round = 0; round < 330; round += 1) {
    clock.nowMs += 1000
    const lines = [{ serviceId: random.pick(services) }]
    // From a full day of the past on, so that there is much in the way.
    const from = addDays(presentDay, -random.between(70, 300))
    const one = random.chance(0.5) ? { staffId: random.pick(staff) } : {}
    first.push(await timedTwice(() => call('appointments.findTime', { from, lines, limit: 10, ...one })))
  }
  const stock = resourceStock(salon.db)
  const judged: Taken[] = []
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
    judged.push(await timedTwice(() => judge(lines, situation)))
  }
  const series: Taken[] = []
  for (let round = 0; round < 24; round += 1) {
    clock.nowMs += 1000
    // Ten years of the same weekday, as full as this salon's were.
    const from = addDays(presentDay, -3640 + (round % 5))
    const days = Array.from({ length: mostOccurrences }, (_, week) => addDays(from, week * 7))
    const lines = [
      { serviceId: services[0] ?? '', staffId: staff[round % staff.length] ?? '', startMin: 540 + (round % 16) * 30 },
    ]
    series.push(await timedTwice(() => call('appointments.checkSeries', { clientId: null, lines, days })))
  }
  const free = summaryOf(first.slice(30))
  const checked = summaryOf(series.slice(4))
  const rule = summaryOf(judged.slice(100))
  return [
    {
      name: 'first free over 60 days, p95',
      value: free.p95,
      unit: 'ms',
      baseline: null,
      target: 30,
      note: free.note,
    },
    {
      name: 'conflict rule over a full day, p95',
      value: rule.p95,
      unit: 'ms',
      baseline: null,
      target: 1,
      note: rule.note,
    },
    {
      name: `series of ${mostOccurrences} checked, p95`,
      value: checked.p95,
      unit: 'ms',
      baseline: null,
      target: 100,
      note: `most of its days taken; ${checked.note}`,
    },
  ]
}
