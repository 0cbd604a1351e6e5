// Brings a database file to the schema of this program: numbered, frozen steps, all pending ones in one transaction.
// Kysely's own Migrator is not used because it does not wrap SQLite steps in a transaction.
import type Database from 'better-sqlite3-multiple-ciphers'
import { AppError } from '../shared/errors.ts'

export interface Migration {
  readonly version: number
  readonly name: string
  readonly up: (raw: Database.Database) => void
}

/** The schema version the file holds, 0 for a new one. */
export function schemaVersion(raw: Database.Database): number {
  return Number(raw.pragma('user_version', { simple: true }))
}

/**
 * Runs the pending steps. Returns the versions before and after.
 * Errors: DATABASE_FROM_NEWER_APP when the file is ahead of this program (nothing is touched); whatever a step throws
 * (everything is rolled back, `user_version` included).
 */
export function migrate(raw: Database.Database, list: readonly Migration[]): { from: number; to: number } {
  list.forEach((step, index) => {
    const before = list[index - 1]?.version ?? 0
    if (step.version <= before) throw new Error(`migration ${step.version} does not follow ${before}`)
  })
  const from = schemaVersion(raw)
  const to = list.at(-1)?.version ?? 0
  if (from > to) throw new AppError('DATABASE_FROM_NEWER_APP', { file: from, program: to })
  const pending = list.filter((step) => step.version > from)
  if (pending.length === 0) return { from, to }

  // Inside a transaction this pragma does nothing, so it stands around it.
  raw.pragma('foreign_keys = OFF')
  try {
    raw
      .transaction(() => {
        for (const step of pending) step.up(raw)
        const broken = raw.pragma('foreign_key_check') as unknown[]
        if (broken.length > 0) throw new Error(`migration leaves ${broken.length} broken references`)
        raw.pragma(`user_version = ${to}`)
      })
      .immediate()
  } finally {
    raw.pragma('foreign_keys = ON')
  }
  raw.pragma('optimize')
  return { from, to }
}
