// Rounding of a cash payment to five cents. Pure.
// Source: laki euron yhteydessä käytettävästä pyöristämisestä 890/2000 (as changed by 496/2002).
import { type Cents, isCents } from '../money.ts'

/**
 * What is paid in cash for a sum in cents: 1 and 2 down and 3 and 4 up within each five. Exactly one or two cents are not
 * rounded. A refund mirrors a payment (our rule; the act is silent). Round only the part paid in cash, after cards and gift
 * cards; tax is computed before, and the difference is a row of its own.
 * @throws RangeError when the sum is not whole cents
 */
export function cashRound(cents: Cents): Cents {
  if (!isCents(cents)) throw new RangeError('a sum must be whole cents')
  const absolute = Math.abs(cents)
  if (absolute <= 2) return cents
  const rest = absolute % 5
  const rounded = rest < 3 ? absolute - rest : absolute + 5 - rest
  return cents < 0 ? -rounded : rounded
}
