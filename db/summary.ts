// What a file holds, in the few numbers that let a person recognise it: shown of every restore point. Runs in main.
import type { PointSummary } from '../shared/backups.ts'
import { type Db, one, query } from './handle.ts'

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
      .orderBy('day', 'desc')
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
