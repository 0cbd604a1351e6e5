// Bar codes of products: EAN-13, EAN-8, UPC-A and GTIN-14 end with a check digit (GS1 General Specifications 7.9); the
// salon's own codes are anything else. Pure; text in, text out.

const gtinLengths = [8, 12, 13, 14]

/**
 * The check digit that belongs after the digits: from the right, weights 3, 1, 3, 1…; the sum up to the next ten.
 * @returns null for anything but digits
 */
export function gtinCheckDigit(body: string): string | null {
  if (!/^\d+$/.test(body)) return null
  const sum = [...body].reduceRight((total, digit, index) => {
    const weight = (body.length - index) % 2 === 1 ? 3 : 1
    return total + weight * Number(digit)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}

/**
 * - `gtin`: a code of the trade whose check digit is right
 * - `own`: a code of the salon's own: other signs or another length
 * - `wrong`: it has the length of a trade code, but was read or typed wrongly
 */
export function barcodeKind(text: string): 'gtin' | 'own' | 'wrong' {
  if (!/^\d+$/.test(text) || !gtinLengths.includes(text.length)) return 'own'
  return gtinCheckDigit(text.slice(0, -1)) === text.at(-1) ? 'gtin' : 'wrong'
}

/** As codes are compared: a UPC-A of twelve digits is the same code as an EAN-13 that begins with a zero. */
export function plainBarcode(text: string): string {
  const plain = text.trim().toUpperCase()
  return barcodeKind(plain) === 'gtin' ? plain.replace(/^0+(?=\d{12,})/, '').padStart(13, '0') : plain
}

/** True when both are the same code, however it was read. An empty one is nobody's. */
export function isSameBarcode(one: string, other: string): boolean {
  return one !== '' && other !== '' && plainBarcode(one) === plainBarcode(other)
}
