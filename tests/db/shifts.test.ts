// Working time on a real encrypted database: changes and their opposites, what is left outside, and the guard of blocks.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookAppointment } from '../../db/appointments.ts'
import { calendarView } from '../../db/appointments-read.ts'
import { setAppointmentStatus } from '../../db/appointments-status.ts'
import { all, query, type Tx, transaction } from '../../db/handle.ts'
import { makeShiftChange } from '../../db/shifts.ts'
import { putTimeBlock, removeTimeBlock } from '../../db/shifts-blocks.ts'
import { shiftBook, timeBlocks } from '../../db/shifts-read.ts'
import type { Conflict } from '../../shared/appointments.ts'
import { type AppError, isAppError } from '../../shared/errors.ts'
import type { LeftOutside, PutTimeBlock, ShiftChange } from '../../shared/shifts.ts'
import { addClient } from '../helpers/appointmentClients.ts'
import { actorOf, type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

/** A Tuesday of an even week. */
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

const change = (made: ShiftChange, knownOutside: string[] = []) =>
  salon.write((tx) => makeShiftChange(tx, { change: made, knownOutside }, salon.actor()))
const book = (startMin: number, more: { day?: string; clientId?: string; overrideReason?: string } = {}) =>
  salon.write((tx) =>
    bookAppointment(
      tx,
      {
        day,
        clientId: null,
        note: '',
        lines: [{ serviceId: salon.haircut.id, staffId: salon.aino.id, startMin }],
        ...more,
      },
      salon.actor(),
    ),
  )
const conflictsIn = (work: () => unknown) => errorOf(work).data.conflicts as Conflict[]
const rules = () => {
  const { people: _, ...found } = shiftBook(salon.db, { from: '2026-11-01', to: '2026-12-31' }, salon.actor())
  return found
}

const at = (startMin: number, endMin: number, ...breaks: { startMin: number; endMin: number }[]) => ({
  startMin,
  endMin,
  breaks,
})
const workdays = (shift: ReturnType<typeof at>) => [shift, shift, shift, shift, shift, null, null]
const pattern = (more: Partial<Extract<ShiftChange, { kind: 'pattern' }>> = {}): ShiftChange => ({
  kind: 'pattern',
  staffId: salon.aino.id,
  weeks: 'every',
  validFrom: '2026-11-02',
  validTo: null,
  days: workdays(at(600, 960, { startMin: 720, endMin: 750 })),
  ...more,
})
const holiday = (more: Partial<Extract<ShiftChange, { kind: 'absence' }>> = {}): ShiftChange => ({
  kind: 'absence',
  staffId: salon.aino.id,
  why: 'holiday',
  fromDay: '2026-12-01',
  toDay: '2026-12-05',
  part: null,
  ...more,
})

describe('booking', () => {
  it('goes by the salon’s hours for who has no pattern, and by the pattern for who has', () => {
    book(545)
    change(pattern(), [all(salon.db, query.selectFrom('appointment').select('id'))[0]?.id ?? ''])
    expect(conflictsIn(() => book(930))).toMatchObject([
      { kind: 'outside-shift', staffName: 'Aino Koskela', startMin: 600, endMin: 960 },
    ])
    expect(conflictsIn(() => book(700))).toMatchObject([{ kind: 'break', startMin: 720, endMin: 750 }])
    expect(conflictsIn(() => book(700, { day: '2026-11-28' }))).toMatchObject([{ kind: 'day-off' }])
    book(760)
  })

  it('tells of an absence with its days, and lets a written reason through', () => {
    change(holiday())
    const onHoliday = { day: '2026-12-02' }
    expect(conflictsIn(() => book(600, onHoliday))).toMatchObject([
      {
        kind: 'absence',
        staffName: 'Aino Koskela',
        absence: { why: 'holiday', fromDay: '2026-12-01', toDay: '2026-12-05' },
      },
    ])
    expect(book(600, { ...onHoliday, overrideReason: 'Sovittu Ainon kanssa' }).day).toBe('2026-12-02')
  })

  it('tells why the salon is closed', () => {
    change({ kind: 'close-day', day, reason: 'Inventaario' })
    expect(conflictsIn(() => book(600))).toMatchObject([{ kind: 'closed-day', title: 'Inventaario' }])
    expect(calendarView(salon.db, { from: day, to: day }, salon.actor()).days[0]).toMatchObject({
      hours: null,
      closedReason: 'Inventaario',
    })
  })
})

describe('a change of shifts', () => {
  it('lists the appointments it would leave outside, saves nothing before they are known, and moves none of them', () => {
    const clientId = salon.write((tx) => addClient(tx, 'Maija Virtanen', salon.actor()))
    const early = book(545, { clientId })
    const fits = book(640)
    const cancelled = book(920)
    salon.write((tx) =>
      setAppointmentStatus(tx, { id: cancelled.id, version: cancelled.version, status: 'cancelled' }, salon.actor()),
    )
    const before = all(salon.db, query.selectFrom('appointment_line').selectAll())
    const refused = errorOf(() => change(pattern()))
    expect(refused.code).toBe('SHIFT_LEAVES_APPOINTMENTS')
    expect(refused.data.outside as LeftOutside[]).toEqual([
      {
        appointmentId: early.id,
        day,
        startMin: 545,
        endMin: 590,
        staffName: 'Aino Koskela',
        clientName: 'Maija Virtanen',
      },
    ])
    expect(rules().patterns).toEqual([])
    expect(errorOf(() => change(pattern(), [fits.id])).code).toBe('SHIFT_LEAVES_APPOINTMENTS')
    change(pattern(), [early.id])
    expect(rules().patterns).toHaveLength(1)
    expect(all(salon.db, query.selectFrom('appointment_line').selectAll())).toEqual(before)
  })

  it('does not ask about what was outside before, what is past, or another person’s', () => {
    change(pattern())
    book(545, { overrideReason: 'Tulee aikaisin' })
    change(holiday({ staffId: salon.elina.id, fromDay: day, toDay: day }))
    book(780, { day: '2026-11-20' })
    change(holiday({ fromDay: '2026-11-16', toDay: '2026-11-22' }))
    const inside = book(620)
    expect(errorOf(() => change({ kind: 'close-day', day, reason: '' })).data.outside).toMatchObject([
      { appointmentId: inside.id },
    ])
  })

  it('can be taken back to exactly what was, whatever it was', () => {
    const first = change(pattern())
    const kept = change(holiday())
    change({ kind: 'days', days: [{ staffId: salon.aino.id, day, shift: at(540, 600), follows: false }] })
    change({ kind: 'close-day', day: '2026-12-24', reason: 'Jouluaatto' })
    const changes: ShiftChange[] = [
      pattern({ staffId: salon.elina.id }),
      pattern({ id: first.record ?? '', weeks: 'odd', validTo: '2026-12-31' }),
      { kind: 'remove-pattern', id: first.record ?? '' },
      holiday({ staffId: salon.elina.id, why: 'training', toDay: '2026-12-01', part: { startMin: 600, endMin: 660 } }),
      holiday({ id: kept.record ?? '', why: 'sick' }),
      { kind: 'remove-absence', id: kept.record ?? '' },
      {
        kind: 'days',
        days: [
          { staffId: salon.aino.id, day, shift: null, follows: true },
          { staffId: salon.elina.id, day, shift: null, follows: false },
          { staffId: salon.elina.id, day, shift: at(600, 700, { startMin: 620, endMin: 630 }), follows: false },
        ],
      },
      { kind: 'close-day', day: '2026-12-06', reason: 'Itsenäisyyspäivä' },
      { kind: 'close-day', day: '2026-12-24', reason: 'Muu syy' },
      { kind: 'open-day', day: '2026-12-24' },
    ]
    const content = () => {
      const found = rules()
      const bare = <T extends { version: number }>({ version: _, ...rest }: T) => rest
      return { ...found, patterns: found.patterns.map(bare), absences: found.absences.map(bare) }
    }
    for (const each of changes) {
      const before = content()
      const done = change(each)
      expect(content(), each.kind).not.toEqual(before)
      const redo = change(done.undo)
      expect(content(), each.kind).toEqual(before)
      // And again: the opposite of the opposite.
      change(redo.undo)
      expect(content(), each.kind).not.toEqual(before)
      const last = change(done.undo.kind === 'pattern' || done.undo.kind === 'absence' ? bareOf(done.undo) : done.undo)
      expect(last.undo.kind).toBeTruthy()
      expect(content(), each.kind).toEqual(before)
    }
    function bareOf(undo: ShiftChange): ShiftChange {
      if (undo.kind !== 'pattern' && undo.kind !== 'absence') return undo
      const { version: _, ...rest } = undo
      return rest
    }
  })

  it('is refused when someone else changed or removed the row', () => {
    const { record } = change(pattern())
    const id = record ?? ''
    change(pattern({ id, version: 1, weeks: 'odd' }))
    expect(errorOf(() => change(pattern({ id, version: 1 }))).code).toBe('CHANGED_BY_OTHER')
    change({ kind: 'remove-pattern', id })
    expect(errorOf(() => change(pattern({ id, version: 2 }))).code).toBe('NOT_FOUND')
    expect(errorOf(() => change({ kind: 'open-day', day })).code).toBe('NOT_FOUND')
    expect(errorOf(() => change(pattern({ staffId: 'nobody-here' }))).code).toBe('NOT_FOUND')
  })
})

describe('illness', () => {
  it('is told as being away to colleagues, and as it is to herself and to who keeps the staff', () => {
    change(holiday({ why: 'sick' }))
    const asked = { from: '2026-12-01', to: '2026-12-01' }
    const shownTo = (staffId: string, role: 'owner' | 'therapist') =>
      shiftBook(salon.db, asked, actorOf(staffId, role)).absences[0]?.why
    expect(shownTo(salon.owner.id, 'owner')).toBe('sick')
    expect(shownTo(salon.aino.id, 'therapist')).toBe('sick')
    expect(shownTo(salon.elina.id, 'therapist')).toBe('other')
    expect(
      calendarView(salon.db, asked, actorOf(salon.elina.id, 'therapist')).days[0]?.times.find(
        (each) => each.staffId === salon.aino.id,
      ),
    ).toMatchObject({ absence: 'other', working: [] })
  })
})

describe('time blocks', () => {
  const put = (startMin: number, endMin: number, more: Partial<PutTimeBlock> = {}) =>
    salon.write((tx) =>
      putTimeBlock(
        tx,
        { title: 'Tauko', staffId: salon.aino.id, resourceId: null, day, startMin, endMin, ...more },
        salon.actor(),
      ),
    )

  it('keep bookings out and are kept out by them, in both directions with a sentence', () => {
    const block = put(600, 630)
    expect(conflictsIn(() => book(580))).toMatchObject([{ kind: 'block', title: 'Tauko', startMin: 600, endMin: 630 }])
    book(630)
    expect(conflictsIn(() => put(660, 690))).toMatchObject([{ kind: 'staff', startMin: 630, endMin: 675 }])
    expect(conflictsIn(() => put(620, 630))).toMatchObject([{ kind: 'block' }])
    expect(conflictsIn(() => put(610, 640, { id: block.id, version: 1 }))).toMatchObject([{ kind: 'staff' }])
    expect(timeBlocks(salon.db, day, day)).toEqual([block])
  })

  it('move, change and come back after removal; an old version is refused', () => {
    const block = put(600, 630)
    const moved = put(615, 645, { id: block.id, version: 1 })
    expect(moved).toMatchObject({ id: block.id, version: 2 })
    expect(errorOf(() => put(0, 30, { id: block.id, version: 1 })).code).toBe('CHANGED_BY_OTHER')
    salon.write((tx) => removeTimeBlock(tx, { id: block.id, version: 2 }))
    expect(errorOf(() => put(0, 30, { id: block.id, version: 2 })).code).toBe('NOT_FOUND')
    expect(put(615, 645, { id: block.id })).toMatchObject({ id: block.id, version: 1 })
  })

  it('stand over a booking by a written reason only, and a booking over a block likewise', () => {
    book(600)
    put(600, 630, { overrideReason: 'Asiakas tuo oman ajan' })
    put(700, 730)
    expect(book(700, { overrideReason: 'Tauko siirtyy' }).lines).toHaveLength(1)
  })

  it('take back the time of a cancelled appointment, which then cannot return unasked', () => {
    const made = book(600)
    const gone = salon.write((tx) =>
      setAppointmentStatus(tx, { id: made.id, version: made.version, status: 'cancelled' }, salon.actor()),
    )
    put(600, 630)
    const back = { id: gone.id, version: gone.version, status: 'booked' as const }
    expect(conflictsIn(() => salon.write((tx) => setAppointmentStatus(tx, back, salon.actor())))).toMatchObject([
      { kind: 'block' },
    ])
  })

  it('are held by the database itself against any claim or block, said the same as by the rule', () => {
    class Undo extends Error {}
    const stretch = fc.record({ startMin: fc.integer({ min: 0, max: 200 }), length: fc.integer({ min: 1, max: 60 }) })
    const insertBlock = (tx: Tx, id: string, startMin: number, endMin: number) =>
      tx.raw
        .prepare(
          "INSERT INTO time_block (id, title, staff_id, day, start_min, end_min) VALUES (?, 'Tauko', ?, '2026-11-25', ?, ?)",
        )
        .run(id, salon.aino.id, startMin, endMin)
    const made = book(600)
    const line = made.lines[0]?.id ?? ''
    fc.assert(
      fc.property(
        fc.array(stretch, { minLength: 1, maxLength: 8 }),
        fc.infiniteStream(fc.boolean()),
        (found, kinds) => {
          const held: { startMin: number; endMin: number }[] = []
          try {
            transaction(salon.db, (tx) => {
              found.forEach(({ startMin, length }, index) => {
                const endMin = startMin + length
                const isFree = !held.some((each) => each.startMin < endMin && startMin < each.endMin)
                const insert = () =>
                  kinds.next().value
                    ? insertBlock(tx, `block-${index}`, startMin, endMin)
                    : tx.raw
                        .prepare("INSERT INTO claim VALUES (?, ?, ?, ?, '2026-11-25', ?, ?, 0)")
                        .run(line, index + 10, made.id, salon.aino.id, startMin, endMin)
                if (isFree) {
                  insert()
                  held.push({ startMin, endMin })
                } else expect(insert).toThrow('CLAIM_CONFLICT')
              })
              throw new Undo()
            })
          } catch (error) {
            if (!(error instanceof Undo)) throw error
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  it('are won by one of two windows after the same time', () => {
    const other = salon.openAgain()
    const tryBlock = () =>
      transaction(other, (tx) =>
        putTimeBlock(
          tx,
          { title: 'Palaveri', staffId: salon.aino.id, resourceId: null, day, startMin: 600, endMin: 660 },
          salon.actor('reception'),
        ),
      )
    book(630)
    expect(errorOf(tryBlock).code).toBe('APPOINTMENT_CONFLICT')
    expect(timeBlocks(salon.db, day, day)).toEqual([])
  })
})
