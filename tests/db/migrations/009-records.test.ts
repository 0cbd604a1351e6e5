// A salon of the schema before becomes one of version 9: what was stays as it was, old records have no forms, and the new
// guards hold.
import type Database from 'better-sqlite3-multiple-ciphers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../../db/migrate.ts'
import { salonBefore, stepsTo } from '../../helpers/migrationStep.ts'

const upToNine = stepsTo(9)
let raw: Database.Database

beforeEach(() => {
  raw = salonBefore(9)
  raw.exec(`
    INSERT INTO staff (id, name, role, colour, position, takes_appointments, created_at_ms)
      VALUES ('staff-a', 'Aino Koskela', 'owner', 0, 0, 1, 1);
    INSERT INTO service (id, name, colour, active_min, price_cents, vat_code, created_at_ms)
      VALUES ('service-a', 'Hieronta', 0, 60, 6500, 'STD', 1);
    INSERT INTO client (id, name, sort_key, created_at_ms) VALUES ('client-a', 'Maija Testi', 'x', 1);
    INSERT INTO appointment (id, day, status, client_id, created_at_ms, created_by)
      VALUES ('app-one', '2026-11-24', 'done', 'client-a', 1, 'staff-a');
    INSERT INTO visit (id, appointment_id, client_id, day, arrived_at_ms)
      VALUES ('visit-a', 'app-one', 'client-a', '2026-11-24', 1);
    INSERT INTO treatment_record (id, visit_id, staff_id, text, products, signed_at_ms, changed_at_ms, created_at_ms)
      VALUES ('record-a', 'visit-a', 'staff-a', 'Niska kireä', '[]', 5, 5, 4);
  `)
})
afterEach(() => raw.close())

const give = (kind: string, id = `c-${kind}`) =>
  raw.exec(
    `INSERT INTO consent (id, client_id, kind, answer, source, at_ms, staff_id)
     VALUES ('${id}', 'client-a', '${kind}', 'given', 'spoken', 1, 'staff-a')`,
  )
const rule = () =>
  raw.exec(`
    INSERT INTO safety_rule (id, kind, name, created_at_ms) VALUES ('rule-a', 'allergy', 'Lateksi', 1);
    INSERT INTO safety_rule (id, kind, name, min_hours, valid_months, created_at_ms)
      VALUES ('rule-t', 'patch-test', 'Väritesti', 48, 6, 1);`)
const entry = () =>
  raw.exec(`INSERT INTO health_entry (id, client_id, rule_id, staff_id, changed_at_ms, created_at_ms)
    VALUES ('entry-a', 'client-a', 'rule-a', 'staff-a', 1, 1)`)
const test = (result: string) =>
  raw.exec(`INSERT INTO patch_test (id, client_id, rule_id, tested_at_ms, result, staff_id, changed_at_ms)
    VALUES ('test-${result}', 'client-a', 'rule-t', 1, '${result}', 'staff-a', 1)`)
const photo = (kind = 'photo') =>
  raw.exec(`INSERT INTO attachment (id, client_id, kind, name, type, byte_count, day, staff_id, created_at_ms)
    VALUES ('${kind}-a', 'client-a', '${kind}', 'n', 't', 1, '2026-11-24', 'staff-a', 1)`)

describe('the step to version 9', () => {
  it('leaves every row as it was; a record of before has no forms and stays signed', () => {
    const content = () =>
      ['staff', 'service', 'client', 'visit'].map((table) => raw.prepare(`SELECT * FROM ${table}`).all())
    const before = content()
    const record = raw.prepare('SELECT * FROM treatment_record').get()
    migrate(raw, upToNine)
    expect(content()).toEqual(before)
    expect(raw.prepare('SELECT * FROM treatment_record').get()).toEqual({ ...(record as object), forms: '[]' })
    expect(() => raw.exec("UPDATE treatment_record SET forms = '[1]'")).toThrow('TREATMENT_SIGNED')
    expect(raw.pragma('foreign_key_check')).toEqual([])
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  it('refuses health data without an active explicit consent, also by a change', () => {
    migrate(raw, upToNine)
    rule()
    expect(entry).toThrow('CONSENT_NEEDED')
    give('treatment-notes')
    expect(entry).toThrow('CONSENT_NEEDED')
    give('health')
    entry()
    raw.exec("UPDATE consent SET ended_at_ms = 2, ended_by = 'staff-a', end_source = 'spoken' WHERE kind = 'health'")
    expect(() => raw.exec("UPDATE health_entry SET detail = 'x'")).toThrow('CONSENT_NEEDED')
  })

  it('a refused consent is no consent', () => {
    migrate(raw, upToNine)
    rule()
    raw.exec(`INSERT INTO consent (id, client_id, kind, answer, source, at_ms, staff_id)
      VALUES ('c-no', 'client-a', 'health', 'refused', 'spoken', 1, 'staff-a')`)
    expect(entry).toThrow('CONSENT_NEEDED')
  })

  it('takes a clear patch test without the consent, a reaction only with it', () => {
    migrate(raw, upToNine)
    rule()
    test('clear')
    expect(() => test('reaction')).toThrow('CONSENT_NEEDED')
    expect(() => raw.exec("UPDATE patch_test SET result = 'reaction'")).toThrow('CONSENT_NEEDED')
    give('health')
    test('reaction')
  })

  it('refuses photos without their consent; a file needs none', () => {
    migrate(raw, upToNine)
    photo('file')
    expect(() => photo()).toThrow('CONSENT_NEEDED')
    give('photos-show')
    expect(() => photo()).toThrow('CONSENT_NEEDED')
    give('photos-record')
    photo()
  })

  it('lets one answer of a kind hold at a time, and none be half ended', () => {
    migrate(raw, upToNine)
    give('health')
    expect(() => give('health', 'c-again')).toThrow('UNIQUE')
    expect(() => raw.exec('UPDATE consent SET ended_at_ms = 2')).toThrow('CHECK')
  })

  it('keeps the words that people agreed to as they were', () => {
    migrate(raw, upToNine)
    raw.exec("INSERT INTO consent_text VALUES ('t-1', 'health', 'fi', 1, 'Sanat', 1)")
    expect(() => raw.exec("UPDATE consent_text SET text = 'muut'")).toThrow('CONSENT_TEXT_FIXED')
  })
})
