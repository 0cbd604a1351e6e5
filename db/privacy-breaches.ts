// The register of breaches: facts, steps, whom they concern. Every one is documented (GDPR 33(5)). Runs in main.

import type { z } from 'zod'
import { AppError } from '../shared/errors.ts'
import { breachDeadline } from '../shared/finland/deadlines.ts'
import {
  Breach,
  BreachFacts,
  BreachRow,
  type MarkBreach,
  type NewBreach,
  type SaveBreach,
} from '../shared/privacy-breaches.ts'
import type { Actor } from './actor.ts'
import { all, type Db, one, query, run, runOne, type Tx } from './handle.ts'

const rows = query.selectFrom('breach').selectAll()

/** Open ones first, then newest first. */
export function listBreaches(db: Db): BreachRow[] {
  return all(db, rows.orderBy('aware_at_ms', 'desc'))
    .map(rowOf)
    .sort((a, b) => Number(a.closedAtMs !== null) - Number(b.closedAtMs !== null))
}

/** Errors: NOT_FOUND. */
export function breachById(db: Db, input: { readonly id: string }): Breach {
  const row = stored(db, input.id)
  const clients = all(
    db,
    query
      .selectFrom('breach_client')
      .leftJoin('client', 'client.id', 'breach_client.client_id')
      .select(['breach_client.client_id as id', 'client.name'])
      .where('breach_id', '=', row.id),
  )
  return Breach.parse({
    ...rowOf(row),
    facts: BreachFacts.parse(JSON.parse(row.facts)),
    authorityNote: row.authority_note,
    peopleNote: row.people_note,
    followUpNote: row.follow_up_note,
    clients,
  })
}

export function newBreach(tx: Tx, input: NewBreach, actor: Actor): Breach {
  if (input.awareAtMs > actor.atMs)
    throw new AppError('INVALID_INPUT', { issues: [{ path: 'awareAtMs', code: 'IN_FUTURE' }] })
  const id = actor.newId()
  runOne(
    tx,
    query.insertInto('breach').values({
      id,
      kind: input.kind,
      aware_at_ms: input.awareAtMs,
      facts: JSON.stringify(input.facts),
      created_at_ms: actor.atMs,
      created_by: actor.staffId,
    }),
  )
  return breachById(tx, { id })
}

/** Errors: NOT_FOUND, CHANGED_BY_OTHER. */
export function saveBreach(tx: Tx, input: SaveBreach): Breach {
  const row = versioned(tx, input)
  run(
    tx,
    query
      .updateTable('breach')
      .set({ facts: JSON.stringify(input.facts), risk: input.risk, version: row.version + 1 })
      .where('id', '=', row.id),
  )
  run(tx, query.deleteFrom('breach_client').where('breach_id', '=', row.id))
  for (const clientId of new Set(input.clientIds)) {
    run(tx, query.insertInto('breach_client').values({ breach_id: row.id, client_id: clientId }))
  }
  return breachById(tx, input)
}

/** A step is done, or why it was left out. Errors: NOT_FOUND, CHANGED_BY_OTHER. */
export function markBreach(tx: Tx, input: z.infer<typeof MarkBreach>, actor: Actor): Breach {
  const row = versioned(tx, input)
  const { atMs } = actor
  const set = {
    authority: { authority_at_ms: atMs, authority_note: input.note },
    people: { people_at_ms: atMs, people_note: input.note },
    'follow-up': { follow_up_at_ms: atMs, follow_up_note: input.note },
    closed: { closed_at_ms: atMs },
  }[input.step]
  run(
    tx,
    query
      .updateTable('breach')
      .set({ ...set, version: row.version + 1 })
      .where('id', '=', row.id),
  )
  return breachById(tx, input)
}

/**
 * Whose data somebody has seen between two instants, by the access log: for a breach by a person's account or from a
 * stolen open screen. Views of lists and days count everybody who was on them.
 */
export function clientsSeen(
  db: Db,
  input: { readonly fromMs: number; readonly toMs: number; readonly staffId: string | null },
): { readonly id: string; readonly name: string }[] {
  return db.raw
    .prepare(
      `WITH entry AS (
         SELECT client, ids FROM access_log
         WHERE at_ms BETWEEN :fromMs AND :toMs AND (:staffId IS NULL OR staff_id = :staffId)
           AND action IN ('view', 'search', 'export', 'print', 'change')
       ), seen AS (
         SELECT client AS id FROM entry WHERE client IS NOT NULL
         UNION SELECT id.value FROM entry, json_each(entry.ids) AS id
       )
       SELECT client.id, client.name FROM client
       WHERE client.id IN (SELECT id FROM seen)
          OR client.id IN (SELECT client_id FROM appointment WHERE id IN (SELECT id FROM seen))
       ORDER BY client.sort_key`,
    )
    .all(input) as { id: string; name: string }[]
}

function stored(db: Db, id: string) {
  const row = one(db, rows.where('id', '=', id))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'breach' })
  return row
}

function versioned(db: Db, input: { readonly id: string; readonly version: number }) {
  const row = stored(db, input.id)
  if (row.version !== input.version) throw new AppError('CHANGED_BY_OTHER')
  return row
}

function rowOf(row: ReturnType<typeof stored>): BreachRow {
  return BreachRow.parse({
    id: row.id,
    version: row.version,
    kind: row.kind,
    awareAtMs: row.aware_at_ms,
    deadlineAtMs: breachDeadline(row.aware_at_ms),
    risk: row.risk,
    authorityAtMs: row.authority_at_ms,
    peopleAtMs: row.people_at_ms,
    followUpAtMs: row.follow_up_at_ms,
    closedAtMs: row.closed_at_ms,
  })
}
