// What a block has room for and where its signs lie.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockPx, cornerSigns, laneRoom, markPx, marksOf, rowsOf } from '../../../renderer/appointments/block-look.ts'

const plain = { status: 'booked', alert: '', note: '' } as const
const range = { fromMin: 480, toMin: 1260 }
const line = { startMin: 540, durationMin: 30, colour: 3 }
const whole = { index: 0, of: 1 }
const wide = { widthPx: 173, range, pixelsPerMin: 1.2, isNarrow: false }

describe('the room of a lane', () => {
  test('is that of the column shared by its lanes', () => {
    expect(laneRoom(161, 1)).toBe('wide')
    expect(laneRoom(160, 1)).toBe('narrow')
    expect(laneRoom(128, 1)).toBe('small')
    expect(laneRoom(173, 2)).toBe('small')
    expect(laneRoom(144, 2)).toBe('tight')
    expect(laneRoom(29, 1)).toBe('tight')
    expect(laneRoom(48, 2)).toBe('bare')
  })
})

describe('rows', () => {
  test('are as many as fit, and a column of initials never has three', () => {
    expect([33, 34, 55, 56].map((height) => rowsOf(height, false))).toEqual([1, 2, 2, 3])
    expect(rowsOf(200, true)).toBe(2)
  })
  test('fit into a block that is never lower than one of them', () => {
    expect(blockPx(5, 0.72)).toBe(15)
    expect(blockPx(60, 1)).toBe(59)
  })
})

describe('signs', () => {
  test('are the status, the note and the alert, from the right; a status with a row of its own is not among them', () => {
    const told = { status: 'paid', alert: 'Allergia', note: 'Soittaa' } as const
    expect(cornerSigns(told, 2)).toEqual(['paid', 'note', 'alert'])
    expect(cornerSigns(told, 3)).toEqual(['note', 'alert'])
    expect(cornerSigns(plain, 1)).toEqual(['booked'])
  })

  test('lie at the right of the first row, and the colour before the service', () => {
    const marks = marksOf({ appointment: plain, line, lane: whole }, wide)
    expect(marks).toEqual([
      { colour: 3, x: 10, y: 72 + 2 + 14.4 + 3.7 },
      { sign: 'booked', status: 'booked', x: 173 - 3 - 6 - markPx, y: 72 + 2 + (14.4 - markPx) / 2 },
    ])
  })

  test('leave the first row of a narrow block to the name', () => {
    const marks = marksOf({ appointment: plain, line, lane: whole }, { ...wide, widthPx: 140 })
    expect(marks.at(-1)?.y).toBeGreaterThan(72 + 14.4)
  })

  test('are not drawn beside the name of a low block that has room for little else', () => {
    const low = { ...line, durationMin: 15 }
    expect(marksOf({ appointment: plain, line: low, lane: whole }, { ...wide, widthPx: 60 })).toEqual([])
    expect(marksOf({ appointment: plain, line: low, lane: whole }, wide)).toHaveLength(1)
  })

  test('are fewer where not all fit, and an alert stays longest', () => {
    const appointment = { status: 'paid', alert: 'Allergia', note: 'Soittaa' } as const
    const signs = (widthPx: number) =>
      marksOf({ appointment, line, lane: whole }, { ...wide, widthPx, pixelsPerMin: 1.5 }).flatMap((mark) =>
        'sign' in mark ? [mark.sign] : [],
      )
    expect(signs(70)).toEqual(['paid', 'note', 'alert'])
    expect(signs(50)).toEqual(['paid', 'alert'])
    expect(signs(30)).toEqual(['alert'])
  })

  test('stand below initials, under each other where they do not fit side by side', () => {
    const appointment = { ...plain, alert: 'Allergia' }
    const column = { ...wide, isNarrow: true }
    const at = (widthPx: number) => marksOf({ appointment, line, lane: whole }, { ...column, widthPx, pixelsPerMin: 2 })
    expect(new Set(at(40).map((mark) => mark.y)).size).toBe(1)
    expect(new Set(at(29.6).map((mark) => mark.x)).size).toBe(1)
    expect(at(16)).toEqual([])
  })

  test('never leave their block sideways nor rise above it, whatever the column', () => {
    fc.assert(
      fc.property(
        fc.record({
          widthPx: fc.double({ min: 20, max: 700, noNaN: true }),
          of: fc.integer({ min: 1, max: 6 }),
          durationMin: fc.integer({ min: 5, max: 240 }),
          pixelsPerMin: fc.constantFrom(0.72, 1.1, 1.2, 1.9, 3.6),
          isNarrow: fc.boolean(),
        }),
        ({ widthPx, of, durationMin, pixelsPerMin, isNarrow }) => {
          for (let index = 0; index < of; index += 1) {
            const appointment = { status: 'paid', alert: 'Allergia', note: 'Soittaa' } as const
            const lane = { index, of }
            const column = { widthPx, range, pixelsPerMin, isNarrow }
            const top = (line.startMin - range.fromMin) * pixelsPerMin
            for (const mark of marksOf({ appointment, line: { ...line, durationMin }, lane }, column)) {
              expect(mark.x).toBeGreaterThanOrEqual((index / of) * widthPx - 0.001)
              expect(mark.x + ('sign' in mark ? markPx : 7)).toBeLessThanOrEqual(((index + 1) / of) * widthPx)
              expect(mark.y).toBeGreaterThanOrEqual(top)
            }
          }
        },
      ),
    )
  })
})
