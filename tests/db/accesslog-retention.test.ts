// Shortening the log: only from its oldest end, only what is old, and a forged shortening shows.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { appendLog, checkLog } from '../../db/accesslog.ts'
import { shortenLog } from '../../db/accesslog-retention.ts'
import { addDays, addMonths, localToInstant } from '../../shared/day.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
beforeEach(() => {
  salon = tempSalon()
})
afterEach(() => salon.close())

const first = '2026-11-23'
const at = (day: string) => localToInstant(day, 600)

/** Two entries on each of `days`, oldest first. */
function fill(days: readonly string[]): void {
  salon.write((tx) => {
    for (const day of days) {
      for (const minute of [0, 1]) {
        appendLog(
          tx,
          { staffId: salon.owner.id, workstation: 'tiski', session: 's' },
          { action: 'view', kind: 'client', purpose: 'client-care', client: `c-${day}-${minute}` },
          at(day) + minute,
          day,
        )
      }
    }
  })
}
const seqs = () => salon.db.raw.prepare('SELECT seq FROM access_log ORDER BY seq').pluck().all()

const later = addMonths(first, 61)
const days = [first, addDays(first, 1), addMonths(first, 20), later]
const shorten = () => salon.write((tx) => shortenLog(tx, at(addMonths(later, -60)), at(later)))

it('what is older goes, the rest stays whole and goes on', () => {
  fill(days)
  expect(shorten()).toBe(4)
  expect(seqs()).toEqual([5, 6, 7, 8])
  expect(checkLog(salon.db, salon.logKeys.privateKey)).toMatchObject({ whole: true, checkedFromSeq: 5 })
  expect(checkLog(salon.db, null).whole).toBe(true)
  fill([addDays(later, 1)])
  expect(checkLog(salon.db, salon.logKeys.privateKey).whole).toBe(true)
  expect(shorten()).toBe(0)
})

it('nothing goes when nothing is old, and never the newest day', () => {
  fill([first, addDays(first, 1)])
  expect(salon.write((tx) => shortenLog(tx, at(addMonths(first, -60)), at(first)))).toBe(0)
  expect(salon.write((tx) => shortenLog(tx, at(addDays(first, 30)), at(first)))).toBe(2)
  expect(seqs()).toEqual([3, 4])
})

it('a stub that somebody wrote herself shows', () => {
  fill(days)
  shorten()
  salon.db.raw.exec('DROP TRIGGER access_log_stub_immutable')
  for (const change of [
    'through_seq = 6',
    "mac = x'00'",
    'epoch = 0',
    'entries = 1',
    'at_ms = 1',
    "signature = x'00'",
  ]) {
    salon.db.raw.exec('BEGIN')
    salon.db.raw.exec(`UPDATE access_log_stub SET ${change}`)
    expect(checkLog(salon.db, salon.logKeys.privateKey).whole, change).toBe(false)
    salon.db.raw.exec('ROLLBACK')
  }
  expect(checkLog(salon.db, salon.logKeys.privateKey).whole).toBe(true)
})

it('a thief with today’s key cannot shorten away what is not old', () => {
  fill(days)
  // What the salon's own function would do for her, told a time of her choosing.
  salon.write((tx) => shortenLog(tx, at(addDays(later, 0)), at(later)))
  expect(seqs()).toEqual([7, 8])
  expect(checkLog(salon.db, salon.logKeys.privateKey)).toMatchObject({ whole: false, brokenAtSeq: 7 })
})
