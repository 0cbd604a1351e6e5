// The backup process for tests: from source, or the built one where a long run names it. From source most of its time is
// reading TypeScript: 1.2 s a start beside 0.1 s, and hundreds are started only to be killed.
import { spawnNodeProcess } from '../../electron/backups/node-process.ts'
import type { BackupProcess } from '../../electron/backups/process.ts'

/** Set by npm run test:safety to the worker it has just built. */
export const builtWorkerVariable = 'LOISTE_BACKUP_WORKER'

export function startBackupProcess(): BackupProcess {
  return spawnNodeProcess(process.env[builtWorkerVariable])
}
