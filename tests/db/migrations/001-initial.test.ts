// From nothing to version 1: rows of every kind of case go in, and what must be refused is.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TempSalon, tempSalon } from '../../helpers/tempSalon.ts'

let salon: TempSalon
beforeAll(() => {
  salon = tempSalon()
  const { raw } = salon.db
  raw.exec(
    `INSERT INTO appointment (id, day, status, created_at_ms, created_by) VALUES ('a-one', '2026-11-23', 'booked', 1, '${salon.owner.id}')`,
  )
  raw.exec(
    `INSERT INTO appointment_line VALUES ('l-one', 'a-one', 0, '${salon.haircut.id}', '${salon.aino.id}', 600, 45, 0, 0, 0, 5900)`,
  )
  raw.exec(`INSERT INTO claim VALUES ('l-one', 0, 'a-one', '${salon.aino.id}', '2026-11-23', 600, 645, 0)`)
})
afterAll(() => salon.close())

const insertClaim = (part: number, startMin: number, endMin: number, overridden = 0, staff = salon.aino.id) =>
  salon.db.raw.exec(
    `INSERT INTO claim VALUES ('l-one', ${part}, 'a-one', '${staff}', '2026-11-23', ${startMin}, ${endMin}, ${overridden})`,
  )

describe('the claim guard', () => {
  it('refuses a stretch that shares a minute with another of the same person', () => {
    expect(() => insertClaim(1, 644, 700)).toThrow('CLAIM_CONFLICT')
    expect(() => insertClaim(1, 550, 601)).toThrow('CLAIM_CONFLICT')
    expect(() => insertClaim(1, 610, 620)).toThrow('CLAIM_CONFLICT')
  })

  it('lets stretches touch, lets another person be busy, and lets a written reason through', () => {
    for (const insert of [
      () => insertClaim(1, 645, 700),
      () => insertClaim(1, 500, 600),
      () => insertClaim(1, 610, 620, 0, salon.elina.id),
      () => insertClaim(1, 610, 620, 1),
    ]) {
      insert()
      salon.db.raw.exec('DELETE FROM claim WHERE part = 1')
    }
  })

  it('refuses to move a stretch past the guard', () => {
    expect(() => salon.db.raw.exec('UPDATE claim SET start_min = 0')).toThrow('CLAIM_FIXED')
  })
})

describe('table checks', () => {
  const refused = (sql: string) => expect(() => salon.db.raw.exec(sql)).toThrow(/CHECK|FOREIGN KEY|cannot store/)
  it('refuse impossible values', () => {
    refused("UPDATE appointment SET status = 'gone'")
    refused("UPDATE appointment SET day = '23.11.2026'")
    refused('UPDATE appointment_line SET start_min = 1430')
    refused('UPDATE appointment_line SET duration_min = 0')
    refused('UPDATE service SET price_cents = -1')
    refused("UPDATE staff SET role = 'god'")
    refused("INSERT INTO setting VALUES ('x', 'not json', 1)")
    refused("UPDATE appointment SET client_id = 'nobody'")
    refused("UPDATE service SET price_cents = 'free'")
  })
})

describe('treatment records', () => {
  it('can be changed as drafts and never once signed', () => {
    const { raw } = salon.db
    raw.exec("INSERT INTO visit (id, appointment_id, day, arrived_at_ms) VALUES ('v-one', 'a-one', '2026-11-23', 1)")
    raw.exec(
      `INSERT INTO treatment_record (id, visit_id, staff_id, text, changed_at_ms, created_at_ms) VALUES ('t-one', 'v-one', '${salon.aino.id}', 'luonnos', 1, 1)`,
    )
    raw.exec("UPDATE treatment_record SET text = 'valmis', signed_at_ms = 2")
    expect(() => raw.exec("UPDATE treatment_record SET text = 'muutettu'")).toThrow('TREATMENT_SIGNED')
  })
})
