// Statuses on a real database: the visit that follows, the time that is freed and taken back, the till's own step.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookAppointment, changeAppointment, removeAppointment } from '../../db/appointments.ts'
import { appointmentDetail } from '../../db/appointments-read.ts'
import { setAppointmentStatus, setPaid } from '../../db/appointments-status.ts'
import { all, one, query, runOne } from '../../db/handle.ts'
import type { Appointment, AppointmentStatus } from '../../shared/appointments.ts'
import { type AppError, isAppError } from '../../shared/errors.ts'
import { addClient } from '../helpers/appointmentClients.ts'
import { type TempSalon, tempSalon, testNowMs } from '../helpers/tempSalon.ts'

const day = '2026-11-24'
let salon: TempSalon
let client: string

beforeEach(() => {
  salon = tempSalon()
  client = salon.write((tx) => addClient(tx, 'Maija Virtanen', salon.actor(), { phone: '040 000 0000' }))
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

const book = (startMin = 540, onDay = day): Appointment =>
  salon.write((tx) =>
    bookAppointment(
      tx,
      {
        day: onDay,
        clientId: client,
        note: '',
        lines: [{ serviceId: salon.massage.id, staffId: salon.aino.id, startMin }],
      },
      salon.actor(),
    ),
  )

const set = (made: Appointment, status: Exclude<AppointmentStatus, 'paid'>, more: object = {}, atMs = testNowMs) =>
  salon.write((tx) =>
    setAppointmentStatus(tx, { id: made.id, version: made.version, status, ...more }, salon.actor('owner', atMs)),
  )

const visits = () => all(salon.db, query.selectFrom('visit').selectAll())
const card = () =>
  one(salon.db, query.selectFrom('client').select(['visit_count', 'last_visit_day']).where('id', '=', client))

function writeRecord(visitId: string, signedAtMs: number | null): void {
  salon.write((tx) =>
    runOne(
      tx,
      query.insertInto('treatment_record').values({
        id: salon.actor().newId(),
        visit_id: visitId,
        staff_id: salon.aino.id,
        text: 'Hartiat jumissa',
        signed_at_ms: signedAtMs,
        changed_at_ms: testNowMs,
        created_at_ms: testNowMs,
      }),
    ),
  )
}

describe('a client who comes', () => {
  it('makes a visit that is timed by each step and counted on the card when done', () => {
    const arrived = set(book(), 'arrived', {}, testNowMs)
    expect(arrived.visitId).toBe(visits()[0]?.id)
    expect(visits()).toMatchObject([{ day, client_id: client, arrived_at_ms: testNowMs, started_at_ms: null }])
    const treated = set(arrived, 'in-treatment', {}, testNowMs + 60_000)
    expect(card()).toEqual({ visit_count: 0, last_visit_day: null })
    const done = set(treated, 'done', {}, testNowMs + 120_000)
    expect(visits()).toMatchObject([
      { arrived_at_ms: testNowMs, started_at_ms: testNowMs + 60_000, finished_at_ms: testNowMs + 120_000 },
    ])
    expect(card()).toEqual({ visit_count: 1, last_visit_day: day })
    const back = set(done, 'in-treatment')
    expect(visits()).toMatchObject([{ finished_at_ms: null, started_at_ms: testNowMs + 60_000 }])
    expect(card()).toEqual({ visit_count: 0, last_visit_day: null })
    set(back, 'booked')
    expect(visits()).toEqual([])
  })

  it('may be done in one step', () => {
    expect(set(book(), 'done').visitId).not.toBeNull()
    expect(card()).toEqual({ visit_count: 1, last_visit_day: day })
  })

  it('takes the card’s last visit along when the appointment moves, and to the right client', () => {
    const done = set(book(), 'done')
    const other = salon.write((tx) => addClient(tx, 'Liisa Mäki', salon.actor()))
    salon.write((tx) =>
      changeAppointment(tx, { id: done.id, version: done.version, day: '2026-11-25', clientId: other }, salon.actor()),
    )
    expect(visits()).toMatchObject([{ day: '2026-11-25', client_id: other }])
    expect(card()).toEqual({ visit_count: 0, last_visit_day: null })
  })

  it('keeps a visit that has a treatment record, and a signed record keeps its client', () => {
    const arrived = set(book(), 'arrived')
    writeRecord(arrived.visitId ?? '', testNowMs)
    expect(errorOf(() => set(arrived, 'booked')).code).toBe('APPOINTMENT_STATUS_NOT_ALLOWED')
    expect(visits()).toHaveLength(1)
    const change = { id: arrived.id, version: arrived.version, clientId: null }
    expect(errorOf(() => salon.write((tx) => changeAppointment(tx, change, salon.actor()))).code).toBe(
      'TREATMENT_SIGNED',
    )
  })

  it('shows her last visit and its record beside the next one', () => {
    const done = set(book(540, '2026-11-23'), 'done')
    writeRecord(done.visitId ?? '', testNowMs)
    const next = book(540)
    const detail = appointmentDetail(salon.db, { id: next.id }, salon.actor())
    expect(detail.client).toMatchObject({
      phone: '040 000 0000',
      lastVisit: { day: '2026-11-23', services: ['Hieronta 60 min'], recordText: 'Hartiat jumissa' },
    })
    expect(detail.unpaid).toMatchObject([
      { id: done.id, day: '2026-11-23', services: ['Hieronta 60 min'], cents: 6500 },
    ])
    const reception = appointmentDetail(salon.db, { id: next.id }, salon.actor('reception'))
    expect(reception.client?.lastVisit).toMatchObject({ recordText: null })
    const trainee = appointmentDetail(salon.db, { id: next.id }, salon.actor('trainee'))
    expect(trainee.unpaid).toMatchObject([{ cents: null }])
  })
})

describe('a client who does not come', () => {
  it('frees the time, keeps the reason, and takes the time back on return', () => {
    const made = book()
    const cancelled = set(made, 'cancelled', { reason: 'Flunssa' })
    const detail = appointmentDetail(salon.db, { id: made.id }, salon.actor())
    expect(detail.cancelReason).toBe('Flunssa')
    expect(detail.changes[0]?.changes).toEqual([
      { field: 'status', before: 'booked', after: 'cancelled' },
      { field: 'reason', before: '', after: 'Flunssa' },
    ])
    const second = book()
    expect(errorOf(() => set(cancelled, 'booked')).code).toBe('APPOINTMENT_CONFLICT')
    set(second, 'no-show')
    expect(set(cancelled, 'booked').status).toBe('booked')
    expect(appointmentDetail(salon.db, { id: made.id }, salon.actor()).client?.noShowCount).toBe(1)
  })

  it('may come back over someone else only with a written reason', () => {
    const cancelled = set(book(), 'cancelled')
    book()
    const back = set(cancelled, 'booked', { overrideReason: 'Molemmat sopivat' })
    expect(appointmentDetail(salon.db, { id: back.id }, salon.actor()).changes[0]?.overrideReason).toBe(
      'Molemmat sopivat',
    )
  })
})

describe('refusals', () => {
  it('keep a stale window, a step that is not there and a removed booking from changing anything', () => {
    const made = book()
    const confirmed = set(made, 'confirmed')
    expect(errorOf(() => set(made, 'arrived')).code).toBe('CHANGED_BY_OTHER')
    const treated = set(confirmed, 'in-treatment')
    const refused = errorOf(() => set(treated, 'cancelled'))
    expect([refused.code, refused.data]).toEqual([
      'APPOINTMENT_STATUS_NOT_ALLOWED',
      { from: 'in-treatment', to: 'cancelled' },
    ])
    const remove = { id: treated.id, version: treated.version }
    expect(errorOf(() => salon.write((tx) => removeAppointment(tx, remove, salon.actor()))).code).toBe(
      'APPOINTMENT_STATUS_NOT_ALLOWED',
    )
    const gone = salon.write((tx) => removeAppointment(tx, { id: book(700).id, version: 1 }, salon.actor()))
    expect(errorOf(() => set(gone, 'arrived')).code).toBe('NOT_FOUND')
  })
})

describe('paying', () => {
  const pay = (id: string) => salon.write((tx) => setPaid(tx, id, salon.actor()))

  it('finishes the visit and closes the appointment for everything but its note', () => {
    const paid = pay(book().id)
    expect(paid.status).toBe('paid')
    expect(card()).toEqual({ visit_count: 1, last_visit_day: day })
    expect(errorOf(() => pay(paid.id)).code).toBe('SALE_ALREADY_PAID')
    const change = (more: object) =>
      salon.write((tx) => changeAppointment(tx, { id: paid.id, version: paid.version, ...more }, salon.actor()))
    expect(errorOf(() => change({ day: '2026-11-25' })).code).toBe('APPOINTMENT_HAS_SALE')
    expect(errorOf(() => change({ clientId: null })).code).toBe('APPOINTMENT_HAS_SALE')
    const remove = { id: paid.id, version: paid.version }
    expect(errorOf(() => salon.write((tx) => removeAppointment(tx, remove, salon.actor()))).code).toBe(
      'APPOINTMENT_HAS_SALE',
    )
    expect(change({ note: 'Sai näytteen' }).note).toBe('Sai näytteen')
  })

  it('is refused for a cancelled appointment', () => {
    const cancelled = set(book(), 'cancelled')
    expect(errorOf(() => pay(cancelled.id)).code).toBe('APPOINTMENT_STATUS_NOT_ALLOWED')
  })
})
