// A salon of the schema before becomes one of version 18: what was stays as it was, and a letter's way is guarded.
import type Database from 'better-sqlite3-multiple-ciphers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../../db/migrate.ts'
import { salonBefore, stepsTo } from '../../helpers/migrationStep.ts'

const upToHere = stepsTo(18)
let raw: Database.Database

beforeEach(() => {
  raw = salonBefore(18)
  raw.exec(`
    INSERT INTO staff (id, name, role, colour, position, takes_appointments, created_at_ms)
      VALUES ('staff-a', 'Aino Koskela', 'owner', 0, 0, 1, 1);
    INSERT INTO client (id, name, sort_key, created_at_ms) VALUES ('client-a', 'Maija Meri', 'maija', 1);
  `)
})
afterEach(() => raw.close())

const letter = (id: string, state = 'waiting', kind = 'letter') =>
  raw.exec(`INSERT INTO outbox (id, request_id, kind, client_id, paper_copy, address, subject, body, language, message_id,
    state, next_at_ms, staff_id, created_at_ms)
    VALUES ('${id}', '${id}', '${kind}', 'client-a', 0, 'a@b.example', 'Aihe', '', 'fi', '<${id}@x>', '${state}', 1, 'staff-a', 1)`)
const move = (state: string) =>
  raw
    .prepare('UPDATE outbox SET state = ?, done_at_ms = ?')
    .run(state, state === 'sent' || state === 'cancelled' ? 1 : null)

describe('the step to version 18', () => {
  it('leaves what was', () => {
    const before = raw.prepare('SELECT * FROM client').all()
    expect(migrate(raw, upToHere).to).toBe(18)
    expect(raw.prepare('SELECT * FROM client').all()).toEqual(before)
    expect(raw.pragma('foreign_key_check')).toEqual([])
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  it('lets a letter go only the ways there are, so that nothing sent can be sent again', () => {
    migrate(raw, upToHere)
    expect(() => letter('sent-one', 'sending')).toThrow('OUTBOX_STATE')
    letter('one-letter')
    expect(() => move('unsure')).toThrow('OUTBOX_STATE')
    move('sending')
    for (const state of ['held', 'cancelled']) expect(() => move(state), state).toThrow('OUTBOX_STATE')
    move('unsure')
    expect(() => move('sending')).toThrow('OUTBOX_STATE')
    move('waiting')
    move('sending')
    move('sent')
    for (const state of ['waiting', 'sending', 'unsure', 'failed', 'held', 'cancelled']) {
      expect(() => move(state), state).toThrow('OUTBOX_STATE')
    }
  })

  it('keeps what was written; only the address of one that did not arrive is mended', () => {
    migrate(raw, upToHere)
    letter('one-letter')
    for (const change of ["body = 'x'", "subject = 'x'", "message_id = '<x>'", "address = 'c@d.example'"]) {
      expect(() => raw.exec(`UPDATE outbox SET ${change}`), change).toThrow('OUTBOX_STATE')
    }
    move('sending')
    move('failed')
    raw.exec("UPDATE outbox SET address = 'c@d.example', state = 'waiting'")
    expect(raw.prepare('SELECT address FROM outbox').pluck().get()).toBe('c@d.example')
  })

  it('sends nothing but letters of rights to a client whose data may only be kept', () => {
    migrate(raw, upToHere)
    raw.exec(
      "INSERT INTO restriction (id, client_id, reason, from_ms, staff_id) VALUES ('r', 'client-a', 'kiistetty', 1, 'staff-a')",
    )
    letter('one-letter')
    raw.pragma('foreign_keys = OFF')
    expect(() =>
      raw.exec(`INSERT INTO outbox (id, request_id, kind, client_id, document_id, paper_copy, address, subject, body, language,
        message_id, state, next_at_ms, staff_id, created_at_ms)
        VALUES ('b', 'b', 'receipt', 'client-a', 'doc', 0, 'a@b.example', 'Aihe', '', 'fi', '<b@x>', 'waiting', 1, 'staff-a', 1)`),
    ).toThrow('CLIENT_RESTRICTED')
  })
})
