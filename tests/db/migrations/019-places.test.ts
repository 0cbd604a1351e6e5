// A salon of the schema before becomes one of version 19: what was stays as it was, and the guards of closed rooms hold.
import type Database from 'better-sqlite3-multiple-ciphers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../../db/migrate.ts'
import { salonBefore, stepsTo } from '../../helpers/migrationStep.ts'

let raw: Database.Database
beforeEach(() => {
  raw = salonBefore(19)
  raw.exec(`
    INSERT INTO staff (id, name, role, colour, position, takes_appointments, created_at_ms)
      VALUES ('staff-a', 'Aino Koskela', 'owner', 0, 0, 1, 1);
    INSERT INTO service (id, name, colour, active_min, price_cents, vat_code, created_at_ms)
      VALUES ('service-a', 'Hieronta', 0, 60, 6500, 'STD', 1);
    INSERT INTO resource (id, name, kind, position, created_at_ms) VALUES ('room', 'Huone 1', 'room', 0, 1);
    INSERT INTO appointment (id, day, status, created_at_ms, created_by) VALUES ('app', '2026-11-24', 'booked', 1, 'staff-a');
    INSERT INTO appointment_line VALUES ('line', 'app', 0, 'service-a', 'staff-a', 600, 60, 0, 0, 0, 6500);
    INSERT INTO resource_claim VALUES ('line', 'room', 'app', '2026-11-24', 600, 660, 0);
  `)
})
afterEach(() => raw.close())

const close = (id: string, startMin: number, endMin: number, reason = '') =>
  raw.exec(
    `INSERT INTO resource_block (id, title, resource_id, day, start_min, end_min, overridden, override_reason)
     VALUES ('${id}', 'Huolto', 'room', '2026-11-24', ${startMin}, ${endMin}, ${reason === '' ? 0 : 1}, '${reason}')`,
  )

describe('the step to version 19', () => {
  it('leaves what was as it was', () => {
    const content = () =>
      ['resource', 'service', 'resource_claim'].map((table) => raw.prepare(`SELECT * FROM ${table}`).all())
    const before = content()
    expect(migrate(raw, stepsTo(19)).to).toBe(19)
    expect(content()).toEqual(before)
    expect(raw.pragma('foreign_key_check')).toEqual([])
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  it('keeps closed rooms and bookings apart, in both directions and when a block moves', () => {
    migrate(raw, stepsTo(19))
    expect(() => close('one', 630, 700)).toThrow('CLAIM_CONFLICT')
    close('one', 660, 700)
    expect(() => close('two', 690, 720)).toThrow('CLAIM_CONFLICT')
    expect(() => raw.exec("UPDATE resource_block SET start_min = 650 WHERE id = 'one'")).toThrow('CLAIM_CONFLICT')
    raw.exec('DELETE FROM resource_claim')
    expect(() =>
      raw.exec("INSERT INTO resource_claim VALUES ('line', 'room', 'app', '2026-11-24', 640, 670, 0)"),
    ).toThrow('CLAIM_CONFLICT')
    close('three', 600, 720, 'Vesivahinko')
    expect(() => close('four', 720, 720)).toThrow('CHECK')
  })

  it('remembers who does not do a service, once, and forgets it with the service', () => {
    migrate(raw, stepsTo(19))
    raw.exec("INSERT INTO service_not_by VALUES ('service-a', 'staff-a')")
    expect(() => raw.exec("INSERT INTO service_not_by VALUES ('service-a', 'staff-a')")).toThrow('UNIQUE')
  })
})
