import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  changedFields,
  type Field,
  Fields,
  type FieldValue,
  faultsOf,
  figures,
  filledFrom,
  filledValue,
  isEmptyForm,
  RecordForm,
  summaryOf,
  withValue,
} from '../../shared/record-forms.ts'
import { readyTemplateKeys } from '../../shared/templates.ts'
import { readyTemplate } from '../../shared/templates-ready.ts'
import { languages } from '../../shared/values.ts'

const word = fc.stringMatching(/^[A-Za-zåäö]{1,12}$/)
const fieldOf = (id: string): fc.Arbitrary<Field> =>
  fc.oneof(
    fc.record({ id: fc.constant(id), type: fc.constant('text' as const), label: word }),
    fc.record({
      id: fc.constant(id),
      type: fc.constant('number' as const),
      label: word,
      unit: fc.constantFrom('', '%', 'mm'),
      least: fc.integer({ min: -10, max: 0 }),
      most: fc.integer({ min: 1, max: 200 }),
      decimals: fc.integer({ min: 0, max: 2 }),
    }),
    fc.record({
      id: fc.constant(id),
      type: fc.constant('choice' as const),
      label: word,
      options: fc.uniqueArray(word, { minLength: 1, maxLength: 6 }),
      isMany: fc.boolean(),
    }),
    fc.record({
      id: fc.constant(id),
      type: fc.constant('scale' as const),
      label: word,
      most: fc.integer({ min: 2, max: 10 }),
      low: word,
      high: word,
    }),
    fc.record({
      id: fc.constant(id),
      type: fc.constant('map' as const),
      label: word,
      figure: fc.constantFrom(...figures),
    }),
    fc.record({ id: fc.constant(id), type: fc.constant('formula' as const), label: word }),
  )

/** A value that its field takes. */
function valueFor(field: Field): fc.Arbitrary<FieldValue> {
  const at = { field: fc.constant(field.id) }
  switch (field.type) {
    case 'text':
      return fc.record({ ...at, type: fc.constant('text' as const), text: word })
    case 'number': {
      const step = 10 ** field.decimals
      return fc
        .integer({ min: field.least * step, max: field.most * step })
        .map((number) => ({ field: field.id, type: 'number' as const, number: number === 0 ? 0 : number / step }))
    }
    case 'choice':
      return fc
        .subarray(field.options, { minLength: 1, maxLength: field.isMany ? field.options.length : 1 })
        .map((chosen) => ({ field: field.id, type: 'choice' as const, chosen }))
    case 'scale':
      return fc
        .integer({ min: 1, max: field.most })
        .map((level) => ({ field: field.id, type: 'scale' as const, level }))
    case 'map':
      return fc
        .array(
          fc.record({ x: fc.nat({ max: 1000 }), y: fc.nat({ max: 1000 }), note: fc.oneof(fc.constant(''), word) }),
          {
            minLength: 1,
            maxLength: 5,
          },
        )
        .map((marks) => ({ field: field.id, type: 'map' as const, marks }))
    case 'formula':
      return fc
        .array(
          fc.record({
            product: word,
            ratio: fc.constantFrom('', '1:1', '1:1,5'),
            grams: fc.option(fc.nat({ max: 200 })),
            minutes: fc.option(fc.nat({ max: 90 })),
          }),
          { minLength: 1, maxLength: 4 },
        )
        .map((lines) => ({ field: field.id, type: 'formula' as const, lines }))
  }
}

const someFields = fc
  .integer({ min: 1, max: 8 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => fieldOf(`f${index}`))))

const formOf = (fields: readonly Field[]): fc.Arbitrary<RecordForm> =>
  fc.tuple(...fields.map((field) => fc.option(valueFor(field)))).map((values) => ({
    templateId: 'template-a',
    name: 'Väri',
    fields: [...fields],
    values: values.filter((value) => value !== null),
  }))
const someForm = someFields.chain(formOf)
const twoForms = someFields.chain((fields) => fc.tuple(formOf(fields), formOf(fields)))

