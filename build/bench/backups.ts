// npm run bench -- backups [--megabytes 1000] [--days 90]: our backups beside what a careful person would use instead, on the
// same file in the same run: cp, VACUUM INTO, restic and borg. Tools that are not installed are left out with a word.
// Build scripts only.
//
// Every way is asked for the same: a first copy, one more salon day, the newest copy back and proved whole, and the folder
// after many days under the same rule of what is kept.
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { newId } from '../../db/new-id.ts'
import { checkpointTruncate, closeDatabase } from '../../db/open.ts'
import { keptPoints, type PointTime } from '../../electron/backups/retention.ts'
import { keyFor } from '../../electron/keys/derived-keys.ts'
import { localToInstant, ZONE } from '../../shared/day.ts'
import { randomOf } from '../seed/random.ts'
import { borg, isInstalled, localDay, ours, restic, type Way, wholeCopies } from './backup-ways.ts'
import { type Figure, timed } from './measure.ts'
import { cachedSalon, freeClients, type OpenSalon, openSalon, presentDay, workingCopy } from './salons.ts'

const dayMs = 86_400_000
const startMs = localToInstant(presentDay, 20 * 60, ZONE)
const mb = (bytes: number) => bytes / 1e6

export interface BackupBench {
  readonly megabytes: number
  readonly days: number
}

// ------------------------------------------------------------------ the salon

/** Photos make the file as large as asked: 250 kB each, which no tool can press together. */
function fillWithPhotos(salon: OpenSalon, megabytes: number): void {
  const { raw } = salon.db
  raw.exec('CREATE TABLE IF NOT EXISTS bench_photo (id INTEGER PRIMARY KEY, content BLOB NOT NULL) STRICT')
  const insert = raw.prepare('INSERT INTO bench_photo (content) VALUES (?)')
  const missing = Math.max(0, megabytes * 1e6 - fs.statSync(salon.file).size)
  for (let left = Math.ceil(missing / 250_000); left > 0; left -= 100) {
    raw.transaction(() => {
      for (let one = 0; one < Math.min(100, left); one += 1) insert.run(randomBytes(250_000))
    })()
    checkpointTruncate(raw)
  }
}

/** 40 bookings, 400 entries of the log, 60 changed cards and 4 photos: what a day with six people leaves in the file. */
function playDay(salon: OpenSalon, atMs: number): void {
  const { raw } = salon.db
  const random = randomOf(1, `bench backup ${atMs}`)
  const staffId = salon.opened.staffId
  const service = raw.prepare('SELECT id FROM service ORDER BY id LIMIT 1').pluck().get()
  const clients = raw.prepare(freeClients).pluck().all() as string[]
  const insert = (table: string, columns: string) =>
    raw.prepare(`INSERT INTO ${table} (${columns}) VALUES (${columns.replace(/\w+/g, '?')})`)
  const appointment = insert('appointment', 'id, day, status, client_id, created_at_ms, created_by')
  const line = insert(
    'appointment_line',
    'id, appointment_id, position, service_id, staff_id, start_min, duration_min, processing_min, finish_min, cleanup_min, price_cents',
  )
  const change = insert('appointment_change', 'appointment_id, at_ms, staff_id, kind, changes')
  const log = insert(
    'access_log',
    'at_ms, staff_id, workstation, session, action, kind, record, client, purpose, ids, fields, epoch, mac',
  )
  const card = raw.prepare('UPDATE client SET notes = ? WHERE id = ?')
  const photo = raw.prepare('INSERT INTO bench_photo (content) VALUES (?)')
  raw.transaction(() => {
    for (let one = 0; one < 40; one += 1) {
      const id = newId(atMs + one)
      appointment.run(id, localDay(atMs + 14 * dayMs), 'booked', random.pick(clients), atMs, staffId)
      line.run(`${id}L`, id, 0, service, staffId, 600, 45, 0, 0, 0, 5900)
      change.run(id, atMs, staffId, 'booked', '[]')
    }
    for (let one = 0; one < 400; one += 1) {
      const about = ['view', 'client', newId(atMs + one), random.pick(clients), 'appointment', '[]', '[]']
      log.run(atMs + one, staffId, 'bench', 'bench', ...about, 1, randomBytes(32))
    }
    for (let one = 0; one < 60; one += 1) card.run(`Muistiinpano ${random.between(1, 1e9)}`, random.pick(clients))
    for (let one = 0; one < 4; one += 1) photo.run(randomBytes(250_000))
  })()
  checkpointTruncate(raw)
}

