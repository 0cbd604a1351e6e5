// How full the days are, counted anew from what was booked.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { bookAppointment } from '../../db/appointments.ts'
import { dayLoads } from '../../db/appointments-load.ts'
import { setAppointmentStatus } from '../../db/appointments-status.ts'
import { makeShiftChange } from '../../db/shifts.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
beforeEach(() => {
  salon = tempSalon()
})
afterEach(() => salon.close())

const book = (day: string, startMin: number, staffId: string) =>
  salon.write((tx) =>
    bookAppointment(
      tx,
      { day, clientId: null, note: '', lines: [{ serviceId: salon.massage.id, staffId, startMin }] },
      salon.actor(),
    ),
  )

it('counts appointments that hold time, their minutes, and the working time there is', () => {
  book('2026-11-24', 600, salon.aino.id)
  book('2026-11-24', 600, salon.elina.id)
  const gone = book('2026-11-24', 800, salon.elina.id)
  salon.write((tx) =>
    setAppointmentStatus(tx, { id: gone.id, version: gone.version, status: 'cancelled' }, salon.actor()),
  )
  const loads = dayLoads(salon.db, { from: '2026-11-23', to: '2026-11-29' }, salon.actor())
  expect(loads.map((load) => load.day)).toEqual(Array.from({ length: 7 }, (_, index) => `2026-11-${23 + index}`))
  // Three people from nine to six; an hour and the clean-up are people's time.
  expect(loads[1]).toEqual({
    day: '2026-11-24',
    appointments: 2,
    bookedMin: 140,
    workingMin: 3 * 540,
    closedReason: null,
  })
  expect(loads[0]).toMatchObject({ appointments: 0, bookedMin: 0 })
  expect(loads[6]).toMatchObject({ workingMin: 0 })
})

it('tells closed days, absences and days off', () => {
  const change = (input: Parameters<typeof makeShiftChange>[1]['change']) =>
    salon.write((tx) => makeShiftChange(tx, { change: input, knownOutside: [] }, salon.actor()))
  change({ kind: 'close-day', day: '2026-11-25', reason: 'Inventaario' })
  change({
    kind: 'absence',
    staffId: salon.aino.id,
    why: 'holiday',
    fromDay: '2026-11-24',
    toDay: '2026-11-24',
    part: null,
  })
  const [tuesday, wednesday] = dayLoads(salon.db, { from: '2026-11-24', to: '2026-11-25' }, salon.actor())
  expect(tuesday?.workingMin).toBe(2 * 540)
  expect(wednesday).toMatchObject({ workingMin: 0, closedReason: 'Inventaario' })
})
