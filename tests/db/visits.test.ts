import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bookAppointment } from '../../db/appointments.ts'
import { setAppointmentStatus } from '../../db/appointments-status.ts'
import { clientCard } from '../../db/client-card.ts'
import { createClient } from '../../db/clients.ts'
import { one, query } from '../../db/handle.ts'
import { discardDraft, saveDraft, signRecord, visitView } from '../../db/visits.ts'
import { addDays, localToInstant } from '../../shared/day.ts'
import { AppError } from '../../shared/errors.ts'
import { SaveRecord, SignRecord } from '../../shared/visits.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
beforeAll(() => {
  salon = tempSalon()
})
afterAll(() => salon.close())

const code = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'no error'
}

let dayOffset = 0
/** A fresh client (or the given one) who has arrived, each on a day of its own. */
function arrivedVisit(given?: string): { visitId: string; clientId: string; appointmentId: string; day: string } {
  dayOffset += 1
  const day = addDays('2026-11-23', dayOffset * 7)
  const actor = salon.actor('owner', localToInstant(day, 540))
  return salon.write((tx) => {
    const clientId = given ?? createClient(tx, { name: 'Aino Testi', alert: 'Lateksiallergia' }, actor).id
    const lines = [{ serviceId: salon.massage.id, staffId: salon.aino.id, startMin: 600 }]
    const booked = bookAppointment(tx, { day, clientId, lines, note: '' }, actor)
    const arrived = setAppointmentStatus(tx, { id: booked.id, version: booked.version, status: 'arrived' }, actor)
    return { visitId: arrived.visitId ?? '', clientId, appointmentId: booked.id, day }
  })
}

const save = (input: SaveRecord, actor = salon.actor()) => salon.write((tx) => saveDraft(tx, input, actor))
const sign = (input: SaveRecord, actor = salon.actor()) => salon.write((tx) => signRecord(tx, input, actor))
const oil = { name: 'Hiusöljy', amount: '30 g' }

describe('a visit', () => {
  test('shows the client, the warning and the services, and starts without a record', () => {
    const { visitId, clientId, day } = arrivedVisit()
    expect(visitView(salon.db, { id: visitId }, salon.actor())).toMatchObject({
      clientId,
      clientName: 'Aino Testi',
      alert: 'Lateksiallergia',
      day,
      startMin: 600,
      status: 'arrived',
      services: ['Hieronta 60 min'],
      staffNames: ['Aino Koskela'],
      records: [],
      previous: null,
    })
  })

  test('names the client by first name only to a role that may not see names', () => {
    const { visitId } = arrivedVisit()
    const actor = { ...salon.actor(), can: (permission: string) => permission !== 'client-names' }
    expect(visitView(salon.db, { id: visitId }, actor).clientName).toBe('Aino')
  })

  test('that does not exist is not found', () => {
    expect(code(() => visitView(salon.db, { id: 'nothing' }, salon.actor()))).toBe('NOT_FOUND')
    expect(code(() => save({ visitId: 'nothing', draft: null, text: 'x', products: [] }))).toBe('NOT_FOUND')
  })
})

describe('a draft', () => {
  test('is one per visit, saved again and again with a rising version', () => {
    const { visitId } = arrivedVisit()
    const first = save({ visitId, draft: null, text: 'Kireä', products: [] })
    const second = save({ visitId, draft: first, text: 'Kireä niska', products: [oil] })
    expect(second).toMatchObject({ id: first.id, version: 2, text: 'Kireä niska', products: [oil], signedAtMs: null })
    expect(visitView(salon.db, { id: visitId }, salon.actor()).records).toEqual([second])
  })

  test('of another window is never overwritten', () => {
    const { visitId } = arrivedVisit()
    const first = save({ visitId, draft: null, text: 'yksi', products: [] })
    save({ visitId, draft: first, text: 'kaksi', products: [] })
    expect(code(() => save({ visitId, draft: first, text: 'kolme', products: [] }))).toBe('CHANGED_BY_OTHER')
    expect(code(() => save({ visitId, draft: null, text: 'kolme', products: [] }))).toBe('CHANGED_BY_OTHER')
    expect(visitView(salon.db, { id: visitId }, salon.actor()).records.at(-1)?.text).toBe('kaksi')
  })

  test('can be thrown away, and what was typed on it after that is refused', () => {
    const { visitId } = arrivedVisit()
    const draft = save({ visitId, draft: null, text: 'turha', products: [] })
    expect(salon.write((tx) => discardDraft(tx, { visitId, draft }, salon.actor())).records).toEqual([])
    expect(code(() => save({ visitId, draft, text: 'x', products: [] }))).toBe('CHANGED_BY_OTHER')
  })

  test('keeps quotes, marks and emoji as typed', () => {
    const { visitId } = arrivedVisit()
    const text = `'); DELETE FROM visit; -- <b>"&amp;"</b> 💆🏽\nrivi`
    const saved = save({ visitId, draft: null, text, products: [{ name: `"<i>'`, amount: '1:1,5' }] })
    expect(saved).toMatchObject({ text, products: [{ name: `"<i>'`, amount: '1:1,5' }] })
  })
})

