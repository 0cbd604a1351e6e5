// Which time a change gives back: minute by minute what was held before and is no longer.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freedBy } from '../../../renderer/appointments/freed.ts'
import type { Appointment } from '../../../shared/appointments.ts'
import { claimsOf } from '../../../shared/appointments-times.ts'

const now = { day: '2026-11-24', minute: 600 }

const line = fc.record({
  staffId: fc.constantFrom('staff-a', 'staff-b'),
  startMin: fc.integer({ min: 480, max: 1000 }),
  durationMin: fc.integer({ min: 30, max: 150 }),
  processingMin: fc.constantFrom(0, 20),
  finishMin: fc.constantFrom(0, 5),
  cleanupMin: fc.constantFrom(0, 10),
})
const appointment = fc
  .record({
    day: fc.constantFrom('2026-11-23', '2026-11-24', '2026-11-25'),
    status: fc.constantFrom('booked' as const, 'cancelled' as const, 'no-show' as const),
    removed: fc.boolean(),
    lines: fc.array(line, { minLength: 1, maxLength: 3 }),
  })
  .map(
    ({ day, status, removed, lines }): Appointment => ({
      id: 'app-one',
      version: 1,
      day,
      status,
      clientId: null,
      clientName: '',
      alert: '',
      note: '',
      visitId: null,
      documentId: null,
      removed,
      seriesId: null,
      lateCancel: false,
      lines: lines.map((each, at) => ({
        ...each,
        id: `line-${at}`,
        serviceId: 'service-a',
        serviceName: '',
        colour: 0,
        priceCents: 0,
        resourceIds: [],
        addOns: [],
      })),
    }),
  )

/** Every minute somebody is held for. */
function minutesOf(each: Appointment): Set<string> {
  const minutes = new Set<string>()
  if (each.removed || each.status !== 'booked') return minutes
  for (const claim of each.lines.flatMap(claimsOf)) {
    for (let at = claim.startMin; at < claim.endMin; at += 1) minutes.add(`${each.day} ${claim.staffId} ${at}`)
  }
  return minutes
}

describe('time given back', () => {
  it('is what was held and is no longer, as far as its stretch lies ahead', () => {
    fc.assert(
      fc.property(appointment, appointment, (before, after) => {
        const freed = freedBy(before, after, now)
        const told = new Set<string>()
        for (const each of freed) {
          expect(each.day > now.day || each.endMin > now.minute).toBe(true)
          for (let at = each.startMin; at < each.endMin; at += 1) told.add(`${each.day} ${each.staffId} ${at}`)
        }
        const kept = minutesOf(after)
        const gone = [...minutesOf(before)].filter((minute) => !kept.has(minute))
        for (const minute of told) expect(gone).toContain(minute)
        const isAhead = (minute: string) => {
          const [day = '', , at = ''] = minute.split(' ')
          return day > now.day || (day === now.day && Number(at) >= now.minute)
        }
        for (const minute of gone.filter(isAhead)) expect(told.has(minute)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})