describe('a form of a treatment record', () => {
  it('is accepted when every value is one its field takes, and reads back the same', () => {
    fc.assert(
      fc.property(someForm, (form) => {
        expect(faultsOf(form)).toEqual([])
        expect(RecordForm.parse(JSON.parse(JSON.stringify(form)))).toEqual(form)
      }),
    )
  })

  it('is refused with a value of a field that is not there, of another type, or twice', () => {
    fc.assert(
      fc.property(someForm, (form) => {
        const [value] = form.values
        if (value === undefined) return
        const without = { ...form, fields: form.fields.filter((field) => field.id !== value.field) }
        expect(faultsOf(without).map((each) => each.fault)).toContain('NO_SUCH_FIELD')
        expect(faultsOf({ ...form, values: [...form.values, value] }).map((each) => each.fault)).toContain('TWICE')
        const other: Field = { id: value.field, type: value.type === 'text' ? 'formula' : 'text', label: 'x' }
        const changed = { ...form, fields: form.fields.map((field) => (field.id === value.field ? other : field)) }
        expect(faultsOf(changed).map((each) => each.fault)).toContain('WRONG_TYPE')
        expect(RecordForm.safeParse({ ...form, values: [...form.values, value] }).success).toBe(false)
      }),
    )
  })

  it('takes numbers only within the limits and decimals of the field', () => {
    const field: Field = { id: 'n', type: 'number', label: 'Pituus', unit: 'mm', least: 0, most: 20, decimals: 1 }
    const fault = (number: number) =>
      faultsOf({ fields: [field], values: [{ field: 'n', type: 'number', number }] })[0]?.fault
    expect([0, 20, 7.5, -0.1, 20.1, 7.55].map(fault)).toEqual([
      undefined,
      undefined,
      undefined,
      'OUT_OF_RANGE',
      'OUT_OF_RANGE',
      'TOO_MANY_DECIMALS',
    ])
  })

  it('takes only options of the field, one unless many are allowed', () => {
    const fields: Field[] = [{ id: 'c', type: 'choice', label: 'Iho', options: ['Kuiva', 'Rasvainen'], isMany: false }]
    const fault = (chosen: string[]) => faultsOf({ fields, values: [{ field: 'c', type: 'choice', chosen }] })[0]?.fault
    expect([['Kuiva'], ['Muu'], ['Kuiva', 'Rasvainen']].map(fault)).toEqual([
      undefined,
      'NOT_AN_OPTION',
      'OUT_OF_RANGE',
    ])
  })
})

describe('"same as last time"', () => {
  it('leaves what is filled in, fills the rest, and then only what was filled in otherwise differs', () => {
    fc.assert(
      fc.property(twoForms, ([form, last]) => {
        const filled = filledFrom(form, last)
        expect(faultsOf(filled)).toEqual([])
        for (const field of form.fields) {
          const own = filledValue(form, field.id)
          expect(filledValue(filled, field.id)).toEqual(own ?? filledValue(last, field.id))
        }
        const kept = changedFields(form, last).filter((id) => filledValue(form, id) !== undefined)
        expect(changedFields(filled, last)).toEqual(kept)
        expect(filledFrom(filled, last)).toEqual(filled)
      }),
    )
  })

  it('an empty form filled from last time differs in nothing', () => {
    fc.assert(
      fc.property(someForm, (last) => {
        expect(changedFields(filledFrom({ ...last, values: [] }, last), last)).toEqual([])
      }),
    )
  })

  it('leaves out what no longer fits the field', () => {
    const last: RecordForm = {
      templateId: 'template-a',
      name: 'Väri',
      fields: [{ id: 'c', type: 'choice', label: 'Kunto', options: ['Terve', 'Kuiva'], isMany: false }],
      values: [{ field: 'c', type: 'choice', chosen: ['Kuiva'] }],
    }
    const now: RecordForm = {
      ...last,
      fields: [{ id: 'c', type: 'choice', label: 'Kunto', options: ['Terve', 'Huokoinen'], isMany: false }],
      values: [],
    }
    expect(isEmptyForm(filledFrom(now, last))).toBe(true)
  })
})

describe('changing one value', () => {
  it('touches no other, keeps the order of the fields, and can be taken back', () => {
    fc.assert(
      fc.property(twoForms, ([form, other]) => {
        const [value] = other.values
        if (value === undefined) return
        const changed = withValue(form, value.field, value)
        expect(filledValue(changed, value.field)).toEqual(value)
        for (const field of form.fields) {
          if (field.id !== value.field) expect(filledValue(changed, field.id)).toEqual(filledValue(form, field.id))
        }
        const order = changed.values.map((each) => form.fields.findIndex((field) => field.id === each.field))
        expect(order).toEqual([...order].sort((a, b) => a - b))
        expect(withValue(changed, value.field, filledValue(form, value.field) ?? null)).toEqual(form)
      }),
    )
  })
})

describe('the ready templates', () => {
  it('are whole and alike in every language', () => {
    for (const key of readyTemplateKeys) {
      const made = languages.map((language) => readyTemplate(key, language))
      for (const template of made) {
        expect(Fields.safeParse(template.fields).success, key).toBe(true)
        expect(template.services.length).toBeGreaterThan(0)
        expect(Object.values(template.care).every((text) => text.length > 50)).toBe(true)
      }
      const shape = (fields: readonly Field[]) =>
        fields.map((field) => [field.id, field.type, field.type === 'choice' ? field.options.length : 0])
      for (const template of made) expect(shape(template.fields), key).toEqual(shape(made[0]?.fields ?? []))
    }
  })
})

describe('the summary', () => {
  it('reads as one line, with a comma in Finnish numbers', () => {
    const form: RecordForm = {
      templateId: 'template-a',
      name: 'Ripset',
      fields: [
        { id: 'f', type: 'formula', label: 'Väri' },
        { id: 'n', type: 'number', label: 'Pituus', unit: 'mm', least: 0, most: 20, decimals: 1 },
      ],
      values: [
        { field: 'f', type: 'formula', lines: [{ product: '7/43', ratio: '1:1,5', grams: 30, minutes: 35 }] },
        { field: 'n', type: 'number', number: 7.5 },
      ],
    }
    expect(summaryOf([form], 'fi')).toBe('Väri: 7/43 1:1,5 30 g 35 min · Pituus: 7,5 mm')
    expect(summaryOf([form], 'en')).toContain('7.5 mm')
  })
})
