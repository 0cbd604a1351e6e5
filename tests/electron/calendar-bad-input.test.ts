// What a calendar is asked for by mistake, through the door: each is refused with a code that has its sentence in every
// language, and not a row of the calendar is other than before.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Appointment } from '../../shared/appointments.ts'
import { addDays } from '../../shared/day.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import { errors } from '../../shared/translations/errors.ts'
import { type OpenedSalon, openedSalon } from '../helpers/tempApp.ts'

/** A Tuesday after the day of the tests, and one that nothing is booked on. */
const day = '2026-12-01'
const emptyDay = '2026-12-08'

/** Everything that says who is where and when. */
const tables = [
  'appointment',
  'appointment_line',
  'appointment_line_add_on',
  'appointment_change',
  'appointment_series',
  'claim',
  'line_resource',
  'resource_claim',
  'time_block',
  'resource_block',
  'resource',
  'resource_group',
  'resource_group_member',
  'service',
  'service_need',
  'service_time',
  'service_price',
  'service_add_on',
  'shift_pattern',
  'shift_exception',
  'absence',
  'closed_day',
  'waitlist',
  'setting',
] as const

let salon: OpenedSalon
let roomId: string
let clientId: string
let booked: Appointment

beforeAll(async () => {
  salon = await openedSalon()
  const room = await salon.call('resources.save', { name: 'Huone 1', kind: 'room', groupIds: [] })
  roomId = room.id
  const client = await salon.call('clients.create', { name: 'Maija Malli' })
  clientId = client.id
  booked = await salon.call('appointments.book', { day, clientId, lines: [line()] })
})
afterAll(() => salon.close())

const line = (over: object = {}) => ({ serviceId: salon.haircutId, staffId: salon.ainoId, startMin: 600, ...over })
const booking = (over: object = {}, lineOver: object = {}) => ({
  day: emptyDay,
  clientId: null,
  lines: [line(lineOver)],
  ...over,
})

/** Every row, in an order that does not depend on when it was written. */
function everything(): string[] {
  const { db } = salon.app.session.requireOpen()
  return tables.flatMap((table) => {
    const rows: unknown[] = db.raw.prepare(`SELECT * FROM ${table}`).all()
    return rows.map((row) => `${table} ${JSON.stringify(row)}`).toSorted()
  })
}

async function expectRefused(route: string, input: object, code: ErrorCode): Promise<void> {
  const before = everything()
  expect(await salon.refused(route, input), `${route} ${JSON.stringify(input).slice(0, 200)}`).toBe(code)
  for (const language of ['fi', 'sv', 'en'] as const) expect(errors[language][code].length).toBeGreaterThan(10)
  expect(everything()).toEqual(before)
}

/** One of them must be let through, else a refusal says nothing about what was wrong. */
async function expectTaken(route: string, input: object): Promise<void> {
  expect(await salon.send(route, input)).toMatchObject({ ok: true })
}

describe('an end before its start', () => {
  const hours = (open: object) => [open, null, null, null, null, null, null]
  const shift = (over: object) => ({
    change: {
      kind: 'days',
      days: [
        {
          staffId: salon.ainoId,
          day: emptyDay,
          follows: false,
          shift: { startMin: 540, endMin: 1020, breaks: [], ...over },
        },
      ],
    },
  })
  const absence = (over: object) => ({
    change: {
      kind: 'absence',
      staffId: salon.ainoId,
      why: 'training',
      fromDay: emptyDay,
      toDay: emptyDay,
      part: null,
      ...over,
    },
  })
  const wish = (over: object) => ({
    clientId,
    serviceIds: [salon.haircutId],
    staffIds: [],
    weekdays: [],
    fromDay: emptyDay,
    untilDay: emptyDay,
    fromMin: 540,
    untilMin: 1020,
    note: '',
    ...over,
  })

  it('is refused in blocked time and a closed room', async () => {
    const block = { title: 'Palaveri', staffId: salon.ainoId, day: emptyDay, startMin: 720, endMin: 780 }
    await expectRefused('shifts.putBlock', { ...block, endMin: 700 }, 'INVALID_INPUT')
    await expectRefused('shifts.putBlock', { ...block, endMin: 720 }, 'INVALID_INPUT')
    await expectRefused('shifts.putBlock', { ...block, resourceId: roomId }, 'INVALID_INPUT')
    const closing = { title: 'Remontti', resourceId: roomId, fromDay: emptyDay, toDay: emptyDay }
    await expectRefused('shifts.closePlace', { ...closing, startMin: 720, endMin: 600 }, 'INVALID_INPUT')
    await expectRefused(
      'shifts.closePlace',
      { ...closing, toDay: addDays(emptyDay, -1), startMin: 600, endMin: 720 },
      'INVALID_INPUT',
    )
    await expectTaken('shifts.putBlock', block)
  })

  it('is refused in shifts, their breaks, absences and opening hours', async () => {
    await expectRefused('shifts.change', shift({ endMin: 540 }), 'INVALID_INPUT')
    await expectRefused('shifts.change', shift({ breaks: [{ startMin: 780, endMin: 720 }] }), 'INVALID_INPUT')
    await expectRefused('shifts.change', shift({ breaks: [{ startMin: 480, endMin: 560 }] }), 'INVALID_INPUT')
    await expectTaken('shifts.change', shift({ breaks: [{ startMin: 720, endMin: 780 }] }))
    await expectRefused('shifts.change', absence({ toDay: addDays(emptyDay, -1) }), 'INVALID_INPUT')
    await expectRefused('shifts.change', absence({ part: { startMin: 700, endMin: 600 } }), 'INVALID_INPUT')
    await expectTaken('shifts.change', absence({ part: { startMin: 600, endMin: 700 } }))
    await expectRefused('settings.saveHours', hours({ openMin: 1020, closeMin: 540 }), 'INVALID_INPUT')
  })

  it('is refused in a wish and in the days that are asked for', async () => {
    await expectRefused('waitlist.add', wish({ untilDay: addDays(emptyDay, -1) }), 'INVALID_INPUT')
    await expectRefused('waitlist.add', wish({ untilMin: 540 }), 'INVALID_INPUT')
    await expectTaken('waitlist.add', wish({}))
    await expectRefused('appointments.calendar', { from: day, to: addDays(day, -1) }, 'INVALID_INPUT')
  })
})

