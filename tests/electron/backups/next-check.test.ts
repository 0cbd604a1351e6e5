// When which check is due: after opening, over days, asleep, postponed, with a clock set back.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CheckState,
  type DueCheck,
  fileDelayMs,
  intervalsMs,
  longestWaitMs,
  nextCheck,
  type PlaceChecked,
  placeDelayMs,
} from '../../../electron/backups/next-check.ts'

const dayMs = 86_400_000
const morningMs = Date.UTC(2026, 10, 23, 6, 0)
const place = (patch: Partial<PlaceChecked> = {}): PlaceChecked => ({
  id: 'stick',
  hasPoint: true,
  lastShareAtMs: morningMs,
  lastPart: 2,
  lastFullAtMs: morningMs,
  lastDrillAtMs: morningMs,
  notBeforeMs: null,
  ...patch,
})
const state = (patch: Partial<CheckState> = {}): CheckState => ({
  openedAtMs: morningMs,
  fileChecked: true,
  lastFileFullAtMs: morningMs,
  fileNotBeforeMs: null,
  places: [],
  ...patch,
})
const checkAt = (of: CheckState, nowMs: number): DueCheck | null => {
  const action = nextCheck(of, nowMs)
  return action.kind === 'run' ? action.check : null
}

describe('the salon’s own file', () => {
  test('is checked soon after each opening, not at once', () => {
    const fresh = state({ fileChecked: false })
    expect(nextCheck(fresh, morningMs)).toEqual({ kind: 'wait', delayMs: fileDelayMs })
    expect(checkAt(fresh, morningMs + fileDelayMs)).toEqual({ kind: 'file' })
  })

  test('is checked in full instead when that was a week ago, or never', () => {
    const weekOld = state({ fileChecked: false, lastFileFullAtMs: morningMs - intervalsMs['file-full'] })
    expect(checkAt(weekOld, morningMs + fileDelayMs)).toEqual({ kind: 'file-full' })
    const never = state({ fileChecked: false, lastFileFullAtMs: null })
    expect(checkAt(never, morningMs + fileDelayMs)).toEqual({ kind: 'file-full' })
  })
})

describe('a place', () => {
  test('has a seventh of its packs read a day, each in its turn', () => {
    const parts: number[] = []
    let last = place({ lastPart: null, lastShareAtMs: null })
    for (let day = 0; day < 8; day++) {
      const nowMs = morningMs + placeDelayMs + day * dayMs
      const check = checkAt(state({ openedAtMs: nowMs - placeDelayMs, lastFileFullAtMs: nowMs, places: [last] }), nowMs)
      if (check?.kind !== 'share') throw new Error('no share')
      parts.push(check.part)
      last = place({ ...last, lastShareAtMs: nowMs, lastPart: check.part, lastFullAtMs: nowMs, lastDrillAtMs: nowMs })
    }
    expect(parts).toEqual([0, 1, 2, 3, 4, 5, 6, 0])
  })

  test('is opened in full once a week and tried out once a month', () => {
    const of = (patch: Partial<PlaceChecked>, atMs: number) =>
      checkAt(state({ lastFileFullAtMs: atMs, places: [place({ lastShareAtMs: atMs, ...patch })] }), atMs)
    const week = morningMs + 7 * dayMs
    const month = morningMs + 30 * dayMs
    expect(of({}, week - 1)).toBeNull()
    expect(of({}, week)).toEqual({ kind: 'full', placeId: 'stick' })
    const lastFullAtMs = month - dayMs
    expect(of({ lastFullAtMs }, month - 1)).toBeNull()
    expect(of({ lastFullAtMs }, month)).toEqual({ kind: 'drill', placeId: 'stick' })
  })

  test('without a point is left alone, and one that was away until its time', () => {
    const late = { lastShareAtMs: null, lastFullAtMs: null, lastDrillAtMs: null }
    const nowMs = morningMs + dayMs
    expect(checkAt(state({ places: [place({ ...late, hasPoint: false })] }), nowMs)).toBeNull()
    const away = place({ ...late, notBeforeMs: nowMs + 60_000 })
    expect(nextCheck(state({ places: [away] }), nowMs)).toEqual({ kind: 'wait', delayMs: 60_000 })
    expect(checkAt(state({ places: [away] }), nowMs + 60_000)?.kind).toBe('share')
  })

  test('of which a check was missed while the computer was off is checked once when it is back', () => {
    const nowMs = morningMs + 12 * dayMs
    const back = state({ openedAtMs: nowMs - placeDelayMs, lastFileFullAtMs: nowMs, places: [place()] })
    expect(checkAt(back, nowMs)).toEqual({ kind: 'share', placeId: 'stick', part: 3 })
  })
})

test('a clock set back makes nothing wait longer than an hour, and what was done in the future is due', () => {
  const times = fc.integer({ min: morningMs - 90 * dayMs, max: morningMs + 90 * dayMs })
  const maybe = fc.option(times, { nil: null })
  const places = fc.array(
    fc.record({
      id: fc.constantFrom('a', 'b'),
      hasPoint: fc.boolean(),
      lastShareAtMs: maybe,
      lastPart: fc.option(fc.integer({ min: 0, max: 6 }), { nil: null }),
      lastFullAtMs: maybe,
      lastDrillAtMs: maybe,
      notBeforeMs: maybe,
    }),
    { maxLength: 3 },
  )
  const states = fc.record({
    openedAtMs: times,
    fileChecked: fc.boolean(),
    lastFileFullAtMs: maybe,
    fileNotBeforeMs: maybe,
    places,
  })
  fc.assert(
    fc.property(states, times, (of, nowMs) => {
      const action = nextCheck(of, nowMs)
      if (action.kind === 'wait') {
        expect(action.delayMs).toBeGreaterThan(0)
        expect(action.delayMs).toBeLessThanOrEqual(longestWaitMs)
      } else if ('placeId' in action.check) {
        const { placeId } = action.check
        expect(of.places.some((each) => each.id === placeId && each.hasPoint)).toBe(true)
      }
    }),
  )
  const future = place({ lastShareAtMs: morningMs + dayMs })
  expect(checkAt(state({ openedAtMs: morningMs - dayMs, places: [future] }), morningMs)?.kind).toBe('share')
})