// ------------------------------------------------------------------ measuring

/** Seconds that the owner was promised, whatever else there is to compare with. */
const promisedMs = { first: 15_000, restore: 60_000, verify: 20_000, small: 2000 }

/** The first copy of a salon of about 50 MB. */
async function smallSalon(tell: (text: string) => void): Promise<Figure> {
  const salon = await openSalon(workingCopy(await cachedSalon({ years: 1, clients: 1000, staff: 6 }, tell), 'small'))
  const place = path.join(salon.folder, '..', 'place-small')
  fs.mkdirSync(place, { recursive: true })
  try {
    const value = await timed(() => ours(salon, place).copy(startMs))
    const name = `first copy of ${mb(fs.statSync(salon.file).size).toFixed(0)} MB, Loiste`
    return { name, value, unit: 'ms', baseline: null, target: promisedMs.small }
  } finally {
    closeDatabase(salon.db.raw)
    fs.rmSync(place, { recursive: true })
  }
}

interface Measured {
  readonly name: string
  readonly firstMs: number
  readonly dayMs: number
  readonly dayBytes: number
  readonly restoreMs: number
  readonly verifyMs: number
  grownBytes: number
}

export async function backupFigures({ megabytes, days }: BackupBench, tell: (text: string) => void): Promise<Figure[]> {
  const seeded = await cachedSalon({ years: 2, clients: 2000, staff: 6 }, tell)
  const folder = workingCopy(seeded, 'backups')
  const salon = await openSalon(folder)
  const key = keyFor(salon.opened.dataKey, 'database')
  const placeOf = (name: string) => {
    const place = path.join(folder, '..', `place-${name}`)
    // A run that was ended from outside has left its own.
    for (const left of [place, `${place}-cache`, `${place}-borg`]) fs.rmSync(left, { recursive: true, force: true })
    fs.mkdirSync(place, { recursive: true })
    return place
  }
  try {
    tell('a small salon')
    const small = await smallSalon(tell)
    tell('photos')
    fillWithPhotos(salon, megabytes)
    const ways: Way[] = [
      ours(salon, placeOf('ours')),
      wholeCopies('cp', placeOf('cp'), key, (file) => fs.copyFileSync(salon.file, file)),
      wholeCopies('VACUUM INTO', placeOf('vacuum'), key, (file) => salon.db.raw.prepare('VACUUM INTO ?').run(file)),
    ]
    for (const [name, make] of Object.entries({ restic, borg })) {
      if (isInstalled(name)) ways.push(make(salon, placeOf(name), key))
      else
        console.log(
          `${name} is not installed here (Debian: apt-get install ${name === 'borg' ? 'borgbackup' : name}); left out.`,
        )
    }
    const fileMb = mb(fs.statSync(salon.file).size)
    const measured: Measured[] = []
    for (const way of ways) {
      tell(`${way.name}: first copy`)
      quietDisk()
      const firstMs = await timed(() => way.copy(startMs))
      measured.push({ name: way.name, firstMs, dayMs: 0, dayBytes: 0, restoreMs: 0, verifyMs: 0, grownBytes: 0 })
    }
    playDay(salon, startMs + dayMs)
    for (const [index, way] of ways.entries()) {
      tell(`${way.name}: one more day`)
      const before = way.bytes()
      quietDisk()
      const took = await timed(() => way.copy(startMs + dayMs))
      const dayBytes = way.bytes() - before
      const targetFile = path.join(folder, 'restored.db')
      tell(`${way.name}: restore`)
      quietDisk()
      const restoreMs = await timed(() => way.restore(targetFile))
      for (const suffix of ['', '-wal', '-shm']) fs.rmSync(targetFile + suffix, { force: true })
      tell(`${way.name}: reading everything again`)
      const verifyMs = await timed(() => way.verify())
      const first = measured[index]
      if (first) measured[index] = { ...first, dayMs: took, dayBytes, restoreMs, verifyMs }
    }
    await grow(salon, ways, measured, days, tell)
    return [small, ...figuresOf(measured, fileMb, days)]
  } finally {
    closeDatabase(salon.db.raw)
  }
}

