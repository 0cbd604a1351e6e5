// Two windows that save at once through the real router: whatever they ask for, both never get the same time.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '../../shared/day.ts'
import { type OpenedSalon, openedSalon, ourWindow } from '../helpers/tempApp.ts'

const rounds = 40
/** The Tuesday after the day of the tests. */
const firstDay = '2026-11-24'

let salon: OpenedSalon
beforeAll(async () => {
  salon = await openedSalon()
})
afterAll(() => salon.close())

const codeOf = (envelope: Awaited<ReturnType<OpenedSalon['send']>>) => (envelope.ok ? 'saved' : envelope.error.code)

describe('two windows that save at once', () => {
  it('give one of them the time and tell the other', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const day = addDays(firstDay, round * 7)
      const input = {
        day,
        clientId: null,
        lines: [{ serviceId: salon.massageId, staffId: salon.ainoId, startMin: 600 }],
      }
      const later = { ...input, lines: input.lines.map((line) => ({ ...line, startMin: 630 })) }
      const both = await Promise.all([
        salon.send('appointments.book', round % 2 === 0 ? input : later, ourWindow),
        salon.send('appointments.book', round % 2 === 0 ? later : input, { ...ourWindow }),
      ])
      expect(both.map(codeOf).toSorted()).toEqual(['APPOINTMENT_CONFLICT', 'saved'])
      const { days } = await salon.call('appointments.calendar', { from: day, to: day })
      expect(days[0]?.appointments).toHaveLength(1)
    }
  })

  it('lets only one of two changes of the same appointment through', async () => {
    const day = addDays(firstDay, 1)
    const lines = [{ serviceId: salon.massageId, staffId: salon.ainoId, startMin: 600 }]
    let appointment = await salon.call('appointments.book', { day, clientId: null, lines })
    for (let round = 0; round < rounds; round += 1) {
      const { id, version } = appointment
      const to = (startMin: number) => ({
        id,
        version,
        lines: appointment.lines.map((line) => ({ ...lines[0], id: line.id, startMin })),
      })
      const both = await Promise.all([
        salon.send('appointments.change', to(660 + (round % 4) * 15)),
        salon.send('appointments.change', to(780 + (round % 4) * 15)),
      ])
      expect(both.map(codeOf).toSorted()).toEqual(['CHANGED_BY_OTHER', 'saved'])
      appointment = (await salon.call('appointments.get', { id })).appointment
    }
  })
})
