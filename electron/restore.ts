// INTERIM: replaced as soon as electron/backups/restore.ts is there.

import type { RestorePlace, RestorePoint, RestorePreview } from '../shared/backups.ts'
import { AppError } from '../shared/errors.ts'
import type { SessionState } from '../shared/session.ts'
export type Restore = ReturnType<typeof createRestore>
export function createRestore(_deps: object) {
  const no = async (): Promise<never> => {
    throw new AppError('BACKUP_BUSY')
  }
  return {
    async finishInterrupted() {},
    choosePlace: no as () => Promise<RestorePlace | null>,
    usePlace: no as (id: string) => Promise<RestorePlace>,
    open: no as (input: object) => Promise<RestorePoint[]>,
    preview: no as (input: object) => Promise<RestorePreview>,
    run: no as (token: string) => Promise<SessionState>,
    undo: no as () => Promise<SessionState>,
  }
}
