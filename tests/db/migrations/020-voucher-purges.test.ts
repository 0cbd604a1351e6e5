// A salon of the schema before becomes one of version 20: what was stays as it was, and nothing can be deleted yet.
import type Database from 'better-sqlite3-multiple-ciphers'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate } from '../../../db/migrate.ts'
import { salonBefore, stepsTo } from '../../helpers/migrationStep.ts'

let raw: Database.Database
beforeEach(() => {
  raw = salonBefore(20)
  raw.exec(`
    INSERT INTO seller (id, position, details) VALUES ('seller-1', 0, 'null');
    INSERT INTO number_series (seller_id, series, next_number) VALUES ('seller-1', 'K', 2);
    INSERT INTO staff (id, name, role, colour, position, takes_appointments, created_at_ms)
      VALUES ('staff-a', 'Aino Koskela', 'owner', 0, 0, 1, 1);
    BEGIN;
    INSERT INTO document_line (document_id, position, kind, name, quantity, unit_cents, discount_cents, discount_reason,
      total_cents, vat_code, rate_bp, staff_id, staff_print)
      VALUES ('doc-one', 0, 'service', 'Hieronta', 1, 6500, 0, '', 6500, 'STD', 2550, 'staff-a', 'Aino');
    INSERT INTO document_vat VALUES ('doc-one', 'STD', 2550, 6500, 1321, 5179);
    INSERT INTO payment (document_id, position, method, cents, rounding_cents, change_cents, method_kind, method_print)
      VALUES ('doc-one', 0, 'card', 6500, 0, 0, 'card', '');
    INSERT INTO document (id, request_id, kind, seller_id, series, number, day, issued_at_ms, language, seller_print,
      staff_id, cashier_print, total_cents)
      VALUES ('doc-one', 'doc-one', 'receipt', 'seller-1', 'K', 1, '2026-11-23', 1, 'fi', '{}', 'staff-a', 'Aino', 6500);
    COMMIT;
  `)
})
afterEach(() => raw.close())

it('leaves every document and every refusal to delete one', () => {
  const before = raw.prepare('SELECT * FROM document').all()
  expect(migrate(raw, stepsTo(20)).to).toBe(20)
  expect(raw.prepare('SELECT * FROM document').all()).toEqual(before)
  for (const table of ['document', 'document_line', 'document_vat', 'payment']) {
    expect(() => raw.exec(`DELETE FROM ${table}`), table).toThrow('DOCUMENT_IMMUTABLE')
  }
  expect(raw.pragma('foreign_key_check')).toEqual([])
  expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
})
