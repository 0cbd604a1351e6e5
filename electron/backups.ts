// INTERIM: replaced as soon as electron/backups/snapshot.ts is there.
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Actor } from '../db/actor.ts'
import { addPlace, listPlaces, removePlace } from '../db/backup-places.ts'
import type { Db } from '../db/handle.ts'
import { transaction } from '../db/handle.ts'
import type { BackupsState, RestorePoint } from '../shared/backups.ts'
import { AppError } from '../shared/errors.ts'
import type { Clock } from './clock.ts'
import type { Dialogs } from './dialogs.ts'
import type { OpenedVault } from './keys/vault.ts'
import type { ProgramLog } from './log.ts'
import type { Session } from './session.ts'

export type Backups = ReturnType<typeof createBackups>
export function createBackups(deps: {
  session: Session
  clock: Clock
  dialogs: Dialogs
  appVersion: string
  programLog: ProgramLog
  onChanged: () => void
}) {
  const { session } = deps
  const state = (actor: Actor | null): BackupsState => ({
    places: session.isOpen()
      ? listPlaces(session.requireOpen().db).map((place) => ({
          id: place.id,
          label: path.basename(place.path),
          path: actor?.can('backups') ? place.path : null,
          state: place.lastGoodAtMs === null ? 'never' : 'ok',
          lastGoodAtMs: place.lastGoodAtMs,
          lastSequence: place.lastSequence,
          problem: existsSync(place.path) ? place.problem : 'BACKUP_PLACE_MISSING',
        }))
      : [],
    running: false,
    changesWaiting: false,
    undoRestore: null,
  })
  return {
    state,
    async choosePlace() {
      const folder = await deps.dialogs.chooseFolder({ title: 'Loiste', button: 'OK' })
      if (folder !== null) transaction(session.requireOpen().db, (tx) => addPlace(tx, folder, session.actor()))
      return state(session.actor())
    },
    async removePlace(id: string) {
      transaction(session.requireOpen().db, (tx) => removePlace(tx, id))
      return state(session.actor())
    },
    async runNow(): Promise<BackupsState> {
      throw new AppError('BACKUP_BUSY')
    },
    async points(_id: string): Promise<RestorePoint[]> {
      return []
    },
    logAnchors: () => [],
    noteChange() {},
    start() {},
    async stop() {},
    async beforeMigration(_db: Db, _opened: OpenedVault) {},
  }
}
