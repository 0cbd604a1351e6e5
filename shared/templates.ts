// Templates of treatment records: the salon's own forms, each for the services it belongs to, and instructions for home.
// Runs anywhere.
import { z } from 'zod'
import { Fields, type RecordForm } from './record-forms.ts'
import { AtMs, Day, filledLine, Id, paragraphs } from './values.ts'

const care = paragraphs(4000)
export const CareTexts = z.strictObject({ fi: care, sv: care, en: care })
export type CareTexts = z.infer<typeof CareTexts>

const TemplateFields = {
  name: filledLine(80),
  fields: Fields,
  care: CareTexts,
  serviceIds: z.array(Id).max(500),
}

export const RecordTemplate = z.object({ ...TemplateFields, id: Id, version: z.int(), archived: z.boolean() })
export type RecordTemplate = z.infer<typeof RecordTemplate>

export const SaveTemplate = z.strictObject({
  /** Null makes a new one. */
  known: z.strictObject({ id: Id, version: z.int() }).nullable(),
  ...TemplateFields,
  archived: z.boolean().default(false),
})
export type SaveTemplate = z.infer<typeof SaveTemplate>

export const readyTemplateKeys = ['hairColour', 'skin', 'lashesBrows', 'nails', 'feet', 'massage', 'waxing'] as const
export const ReadyTemplateKey = z.enum(readyTemplateKeys)
export type ReadyTemplateKey = z.infer<typeof ReadyTemplateKey>

/** An empty form of a template. */
export function emptyForm(template: Pick<RecordTemplate, 'id' | 'name' | 'fields'>): RecordForm {
  return { templateId: template.id, name: template.name, fields: template.fields, values: [] }
}

/** One number over visits, for a chart. Latest wording of the label and unit. */
export const NumberSeries = z.object({
  key: z.string(),
  label: z.string(),
  form: z.string(),
  unit: z.string(),
  points: z.array(z.object({ day: Day, visitId: Id, signedAtMs: AtMs, value: z.number() })),
})
export type NumberSeries = z.infer<typeof NumberSeries>
