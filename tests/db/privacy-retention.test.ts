// Retention: what is proposed, what may not go, what approving and skipping do; and no way past the legal periods.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookAppointment } from '../../db/appointments.ts'
import { createClient } from '../../db/clients.ts'
import { withdrawConsent } from '../../db/consents.ts'
import { setLimit } from '../../db/privacy-limits.ts'
import { newRequest } from '../../db/privacy-requests.ts'
import { decideRetention, retentionState } from '../../db/privacy-retention.ts'
import { financialYearEnd, saveRetentionPeriods } from '../../db/privacy-settings.ts'
import { clientHealth } from '../../db/safety.ts'
import { addDays, addMonths, localToInstant } from '../../shared/day.ts'
import { bookkeepingRetention } from '../../shared/finland/retention.ts'
import { RetentionPeriods, usualPeriods } from '../../shared/privacy-retention.ts'
import { fullClient } from '../helpers/fullClient.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
beforeEach(() => {
  salon = tempSalon()
})
afterEach(() => salon.close())

const made = '2026-11-23'
const at = (day: string) => salon.actor('owner', localToInstant(day, 600))
const someone = (name: string, day = made) => salon.write((tx) => createClient(tx, { name }, at(day))).id
const proposed = (kind: string, day: string) =>
  retentionState(salon.db, at(day)).proposals.find((proposal) => proposal.kind === kind)?.items ?? []
const decide = (
  kind: 'inactive-clients' | 'access-log' | 'requests',
  decision: 'purge' | 'skip',
  ids: string[],
  day: string,
) => salon.write((tx) => decideRetention(tx, { kind, decision, ids, reason: '' }, at(day)))

describe('clients who have not come', () => {
  it('are proposed after the period and not a day before', () => {
    const id = someone('Vanha Asiakas')
    const due = addMonths(made, 38)
    expect(proposed('inactive-clients', due)).toEqual([])
    expect(proposed('inactive-clients', addDays(due, 1))).toMatchObject([
      { id, label: 'Vanha Asiakas', sinceDay: made },
    ])
  })

  it('stay when they have a booking, a hold or an open request', () => {
    const day = addMonths(made, 40)
    const booked = someone('Varannut')
    const asking = someone('Pyytänyt')
    salon.write((tx) => {
      const lines = [{ serviceId: salon.massage.id, staffId: salon.aino.id, startMin: 600 }]
      bookAppointment(tx, { day: addDays(day, 3), clientId: booked, lines, note: '' }, at(day))
      newRequest(
        tx,
        {
          kind: 'access',
          clientId: asking,
          requesterName: 'Pyytänyt',
          about: '',
          language: 'fi',
          receivedDay: day,
          receivedBy: 'email',
        },
        at(day),
      )
    })
    expect(proposed('inactive-clients', day).map((item) => [item.label, item.blocked])).toEqual([
      ['Pyytänyt', 'open-request'],
      ['Varannut', 'coming-appointment'],
    ])
    expect(() => decide('inactive-clients', 'purge', [booked], day)).toThrow('RETENTION_BLOCKED')
    expect(salon.db.raw.prepare('SELECT count(*) FROM client').pluck().get()).toBe(2)
  })

  it('go when approved, and come back in a year when skipped', () => {
    const day = addMonths(made, 40)
    const [gone, kept] = [someone('Poistuva'), someone('Säilyvä')]
    decide('inactive-clients', 'purge', [gone], day)
    decide('inactive-clients', 'skip', [kept], day)
    expect(proposed('inactive-clients', day)).toEqual([])
    expect(salon.db.raw.prepare('SELECT name FROM client').pluck().all()).toEqual(['Säilyvä'])
    expect(proposed('inactive-clients', addMonths(day, 12)).map((item) => item.label)).toEqual(['Säilyvä'])
    expect(JSON.stringify(salon.db.raw.prepare('SELECT * FROM retention_decision').all())).not.toContain('Poistuva')
  })

  it('what is not proposed cannot be purged', () => {
    const fresh = someone('Uusi')
    expect(() => decide('inactive-clients', 'purge', [fresh], made)).toThrow('RETENTION_BLOCKED')
    expect(() => decide('access-log', 'purge', ['access-log'], made)).toThrow('RETENTION_BLOCKED')
  })
})

describe('what stood on a consent', () => {
  it('is locked while a claim lasts, shown to nobody, and proposed to go when the claim is over', () => {
    const her = fullClient(salon)
    const health = () => salon.db.raw.prepare('SELECT count(*) FROM health_entry').pluck().get() as number
    const shown = () => clientHealth(salon.db, { clientId: her.id }).entries.length
    expect([health(), shown()]).toEqual([1, 1])
    const hold = (on: boolean) =>
      salon.write((tx) => setLimit(tx, 'hold', { clientId: her.id, on, reason: 'Riita' }, at(made)))
    hold(true)
    salon.write((tx) => withdrawConsent(tx, { clientId: her.id, kind: 'health', source: 'spoken' }, at(made)))
    expect([health(), shown()]).toEqual([1, 0])
    expect(proposed('unconsented', made)).toMatchObject([{ id: her.id, blocked: 'legal-hold' }])
    const purge = () =>
      salon.write((tx) =>
        decideRetention(tx, { kind: 'unconsented', decision: 'purge', ids: [her.id], reason: '' }, at(made)),
      )
    expect(purge).toThrow('RETENTION_BLOCKED')
    hold(false)
    purge()
    expect(health()).toBe(0)
    expect(proposed('unconsented', made)).toEqual([])
    expect(salon.db.raw.prepare('SELECT count(*) FROM client WHERE id = ?').pluck().get(her.id)).toBe(1)
  })

  it('goes at once when there is no claim', () => {
    const her = fullClient(salon)
    salon.write((tx) => withdrawConsent(tx, { clientId: her.id, kind: 'health', source: 'spoken' }, at(made)))
    expect(salon.db.raw.prepare('SELECT count(*) FROM health_entry').pluck().get()).toBe(0)
    expect(proposed('unconsented', made)).toEqual([])
  })
})

