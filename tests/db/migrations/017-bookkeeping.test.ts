// A salon of the schema before becomes one of version 17: what was stays as it was, and a locked month takes nothing more.
import type Database from 'better-sqlite3-multiple-ciphers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../../db/migrate.ts'
import { salonBefore, stepsTo } from '../../helpers/migrationStep.ts'

const upToHere = stepsTo(17)
let raw: Database.Database

beforeEach(() => {
  raw = salonBefore(17)
  raw.exec(`
    INSERT INTO staff (id, name, role, colour, position, takes_appointments, created_at_ms)
      VALUES ('staff-a', 'Aino Koskela', 'owner', 0, 0, 1, 1);
    INSERT INTO seller (id, position, details) VALUES ('seller-a', 0, 'null');
    INSERT INTO cash_movement (id, seller_id, cents, reason, day, at_ms, staff_id)
      SELECT 'cash-old', id, 100, 'Vaihtoraha', '2026-10-05', 1, 'staff-a' FROM seller LIMIT 1;
  `)
})
afterEach(() => raw.close())

const seller = () => raw.prepare('SELECT id FROM seller LIMIT 1').pluck().get() as string
const lock = (month: string) =>
  raw.prepare('INSERT INTO month_lock VALUES (?, ?, 1, ?, ?)').run(seller(), month, 'staff-a', 'a'.repeat(64))
const cash = (id: string, day: string) =>
  raw
    .prepare('INSERT INTO cash_movement VALUES (?, ?, 100, ?, ?, 1, ?)')
    .run(id, seller(), 'Vaihtoraha', day, 'staff-a')
const plan = (day: string) =>
  raw.prepare('INSERT INTO account_plan VALUES (?, ?, ?, 1, ?)').run(seller(), day, '{}', 'staff-a')

describe('the step to version 17', () => {
  it('leaves what was, with no month locked', () => {
    const before = raw.prepare('SELECT * FROM cash_movement').all()
    expect(migrate(raw, upToHere).to).toBe(17)
    expect(raw.prepare('SELECT * FROM cash_movement').all()).toEqual(before)
    expect(raw.prepare('SELECT count(*) FROM month_lock').pluck().get()).toBe(0)
    expect(raw.pragma('foreign_key_check')).toEqual([])
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  it('takes nothing into a locked month or one before it, and everything after it', () => {
    migrate(raw, upToHere)
    lock('2026-10')
    for (const day of ['2026-10-31', '2026-10-01', '2025-12-31']) {
      expect(() => cash(`cash-${day}`, day), day).toThrow('MONTH_LOCKED')
      expect(() => plan(day), day).toThrow('MONTH_LOCKED')
    }
    cash('cash-new', '2026-11-01')
    plan('2026-11-01')
    lock('2026-11')
    expect(() => raw.exec("UPDATE account_plan SET accounts = '[]'")).toThrow('MONTH_LOCKED')
    expect(() => raw.exec('DELETE FROM account_plan')).toThrow('MONTH_LOCKED')
  })

  it('opens no month again and forgets no package', () => {
    migrate(raw, upToHere)
    lock('2026-10')
    raw
      .prepare(
        "INSERT INTO bookkeeping_package VALUES ('p', ?, '2026-10-01', '2026-10-31', 1, 'staff-a', 'a.zip', 'x', 1, 'c')",
      )
      .run(seller())
    for (const change of [
      'DELETE FROM month_lock',
      "UPDATE month_lock SET month = '2026-09'",
      'DELETE FROM bookkeeping_package',
      "UPDATE bookkeeping_package SET sha256 = 'y'",
    ]) {
      expect(() => raw.exec(change), change).toThrow('DOCUMENT_IMMUTABLE')
    }
    expect(() => lock('26-10')).toThrow('CHECK')
  })
})
