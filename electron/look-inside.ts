// A backup opened for reading beside the salon's file: one at a time, unpacked into a folder of its own, brought to this
// program's schema there, gone when looking ends. Runs in main; unpacking happens in the backup process.
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { bringBackFrom } from '../db/bring-back-client.ts'
import { type Db, handleOf, transaction } from '../db/handle.ts'
import { insideClient, insideClients, insideDay, lastDayInside } from '../db/look-inside.ts'
import { migrate } from '../db/migrate.ts'
import { migrations } from '../db/migrations/index.ts'
import { newestSchema } from '../db/migrations/newest-schema.ts'
import { closeDatabase, openDatabase } from '../db/open.ts'
import { instantToLocal, ZONE } from '../shared/day.ts'
import { AppError } from '../shared/errors.ts'
import type { BroughtBack, InsideClient, InsideClientRow, InsideDay, InsidePoint } from '../shared/look-inside.ts'
import { backupKeysOf } from './backups/format.ts'
import { runJob, type StartBackupProcess } from './backups/process.ts'
import type { OpenedPlace } from './backups/restore.ts'
import { keyFor } from './keys/derived-keys.ts'
import { dataKeyFor } from './keys/former-keys.ts'
import type { OpenedVault } from './keys/vault.ts'
import type { Session } from './session.ts'

const folderName = 'look-inside'

export type LookInside = ReturnType<typeof createLookInside>

export interface LookInsideDeps {
  readonly userData: string
  readonly session: Session
  readonly spawn: StartBackupProcess
  /** The place that was opened with the owner's password or code. Errors: RESTORE_NOT_PREPARED. */
  readonly openedPlace: (token: string) => OpenedPlace
  /** Whoever was erased since then goes before anybody looks. */
  readonly settleErasures: (db: Db, keys: OpenedVault) => void
}

interface Inside {
  readonly id: string
  readonly db: Db
}

export function createLookInside(deps: LookInsideDeps) {
  const { session } = deps
  const folder = path.join(deps.userData, folderName)
  let open: Inside | null = null

  function close(): void {
    if (open) closeDatabase(open.db.raw)
    open = null
    rmSync(folder, { recursive: true, force: true })
  }
  // What a crash left behind.
  close()

  function current(id: string): Db {
    if (open?.id !== id) throw new AppError('INSIDE_CLOSED')
    return open.db
  }

  return {
    close,
    /** Verifies the moment whole, as a restore does. Errors: all of BACKUP_*, DISK_FULL. */
    async look(input: { token: string; sequence: number; minute: number }): Promise<InsidePoint> {
      const place = deps.openedPlace(input.token)
      const vault = session.requireOpen().opened
      // Another salon's data is nothing to look at from here.
      if (place.listing.vaultId !== vault.vaultId) throw new AppError('BACKUP_OTHER_SALON')
      close()
      const targetFile = path.join(folder, 'salon.db')
      const { header, takenAtMs } = await runJob<'unpack'>(deps.spawn, {
        kind: 'unpack',
        input: {
          place: place.place,
          sequence: input.sequence,
          minute: input.minute,
          keys: backupKeysOf(place.dataKey, place.formerDataKeys),
          targetFile,
          newestSchema,
        },
      })
      const dataKey = dataKeyFor(place, header.keyId)
      if (!dataKey) throw new AppError('BACKUP_WRONG_KEY')
      const key = keyFor(dataKey, 'database')
      try {
        // Closed in the meantime: nobody is there to look any more.
        session.requireOpen()
        const raw = openDatabase(targetFile, key)
        const db = handleOf(raw)
        open = { id: randomBytes(12).toString('base64url'), db }
        migrate(raw, migrations)
        deps.settleErasures(db, vault)
        const lastDay = lastDayInside(db, instantToLocal(takenAtMs, ZONE).day)
        return { inside: open.id, takenAtMs, lastDay }
      } catch (error) {
        close()
        throw error
      } finally {
        key.fill(0)
      }
    },
    async clients(input: { inside: string; text: string }): Promise<InsideClientRow[]> {
      return insideClients(current(input.inside), session.requireOpen().db, input.text, session.actor())
    },
    /** Errors: NOT_FOUND. */
    async client(input: { inside: string; id: string }): Promise<InsideClient> {
      return insideClient(current(input.inside), session.requireOpen().db, input.id, session.actor())
    },
    async day(input: { inside: string; day: string }): Promise<InsideDay> {
      return insideDay(current(input.inside), input.day)
    },
    /** Errors: NOT_FOUND, CLIENT_STILL_HERE, CLIENT_WAS_ERASED, CLIENT_WAS_MERGED. The log entry is the router's. */
    async bringBack(input: { inside: string; id: string }): Promise<BroughtBack> {
      const inside = current(input.inside)
      return transaction(session.requireOpen().db, (tx) => bringBackFrom(inside, tx, input.id, session.actor()))
    },
  }
}
