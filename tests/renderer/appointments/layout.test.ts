// Where things lie in the grid.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Entry,
  entriesByColumn,
  lanesOf,
  neighbour,
  noResourceId,
  shownRange,
  takenUntil,
} from '../../../renderer/appointments/layout.ts'
import type { Appointment, CalendarDay } from '../../../shared/appointments.ts'

const anAppointment = (
  id: string,
  staffId: string,
  startMin: number,
  more: Partial<Appointment> = {},
): Appointment => ({
  id,
  version: 1,
  day: '2026-11-24',
  status: 'booked',
  clientId: null,
  clientName: '',
  alert: '',
  note: '',
  visitId: null,
  documentId: null,
  seriesId: null,
  lateCancel: false,
  removed: false,
  lines: [
    {
      id: `line-${id}`,
      serviceId: 'service1',
      serviceName: 'Hieronta',
      colour: 0,
      staffId,
      startMin,
      durationMin: 60,
      processingMin: 0,
      finishMin: 0,
      cleanupMin: 0,
      priceCents: 0,
      resourceIds: [],
      addOns: [],
    },
  ],
  ...more,
})

const aDay = (appointments: Appointment[], day = '2026-11-24'): CalendarDay => ({
  day,
  hours: { openMin: 540, closeMin: 1080 },
  closedReason: null,
  times: [],
  blocks: [],
  appointments,
})

describe('lanes', () => {
  const lines = fc.array(
    fc.record({
      startMin: fc.integer({ min: 0, max: 300 }),
      durationMin: fc.integer({ min: 5, max: 90 }),
      cleanupMin: fc.integer({ min: 0, max: 15 }),
    }),
    { maxLength: 14 },
  )

  it('never lay two overlapping blocks on top of each other', () => {
    fc.assert(
      fc.property(lines, (list) => {
        const lanes = lanesOf(list)
        list.forEach((a, i) => {
          list.forEach((b, j) => {
            if (i >= j || a.startMin >= takenUntil(b) || b.startMin >= takenUntil(a)) return
            expect(lanes[i]?.index).not.toBe(lanes[j]?.index)
            expect(lanes[i]?.of).toBe(lanes[j]?.of)
          })
        })
        for (const lane of lanes) expect(lane.index).toBeLessThan(lane.of)
      }),
      { numRuns: 1000 },
    )
  })

  it('give a block that meets nobody the whole width', () => {
    const line = { durationMin: 60, cleanupMin: 0 }
    const lanes = lanesOf([
      { ...line, startMin: 540 },
      { ...line, startMin: 570 },
      { ...line, startMin: 630 },
    ])
    expect(lanes).toEqual([
      { index: 0, of: 2 },
      { index: 1, of: 2 },
      { index: 0, of: 1 },
    ])
  })
})

describe('the hours shown', () => {
  const week = [{ openMin: 540, closeMin: 1080 }, { openMin: 600, closeMin: 1140 }, null]

  it('are an hour around the longest opening of the week, the same on every day', () => {
    expect(shownRange(week, [aDay([])])).toEqual({ fromMin: 480, toMin: 1200 })
  })

  it('reach to what is booked outside them', () => {
    expect(shownRange(week, [aDay([anAppointment('early1', 'aino01', 385)])]).fromMin).toBe(360)
    expect(shownRange(week, [aDay([anAppointment('late01', 'aino01', 1370)])]).toMin).toBe(1440)
  })

  it('are there when the salon is always closed', () => {
    expect(shownRange([null], [])).toEqual({ fromMin: 540, toMin: 1020 })
  })
})

describe('columns', () => {
  const first = anAppointment('first1', 'aino01', 600)
  const second = anAppointment('second', 'aino01', 540)
  const other = anAppointment('other1', 'elina1', 540)

  it('hold their own lines in time order and leave out what is hidden', () => {
    const hidden = anAppointment('gone01', 'aino01', 700, { status: 'cancelled' })
    const made = entriesByColumn(
      [aDay([first, second, other, hidden])],
      (each) => each.status !== 'cancelled',
      new Map(),
    )
    expect(made.get('2026-11-24/aino01')?.map((entry) => entry.appointment?.id)).toEqual(['second', 'first1'])
    expect(made.get('2026-11-24/elina1')).toHaveLength(1)
  })

  it('keep the very same list while nothing of theirs changes, so that they need not be drawn again', () => {
    const before = entriesByColumn([aDay([first, other])], () => true, new Map())
    const after = entriesByColumn([aDay([{ ...first, version: 2 }, other])], () => true, before)
    expect(after.get('2026-11-24/elina1')).toBe(before.get('2026-11-24/elina1'))
    expect(after.get('2026-11-24/aino01')).not.toBe(before.get('2026-11-24/aino01'))
  })
})

describe('columns of rooms', () => {
  const first = anAppointment('first1', 'aino01', 600)
  const other = anAppointment('other1', 'elina1', 600)
  const [line] = first.lines
  if (line === undefined) throw new Error('an appointment has a line')
  const both = { ...first, lines: [{ ...line, resourceIds: ['room-a', 'laser-'] }] }

  it('hold a line in every room that it holds, each under a key of its own', () => {
    const made = entriesByColumn([aDay([both, other])], () => true, new Map(), 'resource')
    const [inRoom] = made.get('2026-11-24/room-a') ?? []
    const [atLaser] = made.get('2026-11-24/laser-') ?? []
    expect(inRoom?.line).toBe(atLaser?.line)
    expect(inRoom?.key).not.toBe(atLaser?.key)
    expect(made.get(`2026-11-24/${noResourceId}`)?.map((entry) => entry.appointment?.id)).toEqual([other.id])
  })
})

describe('walking with arrows', () => {
  const entry = (id: string, startMin: number): Entry => {
    const appointment = anAppointment(id, 'aino01', startMin)
    const [line] = appointment.lines
    if (line === undefined) throw new Error('an appointment has a line')
    return { key: line.id, columnId: line.staffId, appointment, line }
  }
  const columns = [[entry('a1', 540), entry('a2', 660)], [], [entry('b1', 550), entry('b2', 700)]]
  const idOf = (found: Entry | null) => found?.appointment?.id ?? null

  it('goes by time in a column and to the nearest in time across, over empty columns', () => {
    expect(idOf(neighbour(columns, 'line-a1', 'down'))).toBe('a2')
    expect(idOf(neighbour(columns, 'line-a2', 'up'))).toBe('a1')
    expect(idOf(neighbour(columns, 'line-a2', 'right'))).toBe('b2')
    expect(idOf(neighbour(columns, 'line-b1', 'left'))).toBe('a1')
  })

  it('stops at the edges', () => {
    expect(neighbour(columns, 'line-a1', 'up')).toBeNull()
    expect(neighbour(columns, 'line-b2', 'right')).toBeNull()
    expect(neighbour(columns, 'nothing', 'down')).toBeNull()
  })
})
