import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bookAppointment, changeAppointment } from '../../db/appointments.ts'
import { setAppointmentStatus } from '../../db/appointments-status.ts'
import { createClient } from '../../db/clients.ts'
import { answerConsent } from '../../db/consents.ts'
import {
  addReadySafetyRules,
  clientHealth,
  endHealthEntry,
  saveHealthEntry,
  savePatchTest,
  saveSafetyRule,
} from '../../db/safety.ts'
import { checkSafety } from '../../db/safety-stops.ts'
import { AnswerConsent } from '../../shared/consents.ts'
import { addDays } from '../../shared/day.ts'
import { AppError } from '../../shared/errors.ts'
import type { SafetyStop } from '../../shared/safety.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
let latexId = ''
let testId = ''
beforeAll(() => {
  salon = tempSalon()
  salon.write((tx) => {
    const rule = { known: null, minHours: null, validMonths: null, archived: false }
    const latex = { ...rule, kind: 'allergy' as const, name: 'Lateksi', serviceIds: [salon.massage.id] }
    latexId = saveSafetyRule(tx, latex, salon.actor()).find((each) => each.name === 'Lateksi')?.id ?? ''
    const patch = {
      ...rule,
      kind: 'patch-test' as const,
      name: 'Väritesti',
      serviceIds: [salon.colour.id],
      minHours: 48,
      validMonths: 6,
    }
    testId = saveSafetyRule(tx, patch, salon.actor()).find((each) => each.name === 'Väritesti')?.id ?? ''
  })
})
afterAll(() => salon.close())

