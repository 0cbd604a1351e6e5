// Merging two cards of one person, and taking the merge apart again within thirty days. The other card stays in the file
// as it was, out of sight, with a note of where it went; issued documents keep pointing to it. Runs in main.
import { type MergeChoices, type MergedClients, mergedFields, type UndoneMerge } from '../shared/client-merge.ts'
import { type ClientFields, daysLeft, emptyClient } from '../shared/clients.ts'
import { AppError } from '../shared/errors.ts'
import type { Actor } from './actor.ts'
import { recountVisits } from './appointments-visits.ts'
import { clientCard } from './client-card.ts'
import { type Moved, moveBack, moveRows } from './client-moves.ts'
import { fileClient, unfileClient } from './client-search.ts'
import {
  changedFields,
  columnsOf,
  type FieldChangeText,
  fieldsOf,
  keepChange,
  refile,
  storedClient,
  versionedClient,
} from './clients.ts'
import { one, query, run, runOne, type Tx } from './handle.ts'
import { nameOrder } from './settings.ts'

interface Counters {
  readonly visit_count: number
  readonly last_visit_day: string | null
}

interface Journal {
  readonly changes: readonly FieldChangeText[]
  readonly moved: readonly Moved[]
  readonly before: Counters
  readonly after: Counters
  /** Consents of the kept card that the other card's later answers replaced. */
  readonly endedConsents: readonly string[]
  readonly historyId: number
}

/**
 * Makes one card of two. Errors: NOT_FOUND, CHANGED_BY_OTHER (also for a card in the bin), CLIENT_SAME.
 */
export function mergeClients(
  tx: Tx,
  input: {
    readonly keptId: string
    readonly keptVersion: number
    readonly otherId: string
    readonly otherVersion: number
    readonly choices: MergeChoices
  },
  actor: Actor,
): MergedClients {
  if (input.keptId === input.otherId) throw new AppError('CLIENT_SAME')
  const kept = versionedClient(tx, { id: input.keptId, version: input.keptVersion })
  const other = versionedClient(tx, { id: input.otherId, version: input.otherVersion })
  if (kept.removed_at_ms !== null || other.removed_at_ms !== null) throw new AppError('CHANGED_BY_OTHER')
  emptyOldMerges(tx, actor)

  const fields = fieldsOf(kept)
  const result = mergedFields(fields, fieldsOf(other), input.choices, [kept.id, other.id])
  const changes = changedFields(fields, result)
  const after: Counters = {
    visit_count: kept.visit_count + other.visit_count,
    last_visit_day: later(kept.last_visit_day, other.last_visit_day),
  }
  runOne(
    tx,
    query
      .updateTable('client')
      // The name too, though it is the same: a restricted card refuses to be written on.
      .set({ name: other.name, merged_into: kept.id, removed_at_ms: actor.atMs, version: other.version + 1 })
      .where('id', '=', other.id),
  )
  unfileClient(tx, other.pk)
  const endedConsents = endOlderConsents(tx, kept.id, other.id, actor)
  const { moved, stayed } = moveRows(tx, other.id, kept.id)
  runOne(
    tx,
    query
      .updateTable('client')
      .set({ ...columnsOf(result, nameOrder(tx)), ...after, version: kept.version + 1 })
      .where('id', '=', kept.id),
  )
  refile(tx, kept, result)
  const historyId = keepChange(tx, kept.id, [{ field: 'merged', before: '', after: other.name }, ...changes], actor)
  const mergeId = actor.newId()
  const before = { visit_count: kept.visit_count, last_visit_day: kept.last_visit_day }
  const journal: Journal = { changes, moved, before, after, endedConsents, historyId }
  runOne(
    tx,
    query.insertInto('client_merge').values({
      id: mergeId,
      kept_id: kept.id,
      merged_id: other.id,
      at_ms: actor.atMs,
      staff_id: actor.staffId,
      journal: JSON.stringify(journal),
    }),
  )
  return { card: clientCard(tx, { id: kept.id }, actor), mergeId, stayed }
}

/**
 * Makes two cards of one again. What was moved goes back where it came from; what has come since stays with the kept
 * card, and so do fields that were changed since.
 * Errors: NOT_FOUND, CLIENT_MERGE_UNDO_GONE after thirty days, CLIENT_MERGED_ON (the kept card has itself been merged or
 * thrown away since).
 */
