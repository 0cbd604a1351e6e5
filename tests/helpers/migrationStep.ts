// For tests of one migration: a database as the version before left it, and the steps that lead up to the one tested.
// Steps are found by their version, never by their place in the list.
import Database from 'better-sqlite3-multiple-ciphers'
import { migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'

export const stepsTo = (version: number) => migrations.filter((step) => step.version <= version)

/** In memory, with foreign keys on, at the newest version below `version`. The test puts its rows in and closes it. */
export function salonBefore(version: number): Database.Database {
  const raw = new Database(':memory:')
  raw.pragma('foreign_keys = ON')
  migrate(raw, stepsTo(version - 1))
  return raw
}
