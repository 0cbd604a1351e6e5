import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  businessIdCheckDigit,
  isBusinessId,
  normaliseBusinessId,
  ovtIdentifier,
  vatNumber,
} from '../../../shared/finland/business-id.ts'
import vectors from '../../vectors/finland.json'

describe('business ids', () => {
  test.each([...vectors.ytunnus, { in: '1234567-8', valid: false }])('$in: $valid', (vector) => {
    expect(isBusinessId(vector.in)).toBe(vector.valid)
  })
  test('without its dash an id is not in written form, but is read when typed', () => {
    expect(isBusinessId('13167475')).toBe(false)
    expect(normaliseBusinessId('13167475')).toBe('1316747-5')
  })
  test.each(vectors.ytunnus_rem1_unassignable)('%s is never issued', (body) => {
    expect(businessIdCheckDigit(body)).toBeNull()
    for (let check = 0; check <= 9; check += 1) expect(isBusinessId(`${body}-${check}`)).toBe(false)
  })
  test.each(vectors.ytunnus_check0)('%s has check digit 0', (id) => {
    expect(isBusinessId(id)).toBe(true)
  })
  test.each(['1234567-1', '12345671', 'FI12345671', ' fi 1234567 1 '])('%j is 1234567-1', (text) => {
    expect(normaliseBusinessId(text)).toBe('1234567-1')
    expect(vatNumber(text)).toBe('FI12345671')
    expect(ovtIdentifier(text)).toBe('003712345671')
  })
  test('an old six-digit id gets its zero', () => {
    expect(normaliseBusinessId('112038-9')).toBe('0112038-9')
    expect(vatNumber('112038-9')).toBe('FI01120389')
  })
  test.each(['', '0000000-0', '000000-0', '1234567', '1234567-', '12345678-1', 'SE1234567-1', '123456-78', 'äää'])(
    '%j is refused',
    (text) => {
      expect([normaliseBusinessId(text), vatNumber(text), ovtIdentifier(text)]).toEqual([null, null, null])
      expect(isBusinessId(text)).toBe(false)
    },
  )
  test('a body has at most one check digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{7}$/), (body) => {
        const fitting = '0123456789'.split('').filter((digit) => isBusinessId(`${body}-${digit}`))
        const check = businessIdCheckDigit(body)
        expect(fitting).toEqual(check === null || body === '0000000' ? [] : [check])
      }),
    )
    expect(businessIdCheckDigit('123456')).toBeNull()
  })
})
