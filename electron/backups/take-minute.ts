// One minute of the live file to one place, from main's side: no checkpoints of the program's own until the backup process has
// compared it. Runs in main, which never waits for it.
import { join } from 'node:path'
import { backupKeysOf } from './format.ts'
import { marksName } from './page-marks.ts'
import { runJob, type StartBackupProcess } from './process.ts'
import type { ShipResult } from './ship.ts'

export interface TakeMinute {
  readonly place: string
  readonly repositoryId: string
  readonly databaseFile: string
  readonly userData: string
  readonly dataKey: Uint8Array
  readonly vaultId: string
  readonly programVersion: string
  /** Read before the file stands still: a minute never claims to be newer than it is. */
  readonly nowMs: () => number
  readonly holdCheckpoints: () => () => void
  readonly start: StartBackupProcess
  readonly signal: AbortSignal
}

/** @throws AppError BACKUP_BUSY, CANCELLED, and all that shipMinute throws */
export async function takeMinute(wanted: TakeMinute): Promise<ShipResult> {
  const releaseCheckpoints = wanted.holdCheckpoints()
  try {
    return await runJob<'ship'>(
      wanted.start,
      {
        kind: 'ship',
        input: {
          place: wanted.place,
          databaseFile: wanted.databaseFile,
          marksFolder: join(wanted.userData, marksName),
          repositoryId: wanted.repositoryId,
          keys: backupKeysOf(wanted.dataKey),
          vaultId: wanted.vaultId,
          programVersion: wanted.programVersion,
          takenAtMs: wanted.nowMs(),
        },
      },
      { signal: wanted.signal, copied: releaseCheckpoints },
    )
  } finally {
    releaseCheckpoints()
  }
}
