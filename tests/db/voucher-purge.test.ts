// Bookkeeping material goes only when the law's time is over, by one path, and leaves which numbers went.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appendLog, checkLog } from '../../db/accesslog.ts'
import { books } from '../../db/bookkeeping.ts'
import { brokenClose, closeDay } from '../../db/dayclose.ts'
import { dayReport } from '../../db/dayclose-report.ts'
import { setLimit } from '../../db/privacy-limits.ts'
import { decideRetention, retentionState } from '../../db/privacy-retention.ts'
import { paySale } from '../../db/sales.ts'
import { addSeller, setSellerOfPerson } from '../../db/sellers.ts'
import { firstSellerId } from '../../db/settings.ts'
import { reconcile } from '../../shared/bookkeeping-checks.ts'
import { addDays, localToInstant } from '../../shared/day.ts'
import type { LegalKind } from '../../shared/privacy-retention.ts'
import { NewSeller } from '../../shared/sellers.ts'
import { emptySalon } from '../../shared/settings.ts'
import { aLine, aSale } from '../helpers/aSale.ts'
import { type FullClient, fullClient } from '../helpers/fullClient.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
let her: FullClient
beforeEach(() => {
  salon = tempSalon()
  her = fullClient(salon)
  // What of hers is still going on would keep its documents: an open invoice, a gift card with a balance.
  settle()
})
afterEach(() => salon.close())

const madeOn = '2026-11-23'
const at = (day: string) => salon.actor('owner', localToInstant(day, 600))
const raw = () => salon.db.raw
const count = (table: string) => raw().prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number

function settle(): void {
  raw().exec(`
    UPDATE prepaid SET expires_day = '2027-11-23';
    INSERT INTO invoice_payment (id, document_id, day, cents, way, note, at_ms, staff_id)
      SELECT 'pay-' || document.id, document.id, '2026-12-20',
        document.total_cents - coalesce((SELECT sum(cents) FROM invoice_payment WHERE document_id = document.id), 0),
        'transfer', '', 1, '${salon.owner.id}'
      FROM document WHERE kind = 'invoice'
        AND document.total_cents <> coalesce((SELECT sum(cents) FROM invoice_payment WHERE document_id = document.id), 0);
  `)
}

/** The program is used on some days before this one, as a salon's is. */
function useUntil(day: string, days = 6): void {
  salon.write((tx) => {
    const caller = { staffId: salon.owner.id, workstation: 'tiski', session: 's' }
    for (let before = days - 1; before >= 0; before--) {
      const each = addDays(day, -before)
      appendLog(tx, caller, { action: 'view', kind: 'schedule', purpose: 'running' }, localToInstant(each, 540), each)
    }
  })
}
const proposed = (kind: LegalKind, day: string) =>
  retentionState(salon.db, at(day)).proposals.find((proposal) => proposal.kind === kind)?.items ?? []
const purge = (kind: LegalKind, day: string, id = '2026-12-31') =>
  salon.write((tx) => decideRetention(tx, { kind, decision: 'purge', ids: [id], reason: '' }, at(day)))
const documentTables = [
  'document',
  'document_line',
  'document_vat',
  'payment',
  'invoice',
  'invoice_payment',
  'invoice_reminder',
  'prepaid',
  'prepaid_movement',
  'document_print',
  'paid_appointment',
  'cash_movement',
  'bank_row',
]

describe('vouchers', () => {
  it('are proposed on the first day of the year after the sixth, and not a day before', () => {
    useUntil('2032-12-31')
    expect(proposed('vouchers', '2032-12-31')).toEqual([])
    expect(() => purge('vouchers', '2032-12-31')).toThrow('RETENTION_BLOCKED')
    useUntil('2033-01-01', 1)
    const [item] = proposed('vouchers', '2033-01-01')
    expect(item).toMatchObject({ id: '2026-12-31', blocked: null, rows: count('document') })
  })

  it('go whole with everything that belongs to them, and leave their numbers, signed', () => {
    useUntil('2033-01-02')
    for (const table of documentTables.filter((each) => each !== 'cash_movement')) {
      expect(count(table), table).toBeGreaterThan(0)
    }
    const documents = count('document')
    const cents = raw().prepare('SELECT sum(total_cents) FROM document').pluck().get()
    const next = raw().prepare('SELECT series, next_number FROM number_series ORDER BY series').all()
    const state = purge('vouchers', '2033-01-02')
    for (const table of documentTables) expect(count(table), table).toBe(0)
    expect(raw().pragma('foreign_key_check')).toEqual([])
    expect(state.purges).toMatchObject([{ kind: 'vouchers', throughDay: '2026-12-31', documents, totalCents: cents }])
    expect(state.purges[0]?.numbers).toContainEqual(expect.objectContaining({ series: 'K', first: 1 }))
    expect(raw().prepare('SELECT series, next_number FROM number_series ORDER BY series').all()).toEqual(next)
    expect(proposed('vouchers', '2033-01-02')).toEqual([])
    expect(checkLog(salon.db, salon.logKeys.privateKey).whole).toBe(true)
  })

  it('a record that somebody changed or wrote herself shows in the check of the log', () => {
    useUntil('2033-01-02')
    purge('vouchers', '2033-01-02')
    raw().exec('DROP TRIGGER voucher_purge_immutable; DROP TRIGGER voucher_purge_number_immutable')
    for (const change of [
      'voucher_purge SET documents = documents + 1',
      'voucher_purge SET total_cents = 0',
      "voucher_purge SET through_day = '2025-12-31'",
      'voucher_purge SET at_ms = at_ms + 1',
      'voucher_purge_number SET last_number = last_number + 1',
    ]) {
      raw().exec('BEGIN')
      raw().exec(`UPDATE ${change}`)
      expect(checkLog(salon.db, salon.logKeys.privateKey), change).toMatchObject({
        whole: false,
        reason: 'purge-differs',
      })
      raw().exec('ROLLBACK')
    }
  })
})

