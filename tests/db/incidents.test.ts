// The incident log, the history of health data, and what a withdrawn consent, a legal hold and an erasure do to them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bookAppointment } from '../../db/appointments.ts'
import { setAppointmentStatus } from '../../db/appointments-status.ts'
import { addRelative } from '../../db/client-belongings.ts'
import { changeClient, createClient } from '../../db/clients.ts'
import { answerConsent, withdrawConsent } from '../../db/consents.ts'
import { addIncidentStep, closeIncident, incidentById, listIncidents, saveIncident } from '../../db/incidents.ts'
import { eraseClient } from '../../db/privacy-erasure.ts'
import { setLimit } from '../../db/privacy-limits.ts'
import { decideRetention } from '../../db/privacy-retention.ts'
import { clientHealth, endHealthEntry, saveHealthEntry, saveSafetyRule } from '../../db/safety.ts'
import { checkSafety } from '../../db/safety-stops.ts'
import { ageLimits, saveAgeLimit } from '../../db/service-ages.ts'
import { AnswerConsent, type ConsentKind } from '../../shared/consents.ts'
import { AppError } from '../../shared/errors.ts'
import { IncidentFields, openTasks } from '../../shared/incidents.ts'
import type { SafetyStop } from '../../shared/safety.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
let ruleId = ''
beforeAll(() => {
  salon = tempSalon()
  const rule = {
    known: null,
    kind: 'allergy' as const,
    name: 'Lateksi',
    serviceIds: [],
    minHours: null,
    validMonths: null,
  }
  ruleId = salon.write((tx) => saveSafetyRule(tx, { ...rule, archived: false }, salon.actor()))[0]?.id ?? ''
})
afterAll(() => salon.close())

