// The conflict rule in the program and the guard in the database, on random days, and two windows after one slot.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookAppointment } from '../../db/appointments.ts'
import { all, type Db, query, run, type Tx, transaction } from '../../db/handle.ts'
import { claimsOf, findConflicts } from '../../shared/appointments-times.ts'
import { isAppError } from '../../shared/errors.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

const day = '2026-11-24'
let salon: TempSalon

beforeEach(() => {
  salon = tempSalon()
})
afterEach(() => salon.close())

const bookAt = (db: Db, startMin: number, overrideReason?: string) =>
  transaction(db, (tx) =>
    bookAppointment(
      tx,
      {
        day,
        clientId: null,
        note: '',
        lines: [{ serviceId: salon.massage.id, staffId: salon.aino.id, startMin }],
        ...(overrideReason === undefined ? {} : { overrideReason }),
      },
      salon.actor(),
    ),
  )

const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'saved'
  } catch (error) {
    return isAppError(error) ? error.code : String(error)
  }
}

/** Claims of one person that share a minute without anyone having written why. */
const doubleBooked = () => {
  const claims = all(salon.db, query.selectFrom('claim').selectAll().where('overridden', '=', 0))
  return claims.filter((a) =>
    claims.some(
      (b) =>
        a.line_id !== b.line_id &&
        a.staff_id === b.staff_id &&
        a.day === b.day &&
        a.start_min < b.end_min &&
        b.start_min < a.end_min,
    ),
  )
}

describe('the guard behind the rule', () => {
  it('says the same as the rule about any stretch on any day', () => {
    class Undo extends Error {}
    const stretch = fc.record({ startMin: fc.integer({ min: 0, max: 200 }), length: fc.integer({ min: 1, max: 60 }) })
    const line = bookAt(salon.db, 900).lines[0]
    if (!line) throw new Error('a booking has a line')
    let refusals = 0
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 8 }), stretch, (present, wanted) => {
        const claim = (startMin: number, length: number) => ({
          staffId: salon.aino.id,
          startMin,
          endMin: startMin + length,
        })
        const insert = (tx: Tx, part: number, each: { startMin: number; length: number }, overridden: number) =>
          run(
            tx,
            query.insertInto('claim').values({
              line_id: line.id,
              part,
              appointment_id: 'some-one',
              staff_id: salon.aino.id,
              day: '2026-11-26',
              start_min: each.startMin,
              end_min: each.startMin + each.length,
              overridden,
            }),
          )
        const taken = present.map((each) => ({ ...claim(each.startMin, each.length), appointmentId: 'some-one' }))
        const ruleRefuses = findConflicts([claim(wanted.startMin, wanted.length)], taken).length > 0
        let guardRefuses = false
        try {
          salon.write((tx) => {
            present.forEach((each, part) => {
              insert(tx, part + 10, each, 1)
            })
            try {
              insert(tx, 99, wanted, 0)
            } catch (error) {
              guardRefuses = String(error).includes('CLAIM_CONFLICT')
            }
            throw new Undo()
          })
        } catch (error) {
          if (!(error instanceof Undo)) throw error
        }
        expect(guardRefuses).toBe(ruleRefuses)
        if (guardRefuses) refusals += 1
      }),
      { numRuns: 300 },
    )
    expect(refusals).toBeGreaterThan(20)
  })

  it('lets no pair of unexplained bookings share a minute, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 540, max: 1010 }), { minLength: 1, maxLength: 12 }), (starts) => {
        const shape = { staffId: salon.aino.id, durationMin: 60, processingMin: 0, finishMin: 0, cleanupMin: 10 }
        const kept: number[] = []
        salon.write((tx) => {
          run(tx, query.deleteFrom('claim'))
          run(tx, query.deleteFrom('appointment'))
        })
        for (const startMin of starts) {
          const taken = kept.flatMap((each) =>
            claimsOf({ ...shape, startMin: each }).map((claim) => ({ ...claim, appointmentId: 'kept-one' })),
          )
          const free = findConflicts(claimsOf({ ...shape, startMin }), taken).length === 0
          expect(codeOf(() => bookAt(salon.db, startMin))).toBe(free ? 'saved' : 'APPOINTMENT_CONFLICT')
          if (free) kept.push(startMin)
        }
        expect(doubleBooked()).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})

describe('two windows', () => {
  it('never both get the same time', () => {
    const other = salon.openAgain()
    const outcomes = [540, 560, 610, 600, 700, 700].map((startMin, index) =>
      codeOf(() => bookAt(index % 2 === 0 ? salon.db : other, startMin)),
    )
    expect(outcomes).toEqual([
      'saved',
      'APPOINTMENT_CONFLICT',
      'saved',
      'APPOINTMENT_CONFLICT',
      'saved',
      'APPOINTMENT_CONFLICT',
    ])
    expect(doubleBooked()).toEqual([])
  })

  it('both get it when the second writes why', () => {
    bookAt(salon.db, 540)
    expect(codeOf(() => bookAt(salon.openAgain(), 540, 'Kaksi hierojaa'))).toBe('saved')
    expect(doubleBooked()).toEqual([])
  })

  it('cannot write into each other’s half-done change', () => {
    const other = salon.openAgain()
    other.raw.pragma('busy_timeout = 0')
    const outcome = transaction(salon.db, () => codeOf(() => bookAt(other, 540)))
    expect(outcome).toContain('database is locked')
    expect(codeOf(() => bookAt(other, 540))).toBe('saved')
  })
})
