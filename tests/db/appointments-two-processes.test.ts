// Two desks in two processes of the operating system, each with its own connection to the same encrypted file, after the
// same times at the same instants: never do both get one, unless somebody wrote why.
import { fork } from 'node:child_process'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { all, query } from '../../db/handle.ts'
import { addDays, weekdayOf } from '../../shared/day.ts'
import type { Asked, Outcome } from '../helpers/rivalDesk.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon

beforeEach(() => {
  salon = tempSalon()
})
afterEach(() => salon.close())

const program = path.join(import.meta.dirname, '..', 'helpers', 'rivalDesk.ts')
/** Times of a day when the salon is open, far enough apart that one does not stand in the way of the next. */
const startsOfDay = [600, 700, 800]
const openDays = Array.from({ length: 58 }, (_, ahead) => addDays('2026-11-24', ahead)).filter(
  (day) => weekdayOf(day) !== 7,
)
const tries = openDays.flatMap((day) => startsOfDay.map((startMin) => ({ day, startMin })))
const rounds = tries.length

interface Desk {
  readonly compete: (beginMs: number) => Promise<Outcome>
}

async function openDesk(way: Asked['way']): Promise<Desk> {
  const child = fork(program, { execArgv: [] })
  const next = <T>() =>
    new Promise<T>((resolve, reject) => {
      child.once('message', (message) => resolve(message as T))
      child.once('exit', (code) => reject(new Error(`the desk ended with ${code}`)))
    })
  const asked: Asked = {
    file: salon.file,
    keyHex: Buffer.from(salon.key).toString('hex'),
    ownerId: salon.owner.id,
    serviceId: salon.massage.id,
    staffId: salon.aino.id,
    tries,
    way,
  }
  const ready = next()
  child.send({ asked })
  await ready
  return {
    compete: (beginMs) => {
      const outcome = next<Outcome>()
      child.send({ beginMs })
      return outcome
    },
  }
}

/** Both desks at once; the outcomes of each, round by round. */
async function race(way: Asked['way']): Promise<readonly [Outcome, Outcome]> {
  const [one, other] = await Promise.all([openDesk(way), openDesk(way)])
  const beginMs = Date.now() + 50
  const outcomes = await Promise.all([one.compete(beginMs), other.compete(beginMs)])
  // They were at it together, or nothing is shown.
  expect(Math.min(outcomes[0].endedMs, outcomes[1].endedMs)).toBeGreaterThan(
    Math.max(outcomes[0].startedMs, outcomes[1].startedMs),
  )
  return outcomes
}

/** How many times were given to both, by what lies in the file. */
function givenTwice(): number {
  const claims = all(salon.db, query.selectFrom('claim').selectAll().where('part', '=', 0))
  const clashes = claims.filter((a) =>
    claims.some(
      (b) =>
        a.line_id < b.line_id &&
        a.staff_id === b.staff_id &&
        a.day === b.day &&
        a.start_min < b.end_min &&
        b.start_min < a.end_min,
    ),
  )
  return clashes.length
}

const wins = (outcome: Outcome) => outcome.codes.filter((code) => code === 'saved').length

describe('two desks in two processes', () => {
  it('never both get a time, and one of them always does', { timeout: 60_000 }, async () => {
    const [one, other] = await race('book')
    const pairs = one.codes.map((code, round) => [code, other.codes[round]].toSorted())
    expect(pairs).toEqual(pairs.map(() => ['APPOINTMENT_CONFLICT', 'saved']))
    expect(givenTwice()).toBe(0)
    const appointments = all(salon.db, query.selectFrom('appointment').select('id'))
    expect(appointments).toHaveLength(wins(one) + wins(other))
  })

  it('both get it when they write why', { timeout: 60_000 }, async () => {
    const [one, other] = await race('book-with-reason')
    expect([wins(one), wins(other)]).toEqual([rounds, rounds])
    expect(givenTwice()).toBe(rounds)
  })

  it('are kept apart by the file itself where a program looks first and writes later', {
    timeout: 60_000,
  }, async () => {
    const [one, other] = await race('look-then-write')
    expect(wins(one) + wins(other)).toBe(rounds)
    expect(givenTwice()).toBe(0)
  })

  it('do both get times once the guard is taken out: this race can be lost', { timeout: 60_000 }, async () => {
    salon.db.raw.exec('DROP TRIGGER claim_guard')
    await race('look-then-write')
    expect(givenTwice()).toBeGreaterThan(0)
  })
})
