import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type EpcInput, epcPayload } from '../../../shared/finland/epc-qr.ts'
import vectors from '../../vectors/finland.json'

const base: EpcInput = {
  version: '002',
  bic: null,
  name: 'Salonki Aurinko',
  iban: 'FI21 1234 5600 0007 85',
  cents: 6500,
  reference: 'RF85 2026 0001 7',
  text: null,
  dueDay: '2026-12-06',
}
const cases: Record<string, EpcInput> = {
  'RF ref+due': base,
  'national ref+due+BIC v001 (Finnish bank style)': {
    ...base,
    version: '001',
    bic: 'NDEAFIHH',
    reference: '202600017',
  },
  'text only': {
    ...base,
    name: 'Kauneushoitola Ääkköset Öy',
    cents: 5,
    reference: null,
    text: 'Lasku 2026-1',
    dueDay: null,
  },
}

describe('the payment QR code', () => {
  test.each(vectors.epc)('$case', (vector) => {
    const input = cases[vector.case]
    expect(input && epcPayload(input)).toBe(vector.payload)
    expect(Buffer.byteLength(vector.payload)).toBe(vector.bytes_utf8)
  })
  test('any name and text give a payload within the limits, one thing to a line', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 200 })
    fc.assert(
      fc.property(anyText, anyText, fc.integer({ min: 1, max: 99_999_999_999 }), (name, text, cents) => {
        const payload = epcPayload({ ...base, name, reference: null, text, cents })
        if (payload === null) return
        const lines = payload.split('\n')
        expect(lines).toHaveLength(12)
        expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(331)
        expect(lines[5]).not.toBe('')
        expect(Math.round(Number(lines[7]?.slice(3)) * 100)).toBe(cents)
      }),
    )
  })
  test('a long name is cut, and lines cannot be smuggled in', () => {
    expect(epcPayload({ ...base, name: 'Ä'.repeat(4000) })?.split('\n')[5]).toBe('Ä'.repeat(70))
    expect(epcPayload({ ...base, name: 'Salonki\nFI00\r\tAurinko' })?.split('\n')[5]).toBe('Salonki FI00 Aurinko')
  })
  test.each([
    { name: ' ' },
    { iban: 'FI2112345600000786' },
    { version: '001' as const },
    { bic: 'NDEA' },
    { cents: 0 },
    { cents: -5 },
    { cents: Number.NaN },
    { cents: 100_000_000_000 },
    { reference: '202600018' },
    { text: 'Lasku' },
    { dueDay: '2026-13-01' },
    { reference: null, text: '💅'.repeat(80) },
  ])('there is none for %j', (wrong) => {
    expect(epcPayload({ ...base, ...wrong })).toBeNull()
  })
})
