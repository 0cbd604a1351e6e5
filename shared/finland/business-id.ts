// Finnish business ids (Y-tunnus) and the numbers made of them. Pure; text in, text out.
// Source: yritys- ja yhteisötietolaki 244/2001 9 §; check digit as published by the Tax Administration.

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2]

/**
 * The id as `1234567-1`. Accepts `12345671`, the VAT number `FI12345671`, spaces, and the old six digits before the dash.
 * @returns null when the check digit is wrong, the body can have none, or the shape is another
 */
export function normaliseBusinessId(text: string): string | null {
  const plain = text.replace(/\s+/g, '').toUpperCase()
  const match = /^(\d{6,7})-(\d)$/.exec(plain) ?? /^(?:FI)?(\d{7})(\d)$/.exec(plain)
  if (!match) return null
  const body = (match[1] ?? '').padStart(7, '0')
  if (/^0+$/.test(body)) return null
  return businessIdCheckDigit(body) === match[2] ? `${body}-${match[2]}` : null
}

/**
 * True for a valid id in its written form, with the dash (an old one with six digits before it too). Typed text that may lack
 * the dash goes through normaliseBusinessId first.
 */
export function isBusinessId(text: string): boolean {
  return text.includes('-') && !/\s/.test(text) && normaliseBusinessId(text) !== null
}

/** The VAT number, `FI12345671`, or null when the id is not valid. The seller must also be registered to print it. */
export function vatNumber(businessId: string): string | null {
  const id = normaliseBusinessId(businessId)
  return id === null ? null : `FI${id.replace('-', '')}`
}

/** The electronic invoicing address (OVT), `003712345671`, or null when the id is not valid. */
export function ovtIdentifier(businessId: string): string | null {
  const id = normaliseBusinessId(businessId)
  return id === null ? null : `0037${id.replace('-', '')}`
}

/**
 * The check digit of seven digits: weights 7, 9, 10, 5, 8, 4, 2, remainder by 11; 0 gives 0, others 11 less the remainder.
 * @returns null for a body with remainder 1, which is never issued, and for anything but seven digits
 */
export function businessIdCheckDigit(body: string): string | null {
  if (!/^\d{7}$/.test(body)) return null
  const remainder = WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(body[index]), 0) % 11
  if (remainder === 1) return null
  return remainder === 0 ? '0' : String(11 - remainder)
}
