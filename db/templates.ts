// Templates of treatment records and what is read across records: numbers over visits, instructions for home.
// Runs in main.
import { z } from 'zod'
import { sortKey } from '../shared/collation.ts'
import { AppError } from '../shared/errors.ts'
import { Fields, filledValue, RecordForm } from '../shared/record-forms.ts'
import {
  CareTexts,
  type NumberSeries,
  type ReadyTemplateKey,
  type RecordTemplate,
  type SaveTemplate,
} from '../shared/templates.ts'
import { readyTemplate } from '../shared/templates-ready.ts'
import type { Language } from '../shared/values.ts'
import type { Actor } from './actor.ts'
import { all, type Db, one, query, run, runOne, type Tx } from './handle.ts'
import { servicesByReadyKey } from './safety.ts'
import { isValidRecord } from './visits.ts'

const StoredForms = z.array(RecordForm)

/** A record's forms as they were written. */
export function formsFrom(stored: string): RecordForm[] {
  return stored === '[]' ? [] : StoredForms.parse(JSON.parse(stored))
}

/** All templates by name, archived ones too. */
export function listTemplates(db: Db): RecordTemplate[] {
  const links = Map.groupBy(all(db, query.selectFrom('record_template_service').selectAll()), (row) => row.template_id)
  return all(db, query.selectFrom('record_template').selectAll())
    .map((row) => ({
      id: row.id,
      version: row.version,
      name: row.name,
      fields: Fields.parse(JSON.parse(row.fields)),
      care: CareTexts.parse(JSON.parse(row.care)),
      serviceIds: (links.get(row.id) ?? []).map((link) => link.service_id),
      archived: row.archived_at_ms !== null,
    }))
    .sort((a, b) => (sortKey(a.name) < sortKey(b.name) ? -1 : 1))
}

/** The templates that belong to any of these services, each once. */
export function templatesFor(db: Db, serviceIds: readonly string[]): RecordTemplate[] {
  return listTemplates(db).filter(
    (template) => !template.archived && template.serviceIds.some((id) => serviceIds.includes(id)),
  )
}

/** Records keep the fields they were written with, whatever is changed here. Errors: CHANGED_BY_OTHER. */
export function saveTemplate(tx: Tx, input: SaveTemplate, actor: Actor): RecordTemplate[] {
  const id = input.known?.id ?? actor.newId()
  const values = {
    name: input.name,
    fields: JSON.stringify(input.fields),
    care: JSON.stringify(input.care),
    archived_at_ms: input.archived ? actor.atMs : null,
  }
  if (input.known === null) {
    runOne(tx, query.insertInto('record_template').values({ id, ...values, created_at_ms: actor.atMs }))
  } else {
    const { version } = input.known
    const changed = run(
      tx,
      query
        .updateTable('record_template')
        .set({ ...values, version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version),
    )
    if (changed !== 1) throw new AppError('CHANGED_BY_OTHER')
  }
  run(tx, query.deleteFrom('record_template_service').where('template_id', '=', id))
  for (const serviceId of new Set(input.serviceIds)) {
    runOne(tx, query.insertInto('record_template_service').values({ template_id: id, service_id: serviceId }))
  }
  return listTemplates(tx)
}

/** Adds ready templates whose name is not in use yet. */
export function addReadyTemplates(
  tx: Tx,
  input: { readonly keys: readonly ReadyTemplateKey[] },
  actor: Actor,
): RecordTemplate[] {
  const known = new Set(
    listTemplates(tx)
      .filter((template) => !template.archived)
      .map((template) => template.name.toLowerCase()),
  )
  const services = servicesByReadyKey(tx)
  for (const key of new Set(input.keys)) {
    const { services: forServices, ...ready } = readyTemplate(key, actor.language)
    if (known.has(ready.name.toLowerCase())) continue
    const serviceIds = forServices.flatMap((service) => services.get(service) ?? [])
    saveTemplate(tx, { known: null, ...ready, serviceIds, archived: false }, actor)
  }
  return listTemplates(tx)
}

/** Every number and scale of the records that hold, by template and field, oldest first. */
export function numberSeries(db: Db, input: { readonly clientId: string }): NumberSeries[] {
  const rows = all(
    db,
    query
      .selectFrom('visit')
      .innerJoin('treatment_record as record', 'record.visit_id', 'visit.id')
      .select(['visit.id as visitId', 'visit.day', 'record.forms', 'record.signed_at_ms as signedAtMs'])
      .where('visit.client_id', '=', input.clientId)
      .where('record.forms', '<>', '[]')
      .where(isValidRecord)
      .orderBy('visit.day')
      .orderBy('visit.arrived_at_ms'),
  )
  const found = new Map<string, NumberSeries>()
  for (const row of rows) {
    for (const form of formsFrom(row.forms)) {
      for (const field of form.fields) {
        const value = filledValue(form, field.id)
        if (value === undefined || (value.type !== 'number' && value.type !== 'scale')) continue
        const key = `${form.templateId} ${field.id}`
        const point = {
          day: row.day,
          visitId: row.visitId,
          signedAtMs: row.signedAtMs ?? 0,
          value: value.type === 'number' ? value.number : value.level,
        }
        found.set(key, {
          key,
          label: field.label,
          form: form.name,
          unit: field.type === 'number' ? field.unit : '',
          points: [...(found.get(key)?.points ?? []), point],
        })
      }
    }
  }
  return [...found.values()]
}

/** What the client takes home from a visit. */
export interface CareSheet {
  readonly language: Language
  readonly day: string
  readonly services: readonly string[]
  /** One for each template that has instructions in the language. */
  readonly parts: readonly { readonly name: string; readonly text: string }[]
}

/** Errors: NOT_FOUND, also when none of the visit's services has instructions in the client's language. */
export function careSheet(db: Db, input: { readonly visitId: string }, salonLanguage: Language): CareSheet {
  const visit = one(
    db,
    query
      .selectFrom('visit')
      .leftJoin('client', 'client.id', 'visit.client_id')
      .select(['visit.day', 'visit.appointment_id as appointmentId', 'client.language'])
      .where('visit.id', '=', input.visitId),
  )
  if (!visit) throw new AppError('NOT_FOUND', { kind: 'visit' })
  const lines = all(
    db,
    query
      .selectFrom('appointment_line as line')
      .innerJoin('service', 'service.id', 'line.service_id')
      .select(['service.id', 'service.name'])
      .where('line.appointment_id', '=', visit.appointmentId)
      .orderBy('line.position'),
  )
  const language = visit.language ?? salonLanguage
  const templates = templatesFor(
    db,
    lines.map((line) => line.id),
  )
  const parts = templates
    .map((template) => ({ name: template.name, text: template.care[language] }))
    .filter((part) => part.text !== '')
  if (parts.length === 0) throw new AppError('NOT_FOUND', { kind: 'care' })
  return { language, day: visit.day, services: lines.map((line) => line.name), parts }
}
