// One minute of the live file to one place, from main's side: freeze, have it compared, let go. Runs in main; writers never
// wait for it, and it never waits for the place.
import { join } from 'node:path'
import type { RawDatabase } from '../../db/open.ts'
import { backupKeysOf } from './format.ts'
import type { FrozenContent } from './frozen-content.ts'
import { marksName } from './page-marks.ts'
import { runJob, type StartBackupProcess } from './process.ts'
import type { ShipResult } from './ship.ts'
import { lockPatiently } from './take-snapshot.ts'

export interface TakeMinute {
  readonly place: string
  readonly repositoryId: string
  readonly databaseFile: string
  readonly userData: string
  readonly dataKey: Uint8Array
  readonly vaultId: string
  readonly programVersion: string
  readonly nowMs: () => number
  readonly holdCheckpoints: () => () => void
  readonly freeze: (frozen: RawDatabase) => FrozenContent
  readonly start: StartBackupProcess
  readonly pause: (ms: number) => Promise<void>
  readonly signal: AbortSignal
}

/** @throws AppError BACKUP_BUSY, CANCELLED, and all that shipMinute throws */
export async function takeMinute(wanted: TakeMinute): Promise<ShipResult> {
  const releaseCheckpoints = wanted.holdCheckpoints()
  let release = () => {}
  try {
    const lock = await lockPatiently(wanted)
    release = () => lock.release()
    const { schemaVersion, ...content } = lock.value
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
          content,
          programVersion: wanted.programVersion,
          schemaVersion,
          takenAtMs: wanted.nowMs(),
        },
      },
      {
        signal: wanted.signal,
        copied: () => {
          release()
          releaseCheckpoints()
        },
      },
    )
  } finally {
    release()
    releaseCheckpoints()
  }
}
