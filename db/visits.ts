// Visits and their treatment records: one draft per visit, signed for good, corrected by amendments. Runs in main.
import { sql } from 'kysely'
import { z } from 'zod'
import { AppError } from '../shared/errors.ts'
import { isEmptyForm } from '../shared/record-forms.ts'
import { type SaveRecord, type TreatmentRecord, UsedProduct, type Visit } from '../shared/visits.ts'
import type { Actor } from './actor.ts'
import { isRefused } from './consents.ts'
import { all, type Db, one, query, run, runOne, type Tx } from './handle.ts'
import { shownNames } from './shown-names.ts'
import { formsFrom, templatesFor } from './templates.ts'

type DraftRef = NonNullable<SaveRecord['draft']>

const StoredProducts = z.array(UsedProduct)

/** A visit with its records and what was done last time. Errors: NOT_FOUND. */
export function visitView(db: Db, input: { readonly id: string }, actor: Actor): Visit {
  const row = one(
    db,
    query
      .selectFrom('visit')
      .innerJoin('appointment', 'appointment.id', 'visit.appointment_id')
      .leftJoin('client', 'client.id', 'visit.client_id')
      .select([
        'visit.id',
        'visit.appointment_id',
        'visit.client_id',
        'visit.day',
        'visit.arrived_at_ms',
        'visit.started_at_ms',
        'visit.finished_at_ms',
        'appointment.version',
        'appointment.status',
        'client.name',
        'client.alert',
      ])
      .where('visit.id', '=', input.id),
  )
  if (!row) throw new AppError('NOT_FOUND', { kind: 'visit' })
  const lines = linesOf(db, row.appointment_id)
  const templates = templatesFor(
    db,
    lines.map((line) => line.serviceId),
  )
  const names = shownNames(db, actor)
  return {
    id: row.id,
    appointmentId: row.appointment_id,
    appointmentVersion: row.version,
    clientId: row.client_id,
    clientName: names.of(row.client_id, row.name),
    alert: names.isHidden(row.client_id) ? '' : (row.alert ?? ''),
    day: row.day,
    startMin: Math.min(1440, ...lines.map((line) => line.startMin)),
    status: row.status,
    services: lines.map((line) => line.service),
    staffNames: [...new Set(lines.map((line) => line.staffName))],
    arrivedAtMs: row.arrived_at_ms,
    startedAtMs: row.started_at_ms,
    finishedAtMs: row.finished_at_ms,
    records: recordsOf(db, row.id),
    previous: row.client_id === null ? null : previousRecord(db, { ...row, client_id: row.client_id }, templates),
    templates,
    isRefused: row.client_id !== null && isRefused(db, row.client_id, 'treatment-notes'),
    serviceIds: [...new Set(lines.map((line) => line.serviceId))],
  }
}

/**
 * Saves what was typed. Without a draft it starts one; after signing that is an amendment of the latest signed record.
 * Errors: NOT_FOUND, CHANGED_BY_OTHER (the draft moved on elsewhere, or was discarded), TREATMENT_SIGNED,
 * CONSENT_REFUSED.
 */
export function saveDraft(tx: Tx, input: SaveRecord, actor: Actor): TreatmentRecord {
  const { clientId } = requireVisit(tx, input.visitId)
  if (clientId !== null && isRefused(tx, clientId, 'treatment-notes')) throw new AppError('CONSENT_REFUSED')
  // A form that nothing was filled in on is no part of the record.
  const forms = (input.forms ?? []).filter((form) => !isEmptyForm(form))
  const content = { text: input.text, products: JSON.stringify(input.products), forms: JSON.stringify(forms) }
  const draft = draftOf(tx, input.visitId)
  if (input.draft === null) {
    if (draft) throw new AppError('CHANGED_BY_OTHER')
    const id = actor.newId()
    runOne(
      tx,
      query.insertInto('treatment_record').values({
        id,
        visit_id: input.visitId,
        staff_id: actor.staffId,
        ...content,
        amends_id: latestSigned(tx, input.visitId)?.id ?? null,
        signed_at_ms: null,
        changed_at_ms: actor.atMs,
        created_at_ms: actor.atMs,
      }),
    )
    return record(tx, id)
  }
  requireDraft(tx, draft, input.draft)
  runOne(
    tx,
    query
      .updateTable('treatment_record')
      .set({ ...content, staff_id: actor.staffId, changed_at_ms: actor.atMs, version: input.draft.version + 1 })
      .where('id', '=', input.draft.id),
  )
  return record(tx, input.draft.id)
}

/** Throws the draft away; what is signed stays. Errors: NOT_FOUND, CHANGED_BY_OTHER, TREATMENT_SIGNED. */
export function discardDraft(
  tx: Tx,
  input: { readonly visitId: string; readonly draft: DraftRef },
  actor: Actor,
): Visit {
  requireVisit(tx, input.visitId)
  requireDraft(tx, draftOf(tx, input.visitId), input.draft)
  run(tx, query.deleteFrom('treatment_record').where('id', '=', input.draft.id))
  return visitView(tx, { id: input.visitId }, actor)
}

/** Saves and signs in one step: from then on the database refuses every change. Errors: as saveDraft. */
export function signRecord(tx: Tx, input: SaveRecord, actor: Actor): Visit {
  const saved = saveDraft(tx, input, actor)
  runOne(
    tx,
    query
      .updateTable('treatment_record')
      .set({ signed_at_ms: actor.atMs, version: saved.version + 1 })
      .where('id', '=', saved.id),
  )
  return visitView(tx, { id: input.visitId }, actor)
}

