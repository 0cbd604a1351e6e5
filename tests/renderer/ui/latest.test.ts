// Answers that arrive out of order.
import { expect, it } from 'vitest'
import { lastQuestion } from '../../../renderer/ui/latest.ts'

it('only the last question asked may show its answer, and none after the list has closed', () => {
  const questions = lastQuestion()
  const first = questions.begin()
  const second = questions.begin()
  expect([first(), second()]).toEqual([false, true])
  questions.drop()
  expect(second()).toBe(false)
})
