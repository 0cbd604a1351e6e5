// Phone numbers: read as people write them, kept as E.164 ('+358401234567'), shown as Finns read them. Pure.

// Country codes of one and two digits (ITU-T E.164); all others have three.
const SHORT_COUNTRY_CODES = new Set(
  `1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92
   93 94 95 98`.split(/\s+/),
)

/**
 * Reads a number as E.164, or null. Accepts spaces, hyphens, dots, slashes and brackets; `040 123 4567`, `+358 40 …`,
 * `+358 (0)40 …`, `00358 …`. A number with neither a leading 0 nor a country code (`40 123 4567`) is refused.
 * Only the form is checked, not whether anybody answers.
 * @param defaultCountryCode digits of the country a leading 0 means; 358 is Finland
 */
export function parsePhone(text: string, defaultCountryCode = '358'): string | null {
  const compact = text.replace(/[\s\u00a0\u202f./()\-\u2010-\u2015]/g, '')
  const match = /^(?:\+|00)([1-9]\d+)$/.exec(compact)
  if (match) return checked(trunkZeroRemoved(match[1] ?? ''))
  const national = /^0([1-9]\d+)$/.exec(compact)
  return national ? checked(`${defaultCountryCode}${national[1] ?? ''}`) : null
}

/**
 * A stored number for people: Finnish ones nationally (`040 123 4567`, `09 123 4567`), others internationally
 * (`+46 701 234 567`). What is not E.164 is returned as it is, so that an imported note is not lost.
 */
export function formatPhone(phone: string): string {
  const digits = /^\+([1-9]\d{4,14})$/.exec(phone)?.[1]
  if (digits === undefined) return phone
  if (digits.startsWith('358')) {
    const national = `0${digits.slice(3)}`
    const prefix = finnishPrefix(national)
    return `${prefix} ${grouped(national.slice(prefix.length))}`
  }
  const code = [1, 2].map((length) => digits.slice(0, length)).find((part) => SHORT_COUNTRY_CODES.has(part))
  const length = code?.length ?? 3
  return `+${digits.slice(0, length)} ${grouped(digits.slice(length))}`
}

/**
 * The digits to search by: without +358, 00358 or the leading 0, so that `040 123`, `+35840123` and `40123` are the same.
 * Also for a half-typed number. Look for the result anywhere in phoneDigits of the stored number.
 */
export function phoneDigits(text: string): string {
  const compact = text.replace(/[^\d+]/g, '')
  if (/^(?:\+|00)/.test(compact))
    return trunkZeroRemoved(compact.replace(/^(?:\+|00)/, '').replace(/\D/g, '')).replace(/^358/, '')
  return compact.replace(/\D/g, '').replace(/^0/, '')
}

// "+358 040 …" and "+358 (0)40 …": the national 0 is not part of a Finnish international number. (In Italy it is.)
function trunkZeroRemoved(digits: string): string {
  return digits.replace(/^3580/, '358')
}

function checked(digits: string): string | null {
  if (digits.startsWith('358')) return /^358[1-9]\d{4,11}$/.test(digits) ? `+${digits}` : null
  return digits.length >= 7 && digits.length <= 15 ? `+${digits}` : null
}

function finnishPrefix(national: string): string {
  const found =
    /^0(?:400|457|[1236789]00)/.exec(national) ??
    /^0(?:1\d|20|29|30|4\d|50|7[135])/.exec(national) ??
    /^0\d/.exec(national)
  return found?.[0] ?? ''
}

// Threes from the left, but never a last group of one: 4 stays whole, 5 is 2+3, 7 is 3+4, 8 is 4+4.
function grouped(digits: string): string {
  if (digits.length <= 4) return digits
  if (digits.length === 5) return `${digits.slice(0, 2)} ${digits.slice(2)}`
  if (digits.length === 8) return `${digits.slice(0, 4)} ${digits.slice(4)}`
  return `${digits.slice(0, 3)} ${grouped(digits.slice(3))}`
}
