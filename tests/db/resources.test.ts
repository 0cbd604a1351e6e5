// Rooms and devices: keeping the list, what a booking takes of them, and two windows after the last one.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  bookAppointment,
  bringBackAppointment,
  changeAppointment,
  checkAppointment,
  removeAppointment,
} from '../../db/appointments.ts'
import { findFreeTimes } from '../../db/appointments-free-time.ts'
import { appointmentById } from '../../db/appointments-read.ts'
import { setAppointmentStatus } from '../../db/appointments-status.ts'
import { all, type Db, query, transaction } from '../../db/handle.ts'
import { calendarLayout, saveCalendarLayout } from '../../db/layout.ts'
import { resourceBook, saveResource, saveResourceGroup, setServiceNeeds } from '../../db/resources.ts'
import type { BookAppointment, Conflict } from '../../shared/appointments.ts'
import { isAppError } from '../../shared/errors.ts'
import { usualLayout } from '../../shared/layout.ts'
import { addClient } from '../helpers/appointmentClients.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

const day = '2026-11-24'
let salon: TempSalon
let rooms: { id: string; one: string; two: string }

const resource = (name: string, kind: 'room' | 'device', groupIds: string[] = []) =>
  salon.write((tx) => saveResource(tx, { name, kind, groupIds, archived: false }, salon.actor()))

beforeEach(() => {
  salon = tempSalon()
  const one = resource('Huone 1', 'room')
  const two = resource('Huone 2', 'room')
  const group = salon.write((tx) =>
    saveResourceGroup(tx, { name: 'Hoitohuoneet', resourceIds: [one.id, two.id], archived: false }, salon.actor()),
  )
  salon.write((tx) => setServiceNeeds(tx, { serviceId: salon.massage.id, groupIds: [group.id] }))
  rooms = { id: group.id, one: one.id, two: two.id }
})
afterEach(() => salon.close())

const massageAt = (startMin: number, staffId: string, more: Partial<BookAppointment> = {}): BookAppointment => ({
  day,
  clientId: null,
  note: '',
  lines: [{ serviceId: salon.massage.id, staffId, startMin }],
  ...more,
})
const book = (input: BookAppointment, db: Db = salon.db) =>
  transaction(db, (tx) => bookAppointment(tx, input, salon.actor()))
const roomsOf = (id: string) => appointmentById(salon.db, id, salon.actor()).lines.map((line) => line.resourceIds)

const conflictsOf = (work: () => unknown): Conflict[] => {
  try {
    work()
  } catch (error) {
    if (isAppError(error) && error.code === 'APPOINTMENT_CONFLICT') return error.data.conflicts as Conflict[]
    throw error
  }
  throw new Error('nothing was refused')
}

