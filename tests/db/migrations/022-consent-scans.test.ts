// A salon of the schema before becomes one of version 22: consents stay as they were, and a scan goes with its client.
import type Database from 'better-sqlite3-multiple-ciphers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../../db/migrate.ts'
import { salonBefore, stepsTo } from '../../helpers/migrationStep.ts'

let raw: Database.Database
beforeEach(() => {
  raw = salonBefore(22)
  raw.exec(`
    INSERT INTO staff (id, name, role, colour, position, takes_appointments, created_at_ms)
      VALUES ('staff-a', 'Aino Koskela', 'owner', 0, 0, 1, 1);
    INSERT INTO client (id, name, sort_key, created_at_ms) VALUES ('client-a', 'Maija Testi', 'maija testi', 1);
    INSERT INTO consent (id, client_id, kind, answer, source, at_ms, staff_id)
      VALUES ('consent-a', 'client-a', 'health', 'given', 'paper', 1, 'staff-a');
  `)
})
afterEach(() => raw.close())

const addScan = (type = 'image/jpeg') =>
  raw.exec(`INSERT INTO consent_scan (id, client_id, name, type, content, staff_id, created_at_ms)
    VALUES ('scan-a', 'client-a', 'lupa.jpg', '${type}', x'ff', 'staff-a', 1)`)
const consents = () => raw.prepare('SELECT * FROM consent').all()

describe('the step to version 22', () => {
  it('leaves consents as they were, without a scan', () => {
    const before = consents()
    expect(migrate(raw, stepsTo(22)).to).toBe(22)
    expect(consents()).toEqual(before.map((row) => ({ ...(row as object), scan_id: null })))
    expect(raw.pragma('foreign_key_check')).toEqual([])
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  it('keeps pictures and PDFs only, of papers that are there, until the client goes', () => {
    migrate(raw, stepsTo(22))
    expect(() => raw.exec("UPDATE consent SET scan_id = 'scan-a'")).toThrow('FOREIGN KEY')
    expect(() => addScan('text/html')).toThrow('CHECK')
    addScan()
    raw.exec("UPDATE consent SET scan_id = 'scan-a'")
    raw.exec('DELETE FROM consent')
    raw.exec("DELETE FROM client WHERE id = 'client-a'")
    expect(raw.prepare('SELECT count(*) AS n FROM consent_scan').get()).toEqual({ n: 0 })
  })
})
