// Backups of a measured salon to one place, made the way the program makes them. Build scripts only.
import fs from 'node:fs'
import path from 'node:path'
import { spawnNodeProcess } from '../../electron/backups/node-process.ts'
import type { StartBackupProcess } from '../../electron/backups/process.ts'
import type { RememberedPlace } from '../../electron/backups/repository.ts'
import type { SnapshotResult } from '../../electron/backups/snapshot.ts'
import { takeSnapshot } from '../../electron/backups/take-snapshot.ts'
import { vaultForBackup } from '../../electron/keys/vault.ts'
import { repository } from '../scripts/command.ts'
import type { OpenSalon } from './salons.ts'

const builtWorker = path.join(repository, 'out', 'main', 'backup-worker.cjs')

/** As the program starts it; from source, where nothing is built, it takes longer to load than most of its work does. */
export const startBackupProcess: StartBackupProcess = () =>
  spawnNodeProcess(fs.existsSync(builtWorker) ? builtWorker : undefined)

/** Each call makes the next snapshot of the salon in the place. */
export function snapshotTaker(salon: OpenSalon, place: string): (atMs?: number) => Promise<SnapshotResult> {
  let remembered: RememberedPlace | null = null
  return async (atMs = Date.now()) => {
    const made = await takeSnapshot({
      place,
      databaseFile: salon.file,
      userData: salon.folder,
      dataKey: salon.opened.dataKey,
      slots: vaultForBackup({ folder: salon.folder }),
      reason: 'asked',
      programVersion: 'bench',
      remembered,
      nowMs: () => atMs,
      holdCheckpoints: () => () => {},
      start: startBackupProcess,
    })
    remembered = { repositoryId: made.repositoryId, sequence: made.sequence }
    return made
  }
}
