// kill -9 while bookings and payments are being saved: nothing that was acknowledged may be gone, nothing half there.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkLog } from '../../db/accesslog.ts'
import { type OpenedSalon, openedSalon, ownerPassphrase } from '../helpers/tempApp.ts'
import { report } from './effort.ts'

const kills = 50
const writer = path.join(import.meta.dirname, 'salonWriter.ts')

let salon: OpenedSalon
beforeAll(async () => {
  salon = await openedSalon()
  // The place would only slow the runs down; killing during backups has a test of its own.
  const [place] = (await salon.call('backups.state')).places
  await salon.call('backups.removePlace', { id: place?.id ?? '' })
  await salon.quit()
})
afterAll(() => salon.close())

/** A writer that has been started and waits. */
function startWriter(): ChildProcessWithoutNullStreams {
  const args = [writer, salon.userData, salon.ainoId, salon.haircutId, '2027-01-04']
  const env = { ...process.env, NODE_COMPILE_CACHE: path.join(salon.userData, 'compiled') }
  return spawn(process.execPath, args, { stdio: 'pipe', env })
}

/** Lets the writer work, and kills it after `lines` acknowledged lines and `extraMs` more. What it said until then. */
function workAndKill(child: ChildProcessWithoutNullStreams, lines: number, extraMs: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const said: string[] = []
    let errors = ''
    child.stderr.on('data', (data) => {
      errors += data
    })
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line)
      if (said.length === lines + 1) setTimeout(() => child.kill('SIGKILL'), extraMs)
    })
    child.on('close', (_code, signal) => {
      if (signal === 'SIGKILL') resolve(said)
      else reject(new Error(`the writer ended by itself: ${errors}`))
    })
    child.stdin.write('go\n')
  })
}

describe('kill -9', () => {
  it(`loses nothing acknowledged in ${kills} kills`, async () => {
    const booked = new Set<string>()
    const paid = new Map<string, number>()
    let next = startWriter()
    for (let kill = 0; kill < kills; kill += 1) {
      const child = next
      next = startWriter()
      // Spread over a save: right at an acknowledgement, and up to a few commits later.
      for (const line of await workAndKill(child, 1 + (kill % 7), (kill * 0.37) % 4)) {
        const [what, id, number] = line.split(' ')
        if (what === 'booked') booked.add(id ?? '')
        if (what === 'paid') paid.set(id ?? '', Number(number))
      }
    }
    next.kill('SIGKILL')
    expect(booked.size).toBeGreaterThan(kills)

    await salon.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
    const { db, opened } = salon.app.session.requireOpen()
    expect(db.raw.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(db.raw.pragma('foreign_key_check')).toEqual([])
    const kept = new Set(db.raw.prepare('SELECT id FROM appointment').pluck().all() as string[])
    expect([...booked].filter((id) => !kept.has(id))).toEqual([])
    const documents = new Map(
      db.raw.prepare('SELECT appointment_id, number FROM document').raw().all() as [string, number][],
    )
    for (const [id, number] of paid) expect(documents.get(id)).toBe(number)

    // No document half there, no number twice or left out, no booking without its log entry.
    const numbers = [...documents.values()].sort((a, b) => a - b)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    expect(
      db.raw
        .prepare(
          'SELECT count(*) FROM document d WHERE NOT EXISTS (SELECT 1 FROM payment p WHERE p.document_id = d.id)',
        )
        .pluck()
        .get(),
    ).toBe(0)
    expect(
      db.raw
        .prepare(
          "SELECT count(*) FROM appointment a WHERE NOT EXISTS (SELECT 1 FROM access_log l WHERE l.record = a.id AND l.action = 'create')",
        )
        .pluck()
        .get(),
    ).toBe(0)
    expect(checkLog(db, opened.logPrivateKey)).toMatchObject({ whole: true, checkedFromSeq: 1 })
    const found = `${booked.size} bookings and ${paid.size} payments acknowledged, 0 lost`
    report({ row: 'kills during booking and payment', tried: kills, found, control: '' })
  }, 240_000)
})
