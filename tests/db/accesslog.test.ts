import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appendLog, checkLog, checkLogInSteps, listLog, logHead } from '../../db/accesslog.ts'
import { openSeal, seal } from '../../db/accesslog-chain.ts'
import { newX25519Pair } from '../../db/x25519.ts'
import { canonicalEntry, headCode } from '../../shared/accesslog.ts'
import { addDays } from '../../shared/day.ts'
import { type TempSalon, tempSalon, testNowMs } from '../helpers/tempSalon.ts'

let salon: TempSalon
beforeEach(() => {
  salon = tempSalon()
})
afterEach(() => salon.close())

const caller = () => ({ staffId: salon.owner.id, workstation: 'tiski', session: 'istunto-1' })

/** `perDay` entries on each of `days` days. */
function fill(days: number, perDay: number) {
  salon.write((tx) => {
    for (let day = 0; day < days; day += 1) {
      for (let entry = 0; entry < perDay; entry += 1) {
        appendLog(
          tx,
          caller(),
          { action: 'view', kind: 'client', purpose: 'appointment', record: `c-${day}-${entry}`, client: `c-${entry}` },
          testNowMs + day * 86_400_000 + entry,
          addDays('2026-11-23', day),
        )
      }
    }
  })
}

/** Someone with the file and its key, past our triggers. */
function tamper(sql: string) {
  salon.db.raw.exec('DROP TRIGGER access_log_immutable; DROP TRIGGER access_log_kept')
  salon.db.raw.exec(sql)
}

