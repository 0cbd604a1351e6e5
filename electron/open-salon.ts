// Opens the salon's file with the vault's key and brings it to this program's schema. Runs in main.
import { type Db, handleOf } from '../db/handle.ts'
import { migrate, schemaVersion } from '../db/migrate.ts'
import { migrations } from '../db/migrations/index.ts'
import { openDatabase, type RawDatabase } from '../db/open.ts'
import { guardRestricted } from '../db/restriction-guard.ts'
import { AppError, isAppError } from '../shared/errors.ts'
import { keyFor } from './keys/derived-keys.ts'
import type { OpenedVault } from './keys/vault.ts'

/**
 * @param beforeMigration must leave a good backup behind or throw
 * @param onOpened the file is at its schema and nobody has seen it yet
 * @throws AppError DATABASE_FROM_NEWER_APP, DATABASE_OTHER_SALON, and what opening throws
 */
export async function openSalonFile(
  file: string,
  opened: OpenedVault,
  beforeMigration: (db: Db, opened: OpenedVault) => Promise<void>,
  onOpened: (db: Db, opened: OpenedVault) => void,
): Promise<Db> {
  const raw = openWithVault(file, opened)
  try {
    const db = handleOf(raw)
    const newest = migrations.at(-1)?.version ?? 0
    const version = schemaVersion(raw)
    if (version > newest) throw new AppError('DATABASE_FROM_NEWER_APP', { file: version, program: newest })
    if (version < newest) await beforeMigration(db, opened)
    migrate(raw, migrations)
    onOpened(db, opened)
    guardRestricted(db)
    return db
  } catch (error) {
    raw.close()
    throw error
  }
}

/** The vault has opened, so a file that its key does not open is another salon's, or its first page is damaged. */
function openWithVault(file: string, opened: OpenedVault): RawDatabase {
  const key = keyFor(opened.dataKey, 'database')
  try {
    return openDatabase(file, key)
  } catch (error) {
    if (isAppError(error) && error.code === 'DATABASE_WRONG_KEY') {
      throw new AppError('DATABASE_OTHER_SALON', {}, { cause: error })
    }
    throw error
  } finally {
    key.fill(0)
  }
}
