// A salon of the schema before becomes one of version 3: what was stays as it was, and the new guards hold over it.

import type Database from 'better-sqlite3-multiple-ciphers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../../db/migrate.ts'
import { salonBefore, stepsTo } from '../../helpers/migrationStep.ts'

const upToThree = stepsTo(3)
let raw: Database.Database

beforeEach(() => {
  raw = salonBefore(3)
  raw.exec(`
    INSERT INTO staff (id, name, role, colour, position, takes_appointments, created_at_ms)
      VALUES ('staff-a', 'Aino Koskela', 'owner', 0, 0, 1, 1);
    INSERT INTO service (id, name, colour, active_min, price_cents, vat_code, created_at_ms)
      VALUES ('service-a', 'Hieronta', 0, 60, 6500, 'STD', 1);
    INSERT INTO appointment (id, day, status, created_at_ms, created_by)
      VALUES ('app-one', '2026-11-24', 'booked', 1, 'staff-a');
    INSERT INTO appointment_line VALUES ('line-one', 'app-one', 0, 'service-a', 'staff-a', 600, 60, 0, 0, 10, 6500);
    INSERT INTO claim VALUES ('line-one', 0, 'app-one', 'staff-a', '2026-11-24', 600, 670, 0);
    INSERT INTO claim VALUES ('line-one', 1, 'app-one', 'staff-a', '2026-11-24', 660, 700, 1);
  `)
})
afterEach(() => raw.close())

const content = () =>
  ['staff', 'service', 'appointment', 'appointment_line', 'claim'].map((table) =>
    raw.prepare(`SELECT * FROM ${table}`).all(),
  )
const insertBlock = (startMin: number, endMin: number, overridden = 0, reason = '') =>
  raw.exec(
    `INSERT INTO time_block VALUES ('b-${startMin}', 1, 'Tauko', 'staff-a', '2026-11-24', ${startMin}, ${endMin}, ${overridden}, '${reason}')`,
  )

describe('the step to version 3', () => {
  it('leaves every row as it was', () => {
    const before = content()
    expect(migrate(raw, upToThree).to).toBe(3)
    expect(content()).toEqual(before)
    expect(raw.pragma('foreign_key_check')).toEqual([])
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  it('guards blocks against the claims that were there, and claims against blocks', () => {
    migrate(raw, upToThree)
    expect(() => insertBlock(699, 720)).toThrow('CLAIM_CONFLICT')
    insertBlock(700, 720)
    expect(() => raw.exec("UPDATE time_block SET start_min = 690 WHERE id = 'b-700'")).toThrow('CLAIM_CONFLICT')
    raw.exec("UPDATE time_block SET start_min = 710, title = 'Lounas' WHERE id = 'b-700'")
    const claim = (startMin: number, overridden: number) =>
      raw.exec(
        `INSERT INTO claim VALUES ('line-one', 5, 'app-one', 'staff-a', '2026-11-24', ${startMin}, 730, ${overridden})`,
      )
    expect(() => claim(719, 0)).toThrow('CLAIM_CONFLICT')
    claim(719, 1)
  })

  it('asks for a written reason, and for sense', () => {
    migrate(raw, upToThree)
    expect(() => insertBlock(600, 610, 1)).toThrow('CHECK')
    insertBlock(600, 610, 1, 'Sovittu')
    // A block that gives its reason up passes the guard again.
    expect(() => raw.exec("UPDATE time_block SET overridden = 0, override_reason = ''")).toThrow('CLAIM_CONFLICT')
    const refused = (sql: string) => expect(() => raw.exec(sql)).toThrow(/CHECK|FOREIGN KEY/)
    refused("INSERT INTO shift_pattern VALUES ('p', 1, 'staff-a', 'every', '2026-11-24', '2026-11-23', '[]')")
    refused("INSERT INTO shift_pattern VALUES ('p', 1, 'staff-a', 'every', '2026-11-24', NULL, '[null]')")
    refused("INSERT INTO shift_exception VALUES ('staff-a', '2026-11-24', 600, NULL, '[]')")
    refused("INSERT INTO absence VALUES ('a', 1, 'staff-a', 'holiday', '2026-11-24', '2026-11-25', 600, 660)")
    refused("INSERT INTO absence VALUES ('a', 1, 'nobody', 'holiday', '2026-11-24', '2026-11-25', NULL, NULL)")
  })
})
