// A scan is known from its pace, also on a busy computer, and what a person types never is one.
import { describe, expect, it } from 'vitest'
import { fastestTypingMs, longestPauseMs, noScan, type Scanned, scanKey } from '../../../renderer/sales/scan.ts'

const code = '6414880021627'

/** Keys with what passes before each, then Enter after `endMs`. */
function typed(text: string, pauses: (index: number) => number, endMs = 5): Scanned & { firsts: number[] } {
  let state = noScan
  let atMs = 1000
  const firsts: number[] = []
  for (const [index, key] of [...text].entries()) {
    atMs += pauses(index)
    const next = scanKey(state, key, atMs)
    state = next.state
    if (next.isFirst) firsts.push(index)
  }
  return { ...scanKey(state, 'Enter', atMs + endMs), firsts }
}

describe('a scan', () => {
  it('is read whole, and began at its first key', () => {
    expect(typed(code, () => 4)).toMatchObject({ code, firsts: [0], state: noScan })
  })

  it.each([0, 1, 2, 7, 12])('is read whole when its key %i comes late, and still began at the first', (late) => {
    expect(typed(code, (index) => (index === late ? 120 : 4))).toMatchObject({ code, firsts: [0] })
  })

  it('is read whole when its Enter comes late', () => {
    expect(typed(code, () => 4, 120).code).toBe(code)
  })

  it('takes a card’s capital letters with their Shift', () => {
    let state = noScan
    for (const key of ['Shift', 'A', 'Shift', 'B', '1', '2', '3', '4', '5', '6']) {
      state = scanKey(state, key, 1000).state
    }
    expect(scanKey(state, 'Enter', 1001).code).toBe('AB123456')
  })

  it('begins anew after a pause: what was typed by hand before is not of it', () => {
    expect(typed(`12${code}`, (index) => (index === 2 ? longestPauseMs + 1 : 4))).toMatchObject({
      code,
      firsts: [0, 2],
    })
  })
})

describe('typing', () => {
  it.each([fastestTypingMs + 5, 80, 140, 400])('of %i ms a key is nobody’s scan, however long the number', (pace) => {
    expect(typed('12345678901', () => pace, pace).code).toBeNull()
  })

  it('of a short number is none however fast', () => {
    expect(typed('1234567', () => 1).code).toBeNull()
  })

  it('with a comma in it is none', () => {
    expect(typed('123456,78', () => 1).code).toBeNull()
  })
})