describe('what stays', () => {
  it.each([
    [
      'a gift card still in use',
      'UPDATE prepaid SET expires_day = NULL; UPDATE prepaid_movement SET cents = cents',
      true,
    ],
    ['money that came later', "UPDATE invoice_payment SET day = '2027-02-01'", false],
  ])('%s keeps what it hangs on', (_, sql, isCard) => {
    raw().exec('DROP TRIGGER prepaid_movement_immutable; DROP TRIGGER invoice_payment_immutable')
    raw().exec(sql)
    useUntil('2033-01-02')
    const all = count('document')
    purge('vouchers', '2033-01-02')
    expect(count('document')).toBeGreaterThan(0)
    expect(count('document')).toBeLessThan(all)
    expect(count(isCard ? 'prepaid' : 'invoice_payment')).toBeGreaterThan(0)
    expect(raw().pragma('foreign_key_check')).toEqual([])
  })

  it('what is kept for a claim', () => {
    salon.write((tx) => setLimit(tx, 'hold', { clientId: her.id, on: true, reason: 'Riita' }, salon.actor()))
    useUntil('2033-01-02')
    expect(proposed('vouchers', '2033-01-02')).toEqual([])
    expect(() => purge('vouchers', '2033-01-02')).toThrow('RETENTION_BLOCKED')
    salon.write((tx) => setLimit(tx, 'hold', { clientId: her.id, on: false, reason: '' }, salon.actor()))
    purge('vouchers', '2033-01-02')
    expect(count('document')).toBe(0)
  })

  it('everything, when the computer’s clock has just leapt ahead', () => {
    useUntil('2033-01-02', 1)
    expect(proposed('vouchers', '2033-01-02')).toMatchObject([{ blocked: 'clock-unsure' }])
    expect(() => purge('vouchers', '2033-01-02')).toThrow('RETENTION_BLOCKED')
  })

  it('everything under the law’s time, whoever writes to the file and however', () => {
    const documents = count('document')
    const early = (kind: LegalKind, through: string, at: string) => `
      INSERT INTO voucher_purge VALUES ('p', '${kind}', '${through}', 1, 1, '', ${localToInstant(at, 600)}, '${salon.owner.id}', 0, x'00')`
    useUntil('2026-11-24')
    expect(() => raw().exec(early('vouchers', '2026-12-31', '2026-11-24'))).toThrow('RETENTION_BLOCKED')
    // A time of her choosing is not believed beyond the log's newest entry.
    expect(() => raw().exec(early('vouchers', '2026-12-31', '2040-01-01'))).toThrow('RETENTION_BLOCKED')
    expect(() => raw().exec(early('day-closes', '2016-12-31', '2026-11-24'))).toThrow('RETENTION_BLOCKED')
    // A record of an older year lets nothing of this one go, whatever numbers it names.
    raw().exec(early('vouchers', '2019-12-31', '2026-11-24'))
    raw().exec("INSERT INTO voucher_purge_number SELECT 'p', seller_id, series, 1, 999 FROM number_series")
    for (const table of documentTables.filter(
      (each) => !['document_print', 'paid_appointment', 'bank_row', 'cash_movement'].includes(each),
    )) {
      expect(() => raw().exec(`DELETE FROM ${table}`), table).toThrow('DOCUMENT_IMMUTABLE')
    }
    expect(() => raw().exec('DELETE FROM voucher_purge_number')).toThrow('DOCUMENT_IMMUTABLE')
    expect(() => raw().exec('DELETE FROM voucher_purge')).toThrow('DOCUMENT_IMMUTABLE')
    expect(count('document')).toBe(documents)
  })
})

