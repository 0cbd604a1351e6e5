// What a drag makes of an appointment, and the lines of a booking that is being written.
import { describe, expect, it } from 'vitest'
import {
  draftOf,
  sentOf,
  startingAt,
  withDuration,
  withoutLine,
  withService,
  withStaff,
} from '../../../renderer/appointments/line-draft.ts'
import { isSame, linesOf, movedLines, resizedLines } from '../../../renderer/appointments/moves.ts'
import type { Appointment } from '../../../shared/appointments.ts'
import type { Service } from '../../../shared/services.ts'

const line = (id: string, staffId: string, startMin: number, durationMin: number): Appointment['lines'][number] => ({
  id,
  serviceId: `service-${id}`,
  serviceName: 'Palvelu',
  colour: 0,
  staffId,
  startMin,
  durationMin,
  processingMin: 0,
  finishMin: 0,
  cleanupMin: 0,
  priceCents: 1000,
  resourceIds: [],
  addOns: [],
})

const appointment: Appointment = {
  id: 'appointment1',
  version: 3,
  day: '2026-11-24',
  status: 'booked',
  clientId: null,
  clientName: '',
  alert: '',
  note: '',
  visitId: null,
  documentId: null,
  seriesId: null,
  lateCancel: false,
  removed: false,
  lines: [line('wash', 'aino01', 540, 30), line('nails', 'elina1', 570, 60), line('dry', 'aino01', 630, 30)],
}

const times = (lines: readonly { startMin: number; durationMin?: number | undefined; staffId: string }[] | null) =>
  lines?.map((each) => [each.staffId, each.startMin, each.durationMin]) ?? null

describe('a moved block', () => {
  it('takes the whole appointment along, and its own person’s lines to the new person', () => {
    expect(times(movedLines(appointment, 'dry', { startMin: 660, staffId: 'helmi1' }))).toEqual([
      ['helmi1', 570, 30],
      ['elina1', 600, 60],
      ['helmi1', 660, 30],
    ])
  })

  it('goes nowhere when some line would leave the day', () => {
    expect(movedLines(appointment, 'wash', { startMin: 1350, staffId: 'aino01' })).toBeNull()
    expect(movedLines(appointment, 'dry', { startMin: 60, staffId: 'aino01' })).toBeNull()
    expect(movedLines(appointment, 'unknown', { startMin: 600, staffId: 'aino01' })).toBeNull()
  })

  it('that comes back to its place changes nothing', () => {
    const lines = movedLines(appointment, 'nails', { startMin: 570, staffId: 'elina1' })
    expect(lines && isSame(appointment, '2026-11-24', lines)).toBe(true)
    expect(lines && isSame(appointment, '2026-11-25', lines)).toBe(false)
    expect(isSame(appointment, '2026-11-24', linesOf(appointment))).toBe(true)
  })
})

describe('a lengthened block', () => {
  it('pushes what comes after it and leaves what is before', () => {
    expect(times(resizedLines(appointment, 'nails', 75))).toEqual([
      ['aino01', 540, 30],
      ['elina1', 570, 75],
      ['aino01', 645, 30],
    ])
  })

  it('is refused past midnight and below five minutes', () => {
    expect(resizedLines(appointment, 'nails', 900)).toBeNull()
    expect(resizedLines(appointment, 'nails', 4)).toBeNull()
  })
})

describe('a booking that is being written', () => {
  const service = (id: string, activeMin: number): Service => ({
    id,
    version: 1,
    archived: false,
    name: id,
    category: '',
    colour: 0,
    prepareMin: 5,
    activeMin,
    processingMin: 0,
    finishMin: 0,
    cleanupMin: 10,
    priceCents: 1000,
    vatCode: 'STD',
    addOnMin: null,
    goesWith: [],
    personTimes: [],
    notBy: [],
    prices: [],
  })
  const first = { startMin: 600, staffId: 'aino01', drawnMin: null }

  it('puts each service after the one before, with the same person', () => {
    const one = withStaff(withService([], service('wash', 25), first), 'new-0-wash-', 'elina1', service('wash', 25))
    const two = withService(one, service('cut', 40), first)
    expect(times(sentOf(two))).toEqual([
      ['elina1', 600, 30],
      ['elina1', 630, 45],
    ])
    expect(new Set(two.map((each) => each.key)).size).toBe(2)
  })

  it('makes the first service as long as someone drew', () => {
    expect(withService([], service('wash', 25), { ...first, drawnMin: 90 })[0]?.durationMin).toBe(90)
  })

  it('closes the gap when a service goes, and follows when one grows or all move', () => {
    const lines = draftOf(appointment)
    expect(times(withoutLine(lines, 'wash'))).toEqual([
      ['elina1', 540, 60],
      ['aino01', 600, 30],
    ])
    expect(times(withDuration(lines, 'wash', 45))?.map((each) => each[1])).toEqual([540, 585, 645])
    expect(times(startingAt(lines, 600))?.map((each) => each[1])).toEqual([600, 630, 690])
    expect(sentOf(lines).map((each) => each.id)).toEqual(['wash', 'nails', 'dry'])
  })
})
