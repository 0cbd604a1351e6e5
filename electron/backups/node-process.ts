// Starts the backup process as a plain Node process: for tests, scripts and the command line. No Electron.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { BackupProcess, JobMessage } from './process.ts'

/** Runs worker.ts from source, or a built file. */
export function spawnNodeProcess(
  workerFile: string = fileURLToPath(new URL('./worker.ts', import.meta.url)),
): BackupProcess {
  const child = fork(workerFile, { serialization: 'advanced', execArgv: [] })
  return {
    send: (job) => void child.send(job),
    onMessage: (listener) => void child.on('message', (message) => listener(message as JobMessage)),
    onExit: (listener) => void child.on('exit', (code) => listener(code)),
    kill: () => void child.kill('SIGKILL'),
  }
}
