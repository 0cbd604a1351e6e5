import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  finnishAccountCheckDigit,
  formatIban,
  hasFinnishAccountCheck,
  ibanCheckDigits,
  isIban,
  mod97,
  normaliseIban,
} from '../../../shared/finland/iban.ts'
import vectors from '../../vectors/finland.json'

const make = (bban13: string) => {
  const account = bban13 + (finnishAccountCheckDigit(bban13) ?? '?')
  return `FI${ibanCheckDigits('FI', account) ?? '??'}${account}`
}

describe('account numbers', () => {
  test.each(vectors.iban)('$in', (vector) => {
    const isFinnish = vector.in.startsWith('FI')
    expect(mod97(vector.in.slice(4) + vector.in.slice(0, 4)) === 1).toBe(vector.mod97)
    expect(vector.in.length === 18).toBe(vector.len18)
    expect(isIban(vector.in)).toBe(vector.mod97 && (vector.len18 || !isFinnish))
    expect(hasFinnishAccountCheck(vector.in)).toBe(isFinnish && vector.len18 && vector.bban_luhn)
  })
  test.each(vectors.iban_make)('$bban13 makes $iban', ({ bban13, iban }) => {
    expect(make(bban13)).toBe(iban)
    expect(isIban(iban)).toBe(true)
  })
  test('spaces and small letters are read, and fours are printed', () => {
    expect(normaliseIban(' fi21 1234 5600 0007 85 ')).toBe('FI2112345600000785')
    expect(formatIban('fi2112345600000785')).toBe('FI21 1234 5600 0007 85')
    expect(formatIban('FI2112345600000786')).toBeNull()
  })
  test('any one wrong digit of a Finnish account is noticed', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{13}$/),
        fc.integer({ min: 2, max: 17 }),
        fc.integer({ min: 1, max: 9 }),
        (bban, at, step) => {
          const iban = make(bban)
          expect(isIban(iban) && hasFinnishAccountCheck(iban)).toBe(true)
          expect(isIban(iban.slice(0, at) + ((Number(iban[at]) + step) % 10) + iban.slice(at + 1))).toBe(false)
        },
      ),
    )
  })
  test.each(['', 'FI', 'FI00', 'XX2112345600000785', 'FI21123456000007851', 'FI21-1234560000078', '2112345600000785'])(
    '%j is not an account number',
    (text) => {
      expect(isIban(text)).toBe(false)
      expect(hasFinnishAccountCheck(text)).toBe(false)
    },
  )
  test('what has no remainder or check digit gives null', () => {
    expect(mod97('')).toBeNull()
    expect(mod97('ä')).toBeNull()
    expect(finnishAccountCheckDigit('123')).toBeNull()
    expect(ibanCheckDigits('FI', '12 3')).toBeNull()
  })
})
