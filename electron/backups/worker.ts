// The backup process: takes one job, answers, ends. Started as an Electron utility process in the program and as a plain
// Node process by tests and scripts. Built to out/main/backup-worker.cjs.
import { constants, setPriority } from 'node:os'
import { doJob } from './jobs.ts'
import { type BackupJob, failureOf, type JobMessage } from './process.ts'

/** Electron adds this to `process` in a utility process; the type is only as much as is used here. */
interface ParentPort {
  once(event: 'message', listener: (event: { readonly data: unknown }) => void): void
  postMessage(message: unknown): void
}

const parentPort = (process as { parentPort?: ParentPort }).parentPort

function tell(message: JobMessage): void {
  if (parentPort) parentPort.postMessage(message)
  else process.send?.(message)
}

/** Nobody waits for these: the desk comes first. */
const inTheBackground: readonly BackupJob['kind'][] = ['ship', 'check-file', 'read-place', 'prove', 'prune']
/** These stop a save that meets them while they empty the -wal: quickly through that, then step back. */
const onLiveFile: readonly BackupJob['kind'][] = ['snapshot', 'ship', 'check-file']

function stepBack(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // Some systems do not allow it; then the work goes on as quickly as any other.
  }
}

function take(message: unknown): void {
  // Sent by main only; the type is the one it was compiled with.
  const job = message as BackupJob
  const steps = inTheBackground.includes(job.kind)
  if (steps && !onLiveFile.includes(job.kind)) stepBack()
  try {
    tell({ kind: 'done', value: doJob(job, tell, steps ? stepBack : undefined) })
  } catch (error) {
    tell(failureOf(error))
  }
  // Main ends a utility process once it has the answer; a plain Node process ends when its channel closes.
  if (!parentPort) process.disconnect()
}

if (parentPort) parentPort.once('message', ({ data }) => take(data))
else process.once('message', take)
