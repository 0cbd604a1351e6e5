// The ready record templates: which fields each has and which ready services it is for. Their words are in
// translations/readyTemplates.ts. Runs anywhere.
import type { Field } from './record-forms.ts'
import type { ReadyServiceKey } from './services.ts'
import type { CareTexts, ReadyTemplateKey } from './templates.ts'
import { readyTemplates } from './translations/readyTemplates.ts'
import type { Language } from './values.ts'

interface ReadyTemplate {
  readonly name: string
  readonly care: CareTexts
  readonly fields: Field[]
  readonly services: readonly ReadyServiceKey[]
}

const text = (id: string, label: string): Field => ({ id, type: 'text', label })
const number = (id: string, label: string, unit: string, most: number, decimals = 0): Field => ({
  id,
  type: 'number',
  label,
  unit,
  least: 0,
  most,
  decimals,
})
const choice = (id: string, label: string, options: string, isMany = false): Field => ({
  id,
  type: 'choice',
  label,
  options: options.split('|'),
  isMany,
})
const scale = (id: string, label: string, most: number, low: string, high: string): Field => ({
  id,
  type: 'scale',
  label,
  most,
  low,
  high,
})
const map = (id: string, label: string, figure: Extract<Field, { type: 'map' }>['figure']): Field => ({
  id,
  type: 'map',
  label,
  figure,
})
const formula = (id: string, label: string): Field => ({ id, type: 'formula', label })

/** A ready template in one language, its instructions in all three. */
export function readyTemplate(key: ReadyTemplateKey, language: Language): ReadyTemplate {
  const care = {
    fi: readyTemplates.fi[key].care,
    sv: readyTemplates.sv[key].care,
    en: readyTemplates.en[key].care,
  }
  return { name: readyTemplates[language][key].name, care, fields: fieldsOf(key, language), services: servicesOf[key] }
}

const servicesOf: Readonly<Record<ReadyTemplateKey, readonly ReadyServiceKey[]>> = {
  hairColour: ['colourAndCut', 'rootColour'],
  skin: ['facial', 'deepFacial'],
  lashesBrows: ['lashTint', 'browShape'],
  nails: ['manicure', 'gelPolish', 'gelNails'],
  feet: ['footCare', 'pedicure'],
  massage: ['massage30', 'massage60', 'massage90'],
  waxing: ['legWaxing'],
}

function fieldsOf(key: ReadyTemplateKey, language: Language): Field[] {
  const words = readyTemplates[language]
  switch (key) {
    case 'hairColour': {
      const t = words.hairColour
      return [
        formula('formula', t.formula),
        text('natural', t.natural),
        number('grey', t.grey, '%', 100),
        choice('state', t.state, t.stateOptions),
        map('scalp', t.scalp, 'scalp'),
        scale('result', t.result, 5, t.poor, t.fine),
        text('next', t.next),
      ]
    }
    case 'skin': {
      const t = words.skin
      return [
        choice('type', t.type, t.typeOptions),
        choice('state', t.state, t.stateOptions, true),
        map('map', t.map, 'face'),
        number('moisture', t.moisture, '%', 100),
        scale('sensitivity', t.sensitivity, 5, t.calm, t.reactive),
        text('home', t.home),
      ]
    }
    case 'lashesBrows': {
      const t = words.lashesBrows
      return [
        choice('method', t.method, t.methodOptions),
        formula('formula', t.formula),
        text('curl', t.curl),
        number('length', t.length, 'mm', 20, 1),
        number('thickness', t.thickness, 'mm', 1, 2),
        text('glue', t.glue),
        scale('reaction', t.reaction, 5, t.none, t.strong),
      ]
    }
    case 'nails': {
      const t = words.nails
      return [
        choice('method', t.method, t.methodOptions),
        choice('shape', t.shape, t.shapeOptions),
        text('colour', t.colour),
        text('base', t.glue),
        map('map', t.map, 'hands'),
        number('lifting', t.lifting, '', 10),
      ]
    }
    case 'feet': {
      const t = words.feet
      return [
        choice('skin', t.skin, t.skinOptions, true),
        choice('nails', t.nails, t.nailsOptions, true),
        map('map', t.map, 'feet'),
        choice('done', t.done, t.doneOptions, true),
        scale('pain', t.pain, 10, t.none, t.strong),
        text('shoes', t.shoes),
      ]
    }
    case 'massage': {
      const t = words.massage
      return [
        text('reason', t.reason),
        map('back', t.back, 'body-back'),
        map('front', t.front, 'body-front'),
        scale('painBefore', t.painBefore, 10, t.none, t.strong),
        scale('painAfter', t.painAfter, 10, t.none, t.strong),
        choice('pressure', t.pressure, t.pressureOptions),
        text('home', t.home),
      ]
    }
    case 'waxing': {
      const t = words.waxing
      return [
        choice('areas', t.areas, t.areasOptions, true),
        choice('method', t.method, t.methodOptions),
        number('length', t.length, 'mm', 30),
        scale('redness', t.redness, 5, t.none, t.strong),
        map('front', t.front, 'body-front'),
      ]
    }
  }
}
