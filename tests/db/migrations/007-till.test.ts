// A salon of the schema before becomes one of version 7: every document stays as it was to the column, and the new guards
// hold over it.
import type Database from 'better-sqlite3-multiple-ciphers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../../db/migrate.ts'
import { salonBefore, stepsTo } from '../../helpers/migrationStep.ts'

const upToSeven = stepsTo(7)
let raw: Database.Database

beforeEach(() => {
  raw = salonBefore(7)
  raw.exec(`
    INSERT INTO staff (id, name, role, colour, position, takes_appointments, created_at_ms)
      VALUES ('staff-a', 'Aino Koskela', 'owner', 0, 0, 1, 1);
    INSERT INTO seller VALUES ('seller-1', 0, 'null');
    INSERT INTO number_series VALUES ('seller-1', 'K', 2);
    BEGIN;
    INSERT INTO document_line VALUES ('doc-one', 0, 'service', 'service-a', 'Hieronta', 1, 6500, 500, 'Syy', 6000, 'STD',
      2550, 'staff-a', 'Aino Koskela');
    INSERT INTO document_line VALUES ('doc-one', 1, 'product', 'product-a', 'Öljy', 2, 998, 0, '', 1996, 'STD', 2550,
      'staff-a', 'Aino Koskela');
    INSERT INTO document_vat VALUES ('doc-one', 'STD', 2550, 7996, 1625, 6371);
    INSERT INTO payment VALUES ('doc-one', 0, 'card', 5000, 0, NULL, 0);
    INSERT INTO payment VALUES ('doc-one', 1, 'cash', 2995, -1, 3000, 5);
    INSERT INTO document (id, request_id, kind, seller_id, series, number, day, issued_at_ms, language, seller_print,
      staff_id, cashier_print, appointment_id, client_id, total_cents, rounding_cents)
      VALUES ('doc-one', 'request-one', 'receipt', 'seller-1', 'K', 1, '2026-11-23', 5, 'fi', '{}', 'staff-a',
      'Aino Koskela', 'app-one', NULL, 7996, -1);
    COMMIT;
  `)
})
afterEach(() => raw.close())

const rows = (sql: string) => raw.prepare(sql).all() as Record<string, unknown>[]
const oldColumns = {
  document: '*',
  document_vat: '*',
  document_line:
    'document_id, position, kind, item_id, name, quantity, unit_cents, discount_cents, discount_reason, total_cents, vat_code, rate_bp, staff_id, staff_print',
  payment: 'document_id, position, method, cents, rounding_cents, given_cents, change_cents',
}
const content = () =>
  Object.entries(oldColumns).map(([table, columns]) =>
    rows(`SELECT ${columns} FROM ${table}`).map(({ original_id: _, reason: __, ...row }) => row),
  )

