import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  creditorReference,
  formatReference,
  isCreditorReference,
  isFinnishCreditorReference,
  isReferenceNumber,
  referenceNumber,
} from '../../../shared/finland/reference.ts'
import vectors from '../../vectors/finland.json'

describe('national and RF references', () => {
  test.each(vectors.viitenumero)('base $base', (vector) => {
    expect(referenceNumber(vector.base)).toBe(vector.ref)
    expect(vector.ref.endsWith(String(vector.check))).toBe(true)
    expect(isReferenceNumber(vector.ref)).toBe(vector.valid)
    expect(formatReference(vector.ref)).toBe(vector.printed)
    expect(creditorReference(vector.ref)).toBe(vector.rf)
    expect(formatReference(vector.rf)).toBe(vector.rf_printed)
    expect(isFinnishCreditorReference(vector.rf_printed)).toBe(true)
  })
  test.each([...vectors.viitenumero_validate, { in: '12345A1', valid: false }, { in: '0000', valid: false }])(
    'national $in: $valid',
    (vector) => {
      expect(isReferenceNumber(vector.in)).toBe(vector.valid)
      if (!vector.valid) expect(creditorReference(vector.in)).toBeNull()
    },
  )
  test.each([...vectors.rf_validate, { in: 'RF351234561', valid: false }, { in: 'RF6169875672 0839', valid: true }])(
    'RF $in: $valid',
    (vector) => {
      expect(isCreditorReference(vector.in)).toBe(vector.valid)
    },
  )
  test('an RF reference need not be a Finnish one', () => {
    expect(isFinnishCreditorReference('RF97123456')).toBe(false)
    expect(isFinnishCreditorReference('RF97C2H5OH')).toBe(false)
  })
  test('any one wrong digit is noticed, in both forms', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[1-9]\d{2,18}$/),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (base, place, step) => {
          const reference = referenceNumber(base) ?? ''
          expect(isReferenceNumber(reference)).toBe(true)
          const rf = creditorReference(reference) ?? ''
          expect(isFinnishCreditorReference(rf)).toBe(true)
          const spoil = (text: string, from: number) => {
            const at = from + (place % (text.length - from))
            return text.slice(0, at) + ((Number(text[at]) + step) % 10) + text.slice(at + 1)
          }
          expect(isReferenceNumber(spoil(reference, 0))).toBe(false)
          expect(isCreditorReference(spoil(rf, 2))).toBe(false)
          expect((formatReference(reference) ?? '').replaceAll(' ', '')).toBe(reference)
        },
      ),
    )
  })
  test.each(['12', '', 'abc', '00012', '1'.repeat(20), '12 345'])('no reference is made of base %j', (base) => {
    expect(referenceNumber(base)).toBeNull()
  })
  test('what is no reference has no printed form', () => {
    expect(formatReference('1234560')).toBeNull()
    expect(formatReference('RF001234561')).toBeNull()
    expect(formatReference('')).toBeNull()
  })
})
