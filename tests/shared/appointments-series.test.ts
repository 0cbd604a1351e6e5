// The days of a series, against a model that walks the calendar day by day; and what a change of one means for others.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Appointment } from '../../shared/appointments.ts'
import {
  isOpenInSeries,
  membersInScope,
  mostOccurrences,
  type SeriesRule,
  sameChange,
  seriesDays,
} from '../../shared/appointments-series.ts'
import {
  addDays,
  dayParts,
  daysBetween,
  daysInMonth,
  instantToLocal,
  isoWeek,
  localToInstant,
  mondayOf,
  weekdayOf,
  ZONE,
} from '../../shared/day.ts'

const rule = (change: Partial<SeriesRule>): SeriesRule => ({
  every: 1,
  unit: 'week',
  weekdays: [],
  monthBy: 'date',
  end: { kind: 'count', count: 4 },
  ...change,
})

const firstDay = fc.integer({ min: 0, max: 4000 }).map((ahead) => addDays('2024-01-01', ahead))
const anyEnd = fc.oneof(
  fc.record({ kind: fc.constant('count' as const), count: fc.integer({ min: 2, max: 60 }) }),
  fc.integer({ min: 0, max: 1200 }).map((ahead) => ({ kind: 'until' as const, ahead })),
)
const anyRule = fc.record({
  every: fc.integer({ min: 1, max: 9 }),
  unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
  weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
  monthBy: fc.constantFrom('date' as const, 'weekday' as const),
})

/** Whether the rule means this day, asked of the day alone. */
function isMeant(first: string, day: string, { every, unit, weekdays, monthBy }: SeriesRule): boolean {
  if (day < first) return false
  if (unit === 'day') return daysBetween(first, day) % every === 0
  if (unit === 'week') {
    const wanted = weekdays.length === 0 ? [weekdayOf(first)] : weekdays
    return wanted.includes(weekdayOf(day)) && (daysBetween(mondayOf(first), mondayOf(day)) / 7) % every === 0
  }
  const a = dayParts(first)
  const b = dayParts(day)
  if (((b.year - a.year) * 12 + b.month - a.month) % every !== 0) return false
  const last = daysInMonth(b.year, b.month)
  if (monthBy === 'date') return b.date === Math.min(a.date, last)
  if (weekdayOf(day) !== weekdayOf(first)) return false
  return a.date > 28 ? b.date > last - 7 : Math.ceil(b.date / 7) === Math.ceil(a.date / 7)
}

function walked(first: string, asked: SeriesRule): string[] {
  const days: string[] = []
  for (let ahead = 0; ahead < 20_000; ahead += 1) {
    const day = addDays(first, ahead)
    if (asked.end.kind === 'until' ? day > asked.end.day : days.length === asked.end.count) return days
    if (isMeant(first, day, asked)) days.push(day)
  }
  return days
}

