// A salon of the schema before gets services with terms, series, late cancellations and the waiting list; what was stays.
import type Database from 'better-sqlite3-multiple-ciphers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../../db/migrate.ts'
import { salonBefore, stepsTo } from '../../helpers/migrationStep.ts'

const upToFive = stepsTo(5)
let raw: Database.Database

beforeEach(() => {
  raw = salonBefore(5)
  raw.exec(`
    INSERT INTO staff (id, name, role, colour, position, takes_appointments, created_at_ms)
      VALUES ('staff-a', 'Aino Koskela', 'owner', 0, 0, 1, 1);
    INSERT INTO service (id, name, colour, active_min, price_cents, vat_code, created_at_ms)
      VALUES ('service-a', 'Hieronta', 0, 60, 6500, 'STD', 1);
    INSERT INTO client (id, name, sort_key, created_at_ms) VALUES ('client-a', 'Maija Virtanen', 'm', 1);
    INSERT INTO appointment (id, day, status, client_id, created_at_ms, created_by)
      VALUES ('app-one', '2026-11-24', 'cancelled', 'client-a', 1, 'staff-a');
    INSERT INTO appointment_line (id, appointment_id, position, service_id, staff_id, start_min, duration_min, processing_min, finish_min, cleanup_min, price_cents)
      VALUES ('line-one', 'app-one', 0, 'service-a', 'staff-a', 600, 60, 0, 0, 10, 6500);
  `)
})
afterEach(() => raw.close())

const waitlist = (change: Record<string, unknown> = {}) => {
  const row = {
    id: 'wish-a',
    client_id: 'client-a',
    service_ids: '["service-a"]',
    staff_ids: '[]',
    weekdays: '[]',
    from_day: '2026-11-24',
    until_day: '2026-12-24',
    from_min: 0,
    until_min: 1440,
    created_at_ms: 1,
    created_by: 'staff-a',
    ...change,
  }
  const names = Object.keys(row)
  raw.prepare(`INSERT INTO waitlist (${names}) VALUES (${names.map((name) => `@${name}`)})`).run(row)
}

describe('the step to version 5', () => {
  it('leaves every row as it was, and gives what is new its empty value', () => {
    const tables = ['staff', 'client', 'appointment_line']
    const content = () => tables.map((table) => raw.prepare(`SELECT * FROM ${table}`).all())
    const before = content()
    const service = raw.prepare('SELECT * FROM service').get() as object
    const appointment = raw.prepare('SELECT * FROM appointment').get() as object
    expect(migrate(raw, upToFive).to).toBe(5)
    expect(content()).toEqual(before)
    expect(raw.prepare('SELECT * FROM service').get()).toEqual({ ...service, add_on_min: null })
    expect(raw.prepare('SELECT * FROM appointment').get()).toEqual({ ...appointment, series_id: null, late_cancel: 0 })
    expect(raw.pragma('foreign_key_check')).toEqual([])
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  it('has one price a day for each person, and one for everyone else', () => {
    migrate(raw, upToFive)
    const price = (staffId: string | null) =>
      raw.prepare('INSERT INTO service_price VALUES (?, ?, ?, ?)').run('service-a', staffId, '2027-01-01', 7000)
    price(null)
    price('staff-a')
    expect(() => price(null)).toThrow('UNIQUE')
    expect(() => price('staff-a')).toThrow('UNIQUE')
    expect(() => raw.exec("INSERT INTO service_price VALUES ('service-a', NULL, 'soon', 7000)")).toThrow('CHECK')
  })

  it('drops the add-ons of a line with the line', () => {
    migrate(raw, upToFive)
    raw.exec("INSERT INTO appointment_line_add_on VALUES ('line-one', 0, 'service-a', 10, 500)")
    raw.exec("DELETE FROM appointment_line WHERE id = 'line-one'")
    expect(raw.prepare('SELECT * FROM appointment_line_add_on').all()).toEqual([])
  })

  it('refuses a wish without a service, without a client, or that ends before it begins', () => {
    migrate(raw, upToFive)
    waitlist()
    const refused = (change: Record<string, unknown>, why: string) =>
      expect(() => waitlist({ id: 'wish-b', ...change })).toThrow(why)
    refused({ service_ids: '[]' }, 'CHECK')
    refused({ client_id: 'nobody' }, 'FOREIGN KEY')
    refused({ until_day: '2026-11-23' }, 'CHECK')
    refused({ from_min: 600, until_min: 600 }, 'CHECK')
  })
})