const failure = (work: () => unknown): AppError | null => {
  try {
    work()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  return null
}
const stopsIn = (error: AppError | null) => (error?.data.stops ?? []) as SafetyStop[]

const clientWith = (consent = true) =>
  salon.write((tx) => {
    const { id } = createClient(tx, { name: 'Maija Testi' }, salon.actor())
    const given = { clientId: id, kinds: ['health'], answer: 'given', source: 'spoken', language: 'fi' }
    if (consent) answerConsent(tx, AnswerConsent.parse(given), salon.actor())
    return id
  })
const allergic = () => {
  const clientId = clientWith()
  salon.write((tx) =>
    saveHealthEntry(tx, { clientId, known: null, ruleId: latexId, detail: 'turvotus' }, salon.actor()),
  )
  return clientId
}
let offset = 0
const freeDay = () => {
  offset += 7
  return addDays('2026-11-24', offset)
}
const book = (clientId: string | null, serviceId: string, safetyReason?: string, actor = salon.actor()) => {
  const lines = [{ serviceId, staffId: salon.aino.id, startMin: 600 }]
  const reason = safetyReason === undefined ? {} : { safetyReason }
  return salon.write((tx) => bookAppointment(tx, { day: freeDay(), clientId, lines, note: '', ...reason }, actor))
}

describe('health data', () => {
  test('cannot be written without the consent, however it is asked', () => {
    const clientId = clientWith(false)
    const save = () =>
      salon.write((tx) => saveHealthEntry(tx, { clientId, known: null, ruleId: latexId, detail: '' }, salon.actor()))
    expect(failure(save)?.code).toBe('CONSENT_NEEDED')
    expect(() =>
      salon.db.raw.exec(`INSERT INTO health_entry (id, client_id, rule_id, staff_id, changed_at_ms, created_at_ms)
        VALUES ('entry-x', '${clientId}', '${latexId}', '${salon.owner.id}', 1, 1)`),
    ).toThrow('CONSENT_NEEDED')
  })

  test('has each thing once; it is changed by who saw it last, and ended rather than lost', () => {
    const clientId = allergic()
    const again = () =>
      salon.write((tx) => saveHealthEntry(tx, { clientId, known: null, ruleId: latexId, detail: '' }, salon.actor()))
    expect(failure(again)?.code).toBe('HEALTH_ENTRY_EXISTS')
    const [entry] = clientHealth(salon.db, { clientId }).entries
    const id = entry?.id ?? ''
    const change = (version: number) =>
      salon.write((tx) =>
        saveHealthEntry(tx, { clientId, known: { id, version }, ruleId: latexId, detail: 'lievä' }, salon.actor()),
      )
    change(1)
    expect(failure(() => change(1))?.code).toBe('CHANGED_BY_OTHER')
    salon.write((tx) => endHealthEntry(tx, { clientId, id, version: 2 }, salon.actor()))
    expect(clientHealth(salon.db, { clientId }).entries).toMatchObject([
      { detail: 'lievä', endedAtMs: salon.actor().atMs },
    ])
    expect(book(clientId, salon.massage.id).status).toBe('booked')
  })
})

describe('a contraindication', () => {
  test('stops the booking of a service it concerns, until there is a reason; the reason stays with it', () => {
    const clientId = allergic()
    const error = failure(() => book(clientId, salon.massage.id))
    expect(error?.code).toBe('SAFETY_STOP')
    expect(stopsIn(error)).toMatchObject([
      { kind: 'contraindication', name: 'Lateksi', detail: 'turvotus', services: ['Hieronta 60 min'] },
    ])
    const made = book(clientId, salon.massage.id, 'Nitriilikäsineet')
    expect(clientHealth(salon.db, { clientId }).answers).toMatchObject([
      { appointmentId: made.id, stage: 'booking', reason: 'Nitriilikäsineet' },
    ])
  })

  test('does not stop other services, nor a booking without a client', () => {
    expect(book(allergic(), salon.haircut.id).status).toBe('booked')
    expect(book(null, salon.massage.id).status).toBe('booked')
  })

  test('stops a change to a service or a client it concerns, but not another time or note', () => {
    const clientId = allergic()
    const made = book(clientId, salon.haircut.id)
    const change = (patch: object, version = made.version) =>
      salon.write((tx) => changeAppointment(tx, { id: made.id, version, ...patch }, salon.actor()))
    const lines = [{ serviceId: salon.massage.id, staffId: salon.aino.id, startMin: 600 }]
    expect(failure(() => change({ lines }))?.code).toBe('SAFETY_STOP')
    const after = change({ lines, safetyReason: 'Käsineet' })
    expect(change({ note: 'x', day: freeDay() }, after.version).note).toBe('x')
    const other = book(clientWith(), salon.massage.id)
    const swap = () =>
      salon.write((tx) => changeAppointment(tx, { id: other.id, version: other.version, clientId }, salon.actor()))
    expect(failure(swap)?.code).toBe('SAFETY_STOP')
  })

  test('is read again when the client comes, once; a thing told since then stops again', () => {
    const clientId = allergic()
    const made = book(clientId, salon.massage.id, 'Nitriilikäsineet')
    const set = (version: number, status: 'arrived' | 'in-treatment' | 'booked', safetyReason?: string) =>
      salon.write((tx) =>
        setAppointmentStatus(
          tx,
          { id: made.id, version, status, ...(safetyReason === undefined ? {} : { safetyReason }) },
          salon.actor(),
        ),
      )
    expect(failure(() => set(made.version, 'arrived'))?.code).toBe('SAFETY_STOP')
    const arrived = set(made.version, 'arrived', 'Käsineet vaihdettu')
    expect(set(arrived.version, 'in-treatment').status).toBe('in-treatment')

    const second = book(clientWith(), salon.massage.id)
    const inside = salon.write((tx) =>
      setAppointmentStatus(tx, { id: second.id, version: second.version, status: 'arrived' }, salon.actor()),
    )
    salon.write((tx) =>
      saveHealthEntry(tx, { clientId: second.clientId ?? '', known: null, ruleId: latexId, detail: '' }, salon.actor()),
    )
    const begin = () =>
      salon.write((tx) =>
        setAppointmentStatus(tx, { id: second.id, version: inside.version, status: 'in-treatment' }, salon.actor()),
      )
    expect(failure(begin)?.code).toBe('SAFETY_STOP')
  })

  test('shows a role without the permission only that there is something to ask', () => {
    const clientId = allergic()
    const reception = salon.actor('reception')
    const asked = [
      { key: 'ask-therapist', kind: 'ask-therapist', name: '', detail: '', services: [], day: null, years: 0 },
    ]
    expect(stopsIn(failure(() => book(clientId, salon.massage.id, undefined, reception)))).toEqual(asked)
    const made = book(clientId, salon.massage.id, 'Kysytty Ainolta', reception)
    const input = { clientId, serviceIds: [salon.massage.id], day: made.day, startMin: 600, appointmentId: made.id }
    expect(checkSafety(salon.db, input, reception)).toEqual({ stops: asked, answers: [], ageUnknown: [] })
    const full = checkSafety(salon.db, input, salon.actor())
    expect(full.stops[0]?.name).toBe('Lateksi')
    expect(full.answers[0]?.reason).toBe('Kysytty Ainolta')
  })
})

describe('a patch test', () => {
  const tested = (clientId: string, day: string, result: 'clear' | 'reaction' | 'waiting', minute = 600) =>
    salon.write((tx) =>
      savePatchTest(
        tx,
        { clientId, id: null, ruleId: testId, visitId: null, day, minute, result, detail: '' },
        salon.actor(),
      ),
    )
  const kindsOn = (clientId: string, day: string, startMin = 600) =>
    checkSafety(salon.db, { clientId, serviceIds: [salon.colour.id], day, startMin }, salon.actor()).stops.map(
      (stop) => stop.kind,
    )

  test('that is missing, waiting, too fresh or expired stops; a clear one in time does not', () => {
    const clientId = clientWith(false)
    expect(kindsOn(clientId, '2026-11-25')).toEqual(['patch-missing'])
    tested(clientId, '2026-11-25', 'waiting')
    expect(kindsOn(clientId, '2026-11-28')).toEqual(['patch-waiting'])
    tested(clientId, '2026-11-25', 'clear')
    expect(kindsOn(clientId, '2026-11-27', 599)).toEqual(['patch-too-fresh'])
    expect(kindsOn(clientId, '2026-11-27', 600)).toEqual([])
    expect(kindsOn(clientId, '2027-05-25')).toEqual([])
    expect(kindsOn(clientId, '2027-05-26')).toEqual(['patch-expired'])
    // A newer test that nobody has looked at yet takes nothing from the one that holds.
    tested(clientId, '2026-12-01', 'waiting')
    expect(kindsOn(clientId, '2026-12-05')).toEqual([])
  })

  test('with a reaction stops for ever, and needs the consent to be written', () => {
    const without = clientWith(false)
    expect(failure(() => tested(without, '2026-11-25', 'reaction'))?.code).toBe('CONSENT_NEEDED')
    const clientId = clientWith()
    tested(clientId, '2026-11-25', 'reaction')
    tested(clientId, '2027-01-10', 'clear')
    expect(kindsOn(clientId, '2027-02-01')).toEqual(['patch-reaction'])
  })
})

describe('the ready list', () => {
  test('comes in the person’s language, linked to the services by their ready names, and once', () => {
    const first = salon.write((tx) => addReadySafetyRules(tx, salon.actor()))
    const test = first.find((rule) => rule.name === 'Hiusvärin ihotesti')
    expect(test).toMatchObject({ kind: 'patch-test', minHours: 48, validMonths: 6 })
    expect(salon.write((tx) => addReadySafetyRules(tx, salon.actor()))).toEqual(first)
  })
})