export function undoMerge(tx: Tx, input: { readonly id: string }, actor: Actor): UndoneMerge {
  const merge = one(tx, query.selectFrom('client_merge').selectAll().where('id', '=', input.id))
  if (!merge) throw new AppError('NOT_FOUND', { kind: 'merge' })
  if (merge.journal === null || daysLeft(merge.at_ms, actor.atMs) === 0) throw new AppError('CLIENT_MERGE_UNDO_GONE')
  const kept = storedClient(tx, merge.kept_id)
  const other = storedClient(tx, merge.merged_id)
  if (kept.removed_at_ms !== null || other.merged_into !== kept.id) throw new AppError('CLIENT_MERGED_ON')
  const journal = JSON.parse(merge.journal) as Journal

  const now = fieldsOf(kept)
  const isUntouched = (change: FieldChangeText) => now[change.field as keyof ClientFields] === change.after
  const back = journal.changes.filter(isUntouched).map((change) => [change.field, change.before])
  const fields: ClientFields = { ...now, ...(Object.fromEntries(back) as Partial<ClientFields>) }
  runOne(
    tx,
    query
      .updateTable('client')
      .set({ name: other.name, merged_into: null, removed_at_ms: null, version: other.version + 1 })
      .where('id', '=', other.id),
  )
  fileClient(tx, other.pk, fieldsOf(other))
  moveBack(tx, journal.moved, kept.id, other.id)
  bringBackConsents(tx, journal.endedConsents, merge.at_ms)
  const isCountUntouched =
    kept.visit_count === journal.after.visit_count && kept.last_visit_day === journal.after.last_visit_day
  runOne(
    tx,
    query
      .updateTable('client')
      .set({
        ...columnsOf(fields, nameOrder(tx)),
        ...(isCountUntouched ? journal.before : {}),
        version: kept.version + 1,
      })
      .where('id', '=', kept.id),
  )
  if (!isCountUntouched) recountVisits(tx, kept.id)
  refile(tx, kept, fields)
  run(tx, query.deleteFrom('client_change').where('id', '=', journal.historyId))
  runOne(tx, query.deleteFrom('client_merge').where('id', '=', merge.id))
  return {
    card: clientCard(tx, { id: kept.id }, actor),
    otherId: other.id,
    keptChanges: journal.changes.filter((change) => !isUntouched(change)).map((change) => change.field),
  }
}

function later(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a
}

// Of two answers of one person to one question the later holds.
function endOlderConsents(tx: Tx, keptId: string, otherId: string, actor: Actor): string[] {
  const rows = tx.raw
    .prepare(
      `SELECT own.id FROM consent own JOIN consent theirs ON theirs.kind = own.kind AND theirs.client_id = ?
       WHERE own.client_id = ? AND own.ended_at_ms IS NULL AND theirs.ended_at_ms IS NULL AND theirs.at_ms > own.at_ms`,
    )
    .pluck()
    .all(otherId, keptId) as string[]
  const end = tx.raw.prepare("UPDATE consent SET ended_at_ms = ?, ended_by = ?, end_source = 'replaced' WHERE id = ?")
  for (const id of rows) end.run(actor.atMs, actor.staffId, id)
  return rows
}

function bringBackConsents(tx: Tx, ids: readonly string[], endedAtMs: number): void {
  const back = tx.raw.prepare(
    'UPDATE consent SET ended_at_ms = NULL, ended_by = NULL, end_source = NULL WHERE id = ? AND ended_at_ms = ?',
  )
  for (const id of ids) back.run(id, endedAtMs)
}

/** When a merge can no longer be undone, what was kept for undoing it goes: old values, and what the other card said. */
function emptyOldMerges(tx: Tx, actor: Actor): void {
  const kept = tx.raw.prepare('SELECT id, merged_id, at_ms FROM client_merge WHERE journal IS NOT NULL').all() as {
    id: string
    merged_id: string
    at_ms: number
  }[]
  for (const merge of kept.filter((each) => daysLeft(each.at_ms, actor.atMs) === 0)) {
    runOne(tx, query.updateTable('client_merge').set({ journal: null }).where('id', '=', merge.id))
    const empty = columnsOf({ ...emptyClient, name: '–' }, nameOrder(tx))
    runOne(tx, query.updateTable('client').set(empty).where('id', '=', merge.merged_id))
  }
}
