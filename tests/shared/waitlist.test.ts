// Which times meet a wish, against a model that asks every minute.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, weekdayOf } from '../../shared/day.ts'
import { findTimes } from '../../shared/free-time.ts'
import { daysAheadOf, hoursForWish, usesFreed, WaitlistFields, type Wish, wishAllows } from '../../shared/waitlist.ts'

const monday = '2026-11-23'
const people = ['staff-a', 'staff-b', 'staff-c']

const anyWish: fc.Arbitrary<Wish> = fc
  .record({
    staffIds: fc.subarray(people),
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
    from: fc.integer({ min: 0, max: 10 }),
    length: fc.integer({ min: 0, max: 20 }),
    fromMin: fc.integer({ min: 0, max: 1439 }),
    window: fc.integer({ min: 1, max: 900 }),
  })
  .map(({ staffIds, weekdays, from, length, fromMin, window }) => ({
    serviceIds: ['service-a'],
    staffIds,
    weekdays,
    fromDay: addDays(monday, from),
    untilDay: addDays(monday, from + length),
    fromMin,
    untilMin: Math.min(1440, fromMin + window),
  }))

const stretch = fc
  .record({ startMin: fc.integer({ min: 480, max: 1100 }), length: fc.integer({ min: 5, max: 120 }) })
  .map(({ startMin, length }) => ({ startMin, endMin: startMin + length }))

describe('a wish on the waiting list', () => {
  it('is met by exactly the times that keep to it and are free', () => {
    fc.assert(
      fc.property(
        anyWish,
        fc.integer({ min: 15, max: 90 }),
        fc.dictionary(fc.constantFrom(...people), fc.array(stretch, { maxLength: 4 })),
        (wish, durationMin, busy) => {
          const hours = { openMin: 540, closeMin: 1080 }
          const takenOf = (staffId: string) => busy[staffId] ?? []
          const found = findTimes(
            {
              fromDay: monday,
              fromMin: 0,
              days: 31,
              staffIds: people,
              lines: [{ startMin: 0, durationMin, processingMin: 0, finishMin: 0, cleanupMin: 0 }],
              dayPart: 'any',
              shortestMin: 0,
              limit: 10_000,
            },
            (staffId, day) => hoursForWish(wish, staffId, day, hours),
            takenOf,
          )
          const meets = (day: string, staffId: string, startMin: number) =>
            day >= wish.fromDay &&
            day <= wish.untilDay &&
            (wish.weekdays.length === 0 || wish.weekdays.includes(weekdayOf(day))) &&
            (wish.staffIds.length === 0 || wish.staffIds.includes(staffId)) &&
            startMin >= Math.max(wish.fromMin, hours.openMin) &&
            startMin + durationMin <= Math.min(wish.untilMin, hours.closeMin) &&
            takenOf(staffId).every((each) => startMin >= each.endMin || each.startMin >= startMin + durationMin)
          for (const time of found) expect(meets(time.day, time.staffId, time.startMin)).toBe(true)
          // Where any minute meets it, a time is offered.
          for (let ahead = 0; ahead < 31; ahead += 1) {
            const day = addDays(monday, ahead)
            for (const staffId of people) {
              const isPossible = Array.from({ length: 1440 }, (_, minute) => minute).some((minute) =>
                meets(day, staffId, minute),
              )
              expect(found.some((time) => time.day === day && time.staffId === staffId)).toBe(isPossible)
            }
          }
        },
      ),
      { numRuns: 15 },
    )
  })

  it('allows a person and a day without asking the clock', () => {
    const wish: Wish = {
      serviceIds: ['service-a'],
      staffIds: ['staff-a'],
      weekdays: [2],
      fromDay: monday,
      untilDay: addDays(monday, 7),
      fromMin: 0,
      untilMin: 1440,
    }
    expect(wishAllows(wish, 'staff-a', addDays(monday, 1))).toBe(true)
    expect(wishAllows(wish, 'staff-b', addDays(monday, 1))).toBe(false)
    expect(wishAllows(wish, 'staff-a', addDays(monday, 2))).toBe(false)
    expect(wishAllows(wish, 'staff-a', addDays(monday, 8))).toBe(false)
    expect(daysAheadOf(wish, addDays(monday, 3), 30)).toEqual({ from: addDays(monday, 3), days: 5 })
    expect(daysAheadOf(wish, addDays(monday, -5), 3)).toEqual({ from: monday, days: 3 })
    expect(daysAheadOf(wish, addDays(monday, 8), 3)).toBeNull()
  })

  it('hears of a time that was given back only when it would stand on it', () => {
    const freed = [{ day: monday, staffId: 'staff-a', startMin: 600, endMin: 660 }]
    const time = (startMin: number, staffId = 'staff-a', day = monday) => ({ day, staffId, startMin, isBest: true })
    expect(usesFreed(time(540), 60, freed)).toBe(false)
    expect(usesFreed(time(541), 60, freed)).toBe(true)
    expect(usesFreed(time(660), 60, freed)).toBe(false)
    expect(usesFreed(time(600, 'staff-b'), 60, freed)).toBe(false)
    expect(usesFreed(time(600, 'staff-a', addDays(monday, 1)), 60, freed)).toBe(false)
  })

  it('cannot end before it begins, nor wish for nothing', () => {
    const wish = {
      clientId: 'client-a',
      serviceIds: ['service-a'],
      staffIds: [],
      weekdays: [],
      fromDay: monday,
      untilDay: monday,
      fromMin: 540,
      untilMin: 600,
      note: '',
    }
    expect(WaitlistFields.safeParse(wish).success).toBe(true)
    expect(WaitlistFields.safeParse({ ...wish, untilDay: '2026-11-22' }).success).toBe(false)
    expect(WaitlistFields.safeParse({ ...wish, untilMin: 540 }).success).toBe(false)
    expect(WaitlistFields.safeParse({ ...wish, serviceIds: [] }).success).toBe(false)
    expect(WaitlistFields.safeParse({ ...wish, weekdays: [8] }).success).toBe(false)
  })
})
