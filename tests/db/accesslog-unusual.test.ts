// What is worth a look in the log: each filter finds what it is for, and leaves the ordinary alone.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { appendLog, listLog } from '../../db/accesslog.ts'
import { bookAppointment } from '../../db/appointments.ts'
import { createClient } from '../../db/clients.ts'
import { LogFilter } from '../../shared/accesslog.ts'
import { localToInstant } from '../../shared/day.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
beforeEach(() => {
  salon = tempSalon()
})
afterEach(() => salon.close())

const look = (client: string, day: string, minute: number, staffId = salon.aino.id) =>
  salon.write((tx) =>
    appendLog(
      tx,
      { staffId, workstation: 'tiski', session: 's' },
      { action: 'view', kind: 'client', purpose: 'client-care', record: client, client },
      localToInstant(day, minute),
      day,
    ),
  )
const found = (filter: object) =>
  listLog(salon.db, LogFilter.parse({ limit: 200, ...filter })).rows.map((row) => row.client)

it('the thirty-first card in an hour is unusual, thirty over a day are not', () => {
  for (let card = 0; card < 35; card++) look(`many-${card}`, '2026-11-23', 600 + card)
  for (let card = 0; card < 35; card++) look(`slow-${card}`, '2026-11-24', 540 + card * 12)
  expect(found({ unusual: 'many-views' })).toEqual(['many-34', 'many-33', 'many-32', 'many-31', 'many-30'])
})

it('a card without an appointment near is unusual, one with an appointment is not', () => {
  const booked = salon.write((tx) => {
    const client = createClient(tx, { name: 'Varannut' }, salon.actor()).id
    const lines = [{ serviceId: salon.massage.id, staffId: salon.aino.id, startMin: 600 }]
    bookAppointment(tx, { day: '2026-11-25', clientId: client, lines, note: '' }, salon.actor())
    return client
  })
  look(booked, '2026-11-23', 600)
  look('stranger', '2026-11-23', 601)
  look(booked, '2027-03-23', 600)
  expect(found({ unusual: 'no-appointment' })).toEqual([booked, 'stranger'])
})

it('night is by the salon’s clock, also in summer', () => {
  for (const [day, minute] of [
    ['2026-07-10', 21 * 60 + 59],
    ['2026-07-10', 22 * 60],
    ['2026-07-11', 5 * 60 + 59],
    ['2026-07-11', 6 * 60],
    ['2026-11-23', 22 * 60],
    ['2026-11-24', 3 * 60],
    ['2026-11-24', 6 * 60],
  ] as const) {
    look(`${day} ${minute}`, day, minute)
  }
  expect(found({ unusual: 'night' }).sort()).toEqual([
    '2026-07-10 1320',
    '2026-07-11 359',
    '2026-11-23 1320',
    '2026-11-24 180',
  ])
})

it('days and kinds narrow it', () => {
  look('a', '2026-11-23', 600)
  look('b', '2026-11-24', 0)
  look('c', '2026-11-25', 0)
  expect(found({ from: '2026-11-24', to: '2026-11-24' })).toEqual(['b'])
  expect(found({ kind: 'client', to: '2026-11-23' })).toEqual(['a'])
  expect(found({ kind: 'sale' })).toEqual([])
})
