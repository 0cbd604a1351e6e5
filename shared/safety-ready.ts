// The usual contraindications and patch tests, and the ready services that each concerns. A start for the salon's own
// list, which it can change in every way; not medical advice. Runs anywhere.
import type { SafetyKind } from './safety.ts'
import type { ReadyServiceKey } from './services.ts'

interface ReadySafetyRule {
  readonly key: string
  readonly kind: SafetyKind
  readonly services: readonly ReadyServiceKey[]
  /** Patch tests only: hours before, months of validity. The usual advice of colour makers is 48 hours. */
  readonly minHours?: number
  readonly validMonths?: number
}

const colours = ['colourAndCut', 'rootColour'] as const
const faces = ['facial', 'deepFacial'] as const
const nails = ['gelPolish', 'gelNails'] as const
const feet = ['footCare', 'pedicure'] as const
const massages = ['massage30', 'massage60', 'massage90'] as const

const list = [
  { key: 'hairDye', kind: 'allergy', services: [...colours, 'lashTint'] },
  { key: 'fragrance', kind: 'allergy', services: [...faces, ...massages] },
  { key: 'latex', kind: 'allergy', services: [...faces, ...feet, ...nails, 'legWaxing', 'manicure'] },
  { key: 'acrylate', kind: 'allergy', services: nails },
  { key: 'rosin', kind: 'allergy', services: ['legWaxing'] },
  { key: 'bloodThinner', kind: 'medication', services: [...massages, ...feet, 'legWaxing'] },
  { key: 'isotretinoin', kind: 'medication', services: ['deepFacial', 'legWaxing', 'browShape'] },
  { key: 'cortisone', kind: 'medication', services: ['legWaxing', 'deepFacial'] },
  { key: 'pregnancy', kind: 'pregnancy', services: [...massages] },
  { key: 'skinInfection', kind: 'skin', services: [...faces, ...massages, ...feet, 'legWaxing', 'manicure'] },
  { key: 'psoriasis', kind: 'skin', services: [...colours, ...faces, ...massages] },
  { key: 'diabetes', kind: 'illness', services: feet },
  { key: 'thrombosis', kind: 'illness', services: massages },
  { key: 'cancerCare', kind: 'illness', services: [...massages, ...faces] },
  { key: 'epilepsy', kind: 'illness', services: [] },
  { key: 'pacemaker', kind: 'illness', services: [] },
  { key: 'colourTest', kind: 'patch-test', services: colours, minHours: 48, validMonths: 6 },
  { key: 'lashTest', kind: 'patch-test', services: ['lashTint'], minHours: 48, validMonths: 6 },
] as const satisfies readonly ReadySafetyRule[]

export type ReadySafetyKey = (typeof list)[number]['key']
export const readySafetyRules: readonly (ReadySafetyRule & { readonly key: ReadySafetyKey })[] = list