describe('a service that needs a room', () => {
  it('gets the first free one, and the next booking another', () => {
    const first = book(massageAt(600, salon.aino.id))
    const second = book(massageAt(600, salon.elina.id))
    expect([roomsOf(first.id), roomsOf(second.id)]).toEqual([[[rooms.one]], [[rooms.two]]])
  })

  it('is refused when all are taken, and booked over it with a reason that is kept', () => {
    book(massageAt(600, salon.aino.id))
    book(massageAt(610, salon.elina.id))
    const third = massageAt(640, salon.owner.id)
    expect(conflictsOf(() => book(third))).toMatchObject([
      { kind: 'resource-group', resourceName: 'Hoitohuoneet', startMin: 640, endMin: 710 },
    ])
    const made = book({ ...third, overrideReason: 'Hierotaan käytävällä' })
    expect(roomsOf(made.id)).toEqual([[rooms.one]])
    const changes = all(
      salon.db,
      query.selectFrom('appointment_change').select('override_reason').where('appointment_id', '=', made.id),
    )
    expect(changes).toEqual([{ override_reason: 'Hierotaan käytävällä' }])
  })

  it('holds the room over the clean-up, to the minute', () => {
    book(massageAt(600, salon.aino.id))
    book(massageAt(600, salon.elina.id))
    expect(conflictsOf(() => book(massageAt(669, salon.owner.id)))).toHaveLength(1)
    expect(roomsOf(book(massageAt(670, salon.owner.id)).id)).toEqual([[rooms.one]])
  })

  it('keeps its room when it moves to where that is free, and takes another where it is not', () => {
    const first = book(massageAt(600, salon.aino.id))
    const other = book(massageAt(800, salon.elina.id))
    const moved = (id: string, version: number, startMin: number) =>
      salon.write((tx) =>
        changeAppointment(
          tx,
          {
            id,
            version,
            lines: [{ id: other.lines[0]?.id ?? '', serviceId: salon.massage.id, staffId: salon.elina.id, startMin }],
          },
          salon.actor(),
        ),
      )
    expect(roomsOf(other.id)).toEqual([[rooms.one]])
    expect(moved(other.id, other.version, 610).lines[0]?.resourceIds).toEqual([rooms.two])
    expect(moved(other.id, other.version + 1, 900).lines[0]?.resourceIds).toEqual([rooms.two])
    expect(roomsOf(first.id)).toEqual([[rooms.one]])
  })

  it('is put into a room by hand, and refused where that one is taken', () => {
    const first = book(massageAt(600, salon.aino.id))
    const line = { serviceId: salon.massage.id, staffId: salon.elina.id, startMin: 600 }
    expect(
      conflictsOf(() => book(massageAt(600, salon.elina.id, { lines: [{ ...line, resourceIds: [rooms.one] }] }))),
    ).toMatchObject([
      { kind: 'resource', resourceName: 'Huone 1', appointmentId: first.id, endMin: 670, cleanupFromMin: 660 },
    ])
    const chosen = book(massageAt(600, salon.elina.id, { lines: [{ ...line, resourceIds: [rooms.two] }] }))
    expect(roomsOf(chosen.id)).toEqual([[rooms.two]])
    expect(() => book(massageAt(900, salon.elina.id, { lines: [{ ...line, resourceIds: ['no-room'] }] }))).toThrow(
      'NOT_FOUND',
    )
  })

  it('gives the room back when it is cancelled, and takes what is free when it returns', () => {
    const first = book(massageAt(600, salon.aino.id))
    const set = (status: 'cancelled' | 'booked', version: number) =>
      salon.write((tx) => setAppointmentStatus(tx, { id: first.id, version, status }, salon.actor()))
    const cancelled = set('cancelled', first.version)
    const second = book(massageAt(600, salon.elina.id))
    expect([roomsOf(first.id), roomsOf(second.id)]).toEqual([[[rooms.one]], [[rooms.one]]])
    set('booked', cancelled.version)
    expect(roomsOf(first.id)).toEqual([[rooms.two]])
    const gone = salon.write((tx) => removeAppointment(tx, { id: second.id, version: second.version }, salon.actor()))
    const third = book(massageAt(600, salon.elina.id))
    expect(roomsOf(third.id)).toEqual([[rooms.one]])
    expect(
      conflictsOf(() =>
        salon.write((tx) => bringBackAppointment(tx, { id: gone.id, version: gone.version }, salon.actor())),
      ).map((conflict) => conflict.kind),
    ).toEqual(['staff', 'resource-group'])
  })

  it('is told of a group with nothing in it', () => {
    const archive = (id: string, name: string) =>
      salon.write((tx) =>
        saveResource(tx, { id, version: 1, name, kind: 'room', groupIds: [rooms.id], archived: true }, salon.actor()),
      )
    archive(rooms.one, 'Huone 1')
    archive(rooms.two, 'Huone 2')
    const input = massageAt(600, salon.aino.id)
    expect(checkAppointment(salon.db, { day, lines: input.lines }, salon.actor()).conflicts).toMatchObject([
      { kind: 'resource-none', resourceName: 'Hoitohuoneet' },
    ])
    expect(roomsOf(book({ ...input, overrideReason: 'Kotikäynti' }).id)).toEqual([[]])
  })
})

describe('looking for a time', () => {
  it('offers only when a room is free all through, and what it offers can be booked', () => {
    // Between them the rooms are free all day, but neither for an hour and ten minutes before ten past ten.
    for (const startMin of [540, 680]) book(massageAt(startMin, salon.aino.id))
    book(massageAt(600, salon.elina.id))
    const asked = { from: day, fromMin: 540, days: 1, lines: [{ serviceId: salon.massage.id }], limit: 50 }
    const found = findFreeTimes(salon.db, { ...asked, dayPart: 'any', staffId: salon.owner.id }, salon.actor())
    const standsInTheWay = (startMin: number) =>
      checkAppointment(salon.db, { day, lines: massageAt(startMin, salon.owner.id).lines }, salon.actor()).conflicts
    expect(found.flatMap(({ startMin }) => standsInTheWay(startMin))).toEqual([])
    const minutes = Array.from({ length: 480 }, (_, index) => 540 + index)
    expect(found[0]?.startMin).toBe(minutes.find((startMin) => standsInTheWay(startMin).length === 0))
    expect(found[0]?.startMin).toBe(610)
  })
})

describe('one client in two places', () => {
  it('is refused, whoever the people are, and follows a change of the client', () => {
    const clientId = salon.write((tx) => addClient(tx, 'Maija Virtanen', salon.actor()))
    const first = book(massageAt(600, salon.aino.id, { clientId }))
    expect(conflictsOf(() => book(massageAt(630, salon.elina.id, { clientId })))).toMatchObject([
      { kind: 'client', appointmentId: first.id, staffName: 'Aino Koskela', startMin: 600, endMin: 660 },
    ])
    // Right after is fine: the clean-up is not the client's time.
    book(massageAt(660, salon.elina.id, { clientId }))
    const haircut = { serviceId: salon.haircut.id, staffId: salon.owner.id, startMin: 630 }
    const nobody = book(massageAt(630, salon.owner.id, { lines: [haircut] }))
    const change = { id: nobody.id, version: nobody.version, clientId }
    expect(
      conflictsOf(() => salon.write((tx) => changeAppointment(tx, change, salon.actor()))).map((each) => each.kind),
    ).toEqual(['client', 'client'])
    salon.write((tx) => changeAppointment(tx, { ...change, overrideReason: 'Kaksoset' }, salon.actor()))
  })

  it('is no matter once the other is cancelled', () => {
    const clientId = salon.write((tx) => addClient(tx, 'Maija Virtanen', salon.actor()))
    const first = book(massageAt(600, salon.aino.id, { clientId }))
    salon.write((tx) =>
      setAppointmentStatus(tx, { id: first.id, version: first.version, status: 'cancelled' }, salon.actor()),
    )
    book(massageAt(630, salon.elina.id, { clientId }))
  })
})

