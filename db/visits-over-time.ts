// What is read across a client's treatment records and from a visit for taking home: numbers over time, instructions.
// Runs in main.
import type { CareOf, CareSheet } from '../shared/care.ts'
import { AppError } from '../shared/errors.ts'
import { filledValue } from '../shared/record-forms.ts'
import type { NumberSeries } from '../shared/templates.ts'
import { languages } from '../shared/values.ts'
import { all, type Db, one, query } from './handle.ts'
import { programSettings } from './settings.ts'
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

/**
 * The instructions that a visit's services have, in the client's language; where nothing is written in it, in the language of
 * the salon's papers, or in any other. Null when there are none, or no visit yet.
 */
export function careSheet(db: Db, input: CareOf): CareSheet | null {
  const visit = one(
    db,
    query
      .selectFrom('visit')
      .leftJoin('client', 'client.id', 'visit.client_id')
      .select([
        'visit.id',
        'visit.day',
        'visit.appointment_id as appointmentId',
        'visit.client_id as clientId',
        'client.language',
        'client.email',
      ])
      .where(({ eb }) =>
        'visitId' in input ? eb('visit.id', '=', input.visitId) : eb('visit.appointment_id', '=', input.appointmentId),
      ),
  )
  if (!visit) return null
  const lines = all(
    db,
    query
      .selectFrom('appointment_line as line')
      .innerJoin('service', 'service.id', 'line.service_id')
      .select(['service.id', 'service.name'])
      .where('line.appointment_id', '=', visit.appointmentId)
      .orderBy('line.position'),
  )
  const templates = templatesFor(
    db,
    lines.map((line) => line.id),
  )
  const { paperLanguage } = programSettings(db)
  const inOrder = [visit.language ?? paperLanguage, paperLanguage, ...languages]
  const language = inOrder.find((each) => templates.some((template) => template.care[each] !== ''))
  if (language === undefined) return null
  return {
    visitId: visit.id,
    clientId: visit.clientId,
    language,
    day: visit.day,
    services: lines.map((line) => line.name),
    parts: templates
      .map((template) => ({ name: template.name, text: template.care[language] }))
      .filter((part) => part.text !== ''),
    hasAddress: (visit.email ?? '') !== '',
  }
}

/** Errors: NOT_FOUND, also when none of the visit's services has instructions. */
export function requireCareSheet(db: Db, input: CareOf): CareSheet {
  const sheet = careSheet(db, input)
  if (sheet === null) throw new AppError('NOT_FOUND', { kind: 'care' })
  return sheet
}
