// Client cards in main on the seeded file: the search beside one bare full-text statement, opening a full card, a page of the
// list, and the sweep for duplicates with the longest that it keeps main at a time. Build scripts only.
import type { Actor } from '../../db/actor.ts'
import { findDuplicates } from '../../db/client-duplicates.ts'
import { searchClients } from '../../db/client-search.ts'
import type { Db } from '../../db/handle.ts'
import { newId } from '../../db/new-id.ts'
import { searchTerms } from '../../shared/client-search.ts'
import { localToInstant, ZONE } from '../../shared/day.ts'
import { type Figure, spreadOf, timedTwice } from './measure.ts'
import { keystrokes, routerOn } from './routes.ts'
import { type OpenSalon, presentDay, presentMinute } from './salons.ts'

const visits = 300
const rowsShown = 50

function owner(salon: OpenSalon): Actor {
  const atMs = localToInstant(presentDay, presentMinute, ZONE)
  return {
    staffId: salon.opened.staffId ?? '',
    atMs,
    today: presentDay,
    language: 'fi',
    can: () => true,
    newId: () => newId(atMs),
  }
}

/** What the search would be if one statement were all of it: beginnings of words and numbers, latest visit first. */
const bareSearch = `
  SELECT c.pk, c.id, c.name, c.phone, c.email, c.alert, c.last_visit_day
  FROM client_search s JOIN client c ON c.pk = s.rowid
  WHERE client_search MATCH ? AND c.removed_at_ms IS NULL
  ORDER BY coalesce(c.last_visit_day, date(c.created_at_ms / 1000, 'unixepoch')) DESC LIMIT ${rowsShown}`

/** The typed words as that statement takes them; null when they hold none. */
function expressionOf(text: string): string | null {
  const parts = searchTerms(text).map((term) => {
    const words = term.loose.map((word) => `{loose email} : "${word}" *`)
    const digits = term.digits.map((each) => `{phone} : "${each}" *`)
    return `(${[...words, ...digits].join(' OR ')})`
  })
  return parts.length === 0 ? null : parts.join(' AND ')
}

function search(salon: OpenSalon): Figure[] {
  const bare = salon.db.raw.prepare(bareSearch)
  const actor = owner(salon)
  const own: number[] = []
  const plain: number[] = []
  const timedNow = (work: () => unknown) => {
    const started = performance.now()
    work()
    return performance.now() - started
  }
  for (const [at, text] of keystrokes(salon, 1000).entries()) {
    const expression = expressionOf(text)
    if (expression === null) continue
    const ours = () => own.push(timedNow(() => searchClients(salon.db, { text, limit: rowsShown }, actor)))
    const theirs = () => plain.push(timedNow(() => bare.all(expression)))
    // Whoever comes second finds the pages warm.
    for (const one of at % 2 === 0 ? [ours, theirs] : [theirs, ours]) one()
  }
  const [ourTimes, bareTimes] = [spreadOf(own.slice(50)), spreadOf(plain.slice(50))]
  const line = (which: 'p50' | 'p95'): Figure => ({
    name: `search of a keystroke, ${which}`,
    value: ourTimes[which],
    unit: 'ms',
    baseline: { name: 'one full-text statement, latest first', value: bareTimes[which] },
    target: 1.5,
  })
  return [line('p50'), line('p95')]
}

/** One client with many visits and photos: other people's visits and small pictures, given to her. */
export function fillCard(db: Db, staffId: string): string {
  const { raw } = db
  const { id } = raw
    .prepare('SELECT id FROM client WHERE removed_at_ms IS NULL ORDER BY pk LIMIT 1 OFFSET 5')
    .get() as {
    id: string
  }
  const chosen = raw
    .prepare('SELECT id, appointment_id FROM visit WHERE client_id IS NOT NULL AND client_id <> ? ORDER BY id LIMIT ?')
    .all(id, visits) as { id: string; appointment_id: string }[]
  const visit = raw.prepare('UPDATE visit SET client_id = ? WHERE id = ?')
  const appointment = raw.prepare('UPDATE appointment SET client_id = ? WHERE id = ?')
  const consent = raw.prepare(
    `INSERT OR IGNORE INTO consent (id, client_id, kind, answer, source, at_ms, staff_id)
     VALUES (?, ?, 'photos-record', 'given', 'spoken', 1, ?)`,
  )
  raw.transaction(() => {
    for (const each of chosen) {
      visit.run(id, each.id)
      appointment.run(id, each.appointment_id)
    }
    consent.run(newId(Date.now()), id, staffId)
  })()
  return id
}

async function opening(salon: OpenSalon): Promise<Figure[]> {
  const { call, clock } = routerOn(salon)
  const id = fillCard(salon.db, salon.opened.staffId ?? '')
  const card: { ms: number; processorMs: number }[] = []
  const list: { ms: number; processorMs: number }[] = []
  for (let round = 0; round < 60; round += 1) {
    clock.nowMs += 61_000
    card.push(
      await timedTwice(async () => {
        await call('clients.get', { id })
        await call('clients.timeline', { id })
        await call('photos.list', { clientId: id })
      }),
    )
    list.push(await timedTwice(() => call('clients.list', { limit: 200 })))
  }
  const p95 = (taken: readonly { ms: number; processorMs: number }[], of: 'ms' | 'processorMs') =>
    spreadOf(taken.slice(5).map((each) => each[of])).p95
  const processor = (taken: typeof card) => `p95 of the processor’s time ${p95(taken, 'processorMs').toFixed(1)} ms`
  return [
    {
      name: `card with ${visits} visits in main, p95`,
      value: p95(card, 'ms'),
      unit: 'ms',
      baseline: null,
      target: 50,
      note: `with its timeline and three durable log entries; ${processor(card)}`,
    },
    {
      name: 'page of 200 of the list in main, p95',
      value: p95(list, 'ms'),
      unit: 'ms',
      baseline: null,
      target: 16,
      note: processor(list),
    },
  ]
}

function sweep(salon: OpenSalon): Figure[] {
  const steps = findDuplicates(salon.db, owner(salon))
  const taken: number[] = []
  let longestProcessorMs = 0
  const started = performance.now()
  const processor = process.threadCpuUsage()
  for (;;) {
    const before = performance.now()
    const used = process.threadCpuUsage()
    const step = steps.next()
    taken.push(performance.now() - before)
    const { user, system } = process.threadCpuUsage(used)
    longestProcessorMs = Math.max(longestProcessorMs, (user + system) / 1000)
    if (step.done) break
  }
  const totalMs = performance.now() - started
  const { user, system } = process.threadCpuUsage(processor)
  const { p50, max, count } = spreadOf(taken)
  const cards = salon.db.raw.prepare('SELECT count(*) FROM client WHERE removed_at_ms IS NULL').pluck().get()
  return [
    {
      name: `sweep of ${cards} cards for duplicates`,
      value: totalMs,
      unit: 'ms',
      baseline: null,
      target: 10_000,
      note: `${count} steps of ${p50.toFixed(1)} ms, other calls between them; the processor’s time ${((user + system) / 1000).toFixed(0)} ms`,
    },
    {
      name: 'longest step of the sweep in main',
      value: max,
      unit: 'ms',
      baseline: null,
      target: 16,
      note: `of the processor’s time ${longestProcessorMs.toFixed(1)} ms`,
    },
  ]
}

/** Search, opening, list and sweep. */
export async function cards(salon: OpenSalon): Promise<Figure[]> {
  return [...search(salon), ...(await opening(salon)), ...sweep(salon)]
}