describe('signing', () => {
  test('saves what is on screen and closes it for good', () => {
    const { visitId } = arrivedVisit()
    const draft = save({ visitId, draft: null, text: 'kesken', products: [] })
    const visit = sign({ visitId, draft, text: 'valmis', products: [oil] })
    expect(visit.records).toMatchObject([{ text: 'valmis', products: [oil], signedAtMs: salon.actor().atMs }])
    expect(code(() => save({ visitId, draft, text: 'muutos', products: [] }))).toBe('TREATMENT_SIGNED')
    const signed = visit.records[0]
    if (!signed) throw new Error('no record')
    expect(code(() => salon.write((tx) => discardDraft(tx, { visitId, draft: signed }, salon.actor())))).toBe(
      'TREATMENT_SIGNED',
    )
  })

  test('needs no draft saved before', () => {
    const { visitId } = arrivedVisit()
    expect(sign({ visitId, draft: null, text: 'suoraan', products: [] }).records).toHaveLength(1)
  })

  test('is guarded by the database itself', () => {
    const { visitId } = arrivedVisit()
    sign({ visitId, draft: null, text: 'valmis', products: [] })
    const change = salon.db.raw.prepare("UPDATE treatment_record SET text = 'väärennös' WHERE visit_id = ?")
    expect(() => change.run(visitId)).toThrow('TREATMENT_SIGNED')
  })

  test('of an empty record is refused at the door', () => {
    const empty = { visitId: 'abcdefgh', draft: null, text: ' \n ', products: [] }
    expect(SaveRecord.safeParse(empty).success).toBe(true)
    expect(SignRecord.safeParse(empty).success).toBe(false)
    expect(SignRecord.safeParse({ ...empty, products: [oil] }).success).toBe(true)
    expect(SignRecord.safeParse({ ...empty, text: 'x'.repeat(20_001) }).success).toBe(false)
  })

  test('rolls back with the saving when anything after it fails', () => {
    const { visitId } = arrivedVisit()
    const draft = save({ visitId, draft: null, text: 'kesken', products: [] })
    expect(() =>
      salon.write((tx) => {
        signRecord(tx, { visitId, draft, text: 'valmis', products: [] }, salon.actor())
        throw new Error('power cut')
      }),
    ).toThrow('power cut')
    expect(visitView(salon.db, { id: visitId }, salon.actor()).records).toEqual([draft])
  })
})

describe('an amendment', () => {
  test('corrects the latest signed record and keeps the original as it was', () => {
    const { visitId } = arrivedVisit()
    const [original] = sign({ visitId, draft: null, text: 'alkuperäinen', products: [] }).records
    const later = salon.actor('owner', salon.actor().atMs + 60_000)
    const draft = save({ visitId, draft: null, text: 'korjattu', products: [] }, later)
    expect(draft).toMatchObject({ amends: original?.id, signedAtMs: null })
    const { records } = sign({ visitId, draft, text: 'korjattu', products: [oil] }, later)
    expect(records[0]).toEqual(original)
    expect(records[1]).toMatchObject({ text: 'korjattu', amends: original?.id, signedAtMs: later.atMs })
    const third = save({ visitId, draft: null, text: 'vielä', products: [] }, later)
    expect(third.amends).toBe(records[1]?.id)
  })
})

describe('same as last time', () => {
  test('is the latest signed record of the client before this visit, corrections included, whatever the clock said', () => {
    const first = arrivedVisit()
    sign({ visitId: first.visitId, draft: null, text: 'eka', products: [] })
    sign(
      { visitId: first.visitId, draft: null, text: 'eka korjattu', products: [oil] },
      salon.actor('owner', Date.now()),
    )
    const other = arrivedVisit()
    sign({ visitId: other.visitId, draft: null, text: 'toinen asiakas', products: [] })
    const unsigned = arrivedVisit(first.clientId)
    save({ visitId: unsigned.visitId, draft: null, text: 'allekirjoittamatta', products: [] })
    const now = arrivedVisit(first.clientId)
    const later = arrivedVisit(first.clientId)
    sign({ visitId: later.visitId, draft: null, text: 'tulevaisuus', products: [] })
    expect(visitView(salon.db, { id: now.visitId }, salon.actor()).previous).toEqual({
      day: first.day,
      services: ['Hieronta 60 min'],
      text: 'eka korjattu',
      products: [oil],
      forms: [],
    })
    expect(visitView(salon.db, { id: first.visitId }, salon.actor()).previous).toBeNull()
  })
})

describe('the card’s history', () => {
  test('shows the newest first with services, people and the signed text', () => {
    const first = arrivedVisit()
    sign({ visitId: first.visitId, draft: null, text: 'eka', products: [] })
    const second = arrivedVisit(first.clientId)
    save({ visitId: second.visitId, draft: null, text: 'luonnos', products: [] })
    const { history } = clientCard(salon.db, { id: first.clientId }, salon.actor())
    expect(history).toMatchObject([
      { visitId: second.visitId, day: second.day, status: 'arrived', recordText: 'luonnos' },
      { visitId: first.visitId, services: ['Hieronta 60 min'], staffNames: ['Aino Koskela'], recordText: 'eka' },
    ])
    const reception = clientCard(salon.db, { id: first.clientId }, salon.actor('reception'))
    expect(reception.history.map((row) => row.recordText)).toEqual([null, null])
  })

  test('counts missed times and finds the next one', () => {
    const actor = salon.actor()
    const client = salon.write((tx) => createClient(tx, { name: 'Eero' }, actor))
    const book = (day: string, startMin: number) =>
      salon.write((tx) => {
        const lines = [{ serviceId: salon.haircut.id, staffId: salon.elina.id, startMin }]
        return bookAppointment(tx, { day, clientId: client.id, lines, note: '' }, actor)
      })
    const missed = book(actor.today, 600)
    salon.write((tx) => setAppointmentStatus(tx, { ...missed, status: 'no-show' }, actor))
    book(addDays(actor.today, 9), 700)
    const next = book(addDays(actor.today, 2), 615)
    expect(clientCard(salon.db, client, actor)).toMatchObject({
      noShowCount: 1,
      nextAppointment: { id: next.id, day: next.day, startMin: 615 },
    })
    expect(one(salon.db, query.selectFrom('client').select('visit_count').where('id', '=', client.id))).toEqual({
      visit_count: 0,
    })
  })
})
