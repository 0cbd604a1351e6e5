// Rooms that cannot be had and people who do not do a service: what the rule, the search and the file's own guard make of
// both, in both directions.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookAppointment, changeAppointment, checkAppointment } from '../../db/appointments.ts'
import { findFreeTimes } from '../../db/appointments-free-time.ts'
import { appointmentById, calendarView } from '../../db/appointments-read.ts'
import { bookSeries, checkSeries } from '../../db/appointments-series.ts'
import { resourceBook, saveResource, saveResourceGroup, setResourceOrder, setServiceNeeds } from '../../db/resources.ts'
import { changeService, serviceById } from '../../db/services.ts'
import { closePlace, putTimeBlock, removeTimeBlock, removeTimeBlocks } from '../../db/shifts-blocks.ts'
import type { BookAppointment, Conflict } from '../../shared/appointments.ts'
import { type AppError, isAppError } from '../../shared/errors.ts'
import { ClosePlace, PutTimeBlock } from '../../shared/shifts.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

const day = '2026-11-24'
let salon: TempSalon
let one: string
let two: string
beforeEach(() => {
  salon = tempSalon()
  const room = (name: string) =>
    salon.write((tx) => saveResource(tx, { name, kind: 'room', groupIds: [], archived: false }, salon.actor())).id
  one = room('Huone 1')
  two = room('Huone 2')
  const group = { name: 'Huoneet', resourceIds: [one, two], archived: false }
  const { id } = salon.write((tx) => saveResourceGroup(tx, group, salon.actor()))
  salon.write((tx) => setServiceNeeds(tx, { serviceId: salon.massage.id, groupIds: [id] }))
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
const conflictsIn = (work: () => unknown) => errorOf(work).data.conflicts as Conflict[]
const line = (startMin: number, staffId = salon.aino.id) => ({ serviceId: salon.massage.id, staffId, startMin })
const book = (startMin: number, staffId = salon.aino.id, more: Partial<BookAppointment> = {}) =>
  salon.write((tx) =>
    bookAppointment(tx, { day, clientId: null, note: '', lines: [line(startMin, staffId)], ...more }, salon.actor()),
  )
const close = (resourceId: string, startMin: number, endMin: number, more: Partial<PutTimeBlock> = {}) =>
  salon.write((tx) =>
    putTimeBlock(
      tx,
      { title: 'Remontti', staffId: null, resourceId, day, startMin, endMin, ...more },
      salon.actor('reception'),
    ),
  )
const roomOf = (id: string) => appointmentById(salon.db, id, salon.actor()).lines[0]?.resourceIds

describe('a room that is closed', () => {
  it('is not given to a booking; the other one is', () => {
    close(one, 600, 720)
    expect(roomOf(book(600).id)).toEqual([two])
    expect(roomOf(book(720, salon.elina.id).id)).toEqual([one])
  })

  it('leaves none when all are, in the check, the booking, the series and the search', () => {
    close(one, 540, 720)
    close(two, 540, 720)
    const sentence = [{ kind: 'resource-group', resourceName: 'Huoneet' }]
    expect(checkAppointment(salon.db, { day, lines: [line(600)] }, salon.actor()).conflicts).toMatchObject(sentence)
    expect(conflictsIn(() => book(600))).toMatchObject(sentence)
    const asked = { clientId: null, lines: [line(600)], days: [day, '2026-12-01'] }
    expect(checkSeries(salon.db, asked, salon.actor()).map((each) => each.day)).toEqual([day])
    const ask = { from: day, fromMin: 0, days: 1, lines: [{ serviceId: salon.massage.id }], limit: 1 }
    expect(findFreeTimes(salon.db, { ...ask, dayPart: 'any' }, salon.actor())).toMatchObject([{ startMin: 720 }])
  })

  it('is told by name and reason when it was chosen, and is taken anyway with a written reason', () => {
    close(one, 600, 660)
    const lines = [{ ...line(600), resourceIds: [one] }]
    expect(conflictsIn(() => book(600, salon.aino.id, { lines }))).toEqual([
      expect.objectContaining({
        kind: 'resource-block',
        resourceName: 'Huone 1',
        title: 'Remontti',
        startMin: 600,
        endMin: 660,
        appointmentId: null,
      }),
    ])
    const made = book(600, salon.aino.id, { lines, overrideReason: 'Maalari lähti jo' })
    expect(roomOf(made.id)).toEqual([one])
  })

  it('is not closed over a booking without a reason, and not twice', () => {
    const made = book(600)
    expect(conflictsIn(() => close(one, 630, 660))).toMatchObject([
      { kind: 'resource', resourceName: 'Huone 1', appointmentId: made.id },
    ])
    close(one, 630, 660, { overrideReason: 'Vesivahinko' })
    close(two, 600, 630)
    expect(conflictsIn(() => close(two, 615, 645))).toMatchObject([{ kind: 'resource-block', title: 'Remontti' }])
  })

  it('is moved, shortened and opened again by version, and comes back under its id', () => {
    const first = close(one, 600, 660)
    const moved = close(two, 600, 630, { id: first.id, version: first.version })
    expect(moved).toMatchObject({ id: first.id, version: 2, resourceId: two })
    expect(errorOf(() => close(two, 600, 640, { id: first.id, version: 1 })).code).toBe('CHANGED_BY_OTHER')
    const gone = salon.write((tx) => removeTimeBlock(tx, moved))
    expect(calendarView(salon.db, { from: day, to: day }, salon.actor()).days[0]?.blocks).toEqual([])
    const { version: _, ...back } = gone
    expect(salon.write((tx) => putTimeBlock(tx, back, salon.actor()))).toMatchObject({ id: first.id, version: 1 })
    expect(errorOf(() => close('no-such-room', 600, 660)).code).toBe('NOT_FOUND')
  })

  it('is closed for several days at once, all or none, and what is in the way is told with its day', () => {
    const closing = { title: 'Maalaus', resourceId: one, fromDay: '2026-11-23', toDay: '2026-11-25' }
    const closeAll = (more: Partial<ClosePlace> = {}) =>
      salon.write((tx) =>
        closePlace(tx, { ...closing, startMin: 540, endMin: 1020, ...more }, salon.actor('reception')),
      )
    const shown = () => {
      const { days } = calendarView(salon.db, { from: '2026-11-23', to: '2026-11-26' }, salon.actor())
      return days.map((each) => each.blocks.length)
    }
    const made = book(600)
    close(one, 900, 930, { day: '2026-11-25' })
    expect(conflictsIn(closeAll)).toMatchObject([
      { kind: 'resource', day, appointmentId: made.id },
      { kind: 'resource-block', day: '2026-11-25', title: 'Remontti' },
    ])
    expect(shown()).toEqual([0, 0, 1, 0])
    const blocks = closeAll({ overrideReason: 'Maalari tulee' })
    expect(blocks.map((block) => block.day)).toEqual(['2026-11-23', '2026-11-24', '2026-11-25'])
    expect(shown()).toEqual([1, 1, 2, 0])
    const [first, second, third] = blocks
    if (first === undefined || second === undefined || third === undefined) throw new Error('three days')
    const stale = { blocks: [first, second, { ...third, version: 7 }] }
    expect(errorOf(() => salon.write((tx) => removeTimeBlocks(tx, stale))).code).toBe('CHANGED_BY_OTHER')
    expect(shown()).toEqual([1, 1, 2, 0])
    salon.write((tx) => removeTimeBlocks(tx, { blocks }))
    expect(shown()).toEqual([0, 0, 1, 0])
    expect(errorOf(() => closeAll({ resourceId: 'no-such-room' })).code).toBe('NOT_FOUND')
  })

  it('is closed neither backwards nor for half a year', () => {
    const from = { title: 'Maalaus', resourceId: one, fromDay: '2026-11-23', startMin: 540, endMin: 1020 }
    const isGood = (toDay: string, more: Partial<ClosePlace> = {}) =>
      ClosePlace.safeParse({ ...from, toDay, ...more }).success
    expect(isGood('2026-11-23')).toBe(true)
    expect(isGood('2027-02-22')).toBe(true)
    expect(isGood('2027-02-23')).toBe(false)
    expect(isGood('2026-11-22')).toBe(false)
    expect(isGood('2026-11-24', { endMin: 540 })).toBe(false)
  })

  it('stands in the calendar beside people’s own time, each with its holder', () => {
    close(one, 600, 660)
    const own = { title: 'Tauko', staffId: salon.aino.id, resourceId: null, day, startMin: 600, endMin: 615 }
    salon.write((tx) => putTimeBlock(tx, own, salon.actor()))
    expect(calendarView(salon.db, { from: day, to: day }, salon.actor()).days[0]?.blocks).toMatchObject([
      { staffId: salon.aino.id, resourceId: null },
      { staffId: null, resourceId: one },
    ])
  })

  it('is held by the file itself when the rule was not asked', () => {
    close(one, 600, 660)
    const made = book(700)
    const take = () =>
      salon.write((tx) =>
        tx.raw
          .prepare(
            `INSERT INTO resource_claim (line_id, resource_id, appointment_id, day, start_min, end_min)
             VALUES (?, ?, ?, ?, 610, 640)`,
          )
          .run(made.lines[0]?.id, one, 'other', '2026-11-24'),
      )
    salon.write((tx) => tx.raw.exec('DELETE FROM resource_claim'))
    expect(take).toThrow('CLAIM_CONFLICT')
  })

  it.each([
    ['ends before it starts', { startMin: 660, endMin: 600 }],
    ['is nobody’s', { resourceId: null }],
    ['is a person’s and a room’s at once', { staffId: 'someone' }],
    ['lasts thirty hours', { endMin: 1800 }],
  ])('is refused when it %s', (_, fault) => {
    const input = { title: 'Remontti', resourceId: 'room', day, startMin: 600, endMin: 660, ...fault }
    expect(PutTimeBlock.safeParse(input).success).toBe(false)
  })
})

describe('who does a service', () => {
  const leave = (...staffIds: string[]) => {
    const { id, version } = serviceById(salon.db, salon.massage.id)
    return salon.write((tx) => changeService(tx, { id, version, patch: { notBy: staffIds } }, salon.actor()))
  }

  it('is kept with the service and can be emptied again', () => {
    expect(leave(salon.aino.id).notBy).toEqual([salon.aino.id])
    expect(leave().notBy).toEqual([])
  })

  it('is asked of every new line, answered by a written reason, and leaves what was agreed alone', () => {
    const before = book(600)
    leave(salon.aino.id)
    expect(conflictsIn(() => book(700))).toMatchObject([
      { kind: 'not-done-by', staffName: 'Aino Koskela', title: 'Hieronta 60 min', startMin: 700, endMin: 760 },
    ])
    const moved = { id: before.id, version: before.version, lines: [{ ...line(620), id: before.lines[0]?.id ?? '' }] }
    expect(salon.write((tx) => changeAppointment(tx, moved, salon.actor())).lines[0]?.startMin).toBe(620)
    expect(book(700, salon.aino.id, { overrideReason: 'Opettelee' }).lines).toHaveLength(1)
    expect(book(780, salon.elina.id).lines).toHaveLength(1)
  })

  it('refuses a move into the column of someone who does not do it, and a series of hers', () => {
    const made = book(600)
    leave(salon.elina.id)
    const to = { ...line(600, salon.elina.id), id: made.lines[0]?.id ?? '' }
    const move = () =>
      salon.write((tx) => changeAppointment(tx, { id: made.id, version: made.version, lines: [to] }, salon.actor()))
    expect(conflictsIn(move)).toMatchObject([{ kind: 'not-done-by', staffName: 'Elina Åkerlund' }])
    const rule = { every: 1, unit: 'week', weekdays: [], monthBy: 'date', end: { kind: 'count', count: 2 } } as const
    const occurrences = ['2026-12-01', '2026-12-08'].map((on) => ({ day: on, startMin: 600 }))
    const lines = [line(600, salon.elina.id)]
    const series = () =>
      salon.write((tx) =>
        bookSeries(
          tx,
          { clientId: null, note: '', lines, rule: { ...rule, weekdays: [] }, occurrences },
          salon.actor(),
        ),
      )
    expect(errorOf(series).code).toBe('SERIES_CONFLICT')
  })

  it('narrows the search to those who do it', () => {
    leave(salon.aino.id, salon.owner.id)
    const ask = { from: day, fromMin: 0, days: 3, lines: [{ serviceId: salon.massage.id }], limit: 20 } as const
    const found = findFreeTimes(salon.db, { ...ask, lines: [...ask.lines], dayPart: 'any' }, salon.actor())
    expect(new Set(found.map((time) => time.staffId))).toEqual(new Set([salon.elina.id]))
    leave(salon.aino.id, salon.owner.id, salon.elina.id)
    expect(findFreeTimes(salon.db, { ...ask, lines: [...ask.lines], dayPart: 'any' }, salon.actor())).toEqual([])
  })
})

describe('the order of rooms', () => {
  const names = () => resourceBook(salon.db).resources.map((each) => each.name)

  it('is the salon’s, also for which one a booking gets', () => {
    salon.write((tx) => setResourceOrder(tx, { ids: [two, one] }))
    expect(names()).toEqual(['Huone 2', 'Huone 1'])
    expect(roomOf(book(600).id)).toEqual([two])
  })

  it('keeps those that are not named behind, and refuses what it does not know', () => {
    salon.write((tx) => setResourceOrder(tx, { ids: [two] }))
    expect(names()).toEqual(['Huone 2', 'Huone 1'])
    expect(errorOf(() => salon.write((tx) => setResourceOrder(tx, { ids: ['x'] }))).code).toBe('NOT_FOUND')
  })
})
