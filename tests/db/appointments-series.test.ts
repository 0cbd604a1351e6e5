// Series on a real encrypted database: asked about, booked, moved and cancelled together or not at all.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookAppointment } from '../../db/appointments.ts'
import { applySteps } from '../../db/appointments-many.ts'
import { appointmentById, appointmentDetail } from '../../db/appointments-read.ts'
import { rebookOffer } from '../../db/appointments-rebook.ts'
import { bookSeries, checkSeries, seriesOf } from '../../db/appointments-series.ts'
import { all, query } from '../../db/handle.ts'
import { saveBooking } from '../../db/settings.ts'
import type { Appointment } from '../../shared/appointments.ts'
import {
  membersInScope,
  type SeriesProblem,
  type SeriesRule,
  sameChange,
  seriesDays,
} from '../../shared/appointments-series.ts'
import { feeHint } from '../../shared/cancelling.ts'
import { addDays, localToInstant } from '../../shared/day.ts'
import { type AppError, isAppError } from '../../shared/errors.ts'
import { addClient } from '../helpers/appointmentClients.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

const first = '2026-11-24'
const weekly = (count: number): SeriesRule => ({
  every: 1,
  unit: 'week',
  weekdays: [],
  monthBy: 'date',
  end: { kind: 'count', count },
})

