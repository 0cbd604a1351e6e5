// A salon of the schema before becomes one of version 14: what was stays as it was, and the new guards hold.
import type Database from 'better-sqlite3-multiple-ciphers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../../db/migrate.ts'
import { salonBefore, stepsTo } from '../../helpers/migrationStep.ts'

const upToHere = stepsTo(14)
let raw: Database.Database

beforeEach(() => {
  raw = salonBefore(14)
  raw.exec(`
    INSERT INTO seller (id, position, details) VALUES ('seller-1', 0, 'null');
    INSERT INTO number_series (seller_id, series, next_number) VALUES ('seller-1', 'K', 1);
    INSERT INTO staff (id, name, role, colour, position, takes_appointments, created_at_ms)
      VALUES ('staff-a', 'Aino Koskela', 'owner', 0, 0, 1, 1);
  `)
})
afterEach(() => raw.close())

const invoiceRow = (id: string, reference: string) =>
  `INSERT INTO invoice (document_id, buyer_print, due_day, reference, iban, bic, epc_version, complaint_days, note)
   VALUES ('${id}', '{}', '2026-12-07', '${reference}', 'FI2112345600000785', '', '002', 8, 'huom')`
const document = (id: string, kind: string, number: number) => `
  UPDATE number_series SET next_number = ${number + 1} WHERE series = 'L';
  INSERT INTO document_line (document_id, position, kind, name, quantity, unit_cents, discount_cents, discount_reason,
    total_cents, vat_code, rate_bp, staff_id, staff_print)
    VALUES ('${id}', 0, 'service', 'Hieronta', 1, 6500, 0, '', 6500, 'STD', 2550, 'staff-a', 'Aino');
  INSERT INTO document_vat VALUES ('${id}', 'STD', 2550, 6500, 1321, 5179);
  INSERT INTO document (id, request_id, kind, seller_id, series, number, day, issued_at_ms, language, seller_print,
    staff_id, cashier_print, total_cents)
    VALUES ('${id}', '${id}', '${kind}', 'seller-1', 'L', ${number}, '2026-11-23', 1, 'fi', '{}', 'staff-a', 'Aino', 6500)`
const inTransaction = (text: string) => raw.transaction(() => raw.exec(text))()

describe('the step to version 14', () => {
  it('leaves what was and begins the series of invoices', () => {
    const before = raw.prepare('SELECT * FROM staff').all()
    expect(migrate(raw, upToHere).to).toBe(14)
    expect(raw.prepare('SELECT * FROM staff').all()).toEqual(before)
    expect(raw.prepare("SELECT next_number FROM number_series WHERE series = 'L'").pluck().get()).toBe(1)
    expect(raw.pragma('foreign_key_check')).toEqual([])
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  it('issues an invoice only with what an invoice says, and changes nothing of it afterwards but its note', () => {
    migrate(raw, upToHere)
    expect(() => inTransaction(document('doc-one', 'invoice', 1))).toThrow('DOCUMENT_SUMS')
    expect(() => inTransaction(`${invoiceRow('doc-one', '1232')};${document('doc-one', 'receipt', 1)}`)).toThrow(
      'DOCUMENT_SUMS',
    )
    inTransaction(`${invoiceRow('doc-one', '1232')};${document('doc-one', 'invoice', 1)}`)
    expect(() => raw.exec("UPDATE invoice SET due_day = '2027-01-01'")).toThrow('DOCUMENT_IMMUTABLE')
    expect(() => raw.exec("UPDATE invoice SET note = 'toinen'")).toThrow('DOCUMENT_IMMUTABLE')
    raw.exec("UPDATE invoice SET note = ''")
    expect(() => raw.exec('DELETE FROM invoice')).toThrow('DOCUMENT_IMMUTABLE')
    expect(() => inTransaction(`${invoiceRow('doc-two', '1232')};${document('doc-two', 'invoice', 2)}`)).toThrow(
      'UNIQUE',
    )
  })

  it('lets a payment be reversed once and whole, and a bank row pay no more than it is', () => {
    migrate(raw, upToHere)
    inTransaction(`${invoiceRow('doc-one', '1232')};${document('doc-one', 'invoice', 1)}`)
    raw.exec(`INSERT INTO bank_row (id, fingerprint, file_name, day, cents, name, reference, message, archive_id,
      imported_at_ms, staff_id) VALUES ('row-1', 'f', 'a.csv', '2026-12-01', 5000, 'Malli', '1232', '', '', 1, 'staff-a')`)
    const pay = (id: string, cents: number, row: string | null, reverses: string | null) =>
      raw
        .prepare(
          "INSERT INTO invoice_payment VALUES (?, 'doc-one', '2026-12-01', ?, 'transfer', '', ?, ?, 1, 'staff-a')",
        )
        .run(id, cents, row, reverses)
    pay('p1', 5000, 'row-1', null)
    expect(() => pay('p2', 1, 'row-1', null)).toThrow('DOCUMENT_SUMS')
    expect(() => pay('p3', -4000, 'row-1', 'p1')).toThrow('DOCUMENT_SUMS')
    expect(() => pay('p4', -5000, null, null)).toThrow('CHECK')
    pay('p5', -5000, 'row-1', 'p1')
    expect(() => pay('p6', -5000, 'row-1', 'p1')).toThrow('UNIQUE')
    pay('p7', 5000, 'row-1', null)
    expect(() => raw.exec('UPDATE invoice_payment SET cents = 1')).toThrow('DOCUMENT_IMMUTABLE')
    expect(() => raw.exec('DELETE FROM invoice_payment')).toThrow('DOCUMENT_IMMUTABLE')
  })
})
