// A salon of the schema before becomes one of version 27: refusals stay, and an address has one word that counts.
import type Database from 'better-sqlite3-multiple-ciphers'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate } from '../../../db/migrate.ts'
import { salonBefore, stepsTo } from '../../helpers/migrationStep.ts'

let raw: Database.Database
beforeEach(() => {
  raw = salonBefore(27)
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
