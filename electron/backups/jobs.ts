// What each job of the backup process does. No process, no messages: worker.ts adds those.
import type { RawDatabase } from '../../db/open.ts'
import { checkFile } from './check-file.ts'
import { readPlace } from './check-place.ts'
import { compareRestore } from './compare-restore.ts'
import { keepJournal } from './erasure-journal.ts'
import { frozenContent } from './frozen-content.ts'
import { listPlace } from './list-points.ts'
import { lockPatiently } from './lock-for-copy.ts'
import type { BackupJob, JobMessage, JobResults } from './process.ts'
import { provePoint } from './prove-point.ts'
import { prunePlace } from './prune.ts'
import { rekeyFile } from './rekey-file.ts'
import { shipMinute } from './ship.ts'
import { makeSnapshot } from './snapshot.ts'
import { unpackPoint } from './unpack.ts'

/**
 * Does one job, telling of its progress, and answers its result. Throws AppError as the job's own function does.
 * @param standing called once the live file stands still: from there on no save can meet this process
 */
export function doJob(
  job: BackupJob,
  tell: (message: JobMessage) => void,
  standing: () => void = () => {},
): JobResults[BackupJob['kind']] {
  const progress = (step: 'copy' | 'check', doneBytes: number, totalBytes: number) =>
    tell({ kind: 'progress', step, doneBytes, totalBytes })
  /** Work on the live file while it stands still; the work ends that as soon as it has read the file. */
  const onLiveFile = <R, T>(
    file: string,
    key: Uint8Array,
    read: (frozen: RawDatabase) => R,
    work: (frozen: R, copied: () => void) => T,
  ): T => {
    const lock = lockPatiently(file, key, read)
    standing()
    try {
      return work(lock.value, () => {
        lock.release()
        tell({ kind: 'copied' })
      })
    } finally {
      lock.release()
    }
  }
  switch (job.kind) {
    case 'snapshot': {
      const { databaseFile, keys } = job.input
      return onLiveFile(databaseFile, keys.database, frozenContent, ({ schemaVersion, ...content }, copied) =>
        makeSnapshot({ ...job.input, content, schemaVersion }, { progress, copied }),
      )
    }
    case 'ship': {
      const { databaseFile, keys } = job.input
      return onLiveFile(databaseFile, keys.database, frozenContent, ({ schemaVersion, ...content }, copied) =>
        shipMinute({ ...job.input, content, schemaVersion }, copied),
      )
    }
    case 'unpack':
      return unpackPoint(job.input, (doneBytes, totalBytes) => progress('copy', doneBytes, totalBytes))
    case 'compare':
      return compareRestore(job.input)
    case 'list':
      return listPlace(job.input.place, job.input.keys, job.input.newestSchema)
    case 'prune':
      return prunePlace(job.input)
    case 'check-file':
      return job.input.isClosed
        ? checkFile(job.input)
        : onLiveFile(
            job.input.file,
            job.input.databaseKey,
            () => null,
            (_, copied) =>
              checkFile(job.input, copied, (doneBytes, totalBytes) => progress('check', doneBytes, totalBytes)),
          )
    case 'read-place':
      return readPlace(job.input, (doneBytes, totalBytes) => progress('check', doneBytes, totalBytes))
    case 'erasures':
      return keepJournal(job.input.place, job.input.journal)
    case 'prove':
      return provePoint(job.input, (doneBytes, totalBytes) => progress('check', doneBytes, totalBytes))
    case 'rekey':
      return rekeyFile(job.input)
  }
}
