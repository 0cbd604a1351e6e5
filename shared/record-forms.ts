// The typed part of a treatment record: fields of a template, what is filled in, what differs from last time, and the one
// line it comes down to. A record keeps the fields as they were when it was written. Runs anywhere.
import { z } from 'zod'
import { filledLine, Id, type Language, line, paragraphs } from './values.ts'

const FieldId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)

export const figures = ['body-front', 'body-back', 'face', 'scalp', 'hands', 'feet'] as const
export const Figure = z.enum(figures)
export type Figure = z.infer<typeof Figure>

const label = filledLine(80)

export const Field = z.discriminatedUnion('type', [
  z.strictObject({ id: FieldId, type: z.literal('text'), label }),
  z
    .strictObject({
      id: FieldId,
      type: z.literal('number'),
      label,
      unit: line(12),
      least: z.number().min(-1_000_000).max(1_000_000),
      most: z.number().min(-1_000_000).max(1_000_000),
      decimals: z.int().min(0).max(3),
    })
    .refine((field) => field.least <= field.most, { error: 'LEAST_ABOVE_MOST' }),
  z.strictObject({
    id: FieldId,
    type: z.literal('choice'),
    label,
    options: z
      .array(filledLine(60))
      .min(1)
      .max(20)
      .refine((options) => new Set(options).size === options.length, { error: 'SAME_OPTION_TWICE' }),
    isMany: z.boolean(),
  }),
  /** 1 to `most`, with words for the ends. */
  z.strictObject({
    id: FieldId,
    type: z.literal('scale'),
    label,
    most: z.int().min(2).max(10),
    low: line(40),
    high: line(40),
  }),
  z.strictObject({ id: FieldId, type: z.literal('map'), label, figure: Figure }),
  z.strictObject({ id: FieldId, type: z.literal('formula'), label }),
])
export type Field = z.infer<typeof Field>
export type FieldType = Field['type']
export const fieldTypes = [
  'formula',
  'text',
  'number',
  'choice',
  'scale',
  'map',
] as const satisfies readonly FieldType[]

export const FormulaLine = z.strictObject({
  product: filledLine(120),
  /** As people say it: "1:1,5". */
  ratio: line(20),
  grams: z.number().min(0).max(5000).nullable(),
  minutes: z.int().min(0).max(600).nullable(),
})
export type FormulaLine = z.infer<typeof FormulaLine>

/** A mark on a figure, in thousandths of its width and height. */
export const Mark = z.strictObject({ x: z.int().min(0).max(1000), y: z.int().min(0).max(1000), note: line(120) })
export type Mark = z.infer<typeof Mark>

/** What is filled in for one field. An empty field has no value at all. */
export const FieldValue = z.discriminatedUnion('type', [
  z.strictObject({ field: FieldId, type: z.literal('text'), text: paragraphs(2000).pipe(z.string().min(1)) }),
  z.strictObject({ field: FieldId, type: z.literal('number'), number: z.number() }),
  z.strictObject({ field: FieldId, type: z.literal('choice'), chosen: z.array(filledLine(60)).min(1).max(20) }),
  z.strictObject({ field: FieldId, type: z.literal('scale'), level: z.int().min(1).max(10) }),
  z.strictObject({ field: FieldId, type: z.literal('map'), marks: z.array(Mark).min(1).max(60) }),
  z.strictObject({ field: FieldId, type: z.literal('formula'), lines: z.array(FormulaLine).min(1).max(20) }),
])
export type FieldValue = z.infer<typeof FieldValue>

/** How many fields a template may have. */
export const mostFields = 30

export const Fields = z
  .array(Field)
  .min(1)
  .max(mostFields)
  .refine((fields) => new Set(fields.map((field) => field.id)).size === fields.length, { error: 'SAME_FIELD_TWICE' })

/** One filled-in form: the template as it was, and the values. */
export const RecordForm = z
  .strictObject({ templateId: Id, name: filledLine(80), fields: Fields, values: z.array(FieldValue).max(mostFields) })
  .superRefine((form, context) => {
    for (const fault of faultsOf(form)) {
      context.addIssue({ code: 'custom', message: fault.fault, path: ['values', fault.field] })
    }
  })
export type RecordForm = z.infer<typeof RecordForm>

export type FieldFault =
  | 'NO_SUCH_FIELD'
  | 'WRONG_TYPE'
  | 'TWICE'
  | 'OUT_OF_RANGE'
  | 'TOO_MANY_DECIMALS'
  | 'NOT_AN_OPTION'

