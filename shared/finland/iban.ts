// Bank account numbers. Pure; text in, text out.
// Source: ISO 13616 (lengths from the IBAN registry) and the Finnish banks' account number rules.

// Length of the whole IBAN in the countries of the Single Euro Payments Area. A length table is needed: a truncated number can
// pass the remainder check.
const SEPA_LENGTHS: Record<string, number> = {
  AD: 24,
  AL: 28,
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GI: 23,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  RS: 22,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  VA: 22,
}

/** Without spaces and in capitals; the shape is not checked. */
export function normaliseIban(text: string): string {
  return text.replace(/\s+/g, '').toUpperCase()
}

/** True for an IBAN of a SEPA country with its country's length and right check digits; spaces and small letters allowed. */
export function isIban(text: string): boolean {
  const iban = normaliseIban(text)
  if (!/^[A-Z]{2}(?:0[2-9]|[1-8]\d|9[0-8])[0-9A-Z]+$/.test(iban)) return false
  if (SEPA_LENGTHS[iban.slice(0, 2)] !== iban.length) return false
  if (iban.startsWith('FI') && !/^FI\d{16}$/.test(iban)) return false
  return mod97(iban.slice(4) + iban.slice(0, 4)) === 1
}

/**
 * True for a valid Finnish IBAN whose account number also has its own check digit right (Luhn over the first 13 digits).
 * A wrong one is worth a warning, not a refusal.
 */
export function hasFinnishAccountCheck(text: string): boolean {
  const iban = normaliseIban(text)
  return isIban(iban) && iban.startsWith('FI') && finnishAccountCheckDigit(iban.slice(4, 17)) === iban.slice(17)
}

/** In groups of four: `FI21 1234 5600 0007 85`. @returns null when it is not an IBAN */
export function formatIban(text: string): string | null {
  const iban = normaliseIban(text)
  return isIban(iban) ? iban.replace(/.{4}(?=.)/g, '$& ') : null
}

/** The last digit of a Finnish account number from its first 13, or null when they are not 13 digits. */
export function finnishAccountCheckDigit(first13: string): string | null {
  if (!/^\d{13}$/.test(first13)) return null
  const sum = [...first13].reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (product > 9 ? product - 9 : product)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}

/** The two check digits of an IBAN from its country and account part, or null when they are not capitals and digits. */
export function ibanCheckDigits(country: string, account: string): string | null {
  const remainder = mod97(`${account}${country}00`)
  return remainder === null ? null : String(98 - remainder).padStart(2, '0')
}

/**
 * The remainder by 97 of digits and capitals, where A is 10 and Z is 35 (ISO 7064), taken piece by piece so that no number
 * grows beyond what is exact. @returns null when there is any other character, or none
 */
export function mod97(text: string): number | null {
  if (!/^[0-9A-Z]+$/.test(text)) return null
  let remainder = 0
  for (const character of text) {
    const value = Number.parseInt(character, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder
}
