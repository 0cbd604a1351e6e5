// A full backup into an empty place, then one of the same unchanged file. Build scripts only.
import fs from 'node:fs'
import path from 'node:path'
import { frozenContent } from '../../electron/backups/frozen-content.ts'
import { spawnNodeProcess } from '../../electron/backups/node-process.ts'
import { takeSnapshot } from '../../electron/backups/take-snapshot.ts'
import { vaultForBackup } from '../../electron/keys/vault.ts'
import { type Figure, timed } from './measure.ts'
import type { OpenSalon } from './salons.ts'

export async function snapshots(salon: OpenSalon): Promise<Figure[]> {
  const place = path.join(salon.folder, '..', 'backups')
  fs.rmSync(place, { recursive: true, force: true })
  fs.mkdirSync(place, { recursive: true })
  let frozenMs = 0
  let remembered: { repositoryId: string; sequence: number } | null = null
  const take = async () => {
    const result = await takeSnapshot({
      place,
      databaseFile: salon.file,
      userData: salon.folder,
      dataKey: salon.opened.dataKey,
      slots: vaultForBackup({ folder: salon.folder }),
      reason: 'asked',
      programVersion: 'bench',
      remembered,
      nowMs: () => Date.now(),
      holdCheckpoints: () => () => {},
      freeze: (raw) => {
        const started = performance.now()
        const content = frozenContent(raw)
        frozenMs = performance.now() - started
        return content
      },
      start: () => spawnNodeProcess(),
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    })
    remembered = { repositoryId: result.repositoryId, sequence: result.sequence }
  }
  const full = await timed(take)
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
    { name: 'main stands still while a snapshot begins', value: frozenMs, unit: 'ms', baseline: null, target: null },
  ]
}
