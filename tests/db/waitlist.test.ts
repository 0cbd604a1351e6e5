// The waiting list on a real encrypted database: who waits, what is free for her, and what a freed time offers.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookAppointment, removeAppointment } from '../../db/appointments.ts'
import { setAppointmentStatus } from '../../db/appointments-status.ts'
import { addWish, changeWish, closeWish, waitlist, waitlistMatches } from '../../db/waitlist.ts'
import { addDays } from '../../shared/day.ts'
import { type AppError, isAppError } from '../../shared/errors.ts'
import type { WaitlistFields } from '../../shared/waitlist.ts'
import { addClient } from '../helpers/appointmentClients.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

const day = '2026-11-24'
let salon: TempSalon
let maija: string

beforeEach(() => {
  salon = tempSalon()
  maija = salon.write((tx) => addClient(tx, 'Maija Virtanen', salon.actor(), { phone: '040 000 0000' }))
})
afterEach(() => salon.close())

function errorOf(work: () => unknown): AppError {
  try {
    work()
  } catch (error) {
    if (isAppError(error)) return error
    throw error
  }
  throw new Error('nothing was refused')
}

const wish = (change: Partial<WaitlistFields> = {}): WaitlistFields => ({
  clientId: maija,
  serviceIds: [salon.massage.id],
  staffIds: [salon.aino.id],
  weekdays: [],
  fromDay: day,
  untilDay: day,
  fromMin: 0,
  untilMin: 1440,
  note: '',
  ...change,
})
const add = (change: Partial<WaitlistFields> = {}) => salon.write((tx) => addWish(tx, wish(change), salon.actor()))
const list = () => waitlist(salon.db, salon.actor())
const book = (startMin: number, durationMin: number, more: { waitlistId?: string; clientId?: string } = {}) =>
  salon.write((tx) =>
    bookAppointment(
      tx,
      {
        day,
        clientId: null,
        note: '',
        lines: [{ serviceId: salon.massage.id, staffId: salon.aino.id, startMin, durationMin }],
        ...more,
      },
      salon.actor(),
    ),
  )

describe('the waiting list', () => {
  it('tells the next free times that meet each wish', () => {
    book(540, 120)
    add({ fromMin: 600, untilMin: 780 })
    expect(list()).toMatchObject([
      {
        clientName: 'Maija Virtanen',
        phone: '040 000 0000',
        serviceNames: ['Hieronta 60 min'],
        durationMin: 60,
        times: [{ day, staffId: salon.aino.id, startMin: 670 }, { startMin: 720 }],
      },
    ])
    const trainee = waitlist(salon.db, salon.actor('trainee'))
    expect(trainee).toMatchObject([{ clientName: 'Maija', phone: null }])
  })

  it('offers a time that someone gave back, and only to whom it serves', () => {
    const taken = book(540, 530)
    add({ untilMin: 720 })
    add({ fromMin: 900 })
    add({ staffIds: [salon.elina.id] })
    const freed = { day, staffId: salon.aino.id, startMin: 540, endMin: 610 }
    const matches = () => waitlistMatches(salon.db, { freed: [freed] }, salon.actor())
    expect(matches()).toEqual([])
    salon.write((tx) =>
      setAppointmentStatus(tx, { id: taken.id, version: taken.version, status: 'cancelled' }, salon.actor()),
    )
    expect(matches().map((each) => [each.times.length, each.times[0]?.startMin])).toEqual([[1, 540]])
    const late = waitlistMatches(salon.db, { freed: [{ ...freed, startMin: 540, endMin: 1080 }] }, salon.actor())
    expect(late.map((each) => each.times[0]?.startMin)).toEqual([540, 900])
  })

  it('is left by booking, and waited on again when the booking was a mistake', () => {
    const entry = add()
    const booked = book(600, 60, { waitlistId: entry.id, clientId: maija })
    expect(list()).toEqual([])
    expect(errorOf(() => book(700, 60, { waitlistId: entry.id })).code).toBe('CHANGED_BY_OTHER')
    salon.write((tx) => removeAppointment(tx, { id: booked.id, version: booked.version }, salon.actor()))
    expect(list().map((each) => each.id)).toEqual([entry.id])
  })

  it('is changed, left and come back to, with an eye on others', () => {
    const entry = add()
    const changed = salon.write((tx) =>
      changeWish(
        tx,
        {
          id: entry.id,
          version: entry.version,
          fields: wish({ weekdays: [5, 2, 2], untilDay: addDays(day, 20), note: 'Soita' }),
        },
        salon.actor(),
      ),
    )
    expect(changed).toMatchObject({ weekdays: [2, 5], note: 'Soita', version: 2 })
    const again = { id: entry.id, version: entry.version, closed: true }
    expect(errorOf(() => salon.write((tx) => closeWish(tx, again, salon.actor()))).code).toBe('CHANGED_BY_OTHER')
    const closed = salon.write((tx) => closeWish(tx, { ...again, version: 2 }, salon.actor()))
    expect(list()).toEqual([])
    salon.write((tx) => closeWish(tx, { id: entry.id, version: closed.version, closed: false }, salon.actor()))
    expect(list()).toHaveLength(1)
  })

  it('forgets wishes whose days have passed, and refuses what does not exist', () => {
    add({ fromDay: '2026-11-01', untilDay: '2026-11-22' })
    expect(list()).toEqual([])
    expect(errorOf(() => add({ serviceIds: ['nothing-here'] })).code).toBe('NOT_FOUND')
    expect(errorOf(() => add({ clientId: 'nobody-here' })).code).toBe('NOT_FOUND')
    expect(errorOf(() => book(600, 60, { waitlistId: 'no-such-wish' })).code).toBe('NOT_FOUND')
  })
})
