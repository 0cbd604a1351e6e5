// A full backup into an empty place, then one of the same unchanged file. Build scripts only.
import fs from 'node:fs'
import path from 'node:path'
import { type Figure, longestGap, timed } from './measure.ts'
import type { OpenSalon } from './salons.ts'
import { snapshotTaker } from './snapshot-taker.ts'

export async function snapshots(salon: OpenSalon): Promise<Figure[]> {
  const place = path.join(salon.folder, '..', 'backups')
  fs.rmSync(place, { recursive: true, force: true })
  fs.mkdirSync(place, { recursive: true })
  const take = snapshotTaker(salon, place)
  let full = 0
  const stoodMs = await longestGap(async () => {
    full = await timed(take)
  })
  const unchanged: number[] = []
  for (let round = 0; round < 3; round += 1) unchanged.push(await timed(take))
  fs.rmSync(place, { recursive: true, force: true })
  return [
    {
      name: 'snapshot of an unchanged file',
      value: Math.min(...unchanged),
      unit: 'ms',
      baseline: { name: 'a full one', value: full },
      target: 0.2,
      note: `file ${(fs.statSync(salon.file).size / 1e6).toFixed(0)} MB`,
    },
    { name: 'main stands still during a snapshot, at most', value: stoodMs, unit: 'ms', baseline: null, target: 30 },
  ]
}
