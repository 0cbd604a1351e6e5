// What has become of a card: every change of every field with who and when, and what the client has bought. In main.
import { contactFields, type FieldChange, type Purchase } from '../shared/clients.ts'
import type { Actor } from './actor.ts'
import { clientAndMerged } from './client-merged.ts'
import { canUndo, presentOf } from './client-undo.ts'
import { type FieldChangeText, storedClient } from './clients.ts'
import { all, type Db, query } from './handle.ts'
import { idList } from './id-list.ts'

const mostChanges = 300
const mostPurchases = 300

/** Newest first. Old and new contact details only for a role that sees them. Errors: NOT_FOUND. */
export function clientChanges(db: Db, input: { readonly id: string }, actor: Actor): FieldChange[] {
  storedClient(db, input.id)
  const rows = all(
    db,
    query
      .selectFrom('client_change as change')
      .innerJoin('staff', 'staff.id', 'change.staff_id')
      .select(['change.id', 'change.at_ms as atMs', 'staff.name as staffName', 'change.changes'])
      .where('change.client_id', '=', input.id)
      .orderBy('change.id', 'desc')
      .limit(mostChanges),
  )
  const hidden: readonly string[] = actor.can('client-contacts') ? [] : contactFields
  const present = presentOf(db, input.id)
  return rows.map((row) => ({
    ...row,
    changes: (JSON.parse(row.changes) as FieldChangeText[]).map(({ field, before, after, back }) =>
      hidden.includes(field)
        ? { field, before: '', after: '' }
        : { field, before, after, ...(canUndo(present, back) ? { canUndo: true } : {}) },
    ),
  }))
}

/** Documents issued to the client, newest first. Errors: NOT_FOUND. */
export function clientPurchases(db: Db, input: { readonly id: string }): Purchase[] {
  storedClient(db, input.id)
  const documents = all(
    db,
    query
      .selectFrom('document')
      .select(['id', 'kind', 'series', 'number', 'day', 'total_cents'])
      .where('client_id', 'in', idList(clientAndMerged(db, input.id)))
      .orderBy('day', 'desc')
      .orderBy('issued_at_ms', 'desc')
      .limit(mostPurchases),
  )
  const lines = all(
    db,
    query
      .selectFrom('document_line')
      .select(['document_id', 'name', 'quantity'])
      .where('document_id', 'in', idList(documents.map((each) => each.id)))
      .orderBy('document_id')
      .orderBy('position'),
  )
  const byDocument = Map.groupBy(lines, (line) => line.document_id)
  return documents.map((each) => ({
    documentId: each.id,
    kind: each.kind,
    label: `${each.series}-${each.number}`,
    day: each.day,
    items: (byDocument.get(each.id) ?? []).map((line) =>
      line.quantity === 1 ? line.name : `${line.quantity} × ${line.name}`,
    ),
    totalCents: each.total_cents,
  }))
}
