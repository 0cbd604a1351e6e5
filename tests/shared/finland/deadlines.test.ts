import { expect, test } from 'vitest'
import { answerDeadline, breachDeadline } from '../../../shared/finland/deadlines.ts'
import vectors from '../../vectors/finland.json'

test.each(vectors.dsar)('a request received $received', (vector) => {
  expect(answerDeadline(vector.received, 1)).toEqual({ goal: vector.one_month, latest: vector.one_month_next_working })
  expect(answerDeadline(vector.received, 3)).toEqual({
    goal: vector.extended_three_months,
    latest: vector.extended_next_working,
  })
})
test.each(vectors.breach72h)('a breach noticed $aware', (vector) => {
  expect(breachDeadline(Date.parse(vector.aware))).toBe(Date.parse(vector.deadline))
})
test('a request received on what is no day is refused', () => {
  expect(() => answerDeadline('2026-02-30', 1)).toThrow(RangeError)
})