describe('two windows after the last room', () => {
  it('never both get it, whatever they try', () => {
    const other = salon.openAgain()
    const people = [salon.aino.id, salon.elina.id, salon.owner.id]
    // Fixed times, every person: what is tried in turns from two connections.
    const tries = Array.from({ length: 60 }, (_, index) => ({
      db: index % 2 === 0 ? salon.db : other,
      input: massageAt(540 + ((index * 37) % 480), people[index % 3] ?? ''),
    }))
    const outcomes = tries.map(({ db, input }) => {
      try {
        book(input, db)
        return 'saved'
      } catch (error) {
        return isAppError(error) ? error.code : String(error)
      }
    })
    expect(new Set(outcomes)).toEqual(new Set(['saved', 'APPOINTMENT_CONFLICT']))
    const claims = all(salon.db, query.selectFrom('resource_claim').selectAll())
    const shared = claims.filter((a) =>
      claims.some(
        (b) =>
          a.appointment_id !== b.appointment_id &&
          a.resource_id === b.resource_id &&
          a.start_min < b.end_min &&
          b.start_min < a.end_min,
      ),
    )
    expect(claims.length).toBeGreaterThan(6)
    expect(shared).toEqual([])
  })

  it('are stopped by the database itself when the rule did not see the other', () => {
    const first = book(massageAt(600, salon.aino.id))
    const line = first.lines[0]?.id ?? ''
    const stranger = book(massageAt(800, salon.elina.id))
    expect(() =>
      salon.db.raw.exec(
        `INSERT INTO resource_claim VALUES ('${line}', '${rooms.two}', '${first.id}', '${day}', 800, 810, 0);
         INSERT INTO resource_claim VALUES ('${stranger.lines[0]?.id}', '${rooms.two}', '${stranger.id}', '${day}', 805, 850, 0)`,
      ),
    ).toThrow('CLAIM_CONFLICT')
  })
})

describe('the list', () => {
  it('keeps groups and resources in step, and refuses what someone else has changed', () => {
    const laser = resource('Laser', 'device', [rooms.id])
    expect(resourceBook(salon.db)).toMatchObject({
      resources: [{ name: 'Huone 1' }, { name: 'Huone 2' }, { name: 'Laser', kind: 'device' }],
      groups: [{ name: 'Hoitohuoneet', resourceIds: [rooms.one, rooms.two, laser.id] }],
      needs: [{ serviceId: salon.massage.id, groupIds: [rooms.id] }],
    })
    const change = { id: rooms.id, version: 1, name: 'Huoneet', resourceIds: [rooms.two], archived: false }
    const renamed = salon.write((tx) => saveResourceGroup(tx, change, salon.actor()))
    expect([renamed.name, renamed.resourceIds]).toEqual(['Huoneet', [rooms.two]])
    expect(() => salon.write((tx) => saveResourceGroup(tx, change, salon.actor()))).toThrow('CHANGED_BY_OTHER')
    expect(() =>
      salon.write((tx) => setServiceNeeds(tx, { serviceId: salon.massage.id, groupIds: ['no-group'] })),
    ).toThrow('NOT_FOUND')
  })

  it('asks nothing of a service whose group is out of use', () => {
    salon.write((tx) =>
      saveResourceGroup(tx, { id: rooms.id, version: 1, name: 'H', resourceIds: [], archived: true }, salon.actor()),
    )
    expect(roomsOf(book(massageAt(600, salon.aino.id)).id)).toEqual([[]])
  })
})

describe('a person’s own calendar', () => {
  it('is remembered for her alone, field by field', () => {
    expect(calendarLayout(salon.db, salon.actor())).toEqual(usualLayout)
    salon.write((tx) => saveCalendarLayout(tx, { hidden: [salon.aino.id] }, salon.actor()))
    salon.write((tx) => saveCalendarLayout(tx, { zoomMin: 5 }, salon.actor()))
    expect(calendarLayout(salon.db, salon.actor())).toEqual({ ...usualLayout, hidden: [salon.aino.id], zoomMin: 5 })
    expect(calendarLayout(salon.db, { ...salon.actor(), staffId: salon.aino.id })).toEqual(usualLayout)
  })
})
