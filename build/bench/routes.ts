// Calls through the real router and handlers on the seeded file, beside the bare SQL and the bare commit of the same
// moment: taken in turns, so that whatever else the machine does meets both. Build scripts only.
import type { Actor } from '../../db/actor.ts'
import { newId } from '../../db/new-id.ts'
import type { App } from '../../electron/app.ts'
import { handlers } from '../../electron/handlers/index.ts'
import { createRouter, type Sender } from '../../electron/router.ts'
import { addDays, instantToLocal, localToInstant, weekdayOf, ZONE } from '../../shared/day.ts'
import { can } from '../../shared/permissions.ts'
import { randomOf } from '../seed/random.ts'
import { type Figure, spreadOf, timed } from './measure.ts'
import { freeClients, type OpenSalon, presentDay, presentMinute } from './salons.ts'

const window: Sender = { known: true, topFrame: true, url: 'app://loiste/' }

/** The router as main makes it for a packaged program, with a clock that the measurement moves. */
export function routerOn(salon: OpenSalon) {
  const clock = { nowMs: localToInstant(presentDay, presentMinute, ZONE) }
  const staffId = salon.opened.staffId ?? ''
  const actor = (): Actor => ({
    staffId,
    atMs: clock.nowMs,
    today: instantToLocal(clock.nowMs, ZONE).day,
    language: 'fi',
    can: (permission) => can('owner', permission),
    newId: () => newId(clock.nowMs),
  })
  const caller = { staffId, workstation: 'bench', session: 'bench' }
  const handleCall = createRouter({
    // Nothing measured here asks for more than the file.
    app: {} as App,
    handlers,
    isOurAddress: () => true,
    session: () => ({ db: salon.db, actor: actor(), caller, locked: false }),
    isEmptyMachine: () => false,
    onChanged: () => {},
    onFailure: (route, error) => {
      throw new Error(`${route} failed`, { cause: error })
    },
    checkOutput: false,
  })
  const call = async (route: string, input: unknown): Promise<void> => {
    const answer = await handleCall(window, route, input)
    if (!answer.ok) throw new Error(`${route}: ${answer.error.code} ${JSON.stringify(answer.error.data)}`)
  }
  return { call, clock }
}

const dayRows = `
  SELECT a.id, a.version, a.day, a.status, a.client_id, a.note, a.removed_at_ms, c.name, c.alert, v.id, l.id, l.service_id,
    s.name, s.colour, l.staff_id, l.start_min, l.duration_min, l.processing_min, l.finish_min, l.cleanup_min, l.price_cents,
    CASE a.status WHEN 'paid' THEN (SELECT d.id FROM document d WHERE d.appointment_id = a.id
      ORDER BY d.issued_at_ms DESC, d.number DESC LIMIT 1) END
  FROM appointment a JOIN appointment_line l ON l.appointment_id = a.id JOIN service s ON s.id = l.service_id
    LEFT JOIN client c ON c.id = a.client_id LEFT JOIN visit v ON v.appointment_id = a.id
  WHERE a.day >= ? AND a.day <= ? AND a.removed_at_ms IS NULL ORDER BY a.day, a.id, l.position`

/** A row of the size of a log entry, committed on its own. */
function bareCommit(salon: OpenSalon): () => void {
  salon.db.raw.exec('CREATE TABLE IF NOT EXISTS bench_row (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT')
  const insert = salon.db.raw.prepare('INSERT INTO bench_row (text) VALUES (?)')
  return () => insert.run('x'.repeat(200))
}

export async function dayView(salon: OpenSalon): Promise<Figure[]> {
  const { call, clock } = routerOn(salon)
  const bare = salon.db.raw.prepare(dayRows)
  const commit = bareCommit(salon)
  const random = randomOf(1, 'bench days')
  const again: number[] = []
  const first: number[] = []
  const sqlOnly: number[] = []
  const commits: number[] = []
  for (let round = 0; round < 330; round += 1) {
    const day = addDays(presentDay, -random.between(1, 300))
    if (weekdayOf(day) === 7) continue
    clock.nowMs += 61_000
    // Which of the two meets the cold pages first must not decide.
    if (round % 2 === 0) bare.all(day, day)
    first.push(await timed(() => call('appointments.calendar', { from: day, to: day })))
    again.push(await timed(() => call('appointments.calendar', { from: day, to: day })))
    sqlOnly.push(await timed(() => bare.all(day, day)))
    commits.push(await timed(commit))
  }
  const sql = { name: 'the bare SQL', value: spreadOf(sqlOnly.slice(30)).p50 }
  const withCommit = { name: 'the bare SQL and a bare commit', value: sql.value + spreadOf(commits.slice(30)).p50 }
  return [
    { name: 'day view call', value: spreadOf(again.slice(30)).p50, unit: 'ms', baseline: sql, target: 3 },
    {
      name: 'day view call, first look',
      value: spreadOf(first.slice(30)).p50,
      unit: 'ms',
      baseline: withCommit,
      target: null,
      note: 'with its durable log entry',
    },
  ]
}

/**
 * What is typed at the desk: last names with the beginning of a first name, and every fifth time the digits of a number.
 * Practice numbers all begin with a prefix and 000, so only the digits that tell people apart are typed; the beginning
 * that ten thousand invented clients share is a figure of its own.
 */
export function keystrokes(salon: OpenSalon, count: number): string[] {
  const random = randomOf(1, 'bench keys')
  const people = salon.db.raw.prepare("SELECT name, phone FROM client WHERE phone <> '' ORDER BY pk").all() as {
    name: string
    phone: string
  }[]
  const texts: string[] = []
  while (texts.length < count) {
    const { name, phone } = random.pick(people)
    const [first = '', ...last] = name.split(' ')
    const inName = `${last.join(' ').slice(0, 7)} ${first.slice(0, 3)}`
    const typed = random.chance(0.2) ? phone.replace(/\D/g, '').slice(-4) : inName
    for (let length = 1; length <= typed.length; length += 1) texts.push(typed.slice(0, length))
  }
  return texts.slice(0, count)
}

