// The rules of time against a brute-force model that counts single minutes.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  appointmentSpan,
  chainLines,
  claimsOf,
  faultOfTime,
  findConflicts,
  findSelfConflicts,
  fitToHours,
  type TimedLine,
} from '../../shared/appointments-times.ts'

const timedLine = fc.record({
  staffId: fc.constantFrom('anna-1', 'bertta', 'cecili'),
  startMin: fc.integer({ min: 0, max: 1100 }),
  durationMin: fc.integer({ min: 1, max: 240 }),
  processingMin: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 90 })),
  finishMin: fc.integer({ min: 0, max: 60 }),
  cleanupMin: fc.integer({ min: 0, max: 30 }),
})

/** The minutes a line takes of its person, found by walking through the treatment minute by minute. */
function busyMinutes(line: TimedLine): Set<number> {
  const busy = new Set<number>()
  const end = line.startMin + line.durationMin
  const activeMin = line.durationMin - line.processingMin - line.finishMin
  for (let minute = line.startMin; minute < end + line.cleanupMin; minute += 1) {
    const into = minute - line.startMin
    const isProcessing =
      line.processingMin > 0 && activeMin > 0 && into >= activeMin && into < activeMin + line.processingMin
    if (!isProcessing) busy.add(minute)
  }
  return busy
}

describe('claims of a line', () => {
  it('take exactly the minutes in which the person works, whatever the parts', () => {
    fc.assert(
      fc.property(timedLine, (line) => {
        const claimed = new Set<number>()
        for (const claim of claimsOf(line)) {
          expect(claim.endMin).toBeGreaterThan(claim.startMin)
          for (let minute = claim.startMin; minute < claim.endMin; minute += 1) claimed.add(minute)
        }
        expect([...claimed].sort()).toEqual([...busyMinutes(line)].sort())
      }),
      { numRuns: 2000 },
    )
  })

  it('leave the person free while the colour develops', () => {
    const colour = {
      staffId: 'anna-1',
      startMin: 540,
      durationMin: 140,
      processingMin: 35,
      finishMin: 60,
      cleanupMin: 0,
    }
    expect(claimsOf(colour)).toEqual([
      { staffId: 'anna-1', startMin: 540, endMin: 585 },
      { staffId: 'anna-1', startMin: 620, endMin: 680 },
    ])
  })
})

describe('the conflict rule', () => {
  it('agrees with the minute model on random days', () => {
    let conflicts = 0
    fc.assert(
      fc.property(fc.array(timedLine, { maxLength: 12 }), timedLine, (present, wanted) => {
        const taken = present.flatMap((line, index) =>
          claimsOf(line).map((claim) => ({ ...claim, appointmentId: `appointment-${index}` })),
        )
        const mine = busyMinutes(wanted)
        const expected = present.flatMap((line, index) =>
          line.staffId === wanted.staffId && [...busyMinutes(line)].some((minute) => mine.has(minute))
            ? [`appointment-${index}`]
            : [],
        )
        const found = findConflicts(claimsOf(wanted), taken)
        expect([...new Set(found.map((claim) => claim.appointmentId))].sort()).toEqual(expected.sort())
        const starts = found.map((claim) => claim.startMin)
        expect(starts).toEqual([...starts].sort((a, b) => a - b))
        if (found.length > 0) conflicts += 1
      }),
      { numRuns: 5000 },
    )
    // Both answers must have been met, or the comparison says nothing.
    expect(conflicts).toBeGreaterThan(100)
    expect(conflicts).toBeLessThan(4900)
  })

  it('lets the next client in the minute the clean-up ends', () => {
    const first = { staffId: 'anna-1', startMin: 540, durationMin: 60, processingMin: 0, finishMin: 0, cleanupMin: 10 }
    const taken = claimsOf(first).map((claim) => ({ ...claim, appointmentId: 'first1' }))
    const at = (startMin: number) => claimsOf({ ...first, startMin })
    expect(findConflicts(at(609), taken)).toHaveLength(1)
    expect(findConflicts(at(610), taken)).toHaveLength(0)
  })

  it('finds lines of one appointment that want the same person at once', () => {
    fc.assert(
      fc.property(fc.array(timedLine, { minLength: 1, maxLength: 4 }), (lines) => {
        const pairs = lines.flatMap((line, index) =>
          lines
            .slice(0, index)
            .filter(
              (other) =>
                other.staffId === line.staffId &&
                [...busyMinutes(other)].some((minute) => busyMinutes(line).has(minute)),
            ),
        )
        expect(findSelfConflicts(lines)).toHaveLength(pairs.length)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the time itself', () => {
  const line = { staffId: 'anna-1', startMin: 0, durationMin: 60, processingMin: 0, finishMin: 0, cleanupMin: 0 }

  it('may end at midnight but not pass it, clean-up included', () => {
    expect(faultOfTime('2026-11-23', { ...line, startMin: 1380 })).toBeNull()
    expect(faultOfTime('2026-11-23', { ...line, startMin: 1381 })).toBe('outside-day')
    expect(faultOfTime('2026-11-23', { ...line, startMin: 1380, cleanupMin: 5 })).toBe('outside-day')
  })

  it('is refused in the hour that the spring clock change skips', () => {
    expect(faultOfTime('2027-03-28', { ...line, startMin: 210 })).toBe('does-not-exist')
    expect(faultOfTime('2027-03-28', { ...line, startMin: 150 })).toBe('does-not-exist')
    expect(faultOfTime('2027-03-28', { ...line, startMin: 120 })).toBeNull()
    expect(faultOfTime('2027-03-28', { ...line, startMin: 240 })).toBeNull()
    expect(faultOfTime('2027-03-29', { ...line, startMin: 210 })).toBeNull()
  })

  it('is taken as it stands in the hour that comes twice in autumn', () => {
    expect(faultOfTime('2026-10-25', { ...line, startMin: 210 })).toBeNull()
  })

  it('fits the opening hours to the minute', () => {
    const hours = { openMin: 540, closeMin: 1080 }
    expect(fitToHours({ startMin: 540, endMin: 1080 }, hours)).toBe('inside')
    expect(fitToHours({ startMin: 539, endMin: 600 }, hours)).toBe('outside-hours')
    expect(fitToHours({ startMin: 1050, endMin: 1081 }, hours)).toBe('outside-hours')
    expect(fitToHours({ startMin: 600, endMin: 660 }, null)).toBe('closed-day')
  })
})

describe('several services in a row', () => {
  it('follow one another without a gap', () => {
    const parts = { prepareMin: 5, activeMin: 30, processingMin: 20, finishMin: 10, cleanupMin: 15 }
    const lines = chainLines(
      600,
      [
        { id: 'wash01', ...parts },
        { id: 'cut001', ...parts },
      ],
      'anna-1',
    )
    expect(lines.map((each) => [each.serviceId, each.startMin, each.durationMin])).toEqual([
      ['wash01', 600, 65],
      ['cut001', 665, 65],
    ])
    expect(appointmentSpan(lines)).toEqual({ startMin: 600, endMin: 730 })
  })
})