describe('the bookkeeper’s month', () => {
  const close = (day: string, sellerId = firstSellerId) =>
    salon.write((tx) => {
      const { cash } = dayReport(tx, sellerId, day)
      const input = { day, sellerId, expectedCents: cash.expectedCents, count: null, differenceReason: '' }
      closeDay(tx, input, at(day))
    })
  const agreeing = (month: string, lockedCode: string | null = null) => {
    const { facts, journal, code } = books(salon.db, { month, kind: 'month' })
    return { code, ...reconcile(facts, journal, { lockedCode, code }) }
  }
  const sell = (day: string, staffId: string, unitCents = 5000) => {
    const line = aLine(salon, { kind: 'service', itemId: salon.massage.id, staffId, unitCents })
    const sale = aSale({ lines: [line], payments: [{ method: 'card', cents: unitCents }] })
    return salon.write((tx) => paySale(tx, sale, at(day)))
  }

  it('says that a locked month’s vouchers went, and misses no number of theirs then or later', () => {
    close(madeOn)
    const locked = agreeing('2026-11').code
    expect(agreeing('2026-11', locked)).toMatchObject({ purged: null, findings: [] })
    useUntil('2033-01-02')
    purge('vouchers', '2033-01-02')
    const after = agreeing('2026-11', locked)
    expect(after.code).not.toBe(locked)
    expect(after).toMatchObject({ purged: { throughDay: '2026-12-31' }, findings: [] })
    sell('2033-01-03', salon.owner.id)
    close('2033-01-03')
    expect(agreeing('2033-01')).toMatchObject({ purged: null, findings: [], documentsCents: 5000 })
  })

  it('still misses a number that no purge names', () => {
    useUntil('2033-01-02')
    purge('vouchers', '2033-01-02')
    sell('2033-01-03', salon.owner.id)
    sell('2033-01-03', salon.owner.id)
    sell('2033-01-03', salon.owner.id)
    raw().exec('DROP TRIGGER document_kept; PRAGMA foreign_keys = OFF')
    raw().exec("DELETE FROM document WHERE day = '2033-01-03' AND number = (SELECT max(number) - 1 FROM document)")
    close('2033-01-03')
    expect(agreeing('2033-01').findings.filter((each) => each.check === 'number-missing')).toHaveLength(1)
  })

  it('keeps each seller’s chain of closes, also when one of them stopped years before the other', () => {
    const fields = { ...emptySalon, name: 'Hius-Elina', businessId: '2345678-0', city: 'Helsinki' }
    const chair = salon.write((tx) => addSeller(tx, NewSeller.parse({ prefix: 'e', fields }), at(madeOn)))
    salon.write((tx) => setSellerOfPerson(tx, { staffId: salon.elina.id, sellerId: chair.id }, at(madeOn)))
    for (const day of [madeOn, addDays(madeOn, 1)]) {
      sell(day, salon.elina.id)
      close(day, chair.id)
    }
    close(addDays(madeOn, 1))
    // The salon goes on in a later year; of the chair's two closes both go.
    close('2028-03-01')
    useUntil('2033-01-02')
    purge('vouchers', '2033-01-02')
    useUntil('2037-01-02')
    purge('day-closes', '2037-01-02')
    const left = raw().prepare('SELECT seller_id, number FROM day_close').raw().all()
    expect(left).toEqual([[firstSellerId, 2]])
    expect(brokenClose(salon.db)).toBeNull()
    expect(brokenClose(salon.db, chair.id)).toBeNull()
    // She comes back: her numbers go on.
    sell('2037-01-03', salon.elina.id)
    close('2037-01-03', chair.id)
    expect(raw().prepare('SELECT number FROM day_close WHERE seller_id = ?').pluck().all(chair.id)).toEqual([3])
    expect(brokenClose(salon.db, chair.id)).toBeNull()
    expect(checkLog(salon.db, salon.logKeys.privateKey).whole).toBe(true)
  })
})

describe('day closes', () => {
  it('stay ten years, and the chain begins after the last that went', () => {
    for (const day of [madeOn, '2028-03-01']) {
      salon.write((tx) => {
        const { cash } = dayReport(tx, firstSellerId, day)
        closeDay(tx, { day, expectedCents: cash.expectedCents, count: null, differenceReason: '' }, at(day))
      })
    }
    expect(brokenClose(salon.db)).toBeNull()
    useUntil('2033-01-02')
    purge('vouchers', '2033-01-02')
    expect(proposed('day-closes', '2033-01-02')).toEqual([])
    expect(() => raw().exec('DELETE FROM day_close')).toThrow('DOCUMENT_IMMUTABLE')
    useUntil('2036-12-31')
    expect(proposed('day-closes', '2036-12-31')).toEqual([])
    useUntil('2037-01-01', 1)
    purge('day-closes', '2037-01-01')
    expect(raw().prepare('SELECT number FROM day_close').pluck().all()).toEqual([2])
    expect(brokenClose(salon.db)).toBeNull()
    expect(checkLog(salon.db, salon.logKeys.privateKey).whole).toBe(true)
  })
})
