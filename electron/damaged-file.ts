// The salon's file does not open although the vault does: which pages are damaged, and which places hold a newest whole
// point. For the screen that offers the restore. Reads only. Runs in main.
import path from 'node:path'
import { newestSchema } from '../db/migrations/newest-schema.ts'
import { AppError, type ErrorCode, isAppError } from '../shared/errors.ts'
import type { DoorDamage } from '../shared/session.ts'
import { backupKeysOf } from './backups/format.ts'
import { runJob, type StartBackupProcess } from './backups/process.ts'
import { keyFor } from './keys/derived-keys.ts'
import type { OpenedVault } from './keys/vault.ts'
import { type KnownPlace, knownPlaces } from './known-places.ts'
import { databaseName } from './make-salon.ts'

export type DamagedFile = ReturnType<typeof createDamagedFile>

export interface DamagedFileDeps {
  readonly userData: string
  readonly spawn: StartBackupProcess
  readonly onFailure: (error: unknown) => void
}

export function createDamagedFile(deps: DamagedFileDeps) {
  const { userData, spawn } = deps
  let places: readonly KnownPlace[] = []
  let damage: DoorDamage | null = null

  /** Pages whose code does not fit the vault's key. None of them fitting means another file, not a damaged one. */
  async function damagedPages(opened: OpenedVault): Promise<number[]> {
    const databaseKey = keyFor(opened.dataKey, 'database')
    try {
      const input = { file: path.join(userData, databaseName), databaseKey, full: false, isClosed: true }
      const found = await runJob<'check-file'>(spawn, { kind: 'check-file', input })
      return found.damagedPages.length < found.pages ? [...found.damagedPages] : []
    } catch (error) {
      deps.onFailure(error)
      return []
    } finally {
      databaseKey.fill(0)
    }
  }

  async function look(place: KnownPlace, opened: OpenedVault): Promise<DoorDamage['places'][number]> {
    const { id } = place
    const label = path.basename(place.path)
    try {
      const keys = backupKeysOf(opened.dataKey, opened.formerDataKeys)
      const input = { place: place.path, keys, newestSchema }
      const { points } = await runJob<'list'>(spawn, { kind: 'list', input })
      const times = points
        .filter(({ problem }) => problem === null)
        .map((each) => each.minutes.at(-1) ?? each.takenAtMs)
      if (times.length === 0) return { id, label, newestAtMs: null, problem: 'BACKUP_EMPTY' satisfies ErrorCode }
      return { id, label, newestAtMs: Math.max(...times), problem: null }
    } catch (error) {
      if (!isAppError(error)) deps.onFailure(error)
      return { id, label, newestAtMs: null, problem: isAppError(error) ? error.code : 'INTERNAL' }
    }
  }

  return {
    /** The vault has opened and the file has not. Never throws. */
    async examine(opened: OpenedVault): Promise<void> {
      places = knownPlaces(userData, [opened.dataKey, ...opened.formerDataKeys])
      const [pages, looked] = await Promise.all([
        damagedPages(opened),
        Promise.all(places.map((place) => look(place, opened))),
      ])
      // The newest first: it is the one that is offered.
      damage = { pages, places: looked.sort((a, b) => (b.newestAtMs ?? 0) - (a.newestAtMs ?? 0)) }
    },
    /** What was found; null before. */
    found: (): DoorDamage | null => damage,
    /** The folder of a place that was found. Errors: NOT_FOUND. */
    pathOf(placeId: string): string {
      const place = places.find(({ id }) => id === placeId)
      if (!place) throw new AppError('NOT_FOUND', { kind: 'backup-place' })
      return place.path
    },
  }
}
