// What is read across a client's treatment records and from a visit for taking home: numbers over time, instructions.
// Runs in main.
import { AppError } from '../shared/errors.ts'
import { filledValue } from '../shared/record-forms.ts'
import type { NumberSeries } from '../shared/templates.ts'
import type { Language } from '../shared/values.ts'
import { all, type Db, one, query } from './handle.ts'
import { formsFrom, templatesFor } from './templates.ts'
import { isValidRecord } from './visits.ts'

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
