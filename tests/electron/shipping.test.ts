// When minutes are shipped, and that places do not wait for each other: clock, timers and the backup process are the test's
// own, the file is real.
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { appendLog } from '../../db/accesslog.ts'
import { addRestoredPlace, listPlaces, noteGoodBackup } from '../../db/backup-places.ts'
import { type Db, handleOf, transaction } from '../../db/handle.ts'
import { migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { closeDatabase, openDatabase } from '../../db/open.ts'
import { startDatabase } from '../../db/start.ts'
import { newX25519Pair } from '../../db/x25519.ts'
import { gatherMs, lookEveryMs, slowAfterMs } from '../../electron/backups/next-minute.ts'
import type { BackupProcess, JobMessage } from '../../electron/backups/process.ts'
import { keyFor } from '../../electron/keys/derived-keys.ts'
import { createShipping, type Shipping, type ShippingDeps } from '../../electron/shipping.ts'
import { testNowMs } from '../helpers/tempSalon.ts'

let folder: string
let db: Db
let shipping: Shipping
let nowMs: number
let timers: { atMs: number; run: () => void }[]
/** Jobs that were begun, by the name of the place, and what ends each. */
let jobs: { place: string; end: (message: JobMessage) => void; isKilled: boolean }[]
let pointsNeeded: string[]

/** Lets the clock run, and everything that hangs on it. */
async function wait(ms: number): Promise<void> {
  const untilMs = nowMs + ms
  for (;;) {
    await new Promise((resolve) => setImmediate(resolve))
    const [due] = timers.filter((timer) => timer.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)
    if (!due) break
    timers = timers.filter((timer) => timer !== due)
    nowMs = Math.max(nowMs, due.atMs)
    due.run()
  }
  nowMs = untilMs
}

/** The disk answers when it likes: lets the clock run until it has. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(lookEveryMs)
}

function commit(): void {
  const what = { action: 'view', kind: 'client', purpose: 'client-care' } as const
  transaction(db, (tx) =>
    appendLog(tx, { staffId: null, workstation: 'testi', session: 'testi' }, what, nowMs, '2026-11-23'),
  )
}

const placeOf = (name: string) => listPlaces(db).find((place) => path.basename(place.path) === name)?.id ?? ''
const begun = () => jobs.map((job) => job.place)
function answer(place: string, kind: 'shipped' | 'needs-point' | 'full'): void {
  const job = jobs.findLast((each) => each.place === place && !each.isKilled)
  if (!job) throw new Error(`nothing is shipped to ${place}`)
  jobs = jobs.filter((each) => each !== job)
  const shipped = { kind: 'shipped', sequence: 1, number: 1, takenAtMs: nowMs, pages: 1, bytes: 1 } as const
  const messages: Record<typeof kind, JobMessage> = {
    full: { kind: 'failed', code: 'BACKUP_PLACE_FULL', data: {}, text: '' },
    shipped: { kind: 'done', value: shipped },
    'needs-point': { kind: 'done', value: { kind: 'needs-point', why: 'marks' } },
  }
  job.end(messages[kind])
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'loiste-shipping-'))
  const dataKey = randomBytes(32)
  const file = path.join(folder, 'salon.db')
  const raw = openDatabase(file, keyFor(dataKey, 'database'), { create: true })
  migrate(raw, migrations)
  db = handleOf(raw)
  transaction(db, (tx) => {
    startDatabase(tx, newX25519Pair().publicKey, '2026-11-23')
    for (const name of ['stick', 'share']) {
      mkdirSync(path.join(folder, name))
      addRestoredPlace(tx, path.join(folder, name), testNowMs)
    }
    for (const { id } of listPlaces(tx)) {
      noteGoodBackup(tx, id, { atMs: testNowMs, sequence: 1, repositoryId: `repository-of-${id}` })
    }
  })
  nowMs = testNowMs
  timers = []
  jobs = []
  pointsNeeded = []
  const session = { isOpen: () => true, requireOpen: () => ({ db, opened: { dataKey, vaultId: 'vault' } }), file }
  shipping = createShipping({
    userData: folder,
    session: session as unknown as ShippingDeps['session'],
    clock: { now: () => nowMs, today: () => '2026-11-23' },
    timers: {
      setTimeout: (run, delayMs) => {
        const timer = { atMs: nowMs + delayMs, run }
        timers.push(timer)
        return timer
      },
      clearTimeout: (timer) => {
        timers = timers.filter((each) => each !== timer)
      },
    },
    spawn: () => {
      let listener: (message: JobMessage) => void = () => {}
      const job = { place: '', end: (message: JobMessage) => listener(message), isKilled: false }
      const child: BackupProcess = {
        send: (sent) => {
          if (sent.kind === 'ship') job.place = path.basename(sent.input.place)
          jobs.push(job)
          listener({ kind: 'copied' })
        },
        onMessage: (next) => {
          listener = next
        },
        onExit: () => {},
        kill: () => {
          job.isKilled = true
        },
      }
      return child
    },
    appVersion: 'test',
    programLog: { info: () => {}, failure: () => {} },
    onChanged: () => {},
    holdCheckpoints: () => () => {},
    onPointNeeded: (placeId) => pointsNeeded.push(placeId),
    onDamage: () => {},
    onBack: () => {},
  })
  for (const { id } of listPlaces(db)) shipping.has(id, shipping.changes(), nowMs)
  shipping.start()
  for (const { id } of listPlaces(db)) shipping.has(id, shipping.changes(), nowMs)
})
afterEach(async () => {
  await shipping.stop()
  closeDatabase(db.raw)
  rmSync(folder, { recursive: true, force: true })
})

test('a commit of any kind is shipped to every place within a minute; without one nothing is', async () => {
  await wait(10 * 60_000)
  expect(begun()).toEqual([])
  commit()
  const committedAtMs = nowMs
  await wait(lookEveryMs + gatherMs)
  expect(begun().sort()).toEqual(['share', 'stick'])
  expect(nowMs - committedAtMs).toBeLessThan(60_000)
  answer('stick', 'shipped')
  answer('share', 'shipped')
  await wait(10 * 60_000)
  expect(begun()).toEqual([])
  expect(shipping.state(placeOf('stick'))).toMatchObject({ lackingSinceMs: null, problem: null })
})

test('a place that does not answer is called slow and let go, and the other one goes on', async () => {
  commit()
  await wait(lookEveryMs + gatherMs)
  answer('stick', 'shipped')
  commit()
  await wait(slowAfterMs + lookEveryMs)
  expect(shipping.state(placeOf('share')).problem).toBe('BACKUP_PLACE_SLOW')
  expect(jobs.find((job) => job.place === 'share')?.isKilled).toBe(true)
  answer('stick', 'shipped')
  await wait(1000)
  expect(shipping.state(placeOf('stick'))).toMatchObject({ problem: null, lackingSinceMs: null })
  // Asked again a minute later; what it then takes is everything.
  await wait(60_000)
  answer('share', 'shipped')
  await wait(1000)
  expect(shipping.state(placeOf('share'))).toMatchObject({ problem: null, lackingSinceMs: null })
})

test('a full place is a state with its reason, asked again ever less often', async () => {
  commit()
  await wait(lookEveryMs + gatherMs)
  answer('stick', 'shipped')
  answer('share', 'full')
  await wait(1000)
  expect(shipping.state(placeOf('share')).problem).toBe('BACKUP_PLACE_FULL')
  let tries = 0
  for (let step = 0; step < 720; step++) {
    await wait(lookEveryMs)
    if (!begun().includes('share')) continue
    tries += 1
    answer('share', 'full')
  }
  expect(tries).toBeGreaterThan(4)
  expect(tries).toBeLessThan(12)
})

test('what the backups note themselves is no reason for a minute, and a point that is being made holds minutes back', async () => {
  shipping.own(commit)
  await wait(5 * 60_000)
  expect(begun()).toEqual([])
  const release = await shipping.hold(placeOf('share'))
  commit()
  await wait(2 * 60_000)
  expect(begun()).toEqual(['stick'])
  release()
  await wait(lookEveryMs)
  expect(begun()).toContain('share')
  // What a place has cannot be followed: a point is asked for, once.
  answer('share', 'needs-point')
  await wait(1000)
  expect(pointsNeeded).toEqual([placeOf('share')])
})

test('a place that was taken away is seen without anybody waiting, and seen again when it is back', async () => {
  rmSync(path.join(folder, 'stick'), { recursive: true })
  await until(() => !shipping.isThere(placeOf('stick')))
  commit()
  await wait(lookEveryMs + gatherMs)
  expect(begun()).toEqual(['share'])
  mkdirSync(path.join(folder, 'stick'))
  await until(() => shipping.isThere(placeOf('stick')))
  await until(() => begun().includes('stick'))
})
