// What a file holds, in the few numbers that let a person recognise it: shown of every restore point. Runs in main.
import type { PointSummary, RestorePreview } from '../shared/backups.ts'
import { all, type Db, one, query } from './handle.ts'

const countOf = (table: 'client' | 'appointment' | 'visit' | 'document') =>
  query.selectFrom(table).select((select) => select.fn.countAll<number>().as('n'))

export function summaryOf(db: Db): PointSummary {
  const count = (table: Parameters<typeof countOf>[0]) => one(db, countOf(table))?.n ?? 0
  const appointment = one(
    db,
    query
      .selectFrom('appointment')
      .innerJoin('appointment_line', 'appointment_line.appointment_id', 'appointment.id')
      .select(['day', 'start_min as startMin'])
      .where('removed_at_ms', 'is', null)
      // The last day first, by its index: sorting ten years of appointments would hold up whoever waits for the backup.
      .where('day', '=', (last) =>
        last
          .selectFrom('appointment as late')
          .where('late.removed_at_ms', 'is', null)
          .orderBy('late.day', 'desc')
          .select('late.day')
          .limit(1),
      )
      .orderBy('start_min', 'desc')
      .limit(1),
  )
  const document = one(
    db,
    query
      .selectFrom('document')
      .select(['series', 'number', 'issued_at_ms'])
      .orderBy('day', 'desc')
      .orderBy('issued_at_ms', 'desc')
      .limit(1),
  )
  return {
    clients: count('client'),
    appointments: count('appointment'),
    visits: count('visit'),
    documents: count('document'),
    lastAppointment: appointment ?? null,
    lastDocument: document
      ? { label: `${document.series}-${document.number}`, issuedAtMs: document.issued_at_ms }
      : null,
  }
}

/** Documents named one by one; more are only counted. */
const mostNamed = 200

const idsOf = (db: Db, table: 'client' | 'appointment' | 'visit' | 'document'): Set<string> =>
  new Set(all(db, query.selectFrom(table).select('id')).map((row) => row.id))

/** What `present` has that `other` does not: what a restore of `other` would lose. Documents are named, at most 200. */
export function comparedWith(present: Db, other: Db): NonNullable<RestorePreview['lost']> {
  const missing = (table: Parameters<typeof idsOf>[1]) => {
    const there = idsOf(other, table)
    return [...idsOf(present, table)].filter((id) => !there.has(id))
  }
  const documents = new Set(missing('document'))
  const documentList = all(
    present,
    query
      .selectFrom('document')
      .select(['id', 'series', 'number', 'kind', 'issued_at_ms as issuedAtMs', 'total_cents as totalCents'])
      .orderBy('issued_at_ms', 'desc')
      .orderBy('number', 'desc'),
  )
    .filter((row) => documents.has(row.id))
    .slice(0, mostNamed)
    .map(({ series, number, kind, issuedAtMs, totalCents }) => ({
      label: `${series}-${number}`,
      kind,
      issuedAtMs,
      totalCents,
    }))
  return {
    clients: missing('client').length,
    appointments: missing('appointment').length,
    visits: missing('visit').length,
    documents: documents.size,
    documentList,
  }
}
