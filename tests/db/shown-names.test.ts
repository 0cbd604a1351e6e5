// A restricted card in the calendar: those who do not handle requests see that it is one and nothing more.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookAppointment, checkAppointment } from '../../db/appointments.ts'
import { appointmentDetail, calendarView } from '../../db/appointments-read.ts'
import { setAppointmentStatus } from '../../db/appointments-status.ts'
import { dayList } from '../../db/daylists.ts'
import { setLimit } from '../../db/privacy-limits.ts'
import { addWish, waitlist } from '../../db/waitlist.ts'
import type { Appointment } from '../../shared/appointments.ts'
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
  salon.write((tx) =>
    setLimit(tx, 'restriction', { clientId: maija, on: true, reason: 'Tietojen oikeellisuus' }, salon.actor()),
  )
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

  it('gives its time back when it is cancelled', () => {
    const known = { id: booked.id, version: booked.version, status: 'cancelled' as const }
    salon.write((tx) => setAppointmentStatus(tx, known, salon.actor('therapist')))
    expect(seenBy('therapist').conflicts).toEqual([])
  })
})