describe('the chain', () => {
  it('is whole after days of entries, with the owner’s key and without', () => {
    fill(4, 5)
    expect(checkLog(salon.db, salon.logKeys.privateKey)).toMatchObject({ whole: true, entries: 20, checkedFromSeq: 1 })
    expect(checkLog(salon.db, null)).toMatchObject({ whole: true, entries: 20, checkedFromSeq: 16 })
  })

  it('refuses change and deletion in the database itself', () => {
    fill(1, 2)
    expect(() => salon.db.raw.exec("UPDATE access_log SET action = 'change'")).toThrow('LOG_IMMUTABLE')
    expect(() => salon.db.raw.exec('DELETE FROM access_log')).toThrow('LOG_IMMUTABLE')
  })

  it.each([
    ['a changed entry', "UPDATE access_log SET client = 'c-other' WHERE seq = 7", 7],
    ['a deleted entry', 'DELETE FROM access_log WHERE seq = 7', 7],
    [
      'an inserted entry',
      'UPDATE access_log SET seq = seq + 1000 WHERE seq >= 7; UPDATE access_log SET seq = seq - 999 WHERE seq >= 1000; INSERT INTO access_log SELECT 7, at_ms, staff_id, workstation, session, action, kind, record, client, purpose, ids, fields, epoch, mac FROM access_log WHERE seq = 3',
      7,
    ],
    [
      'two swapped entries',
      'UPDATE access_log SET seq = 900 WHERE seq = 6; UPDATE access_log SET seq = 6 WHERE seq = 7; UPDATE access_log SET seq = 7 WHERE seq = 900',
      6,
    ],
    ['a list that is none', "UPDATE access_log SET ids = '{' WHERE seq = 5", 5],
    ['a cut beginning', 'DELETE FROM access_log WHERE seq < 4', 1],
  ])('names the first broken entry: %s', (_, sql, brokenAtSeq) => {
    fill(3, 4)
    tamper(sql)
    expect(checkLog(salon.db, salon.logKeys.privateKey)).toMatchObject({ whole: false, brokenAtSeq })
  })

  it('is checked in steps while entries are added, which are left for the next check', () => {
    fill(1, 2500)
    const steps = checkLogInSteps(salon.db, salon.logKeys.privateKey)
    const first = steps.next()
    expect(first).toMatchObject({ done: false })
    fill(1, 1)
    let last = first
    while (!last.done) last = steps.next()
    expect(last.value).toMatchObject({ whole: true, entries: 2500 })
    expect(checkLog(salon.db, salon.logKeys.privateKey)).toMatchObject({ whole: true, entries: 2501 })
  })

  it('notices a tail that was cut off only through an anchor outside the file', () => {
    fill(1, 10)
    const anchor = logHead(salon.db)
    tamper('DELETE FROM access_log WHERE seq > 8')
    expect(checkLog(salon.db, salon.logKeys.privateKey).whole).toBe(true)
    expect(checkLog(salon.db, salon.logKeys.privateKey, [anchor])).toMatchObject({
      whole: false,
      reason: 'cut-short',
      brokenAtSeq: 9,
    })
  })

  it('lets nobody with today’s key rewrite yesterday', () => {
    fill(2, 3)
    const { key } = salon.db.raw.prepare('SELECT key FROM access_log_key').get() as { key: Uint8Array }
    const first = openSeal(
      (salon.db.raw.prepare('SELECT sealed_first_key AS s FROM access_log_key').get() as { s: Uint8Array }).s,
      salon.logKeys.privateKey,
    )
    expect(first).not.toBeNull()
    expect(Buffer.from(key).equals(Buffer.from(first!))).toBe(false)
    // Today's thief recomputes every code with the key she found.
    tamper("UPDATE access_log SET client = 'c-other' WHERE seq = 2")
    expect(checkLog(salon.db, salon.logKeys.privateKey)).toMatchObject({ whole: false, brokenAtSeq: 2 })
  })

  it('goes on in the same epoch when the clock is set back', () => {
    fill(3, 1)
    salon.write((tx) =>
      appendLog(
        tx,
        caller(),
        { action: 'view', kind: 'client', purpose: 'appointment' },
        testNowMs - 999_999,
        '2026-11-01',
      ),
    )
    expect(checkLog(salon.db, salon.logKeys.privateKey)).toMatchObject({ whole: true, entries: 4 })
  })

  it('stays whole for any entries on any days, and breaks for any changed text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ day: fc.integer({ min: 0, max: 3 }), text: fc.string({ unit: 'grapheme' }) }), {
          minLength: 2,
          maxLength: 25,
        }),
        fc.nat(),
        (entries, pick) => {
          const fresh = tempSalon()
          try {
            fresh.write((tx) => {
              for (const { day, text } of entries) {
                appendLog(
                  tx,
                  { staffId: null, workstation: text, session: text },
                  { action: 'change', kind: 'client', purpose: 'request', fields: [text] },
                  day,
                  addDays('2026-11-23', day),
                )
              }
            })
            expect(checkLog(fresh.db, fresh.logKeys.privateKey).whole).toBe(true)
            const seq = (pick % entries.length) + 1
            fresh.db.raw.exec('DROP TRIGGER access_log_immutable')
            fresh.db.raw.prepare("UPDATE access_log SET workstation = workstation || '.' WHERE seq = ?").run(seq)
            expect(checkLog(fresh.db, fresh.logKeys.privateKey)).toMatchObject({ whole: false, brokenAtSeq: seq })
          } finally {
            fresh.close()
          }
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('the list', () => {
  it('pages backwards with names and counts', () => {
    fill(1, 5)
    const page = listLog(salon.db, { limit: 2 })
    expect(page.rows.map((row) => [row.seq, row.staffName])).toEqual([
      [5, 'Helmi Laine'],
      [4, 'Helmi Laine'],
    ])
    expect(page.total).toBe(5)
    expect(listLog(salon.db, { limit: 2, before: 4 }).rows.map((row) => row.seq)).toEqual([3, 2])
    expect(listLog(salon.db, { limit: 9, clientId: 'c-2' }).rows).toHaveLength(1)
    expect(page.headCode).toBe(headCode(logHead(salon.db).mac))
  })
})

describe('the seal', () => {
  it('opens for the owner’s key only and not when a byte has changed', () => {
    const owner = newX25519Pair()
    const other = newX25519Pair()
    const secret = new Uint8Array(32).fill(7)
    const sealed = seal(secret, owner.publicKey)
    expect(Buffer.from(openSeal(sealed, owner.privateKey)!)).toEqual(Buffer.from(secret))
    expect(openSeal(sealed, other.privateKey)).toBeNull()
    for (let at = 0; at < sealed.length; at += 7) {
      const changed = Uint8Array.from(sealed)
      changed[at] = changed[at]! ^ 1
      expect(openSeal(changed, owner.privateKey)).toBeNull()
    }
  })
})

it('writes two different entries as two different texts', () => {
  const entry = {
    seq: 1,
    atMs: 1,
    staffId: 'a',
    workstation: 'b',
    session: 'c',
    action: 'view',
    kind: 'client',
    record: null,
    client: 'x',
    purpose: 'billing',
    ids: ['1'],
    fields: ['2'],
    epoch: 0,
  } as const
  expect(canonicalEntry({ ...entry, record: 'x', client: null })).not.toBe(canonicalEntry(entry))
  expect(canonicalEntry({ ...entry, ids: ['1","2'], fields: [] })).not.toBe(
    canonicalEntry({ ...entry, ids: ['1', '2'], fields: [] }),
  )
  expect(headCode(new Uint8Array(32))).toBe('0000-0000-0000-0000')
})
