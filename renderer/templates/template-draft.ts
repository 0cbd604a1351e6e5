// A template while it is being edited: every part as typed, and the checked template that comes of it. Pure.
import { type Field, Fields, type FieldType, type Figure } from '../../shared/record-forms.ts'
import type { CareTexts, RecordTemplate } from '../../shared/templates.ts'
import type { Typed } from '../ui/typed-values.ts'

/** One field with the parts of every type, so that changing the type back loses nothing. */
export interface FieldDraft {
  readonly id: string
  readonly type: FieldType
  readonly label: string
  readonly unit: string
  readonly least: Typed<number>
  readonly most: Typed<number>
  readonly decimals: Typed<number>
  readonly options: string
  readonly isMany: boolean
  readonly steps: Typed<number>
  readonly low: string
  readonly high: string
  readonly figure: Figure
}

export interface TemplateDraft {
  readonly name: string
  readonly fields: readonly FieldDraft[]
  readonly care: CareTexts
  readonly serviceIds: readonly string[]
}

const blank: Omit<FieldDraft, 'id'> = {
  type: 'text',
  label: '',
  unit: '',
  least: 0,
  most: 100,
  decimals: 0,
  options: '',
  isMany: false,
  steps: 5,
  low: '',
  high: '',
  figure: 'body-front',
}

export const emptyTemplate: TemplateDraft = {
  name: '',
  fields: [{ ...blank, id: 'f1' }],
  care: { fi: '', sv: '', en: '' },
  serviceIds: [],
}

export function draftOf(template: RecordTemplate): TemplateDraft {
  const { name, fields, care, serviceIds } = template
  return { name, care, serviceIds, fields: fields.map(fieldDraftOf) }
}

function fieldDraftOf(field: Field): FieldDraft {
  const base = { ...blank, id: field.id, type: field.type, label: field.label }
  switch (field.type) {
    case 'number':
      return { ...base, unit: field.unit, least: field.least, most: field.most, decimals: field.decimals }
    case 'choice':
      return { ...base, options: field.options.join('\n'), isMany: field.isMany }
    case 'scale':
      return { ...base, steps: field.most, low: field.low, high: field.high }
    case 'map':
      return { ...base, figure: field.figure }
    case 'text':
    case 'formula':
      return base
  }
}

/** With one more field; its id is used by no other field of the template, so old records are never taken for it. */
export function withNewField(draft: TemplateDraft, usedIds: readonly string[]): TemplateDraft {
  const used = new Set([...usedIds, ...draft.fields.map((field) => field.id)])
  let number = draft.fields.length + 1
  while (used.has(`f${number}`)) number += 1
  return { ...draft, fields: [...draft.fields, { ...blank, id: `f${number}` }] }
}

/** The fields when all are whole, else null. */
export function fieldsFrom(drafts: readonly FieldDraft[]): Field[] | null {
  const parsed = Fields.safeParse(drafts.map(fieldFrom))
  return parsed.success ? parsed.data : null
}

function fieldFrom(draft: FieldDraft): unknown {
  const { id, label, type } = draft
  switch (type) {
    case 'number':
      return { id, type, label, unit: draft.unit, least: draft.least, most: draft.most, decimals: draft.decimals }
    case 'choice': {
      const options = draft.options.split('\n').map((option) => option.trim())
      return { id, type, label, options: options.filter((option) => option !== ''), isMany: draft.isMany }
    }
    case 'scale':
      return { id, type, label, most: draft.steps, low: draft.low, high: draft.high }
    case 'map':
      return { id, type, label, figure: draft.figure }
    case 'text':
    case 'formula':
      return { id, type, label }
  }
}
