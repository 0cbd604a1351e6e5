// A restricted card in the calendar: those who do not handle requests see that it is one and nothing more, nothing about
// it is changed, and its time can still be given back.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookAppointment, changeAppointment, checkAppointment } from '../../db/appointments.ts'
import { applySteps } from '../../db/appointments-many.ts'
import { appointmentDetail, calendarView } from '../../db/appointments-read.ts'
import { setAppointmentStatus } from '../../db/appointments-status.ts'
import { dayList } from '../../db/daylists.ts'
import { setRestriction } from '../../db/privacy-limits.ts'
import { addWish, waitlist } from '../../db/waitlist.ts'
import type { Appointment } from '../../shared/appointments.ts'
import { isAppError } from '../../shared/errors.ts'
import { addClient } from '../helpers/appointmentClients.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

const day = '2026-11-24'
let salon: TempSalon
let maija: string
let booked: Appointment
beforeEach(() => {
  salon = tempSalon()
  maija = salon.write((tx) => addClient(tx, 'Maija Virtanen', salon.actor()))
  const lines = [{ serviceId: salon.haircut.id, staffId: salon.aino.id, startMin: 600 }]
  booked = salon.write((tx) =>
    bookAppointment(tx, { day, clientId: maija, note: 'Herkkä päänahka', lines }, salon.actor()),
  )
  const wish = { clientId: maija, serviceIds: [salon.haircut.id], staffIds: [], weekdays: [], fromDay: day }
  salon.write((tx) =>
    addWish(tx, { ...wish, untilDay: '2026-12-24', fromMin: 0, untilMin: 1440, note: '' }, salon.actor()),
  )
  salon.write((tx) => setRestriction(tx, { clientId: maija, on: true, reason: 'Tietojen oikeellisuus' }, salon.actor()))
})
afterEach(() => salon.close())

const seenBy = (role: 'owner' | 'therapist') => ({
  view: calendarView(salon.db, { from: day, to: day }, salon.actor(role)).days[0]?.appointments[0],
  detail: appointmentDetail(salon.db, { id: booked.id }, salon.actor(role)),
  conflicts: checkAppointment(
    salon.db,
    { day, lines: [{ serviceId: salon.haircut.id, staffId: salon.aino.id, startMin: 600 }] },
    salon.actor(role),
  ).conflicts,
  waiting: waitlist(salon.db, salon.actor(role)),
  list: dayList(salon.db, { from: day, to: day, names: 'full', staffId: null }, salon.actor(role)),
})
const codeOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (isAppError(error)) return error.code
    throw error
  }
  return null
}

describe('a restricted card in the calendar', () => {
  it('tells a therapist nothing but that it is restricted', () => {
    const seen = seenBy('therapist')
    expect(JSON.stringify(seen)).not.toMatch(/Maija|Virtanen|päänahka/)
    expect(seen.view).toMatchObject({ restricted: true, clientName: '', alert: '', note: '' })
    expect(seen.detail).toMatchObject({ client: null, unpaid: [], next: [] })
    expect(seen.conflicts).toMatchObject([{ kind: 'staff', clientName: null }])
    expect(seen.waiting).toEqual([])
  })

  it('is named to who handles requests', () => {
    const seen = seenBy('owner')
    expect(seen.view).toMatchObject({ clientName: 'Maija Virtanen' })
    expect(seen.view?.restricted).toBeUndefined()
    expect(seen.waiting).toHaveLength(1)
  })

  it.each(['owner', 'therapist'] as const)('is not changed by the %s, alone or with a series', (role) => {
    const known = { id: booked.id, version: booked.version }
    const actor = salon.actor(role)
    const change = () => salon.write((tx) => changeAppointment(tx, { ...known, note: 'Uusi' }, actor))
    const step = { do: 'change' as const, ...known, day: '2026-11-25' }
    const many = () => salon.write((tx) => applySteps(tx, { steps: [step], skipsConflicts: false }, actor))
    expect([codeOf(change), codeOf(many)]).toEqual(['CLIENT_RESTRICTED', 'CLIENT_RESTRICTED'])
    expect(seenBy('owner').view).toMatchObject({ note: 'Herkkä päänahka', day })
  })

  it('does not become the client of another appointment', () => {
    const lines = [{ serviceId: salon.haircut.id, staffId: salon.aino.id, startMin: 720 }]
    const other = salon.write((tx) => bookAppointment(tx, { day, clientId: null, note: '', lines }, salon.actor()))
    const { id, version } = other
    const take = () => salon.write((tx) => changeAppointment(tx, { id, version, clientId: maija }, salon.actor()))
    expect(codeOf(take)).toBe('CLIENT_RESTRICTED')
  })

  it('gives its time back when it is cancelled', () => {
    const known = { id: booked.id, version: booked.version, status: 'cancelled' as const }
    salon.write((tx) => setAppointmentStatus(tx, known, salon.actor('therapist')))
    expect(seenBy('therapist').conflicts).toEqual([])
  })
})