describe('the step to version 7', () => {
  it('leaves every document, line, tax row and payment as it was', () => {
    const before = content()
    expect(migrate(raw, upToSeven).to).toBe(7)
    expect(content()).toEqual(before)
    expect(rows('SELECT method, method_kind, method_print, prepaid_id FROM payment ORDER BY position')).toEqual([
      { method: 'card', method_kind: 'card', method_print: '', prepaid_id: null },
      { method: 'cash', method_kind: 'cash', method_print: '', prepaid_id: null },
    ])
    expect(rows('SELECT * FROM paid_appointment')).toEqual([
      { document_id: 'doc-one', appointment_id: 'app-one', cents: 7996 },
    ])
    expect(rows('SELECT * FROM number_series ORDER BY series').map((row) => [row.series, row.next_number])).toEqual([
      ['H', 1],
      ['K', 2],
      ['Z', 1],
    ])
    expect(raw.pragma('foreign_key_check')).toEqual([])
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  it('keeps the old documents sealed, whoever asks', () => {
    migrate(raw, upToSeven)
    for (const sql of [
      "UPDATE document SET reason = 'x'",
      "UPDATE document SET original_id = 'doc-one'",
      'UPDATE document_line SET credits_position = 0',
      "UPDATE payment SET method_print = 'x'",
      'DELETE FROM payment',
      'DELETE FROM document_line',
      "INSERT INTO payment VALUES ('doc-one', 2, 'card', 1, 0, NULL, 0, 'card', '', NULL)",
    ]) {
      expect(() => raw.exec(sql), sql).toThrow('DOCUMENT_IMMUTABLE')
    }
  })

  it('refuses a credit of more than is left, of nothing, and of a line at another rate', () => {
    migrate(raw, upToSeven)
    const credit = (id: string, number: number, cents: number, rate = 2550, original = "'doc-one'", position = 0) => {
      raw.exec('BEGIN')
      try {
        raw.exec(`
          UPDATE number_series SET next_number = ${number + 1} WHERE series = 'H';
          INSERT INTO document_line VALUES ('${id}', 0, 'service', NULL, 'Hieronta', 0, 0, 0, '', ${-cents}, 'STD', ${rate},
            'staff-a', '', NULL, ${position});
          INSERT INTO document_vat VALUES ('${id}', 'STD', ${rate}, ${-cents}, 0, ${-cents});
          INSERT INTO payment VALUES ('${id}', 0, 'card', ${-cents}, 0, NULL, 0, 'card', '', NULL);
          INSERT INTO document (id, request_id, kind, seller_id, series, number, day, issued_at_ms, language, seller_print,
            staff_id, cashier_print, total_cents, original_id, reason)
            VALUES ('${id}', '${id}', 'credit', 'seller-1', 'H', ${number}, '2026-11-23', 6, 'fi', '{}', 'staff-a', '',
            ${-cents}, ${original}, 'Syy');
        `)
        raw.exec('COMMIT')
      } catch (error) {
        raw.exec('ROLLBACK')
        throw error
      }
    }
    credit('credit-one', 1, 4000)
    expect(() => credit('credit-two', 2, 2001)).toThrow('DOCUMENT_OVER_CREDIT')
    expect(() => credit('credit-two', 2, 100, 1350)).toThrow('DOCUMENT_CREDIT')
    expect(() => credit('credit-two', 2, 100, 2550, 'NULL')).toThrow('DOCUMENT_CREDIT')
    expect(() => credit('credit-two', 2, 100, 2550, "'credit-one'")).toThrow('DOCUMENT_CREDIT')
    credit('credit-two', 2, 2000)
    expect(() => credit('credit-three', 3, 1)).toThrow('DOCUMENT_OVER_CREDIT')
    credit('credit-three', 3, 1996, 2550, "'doc-one'", 1)
  })

  it('never lets a balance go below nothing or above what was sold, and keeps its movements', () => {
    migrate(raw, upToSeven)
    raw.exec(`INSERT INTO prepaid (id, kind, code, vat_kind, vat_code, rate_bp, name_print, value_cents, document_id,
      issued_day, created_at_ms) VALUES ('card-a', 'gift', 'AAAA', 'multi', 'OUTSIDE', 0, 'Lahjakortti', 5000, 'doc-one',
      '2026-11-23', 1)`)
    const move = (cents: number) =>
      raw.exec(`INSERT INTO prepaid_movement (prepaid_id, kind, cents, at_ms, staff_id)
        VALUES ('card-a', 'used', ${cents}, 1, 'staff-a')`)
    move(5000)
    expect(() => move(1)).toThrow('PREPAID_OVER')
    move(-4999)
    expect(() => move(-2)).toThrow('PREPAID_EMPTY')
    for (const sql of [
      'UPDATE prepaid_movement SET cents = 1',
      'DELETE FROM prepaid',
      'UPDATE prepaid SET code = NULL',
    ])
      expect(() => raw.exec(sql)).toThrow('DOCUMENT_IMMUTABLE')
    raw.exec("UPDATE prepaid SET holder = '', client_id = NULL, appointment_id = NULL")
  })
})