let salon: TempSalon
let maija: string
beforeEach(() => {
  salon = tempSalon()
  maija = salon.write((tx) => addClient(tx, 'Maija Virtanen', salon.actor()))
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

const line = (startMin = 600) => ({ serviceId: salon.massage.id, staffId: salon.aino.id, startMin })
const bookOne = (day: string, startMin: number, overrideReason?: string) =>
  salon.write((tx) =>
    bookAppointment(
      tx,
      { day, clientId: null, note: '', lines: [line(startMin)], ...(overrideReason ? { overrideReason } : {}) },
      salon.actor(),
    ),
  )
const daysOf = (count: number, rule = weekly(count)) => seriesDays(first, rule) ?? []
const check = (days: readonly string[], startMin = 600) =>
  checkSeries(salon.db, { clientId: maija, lines: [line(startMin)], days: [...days] }, salon.actor())
const bookDays = (occurrences: { day: string; startMin: number; overrideReason?: string }[], count = 4) =>
  salon.write((tx) =>
    bookSeries(tx, { clientId: maija, note: '', lines: [line()], rule: weekly(count), occurrences }, salon.actor()),
  )
const bookWeeks = (count: number) =>
  bookDays(
    daysOf(count).map((day) => ({ day, startMin: 600 })),
    count,
  )
const found = (error: AppError) => error.data.found as SeriesProblem[]
const count = () => all(salon.db, query.selectFrom('appointment').select('id')).length

describe('a series', () => {
  it('is booked as asked, each on its own day, and read together', () => {
    const series = bookWeeks(4)
    expect(series.appointments.map((each) => each.day)).toEqual(daysOf(4))
    expect(new Set(series.appointments.map((each) => each.seriesId))).toEqual(new Set([series.id]))
    expect(series.appointments.every((each) => each.clientId === maija && each.lines[0]?.startMin === 600)).toBe(true)
    expect(seriesOf(salon.db, { id: series.id }, salon.actor())).toEqual(series)
  })

  it('tells every day that is taken, closed or impossible before anything is saved', () => {
    const other = bookOne(daysOf(4)[1]!, 630)
    // 24 December falls on a Thursday, the 27th is a closed Sunday.
    const problems = check([...daysOf(4), '2026-12-27'])
    expect(problems.map((each) => [each.day, each.conflicts.map((conflict) => conflict.kind)])).toEqual([
      [daysOf(4)[1], ['staff']],
      ['2026-12-27', ['closed-day']],
    ])
    expect(problems[0]?.conflicts[0]?.appointmentId).toBe(other.id)
    expect(check(['2027-03-28'], 210)[0]).toMatchObject({ fault: 'does-not-exist', conflicts: [] })
    expect(check([first], 1400)[0]).toMatchObject({ fault: 'outside-day' })
    expect(count()).toBe(1)
  })

  it('is refused whole when a time went in between, and takes another time or a reason for a day', () => {
    const days = daysOf(4)
    bookOne(days[2]!, 600)
    const error = errorOf(() => bookWeeks(4))
    expect(error.code).toBe('SERIES_CONFLICT')
    expect(found(error).map((each) => each.day)).toEqual([days[2]])
    expect(count()).toBe(1)
    const series = bookDays([
      { day: days[0]!, startMin: 600 },
      { day: days[1]!, startMin: 660 },
      { day: days[2]!, startMin: 600, overrideReason: 'Sovittu asiakkaan kanssa' },
    ])
    expect(series.appointments.map((each) => each.lines[0]?.startMin)).toEqual([600, 660, 600])
    const detail = appointmentDetail(salon.db, { id: series.appointments[2]!.id }, salon.actor())
    expect(detail.changes[0]?.overrideReason).toBe('Sovittu asiakkaan kanssa')
  })

  it('moves this and later by the same step, over its own places, and back', () => {
    const rule: SeriesRule = { ...weekly(4), unit: 'day' }
    const days = seriesDays(first, rule) ?? []
    const series = bookDays(days.map((day) => ({ day, startMin: 600 })))
    const chosen = series.appointments[1]!
    const patch = { day: addDays(chosen.day, 1) }
    const moved = membersInScope(series.appointments, chosen, 'later')
    const steps = moved.map((each) => ({ do: 'change' as const, ...sameChange(each, chosen, patch) }))
    const after = salon.write((tx) => applySteps(tx, { steps, skipsConflicts: false }, salon.actor()))
    expect(after.map((each) => each.day)).toEqual(days.slice(1).map((day) => addDays(day, 1)))
    const back = after.map((each, at) => ({
      do: 'change' as const,
      id: each.id,
      version: each.version,
      day: moved[at]!.day,
    }))
    salon.write((tx) => applySteps(tx, { steps: back, skipsConflicts: false }, salon.actor()))
    expect(seriesOf(salon.db, { id: series.id }, salon.actor()).appointments.map((each) => each.day)).toEqual(days)
  })

  it('leaves out what is in the way when asked to, and changes nothing when not', () => {
    const series = bookWeeks(4)
    const [chosen] = series.appointments as [Appointment]
    bookOne(daysOf(4)[2]!, 700)
    const lines = [{ ...line(700), id: chosen.lines[0]!.id }]
    const steps = membersInScope(series.appointments, chosen, 'all').map((each) => ({
      do: 'change' as const,
      ...sameChange(each, chosen, { lines }),
    }))
    const claims = () => all(salon.db, query.selectFrom('claim').orderBy('day').orderBy('start_min').selectAll())
    const before = claims()
    const error = errorOf(() => salon.write((tx) => applySteps(tx, { steps, skipsConflicts: false }, salon.actor())))
    expect(found(error)).toMatchObject([{ appointmentId: series.appointments[2]!.id, startMin: 700 }])
    expect(claims()).toEqual(before)
    salon.write((tx) => applySteps(tx, { steps, skipsConflicts: true }, salon.actor()))
    const after = seriesOf(salon.db, { id: series.id }, salon.actor()).appointments
    expect(after.map((each) => each.lines[0]?.startMin)).toEqual([700, 700, 600, 700])
    expect(claims()).toHaveLength(before.length)
  })

  it('is cancelled together, and taken off and brought back together', () => {
    const series = bookWeeks(3)
    const known = (list: readonly Appointment[]) => list.map(({ id, version }) => ({ id, version }))
    const apply = (steps: Parameters<typeof applySteps>[1]['steps']) =>
      salon.write((tx) => applySteps(tx, { steps, skipsConflicts: false }, salon.actor()))
    const gone = apply(known(series.appointments).map((each) => ({ do: 'remove', ...each })))
    expect(seriesOf(salon.db, { id: series.id }, salon.actor()).appointments).toEqual([])
    const back = apply(known(gone).map((each) => ({ do: 'bring-back', ...each })))
    const cancelled = apply(
      known(back).map((each) => ({ do: 'status', status: 'cancelled', reason: 'Muutti', ...each })),
    )
    expect(cancelled.map((each) => each.status)).toEqual(['cancelled', 'cancelled', 'cancelled'])
    expect(all(salon.db, query.selectFrom('claim').selectAll())).toEqual([])
  })

  it('does nothing when one of the steps was changed by someone else', () => {
    const series = bookWeeks(3)
    const steps = series.appointments.map((each, at) => ({
      do: 'remove' as const,
      id: each.id,
      version: each.version + (at === 2 ? 1 : 0),
    }))
    const error = errorOf(() => salon.write((tx) => applySteps(tx, { steps, skipsConflicts: false }, salon.actor())))
    expect(error.code).toBe('CHANGED_BY_OTHER')
    expect(seriesOf(salon.db, { id: series.id }, salon.actor()).appointments).toHaveLength(3)
  })
})

describe('a late cancellation', () => {
  const cancel = (of: Appointment, atMs: number) =>
    salon.write((tx) =>
      applySteps(
        tx,
        { steps: [{ do: 'status', id: of.id, version: of.version, status: 'cancelled' }], skipsConflicts: false },
        salon.actor('owner', atMs),
      ),
    )[0]!

  it('is one closer to its time than the salon’s limit, to the minute', () => {
    const limit = localToInstant(first, 600) - 24 * 3_600_000
    expect(cancel(bookOne(first, 600), limit).lateCancel).toBe(false)
    const late = cancel(bookOne(first, 600), limit + 1)
    expect(late.lateCancel).toBe(true)
    const back = salon.write((tx) =>
      applySteps(
        tx,
        { steps: [{ do: 'status', id: late.id, version: late.version, status: 'booked' }], skipsConflicts: false },
        salon.actor(),
      ),
    )[0]!
    expect(back.lateCancel).toBe(false)
  })

  it('counts the hours of a day when the clocks move as they pass', () => {
    // From 10.00 on the Saturday to 10.00 on the Sunday of the spring change it is 23 hours.
    const booked = salon.write((tx) =>
      bookAppointment(
        tx,
        { day: '2027-03-28', clientId: null, note: '', lines: [line()], overrideReason: 'Sovittu' },
        salon.actor(),
      ),
    )
    expect(cancel(booked, localToInstant('2027-03-27', 600)).lateCancel).toBe(true)
  })

  it('hints at the salon’s fee, and is never late without a limit', () => {
    const settings = { lateCancelHours: 0, lateFeePercent: 50, noShowFeePercent: 100 }
    salon.write((tx) => saveBooking(tx, settings, salon.actor()))
    const cancelled = cancel(bookOne(first, 600), localToInstant(first, 590))
    expect(cancelled.lateCancel).toBe(false)
    expect(feeHint(cancelled, 'late-cancel', settings)).toBe(3250)
    expect(feeHint(cancelled, 'no-show', settings)).toBe(6500)
  })
})

describe('the same in some weeks', () => {
  const offer = (id: string, weeks = 6) => rebookOffer(salon.db, { id, weeks }, salon.actor())

  it('is the same weekday and time when that is free', () => {
    const booked = bookOne(first, 600)
    expect(offer(booked.id)).toEqual({ day: '2027-01-05', startMin: 600, isFree: true, nearest: [] })
  })

  it('tells the nearest free times of the same person when it is not', () => {
    const booked = bookOne(first, 600)
    bookOne('2027-01-05', 570)
    const { isFree, nearest } = offer(booked.id)
    expect(isFree).toBe(false)
    expect(nearest[0]).toMatchObject({ day: '2027-01-05', staffId: salon.aino.id, startMin: 640 })
    expect(nearest.length).toBe(5)
    expect(appointmentById(salon.db, booked.id, salon.actor()).day).toBe(first)
  })

  it('is never offered in the past', () => {
    const old = bookOne('2026-10-06', 600)
    const { isFree, nearest } = offer(old.id, 1)
    expect(isFree).toBe(false)
    expect(nearest.every((time) => time.day > '2026-11-23')).toBe(true)
  })
})