function requireVisit(db: Db, id: string): { readonly clientId: string | null } {
  const row = one(db, query.selectFrom('visit').select('client_id as clientId').where('id', '=', id))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'visit' })
  return row
}

function draftOf(db: Db, visitId: string): DraftRef | undefined {
  return one(
    db,
    query
      .selectFrom('treatment_record')
      .select(['id', 'version'])
      .where('visit_id', '=', visitId)
      .where('signed_at_ms', 'is', null),
  )
}

/** The window must be typing on the draft that is there now. */
function requireDraft(db: Db, present: DraftRef | undefined, expected: DraftRef): void {
  if (present?.id === expected.id && present.version === expected.version) return
  const row = one(db, query.selectFrom('treatment_record').select('signed_at_ms').where('id', '=', expected.id))
  throw new AppError(row !== undefined && row.signed_at_ms !== null ? 'TREATMENT_SIGNED' : 'CHANGED_BY_OTHER')
}

function latestSigned(db: Db, visitId: string) {
  return one(
    db,
    query
      .selectFrom('treatment_record as record')
      .select('record.id')
      .where('record.visit_id', '=', visitId)
      .where(isValidRecord),
  )
}

/**
 * Signed, and not corrected by a later signed one: what holds of a visit, at most one. Found by the chain of amendments,
 * because times of signing mislead after a clock was set back. For queries that call the table `record`.
 */
export const isValidRecord = sql<boolean>`record.signed_at_ms is not null and not exists (
  select 1 from treatment_record as later
  where later.visit_id = record.visit_id and later.amends_id = record.id and later.signed_at_ms is not null)`

const recordRows = query
  .selectFrom('treatment_record as record')
  .innerJoin('staff', 'staff.id', 'record.staff_id')
  .select([
    'record.id',
    'record.version',
    'staff.name as staffName',
    'record.text',
    'record.products',
    'record.forms',
    'record.signed_at_ms as signedAtMs',
    'record.changed_at_ms as changedAtMs',
    'record.amends_id as amends',
  ])

type RecordRow = Omit<TreatmentRecord, 'products' | 'forms'> & { readonly products: string; readonly forms: string }

function recordFrom(row: RecordRow): TreatmentRecord {
  return { ...row, products: productsFrom(row.products), forms: formsFrom(row.forms) }
}

function productsFrom(stored: string): UsedProduct[] {
  return StoredProducts.parse(JSON.parse(stored))
}

function record(db: Db, id: string): TreatmentRecord {
  const row = one(db, recordRows.where('record.id', '=', id))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'treatment-record' })
  return recordFrom(row)
}

/** The first one, then each amendment after what it corrects; a draft comes last by itself. */
function recordsOf(db: Db, visitId: string): TreatmentRecord[] {
  const rows = all(db, recordRows.where('record.visit_id', '=', visitId)).map(recordFrom)
  const byCorrected = new Map(rows.map((row) => [row.amends, row]))
  const ordered: TreatmentRecord[] = []
  for (let next = byCorrected.get(null); next !== undefined; next = byCorrected.get(next.id)) ordered.push(next)
  return ordered
}

/** The latest one with a form of this visit's, since that is what can be the same; else the latest of any kind. */
function previousRecord(
  db: Db,
  visit: { readonly id: string; readonly client_id: string; readonly day: string; readonly arrived_at_ms: number },
  templates: readonly { readonly id: string }[],
): Visit['previous'] {
  const row = one(
    db,
    query
      .selectFrom('visit')
      .innerJoin('treatment_record as record', 'record.visit_id', 'visit.id')
      .select(['visit.day', 'visit.appointment_id', 'record.text', 'record.products', 'record.forms'])
      .where('visit.client_id', '=', visit.client_id)
      .where('visit.id', '<>', visit.id)
      .where('visit.day', '<=', visit.day)
      .where(({ eb, or }) => or([eb('visit.day', '<', visit.day), eb('visit.arrived_at_ms', '<', visit.arrived_at_ms)]))
      .where(isValidRecord)
      .orderBy(hasFormOf(templates), 'desc')
      .orderBy('visit.day', 'desc')
      .orderBy('visit.arrived_at_ms', 'desc')
      .limit(1),
  )
  if (!row) return null
  return {
    day: row.day,
    services: linesOf(db, row.appointment_id).map((line) => line.service),
    text: row.text,
    products: productsFrom(row.products),
    forms: formsFrom(row.forms),
  }
}

const hasFormOf = (templates: readonly { readonly id: string }[]) => sql<number>`exists (
  select 1 from json_each(record.forms) as form, json_each(${JSON.stringify(templates.map((each) => each.id))}) as wanted
  where json_extract(form.value, '$.templateId') = wanted.value)`

function linesOf(db: Db, appointmentId: string) {
  return all(
    db,
    query
      .selectFrom('appointment_line as line')
      .innerJoin('service', 'service.id', 'line.service_id')
      .innerJoin('staff', 'staff.id', 'line.staff_id')
      .select([
        'line.start_min as startMin',
        'service.id as serviceId',
        'service.name as service',
        'staff.name as staffName',
      ])
      .where('line.appointment_id', '=', appointmentId)
      .orderBy('line.position'),
  )
}
