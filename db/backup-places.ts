// Where backups go: one row a folder, with what is known of its last good backup. Runs in main.
import { basename } from 'node:path'
import { AppError } from '../shared/errors.ts'
import type { Actor } from './actor.ts'
import { all, type Db, one, query, run, runOne, type Tx } from './handle.ts'
import { newId } from './new-id.ts'

export interface PlaceRow {
  readonly id: string
  readonly path: string
  readonly lastGoodAtMs: number | null
  readonly lastSequence: number | null
  readonly repositoryId: string | null
  readonly problem: string | null
}

const rows = query
  .selectFrom('backup_place')
  .select([
    'id',
    'path',
    'last_good_at_ms as lastGoodAtMs',
    'last_sequence as lastSequence',
    'repository_id as repositoryId',
    'problem',
  ])

export function listPlaces(db: Db): PlaceRow[] {
  return all(db, rows.orderBy('created_at_ms').orderBy('id'))
}

/** Errors: NOT_FOUND. */
export function placeById(db: Db, id: string): PlaceRow {
  const row = one(db, rows.where('id', '=', id))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'backup-place' })
  return row
}

/** Errors: BACKUP_PLACE_EXISTS. */
export function addPlace(tx: Tx, path: string, actor: Actor): PlaceRow {
  if (one(tx, rows.where('path', '=', path))) throw new AppError('BACKUP_PLACE_EXISTS', { place: basename(path) })
  const id = actor.newId()
  runOne(tx, query.insertInto('backup_place').values({ id, path, created_at_ms: actor.atMs }))
  return placeById(tx, id)
}

/** Forgets the place; what is in the folder stays. */
export function removePlace(tx: Tx, id: string): void {
  placeById(tx, id)
  run(tx, query.deleteFrom('backup_place').where('id', '=', id))
}

/** Notes a backup that was written and checked. */
export function noteGoodBackup(
  tx: Tx,
  id: string,
  good: { readonly atMs: number; readonly sequence: number; readonly repositoryId: string },
): void {
  run(
    tx,
    query
      .updateTable('backup_place')
      .set({
        last_good_at_ms: good.atMs,
        last_sequence: good.sequence,
        repository_id: good.repositoryId,
        problem: null,
      })
      .where('id', '=', id),
  )
}

/** Notes why the last try failed; the last good one stays known. */
export function noteBackupProblem(tx: Tx, id: string, problem: string): void {
  run(tx, query.updateTable('backup_place').set({ problem }).where('id', '=', id))
}

/** The folder a restore came from: what it holds now, which an older file cannot know. */
export function noteRestoredFrom(
  tx: Tx,
  path: string,
  newest: { readonly atMs: number; readonly sequence: number },
): void {
  run(
    tx,
    query
      .updateTable('backup_place')
      .set({ last_good_at_ms: newest.atMs, last_sequence: newest.sequence, problem: null })
      .where('path', '=', path),
  )
}

/** The folder a restore came from becomes a place of the restored salon, so that backups go on at once. */
export function addRestoredPlace(tx: Tx, path: string, atMs: number): void {
  if (one(tx, rows.where('path', '=', path))) return
  runOne(tx, query.insertInto('backup_place').values({ id: newId(atMs), path, created_at_ms: atMs }))
}
