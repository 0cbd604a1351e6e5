// The backup process: takes one job, answers, ends. Started as an Electron utility process in the program and as a plain
// Node process by tests and scripts. Built to out/main/backup-worker.cjs.
import { listPlace } from './list-points.ts'
import { type BackupJob, failureOf, type JobMessage, type JobResults } from './process.ts'
import { prunePlace } from './prune.ts'
import { makeSnapshot } from './snapshot.ts'
import { unpackPoint } from './unpack.ts'

/** Electron adds this to `process` in a utility process; the type is only as much as is used here. */
interface ParentPort {
  once(event: 'message', listener: (event: { readonly data: unknown }) => void): void
  postMessage(message: unknown): void
}

const parentPort = (process as { parentPort?: ParentPort }).parentPort

function answer(message: JobMessage): void {
  if (parentPort) parentPort.postMessage(message)
  else process.send?.(message)
}

function work(job: BackupJob): JobResults[BackupJob['kind']] {
  const progress = (step: 'copy' | 'check', doneBytes: number, totalBytes: number) =>
    answer({ kind: 'progress', step, doneBytes, totalBytes })
  switch (job.kind) {
    case 'snapshot':
      return makeSnapshot(job.input, { progress, copied: () => answer({ kind: 'copied' }) })
    case 'unpack':
      return unpackPoint(job.input, (doneBytes, totalBytes) => progress('copy', doneBytes, totalBytes))
    case 'list':
      return listPlace(job.input.place, job.input.keys, job.input.newestSchema)
    case 'prune':
      return prunePlace(job.input)
  }
}

function take(job: unknown): void {
  // Sent by main only; the type is the one it was compiled with.
  try {
    answer({ kind: 'done', value: work(job as BackupJob) })
  } catch (error) {
    answer(failureOf(error))
  }
  // Main ends the process once it has the answer; a plain Node process ends when its channel closes.
  if (!parentPort) process.disconnect()
}

if (parentPort) parentPort.once('message', ({ data }) => take(data))
else process.once('message', take)
