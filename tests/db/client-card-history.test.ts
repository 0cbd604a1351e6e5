// The newest of a client's history comes with her card, all of it with the timeline, and both by the same rules.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bookAppointment } from '../../db/appointments.ts'
import { setAppointmentStatus } from '../../db/appointments-status.ts'
import { clientCard } from '../../db/client-card.ts'
import { clientTimeline } from '../../db/client-events.ts'
import { createClient } from '../../db/clients.ts'
import { insideClient } from '../../db/look-inside.ts'
import { setLimit } from '../../db/privacy-limits.ts'
import { signRecord } from '../../db/visits.ts'
import { firstHistoryRows } from '../../shared/clients.ts'
import { addDays, localToInstant } from '../../shared/day.ts'
import { codeOf } from '../helpers/codeOf.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

const visits = firstHistoryRows + 5
const firstDay = '2026-11-23'

let salon: TempSalon
let clientId = ''
beforeAll(() => {
  salon = tempSalon()
  clientId = salon.write((tx) => createClient(tx, { name: 'Aino Testi' }, salon.actor())).id
  for (let week = 0; week < visits; week += 1) {
    const day = addDays(firstDay, week * 7)
    const actor = salon.actor('owner', localToInstant(day, 540))
    salon.write((tx) => {
      const lines = [{ serviceId: salon.massage.id, staffId: salon.aino.id, startMin: 600 }]
      const booked = bookAppointment(tx, { day, clientId, lines, note: '' }, actor)
      const { visitId } = setAppointmentStatus(tx, { id: booked.id, version: booked.version, status: 'arrived' }, actor)
      signRecord(tx, { visitId: visitId ?? '', draft: null, text: `kerta ${week}`, products: [] }, actor)
    })
  }
})
afterAll(() => salon.close())

const newestFirst = Array.from({ length: visits }, (_, index) => `kerta ${visits - 1 - index}`)

describe('the history', () => {
  test('comes with the card as far as the first screen goes, and whole with the timeline', () => {
    const card = clientCard(salon.db, { id: clientId }, salon.actor())
    const { history } = clientTimeline(salon.db, { id: clientId }, salon.actor())
    expect(history.map((row) => row.recordText)).toEqual(newestFirst)
    expect(card.history).toEqual(history.slice(0, firstHistoryRows))
    expect(card.visitCount).toBe(0)
  })

  test('is whole inside a backup too', () => {
    const inside = insideClient(salon.db, salon.db, clientId, salon.actor())
    expect(inside.history.map((row) => row.recordText)).toEqual(newestFirst)
  })

  test('tells no record to a role that may not read them, in neither place', () => {
    const reception = salon.actor('reception')
    const card = clientCard(salon.db, { id: clientId }, reception)
    const { history } = clientTimeline(salon.db, { id: clientId }, reception)
    expect([...new Set([...card.history, ...history].map((row) => row.recordText))]).toEqual([null])
    expect([card.history.length, history.length]).toEqual([firstHistoryRows, visits])
  })

  test('of a restricted card is for those who handle requests', () => {
    salon.write((tx) => setLimit(tx, 'restriction', { clientId, on: true, reason: 'Pyyntö' }, salon.actor()))
    expect(codeOf(() => clientTimeline(salon.db, { id: clientId }, salon.actor('reception')))).toBe('CLIENT_RESTRICTED')
    expect(clientTimeline(salon.db, { id: clientId }, salon.actor()).history).toHaveLength(visits)
  })
})