/** What was written before is on the disk before the clock starts: nobody pays for the one before. */
function quietDisk(): void {
  if (process.platform !== 'win32') execFileSync('sync')
}

/** Day after day. Whole copies are not written again: how many the rule keeps, times the file, is what they would take. */
async function grow(
  salon: OpenSalon,
  ways: readonly Way[],
  measured: Measured[],
  days: number,
  tell: (text: string) => void,
) {
  const whole = new Set(['cp', 'VACUUM INTO'])
  const times: PointTime[] = [0, 1].map((day) => ({ sequence: day + 1, takenAtMs: startMs + day * dayMs }))
  for (let day = 2; day < days; day += 1) {
    tell(`day ${day} of ${days}`)
    const atMs = startMs + day * dayMs
    playDay(salon, atMs)
    times.push({ sequence: day + 1, takenAtMs: atMs })
    for (const way of ways) {
      if (whole.has(way.name)) continue
      await way.copy(atMs)
      if (day % 7 === 6 || day === days - 1) await way.forget(atMs)
    }
  }
  const kept = keptPoints(times, startMs + (days - 1) * dayMs, localDay).size
  for (const [index, way] of ways.entries()) {
    const one = measured[index]
    if (one) one.grownBytes = whole.has(way.name) ? kept * fs.statSync(salon.file).size : way.bytes()
  }
}

function figuresOf(measured: readonly Measured[], fileMb: number, days: number): Figure[] {
  const [own, ...others] = measured
  if (!own) return []
  // Whole copies need no putting together, so nothing that stores less can be faster than they are to copy back: they are
  // shown, and raced on bytes only.
  const raced = {
    everyone: ['cp', 'VACUUM INTO', 'restic', 'borg'],
    repositories: ['restic', 'borg'],
    nobody: [] as string[],
  }
  const against = (
    what: string,
    unit: Figure['unit'],
    of: (one: Measured) => number,
    against: keyof typeof raced,
  ): Figure[] =>
    others.map((other) => ({
      name: `${what}, Loiste`,
      value: of(own),
      unit,
      baseline: { name: other.name, value: of(other) },
      target: raced[against].includes(other.name) ? 1 : null,
    }))
  const promised = (what: string, value: number, target: number): Figure => ({
    name: `${what} of ${fileMb.toFixed(0)} MB, Loiste`,
    value,
    unit: 'ms',
    baseline: null,
    target,
  })
  return [
    promised('first copy', own.firstMs, promisedMs.first),
    promised('restore, opened and checked,', own.restoreMs, promisedMs.restore),
    promised('reading every byte of the place again,', own.verifyMs, promisedMs.verify),
    ...against(`first copy of ${fileMb.toFixed(0)} MB`, 'ms', (one) => one.firstMs, 'nobody'),
    ...against('one more day', 'ms', (one) => one.dayMs, 'nobody'),
    ...against('bytes of one more day', 'MB', (one) => mb(one.dayBytes), 'everyone'),
    ...against('restore, opened and checked', 'ms', (one) => one.restoreMs, 'repositories'),
    ...against('reading every byte again', 'ms', (one) => one.verifyMs, 'repositories'),
    ...against(`folder after ${days} days`, 'MB', (one) => mb(one.grownBytes), 'everyone'),
  ]
}