export async function clientSearch(salon: OpenSalon): Promise<Figure[]> {
  const { call, clock } = routerOn(salon)
  const commit = bareCommit(salon)
  const samples: number[] = []
  const commits: number[] = []
  for (const text of keystrokes(salon, 1200)) {
    clock.nowMs += 200
    samples.push(await timed(() => call('clients.search', { text })))
    commits.push(await timed(commit))
  }
  const shared: number[] = []
  for (let round = 0; round < 5; round += 1) {
    for (const text of ['040', '040 0', '040 00', '050', '050 00', '044 000', '0', 'a']) {
      clock.nowMs += 61_000
      shared.push(await timed(() => call('clients.search', { text })))
    }
  }
  const { p50, p95 } = spreadOf(samples.slice(50))
  const commitMs = spreadOf(commits).p50
  const note = `with its durable log entry; a bare commit is ${commitMs.toFixed(2)} ms`
  return [
    { name: 'search keystroke in main, p50', value: p50, unit: 'ms', baseline: null, target: null },
    { name: 'search keystroke in main, p95', value: p95, unit: 'ms', baseline: null, target: 16, note },
    {
      name: 'search for what thousands share, p50',
      value: spreadOf(shared).p50,
      unit: 'ms',
      baseline: null,
      target: null,
      note: 'one letter, or a number’s first digits',
    },
  ]
}

/** The rows that a booking writes, each by a bare prepared statement, in one transaction: what no code around it can save. */
function bareBooking(salon: OpenSalon, serviceId: string): (day: string, staffId: string, clientId: string) => void {
  const { raw } = salon.db
  const insert = (table: string, columns: string) =>
    raw.prepare(`INSERT INTO ${table} (${columns}) VALUES (${columns.replace(/\w+/g, '?')})`)
  const appointment = insert('appointment', 'id, day, status, client_id, created_at_ms, created_by')
  const line = insert(
    'appointment_line',
    'id, appointment_id, position, service_id, staff_id, start_min, duration_min, processing_min, finish_min, cleanup_min, price_cents',
  )
  const claim = insert('claim', 'line_id, part, appointment_id, staff_id, day, start_min, end_min')
  const change = insert('appointment_change', 'appointment_id, at_ms, staff_id, kind, changes')
  const log = insert(
    'access_log',
    'at_ms, staff_id, workstation, session, action, kind, record, client, purpose, ids, fields, epoch, mac',
  )
  let at = Date.now()
  const write = raw.transaction((day: string, staffId: string, clientId: string) => {
    at += 1
    const id = newId(at)
    appointment.run(id, day, 'booked', clientId, at, staffId)
    line.run(`${id}L`, id, 0, serviceId, staffId, 1140, 45, 0, 0, 0, 5900)
    claim.run(`${id}L`, 0, id, staffId, `${day}/${at}`, 1140, 1185)
    change.run(id, at, staffId, 'booked', '[]')
    const session = ['bench', 'bench', 'create', 'appointment', id, clientId, 'appointment', '[]', '[]']
    log.run(at, staffId, ...session, 1, Buffer.alloc(32))
  })
  return (day, staffId, clientId) => write.immediate(day, staffId, clientId)
}

export async function saveAppointment(salon: OpenSalon): Promise<Figure[]> {
  const { call, clock } = routerOn(salon)
  const commit = bareCommit(salon)
  const pluck = (sql: string) => salon.db.raw.prepare(sql).pluck().all() as string[]
  const clients = pluck(`${freeClients} LIMIT 500`)
  const staff = pluck('SELECT id FROM staff WHERE takes_appointments = 1 ORDER BY position')
  const service = pluck('SELECT id FROM service WHERE active_min = 45 AND processing_min = 0 ORDER BY id LIMIT 1')[0]
  if (service === undefined) throw new Error('the salon has no plain service')
  const bare = bareBooking(salon, service)
  const saves: number[] = []
  const sameRows: number[] = []
  const commits: number[] = []
  let day = addDays(presentDay, 60)
  while (saves.length < 700) {
    day = addDays(day, 1)
    if (weekdayOf(day) > 5) continue
    for (const staffId of staff) {
      for (let startMin = 540; startMin <= 960; startMin += 60) {
        clock.nowMs += 1000
        const lines = [{ serviceId: service, staffId, startMin }]
        // In turn: nobody sits in two chairs at once.
        const clientId = clients[saves.length % clients.length] ?? ''
        const input = { day, clientId, lines }
        // Every second pair the other way round: a checkpoint that one of them triggers is not always the same one's.
        if (saves.length % 2 === 0) commits.push(await timed(commit))
        saves.push(await timed(() => call('appointments.book', input)))
        if (saves.length % 2 === 0) commits.push(await timed(commit))
        sameRows.push(await timed(() => bare(day, staffId, clientId)))
      }
    }
  }
  const { p50, p95 } = spreadOf(saves.slice(100))
  const against = (name: string, samples: readonly number[]) => ({ name, value: spreadOf(samples.slice(100)).p50 })
  const save = { value: p50, unit: 'ms' } as const
  return [
    {
      ...save,
      name: 'saving an appointment, durable',
      baseline: against('a bare one-row commit', commits),
      target: 2,
      note: `p95 ${p95.toFixed(2)} ms`,
    },
    { ...save, name: 'the same', baseline: against('a bare commit of the same rows', sameRows), target: null },
  ]
}
