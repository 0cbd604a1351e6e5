// What is read out of the live file while it stands still: only what needs no counting, because its -wal grows meanwhile. Rows
// and summary are read out of the checked copy. Runs in the backup process.
import { logHead } from '../../db/accesslog.ts'
import { handleOf } from '../../db/handle.ts'
import { schemaVersion } from '../../db/migrate.ts'
import type { RawDatabase } from '../../db/open.ts'
import type { SnapshotContent } from './format.ts'

/** What must be found again in the copy. */
export type FrozenContent = Pick<SnapshotContent, 'accessLogHead' | 'counts'> & { readonly schemaVersion: number }

export function frozenContent(raw: RawDatabase): FrozenContent {
  const { seq, mac } = logHead(handleOf(raw))
  // Entries are numbered without a gap and only ever go from the oldest end, so their first and last number tell how many
  // there are. Every change leaves an entry: a copy of another moment has another number.
  const first = raw.prepare('SELECT min(seq) FROM access_log').pluck().get() as number | null
  return {
    counts: { access_log: first === null ? 0 : seq - first + 1 },
    accessLogHead: `${seq}:${Buffer.from(mac).toString('hex')}`,
    schemaVersion: schemaVersion(raw),
  }
}
