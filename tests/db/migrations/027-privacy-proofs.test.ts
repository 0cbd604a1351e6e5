// A salon of the schema before becomes one of version 27: refusals stay, and an address has one word that counts.
import type Database from 'better-sqlite3-multiple-ciphers'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate } from '../../../db/migrate.ts'
import { salonBefore, stepsTo } from '../../helpers/migrationStep.ts'

let raw: Database.Database
beforeEach(() => {
  raw = salonBefore(27)
  raw.exec("INSERT INTO outside_contact (place, address, last_at_ms, contacts) VALUES ('mail-sender', 'a:465', 1, 3)")
  raw.exec("INSERT INTO suppression (key_id, hash, channel, at_ms) VALUES ('k', 'ab', 'email', 5)")
})
afterEach(() => raw.close())

it('refusals stay as they were', () => {
  const before = raw.prepare('SELECT * FROM suppression').all()
  expect(migrate(raw, stepsTo(27)).to).toBe(27)
  expect(raw.prepare('SELECT * FROM suppression').all()).toEqual(before)
  expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
})

it('one row an address, of a channel that is known', () => {
  migrate(raw, stepsTo(27))
  const add = (channel: string) =>
    raw.exec(`INSERT INTO marketing_return (key_id, hash, channel, at_ms) VALUES ('k', 'ab', '${channel}', 6)`)
  expect(() => add('post')).toThrow('CHECK')
  add('email')
  expect(() => add('email')).toThrow('UNIQUE')
})

it('contacts of before count as named in the settings, new ones only when they are', () => {
  migrate(raw, stepsTo(27))
  raw.exec("INSERT INTO outside_contact (place, address, last_at_ms) VALUES ('elsewhere', 'b:1', 1)")
  expect(
    raw.prepare('SELECT contacts, configured_contacts AS named FROM outside_contact ORDER BY address').all(),
  ).toEqual([
    { contacts: 3, named: 3 },
    { contacts: 1, named: 0 },
  ])
})
