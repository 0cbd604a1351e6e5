// A salon of the schema before gets the whole client card: what was stays as it was, every card has a number.
import type Database from 'better-sqlite3-multiple-ciphers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../../db/migrate.ts'
import { salonBefore, stepsTo } from '../../helpers/migrationStep.ts'

const upTo = stepsTo(10)
let raw: Database.Database

beforeEach(() => {
  raw = salonBefore(10)
  raw.exec(`
    INSERT INTO client (pk, id, name, sort_key, phone, phone_e164, email, alert, notes, created_at_ms)
      VALUES (4, 'client-a', 'Aino Mäki', 'aino', '040 000 1111', '+358400001111', 'aino@example.fi', 'Latex', 'Tee', 1);
    INSERT INTO client (pk, id, name, sort_key, removed_at_ms, created_at_ms)
      VALUES (9, 'client-b', 'Bo Ek', 'bo', 5, 2);
  `)
})
afterEach(() => raw.close())

const old =
  'pk, id, version, name, sort_key, phone, phone_e164, email, language, alert, notes, removed_at_ms, created_at_ms'
const cards = () => raw.prepare(`SELECT ${old} FROM client ORDER BY pk`).all()

describe('the step to version 10', () => {
  it('leaves every card as it was and the new fields empty', () => {
    const rows = cards()
    expect(migrate(raw, upTo).to).toBe(10)
    expect(cards()).toEqual(rows)
    expect(raw.prepare("SELECT * FROM client WHERE id = 'client-a'").get()).toMatchObject({
      kind: 'person',
      business_id: '',
      more_phones: '',
      street: '',
      gender: '',
      birth_year: null,
      birth_date: null,
      payer_id: null,
      merged_into: null,
    })
    expect(raw.pragma('foreign_key_check')).toEqual([])
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  it('numbers the cards in the order they were made, and the next one after them', () => {
    migrate(raw, upTo)
    raw.exec("INSERT INTO client (id, name, sort_key, created_at_ms) VALUES ('client-c', 'Cia', 'cia', 3)")
    expect(raw.prepare('SELECT id, card_number FROM client ORDER BY pk').raw().all()).toEqual([
      ['client-a', 4],
      ['client-b', 9],
      ['client-c', 10],
    ])
    expect(() => raw.exec("UPDATE client SET card_number = 9 WHERE id = 'client-a'")).toThrow('UNIQUE')
  })

  it('refuses a card as its own relative, and a second merge of one card', () => {
    migrate(raw, upTo)
    expect(() => raw.exec("INSERT INTO client_family VALUES ('f', 'client-a', 'client-a', 'child')")).toThrow('CHECK')
    raw.exec(
      "INSERT INTO staff (id, name, role, colour, position, takes_appointments, created_at_ms) VALUES ('s', 'A', 'owner', 0, 0, 1, 1)",
    )
    raw.exec("INSERT INTO client_merge VALUES ('m', 'client-a', 'client-b', 1, 's', '{}')")
    expect(() => raw.exec("INSERT INTO client_merge VALUES ('n', 'client-a', 'client-b', 1, 's', '{}')")).toThrow(
      'UNIQUE',
    )
  })
})
