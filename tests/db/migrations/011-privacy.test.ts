// A salon of the schema before becomes one of version 11: what was stays as it was, and the new guards hold.
import type Database from 'better-sqlite3-multiple-ciphers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../../db/migrate.ts'
import { salonBefore, stepsTo } from '../../helpers/migrationStep.ts'

const upToHere = stepsTo(11)
let raw: Database.Database

beforeEach(() => {
  raw = salonBefore(11)
  raw.exec(`
    INSERT INTO staff (id, name, role, colour, position, takes_appointments, created_at_ms)
      VALUES ('staff-a', 'Aino Koskela', 'owner', 0, 0, 1, 1);
    INSERT INTO client (id, name, sort_key, created_at_ms) VALUES ('client-a', 'Maija Meri', 'maija', 1);
    INSERT INTO appointment (id, day, status, client_id, created_at_ms, created_by)
      VALUES ('app-one', '2026-11-24', 'arrived', 'client-a', 1, 'staff-a');
    INSERT INTO visit (id, appointment_id, client_id, day, arrived_at_ms) VALUES ('visit-a', 'app-one', 'client-a', '2026-11-24', 1);
    INSERT INTO access_log VALUES (1, 5, 'staff-a', 'w', 's', 'view', 'client', 'client-a', 'client-a', 'client-care', '[]', '[]', 0, x'00');
    INSERT INTO access_log VALUES (2, 6, 'staff-a', 'w', 's', 'view', 'client', 'client-a', 'client-a', 'client-care', '[]', '[]', 0, x'01');
  `)
})
afterEach(() => raw.close())

const content = () =>
  ['client', 'appointment', 'visit', 'access_log'].map((table) => raw.prepare(`SELECT * FROM ${table}`).all())

describe('the step to version 11', () => {
  it('leaves every row as it was, and gives nobody an own role', () => {
    const before = content()
    expect(migrate(raw, upToHere).to).toBe(11)
    expect(content()).toEqual(before)
    expect(raw.prepare('SELECT role_id FROM staff').pluck().all()).toEqual([null])
    expect(raw.pragma('foreign_key_check')).toEqual([])
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  it('lets go of log entries only as far as a stub says, and of stubs never', () => {
    migrate(raw, upToHere)
    expect(() => raw.exec('DELETE FROM access_log')).toThrow('LOG_IMMUTABLE')
    raw.exec("INSERT INTO access_log_stub VALUES (1, x'00', 0, 1, 9, x'00')")
    expect(() => raw.exec('DELETE FROM access_log WHERE seq = 2')).toThrow('LOG_IMMUTABLE')
    raw.exec('DELETE FROM access_log WHERE seq = 1')
    expect(() => raw.exec('DELETE FROM access_log_stub')).toThrow('LOG_IMMUTABLE')
    expect(() => raw.exec("UPDATE access_log_stub SET mac = x'02'")).toThrow('LOG_IMMUTABLE')
    expect(() => raw.exec("UPDATE access_log SET action = 'print'")).toThrow('LOG_IMMUTABLE')
  })

  it('writes nothing on a restricted card until the restriction is lifted', () => {
    migrate(raw, upToHere)
    raw.exec("INSERT INTO restriction VALUES ('r-one', 'client-a', 'kiistää', 7, 'staff-a', NULL, NULL)")
    const attempts = [
      "UPDATE client SET notes = 'x' WHERE id = 'client-a'",
      "INSERT INTO appointment (id, day, status, client_id, created_at_ms, created_by) VALUES ('app-two', '2026-11-25', 'booked', 'client-a', 1, 'staff-a')",
      "INSERT INTO treatment_record (id, visit_id, staff_id, text, changed_at_ms, created_at_ms) VALUES ('rec-one', 'visit-a', 'staff-a', 'x', 1, 1)",
    ]
    for (const sql of attempts) expect(() => raw.exec(sql), sql).toThrow('CLIENT_RESTRICTED')
    expect(() =>
      raw.exec("INSERT INTO restriction VALUES ('r-two', 'client-a', 'taas', 8, 'staff-a', NULL, NULL)"),
    ).toThrow('UNIQUE')
    raw.exec("UPDATE restriction SET lifted_at_ms = 9, lifted_by = 'staff-a'")
    for (const sql of attempts) raw.exec(sql)
  })
})
