// Money as integer cents: the arithmetic and the reading of typed sums. Pure; runs in every process.
// Sums become text in format.ts.

/** An amount of euros in whole cents, possibly negative. Always a safe integer, never NaN and never -0. */
export type Cents = number

/** The largest sum, either way, that a person may type: 999 999 999,99 €. */
export const MAX_TYPED_CENTS: Cents = 99_999_999_999

/** Why a typed sum was refused. `decimals` = more than two, `range` = beyond MAX_TYPED_CENTS. */
export type MoneyRefusal = 'empty' | 'format' | 'decimals' | 'range'

export type ParsedMoney = { ok: true; cents: Cents } | { ok: false; reason: MoneyRefusal }

/** True for a number that may be used as cents. */
export function isCents(value: unknown): value is Cents {
  return typeof value === 'number' && Number.isSafeInteger(value) && !Object.is(value, -0)
}

/**
 * Adds two sums.
 * @throws RangeError when either is not whole cents or the sum leaves the safe integers.
 */
export function addCents(a: Cents, b: Cents): Cents {
  return safe(safe(a) + safe(b))
}

/** Adds any number of sums; none gives 0. @throws RangeError as addCents. */
export function sumCents(amounts: Iterable<Cents>): Cents {
  let total = 0
  for (const amount of amounts) total = addCents(total, amount)
  return total
}

/**
 * `numerator / denominator` rounded to a whole number, halves away from zero. The rounding is done on the absolute value
 * and the sign put back, because Math.round sends -0.5 to 0 and would make a credit note differ from its invoice.
 * Exact: no fraction is ever formed. Use bigint when the product would pass 2^53.
 * @throws RangeError when the numerator is not an integer, the denominator is not a positive integer, or the result is
 * beyond the safe integers.
 */
export function roundHalfUp(numerator: number | bigint, denominator: number | bigint): number {
  if (typeof numerator === 'bigint' || typeof denominator === 'bigint') {
    return roundBig(toBigInt(numerator), toBigInt(denominator))
  }
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator <= 0) {
    throw new RangeError('roundHalfUp needs an integer over a positive integer')
  }
  const absolute = Math.abs(numerator)
  const rest = absolute % denominator
  const whole = (absolute - rest) / denominator
  // "rest >= denominator - rest" is "2 * rest >= denominator" without leaving the safe integers.
  const rounded = rest >= denominator - rest ? whole + 1 : whole
  return numerator < 0 && rounded !== 0 ? -rounded : rounded
}

/**
 * Reads a sum as a person types it: `12`, `12,5`, `12.50`, `1 234,50`, `−45,00 €`. Decimal comma or dot, groups of three
 * parted by a space, U+00A0 or U+202F, minus as `-` or U+2212, an optional `€` before or after.
 * Refuses what could be read in two ways: `1.234` and `1,234` (thousand or decimals?), `1.234,50`, `12 34`, and empty text.
 */
export function parseMoney(text: string): ParsedMoney {
  const plain = text.replace(/[\u00a0\u202f]/g, ' ').trim()
  if (plain === '') return { ok: false, reason: 'empty' }
  const match = /^(?:€ ?)?([-\u2212])? ?(?:€ ?)?(\d+|\d{1,3}(?: \d{3})+)(?:[.,](\d+))?(?: ?€)?$/.exec(plain)
  if (!match || plain.indexOf('€') !== plain.lastIndexOf('€')) return { ok: false, reason: 'format' }
  const [, sign, wholePart = '', decimals = ''] = match
  if (decimals.length > 2) return { ok: false, reason: 'decimals' }
  const digits = wholePart.replaceAll(' ', '').replace(/^0+(?=\d)/, '')
  if (digits.length > 9) return { ok: false, reason: 'range' }
  const cents = Number(digits) * 100 + Number(decimals.padEnd(2, '0'))
  return { ok: true, cents: sign && cents !== 0 ? -cents : cents }
}

function safe(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError('a sum must be whole cents within the safe integers')
  return value === 0 ? 0 : value
}

function toBigInt(value: number | bigint): bigint {
  if (typeof value === 'bigint') return value
  if (!Number.isSafeInteger(value)) throw new RangeError('roundHalfUp needs integers')
  return BigInt(value)
}

function roundBig(numerator: bigint, denominator: bigint): number {
  if (denominator <= 0n) throw new RangeError('roundHalfUp needs a positive denominator')
  const absolute = numerator < 0n ? -numerator : numerator
  const rounded = (2n * absolute + denominator) / (2n * denominator)
  if (rounded > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError('the rounded value is too large')
  const value = Number(rounded)
  return numerator < 0n && value !== 0 ? -value : value
}