/** What is wrong with the values of a form, by field; empty when it can be saved. */
export function faultsOf(form: Pick<RecordForm, 'fields' | 'values'>): { field: string; fault: FieldFault }[] {
  const seen = new Set<string>()
  return form.values.flatMap((value) => {
    const fault = faultOf(
      form.fields.find((field) => field.id === value.field),
      value,
      seen.has(value.field),
    )
    seen.add(value.field)
    return fault === null ? [] : [{ field: value.field, fault }]
  })
}

function faultOf(field: Field | undefined, value: FieldValue, isRepeated: boolean): FieldFault | null {
  if (field === undefined) return 'NO_SUCH_FIELD'
  if (isRepeated) return 'TWICE'
  if (field.type !== value.type) return 'WRONG_TYPE'
  if (field.type === 'number' && value.type === 'number') {
    if (value.number < field.least || value.number > field.most) return 'OUT_OF_RANGE'
    return hasDecimals(value.number, field.decimals) ? null : 'TOO_MANY_DECIMALS'
  }
  if (field.type === 'scale' && value.type === 'scale') return value.level > field.most ? 'OUT_OF_RANGE' : null
  if (field.type === 'choice' && value.type === 'choice') {
    if (!value.chosen.every((option) => field.options.includes(option))) return 'NOT_AN_OPTION'
    if (new Set(value.chosen).size !== value.chosen.length) return 'TWICE'
    return value.chosen.length > 1 && !field.isMany ? 'OUT_OF_RANGE' : null
  }
  return null
}

function hasDecimals(number: number, decimals: number): boolean {
  return Number(number.toFixed(decimals)) === number
}

export function filledValue(form: Pick<RecordForm, 'values'>, fieldId: string): FieldValue | undefined {
  return form.values.find((value) => value.field === fieldId)
}

/** The form with one value put in place of the old one; null empties the field. Values stand in the order of the fields. */
export function withValue(form: RecordForm, fieldId: string, value: FieldValue | null): RecordForm {
  const others = form.values.filter((each) => each.field !== fieldId)
  const values = value === null ? others : [...others, value]
  const placeOf = (each: FieldValue) => form.fields.findIndex((field) => field.id === each.field)
  return { ...form, values: values.sort((a, b) => placeOf(a) - placeOf(b)) }
}

/** The fields whose value is not what it was last time, also those that were emptied. Fields that are new are not among them. */
export function changedFields(form: RecordForm, last: RecordForm): string[] {
  return form.fields
    .filter((field) => last.fields.some((each) => each.id === field.id && each.type === field.type))
    .filter((field) => JSON.stringify(filledValue(form, field.id)) !== JSON.stringify(filledValue(last, field.id)))
    .map((field) => field.id)
}

/** "Same as last time": what is filled in stays, what is empty gets last time's value where it still fits the field. */
export function filledFrom(form: RecordForm, last: RecordForm): RecordForm {
  let filled = form
  for (const field of form.fields) {
    if (filledValue(form, field.id) !== undefined) continue
    const old = filledValue(last, field.id)
    if (old === undefined) continue
    const tried = withValue(filled, field.id, old)
    if (faultsOf(tried).length === 0) filled = tried
  }
  return filled
}

export function isEmptyForm(form: Pick<RecordForm, 'values'>): boolean {
  return form.values.length === 0
}

/** Decimal comma in Finnish and Swedish. */
export function numberText(number: number, language: Language): string {
  const text = String(number)
  return language === 'en' ? text : text.replace('.', ',')
}

/** One value in words, as it is read back. */
export function valueText(field: Field, value: FieldValue, language: Language): string {
  switch (value.type) {
    case 'text':
      return value.text
    case 'number':
      return `${numberText(value.number, language)}${field.type === 'number' && field.unit !== '' ? ` ${field.unit}` : ''}`
    case 'choice':
      return value.chosen.join(', ')
    case 'scale':
      return field.type === 'scale' ? `${value.level}/${field.most}` : String(value.level)
    case 'map':
      return value.marks.map((mark, index) => (mark.note === '' ? String(index + 1) : mark.note)).join(', ')
    case 'formula':
      return value.lines.map((each) => formulaText(each, language)).join(' + ')
  }
}

export function formulaText(formula: FormulaLine, language: Language): string {
  return [
    formula.product,
    formula.ratio,
    formula.grams === null ? '' : `${numberText(formula.grams, language)} g`,
    formula.minutes === null ? '' : `${formula.minutes} min`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** What was filled in, in one line, for lists. */
export function summaryOf(forms: readonly RecordForm[], language: Language): string {
  return forms
    .flatMap((form) =>
      form.fields.flatMap((field) => {
        const value = filledValue(form, field.id)
        return value === undefined ? [] : [`${field.label}: ${valueText(field, value, language)}`]
      }),
    )
    .join(' · ')
}
