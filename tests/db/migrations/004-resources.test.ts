// A salon of the schema before becomes one of version 4: what was stays as it was, and the guard of resources holds.
import type Database from 'better-sqlite3-multiple-ciphers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../../db/migrate.ts'
import { salonBefore, stepsTo } from '../../helpers/migrationStep.ts'

const upToFour = stepsTo(4)
let raw: Database.Database

beforeEach(() => {
  raw = salonBefore(4)
  raw.exec(`
    INSERT INTO staff (id, name, role, colour, position, takes_appointments, created_at_ms)
      VALUES ('staff-a', 'Aino Koskela', 'owner', 0, 0, 1, 1);
    INSERT INTO service (id, name, colour, active_min, price_cents, vat_code, created_at_ms)
      VALUES ('service-a', 'Hieronta', 0, 60, 6500, 'STD', 1);
    INSERT INTO appointment (id, day, status, created_at_ms, created_by)
      VALUES ('app-one', '2026-11-24', 'booked', 1, 'staff-a'), ('app-two', '2026-11-24', 'booked', 1, 'staff-a');
    INSERT INTO appointment_line VALUES ('line-one', 'app-one', 0, 'service-a', 'staff-a', 600, 60, 0, 0, 10, 6500);
    INSERT INTO appointment_line VALUES ('line-two', 'app-two', 0, 'service-a', 'staff-a', 670, 60, 0, 0, 10, 6500);
    INSERT INTO claim VALUES ('line-one', 0, 'app-one', 'staff-a', '2026-11-24', 600, 670, 0);
  `)
})
afterEach(() => raw.close())

const tables = ['staff', 'service', 'appointment', 'appointment_line', 'claim']
const content = () => tables.map((table) => raw.prepare(`SELECT * FROM ${table}`).all())

const addRoom = () =>
  raw.exec(
    "INSERT INTO resource (id, name, kind, position, created_at_ms) VALUES ('room-a', 'Huone 1', 'room', 0, 1), ('room-b', 'Huone 2', 'room', 1, 1)",
  )
const hold = (
  line: string,
  appointment: string,
  startMin: number,
  endMin: number,
  overridden = 0,
  day = '2026-11-24',
) =>
  raw.exec(
    `INSERT INTO resource_claim VALUES ('${line}', 'room-a', '${appointment}', '${day}', ${startMin}, ${endMin}, ${overridden})`,
  )

describe('the step to version 4', () => {
  it('leaves every row as it was', () => {
    const before = content()
    expect(migrate(raw, upToFour).to).toBe(4)
    expect(content()).toEqual(before)
    expect(raw.pragma('foreign_key_check')).toEqual([])
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  it('lets no two appointments hold a room at once, unless one was let through', () => {
    migrate(raw, upToFour)
    addRoom()
    hold('line-one', 'app-one', 600, 670)
    expect(() => hold('line-two', 'app-two', 669, 700)).toThrow('CLAIM_CONFLICT')
    hold('line-two', 'app-two', 669, 700, 1)
    expect(() => raw.exec("UPDATE resource_claim SET start_min = 600 WHERE line_id = 'line-two'")).toThrow(
      'CLAIM_FIXED',
    )
    raw.exec("DELETE FROM resource_claim WHERE line_id = 'line-two'")
    hold('line-two', 'app-two', 670, 700)
  })

  it('lets lines of one appointment share, and rooms of another day be', () => {
    migrate(raw, upToFour)
    addRoom()
    hold('line-one', 'app-one', 600, 670)
    hold('line-two', 'app-one', 650, 700)
    raw.exec("DELETE FROM resource_claim WHERE line_id = 'line-two'")
    hold('line-two', 'app-two', 600, 670, 0, '2026-11-25')
  })

  it('asks for rooms and lines that exist', () => {
    migrate(raw, upToFour)
    addRoom()
    const refused = (sql: string) => expect(() => raw.exec(sql)).toThrow(/CHECK|FOREIGN KEY/)
    refused("INSERT INTO resource_claim VALUES ('line-one', 'room-a', 'app-one', '2026-11-24', 600, 600, 0)")
    refused("INSERT INTO resource_claim VALUES ('line-one', 'nothing', 'app-one', '2026-11-24', 600, 660, 0)")
    refused("INSERT INTO line_resource VALUES ('no-line', 'room-a')")
    refused("INSERT INTO service_need VALUES ('service-a', 'no-group')")
    refused("INSERT INTO resource (id, name, kind, position, created_at_ms) VALUES ('x', 'X', 'garden', 0, 1)")
    refused("INSERT INTO calendar_layout VALUES ('staff-a', 'not json')")
  })
})
