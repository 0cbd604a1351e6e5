// What goods in stock are worth: each product has one running average of what it cost, VAT excluded. Amounts in the
// product's unit (pieces, grams, millilitres), money in whole cents. No cent is made or lost: what goes out takes its share
// of the value, and the last of it takes all that is left. Pure; runs anywhere.
import { roundHalfUp } from './money.ts'

export interface OnHand {
  /** Units. */
  readonly balance: number
  /** What they cost, cents. */
  readonly balanceCents: number
}

export const nothingOnHand: OnHand = { balance: 0, balanceCents: 0 }

/** What `amount` units going out take of the value, cents; never more than there is. */
export function outValue(onHand: OnHand, amount: number): number {
  if (amount >= onHand.balance) return onHand.balanceCents
  return roundHalfUp(onHand.balanceCents * amount, onHand.balance)
}

/**
 * What `amount` units are worth that turned up without a purchase: as much as those on hand, or as the last known ones
 * when there are none.
 */
export function foundValue(onHand: OnHand, amount: number, lastKnown: OnHand): number {
  const like = onHand.balance > 0 ? onHand : lastKnown
  return like.balance > 0 ? roundHalfUp(like.balanceCents * amount, like.balance) : 0
}

/** What one package cost on average, cents; null when nothing is known. */
export function packageCost(onHand: OnHand, packageSize: number): number | null {
  return onHand.balance > 0 ? roundHalfUp(onHand.balanceCents * packageSize, onHand.balance) : null
}

/** Sales price without VAT less cost, as a share of that price in basis points; null for a price of nothing. */
export function marginBp(netPriceCents: number, costCents: number): number | null {
  return netPriceCents <= 0 ? null : roundHalfUp((netPriceCents - costCents) * 10_000, netPriceCents)
}

/**
 * An amount as it is written in a record: "15 g", "30ml", "2 kpl", "1,5". Null when it is not one whole amount of that unit.
 * A bare number is in the product's unit.
 */
export function writtenAmount(text: string, unit: 'pcs' | 'g' | 'ml'): number | null {
  const match = /^(\d{1,6})(?:[.,](\d{1,2}))?\s*(\p{L}*)\.?$/u.exec(text.trim().toLowerCase())
  if (!match) return null
  const [, whole = '', part = '', word = ''] = match
  const factor = word === '' ? 1 : (factors[unit][word] ?? null)
  if (factor === null) return null
  const amount = (Number(whole) * 100 + Number(part.padEnd(2, '0'))) * factor
  return amount > 0 && amount % 100 === 0 ? amount / 100 : null
}

const factors: Readonly<Record<'pcs' | 'g' | 'ml', Readonly<Record<string, number>>>> = {
  pcs: { kpl: 1, st: 1, pcs: 1, pc: 1 },
  g: { g: 1, gr: 1, kg: 1000 },
  ml: { ml: 1, cl: 10, dl: 100, l: 1000 },
}
