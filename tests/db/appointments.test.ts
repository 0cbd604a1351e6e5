// Booking and changing on a real encrypted database.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookAppointment, bringBackAppointment, changeAppointment, removeAppointment } from '../../db/appointments.ts'
import { appointmentById, appointmentDetail, calendarView } from '../../db/appointments-read.ts'
import { all, query, run, type Tx } from '../../db/handle.ts'
import { changeService } from '../../db/services.ts'
import { changeStaff } from '../../db/staff.ts'
import type { Appointment, Conflict } from '../../shared/appointments.ts'
import { type AppError, isAppError } from '../../shared/errors.ts'
import { addClient } from '../helpers/appointmentClients.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

const day = '2026-11-24'
let salon: TempSalon

beforeEach(() => {
  salon = tempSalon()
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

const conflictsIn = (error: AppError) => error.data.conflicts as Conflict[]

interface Slot {
  readonly startMin: number
  readonly staffId?: string
  readonly serviceId?: string
  readonly durationMin?: number
}

function book(
  slots: Slot | Slot[],
  more: { clientId?: string; day?: string; overrideReason?: string } = {},
): Appointment {
  const lines = [slots].flat().map((slot) => ({ serviceId: salon.massage.id, staffId: salon.aino.id, ...slot }))
  return salon.write((tx) => bookAppointment(tx, { day, clientId: null, note: '', ...more, lines }, salon.actor()))
}

const rowsIn = (table: 'appointment' | 'appointment_line' | 'claim' | 'appointment_change') =>
  all(salon.db, query.selectFrom(table).selectAll()).length

describe('booking', () => {
  it('keeps the service’s parts and price of the day, and takes the time with its clean-up', () => {
    const client = salon.write((tx) => addClient(tx, 'Maija Virtanen', salon.actor()))
    const made = book({ startMin: 540 }, { clientId: client })
    expect(made).toMatchObject({ day, status: 'booked', clientName: 'Maija Virtanen', version: 1, visitId: null })
    expect(made.lines).toMatchObject([{ startMin: 540, durationMin: 60, cleanupMin: 10, priceCents: 6500 }])
    expect(all(salon.db, query.selectFrom('claim').select(['start_min', 'end_min', 'overridden']))).toEqual([
      { start_min: 540, end_min: 610, overridden: 0 },
    ])
  })

  it('is refused where the person is taken, and says by whom, from when, and when the clean-up ends', () => {
    const client = salon.write((tx) => addClient(tx, 'Maija Virtanen', salon.actor()))
    const first = book({ startMin: 540 }, { clientId: client })
    const error = errorOf(() => book({ startMin: 600 }))
    expect(error.code).toBe('APPOINTMENT_CONFLICT')
    expect(conflictsIn(error)).toEqual([
      {
        kind: 'staff',
        staffName: 'Aino Koskela',
        appointmentId: first.id,
        startMin: 540,
        endMin: 610,
        cleanupFromMin: 600,
        clientName: 'Maija Virtanen',
      },
    ])
    expect(rowsIn('appointment')).toBe(1)
    expect(book({ startMin: 610 }).lines).toHaveLength(1)
  })

  it('tells a trainee only the first name of the client who has the time', () => {
    const client = salon.write((tx) => addClient(tx, 'Maija Virtanen', salon.actor()))
    book({ startMin: 540 }, { clientId: client })
    const line = { serviceId: salon.massage.id, staffId: salon.aino.id, startMin: 570 }
    const error = errorOf(() =>
      salon.write((tx) =>
        bookAppointment(tx, { day, clientId: null, note: '', lines: [line] }, salon.actor('trainee')),
      ),
    )
    expect(conflictsIn(error)[0]?.clientName).toBe('Maija')
  })

  it('lets another client in while the colour develops', () => {
    book({ startMin: 540, serviceId: salon.colour.id })
    expect(book({ startMin: 585, serviceId: salon.haircut.id, durationMin: 35 }).lines[0]?.startMin).toBe(585)
    expect(errorOf(() => book({ startMin: 620, serviceId: salon.haircut.id })).code).toBe('APPOINTMENT_CONFLICT')
  })

  it('passes a conflict only with a written reason, which stays in the timeline', () => {
    book({ startMin: 540 })
    const second = book({ startMin: 570 }, { overrideReason: 'Sovittu Ainon kanssa' })
    const claims = all(salon.db, query.selectFrom('claim').select(['appointment_id', 'overridden']))
    expect(claims.filter((claim) => claim.overridden === 1).map((claim) => claim.appointment_id)).toEqual([second.id])
    const [entry] = appointmentDetail(salon.db, { id: second.id }, salon.actor()).changes
    expect(entry).toMatchObject({ kind: 'booked', overrideReason: 'Sovittu Ainon kanssa', staffName: 'Helmi Laine' })
  })

  it('keeps no reason when nothing stood in the way', () => {
    const made = book({ startMin: 540 }, { overrideReason: 'Varmuuden vuoksi' })
    expect(appointmentDetail(salon.db, { id: made.id }, salon.actor()).changes[0]?.overrideReason).toBe('')
  })

  it('is refused outside opening hours and on a closed day without a reason', () => {
    const early = errorOf(() => book({ startMin: 480 }))
    expect(conflictsIn(early)).toMatchObject([{ kind: 'outside-hours', startMin: 540, endMin: 1080 }])
    const sunday = errorOf(() => book({ startMin: 600 }, { day: '2026-11-29' }))
    expect(conflictsIn(sunday)).toMatchObject([{ kind: 'closed-day' }])
    expect(book({ startMin: 600 }, { day: '2026-11-29', overrideReason: 'Pikkujoulut' }).day).toBe('2026-11-29')
  })

  it('is refused when its own lines want the same person at once', () => {
    const error = errorOf(() => book([{ startMin: 540 }, { startMin: 570 }]))
    expect(conflictsIn(error)).toMatchObject([{ kind: 'itself', staffName: 'Aino Koskela', startMin: 570 }])
    expect(book([{ startMin: 540 }, { startMin: 570, staffId: salon.elina.id }]).lines).toHaveLength(2)
  })

  it('is refused past midnight and in the hour that spring skips, and leaves nothing behind', () => {
    expect(errorOf(() => book({ startMin: 1400 })).code).toBe('APPOINTMENT_OUTSIDE_DAY')
    const skipped = errorOf(() => book({ startMin: 210 }, { day: '2027-03-28' }))
    expect(skipped.code).toBe('APPOINTMENT_TIME_DOES_NOT_EXIST')
    // A reason does not make the time exist.
    expect(errorOf(() => book({ startMin: 210 }, { day: '2027-03-28', overrideReason: 'Kuitenkin' })).code).toBe(
      'APPOINTMENT_TIME_DOES_NOT_EXIST',
    )
    expect([rowsIn('appointment'), rowsIn('appointment_line'), rowsIn('claim')]).toEqual([0, 0, 0])
  })

  it('is refused for an archived service, a person who left, and a client who is not there', () => {
    salon.write((tx) => {
      const { id, version } = salon.haircut
      changeService(tx, { id, version, patch: { archived: true } }, salon.actor())
      changeStaff(tx, { id: salon.elina.id, version: salon.elina.version, patch: { active: false } })
    })
    expect(errorOf(() => book({ startMin: 540, serviceId: salon.haircut.id })).code).toBe('SERVICE_ARCHIVED')
    expect(errorOf(() => book({ startMin: 540, staffId: salon.elina.id })).code).toBe('STAFF_INACTIVE')
    expect(errorOf(() => book({ startMin: 540, staffId: 'nobody1' })).data).toEqual({ kind: 'staff' })
    expect(errorOf(() => book({ startMin: 540, serviceId: 'nothing1' })).data).toEqual({ kind: 'service' })
    expect(errorOf(() => book({ startMin: 540 }, { clientId: 'nobody1' })).data).toEqual({ kind: 'client' })
  })
})

describe('changing', () => {
  const moved = (made: Appointment, startMin: number, more: object = {}) =>
    salon.write((tx) =>
      changeAppointment(
        tx,
        { id: made.id, version: made.version, lines: made.lines.map((line) => ({ ...pick(line), startMin })), ...more },
        salon.actor(),
      ),
    )
  const pick = ({ id, serviceId, staffId, startMin, durationMin }: Appointment['lines'][number]) => ({
    id,
    serviceId,
    staffId,
    startMin,
    durationMin,
  })

  it('moves the time, frees the old one and says what changed', () => {
    const made = book({ startMin: 540 })
    const after = moved(made, 660, { day: '2026-11-25' })
    expect(after).toMatchObject({ version: 2, day: '2026-11-25', lines: [{ id: made.lines[0]?.id, startMin: 660 }] })
    expect(book({ startMin: 540 }).version).toBe(1)
    const [entry] = appointmentDetail(salon.db, { id: made.id }, salon.actor()).changes
    expect(entry?.changes).toEqual([
      { field: 'day', before: day, after: '2026-11-25' },
      { field: 'start', before: '540', after: '660' },
    ])
  })

  it('moves by less than its own length without meeting itself', () => {
    expect(moved(book({ startMin: 540 }), 555).lines[0]?.startMin).toBe(555)
  })

  it('keeps the price and parts it was booked with when the service changes later', () => {
    const made = book({ startMin: 540 })
    salon.write((tx) =>
      changeService(
        tx,
        { id: salon.massage.id, version: 1, patch: { priceCents: 9900, cleanupMin: 30, archived: true } },
        salon.actor(),
      ),
    )
    expect(moved(made, 600).lines).toMatchObject([{ priceCents: 6500, cleanupMin: 10 }])
  })

  it('is refused where someone else is, and everything stays as it was', () => {
    const made = book({ startMin: 540 })
    book({ startMin: 660 })
    expect(errorOf(() => moved(made, 630)).code).toBe('APPOINTMENT_CONFLICT')
    expect(appointmentById(salon.db, made.id, salon.actor())).toEqual(made)
    expect(rowsIn('claim')).toBe(2)
    expect(moved(made, 630, { overrideReason: 'Aino tietää' }).lines[0]?.startMin).toBe(630)
  })

  it('keeps an overridden time through a change of note or client', () => {
    book({ startMin: 540 })
    const second = book({ startMin: 570 }, { overrideReason: 'Sovittu Ainon kanssa' })
    const client = salon.write((tx) => addClient(tx, 'Maija Virtanen', salon.actor()))
    const after = salon.write((tx) =>
      changeAppointment(
        tx,
        { id: second.id, version: 1, note: 'Soittaa ovelta', clientId: client, lines: second.lines.map(pick) },
        salon.actor(),
      ),
    )
    expect(after).toMatchObject({ note: 'Soittaa ovelta', clientName: 'Maija Virtanen' })
    expect(rowsIn('claim')).toBe(2)
  })

  it('of what someone else has changed meanwhile is refused', () => {
    const made = book({ startMin: 540 })
    moved(made, 600)
    expect(errorOf(() => moved(made, 660)).code).toBe('CHANGED_BY_OTHER')
  })

  it('adds and drops lines, and names people and services in the timeline', () => {
    const made = book({ startMin: 540 })
    const lines = [
      { serviceId: salon.haircut.id, staffId: salon.elina.id, startMin: 600 },
      { serviceId: salon.massage.id, staffId: salon.aino.id, startMin: 660 },
    ]
    const after = salon.write((tx) => changeAppointment(tx, { id: made.id, version: 1, lines }, salon.actor()))
    expect(after.lines.map((line) => line.serviceName)).toEqual(['Hiustenleikkaus', 'Hieronta 60 min'])
    const [entry] = appointmentDetail(salon.db, { id: made.id }, salon.actor()).changes
    expect(entry?.changes).toContainEqual({
      field: 'staff',
      before: 'Aino Koskela',
      after: 'Elina Åkerlund, Aino Koskela',
    })
    expect(entry?.changes.find((change) => change.field === 'services')?.after).toBe('Hiustenleikkaus, Hieronta 60 min')
  })

  it('leaves what a person who left has done, but moves nothing to her', () => {
    const made = book({ startMin: 540, staffId: salon.elina.id })
    salon.write((tx) => changeStaff(tx, { id: salon.elina.id, version: 1, patch: { active: false } }))
    const noted = salon.write((tx) =>
      changeAppointment(tx, { id: made.id, version: 1, note: 'x', lines: made.lines.map(pick) }, salon.actor()),
    )
    expect(errorOf(() => moved(noted, 600)).code).toBe('STAFF_INACTIVE')
  })
})

describe('taking off the calendar', () => {
  it('frees the time and can be undone', () => {
    const made = book({ startMin: 540 })
    const gone = salon.write((tx) => removeAppointment(tx, { id: made.id, version: 1 }, salon.actor()))
    expect(gone.removed).toBe(true)
    expect(calendarView(salon.db, { from: day, to: day }, salon.actor()).days[0]?.appointments).toEqual([])
    const back = salon.write((tx) => bringBackAppointment(tx, { id: made.id, version: 2 }, salon.actor()))
    expect(back).toEqual({ ...made, version: 3 })
    expect(errorOf(() => book({ startMin: 540 })).code).toBe('APPOINTMENT_CONFLICT')
  })

  it('cannot be undone over someone who has the time now', () => {
    const made = book({ startMin: 540 })
    salon.write((tx) => removeAppointment(tx, { id: made.id, version: 1 }, salon.actor()))
    book({ startMin: 540 })
    const error = errorOf(() =>
      salon.write((tx) => bringBackAppointment(tx, { id: made.id, version: 2 }, salon.actor())),
    )
    expect(error.code).toBe('APPOINTMENT_CONFLICT')
    expect(appointmentById(salon.db, made.id, salon.actor()).removed).toBe(true)
  })
})

describe('the calendar', () => {
  it('shows the days with hours, columns and whole appointments', () => {
    const client = salon.write((tx) =>
      addClient(tx, 'Maija Virtanen', salon.actor(), { alert: 'Allergia hajusteille' }),
    )
    book([{ startMin: 540 }, { startMin: 610, staffId: salon.elina.id }], { clientId: client })
    const view = calendarView(salon.db, { from: '2026-11-23', to: '2026-11-29' }, salon.actor())
    expect(view.columns.map((column) => column.name)).toEqual(['Helmi Laine', 'Aino Koskela', 'Elina Åkerlund'])
    expect(view.days.map((each) => each.hours === null)).toEqual([false, false, false, false, false, false, true])
    expect(view.days[1]?.appointments).toMatchObject([{ alert: 'Allergia hajusteille', lines: [{}, {}] }])
    const hers = calendarView(salon.db, { from: day, to: day, staffId: salon.elina.id }, salon.actor())
    expect(hers.columns.map((column) => column.name)).toEqual(['Elina Åkerlund'])
    expect(hers.days[0]?.appointments[0]?.lines).toHaveLength(2)
  })

  it('gives a trainee first names and no alerts', () => {
    const client = salon.write((tx) =>
      addClient(tx, 'Maija Virtanen', salon.actor(), { alert: 'Allergia hajusteille' }),
    )
    const made = book({ startMin: 540 }, { clientId: client })
    const trainee = salon.actor('trainee')
    expect(calendarView(salon.db, { from: day, to: day }, trainee).days[0]?.appointments).toMatchObject([
      { clientName: 'Maija', alert: '' },
    ])
    expect(appointmentDetail(salon.db, { id: made.id }, trainee).client).toMatchObject({
      name: 'Maija',
      phone: null,
      email: null,
      alert: '',
      lastVisit: null,
    })
    expect(JSON.stringify(appointmentDetail(salon.db, { id: made.id }, trainee))).not.toContain('Virtanen')
  })

  it('keeps a column for a person who left while her appointments are in sight', () => {
    book({ startMin: 540, staffId: salon.elina.id })
    salon.write((tx) => changeStaff(tx, { id: salon.elina.id, version: 1, patch: { active: false } }))
    const names = (at: string) =>
      calendarView(salon.db, { from: at, to: at }, salon.actor()).columns.map((column) => column.name)
    expect(names(day)).toContain('Elina Åkerlund')
    expect(names('2026-11-25')).not.toContain('Elina Åkerlund')
  })
})

describe('the database’s own guard', () => {
  it('refuses a second claim of the same person whatever the program thinks', () => {
    const made = book({ startMin: 540 })
    const other = book({ startMin: 700 })
    const claim = (tx: Tx, overridden: number) =>
      run(
        tx,
        query.insertInto('claim').values({
          line_id: other.lines[0]?.id ?? '',
          part: 1,
          appointment_id: other.id,
          staff_id: salon.aino.id,
          day,
          start_min: 600,
          end_min: 605,
          overridden,
        }),
      )
    expect(() => salon.write((tx) => claim(tx, 0))).toThrow('CLAIM_CONFLICT')
    expect(salon.write((tx) => claim(tx, 1))).toBe(1)
    expect(() => salon.db.raw.prepare('UPDATE claim SET start_min = 0').run()).toThrow('CLAIM_FIXED')
    expect(made.lines).toHaveLength(1)
  })
})
