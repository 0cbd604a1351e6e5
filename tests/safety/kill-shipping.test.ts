// kill -9 of the program and its backup process while minutes are shipped: every minute that was acknowledged can be
// restored with everything that was saved before it, and the chain goes on.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { randomOf } from '../../build/seed/random.ts'
import { newestSchema } from '../../db/migrations/newest-schema.ts'
import { closeDatabase, openDatabase } from '../../db/open.ts'
import { type BackupKeys, backupKeysOf } from '../../electron/backups/format.ts'
import { listPlace } from '../../electron/backups/list-points.ts'
import { parseMinuteName } from '../../electron/backups/minute-format.ts'
import { unpackPoint } from '../../electron/backups/unpack.ts'
import { type OpenedSalon, openedSalon } from '../helpers/tempApp.ts'
import { report, rounds } from './effort.ts'

const kills = rounds(50, 4)
const script = path.join(import.meta.dirname, 'shippingWriter.ts')
const compiled = mkdtempSync(path.join(tmpdir(), 'loiste-compiled-'))
let salon: OpenedSalon
let keys: BackupKeys
beforeAll(async () => {
  salon = await openedSalon()
  keys = backupKeysOf(salon.app.session.requireOpen().opened.dataKey)
  await salon.quit()
}, 120_000)
afterAll(async () => {
  await salon.close()
  rmSync(compiled, { recursive: true, force: true })
})

/** In a group of its own, so that its backup process dies with it. */
function start(): ChildProcessWithoutNullStreams {
  const env = { ...process.env, NODE_COMPILE_CACHE: compiled }
  return spawn(process.execPath, [script, salon.userData], { stdio: 'pipe', env, detached: true })
}

function endGroup(child: ChildProcessWithoutNullStreams): void {
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
}

/** Lets it begin to ship `beginnings` times, then kills the group after `afterMs`. What it said until then. */
function killed(child: ChildProcessWithoutNullStreams, beginnings: number, afterMs: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const said: string[] = []
    let errors = ''
    let begun = 0
    child.stderr.on('data', (data) => {
      errors += data
    })
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line)
      if (line !== 'begin') return
      begun += 1
      if (begun === beginnings) setTimeout(() => endGroup(child), afterMs)
    })
    child.on('close', (_code, signal) => {
      if (signal === 'SIGKILL') resolve(said)
      else reject(new Error(`the writer ended by itself: ${errors}`))
    })
    child.stdin.write('go\n')
  })
}

/** The ids of all clients in a moment of the place. */
function clientsAt(sequence: number, minute: number): Set<string> {
  const targetFile = path.join(compiled, 'unpacked.db')
  unpackPoint({ place: salon.backupFolder, sequence, minute, keys, targetFile, newestSchema })
  const db = openDatabase(targetFile, keys.database, { readonly: true })
  const ids = new Set(db.prepare('SELECT id FROM client').pluck().all() as string[])
  closeDatabase(db)
  return ids
}

test(`${kills} kills while shipping: every acknowledged minute is restored with all that was saved before it`, async () => {
  const random = randomOf(1, 'shipping')
  const saved: string[] = []
  let last = { sequence: 0, minute: 0, clients: 0 }
  let acknowledged = 0
  let inTheMiddle = 0
  let next = start()
  for (let kill = 0; kill < kills; kill++) {
    const said = await killed(next, 1 + random.between(0, 3), random.between(0, 1500))
    next = start()
    for (const line of said) {
      const [what, first = '', second = ''] = line.split(' ')
      if (what === 'client') saved.push(first)
      if (what !== 'shipped' && what !== 'point') continue
      acknowledged += 1
      last = { sequence: Number(first), minute: Number(second), clients: saved.length }
    }
    if (said.at(-1) === 'begin') inTheMiddle += 1
    if (last.sequence === 0) continue
    const there = clientsAt(last.sequence, last.minute)
    expect(saved.slice(0, last.clients).filter((id) => !there.has(id))).toEqual([])
    // What nobody heard of is whole too, or not there at all.
    const [newest] = listPlace(salon.backupFolder, keys, newestSchema).points
    expect(newest?.problem).toBeNull()
    if (newest) clientsAt(newest.sequence, newest.minutes.length)
  }
  endGroup(next)
  expect(acknowledged).toBeGreaterThan(kills / 2)
  // The control: a minute that is half there, as a program would leave it that wrote it in place, is refused.
  const folder = path.join(salon.backupFolder, 'minutes')
  const [newest] = listPlace(salon.backupFolder, keys, newestSchema).points.filter((point) => point.minutes.length > 0)
  const torn =
    readdirSync(folder)
      .filter((name) => parseMinuteName(name)?.base === newest?.sequence)
      .sort()
      .at(-1) ?? ''
  const bytes = readFileSync(path.join(folder, torn))
  writeFileSync(path.join(folder, torn), bytes.subarray(0, bytes.length / 2))
  expect(() => clientsAt(newest?.sequence ?? 0, newest?.minutes.length ?? 0)).toThrow('BACKUP_DAMAGED')
  clientsAt(newest?.sequence ?? 0, (newest?.minutes.length ?? 0) - 1)
  report({
    row: 'kills during shipping of minutes',
    tried: kills,
    found: `0 of ${acknowledged} acknowledged minutes lost, ${inTheMiddle} in the middle`,
    control: 'a minute cut short is refused, the one before it is whole',
  })
}, 3_600_000)
