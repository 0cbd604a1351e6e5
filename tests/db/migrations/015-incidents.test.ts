// A salon of the schema before becomes one of version 15: consents are as they were and still guarded, and the new guards
// hold.
import Database from 'better-sqlite3-multiple-ciphers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../../db/migrate.ts'
import { migrations } from '../../../db/migrations/index.ts'

const older = migrations.filter((step) => step.version < 15)
const upToHere = migrations.filter((step) => step.version <= 15)
let raw: Database.Database

beforeEach(() => {
  raw = new Database(':memory:')
  raw.pragma('foreign_keys = ON')
  migrate(raw, older)
  raw.exec(`
    INSERT INTO staff (id, name, role, colour, position, takes_appointments, created_at_ms)
      VALUES ('staff-a', 'Aino Koskela', 'owner', 0, 0, 1, 1);
    INSERT INTO service (id, name, colour, active_min, price_cents, vat_code, created_at_ms)
      VALUES ('service-a', 'Väri', 0, 60, 6500, 'STD', 1);
    INSERT INTO client (id, name, sort_key, created_at_ms) VALUES ('client-a', 'Maija Testi', 'a', 1);
    INSERT INTO client (id, name, sort_key, created_at_ms) VALUES ('client-b', 'Milla Testi', 'b', 1);
    INSERT INTO client_family (id, client_id, relative_id, relation) VALUES ('fam-aaaa', 'client-a', 'client-b', 'child');
    INSERT INTO consent (id, client_id, kind, answer, source, at_ms, staff_id)
      VALUES ('con-aaaa', 'client-a', 'health', 'given', 'spoken', 1, 'staff-a');
    INSERT INTO consent (id, client_id, kind, answer, source, signature, guardian, at_ms, staff_id, ended_at_ms, ended_by, end_source)
      VALUES ('con-bbbb', 'client-a', 'photos-record', 'given', 'signed', '[[1,2,3,4]]', 'Huoltaja', 1, 'staff-a', 2, 'staff-a', 'spoken');
    INSERT INTO safety_rule (id, kind, name, created_at_ms) VALUES ('rule-a', 'allergy', 'Lateksi', 1);
    INSERT INTO health_entry (id, client_id, rule_id, staff_id, changed_at_ms, created_at_ms)
      VALUES ('entry-a', 'client-a', 'rule-a', 'staff-a', 1, 1);
  `)
})
afterEach(() => raw.close())

const rows = (table: string) => raw.prepare(`SELECT * FROM ${table} ORDER BY id`).all()
const incident = (clientId: string | null) =>
  raw
    .prepare(
      `INSERT INTO incident (id, client_id, kind, day, happened, staff_id, created_at_ms, changed_at_ms)
       VALUES (?, ?, 'reaction', '2026-11-24', 'x', 'staff-a', 1, 1)`,
    )
    .run(`inc-${clientId}`, clientId)

describe('the step to version 15', () => {
  it('leaves every consent and health entry as it was; a family link has no guardian', () => {
    const before = [rows('consent'), rows('health_entry')]
    const [link] = rows('client_family')
    expect(migrate(raw, upToHere).to).toBe(15)
    expect([rows('consent'), rows('health_entry')]).toEqual(before)
    expect(rows('client_family')).toEqual([{ ...(link as object), guardian: '' }])
    expect(raw.pragma('foreign_key_check')).toEqual([])
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  it('still refuses health data and photos without their consent, and a second answer that holds', () => {
    migrate(raw, upToHere)
    const attempts = [
      `INSERT INTO health_entry (id, client_id, rule_id, staff_id, changed_at_ms, created_at_ms)
         VALUES ('entry-b', 'client-b', 'rule-a', 'staff-a', 1, 1)`,
      `INSERT INTO patch_test (id, client_id, rule_id, tested_at_ms, result, staff_id, changed_at_ms)
         VALUES ('test-a', 'client-b', 'rule-a', 1, 'reaction', 'staff-a', 1)`,
      `INSERT INTO attachment (id, client_id, kind, name, type, byte_count, day, staff_id, created_at_ms)
         VALUES ('photo-a', 'client-b', 'photo', 'n', 't', 1, '2026-11-24', 'staff-a', 1)`,
    ]
    for (const sql of attempts) expect(() => raw.exec(sql), sql).toThrow('CONSENT_NEEDED')
    raw.exec(`UPDATE consent SET ended_at_ms = 3, ended_by = 'staff-a', end_source = 'spoken' WHERE id = 'con-aaaa'`)
    expect(() => raw.exec("UPDATE health_entry SET detail = 'x'")).toThrow('CONSENT_NEEDED')
    const give = (id: string) =>
      raw.exec(`INSERT INTO consent (id, client_id, kind, answer, source, at_ms, staff_id)
        VALUES ('${id}', 'client-b', 'guardian', 'given', 'paper', 1, 'staff-a')`)
    give('con-cccc')
    expect(() => give('con-dddd')).toThrow('UNIQUE')
  })

  it('names nobody in an incident without the consent, and takes one that names nobody', () => {
    migrate(raw, upToHere)
    incident('client-a')
    incident(null)
    expect(() => incident('client-b')).toThrow('CONSENT_NEEDED')
    expect(() => raw.exec("UPDATE incident SET client_id = 'client-b' WHERE client_id IS NULL")).toThrow(
      'CONSENT_NEEDED',
    )
    raw.exec(`UPDATE consent SET ended_at_ms = 3, ended_by = 'staff-a', end_source = 'spoken' WHERE id = 'con-aaaa'`)
    expect(() => raw.exec("UPDATE incident SET done = 'x' WHERE client_id = 'client-a'")).toThrow('CONSENT_NEEDED')
    raw.exec("UPDATE incident SET client_id = NULL, happened = '' WHERE client_id = 'client-a'")
  })

  it('takes age limits that make sense only', () => {
    migrate(raw, upToHere)
    const limit = (values: string) => raw.exec(`INSERT INTO service_age VALUES ('service-a', 1, ${values})`)
    expect(() => limit('NULL, NULL')).toThrow('CHECK')
    expect(() => limit('18, 16')).toThrow('CHECK')
    limit('16, 18')
  })
})