describe('a time that no day has', () => {
  it('is refused past midnight on either side, with a reason too, and in the hour that spring skips', async () => {
    await expectRefused('appointments.book', booking({}, { startMin: -15 }), 'INVALID_INPUT')
    await expectRefused('appointments.book', booking({}, { startMin: 1441 }), 'INVALID_INPUT')
    await expectRefused(
      'appointments.book',
      booking({ overrideReason: 'Yötyö' }, { startMin: 1420 }),
      'APPOINTMENT_OUTSIDE_DAY',
    )
    const { id, version } = booked
    const moved = { id, version, lines: [line({ id: booked.lines[0]?.id, startMin: 1410 })] }
    await expectRefused('appointments.change', moved, 'APPOINTMENT_OUTSIDE_DAY')
    await expectRefused(
      'appointments.book',
      booking({ day: '2027-03-28', overrideReason: 'Kesäaika' }, { startMin: 190 }),
      'APPOINTMENT_TIME_DOES_NOT_EXIST',
    )
    for (const wrong of ['2026-02-30', '2026-13-01', '8.12.2026', '']) {
      await expectRefused('appointments.book', booking({ day: wrong }), 'INVALID_INPUT')
    }
  })

  it('is refused with no minutes, with half of one and with thirty hours', async () => {
    for (const durationMin of [0, -30, 30.5, 30 * 60, Number.NaN]) {
      await expectRefused('appointments.book', booking({}, { durationMin }), 'INVALID_INPUT')
      await expectRefused('appointments.check', booking({}, { durationMin }), 'INVALID_INPUT')
      const { id, version } = booked
      const longer = { id, version, lines: [line({ id: booked.lines[0]?.id, durationMin })] }
      await expectRefused('appointments.change', longer, 'INVALID_INPUT')
    }
    // A whole day is a length, but fits only at midnight.
    await expectRefused(
      'appointments.book',
      booking({ overrideReason: 'Koe' }, { durationMin: 1440 }),
      'APPOINTMENT_OUTSIDE_DAY',
    )
  })

  it('is refused as a service that takes none or thirty hours', async () => {
    const [haircut] = (await salon.call('services.list')).filter((each) => each.id === salon.haircutId)
    if (haircut === undefined) throw new Error('the haircut is not there')
    const { id, version } = haircut
    for (const patch of [{ activeMin: 0 }, { activeMin: 30 * 60 }, { processingMin: -5 }, { cleanupMin: 30 * 60 }]) {
      await expectRefused('services.change', { id, version, patch }, 'INVALID_INPUT')
    }
  })
})

