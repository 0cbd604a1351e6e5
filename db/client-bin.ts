// The bin: cards thrown away, and cards that went into another, each with the days it can still come back. In main.
import type { ClientBin } from '../shared/client-bin.ts'
import { daysLeft } from '../shared/clients.ts'
import type { Actor } from './actor.ts'
import { all, type Db, query } from './handle.ts'

const mostRows = 500

/** Latest first. */
export function clientBin(db: Db, actor: Actor): ClientBin {
  const removed = all(
    db,
    query
      .selectFrom('client')
      .select(['id', 'version', 'name', 'removed_at_ms', 'visit_count'])
      .where('removed_at_ms', 'is not', null)
      .where('merged_into', 'is', null)
      .orderBy('removed_at_ms', 'desc')
      .limit(mostRows),
  )
  const merges = all(
    db,
    query
      .selectFrom('client_merge as merge')
      .innerJoin('client as kept', 'kept.id', 'merge.kept_id')
      .innerJoin('client as other', 'other.id', 'merge.merged_id')
      .innerJoin('staff', 'staff.id', 'merge.staff_id')
      .select([
        'merge.id',
        'merge.at_ms as atMs',
        'kept.id as keptId',
        'kept.name as keptName',
        'other.name as otherName',
        'staff.name as staffName',
      ])
      .where('merge.journal', 'is not', null)
      .orderBy('merge.at_ms', 'desc')
      .limit(mostRows),
  )
  return {
    removed: removed.map((row) => ({
      id: row.id,
      version: row.version,
      name: row.name,
      removedAtMs: row.removed_at_ms ?? 0,
      visitCount: row.visit_count,
      daysLeft: daysLeft(row.removed_at_ms ?? 0, actor.atMs),
    })),
    merges: merges
      .map((row) => ({ ...row, daysLeft: daysLeft(row.atMs, actor.atMs) }))
      .filter((row) => row.daysLeft > 0),
  }
}
