// Templates of treatment records. Runs in main.
import { z } from 'zod'
import { AppError } from '../shared/errors.ts'
import { Fields, RecordForm, summaryOf } from '../shared/record-forms.ts'
import { CareTexts, type ReadyTemplateKey, type RecordTemplate, type SaveTemplate } from '../shared/templates.ts'
import { readyTemplate } from '../shared/templates-ready.ts'
import type { Language } from '../shared/values.ts'
import type { Actor } from './actor.ts'
import { all, type Db, query, run, runOne, type Tx } from './handle.ts'
import { inNameOrder } from './name-order.ts'
import { servicesByReadyKey } from './safety.ts'
import { nameOrder } from './settings.ts'

const StoredForms = z.array(RecordForm)

/** A record's forms as they were written. */
export function formsFrom(stored: string): RecordForm[] {
  return stored === '[]' ? [] : StoredForms.parse(JSON.parse(stored))
}

/** What a record says, in a few lines: the typed part first, then the free text. */
export function excerptOf(record: { readonly text: string; readonly forms: string }, language: Language): string {
  return [summaryOf(formsFrom(record.forms), language), record.text].filter((part) => part !== '').join('\n')
}

/** All templates by name, archived ones too. */
export function listTemplates(db: Db): RecordTemplate[] {
  const links = Map.groupBy(all(db, query.selectFrom('record_template_service').selectAll()), (row) => row.template_id)
  const templates = all(db, query.selectFrom('record_template').selectAll()).map((row) => ({
    id: row.id,
    version: row.version,
    name: row.name,
    fields: Fields.parse(JSON.parse(row.fields)),
    care: CareTexts.parse(JSON.parse(row.care)),
    serviceIds: (links.get(row.id) ?? []).map((link) => link.service_id),
    archived: row.archived_at_ms !== null,
  }))
  return inNameOrder(templates, nameOrder(db))
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
