// What main tells again stays the same objects; what changed does not.
import { describe, expect, test } from 'vitest'
import { keptView } from '../../../renderer/appointments/kept-view.ts'
import type { Appointment, CalendarView } from '../../../shared/appointments.ts'

function appointment(id: string, clientName: string): Appointment {
  const line = { id: `line-${id}`, serviceId: 's', serviceName: 'Leikkaus', colour: 1, staffId: 'a', startMin: 540 }
  const rest = { durationMin: 30, processingMin: 0, finishMin: 0, cleanupMin: 0, priceCents: 4500 }
  return {
    id,
    version: 1,
    day: '2026-11-23',
    status: 'booked',
    clientId: `client-${id}`,
    clientName,
    alert: '',
    note: '',
    visitId: null,
    documentId: null,
    removed: false,
    seriesId: null,
    lateCancel: false,
    lines: [{ ...line, ...rest, resourceIds: [], addOns: [] }],
  }
}

function view(...appointments: Appointment[]): CalendarView {
  const day = { hours: { openMin: 540, closeMin: 1020 }, closedReason: null, times: [], blocks: [] }
  return {
    columns: [{ staffId: 'a', name: 'Aino', colour: 1 }],
    days: [
      { ...day, day: '2026-11-23', appointments },
      { ...day, day: '2026-11-24', appointments: [appointment('z', 'Onni')] },
    ],
  }
}

const before = view(appointment('1', 'Aino'), appointment('2', 'Eero'), appointment('3', 'Siiri'))

describe('what main tells again', () => {
  test('is the same object when nothing changed', () => {
    expect(keptView(before, structuredClone(before))).toBe(before)
  })

  test('differs in the changed appointment only, and its day', () => {
    const now = keptView(before, view(appointment('1', 'Aino'), appointment('2', 'Helmi'), appointment('3', 'Siiri')))
    expect(now.days[0]?.appointments.map((each, at) => each === before.days[0]?.appointments[at])).toEqual([
      true,
      false,
      true,
    ])
    expect(now.days[0]?.appointments[1]?.clientName).toBe('Helmi')
    expect(now.days[1]).toBe(before.days[1])
    expect(now.columns).toBe(before.columns)
  })

  test('keeps the others when one comes, goes or moves among them', () => {
    const [first, , third] = before.days[0]?.appointments ?? []
    const gone = keptView(before, view(appointment('1', 'Aino'), appointment('3', 'Siiri')))
    expect(gone.days[0]?.appointments).toHaveLength(2)
    expect(gone.days[0]?.appointments[0]).toBe(first)
    expect(gone.days[0]?.appointments[1]).toBe(third)
    const come = keptView(
      before,
      view(appointment('0', 'Uusi'), ...(structuredClone(before.days[0]?.appointments) ?? [])),
    )
    expect(come.days[0]?.appointments[1]).toBe(first)
    expect(come.days[0]?.appointments[0]?.clientName).toBe('Uusi')
  })

  test('takes over a field that is gone, one that is new and one deep within', () => {
    const one = structuredClone(before)
    const [day] = one.days
    const [line] = day?.appointments[0]?.lines ?? []
    if (line === undefined) throw new Error('no line')
    line.resourceIds.push('room')
    expect(keptView(before, one).days[0]?.appointments[0]?.lines[0]?.resourceIds).toEqual(['room'])
    const closed = structuredClone(before)
    if (closed.days[1] !== undefined) closed.days[1].hours = null
    expect(keptView(before, closed).days[1]?.hours).toBeNull()
    expect(keptView(closed, before).days[1]?.hours).toEqual({ openMin: 540, closeMin: 1020 })
  })
})
