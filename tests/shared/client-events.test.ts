// The timeline of a client: nothing lost, nothing doubled, newest first.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ClientEvent, eventKey, laterFirst, latestEvents, timelineOf } from '../../shared/client-events.ts'
import type { ClientHistoryRow } from '../../shared/clients.ts'

const day = fc.integer({ min: 10, max: 16 }).map((date) => `2026-11-${date}`)
const minute = fc.option(fc.integer({ min: 0, max: 1439 }))
const events = fc
  .array(fc.record({ day, minute, consent: fc.constantFrom('health', 'guardian') }), { maxLength: 30 })
  .map((list) =>
    list.map((each, index): ClientEvent => ({ kind: 'consent', answer: 'given', ...each, id: `event-${index}` })),
  )
const history = fc
  .array(fc.record({ day, startMin: fc.integer({ min: 0, max: 1440 }) }), { maxLength: 30 })
  .map((list) =>
    list.map(
      (each, index): ClientHistoryRow => ({
        ...each,
        appointmentId: `appointment-${index}`,
        visitId: null,
        status: 'booked',
        services: [],
        staffNames: [],
        staffColours: [],
        recordText: null,
        paidCents: null,
      }),
    ),
  )

/** What an order by day and minute must give, said another way: never earlier than what follows. */
const instant = (row: { readonly day: string; readonly minute: number | null }) =>
  Date.parse(row.day) + (row.minute ?? 1440) * 60_000

describe('the timeline', () => {
  it('holds every visit and every event once, newest first', () => {
    fc.assert(
      fc.property(history, events, (visits, around) => {
        const rows = timelineOf(visits, around)
        const names = rows.map((row) => (row.kind === 'event' ? row.event : row.row))
        expect(names).toHaveLength(visits.length + around.length)
        expect(new Set(names)).toEqual(new Set([...visits, ...around]))
        for (const [index, row] of rows.entries()) {
          const next = rows[index + 1]
          if (next !== undefined)
            expect(row.day > next.day || (row.day === next.day && instant(row) >= instant(next))).toBe(true)
        }
      }),
    )
  })

  it('does not depend on which comes first, and keeps the order of what happened at once', () => {
    fc.assert(
      fc.property(history, events, (visits, around) => {
        const sorted = visits.toSorted((a, b) => laterFirst({ ...a, minute: a.startMin }, { ...b, minute: b.startMin }))
        const shown = timelineOf(visits, latestEvents(around)).flatMap((row) => (row.kind === 'event' ? [] : [row.row]))
        expect(shown).toEqual(sorted)
      }),
    )
  })

  it('has the latest events and no more than asked for', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: 0, max: 40 }), (around, most) => {
        const latest = latestEvents(around, most)
        expect(latest).toHaveLength(Math.min(most, around.length))
        const left = around.filter((event) => !latest.includes(event))
        for (const event of left) for (const kept of latest) expect(laterFirst(kept, event)).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('puts what is known by its day above the times of the day', () => {
    const at = (minute: number | null) => ({ day: '2026-11-23', minute })
    expect([at(600), at(null), at(1439)].sort(laterFirst)).toEqual([at(null), at(1439), at(600)])
  })

  it('names a consent given and the same withdrawn apart', () => {
    const given = { kind: 'consent', day: '2026-11-23', minute: 1, id: 'consent-1', consent: 'health' } as const
    expect(eventKey({ ...given, answer: 'given' })).not.toBe(eventKey({ ...given, answer: 'withdrawn' }))
    const photos = { kind: 'attachments', day: '2026-11-23', minute: null, count: 2 } as const
    expect(eventKey({ ...photos, attached: 'photo' })).not.toBe(eventKey({ ...photos, attached: 'file' }))
  })
})
