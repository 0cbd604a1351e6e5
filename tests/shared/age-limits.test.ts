// Age limits: exact with a birth date, honest with a year alone, silent without either.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agesOn, judgeAge, SaveAgeLimit } from '../../shared/age-limits.ts'
import { addDays } from '../../shared/day.ts'

const limit = { leastAge: 16, guardianAge: 18 }
const born = (date: string) => ({ date, year: Number(date.slice(0, 4)) })
const year = (number: number) => ({ date: null, year: number })
const judged = (birth: Parameters<typeof judgeAge>[1], day: string, hasConsent = false) =>
  judgeAge(limit, birth, day, hasConsent)?.verdict ?? null

describe('with the birth date', () => {
  it.each([
    ['2010-11-24', '2026-11-23', 'too-young'],
    ['2010-11-24', '2026-11-24', 'needs-guardian'],
    ['2008-11-25', '2026-11-24', 'needs-guardian'],
    ['2008-11-24', '2026-11-24', null],
    // Born on a leap day: a year older on the first of March.
    ['2008-02-29', '2026-02-28', 'needs-guardian'],
    ['2008-02-29', '2026-03-01', null],
  ])('born %s, on %s: %s', (date, day, verdict) => {
    expect(judged(born(date), day)).toBe(verdict)
  })

  it('a guardian’s consent opens what it can, and never the least age', () => {
    expect(judged(born('2010-01-01'), '2026-11-24', true)).toBeNull()
    expect(judged(born('2011-01-01'), '2026-11-24', true)).toBe('too-young')
  })
})

describe('with the year alone', () => {
  it.each([
    [2011, 'too-young'],
    [2010, 'maybe-too-young'],
    [2009, 'needs-guardian'],
    [2008, 'maybe-needs-guardian'],
    [2007, null],
  ])('born in %s: %s', (number, verdict) => {
    expect(judged(year(number), '2026-11-24')).toBe(verdict)
  })

  it('on the last day of the year nothing is uncertain', () => {
    expect(judged(year(2010), '2026-12-31')).toBe('needs-guardian')
    expect(judged(year(2008), '2026-12-31')).toBeNull()
  })

  it('holds the true age between its two, whichever day she was born', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1970-01-01', days))
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 15_000 }), (date, later) => {
        const then = addDays(date, later)
        const exact = agesOn(born(date), then)
        const rough = agesOn(year(Number(date.slice(0, 4))), then)
        expect(exact?.least).toBe(exact?.most)
        expect(rough?.least).toBeLessThanOrEqual(exact?.least ?? -1)
        expect(rough?.most).toBeGreaterThanOrEqual(exact?.most ?? 999)
        // What is certain with the year is what the date says.
        const verdict = judged(year(Number(date.slice(0, 4))), then)
        if (verdict === null || !verdict.startsWith('maybe')) expect(judged(born(date), then)).toBe(verdict)
      }),
    )
  })
})

it('without either it says that it does not know, and guesses nothing', () => {
  expect(judged({ date: null, year: null }, '2026-11-24')).toBe('unknown')
  expect(judged({ date: null, year: null }, '2026-11-24', true)).toBe('unknown')
})

it('limits that cross are refused', () => {
  const input = { serviceId: 'service-a', version: 0, leastAge: 18, guardianAge: 16 }
  expect(SaveAgeLimit.safeParse(input).success).toBe(false)
  expect(SaveAgeLimit.safeParse({ ...input, leastAge: 16, guardianAge: 18 }).success).toBe(true)
})
