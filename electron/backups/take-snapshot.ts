// One backup of the live file, from main's side: no checkpoints of the program's own until the backup process has copied it.
// Runs in main, which never waits for it.
import { join } from 'node:path'
import type { BackupSlots } from '../keys/vault.ts'
import { type BackupReason, backupKeysOf } from './format.ts'
import { marksName } from './page-marks.ts'
import { namingPlace } from './place-errors.ts'
import { type JobEvents, runJob, type StartBackupProcess } from './process.ts'
import type { RememberedPlace } from './repository.ts'
import type { SnapshotResult } from './snapshot.ts'

export interface TakeSnapshot {
  readonly place: string
  readonly databaseFile: string
  /** The user-data folder: the copy that is checked lies in `backup-check` inside it for a moment. */
  readonly userData: string
  readonly dataKey: Uint8Array
  readonly slots: BackupSlots
  readonly reason: BackupReason
  readonly programVersion: string
  readonly remembered: RememberedPlace | null
  /** Read before the file stands still: a point never claims to be newer than it is. */
  readonly nowMs: () => number
  /** Keeps the program's own checkpoints back; answers how to let them go. */
  readonly holdCheckpoints: () => () => void
  readonly start: StartBackupProcess
  readonly events?: JobEvents
}

/**
 * @throws AppError BACKUP_BUSY (no still moment within 5 s), CANCELLED, DISK_FULL, DATABASE_DAMAGED and all of BACKUP_*,
 * these with the name of the folder as `place`
 */
export async function takeSnapshot(wanted: TakeSnapshot): Promise<SnapshotResult> {
  const releaseCheckpoints = wanted.holdCheckpoints()
  const { progress, signal } = wanted.events ?? {}
  try {
    return await runJob<'snapshot'>(
      wanted.start,
      {
        kind: 'snapshot',
        input: {
          place: wanted.place,
          databaseFile: wanted.databaseFile,
          checkFile: join(wanted.userData, 'backup-check', 'copy.db'),
          marksFolder: join(wanted.userData, marksName),
          keys: backupKeysOf(wanted.dataKey),
          slots: wanted.slots,
          reason: wanted.reason,
          programVersion: wanted.programVersion,
          takenAtMs: wanted.nowMs(),
          remembered: wanted.remembered,
        },
      },
      {
        copied: () => {
          releaseCheckpoints()
          wanted.events?.copied?.()
        },
        ...(progress && { progress }),
        ...(signal && { signal }),
      },
    )
  } catch (error) {
    throw namingPlace(error, wanted.place)
  } finally {
    releaseCheckpoints()
  }
}