const refusal = (work: () => unknown): AppError | null => {
  try {
    work()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  return null
}
const give = (clientId: string, kinds: ConsentKind[], guardian = '') =>
  salon.write((tx) =>
    answerConsent(
      tx,
      AnswerConsent.parse({ clientId, kinds, answer: 'given', source: 'paper', language: 'fi', guardian }),
      salon.actor(),
    ),
  )
const client = (kinds: ConsentKind[] = ['health'], name = 'Maija Testi') => {
  const { id } = salon.write((tx) => createClient(tx, { name }, salon.actor()))
  if (kinds.length > 0) give(id, kinds)
  return id
}
const fields = IncidentFields.parse({
  kind: 'reaction',
  day: '2026-11-23',
  minute: 615,
  service: 'Väri',
  product: 'Hiusväri 6/0',
  batch: 'ERÄ 7',
  happened: 'Päänahka punoitti',
  done: 'Huuhdeltiin',
  followUpDay: '2026-11-25',
})
const record = (clientId: string | null) =>
  salon.write((tx) => saveIncident(tx, { known: null, clientId, visitId: null, fields }, salon.actor()))

describe('an incident', () => {
  test('names a client only under her consent; without a name it can always be written', () => {
    expect(refusal(() => record(client([])))?.code).toBe('CONSENT_NEEDED')
    expect(record(null)).toMatchObject({ clientId: null, clientName: '', product: 'Hiusväri 6/0' })
    const clientId = client()
    expect(record(clientId)).toMatchObject({ clientName: 'Maija Testi' })
    expect(listIncidents(salon.db, { clientId }, salon.actor())).toHaveLength(1)
  })

  test('asks to be reported and followed up until somebody has done so', () => {
    const made = record(null)
    expect(openTasks(made, '2026-11-24')).toEqual(['report'])
    expect(openTasks(made, '2026-11-25')).toEqual(['report', 'follow-up'])
    const step = (kind: 'tukes' | 'follow-up', day: string) =>
      salon.write((tx) => addIncidentStep(tx, { id: made.id, kind, day, note: '' }, salon.actor()))
    expect(openTasks(step('tukes', '2026-11-24'), '2026-11-25')).toEqual(['follow-up'])
    const asked = step('follow-up', '2026-11-25')
    expect(openTasks(asked, '2026-11-26')).toEqual([])
    const closed = salon.write((tx) =>
      closeIncident(tx, { id: made.id, version: asked.version, isClosed: true }, salon.actor()),
    )
    expect(closed.closedAtMs).not.toBeNull()
  })

  test('a later change keeps what was written before, and two people never overwrite each other', () => {
    const made = record(client())
    const change = (version: number, done: string) =>
      salon.write((tx) =>
        saveIncident(
          tx,
          { known: { id: made.id, version }, clientId: made.clientId, visitId: null, fields: { ...fields, done } },
          salon.actor(),
        ),
      )
    expect(change(made.version, 'Huuhdeltiin kahdesti').changes[0]?.changes).toEqual([
      { field: 'done', before: 'Huuhdeltiin', after: 'Huuhdeltiin kahdesti' },
    ])
    expect(refusal(() => change(made.version, 'muu'))?.code).toBe('CHANGED_BY_OTHER')
    expect(incidentById(salon.db, made.id).done).toBe('Huuhdeltiin kahdesti')
  })

  test('belongs to a visit of the same client only', () => {
    const [own, other] = [client(), client([], 'Muu')]
    const actor = salon.actor()
    const visitId = salon.write((tx) => {
      const lines = [{ serviceId: salon.massage.id, staffId: salon.aino.id, startMin: 600 }]
      const booked = bookAppointment(tx, { day: '2026-11-23', clientId: other, lines, note: '' }, actor)
      const status = { id: booked.id, version: booked.version, status: 'arrived' as const }
      return setAppointmentStatus(tx, status, actor).visitId
    })
    const input = { known: null, clientId: own, visitId, fields }
    expect(refusal(() => salon.write((tx) => saveIncident(tx, input, actor)))?.code).toBe('NOT_FOUND')
  })
})

describe('a withdrawn consent', () => {
  const withdraw = (clientId: string) =>
    salon.write((tx) => withdrawConsent(tx, { clientId, kind: 'health', source: 'spoken' }, salon.actor()))
  const told = () => {
    const clientId = client()
    salon.write((tx) => saveHealthEntry(tx, { clientId, known: null, ruleId, detail: 'turvotus' }, salon.actor()))
    const incident = record(clientId)
    salon.write((tx) =>
      addIncidentStep(tx, { id: incident.id, kind: 'doctor', day: '2026-11-23', note: 'Maija soitti' }, salon.actor()),
    )
    return { clientId, incidentId: incident.id }
  }

  test('leaves of an incident what a product did, and takes the person, the words and the history', () => {
    const { clientId, incidentId } = told()
    withdraw(clientId)
    const left = incidentById(salon.db, incidentId)
    expect(left).toMatchObject({ clientId: null, happened: '', done: '', product: 'Hiusväri 6/0', batch: 'ERÄ 7' })
    expect(left.steps).toMatchObject([{ kind: 'doctor', note: '' }])
    expect(clientHealth(salon.db, { clientId })).toMatchObject({ entries: [], changes: [] })
  })

  test('under a legal hold locks everything, shown to nobody, until what is left is proposed to go', () => {
    const { clientId, incidentId } = told()
    const hold = (on: boolean) =>
      salon.write((tx) => setLimit(tx, 'hold', { clientId, on, reason: on ? 'Vaatimus' : '' }, salon.actor()))
    hold(true)
    withdraw(clientId)
    const kept = () => salon.db.raw.prepare('SELECT happened FROM incident WHERE id = ?').pluck().get(incidentId)
    expect(kept()).toBe('Päänahka punoitti')
    expect(listIncidents(salon.db, { clientId }, salon.actor())).toEqual([])
    expect(listIncidents(salon.db, {}, salon.actor()).map((each) => each.id)).not.toContain(incidentId)
    const change = { known: { id: incidentId, version: 1 }, clientId: null, visitId: null, fields }
    expect(refusal(() => salon.write((tx) => saveIncident(tx, change, salon.actor())))?.code).toBe('NOT_FOUND')
    expect(clientHealth(salon.db, { clientId })).toMatchObject({ entries: [], changes: [] })
    hold(false)
    const chosen = { kind: 'unconsented' as const, decision: 'purge' as const, ids: [clientId], reason: '' }
    salon.write((tx) => decideRetention(tx, chosen, salon.actor()))
    expect(incidentById(salon.db, incidentId)).toMatchObject({ clientId: null, happened: '' })
  })

  test('an erasure does the same, and the incident stays without her', () => {
    const { clientId, incidentId } = told()
    salon.write((tx) => eraseClient(tx, { clientId, requestId: null, suppress: false }, salon.actor()))
    expect(incidentById(salon.db, incidentId)).toMatchObject({ clientId: null, happened: '', batch: 'ERÄ 7' })
    const left = salon.db.raw.prepare('SELECT count(*) FROM health_change WHERE client_id = ?').pluck().get(clientId)
    expect(left).toBe(0)
  })
})

test('every change of a health entry is kept with who, when, old and new', () => {
  const clientId = client()
  const [entry] = salon.write((tx) =>
    saveHealthEntry(tx, { clientId, known: null, ruleId, detail: 'turvotus' }, salon.actor()),
  ).entries
  const known = { id: entry?.id ?? '', version: entry?.version ?? 0 }
  salon.write((tx) => saveHealthEntry(tx, { clientId, known, ruleId, detail: 'hengenahdistus' }, salon.actor()))
  salon.write((tx) => endHealthEntry(tx, { clientId, id: known.id, version: known.version + 1 }, salon.actor()))
  const { changes } = clientHealth(salon.db, { clientId })
  expect(changes.map((each) => each.changes.map((change) => [change.field, change.before]))).toEqual([
    [['ended', '']],
    [['detail', 'turvotus']],
    [
      ['rule', ''],
      ['detail', ''],
    ],
  ])
  expect(changes[1]).toMatchObject({ staffName: 'Helmi Laine', name: 'Lateksi' })
})

describe('an age limit', () => {
  const stopsFor = (clientId: string, day = '2026-11-24', actor = salon.actor()) =>
    checkSafety(salon.db, { clientId, serviceIds: [salon.colour.id], day, startMin: 600 }, actor)
  const born = (birthYear: string) => {
    const clientId = client([], 'Milla Nuori')
    const version = 1
    salon.write((tx) => changeClient(tx, { id: clientId, version, patch: { birthYear } }, salon.actor()))
    return clientId
  }
  const book = (clientId: string, safetyReason?: string) =>
    salon.write((tx) =>
      bookAppointment(
        tx,
        {
          day: '2026-11-24',
          clientId,
          note: '',
          lines: [{ serviceId: salon.colour.id, staffId: salon.elina.id, startMin: 600 }],
          ...(safetyReason === undefined ? {} : { safetyReason }),
        },
        salon.actor(),
      ),
    )
  beforeAll(() => {
    const input = { serviceId: salon.colour.id, version: 0, leastAge: 16, guardianAge: 18 }
    salon.write((tx) => saveAgeLimit(tx, input))
    expect(refusal(() => salon.write((tx) => saveAgeLimit(tx, input)))?.code).toBe('CHANGED_BY_OTHER')
  })

  test('stops the booking until somebody writes why, and the reason is kept', () => {
    const clientId = born('2012')
    const stopped = refusal(() => book(clientId))
    expect(stopped?.code).toBe('SAFETY_STOP')
    expect(((stopped?.data.stops ?? []) as SafetyStop[])[0]).toMatchObject({ kind: 'age-too-young', years: 16 })
    book(clientId, 'Huoltaja mukana, vain latvat')
    expect(clientHealth(salon.db, { clientId }).answers[0]?.reason).toBe('Huoltaja mukana, vain latvat')
  })

  test('is opened by a guardian’s consent, and closed by its end', () => {
    const clientId = born('2009')
    expect(stopsFor(clientId).stops.map((stop) => stop.kind)).toEqual(['age-needs-guardian'])
    const guardianId = client([], 'Marja Nuori')
    salon.write((tx) =>
      addRelative(
        tx,
        { id: clientId, relativeId: guardianId, relation: 'parent', guardian: 'relative' },
        salon.actor(),
      ),
    )
    give(clientId, ['guardian'], 'Marja Nuori')
    expect(stopsFor(clientId).stops).toEqual([])
    salon.write((tx) => withdrawConsent(tx, { clientId, kind: 'guardian', source: 'spoken' }, salon.actor()))
    expect(stopsFor(clientId).stops.map((stop) => stop.kind)).toEqual(['age-needs-guardian'])
  })

  test('is shown to whoever sees the card, without health data; to others there is something to ask', () => {
    const clientId = born('2012')
    const kinds = (role: 'reception' | 'trainee') =>
      stopsFor(clientId, '2026-11-24', salon.actor(role)).stops.map((stop) => stop.kind)
    expect(kinds('reception')).toEqual(['age-too-young'])
    expect(kinds('trainee')).toEqual(['ask-therapist'])
  })

  test('stops nobody whose age is not known, and says so', () => {
    const unknown = stopsFor(client([]))
    expect(unknown).toMatchObject({ stops: [], ageUnknown: [{ service: 'Väri ja leikkaus', years: 16 }] })
  })

  test('goes when both limits are taken away', () => {
    const version = ageLimits(salon.db)[0]?.version ?? 0
    const input = { serviceId: salon.colour.id, version, leastAge: null, guardianAge: null }
    expect(salon.write((tx) => saveAgeLimit(tx, input))).toEqual([])
  })
})
