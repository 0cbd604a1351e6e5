// Bar codes: check digits of the trade, codes of one's own.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barcodeKind, gtinCheckDigit, isSameBarcode } from '../../shared/barcode.ts'

describe('a bar code', () => {
  it('of the trade is right with its check digit only', () => {
    // Public examples: GS1 (EAN-13, UPC-A, EAN-8).
    for (const code of ['4006381333931', '5901234123457', '036000291452', '96385074', '73513537']) {
      expect(barcodeKind(code), code).toBe('gtin')
    }
    for (const code of ['4006381333932', '036000291453', '96385075']) expect(barcodeKind(code), code).toBe('wrong')
  })

  it('with one wrong digit, or two neighbours the wrong way round, is found out', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(7, 11, 12),
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 }),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (length, digits, at, by) => {
          const body = digits.slice(0, length).join('')
          const code = `${body}${gtinCheckDigit(body)}`
          expect(barcodeKind(code)).toBe('gtin')
          const place = at % code.length
          const wrong = code.slice(0, place) + ((Number(code[place]) + by) % 10) + code.slice(place + 1)
          expect(barcodeKind(wrong)).toBe('wrong')
        },
      ),
    )
  })

  it('of the salon’s own is any other', () => {
    for (const code of ['', 'HYLLY-3', '12345', '4006381X33931']) expect(barcodeKind(code)).toBe('own')
  })

  it('is the same however the reader writes it', () => {
    expect(isSameBarcode('036000291452', '0036000291452')).toBe(true)
    expect(isSameBarcode('hylly-3', 'HYLLY-3 ')).toBe(true)
    expect(isSameBarcode('', '')).toBe(false)
    expect(isSameBarcode('96385074', '73513537')).toBe(false)
  })
})
