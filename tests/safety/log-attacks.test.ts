// Somebody with the file, its key and today's key of the log, past the triggers, and clever enough to compute the codes
// after her change anew: what she did shows against the anchors outside the file, every time.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { randomOf } from '../../build/seed/random.ts'
import { appendLog, checkLog, type LogAnchor, logHead } from '../../db/accesslog.ts'
import { entryMac, genesisMac } from '../../db/accesslog-chain.ts'
import { transaction } from '../../db/handle.ts'
import type { LogEntry } from '../../shared/accesslog.ts'
import { addDays } from '../../shared/day.ts'
import { type TempSalon, tempSalon, testNowMs } from '../helpers/tempSalon.ts'
import { report, rounds } from './effort.ts'

const tries = rounds(300, 30)
const days = 5
const perDay = 12
const total = days * perDay

let salon: TempSalon
beforeEach(() => {
  salon = tempSalon()
  salon.write(() => {
    for (let day = 0; day < days; day++) for (let entry = 0; entry < perDay; entry++) append(day, `c-${day}-${entry}`)
  })
  salon.db.raw.exec('DROP TRIGGER access_log_immutable; DROP TRIGGER access_log_kept')
})
afterEach(() => salon.close())

function append(day: number, client: string): void {
  transaction(salon.db, (tx) =>
    appendLog(
      tx,
      { staffId: salon.owner.id, workstation: 'tiski', session: 'istunto' },
      { action: 'view', kind: 'client', purpose: 'appointment', client },
      testNowMs + day * 86_400_000,
      addDays('2026-11-23', day),
    ),
  )
}

const sql = (text: string) => salon.db.raw.exec(text)
/** Moves every entry from `seq` on by `by`, in steps that never meet. */
const shift = (seq: number, by: number) =>
  sql(`UPDATE access_log SET seq = seq + 100000 WHERE seq >= ${seq};
    UPDATE access_log SET seq = seq - 100000 + ${by} WHERE seq >= 100000`)

/** New codes from `seq` on, with the only key the thief has. */
function recompute(seq: number): void {
  const { key } = salon.db.raw.prepare('SELECT key FROM access_log_key').get() as { key: Uint8Array }
  const before = salon.db.raw.prepare('SELECT mac FROM access_log WHERE seq < ? ORDER BY seq DESC').pluck().get(seq)
  let mac = (before ?? genesisMac) as Uint8Array
  const rows = salon.db.raw.prepare('SELECT * FROM access_log WHERE seq >= ? ORDER BY seq').all(seq) as Record<
    string,
    never
  >[]
  const update = salon.db.raw.prepare('UPDATE access_log SET mac = ? WHERE seq = ?')
  for (const row of rows) {
    mac = entryMac(key, mac, {
      seq: row.seq,
      atMs: row.at_ms,
      staffId: row.staff_id,
      workstation: row.workstation,
      session: row.session,
      action: row.action,
      kind: row.kind,
      record: row.record,
      client: row.client,
      purpose: row.purpose,
      ids: JSON.parse(row.ids ?? '[]'),
      fields: JSON.parse(row.fields ?? '[]'),
      epoch: row.epoch,
    } as unknown as LogEntry)
    update.run(mac, row.seq)
  }
}

const columns = 'at_ms, staff_id, workstation, session, action, kind, record, client, purpose, ids, fields, epoch, mac'

/** Each leaves the file as its attacker would; `seq` is where she begins. */
const attacks: Readonly<Record<string, (seq: number) => void>> = {
  modify(seq) {
    sql(`UPDATE access_log SET client = 'c-other' WHERE seq = ${seq}`)
    recompute(seq)
  },
  delete(seq) {
    sql(`DELETE FROM access_log WHERE seq = ${seq}`)
    shift(seq + 1, -1)
    recompute(seq)
  },
  insert(seq) {
    shift(seq, 1)
    sql(`INSERT INTO access_log (seq, ${columns}) SELECT ${seq}, ${columns} FROM access_log WHERE seq = ${seq + 1}`)
    recompute(seq)
  },
  renumber(seq) {
    shift(seq, 1)
  },
  swap(seq) {
    sql(`UPDATE access_log SET seq = 900000 WHERE seq = ${seq}; UPDATE access_log SET seq = ${seq} WHERE seq = ${seq + 1};
      UPDATE access_log SET seq = ${seq + 1} WHERE seq = 900000`)
    recompute(seq)
  },
  rewrite(seq) {
    sql(`UPDATE access_log SET staff_id = '${salon.aino.id}' WHERE seq >= ${seq}`)
    recompute(seq)
  },
  truncate(seq) {
    sql(`DELETE FROM access_log WHERE seq > ${seq}`)
  },
  're-append'(seq) {
    sql(`DELETE FROM access_log WHERE seq > ${seq}`)
    for (let entry = seq + 1; entry <= total; entry++) append(days - 1, `c-new-${entry}`)
  },
}

/** Tries one attack everywhere and takes it back each time. Answers how often the check noticed. */
function noticed(attack: (seq: number) => void, anchors: readonly LogAnchor[], seed: string): number {
  const random = randomOf(1, seed)
  let count = 0
  for (let round = 0; round < tries; round++) {
    sql('SAVEPOINT attack')
    attack(random.between(1, total - 1))
    if (!checkLog(salon.db, salon.logKeys.privateKey, anchors).whole) count += 1
    sql('ROLLBACK TO attack; RELEASE attack')
  }
  return count
}

test('the control: an untouched log is whole, with anchors and without', () => {
  expect(checkLog(salon.db, salon.logKeys.privateKey)).toMatchObject({ whole: true, entries: total })
  expect(checkLog(salon.db, salon.logKeys.privateKey, [logHead(salon.db)]).whole).toBe(true)
})

test(`eight kinds of attack, ${tries} times each, are all noticed; without anchors a cut tail is not`, () => {
  const anchors = [logHead(salon.db)]
  const counts = Object.entries(attacks).map(([name, attack]) => [name, noticed(attack, anchors, name)] as const)
  // Inside the last day she has every key she needs: only what is kept outside the file tells.
  const truncate = attacks.truncate ?? (() => {})
  const lastDay = (seq: number) => truncate(Math.max(seq, total - perDay + 1))
  const unanchored = noticed(lastDay, [], 'unanchored')
  report({
    row: 'log attacks',
    tried: counts.length * tries,
    found: `${counts.reduce((sum, [, count]) => sum + count, 0)} noticed of ${counts.length} kinds`,
    control: `without anchors ${unanchored} of ${tries} cut tails are noticed`,
  })
  expect(counts).toEqual(Object.keys(attacks).map((name) => [name, tries]))
  expect(unanchored).toBe(0)
}, 600_000)