describe('what is no longer there', () => {
  it('is not booked: a person who left, an archived service, neither in a series nor as a wish', async () => {
    const noora = await salon.call('staff.create', { name: 'Noora Rautio', role: 'therapist', password: 'lumipallo78' })
    await salon.call('staff.change', { id: noora.id, version: noora.version, patch: { active: false } })
    const services = await salon.call('services.addReady', { keys: ['browShape'] })
    const service = services.find((each) => each.activeMin === 20)
    if (service === undefined) throw new Error('the service is not there')
    await salon.call('services.change', { id: service.id, version: service.version, patch: { archived: true } })

    const left = { staffId: noora.id }
    const archived = { serviceId: service.id }
    const rule = { every: 1, unit: 'week', weekdays: [], monthBy: 'date', end: { kind: 'count', count: 2 } }
    const occurrences = [emptyDay, addDays(emptyDay, 7)].map((each) => ({ day: each, startMin: 600 }))
    for (const [over, code] of [
      [left, 'STAFF_INACTIVE'],
      [archived, 'SERVICE_ARCHIVED'],
      [{ staffId: 'nobody1' }, 'NOT_FOUND'],
      [{ serviceId: 'nothing1' }, 'NOT_FOUND'],
    ] as const) {
      await expectRefused('appointments.book', booking({}, over), code)
      await expectRefused('appointments.book', booking({ overrideReason: 'Kuitenkin' }, over), code)
      await expectRefused('appointments.bookSeries', { clientId, lines: [line(over)], rule, occurrences }, code)
      const { id, version } = booked
      await expectRefused('appointments.change', { id, version, lines: [line(over)] }, code)
    }
    const block = { title: 'Palaveri', staffId: noora.id, day: emptyDay, startMin: 800, endMin: 830 }
    await expectRefused('shifts.putBlock', block, 'STAFF_INACTIVE')
  })

  it('is not changed: an appointment that a colleague has removed while it was open', async () => {
    const made = await salon.call('appointments.book', booking({}, { startMin: 840 }))
    const { id, version } = made
    const removed = await salon.call('appointments.remove', { id, version })
    for (const known of [version, removed.version]) {
      const code = known === version ? 'CHANGED_BY_OTHER' : 'NOT_FOUND'
      const moved = { id, version: known, lines: [line({ id: made.lines[0]?.id, startMin: 900 })] }
      await expectRefused('appointments.change', moved, code)
      await expectRefused('appointments.change', { id, version: known, note: 'Muistiinpano' }, code)
      await expectRefused('appointments.setStatus', { id, version: known, status: 'arrived' }, code)
    }
    // Beside one that is still there: neither is touched.
    const steps = [
      { do: 'change', id: booked.id, version: booked.version, note: 'Molemmat' },
      { do: 'change', id, version, note: 'Molemmat' },
    ]
    await expectRefused('appointments.many', { steps }, 'CHANGED_BY_OTHER')
    await expectTaken('appointments.bringBack', { id, version: removed.version })
  })
})

describe('a group of resources with nothing in it', () => {
  it('is told before booking and refused by name, and passed by a written reason only', async () => {
    const group = await salon.call('resources.saveGroup', { name: 'Solariumit', resourceIds: [] })
    await salon.call('resources.setNeeds', { serviceId: salon.massageId, groupIds: [group.id] })
    const input = booking({}, { serviceId: salon.massageId, startMin: 900 })
    const { conflicts } = await salon.call('appointments.check', input)
    expect(conflicts).toMatchObject([{ kind: 'resource-none', resourceName: 'Solariumit' }])
    await expectRefused('appointments.book', input, 'APPOINTMENT_CONFLICT')
    await expectTaken('appointments.book', { ...input, overrideReason: 'Kotikäynti' })
    expect(
      await salon.call('appointments.findTime', { from: emptyDay, lines: [{ serviceId: salon.massageId }] }),
    ).toEqual([])
  })
})

describe('a series of ten thousand', () => {
  it('is neither checked, booked nor changed', async () => {
    const days = Array.from({ length: 10_000 }, (_, index) => addDays(emptyDay, index))
    await expectRefused('appointments.checkSeries', { clientId: null, lines: [line()], days }, 'INVALID_INPUT')
    const rule = (end: object) => ({ every: 1, unit: 'day', weekdays: [], monthBy: 'date', end })
    const two = days.slice(0, 2).map((each) => ({ day: each, startMin: 600 }))
    const series = (over: object) => ({
      clientId: null,
      lines: [line()],
      rule: rule({ kind: 'count', count: 2 }),
      occurrences: two,
      ...over,
    })
    await expectRefused(
      'appointments.bookSeries',
      series({ occurrences: days.map((each) => ({ day: each, startMin: 600 })) }),
      'INVALID_INPUT',
    )
    await expectRefused(
      'appointments.bookSeries',
      series({ rule: rule({ kind: 'count', count: 10_000 }) }),
      'INVALID_INPUT',
    )
    await expectRefused('appointments.bookSeries', series({ occurrences: [] }), 'INVALID_INPUT')
    const steps = days.map(() => ({ do: 'remove', id: booked.id, version: booked.version }))
    await expectRefused('appointments.many', { steps }, 'INVALID_INPUT')
  })
})