describe('the law', () => {
  it('vouchers stay through a purge of their client, and the file refuses to delete them', () => {
    const her = fullClient(salon)
    const day = addMonths(made, 60)
    const items = proposed('inactive-clients', day)
    expect(items.map((item) => item.id)).toContain(her.id)
    expect(items.find((item) => item.id === her.id)?.blocked).toBe('open-request')
    salon.db.raw.exec("UPDATE privacy_request SET outcome = 'done', closed_at_ms = 1")
    const before = salon.db.raw.prepare('SELECT count(*) FROM document').pluck().get()
    decide('inactive-clients', 'purge', [her.id], day)
    expect(salon.db.raw.prepare('SELECT count(*) FROM document').pluck().get()).toBe(before)
    expect(() => salon.db.raw.exec('DELETE FROM document')).toThrow('DOCUMENT_IMMUTABLE')
  })

  it('a period shorter than the least is refused', () => {
    for (const [kind, months] of [
      ['access-log', 23],
      ['requests', 12],
      ['inactive-clients', 5],
      ['bin', 0],
    ] as const) {
      expect(RetentionPeriods.safeParse({ ...usualPeriods, [kind]: months }).success, kind).toBe(false)
    }
    salon.write((tx) => saveRetentionPeriods(tx, { ...usualPeriods, 'inactive-clients': 24 }, salon.actor()))
    someone('Asiakas')
    expect(proposed('inactive-clients', addDays(addMonths(made, 24), 1))).toHaveLength(1)
  })

  it.each([
    ['2026-11-23', '12-31', '2026-12-31', '2032-12-31'],
    ['2026-11-23', '06-30', '2027-06-30', '2033-12-31'],
    ['2027-06-30', '06-30', '2027-06-30', '2033-12-31'],
    ['2027-02-15', '02-29', '2027-02-28', '2033-12-31'],
  ])('a voucher of %s in a year that ends %s is kept through %s', (day, end, yearEnd, through) => {
    const settings = { contactName: '', contactEmail: '', processors: [], financialYearEnd: end, addition: '' }
    salon.write((tx) => {
      tx.raw
        .prepare("INSERT INTO setting (key, value, changed_at_ms) VALUES ('privacy-papers', ?, 1)")
        .run(JSON.stringify(settings))
    })
    expect(financialYearEnd(salon.db, day)).toBe(yearEnd)
    expect(bookkeepingRetention(yearEnd).vouchersThrough).toBe(through)
  })
})

describe('requests', () => {
  it('lose every word about the person after three years, and stay as asked and answered', () => {
    const her = fullClient(salon)
    const closed = at(made).atMs
    salon.db.raw
      .prepare(
        `UPDATE privacy_request SET outcome = 'partly', closed_at_ms = ?, outcome_reason = 'merkki-syy',
         extended_day = ?, extension_reason = 'merkki-jatko' WHERE client_id = ?`,
      )
      .run(closed, made, her.id)
    const day = addDays(addMonths(made, 36), 1)
    const [item] = proposed('requests', day)
    expect(item).toMatchObject({ clientId: her.id, sinceDay: '2026-11-20', blocked: null })
    decide('requests', 'purge', [item?.id ?? ''], day)
    expect(proposed('requests', day)).toEqual([])
    const row = salon.db.raw.prepare('SELECT * FROM privacy_request').get()
    expect(row).toMatchObject({ client_id: null, outcome: 'partly', closed_at_ms: closed, extension_reason: '' })
    expect(JSON.stringify(row)).not.toMatch(/merkki/i)
  })
})

describe('letters', () => {
  const later = addDays(addMonths(made, 12), 1)
  const letter = (id: string, client: string | null) =>
    salon.db.raw
      .prepare(
        `INSERT INTO outbox (id, request_id, kind, client_id, paper_copy, address, subject, body, language, message_id, state,
         next_at_ms, staff_id, created_at_ms) VALUES (?, ?, 'letter', ?, 0, 'a@b.example', 'Aihe', '', 'fi', ?, 'waiting', 1, ?, ?)`,
      )
      .run(id, id, client, `<${id}@x>`, salon.owner.id, at(made).atMs)

  it('are proposed after twelve months, those of nobody’s card as one, and go when approved', () => {
    const id = someone('Kirjeen Saaja')
    letter('letter-1', id)
    letter('letter-2', null)
    letter('letter-3', null)
    expect(proposed('messages', addMonths(made, 12))).toEqual([])
    expect(proposed('messages', later)).toMatchObject([
      { id, rows: 1 },
      { id: 'without-card', clientId: null, rows: 2 },
    ])
    const purge = { kind: 'messages', decision: 'purge', reason: '' } as const
    salon.write((tx) => decideRetention(tx, { ...purge, ids: ['without-card'] }, at(later)))
    expect(salon.db.raw.prepare('SELECT id FROM outbox').pluck().all()).toEqual(['letter-1'])
    salon.write((tx) => decideRetention(tx, { ...purge, ids: [id] }, at(later)))
    expect(proposed('messages', later)).toEqual([])
  })
})
