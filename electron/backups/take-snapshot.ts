// One backup of the live file, from main's side: freeze, have it copied, let go. Runs in main; writers never wait for it.
import { join } from 'node:path'
import type { RawDatabase } from '../../db/open.ts'
import { AppError } from '../../shared/errors.ts'
import { keyFor } from '../keys/derived-keys.ts'
import type { BackupSlots } from '../keys/vault.ts'
import { type BackupReason, backupKeysOf } from './format.ts'
import type { FrozenContent } from './frozen-content.ts'
import { type CopyLock, lockForCopy } from './lock-for-copy.ts'
import { marksName } from './page-marks.ts'
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
  readonly nowMs: () => number
  /** Keeps the program's own checkpoints back; answers how to let them go. */
  readonly holdCheckpoints: () => () => void
  readonly freeze: (frozen: RawDatabase) => FrozenContent
  readonly start: StartBackupProcess
  readonly pause: (ms: number) => Promise<void>
  readonly events?: JobEvents
}

const lockTries = 50
const lockPauseMs = 100

/**
 * @throws AppError BACKUP_BUSY (no still moment within 5 s), CANCELLED, DISK_FULL, DATABASE_DAMAGED and all of BACKUP_*
 */
export async function takeSnapshot(wanted: TakeSnapshot): Promise<SnapshotResult> {
  const releaseCheckpoints = wanted.holdCheckpoints()
  let lock: CopyLock<FrozenContent> | null = null
  try {
    lock = await lockPatiently(wanted)
    const { schemaVersion, ...content } = lock.value
    const { progress, signal } = wanted.events ?? {}
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
          content,
          schemaVersion,
          reason: wanted.reason,
          programVersion: wanted.programVersion,
          takenAtMs: wanted.nowMs(),
          remembered: wanted.remembered,
        },
      },
      {
        copied: () => {
          lock?.release()
          releaseCheckpoints()
          wanted.events?.copied?.()
        },
        ...(progress && { progress }),
        ...(signal && { signal }),
      },
    )
  } finally {
    lock?.release()
    releaseCheckpoints()
  }
}

/**
 * Makes the file stand still, waiting for a still moment for up to 5 s.
 * @throws AppError BACKUP_BUSY, and what opening the file throws
 */
export async function lockPatiently<T>(
  wanted: Pick<TakeSnapshot, 'databaseFile' | 'dataKey' | 'pause'> & { readonly freeze: (frozen: RawDatabase) => T },
): Promise<CopyLock<T>> {
  for (let tries = 0; tries < lockTries; tries++) {
    const databaseKey = keyFor(wanted.dataKey, 'database')
    const lock = lockForCopy(wanted.databaseFile, databaseKey, wanted.freeze)
    databaseKey.fill(0)
    if (lock) return lock
    await wanted.pause(lockPauseMs)
  }
  throw new AppError('BACKUP_BUSY')
}
