// Which cached answers a change makes old.
import { describe, expect, it } from 'vitest'
import { isTouched } from '../../renderer/queries.ts'

describe('a change', () => {
  it('touches every query of its features and no other', () => {
    expect(isTouched(['clients', 'list', 'ma'], { features: ['clients'] })).toBe(true)
    expect(isTouched(['sales', 'day', '2026-11-23'], { features: ['clients'] })).toBe(false)
  })

  it('that names days leaves the other days alone', () => {
    const change = { features: ['appointments'], days: ['2026-11-23'] } as const
    expect(isTouched(['appointments', 'day', '2026-11-23'], change)).toBe(true)
    expect(isTouched(['appointments', 'day', '2026-11-24'], change)).toBe(false)
    expect(isTouched(['appointments', 'one', 'id-1'], change)).toBe(true)
  })

  it('touches a range of days, whose inner days the key does not name', () => {
    const change = { features: ['appointments'], days: ['2026-11-25'] } as const
    expect(isTouched(['appointments', 'week', '2026-11-23', '2026-11-29'], change)).toBe(true)
  })
})
