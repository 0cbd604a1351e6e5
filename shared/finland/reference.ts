// Payment references: the Finnish national one (viitenumero) and the international RF creditor reference. Pure; all are text.
// Source: the Finnish banks' guides "Viitenumeron ja tarkisteen rakenne" and ISO 11649.
import { mod97 } from './iban.ts'

/**
 * Adds the check digit to a base of 3 to 19 digits: weights 7, 3, 1 from the right, up to the next ten.
 * Leading zeros are dropped, as they are never printed. `123456` → `1234561`.
 * @returns null when the base is not 3 to 19 digits after that
 */
export function referenceNumber(base: string): string | null {
  if (!/^\d+$/.test(base)) return null
  const digits = base.replace(/^0+/, '')
  return digits.length >= 3 && digits.length <= 19 ? digits + checkDigit(digits) : null
}

/** True for a national reference, 4 to 20 digits with a right check digit; spaces are ignored, leading zeros allowed. */
export function isReferenceNumber(text: string): boolean {
  const digits = withoutSpaces(text)
  if (!/^\d{4,20}$/.test(digits) || /^0+$/.test(digits)) return false
  return checkDigit(digits.slice(0, -1)) === digits.slice(-1)
}

/**
 * The RF reference of a national one: `RF`, two check digits, the whole national reference. `1234561` → `RF341234561`.
 * @returns null when the national reference is not valid
 */
export function creditorReference(reference: string): string | null {
  if (!isReferenceNumber(reference)) return null
  const body = withoutSpaces(reference).replace(/^0+/, '')
  const check = 98 - (mod97(`${body}RF00`) ?? 0)
  return `RF${String(check).padStart(2, '0')}${body}`
}

/**
 * True for an RF reference by ISO 11649: any letters and digits, at most 21 after the check digits; spaces are ignored.
 * A foreign one need not contain a Finnish reference: isFinnishCreditorReference tells.
 */
export function isCreditorReference(text: string): boolean {
  const plain = withoutSpaces(text)
  if (!/^RF(?:0[2-9]|[1-8]\d|9[0-8])[0-9A-Z]{1,21}$/.test(plain)) return false
  return mod97(plain.slice(4) + plain.slice(0, 4)) === 1
}

/** True for an RF reference whose body is a valid national reference. */
export function isFinnishCreditorReference(text: string): boolean {
  return isCreditorReference(text) && isReferenceNumber(withoutSpaces(text).slice(4))
}

/**
 * As printed: a national reference in fives from the right without leading zeros (`12 34561`), an RF reference in fours
 * from the left (`RF34 1234 561`). @returns null when it is neither
 */
export function formatReference(text: string): string | null {
  const plain = withoutSpaces(text)
  if (isCreditorReference(plain)) return plain.replace(/.{4}(?=.)/g, '$& ')
  if (!isReferenceNumber(plain)) return null
  return plain.replace(/^0+/, '').replace(/\B(?=(?:\d{5})+$)/g, ' ')
}

function checkDigit(digits: string): string {
  const weights = [7, 3, 1]
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (weights[index % 3] ?? 0), 0)
  return String((10 - (sum % 10)) % 10)
}

function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, '')
}
