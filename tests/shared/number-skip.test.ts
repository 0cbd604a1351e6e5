// How many numbers are left out when the computer that gave them is gone.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, daysBetween } from '../../shared/day.ts'
import { numbersToSkip } from '../../shared/number-skip.ts'

const day = '2026-11-23'

it('skips the busiest day for each day that may have been worked, the day of the backup included', () => {
  expect(numbersToSkip(34, day, day)).toBe(34)
  expect(numbersToSkip(34, day, '2026-11-25')).toBe(102)
})

it('skips a few even in a quiet series, and two a day where no document tells how many there are', () => {
  expect(numbersToSkip(1, day, day)).toBe(10)
  expect(numbersToSkip(0, day, day)).toBe(2)
  expect(numbersToSkip(0, day, '2026-11-25')).toBe(6)
})

it('takes a clock that was set back as the same day', () => {
  expect(numbersToSkip(34, day, '2026-11-01')).toBe(34)
})

it('never skips fewer than could have been given out, if no day was busier than the busiest so far', () => {
  const given = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(given, fc.integer({ min: 60, max: 90 }), (perDay, busiest) => {
      const today = addDays(day, perDay.length - 1)
      const sum = perDay.reduce((total, count) => total + count, 0)
      expect(numbersToSkip(busiest, day, today)).toBeGreaterThanOrEqual(sum)
      expect(daysBetween(day, today)).toBe(perDay.length - 1)
    }),
  )
})
