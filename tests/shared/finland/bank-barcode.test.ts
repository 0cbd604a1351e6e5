import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bankBarcode, barcodeSymbols } from '../../../shared/finland/bank-barcode.ts'
import { referenceNumber } from '../../../shared/finland/reference.ts'
import vectors from '../../vectors/finland.json'

const input = { iban: 'FI2112345600000785', cents: 6500, reference: '202600017', dueDate: '2026-12-06' }

describe('the bank barcode', () => {
  test.each(vectors.barcode)('$iban $cents $ref', (vector) => {
    const code = bankBarcode({ iban: vector.iban, cents: vector.cents, reference: vector.ref, dueDate: vector.due })
    expect(code).toBe(vector.barcode)
    expect(code).toHaveLength(vector.len)
    const symbols = barcodeSymbols(vector.barcode) ?? []
    expect(symbols).toHaveLength(30)
    expect([symbols[0], symbols.at(-2), symbols.at(-1)]).toEqual([105, vector.code128_check, 106])
  })
  test('every sum up to 999 999,99 stands in its place, to the cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.stringMatching(/^[1-9]\d{2,18}$/), (cents, base) => {
        const reference = referenceNumber(base) ?? ''
        const code = bankBarcode({ ...input, cents, reference }) ?? ''
        expect(code).toMatch(/^\d{54}$/)
        expect(Number(code.slice(17, 25))).toBe(cents)
        expect(code.slice(28, 48)).toBe(reference.padStart(20, '0'))
      }),
    )
  })
  test('a sum that does not fit is left for the payer', () => {
    expect(bankBarcode({ ...input, cents: 99_999_999 })?.slice(17, 25)).toBe('99999999')
    expect(bankBarcode({ ...input, cents: 100_000_000 })?.slice(17, 25)).toBe('00000000')
  })
  test.each([
    { iban: 'EE382200221020145685' },
    { iban: 'FI2112345600000786' },
    { cents: -1 },
    { cents: 0.5 },
    { cents: Number.NaN },
    { reference: '1234560' },
    { reference: 'RF97C2H5OH' },
    { reference: '' },
    { dueDate: '2026-02-30' },
  ])('there is none for %j', (wrong) => {
    expect(bankBarcode({ ...input, ...wrong })).toBeNull()
  })
  test('symbols are drawn of pairs of digits only', () => {
    expect(barcodeSymbols('123')).toBeNull()
    expect(barcodeSymbols('')).toBeNull()
    expect(barcodeSymbols('12a4')).toBeNull()
  })
})
