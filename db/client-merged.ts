// The cards of one client: her own, and those merged into it. Runs in main.
import { all, type Db, query } from './handle.ts'

/** What was issued stays with the card that it was issued to, so documents are asked for by all of these. */
export function clientAndMerged(db: Db, clientId: string): string[] {
  const merged = all(db, query.selectFrom('client').select('id').where('merged_into', '=', clientId))
  return [clientId, ...merged.map((row) => row.id)]
}