describe('the days of a series', () => {
  it('are those that walking the calendar finds, whatever the rule', () => {
    fc.assert(
      fc.property(firstDay, anyRule, anyEnd, (first, begun, end) => {
        const asked: SeriesRule = {
          ...begun,
          end: end.kind === 'until' ? { kind: 'until', day: addDays(first, end.ahead) } : end,
        }
        const expected = walked(first, asked)
        expect(seriesDays(first, asked)).toEqual(expected.length > mostOccurrences ? null : expected)
      }),
      { numRuns: 150 },
    )
  })

  it('stay at their wall-clock time over both clock changes', () => {
    fc.assert(
      fc.property(firstDay, fc.integer({ min: 1, max: 4 }), (first, every) => {
        for (const day of seriesDays(first, rule({ every, end: { kind: 'count', count: 40 } })) ?? []) {
          expect(instantToLocal(localToInstant(day, 600), ZONE)).toEqual({ day, minute: 600 })
        }
      }),
      { numRuns: 50 },
    )
  })

  it('count weeks as ISO does over the turn of a long year', () => {
    // 2026 has 53 weeks.
    const days = seriesDays('2026-12-22', rule({ every: 2 })) ?? []
    expect(days).toEqual(['2026-12-22', '2027-01-05', '2027-01-19', '2027-02-02'])
    expect(days.map((day) => isoWeek(day).week)).toEqual([52, 1, 3, 5])
  })

  it('end on the last day of a month that is too short, and come back to the date', () => {
    const days = seriesDays('2027-01-31', rule({ unit: 'month', end: { kind: 'count', count: 5 } }))
    expect(days).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31'])
  })

  it('take the last weekday where a month has no fifth', () => {
    const days = seriesDays('2026-12-29', rule({ unit: 'month', monthBy: 'weekday' }))
    expect(days).toEqual(['2026-12-29', '2027-01-26', '2027-02-23', '2027-03-30'])
  })

  it('begin on the next chosen weekday when the first day is none', () => {
    expect(seriesDays('2026-11-25', rule({ weekdays: [1, 3] }))).toEqual([
      '2026-11-25',
      '2026-11-30',
      '2026-12-02',
      '2026-12-07',
    ])
    expect(seriesDays('2026-11-25', rule({ weekdays: [2], end: { kind: 'count', count: 2 } }))).toEqual([
      '2026-12-01',
      '2026-12-08',
    ])
  })

  it('are none when the end is before the beginning, and not made when they would be too many', () => {
    expect(seriesDays('2026-11-25', rule({ end: { kind: 'until', day: '2026-11-24' } }))).toEqual([])
    const days = (until: string) => seriesDays('2026-11-25', rule({ unit: 'day', end: { kind: 'until', day: until } }))
    expect(days(addDays('2026-11-25', mostOccurrences - 1))).toHaveLength(mostOccurrences)
    expect(days(addDays('2026-11-25', mostOccurrences))).toBeNull()
  })
})

const member = (id: string, day: string, change: Partial<Appointment> = {}): Appointment => ({
  id,
  version: 3,
  day,
  status: 'booked',
  clientId: 'client-one',
  clientName: 'Maija Virtanen',
  alert: '',
  note: '',
  visitId: null,
  documentId: null,
  removed: false,
  seriesId: 'series-one',
  lateCancel: false,
  lines: [
    {
      id: `${id}-line`,
      serviceId: 'service-one',
      serviceName: 'Hieronta',
      colour: 0,
      staffId: 'staff-one',
      startMin: 600,
      durationMin: 60,
      processingMin: 0,
      finishMin: 0,
      cleanupMin: 0,
      priceCents: 6500,
      resourceIds: [],
      addOns: [],
    },
  ],
  ...change,
})

describe('a change of one of a series', () => {
  const members = [
    member('app-1', '2026-11-24', { status: 'done' }),
    member('app-2', '2026-12-01'),
    member('app-3', '2026-12-08', { status: 'confirmed' }),
    member('app-4', '2026-12-15', { status: 'cancelled' }),
    member('app-5', '2026-12-22'),
  ]
  const [, chosen, third] = members as [Appointment, Appointment, Appointment]

  it('reaches only what is still open, on the asked side of it', () => {
    const ids = (scope: 'this' | 'later' | 'all', of: Appointment) =>
      membersInScope(members, of, scope).map((each) => each.id)
    expect(ids('this', chosen)).toEqual(['app-2'])
    expect(ids('later', third)).toEqual(['app-3', 'app-5'])
    expect(ids('all', third)).toEqual(['app-3', 'app-2', 'app-5'])
    expect(members.filter(isOpenInSeries).map((each) => each.id)).toEqual(['app-2', 'app-3', 'app-5'])
  })

  it('moves another by as many days, and keeps its own lines', () => {
    const lines = [{ id: 'app-2-line', serviceId: 'service-one', staffId: 'staff-two', startMin: 660, durationMin: 45 }]
    expect(sameChange(third, chosen, { day: '2026-12-02', lines, note: 'Ovi' })).toEqual({
      id: 'app-3',
      version: 3,
      day: '2026-12-09',
      note: 'Ovi',
      lines: [{ id: 'app-3-line', serviceId: 'service-one', staffId: 'staff-two', startMin: 660, durationMin: 45 }],
    })
  })

  it('gives another service a line of its own', () => {
    const lines = [{ id: 'app-2-line', serviceId: 'service-two', staffId: 'staff-one', startMin: 600 }]
    expect(sameChange(third, chosen, { lines }).lines).toEqual([
      { serviceId: 'service-two', staffId: 'staff-one', startMin: 600 },
    ])
  })
})
