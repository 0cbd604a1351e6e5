// Minutes: what shipping them costs a save, how long main stands still for one, how much a typical minute is, and how much
// longer a minute takes to restore than its point. Build scripts only.
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { newestSchema } from '../../db/migrations/newest-schema.ts'
import { closeDatabase, openDatabase } from '../../db/open.ts'
import { backupKeysOf } from '../../electron/backups/format.ts'
import { minutesName } from '../../electron/backups/minute-format.ts'
import type { ShipResult } from '../../electron/backups/ship.ts'
import { takeMinute } from '../../electron/backups/take-minute.ts'
import { unpackPoint } from '../../electron/backups/unpack.ts'
import { addDays, weekdayOf } from '../../shared/day.ts'
import { type Figure, longestGap, spreadOf, timed } from './measure.ts'
import { routerOn } from './routes.ts'
import { freeClients, type OpenSalon, presentDay } from './salons.ts'
import { snapshotTaker, startBackupProcess } from './snapshot-taker.ts'

/** In a rush: a booking every so many ms, far more than people make. */
const paceMs = 15
const savesEach = 240
/** A busy minute at the desk. */
const savesInMinute = 3

export async function minutes(salon: OpenSalon): Promise<Figure[]> {
  const place = path.join(salon.folder, '..', 'minutes-place')
  fs.rmSync(place, { recursive: true, force: true })
  fs.mkdirSync(place, { recursive: true })
  const common = {
    place,
    databaseFile: salon.file,
    userData: salon.folder,
    dataKey: salon.opened.dataKey,
    programVersion: 'bench',
    nowMs: () => Date.now(),
    holdCheckpoints: () => () => {},
    start: startBackupProcess,
  }
  const { repositoryId, sequence } = await snapshotTaker(salon, place)()
  const { vaultId } = salon.opened
  const ship = (): Promise<ShipResult> =>
    takeMinute({ ...common, repositoryId, vaultId, signal: new AbortController().signal })

  const save = savesOn(salon)
  const alone: number[] = []
  const besides: number[] = []
  const shipped: { pages: number; bytes: number }[] = []
  const note = (result: ShipResult) => {
    if (result.kind === 'shipped') shipped.push(result)
  }
  // By turns, so that both meet the same disk: a stretch of saves alone, the same stretch while a minute is shipped.
  for (let round = 0; round < savesEach / 20; round += 1) {
    for (let each = 0; each < 20; each += 1) {
      alone.push(await timed(save))
      await pause(paceMs)
    }
    const shipping = ship()
    for (let each = 0; each < 20; each += 1) {
      besides.push(await timed(save))
      await pause(paceMs)
    }
    note(await shipping)
  }
  shipped.length = 0
  for (let minute = 0; minute < 10; minute += 1) {
    for (let each = 0; each < savesInMinute; each += 1) await save()
    note(await ship())
  }
  const stands: number[] = []
  const quiet: number[] = []
  for (let round = 0; round < 10; round += 1) {
    await save()
    let shipMs = 0
    stands.push(
      await longestGap(async () => {
        shipMs = await timed(ship)
      }),
    )
    // What this machine does to a process that has nothing to do: only what goes beyond it is ours.
    quiet.push(await longestGap(() => pause(shipMs)))
  }
  const chain = fs.readdirSync(path.join(place, minutesName)).length
  const targetFile = path.join(salon.folder, 'unpacked.db')
  const keys = backupKeysOf(salon.opened.dataKey)
  const restore = (minute: number) =>
    timed(() => unpackPoint({ place, sequence, minute, keys, targetFile, newestSchema }))
  const pointMs = await restore(0)
  const minuteMs = await restore(chain)
  const db = openDatabase(targetFile, keys.database, { readonly: true })
  const rows = (from: typeof db) => from.prepare('SELECT count(*) FROM appointment').pluck().get()
  if (rows(db) !== rows(salon.db.raw)) throw new Error('the newest minute is not the live file')
  closeDatabase(db)
  fs.rmSync(place, { recursive: true, force: true })
  const [usual, meanwhile, still] = [spreadOf(alone), spreadOf(besides), spreadOf(stands)]
  const sizes = spreadOf(shipped.map(({ bytes }) => bytes / 1e6))
  return [
    {
      name: 'saving while a minute is shipped',
      value: meanwhile.p50,
      unit: 'ms',
      baseline: { name: 'saving otherwise', value: usual.p50 },
      target: 1.5,
      note: `p95 ${meanwhile.p95.toFixed(1)} against ${usual.p95.toFixed(1)} ms`,
    },
    {
      name: 'main stands still while a minute is shipped, at most',
      value: still.p50,
      unit: 'ms',
      baseline: null,
      target: 30,
      note: `longest ${still.max.toFixed(1)} ms; with nothing to do ${spreadOf(quiet).p50.toFixed(1)} ms`,
    },
    {
      name: `a minute with ${savesInMinute} bookings`,
      value: sizes.p50,
      unit: 'MB',
      baseline: null,
      target: null,
      note: `${spreadOf(shipped.map(({ pages }) => pages)).p50} pages, file ${(fs.statSync(salon.file).size / 1e6).toFixed(0)} MB`,
    },
    {
      name: `restoring the newest of ${chain} minutes, proved`,
      value: minuteMs,
      unit: 'ms',
      baseline: { name: 'restoring its point', value: pointMs },
      target: 1.5,
    },
  ]
}

/** Books one appointment after the other through the router; each call is one durable save. */
function savesOn(salon: OpenSalon): () => Promise<unknown> {
  const { call, clock } = routerOn(salon)
  // Everybody works whenever the salon is open: what is measured is saving, and the file is a copy.
  salon.db.raw.exec('DELETE FROM shift_pattern; DELETE FROM shift_exception; DELETE FROM absence')
  const pluck = (sql: string) => salon.db.raw.prepare(sql).pluck().all() as string[]
  const clients = pluck(`${freeClients} LIMIT 500`)
  const staff = pluck('SELECT id FROM staff WHERE takes_appointments = 1 ORDER BY position')
  const [serviceId = ''] = pluck(
    'SELECT id FROM service WHERE active_min = 45 AND processing_min = 0 ORDER BY id LIMIT 1',
  )
  let count = 0
  // February: no holiday on which nobody works.
  let day = addDays(presentDay, 440)
  return () => {
    const slot = count % (staff.length * 8)
    if (slot === 0) {
      day = addDays(day, 1)
      while (weekdayOf(day) > 5) day = addDays(day, 1)
    }
    clock.nowMs += 1000
    const lines = [
      { serviceId, staffId: staff[slot % staff.length] ?? '', startMin: 540 + Math.floor(slot / staff.length) * 60 },
    ]
    count += 1
    return call('appointments.book', { day, clientId: clients[count % clients.length] ?? null, lines })
  }
}
