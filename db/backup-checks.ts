// What was checked of the backups and of the salon's own file: the proof behind the report. Runs in main.
import type { BackupCheck, CheckKind, PointProof } from '../shared/backups.ts'
import { all, type Db, one, query, run, runOne, type Tx } from './handle.ts'
import { newId } from './new-id.ts'

export interface NewCheck {
  readonly kind: CheckKind
  readonly place: { readonly id: string; readonly label: string } | null
  readonly part: number | null
  readonly sequence: number | null
  readonly atMs: number
  readonly ok: boolean
  readonly details: BackupCheck['details']
}

/** Daily rows older than this go; full checks, drills and practices stay. */
const dailyKeptMs = 100 * 86_400_000

const rows = query
  .selectFrom('backup_check')
  .select([
    'id',
    'place_id as placeId',
    'place_label as placeLabel',
    'kind',
    'part',
    'sequence',
    'at_ms as atMs',
    'ok',
    'details',
  ])

/** Notes one check. */
export function noteCheck(tx: Tx, check: NewCheck): void {
  runOne(
    tx,
    query.insertInto('backup_check').values({
      id: newId(check.atMs),
      place_id: check.place?.id ?? null,
      place_label: check.place?.label ?? null,
      kind: check.kind,
      part: check.part,
      sequence: check.sequence,
      at_ms: check.atMs,
      ok: check.ok ? 1 : 0,
      details: JSON.stringify(check.details),
    }),
  )
  run(
    tx,
    query
      .deleteFrom('backup_check')
      .where('kind', 'in', ['share', 'file'])
      .where('at_ms', '<', check.atMs - dailyKeptMs),
  )
}

/** The newest check of each kind of one place, or of the salon's own file (null). Newest first. */
export function latestChecks(db: Db, placeId: string | null): BackupCheck[] {
  const kinds: readonly CheckKind[] = placeId === null ? ['file', 'file-full', 'practice'] : ['share', 'full', 'drill']
  return kinds
    .flatMap((kind) => {
      const found = one(
        db,
        rows
          .where('kind', '=', kind)
          .where('place_id', placeId === null ? 'is' : '=', placeId)
          .orderBy('at_ms', 'desc')
          .orderBy('id', 'desc')
          .limit(1),
      )
      return found ? [checkOf(found)] : []
    })
    .sort((a, b) => b.atMs - a.atMs)
}

/** When each point of a place was last opened in full or tried out, and was whole. */
export function provedPoints(db: Db, placeId: string): PointProof[] {
  const found = all(
    db,
    query
      .selectFrom('backup_check')
      .select(({ fn }) => ['kind', 'sequence', fn.max('at_ms').as('atMs')])
      .where('place_id', '=', placeId)
      .where('kind', 'in', ['full', 'drill'])
      .where('ok', '=', 1)
      .where('sequence', 'is not', null)
      .groupBy(['kind', 'sequence'])
      .orderBy('sequence')
      .orderBy('kind'),
  )
  return found.map(({ kind, sequence, atMs }) => ({
    kind: kind as PointProof['kind'],
    sequence: Number(sequence),
    atMs: Number(atMs),
  }))
}

/** Checks of one place, or of the salon's own file (null), newest first. */
export function listChecks(db: Db, placeId: string | null, most: number): BackupCheck[] {
  const found = all(
    db,
    rows
      .where('place_id', placeId === null ? 'is' : '=', placeId)
      .orderBy('at_ms', 'desc')
      .orderBy('id', 'desc')
      .limit(most),
  )
  return found.map(checkOf)
}

function checkOf(row: {
  readonly kind: string
  readonly part: number | null
  readonly sequence: number | null
  readonly atMs: number
  readonly ok: number
  readonly details: string
}): BackupCheck {
  const { kind, part, sequence, atMs, ok, details } = row
  return {
    kind: kind as CheckKind,
    part,
    sequence,
    atMs,
    ok: ok === 1,
    details: JSON.parse(details) as BackupCheck['details'],
  }
}
