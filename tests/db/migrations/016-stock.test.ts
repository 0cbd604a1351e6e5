// A salon of the schema before becomes one of version 16: what was stays as it was, and the new guards hold.
import Database from 'better-sqlite3-multiple-ciphers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../../db/migrate.ts'
import { migrations } from '../../../db/migrations/index.ts'

const older = migrations.filter((step) => step.version < 16)
const upToHere = migrations.filter((step) => step.version <= 16)
let raw: Database.Database

beforeEach(() => {
  raw = new Database(':memory:')
  raw.pragma('foreign_keys = ON')
  migrate(raw, older)
  raw.exec(`
    INSERT INTO seller (id, position, details) VALUES ('seller-1', 0, 'null');
    INSERT INTO staff (id, name, role, colour, position, takes_appointments, created_at_ms)
      VALUES ('staff-a', 'Aino Koskela', 'owner', 0, 0, 1, 1);
    INSERT INTO product (id, name, barcode, price_cents, vat_code, created_at_ms)
      VALUES ('oil', 'Hiusöljy', '', 1990, 'STD', 1);
  `)
})
afterEach(() => raw.close())

const move = (kind: string, amount: number, value: number, balance: number, balanceCents: number) =>
  raw
    .prepare(
      `INSERT INTO stock_movement (product_id, kind, amount, value_cents, balance, balance_cents, day, at_ms, staff_id)
       VALUES ('oil', ?, ?, ?, ?, ?, '2026-11-23', 1, 'staff-a')`,
    )
    .run(kind, amount, value, balance, balanceCents)

describe('the step to version 16', () => {
  it('leaves what was, with one seller, products in pieces and nobody else’s sales', () => {
    const before = raw.prepare('SELECT id, name, price_cents FROM product').all()
    expect(migrate(raw, upToHere).to).toBe(16)
    expect(raw.prepare('SELECT id, name, price_cents FROM product').all()).toEqual(before)
    expect(raw.prepare('SELECT unit, package_size, low_limit, supplier FROM product').all()).toEqual([
      { unit: 'pcs', package_size: 1, low_limit: null, supplier: '' },
    ])
    expect(raw.prepare('SELECT seller_id FROM staff').pluck().all()).toEqual([null])
    expect(raw.prepare('SELECT prefix FROM seller').pluck().all()).toEqual([''])
    expect(raw.pragma('foreign_key_check')).toEqual([])
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  it('adds up every movement, below nothing never, and lets none be changed or removed', () => {
    migrate(raw, upToHere)
    move('purchase', 10, 5000, 10, 5000)
    expect(() => move('sale', -1, -500, 8, 4500)).toThrow('STOCK_BALANCE')
    expect(() => move('sale', -1, -500, 9, 4000)).toThrow('STOCK_BALANCE')
    move('sale', -1, -500, 9, 4500)
    expect(() => move('loss', -10, -4500, -1, 0)).toThrow(/STOCK_NOT_ENOUGH|CHECK/)
    expect(() => move('loss', -9, -4499, 0, 1)).toThrow('CHECK')
    expect(() => move('loss', 1, 0, 10, 4500)).toThrow('CHECK')
    expect(() => raw.exec('UPDATE stock_movement SET amount = 2')).toThrow('DOCUMENT_IMMUTABLE')
    expect(() => raw.exec('DELETE FROM stock_movement')).toThrow('DOCUMENT_IMMUTABLE')
    expect(() => raw.exec("UPDATE product SET unit = 'ml'")).toThrow('STOCK_UNIT_FIXED')
  })

  it('keeps one stocktaking open at a time, and a finished one as it is', () => {
    migrate(raw, upToHere)
    raw.exec(`
      INSERT INTO stocktake VALUES ('take-1', 1, 'staff-a', NULL);
      INSERT INTO stocktake_line VALUES ('take-1', 'oil', 3, 0, 1);
    `)
    expect(() => raw.exec("INSERT INTO stocktake VALUES ('take-2', 1, 'staff-a', NULL)")).toThrow('UNIQUE')
    raw.exec("UPDATE stocktake SET finished_at_ms = 2 WHERE id = 'take-1'")
    for (const change of [
      'UPDATE stocktake SET finished_at_ms = NULL',
      'DELETE FROM stocktake',
      'UPDATE stocktake_line SET counted = 4',
      'DELETE FROM stocktake_line',
    ]) {
      expect(() => raw.exec(change), change).toThrow('DOCUMENT_IMMUTABLE')
    }
  })
})
