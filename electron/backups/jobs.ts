// What each job of the backup process does. No process, no messages: worker.ts adds those.
import { checkFile } from './check-file.ts'
import { readPlace } from './check-place.ts'
import { keepJournal } from './erasure-journal.ts'
import { listPlace } from './list-points.ts'
import type { BackupJob, JobMessage, JobResults } from './process.ts'
import { provePoint } from './prove-point.ts'
import { prunePlace } from './prune.ts'
import { rekeyFile } from './rekey-file.ts'
import { shipMinute } from './ship.ts'
import { makeSnapshot } from './snapshot.ts'
import { unpackPoint } from './unpack.ts'

/** Does one job, telling of its progress, and answers its result. Throws AppError as the job's own function does. */
export function doJob(job: BackupJob, tell: (message: JobMessage) => void): JobResults[BackupJob['kind']] {
  const progress = (step: 'copy' | 'check', doneBytes: number, totalBytes: number) =>
    tell({ kind: 'progress', step, doneBytes, totalBytes })
  switch (job.kind) {
    case 'snapshot':
      return makeSnapshot(job.input, { progress, copied: () => tell({ kind: 'copied' }) })
    case 'ship':
      return shipMinute(job.input, () => tell({ kind: 'copied' }))
    case 'unpack':
      return unpackPoint(job.input, (doneBytes, totalBytes) => progress('copy', doneBytes, totalBytes))
    case 'list':
      return listPlace(job.input.place, job.input.keys, job.input.newestSchema)
    case 'prune':
      return prunePlace(job.input)
    case 'check-file':
      return checkFile(
        job.input,
        () => tell({ kind: 'copied' }),
        (doneBytes, totalBytes) => progress('check', doneBytes, totalBytes),
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
