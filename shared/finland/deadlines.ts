// Deadlines of data protection: answering a person's request, telling the authority of a breach. Pure.
// Source: GDPR (EU) 2016/679 articles 12(3) and 33(1); counting by regulation 1182/71.
import { addDays, addMonths, type Day, weekdayOf } from '../day.ts'
import { isPublicHoliday } from './holidays.ts'

/** `goal` is what the salon aims at; `latest` is the goal moved off a weekend or public holiday. */
export type AnswerDeadline = { goal: Day; latest: Day }

/**
 * When a request received on a day must be answered: the same date `months` later (1, or 3 when extended), or that month's
 * last day. Eves are not counted as holidays, which errs on the early side.
 * @throws RangeError when the text is not a day
 */
export function answerDeadline(receivedDay: Day, months: 1 | 3): AnswerDeadline {
  const goal = addMonths(receivedDay, months)
  let latest = goal
  while (weekdayOf(latest) >= 6 || isPublicHoliday(latest)) latest = addDays(latest, 1)
  return { goal, latest }
}

/** The instant (epoch ms) by which the authority is told of a breach: 72 real hours, whatever the clocks do meanwhile. */
export function breachDeadline(awareAtMs: number): number {
  return awareAtMs + 72 * 3_600_000
}
