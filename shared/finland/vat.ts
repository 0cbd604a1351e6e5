// Value added tax: rates by date, tax out of and onto a sum, discounts spread over lines. Pure.
// Money is integer cents, rates are basis points (2550 = 25,5 %). A sum is split once per rate and document, never per line.
import { type Day, isDay } from '../day.ts'
import { type Cents, isCents, roundHalfUp, sumCents } from '../money.ts'

/** `STD` standard, `RED1`/`RED2` reduced, `ZERO` zero-rated, `EXEMPT` health care, `NOTREG` seller not registered. */
export type VatCode = 'STD' | 'RED1' | 'RED2' | 'ZERO' | 'EXEMPT' | 'NOTREG'

/** One dated rate. `validTo` is the last day it holds, null while it holds on. */
export type VatRate = { code: string; validFrom: Day; validTo: Day | null; rateBp: number }

/** A sum split by one rate; net + vat = gross. */
export type VatSplit = { grossCents: Cents; netCents: Cents; vatCents: Cents }

/**
 * First rows of the rate table; after that rates are the salon's data, which the owner can add to.
 * Source: arvonlisäverolaki 84, 85 and 85 a § with the changes of 1.9.2024 (HE 30/2024), 1.1.2025 (HE 141/2024) and
 * 1.1.2026 (HE 93/2025). EXEMPT is 34–35 §, NOTREG 3 §: no tax is charged, so the rate is 0.
 */
export const DEFAULT_VAT_RATES: readonly VatRate[] = [
  { code: 'STD', validFrom: '2013-01-01', validTo: '2024-08-31', rateBp: 2400 },
  { code: 'STD', validFrom: '2024-09-01', validTo: null, rateBp: 2550 },
  { code: 'RED1', validFrom: '2013-01-01', validTo: '2025-12-31', rateBp: 1400 },
  { code: 'RED1', validFrom: '2026-01-01', validTo: null, rateBp: 1350 },
  { code: 'RED2', validFrom: '2013-01-01', validTo: null, rateBp: 1000 },
  { code: 'ZERO', validFrom: '2013-01-01', validTo: null, rateBp: 0 },
  { code: 'EXEMPT', validFrom: '2013-01-01', validTo: null, rateBp: 0 },
  { code: 'NOTREG', validFrom: '2013-01-01', validTo: null, rateBp: 0 },
]

/**
 * The tax inside a tax-inclusive sum: gross × rate / (10000 + rate), half up on the absolute value, so a credit mirrors its
 * sale to the cent. No statute gives the rounding; this method is ours and is the same everywhere.
 * @throws RangeError when gross is not whole cents or the rate is not a whole number 0 to 10000
 */
export function vatFromGross(grossCents: Cents, rateBp: number): VatSplit {
  check(grossCents, rateBp)
  const vatCents = roundHalfUp(BigInt(grossCents) * BigInt(rateBp), BigInt(10_000 + rateBp))
  return { grossCents, vatCents, netCents: grossCents - vatCents }
}

/** The tax on top of a net sum: net × rate, half up on the absolute value. @throws RangeError as vatFromGross. */
export function vatFromNet(netCents: Cents, rateBp: number): VatSplit {
  check(netCents, rateBp)
  const vatCents = roundHalfUp(BigInt(netCents) * BigInt(rateBp), 10_000n)
  return { grossCents: sumCents([netCents, vatCents]), vatCents, netCents }
}

/**
 * The rate in basis points of a code on a day: the day the service was done or the goods handed over, or a prepayment was
 * received (arvonlisäverolaki 15 §). Of overlapping rows the one that began last decides.
 * @returns null when no row covers the day: the sale must not guess
 */
export function vatRateOn(code: string, day: Day, rates: readonly VatRate[]): number | null {
  if (!isDay(day)) return null
  let found: VatRate | null = null
  for (const rate of rates) {
    if (rate.code !== code || rate.validFrom > day || (rate.validTo !== null && rate.validTo < day)) continue
    if (found === null || rate.validFrom > found.validFrom) found = rate
  }
  return found?.rateBp ?? null
}

/**
 * A document's tax: its lines summed by rate, each sum split once; highest rate first. The document's tax is the sum of
 * these groups. @throws RangeError as vatFromGross
 */
export function vatBreakdown(
  lines: readonly { grossCents: Cents; rateBp: number }[],
): (VatSplit & { rateBp: number })[] {
  const grossByRate = new Map<number, Cents>()
  for (const line of lines) {
    grossByRate.set(line.rateBp, sumCents([grossByRate.get(line.rateBp) ?? 0, line.grossCents]))
  }
  return [...grossByRate]
    .sort(([a], [b]) => b - a)
    .map(([rateBp, grossCents]) => ({ rateBp, ...vatFromGross(grossCents, rateBp) }))
}

/**
 * Spreads a whole-document discount over its lines in proportion to their sums, by largest remainder; of equal remainders
 * the earlier line gets the cent. The parts add up to the discount and none is larger than its line.
 * @param lineCents the lines' gross sums, none negative
 * @returns null when a sum is not whole cents or negative, or the discount is larger than the lines together
 */
export function allocateDiscount(discountCents: Cents, lineCents: readonly Cents[]): Cents[] | null {
  if (![discountCents, ...lineCents].every((cents) => isCents(cents) && cents >= 0)) return null
  const total = lineCents.reduce((sum, cents) => sum + BigInt(cents), 0n)
  const discount = BigInt(discountCents)
  if (discount > total) return null
  if (discount === 0n) return lineCents.map(() => 0)
  const parts = lineCents.map((cents, index) => {
    const product = discount * BigInt(cents)
    return { index, cents: Number(product / total), remainder: product % total }
  })
  let missing = discountCents - parts.reduce((sum, part) => sum + part.cents, 0)
  const byRemainder = [...parts].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  )
  for (const part of byRemainder) {
    if (missing === 0) break
    part.cents += 1
    missing -= 1
  }
  return parts.map((part) => part.cents)
}

function check(cents: Cents, rateBp: number): void {
  if (!isCents(cents)) throw new RangeError('a sum must be whole cents')
  if (!Number.isInteger(rateBp) || rateBp < 0 || rateBp > 10_000)
    throw new RangeError('a rate must be 0 to 10000 basis points')
}
