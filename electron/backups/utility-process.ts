// Starts the backup process the way the program does: as an Electron utility process.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { utilityProcess } from 'electron'
import type { BackupProcess, JobMessage } from './process.ts'

/** The built worker lies beside main.cjs. */
export function spawnUtilityProcess(): BackupProcess {
  const child = utilityProcess.fork(join(dirname(fileURLToPath(import.meta.url)), 'backup-worker.cjs'), [], {
    serviceName: 'Loiste backup',
  })
  return {
    send: (job) => child.postMessage(job),
    onMessage: (listener) =>
      void child.on('message', (message: JobMessage) => {
        listener(message)
        if (message.kind === 'done' || message.kind === 'failed') child.kill()
      }),
    onExit: (listener) => void child.on('exit', (code) => listener(code)),
    kill: () => void child.kill(),
  }
}
