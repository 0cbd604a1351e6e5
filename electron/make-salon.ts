// A new salon on an empty machine: keys, encrypted file, owner. Runs in main.
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { type Db, handleOf, transaction } from '../db/handle.ts'
import { migrate } from '../db/migrate.ts'
import { migrations } from '../db/migrations/index.ts'
import { newId } from '../db/new-id.ts'
import { openDatabase } from '../db/open.ts'
import { writeSetting } from '../db/settings.ts'
import { createStaff, setCanSignIn } from '../db/staff.ts'
import { startDatabase } from '../db/start.ts'
import type { CreateOwner } from '../shared/session.ts'
import type { Clock } from './clock.ts'
import { writeFileDurably } from './durable-file.ts'
import { keyFor } from './keys/derived-keys.ts'
import { createVault, type OpenedVault, type VaultPlace } from './keys/vault.ts'
import { vaultNames } from './keys/vault-file.ts'

export const databaseName = 'salon.db'
const unfinishedMarker = 'creating-salon'

export interface NewSalon {
  readonly opened: OpenedVault
  readonly db: Db
  readonly staffId: string
}

/** The caller has made sure that the machine is empty and the passphrase good enough. Errors: DISK_FULL. */
export async function makeSalon(place: VaultPlace, input: CreateOwner, clock: Clock): Promise<NewSalon> {
  const userData = place.folder
  const atMs = clock.now()
  const staffId = newId(atMs)
  writeFileDurably(path.join(userData, unfinishedMarker), '')
  const opened = await createVault(place, { staffId, signInName: input.ownerName, password: input.passphrase })
  const raw = openDatabase(path.join(userData, databaseName), keyFor(opened.dataKey, 'database'), { create: true })
  const db = handleOf(raw)
  migrate(raw, migrations)
  transaction(db, (tx) => {
    startDatabase(tx, opened.logPublicKey, clock.today())
    createStaff(
      tx,
      { name: input.ownerName, role: 'owner', takesAppointments: true },
      { staffId, atMs, today: clock.today(), language: input.language, can: () => true, newId: () => staffId },
    )
    setCanSignIn(tx, staffId, true)
    writeSetting(tx, 'setup', 'salon', atMs)
  })
  rmSync(path.join(userData, unfinishedMarker))
  return { opened, db, staffId }
}

/**
 * A power cut in the middle of making a new salon leaves keys without a file, or a file without an owner. Nothing has
 * been entered then, so the half-made files go and the first run starts anew. Only with the marker beside them.
 */
export function abandonHalfMadeSalon(userData: string): void {
  const marker = path.join(userData, unfinishedMarker)
  if (!existsSync(marker)) return
  for (const name of [...vaultNames, databaseName, `${databaseName}-wal`, `${databaseName}-shm`]) {
    rmSync(path.join(userData, name), { force: true })
  }
  rmSync(marker)
}
