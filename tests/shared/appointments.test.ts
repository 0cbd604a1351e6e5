// What may be sent about appointments, and where a status may go.
import { describe, expect, it } from 'vitest'
import {
  appointmentStatuses,
  BookAppointment,
  CalendarQuery,
  hasArrived,
  holdsTime,
  nextStatuses,
  stepAfter,
} from '../../shared/appointments.ts'
import { firstNameOf, initialsOf } from '../../shared/person-names.ts'

const line = { serviceId: 'service1', staffId: 'staff1', startMin: 540 }
const booking = { day: '2026-11-23', clientId: null, lines: [line] }
const books = (patch: object) => BookAppointment.safeParse({ ...booking, ...patch }).success

describe('a booking that is sent', () => {
  it('is taken when it is whole', () => {
    expect(books({})).toBe(true)
  })

  it('is refused with absurd lengths, starts, days and lists', () => {
    expect(books({ lines: [{ ...line, durationMin: 0 }] })).toBe(false)
    expect(books({ lines: [{ ...line, durationMin: -15 }] })).toBe(false)
    expect(books({ lines: [{ ...line, durationMin: 1800 }] })).toBe(false)
    expect(books({ lines: [{ ...line, durationMin: 7.5 }] })).toBe(false)
    expect(books({ lines: [{ ...line, startMin: -1 }] })).toBe(false)
    expect(books({ lines: [] })).toBe(false)
    expect(books({ lines: Array.from({ length: 21 }, () => line) })).toBe(false)
    expect(books({ day: '2026-02-30' })).toBe(false)
    expect(books({ extra: 1 })).toBe(false)
  })

  it('needs a real reason to pass a conflict', () => {
    expect(books({ overrideReason: '  ' })).toBe(false)
    expect(books({ overrideReason: 'ok' })).toBe(false)
    expect(books({ overrideReason: 'Sovittu puhelimessa' })).toBe(true)
  })

  it('keeps a note of any letters as plain text', () => {
    const note = "<b>x</b> '); DROP TABLE appointment; -- 👩‍🦰"
    expect(BookAppointment.parse({ ...booking, note }).note).toBe(note)
  })
})

describe('a question for the calendar', () => {
  it('covers at most six weeks and runs forwards', () => {
    expect(CalendarQuery.safeParse({ from: '2026-11-23', to: '2027-01-03' }).success).toBe(true)
    expect(CalendarQuery.safeParse({ from: '2026-11-23', to: '2027-01-04' }).success).toBe(false)
    expect(CalendarQuery.safeParse({ from: '2026-11-23', to: '2026-11-22' }).success).toBe(false)
  })
})

describe('statuses', () => {
  it('have a way back by hand from every step taken by hand, so that each can be undone', () => {
    for (const from of appointmentStatuses) {
      for (const to of nextStatuses[from]) expect(nextStatuses[to], `${to} → ${from}`).toContain(from)
    }
  })

  it('never lead to paid by hand', () => {
    expect(appointmentStatuses.flatMap((from) => nextStatuses[from])).not.toContain('paid')
  })

  it('offer a next step that is allowed, or the till', () => {
    for (const from of appointmentStatuses) {
      const next = stepAfter(from)
      if (next !== null && next !== 'paid') expect(nextStatuses[from]).toContain(next)
    }
    expect(stepAfter('done')).toBe('paid')
    expect(stepAfter('paid')).toBeNull()
  })

  it('give the time back only when the client does not come', () => {
    expect(appointmentStatuses.filter((status) => !holdsTime(status))).toEqual(['no-show', 'cancelled'])
    expect(appointmentStatuses.filter(hasArrived)).toEqual(['arrived', 'in-treatment', 'done', 'paid'])
  })
})

describe('short names', () => {
  it('keep what a colleague calls', () => {
    expect(firstNameOf('Maija Virtanen')).toBe('Maija')
    expect(firstNameOf('Virtanen, Maija-Liisa')).toBe('Maija-Liisa')
    expect(firstNameOf('')).toBe('')
  })

  it('are initials on a screen that others see', () => {
    expect(initialsOf('Maija Virtanen')).toBe('MV')
    expect(initialsOf('åsa  öhman')).toBe('ÅÖ')
    expect(initialsOf('Anna Maria von der Leppä')).toBe('AL')
    expect(initialsOf('👩 Aino')).toBe('A')
  })
})
