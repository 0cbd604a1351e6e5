// What clients asked for since a backup, done again in the older file: whatever was done, in whatever order and wherever the
// backup was taken between, the restored file ends as the newer one did, as far as the older one knew of it.
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClient } from '../../db/clients.ts'
import { answerConsent, withdrawConsent } from '../../db/consents.ts'
import { type Db, handleOf, transaction } from '../../db/handle.ts'
import { openDatabase } from '../../db/open.ts'
import { isSuppressed, noteHashKeys } from '../../db/privacy-hashes.ts'
import { activeHold, activeRestriction, setLimit } from '../../db/privacy-limits.ts'
import { guardRestricted } from '../../db/restriction-guard.ts'
import { rightsAgain, rightsJournal } from '../../db/rights-journal.ts'
import type { ConsentKind } from '../../shared/consents.ts'
import { type TempSalon, tempSalon, testNowMs } from '../helpers/tempSalon.ts'

let salon: TempSalon
beforeEach(() => {
  salon = tempSalon()
})
afterEach(() => salon.close())

const steps = [
  'restrict',
  'lift',
  'hold',
  'release',
  'give',
  'refuse',
  'withdraw',
  'give-health',
  'withdraw-health',
] as const
type Step = (typeof steps)[number]
const withdrawals: Partial<Record<Step, ConsentKind>> = {
  refuse: 'marketing-email',
  withdraw: 'marketing-email',
  'withdraw-health': 'health',
}
const email = 'rauha.rajattu@example.org'

function newSalon() {
  salon.close()
  salon = tempSalon()
  salon.write((tx) => noteHashKeys(tx, [{ id: 'one', key: Buffer.alloc(32, 7) }], testNowMs))
  return salon.write((tx) => createClient(tx, { name: 'Rauha Rajattu', email }, salon.actor())).id
}

/** One step, each a minute after the one before. */
function take(step: Step, clientId: string, atMs: number): void {
  const actor = salon.actor('owner', atMs)
  const answer = (kind: ConsentKind, given: boolean) =>
    salon.write((tx) =>
      answerConsent(
        tx,
        {
          clientId,
          kinds: [kind],
          answer: given ? 'given' : 'refused',
          source: 'spoken',
          language: 'fi',
          signature: null,
          guardian: '',
          scan: null,
        },
        actor,
      ),
    )
  const limit = (which: 'restriction' | 'hold', on: boolean) =>
    salon.write((tx) => setLimit(tx, which, { clientId, on, reason: 'Riita' }, actor))
  const withdraw = (kind: ConsentKind) =>
    salon.write((tx) => withdrawConsent(tx, { clientId, kind, source: 'message' }, actor))
  if (step === 'restrict' || step === 'lift') limit('restriction', step === 'restrict')
  else if (step === 'hold' || step === 'release') limit('hold', step === 'hold')
  else if (step === 'give' || step === 'refuse') answer('marketing-email', step === 'give')
  else if (step === 'give-health') answer('health', true)
  else withdraw(step === 'withdraw' ? 'marketing-email' : 'health')
}

function olderCopy(name: string): string {
  salon.db.raw.pragma('wal_checkpoint(TRUNCATE)')
  const older = path.join(salon.folder, name)
  copyFileSync(salon.file, older)
  return older
}

const stateOf = (db: Db, clientId: string) => ({
  restricted: activeRestriction(db, clientId)?.fromMs ?? null,
  held: activeHold(db, clientId)?.fromMs ?? null,
  suppressed: isSuppressed(db, 'email', email),
})
const holding = (db: Db, clientId: string) =>
  db.raw
    .prepare("SELECT kind FROM consent WHERE client_id = ? AND answer = 'given' AND ended_at_ms IS NULL ORDER BY kind")
    .pluck()
    .all(clientId) as ConsentKind[]

describe('a file from before', () => {
  it('ends as the newer one did, wherever the backup was taken, and a second time changes nothing', () => {
    const step = fc.constantFrom(...steps)
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 6 }),
        fc.array(step, { minLength: 1, maxLength: 10 }),
        (before, after) => {
          const clientId = newSalon()
          let atMs = testNowMs
          const all = (list: readonly Step[]) => {
            for (const each of list) {
              atMs += 60_000
              take(each, clientId, atMs)
            }
          }
          all(before)
          const older = olderCopy('older.db')
          all(after)
          const journal = rightsJournal(salon.db)
          const restored = handleOf(openDatabase(older, salon.key))
          try {
            const consentsBefore = holding(restored, clientId)
            guardRestricted(restored)
            transaction(restored, (tx) => rightsAgain(tx, journal))
            expect(stateOf(restored, clientId)).toEqual(stateOf(salon.db, clientId))
            // Consents given since are not made up; those the backup has stay when nobody withdrew them since.
            const isWithdrawn = (kind: ConsentKind) => after.some((each) => withdrawals[each] === kind)
            expect(holding(restored, clientId)).toEqual(consentsBefore.filter((kind) => !isWithdrawn(kind)))
            expect(transaction(restored, (tx) => rightsAgain(tx, rightsJournal(salon.db)))).toEqual([])
          } finally {
            restored.raw.close()
          }
        },
      ),
      { numRuns: 40 },
    )
  }, 120_000)
})

describe('the order', () => {
  it('what was withdrawn under a hold is locked, what was withdrawn without one goes', () => {
    for (const [list, left] of [
      [['hold', 'withdraw-health', 'release', 'hold'], 1],
      [['withdraw-health', 'hold'], 0],
    ] as const) {
      const clientId = newSalon()
      take('give-health', clientId, testNowMs)
      salon.db.raw.exec(
        "INSERT INTO safety_rule (id, kind, name, created_at_ms) VALUES ('rule', 'allergy', 'Lateksi', 1)",
      )
      salon.db.raw
        .prepare(
          `INSERT INTO health_entry (id, client_id, rule_id, detail, created_at_ms, changed_at_ms, staff_id)
           VALUES ('entry', ?, 'rule', 'käsineet', 1, 1, ?)`,
        )
        .run(clientId, salon.owner.id)
      const older = olderCopy('older.db')
      for (const [index, step] of list.entries()) take(step, clientId, testNowMs + (index + 1) * 60_000)
      const restored = handleOf(openDatabase(older, salon.key))
      try {
        transaction(restored, (tx) => rightsAgain(tx, rightsJournal(salon.db)))
        const count = (db: Db) => db.raw.prepare('SELECT count(*) FROM health_entry').pluck().get()
        expect(count(restored)).toBe(left)
        expect(count(salon.db)).toBe(left)
      } finally {
        restored.raw.close()
      }
    }
  })

  it('names nobody and holds no reason', () => {
    const clientId = newSalon()
    for (const step of ['restrict', 'hold', 'refuse'] as const) take(step, clientId, testNowMs)
    const text = JSON.stringify(rightsJournal(salon.db))
    for (const secret of [clientId, 'Riita', 'Rauha', email]) expect(text).not.toContain(secret)
  })
})
