// Free times and checks against a real salon: what is offered can be booked, and checking writes nothing.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookAppointment, checkAppointment, removeAppointment } from '../../db/appointments.ts'
import { findFreeTimes } from '../../db/appointments-free-time.ts'
import { all, query } from '../../db/handle.ts'
import { changeService } from '../../db/services.ts'
import { makeShiftChange } from '../../db/shifts.ts'
import { putTimeBlock } from '../../db/shifts-blocks.ts'
import { changeStaff } from '../../db/staff.ts'
import { BookAppointment, FindTime } from '../../shared/appointments.ts'
import { AppError } from '../../shared/errors.ts'
import type { ShiftChange } from '../../shared/shifts.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

const tuesday = '2026-11-24'
let salon: TempSalon
beforeEach(() => {
  salon = tempSalon()
})
afterEach(() => salon.close())

const book = (staffId: string, startMin: number, durationMin: number, day = tuesday) =>
  salon.write((tx) =>
    bookAppointment(
      tx,
      BookAppointment.parse({
        day,
        clientId: null,
        lines: [{ serviceId: salon.massage.id, staffId, startMin, durationMin }],
      }),
      salon.actor(),
    ),
  )
const find = (more: object) =>
  findFreeTimes(
    salon.db,
    FindTime.parse({ from: tuesday, lines: [{ serviceId: salon.massage.id }], ...more }),
    salon.actor(),
  )
const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'nothing was refused'
}

describe('free times', () => {
  it('begin where what is booked ends, clean-up included, and can be booked', () => {
    book(salon.aino.id, 540, 60)
    const [first] = find({ staffId: salon.aino.id, limit: 1 })
    expect(first).toMatchObject({ day: tuesday, staffId: salon.aino.id, startMin: 610 })
    expect(book(salon.aino.id, 610, 60).lines[0]?.startMin).toBe(610)
  })

  it('every one of fifty is free by the rule of booking', () => {
    for (const [staffId, startMin] of [
      [salon.owner.id, 600],
      [salon.aino.id, 555],
      [salon.aino.id, 800],
      [salon.elina.id, 700],
    ] as const) {
      book(staffId, startMin, 45)
    }
    const breaks = [{ startMin: 690, endMin: 720 }]
    const change = (made: ShiftChange) =>
      salon.write((tx) => makeShiftChange(tx, { change: made, knownOutside: [] }, salon.actor()))
    const shift = { startMin: 600, endMin: 900, breaks }
    change({ kind: 'days', days: [{ staffId: salon.owner.id, day: '2026-11-25', shift, follows: false }] })
    change({ kind: 'days', days: [{ staffId: salon.elina.id, day: '2026-11-25', shift: null, follows: false }] })
    change({ kind: 'close-day', day: '2026-11-26', reason: 'Remontti' })
    salon.write((tx) =>
      putTimeBlock(
        tx,
        { title: 'Kokous', staffId: salon.aino.id, resourceId: null, day: '2026-11-25', startMin: 600, endMin: 660 },
        salon.actor(),
      ),
    )
    const found = find({ limit: 50 })
    expect(found).toHaveLength(50)
    expect(found.map((each) => each.day)).not.toContain('2026-11-26')
    expect(found.filter((each) => each.day === '2026-11-25').map((each) => each.staffId)).not.toContain(salon.elina.id)
    for (const { day, staffId, startMin } of found) {
      const input = { day, lines: [{ serviceId: salon.massage.id, staffId, startMin }] }
      expect(checkAppointment(salon.db, input, salon.actor()).conflicts, `${day} ${startMin}`).toEqual([])
    }
  })

  it('count the time of the appointment that is being moved as free', () => {
    const made = book(salon.aino.id, 540, 60)
    expect(find({ staffId: salon.aino.id, limit: 1, exceptId: made.id })[0]?.startMin).toBe(540)
    salon.write((tx) => removeAppointment(tx, { id: made.id, version: made.version }, salon.actor()))
    expect(find({ staffId: salon.aino.id, limit: 1 })[0]?.startMin).toBe(540)
  })

  it('are not sought for an archived service, an unknown one or someone who left', () => {
    expect(codeOf(() => find({ lines: [{ serviceId: 'no-such-service' }] }))).toBe('NOT_FOUND')
    expect(codeOf(() => find({ staffId: 'nobody-here' }))).toBe('NOT_FOUND')
    const { id, version } = salon.massage
    salon.write((tx) => changeService(tx, { id, version, patch: { archived: true } }, salon.actor()))
    expect(codeOf(() => find({}))).toBe('SERVICE_ARCHIVED')
    salon.write((tx) => changeStaff(tx, { id: salon.aino.id, version: salon.aino.version, patch: { active: false } }))
    expect(codeOf(() => find({ lines: [{ serviceId: salon.haircut.id }], staffId: salon.aino.id }))).toBe(
      'STAFF_INACTIVE',
    )
  })
})

describe('checking a booking', () => {
  const input = () => ({
    day: tuesday,
    lines: [{ serviceId: salon.massage.id, staffId: salon.aino.id, startMin: 600 }],
  })

  it('tells what stands in the way and writes nothing', () => {
    const before = JSON.stringify(all(salon.db, query.selectFrom('claim').selectAll()))
    expect(checkAppointment(salon.db, input(), salon.actor())).toEqual({ conflicts: [] })
    expect(JSON.stringify(all(salon.db, query.selectFrom('claim').selectAll()))).toBe(before)
    const made = book(salon.aino.id, 630, 60)
    expect(checkAppointment(salon.db, input(), salon.actor()).conflicts).toEqual([
      expect.objectContaining({ kind: 'staff', appointmentId: made.id, startMin: 630, endMin: 700 }),
    ])
  })

  it('tells of opening hours, and refuses what booking refuses', () => {
    expect(checkAppointment(salon.db, { ...input(), day: '2026-11-29' }, salon.actor()).conflicts[0]?.kind).toBe(
      'closed-day',
    )
    const late = { day: tuesday, lines: [{ serviceId: salon.massage.id, staffId: salon.aino.id, startMin: 1400 }] }
    expect(codeOf(() => checkAppointment(salon.db, late, salon.actor()))).toBe('APPOINTMENT_OUTSIDE_DAY')
  })
})
