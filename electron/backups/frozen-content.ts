// What a restore point says of itself, read out of the file while it stands still. Short queries: they run in main.
import { logHead } from '../../db/accesslog.ts'
import { handleOf } from '../../db/handle.ts'
import { schemaVersion } from '../../db/migrate.ts'
import type { RawDatabase } from '../../db/open.ts'
import { summaryOf } from '../../db/summary.ts'
import { countRows } from './check-copy.ts'
import type { FrozenContent } from './take-snapshot.ts'

export function frozenContent(raw: RawDatabase): FrozenContent {
  const frozen = handleOf(raw)
  const tables = raw
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    )
    .pluck()
    .all() as string[]
  const { seq, mac } = logHead(frozen)
  return {
    summary: summaryOf(frozen),
    // The log's entries are numbered without a gap, so its last number is their count: the longest table by far need not
    // be read while the desk waits. The check of the copy does count them.
    counts: Object.fromEntries(tables.map((table) => [table, table === 'access_log' ? seq : countRows(raw, table)])),
    accessLogHead: `${seq}:${Buffer.from(mac).toString('hex')}`,
    schemaVersion: schemaVersion(raw),
  }
}
